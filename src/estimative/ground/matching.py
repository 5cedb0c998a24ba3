"""Which incidents a claim may be about: candidates by time, place, act, target and actor, each with an
explained score."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from estimative.ground import dating, figures, places
from estimative.ground.evidence import Evidence, Search, where
from estimative.ground.words import GENERIC_ACTS, acts, apart, content, fold, kindred, targets
from estimative.model.claims import Claim
from estimative.model.events import Incident
from estimative.model.spans import Phrase, Span
from estimative.model.times import Period
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

LOOK_BACK = 1096
"""Days before the text's own cut-off that a sentence without a date may speak of."""
MANY = 300
"""Incidents that are weighed at most for a claim that says little of where or when."""
CROWD = 200
"""Incidents of a place and time from which only those of the stated actor, or of nobody, are weighed."""
ACCEPT = 4.0
"""Score from which a candidate is taken to be the event meant."""
DIRECTED = ("state-based", "non-state", "battle", "clash")
"""Event types whose two sides are named without saying who struck first (UCDP type_of_violence 1 and 2)."""


class Part(Struct, frozen=True):
    """One reason for or against a candidate."""

    attribute: str
    points: float
    note: str


class Candidate(Struct, frozen=True, kw_only=True):
    """An incident that a claim may be about. `score` is the sum of its parts; `gap` the days between text and
    incident."""

    stand: Standing
    parts: tuple[Part, ...]
    gap: int
    place: places.Fit
    actor: str
    """same, unclaimed, other, or "" where the claim names nobody."""

    @property
    def incident(self) -> Incident:
        """The incident itself."""
        return self.stand.incident

    @property
    def score(self) -> float:
        """The sum of the parts' points."""
        return sum(part.points for part in self.parts)

    def points(self, attribute: str) -> float:
        """The points given for one attribute."""
        return sum(part.points for part in self.parts if part.attribute == attribute)


def window(claim: Claim, evidence: Evidence) -> Period:
    """The days a claim may speak of: its stated time, else the look-back before the text's cut-off."""
    if claim.time is not None and claim.time.period is not None:
        return claim.time.period
    return Period(evidence.today - timedelta(LOOK_BACK), evidence.today)


def candidates(claim: Claim, evidence: Evidence) -> list[Candidate]:
    """Every incident that could be meant, best first; ties by nearness in time, then the better attested, the
    later, the id."""
    near = (item for item in _pool(claim, evidence) if _possible(claim, item, evidence.registry))
    found = [weigh(claim, evidence.standing(item), evidence.registry) for item in near]
    kept = [item for item in found if item is not None and item.score >= ACCEPT]
    kept.sort(
        key=lambda c: (
            -c.score,
            abs(c.gap),
            -min(len(c.stand.said), 3),
            -c.incident.occurred.first.toordinal(),
            c.incident.id,
        )
    )
    return kept


def _possible(claim: Claim, incident: Incident, registry: Registry) -> bool:
    """Whether place and day leave a chance: a quick look before what was said of an incident is read."""
    if claim.place is None or places.fit(claim.place, incident, registry) not in ("elsewhere", "abroad"):
        return True
    if claim.target is None or not _dated(claim) or not _same_day(claim, _date(claim, incident)[0]):
        return False
    # `_credible` asks 2.5 points of such an incident, of which actor and figure can give 2.
    return _target(claim, incident).points >= 0.5


def searches(claim: Claim, evidence: Evidence) -> tuple[Search, ...]:
    """Where in the store a claim's incident is to be looked for; together they miss none that `weigh` could keep.

    A stated day: everywhere on it where a target is named, and near it at the stated place. A longer time: at the
    place. Without a time: at the place within the look-back; without either nothing can be credible.
    """
    there = places.stated(evidence.registry, places.name(claim.place), claim.place.text) if claim.place else None
    lands = tuple(sorted(there.homes)) if there is not None else ()
    forms = there.forms if there is not None and not there.code and not there.region else ()
    period = window(claim, evidence)
    if not _dated(claim):
        there_then = Search(period=period, forms=forms, countries=lands, latest=MANY)
        return (_narrowed(there_then, claim, evidence),) if forms or lands else ()
    assert claim.time is not None
    if there is None:
        return (_narrowed(Search(period=period, slack=3, latest=MANY), claim, evidence),)
    near = Search(period=period, slack=dating.SLACK[claim.time.precision], forms=forms, countries=lands, latest=MANY)
    near = _narrowed(near, claim, evidence)
    anywhere = claim.time.precision in ("day", "instant") and claim.target is not None
    return (Search(period=period, latest=MANY), near) if anywhere else (near,)


