"""Likelihood scales as data: term → band, probability → term, and which scales the words of a text belong to."""

from __future__ import annotations

from estimative.scales.detect import Membership, detect
from estimative.scales.force import in_force
from estimative.scales.naming import Naming, name, neighbours, stated_rule
from estimative.scales.tables import BUILTIN, REPEATS, band, builtin, forms, ids, load, normal, read, term

__all__ = [
    "BUILTIN",
    "REPEATS",
    "Membership",
    "Naming",
    "band",
    "builtin",
    "detect",
    "forms",
    "ids",
    "in_force",
    "load",
    "name",
    "neighbours",
    "normal",
    "read",
    "stated_rule",
    "term",
]
