"""Counts from a data set that holds every event of its definition (UCDP GED), as of the cut-off, by country.

A data set is counted only where it is declared complete (`Registry.dataset`), inside the span of its own events of the
country, from the day on which its rows say when each was known, and up to the last month that is older than its usual
reporting delay (`estimative.ground.delay`). Events are counted on their last day, deaths as low, best and high.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from weakref import WeakKeyDictionary

from msgspec import Struct

from estimative.ground import delay, places
from estimative.ground.delay import Delay
from estimative.ground.evidence import Evidence
from estimative.ground.matching import same_actor
from estimative.ground.words import fold
from estimative.model.events import Incident
from estimative.model.spans import Phrase
from estimative.model.times import Period, add_months, month_end

Bounds = tuple[float, float, float]
"""Low, best and high."""
LATE = 25
"""Day of its last month from which a data set is taken to hold the month."""
VIOLENCE = {"1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"}


class Census(Struct, frozen=True, kw_only=True):
    """The events of one complete data set in one country. `span` holds the months that can be counted, None where none
    can; `newest` is the last full month that has events, and months of the span may be unfinished (`delay`)."""

    dataset: str
    country: str
    events: tuple[Incident, ...]
    delay: Delay
    span: Period | None
    newest: date

    @property
    def unfinished(self) -> Period | None:
        """The months at the end of the span that are younger than the usual delay."""
        if self.span is None or self.delay.finished(self.span.last):
            return None
        young = [month for month in months(self.span) if not self.delay.finished(month.last)]
        return Period(young[0].first, self.span.last)


class Scope(Struct, frozen=True, kw_only=True):
    """Which events of a country are meant: a smaller place, a party (as either side), a type of violence (UCDP
    code)."""

    place: Phrase | None = None
    actor: str = ""
    kind: str = ""

    def words(self) -> str:
        """For a reader: "one-sided violence involving the TPLF in Tigray"."""
        parts = [VIOLENCE.get(self.kind, "")]
        parts += [f"involving {self.actor}"] if self.actor else []
        parts += [f"in {self.place.text}"] if self.place is not None else []
        return " ".join(part for part in parts if part)


_CACHE: WeakKeyDictionary[Evidence, dict[str, tuple[Census, ...]]] = WeakKeyDictionary()


def of(country: str, evidence: Evidence) -> tuple[Census, ...]:
    """The complete data sets that hold events of a country (ISO alpha-3), by name."""
    if evidence.rehearsing:
        return _load(country, evidence)
    held = _CACHE.setdefault(evidence, {})
    if country not in held:
        held[country] = _load(country, evidence)
    return held[country]


def _load(country: str, evidence: Evidence) -> tuple[Census, ...]:
    registry = evidence.registry
    names = [c.dataset for c in evidence.coverage if registry.dataset(c.dataset).counting == "complete"]
    if not names or not country:
        return ()
    found: dict[str, list[Incident]] = {name: [] for name in sorted(names)}
    for item in evidence.find(countries=(country,)):
        if item.dataset in found and (item.country == country or registry.country(item.country) == country):
            found[item.dataset].append(item)
    return tuple(_census(name, country, items, registry.dataset(name).since) for name, items in found.items() if items)


def _census(name: str, country: str, items: list[Incident], since: str) -> Census:
    events = tuple(sorted(items, key=lambda item: (item.occurred.last, item.id)))
    first = events[0].occurred.last
    first = first.replace(day=1) if first.day < 16 else _next(first)
    released = any(item.known.basis in ("release", "recorded") for item in events)
    if since and not released:
        first = max(first, date.fromisoformat(since))
    found = delay.of(events, first)
    end = events[-1].occurred.last
    newest = month_end(end.year, end.month) if end.day >= LATE else end.replace(day=1) - timedelta(1)
    last = newest
    while last > first and found.known(last) < delay.HALF:
        last = last.replace(day=1) - timedelta(1)
    span = Period(first, last) if last > first else None
    return Census(dataset=name, country=country, events=events, delay=found, span=span, newest=newest)


def _next(day: date) -> date:
    return add_months(day.replace(day=1), 1)


def select(census: Census, scope: Scope, evidence: Evidence) -> tuple[Incident, ...]:
    """The events of a scope, by last day."""
    registry = evidence.registry
    return tuple(
        item
        for item in census.events
        if (not scope.kind or item.event_type == VIOLENCE[scope.kind])
        and (not scope.actor or any(same_actor(registry, scope.actor, s) for s in (item.actor, item.target_actor) if s))
        and (scope.place is None or places.fit(scope.place, item, registry) == "inside")
    )


def months(period: Period) -> list[Period]:
    """The calendar months of a period, the first and last cut to it."""
    found, first = [], period.first
    while first <= period.last:
        last = min(month_end(first.year, first.month), period.last)
        found.append(Period(first, last))
        first = last + timedelta(1)
    return found


def count(events: Sequence[Incident], period: Period, *, estimate: int | None, lag: Delay | None = None) -> Bounds:
    """Low, best and high number of events that ended in a period, or of their deaths by one estimate (0 low, 1 best,
    2 high).

    All three are the same unless `lag` is given: then the high allows for what is still to come in unfinished months.
    """
    known = most = 0.0
    for item in within(events, period):
        number = 1.0 if estimate is None else tally(item)[estimate]
        known += number
        most += (
            number if lag is None else lag.bound(number, month_end(item.occurred.last.year, item.occurred.last.month))
        )
    return known, known, most


def within(events: Sequence[Incident], period: Period) -> list[Incident]:
    """The events that ended in a period."""
    return [item for item in events if period.contains(item.occurred.last)]


def tally(item: Incident) -> Bounds:
    """The deaths of an event as low, best and high, in order even where a release has them otherwise."""
    known = [float(v) for v in (item.killed.low, item.killed.best, item.killed.high) if v is not None]
    if not known:
        return 0.0, 0.0, 0.0
    best = float(item.killed.best) if item.killed.best is not None else sorted(known)[len(known) // 2]
    return min(known), best, max(known)


_KINDS = {
    "3": ("one sided", "against civilians", "on civilians", "civilians killed", "killing of civilians",
          "killings of civilians", "targeting civilians", "civilian deaths", "civilian fatalities"),
    "2": ("non state", "communal", "inter communal", "intercommunal", "inter ethnic", "interethnic"),
    "1": ("state based", "battle related", "battle deaths"),
}  # fmt: skip


def kind_of(text: str) -> str:
    """The UCDP type of violence that a text names; "" for all."""
    words = f" {fold(text)} "
    return next((code for code, said in _KINDS.items() if any(f" {phrase} " in words for phrase in said)), "")
