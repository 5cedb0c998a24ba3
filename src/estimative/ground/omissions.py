"""The other side of the page: incidents known by the cut-off that bear on a judgment's own predicate and that
no sentence uses.

An incident is ranked by bearing × grade × freshness, each between 0 and 1. Bearing asks how squarely it meets the
predicate (who, where, what act, whom, how deadly); grade how well it was attested at the cut-off and by how reliable
sources; freshness halves every six months before the document's own cut-off, and half of what is lost is given back to
what happened after the newest event that the judgment cites. Nothing learned after the cut-off enters: an attack that
was unclaimed then is unclaimed here. An operation against the group is no omission of an attack; it speaks against the
judgment (see `contrary`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from math import log1p

from msgspec import Struct

from estimative.ground import positions, vocabulary, wording
from estimative.ground.evidence import Evidence, unique
from estimative.ground.matching import involves, same_actor
from estimative.ground.places import countries_of
from estimative.ground.places import fit as place_fit
from estimative.ground.predicates import Predicate
from estimative.ground.words import acts, targets
from estimative.model.claims import Omission
from estimative.model.events import Incident
from estimative.model.spans import Phrase, Span
from estimative.model.times import Period
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

MOST = 10
"""Omissions listed for one judgment; how many more there are is said in a note."""
HALF_LIFE = 182.0
"""Days after which an incident counts for half."""
NEWER = 0.5
"""Share of the lost freshness given back to what happened after the newest event that the judgment cites."""
MANY = 20
"""Dead from which an attack bears in full on a judgment about attacks."""
RELIABLE = {"A": 1.0, "B": 0.95, "C": 0.85, "D": 0.7, "E": 0.5, "F": 0.7, "": 0.8}
"""Weight of the most reliable source (Admiralty letters)."""


class Ranked(Struct, frozen=True):
    """An incident with its factors and in what respect it bears."""

    stand: Standing
    bearing: float
    grade: float
    freshness: float
    reason: str

    @property
    def score(self) -> float:
        """The product of the factors."""
        return self.bearing * self.grade * self.freshness


def omissions(
    judgment: str, about: Predicate, evidence: Evidence, used: Collection[str], *, newest: date | None = None
) -> tuple[tuple[Omission, ...], int]:
    """The omissions of one judgment (id, predicate), best first, and how many more there are beyond those listed.

    `used` are the incidents that some sentence of the document is about, `newest` the last day of the newest event that
    this judgment's own sentences cite.
    """
    ranked = rank(about, evidence, used, newest=newest)
    listed = tuple(
        Omission(
            judgment=judgment,
            incident=item.stand.incident.id,
            occurred=item.stand.incident.occurred,
            rank=place,
            why=wording.sentence(f"{item.reason}: {positions.title(item.stand)}, {positions.phrase(item.stand)}"),
            cites=unique(positions.cites(item.stand, evidence, item.stand.said)),
            bearing=round(item.bearing, 3),
            grade=round(item.grade, 3),
            freshness=round(item.freshness, 3),
        )
        for place, item in enumerate(ranked[:MOST], 1)
    )
    return listed, max(0, len(ranked) - MOST)


def ordered(found: Iterable[Omission]) -> tuple[Omission, ...]:
    """Omissions of several judgments, the weightiest first."""
    return tuple(sorted(found, key=lambda o: (-o.bearing * o.grade * o.freshness, o.judgment, o.rank)))


def rank(about: Predicate, evidence: Evidence, used: Collection[str], *, newest: date | None = None) -> list[Ranked]:
    """Every unused incident of the look-back that bears on a predicate, best first.

    The look-back ends with the document's own cut-off, from which freshness counts whatever the View's.
    """
    if about.kind in ("", "level"):
        return []
    actors = [about.actor, about.against, ""] if about.actor or about.against else []
    found = []
    for incident in evidence.find(period=about.window, countries=about.countries, actors=[*dict.fromkeys(actors)]):
        if incident.id in used or not _may(about, incident, evidence.registry):
            continue
        stand = evidence.standing(incident)
        weight, reason = bearing(about, stand, evidence)
        if weight > 0:
            fresh = freshness(incident.occurred, about.window.last, newest)
            found.append(Ranked(stand, weight, grade(stand, evidence), fresh, reason))
    found.sort(key=lambda item: (-item.score, item.stand.incident.id))
    return found


def freshness(occurred: Period, today: date, newest: date | None = None) -> float:
    """Halves every `HALF_LIFE` days before `today`; more where it happened after `newest`."""
    fresh = float(0.5 ** (max((today - occurred.last).days, 0) / HALF_LIFE))
    return fresh + NEWER * (1 - fresh) if newest is not None and occurred.first > newest else fresh


def _may(about: Predicate, incident: Incident, registry: Registry) -> bool:
    """A cheap look before the standing is worked out: the kind of event, and no other group's own."""
    operation = "operation" in acts(incident.event_type)
    if (about.kind == "operations") != operation and (operation or acts(incident.event_type)):
        return False
    names = (incident.actor, incident.target_actor)
    return (
        not (about.actor and incident.actor)
        or about.kind == "operations"
        or any(same_actor(registry, about.actor, name) for name in names if name)
    )


