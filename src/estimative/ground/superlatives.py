"""Superlatives: "first", "one of the first", "never before", "deadliest since" held against earlier or larger cases
known at the cut-off, inside the stated scope.

One earlier case refutes a first, many refute "one of the first". A sample's silence supports nothing; only a data set
that is complete by its definition can show that none was larger (`estimative.ground.ranking`).
"""

from __future__ import annotations

from msgspec.structs import replace

from estimative.ground import events, figures, positions, ranking, scopes, trends, wording
from estimative.ground.evidence import Evidence, cite_count, unique
from estimative.ground.matching import Candidate
from estimative.ground.rates import newest, together, value
from estimative.ground.reading import comparing
from estimative.ground.scopes import Range
from estimative.ground.subjects import of_actor
from estimative.ground.words import fold
from estimative.model.claims import Cited, Claim, Difference, Verdict, VerdictKind
from estimative.model.events import Observation
from estimative.registry.standing import Standing

SHOWN = 3
MANY = 5
"""Earlier cases from which one cannot be "one of the first"."""
TOP = 10
"""Larger cases from which one cannot be "one of the largest"."""


def applies(claim: Claim) -> bool:
    """Whether an event is said never to have happened before a stated time."""
    return claim.kind in ("event", "absence") and scopes.never(claim.text) and scopes.turn(claim, ()) is not None


def judge(claim: Claim, evidence: Evidence, matches: tuple[Candidate, ...]) -> Verdict:
    """*contradicted* by an earlier (or deadlier) case in scope; otherwise *not checkable*, since a sample cannot show
    that there is none."""
    if ranking.of_time(claim):
        return ranking.judge_time(claim, evidence)
    if comparing.none_more(claim.text):
        return _open(claim, "it is told by what others did not reach: which attack is meant is not certain")
    scope = scopes.read(claim, evidence.registry, matches)
    if claim.act is not None and claim.act.value == "largest":
        return _largest(claim, scope, evidence, matches)
    turn = scopes.turn(claim, matches)
    if turn is None:
        return _open(claim, "the text names no time that others could be earlier than")
    scope = replace(scope, before=turn)
    if not (scope.actor or scope.acts or scope.targets) or scopes.vague(claim.text):
        return _open(claim, "the text does not say among which attacks, or in what, it is the first")
    counted = _counted(claim, scope, evidence)
    cases = scopes.cases(scope, evidence)
    number = max([len(cases), *(n for _, n in counted)])
    if not number:
        return _open(claim, f"no earlier case was known at the cut-off, but {scopes.start(evidence)}")
    if scopes.among(claim.text) and number < MANY:
        return _few(claim, cases, number, evidence)
    return _refuted(claim, scope, counted, cases, evidence)


def qualified(verdict: Verdict, evidence: Evidence, matches: tuple[Candidate, ...]) -> Verdict:
    """The verdict on an event that is told as happening "for the first time", with the earlier cases known."""
    claim = verdict.claim
    if claim.kind != "event" or not scopes.first_time(claim.text) or verdict.kind not in ("supported", "partly"):
        return verdict
    turn = scopes.turn(claim, matches)
    if turn is None:
        return verdict
    scope = replace(scopes.read(claim, evidence.registry, matches), before=turn)
    cases = scopes.cases(scope, evidence)
    if not cases:
        note = f"no earlier case was known at the cut-off, but {scopes.start(evidence)}"
        return replace(verdict, notes=(*verdict.notes, note))
    cites = _cites(cases, evidence)
    told = wording.listed(positions.title(s) for s in cases[:SHOWN])
    different = Difference(
        attribute="superlative", stated="for the first time", known=told, explanation=scope.words(), span=claim.span,
        cites=cites,
    )  # fmt: skip
    kind: VerdictKind = "partly"
    why = f"{verdict.why.rstrip('.')}; but earlier cases were known: {told}"
    return replace(
        verdict, kind=kind, why=wording.sentence(why), differences=(*verdict.differences, different),
        cites=unique((*verdict.cites, *cites)),
    )  # fmt: skip


def _counted(claim: Claim, scope: Range, evidence: Evidence) -> list[tuple[tuple[Observation, ...], int]]:
    """Earlier attacks that publishers counted, most first: only for a scope that counts can measure."""
    if scope.narrow or not scope.actor or scope.before is None:
        return []
    whole = [o for o in evidence.observations if _counts(claim, o, scope, evidence)]
    groups: dict[tuple[str, str], list[Observation]] = {}
    for item in whole:
        groups.setdefault((item.series, item.measure), []).append(item)
    sides = [together(newest(items)).items for _, items in sorted(groups.items())]
    found = [(items, int(sum(value(o) or 0 for o in items))) for items in sides]
    return sorted((row for row in found if row[1] > 0), key=lambda row: (-row[1], row[0][0].id))


