"""Opening the store's file: the lock, the storage version, and DuckDB's failures in the user's words."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from estimative.errors import StoreError, StoreLocked
from estimative.store.sql import literal

STORAGE_VERSION = "v1.4.0"
"""The oldest storage format that DuckDB 1.5 and 2.0 both read and write."""

SAFE = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "python_enable_replacements": False,
}
"""Nothing is ever downloaded, and SQL never reads a Python variable."""

_MAGIC = b"DUCK"


def attach(path: Path | None, *, write: bool) -> duckdb.DuckDBPyConnection:
    """A connection with the file attached as ``store``; without a path it is kept in memory.

    Raises `StoreError` and `StoreLocked` with where and what to do.
    """
    if path is not None:
        _look(path, write=write)
    connection = duckdb.connect(":memory:", config=dict(SAFE))
    connection.execute("SET TimeZone = 'UTC'")
    name = ":memory:" if path is None else str(path)
    new = path is None or not path.exists()
    access = f"STORAGE_VERSION '{STORAGE_VERSION}'" if new else "READ_WRITE" if write else "READ_ONLY"
    try:
        connection.execute(f"ATTACH {literal(name)} AS store (TYPE duckdb, {access})")
    except duckdb.Error as error:
        connection.close()
        raise failure(error, name) from error
    return connection


def _look(path: Path, *, write: bool) -> None:
    """Refuse what DuckDB would answer in a puzzling way."""
    where = str(path)
    if path.is_dir():
        raise StoreError("is a folder, not a store", where=where, hint="name a file such as store.duckdb")
    if not path.exists():
        if not write:
            raise StoreError("no store here", where=where, hint="estimative collect makes one")
        if not path.parent.is_dir():
            raise StoreError("its folder does not exist", where=where, hint=f"make the folder {path.parent} first")
        return
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError as error:
        raise StoreError(error.strerror or str(error), where=where, hint="check the file's permissions") from error
    if head[8:12] != _MAGIC:
        what = "is not a store (not a DuckDB file)" if head else "is empty"
        raise StoreError(what, where=where, hint="name another file, or remove this one and collect again")


def failure(error: duckdb.Error, where: str) -> StoreError:
    """What a failure of DuckDB means for the store."""
    message = trimmed(error)
    lowered = message.lower()
    if "lock on file" in lowered or "file handle conflict" in lowered or "being used by another process" in lowered:
        holder = re.search(r"PID (\d+)", message)
        who = f"process {holder[1]}" if holder else "another process or another open store"
        hint = "wait until it is done (one process writes at a time, and none reads meanwhile), then try again"
        return StoreLocked(f"in use by {who}", where=where, hint=hint)
    if "permission denied" in lowered or "read-only file system" in lowered:
        hint = "check the permissions of the file and its folder"
        return StoreError("cannot be opened: permission denied", where=where, hint=hint)
    if "newer" in lowered and "version" in lowered:
        return StoreError("was written by a newer DuckDB", where=where, hint="upgrade the duckdb package")
    hint = "if the file is damaged, restore a copy, or remove it and collect again"
    return StoreError(f"cannot be read as a store: {message}", where=where, hint=hint)


def trimmed(error: BaseException) -> str:
    """The first paragraph of DuckDB's message without its error class, in one line."""
    first = str(error).split("\n\n")[0].strip()
    first = re.sub(r"\A[A-Z][A-Za-z -]{0,40} Error: ", "", first)
    return re.sub(r"\s+", " ", first.split(" See also https://")[0])[:400]