def _narrowed(wanted: Search, claim: Claim, evidence: Evidence) -> Search:
    """A search in a crowd, narrowed to the stated actor and to those whom nobody is named for."""
    if not name(claim) or _size(evidence, wanted) <= CROWD:
        return wanted
    return replace(wanted, actors=(name(claim), ""))


def _pool(claim: Claim, evidence: Evidence) -> list[Incident]:
    found = (item for wanted in searches(claim, evidence) for item in evidence.search(wanted))
    return list({item.id: item for item in found}.values())


def weigh(claim: Claim, stand: Standing, registry: Registry) -> Candidate | None:
    """Score one incident against a claim; None where an attribute rules it out."""
    found = compare(claim, stand, registry)
    if found is None or (found.place == "abroad" and not _same_day(claim, found.gap)):
        return None
    target = found.points("target")
    if target < 0 and not (found.place == "inside" and _same_day(claim, found.gap)):
        return None
    if target < 0 and found.actor != "same" and found.points("figure") <= 0:
        return None
    telling = target + found.points("figure") + (0.5 if found.actor == "same" else 0.0)
    aimed = claim.target is not None and (particular(claim) or bool(targets(claim.target.text)))
    if aimed and not _dated(claim) and target <= 0:
        return None
    return found if _credible(claim, found.gap, found.place, telling, found.points("act")) else None


def compare(claim: Claim, stand: Standing, registry: Registry) -> Candidate | None:
    """Hold one incident against a claim attribute by attribute, however far apart they are; None where an operation
    and an attack, or rockets and another weapon, cannot be one event."""
    incident = stand.incident
    actor, acting = _actor(claim, stand, registry)
    act = _act(claim, incident, own=actor == "same")
    if act is None:
        return None
    distance, dated = _date(claim, incident)
    fit = places.fit(claim.place, incident, registry)
    parts = (dated, _place(fit, incident), act, _target(claim, incident), acting, _figures(claim, stand, registry))
    return Candidate(stand=stand, parts=tuple(p for p in parts if p.note), gap=distance, place=fit, actor=actor)


def _dated(claim: Claim) -> bool:
    return claim.time is not None and claim.time.period is not None


def _same_day(claim: Claim, distance: int) -> bool:
    return distance == 0 and claim.time is not None and claim.time.precision in ("day", "instant")


def _credible(claim: Claim, distance: int, fit: places.Fit, target: float, act: float) -> bool:
    """A place or date that is off must be made up for by what is particular to the event."""
    if fit in ("elsewhere", "abroad"):
        return _same_day(claim, distance) and target >= 2.5
    if claim.time is None or claim.time.period is None:
        return fit in ("inside", "country") and (target > 0 or act > 0 or claim.target is None)
    if distance and fit == "unknown":
        return target >= 2 and abs(distance) <= 3
    if abs(distance) > 3 and claim.time.precision in ("day", "instant"):
        return target > 0 or act > 0
    return fit != "unknown" or target >= 2


def _date(claim: Claim, incident: Incident) -> tuple[int, Part]:
    if claim.time is None or claim.time.period is None:
        return 0, Part("date", 0.0, "")
    off = dating.gap(claim.time.period, incident.occurred)
    if off == 0:
        fine = claim.time.precision in ("instant", "day", "range", "month")
        return 0, Part("date", 3.0 if fine else 2.0, "inside the stated time")
    slack = dating.SLACK[claim.time.precision]
    return off, Part("date", max(0.3, 2.0 * (1 - abs(off) / (slack + 1))), f"{abs(off)} days off")


def _place(fit: places.Fit, incident: Incident) -> Part:
    points = {"inside": 3.0, "country": 2.0, "elsewhere": -1.0, "abroad": -2.0, "unknown": 0.0}[fit]
    return Part("place", points, "" if fit == "unknown" else f"{fit}: {where(incident)}")


