"""Daily rates of one publisher before and after a turning point, and the chance that the later one is higher.

The rates are Poisson with Jeffreys' prior, so P(increase) is a tail of a Beta distribution (Gelman et al.,
Bayesian Data Analysis, 3rd ed., §2.6).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from math import exp, lgamma, log

from msgspec import Struct

from estimative.ground import wording
from estimative.ground.evidence import figure
from estimative.ground.words import fold
from estimative.model.events import Observation
from estimative.model.times import Period

SHARE = 0.9
"""A count belongs to a side when at least this share of its days does."""
SHORT = 28
"""Counts over fewer days are snapshots, not rates."""
LEVELS = ("fighters", "members", "strength")


class Side(Struct, frozen=True):
    """Counts of one series that do not overlap, taken together; a single level otherwise."""

    items: tuple[Observation, ...]

    @property
    def count(self) -> float:
        """The sum of the counts."""
        return sum(value(item) or 0.0 for item in self.items)

    @property
    def days(self) -> int:
        """The days that are covered."""
        return sum(item.period.days for item in self.items)

    def words(self) -> str:
        """152 (19 August 2021 to 31 December 2021)"""
        period = Period(self.items[0].period.first, self.items[-1].period.last)
        shown = figure(self.items[0]) if len(self.items) == 1 else wording.number(self.count)
        return f"{shown} ({wording.period(period)})"


class Comparison(Struct, frozen=True):
    """Counts of one publisher before and after. `rise` is P(daily rate after > before); `ratio` of the daily rates."""

    before: Side
    after: Side
    ratio: float
    rise: float

    @property
    def items(self) -> tuple[Observation, ...]:
        """The observations compared."""
        return (*self.before.items, *self.after.items)

    def words(self) -> str:
        """The comparison for a reader: series, both counts with their periods, ratio of daily rates."""
        what = "×" if level(self.before.items[0]) else "daily rate ×"
        return f"{self.items[0].series}: {self.before.words()} → {self.after.words()}, {what}{self.ratio:.2g}"


def compare(series: Iterable[Observation], pivot: Period, stated: Period) -> list[Comparison]:
    """Every pair of counts of one series and measure across the turning point: the counts after it that lie
    mostly in the stated period, and their two baselines."""
    groups: dict[tuple[str, str], list[Observation]] = {}
    for item in series:
        groups.setdefault((item.series, item.measure), []).append(item)
    found: list[Comparison] = []
    for key in sorted(groups):
        items = [o for o in groups[key] if value(o) is not None and (o.period.days >= 7 or level(o))]
        after = [o for o in items if _share_after(o, pivot) >= SHARE and 2 * o.period.overlap(stated) >= o.period.days]
        before = [o for o in items if _share_before(o, pivot) >= SHARE and (level(o) or o.period.days >= SHORT)]
        if after and before and (level(after[0]) or together(after).days >= SHORT):
            late = together(after)
            found += [pair(base, late) for base in baselines(late, before)]
    return found


def together(items: list[Observation]) -> Side:
    """The longest counts of a series that do not overlap; of levels the last."""
    if level(items[0]):
        return Side((max(items, key=lambda o: (o.period.last, o.known, o.id)),))
    kept: list[Observation] = []
    for item in sorted(items, key=lambda o: (-o.period.days, o.period.first, o.id)):
        if not any(item.period.overlap(other.period) for other in kept):
            kept.append(item)
    return Side(tuple(sorted(kept, key=lambda o: o.period.first)))


def baselines(late: Side, before: list[Observation]) -> list[Side]:
    """The same months a year earlier, where counted, and the count that ends last before the turn."""
    first, days = late.items[0].period.first, late.days
    season = [o for o in before if abs((first - o.period.first).days - 365) <= 20 and abs(o.period.days - days) <= 20]
    last = max(before, key=lambda o: (o.period.last, o.period.days, o.id))
    return [Side((item,)) for item in dict.fromkeys((*season[:1], last))]


def pair(before: Side, after: Side) -> Comparison:
    """Compare two sides by daily rate, or two levels as they are."""
    a, b = before.items[0], after.items[0]
    if level(a):
        low, high = _bounds(b), _bounds(a)
        rise = 1.0 if low[0] > high[1] else 0.0 if low[1] < high[0] else 0.5
        return Comparison(before, after, after.count / before.count if before.count else float("inf"), rise)
    k0, k1, d0, d1 = before.count, after.count, before.days, after.days
    ratio = (k1 / d1) / (k0 / d0) if k0 else float("inf")
    return Comparison(before, after, ratio, 1 - beta_cdf(d1 / (d0 + d1), k1 + 0.5, k0 + 0.5))


def _bounds(item: Observation) -> tuple[float, float]:
    middle = value(item) or 0.0
    return (item.low if item.low is not None else middle), (item.high if item.high is not None else middle)


def level(item: Observation) -> bool:
    """Whether an observation is a level (a strength), not a count over a period."""
    return any(word in fold(item.measure) for word in LEVELS)


def value(item: Observation) -> float | None:
    """The best figure of an observation, else the middle of its range, else its bound."""
    if item.best is not None:
        return item.best
    known = [v for v in (item.low, item.high) if v is not None]
    return sum(known) / len(known) if known else None


def beta_cdf(x: float, a: float, b: float) -> float:
    """P(X ≤ x) for X ~ Beta(a, b), by the continued fraction of Abramowitz & Stegun 26.5.8 (modified Lentz)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    tiny, c, d = 1e-300, 1.0, 0.0
    total = 1.0
    for step in range(400):
        m = step // 2
        if step == 0:
            term = 1.0
        elif step % 2 == 0:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / _off(1 + term * d, tiny)
        c = _off(1 + term / c, tiny)
        total *= c * d
        if abs(1 - c * d) < 1e-12:
            break
    return min(1.0, max(0.0, front * (total - 1)))


def _off(number: float, tiny: float) -> float:
    return number if abs(number) > tiny else tiny


def _share_after(item: Observation, pivot: Period) -> float:
    return item.period.overlap(Period(pivot.first, max(item.period.last, pivot.first))) / item.period.days


def _share_before(item: Observation, pivot: Period) -> float:
    """Days up to the turn: the last day of the turning month for a month, the day before for a day."""
    last = pivot.last if pivot.days > 1 else pivot.first - timedelta(1)
    return item.period.overlap(Period(min(item.period.first, last), last)) / item.period.days
