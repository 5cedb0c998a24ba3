"""What phrasings are filled with: facts of a store, each with the value of every slot that it has.

A fact keeps the incident (or counts) it comes from, so that what is altered can be checked against the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from msgspec import Struct

from benchmarks.perturbation import values
from benchmarks.perturbation.phrasing import Kind, Sense
from estimative.ground.evidence import Evidence
from estimative.ground.figures import known
from estimative.ground.words import acts
from estimative.model.claims import Quantity
from estimative.model.events import Observation
from estimative.model.spans import Span
from estimative.registry import entries
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

_ACTS = (
    ("suicide", ("a suicide attack", "attacked")),
    ("ied", ("a bombing", "bombed")),
    ("armed", ("an armed attack", "attacked")),
    ("rocket", ("a rocket attack", "shelled")),
)
WORST = 3
"""UCDP where_prec beyond which a point is no longer a place (4: first-level unit)."""


class Fact(Struct, frozen=True, kw_only=True):
    """One fact: its kind, the standing of its incident at the cut-off (None for a trend), and its slots."""

    kind: Kind
    stand: Standing | None
    slots: dict[str, Any]


class Asked(Struct, frozen=True, kw_only=True):
    """What a sentence says, in values that can be compared: None where it does not say."""

    first: date | None = None
    last: date | None = None
    place: str = ""
    actor: str = ""
    killed: int | None = None
    injured: int | None = None
    claimant: str = ""
    denier: str = ""


def events(evidence: Evidence) -> list[Fact]:
    """A fact for every incident of one day, one place and (where it has one) one actor."""
    return [fact for item in evidence.incidents if (fact := _event(evidence.standing(item), evidence)) is not None]


def _event(stand: Standing, evidence: Evidence) -> Fact | None:
    incident, registry = stand.incident, evidence.registry
    where = values.town(incident.place)
    large = incident.place_precision is not None and incident.place_precision > WORST
    stated = acts(incident.event_type)
    if not where or large or registry.country(where) or incident.occurred.days > 1 or "operation" in stated:
        return None
    act, acted = _act(incident.event_type)
    day = incident.occurred.first
    slots: dict[str, Any] = {"date": values.Day(day), "month": values.month(day), "place": where, "act": act}
    slots["acted"] = acted
    country = _country(incident.country, incident.extra.get("country", ""))
    named = {"province": incident.admin1, "country": country, "actor": values.party(stand.actor)}
    named["target"] = values.target(incident.target_actor)
    slots |= {name: value for name, value in named.items() if value}
    for unit in ("killed", "injured"):
        number = toll(unit, stand, registry)
        if number is not None and number >= 2:
            slots[unit] = values.Figure(number)
    return Fact(kind="event", stand=stand, slots=slots)


def _act(event_type: str) -> tuple[str, str]:
    found = next((words for stem, words in _ACTS if stem in event_type.lower()), None)
    return found or ("an attack", "attacked")


def _country(code: str, name: str = "") -> str:
    return name or next((known.name for known in entries.countries() if known.iso3 == code), code)


def toll(unit: str, stand: Standing, registry: Registry) -> int | None:
    """The best figure of parties other than the attacker, else their lowest; None where nobody gave one."""
    found = known(unit, stand, registry)
    best = {"killed": stand.killed, "injured": stand.injured}[unit].best
    if found.low is None or found.high is None:
        return None
    return best if best is not None and found.low <= best <= found.high else found.low


def claims(facts: list[Fact], registry: Registry) -> list[Fact]:
    """A fact for every incident that a group is known to have claimed."""
    found = []
    for fact in facts:
        assert fact.stand is not None
        by = next((who for a in fact.stand.kinds("claimed") if (who := registry.speaker(a.by))), "")
        if values.party(by):
            found.append(Fact(kind="claim", stand=fact.stand, slots=fact.slots | {"claimant": values.party(by)}))
    return found


def denials(facts: list[Fact], registry: Registry) -> list[Fact]:
    """A fact for every whole denial by a party that the registry knows."""
    found = []
    for fact in facts:
        assert fact.stand is not None
        partly = {registry.speaker(a.by) for a in fact.stand.kinds("partly_denied", "confirmed")}
        for said in fact.stand.kinds("denied"):
            who = registry.speaker(said.by)
            shown = _state(who)
            if shown and who not in partly:
                found.append(Fact(kind="denial", stand=fact.stand, slots=fact.slots | {"denier": shown}))
                break
    return found


def _state(name: str) -> str:
    return name.removeprefix("Government of ") if name.startswith("Government of ") else ""


def trends(evidence: Evidence) -> list[Fact]:
    """A fact for every two counts of one series and measure, apart in time, whose daily rates differ by a half or
    more."""
    found = []
    for first, second in _pairs(evidence):
        ratio = _rate(second) / max(_rate(first), 1e-9)
        if not (ratio >= 1.5 or ratio <= 1 / 1.5):
            continue
        slots = {
            "actor": second.actor, "country": _country(second.country), "measure": second.measure,
            "before": _span(first), "after": _span(second), **direction(ratio > 1),
        }  # fmt: skip
        found.append(Fact(kind="trend", stand=None, slots=slots))
    return found


def direction(up: bool) -> dict[str, str]:
    """The slots that say which way."""
    return (
        {"rose": "rose", "rise": "a rise", "more": "more"}
        if up
        else {"rose": "fell", "rise": "a fall", "more": "fewer"}
    )


def _pairs(evidence: Evidence) -> Iterator[tuple[Observation, Observation]]:
    whole = [o for o in evidence.observations if o.best is not None and o.period.days >= 28 and _plain(o)]
    for first in whole:
        for second in whole:
            same = (first.series, first.measure, first.actor, first.country)
            after = second.period.first > first.period.last
            alike = 0.5 <= first.period.days / second.period.days <= 2
            if after and alike and same == (second.series, second.measure, second.actor, second.country):
                yield first, second


def _plain(item: Observation) -> bool:
    return "attack" in item.measure and values.party(item.actor) == item.actor and bool(_span(item))


def _rate(item: Observation) -> float:
    return (item.best or 0.0) / item.period.days


def _span(item: Observation) -> str:
    """The period in words where it is a whole month, year or run of months; else ""."""
    first, last = item.period.first, item.period.last
    whole = first.day == 1 and (last.day >= 28)
    if not whole:
        return ""
    if (first.month, last.month) == (1, 12) and first.year == last.year:
        return str(first.year)
    if (first.year, first.month) == (last.year, last.month):
        return values.month(first)
    return f"{values.month(first)} to {values.month(last)}"


def quantity(unit: str, number: int, sense: Sense) -> Quantity:
    """A figure as a claim would carry it."""
    high = None if sense == "at least" else number
    return Quantity(span=Span(0, 0), text=str(number), sense=sense, low=number, high=high, unit=unit)
