"""Series: the counts of one publisher as irregular windows with their exposure in days, as of a view.

Windows never overlap: `score.observed` resolves overlaps, corrections and nested sums. A level series keeps its
editions as they are. Nothing that became known after the view's cut-off can be in a series, because the view is all
that it is built from.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct

from estimative.model.claims import Cited
from estimative.model.events import Observation
from estimative.model.judgments import Question, Tier
from estimative.model.times import Period, add_months, month_end
from estimative.registry.registry import Registry
from estimative.score.attribution import CENSUS
from estimative.score.citations import cite_observation
from estimative.score.incidents import measured
from estimative.score.observed import newest, pieces, span_of, split_group
from estimative.score.qualify import qualify
from estimative.score.windows import Days, length
from estimative.store.base import View


class Window(Struct, frozen=True, kw_only=True):
    """One observed window: disjoint runs of days, and the count (or level) as low, best and high."""

    days: Days
    low: float
    best: float
    high: float

    @property
    def exposure(self) -> int:
        """Number of days."""
        return length(self.days)

    @property
    def first(self) -> date:
        """Its first day."""
        return self.days[0].first

    @property
    def last(self) -> date:
        """Its last day."""
        return self.days[-1].last

    @property
    def middle(self) -> float:
        """The mean of its days, as a proleptic ordinal."""
        total = sum(part.days * (part.first.toordinal() + part.last.toordinal()) / 2 for part in self.days)
        return total / self.exposure

    @property
    def rate(self) -> float:
        """Count a day."""
        return self.best / self.exposure


class Series(Struct, frozen=True, kw_only=True):
    """Windows in order of time, from one publisher. `known` is the newest knowledge used, `cutoff` that of the view."""

    name: str
    windows: tuple[Window, ...]
    cutoff: datetime
    known: datetime | None = None
    cites: tuple[Cited, ...] = ()
    measures: tuple[str, ...] = ()

    @property
    def exposure(self) -> int:
        """Number of days counted."""
        return sum(window.exposure for window in self.windows)

    @property
    def rate(self) -> float:
        """Mean count a day over the days counted."""
        return sum(window.best for window in self.windows) / self.exposure if self.windows else 0.0


class Documented(Struct, frozen=True):
    """A series of documented incidents, with a line for each disputed one (it is not counted)."""

    series: Series
    disputed: tuple[str, ...] = ()


def counts(group: str, question: Question, view: View) -> Series:
    """The count series of one entry of the question's `series`; no window where the view has no observation of it."""
    found = _observations([group], question, view)
    windows = [Window(days=p.days, low=p.low, best=p.best, high=p.high) for p in pieces(found)]
    return _series(group, windows, found, view)


def editions(question: Question, view: View) -> Series:
    """The level series: every edition of all the question's series together, newest knowledge for each period."""
    kept = sorted(newest(_observations(question.series, question, view)), key=lambda o: (o.period, o.id))
    windows = []
    for item in kept:
        low, best, high = span_of(item) or (0.0, 0.0, 0.0)
        windows.append(Window(days=(item.period,), low=low, best=best, high=high))
    return _series(" + ".join(question.series), windows, kept, view)


def coded(question: Question, view: View, registry: Registry) -> Series | None:
    """Months of a data set that codes every event (UCDP), from its first to its last full month; None without one."""
    sets = [item for item in view.coverage() if item.dataset.startswith(CENSUS) and item.first and item.last]
    if not sets:
        return None
    span = sets[0]
    assert span.first is not None
    assert span.last is not None
    windows, cites = [], []
    first, final = span.first.replace(day=1), span.last
    while month_end(first.year, first.month) <= final:
        month = Period(first, month_end(first.year, first.month))
        cases = qualify(question, view, registry=registry, window=month).qualifying
        cases = tuple(case for case in cases if case.incident.dataset == span.dataset)
        value = measured(question, cases)
        if value is None:
            return None
        windows.append(Window(days=(month,), low=value, best=value, high=value))
        cites += [cite for case in cases for cite in case.cites]
        first = add_months(first, 1)
    known = max((cite.known_at for cite in cites), default=None)
    return Series(name=span.dataset, windows=tuple(windows), cutoff=view.cutoff, known=known, cites=tuple(cites[-12:]))


def documented(question: Question, view: View, registry: Registry, *, tier: Tier | None, before: Period) -> Documented:
    """The documented incidents that qualify for a tier, from the start of the collection (at most `before`) to the
    cut-off."""
    starts = [c.first for c in view.coverage() if c.first and not c.dataset.startswith(CENSUS)]
    name = f"documented incidents{f', {tier.name}' if tier else ''}"
    last = min(before.last, view.cutoff.date())
    if not starts or max(min(starts), before.first) > last:
        return Documented(Series(name=name, windows=(), cutoff=view.cutoff))
    looked = Period(max(min(starts), before.first), last)
    found = qualify(question, view, registry=registry, window=looked, tier=tier)
    cites = tuple(cite for case in found.qualifying for cite in case.cites)
    count = float(len(found.qualifying))
    window = Window(days=(looked,), low=count, best=count, high=count + len(found.disputed))
    known = max((c.known_at for c in cites), default=None)
    return Documented(Series(name=name, windows=(window,), cutoff=view.cutoff, known=known, cites=cites), found.doubts)


def _observations(groups: Iterable[str], question: Question, view: View) -> list[Observation]:
    names = [name for group in groups for name in split_group(group)]
    return view.observations(series=names, country=question.country or None)


def _series(name: str, windows: list[Window], found: list[Observation], view: View) -> Series:
    return Series(
        name=name,
        windows=tuple(windows),
        cutoff=view.cutoff,
        known=max((item.known.at for item in found), default=None),
        cites=tuple(map(cite_observation, sorted(found, key=lambda o: (o.period, o.id)))),
        measures=tuple(sorted({item.measure for item in found})),
    )
