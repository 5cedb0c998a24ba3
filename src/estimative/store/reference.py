"""The store's reference page, written from the schema itself."""

from __future__ import annotations

import inspect

import duckdb

from estimative.store import relations, schema, sql
from estimative.store.base import KINDS
from estimative.store.columns import VERSION
from estimative.store.connection import STORAGE_VERSION, attach

_HEAD = """# The store

A store is one DuckDB file (schema {version}, storage format {storage}: DuckDB 1.5 and 2.0 both open it). Rows are
appended, never changed or deleted. One process writes at a time, and no other reads meanwhile; any number of
processes may read together. A run of writing is one transaction: when a writer dies, its run is gone and
everything committed before is there.

## The three times

- **Happened**: `occurred_from` and `occurred_to` (of a count `period_from` and `period_to`), whole days, both included;
  `precision` says how exactly that is known.
- **Known**: `known_at`, when the world could know it, and `known_basis`: *published*, *release* (of the data set),
  *recorded* (nothing better than when this store learned it), *imputed* (derived), or *standing* (a source that
  states none is always visible).
- **Recorded**: `recorded_at` and `run`, when this store learned it and in which run. It never runs backwards.

All times are UTC. A day without a time counts as known when it has ended.

A fact that does not state since when it is known gets the time from its kind: a report the end of its day of
publication, a forecast its cut-off, a resolution its as-of instant (both follow from what was known then), a report
without a date the instant of recording.

## The as-of rule

A view has a cut-off, and may have a limit on `recorded_at` as well.

1. Of each fact, the versions with `known_at` and `recorded_at` within the limits are visible.
2. Of these the one with the greatest `known_at` stands, among equals the one recorded last.
3. If that is a retraction, the fact is not there.
4. Only then are filters applied. A version that no longer passes a filter does not bring back an older one that did.

A fact that says what the store already holds (same content, same `known_at`) adds no row. Where the basis is *recorded*
the instant is left out of that comparison. What was withdrawn is not brought back by collecting it once more; a
version with other content, or known later, stands again.

## Relations of a query

`estimative query SQL --as-of DATE` runs one SELECT (DuckDB's dialect) over these relations. Each fact stands in them
once, in the version of the cut-off. A query works on a copy that holds nothing else: it cannot write, reach a file or
the network, load an extension, change a setting, or see a row from after the cut-off. It stops after 60 s
(`--timeout`), at 2 GB of memory, or at a million rows.

`run` lists the runs of writing. They tell of the store, not of the world, so the cut-off does not apply to them;
`--recorded` does.
"""

_MEANING = {
    "id": "the fact, in all its versions",
    "known_at": "since when this version was known",
    "known_basis": "how that is known",
    "recorded_at": "when the store learned it",
    "run": "the run that wrote it",
    "extra": "every other column of the data set, as a JSON object of texts",
    "said_by": "`by` of the model",
    "quantiles": "JSON: pairs of level and value",
    "baselines": "JSON", "why": "text, or JSON list of texts", "warnings": "JSON list of texts",
    "disputed": "JSON list of ids", "cites": "JSON: the items it rests on", "inputs": "JSON list of texts",
}  # fmt: skip

_TABLES = """
## Tables of the file

The relations are read from tables of the same names, one a kind of fact, where a row is a version of a fact. They hold
the columns above and, for the store's own use:

| column | type | holds |
|---|---|---|
{rows}
The table `meta` holds the number of the schema. An older store is brought up to date when it is opened; a newer one is
refused.
"""

_OWN = {
    "seq": "the order of arrival in the table",
    "digest": "64 bits of BLAKE2b over the content and `known_at`",
    "retracted": "the row withdraws the fact from `known_at` on; its content is empty",
    "reason": "why it was withdrawn",
    "more": "fields of the model that have no column yet, as JSON",
}


def store_reference() -> str:
    """The page docs/reference/store.md, in Markdown."""
    connection = attach(None, write=True)
    try:
        schema.migrate(connection, "memory")
        types = _types(connection)
    finally:
        connection.close()
    parts = [_HEAD.format(version=sql.schema_version(), storage=STORAGE_VERSION)]
    parts += [_relation(name, types[name]) for name in relations.NAMES]
    rows = "".join(f"| `{name}` | {types['source'][name]} | {text} |\n" for name, text in _OWN.items())
    parts.append(_TABLES.format(rows=rows))
    return "".join(parts)


def _relation(name: str, types: dict[str, str]) -> str:
    """The section of one relation."""
    if name in KINDS:
        about = (inspect.getdoc(KINDS[name]) or "").replace("``", "`")
        content = [column for column in types if column not in VERSION and column != "more"]
        columns = ["id", *content, *relations.TAIL]
    else:
        about = "One run of writing."
        columns = [column for column in types if column != "recorded_at"]
    rows = "".join(f"| `{column}` | {types[column]} | {_MEANING.get(column, '')} |\n" for column in columns)
    return f"\n### {name}\n\n{about}\n\n| column | type | holds |\n|---|---|---|\n{rows}"


def _types(connection: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Table → column → SQL type, in the order of the schema."""
    rows = connection.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns()"
        " WHERE database_name = 'store' ORDER BY table_name, column_index"
    ).fetchall()
    found: dict[str, dict[str, str]] = {}
    for table, column, kind in rows:
        found.setdefault(table, {})[column] = kind
    return found