def _act(claim: Claim, incident: Incident, *, own: bool = False) -> Part | None:
    """Points for the kind of act; None where one is an operation against the group and the other an attack. Those who
    led an operation may be said to have killed in it (`own`), nobody else."""
    stated = acts(claim.act.text if claim.act else "") | (acts(claim.text) & {"operation"})
    known = acts(incident.event_type)
    if "operation" in known and "operation" not in stated:
        return Part("act", 0.0, "") if own and stated <= {"killing", "shooting"} else None
    if "operation" in stated and "operation" not in known and known:
        return Part("act", -1.0, f"no operation: {incident.event_type}")
    if stated & known:
        return Part("act", 1.0, f"{incident.event_type}")
    generic = any(word in fold(claim.act.text) for word in GENERIC_ACTS) if claim.act else True
    if "rocket" in stated and known and not stated & known:
        return None
    if stated and known and not generic:
        return Part("act", -1.0, f"another kind: {incident.event_type}")
    if "rocket" in stated and known:
        return None
    return Part("act", 0.0, "")


def _target(claim: Claim, incident: Incident) -> Part:
    """Points for the target: named alike (at least 2), of a kindred kind (1), of another kind (−1.5)."""
    if claim.target is None:
        return Part("target", 0.0, "")
    known_text = f"{incident.target_type} {incident.target_actor} {incident.place} {incident.summary}"
    stated_text = f"{claim.target.text} {claim.target.value}"
    shared = content(stated_text) & content(known_text)
    stated, known = targets(stated_text), targets(known_text)
    described = known or incident.target_type or incident.target_actor
    if stated & SITES and described and not _sited(stated, known):
        there = content(f"{claim.place.text} {claim.place.value}") - _SITE_WORDS if claim.place else frozenset()
        if not shared - there:
            return Part("target", -1.5, f"another target: {incident.target_actor or incident.target_type}")
    if apart(stated, f"{incident.target_type} {incident.target_actor} {incident.place}"):
        return Part("target", -1.5, f"another community: {incident.target_actor or incident.target_type}")
    if shared:
        return Part("target", 1.5 + 0.5 * min(len(shared), 4), f"both name {', '.join(sorted(shared))}")
    if kindred(stated, known):
        return Part("target", 1.0, f"kindred: {incident.target_type}")
    if known and (stated or particular(claim)):
        return Part("target", -1.5, f"another target: {incident.target_actor or incident.target_type}")
    return Part("target", 0.0, "")


SITES = frozenset({"temple", "mosque", "school", "hospital", "embassy", "airport", "market", "hotel", "bus"})
"""Families that name a particular thing: an attack on one is no attack on civilians at large."""
_SITE_WORDS = content("airport embassy hospital school mosque temple gurdwara market hotel")


def _sited(stated: frozenset[str], known: frozenset[str]) -> bool:
    """Whether a particular target may be the known one: the same kind of site, or the people it is known for."""
    mine, theirs = stated & SITES, known & SITES
    if mine & theirs:
        return True
    return not theirs and kindred(stated, known - {"civilians", "security forces", "border"})


def particular(claim: Claim) -> bool:
    """Whether the target is a thing of its own ("a bridge"), not people, a place or "targets" in general."""
    assert claim.target is not None
    words = content(claim.target.text)
    place = content(f"{claim.place.text} {claim.place.value}") if claim.place else frozenset()
    named = {word for word in words - place - _ANYBODY if word.isalpha()}
    return bool(named) and not targets(claim.target.text)


_ANYBODY = content(
    "people persons men women children crowd crowds target targets place places town towns city area areas "
    "site building buildings group victims bystanders others dozens scores several many two three four "
    "members community capital country state lives dead them everyone somebody district province village "
    "street road others locals enemy enemies forces monday tuesday wednesday thursday friday saturday sunday "
    "yesterday today position positions location locations nation region neighbourhood part north south east "
    "west "
)


def _actor(claim: Claim, stand: Standing, registry: Registry) -> tuple[str, Part]:
    if claim.actor is None or not name(claim):
        return "", Part("actor", 0.0, "")
    if involves(name(claim), stand, registry):
        return "same", Part("actor", 2.0, stand.actor)
    if not stand.actor:
        return "unclaimed", Part("actor", 0.5, "nobody named by the cut-off")
    return "other", Part("actor", -1.0, stand.actor)


def name(claim: Claim) -> str:
    """The registry's name of a claim's actor, else its words."""
    return (claim.actor.value or claim.actor.text) if claim.actor else ""


