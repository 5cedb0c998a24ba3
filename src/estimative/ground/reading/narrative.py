"""Times told in the run of a text: "two days later", "the following week", "a year after the takeover", "that month",
"on the anniversary of …". Each is counted from the event before or from a named one, and says from which."""

from __future__ import annotations

from datetime import date, timedelta

from estimative.ground import wording
from estimative.ground.reading.kinds import has, pattern
from estimative.ground.reading.memory import Memory
from estimative.ground.reading.parse import Parsed
from estimative.model.claims import TimeMention
from estimative.model.times import Period, Precision, add_months, month_end
from estimative.registry.entries import NamedEvent
from estimative.registry.registry import Registry
from estimative.text.phrases.letters import SMALL_NUMBERS

_COUNT = (
    r"(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?<![\d-])\d{1,3}|a few|several|"
    r"some)"
)
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|month|year)s?"
_LATER = (
    rf"\b{_COUNT} {_UNIT} (?P<way>later|earlier|afterwards?|beforehand|before(?=[,.;]|$)|after(?=[,.;]|$)|on(?=[,.;]|"
    rf"$))"
)
_NEXT = (
    r"\b(?:the|on the|by the) (?P<way>following|next|previous|preceding) (?P<unit>day|morning|evening|night|week|"
    r"month|year)\b"
)
_BESIDE = (
    r"\bthe (?P<unit>day|night|week|month|year) (?P<way>before|after)(?=[,.;]|$| (?:the|this|that) (?:attack|bombing|"
    r"blast|strike|raid|shooting|assault))"
)
_SAME = (
    r"\b(?:(?P<part>earlier|later) )?(?:that|the same|in the same|that same) (?P<unit>day|morning|evening|night|week|"
    r"month|year)\b"
)
_FROM = (
    rf"\b(?:{_COUNT} {_UNIT}|(?P<vague>shortly|soon|immediately|just|hours|days|weeks|months|(?:in|during|"
    rf"within) the (?P<span>hours|days|weeks|months)(?: immediately)?)) (?P<way>after|before|following|since|on from|"
    rf"prior to|ahead of|preceding)\b"
)
_ANNIVERSARY = (
    r"\b(?:the |its |their )?(?:(?P<nth>first|second|third|fourth|fifth|tenth|one-year|two-year|20th|"
    r"twentieth) )?anniversary\b(?: of)?"
)
_EVENTUAL = (
    r"\s+(?:the |this |that |these |its )?(?:\w+ )?(?:attacks?|bombings?|blasts?|strikes?|raids?|shootings?|"
    r"assaults?|explosions?|launch|incident|massacre)\b"
)
_DAYS = {"hour": 0, "day": 1, "night": 1, "morning": 1, "evening": 1, "week": 7, "fortnight": 14}
_VAGUE = {"hours": 1, "days": 7, "weeks": 45, "months": 183, "shortly": 30, "soon": 30, "immediately": 7, "just": 30}
"""Days that a vague "in the weeks after" may cover at most; readers differ above that."""
_NTH = {"first": 1, "one-year": 1, "second": 2, "two-year": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10,
        "20th": 20, "twentieth": 20}  # fmt: skip
_CUES = (
    r"\b(?:later|earlier|after|before|following|next|previous|preceding|that|same|since|on from|prior|ahead|"
    r"anniversary|afterwards?|beforehand)\b"
)


def named(parsed: Parsed, memory: Memory, registry: Registry, today: date) -> TimeMention | None:
    """A time counted from an event that the clause names, None where it has none."""
    if not has(parsed.text, _CUES):
        return None
    try:
        return anniversary(parsed, registry, today) or _after_named(parsed, memory, registry)
    except (OverflowError, ValueError):  # beyond the calendar's first or last day
        return None


def counted(parsed: Parsed, memory: Memory) -> TimeMention | None:
    """A time counted from the event spoken of before, None where the clause has none."""
    if not has(parsed.text, _CUES):
        return None
    try:
        return _from_before(parsed, memory)
    except (OverflowError, ValueError):
        return None


