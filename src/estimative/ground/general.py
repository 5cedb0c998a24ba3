"""Statements about many events at once: "has begun cross-border attacks", "attacks have largely focused on towns".

Known incidents can stand as instances of such a statement; a share or a rate cannot be read off a sample.
"""

from __future__ import annotations

from itertools import islice

from estimative.ground import places, positions, wording
from estimative.ground.evidence import Evidence, Search, unique
from estimative.ground.matching import name, same_actor
from estimative.ground.reading.kinds import has
from estimative.ground.reading.memory import ABROAD, BORDER, CROSS
from estimative.ground.words import IDENTITIES, acts, content, fold, targets
from estimative.model.claims import Claim, Verdict
from estimative.model.events import Incident
from estimative.model.spans import Phrase
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

SHOWN = 3
MANY = 2_000
"""Incidents that are all looked at for instances; of more, the newest."""


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
    wanted = _search(claim, evidence)
    if evidence.size(wanted) > MANY:
        return _newest(claim, wanted, evidence)
    found = [s for s in map(evidence.standing, evidence.search(wanted)) if _instance(claim, s, evidence)]
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


def _newest(claim: Claim, wanted: Search, evidence: Evidence) -> Verdict:
    """The verdict where a store holds very many incidents of the kind: by the newest instances, not counted."""
    looked = map(evidence.standing, islice(evidence.walk(wanted, "last"), MANY))
    found = list(islice((s for s in looked if _instance(claim, s, evidence)), SHOWN))
    if not found:
        why = f"no instance among the newest {MANY} incidents that may be one, known at the cut-off"
        return Verdict(claim=claim, kind="not found", why=wording.sentence(why))
    told = wording.listed(f"{positions.title(s)} ({s.status})" for s in found)
    cites = unique(evidence.cite(s.incident) for s in found)
    return Verdict(claim=claim, kind="supported", why=wording.sentence(f"newest instances known: {told}"), cites=cites)


def _search(claim: Claim, evidence: Evidence) -> Search:
    """Where instances are to be looked for: everything that may be one."""
    there = places.stated(evidence.registry, places.name(claim.place), claim.place.text) if claim.place else None
    return Search(
        period=claim.time.period if claim.time is not None else None,
        actors=(name(claim),) if name(claim) else (),
        forms=there.forms if there is not None and not there.code and not there.region else (),
        countries=tuple(sorted(there.homes)) if there is not None else (),
    )


def _instance(claim: Claim, stand: Standing, evidence: Evidence) -> bool:
    incident, registry = stand.incident, evidence.registry
    if not stand.actor or (claim.actor is not None and not same_actor(registry, name(claim), stand.actor)):
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
