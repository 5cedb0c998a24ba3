"""Statements about many events at once: "has begun cross-border attacks", "attacks have largely focused on towns".

Known incidents can stand as instances of such a statement; a share or a rate cannot be read off a sample.
"""

from __future__ import annotations

from estimative.ground import places, positions, wording
from estimative.ground.evidence import Evidence, unique
from estimative.ground.matching import name
from estimative.ground.words import acts, kindred, targets
from estimative.model.claims import Claim, Verdict
from estimative.registry.standing import Standing

SHOWN = 3
SPAN = 366
"""Days before the cut-off from which instances of an undated statement are taken."""


def applies(claim: Claim) -> bool:
    """Whether an event claim speaks of attacks in general, so that no single incident can be meant."""
    if claim.kind != "event" or claim.time is not None or claim.quantities or claim.negated or claim.about:
        return False
    text = claim.act.text.lower() if claim.act else ""
    return claim.target is None and text.endswith("s") and "attack" in text


def judge(claim: Claim, evidence: Evidence) -> Verdict:
    """*supported* by instances known at the cut-off, the newest first; *not found* without any."""
    found = [s for s in map(evidence.standing, evidence.incidents) if _instance(claim, s, evidence)]
    if not found:
        why = "no instance was known at the cut-off, and absence from a sample is not absence"
        return Verdict(claim=claim, kind="not found", why=wording.sentence(why))
    found.sort(key=lambda s: (s.incident.occurred.last, s.incident.id), reverse=True)
    told = [f"{positions.title(s)} ({s.status})" for s in found[:SHOWN]]
    first = min(found, key=lambda s: (s.incident.occurred.first, s.incident.id))
    return Verdict(
        claim=claim,
        kind="supported",
        why=wording.sentence(f"{wording.count(len(found), 'instance')} known: {wording.listed(told)}"),
        cites=unique(evidence.cite(s.incident) for s in (*found[:SHOWN], first)),
        notes=(f"the earliest known is {positions.title(first)}",),
    )


def _instance(claim: Claim, stand: Standing, evidence: Evidence) -> bool:
    incident, registry = stand.incident, evidence.registry
    if not stand.actor or (claim.actor is not None and not registry.same_actor(name(claim), stand.actor)):
        return False
    if "operation" in acts(incident.event_type):
        return False
    if claim.origin is not None:
        home = places.country_of(places.name(claim.origin), registry)
        held = {a.value for a in evidence.origins(incident) if a.kind not in ("denied", "partly_denied")}
        fire = "rocket" in acts(incident.event_type) or bool(held & {"crossed", "directed"})
        if incident.country == home or not fire:
            return False
    return claim.place is None or places.fit(claim.place, incident, registry) in ("inside", "country")


def judge_shift(claim: Claim, evidence: Evidence) -> Verdict:
    """*not checkable*, since a share needs a census; instances among the known incidents are named, for and against."""
    known = [s for s in map(evidence.standing, evidence.incidents) if _recent_attack(claim, s, evidence)]
    stated = targets(claim.target.text) if claim.target else frozenset()
    fitting = [s for s in known if stated and _hit(stated, s)]
    fitting.sort(key=lambda s: (s.incident.occurred.last, s.incident.id), reverse=True)
    why = "a share of targets or places cannot be read off a sample of incidents"
    if fitting:
        why += f"; instances there are, {len(fitting)} of {len(known)} held for the last year"
    elif known and claim.target is not None and not stated:
        why += "; the store has no sizes of towns to compare"
    shown = [f"instance: {positions.title(s)}" for s in fitting[:SHOWN]]
    if not fitting:
        shown = [f"among what is held: {positions.title(s)}" for s in sorted(known, key=_weight)[:SHOWN]]
    cited = fitting[:SHOWN] or sorted(known, key=_weight)[:SHOWN]
    return Verdict(
        claim=claim,
        kind="not checkable",
        why=wording.sentence(why),
        notes=tuple(shown),
        cites=unique(evidence.cite(s.incident) for s in cited),
    )


def _recent_attack(claim: Claim, stand: Standing, evidence: Evidence) -> bool:
    """Whether an incident is an attack of the claim's actor within the last year."""
    incident = stand.incident
    if not stand.actor or "operation" in acts(incident.event_type):
        return False
    age = (evidence.today - incident.occurred.last).days
    return age <= SPAN and (claim.actor is None or evidence.registry.same_actor(name(claim), stand.actor))


def _weight(stand: Standing) -> tuple[int, int, str]:
    return -(stand.killed.high or 0), -stand.incident.occurred.last.toordinal(), stand.incident.id


def _hit(stated: frozenset[str], stand: Standing) -> bool:
    incident = stand.incident
    return bool(stated & targets(f"{incident.target_type} {incident.target_actor}")) or (
        "civilians" not in stated
        and kindred(stated, targets(incident.target_type))
        and bool(stated & targets(incident.target_actor))
    )
