"""The numbers of a clause with their sense and unit: tolls, counts, money. A number of injured is never one of dead."""

from __future__ import annotations

from estimative.ground.reading.kinds import has
from estimative.ground.reading.parse import Parsed
from estimative.model.claims import Quantity, TimeMention
from estimative.text.phrases.quantities import FoundQuantity

_TIMES = frozenset({"days", "weeks", "months", "years", "hours"})


def figures(parsed: Parsed) -> tuple[Quantity, ...]:
    """The numbers of a clause with their sense and unit."""
    return (*_none(parsed), *_numbers(parsed))


_ZERO = (
    r"\bno (?:\w+ )?(?:casualt(?:y|ies)|deaths?|fatalit(?:y|ies))\b|"
    r"\b(?:killing|injuring|wounding) (?:none|nobody|no one)\b|"
    r"\bno (?:one|civilians?|people|soldiers?|police\w*|worshippers?|students?|children|residents?|members?|"
    r"(?:fighter|passenger|guard)s?) (?:was|were|is|are|has been|had been|have been) (?:\w+ )?"
    r"(?:killed|injured|wounded|hurt|harmed)\b"
)


def _none(parsed: Parsed) -> tuple[Quantity, ...]:
    """A toll of zero in words that hold no number: "no civilians were killed", "killing none", "no casualties"."""
    hit = has(parsed.text, _ZERO)
    if hit is None or any(q.low == 0 for q in parsed.quantities):
        return ()
    words = hit.group().lower()
    if "wound" in words or "injur" in words or "hurt" in words or "harm" in words:
        unit = "injured"
    else:
        unit = "casualties" if "casualt" in words else "killed"
    span = parsed.span(hit.start(), hit.end())
    return (Quantity(span=span, text=hit.group(), sense="exact", low=0.0, high=0.0, unit=unit),)


def _numbers(parsed: Parsed) -> tuple[Quantity, ...]:
    return tuple(
        Quantity(
            span=parsed.span(q.start, q.end),
            text=q.text,
            sense=q.sense,
            low=q.low,
            high=q.high,
            unit=_unit(parsed, q),
        )
        for q in parsed.quantities
        if not _article(q.text, q.low)
        and not has(parsed.text[max(0, q.start - 8) : q.start], r"\bno $")
        and not _age(parsed.text, q.start, q.end)
    )


_PERSONS = frozenset({"people", "soldiers", "fighters", "civilians", "children", "prisoners"})
_DIED = (
    r"^(?:,? (?:including|among them) [^,]{2,60},|, [^,]{2,40} (?:among|of) them,)?[^.;]{0,70}?\b(?:perished|died|"
    r"fell(?! ill| sick| short| back| out| under| into| in (?:number|frequency))|"
    r"(?:was|were|lay|lie|been) (?:\w+ )?(?:killed|shot dead|slain|put to death|gunned down|murdered|executed|"
    r"massacred|"
    r"beheaded|lynched|dead|cut down|blown up)|lost (?:their|his|her) li(?:ves|fe)|(?:did not|didn['’]t) survive|"
    r"never (?:came|returned|made it) (?:home|back)|to death\b|to the sword|breathed (?:their|his|her) last|"
    r"(?:was|were) among the (?:dead|killed|victims|fatalities|fallen)|lost in (?:combat|battle|action|fighting)|"
    r"no more)\b"
)
_SLEW = (
    r"\b(?:slew|slaying|killed|killing|murdered|executed|massacred|lynched|beheaded|butchered|assassinated|shot dead|"
    r"gunned down|cut down|mowed down|lost|losing|claimed|cost|(?:killing|murder|death|deaths|slaying|execution|"
    r"loss) of)"
    r" (?:the (?:lives|life) of |a total of |some |as many as |another )?$"
)


def _unit(parsed: Parsed, q: FoundQuantity) -> str:
    """What a number counts; people who are said to have died or been killed are counted as dead."""
    if q.unit and q.unit not in _PERSONS:
        return q.unit
    if not q.unit:
        told = _toll(parsed.text, q.start, q.end)
        if told or not has(parsed.text[q.end :], r"^ (?:of (?:the|them|their|its|those|whom)|[a-z]+s\b)"):
            return told
    following = min((o.start for o in parsed.quantities if o.start > q.end), default=len(parsed.text))
    among = has(parsed.text[q.end :], r"^,? (?:including|among them) [^,]{2,60},|^, [^,]{2,40} (?:among|of) them,")
    rest = parsed.text[q.end : q.end + 160] if among else parsed.text[q.end : following]
    gone = has(parsed.text[max(0, q.start - 16) : q.start], r"\bnone of (?:the |its |their )?$") and has(
        rest, r"\bsurviv"
    )
    if gone or has(parsed.text[max(0, q.start - 40) : q.start], _SLEW) or has(rest, _DIED):
        hurt = has(rest, r"^[^,.;]{0,30}\b(?:wounded|injured|hurt)\b")
        return q.unit if hurt else "killed"
    return q.unit


def untimed(quantities: tuple[Quantity, ...], time: TimeMention | None) -> tuple[Quantity, ...]:
    """The numbers that are not part of a time told ("two days later")."""
    if time is None:
        return quantities
    return tuple(
        q
        for q in quantities
        if not (q.unit in (*_TIMES, "") and q.span.start < time.span.end and time.span.start < q.span.end)
    )


def _age(text: str, start: int, end: int) -> bool:
    """Whether a number is somebody's age: "Ahmad Khan, 25, was killed"."""
    return bool(
        has(text[max(0, start - 24) : start], r"(?-i:[A-Z])[\w’'-]+, $") and has(text[end:], r"^(?:,|\))")
    ) or bool(
        has(text[max(0, start - 3) : start], r"\w, $")
        and has(text[start:], r"^\d{1,2},\s(?:was|were|a|an|who|the|of|from)\b")
    )


def _article(text: str, low: float | None) -> bool:
    """Whether a number is only the article before a noun ("when a bomb exploded")."""
    return text.lower() in ("a", "an") or (low == 0 and not has(text, r"\d|zero|none|nobody|without|\bno\b"))


_KILLED = (
    r"\b(?:death )?toll\b[^,;.]*$|\bnumber (?:of )?(?:[\w'’-]+ ){0,5}?(?:dead|deaths|killed|fatalities|victims|slain)\b"
    r"[^;.]{0,90}$|\b(?:killing|killed|"
    r"kill)\b (?:(?:a|the) total of |some |as many as )?$"
)
_HURT = r"\b(?:wounding|injuring|hurting|wounded|injured) (?:some |another |a further |as many as )?$"
_HURT_AFTER = r"^ (?:\w+ ){0,2}?(?:were |was |others? )*(?:wounded|injured|hurt|maimed|hospitali[sz]ed)\b"


def _toll(text: str, start: int, end: int) -> str:
    """The unit of a bare number by the words around it: "a death toll of 12", "wounding another 40"."""
    before = text[max(0, start - 120) : start]
    if has(before[-40:], _HURT) or has(text[end : end + 40], _HURT_AFTER):
        return "injured"
    return "killed" if has(before, _KILLED) else ""
