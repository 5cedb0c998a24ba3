"""The other side of the page: incidents known by the cut-off that bear on a judgment's own predicate and that
no sentence uses.

An incident is ranked by bearing × ground × freshness. Bearing asks how squarely it meets the predicate; ground
how well it was attested at the cut-off; freshness halves every six months. Nothing learned after the cut-off
enters: an attack that was unclaimed then is unclaimed here.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from msgspec import Struct

from estimative.ground import positions, wording
from estimative.ground.evidence import Evidence, unique
from estimative.ground.matching import involves
from estimative.ground.places import countries_of, country_of
from estimative.ground.words import acts, fold, targets
from estimative.model.claims import Omission
from estimative.model.judgments import Judgment
from estimative.model.times import Period, add_months
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

MOST = 10
"""Omissions listed for one judgment; how many more there are is said in a note."""
HALF_LIFE = 182.0
MONTHS = 12
NEIGHBOURS = {"AFG": frozenset({"PAK", "IRN", "TKM", "UZB", "TJK", "CHN"})}
"""Where a judgment says "cross-border" and names no countries: the states next door (others: any other country)."""
VIOLENCE = (
    "attack",
    "violence",
    "bombing",
    "insurgen",
    "assault",
    "offensive",
    "operation",
    "kill",
    "strike",
    "terror",
    "surge",
)
CROSS = (
    "cross border",
    "crossborder",
    "into neighbouring",
    "into neighboring",
    "neighbour",
    "neighbor",
    "across the border",
)


class Predicate(Struct, frozen=True, kw_only=True):
    """What a judgment is about, as far as incidents can bear on it. `kind` is attacks, cross-border or ""
    (none can)."""

    kind: str
    actor: str
    countries: frozenset[str] = frozenset()
    origin: str = ""
    words: str = ""
    window: Period


def predicate(judgment: Judgment, evidence: Evidence, today: date) -> Predicate:
    """Read a judgment's predicate from its questions where it has any, else from its own words."""
    registry, text = evidence.registry, fold(judgment.text)
    months = judgment.horizon.months if judgment.horizon and judgment.horizon.months else MONTHS
    window = Period(add_months(today, -months) + timedelta(1), today)
    question = next((q for q in judgment.questions if q.origin or q.effect or q.country), None)
    actor = question.actor if question and question.actor else _actor(judgment, registry)
    stated = judgment.place.value or judgment.place.text if judgment.place else ""
    home = question.origin if question and question.origin else country_of(stated, registry) if stated else ""
    cross = bool(question and (question.origin or question.effect)) or any(word in text for word in CROSS)
    if cross:
        effect = frozenset(question.effect) if question and question.effect else NEIGHBOURS.get(home, frozenset())
        return Predicate(kind="cross-border", actor=actor, countries=effect, origin=home, words=text, window=window)
    violent = any(word in fold(judgment.act.text if judgment.act else judgment.text) for word in VIOLENCE)
    measured = bool(question and question.measure in ("attacks", "fatalities", "civilian-fatalities"))
    if not (violent or measured) or "recruit" in text:
        return Predicate(kind="", actor=actor, window=window)
    code = question.country if question and question.country else ""
    lands = frozenset({code}) if code else countries_of(stated, registry) if stated else frozenset()
    if not (actor or lands):
        # "Strikes are likely to last": without an actor or a country that the registry knows, violence is not meant.
        return Predicate(kind="", actor=actor, window=window)
    return Predicate(kind="attacks", actor=actor, countries=lands, words=text, window=window)


def _actor(judgment: Judgment, registry: Registry) -> str:
    """The group that a judgment is about: its actor where that is a group, else the first group that it names."""
    stated = judgment.actor.value if judgment.actor else ""
    named = [stated, *(found.value for found in registry.find_actors(judgment.text))]
    groups = (name for name in named if (known := registry.actor(name)) is not None and known.kind == "armed group")
    return next(groups, "")