def involves(stated: str, stand: Standing, registry: Registry) -> bool:
    """Whether an actor did it or, in an event whose sides are named without saying who struck first, was one of
    the sides."""
    if stand.actor and same_actor(registry, stated, stand.actor):
        return True
    target = stand.incident.target_actor
    return bool(target) and _sided(stand.incident.event_type) and same_actor(registry, stated, target)


@lru_cache(maxsize=65_536)
def same_actor(registry: Registry, a: str, b: str) -> bool:
    """`Registry.same_actor`, remembered, since the same few pairs are asked for every incident; "A, B" is both."""
    return any(registry.same_actor(a, part) for part in (b, *b.split(", ")))


@lru_cache(maxsize=1_024)
def _sided(event_type: str) -> bool:
    folded = fold(event_type)
    return any(fold(word) in folded for word in DIRECTED)


def _figures(claim: Claim, stand: Standing, registry: Registry) -> Part:
    """A figure that fits speaks for a candidate; one that does not says nothing yet, since figures are what
    texts get wrong."""
    for quantity in claim.quantities:
        found = figures.known(quantity.unit, stand, registry)
        if found.low is not None and found.high is not None and figures.fits(quantity, found.low, found.high):
            return Part("figure", 0.5 if quantity.sense != "exact" else 1.5, f"{quantity.unit} fits")
    return Part("figure", 0.0, "")


def nearest(claim: Claim, evidence: Evidence, used: Sequence[str] = (), *, least: float = 1.0) -> Candidate | None:
    """The most similar incident at the place outside the stated time: another event, named so that a reader can see it
    was considered."""
    loose = replace(claim, time=None)
    if loose.place is None or loose.target is None:
        return None
    anchor = window(claim, evidence)
    near = [item for item in around(claim, evidence, anchor) if item.id not in used]
    found = [weigh(loose, evidence.standing(item), evidence.registry) for item in near]
    kept = [
        c for c in found if c is not None and c.place == "inside" and c.points("target") >= least and c.actor != "other"
    ]
    return min(kept, key=lambda c: (abs(dating.gap(anchor, c.incident.occurred)), c.incident.id), default=None)


REACH = (None, 1_500, 400, 120, 30)
"""Days around the stated time in which other incidents of a place are looked for: the widest with few enough."""
FEW = 40
"""Incidents of one place that are weighed at most, unless a month holds more."""


def around(
    claim: Claim, evidence: Evidence, anchor: Period, *, reach: tuple[int | None, ...] = REACH
) -> list[Incident]:
    """The incidents of the stated place, as far from the stated time as there are not too many of them."""
    assert claim.place is not None
    there = places.stated(evidence.registry, places.name(claim.place), claim.place.text)
    if there.code or not there.forms:
        return []
    lands = tuple(sorted(there.homes))
    for days in reach:
        wanted = Search(period=None if days is None else anchor, slack=days or 0, forms=there.forms, countries=lands)
        if days == reach[-1] or _size(evidence, wanted) <= FEW:
            return evidence.search(wanted)
    return []


def _size(evidence: Evidence, wanted: Search) -> int:
    return evidence.count(
        period=wanted.period,
        slack=wanted.slack,
        actors=wanted.actors,
        forms=wanted.forms,
        countries=wanted.countries,
    )


def sound(claim: Claim, registry: Registry) -> Claim:
    """The claim with a place where the text gives one in so many words, and without a target that is only the words of
    its time, place or actor over again: "struck Bria" and "Bria, 4 May 2017: …" say where."""
    if claim.place is None and claim.kind in ("event", "claim", "absence"):
        if claim.target is not None and registry.place(claim.target.text):
            return replace(claim, place=claim.target, target=None)
        lead = claim.text.split(",", 1)[0].split(":", 1)[0]
        if len(lead) <= 40 and lead[:1].isupper() and registry.place(lead) and not registry.actor(lead):
            size = len(lead.encode("utf-8", "surrogateescape"))
            claim = replace(claim, place=Phrase(Span(claim.span.start, claim.span.start + size), lead, lead))
    if claim.target is None:
        return claim
    span = claim.target.span
    others = (claim.time.span if claim.time else None, *(part.span for part in (claim.place, claim.actor) if part))
    inside = any(other is not None and other.start <= span.start and span.end <= other.end for other in others)
    return replace(claim, target=None) if inside else claim
