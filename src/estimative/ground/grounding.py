"""Grounding: read the claims of an assessment, hold each against the View, and list what the page leaves out.

read → match (which incidents) → judge (by kind) → omissions → coverage
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from estimative.ground import assertions, events, general, omissions, reader, remainder, superlatives, trends
from estimative.ground.events import Context
from estimative.ground.evidence import Evidence
from estimative.ground.matching import Candidate
from estimative.model.assessments import Assessment
from estimative.model.claims import Claim, Coverage, Grounding, Omission, Verdict
from estimative.registry.registry import Registry
from estimative.store.base import View

SAMPLE = "a sample: that something is not in it does not show that it did not happen"
_MATCHED = ("event", "claim", "denial", "attribution", "absence", "superlative")


def ground(assessment: Assessment, view: View, registry: Registry) -> Grounding:
    """Every claim of an assessment with its verdict as of the View's cut-off, omissions by judgment, and what
    the store covers.

    Relative times in the text count from the assessment's own cut-off where that is earlier than the View's.
    """
    evidence = Evidence(view, registry)
    today = evidence.today
    if assessment.cutoff is not None and assessment.cutoff.day is not None:
        today = min(today, assessment.cutoff.day)
    claims = reader.read(assessment, registry, today=today)
    verdicts = judge(claims, evidence)
    left, notes = _omissions(assessment, verdicts, evidence, today)
    return Grounding(
        cutoff=view.cutoff,
        recorded=view.recorded,
        verdicts=verdicts,
        omissions=left,
        coverage=_coverage(evidence.coverage),
        notes=notes,
    )


def judge(claims: Iterable[Claim], evidence: Evidence) -> tuple[Verdict, ...]:
    """The verdicts on claims, in order. What one claim denies is weighed when another is judged."""
    claims = tuple(claims)
    context = _context(claims, evidence)
    return tuple(_judge(claim, evidence, context) for claim in claims)


def _context(claims: tuple[Claim, ...], evidence: Evidence) -> Context:
    matches: dict[str, tuple[Candidate, ...]] = {}
    for claim in claims:
        if claim.kind not in _MATCHED or general.general(claim, evidence.registry):
            continue
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
    if general.general(claim, evidence.registry):
        return general.judge(claim, evidence)
    if claim.kind in ("event", "absence"):
        return events.judge(claim, evidence, context)
    if claim.kind == "claim":
        return assertions.judge_claim(claim, evidence, context)
    if claim.kind == "denial":
        return assertions.judge_denial(claim, evidence, context)
    if claim.kind == "attribution":
        return assertions.judge_attribution(claim, evidence, context)
    if claim.kind == "trend":
        return trends.judge_trend(claim, evidence)
    return _judge_rest(claim, evidence, context)


def _judge_rest(claim: Claim, evidence: Evidence, context: Context) -> Verdict:
    if claim.kind == "count":
        return trends.judge_count(claim, evidence)
    if claim.kind == "superlative":
        return superlatives.judge(claim, evidence, context.matches.get(claim.id, ()))
    if claim.kind == "shift":
        return general.judge_shift(claim, evidence)
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


def _omissions(
    assessment: Assessment, verdicts: tuple[Verdict, ...], evidence: Evidence, today: date
) -> tuple[tuple[Omission, ...], tuple[str, ...]]:
    taken = used(verdicts, evidence.registry)
    found: list[Omission] = []
    notes: list[str] = []
    for judgment in assessment.judgments:
        listed, more = omissions.omissions(judgment, evidence, taken, today)
        found += listed
        if more:
            notes.append(
                f"judgment {judgment.number}: {more} more incidents of less weight bear on it and are not cited"
            )
    late = [
        v.claim
        for v in verdicts
        if v.claim.time
        and v.claim.time.period
        and v.claim.time.period.first > evidence.today
        and v.claim.kind in _MATCHED
    ]
    if late:
        lines = ", ".join(str(claim.line) for claim in late)
        notes.append(f"dated after the cut-off, so that nothing known then can speak to it: line {lines}")
    return tuple(found), tuple(notes)


def _coverage(items: tuple[Coverage, ...]) -> tuple[Coverage, ...]:
    return tuple(replace(item, note=f"{item.note}; {SAMPLE}" if item.note else SAMPLE) for item in items)
