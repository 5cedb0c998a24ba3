"""The seam between a data format and the store: an adapter reads files and yields facts, lazily and in any number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from estimative.collect.rejects import Reject, RejectFile
from estimative.errors import UsageError
from estimative.model.events import Attestation, Incident, Observation, Reaction, Statement
from estimative.model.sources import Report, Source

Fact: TypeAlias = Source | Report | Incident | Attestation | Observation | Reaction | Statement

_EXAMPLES = 3


class Unreadable(Exception):
    """A row that cannot be turned into a fact; it goes to the reject file. Never leaves the collect layer."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.column = column


class Intake:
    """What a run gives an adapter: the instant, the options, and where to put what is not a fact.

    `now` is the collection time (UTC). `rejected` and `notes` grow while the adapter reads; `seen_bytes` drives the
    progress bar.
    """

    def __init__(
        self, *, now: datetime, options: Mapping[str, Any] | None = None, rejects: RejectFile | None = None
    ) -> None:
        self.now = now
        self.options: Mapping[str, Any] = options or {}
        self.rejected = 0
        self.seen_bytes = 0
        self._rejects = rejects
        self._notes: dict[str, tuple[int, list[str]]] = {}

    def reject(self, reject: Reject) -> None:
        """Set a record aside with its place and reason."""
        self.rejected += 1
        if self._rejects is not None:
            self._rejects.write(reject)

    def note(self, text: str, where: str = "") -> None:
        """Say something about the data once; the same text is counted and keeps its first few places."""
        count, places = self._notes.get(text, (0, []))
        if where and len(places) < _EXAMPLES:
            places.append(where)
        self._notes[text] = (count + 1, places)

    def notes(self) -> tuple[str, ...]:
        """The notes in the order they first came up, each with its count and first places."""
        lines = []
        for text, (count, places) in self._notes.items():
            times = f" ({count} times)" if count > 1 else ""
            at = f": {', '.join(places)}{', …' if count > len(places) else ''}" if places else ""
            lines.append(f"{text}{times}{at}")
        return tuple(lines)

    def advance(self, size: int) -> None:
        """Report that so many more bytes of input have been read."""
        self.seen_bytes += size


class Adapter(Protocol):
    """A reader of one data format. Registered as a class without arguments under ``estimative.adapters``."""

    name: str
    options: tuple[str, ...]
    """Names of the options it takes (``released`` …)."""

    def files(self, paths: Sequence[Path], intake: Intake) -> list[Path]:
        """The files it will read, in order. Raises `DataError` where a named one is not of this format."""
        ...

    def read(self, files: Sequence[Path], intake: Intake) -> Iterator[Fact]:
        """Yield the facts; rows that cannot be read go to ``intake.reject`` and the rest still comes."""
        ...


def check_options(adapter: Adapter, options: Mapping[str, Any]) -> None:
    """Raise `UsageError` for an option that the adapter does not take."""
    for name in options:
        if name not in adapter.options:
            known = ", ".join(adapter.options) or "none"
            raise UsageError(f"the adapter {adapter.name} has no option {name!r}", hint=f"options: {known}")


def day_option(options: Mapping[str, Any], name: str) -> date | None:
    """An option that is a day, given as text or as a TOML date; None where it is absent. Raises `UsageError`."""
    value = options.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError as error:
        raise UsageError(f"{name}: not a day: {value!r}", hint="write YYYY-MM-DD, for example 2023-06-05") from error
