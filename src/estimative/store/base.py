"""What a store is: Protocols of the store, its writer and its views, and the kinds of fact that it keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from msgspec import Struct

from estimative.model.claims import Coverage
from estimative.model.events import Attestation, Incident, Observation, Reaction, Statement
from estimative.model.forecasts import Forecast, Resolution, Run
from estimative.model.sources import Report, Source
from estimative.model.times import Known, Period

if TYPE_CHECKING:
    from estimative.store.index import Index
    from estimative.store.truncated import Removed

Fact = Source | Report | Incident | Attestation | Observation | Reaction | Statement | Forecast | Resolution

KINDS: dict[str, type[Fact]] = {
    "source": Source,
    "report": Report,
    "incident": Incident,
    "attestation": Attestation,
    "observation": Observation,
    "reaction": Reaction,
    "statement": Statement,
    "forecast": Forecast,
    "resolution": Resolution,
}
"""Kind name → model type. A kind's name is also its table and its relation in a query."""

Names = str | Sequence[str] | None
"""A filter: one name, several (an empty sequence matches nothing), or None for all."""


class Table(Struct, frozen=True):
    """The answer to a query: column names (each once) and rows of plain Python values."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


class Limits(Struct, frozen=True):
    """How far a query may go before it is stopped."""

    seconds: float = 60.0
    memory_mb: int = 2048
    rows: int = 1_000_000


class Writer(Protocol):
    """One run of writing: everything it adds becomes visible together at its clean end, or not at all.

    `rejected` counts input rows that could not be read; the caller sets it, the run record keeps it.
    """

    rejected: int

    def add(self, fact: Fact) -> None:
        """Add one fact; a fact that the store already holds adds nothing."""

    def add_many(self, facts: Iterable[Fact]) -> None:
        """Add facts of any kinds, any number: they are read lazily and written in batches."""

    def retract(self, kind: str, fact_id: str, /, *, known: Known, reason: str) -> None:
        """Withdraw a fact: from `known` on no view holds it, before that views are as they were."""

    @property
    def run(self) -> Run:
        """What this run has added so far; its final state after the end."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class View(Protocol):
    """What was known at a cut-off (and, with `recorded`, held by this store at an instant). Lists are sorted by id."""

    @property
    def cutoff(self) -> datetime: ...

    @property
    def recorded(self) -> datetime | None: ...

    def sources(self) -> list[Source]: ...

    def reports(self, ids: Names = None) -> list[Report]: ...

    def incidents(
        self, *, ids: Names = None, datasets: Names = None, countries: Names = None, window: Period | None = None
    ) -> list[Incident]: ...

    def index(self) -> Index: ...

    def numbered(self, kind: str, numbers: Sequence[int]) -> dict[int, Any]: ...

    def attestations(self, incidents: Names = None) -> list[Attestation]: ...

    def observations(
        self,
        *,
        series: Names = None,
        measure: Names = None,
        actor: Names = None,
        country: Names = None,
        window: Period | None = None,
    ) -> list[Observation]: ...

    def reactions(self, window: Period | None = None) -> list[Reaction]: ...

    def statements(self, question: Names = None) -> list[Statement]: ...

    def forecasts(self, question: Names = None) -> list[Forecast]: ...

    def resolutions(self, question: Names = None) -> list[Resolution]: ...

    def runs(self) -> list[Run]: ...

    def coverage(self) -> tuple[Coverage, ...]: ...

    def counts(self) -> dict[str, int]: ...

    def query(self, sql: str, *, limits: Limits = ...) -> Table: ...


class Store(Protocol):
    """An append-only store of facts. Reading goes through `as_of` only; closing releases the file."""

    @property
    def path(self) -> str: ...

    def writer(self, command: str, *, now: datetime, inputs: Sequence[str] = ()) -> Writer:
        """A run of writing, as a context manager; `now` becomes the record time of everything it adds."""

    def as_of(self, cutoff: datetime, recorded: datetime | None = None) -> View:
        """The view at a cut-off; with `recorded`, without what this store learned after that instant."""

    def truncated(self, cutoff: datetime) -> tuple[Store, tuple[Removed, ...]]:
        """A store without the rows that became known after a cut-off, made without a view; and what was left out."""

    def close(self) -> None: ...

    def __enter__(self) -> Self: ...

    def __exit__(self, *exc: object) -> None: ...
