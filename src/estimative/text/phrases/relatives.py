"""Times relative to the document or to the sentence before: "the past six months", "last week", "the next day"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from estimative.model.times import Period, add_months, month_end
from estimative.text.phrases.letters import SMALL_NUMBERS
from estimative.text.phrases.rawdates import Raw

_UNITS = {
    "day": "days",
    "week": "weeks",
    "month": "months",
    "year": "years",
    "quarter": "quarters",
    "decade": "decades",
}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    forms = {
        "past": r"(?P<way>past|last|previous|recent|next)\s(?:(?P<count>[0-9]{1,3}|[a-z]{2,9})\s)?"
        r"(?P<unit>day|week|month|year|quarter|decade)(?P<many>s?)\b",
        "this": r"this\s(?P<unit>week|month|year|quarter)\b|today|yesterday|tomorrow",
        "vague": r"most\srecently|recently|currently|recent\s(?:days|weeks|months|years)|now\b",
    }
    return re.compile(forms[name], re.IGNORECASE)


def _past(text: str, at: int) -> Raw | None:
    match = _pattern("past").match(text, at)
    if match is None:
        return None
    word, unit = match["count"], match["unit"].lower()
    count = _count(word, bool(match["many"]))
    if count is None and word:
        return None
    way = match["way"].lower()
    if way == "next" and text[max(0, at - 4) : at].lower().endswith("the ") and unit == "day":
        return Raw(start=at, end=match.end(), form="relative", anchor="previous", shift=(1, 1, "days"))
    vague = count is None
    shift = None if vague else _shift(way, count or 1, _UNITS[unit], rolling=bool(word) or way == "past")
    return Raw(start=at, end=match.end(), form="relative", anchor="cutoff", shift=shift, vague=vague)


def _count(word: str | None, many: bool) -> int | None:
    if not word:
        return None if many else 1
    if word.isdigit():
        return int(word)
    low = word.lower()
    return {"couple": 2, "dozen": 12}.get(low, SMALL_NUMBERS.get(low))


def _shift(way: str, count: int, unit: str, *, rolling: bool) -> tuple[int, int, str]:
    if way == "next":
        return 1, count, unit
    if rolling:
        return -count, 0, unit
    return -count, -1, f"calendar {unit}"


def _this(text: str, at: int) -> Raw | None:
    match = _pattern("this").match(text, at)
    if match is None:
        return None
    word = match.group().lower()
    days = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if word in days:
        shift = (days[word], days[word], "calendar days")
    else:
        shift = (0, 0, f"calendar {_UNITS[match['unit'].lower()]}")
    return Raw(start=at, end=match.end(), form="relative", anchor="cutoff", shift=shift)


def _vague(text: str, at: int) -> Raw | None:
    match = _pattern("vague").match(text, at)
    if match is None or match.group().lower() == "now":
        return None
    return Raw(start=at, end=match.end(), form="relative", anchor="cutoff", vague=True)


WORDS = (
    "past",
    "last",
    "previous",
    "recent",
    "next",
    "this",
    "today",
    "yesterday",
    "tomorrow",
    "most",
    "recently",
    "currently",
)
"""The words that open a relative time."""
READERS = (_past, _this, _vague)
"""The readers of relative times, in the order in which they are tried."""


def shifted(anchor: date, shift: tuple[int, int, str]) -> Period:
    """The days that a shift covers, counted from `anchor`: (-6, 0, "months") is the six months that end with it.

    "calendar" units are whole ones: (-1, -1, "calendar months") is the month before the anchor's.
    """
    first, last, unit = shift
    if not unit.startswith("calendar "):
        if last > 0:
            return Period(anchor + timedelta(days=1), _moved(anchor, last, unit))
        return Period(_moved(anchor, first, unit) + timedelta(days=1), anchor)
    unit = unit.removeprefix("calendar ")
    return Period(_floor(_moved(anchor, first, unit), unit), _ceiling(_moved(anchor, last, unit), unit))


def _moved(day: date, count: int, unit: str) -> date:
    try:
        if unit in ("days", "weeks"):
            return day + timedelta(days=count * (7 if unit == "weeks" else 1))
        months = {"months": 1, "quarters": 3, "years": 12, "decades": 120}[unit]
        return add_months(day, count * months)
    except (OverflowError, ValueError):
        return date.max if count > 0 else date.min


def _floor(day: date, unit: str) -> date:
    if unit == "weeks":
        return day - timedelta(days=day.weekday())
    if unit == "months":
        return day.replace(day=1)
    if unit == "quarters":
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return day.replace(month=1, day=1) if unit in ("years", "decades") else day


def _ceiling(day: date, unit: str) -> date:
    if unit == "weeks":
        return day + timedelta(days=6 - day.weekday())
    if unit == "months":
        return month_end(day.year, day.month)
    if unit == "quarters":
        return month_end(day.year, (day.month - 1) // 3 * 3 + 3)
    return day.replace(month=12, day=31) if unit in ("years", "decades") else day
