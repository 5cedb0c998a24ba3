"""The store: facts appended with three times each, and the views through which alone they are read."""

from __future__ import annotations

from pathlib import Path

from estimative.store.base import Store


def open_store(path: Path | str, *, write: bool = False) -> Store:
    """Open a store's file; with `write` it is created where there is none, and brought up to the newest schema.

    One process at a time may write, and none may read meanwhile. Raises `StoreLocked` where another process holds the
    file, `StoreVersion` where a newer Estimative made it, `StoreError` for anything else that is not a readable store.
    """
    from estimative.store.duckdb import DuckStore

    return DuckStore.open(Path(path), write=write)


def memory() -> Store:
    """A store that lives in this process only and is gone when it is closed: for tests and trials."""
    from estimative.store.duckdb import DuckStore

    return DuckStore.memory()
