"""Until when a judgment speaks: "over the next 12 months", "until 9 July 2023", "before winter"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal

from msgspec import Struct

from estimative.model.times import add_months
from estimative.text.phrases import dates
from estimative.text.phrases.letters import SMALL_NUMBERS

Anchor = Literal["cutoff", "stated", "none"]
_OPENING_LIST = """by beyond until till before through to up throughout during in within over for between from into"""
_OPENING = frozenset(_OPENING_LIST.split())


_UNIT_WORDS = ("day", "week", "month", "year", "quarter", "decade", "spring", "summer", "autumn", "fall", "winter")
_VAGUE_WORDS = (
    *("term", "future", "long", "soon", "eventual", "course", "forward", "being", "point", "later", "come", "imminent"),
    *("next", "coming", "following", "run"),
)
"""A text with none of these has no such horizon; looking for them is cheaper than the patterns."""


class FoundHorizon(Struct, frozen=True, kw_only=True):
    """A horizon at *character* offsets [start, end).

    `first` and `until` are the days that it covers (the day after the cut-off to the last day), None where the words
    cannot be turned into a date; `months` its length where the words give one. `anchor`: counted from the *cutoff*, a
    *stated* date, or *none*.
    """

    start: int
    end: int
    text: str
    first: date | None = None
    until: date | None = None
    months: int | None = None
    anchor: Anchor = "none"

    @property
    def value(self) -> str:
        """The last day in ISO form, "" where there is none."""
        return self.until.isoformat() if self.until else ""


_LENGTH = (
    r"(?P<count>[0-9]{1,3}(?:\s?(?:–|-|to|or)\s?(?P<more>[0-9]{1,3}))?|couple\sof"
    r"|[a-z]{1,12}(?:-[a-z]{1,8})?(?:\s(?:to|or)\s(?P<words>[a-z]{3,9}))?)"
)
_VAGUE = (
    r"(?:in|over)\s(?:the\s)?(?:near|short|medium|long|longer|nearer|foreseeable|immediate)(?:er)?(?:[-\s]to[-\s](?:medium|long))?"
    r"[-\s](?:term|future)|(?:for|in)\sthe\sforeseeable\sfuture|before\slong|(?<![a-z])soon(?!\safter)|eventually|in\sdue\scourse"
    r"|in\sthe\s(?:future|long\srun)|going\sforward|for\sthe\stime\sbeing|(?:in|over)\s(?:the\s)?(?:coming|next|following)\s"
    r"(?:few\s|several\s)?(?:days|weeks|months|years|decades|period)|at\ssome\spoint|sooner\sor\slater|for\syears\sto\scome|imminently"
)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    unit = r"(?P<{0}>year|month|week|quarter)"
    within = r"(?P<lead>over|in|within|during|for|throughout|across|inside|into)\s"
    forms = {
        "length": rf"\b{within}(?:the\s)?(?:course\sof\sthe\s)?"
        r"(?:next|coming|following|ensuing|subsequent|forthcoming|upcoming)?\s?"
        rf"(?:{_LENGTH}[\s-])(?P<unit>day|week|month|year|quarter)s?\b",
        "coming": rf"\b{within}(?:the\s)?(?:coming|next|following)\s(?P<unit>year|month|week|quarter|decade)\b",
        "named": r"\b(?:(?P<lead>by|before|until|till|in|during|through|throughout|over|for|later|beyond)\s)?(?P<rest>"
        rf"(?:the\s)?(?:end|rest|remainder)\sof\s(?:this|next|the)\s{unit.format('a')}|(?:this|next)\s{unit.format('b')}"
        r"(?:['’]s\send)?|year[-\s]end|(?:the\s)?(?:(?P<which>coming|next|this)\s)?"
        r"(?P<season>spring|summer|autumn|fall|winter))\b(?!\s(?:of\s)?[0-9]{4})",
        "vague": rf"\b(?:{_VAGUE})\b",
    }
    return re.compile(forms[name], re.IGNORECASE)


def find(text: str, cutoff: date | None = None) -> FoundHorizon | None:
    """The first horizon of a sentence, the computable ones before the vague; None where it has none.

    Lengths count from `cutoff`; without it they keep their months and no dates.
    """
    low = text.lower()
    readers = [_dated, _length, _coming, _named] if any(word in low for word in _UNIT_WORDS) else [_dated]
    found = [item for item in (read(text, cutoff) for read in readers) if item is not None]
    if found:
        return min(found, key=lambda item: (item.start, -item.end))
    match = _pattern("vague").search(text) if any(word in low for word in _VAGUE_WORDS) else None
    return FoundHorizon(start=match.start(), end=match.end(), text=match.group()) if match else None


def _dated(text: str, cutoff: date | None) -> FoundHorizon | None:
    """A horizon that names its date: "by 9 July 2023", "in 2023", "between March and June 2023"."""
    for item in dates.find(text):
        if item.anchor or item.relation not in _OPENING or (item.period is None and not item.month):
            continue
        last = item.period.last if item.period else None
        if last is None and item.month and item.precision == "unknown" and item.year is None:
            if _names_an_event(text, item):
                continue
            return _span(text, item, None, None)
        if last is None or (cutoff is not None and last <= cutoff):
            continue
        if item.relation == "before":
            assert item.period is not None
            last = item.period.first - timedelta(days=1)
        if item.relation == "from" and item.form != "range":
            continue
        assert item.period is not None
        first = item.period.first if item.relation in ("in", "during", "between", "from", "for") else None
        return _span(text, item, first or (cutoff + timedelta(days=1) if cutoff else None), last)
    return None


def _names_an_event(text: str, item: dates.FoundDate) -> bool:
    """Whether a bare month only tells which event is meant: "in the |November| vote"."""
    lead = text[: item.start].rstrip().lower()
    return lead.endswith((" the", " a", " an", " this", " last", " its", " their")) and text[item.start].isupper()


def _span(text: str, item: dates.FoundDate, first: date | None, until: date | None) -> FoundHorizon:
    start = text.lower().rfind(item.relation, 0, item.start)
    anchor: Anchor = "stated" if until else "none"
    return FoundHorizon(start=start, end=item.end, text=text[start : item.end], first=first, until=until, anchor=anchor)


def _length(text: str, cutoff: date | None) -> FoundHorizon | None:
    for match in _pattern("length").finditer(text):
        unit = match["unit"].lower()
        count = _count(match["words"] or match["more"] or match["count"])
        forward = any(
            word in match.group().lower() for word in ("next", "coming", "following", "ensuing", "upcoming", "within")
        )
        if count is None or not (forward or _ahead(text, match)):
            continue
        return _counted(match, count, unit, cutoff)
    return None


def _ahead(text: str, match: re.Match[str]) -> bool:
    """Whether "over 12 months" looks ahead: not "over the past", and "in six months" or "for at least six months"."""
    return match["lead"].lower() in ("in", "within") and not text[match.end() : match.end() + 8].lower().startswith(
        (" of", " to ")
    )


def _count(words: str) -> int | None:
    low = words.lower().strip()
    if low.isdigit():
        return int(low)
    known = {"a": 1, "an": 1, "couple of": 2, "twenty-four": 24, "thirty-six": 36, "half": None}
    return known.get(low, SMALL_NUMBERS.get(low))


def _counted(match: re.Match[str], count: int, unit: str, cutoff: date | None) -> FoundHorizon:
    months = {"month": count, "year": 12 * count, "quarter": 3 * count}.get(unit)
    first = until = None
    if cutoff is not None and count < 2000:
        first = cutoff + timedelta(days=1)
        days = {"day": count, "week": 7 * count}.get(unit)
        until = cutoff + timedelta(days=days) if days else add_months(cutoff, months or 0)
    return FoundHorizon(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        first=first,
        until=until,
        months=months,
        anchor="cutoff",
    )


def _coming(text: str, cutoff: date | None) -> FoundHorizon | None:
    match = _pattern("coming").search(text)
    if match is None:
        return None
    unit = match["unit"].lower()
    return _counted(match, 10 if unit == "decade" else 1, "year" if unit == "decade" else unit, cutoff)


def _named(text: str, cutoff: date | None) -> FoundHorizon | None:
    """ "By the end of the year", "this year", "next month" count from the cut-off; "before winter" names no day."""
    for match in _pattern("named").finditer(text):
        lead, ahead = match["lead"], "next" in match["rest"].lower()
        if match["season"]:
            if lead or match["which"]:
                return FoundHorizon(start=match.start(), end=match.end(), text=match.group())
            continue
        if lead is None and not _predicts(text):
            continue
        unit = (match["a"] or match["b"] or "year").lower()
        until = _end_of(unit, cutoff, ahead=ahead) if cutoff else None
        first = cutoff + timedelta(days=1) if cutoff else None
        return FoundHorizon(
            start=match.start(), end=match.end(), text=match.group(), first=first, until=until, anchor="cutoff"
        )
    return None


def _predicts(text: str) -> bool:
    """Whether a sentence looks ahead, so that a bare "this year" in it is a horizon."""
    low = text.lower()
    return any(word in low for word in ("will", "likely", "probabl", "certain", "chance", "possib", "expect"))


def _end_of(unit: str, cutoff: date, *, ahead: bool) -> date:
    from estimative.text.phrases.relatives import shifted

    step = 1 if ahead else 0
    return shifted(cutoff, (step, step, f"calendar {unit}s")).last
