"""How large the settlement of an incident is, by the registry's gazetteer.

Classes: a city has 100,000 people or more, a town 10,000 or more, anything below is smaller. A place that the gazetteer
lacks, or whose population it does not give, has no class: it is not taken for a small one.
"""

from __future__ import annotations

import re
from typing import Literal

from estimative.ground.places import effect_words
from estimative.model.events import Incident
from estimative.registry.registry import Registry

Size = Literal["city", "town", "smaller", ""]
CITY = 100_000
TOWN = 10_000
EXACT = 2
"""The coarsest place precision (UCDP where_prec) at which an event lies in the settlement that it names."""
RULE = f"a city is taken to have {CITY:,} people or more, a town {TOWN:,} or more, by the registry's gazetteer"

_SMALL = re.compile(
    r"\b(?:small(?:er)?|minor|secondary|remote|provincial|lesser)[- ](?:\w+ )?"
    r"(?:towns?|cities|settlements?|places|communities)\b"
    r"|\b(?:villages?|rural|countryside|hamlets)\b|\btowns\b",
    re.I,
)
_LARGE = re.compile(
    r"\b(?:major|larger?|big(?:ger)?|biggest|largest|main|populous) (?:\w+ )?(?:cities|towns|urban)\b"
    r"|\burban\b|\bcities\b|\bthe capital\b",
    re.I,
)


def stated(text: str) -> tuple[frozenset[Size], str]:
    """The classes of settlement that a text speaks of, with its words; none where it speaks of no size."""
    small, large = _SMALL.search(text), _LARGE.search(text)
    if small:
        rural = re.search(r"village|rural|countryside|hamlet", small.group(), re.I)
        return (frozenset[Size]({"smaller"}) if rural else frozenset[Size]({"town", "smaller"})), small.group()
    return (frozenset[Size]({"city"}), large.group()) if large else (frozenset(), "")


def size(incident: Incident, registry: Registry) -> tuple[Size, str, int]:
    """The class of an incident's settlement, its name and its population; ("", "", 0) where it is not known."""
    if incident.place_precision is not None and incident.place_precision > EXACT:
        return "", "", 0
    head = re.split(r",| \(", incident.place, maxsplit=1)[0].strip()
    for name in (head, head.removesuffix(" airport"), effect_words(head, "", "").strip()):
        for place in registry.place(name) if name else ():
            if place.kind in ("city", "town") and place.population and place.country in (incident.country, ""):
                return _class(place.population), place.name, place.population
    return "", "", 0


def _class(people: int) -> Size:
    return "city" if people >= CITY else "town" if people >= TOWN else "smaller"
