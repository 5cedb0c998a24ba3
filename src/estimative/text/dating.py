"""The cut-off of a document: where it is stated, every reading, and the day that the document itself supports."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import UTC, date, datetime, time

from msgspec import Struct, structs

from estimative.model.assessments import Cutoff, DateReading, Hint
from estimative.model.spans import Phrase
from estimative.model.times import end_of_day
from estimative.text import prose
from estimative.text.drafts import Draft, Range, Trouble
from estimative.text.flow import Flow
from estimative.text.phrases import cutoff as cutoffs
from estimative.text.phrases import dates
from estimative.text.phrases.cutoff import FoundCutoff
from estimative.text.source import SourceText

_SIGNS = (
    "cut",
    "Cut",
    "CUT",
    "ate of",
    "ATE OF",
    "ation date",
    "ence date",
    "ation Date",
    "ence Date",
    "as of",
    "AS OF",
    "As of",
    "as at",
    "As at",
    "ICOD",
    "vailable",
    "AVAILABLE",
    "urrent",
    "eceived",
    "p to ",
)


class Said(Struct, frozen=True, kw_only=True):
    """A stated cut-off at characters `start:end`."""

    start: int
    end: int
    cutoff: Cutoff
    day: int | None = None
    month: int | None = None
    troubles: tuple[Trouble, ...] = ()


class Whole:
    """The running text of a whole document, passages parted by a blank line, with the way back to the file."""

    def __init__(self, source: SourceText, drafts: list[Draft]) -> None:
        self.starts: list[int] = []
        self.flows: list[Flow] = []
        parts: list[str] = []
        size = 0
        for draft in drafts:
            if draft.kind in ("blank", "frontmatter", "fence", "html", "footnote"):
                continue
            running = prose.passage(draft, source, *draft.body)
            self.starts.append(size)
            self.flows.append(running)
            parts.append(running.text)
            size += len(running.text) + 2
        self.text = "\n\n".join(parts)

    def back(self, start: int, end: int) -> Range:
        """The characters of the file of a range inside one passage."""
        at = max(0, bisect_right(self.starts, start) - 1)
        return self.flows[at].back((start - self.starts[at], end - self.starts[at]))


def find(source: SourceText, drafts: list[Draft]) -> Said | None:
    """The cut-off stated in the text (not in front matter); None where nothing states one."""
    if not any(sign in source.safe for sign in _SIGNS):
        return None
    whole = Whole(source, drafts)
    found = cutoffs.find(whole.text)
    if found is None:
        return None
    start, end = whole.back(found.start, found.end)
    span = source.span(start, end)
    readings: tuple[DateReading, ...] = ()
    if found.date is not None:
        others = dates.find(whole.text) if found.date.ambiguous else []
        readings = cutoffs.readings(found.date, others)
    day = cutoffs.decide(readings)
    instant = _instant(found, day)
    cutoff = Cutoff(span=span, text=source.slice(span), readings=readings, day=day, instant=instant)
    said = Said(start=start, end=end, cutoff=cutoff, troubles=_troubles(found, cutoff, start, end))
    if found.date is None or found.date.year is not None or readings:
        return said
    return structs.replace(said, day=found.date.day, month=found.date.month)


def dated(said: Said, published: Phrase | None) -> Cutoff:
    """A cut-off without a year, with the reading that the date of publication suggests; the day stays undecided."""
    if not (said.day and said.month and published and len(published.value) == 10):
        return said.cutoff
    issued = date.fromisoformat(published.value)
    for year in (issued.year, issued.year - 1):
        try:
            day = date(year, said.month, said.day)
        except ValueError:
            continue
        if day <= issued:
            hint = Hint(f"the last such day before the publication, {issued.day} {issued:%B %Y}", published.span)
            return structs.replace(said.cutoff, readings=(DateReading(day=day, order="written", hints=(hint,)),))
    return said.cutoff


def _instant(found: FoundCutoff, day: date | None) -> datetime | None:
    if day is None:
        return None
    digits = re.findall(r"\d+", found.time)
    if digits:
        hours, minutes = (digits[0][:-2], digits[0][-2:]) if len(digits) == 1 else (digits[0], digits[1])
        if hours and int(hours) < 24 and int(minutes) < 60:
            return datetime.combine(day, time(int(hours), int(minutes), tzinfo=UTC))
    return end_of_day(day)


def _troubles(found: FoundCutoff, cutoff: Cutoff, start: int, end: int) -> tuple[Trouble, ...]:
    if cutoff.day is not None:
        return ()
    if cutoff.readings:
        days = " or ".join(f"{one.day.day} {one.day:%B %Y}" for one in cutoff.readings)
        return (Trouble(start, end, f"the cut-off can mean {days}, and the document does not decide", "cutoff"),)
    lacks = "names no day" if found.date is None or found.date.year else "names no year"
    return (Trouble(start, end, f"the cut-off {lacks}; write day, month in words and year", "cutoff"),)


def check(head: Cutoff | None, said: Said | None, cutoff: Cutoff | None) -> list[Trouble]:
    """Front matter and text have to agree on the cut-off."""
    if head is None or said is None or head.day is None or cutoff is None:
        return []
    days = {one.day for one in said.cutoff.readings} | ({said.cutoff.day} if said.cutoff.day else set())
    if not days or head.day in days:
        return []
    return [Trouble(said.start, said.end, f"the text's cut-off is not the {head.day} of the front matter", "cutoff")]