def _counts(claim: Claim, item: Observation, scope: Range, evidence: Evidence) -> bool:
    """Counts of attacks, or of a part of them, that ended before the turn still show that there were earlier ones."""
    assert scope.before is not None
    text = fold(item.measure)
    part = "attack" in text and not text.startswith(("province", "share", "change", "killed", "civilian"))
    return (
        item.period.last < scope.before
        and (scope.since is None or item.period.first >= scope.since)
        and (trends.measures(item, "attacks") or part)
        and item.country in (scope.country or item.country,)
        and item.country != "WORLD"
        and of_actor(claim, item, evidence.registry)
    )


def _few(claim: Claim, cases: list[Standing], number: int, evidence: Evidence) -> Verdict:
    told = f"{wording.count(number, 'earlier case')} known at the cut-off, too few to refute it"
    why = f"{told}, and {scopes.start(evidence)}"
    notes = tuple(f"earlier: {positions.title(s)}" for s in cases[:SHOWN])
    return replace(_open(claim, why), notes=notes, cites=_cites(cases, evidence))


def _refuted(
    claim: Claim,
    scope: Range,
    counted: list[tuple[tuple[Observation, ...], int]],
    cases: list[Standing],
    evidence: Evidence,
) -> Verdict:
    told = [f"{wording.number(n)} {items[0].measure} by {_span(items)} ({items[0].series})" for items, n in counted[:2]]
    told += [positions.title(s) for s in cases[:SHOWN]]
    cites = unique((*(cite_count(o) for items, _ in counted[:SHOWN] for o in items), *_cites(cases, evidence)))
    most = max([len(cases), *(n for _, n in counted)])
    number = f"at least {most:,}"
    held = f"{number} earlier case{'s were' if most > 1 else ' was'} known"
    difference = Difference(
        attribute="superlative",
        stated=_stated(claim),
        known="; ".join(told[: SHOWN + 1]),
        delta=f"{number} earlier",
        explanation=f"earlier cases {scope.words()}".rstrip(),
        span=claim.act.span if claim.act else claim.span,
        cites=cites,
    )
    return Verdict(
        claim=claim, kind="contradicted", differences=(difference,), cites=cites,
        why=wording.sentence(f"{held}: {wording.listed(told[:2])}"),
        notes=tuple(f"earlier: {text}" for text in told[2:]),
    )  # fmt: skip


def _span(items: tuple[Observation, ...]) -> str:
    """Until when a publisher's counts reach: "the end of 31 December 2020"."""
    return wording.day(max(o.period.last for o in items))


def _stated(claim: Claim) -> str:
    return (
        claim.act.text
        if claim.act and claim.kind == "superlative"
        else "never before"
        if scopes.never(claim.text)
        else "first"
    )


def _cites(cases: list[Standing], evidence: Evidence) -> tuple[Cited, ...]:
    return unique(evidence.cite(s.incident) for s in cases[:SHOWN])


def _largest(claim: Claim, scope: Range, evidence: Evidence, matches: tuple[Candidate, ...]) -> Verdict:
    if not matches:
        return events.missing(replace(claim, quantities=()), evidence)
    mine = figures.known("killed", matches[0].stand, evidence.registry)
    if mine.high is None:
        return _open(claim, "no toll of it was known at the cut-off")
    larger = []
    for stand in scopes.cases(scope, evidence, "killed"):
        toll = stand.killed.best if stand.killed.best is not None else stand.killed.low
        if stand.incident.id != matches[0].incident.id and toll is not None and toll > mine.high:
            larger.append((stand, toll))
    larger.sort(key=lambda item: (-item[1], item[0].incident.id))
    if len(larger) < (TOP if scopes.among(claim.text) else 1):
        shown = ranking.none_larger(claim, scope, matches[0], evidence)
        return shown or _open(claim, f"no deadlier case was known at the cut-off, but {scopes.start(evidence)}")
    told = [f"{positions.title(s)} ({n} killed)" for s, n in larger[:SHOWN]]
    cites = unique(evidence.cite(s.incident) for s, _ in (*larger[:SHOWN], (matches[0].stand, 0)))
    difference = Difference(
        attribute="superlative",
        stated=_stated(claim),
        known="; ".join(told),
        delta=f"{wording.count(len(larger), 'deadlier case')}",
        explanation=f"{wording.spread([mine.low or 0, mine.high])} killed here; deadlier {scope.words()}".rstrip(),
        span=claim.act.span if claim.act else None,
        cites=cites,
    )
    return Verdict(
        claim=claim, kind="contradicted", differences=(difference,), cites=cites,
        why=wording.sentence(f"{wording.count(len(larger), 'deadlier case')} known: {wording.listed(told[:2])}"),
    )  # fmt: skip


def _open(claim: Claim, reason: str) -> Verdict:
    return Verdict(claim=claim, kind="not checkable", why=wording.sentence(reason))
