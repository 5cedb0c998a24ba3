"""One attribute of a fact altered: date, place, actor, figure, claimant, denier, direction."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from msgspec import Struct

from benchmarks.perturbation import values
from benchmarks.perturbation.facts import Fact, direction
from benchmarks.perturbation.phrasing import Phrasing
from estimative.ground.evidence import Evidence
from estimative.ground.figures import known
from estimative.model.times import add_months
from estimative.registry.registry import Registry

ABROAD = ("Lagos", "Mosul", "Lima", "Manila", "Odesa", "Nairobi", "Medellín", "Aleppo", "Jakarta", "Tripoli")
GROUPS = ("TTP", "Boko Haram", "Al-Shabaab", "PKK", "JNIM", "Hezbollah", "ELN", "Abu Sayyaf")
STATES = ("Tajikistan", "Kenya", "Norway", "Peru", "Japan")


class Altered(Struct, frozen=True, kw_only=True):
    """A fact's slots with one attribute altered; `variant` says how."""

    attribute: str
    variant: str
    slots: dict[str, Any]


class Choices(Struct, frozen=True):
    """What a store offers to alter with: its places, actors, and the last day that could be known."""

    places: Sequence[str]
    actors: Sequence[str]
    today: date
    registry: Registry


def choices(facts: Sequence[Fact], evidence: Evidence) -> Choices:
    """The places and actors of the facts."""
    return Choices(
        sorted({fact.slots["place"] for fact in facts}),
        sorted({fact.slots["actor"] for fact in facts if "actor" in fact.slots}),
        evidence.today,
        evidence.registry,
    )


def altered(fact: Fact, phrasing: Phrasing, offered: Choices, random: Random) -> Iterator[Altered]:
    """One alteration of each attribute that the phrasing states; of figures and places, each way to alter them."""
    slots, used = fact.slots, phrasing.slots
    for attribute, variant, changed in _changes(fact, phrasing, offered, random):
        if changed and set(changed) & used:
            yield Altered(attribute=attribute, variant=variant, slots={**slots, **changed})


def _changes(
    fact: Fact, phrasing: Phrasing, offered: Choices, random: Random
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    slots = fact.slots
    if fact.kind == "trend":
        yield "trend", "direction", direction(slots["rose"] == "fell")
        return
    assert fact.stand is not None
    if "date" in phrasing.slots:
        yield from _dates(slots["date"].day, offered.today, random)
    elif "month" in phrasing.slots:
        day = slots["date"].day
        months = random.choice((-14, -12, -4, -2, 2, 4, 12))
        moved = add_months(day.replace(day=1), months)
        yield "date", "month", {"month": values.month(moved)} if moved < offered.today else {}
    other = [name for name in offered.places if name not in slots["place"] and slots["place"] not in name]
    yield "place", "town", {"place": random.choice(other)} if other else {}
    yield "place", "abroad", {"place": random.choice(ABROAD)}
    actors = [name for name in (*offered.actors, *GROUPS) if name != slots.get("actor")]
    yield "actor", "actor", {"actor": random.choice(actors)}
    for unit in ("killed", "injured"):
        if unit in phrasing.slots:
            yield from _figures(unit, fact, phrasing, offered)
    groups = [name for name in GROUPS if name != slots.get("claimant")]
    yield "claimant", "claimant", {"claimant": random.choice(groups)}
    yield "denier", "denier", {"denier": random.choice([s for s in STATES if s != slots.get("denier")])}


def _dates(day: date, today: date, random: Random) -> Iterator[tuple[str, str, dict[str, Any]]]:
    sizes = (("days", random.choice((1, 2, 3))), ("weeks", random.choice((7, 14, 21, 35))), ("year", 365))
    for variant, size in sizes:
        moved = day + timedelta(size * random.choice((-1, 1)))
        moved = moved if moved <= today else day - timedelta(size)
        yield "date", variant, {"date": values.Day(moved)}


def _figures(unit: str, fact: Fact, phrasing: Phrasing, offered: Choices) -> Iterator[tuple[str, str, dict[str, Any]]]:
    number = fact.slots[unit].number
    assert fact.stand is not None
    found = known(unit, fact.stand, offered.registry)
    high = max(number, found.high or 0)
    yield unit, "tripled", {unit: values.Figure(3 * high + 1)}
    yield unit, "one more", {unit: values.Figure(high + 1)}
    low = min(number, found.low if found.low is not None else number)
    if phrasing.sense == "exact" and low >= 4:
        yield unit, "halved", {unit: values.Figure(low // 2)}
    injured = fact.slots.get("injured")
    if unit == "killed" and injured is not None and injured.number > high:
        yield unit, "injured as killed", {unit: values.Figure(injured.number)}