def anniversary(parsed: Parsed, registry: Registry, today: date) -> TimeMention | None:
    """ "on the anniversary of X": the day of X in a later year, never the day of X itself."""
    hit = has(parsed.text, _ANNIVERSARY)
    if hit is None:
        return None
    base, name, end = _base_after(parsed, hit.end(), registry)
    if base is None:
        return _mention(parsed, hit.start(), hit.end(), None, "an anniversary of an event without a date", "unknown")
    years = _NTH.get((hit["nth"] or "").lower(), max(1, _whole_years(base.first, today)))
    first, last = add_months(base.first, 12 * years), add_months(base.last, 12 * years)
    return _mention(parsed, hit.start(), end, Period(first, last), f"anniversary of {name}", "day")


def _whole_years(then: date, today: date) -> int:
    return today.year - then.year - ((today.month, today.day) < (then.month, then.day))


def _after_named(parsed: Parsed, memory: Memory, registry: Registry) -> TimeMention | None:
    """ "a year after the takeover", "in the weeks after X", "two days after the attack"."""
    hit = has(parsed.text, _FROM)
    if hit is None:
        return None
    base, name, end = _base_after(parsed, hit.end(), registry)
    if base is None and has(parsed.text[hit.end() :], rf"^{_EVENTUAL}") and memory.time is not None:
        base, name, end = memory.time.period, memory.time.text, hit.end()
    if base is None:
        return None
    back = hit["way"].lower() in ("before", "prior to", "ahead of", "preceding")
    anchor = f"counted from {name}, {wording.day(base.first)}"
    if hit["vague"]:
        far = _VAGUE[(hit["span"] or hit["vague"]).lower().split()[0]]
        span = (
            Period(base.first - timedelta(far), base.first) if back else Period(base.last, base.last + timedelta(far))
        )
        return _mention(parsed, hit.start(), end, span, anchor, "range")
    period, fine = _moved(base, hit["count"], hit["unit"], back=back)
    return _mention(parsed, hit.start(), end, period, anchor, fine)


def from_event(parsed: Parsed, memory: Memory) -> TimeMention | None:
    """What "Two days after …" at the head of a sentence counts, from the event that the rest of the clause tells."""
    hit = has(parsed.text, _FROM)
    base = memory.time.period if memory.time is not None else None
    if hit is None or base is None or memory.time is None:
        return None
    back = hit["way"].lower() == "before"
    anchor = f"counted from {memory.time.text}"
    if hit["vague"]:
        far = timedelta(_VAGUE[hit["vague"].lower().split()[0]])
        period = Period(base.first - far, base.first) if back else Period(base.last, base.last + far)
        return _mention(parsed, hit.start(), hit.end(), period, anchor, "range")
    period, fine = _moved(base, hit["count"], hit["unit"], back=back)
    return _mention(parsed, hit.start(), hit.end(), period, anchor, fine)


def _from_before(parsed: Parsed, memory: Memory) -> TimeMention | None:
    """A time counted from the event spoken of before."""
    for expression in (_LATER, _NEXT, _BESIDE, _SAME):
        hit = has(parsed.text, expression)
        if hit is None:
            continue
        if memory.time is None or memory.time.period is None:
            return _mention(parsed, hit.start(), hit.end(), None, "nothing dated before to count from", "unknown")
        period, fine = _counted(expression, hit.groupdict(), memory.time.period)
        anchor = f"counted from {wording.period(memory.time.period)}"
        pointer = parsed.phrase(hit.start(), hit.end())
        memory.shows("time", pointer, wording.period(period), memory.time.span, memory.time_line)
        return _mention(parsed, hit.start(), hit.end(), period, anchor, fine)
    return None


def _counted(expression: str, parts: dict[str, str | None], base: Period) -> tuple[Period, Precision]:
    unit, way = (parts["unit"] or "").lower(), (parts.get("way") or "").lower()
    if expression is _SAME:
        return _whole(unit, base, parts.get("part"))
    back = way in ("earlier", "before", "beforehand", "previous", "preceding")
    if expression is _NEXT and unit in ("week", "month", "year"):
        return _neighbour(unit, base, back=back)
    return _moved(base, parts.get("count") or "a", unit, back=back)


