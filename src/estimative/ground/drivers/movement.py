"""Which way a declared series had moved by the cut-off, and by how much, from the observations known then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from estimative.ground import wording
from estimative.ground.evidence import figure
from estimative.model.events import Observation
from estimative.model.series import DeclaredSeries
from estimative.model.times import Period, add_months

MOVED = 0.05
"""A change of a monthly series below this share is called little change."""
MOVED_ROUGH = 0.10
"""The same for estimates and irregular counts, where methods and rounding weigh more."""
MONTHLY = 6
"""Monthly values from which a series counts as monthly."""
Way = Literal["up", "down", "level", "unknown"]


class Movement(Struct, frozen=True, kw_only=True):
    """How a series moved up to its newest known value: `way`, in words (`why`), and the observations it rests on.

    `firm` says that the way does not hang on the baseline: it is the text's own, or a longer look back agrees.
    """

    way: Way
    why: str
    used: tuple[Observation, ...] = ()
    newest: date | None = None
    firm: bool = False

    @property
    def sign(self) -> int:
        """+1, −1 or 0."""
        return {"up": 1, "down": -1}.get(self.way, 0)


def chosen(series: DeclaredSeries, observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """The observations of a series, one for each period (the last known), in order of time."""
    kept: dict[Period, Observation] = {}
    for item in sorted((o for o in observations if series.holds(o)), key=lambda o: (o.known, o.id)):
        kept[item.period] = item
    return tuple(kept[period] for period in sorted(kept))


def monthly(items: Sequence[Observation]) -> dict[date, Observation]:
    """The observations of single months by first day of month."""
    return {
        item.period.first: item
        for item in items
        if item.period.first.day == 1 and 28 <= item.period.days <= 31 and middle(item) is not None
    }


def middle(item: Observation) -> float | None:
    """One number for an observation: the best estimate, else the middle of its range, else the bound it has."""
    if item.best is not None:
        return item.best
    known = [value for value in (item.low, item.high) if value is not None]
    return sum(known) / len(known) if known else None


def movement(series: DeclaredSeries, items: Sequence[Observation], since: date | None = None) -> Movement:
    """The movement up to the newest value: against the time before `since` where the text names one, else against a
    year before (monthly series) or the newest earlier value whose period does not overlap (others)."""
    if not items:
        return Movement(way="unknown", why="nothing of it was known at the cut-off")
    months = monthly(items)
    if len(months) >= MONTHLY:
        return _by_month(series, months, since)
    return _by_value(series, items, since)


def _by_month(series: DeclaredSeries, months: dict[date, Observation], since: date | None) -> Movement:
    """The mean of the newest three months against the same three a year before (or the three before `since`)."""
    newest = max(months)
    now = _window(months, newest)
    back = add_months(since.replace(day=1), -1) if since is not None else add_months(newest, -12)
    then = _window(months, back) if back < now[0].period.first else []
    if not then:
        return Movement(way="unknown", why="no earlier months to compare were known", used=tuple(now), newest=newest)
    a, b = _mean(then), _mean(now)
    change = (b - a) / abs(a) if a else 0.0
    way = _way(a, b)
    longer = _window(months, add_months(newest, -24))
    firm = since is not None or (bool(longer) and _way(_mean(longer), b) == way)
    unit = series.unit or now[-1].measure
    told = f"{_short(a)} {unit} in {_span(then)}, {_short(b)} in {_span(now)}"
    return Movement(way=way, why=f"{told} ({change:+.0%})", used=(*then, *now), newest=newest, firm=firm)


def _way(before: float, after: float) -> Way:
    change = (after - before) / abs(before) if before else 0.0
    return "level" if abs(change) < MOVED else "up" if change > 0 else "down"


def _window(months: dict[date, Observation], last: date) -> list[Observation]:
    return [months[day] for day in (add_months(last, -2), add_months(last, -1), last) if day in months]


def _mean(items: Sequence[Observation]) -> float:
    values = [value for item in items if (value := middle(item)) is not None]
    return sum(values) / len(values)


def _by_value(series: DeclaredSeries, items: Sequence[Observation], since: date | None) -> Movement:
    newest = max(items, key=lambda o: (o.period.last, o.known, o.id))
    cut = min(newest.period.first, since) if since is not None else newest.period.first
    earlier = [item for item in items if item.period.last < cut]
    if not earlier:
        why = f"one value was known, {_told(newest)}: nothing to compare it with"
        return Movement(way="unknown", why=why, used=(newest,), newest=newest.period.last)
    before = max(earlier, key=lambda o: (o.period.last, o.known, o.id))
    (a_low, a_high), (b_low, b_high) = _range(before, series), _range(newest, series)
    a, b = (a_low + a_high) / 2, (b_low + b_high) / 2
    if (a_low <= b_high and b_low <= a_high) or abs(b - a) < MOVED_ROUGH * abs(a):
        way: Way = "level"
    else:
        way = "up" if b > a else "down"
    older = [item for item in earlier if item.period.last < before.period.first]
    agree = [(middle(item) or 0.0) / (item.period.days if series.kind == "count" else 1) for item in older[-1:]]
    firm = since is not None or any((b > value) == (b > a) for value in agree)
    why = f"{_told(before)}, then {_told(newest)}"
    return Movement(way=way, why=why, used=(before, newest), newest=newest.period.last, firm=firm)


def _range(item: Observation, series: DeclaredSeries) -> tuple[float, float]:
    known = [value for value in (item.low, item.best, item.high) if value is not None] or [0.0]
    days = item.period.days if series.kind == "count" else 1
    return min(known) / days, max(known) / days


def _told(item: Observation) -> str:
    return f"{figure(item)} {item.measure} ({wording.period(item.period)})"


def _span(items: Sequence[Observation]) -> str:
    first, last = items[0].period.first, items[-1].period.first
    if first == last:
        return wording.period(items[0].period)
    head = wording.MONTHS[first.month - 1] + (f" {first.year}" if first.year != last.year else "")
    return f"{head} to {wording.MONTHS[last.month - 1]} {last.year}"


def _short(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:,.1f}"
