"""How slots are put into words: days in several forms, figures in digits or words, names with their article."""

from __future__ import annotations

import re
from datetime import date

from estimative.ground import wording

_WORDS = tuple(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "  # noqa: SIM905
    "eighteen nineteen twenty".split()
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_KIND = re.compile(r"\s+(?:town|city|village|suburb|area|locality)$")
_VOWEL = re.compile(r"(?i)[aeio]")


class Day:
    """A day that a template can write in several forms."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __format__(self, form: str) -> str:
        day, month = self.day, wording.MONTHS[self.day.month - 1]
        if form == "us":
            return f"{month} {day.day}, {day.year}"
        if form == "ordinal":
            return f"the {day.day}{_ordinal(day.day)} of {month} {day.year}"
        if form == "iso":
            return day.isoformat()
        plain = wording.day(day)
        return f"{_DAYS[day.weekday()]}, {plain}" if form == "weekday" else plain


class Figure:
    """A number that a template can write in digits or, up to twenty, in words."""

    def __init__(self, number: int) -> None:
        self.number = number

    def __format__(self, form: str) -> str:
        return _WORDS[self.number] if form == "words" and self.number < len(_WORDS) else str(self.number)


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def month(day: date) -> str:
    """July 2022"""
    return f"{wording.MONTHS[day.month - 1]} {day.year}"


def town(place: str) -> str:
    """A place without the word for its kind: "Bangui city" → "Bangui"; "" where the name is no plain one."""
    head = _KIND.sub("", place.split(",", maxsplit=1)[0].split(" (", maxsplit=1)[0].strip())
    return head if re.fullmatch(r"[^\W\d][^\d()/;:\"“”]{2,40}", head) and head[:1].isupper() else ""


def party(name: str) -> str:
    """An actor as a subject: "the Government of Ethiopia", "TPLF"; "" where it is several or has a qualifier."""
    if not name or re.search(r"[,;()/]| and ", name) or name.lower().startswith(("unknown", "civilians")):
        return ""
    governs = name.startswith("Government ")
    return f"the {name}" if governs or name == "Taliban" else name


def target(name: str) -> str:
    """A target with its article: "Taliban vehicle" → "a Taliban vehicle"; "" where it is a list or a person."""
    if not name or re.search(r"[,;()/]|\d", name) or len(name.split()) > 4:
        return ""
    if name == "Civilians":
        return "civilians"
    if party(name) and name[:1].isupper() and (name.isupper() or name == "Taliban" or name.startswith("Government")):
        return party(name)
    last = name.rsplit(maxsplit=1)[-1]
    if last[:1].isupper():
        return ""
    if last.endswith("s") or last in ("people", "police", "personnel"):
        return name
    return f"{'an' if _VOWEL.match(name) else 'a'} {name}"
