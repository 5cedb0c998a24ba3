"""Cells are read strictly, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.collect.adapter import Unreadable
from estimative.collect.values import coordinate, day, number, period, whole
from estimative.model.times import Period


@pytest.mark.parametrize(
    "text",
    [
        "2022-12-30",
        "2022-12-30 00:00:00.000",
        "2022-12-30T00:00:00",
        "12/30/2022 00:00:00",
        "12/30/2022",
        " 2022-12-30 ",
    ],
)
def test_a_day_in_every_spelling_of_the_releases(text: str) -> None:
    assert day(text, "date_start") == date(2022, 12, 30)


@pytest.mark.parametrize(
    "text", ["", "30/12/2022", "2022-12", "2022-13-01", "2022-12-30 14:05:00", "20221230", "1/2/22"]
)
def test_what_is_no_day_is_refused_with_its_column(text: str) -> None:
    with pytest.raises(Unreadable) as caught:
        day(text, "date_start")
    assert caught.value.column == "date_start"


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("12", 12), ("300380.0", 300380)])
def test_whole_numbers_also_as_floats(text: str, value: int) -> None:
    assert whole(text, "best") == value


@pytest.mark.parametrize("text", ["-1", "-1.0", "1.5", "1e3", "1_000", "٣", "=1+1", "9" * 30, " 1", "nan"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        whole(text, "best")


@pytest.mark.parametrize("text", ["90.1", "-90.1", "nan", "inf", "1_0", "abc", "=A1", "٣"])
def test_a_latitude_outside_the_world_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        coordinate(text, "latitude", 90)


def test_a_change_may_be_negative_a_count_may_not() -> None:
    assert number("-75", "value_best", signed=True) == -75
    with pytest.raises(Unreadable):
        number("-75", "value_best")


def test_months_and_years_cover_their_days_and_order_is_checked() -> None:
    assert period("2022-01", "2022-02", ("start", "end")) == Period(date(2022, 1, 1), date(2022, 2, 28))
    with pytest.raises(Unreadable, match="before it starts"):
        period("2022-03-02", "2022-03-01", ("start", "end"))
