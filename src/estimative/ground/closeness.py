"""How far an incident lies from what a claim says, over all attributes, and which incident lies nearest.

The cost of a difference stands for how seldom texts make it: a date a day off is likelier than one a year off, a figure
off by a few likelier than one off by half, another town of the province likelier than one abroad. The nearest incident
is the one that least must be wrong about; it is named, never taken for the event, where nothing fits.
"""

from __future__ import annotations

from math import asin, cos, log1p, radians, sin, sqrt

from msgspec import Struct

from estimative.ground import figures, matching, places
from estimative.ground.evidence import Evidence, Search
from estimative.ground.matching import Candidate
from estimative.ground.words import content
from estimative.model.claims import Claim
from estimative.model.events import Incident
from estimative.model.times import Period, add_months

Point = tuple[float, float]
ANNUAL = 5.5
"""The cost of the same day of another year, as when a year is mistyped."""
WRONG = {"actor": 4.0, "unclaimed": 1.0, "target": 3.0, "act": 2.0, "claimant": 4.0}
OFF, FAR_OFF = 2.0, 3.4
"""The cost of a figure that does not fit, and of one off by a factor of two or more."""
ABROAD, ELSEWHERE = 8.0, 3.0
DAY_POOL = 160
"""Incidents of the stated days that are weighed at most."""
MAX_YEAR = 9_998
NEAR_KM = 50.0
"""Up to this far another place is called near."""


class Near(Struct, frozen=True, kw_only=True):
    """An incident with its distance from a claim: `off` the attributes that differ, `agree` how many telling ones
    agree, `km` between the stated place and its own where both are known."""

    candidate: Candidate
    cost: float
    off: tuple[str, ...]
    agree: int
    km: float | None = None


def closest(claim: Claim, evidence: Evidence) -> Near | None:
    """The incident that least would have to be wrong about; None where nothing agrees with the claim in two telling
    attributes."""
    point = point_of(claim, evidence)
    told = content(f"{claim.target.text} {claim.target.value}") if claim.target is not None else frozenset()
    pool = [item for item in _pool(claim, evidence) if _alike(claim, item, evidence, told)]
    found = [near for item in pool if (near := measure(claim, item, evidence, point)) is not None]
    telling = (near for near in found if near.agree >= 2)
    return min(telling, key=lambda n: (n.cost, abs(n.candidate.gap), n.candidate.incident.id), default=None)


def _alike(claim: Claim, incident: Incident, evidence: Evidence, told: frozenset[str]) -> bool:
    """Whether an incident can agree in two telling attributes: a quick look before it is measured."""
    period = claim.time.period if claim.time is not None else None
    placed = claim.place is not None and places.fit(claim.place, incident, evidence.registry) == "inside"
    if placed and period is not None and incident.occurred.overlap(period):
        return True
    stand, who = evidence.standing(incident), matching.name(claim)
    if who and matching.involves(who, stand, evidence.registry):
        return True
    if any(figures.misfit(quantity, stand, evidence.registry) == 0 for quantity in claim.quantities):
        return True
    return bool(told & content(f"{incident.target_type} {incident.target_actor} {incident.place} {incident.summary}"))


def _pool(claim: Claim, evidence: Evidence) -> list[Incident]:
    """The incidents of the stated place at any time, and those of the stated days at any place."""
    period = matching.window(claim, evidence)
    there = matching.around(claim, evidence, period) if claim.place is not None else []
    if claim.place is not None and claim.time is not None and period.days <= 31:
        there += _anniversaries(claim, evidence, period)
    if claim.time is None or claim.time.period is None or period.days > 31:
        return there
    then: list[Incident] = []
    actor = matching.name(claim)
    for wanted in (Search(period=period), Search(period=period, actors=(actor, "") if actor else ())):
        if evidence.count(period=period, actors=wanted.actors) <= DAY_POOL:
            then = evidence.search(wanted)
            break
    return list({item.id: item for item in (*there, *then)}.values())


