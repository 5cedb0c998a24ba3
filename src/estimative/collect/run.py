"""A collect run: an adapter's facts into the store, in one transaction, with everything that did not fit set aside.

Killed at any moment, a run leaves the store as it was; running again is the way to resume. Collecting what is already
there adds nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec import Struct

from estimative.collect.adapter import Adapter, Fact, Intake, check_options
from estimative.collect.progress import Progress, Showing, Silent
from estimative.collect.rejects import RejectFile
from estimative.errors import UsageError
from estimative.model.events import Incident, Observation, Reaction
from estimative.model.forecasts import Run
from estimative.model.times import Period
from estimative.store.base import Store

_STEP = 1023


class Collected(Struct, frozen=True, kw_only=True):
    """What a run brought: its record in the store, and what was read on the way.

    `read` counts facts by kind, `basis` their versions by the basis of known_at; `first` and `last` span the time they
    cover.
    """

    adapter: str
    run: Run
    files: tuple[str, ...]
    read: dict[str, int]
    basis: dict[str, int]
    first: date | None = None
    last: date | None = None
    notes: tuple[str, ...] = ()


class Tally:
    """Counts facts as they pass by."""

    def __init__(self) -> None:
        self.kinds: Counter[type] = Counter()
        self.basis: Counter[str] = Counter()
        self.first = date.max
        self.last = date.min

    def watch(self, facts: Iterable[Fact], intake: Intake, progress: Progress) -> Iterator[Fact]:
        """Pass facts on, counting them and moving the progress."""
        kinds, basis, before = self.kinds, self.basis, ""
        for number, fact in enumerate(facts, start=1):
            kind = type(fact)
            if fact.id != before:  # the versions of a fact come one after the other
                kinds[kind] += 1
                before = fact.id
            if fact.known is not None:
                basis[fact.known.basis] += 1
            if kind is Incident or kind is Observation or kind is Reaction:
                self._span(fact.period if isinstance(fact, Observation) else fact.occurred)  # type: ignore[union-attr]
            if not number & _STEP:
                progress.update(intake.seen_bytes, number)
            yield fact

    def _span(self, period: Period) -> None:
        self.first = min(self.first, period.first)
        self.last = max(self.last, period.last)


def collect(
    adapter: Adapter,
    paths: Sequence[Path],
    store: Store,
    *,
    now: datetime,
    options: Mapping[str, Any] | None = None,
    rejects: Path | RejectFile | None = None,
    progress: Progress | None = None,
) -> Run:
    """Collect and return the run's record; see `bring_in` for the full account."""
    return bring_in(adapter, paths, store, now=now, options=options, rejects=rejects, progress=progress).run


def bring_in(
    adapter: Adapter,
    paths: Sequence[Path],
    store: Store,
    *,
    now: datetime,
    options: Mapping[str, Any] | None = None,
    rejects: Path | RejectFile | None = None,
    progress: Progress | None = None,
) -> Collected:
    """Read `paths` with `adapter` into `store` as one run at the instant `now`.

    Rows that cannot be read go to `rejects` (JSON lines; only counted where it is None). Raises `DataError` for a file
    that cannot be read as a whole, and then nothing of the run is in the store.
    """
    if not paths:
        raise UsageError("nothing to collect", hint="name a file or a folder")
    check_options(adapter, options or {})
    own = rejects if isinstance(rejects, RejectFile) else RejectFile(rejects)
    intake, tally = Intake(now=now, options=options, rejects=own), Tally()
    try:
        files = adapter.files(paths, intake)
        total = sum(path.stat().st_size for path in files)
        names = tuple(map(str, files))
        with (
            Showing(progress or Silent(), adapter.name, total) as shown,
            store.writer(f"collect {adapter.name}", now=now, inputs=names) as writer,
        ):
            writer.add_many(tally.watch(adapter.read(files, intake), intake, shown))
            writer.rejected = intake.rejected
    finally:
        if own is not rejects:
            own.close()
    covered = tally.first <= tally.last
    return Collected(
        adapter=adapter.name,
        run=writer.run,
        files=names,
        read={
            kind.__name__.lower(): count
            for kind, count in sorted(tally.kinds.items(), key=lambda item: item[0].__name__)
        },
        basis=dict(sorted(tally.basis.items())),
        first=tally.first if covered else None,
        last=tally.last if covered else None,
        notes=intake.notes(),
    )
