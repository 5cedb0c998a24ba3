"""The intelligence cut-off of a document: its words, every reading of its date, and what the document says for each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from estimative.model.assessments import DateReading, Hint
from estimative.text.phrases import dates
from estimative.text.phrases.dates import FoundDate


class FoundCutoff(Struct, frozen=True, kw_only=True):
    """A statement of the cut-off at *character* offsets [start, end); `date` has offsets into the same text.

    `date` is None where the words name no date. `time` is a time of day as written ("1200Z"), "" for none.
    """

    start: int
    end: int
    text: str
    date: FoundDate | None = None
    time: str = ""

    @property
    def value(self) -> str:
        """The day in ISO form where it is certain, else ""."""
        return self.date.value if self.date else ""


_CUT = r"cut[-\s‐‑]?off"
_ABOUT = r"intelligence|information|reporting|data|sources?|sourcing|research|evidence|collection|intel|info|report"
_MARKERS = {
    "off": rf"\b(?:(?:{_ABOUT})\s{_CUT}(?:\s(?:date|time|point))?|{_CUT}\s(?:date|time|for\s[a-z]+(?:\s[a-z]+)?)"
    rf"|{_CUT}(?=\s?[:=]|\s(?:is|was|of)\s|\s[0-9]))",
    "icod": r"\bI?ICOD\b",
    "date of": r"\bdate\sof\s(?:(?:the|latest|last)\s)?(?:information|reporting)\b(?=\s?[:=]|\sis\s)",
    "information date": r"\b(?:information|intelligence)\sdate\b(?=\s?[:=])",
    "as of:": r"(?m:^)[ \t(*_]{0,4}as\sof\s?:",
    "as of": r"\bas\sof\s(?=[0-9A-Z]|the\s[0-9])",
    "as at": r"\bas\sat\s(?=[0-9A-Z]|the\s[0-9])",
    "available": r"\b(?:available|received|known|current|accurate|correct)\s(?:to\s(?:us|the\s[a-z]+)\s)?"
    r"(?:as\sof|as\sat|up\sto|until|by|through|to)\s(?=[0-9A-Z]|the\s[0-9])",
}
"""Patterns by the words without which they cannot match: a text without the words is not searched."""
_SPEAKS_OF = ("information", "intelligence", "reporting", "sources", "data", "current", "correct", "available")


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(_MARKERS[name], 0 if name in ("as of", "as at", "available") else re.IGNORECASE)


def _markers(text: str) -> Iterator[re.Match[str]]:
    low = text.lower()
    for name in _MARKERS:
        words = ("available", "received", "known", "current", "accurate", "correct") if name == "available" else (name,)
        if name == "off" and len(low) == len(text):
            yield from _offs(text, low)
        elif any(word in low for word in words):
            yield from _pattern(name).finditer(text)


_LEAD = 16
"""A marker begins at most so many characters before its "cut-off"."""


def _offs(text: str, low: str) -> Iterator[re.Match[str]]:
    """Where the pattern of *off* matches, tried only in front of each "cut"."""
    pattern, after, at = _pattern("off"), 0, low.find("cut")
    while at >= 0:
        for start in range(max(after, at - _LEAD), at + 1):
            match = pattern.match(text, start)
            if match is not None:
                after = match.end()
                yield match
                break
        at = low.find("cut", max(at + 3, after))


def find(text: str, order: dates.Order | None = None) -> FoundCutoff | None:
    """The document's cut-off: the statement that says so most plainly, the last of equals; None where there is none.

    "As of" with a date counts only where nothing plainer stands, and only with words on information in the same
    sentence.
    """
    found = [item for item in (_at(text, match, order) for match in _markers(text)) if item is not None]
    if not found:
        return None
    return max(found, key=lambda pair: (pair[0], pair[1].start))[1]


def _at(text: str, match: re.Match[str], order: dates.Order | None) -> tuple[int, FoundCutoff] | None:
    words = match.group().lower()
    line_end = text.find("\n", match.end())
    limit = min(line_end if line_end >= 0 else len(text), match.end() + 90)
    near = text[match.start() : limit]
    when = next((item for item in dates.find(near, order) if item.end > len(words) - 1 and not item.anchor), None)
    plain = any(word in words for word in ("cut", "icod", "date"))
    if words.startswith("cut") and text[max(0, match.start() - 4) : match.start()].rstrip(" ")[-1:].isalnum():
        return None
    if words.endswith(":") and not plain:
        plain = when is not None and when.start <= len(words) + 3
    if not plain and (when is None or not _informs(text, match.start(), limit)):
        return None
    rank = (3 if when else 1) if plain else (2 if words.startswith(_SPEAKS_OF) else 0)
    end = match.start() + when.end if when else match.end()
    moved = _shift(when, match.start()) if when else None
    return rank, FoundCutoff(
        start=match.start(),
        end=end,
        text=text[match.start() : end],
        date=moved,
        time=_time(text, match.end(), end, limit),
    )


def _informs(text: str, start: int, limit: int) -> bool:
    """Whether the sentence around "as of" speaks of information used, not of a count ("as of 3 May 40 had died")."""
    near = text[max(0, start - 80) : limit].lower()
    return any(word in near for word in _SPEAKS_OF)


def _shift(found: FoundDate, by: int) -> FoundDate:
    from msgspec import structs

    return structs.replace(found, start=found.start + by, end=found.end + by)


def _time(text: str, start: int, end: int, limit: int) -> str:
    """A time of day after the date ("9 July 2022, 12:00 UTC") or before it ("1200Z 9 July 2022")."""
    clock = r"([0-2]?[0-9][:.]?[0-5][0-9]\s?(?:Z|UTC|GMT|hrs|hours|h))\b"
    after = re.compile(rf",?\s(?:at\s)?(?:{clock}|([0-2]?[0-9]:[0-5][0-9]))").match(text, end, limit)
    if after:
        return after[1] or after[2]
    before = re.compile(rf"[\s:]*{clock}").match(text, start, end)
    return before[1] if before else ""


def readings(found: FoundDate, others: Sequence[FoundDate]) -> tuple[DateReading, ...]:
    """Every day that the cut-off's date can mean, each with what the document's other dates say for or against it.

    Hints speak of the order of the other dates, of the latest dated event (a cut-off right after it is what one
    expects, one long after it is not), and of dated content after the reading. A hint's words carry no span: the
    caller knows the byte offsets.
    """
    base = found.readings or _single(found)
    near = [item for item in others if item.period is not None and not item.anchor and not _same(item, found)]
    return tuple(DateReading(day=item.day, order=item.order, hints=_hints(item, base, near)) for item in base)


def decide(options: Sequence[DateReading]) -> date | None:
    """The one day that the hints support: the only reading, or the only one with hints for it and none against."""
    days = sorted({item.day for item in options})
    if len(days) == 1:
        return days[0]
    clean = [item for item in options if item.hints and all(hint.favours for hint in item.hints)]
    return clean[0].day if len({item.day for item in clean}) == 1 else None


def _single(found: FoundDate) -> tuple[DateReading, ...]:
    if found.period is None or found.period.first != found.period.last:
        return ()
    return (DateReading(day=found.period.first, order="iso" if found.style == "iso" else "written"),)


def _same(item: FoundDate, found: FoundDate) -> bool:
    return (item.start, item.end, item.text) == (found.start, found.end, found.text)


def _hints(reading: DateReading, base: Sequence[DateReading], others: Sequence[FoundDate]) -> tuple[Hint, ...]:
    if len({item.day for item in base}) < 2:
        return ()
    return (*_order_hint(reading, others), *_event_hint(reading, base, others))


def _order_hint(reading: DateReading, others: Sequence[FoundDate]) -> list[Hint]:
    styled = [item for item in others if item.style in ("day-first", "month-first")]
    same = [item for item in styled if item.style == reading.order]
    if not styled:
        return []
    if len(same) == len(styled):
        count = "every other dated day" if len(styled) > 1 else "the other dated day"
        return [Hint(f"{count} in the document is written {reading.order} ({_quoted(styled)})")]
    if not same:
        return [Hint(f"no other date in the document is written {reading.order} ({_quoted(styled)})", favours=False)]
    return [
        Hint(
            f"{len(same)} of {len(styled)} other dates are written {reading.order}", favours=len(same) * 2 > len(styled)
        )
    ]


def _quoted(items: Sequence[FoundDate]) -> str:
    shown = ", ".join(item.text for item in items[:3])
    return shown + (" …" if len(items) > 3 else "")


def _event_hint(reading: DateReading, base: Sequence[DateReading], others: Sequence[FoundDate]) -> list[Hint]:
    days = [
        item
        for item in others
        if item.precision in ("day", "range") and item.period and item.relation not in ("by", "until", "before")
    ]
    soonest = min(item.day for item in base)
    events = [item for item in days if item.period and item.period.last <= max(item.day for item in base)]
    if not events:
        return []
    latest = max(events, key=lambda item: (item.period.last if item.period else date.min, -item.start))
    assert latest.period is not None
    gap = (reading.day - latest.period.last).days
    words = f"the latest dated event is of {_written(latest.period.last)}"
    if gap < 0:
        return [Hint(f"{words}, after this day", favours=False)]
    if reading.day == soonest:
        return [Hint(f"{words}, {_days(gap)} before this day")]
    closer = min((item.day - latest.period.last).days for item in base if item.day >= latest.period.last)
    return [Hint(f"{words}, {_days(gap)} before this day", favours=gap == closer)]


def _days(count: int) -> str:
    return "the same day as, not" if count == 0 else f"{count} day{'s' if count != 1 else ''}"


def _written(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
