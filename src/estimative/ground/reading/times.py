"""When: the time of a clause as a date, a relative time with its anchor, or a named event."""

from __future__ import annotations

from datetime import date, timedelta

from estimative.ground import wording
from estimative.ground.reading import days, narrative
from estimative.ground.reading.kinds import has
from estimative.ground.reading.memory import Memory
from estimative.ground.reading.parse import Parsed
from estimative.model.claims import TimeMention
from estimative.model.spans import Found
from estimative.model.times import Period, Precision
from estimative.registry.registry import Registry
from estimative.text.phrases import dates
from estimative.text.phrases.dates import FoundDate

_EVE = 7
"""Days before a named event that "on the eve of" covers; the words are not taken to mean one day."""
_ATTACK = r"\b(?:attacks?|bombings?|blasts?|shootings?|assaults?|explosions?|strikes?|raids?)\b"


def time_of(parsed: Parsed, memory: Memory, registry: Registry, today: date) -> TimeMention | None:
    """The time of a clause: a date, a relative time counted from the cut-off or the last event, or a named event."""
    if (counted := narrative.named(parsed, memory, registry, today)) is not None:
        return counted
    given = [item for item in parsed.dates if not _parenthetic(parsed, item)]
    head = _dateline(parsed)
    if head is not None:
        given = [item for item in given if item.start != head.start]
    precise = [item for item in given if item.period is not None]
    named = _named_attack(parsed, registry)
    if not precise and memory.time is not None and (counted := narrative.counted(parsed, memory)) is not None:
        return counted
    for item in precise or given:
        mention = _mention(parsed, item, memory, today)
        if mention is not None:
            inside = (
                named is not None
                and mention.period is not None
                and named.period is not None
                and mention.anchor != "since"
            )
            return named if inside and mention.period.overlap(named.period) else mention  # type: ignore[union-attr,arg-type]
    for found in parsed.events:
        event = registry.event(found.value)
        if event is not None and not _is_attack(found):
            return _anchored(parsed, found, date.fromisoformat(event.first), today)
    if named is None and (brief := _brief(parsed, registry, today)) is not None:
        return brief
    if named is None and head is not None:
        return _filed(parsed, head)
    return named or narrative.counted(parsed, memory) or memory.offset


def offset(parsed: Parsed, memory: Memory) -> TimeMention | None:
    """The time that "Two days after IS-K attacked …" gives to what follows, counted from the event it tells."""
    try:
        return narrative.from_event(parsed, memory)
    except (OverflowError, ValueError):
        return None


_LEADS = r"\b(?:since|after|following|before|prior to|ahead of|on the eve of|in the wake of|during)(?=\s)"


def _brief(parsed: Parsed, registry: Registry, today: date) -> TimeMention | None:
    """A named event by its head noun: "since the takeover"."""
    lead = has(parsed.text, _LEADS)
    short = narrative.shortened(parsed.text, lead.end(), registry) if lead else None
    if lead is None or short is None:
        return None
    event, end = short
    start = lead.end() + 1
    return _anchored(
        parsed, Found(start, end, parsed.text[start:end], event.name), date.fromisoformat(event.first), today
    )


_DATELINE = r"^\W*(?-i:[A-Z][A-Z .'’-]{2,40})(?:, (?:[\w ]{2,30}, )?| ?\(| )$"


def _dateline(parsed: Parsed) -> FoundDate | None:
    """The date of a news report's opening ("HERAT, 4 July 2022 - …"): when it was filed, not when it happened."""
    for item in parsed.dates[:1]:
        after = has(parsed.text[item.end : item.end + 8], r"^ ?\)? ?(?:\([\w ]*\) ?)?[:–—-]")
        own = item.form == days.FORM
        if (
            item.period is not None
            and item.period.days == 1
            and after
            and not own
            and has(parsed.text[: item.start], _DATELINE)
        ):
            return item
    return None


def _filed(parsed: Parsed, item: FoundDate) -> TimeMention | None:
    """The days that a report may be about: the week up to its date."""
    assert item.period is not None
    last = item.period.last
    return TimeMention(
        span=parsed.span(item.start, item.end),
        text=item.text,
        period=Period(last - timedelta(_EVE), last),
        precision="range",
        anchor=f"the report is of {wording.day(last)}",
    )


def _is_attack(found: Found) -> bool:
    return has(found.text, _ATTACK) is not None


def _named_attack(parsed: Parsed, registry: Registry) -> TimeMention | None:
    """The day of an attack that the registry knows by name ("the Kabul airport attack")."""
    for found in parsed.events:
        event = registry.event(found.value)
        if event is not None and _is_attack(found):
            period = Period(date.fromisoformat(event.first), date.fromisoformat(event.last or event.first))
            return TimeMention(
                span=parsed.span(found.start, found.end),
                text=found.text,
                period=period,
                precision="day",
                anchor=f"{found.value}, {wording.period(period)}",
            )
    return None


def _parenthetic(parsed: Parsed, item: FoundDate) -> bool:
    """Dates that are another event's: an "(… 2021)" aside."""
    before = parsed.text[: item.start]
    return before.count("(") > before.count(")")


