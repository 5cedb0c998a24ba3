"""Answering a user's SQL: on a copy of the as-of relations, in a database of its own that can reach nothing else.

The copy holds only what the view shows, so no query, however clever, can read a raw table or a fact from after the
cut-off. It is opened read-only, with access to files and extensions off, settings locked, and limits on
time, memory and rows.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Mapping
from tempfile import TemporaryDirectory
from threading import Timer
from time import monotonic
from typing import Any

import duckdb

from estimative.errors import QueryError, StoreError
from estimative.store import needs, relations, sql
from estimative.store.base import Limits, Table
from estimative.store.columns import Mapping as TableMapping
from estimative.store.connection import SAFE, STORAGE_VERSION, failure, trimmed

_CHUNK = 5_000
_LENGTH = 100_000
_CATALOGUE = re.compile(
    r"information_schema|duckdb_|pg_|sqlite_|pragma_|\bshow\b|\bdescribe\b|\bquery\b|query_table", re.I
)
_CLOSED: dict[str, Any] = {
    **SAFE,
    "enable_external_access": False,
    "allow_unsigned_extensions": False,
    "temp_directory": "",
    "max_expression_depth": 250,
}


def ask(
    connection: duckdb.DuckDBPyConnection,
    mappings: Mapping[str, TableMapping],
    instants: Mapping[str, Any],
    statement: str,
    *,
    limits: Limits,
) -> Table:
    """Run one SELECT over the relations as of `instants`. Raises `QueryError`."""
    wanted = _read(statement, mappings)
    with TemporaryDirectory(prefix="estimative-") as folder:
        path = os.path.join(folder, "as-of.duckdb")
        selects = {name: relations.statement(name, mappings, wanted) for name in _named(statement)}
        _copy(connection, path, selects, instants)
        closed = {**_CLOSED, "memory_limit": f"{limits.memory_mb}MB"}
        with duckdb.connect(path, read_only=True, config=closed) as copy:
            copy.execute("SET TimeZone = 'UTC'")
            copy.execute("SET lock_configuration = true")
            return _run(copy, statement, limits)


def _read(statement: str, mappings: Mapping[str, TableMapping]) -> Collection[str] | None:
    """Refuse what is not exactly one query, before anything is copied; the columns that it needs (None for all)."""
    if len(statement) > _LENGTH:
        raise QueryError(f"the query has {len(statement):,} characters", hint=f"at most {_LENGTH:,} are read")
    if "\0" in statement:
        raise QueryError("the query holds a NUL character", hint="remove it")
    try:
        statement.encode()
    except UnicodeEncodeError as error:
        raise QueryError("the query is not Unicode text", hint="write it in UTF-8") from error
    parser = duckdb.connect(":memory:", config={**_CLOSED})
    try:
        found = parser.extract_statements(statement)
        known = {column for table in mappings.values() for column in relations.columns(table)}
        wanted = needs.columns(parser, statement, known)
    except duckdb.Error as error:
        raise QueryError(trimmed(error), hint=_HINT) from error
    finally:
        parser.close()
    if len(found) != 1:
        raise QueryError(f"expected one query, found {len(found)}", hint="write a single SELECT")
    if found[0].type not in (duckdb.StatementType.SELECT, duckdb.StatementType.EXPLAIN):
        kind = found[0].type.name
        raise QueryError(f"{kind} is refused: a query only reads", hint=_HINT)
    return wanted


_HINT = f"write one SELECT over {', '.join(relations.NAMES)}; docs/reference/store.md lists their columns"


def _named(statement: str) -> tuple[str, ...]:
    """The relations that the statement may read: those it names, or all where it looks into the catalogue."""
    lowered = statement.lower()
    if _CATALOGUE.search(lowered):
        return relations.NAMES
    return tuple(name for name in relations.NAMES if name in lowered)


def _copy(
    connection: duckdb.DuckDBPyConnection, path: str, selects: Mapping[str, str], instants: Mapping[str, Any]
) -> None:
    """Write the relations into a database file of their own."""
    name = sql.quoted(f"copy of {path}")
    cursor = connection.cursor()
    try:
        cursor.execute(f"ATTACH {sql.literal(path)} AS {name} (TYPE duckdb, STORAGE_VERSION '{STORAGE_VERSION}')")
        try:
            for relation, select in selects.items():
                values = {key: value for key, value in instants.items() if f"${key}" in select}
                cursor.execute(f"CREATE TABLE {name}.{relation} AS {select}", values).fetchall()
        finally:
            cursor.execute(f"DETACH {name}")
    except duckdb.ConnectionException as error:
        raise StoreError("the store is closed", hint="open it again") from error
    except duckdb.Error as error:
        raise failure(error, "the as-of copy") from error
    finally:
        cursor.close()


def _run(copy: duckdb.DuckDBPyConnection, statement: str, limits: Limits) -> Table:
    """Execute within the limits; DuckDB heeds the one on time between blocks of rows."""
    timer = Timer(limits.seconds, copy.interrupt)
    timer.daemon = True
    timer.start()
    try:
        result = copy.execute(statement)
        names = tuple(column[0] for column in result.description or ())
        rows = _fetched(result, limits, monotonic() + limits.seconds)
    except duckdb.InterruptException as error:
        hint = "narrow the query, or raise --timeout"
        raise QueryError(f"stopped after {limits.seconds:g} s", hint=hint) from error
    except duckdb.OutOfMemoryException as error:
        raise QueryError(
            f"needs more than {limits.memory_mb} MB of memory", hint="narrow or aggregate the query"
        ) from error
    except duckdb.Error as error:
        if "pytz" in str(error):
            hint = "cast it to UTC without a zone, as in now()::TIMESTAMP"
            raise QueryError("a time with a zone cannot be shown", hint=hint) from error
        raise QueryError(trimmed(error), hint=_HINT) from error
    finally:
        timer.cancel()
    return Table(_distinct(names), tuple(rows))


def _fetched(result: duckdb.DuckDBPyConnection, limits: Limits, deadline: float) -> list[tuple[Any, ...]]:
    """The rows, in growing batches: a batch of wide rows must not outrun the limits between two looks at them."""
    rows: list[tuple[Any, ...]] = []
    size, count = 0, 1
    while chunk := result.fetchmany(count):
        rows += chunk
        wide = sum(len(value) for row in chunk for value in row if isinstance(value, str | bytes | list | dict))
        size += wide
        if len(rows) > limits.rows:
            raise QueryError(f"more than {limits.rows:,} rows", hint="aggregate, or add a LIMIT")
        if size > limits.memory_mb << 17:
            raise QueryError(f"an answer of more than {limits.memory_mb >> 3} MB", hint="aggregate, or add a LIMIT")
        if monotonic() > deadline:
            raise QueryError(f"stopped after {limits.seconds:g} s", hint="narrow the query, or raise --timeout")
        count = min(_CHUNK, count * 2) if wide < 1 << 20 else 1
    return rows


def _distinct(names: tuple[str, ...]) -> tuple[str, ...]:
    """Column names, each once: a repeated one gets a number."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(name if seen[name] == 1 else f"{name}_{seen[name]}")
    return tuple(found)
