"""Horizons: lengths from the cut-off, stated dates, and words that name no day."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.text.phrases import horizon

CUTOFF = date(2022, 7, 9)


@pytest.mark.parametrize(
    ("text", "until", "months", "anchor"),
    [
        ("over the next 12 months", "2023-07-09", 12, "cutoff"),
        ("over the next six months", "2023-01-09", 6, "cutoff"),
        ("within 90 days", "2022-10-07", None, "cutoff"),
        ("in the coming year", "2023-07-09", 12, "cutoff"),
        ("in the next two to three years", "2025-07-09", 36, "cutoff"),
        ("over the next 6 to 9 months", "2023-04-09", 9, "cutoff"),
        ("by the end of 2023", "2023-12-31", None, "stated"),
        ("until 9 July 2023", "2023-07-09", None, "stated"),
        ("before 1 June 2023", "2023-05-31", None, "stated"),
        ("in 2023", "2023-12-31", None, "stated"),
        ("through mid-2025", "2025-08-31", None, "stated"),
        ("by the end of the year", "2022-12-31", None, "cutoff"),
        ("later this year", "2022-12-31", None, "cutoff"),
        ("this year", "2022-12-31", None, "cutoff"),
        ("for the rest of the year", "2022-12-31", None, "cutoff"),
        ("next month", "2022-08-31", None, "cutoff"),
        ("beyond 30 June 2023", "2023-06-30", None, "stated"),
        ("by year-end", "2022-12-31", None, "cutoff"),
        ("before winter", None, None, "none"),
        ("in the near term", None, None, "none"),
        ("in the next few months", None, None, "none"),
        ("for the foreseeable future", None, None, "none"),
        ("before long", None, None, "none"),
        ("by March", None, None, "none"),
    ],
)
def test_forms(text: str, until: str | None, months: int | None, anchor: str) -> None:
    sentence = f"It will go on {text}."
    found = horizon.find(sentence, CUTOFF)
    assert found is not None
    assert (found.until, found.months, found.anchor) == (date.fromisoformat(until) if until else None, months, anchor)
    assert sentence[found.start : found.end] == found.text
    assert found.start >= len("It will go on")


@pytest.mark.parametrize(
    "text",
    ["over the past 12 months", "since 2021", "in March 2022", "this year", "attacks increase", "in winter 2021"],
)
def test_what_is_no_horizon(text: str) -> None:
    assert horizon.find(f"It rose {text}.", CUTOFF) is None


def test_without_a_cut_off_a_length_has_months_and_no_dates() -> None:
    found = horizon.find("over the next 12 months")
    assert found is not None
    assert (found.first, found.until, found.months) == (None, None, 12)


def test_a_horizon_starts_the_day_after_the_cut_off() -> None:
    found = horizon.find("It will last over the next 12 months to weaken them.", CUTOFF)
    assert found is not None
    assert found.first == date(2022, 7, 10)


@pytest.mark.parametrize("words", ["in the November vote", "over the March budget", "before its June congress"])
def test_a_month_that_names_an_event_is_no_horizon(words: str) -> None:
    assert horizon.find(f"It will undermine trust {words}.", CUTOFF) is None
    assert horizon.find("It will undermine trust in November 2024.", CUTOFF) is not None
