"""The as-of relations: what a view, and a user's query, sees of each kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from estimative.store import sql
from estimative.store.base import KINDS
from estimative.store.columns import Mapping as TableMapping

RUN = "run"
NAMES = (*KINDS, RUN)
"""The relations of a query."""

TAIL = ("known_at", "known_basis", "recorded_at", "run")
"""The columns that close every relation of facts."""


def as_of(kind: str, columns: str, condition: str = "true") -> str:
    """The statement that reads a kind at ``$cutoff`` and ``$recorded``: the version first, then the condition."""
    narrow = "true" if condition == "true" else sql.query("candidate", table=kind, filter=condition)
    return sql.query("as_of", table=kind, columns=columns, candidate=narrow, filter=condition)


def columns(table: TableMapping) -> tuple[str, ...]:
    """The columns of a relation: the id, the content, then the times and the run."""
    return ("id", *table.columns, *TAIL)


def statement(name: str, mappings: Mapping[str, TableMapping], wanted: Collection[str] | None = None) -> str:
    """The statement that reads a whole relation, or only its columns `wanted` (if none is, a mark for each row)."""
    if name == RUN:
        return sql.text("runs")
    kept = [sql.quoted(column) for column in columns(mappings[name]) if wanted is None or column in wanted]
    return as_of(name, ", ".join(kept) or "true AS stands")
