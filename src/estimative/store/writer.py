"""Writing: one transaction a run, facts staged in batches as columns, new content appended by one statement a batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import Any, Self

import duckdb
import msgspec
import numpy as np
from numpy.typing import NDArray

from estimative.errors import DataError, StoreError, UsageError
from estimative.model.forecasts import Run
from estimative.model.times import Known
from estimative.store import sql
from estimative.store.base import KINDS, Fact
from estimative.store.codecs import aware, naive
from estimative.store.columns import Mapping as TableMapping
from estimative.store.columns import columns_of, digest, known_of
from estimative.store.connection import failure

BATCH = 20_000
"""Facts of one kind that are held before they are written: some 40 MB of UCDP events."""

_KIND_OF = {model: kind for kind, model in KINDS.items()}
_NUMPY = {"BIGINT": np.int64, "DOUBLE": np.float64, "BOOLEAN": np.bool_}


class DuckWriter:
    """One run of writing into a `DuckStore`; use it as a context manager.

    A clean end commits everything; an exception, or the death of the process, leaves the store as it was.
    """

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        mappings: Mapping[str, TableMapping],
        where: str,
        *,
        command: str,
        now: datetime,
        inputs: Sequence[str] = (),
    ) -> None:
        self.rejected = 0
        self.open = False
        self._connection = connection
        self._mappings = mappings
        self._where = where
        self._held: dict[str, list[Fact]] = {kind: [] for kind in KINDS}
        self._next: dict[str, int] = {}
        self._run = Run(id="", command=command, started=aware(naive(now)), inputs=tuple(inputs), status="open")
        self._recorded = naive(now)

    @property
    def run(self) -> Run:
        """What the run has added so far (facts still held are not counted yet); final after the end."""
        return msgspec.structs.replace(self._run, rejected=self.rejected)

    def __enter__(self) -> Self:
        if self._run.id:
            raise StoreError("this run is over", where=self._where, hint="start another with store.writer(…)")
        number, last = self._rows("SELECT count(*), max(recorded_at) FROM store.run")[0]
        # Record time never runs backwards, or an earlier audit view would change: a clock behind the last run is moved up to it.
        self._recorded = max(self._recorded, last) if last is not None else self._recorded
        self._run = msgspec.structs.replace(self._run, id=f"run-{number + 1:06}")
        self._rows("BEGIN")
        self.open = True
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if not self.open:
            return
        try:
            if kind is None:
                self._finish()
        finally:
            self.abandon()

    def add(self, fact: Fact) -> None:
        """Add one fact. Raises `UsageError` for anything that is not a fact or has no id."""
        kind = _KIND_OF.get(type(fact))
        if kind is None or not fact.id:
            raise UsageError(f"not a fact with an id: {fact!r:.80}", hint=f"facts are {', '.join(KINDS)}")
        if not self.open:
            raise StoreError("the run is not open", where=self._where, hint="use: with store.writer(…) as writer")
        held = self._held[kind]
        held.append(fact)
        if len(held) >= BATCH:
            self._flush(kind)

    def add_many(self, facts: Iterable[Fact]) -> None:
        """Add facts of any kinds; the iterable is read once, lazily, and never held as a whole."""
        for fact in facts:
            self.add(fact)

    def retract(self, kind: str, fact_id: str, /, *, known: Known, reason: str) -> None:
        """Withdraw a fact from `known` on. Raises `UsageError` for an unknown kind or a fact the store does not hold."""
        if kind not in KINDS:
            raise UsageError(f"no kind {kind!r}", hint=f"kinds are {', '.join(KINDS)}")
        if not self.open:
            raise StoreError("the run is not open", where=self._where, hint="use: with store.writer(…) as writer")
        self._flush(kind)
        if not self._rows(f"SELECT 1 FROM store.{kind} WHERE id = $id LIMIT 1", {"id": fact_id}):
            raise UsageError(f"no {kind} {fact_id!r} to retract", where=self._where, hint="check the id")
        row = {
            "seq": self._numbers(kind, 1), "id": fact_id, "run": self._run.id, "known_at": naive(known.at),
            "known_basis": known.basis, "recorded_at": self._recorded, "reason": reason,
        }  # fmt: skip
        self._count(1, self._rows(sql.query("retract", table=kind), row))

    def abandon(self) -> None:
        """Undo what is not committed; harmless when the run is over."""
        if self.open:
            self.open = False
            try:
                self._connection.execute("ROLLBACK")
            except duckdb.Error:
                pass  # committed already, or the connection is gone and nothing was written
            self._connection.close()
        self._held = {kind: [] for kind in KINDS}

    def _finish(self) -> None:
        for kind in KINDS:
            self._flush(kind)
        self._run = msgspec.structs.replace(self._run, rejected=self.rejected, status="done")
        run = self._run
        inputs = msgspec.json.encode(run.inputs).decode()
        values = (run.id, run.command, naive(run.started), self._recorded, inputs, run.added, run.unchanged, run.rejected)
        self._rows("INSERT INTO store.run VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", list(values))
        self._rows("COMMIT")

    def _flush(self, kind: str) -> None:
        facts, self._held[kind] = self._held[kind], []
        if not facts:
            return
        table = self._mappings[kind]
        columns = (*table.columns, "more")
        try:
            self._connection.register("staged", self._staged(kind, facts))
        except UnicodeEncodeError as error:
            raise DataError(f"a {kind} holds text that is not Unicode: {error.object!r:.80}", hint="mend the input") from error
        statement = sql.query(
            "append",
            table=kind,
            columns=", ".join(map(sql.quoted, columns)),
            values=", ".join(f"{sql.quoted(name)}::{table.types[name]}" for name in columns),
        )
        self._count(len(facts), self._rows(statement, {"run": self._run.id, "recorded_at": self._recorded}))
        self._connection.unregister("staged")

    def _staged(self, kind: str, facts: Sequence[Fact]) -> dict[str, NDArray[Any]]:
        """Facts as numpy columns: the quickest way in (a row at a time is some 150 times slower)."""
        table = self._mappings[kind]
        known = [known_of(fact, self._recorded) for fact in facts]
        first = self._numbers(kind, len(facts))
        staged: dict[str, NDArray[Any]] = {
            "seq": np.arange(first, first + len(facts)),
            "id": np.array([fact.id for fact in facts], dtype=object),
            "known_at": np.array([at for at, _ in known], dtype="datetime64[us]"),
            "known_basis": np.array([basis for _, basis in known], dtype=object),
            "digest": np.array([digest(kind, *pair) for pair in zip(facts, known, strict=True)], dtype=np.int64),
        }
        types = table.types
        return staged | {name: _array(values, types[name]) for name, values in columns_of(table, facts).items()}

    def _numbers(self, kind: str, size: int) -> int:
        """The first of `size` fresh sequence numbers."""
        if kind not in self._next:
            self._next[kind] = self._rows(f"SELECT coalesce(max(seq), 0) + 1 FROM store.{kind}")[0][0]
        first = self._next[kind]
        self._next[kind] = first + size
        return first

    def _count(self, offered: int, result: list[tuple[Any, ...]]) -> None:
        added = int(result[0][0])
        run = self._run
        self._run = msgspec.structs.replace(
            run, added=run.added + added, unchanged=run.unchanged + offered - added
        )

    def _rows(self, statement: str, values: Any = None) -> list[tuple[Any, ...]]:
        """The whole result of a statement: DuckDB 2.0 refuses further work while one is half read."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except duckdb.Error as error:
            raise failure(error, self._where) from error


def _array(values: Sequence[Any], sql_type: str) -> NDArray[Any]:
    """A column for DuckDB: typed, with a mask where a number is missing, so that it never has to guess a type."""
    if sql_type in ("DATE", "TIMESTAMP"):
        return np.array(values, dtype="datetime64[D]" if sql_type == "DATE" else "datetime64[us]").astype("datetime64[us]")
    if sql_type not in _NUMPY:
        return np.array(values, dtype=object)
    missing = [value is None for value in values]
    filled = [0 if value is None else value for value in values]
    return np.ma.masked_array(np.array(filled, dtype=_NUMPY[sql_type]), mask=missing)
