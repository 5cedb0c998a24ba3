"""Statements about many events at once: "has begun cross-border attacks", "attacks have largely focused on towns".

Known incidents can stand as instances of such a statement; a share or a rate cannot be read off a sample.
"""

from __future__ import annotations

from estimative.ground import places, positions, wording
from estimative.ground.evidence import Evidence, unique
from estimative.ground.matching import name
from estimative.ground.reading.kinds import has
from estimative.ground.reading.memory import ABROAD, BORDER, CROSS
from estimative.ground.words import IDENTITIES, acts, content, fold, kindred, targets
from estimative.model.claims import Claim, Verdict
from estimative.model.events import Incident
from estimative.model.spans import Phrase
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

SHOWN = 3
SPAN = 366
"""Days before the cut-off from which instances of an undated statement are taken."""


def applies(claim: Claim) -> bool:
    """Whether a claim speaks of attacks in general, so that no single incident can be meant.

    It names no day or month, no place smaller than a country, no figure and no target but a kind of people or things.
    """
    if claim.kind != "event" or claim.negated or claim.about or _timed(claim):
        return False
    aimed = _aimed(claim)
    if (any(quantity.unit for quantity in claim.quantities) and not total(claim)) or (
        aimed is not None and not kinds_of(aimed)
    ):
        return False
    plural = claim.act is not None and has(claim.act.text, r"\b(?:attacks|bombings|strikes|raids|killings|shootings)$")
    return bool(plural) or aimed is None or kinds_of(aimed)


def _aimed(claim: Claim) -> Phrase | None:
    """The target, unless it is only the place over again ("has attacked Kabul")."""
    if claim.target is None or claim.place is None:
        return claim.target
    return claim.target if content(claim.target.text) - content(f"{claim.place.text} {claim.place.value}") else None


def total(claim: Claim) -> bool:
    """Whether a toll sums many attacks ("has killed hundreds"), so that no one event confirms or refutes it."""
    summed = has(claim.text, r"\b(?:has|have) (?:\w+ )?(?:killed|injured|wounded|claimed|murdered)\b")
    return bool(summed and claim.quantities and (claim.target is None or _of_people(claim)))


def _of_people(claim: Claim) -> bool:
    return claim.target is not None and kinds_of(claim.target)


_PEOPLE = frozenset(
    [
        "taliban",
        "police",
        "army",
        "military",
        "community",
        "minority",
        "population",
        "government",
        "regime",
        "state",
        "authorities",
        "forces",
        "enemy",
        "shia",
        "shiites",
        "hazara",
        "sikh",
    ]
)


def kinds_of(target: Phrase) -> bool:
    """Whether a target is a kind of people or things ("mosques", "the Taliban"), not one of them ("a mosque")."""
    words = fold(target.text).split()
    if not words or has(target.text, r"^(?:an?|one|this|that|another|his|her)\b|\b(?:of the|of an?)\b"):
        return False
    last = words[-1]
    return last in _PEOPLE or (last.endswith("s") and not last.endswith(("ss", "us", "corps")))


def _timed(claim: Claim) -> bool:
    """Whether a claim names a time that picks out one event: a stretch of at most two months, not "since …"."""
    time = claim.time
    if time is None or time.period is None or time.anchor == "since":
        return False
    return time.period.days <= 62


def _placed(claim: Claim, registry: Registry) -> bool:
    """Whether a claim names a place smaller than a country or region."""
    if claim.place is None:
        return False
    there = places.stated(registry, places.name(claim.place), claim.place.text)
    return not (there.code or there.region)


def general(claim: Claim, registry: Registry) -> bool:
    """Whether a claim is general and no single place narrows it down to one event."""
    return applies(claim) and (_aimed(claim) is not None or not _site(claim, registry))


def _site(claim: Claim, registry: Registry) -> bool:
    """Whether the place is one building or site ("Kabul airport"), at which an event can be recognised."""
    return claim.place is not None and _placed(claim, registry) and bool(targets(claim.place.text))


def judge(claim: Claim, evidence: Evidence) -> Verdict:
    """*supported* by instances known at the cut-off, the newest first; *not found* without any."""
    if claim.origin is None and has(claim.text, rf"{CROSS}|{ABROAD}|{BORDER}") and claim.place is None:
        why = "it speaks of attacks across a border, and the text does not say of which country"
        return Verdict(claim=claim, kind="not checkable", why=wording.sentence(why))
    if claim.quantities and total(claim):
        why = "a total over many attacks cannot be read off a sample, and the text names no period to count"
        return Verdict(claim=claim, kind="not checkable", why=wording.sentence(why))
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
    if not _fits(claim, incident):
        return False
    if claim.origin is not None:
        home = places.country_of(places.name(claim.origin), registry)
        held = {a.value for a in evidence.origins(incident) if a.kind not in ("denied", "partly_denied")}
        fire = "rocket" in acts(incident.event_type) or bool(held & {"crossed", "directed"})
        if incident.country == home or not (fire or has(claim.origin.text, ABROAD)):
            return False
    return claim.place is None or places.fit(claim.place, incident, registry) in ("inside", "country")


def _fits(claim: Claim, incident: Incident) -> bool:
    """Whether an incident is of the time, act and target that a general statement names."""
    if claim.time is not None and claim.time.period is not None and not claim.time.period.overlap(incident.occurred):
        return False
    stated, known = acts(claim.act.text if claim.act else ""), acts(incident.event_type)
    if stated and known and not stated & known and not has(claim.act.text if claim.act else "", "attack|strike"):
        return False
    aimed = _aimed(claim)
    if aimed is None:
        return True
    wanted = targets(aimed.text)
    held = targets(f"{incident.target_type} {incident.target_actor} {incident.place}")
    if not wanted:
        return not content(aimed.text) - _ANY
    return bool(wanted & held) and (not wanted & IDENTITIES or bool(wanted & held & IDENTITIES))


_ANY = content("targets target people places enemies opponents victims states countries neighbouring neighbours forces")


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