def _mention(parsed: Parsed, item: FoundDate, memory: Memory, today: date) -> TimeMention | None:
    span = parsed.span(item.start, item.end)
    if item.relation == "before" and (ahead := _until(parsed, item, today)) is not None:
        return ahead
    if item.period is not None:
        if item.relation == "since" or _counted_from(parsed, item):
            last = max(today, item.period.last)
            return TimeMention(
                span=span,
                text=item.text,
                period=Period(item.period.first, last),
                anchor="since",
                precision=item.precision,
            )
        loose = _loose_end(parsed, item)
        if loose is not None:
            return TimeMention(span=span, text=item.text, period=loose, precision="range")
        return TimeMention(span=span, text=item.text, period=item.period, precision=item.precision)
    if item.shift is not None:
        previous = memory.time.period if item.anchor == "previous" and memory.time is not None else None
        base = previous.last if previous is not None else today
        period = dates.resolve(item, base)
        anchor = f"counted from {wording.day(base)}"
        fine = "day" if period is not None and period.days == 1 else "range"
        return TimeMention(span=span, text=item.text, period=period, precision=fine, anchor=anchor)  # type: ignore[arg-type]
    if item.month and item.year is None:
        return _yearless(parsed, item, today)
    return (
        TimeMention(span=span, text=item.text, period=None, precision="unknown", anchor=item.anchor)
        if item.anchor
        else None
    )


_BEFORE = 1096
"""Days before a date that "before" it covers, as far as a text without a date looks back."""


def _until(parsed: Parsed, item: FoundDate, today: date) -> TimeMention | None:
    """The time up to a date ("before July"); None where a length comes before it ("two days before 4 July")."""
    if has(
        parsed.text[: item.start],
        r"\b(?:days?|weeks?|months?|hours?|eve|just|shortly|long|night|year) before (?:the )?$",
    ):
        return None
    if has(parsed.text, r"\b(?:never|first|unprecedented|earliest)\b"):
        return None  # a rank is counted up to that date, and its own rules say how
    mention = _yearless(parsed, item, today) if item.period is None and item.month else None
    period = item.period or (mention.period if mention else None)
    if period is None or period.first.toordinal() <= _BEFORE:
        return None
    last = period.first - timedelta(1)
    return TimeMention(
        span=parsed.span(item.start, item.end),
        text=item.text,
        period=Period(last - timedelta(_BEFORE), last),
        precision="range",
        anchor=f"before {wording.day(period.first)}",
    )


def _loose_end(parsed: Parsed, item: FoundDate) -> Period | None:
    """The last days that "at the end of March 2023" leaves open: ten of a month, the last month of a year."""
    period = item.period
    if period is None or period.days != 1 or not has(item.text, r"^end\b"):
        return None
    if not has(parsed.text[: item.start], r"\b(?:at|towards?|near|around|about) (?:the )?(?:very )?$"):
        return None
    return Period(period.last - timedelta(9 if item.month else 30), period.last)


def _counted_from(parsed: Parsed, item: FoundDate) -> bool:
    """Whether "since" governs a date across the words between: "since the army left in May 2020"."""
    before = parsed.text[: item.start]
    if has(before, r"^\W*since\b"):
        return True
    hit = has(before, r"\bsince\b[^,.;]{1,60}\b(?:in|on|of)\s+(?:early |late |mid-?)?$")
    return hit is not None and sum(hit.start() < found.start < item.start for found in parsed.actors) <= 1


def _yearless(parsed: Parsed, item: FoundDate, today: date) -> TimeMention | None:
    """A day or month without a year: the last one before the cut-off, and the anchor says so."""
    assert item.month is not None
    if parsed.year:
        beside = dates.find(f"{item.day or ''} {wording.MONTHS[item.month - 1]} {parsed.year}".strip())
        if beside and beside[0].period is not None:
            return TimeMention(
                span=parsed.span(item.start, item.end),
                text=item.text,
                period=beside[0].period,
                precision=beside[0].precision,
                anchor=f"the year of the sentence, {parsed.year}",
            )
    for year in (today.year, today.year - 1):
        text = f"{item.day or ''} {wording.MONTHS[item.month - 1]} {year}".strip()
        found = dates.find(text)
        if found and found[0].period is not None and found[0].period.first <= today:
            return TimeMention(
                span=parsed.span(item.start, item.end),
                text=item.text,
                period=found[0].period,
                precision=found[0].precision,
                anchor=f"no year given: the last before {wording.day(today)}",
            )
    return None


def _anchored(parsed: Parsed, found: Found, first: date, today: date) -> TimeMention:
    before = parsed.text[max(0, found.start - 30) : found.start].lower()
    period, precision = _around(before, first, today)
    anchor = "since" if "since" in before else f"{found.value}, {wording.day(first)}"
    return TimeMention(
        span=parsed.span(found.start, found.end), text=found.text, period=period, precision=precision, anchor=anchor
    )


def _around(before: str, first: date, today: date) -> tuple[Period, Precision]:
    """The days that "since", "on the eve of" or "after" a named event covers."""
    if "since" in before:
        return Period(first, max(today, first)), "range"
    if "eve of" in before or "before" in before:
        return Period(first - timedelta(_EVE), first), "range"
    if "after" in before or "following" in before:
        return Period(first, first + timedelta(30)), "range"
    return Period(first, first), "day"