def bearing(about: Predicate, stand: Standing, evidence: Evidence) -> tuple[float, str]:
    """How squarely an incident meets a predicate, 0 to 1, and in what respect."""
    registry, incident = evidence.registry, stand.incident
    if about.kind == "operations":
        return _operation(about, stand, registry)
    if "operation" in acts(incident.event_type):
        return 0.0, ""
    who, where = _who(about, stand, registry), _where(about, incident, evidence)
    act = vocabulary.act_fit(about.acts, incident.event_type, incident.summary)
    whom = vocabulary.target_fit(about.targets, hit(incident)) * _foe(about, incident, registry)
    toll = severity(about, stand)
    weight = who * where * act * whom * toll
    if weight == 0.0:
        return 0.0, ""
    told = _told(about, who=who, act=act, whom=whom)
    if about.kind == "attacks":
        return weight, f"an attack {_there(about, registry)}{told}"
    across, reason = _across(about, stand, who, evidence)
    return across * act * whom * (toll if about.deadly else 1.0), f"{reason}{told if across else ''}"


def hit(incident: Incident) -> frozenset[str]:
    """The target families of an incident."""
    return vocabulary.targets(f"{incident.target_type} {incident.target_actor} {incident.place}")


def _there(about: Predicate, registry: Registry) -> str:
    if not (about.places or about.countries):
        return "of the kind that the judgment speaks of"
    country = all(registry.country(place) for place in about.places)
    return "in the country that the judgment speaks of" if country else "where the judgment speaks of"


def _told(about: Predicate, *, who: float, act: float, whom: float) -> str:
    parts = []
    if about.acts and act == 1.0:
        parts.append(f"of the stated kind ({wording.listed(sorted(about.acts), 'or')})")
    if about.targets and whom >= 0.8:
        parts.append("on the stated kind of target")
    elif about.targets:
        parts.append("on a target not told apart")
    if who < 1.0:
        parts.append("by nobody named at the cut-off")
    return "".join(f", {part}" for part in parts)


def _where(about: Predicate, incident: Incident, evidence: Evidence) -> float:
    """1 inside a stated place, 0.5 only in its country where that is named too, 0 elsewhere."""
    land = evidence.registry.country(incident.country) or incident.country
    if about.countries and land and land not in about.countries:
        return 0.0
    if about.kind == "cross-border":
        return 1.0 if land and land != about.home else 0.0
    if not about.places:
        return 1.0
    registry = evidence.registry
    fits = {place: place_fit(Phrase(Span(0, 0), place, place), incident, registry) for place in about.places}
    smaller = [place for place in about.places if not registry.country(place)]
    if any(fits[place] == "inside" or (fits[place] == "country" and place in smaller) for place in smaller):
        return 1.0
    broad = [p for p in about.places if p not in smaller and fits[p] == "country"]
    nested = any(countries_of(p, registry) & countries_of(b, registry) for p in smaller for b in broad)
    return 0.0 if not broad else 0.5 if nested else 1.0


