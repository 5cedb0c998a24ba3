"""The embedded store: one DuckDB file, one writing process, any number of views."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

import duckdb

from estimative.errors import StoreError, StoreVersion
from estimative.store import schema
from estimative.store.base import KINDS
from estimative.store.codecs import aware, naive
from estimative.store.columns import Mapping, mapping
from estimative.store.connection import attach, failure
from estimative.store.sql import schema_version
from estimative.store.truncated import Removed, from_file, from_open
from estimative.store.view import DuckView
from estimative.store.writer import DuckWriter, Turn


class DuckStore:
    """A store in one DuckDB file (or in memory). Made by `estimative.store.open_store`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: str, *, write: bool) -> None:
        self.path = path
        self._connection = connection
        self._write = write
        self._turn = Turn()
        self._writers: list[DuckWriter] = []
        present = schema.columns(connection)
        self._mappings: dict[str, Mapping] = {kind: mapping(kind, present.get(kind, ())) for kind in KINDS}

    @classmethod
    def open(cls, path: Path, *, write: bool) -> DuckStore:
        """Open a file. A store of an older schema is brought up to date first, also for reading."""
        if write and not path.exists():
            _make(path)
        connection = attach(path, write=write)
        try:
            if write:
                schema.migrate(connection, str(path))
            else:
                connection = _current(connection, path)
            return cls(connection, str(path), write=write)
        except duckdb.Error as error:
            connection.close()
            raise failure(error, str(path)) from error
        except StoreError:
            connection.close()
            raise

    @classmethod
    def memory(cls) -> DuckStore:
        """A store without a file."""
        connection = attach(None, write=True)
        schema.migrate(connection, "memory")
        return cls(connection, ":memory:", write=True)

    def writer(self, command: str, *, now: datetime, inputs: Sequence[str] = ()) -> DuckWriter:
        """A run of writing. Raises `StoreError` for a store opened to read, `StoreLocked` (on entry) beside another."""
        if not self._write:
            raise StoreError("was opened for reading", where=self.path, hint="open it with write=True")
        writer = DuckWriter(
            self._cursor(), self._mappings, self.path, turn=self._turn, command=command, now=now, inputs=inputs
        )
        self._writers.append(writer)
        return writer

    def as_of(self, cutoff: datetime, recorded: datetime | None = None) -> DuckView:
        """The view at a cut-off. An instant without a zone counts as UTC."""
        limit = None if recorded is None else aware(naive(recorded))
        return DuckView(self._cursor(), self._mappings, self.path, aware(naive(cutoff)), limit)

    def truncated(self, cutoff: datetime) -> tuple[DuckStore, tuple[Removed, ...]]:
        """A store in memory without the rows that became known after a cut-off, and how many of each kind those were.

        Made by leaving out rows, not by a view, so that it can prove what a view claims. What was committed is copied.
        """
        if self._write:
            connection, removed = from_open(self._cursor(), cutoff)
        else:
            connection, removed = from_file(self.path, cutoff)
        return DuckStore(connection, ":memory:", write=True), removed

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        try:
            return self._connection.cursor()
        except duckdb.Error as error:
            raise StoreError("is closed", where=self.path, hint="open it again") from error

    def close(self) -> None:
        """Release the file; what was committed is on disk. Views of a closed store no longer read."""
        for writer in self._writers:
            writer.abandon()
        with suppress(duckdb.Error):  # closed before, or a view is reading; closing the connection does it too
            self._connection.execute("DETACH store")
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def _make(path: Path) -> None:
    """Make a store under another name and give it its own once it is whole: no half-made store is ever found."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        connection = attach(draft, write=True)
        try:
            schema.migrate(connection, str(path))
        finally:
            connection.close()
        _name(draft, path)
    except duckdb.Error as error:
        raise failure(error, str(path)) from error
    except OSError as error:
        raise StoreError(
            error.strerror or str(error), where=str(path), hint="check the folder's permissions"
        ) from error
    finally:
        draft.unlink(missing_ok=True)


def _name(draft: Path, path: Path) -> None:
    """Give the draft its name unless another process was quicker; then its store is the one."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:  # a file system without links
        if not path.exists():
            draft.rename(path)


def _current(connection: duckdb.DuckDBPyConnection, path: Path) -> duckdb.DuckDBPyConnection:
    """The read connection of a store with the newest schema; an older one is migrated on the way."""
    have = schema.version(connection, str(path))
    schema.refuse_newer(have, str(path))
    if have == schema_version():
        return connection
    connection.close()
    if have == 0:
        raise StoreError("holds nothing yet", where=str(path), hint="estimative collect fills it")
    try:
        writing = attach(path, write=True)
    except StoreError as error:
        message = f"has schema {have}, this version of Estimative reads {schema_version()}, and it cannot be written"
        raise StoreVersion(message, where=str(path), hint=error.hint) from error
    try:
        schema.migrate(writing, str(path))
    finally:
        writing.close()
    return attach(path, write=False)
