"""Which days a trend compares: the period that it speaks of, and the one before that the text names, if it does.

"in 2021 compared with 2020" names both; "since the takeover" is open to the right and names a turn; "year on year"
names the same months a year before. Where the text names no period before, `rates` and `censustrends` take two: the
same months a year before, and the time just before.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec import Struct

from estimative.ground import wording
from estimative.model.claims import Claim
from estimative.model.times import Period, add_months
from estimative.text.phrases import dates
from estimative.text.phrases.dates import FoundDate

SEASON = "the same months a year before"
LENGTH = "the same length before"
JUST = "the counting period just before"
OPEN = date(9999, 12, 31)
"""The last day of a period that is open to the right."""

_YEARS = re.compile(r"\b(?:from|between) (?P<first>(?:19|20)\d\d) (?:to|and) (?P<last>(?:19|20)\d\d)\b", re.I)
_SAME = re.compile(
    r"\bthe same (?:period|months?|time|quarter|half|weeks?|season|stretch|window)s?\b"
    r"(?: (?:of|in|during))?(?: the)?(?: (?P<year>(?:19|20)\d\d)\b)?",
    re.I,
)
_YEARLY = re.compile(
    r"\byear[- ]on[- ]year\b|\ba year (?:earlier|before|ago)\b|\bthe (?:previous|preceding|prior) year\b"
    r"|\bthe year before\b|\b(?:than|with|to|over|on) last year\b",
    re.I,
)
_LAST = re.compile(
    r"\b(?:month[- ]on[- ]month|quarter[- ]on[- ]quarter)\b"
    r"|\bthe (?:previous|preceding|prior) (?:(?:two|three|four|five|six|nine) )?"
    r"(?:months?|quarter|half|period|weeks?)\b",
    re.I,
)
_WITH = (
    r"(?:compared (?:with|to)|in comparison (?:with|to)|against|than|versus|vs\.?|relative to|up from|down from"
    r"|(?:many|much|high|often)\b[^,.;]{0,40}? as"
    r"|(?:rise|increase|rose|fell|up|down|drop|fall|per ?cent|%)\b[^,.;]{0,30}? (?:on|over|from))"
)
_FILLERS = (
    r"(?: (?:in|during|for|over|the|those|that|it|they|was|were|had been|recorded|seen|of|all|whole|year|level|levels"
    r"|figure|number|total|early|late|mid)){0,5}"
)
_AGAINST = re.compile(rf"\b{_WITH}{_FILLERS} ?-?$", re.I)
_AGAINST_YEAR = re.compile(
    rf"\b{_WITH}{_FILLERS} (?P<year>(?:19|20)\d\d)\b(?! (?:attacks|people|killed|deaths|events))", re.I
)


class Sides(Struct, frozen=True, kw_only=True):
    """The days that a trend speaks of (`after`, `open` where they have no end), the days in which the change began
    (`turn`), and the period before that the text names, with its words."""

    after: Period
    turn: Period
    open: bool = False
    named: Period | None = None
    label: str = ""

    @property
    def reach(self) -> Period:
        """The days after the turn: to the end of time where the text has no end."""
        return Period(self.after.first, OPEN) if self.open else self.after


def sides(claim: Claim) -> Sides | None:
    """The periods of a trend; None where the text names none that can be compared."""
    text = claim.text
    years = _YEARS.search(text)
    if years and years["first"] < years["last"]:
        first, last = (_year(int(years[key])) for key in ("first", "last"))
        return Sides(after=last, turn=_day(last), named=first, label=str(first.first.year))
    found = [when for when in dates.find(text) if when.period is not None]
    told = _from_to(text, found)
    if told is not None:
        return told
    base = next((when.period for when in found if _AGAINST.search(text[: when.start])), None) or _plain_year(text)
    stated = _stated(claim, found, base)
    if stated is None:
        return None
    after, is_open = stated
    turn = _turn(claim, after, is_open)
    named, label = _named(text, after, base)
    if named is not None and named.first >= after.first:
        named, label = None, ""
    return Sides(after=after, turn=turn, open=is_open, named=named, label=label)


_FROM = re.compile(r"\b(?:from|between)\b[^;.]{0,40}?$", re.I)
_TO = re.compile(r"[^;.]{0,24}?\b(?:to|and)\b[^;.]{0,40}?$", re.I)
_NO_TO = re.compile(r"\b(?:compared|against|than|versus|since|while|but|when|after|before)\b", re.I)


def _from_to(text: str, found: list[FoundDate]) -> Sides | None:
    """Both periods of "from 20 in T1 to 152 in T2", of "between T1 and the same months of 2021"."""
    first = next((when for when in found if _FROM.search(text[: when.start])), None)
    if first is None or first.period is None:
        return None
    same = _SAME.search(text, first.end)
    if same is not None and same["year"] and _TO.match(text[first.end : same.start()]):
        after: Period | None = back(first.period, 12 * (first.period.first.year - int(same["year"])))
    else:
        later = next((w for w in found if w.start > first.end and _TO.match(text[first.end : w.start])), None)
        between = text[first.end : later.start] if later is not None else ""
        after = None if later is None or _NO_TO.search(between) else later.period
        if after is not None and not re.search(r"\d|\b(?:in|during)\b", between):
            return None  # "from March to June 2021" is one period
    if after is None or first.period.last >= after.first:
        return None
    return Sides(after=after, turn=_day(after), named=first.period, label=wording.period(first.period))


def _plain_year(text: str) -> Period | None:
    """A bare year that the text compares with: "compared with 2020"."""
    hit = _AGAINST_YEAR.search(text)
    return _year(int(hit["year"])) if hit else None


def _stated(claim: Claim, found: list[FoundDate], base: Period | None) -> tuple[Period, bool] | None:
    """The period that the change is said of, and whether it is open; where the reader took the period compared
    with, the other one."""
    period = claim.time.period if claim.time else None
    if base is not None and (period is None or period == base):
        other = next(
            (when for when in found if when.period != base and not _AGAINST.search(claim.text[: when.start])), None
        )
        if other is None or other.period is None:
            return None
        return other.period, other.relation == "since"
    if claim.time is None or period is None:
        return None
    return period, claim.time.anchor == "since" or _following(claim)


def _following(claim: Claim) -> bool:
    """Whether the text says "after the takeover", which for a change has no end."""
    assert claim.time is not None
    if claim.time.precision != "range" or not claim.time.anchor or claim.time.anchor.startswith("counted from"):
        return False
    at = claim.text.find(claim.time.text)
    return at > 0 and re.search(r"\b(?:after|following)\b[^,.;]{0,20}$", claim.text[:at], re.I) is not None


def _turn(claim: Claim, after: Period, is_open: bool) -> Period:
    """The days in which the change is said to have begun: the stated month, else the first day."""
    time, first = claim.time, after.first
    if time is not None and time.period is not None and time.period.first == first:
        if time.precision == "month":
            return Period(first, min(after.last, first + timedelta(30)))
        if is_open and time.precision == "range" and first.day > 1:
            # "since they took power": publishers' windows rarely end on the very day of a named event.
            return Period(first, add_months(first.replace(day=1), 1) - timedelta(1))
    return _day(after)


def _named(text: str, after: Period, base: Period | None) -> tuple[Period | None, str]:
    """The period before that the text names, and how it is called."""
    same = _SAME.search(text)
    if same:
        year = int(same["year"]) if same["year"] else after.first.year - 1
        return back(after, 12 * (after.first.year - year)), f"the same months of {year}"
    if base is not None:
        return base, wording.period(base)
    if _YEARLY.search(text):
        return back(after, 12), SEASON
    if _LAST.search(text):
        return Period(after.first - timedelta(after.days), after.first - timedelta(1)), LENGTH
    return None, ""


def back(period: Period, months: int) -> Period:
    """The same days `months` earlier; a period that ends with its month ends with the month there too."""
    first = add_months(period.first, -months)
    ends = (period.last + timedelta(1)).day == 1 if period.last < OPEN else False
    last = add_months(period.last + timedelta(1), -months) - timedelta(1) if ends else add_months(period.last, -months)
    return Period(first, max(first, last))


def _year(year: int) -> Period:
    return Period(date(year, 1, 1), date(year, 12, 31))


def _day(period: Period) -> Period:
    return Period(period.first, period.first)
