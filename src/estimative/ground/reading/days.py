"""Days as logs and people write them beside the plain forms: date-time groups ("181030L JUN 22"), two-digit years
("15OCT21", "5 Jul 22"), "the first day of October 2021", "Christmas Day 2016".

A two-digit year is taken only where nothing that it could count follows, a bare "Apr 22" as a month only in a log line.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from estimative.model.times import Period, month_end
from estimative.text.phrases.dates import FoundDate

FORM = "log"
"""The form of a date in a log's style: it dates the event, not the report."""
_SHORT = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
_LONG = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
_LOG = re.compile(
    r"\bNSTR\b|\b\d+ ?x [A-Za-z]|\b(?:KIA|WIA|SIGACTS?|SIGACTs?|EKIA|EWIA)\b|\b\d{1,2} ?[A-Z][A-Za-z]{2} ?\d\d:|"
    r"\b\d{6}[A-Z]? ?[A-Z]{3} ?\d\d\b|\b\d{1,2}[A-Z]{3}\d\d\b"
)
_FEASTS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year’s eve": (12, 31), "new year's day": (1, 1), "new year’s day": (1, 1), "may day": (5, 1),
}  # fmt: skip
_NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": 0, "final": 0, "closing": 0}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    after = r"(?!\d)(?=\s*(?:[,.;:)\]–—-]|$|[A-Z(]|at\b|in\b|near\b))"
    full = re.compile(
        rf"(?<![\w-])(?P<day>[0-3]?\d)(?:(?P<clock>[0-2]\d[0-5]\d)[A-Z]?)? ?{_MONTH}\.? ?'?(?P<year>(?:20|"
        rf"19)?\d\d){after}"
    )
    month = re.compile(rf"(?<![\w-])(?<!\d )(?<!\d){_MONTH} (?P<year>\d\d){after}")
    nth = re.compile(rf"\bthe (?P<nth>{'|'.join(_NTH)}) day of {_LONG} (?P<year>\d{{4}})\b", re.IGNORECASE)
    feast = re.compile(rf"\b(?P<feast>{'|'.join(_FEASTS)}),? (?:of |in )?(?P<year>\d{{4}})\b", re.IGNORECASE)
    return full, month, nth, feast


def log(text: str) -> bool:
    """Whether a sentence is written in a log's telegram style."""
    return _LOG.search(text) is not None


def find(text: str) -> list[FoundDate]:
    """The days so written, left to right; impossible days are left out."""
    full, month, nth, feast = _patterns()
    found = []
    for hit in full.finditer(text):
        if len(hit["year"]) == 4 and not hit["clock"] and hit.group()[len(hit["day"])] == " ":
            continue  # the plain form
        found.append(_day(hit, _year(hit["year"]), _number(hit["month"]), int(hit["day"]), FORM))
    if log(text):
        for hit in month.finditer(text):
            year, number = _year(hit["year"]), _number(hit["month"])
            found.append(_made(hit, Period(date(year, number, 1), month_end(year, number)), "month", FORM))
    for hit in nth.finditer(text):
        year, number, day = int(hit["year"]), _number(hit["month"]), _NTH[hit["nth"].lower()]
        found.append(_day(hit, year, number, day or month_end(year, number).day, ""))
    for hit in feast.finditer(text):
        number, day = _FEASTS[hit["feast"].lower()]
        found.append(_day(hit, int(hit["year"]), number, day, ""))
    return sorted((item for item in found if item is not None), key=lambda item: item.start)


def merged(own: list[FoundDate], plain: list[FoundDate]) -> list[FoundDate]:
    """Both kinds in order; a day of ours goes before the plain ones that it overlaps."""
    kept = [p for p in plain if not any(p.start < o.end and o.start < p.end for o in own)]
    return sorted((*own, *kept), key=lambda item: item.start)


def _number(month: str) -> int:
    return _SHORT.index(month.lower()[:3]) + 1


def _year(digits: str) -> int:
    short = int(digits)
    return short if len(digits) == 4 else 2000 + short if short < 70 else 1900 + short


def _day(hit: re.Match[str], year: int, month: int, day: int, form: str) -> FoundDate | None:
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    return _made(hit, Period(when, when), "day", form)


def _made(hit: re.Match[str], period: Period, precision: str, form: str) -> FoundDate:
    first = period.first
    return FoundDate(
        start=hit.start(),
        end=hit.end(),
        text=hit.group(),
        precision="day" if precision == "day" else "month",
        period=period,
        year=first.year,
        month=first.month,
        day=first.day if precision == "day" else None,
        form=form,
    )
