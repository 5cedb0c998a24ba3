"""Whether a stated place and an incident's place are the same, one inside the other, or apart."""

from __future__ import annotations

from typing import Literal

from estimative.ground.words import fold
from estimative.model.events import Incident
from estimative.model.spans import Phrase
from estimative.registry.registry import Registry

Fit = Literal["inside", "country", "elsewhere", "abroad", "unknown"]


def name(place: Phrase) -> str:
    """The registry's name for a stated place, else its own words."""
    return place.value or place.text


def country_of(place: str, registry: Registry) -> str:
    """The ISO alpha-3 code of the country that a place is or, without a doubt, lies in; else ""."""
    found = registry.country(place) or registry.country(place.removeprefix("the "))
    if found:
        return found
    every = registry.place(place)
    return every[0].country if every else ""


def countries_of(place: str, registry: Registry) -> frozenset[str]:
    """Every country that a place may lie in; several for a region."""
    found = registry.country(place)
    if found:
        return frozenset({found})
    return frozenset(code for entry in registry.place(place) for code in (*entry.countries, entry.country) if code)


def effect_words(incident: Incident) -> str:
    """The folded words of where the effect was, without a bracketed origin: "Termez (from Hairatan)" → "termez"."""
    head = incident.place.split(" (from ")[0]
    return fold(f"{head} , {incident.admin2} , {incident.admin1}")


def fit(place: Phrase | None, incident: Incident, registry: Registry) -> Fit:
    """How an incident's place relates to a stated one.

    *inside*: there; *country*: the text names only the country, and it is the one; *elsewhere*: same country,
    another place; *abroad*: another country; *unknown*: the text names no place or the incident has none.
    """
    if place is None or not (incident.place or incident.admin1 or incident.country):
        return "unknown"
    stated = name(place)
    known = incident.country if len(incident.country) == 3 else registry.country(incident.country) or incident.country
    if registry.country(stated):
        return "country" if registry.country(stated) == known else "abroad"
    if _mentions(incident, stated, place.text, registry):
        return "inside"
    homes = countries_of(stated, registry)
    region = any(entry.countries for entry in registry.place(stated))
    if homes and known and known not in homes:
        return "abroad"
    return "country" if region and known in homes else "elsewhere"


def _mentions(incident: Incident, stated: str, text: str, registry: Registry) -> bool:
    words = f" {effect_words(incident)} "
    if any(f" {fold(form)} " in words for form in (stated, text) if fold(form)):
        return True
    parts = set(fold(stated).split())
    if len(parts) > 1 and parts <= set(words.split()):
        return True
    return any(
        found.value == stated for found in registry.find_places(f"{incident.place}, {incident.admin1}") if stated
    )
