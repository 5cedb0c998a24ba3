"""The store's schema: its version, and bringing an older store up to date."""

from __future__ import annotations

import duckdb

from estimative.errors import StoreError, StoreVersion
from estimative.store import sql


def version(connection: duckdb.DuckDBPyConnection, where: str) -> int:
    """The schema of the attached store; 0 for a file without any table. Raises `StoreError` for another's database."""
    try:
        found = connection.execute("SELECT value FROM store.meta WHERE key = 'schema'").fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        found = []
    if found and str(found[0][0]).isdigit():
        return int(found[0][0])
    tables = connection.execute("SELECT count(*) FROM duckdb_tables() WHERE database_name = 'store'").fetchall()
    if tables[0][0]:
        raise StoreError("is a DuckDB file, but not a store of Estimative", where=where, hint="name another file")
    return 0


def migrate(connection: duckdb.DuckDBPyConnection, where: str) -> int:
    """Bring the attached store to the newest schema, each step whole or not at all; the number of steps taken.

    Raises `StoreVersion` where the store is newer than this version of Estimative.
    """
    have = version(connection, where)
    refuse_newer(have, where)
    steps = [step for step in sql.migrations() if step[0] > have]
    for number, _, script in steps:
        connection.execute("BEGIN")
        try:
            connection.execute(script)
            connection.execute("INSERT OR REPLACE INTO store.meta VALUES ('schema', $1)", [str(number)])
            connection.execute("COMMIT")
        except duckdb.Error:
            connection.execute("ROLLBACK")
            raise
    return len(steps)


def refuse_newer(have: int, where: str) -> None:
    """Raise `StoreVersion` for a schema that this version does not know."""
    if have > (newest := sql.schema_version()):
        raise StoreVersion(
            f"has schema {have}, this version of Estimative knows {newest}", where=where, hint="upgrade estimative"
        )


def columns(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """Table → its columns in order."""
    rows = connection.execute(
        "SELECT table_name, list(column_name ORDER BY column_index) FROM duckdb_columns()"
        " WHERE database_name = 'store' GROUP BY table_name"
    ).fetchall()
    return {table: tuple(names) for table, names in rows}
