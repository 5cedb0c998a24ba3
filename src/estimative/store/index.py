"""An index of a view's incidents as columns: days as numbers, names as codes, so that a million are searched at once.

The index holds no facts. It says in which rows of the store they stand; `View.numbered` reads those that are wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import duckdb
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from estimative.store import relations, sql

Integers = NDArray[np.int64]


class Coded(Struct, frozen=True):
    """Text columns of many rows: row *i* holds ``words[codes[i]]``, one text for each column."""

    codes: Integers
    words: tuple[tuple[str, ...], ...]

    def rows(self, wanted: Callable[[tuple[str, ...]], bool]) -> NDArray[np.bool_]:
        """Which rows hold texts that are wanted; each distinct value is looked at once."""
        chosen = np.fromiter(map(wanted, self.words), dtype=np.bool_, count=len(self.words))
        return chosen[self.codes] if len(self.words) else np.zeros(len(self.codes), dtype=np.bool_)


class Index(Struct, frozen=True, kw_only=True):
    """The incidents of a view by first day, then id; entry *i* of each array is of the same incident.

    `number` is the row of the store, `first` and `last` the days that it covers (`date.toordinal`), `killed`
    the highest number of dead that the incident or anybody gives (0: none). `land` holds
    (country,), `place` (place, admin2, admin1), `sides` (actor, target, alleged actor).
    `said_of` and `said` are the attestations: the incident (its entry) and the row of the store, in the order of the
    incidents, then of their ids; `said_names` holds (who is named, who claims, the value of field *actor*).
    """

    number: Integers
    first: Integers
    last: Integers
    killed: Integers
    land: Coded
    place: Coded
    sides: Coded
    said_of: Integers
    said: Integers
    said_names: Coded


def build(
    connection: duckdb.DuckDBPyConnection, columns: Mapping[str, Collection[str]], instants: dict[str, Any]
) -> Index:
    """The index of what stands at the instants. `columns` says which columns each kind has of its own.

    The connection must be the caller's own: temporary tables are made on it, and dropped.
    """
    content = (
        "id, seq, occurred_from, occurred_to, country, place, admin2, admin1, actor, target_actor, extra,"
        " killed_low, killed_best, killed_high"
    )
    statement = sql.query(
        "index", incident=relations.as_of("incident", content), alleged=_member("extra", "alleged_actor")
    )
    connection.execute(statement, instants).fetchall()
    names = "names" if "names" in columns["attestation"] else f"{_member('more', 'names')} AS names"
    said = relations.as_of("attestation", f"id, seq, incident, kind, said_by, field, value, {names}")
    connection.execute(sql.query("index_said", attestation=said), instants).fetchall()
    found = connection.execute("SELECT seq, first, last, killed FROM found").fetchnumpy()
    told = connection.execute("SELECT incident, seq, killed FROM said").fetchnumpy()
    killed = _integers(found["killed"])
    np.maximum.at(killed, _integers(told["incident"]), _integers(told["killed"]))
    index = Index(
        number=_integers(found["seq"]),
        first=_integers(found["first"]),
        last=_integers(found["last"]),
        killed=killed,
        land=_coded(connection, "found", ("country",)),
        place=_coded(connection, "found", ("place", "admin2", "admin1")),
        sides=_coded(connection, "found", ("actor", "target_actor", "alleged")),
        said_of=_integers(told["incident"]),
        said=_integers(told["seq"]),
        said_names=_coded(connection, "said", ("names", "said_by", "actor")),
    )
    for table in ("found", "said", "words"):
        connection.execute(f"DROP TABLE temp.{table}").fetchall()
    return index


def _member(column: str, key: str) -> str:
    """The text of a key in a column of JSON objects; rows that do not mention it are not parsed."""
    mention, name = sql.literal(f'"{key}"'), sql.literal(key)
    return f"CASE WHEN contains({column}, {mention}) THEN {column}->>{name} END"


def _coded(connection: duckdb.DuckDBPyConnection, table: str, columns: tuple[str, ...]) -> Coded:
    names = ", ".join(columns)
    connection.execute(sql.query("words", table=table, columns=names)).fetchall()
    words = tuple(connection.execute("FROM temp.words").fetchall())
    answer = connection.execute(sql.query("coded", table=table, columns=names)).fetchnumpy()
    codes = np.zeros(len(answer["row"]), dtype=np.int64)
    codes[_integers(answer["row"])] = _integers(answer["code"])
    return Coded(codes, words)


def _integers(values: Any) -> Integers:
    return np.asarray(values, dtype=np.int64)
