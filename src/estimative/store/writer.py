"""Writing: one transaction a run, facts staged in batches as columns, new content appended by one statement a batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from types import TracebackType
from typing import Any, Self

import duckdb
import msgspec
import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from estimative.errors import DataError, StoreError, StoreLocked, UsageError
from estimative.model.forecasts import Run
from estimative.model.times import Known
from estimative.store import sql
from estimative.store.base import KINDS, Fact
from estimative.store.codecs import aware, naive
from estimative.store.columns import Mapping as TableMapping
from estimative.store.columns import columns_of, digests, known_of
from estimative.store.connection import failure

BATCH = 20_000
"""Facts of one kind that are held before they are written: some 40 MB of UCDP events."""

_KIND_OF = {model: kind for kind, model in KINDS.items()}
_NUMPY: dict[str, tuple[Any, Any]] = {
    "BIGINT": (np.int64, 0),
    "DOUBLE": (np.float64, 0.0),
    "BOOLEAN": (np.bool_, False),
    "DATE": ("datetime64[D]", date(1970, 1, 1)),
    "TIMESTAMP": ("datetime64[us]", datetime(1970, 1, 1)),
    "VARCHAR": (object, ""),
}
"""SQL type → numpy type and a value that stands where one is missing."""
_STAGED = {"DATE": "datetime64[us]"}
"""DuckDB reads no numpy days."""


class Turn(Struct):
    """Whose turn it is to write: one run at a time within a process (between processes the file's lock decides)."""

    taken: bool = False


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
        turn: Turn,
        command: str,
        now: datetime,
        inputs: Sequence[str] = (),
    ) -> None:
        self.rejected = 0
        self.open = False
        self._connection = connection
        self._mappings = mappings
        self._where = where
        self._turn = turn
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
        if self._turn.taken:
            hint = "end the other run first; within one process one run writes at a time"
            raise StoreLocked("another run is writing", where=self._where, hint=hint)
        number, last = self._rows("SELECT count(*), max(recorded_at) FROM store.run")[0]
        # Record time never runs backwards, or an earlier audit view would change: a clock that lags is moved up.
        self._recorded = max(self._recorded, last) if last is not None else self._recorded
        self._run = msgspec.structs.replace(self._run, id=f"run-{number + 1:06}")
        self._rows("BEGIN")
        self.open = self._turn.taken = True
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
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
        """Withdraw a fact from `known` on. Raises `UsageError` for an unknown kind, or a fact the store lacks."""
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
            self.open = self._turn.taken = False
            with suppress(duckdb.Error):  # committed already, or the connection is gone and nothing was written
                self._connection.execute("ROLLBACK")
            self._connection.close()
        self._held = {kind: [] for kind in KINDS}

    def _finish(self) -> None:
        for kind in KINDS:
            self._flush(kind)
        self._run = msgspec.structs.replace(self._run, rejected=self.rejected, status="done")
        run = self._run
        inputs = msgspec.json.encode(run.inputs).decode()
        values = (
            run.id,
            run.command,
            naive(run.started),
            self._recorded,
            inputs,
            run.added,
            run.unchanged,
            run.rejected,
        )
        self._rows("INSERT INTO store.run VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", list(values))
        self._rows("COMMIT")

    def _flush(self, kind: str) -> None:
        facts, self._held[kind] = self._held[kind], []
        if not facts:
            return
        columns = (*self._mappings[kind].columns, "more")
        try:
            staged, values = self._staged(kind, facts)
        except UnicodeEncodeError as error:
            raise DataError(
                f"a {kind} holds text that is not Unicode: {error.object!r:.80}", hint="mend the input"
            ) from error
        except OverflowError as error:
            raise DataError(f"a {kind} holds a number beyond 64 bits: {error}", hint="mend the input") from error
        self._connection.register("staged", staged)
        statement = sql.query(
            "append",
            table=kind,
            columns=", ".join(map(sql.quoted, columns)),
            values=", ".join(values[name] for name in columns),
        )
        self._count(len(facts), self._rows(statement, {"run": self._run.id, "recorded_at": self._recorded}))
        self._connection.unregister("staged")

    def _staged(self, kind: str, facts: Sequence[Fact]) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
        """Facts as numpy columns, the quickest way in, and the SQL that reads each content column back from them."""
        table = self._mappings[kind]
        known = [known_of(fact, self._recorded) for fact in facts]
        first = self._numbers(kind, len(facts))
        staged: dict[str, NDArray[Any]] = {
            "seq": np.arange(first, first + len(facts)),
            "id": np.array([fact.id for fact in facts], dtype=object),
            "known_at": np.array([at for at, _ in known], dtype="datetime64[us]"),
            "known_basis": np.array([basis for _, basis in known], dtype=object),
            "digest": np.array(digests(kind, facts, known), dtype=np.int64),
        }
        expressions = {}
        for name, values in columns_of(table, facts).items():
            arrays, expressions[name] = _column(name, values, table.types[name])
            staged |= arrays
        return staged, expressions

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
        self._run = msgspec.structs.replace(run, added=run.added + added, unchanged=run.unchanged + offered - added)

    def _rows(self, statement: str, values: Any = None) -> list[tuple[Any, ...]]:
        """The whole result of a statement: DuckDB 2.0 refuses further work while one is half read."""
        try:
            return self._connection.execute(statement, values).fetchall()
        except duckdb.Error as error:
            raise failure(error, self._where) from error


def _column(name: str, values: Sequence[Any], sql_type: str) -> tuple[dict[str, NDArray[Any]], str]:
    """A content column as typed arrays, so that DuckDB never has to guess a type, and the SQL that reads it.

    Which values are missing travels as an array of its own: DuckDB 1.5 does not heed numpy's masks.
    """
    cell = f"{sql.quoted(name)}::{sql_type}"
    missing = [value is None for value in values]
    if all(missing):
        return {}, f"NULL::{sql_type}"
    kind, filler = _NUMPY[sql_type]
    if not any(missing):
        return {name: np.array(values, dtype=kind).astype(_STAGED.get(sql_type, kind))}, cell
    filled = np.array([filler if value is None else value for value in values], dtype=kind)
    arrays = {name: filled.astype(_STAGED.get(sql_type, kind)), f"{name} missing": np.array(missing)}
    return arrays, f"CASE WHEN NOT {sql.quoted(f'{name} missing')} THEN {cell} END"
