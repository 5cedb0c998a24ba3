"""What the store holds for the place and period of a claim that nothing fits: absence from a sample is not absence."""

from __future__ import annotations

from estimative.ground import places, wording
from estimative.ground.evidence import Evidence
from estimative.ground.matching import involves, name
from estimative.model.claims import Claim
from estimative.model.spans import Phrase
from estimative.model.times import Period, month_end
from estimative.registry import entries

EXACT = 60
"""Incidents up to which they are looked at one by one; of more an upper bound is given."""


def covers(claim: Claim, evidence: Evidence) -> str:
    """Counts of the month (or the stated time) there and in the country, as known at the cut-off: "2 incidents in Herat
    in July 2022, 1 of IS-K; 12 in Afghanistan"."""
    period = _period(claim)
    when = f" in {wording.period(period)}" if period is not None and period.days <= 366 else ""
    if period is not None and not when:
        when = f" from {wording.period(period)}"
    parts = []
    for place, shown in _places(claim, evidence):
        number, exact, own = _count(claim, place, period, evidence)
        head = wording.count(number, "incident") if number else "no incident"
        head = head if exact else f"at most {head}"
        mine = f", {own or 'none'} of {name(claim)}" if number and name(claim) and exact else ""
        parts.append(f"{head}{f' in {shown}' if shown else ''}{when}{mine}")
        when = ""
    return "; ".join(parts)


def _period(claim: Claim) -> Period | None:
    if claim.time is None or claim.time.period is None:
        return None
    stated = claim.time.period
    if stated.days > 3:
        return stated
    return Period(stated.first.replace(day=1), month_end(stated.last.year, stated.last.month))


def _places(claim: Claim, evidence: Evidence) -> list[tuple[Phrase | None, str]]:
    """The stated place and the country it lies in, each with its name for a reader."""
    if claim.place is None:
        return [(None, "")]
    registry, value = evidence.registry, places.name(claim.place)
    shown = claim.place.text if not value or len(value) < 4 else value
    homes = places.countries_of(value, registry)
    code = next(iter(homes)) if len(homes) == 1 else ""
    if not code or registry.country(value):
        return [(claim.place, shown)]
    country = next((known.name for known in entries.countries() if known.iso3 == code), "")
    found: list[tuple[Phrase | None, str]] = [(claim.place, shown)]
    return [*found, (Phrase(claim.place.span, country, country), country)] if country else found


def _count(claim: Claim, place: Phrase | None, period: Period | None, evidence: Evidence) -> tuple[int, bool, int]:
    """How many incidents there were, whether that is exact, and how many of them are of the claim's actor."""
    there = places.stated(evidence.registry, places.name(place), place.text) if place is not None else None
    forms = there.forms if there is not None and not there.code else ()
    lands = tuple(sorted(there.homes)) if there is not None else ()
    most = evidence.count(period=period, forms=forms, countries=lands)
    if most > EXACT:
        return most, False, 0
    found = evidence.find(period=period, forms=forms, countries=lands)
    held = [i for i in found if place is None or places.fit(place, i, evidence.registry) in ("inside", "country")]
    own = sum(involves(name(claim), evidence.standing(i), evidence.registry) for i in held) if name(claim) else 0
    return len(held), True, own
