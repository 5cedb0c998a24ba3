"""The names that a store itself uses: actors and places of its incidents that the registry does not know.

A text on another conflict names groups and towns that no built-in list has; the events known by the cut-off do. They
are added to the registry for one grounding, so that reader and matching know them. Names only: what is known of an
actor (its branches, whom it governs) still comes from the registry.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np

from estimative.registry.entries import Actor, Place
from estimative.registry.registry import Registry
from estimative.store.index import Index

_KIND = re.compile(
    r"\s+(?:town|city|village|suburb|area|locality|district|province|state|region|zone|woreda|county|municipality|"
    r"governorate|division|subdistrict|island)$"
)
_PLAIN = re.compile(r"[^\W\d_][^\d,;:/()\"“”]{2,48}")
_PARTY = re.compile(r"[^\W_][^,;:/()\"“”]{1,60}")
SHORT = 4
"""Letters up to which a name counts only after a word of place: short ones may be everyday words."""
_NOBODY = frozenset({"civilians", "unknown", "unidentified", "others"})
_VAGUE = frozenset({"central", "northern", "southern", "eastern", "western", "north", "south", "east", "west"})


def extended(registry: Registry, index: Index) -> Registry:
    """`registry` with the actors and places of a View's incidents that it lacks; itself where it lacks none."""
    acting = {name for sides in index.sides.words for name in (sides[0], sides[2]) if name}
    parties = acting | {sides[1] for sides in index.sides.words if sides[1] and sides[1].isupper()}
    lands = len(index.land.words)
    pairs = np.unique(index.place.codes * lands + index.land.codes) if lands else np.arange(0)
    spots: set[tuple[str, str, str]] = set()
    for pair in pairs.tolist():
        place, admin2, admin1 = (word or "" for word in index.place.words[pair // lands])
        country = index.land.words[pair % lands][0] or ""
        spots |= {(name, admin1, country) for name in (place, admin2, admin1) if name}
    return _with(registry, tuple(sorted(parties)), tuple(sorted(spots)))


@lru_cache(maxsize=32)
def _with(registry: Registry, parties: tuple[str, ...], spots: tuple[tuple[str, str, str], ...]) -> Registry:
    names = sorted({name.strip() for party in parties for name in party.split(",")})
    found: dict[tuple[str, str], Place] = {}
    for spot in spots:
        place = _place(*spot, registry)
        if place is not None:
            found.setdefault((place.name, place.country), place)
    towns = {place.name for place in found.values()}
    actors = [actor for name in names if name not in towns and (actor := _actor(name, registry)) is not None]
    return registry.with_entries(actors, tuple(found.values())) if actors or found else registry


def _actor(name: str, registry: Registry) -> Actor | None:
    """An actor that only the store names. "X - Y" is the branch Y of X (UCDP's spelling of factions)."""
    bare = name.split(" (", 1)[0].strip()
    if not _PARTY.fullmatch(bare) or (not bare[:1].isupper() and not bare[:1].isdigit() and "-" not in bare):
        return None
    if bare.lower() in _NOBODY or registry.actor(bare) is not None or registry.find_actors(bare):
        return None if " - " not in bare else _branch(bare, registry)
    if bare.split(" ")[-1].islower() or registry.place(bare):
        return None
    return Actor(name=bare)


def _branch(name: str, registry: Registry) -> Actor | None:
    whole = registry.actor(name.split(" - ", 1)[0])
    return Actor(name=name, umbrella=whole.name) if whole is not None and registry.actor(name) is None else None


def _place(name: str, admin1: str, country: str, registry: Registry) -> Place | None:
    """A place that the registry does not know in that country."""
    head = name.split(",", maxsplit=1)[0].split(" (", maxsplit=1)[0].strip()
    bare = _KIND.sub("", head)
    if not _PLAIN.fullmatch(bare) or not bare[:1].isupper() or bare.lower() in _VAGUE or registry.country(bare):
        return None
    if any(entry.country == country or country in entry.countries for entry in registry.place(bare)):
        return None
    return Place(name=bare, kind="city", country=country, admin1=admin1, guarded=len(bare) <= SHORT and bare.isascii())
