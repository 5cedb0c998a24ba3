"""Superlatives: "first", "deadliest", "unprecedented" held against earlier or larger cases known at the cut-off."""

from __future__ import annotations

from msgspec.structs import replace

from estimative.ground import events, figures, places, positions, trends, wording
from estimative.ground.evidence import Evidence, cite_count, figure, unique
from estimative.ground.matching import Candidate, name
from estimative.ground.places import country_of
from estimative.ground.rates import value
from estimative.ground.words import fold, kindred, targets
from estimative.model.claims import Claim, Difference, Verdict
from estimative.model.events import Observation
from estimative.registry.standing import Standing

SHOWN = 3


def judge(claim: Claim, evidence: Evidence, matches: tuple[Candidate, ...]) -> Verdict:
    """*contradicted* by an earlier (or deadlier) case; otherwise *not checkable*, since a sample cannot show
    there is none."""
    if claim.act is not None and claim.act.value == "largest":
        return _largest(claim, evidence, matches)
    turn = claim.time.period.first if claim.time and claim.time.period else None
    if turn is None and matches:
        turn = matches[0].incident.occurred.first
    if turn is None:
        return _open(claim, "the text names no time that others could be earlier than")
    counted = sorted(
        (
            o
            for o in trends.relevant(claim, "attacks", evidence) + _partial(claim, evidence)
            if o.period.last < turn and (value(o) or 0) > 0
        ),
        key=lambda o: (o.period.first, o.id),
    )
    counted = list(dict.fromkeys(counted))
    cases = [
        s
        for s in map(evidence.standing, evidence.incidents)
        if s.incident.occurred.last < turn and _same_kind(claim, s, evidence)
    ]
    if not counted and not cases:
        return _open(claim, f"no earlier case was known at the cut-off, but {_start(evidence)}")
    return _refuted(claim, counted, cases, evidence)


def _refuted(claim: Claim, counted: list[Observation], cases: list[Standing], evidence: Evidence) -> Verdict:
    told = [f"{figure(o)} {o.measure} for {wording.period(o.period)} ({o.series})" for o in counted[:2]]
    told += [positions.title(s) for s in cases[:SHOWN]]
    cites = unique((*(cite_count(o) for o in counted[:SHOWN]), *(evidence.cite(s.incident) for s in cases[:SHOWN])))
    difference = Difference(
        attribute="superlative",
        stated=claim.act.text if claim.act else "first",
        known="; ".join(told[:SHOWN]),
        explanation="earlier cases of the same actor",
        span=claim.act.span if claim.act else claim.span,
        cites=cites,
    )
    return Verdict(
        claim=claim,
        kind="contradicted",
        why=wording.sentence(f"earlier cases were known: {wording.listed(told[:2])}"),
        differences=(difference,),
        cites=cites,
    )


def _partial(claim: Claim, evidence: Evidence) -> tuple[Observation, ...]:
    """Counts of a part (civilian casualties, one province) still show that there were earlier attacks."""
    registry = evidence.registry
    place = (claim.place.value or claim.place.text) if claim.place else ""
    iso = country_of(place, registry) if place else ""
    return tuple(
        o
        for o in evidence.observations
        if registry.same_actor(name(claim), o.actor)
        and (not iso or o.country == iso)
        and "attack" in fold(o.measure)
        and not fold(o.measure).startswith(("province", "share", "change"))
    )


def _same_kind(claim: Claim, stand: Standing, evidence: Evidence) -> bool:
    if not stand.actor or not evidence.registry.same_actor(name(claim), stand.actor):
        return False
    if places.fit(claim.place, stand.incident, evidence.registry) in ("abroad", "elsewhere"):
        return False
    if claim.target is None:
        return True
    known = targets(f"{stand.incident.target_type} {stand.incident.target_actor} {stand.incident.place}")
    stated = targets(f"{claim.target.text} {claim.target.value}")
    return not stated or kindred(stated, known)


def _largest(claim: Claim, evidence: Evidence, matches: tuple[Candidate, ...]) -> Verdict:
    if not matches:
        return events.missing(replace(claim, quantities=()), evidence)
    mine = figures.known("killed", matches[0].stand, evidence.registry)
    if mine.high is None:
        return _open(claim, "no toll of it was known at the cut-off")
    larger = []
    for incident in evidence.incidents:
        stand = evidence.standing(incident)
        toll = figures.known("killed", stand, evidence.registry)
        if (
            incident.id != matches[0].incident.id
            and toll.low is not None
            and toll.low > mine.high
            and _same_kind(claim, stand, evidence)
        ):
            larger.append((stand, toll.low))
    if not larger:
        return _open(claim, f"no deadlier case was known at the cut-off, but {_start(evidence)}")
    larger.sort(key=lambda item: (-item[1], item[0].incident.id))
    told = [f"{positions.title(s)} (at least {n} killed)" for s, n in larger[:SHOWN]]
    cites = unique(evidence.cite(s.incident) for s, _ in (*larger[:SHOWN], (matches[0].stand, 0)))
    difference = Difference(
        attribute="superlative",
        stated=claim.act.text if claim.act else "deadliest",
        known="; ".join(told),
        explanation=f"{wording.spread([mine.low or 0, mine.high])} killed here",
        span=claim.act.span if claim.act else None,
        cites=cites,
    )
    return Verdict(
        claim=claim,
        kind="contradicted",
        why=wording.sentence(f"deadlier cases were known: {wording.listed(told[:2])}"),
        differences=(difference,),
        cites=cites,
    )


def _start(evidence: Evidence) -> str:
    firsts = [c.first for c in evidence.coverage if c.first]
    begun = (
        f"the store begins in {wording.MONTHS[min(firsts).month - 1]} {min(firsts).year}"
        if firsts
        else "the store holds no incidents"
    )
    return f"{begun} and is a sample"


def _open(claim: Claim, reason: str) -> Verdict:
    return Verdict(claim=claim, kind="not checkable", why=wording.sentence(reason))
