"""Reading: a view holds what was known at its cut-off, and nothing else can be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, cast

import duckdb
import msgspec
from msgspec import Struct

from estimative.errors import StoreError
from estimative.model.claims import Coverage
from estimative.model.events import Attestation, Incident, Observation, Reaction, Statement
from estimative.model.forecasts import Forecast, Resolution, Run
from estimative.model.sources import Report, Source
from estimative.model.times import Period
from estimative.store import relations, sql
from estimative.store.base import KINDS, Limits, Names, Table
from estimative.store.codecs import aware, naive
from estimative.store.columns import Mapping as TableMapping
from estimative.store.columns import facts_of
from estimative.store.connection import failure
from estimative.store.index import Index, build
from estimative.store.sandbox import ask

_NO_LIMIT = datetime.max
_ALL = "true"


class Filter(Struct, frozen=True):
    """A condition over the columns of one kind, with its named parameters."""

    condition: str = _ALL
    values: dict[str, Any] = {}


class DuckView:
    """What was known at `cutoff` and, where `recorded` is given, recorded by then. Lists are sorted by id.

    A view is live: facts written later show in it if they were known by the cut-off and recorded in time, else never.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        mappings: Mapping[str, TableMapping],
        where: str,
        cutoff: datetime,
        recorded: datetime | None,
    ) -> None:
        self.cutoff = cutoff
        self.recorded = recorded
        self._connection = connection
        self._mappings = mappings
        self._where = where
        self._instants = {"cutoff": naive(cutoff), "recorded": _NO_LIMIT if recorded is None else naive(recorded)}

    def sources(self) -> list[Source]:
        """Who publishes."""
        return cast("list[Source]", self._facts("source"))

    def reports(self, ids: Names = None) -> list[Report]:
        """What was published."""
        return cast("list[Report]", self._facts("report", id=ids))

    def incidents(
        self, *, ids: Names = None, datasets: Names = None, countries: Names = None, window: Period | None = None
    ) -> list[Incident]:
        """What happened; `window` keeps incidents that share at least a day with it."""
        found = self._facts("incident", ("occurred", window), id=ids, dataset=datasets, country=countries)
        return cast("list[Incident]", found)

    def attestations(self, incidents: Names = None) -> list[Attestation]:
        """Who said what about incidents."""
        return cast("list[Attestation]", self._facts("attestation", incident=incidents))

    def observations(
        self,
        *,
        series: Names = None,
        measure: Names = None,
        actor: Names = None,
        country: Names = None,
        window: Period | None = None,
    ) -> list[Observation]:
        """Counts and levels; `window` keeps those whose period shares at least a day with it."""
        found = self._facts(
            "observation", ("period", window), series=series, measure=measure, actor=actor, country=country
        )
        return cast("list[Observation]", found)

    def index(self) -> Index:
        """The incidents as an index of columns, to search before any is read with `numbered`."""
        present = {kind: table.columns for kind, table in self._mappings.items()}
        try:
            return build(self._connection.cursor(), present, self._instants)
        except duckdb.Error as error:
            raise self._failure(error) from error

    def numbered(self, kind: str, numbers: Sequence[int]) -> dict[int, Any]:
        """The facts of a kind in these rows of the store (see `Index`), by row.

        A row from after the cut-off, or one that withdraws a fact, is left out; one that another version has taken the
        place of by the cut-off is not, so ask for rows of this view's own index only.
        """
        table = self._mappings[kind]
        names = ", ".join(map(sql.quoted, ("id", "known_at", "known_basis", *table.columns, "more")))
        rows = self._rows(
            sql.query("numbered", table=kind, columns=names), {**self._instants, "numbers": list(numbers)}
        )
        return dict(zip((row[0] for row in rows), facts_of(table, [row[1:] for row in rows]), strict=True))

    def reactions(self, window: Period | None = None) -> list[Reaction]:
        """What states and bodies did in response."""
        return cast("list[Reaction]", self._facts("reaction", ("occurred", window)))

    def statements(self, question: Names = None) -> list[Statement]:
        """What others judged."""
        return cast("list[Statement]", self._facts("statement", question=question))

    def forecasts(self, question: Names = None) -> list[Forecast]:
        """Forecasts whose cut-off lies at or before this one."""
        return cast("list[Forecast]", self._facts("forecast", question=question))

    def resolutions(self, question: Names = None) -> list[Resolution]:
        """Resolutions made as of this cut-off or before."""
        return cast("list[Resolution]", self._facts("resolution", question=question))

    def runs(self) -> list[Run]:
        """The runs that wrote the store by `recorded`. They tell of the store, not the world, so no cut-off applies."""
        rows = self._rows(sql.query("runs"), {"recorded": self._instants["recorded"]})
        return [
            Run(
                id=row[0], command=row[1], started=aware(row[2]), added=row[4], unchanged=row[5], rejected=row[6],
                inputs=msgspec.json.decode(row[3], type=tuple[str, ...]),
            )
            for row in rows
        ]  # fmt: skip

    def coverage(self) -> tuple[Coverage, ...]:
        """What the view holds of each data set; the note is the descriptor of the source that has the data set's id."""
        statement = sql.query(
            "coverage",
            incident=relations.as_of("incident", "id, dataset, occurred_from, occurred_to, country"),
            source=relations.as_of("source", "id, descriptor"),
        )
        return tuple(
            Coverage(
                dataset=name, incidents=size, first=first, last=last, countries=tuple(countries or ()), note=note or ""
            )
            for name, size, first, last, countries, note in self._rows(statement, self._instants)
        )

    def counts(self) -> dict[str, int]:
        """Kind → number of facts."""
        return {kind: self._rows(sql.query("count", table=kind), self._instants)[0][0] for kind in KINDS}

    def query(self, statement: str, *, limits: Limits | None = None) -> Table:
        """The answer to one SELECT over the as-of relations. Raises `QueryError` with what is wrong."""
        return ask(self._connection, self._mappings, self._instants, statement, limits=limits or Limits())

    def _facts(self, kind: str, during: tuple[str, Period | None] = ("", None), **named: Names) -> list[Any]:
        """The facts of a kind that pass the filters, sorted by id."""
        table = self._mappings[kind]
        names = ", ".join(map(sql.quoted, ("id", "known_at", "known_basis", *table.columns, "more")))
        wanted = _filter(during, named)
        statement = relations.as_of(kind, names, wanted.condition) + "\nORDER BY id"
        return facts_of(table, self._rows(statement, {**self._instants, **wanted.values}))

    def _rows(self, statement: str, values: dict[str, Any]) -> list[tuple[Any, ...]]:
        try:
            return self._connection.execute(statement, values).fetchall()
        except duckdb.Error as error:
            raise self._failure(error) from error

    def _failure(self, error: duckdb.Error) -> StoreError:
        if isinstance(error, duckdb.ConnectionException):
            return StoreError("is closed", where=self._where, hint="open it again")
        return failure(error, self._where)


def _filter(during: tuple[str, Period | None], named: Mapping[str, Names]) -> Filter:
    """Filters by name (any of several) and by a period that has to be touched."""
    conditions: list[str] = []
    values: dict[str, Any] = {}
    for column, names in named.items():
        if names is not None:
            conditions.append(f"{sql.quoted(column)} IN (SELECT unnest(${column}::VARCHAR[]))")
            values[column] = [names] if isinstance(names, str) else list(names)
    column, period = during
    if period is not None:
        conditions.append(f"{column}_from <= $last AND {column}_to >= $first")
        values |= {"first": period.first, "last": period.last}
    return Filter(" AND ".join(conditions) or _ALL, values)
