"""Dates as written: every form, ambiguity kept, a missing year never guessed."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.model.times import Period
from estimative.text.phrases import dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on the 5th of July 2022", "2022-07-05"),
        ("On 7th May 2022", "2022-05-07"),
        ("5 July 2022", "2022-07-05"),
        ("July 5, 2022", "2022-07-05"),
        ("July 5th 2022", "2022-07-05"),
        ("Sept. 5, 2022", "2022-09-05"),
        ("2022-07-09", "2022-07-09"),
        ("2022-07-09T12:00Z", "2022-07-09"),
        ("2022/07/09", "2022-07-09"),
        ("12 MAR 24", "2024-03-12"),
        ("12-Mar-24", "2024-03-12"),
        ("121830ZMAR24", "2024-03-12"),
        ("31/12/2021", "2021-12-31"),
        ("12/31/21", "2021-12-31"),
        ("July 2022", "2022-07-01/2022-07-31"),
        ("July of 2022", "2022-07-01/2022-07-31"),
        ("late July 2022", "2022-07-21/2022-07-31"),
        ("mid-2022", "2022-05-01/2022-08-31"),
        ("early 2022", "2022-01-01/2022-04-30"),
        ("Q2 2022", "2022-04-01/2022-06-30"),
        ("the second quarter of 2022", "2022-04-01/2022-06-30"),
        ("the second half of 2021", "2021-07-01/2021-12-31"),
        ("H1 2022", "2022-01-01/2022-06-30"),
        ("spring 2022", "2022-03-01/2022-05-31"),
        ("winter 2022", "2022-12-01/2023-02-28"),
        ("in 2022", "2022-01-01/2022-12-31"),
        ("the end of 2023", "2023-12-31"),
        ("since the beginning of 2022", "2022-01-01"),
        ("10–12 July 2022", "2022-07-10/2022-07-12"),
        ("July 10-12, 2022", "2022-07-10/2022-07-12"),
        ("from 19 August to 31 December 2021", "2021-08-19/2021-12-31"),
        ("between December 2021 and March 2022", "2021-12-01/2022-03-31"),
        ("10 December to 5 March 2022", "2021-12-10/2022-03-05"),
        ("2022-07-10 to 2022-07-12", "2022-07-10/2022-07-12"),
    ],
)
def test_forms(text: str, value: str) -> None:
    (found,) = dates.find(text)
    assert found.value == value
    assert text[found.start : found.end] == found.text


def test_an_ambiguous_date_keeps_both_readings_until_an_order_is_given() -> None:
    (found,) = dates.find("cut off 09/07/22")
    assert (found.period, found.ambiguous) == (None, True)
    assert [(str(r.day), r.order) for r in found.readings] == [
        ("2022-07-09", "day-first"),
        ("2022-09-07", "month-first"),
    ]
    assert dates.find("09/07/22", "day-first")[0].value == "2022-07-09"
    assert dates.find("09/07/22", "month-first")[0].value == "2022-09-07"
    assert dates.find("07/07/22")[0].value == "2022-07-07"


@pytest.mark.parametrize(
    ("text", "month", "day"), [("as of 22 January", 1, 22), ("on March 4", 3, 4), ("in May", 5, None)]
)
def test_a_missing_year_stays_missing(text: str, month: int, day: int | None) -> None:
    (found,) = dates.find(text)
    assert (found.year, found.month, found.day, found.period) == (None, month, day, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on, and the march may go on.",
        "May it last. March on!",
        "between 1900 and 2000 fighters",
        "killing 2000 people",
        "version 3.2.10 at 10.0.0.1, open 24/7, ratio 3/4",
        "1,000-2,200 fighters and 4,000 members",
        "KJ1 and 12 rockets",
        "the second half was long",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert dates.find(text) == []


def test_a_day_that_no_calendar_has_is_impossible_and_has_no_period() -> None:
    found = dates.find("on 31 April 2022, 30/30/2022 and 29 February 2023")
    assert [(item.form, item.period) for item in found] == [("impossible", None)] * 3


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("the past six months", "2022-01-10", "2022-07-09"),
        ("the last 12 months", "2021-07-10", "2022-07-09"),
        ("last week", "2022-06-27", "2022-07-03"),
        ("last month", "2022-06-01", "2022-06-30"),
        ("last year", "2021-01-01", "2021-12-31"),
        ("this year", "2022-01-01", "2022-12-31"),
        ("yesterday", "2022-07-08", "2022-07-08"),
        ("over the next 12 months", "2022-07-10", "2023-07-09"),
    ],
)
def test_relative_times_count_from_the_anchor_given(text: str, first: str, last: str) -> None:
    (found,) = dates.find(text)
    assert (found.period, found.anchor) == (None, "cutoff")
    assert dates.resolve(found, date(2022, 7, 9)) == Period(date.fromisoformat(first), date.fromisoformat(last))


def test_vague_times_resolve_to_nothing() -> None:
    found = dates.find("Most recently, and in recent weeks")
    assert [item.vague for item in found] == [True, True]
    assert [dates.resolve(item, date(2022, 7, 9)) for item in found] == [None, None]
    (following,) = dates.find("the next day")
    assert following.anchor == "previous"


def test_the_word_before_is_kept_as_relation() -> None:
    found = dates.find("since January 2022, until 9 July 2022, by the end of 2022 and 5 May 2022")
    assert [item.relation for item in found] == ["since", "until", "by", ""]


def test_the_documents_own_order() -> None:
    assert dates.style_of(dates.find("5 July 2022 and 7th May 2022 and 01/02/22")) == "day-first"
    assert dates.style_of(dates.find("July 5, 2022")) == "month-first"
    assert dates.style_of(dates.find("July 5, 2022 and 5 July 2022")) is None


@given(
    st.dates(date(1990, 1, 1), date(2069, 12, 31)), st.sampled_from(["%-d %B %Y", "%B %-d, %Y", "%Y-%m-%d", "%d %b %Y"])
)
@settings(max_examples=150)
def test_every_day_is_read_back(day: date, form: str) -> None:
    (found,) = dates.find(f"On {day.strftime(form)} it happened.")
    assert found.period == Period(day, day)


@given(st.text(alphabet="0123456789/-. JulyMa,thofe2'", max_size=60))
@settings(max_examples=200)
def test_any_text_is_read_without_overlaps(text: str) -> None:
    found = dates.find(text)
    assert all(text[item.start : item.end] == item.text for item in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(item.period is None or item.period.first <= item.period.last for item in found)
