"""Statements about amounts: trends, shifts of target or place, counts by a publisher, superlatives."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from estimative.ground.reading import amounts, comparing, kinds
from estimative.ground.reading.parse import Parsed
from estimative.ground.reading.spoken import noun_before
from estimative.model.claims import Claim, Quantity, TimeMention
from estimative.model.spans import Phrase
from estimative.model.times import Period, add_months
from estimative.registry.registry import Registry

_LARGE = r"\b(?:largest|deadliest|biggest|worst|bloodiest|most lethal|heaviest)\b"
_MARKS = r"\bfocus\w*\b|\bshift\w*\b|\blargely\b|\bmainly\b|\bmostly\b|\bconcentrat\w+\b"


def superlative(claim: Claim, clause: Parsed) -> Claim:
    """A superlative: its words with first or largest as value."""
    hit = comparing.ranked(clause.text) or kinds.has(clause.text, _LARGE)
    if hit is None:
        return claim
    large = comparing.large(clause.text)
    claim = replace(claim, actor=_ranked_actor(claim, clause))
    return replace(claim, act=clause.phrase(hit.start(), hit.end(), "largest" if large else "first"))


_ASIDE = r"\b(?:since|after|before|until|following|when|on|against|at|targeting|under|despite)\s+(?:[\w'’-]+\s+){0,2}$"
"""What stands before a party that only dates or suffers what is ranked: "since the Taliban returned"."""


def _ranked_actor(claim: Claim, clause: Parsed) -> Phrase | None:
    """Whose attacks are ranked: the first party that neither dates nor suffers them."""
    own = [f for f in clause.actors if kinds.has(clause.text[: f.start], _ASIDE) is None or _by(clause, f.start)]
    if claim.actor is None:
        return clause.phrase(own[0].start, own[0].end, own[0].value) if own else None
    inside = [f for f in clause.actors if clause.span(f.start, f.end) == claim.actor.span]
    return claim.actor if not inside or inside[0] in own else None


def _by(clause: Parsed, start: int) -> bool:
    return kinds.has(clause.text[:start], r"\b(?:by|of|from) (?:the )?$|\bthat (?:the )?$") is not None


def trend(claim: Claim, clause: Parsed) -> Claim:
    """A change: its words with the direction as value; its actor may be the possessor ("IS-K attacks have risen")."""
    up, down = kinds.has(clause.text, rf"\b(?:{amounts.UP})\b"), kinds.has(clause.text, rf"\b(?:{amounts.DOWN})\b")
    beside = comparing.compared(clause.text)
    hit = min((h for h in (up, down, beside) if h), key=lambda h: h.start())
    ends = list(kinds.pattern(rf"\b(?:{amounts.MEASURE})\b").finditer(clause.text, hit.end(), hit.end() + 60))
    end = ends[-1] if ends else None
    lead = kinds.pattern(rf"\b(?:{amounts.MEASURE})\b").search(clause.text, 0, hit.start())
    first, last = (hit.start(), end.end()) if end else (lead.start() if lead else hit.start(), hit.end())
    own = claim.actor
    near = [f for f in clause.actors if f.start < hit.start()]
    if near:
        own = clause.phrase(near[-1].start, near[-1].end, near[-1].value)
    if own is None and clause.actors:
        own = clause.phrase(clause.actors[0].start, clause.actors[0].end, clause.actors[0].value)
    way = kinds.direction(clause.text) or (comparing.direction(beside.group()) if beside else "")
    return replace(claim, act=clause.phrase(first, last, way), actor=own)


def shifts(claim: Claim, clause: Parsed) -> Iterator[Claim]:
    """Each focus of a sentence about focus, as a claim of its own."""
    hits = list(kinds.pattern(_MARKS).finditer(clause.text))
    cut = kinds.has(clause.text, r"\s(?:with|and) (?:a |an )?(?:recent |growing |new )?(?:focus|shift)\b")
    if cut and len(hits) > 1:
        for start, end in ((0, cut.start()), (cut.start() + 1, len(clause.text))):
            part = clause.cut(start, end)
            yield replace(claim, span=part.span(0, len(part.text)), text=part.text, target=_focus(part))
        return
    yield replace(claim, target=_focus(clause))


def _focus(clause: Parsed) -> Phrase | None:
    hit = kinds.has(clause.text, r"\b(?:on|to|towards?|against|in|target\w*)\s+(?:attacks? (?:on|against) )?(?:the )?")
    return clause.phrase(hit.end(), len(clause.text)) if hit and hit.end() < len(clause.text) else None


def counts(claim: Claim, clause: Parsed, registry: Registry) -> Iterator[Claim]:
    """A count of something by somebody: the group that is counted, the publisher as speaker, and "against N"
    as its own."""
    groups = [f for f in clause.actors if (a := registry.actor(f.value)) is not None and a.kind == "armed group"]
    others = [f for f in clause.actors if f not in groups]
    actor = clause.phrase(groups[0].start, groups[0].end, groups[0].value) if groups else claim.actor
    speaker = clause.phrase(others[0].start, others[0].end, others[0].value) if others and groups else None
    verb = kinds.has(clause.text, kinds.PUBLISHED)
    if speaker is None and verb is not None:
        voice = [f for f in others if f.end <= verb.start()]
        speaker = clause.phrase(voice[-1].start, voice[-1].end, voice[-1].value) if voice else None
    if speaker is None and verb is not None:
        speaker = noun_before(clause, verb.start())
    told = replace(claim, actor=actor, speaker=speaker, quantities=_counted_units(claim, clause))
    cut = kinds.has(clause.text, r",? (?:against|compared (?:with|to)|up from|down from)\b")
    later = [q for q in told.quantities if cut and q.span.start > clause.span(0, cut.end()).end]
    if not cut or not later or later == list(told.quantities):
        yield told
        return
    yield replace(told, quantities=tuple(q for q in told.quantities if q not in later))
    unit = told.quantities[0].unit
    second = tuple(q if q.unit else replace(q, unit=unit) for q in later)
    other = _other_time(told, clause, cut.end())
    if other is not None:
        yield replace(told, quantities=second, time=other)


_UNITS = (
    (r"\b(?:strength|size|ranks|membership|manpower|headcount|fighters|members|men under arms)\b", "fighters"),
    (r"\b(?:attack|bombing|incident|operation|strike|claim|assault|raid)s?\b", "attacks"),
    (r"\b(?:dead|deaths|killed|fatalities|lives)\b", "killed"),
    (r"\b(?:casualties|casualty)\b", "casualties"),
    (r"\b(?:people|persons|civilians|households|families|afghans|displaced|refugees)\b", "people"),
)


def _counted_units(claim: Claim, clause: Parsed) -> tuple[Quantity, ...]:
    """The numbers with the unit that the noun gives which they are put to: "put its strength at 4,000"; "so far" makes
    one a lower bound."""
    so_far = kinds.has(clause.text, r"\b(?:so far|to date|up to now|already)\b") is not None
    unit = next((name for expression, name in _UNITS if kinds.has(clause.text, expression)), "")
    found = tuple(q if q.unit else replace(q, unit=unit) for q in claim.quantities)
    return tuple(replace(q, sense="at least", high=None) if so_far and q.sense == "exact" else q for q in found)


def _other_time(claim: Claim, clause: Parsed, start: int) -> TimeMention | None:
    """The time of the second count: a date of its own, or the same months of another year."""
    first = claim.time.period if claim.time else None
    after = [when for when in clause.dates if when.start > start and when.period is not None]
    same = kinds.pattern(r"\bthe same (?:months?|period|time|quarter|weeks?)\b.*").search(clause.text, start)
    before = kinds.pattern(r"\b(?:a|one|the) (?:year (?:before|earlier)|previous year)\b").search(clause.text, start)
    if (same or before) and first is not None:
        hit = same or before
        assert hit is not None
        year = after[0].period.first.year if same and after and after[0].period else first.first.year - 1
        back = 12 * (first.first.year - year)
        period = Period(add_months(first.first, -back), add_months(first.last, -back))
        span = clause.span(hit.start(), hit.end())
        return TimeMention(
            span=span,
            text=hit.group(),
            period=period,
            precision="range",
            anchor=f"counted from {claim.time.text}" if claim.time else "",
        )
    if not after:
        return None
    when = after[0]
    return TimeMention(
        span=clause.span(when.start, when.end), text=when.text, period=when.period, precision=when.precision
    )