def _who(about: Predicate, stand: Standing, registry: Registry) -> float:
    """1 for the judgment's own actor, 0.4 where nobody was named (0.6 for a judgment that singles out acts or targets),
    0 for another (or an event of another dyad)."""
    if not about.actor or (stand.actor and involves(about.actor, stand, registry)):
        return 1.0
    if stand.actor:
        return 0.0
    return 0.6 if about.targets or about.acts else 0.4


def _foe(about: Predicate, incident: Incident, registry: Registry) -> float:
    """Where a judgment names the group that is attacked and no other class: 1 for it, 0.3 unsaid, 0 for another."""
    if not about.against or about.targets:
        return 1.0
    if not incident.target_actor:
        return 0.3
    return 1.0 if same_actor(registry, about.against, incident.target_actor) else 0.0


def severity(about: Predicate, stand: Standing) -> float:
    """0.7 without dead to 1 with `MANY`; for a judgment on deaths from 0, in step with the toll."""
    dead = max(stand.killed.high or 0, 0)
    share = min(1.0, log1p(dead) / log1p(MANY))
    return share if about.deadly else 0.7 + 0.3 * share


def _across(about: Predicate, stand: Standing, who: float, evidence: Evidence) -> tuple[float, str]:
    """How squarely an attack in another country meets a cross-border predicate."""
    incident = stand.incident
    held = {a.value for a in evidence.origins(incident) if a.kind not in ("denied", "partly_denied")}
    if "crossed" in held:
        # Fire that lands in a neighbouring state meets the predicate whoever sent it; who did is what is open.
        return max(who, 0.8), "fire or fighters from across the border"
    if "rocket" in acts(incident.event_type) or "border" in targets(incident.target_type):
        return max(who, 0.8 if about.home else 0.6), "fire on a neighbour's side of the border"
    if who < 1.0:
        return 0.0, ""
    if "directed" in held:
        return 0.8, "an attack next door, said to be directed from across the border"
    if "inside" in held:
        return 0.2, "an attack next door, said to be of local origin"
    return (0.4 if about.home else 0.3), "an attack next door, origin not stated"


def _operation(about: Predicate, stand: Standing, registry: Registry) -> tuple[float, str]:
    """How squarely an event meets a judgment on operations against a group."""
    incident = stand.incident
    sides = [name for name in (incident.actor, incident.target_actor, stand.actor) if name]
    against = not about.against or any(same_actor(registry, about.against, name) for name in sides)
    by = not about.actor or any(same_actor(registry, about.actor, name) for name in sides)
    if not against or not by:
        return 0.0, ""
    sure = "operation" in acts(incident.event_type)
    return (1.0, "an operation of the kind that the judgment speaks of") if sure else (0.5, "fighting between the two")


def grade(stand: Standing, evidence: Evidence) -> float:
    """How well an incident was attested by the cut-off: confirmed 1, several origins 0.9, one 0.7, the attacker's word
    0.5, a denied one less; times the weight of the most reliable source."""
    reports = [evidence.report(a.report) for a in stand.said]
    best = max((RELIABLE.get(r.grade.reliability, 0.8) for r in reports if r), default=1.0 if not stand.said else 0.8)
    if stand.kinds("confirmed"):
        return best
    if stand.status == "claimed, unconfirmed":
        return 0.5 * best
    origins = {(r.origin or r.publisher) if r else a.report for a, r in zip(stand.said, reports, strict=True)}
    denied = 0.8 if stand.kinds("denied") and not stand.kinds("claimed") else 1.0
    return best * denied * (0.9 if len(origins) > 1 or not stand.said else 0.7)