def _anniversaries(claim: Claim, evidence: Evidence, period: Period) -> list[Incident]:
    """The incidents of the stated place on the same days a year before and after, as when a year is mistyped."""
    found: list[Incident] = []
    for months in (-12, 12):
        if 1 < period.first.year < MAX_YEAR:
            moved = Period(add_months(period.first, months), add_months(period.last, months))
            found += matching.around(claim, evidence, moved, reach=(0,))
    return found


def measure(claim: Claim, incident: Incident, evidence: Evidence, point: Point | None = None) -> Near | None:
    """The distance of one incident from a claim; None where the two cannot be one event."""
    stand = evidence.standing(incident)
    found = matching.compare(claim, stand, evidence.registry)
    if found is None:
        return None
    apart = _apart(found, point)
    wrong = {
        "date": _late(claim, found),
        "place": apart[0],
        "actor": WRONG["actor"] if found.actor == "other" else 0.0,
        "target": WRONG["target"] if found.points("target") < 0 else 0.0,
    }
    extra = (WRONG["unclaimed"] if found.actor == "unclaimed" else 0.0) + (
        WRONG["act"] if found.points("act") < 0 else 0.0
    )
    right = 0
    for quantity in claim.quantities:
        misfit = figures.misfit(quantity, stand, evidence.registry)
        if misfit > 0:
            wrong[quantity.unit] = FAR_OFF if misfit > 1 else OFF
        right += misfit == 0
    dated = claim.time is not None and claim.time.period is not None and not found.gap
    agree = dated + (found.place == "inside") + (found.actor == "same") + bool(right) + (found.points("target") >= 2)
    return Near(
        candidate=found,
        cost=sum(wrong.values()) + extra,
        off=tuple(name for name, cost in wrong.items() if cost),
        agree=agree,
        km=apart[1],
    )


def _late(claim: Claim, found: Candidate) -> float:
    """The cost of a date that is off."""
    if not found.gap or claim.time is None or claim.time.period is None:
        return 0.0
    cost = 3.0 + log1p(abs(found.gap))
    stated, known = claim.time.period.first, found.incident.occurred.first
    annual = (stated.month, stated.day) == (known.month, known.day) and claim.time.precision != "year"
    return min(cost, ANNUAL) if annual else cost


def _apart(found: Candidate, point: Point | None) -> tuple[float, float | None]:
    """The cost of a place that is another, and the kilometres between the two where they are known."""
    if found.place not in ("elsewhere", "abroad"):
        return 0.0, None
    km = distance(point, lies(found.incident))
    if found.place == "abroad":
        return ABROAD, km
    return ELSEWHERE + (log1p(km) / 1.5 if km is not None else 3.0), km


def point_of(claim: Claim, evidence: Evidence) -> Point | None:
    """Where the stated place lies: by the registry, else by an incident that the store has there."""
    if claim.place is None:
        return None
    value = places.name(claim.place)
    for entry in evidence.registry.place(value):
        if entry.latitude is not None and entry.longitude is not None and entry.kind not in ("country", "region"):
            return entry.latitude, entry.longitude
    there = places.stated(evidence.registry, value, claim.place.text)
    if there.code or not there.forms:
        return None
    for item in matching.around(claim, evidence, Period(evidence.today, evidence.today)):
        if lies(item) is not None and places.fit(claim.place, item, evidence.registry) == "inside":
            return lies(item)
    return None


def lies(incident: Incident) -> Point | None:
    """Where an incident lies, if that is known."""
    if incident.latitude is None or incident.longitude is None:
        return None
    return incident.latitude, incident.longitude


def distance(a: Point | None, b: Point | None) -> float | None:
    """Kilometres between two points on a sphere; None where either is unknown."""
    if a is None or b is None:
        return None
    (north, east), (lat, lon) = (map(radians, a)), (map(radians, b))
    h = sin((lat - north) / 2) ** 2 + cos(north) * cos(lat) * sin((lon - east) / 2) ** 2
    return 2 * 6371.0 * asin(sqrt(min(1.0, h)))
