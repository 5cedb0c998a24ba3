"""Months, years and spans of the calendar, by the words that texts use for them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from estimative.model.times import Period, month_end

_NAMES = "january february march april may june july august september october november december"
MONTHS = tuple(_NAMES.split())
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}
_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_DAYS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


@lru_cache(maxsize=512)
def month_number(word: str) -> int:
    """1–12 for a month's name or its short form ("Sept."), 0 for anything else."""
    low = word.strip(".").lower()
    if len(low) < 3:
        return 0
    for number, name in enumerate(MONTHS, 1):
        if name == low or (name.startswith(low) and len(low) == 3) or (low == "sept" and number == 9):
            return number
    return 0


def full_year(digits: str) -> int:
    """The year of two or four digits; two digits up to 69 are of this century (POSIX)."""
    year = int(digits.strip("'’"))
    return year if len(digits.strip("'’")) == 4 else year + (2000 if year < 70 else 1900)


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, None where the calendar has none (31 April)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_of(year: int, first: int, last: int) -> Period:
    """Whole months of a year; a month above 12 is of the next year."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Period(date(year, first, 1), month_end(end_year, end_month))


def part_of_year(part: str, year: int) -> Period:
    """Early, mid or late in a year, as thirds."""
    return months_of(year, *_PARTS[part])


def part_of_month(part: str, year: int, month: int) -> Period:
    """Early, mid or late in a month, as thirds: days 1–10, 11–20 and 21 to the end."""
    first, last = _DAYS[part]
    end = month_end(year, month)
    return Period(date(year, month, first), min(end, date(year, month, min(last, end.day))))


def whole_year(year: int) -> Period:
    """1 January to 31 December."""
    return Period(date(year, 1, 1), date(year, 12, 31))


def run_of_months(side: str, many: int, year: int) -> Period | None:
    """The *first* (or *opening*) or *last* (or *final*, *closing*) months of a year, four where `many` is 0."""
    many = many or 4
    if side in ("first", "opening"):
        return months_of(year, 1, many)
    return months_of(year, 13 - many, 12) if side in ("last", "final", "closing") else None


def extreme_of(end: bool, year: int, month: int) -> Period:
    """The first or last day of a year or month: "since the beginning of 2022" counts from 1 January."""
    last = month_end(year, month) if month else date(year, 12, 31)
    day = last if end else date(year, month or 1, 1)
    return Period(day, day)
