"""The cut-off: its many wordings, its readings, and the document's evidence for each."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from estimative.text.phrases import cutoff, dates


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Cut-off: 9 July 2022", "2022-07-09"),
        ("Intelligence cut-off date: 9 July 2022", "2022-07-09"),
        ("Information available as of 22 January 2024 was used.", "2024-01-22"),
        ("(ICOD: 12 MAR 24)", "2024-03-12"),
        ("This rests on information available to us up to 3 May 2022.", "2022-05-03"),
        ("Cut-off for information: 1 June 2023", "2023-06-01"),
        ("Reporting cut off is 2022-07-09", "2022-07-09"),
        ("Intelligence current as at 4 June 2024", "2024-06-04"),
        ("Date of information: 14 May 2021", "2021-05-14"),
        ("Information date: 14 May 2021", "2021-05-14"),
        ("Information as of 3 March 2023", "2023-03-03"),
        ("Data cut-off: 3 March 2023", "2023-03-03"),
        ("As of: 3 March 2023", "2023-03-03"),
        ("AS OF: 3 MAR 2023", "2023-03-03"),
        ("ICOD 3 March 2023", "2023-03-03"),
        ("Cut-off date for information: 3 March 2023", "2023-03-03"),
    ],
)
def test_wordings(text: str, value: str) -> None:
    found = cutoff.find(f"Some text.\n{text}\nMore text.")
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    [
        "As of 3 May 2022, 40 had died.",
        "They cut off the road on 3 May 2022.",
        "as of 22 January",
        "The cutting-off of aid",
        "JOINT PAPER (09) 17",
        "The date of information leaks is 3 May 2022.",
        "Losses as of: see annex",
    ],
)
def test_what_is_no_cut_off(text: str) -> None:
    assert cutoff.find(text) is None


def test_a_cut_off_without_year_or_without_date() -> None:
    found = cutoff.find("Information as of 22 January was used.")
    assert found is not None
    assert found.date is not None
    assert (found.date.year, found.value) == (None, "")
    bare = cutoff.find("Intelligence cut-off: see cover")
    assert bare is not None
    assert bare.date is None


def test_a_time_of_day_is_kept() -> None:
    for text in ("Information cut-off: 1200Z 3 May 2024", "Information cut-off: 3 May 2024, 1200Z"):
        found = cutoff.find(text)
        assert found is not None
        assert (found.time, found.value) == ("1200Z", "2024-05-03")


def test_the_seeds_cut_off_is_9_july_by_its_own_dates(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    found = cutoff.find(text)
    assert found is not None
    assert found.date is not None
    options = cutoff.readings(found.date, dates.find(text))
    assert [(item.day, item.order) for item in options] == [
        (date(2022, 7, 9), "day-first"),
        (date(2022, 9, 7), "month-first"),
    ]
    assert [[hint.favours for hint in item.hints] for item in options] == [[True, True], [False, False]]
    assert "5 July 2022" in options[0].hints[1].text
    assert cutoff.decide(options) == date(2022, 7, 9)


def test_nothing_is_decided_without_evidence() -> None:
    found = cutoff.find("Cut-off: 09/07/22")
    assert found is not None
    assert found.date is not None
    options = cutoff.readings(found.date, [])
    assert [item.hints for item in options] == [(), ()]
    assert cutoff.decide(options) is None


def test_mixed_orders_decide_nothing_alone() -> None:
    text = "On July 5, 2021 and on 6 July 2021. Cut-off: 02/03/22"
    found = cutoff.find(text)
    assert found is not None
    assert found.date is not None
    assert cutoff.decide(cutoff.readings(found.date, dates.find(text))) is None


def test_a_month_first_document_favours_the_month_first_reading() -> None:
    text = "On August 30, 2022 it fell. Cut-off: 09/07/22"
    found = cutoff.find(text)
    assert found is not None
    assert found.date is not None
    assert cutoff.decide(cutoff.readings(found.date, dates.find(text))) == date(2022, 9, 7)
