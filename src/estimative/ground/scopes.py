"""The scope of a superlative: among which attacks one is said to be the first or the largest.

"The deadliest attack on Shia in Pakistan since 2018" is about attacks on Shia, in Pakistan, from 2018 on; "IS-K's first
rocket attack on Uzbekistan" about rocket fire by IS-K there. What the words do not narrow stays open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from msgspec import Struct

from estimative.ground import places, wording
from estimative.ground.evidence import Evidence, Order, Search
from estimative.ground.matching import Candidate, name, same_actor
from estimative.ground.reading.kinds import has
from estimative.ground.words import acts, kindred, targets
from estimative.model.claims import Claim
from estimative.model.events import Incident
from estimative.model.spans import Phrase, Span
from estimative.model.times import Period
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing
from estimative.text.phrases import dates

WHOLE = 2_000
"""Incidents of a scope that are all read."""
ENOUGH = 50
"""Cases that are told of a scope with more incidents."""
_LONG_AGO = date(1900, 1, 1)
_MARK = re.compile(
    r"\b(?:one of the |among the |the |its |their |for the )*(?:very )?"
    r"(?:first|earliest|largest|deadliest|biggest|bloodiest|worst"
    r"|most lethal|unprecedented|most violent)(?:[ -]ever)?\b"
    r"|\bnever\b(?: before)?",
    re.I,
)
_NEVER = re.compile(r"\bnever\b", re.I)
_UNTIL = re.compile(r"\b(?:before|until|till|prior to)\b", re.I)


class Range(Struct, frozen=True, kw_only=True):
    """Which attacks are compared: by whom, where, of what kind, on whom, from when, until before when."""

    actor: str = ""
    place: Phrase | None = None
    country: str = ""
    acts: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    since: date | None = None
    before: date | None = None

    @property
    def narrow(self) -> bool:
        """Whether it is narrower than all attacks of an actor in a country."""
        return bool(self.acts or self.targets or (self.place is not None and not self.country))

    def words(self) -> str:
        """For a reader: "by IS-K in Pakistan, of the kind rocket, since 2018"."""
        parts = [f"by {self.actor}"] if self.actor else []
        parts += [f"in {self.place.value or self.place.text}"] if self.place is not None else []
        parts += [f"of the kind {wording.listed(sorted(self.acts))}"] if self.acts else []
        parts += [f"on {wording.listed(sorted(self.targets))}"] if self.targets else []
        parts += [f"since {wording.day(self.since)}"] if self.since else []
        return " ".join(parts)


def among(text: str) -> bool:
    """Whether it is said to be one of several ("one of the first")."""
    return has(text, r"\b(?:one of|among) (?:the|its|their)\b") is not None


def vague(text: str) -> bool:
    """Whether it is only said to be without precedent, which may be of its size, its place or its means."""
    plain = has(text, r"\b(?:first|earliest|never|largest|deadliest|biggest)\b")
    return has(text, r"\bunprecedented\b") is not None and plain is None


def never(text: str) -> bool:
    """Whether a sentence says that something never happened before a time."""
    return bool(_NEVER.search(text) and (_UNTIL.search(text) or has(text, r"\bnever before\b")))


def first_time(text: str) -> bool:
    """Whether an event is told as the first of its kind."""
    return has(text, r"\bfor the (?:very )?first time\b") is not None


def turn(claim: Claim, matches: Sequence[Candidate]) -> date | None:
    """The day before which others would be earlier: the stated one, else that of the event meant."""
    time = claim.time
    if time is not None and time.period is not None and time.anchor != "since":
        return time.period.first
    return matches[0].incident.occurred.first if matches else None


def read(claim: Claim, registry: Registry, matches: Sequence[Candidate]) -> Range:
    """The scope of a superlative, from the words around its mark."""
    hit = _MARK.search(claim.text)
    tail = claim.text[hit.start() :] if hit and claim.kind == "superlative" else claim.text
    named = _tail_place(tail, registry)
    place = named or (claim.place if claim.act is None or claim.act.value != "largest" or not name(claim) else None)
    if place is None and not name(claim) and matches:
        land = matches[0].incident.country
        place = Phrase(claim.span, land, land) if land else None
    country = registry.country(place.value or place.text) if place is not None else ""
    noun = _noun(tail, named)
    own = registry.find_actors(noun)
    for found in own:
        noun = noun.replace(found.text, " ") if registry.same_actor(found.value, name(claim)) else noun
    return Range(
        actor=name(claim), place=place, country=country, acts=acts(noun) - {"killing"},
        targets=targets(noun) - {"border"},
        since=_since(tail),
    )  # fmt: skip


def _tail_place(tail: str, registry: Registry) -> Phrase | None:
    """The place after the superlative ("the deadliest attack in Pakistan"): the widest of those named."""
    found = list(registry.find_places(tail))
    if not found:
        return None
    best = min(found, key=lambda f: (registry.country(f.value) == "", f.start))
    return Phrase(Span(0, 0), best.text, best.value)


def _noun(tail: str, place: Phrase | None) -> str:
    """The words that say what is compared: from the mark to the verb, the date or the end."""
    cut = re.split(
        r"\b(?:was|were|took place|occurred|happened|came|since|before|until|after|than|on \d|in (?:19|20)\d\d|when|"
        r"which)\b",
        tail,
        maxsplit=1,
    )[0]
    text = cut if len(cut.split()) > 2 else tail
    return text.replace(place.text, " ") if place is not None else text


def _since(tail: str) -> date | None:
    """From when on attacks are compared: "since 2018", "in 2021", "this year"."""
    for when in dates.find(tail):
        if when.period is not None and (when.relation == "since" or when.precision == "year"):
            return when.period.first
    return None


def cases(scope: Range, evidence: Evidence, by: Order = "first") -> list[Standing]:
    """The attacks of a scope that were known at the cut-off, earliest first; of very many the first `ENOUGH`, or those
    with the most dead (`by` *killed*)."""
    last = scope.before - timedelta(1) if scope.before else date(9000, 1, 1)
    period = Period(scope.since or _LONG_AGO, last)
    if period.last < period.first:
        return []
    place = scope.place
    there = places.stated(evidence.registry, places.name(place), place.text) if place is not None else None
    wanted = Search(
        period=period,
        actors=(scope.actor,) if scope.actor else (),
        forms=there.forms if there is not None and not there.code and not there.region else (),
        countries=(scope.country,) if scope.country else (),
    )
    whole = evidence.size(wanted) <= WHOLE
    found = evidence.search(wanted) if whole else evidence.walk(wanted, by)
    held = (s for s in map(evidence.standing, found) if _in(scope, s, evidence.registry))
    return list(held) if whole else list(islice(held, ENOUGH))


def _in(scope: Range, stand: Standing, registry: Registry) -> bool:
    incident = stand.incident
    if (scope.before is not None and incident.occurred.last >= scope.before) or "operation" in acts(
        incident.event_type
    ):
        return False
    if scope.since is not None and incident.occurred.first < scope.since:
        return False
    if scope.actor and (not stand.actor or not same_actor(registry, scope.actor, stand.actor)):
        return False
    if scope.place is not None and places.fit(scope.place, incident, registry) not in ("inside", "country"):
        return False
    return _kind(scope, incident)


def _kind(scope: Range, incident: Incident) -> bool:
    """Whether an incident is of the act and target compared; one that says nothing of either is not taken."""
    if scope.acts and not scope.acts & acts(incident.event_type):
        return False
    known = targets(f"{incident.target_type} {incident.target_actor} {incident.place}")
    return not scope.targets or kindred(scope.targets, known)


def start(evidence: Evidence) -> str:
    """Since when the store holds anything, and that it is a sample."""
    firsts = [c.first for c in evidence.coverage if c.first]
    begun = (
        f"the store begins in {wording.MONTHS[min(firsts).month - 1]} {min(firsts).year}"
        if firsts
        else "the store holds no incidents"
    )
    return f"{begun} and is a sample"
