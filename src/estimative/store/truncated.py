"""A copy of a store as it would be had it learned nothing after a cut-off: for proof that nothing later was used.

It is made the plainest way there is, by leaving out rows, and shares no statement with the views whose work it checks.
"""

from __future__ import annotations

import os
from datetime import datetime
from tempfile import TemporaryDirectory

import duckdb
from msgspec import Struct

from estimative.store import schema
from estimative.store.base import KINDS
from estimative.store.codecs import naive
from estimative.store.connection import STORAGE_VERSION, attach, failure
from estimative.store.sql import literal


class Removed(Struct, frozen=True, order=True):
    """How many rows of a kind were left out, and how many of them were retractions."""

    kind: str
    rows: int
    retractions: int


def from_file(path: str, cutoff: datetime) -> tuple[duckdb.DuckDBPyConnection, tuple[Removed, ...]]:
    """A connection to a store in memory with the rows of a file that were known by the cut-off, and what is missing.

    The runs are kept: they tell of the store, not of the world. Raises `StoreError` where the file cannot be read.
    """
    connection = attach(None, write=True)
    try:
        schema.migrate(connection, "memory")
        connection.execute(f"ATTACH {literal(path)} AS origin (TYPE duckdb, READ_ONLY)").fetchall()
        removed = tuple(_copy(connection, kind, naive(cutoff)) for kind in KINDS)
        connection.execute("INSERT INTO store.run BY NAME SELECT * FROM origin.run").fetchall()
        connection.execute("DETACH origin").fetchall()
    except duckdb.Error as error:
        connection.close()
        raise failure(error, path) from error
    return connection, tuple(item for item in removed if item.rows)


def _copy(connection: duckdb.DuckDBPyConnection, kind: str, cutoff: datetime) -> Removed:
    kept = f"INSERT INTO store.{kind} BY NAME SELECT * FROM origin.{kind} WHERE NOT (known_at > $1)"
    connection.execute(kept, [cutoff]).fetchall()
    left = f"SELECT count(*), count(*) FILTER (retracted) FROM origin.{kind} WHERE known_at > $1"
    rows, retractions = connection.execute(left, [cutoff]).fetchall()[0]
    return Removed(kind, rows, retractions)


def from_open(
    connection: duckdb.DuckDBPyConnection, cutoff: datetime
) -> tuple[duckdb.DuckDBPyConnection, tuple[Removed, ...]]:
    """The same from a store that is open to write, or in memory only: by way of a file that is gone afterwards."""
    with TemporaryDirectory(prefix="estimative-") as folder:
        path = os.path.join(folder, "whole.duckdb")
        connection.execute(
            f"ATTACH {literal(path)} AS whole (TYPE duckdb, STORAGE_VERSION '{STORAGE_VERSION}')"
        ).fetchall()
        try:
            connection.execute("COPY FROM DATABASE store TO whole").fetchall()
        finally:
            connection.execute("DETACH whole").fetchall()
        return from_file(path, cutoff)