def omissions(
    judgment: Judgment, evidence: Evidence, used: Collection[str], today: date
) -> tuple[tuple[Omission, ...], int]:
    """The omissions of one judgment, best first, and how many more there are beyond those listed.

    `today` ends the look-back: the assessment's own cut-off where that is earlier than the View's.
    """
    about = predicate(judgment, evidence, today)
    if not about.kind:
        return (), 0
    ranked: list[tuple[float, str, Standing, str]] = []
    for incident in evidence.near(about.window):
        if incident.id in used:
            continue
        stand = evidence.standing(incident)
        weight, reason = bearing(about, stand, evidence)
        if weight > 0:
            age = (today - incident.occurred.last).days
            ranked.append(
                (weight * ground(stand, evidence) * 0.5 ** (max(age, 0) / HALF_LIFE), incident.id, stand, reason)
            )
    ranked.sort(key=lambda item: (-item[0], item[1]))
    listed = tuple(
        Omission(
            judgment=judgment.id,
            incident=key,
            occurred=stand.incident.occurred,
            rank=rank,
            why=wording.sentence(f"{reason}: {positions.title(stand)}, {positions.phrase(stand)}"),
            cites=unique(positions.cites(stand, evidence, stand.said)),
        )
        for rank, (_, key, stand, reason) in enumerate(ranked[:MOST], 1)
    )
    return listed, max(0, len(ranked) - MOST)


def bearing(about: Predicate, stand: Standing, evidence: Evidence) -> tuple[float, str]:
    """How squarely an incident meets a predicate, 0 to 1, and in what respect."""
    who = _who(about, stand, evidence.registry)
    if who == 0.0 or "operation" in acts(stand.incident.event_type):
        return 0.0, ""
    code = stand.incident.country
    land = code if len(code) == 3 else evidence.registry.country(code)
    if about.countries and land not in about.countries:
        return 0.0, ""
    if about.kind == "attacks":
        of_whom = "" if who == 1.0 else ", by nobody named at the cut-off"
        weight = who * (1.0 if _deadly(stand) else 0.7)
        return weight, f"an attack in the country that the judgment speaks of{of_whom}"
    return _across(stand, who, evidence) if land != about.origin else (0.0, "")


def _across(stand: Standing, who: float, evidence: Evidence) -> tuple[float, str]:
    """How squarely an attack in another country meets a cross-border predicate."""
    incident = stand.incident
    held = {a.value for a in evidence.origins(incident) if a.kind not in ("denied", "partly_denied")}
    if "crossed" in held or "rocket" in acts(incident.event_type) or "border" in targets(incident.target_type):
        # Fire that lands in a neighbouring state meets the predicate whoever sent it; who did is what is open.
        return max(who, 0.8), "fire across the border into a neighbour"
    if who < 1.0:
        return 0.0, ""
    if "directed" in held:
        return 0.8, "an attack next door, said to be directed from across the border"
    return 0.4, "an attack next door, origin not stated"


def _deadly(stand: Standing) -> bool:
    """Whether people other than the attacker's own were said to be killed."""
    return bool(stand.killed.high)


def _who(about: Predicate, stand: Standing, registry: Registry) -> float:
    """1 for the judgment's own actor, 0.4 where nobody was named, 0 for another (or an event of another dyad)."""
    if not about.actor or (stand.actor and involves(about.actor, stand, registry)):
        return 1.0
    return 0.4 if not stand.actor else 0.0


def ground(stand: Standing, evidence: Evidence) -> float:
    """How well an incident was attested by the cut-off: confirmed 1, several origins 0.9, one 0.7, the
    attacker's word 0.5."""
    if stand.kinds("confirmed"):
        return 1.0
    if stand.status == "claimed, unconfirmed":
        return 0.5
    origins = {
        (report.origin or report.publisher) if (report := evidence.report(a.report)) else a.report for a in stand.said
    }
    denied = 0.8 if stand.kinds("denied") and not stand.kinds("claimed") else 1.0
    return denied * (0.9 if len(origins) > 1 or not stand.said else 0.7)
