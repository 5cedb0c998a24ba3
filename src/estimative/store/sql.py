"""The SQL of the store, read from ``queries/*.sql`` and ``migrations/*.sql``; every statement stands there once."""

from __future__ import annotations

import os
from functools import cache

_HERE = os.path.dirname(__file__)


@cache
def text(name: str) -> str:
    """A query by its file name without ``.sql``, comments left out."""
    with open(os.path.join(_HERE, "queries", f"{name}.sql"), encoding="utf-8") as file:
        return "\n".join(line.rstrip("\n") for line in file if not line.startswith("--")).strip()


def query(name: str, /, **parts: str) -> str:
    """A query with its placeholders filled. The parts come from this package, never from a user."""
    return text(name).format(**parts)


@cache
def migrations() -> tuple[tuple[int, str, str], ...]:
    """The migrations in order, as (number, name, SQL)."""
    folder = os.path.join(_HERE, "migrations")
    found = []
    for file_name in sorted(name for name in os.listdir(folder) if name.endswith(".sql")):
        number, _, name = file_name.removesuffix(".sql").partition("_")
        with open(os.path.join(folder, file_name), encoding="utf-8") as file:
            found.append((int(number), name, file.read()))
    return tuple(found)


def schema_version() -> int:
    """The schema that this version of Estimative writes: the number of the last migration."""
    return migrations()[-1][0]


def quoted(name: str) -> str:
    """An identifier, quoted."""
    return '"' + name.replace('"', '""') + '"'


def literal(value: str) -> str:
    """A string literal, quoted."""
    return "'" + value.replace("'", "''") + "'"
