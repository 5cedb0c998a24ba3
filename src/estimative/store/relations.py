"""The as-of relations: what a view, and a user's query, sees of each kind."""

from __future__ import annotations

from estimative.store import sql
from estimative.store.base import KINDS
from estimative.store.columns import Mapping

RUN = "run"
NAMES = (*KINDS, RUN)
"""The relations of a query."""

TAIL = ("known_at", "known_basis", "recorded_at", "run")
"""The columns that close every relation of facts."""


def as_of(kind: str, columns: str, condition: str = "true") -> str:
    """The statement that reads a kind at ``$cutoff`` and ``$recorded``: the version first, then the condition."""
    narrow = "true" if condition == "true" else sql.query("candidate", table=kind, filter=condition)
    return sql.query("as_of", table=kind, columns=columns, candidate=narrow, filter=condition)


def columns(table: Mapping) -> tuple[str, ...]:
    """The columns of a relation: the id, the content, then the times and the run."""
    return ("id", *table.columns, *TAIL)


def statement(name: str, mappings: dict[str, Mapping]) -> str:
    """The statement that reads a whole relation."""
    if name == RUN:
        return sql.text("runs")
    return as_of(name, ", ".join(map(sql.quoted, columns(mappings[name])))) + " ORDER BY id"
