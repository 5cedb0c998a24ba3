"""Whether a stated place and an incident's place are the same, one inside the other, or apart."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from msgspec import Struct

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


@lru_cache(maxsize=65_536)
def effect_words(place: str, admin2: str, admin1: str) -> str:
    """The folded words of where the effect was, without a bracketed origin: "Termez (from Hairatan)" → "termez"."""
    head = place.split(" (from ", maxsplit=1)[0]
    return f" {fold(f'{head} , {admin2} , {admin1}')} "


class Stated(Struct, frozen=True):
    """A stated place with what the registry knows of it: `code` for a country, `homes` the countries it may lie in, its
    spellings folded, whether it is a region of several countries, and of a quarter the city, folded."""

    code: str
    homes: frozenset[str]
    forms: tuple[str, ...]
    region: bool
    city: str = ""


@lru_cache(maxsize=4_096)
def stated(registry: Registry, value: str, text: str) -> Stated:
    """Look a stated place up."""
    known = registry.place(value)
    spelled = (value, text, *(alias for entry in known for alias in entry.aliases))
    return Stated(
        code=registry.country(value),
        homes=countries_of(value, registry),
        forms=tuple(dict.fromkeys(form for form in map(fold, spelled) if form)),
        region=any(entry.countries for entry in known),
        city=next((fold(entry.admin1) for entry in known if entry.kind == "quarter"), ""),
    )


@lru_cache(maxsize=1_024)
def _code(registry: Registry, country: str) -> str:
    return country if len(country) == 3 and country.isupper() else registry.country(country) or country


def fit(place: Phrase | None, incident: Incident, registry: Registry) -> Fit:
    """How an incident's place relates to a stated one.

    *inside*: there; *country*: the text names only the country, and it is the one; *elsewhere*: same country, another
    place; *abroad*: another country; *unknown*: the text names no place or the incident has none.
    """
    if place is None or not (incident.place or incident.admin1 or incident.country):
        return "unknown"
    known, there = _code(registry, incident.country), stated(registry, name(place), place.text)
    if there.code:
        return "country" if there.code == known else "abroad"
    if mentions(effect_words(incident.place, incident.admin2, incident.admin1), there):
        return "abroad" if there.homes and known and known not in there.homes else "inside"
    if there.homes and known and known not in there.homes:
        return "abroad"
    if there.city and f" {there.city} " in effect_words(incident.place, "", ""):
        return "unknown"  # the city is named and not the quarter: it may be there
    return "country" if there.region and known in there.homes else "elsewhere"


def mentions(words: str, there: Stated) -> bool:
    """Whether folded words name a stated place: in one of its spellings, or with every word of a longer one."""
    if any(f" {form} " in words for form in there.forms):
        return True
    held = set(words.split())
    return any(" " in form and set(form.split()) <= held for form in there.forms[:2])
