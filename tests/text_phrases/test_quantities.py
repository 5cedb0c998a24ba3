"""Quantities: the sense of the number, what it counts, and what is no quantity."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.text.phrases import quantities


def read(text: str) -> list[tuple[str, float | None, float | None, str]]:
    return [(item.sense, item.low, item.high, item.unit) for item in quantities.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killing 60", ("exact", 60, 60, "killed")),
        ("killing at least two people", ("at least", 2, None, "killed")),
        ("at least 62 killed", ("at least", 62, None, "killed")),
        ("more than 190 people were wounded", ("at least", 190, None, "injured")),
        ("50 people were killed", ("exact", 50, 50, "killed")),
        ("no more than three rockets", ("at most", None, 3, "rockets")),
        ("about 20 million people", ("about", 20e6, 20e6, "people")),
        ("4,000-6,000 fighters", ("range", 4000, 6000, "fighters")),
        ("between 4,000 and 6,000 fighters", ("range", 4000, 6000, "fighters")),
        ("two or three rockets", ("range", 2, 3, "rockets")),
        ("twenty-four attacks", ("exact", 24, 24, "attacks")),
        ("two hundred and more", ("exact", 200, 200, "")),
        ("100+ dead", ("at least", 100, None, "killed")),
        ("152 attacks", ("exact", 152, 152, "attacks")),
        ("US$300-1,000", ("range", 300, 1000, "USD")),
        ("US$300- US$1000", ("range", 300, 1000, "USD")),
        ("£1.5 million", ("exact", 1.5e6, 1.5e6, "GBP")),
        ("55–80 %", ("range", 55, 80, "percent")),
        ("up to 3,000 fighters", ("at most", None, 3000, "fighters")),
    ],
)
def test_sense_bounds_and_unit(text: str, expected: tuple[str, float | None, float | None, str]) -> None:
    found = read(f"It was {text} then.")
    assert found == [expected] or (expected[3] == "" and found == [])


def test_vague_amounts_are_lower_bounds_marked_vague() -> None:
    found = quantities.find("Dozens of civilians were killed and hundreds fled.")
    assert [(item.sense, item.vague, item.high) for item in found] == [("at least", True, None)] * 2
    assert found[0].unit == "killed"


def test_a_rate_keeps_its_period() -> None:
    (found,) = quantities.find("US$300-1,000 a month")
    assert (found.unit, found.per) == ("USD", "month")


@pytest.mark.parametrize(
    "text",
    [
        "on 5 July 2022, in March 2022 and on 09/07/22",
        "1. The first point",
        "Key Judgment 2 and KJ1, No. 5",
        "a bomb exploded at a market",
        "a 25-year-old man on COVID-19",
        "one of the first",
        "at 12:30 in the 5th district",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert read(text) == []


@given(st.text(alphabet="0123456789,.-–$% atleswoundkidr", max_size=60))
@settings(max_examples=200)
def test_any_text_is_read_in_order(text: str) -> None:
    found = quantities.find(text)
    assert all(text[item.start : item.end] == item.text for item in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(item.low is None or item.high is None or item.low <= item.high for item in found)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("No one was killed.", "killed"),
        ("The blast hurt nobody.", "injured"),
        ("It ended without casualties.", "casualties"),
    ],
)
def test_none_is_exactly_nought(text, unit):
    (found,) = quantities.find(text)
    assert (found.sense, found.low, found.high, found.unit) == ("exact", 0, 0, unit)


def test_between_joins_number_words_into_a_range():
    (found,) = quantities.find("Between two and five people were killed.")
    assert (found.sense, found.low, found.high, found.unit) == ("range", 2, 5, "killed")
