"""Shifts of target or place: "a recent focus on …", "largely in smaller towns", "moved from X to Y", "most of …".

A share is computed from a data set that is complete by its definition (`estimative.ground.shares`). From a sample it is
refused with the reason, and the known instances are named, for and against, with the document's own examples.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from estimative.ground import places, positions, settlements, shares, wording
from estimative.ground.evidence import Evidence, Search, unique
from estimative.ground.matching import Candidate, name
from estimative.ground.settlements import Size
from estimative.ground.words import acts, kindred, targets
from estimative.model.claims import Claim, Difference, Verdict
from estimative.model.spans import Phrase
from estimative.model.times import Period
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

SHOWN = 3
LISTED = 8
SPAN = 366
"""Days before the newest known attack from which instances of an undated statement are taken."""
MANY = 2_000
"""Incidents that are looked at for instances; of more, the latest."""
SAMPLE = "a share of targets or places cannot be read off a sample of incidents"


class Aim(Struct, frozen=True, kw_only=True):
    """What a shift is said to be toward: a size of settlement, kinds of target, or a place."""

    sizes: frozenset[Size] = frozenset()
    families: frozenset[str] = frozenset()
    place: Phrase | None = None
    text: str = ""


_TOWARD = re.compile(
    r"\b(?:focus\w*|shift\w*|concentrat\w+|mov(?:ed|ing)|target\w*|aimed|directed|increasingly|largely|mostly|mainly"
    r"|predominantly|primarily|most|majority|bulk|share|proportion|switch\w*|turn(?:ed|ing))\b",
    re.I,
)
_FROM = re.compile(r"\bfrom\b.{1,80}?\b(?:to|towards?|on to|onto)\b", re.I)


def aim(claim: Claim, registry: Registry) -> Aim:
    """Read what a shift is toward from the words after its mark ("moved from X to Y" gives Y)."""
    hit = _TOWARD.search(claim.text)
    rest = claim.text[hit.start() :] if hit else claim.text
    start = _FROM.search(rest)
    rest = rest[start.end() :] if start else rest
    sizes, words = settlements.stated(rest)
    plain = rest
    for found in registry.find_actors(rest):
        named = registry.actor(found.value)
        if named is not None and name(claim) and registry.same_actor(name(claim), named.name):
            plain = plain.replace(found.text, " ")
    place = _place(claim, rest, registry)
    families = frozenset() if sizes else targets(plain)
    told = claim.target.text if claim.target and not sizes else words or (place.text if place else "")
    return Aim(sizes=sizes, families=families, place=place if not (sizes or families) else None, text=told)


def _place(claim: Claim, rest: str, registry: Registry) -> Phrase | None:
    """A place smaller than a country that the shift is toward."""
    for found in registry.find_places(rest):
        if not registry.country(found.value) and (claim.place is None or claim.place.text != found.text or claim.place):
            return Phrase(claim.span, found.text, found.value)
    return None


def judge_shift(
    claim: Claim, evidence: Evidence, matches: Mapping[str, tuple[Candidate, ...]] | None = None
) -> Verdict:
    """A share before and after from a complete data set; else *not checkable*, with instances for and against.

    `matches` are the incidents that the document's own sentences are about.
    """
    wanted = aim(claim, evidence.registry)
    counted = shares.judge(claim, wanted.sizes, wanted.families, wanted.place, evidence)
    if counted is not None:
        return counted
    known = _known(claim, evidence)
    own = _own(claim, matches or {})
    if wanted.sizes:
        return _sized(claim, wanted, known, own, evidence)
    fitting = [s for s in known if wanted.families and _hit(wanted.families, s)]
    if wanted.place is not None:
        fitting = [s for s in known if places.fit(wanted.place, s.incident, evidence.registry) == "inside"]
    why = (
        f"{SAMPLE}; instances there are, {len(fitting)} of {len(known)} held for the year up to the newest"
        if fitting
        else SAMPLE
    )
    shown = [f"instance: {positions.title(s)}" for s in fitting[:SHOWN]]
    if not fitting:
        shown = [f"among what is held: {positions.title(s)}" for s in sorted(known, key=_weight)[:SHOWN]]
    else:
        against = [s for s in own if s not in fitting]
        shown += [f"the document's own example of another kind: {positions.title(s)}" for s in against[:SHOWN]]
    cited = fitting[:SHOWN] or sorted(known, key=_weight)[:SHOWN]
    return Verdict(
        claim=claim, kind="not checkable", why=wording.sentence(why), notes=tuple(shown),
        cites=unique(evidence.cite(s.incident) for s in cited),
    )  # fmt: skip


def _known(claim: Claim, evidence: Evidence) -> list[Standing]:
    """The attacks of the claim's actor, newest first: those of its time, else of the year up to the newest known; where
    the text names no place, in the country that most of them were in."""
    stated = claim.time.period if claim.time else None
    period = Period(stated.first, date.max) if stated and claim.time and claim.time.anchor == "since" else stated
    wanted = Search(period=period, actors=(name(claim),) if name(claim) else ())
    wanted = wanted if evidence.size(wanted) <= MANY else replace(wanted, latest=MANY)
    found = [s for s in map(evidence.standing, evidence.search(wanted)) if _attack(claim, s, evidence)]
    found.sort(key=lambda s: (s.incident.occurred.last, s.incident.id), reverse=True)
    if claim.place is None and found:
        lands = Counter(s.incident.country for s in found)
        home = max(sorted(lands), key=lambda code: lands[code])
        found = [s for s in found if s.incident.country == home]
    if found and period is None:
        since = found[0].incident.occurred.last - timedelta(SPAN)
        found = [s for s in found if s.incident.occurred.last >= since]
    return found


def _attack(claim: Claim, stand: Standing, evidence: Evidence) -> bool:
    """Whether an incident is an attack of the claim's actor, in its country where it names one."""
    incident = stand.incident
    if not stand.actor or "operation" in acts(incident.event_type):
        return False
    if claim.actor is not None and not evidence.registry.same_actor(name(claim), stand.actor):
        return False
    land = claim.place is not None and evidence.registry.country(places.name(claim.place))
    return not land or places.fit(claim.place, incident, evidence.registry) == "country"


