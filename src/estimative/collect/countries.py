"""Country names of data sets as ISO 3166-1 alpha-3 codes, through the registry."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from estimative.registry.registry import Registry


def iso3_reader(registry: Registry | None = None) -> Callable[[str], str]:
    """A function from a country's name (ISO, UCDP or common) to its code, "" where it is unknown; remembers answers."""
    known = registry or Registry.default()
    return cache(known.country)
