"""Grounding: read the claims of an assessment, hold each against the View, and list what the page leaves out.

read → match (which incidents) → judge (by kind) → omissions → coverage
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from estimative.ground import (
    assertions,
    counts,
    drivers,
    events,
    general,
    matching,
    otherside,
    reader,
    remainder,
    shifts,
    superlatives,
    tiers,
    trends,
)
from estimative.ground.events import Context
from estimative.ground.evidence import Evidence
from estimative.ground.hindsight import later
from estimative.ground.matching import Candidate
from estimative.model.assessments import Assessment
from estimative.model.claims import Claim, Coverage, Grounding, Later, Verdict
from estimative.model.series import DeclaredSeries
from estimative.registry.registry import Registry
from estimative.store.base import View

COMPLETE = "holds every event of its definition, so it may be counted; what the definition leaves out is not in it"
SAMPLE = "a sample: that something is not in it does not show that it did not happen"
_MATCHED = ("event", "claim", "denial", "attribution", "absence", "superlative")


def ground(
    assessment: Assessment,
    view: View,
    registry: Registry,
    *,
    hindsight: View | None = None,
    series: tuple[DeclaredSeries, ...] = (),
) -> Grounding:
    """Every claim of an assessment with its verdict as of the View's cut-off, the other side of the page, and what
    the store covers. With `hindsight`, a view as of a later instant, what became known since is listed apart.

    Relative times in the text count from the assessment's own cut-off, without one from the View's.
    """
    written = assessment.cutoff.day if assessment.cutoff is not None else None
    evidence = Evidence(view, registry, written)
    claims = reader.read(assessment, evidence.registry, today=evidence.today)
    verdicts = judge(claims, evidence, series)
    side = otherside.look(assessment, verdicts, evidence, view=view, used=used(verdicts, evidence.registry))
    return Grounding(
        cutoff=view.cutoff,
        recorded=view.recorded,
        verdicts=verdicts,
        omissions=side.omissions,
        coverage=_coverage(evidence),
        notes=(*side.notes, *_late(verdicts, evidence)),
        fits=side.fits,
        contrary=side.contrary,
        later=_later(verdicts, evidence, hindsight, series),
    )


def ground_text(
    text: str,
    view: View,
    registry: Registry,
    *,
    hindsight: View | None = None,
    series: tuple[DeclaredSeries, ...] = (),
) -> Grounding:
    """A sentence, or a few, held against the View as one evidence bullet of its day would be: verdicts and coverage."""
    evidence = Evidence(view, registry)
    verdicts = judge(reader.read_text(text, evidence.registry, today=evidence.today), evidence, series)
    return Grounding(
        cutoff=view.cutoff,
        recorded=view.recorded,
        verdicts=verdicts,
        coverage=_coverage(evidence),
        notes=_late(verdicts, evidence),
        later=_later(verdicts, evidence, hindsight, series),
    )


def _later(
    verdicts: tuple[Verdict, ...], evidence: Evidence, hindsight: View | None, series: tuple[DeclaredSeries, ...]
) -> tuple[Later, ...]:
    if hindsight is None:
        return ()
    known = Evidence(hindsight, evidence.registry, evidence.today)
    return later(verdicts, judge((verdict.claim for verdict in verdicts), known, series), known, evidence.cutoff)


def judge(claims: Iterable[Claim], evidence: Evidence, series: tuple[DeclaredSeries, ...] = ()) -> tuple[Verdict, ...]:
    """The verdicts on claims, in order. What one claim denies is weighed when another is judged; `series` are those
    that the project declares as drivers and effects."""
    claims = tuple(matching.sound(claim, evidence.registry) for claim in claims)
    context = _context(claims, evidence)
    evidence.rehearse(lambda: [_judge(claim, evidence, context) for claim in claims])
    verdicts = tiers.attach((_judge(claim, evidence, context) for claim in claims), context.matches, evidence)
    return drivers.attach(verdicts, evidence, series)


def _context(claims: tuple[Claim, ...], evidence: Evidence) -> Context:
    matches: dict[str, tuple[Candidate, ...]] = {}
    single = [c for c in claims if c.kind in _MATCHED and not general.general(c, evidence.registry)]
    evidence.expect(wanted for claim in single for wanted in matching.searches(claim, evidence))
    for claim in single:
        own = () if claim.about and _bare(claim) else events.match(claim, evidence)
        matches[claim.id] = own or matches.get(claim.about, ())
    denials: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.kind == "denial" or (claim.act is not None and claim.act.value in ("said", "confirmed")):
            for candidate in (matches.get(claim.id) or matches.get(claim.about, ()))[:1]:
                denials.setdefault(candidate.incident.id, []).append(claim)
    return Context(matches, {key: tuple(items) for key, items in denials.items()})


def _bare(claim: Claim) -> bool:
    """Whether a claim names nothing of its own that an event could be recognised by."""
    return claim.place is None and claim.target is None


def _judge(claim: Claim, evidence: Evidence, context: Context) -> Verdict:
    if trends.applies(claim):
        return trends.judge_trend(claim, evidence)
    if superlatives.applies(claim):
        return superlatives.judge(claim, evidence, ())
    if counts.applies(claim, evidence.registry):
        return counts.judge_count(claim, evidence)
    if general.general(claim, evidence.registry):
        return general.judge(claim, evidence)
    return _judge_kind(claim, evidence, context)


def _judge_kind(claim: Claim, evidence: Evidence, context: Context) -> Verdict:
    if claim.kind in ("event", "absence"):
        told = events.judge(claim, evidence, context)
        return superlatives.qualified(told, evidence, context.matches.get(claim.id, ()))
    if claim.kind == "claim":
        return assertions.judge_claim(claim, evidence, context)
    if claim.kind == "denial":
        return assertions.judge_denial(claim, evidence, context)
    if claim.kind == "attribution":
        return assertions.judge_attribution(claim, evidence, context)
    return _judge_rest(claim, evidence, context)


def _judge_rest(claim: Claim, evidence: Evidence, context: Context) -> Verdict:
    if claim.kind == "trend":
        return trends.judge_trend(claim, evidence)
    if claim.kind == "count":
        return counts.judge_count(claim, evidence)
    if claim.kind == "superlative":
        return superlatives.judge(claim, evidence, context.matches.get(claim.id, ()))
    if claim.kind == "shift":
        return shifts.judge_shift(claim, evidence, context.matches)
    if claim.kind == "reaction":
        return remainder.judge_reaction(claim, evidence)
    return remainder.judge_other(claim, evidence)


def used(verdicts: Iterable[Verdict], registry: Registry) -> frozenset[str]:
    """The incidents that some claim of the document is about."""
    about = ("event", "claim", "denial", "attribution", "superlative")
    return frozenset(
        cite.id
        for v in verdicts
        if v.claim.kind in about
        and not general.general(v.claim, registry)
        and v.kind != "not found"
        and not any(d.attribute == "superlative" for d in v.differences)
        for cite in v.cites
        if cite.kind == "incident"
    )


def _late(verdicts: tuple[Verdict, ...], evidence: Evidence) -> tuple[str, ...]:
    """A note on the sentences that speak of days after the cut-off."""
    late = [
        v.claim
        for v in verdicts
        if v.claim.time
        and v.claim.time.period
        and v.claim.time.period.first > evidence.cutoff.date()
        and v.claim.kind in _MATCHED
    ]
    lines = ", ".join(str(claim.line) for claim in late)
    return (f"dated after the cut-off, so that nothing known then can speak to it: line {lines}",) if late else ()


def _coverage(evidence: Evidence) -> tuple[Coverage, ...]:
    found = []
    for item in evidence.coverage:
        counting = evidence.registry.dataset(item.dataset).counting
        note = SAMPLE if counting == "sample" else COMPLETE
        found.append(replace(item, note=f"{item.note}; {note}" if item.note else note, counting=counting))
    return tuple(found)
