"""Stated figures against those known at the cut-off. The attacker's own figures are kept apart and never set
the range."""

from __future__ import annotations

import re

from msgspec import Struct

from estimative.ground import wording
from estimative.ground.evidence import cite_said
from estimative.model.claims import Difference, Quantity
from estimative.model.events import Attestation
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

UNITS = ("killed", "injured", "rockets", "casualties")
FAR = 2.0
"""A stated toll this many times off every known one is no rounding or early count."""


class Known(Struct, frozen=True):
    """The figures of one unit known for an incident: low and high of parties other than the attacker, and the
    attacker's own."""

    low: int | None
    high: int | None
    others: tuple[Attestation, ...]
    attacker: tuple[Attestation, ...]


def known(unit: str, stand: Standing, registry: Registry) -> Known:
    """What was said of `unit` by the cut-off. A data set's own tally stands in where no other party gave a figure."""
    incident = stand.incident
    tally = incident.killed if unit == "killed" else incident.injured if unit == "injured" else None
    if not stand.said and unit in ("killed", "injured"):
        assert tally is not None
        numbers = [number for number in (tally.low, tally.best, tally.high) if number is not None]
        return Known(min(numbers, default=None), max(numbers, default=None), (), ())
    given = [a for a in stand.said if a.field == unit and a.value.isdecimal()]
    own = tuple(
        a
        for a in given
        if a.kind == "claimed"
        or (stand.actor and registry.speaks_for(a.by, stand.actor, on=stand.incident.occurred.first))
    )
    others = tuple(a for a in given if a not in own)
    values = [int(a.value) for a in others]
    if unit == "casualties" and not values:
        values = [
            a + b
            for a, b in ((stand.killed.low, stand.injured.low), (stand.killed.high, stand.injured.high))
            if a is not None and b is not None
        ]
    if unit == "casualties" and not values and stand.killed.low:
        values = [number for number in (stand.killed.low, stand.killed.high) if number is not None]
    if not values and tally is not None:
        values = [number for number in (tally.low, tally.best, tally.high) if number is not None]
    if unit == "rockets" and not values:
        values = [int(a.value) for a in own]
    return Known(min(values, default=None), max(values, default=None), others, own)


_PART = re.compile(
    r"\b(?:troops?|soldiers?|marines?|service ?(?:men|members?|women)|policem[ae]n|police|officers?|guards?|"
    r"fighters?|militants?|"
    r"children|child|wom[ae]n|girls?|boys?|foreigners?|nationals?|citizens|Americans?)\b",
    re.IGNORECASE,
)


def part(stated: Quantity) -> bool:
    """Whether a toll counts some of the dead only ("13 US troops"), so that the whole may be larger."""
    return stated.unit in UNITS and stated.sense in ("exact", "about") and _PART.search(stated.text) is not None


def fits(stated: Quantity, low: int, high: int) -> bool:
    """Whether a stated figure can be true of a toll between `low` and `high`."""
    floor, top = bounds(stated)
    if stated.sense == "at least" or part(stated):
        return floor <= high
    if stated.sense == "at most":
        return top >= low
    if stated.sense == "about":
        return floor * 0.85 <= high and top * 1.15 >= low
    return floor <= high and top >= low


def bounds(stated: Quantity) -> tuple[float, float]:
    """The lowest and highest number that a stated figure names."""
    low = stated.low if stated.low is not None else stated.high
    high = stated.high if stated.high is not None else stated.low
    return (low or 0.0), (high or 0.0)