def _own(claim: Claim, matches: Mapping[str, tuple[Candidate, ...]]) -> list[Standing]:
    """The incidents that the document's other sentences are about, in the order of the sentences."""
    found = {c[0].incident.id: c[0].stand for key, c in matches.items() if c and key != claim.id}
    return list(found.values())


def _sized(claim: Claim, wanted: Aim, known: list[Standing], own: list[Standing], evidence: Evidence) -> Verdict:
    """Instances by size of settlement: those of another size stand against the statement."""
    registry = evidence.registry
    sized = {s.incident.id: settlements.size(s.incident, registry) for s in (*known, *own)}
    fitting = [s for s in known if sized[s.incident.id][0] in wanted.sizes]
    other = [s for s in known if sized[s.incident.id][0] not in (*wanted.sizes, "")]
    mine = [s for s in own if sized[s.incident.id][0] not in (*wanted.sizes, "")]
    placed = len(fitting) + len(other)
    ranked = sorted(
        other, key=lambda s: (-sized[s.incident.id][2], -s.incident.occurred.last.toordinal(), s.incident.id)
    )
    named = {sized[s.incident.id][1]: f"{sized[s.incident.id][1]} ({sized[s.incident.id][2]:,})" for s in ranked}
    why = f"{SAMPLE}; of {placed} known attacks in settlements of known size, {len(other)} were not in {wanted.text}"
    difference = Difference(
        attribute="settlement",
        stated=wanted.text,
        known=f"{len(other)} of {placed} known attacks: {wording.listed(list(named.values())[:LISTED])}",
        explanation=f"instances, not a share: the incidents are a sample; {settlements.RULE}",
        span=claim.target.span if claim.target else claim.span,
        cites=unique(evidence.cite(s.incident) for s in _spread(ranked, sized)),
    )
    notes = [f"against it: {positions.title(s)} ({sized[s.incident.id][2]:,} people)" for s in _spread(ranked, sized)]
    notes += [f"the document's own example against it: {positions.title(s)}" for s in mine[:SHOWN]]
    notes += [f"instance: {positions.title(s)} ({sized[s.incident.id][2]:,} people)" for s in fitting[:SHOWN]]
    return Verdict(
        claim=claim, kind="not checkable", why=wording.sentence(why if placed else SAMPLE),
        differences=(difference,) if other or mine else (), notes=(*notes, settlements.RULE),
        cites=unique(evidence.cite(s.incident) for s in (*_spread(ranked, sized), *mine[:SHOWN], *fitting[:SHOWN])),
    )  # fmt: skip


def _spread(ranked: list[Standing], sized: Mapping[str, tuple[Size, str, int]]) -> list[Standing]:
    """The deadliest attack of each settlement, largest settlements first."""
    kept: dict[str, Standing] = {}
    for stand in sorted(ranked, key=_weight):
        kept.setdefault(sized[stand.incident.id][1], stand)
    return sorted(kept.values(), key=lambda s: (-sized[s.incident.id][2], s.incident.id))[:LISTED]


def _weight(stand: Standing) -> tuple[int, int, str]:
    return -(stand.killed.high or 0), -stand.incident.occurred.last.toordinal(), stand.incident.id


def _hit(stated: frozenset[str], stand: Standing) -> bool:
    incident = stand.incident
    return bool(stated & targets(f"{incident.target_type} {incident.target_actor}")) or (
        "civilians" not in stated
        and kindred(stated, targets(incident.target_type))
        and bool(stated & targets(incident.target_actor))
    )
