"""Whether changes of one monthly series come before changes of another more than chance would have it.

Lagged cross-correlation of the monthly changes (of logarithms; of square roots where there are zeros), the driver
leading by 0 to L months. Before that, each series loses its yearly cycle (harmonics) and its own memory (an
autoregression): two series that merely share a season or a slow pace correlate without having to do with each other,
and the residuals of each on its own past do not (Haugh 1976). Then two tests of honesty. *Placebo leads*: the same
correlation with the effect leading by 1 to L months; a cause cannot work backwards, so a link that is as strong there
is no link of cause to effect. *The null*: the effect's months are cut into short blocks, put in random order, and
the largest correlation is taken again; the p-value is the share of orders that do at least as well. Taking the largest
over the lags inside each order pays for looking at several lags. That the past of one series tells of another is what
Granger (1969) asks, and it is all that is asked: two series with a common cause pass as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

LEAST = 24
"""Joint months below which nothing is said."""
ORDERS = 999
BLOCK = 3
SEED = 20_220_709
LEVEL = 0.03
"""The p-value asked for: simulation (benchmarks.drivers) shows that it keeps false alarms at 5 % or less."""
Floats = NDArray[np.float64]
Values: TypeAlias = Sequence[float] | Floats


class Association(Struct, frozen=True, kw_only=True):
    """The outcome. `lag` is the months by which the driver leads at the strongest correlation `r` in the stated
    direction; `p` the share of block orders that do as well; `lead` and `lead_p` the same with the effect leading.
    """

    n: int
    lag: int = 0
    r: float = 0.0
    p: float = 1.0
    lead: int = 0
    lead_r: float = 0.0
    lead_p: float = 1.0

    @property
    def short(self) -> bool:
        """Whether there are too few joint months to tell."""
        return self.n < LEAST

    @property
    def shown(self) -> bool:
        """Whether the driver's lead is unlikely under the null and stronger than every placebo lead."""
        return not self.short and self.p < LEVEL and self.r > self.lead_r

    @property
    def backwards(self) -> bool:
        """Whether it is the effect that leads, clearly, and the driver does not."""
        return not self.short and self.lead_p < LEVEL / 3 and self.p >= LEVEL and self.lead_r > self.r


def associate(driver: Values, effect: Values, *, lags: int = 6, sign: int = 1, first_month: int = 1) -> Association:
    """Test two series of the same consecutive months.

    `sign` is +1 where more of the driver should bring more of the effect, −1 for less, 0 for either. `first_month`
    (1 to 12) is the calendar month of the first value: from 36 months on, what recurs every year is taken out.
    """
    n = len(driver)
    lags = max(1, min(lags, n // 4))
    if n != len(effect) or n < LEAST:
        return Association(n=min(n, len(effect)))
    season = _season(n - 1, first_month)
    x, y = _left(driver, season), _left(effect, season)
    if not x.any() or not y.any():
        return Association(n=n)
    season = season[-len(y) :]
    rows = np.vstack([y, y[_orders(len(y))]])
    rows -= (rows @ season) @ np.linalg.pinv(season)
    late, early = _correlations(x, rows, range(lags + 1), sign), _correlations(x, rows, range(-lags, 0), sign)
    lag, p = _best(late)
    lead, lead_p = _best(early)
    return Association(
        n=n,
        lag=lag,
        r=round(float(late[0, lag]), 3),
        p=p,
        lead=lags - lead,
        lead_r=round(float(early[0, lead]), 3),
        lead_p=lead_p,
    )


def _best(table: Floats) -> tuple[int, float]:
    """The column of the strongest value of the first row, and how often the other rows do as well."""
    top = table.max(axis=1)
    better = int(np.count_nonzero(top[1:] >= top[0] - 1e-12))
    return int(table[0].argmax()), round((1 + better) / len(top), 4)


def _left(values: Values, season: Floats) -> Floats:
    """What is left of the monthly changes without the season and without what the series' own past foretells."""
    level = np.asarray(values, dtype=np.float64)
    change = _without(np.diff(_even(level)), season)
    order = max(1, min(8, len(change) // 9))
    past = np.column_stack([change[order - k : len(change) - k] for k in range(1, order + 1)])
    left = _without(change[order:], np.column_stack([past, season[order:]]))
    scale = float(left.std())
    return left / scale if scale > 1e-9 else np.zeros_like(left)


def _even(level: Floats) -> Floats:
    """Values on a scale on which a change means the same high and low: logarithms, or square roots where there are
    zeros."""
    if (level > 0).all():
        return np.log(level)
    return np.sqrt(level) if (level >= 0).all() else level


def _without(values: Floats, columns: Floats) -> Floats:
    """The residuals of a least-squares fit."""
    fitted: Floats = columns @ np.linalg.lstsq(columns, values, rcond=None)[0]
    return values - fitted


def _season(n: int, first_month: int) -> Floats:
    """A constant and the yearly and half-yearly waves (from 60 months on the four-monthly ones too) of n changes."""
    months = 2 * np.pi * (first_month + np.arange(n)) / 12
    waves = range(1, 4 if n >= 60 else 3)
    return np.column_stack([np.ones(n), *(wave(k * months) for k in waves for wave in (np.cos, np.sin))])


@lru_cache(maxsize=8)
def _orders(n: int) -> NDArray[np.intp]:
    """`ORDERS` random orders of n months in blocks of `BLOCK`, from a random start; the same for the same n."""
    random = np.random.default_rng(SEED)
    blocks = [np.arange(start, min(start + BLOCK, n)) for start in range(0, n, BLOCK)]
    rows = [np.concatenate([blocks[i] for i in random.permutation(len(blocks))]) for _ in range(ORDERS)]
    starts = random.integers(n, size=(ORDERS, 1))
    return (np.array(rows, dtype=np.intp) + starts) % n


def _correlations(x: Floats, rows: Floats, lags: range, sign: int) -> Floats:
    """Correlation of x with each row, x leading by each lag (negative: following), in the stated direction."""
    n = len(x)
    found = np.empty((len(rows), len(lags)))
    for column, lag in enumerate(lags):
        a = x[: n - lag] if lag >= 0 else x[-lag:]
        b = rows[:, lag:] if lag >= 0 else rows[:, : n + lag]
        a = a - a.mean()
        b = b - b.mean(axis=1, keepdims=True)
        scale = np.sqrt(float(a @ a) * np.einsum("ij,ij->i", b, b))
        found[:, column] = np.divide(b @ a, scale, out=np.zeros(len(rows)), where=scale > 1e-12)
    return found * sign if sign else np.abs(found)