def _moved(base: Period, count: str, unit: str, *, back: bool) -> tuple[Period, Precision]:
    """A period `count` units off; longer units leave room for what "two weeks later" leaves open."""
    low = count.lower()
    number = int(low) if low.isdigit() else {"a": 1, "an": 1, "some": 3, "a few": 3, "several": 4}.get(low)
    number = SMALL_NUMBERS.get(low, 1) if number is None else number
    sign, unit = -1 if back else 1, unit.lower()
    if unit in ("month", "year"):
        months = sign * number * (12 if unit == "year" else 1)
        room = timedelta(15 if unit == "month" else 31)
        return Period(add_months(base.first, months) - room, add_months(base.last, months) + room), "range"
    days = timedelta(sign * number * _DAYS[unit])
    room = timedelta(0 if _DAYS[unit] <= 1 and low not in ("some", "a few", "several") else 3)
    period = Period(base.first + days - room, base.last + days + room)
    return period, "day" if period.days == 1 else "range"


def _neighbour(unit: str, base: Period, *, back: bool) -> tuple[Period, Precision]:
    """The whole week, month or year next to the one of an event."""
    day, sign = base.first, -1 if back else 1
    if unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(7 * sign)
        return Period(monday, monday + timedelta(6)), "range"
    if unit == "month":
        first = add_months(day.replace(day=1), sign)
        return Period(first, month_end(first.year, first.month)), "month"
    return Period(date(day.year + sign, 1, 1), date(day.year + sign, 12, 31)), "year"


def _whole(unit: str, base: Period, part: str | None) -> tuple[Period, Precision]:
    """The week, month or year of an event, or what of it lies before or after."""
    if unit in ("day", "morning", "evening", "night"):
        return base, "day" if base.days == 1 else "range"
    day, last = base.first, base.last
    if unit == "week":
        whole = Period(day - timedelta(day.weekday()), last + timedelta(6 - last.weekday()))
    elif unit == "month":
        whole = Period(day.replace(day=1), month_end(last.year, last.month))
    else:
        whole = Period(date(day.year, 1, 1), date(last.year, 12, 31))
    side = (part or "").lower()
    if side == "earlier":
        return Period(whole.first, last), "range"
    return (Period(day, whole.last), "range") if side == "later" else (whole, "month" if unit == "month" else "range")


def _base_after(parsed: Parsed, start: int, registry: Registry) -> tuple[Period | None, str, int]:
    """The named event or date that stands right after a place in the text, its name and where it ends."""
    for found in parsed.events:
        if start <= found.start <= start + 24:
            named = registry.event(found.value)
            if named is not None:
                return _days(named), named.name, found.end
    short = shortened(parsed.text, start, registry)
    if short is not None:
        return _days(short[0]), short[0].name, short[1]
    comma = parsed.text.find(",", start)
    stop = comma if comma >= 0 else len(parsed.text)
    for when in parsed.dates:
        if start <= when.start and when.end <= stop and when.period is not None and when.period.days <= 31:
            return when.period, parsed.text[start : when.end].strip(), when.end
    return None, "", start


def _days(event: NamedEvent) -> Period:
    first = date.fromisoformat(event.first)
    return Period(first, date.fromisoformat(event.last) if event.last and event.last >= event.first else first)


_SHORT = (
    r"\s*(?:the |its |their )?(?P<head>takeover|withdrawal|pull-?out|invasion|pandemic|coup|accord|ceasefire|truce|"
    r"earthquake|agreement|uprising|evacuation|(?:[a-z]+ )?election|fall of the (?:capital|republic))\b"
)


def shortened(text: str, start: int, registry: Registry) -> tuple[NamedEvent, int] | None:
    """A named event by its head noun ("since the takeover"), where exactly one of the registry's ends with it."""
    hit = pattern(_SHORT).match(text, start)
    if hit is None:
        return None
    head = hit["head"].lower().replace("pullout", "pull-out")
    fits = [e for e in registry.events() if any(_ends(name, head) for name in (e.name, *e.aliases))]
    names = {e.name for e in fits}
    return (fits[0], hit.end()) if len(names) == 1 else None


def _ends(name: str, head: str) -> bool:
    """Whether a name ends with a noun, or has it right before "of …" or "from …"."""
    low = name.lower()
    return low == head or low.endswith(f" {head}") or f" {head} of " in low or f" {head} from " in low


def _mention(
    parsed: Parsed, start: int, end: int, period: Period | None, anchor: str, precision: Precision
) -> TimeMention:
    return TimeMention(
        span=parsed.span(start, end), text=parsed.text[start:end], period=period, precision=precision, anchor=anchor
    )