def compare(stated: Quantity, stand: Standing, registry: Registry) -> Difference | None:
    """The difference between a stated figure and those known; None where it fits or nothing is known."""
    if stated.unit not in UNITS or (stated.low is None and stated.high is None):
        return None
    found = known(stated.unit, stand, registry)
    if found.low is None or found.high is None:
        return _swapped(stated, stand, registry)
    if fits(stated, found.low, found.high):
        return None
    floor, top = bounds(stated)
    near, far = (found.low - top, found.high - top) if top < found.low else (found.high - floor, found.low - floor)
    delta = f"{-near:+,.0f}" + (f" to {-far:+,.0f}" if near != far else "")
    shown = wording.spread([found.low, found.high])
    return Difference(
        attribute=stated.unit,
        stated=wording.quantity(stated) + (" (exact)" if stated.sense == "exact" else ""),
        known=shown + givers(found),
        delta=delta,
        explanation=_explanation(stated, found, stand, registry),
        span=stated.span,
        cites=tuple(cite_said(a) for a in (*found.others, *found.attacker)),
    )


def misfit(stated: Quantity, stand: Standing, registry: Registry) -> int:
    """0 where a stated figure fits what is known, 1 where it does not, 2 where it is far off, -1 where nothing is
    known to hold it against."""
    if stated.unit not in UNITS or (stated.low is None and stated.high is None):
        return -1
    found = known(stated.unit, stand, registry)
    if found.low is None or found.high is None:
        return -1
    if fits(stated, found.low, found.high):
        return 0
    return 2 if far(stated, stand, registry) else 1


def _swapped(stated: Quantity, stand: Standing, registry: Registry) -> Difference | None:
    """A number of injured where none was known and it is the number killed: the one was read as the other."""
    if stated.unit != "injured" or stated.sense != "exact":
        return None
    dead, (floor, _) = known("killed", stand, registry), bounds(stated)
    if dead.low is None or dead.high is None or not dead.low <= floor <= dead.high or not floor:
        return None
    return Difference(
        attribute="injured",
        stated=wording.quantity(stated),
        known="no figures of injured",
        explanation=f"{wording.spread([dead.low, dead.high])} is the number killed",
        span=stated.span,
        cites=tuple(cite_said(a) for a in dead.others),
    )


def far(stated: Quantity, stand: Standing, registry: Registry) -> bool:
    """Whether a stated figure is off by a factor of two or more, and by more than two people, on the near side."""
    found = known(stated.unit, stand, registry)
    if found.low is None or found.high is None:
        return False
    floor, top = bounds(stated)
    if top == 0 and stated.sense == "exact":
        return found.low > 0  # "nobody was killed" where somebody was
    if floor > found.high:
        return floor >= FAR * found.high and floor - found.high > 2
    return stated.sense != "at least" and not part(stated) and top * FAR <= found.low and found.low - top > 2


def givers(found: Known) -> str:
    """Who gave each figure, and when it was known: " (62: police, 5 March 2022)"."""
    latest: dict[str, Attestation] = {}
    for said in found.others:
        latest.setdefault(said.value, said)
    parts = (
        f"{value}: {said.by}, {wording.day(said.known.at)}"
        for value, said in sorted(latest.items(), key=lambda p: int(p[0]))
    )
    text = "; ".join(parts)
    return f" ({text})" if text else ""


def _explanation(stated: Quantity, found: Known, stand: Standing, registry: Registry) -> str:
    floor, top = bounds(stated)
    assert found.low is not None
    assert found.high is not None
    parts: list[str] = []
    if any(int(a.value) == floor for a in found.attacker):
        parts.append("the figure is the attacker's own")
    other = {"killed": "injured", "injured": "killed"}.get(stated.unit)
    if other:
        alike = known(other, stand, registry)
        if alike.low is not None and alike.high is not None and alike.low <= floor <= alike.high:
            parts.append(f"the figure fits the number {other}")
    if top < found.low:
        parts.append(f"below every settled figure known at the cut-off, so that 'at least {found.low}' would hold")
    elif not parts:
        parts.append("above every figure of a party other than the attacker")
    apart = sorted({int(a.value) for a in found.attacker} - {int(floor)})
    if apart and found.others:
        parts.append(f"statements of the attacker's claim carry {wording.listed(str(n) for n in apart)}, left apart")
    return "; ".join(parts)
