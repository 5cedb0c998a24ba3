"""Joint paths of counts: what was observed, what fell into gaps, and what is to come, drawn together.

`sets` parameter sets (walk, shape, state) are drawn from the fit by stratified sampling, `each` paths from every
set. Steps of one month start the day after the last observation, whatever is asked, so a longer window repeats the
shorter one's path and adds to it: P within 6 months can never exceed P within 12.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import ceil

import numpy as np
from numpy.typing import NDArray

from estimative.forecast.chain import GRID, MONTH, REPORTED, SHAPES, STEP, Fit, walks
from estimative.forecast.series import Series, Window
from estimative.model.times import Period
from estimative.score.windows import inside, length, minus

Array = NDArray[np.float64]

SETS, EACH = 160, 250
CEILING = 2.0
"""A future level (before its monthly shock) goes no higher than this times the highest rate of any window so far.
Of 1.2, 2, 3, 5, 10 and none, 2 had the best log score on windows up to 2015 (see `models.prior`)."""


class Paths:
    """Simulated futures of one series; shapes are (sets, paths of each). Reproducible from the seed."""

    def __init__(self, series: Series, fit: Fit, *, seed: int, until: date, sets: int = SETS, each: int = EACH) -> None:
        self._series, self._seed, self._shape = series, seed, (sets, each)
        self._start = series.windows[-1].last + timedelta(days=1)
        rng = np.random.default_rng([seed, 1])
        highest = max((w.best + 0.5) / w.exposure for w in series.windows)
        self._top = min(float(GRID[-1]), float(np.log(highest * CEILING)) - fit.centre)
        self._draw_parameters(fit, rng)
        self._rates = self._walk(fit, until)

    def _draw_parameters(self, fit: Fit, rng: np.random.Generator) -> None:
        flat = fit.weights.ravel()
        sets = self._shape[0]
        points = (np.arange(sets) + rng.random(sets)) / sets
        index = np.minimum(np.searchsorted(np.cumsum(flat) / flat.sum(), points), flat.size - 1)
        walk, shape, state = np.unravel_index(index, fit.weights.shape)
        pairs = np.array(walks())
        self._sigma, self._pull = pairs[walk, 0][:, None], pairs[walk, 1][:, None]
        self._k = np.array(SHAPES)[shape][:, None]
        self._x = (GRID[state] + STEP * (rng.random(sets) - 0.5))[:, None] * np.ones(self._shape)

    def _walk(self, fit: Fit, until: date) -> list[Array]:
        """Rates a day for each step from the day after the last observation."""
        rng = np.random.default_rng([self._seed, 2])
        window = self._series.windows[-1]
        gap = max(0.0, window.last.toordinal() - window.middle) / MONTH
        x, rates = self._moved(self._x, gap + 0.5, rng), []
        for _ in range(max(0, ceil(((until - self._start).days + 1) / MONTH))):
            shock = rng.gamma(np.broadcast_to(self._k, self._shape)) / self._k
            rates.append(np.exp(x + fit.centre) * shock)
            x = self._moved(x, 1.0, rng)
        return rates

    def _moved(self, x: Array, months: float, rng: np.random.Generator) -> Array:
        step = rng.standard_normal(self._shape) * self._sigma * np.sqrt(months)
        out: Array = np.clip(x * np.exp(-self._pull * months) + step, GRID[0], self._top)
        return out

    def intensity(self, period: Period) -> Array:
        """Expected counts of the days of the period after the last observation, one for each path."""
        out = np.zeros(self._shape)
        for at, rate in enumerate(self._rates):
            first = self._start.toordinal() + at * MONTH
            share = min(period.last.toordinal() + 1, first + MONTH) - max(period.first.toordinal(), first)
            if share > 0:
                out += rate * share
        return out

    def observed(self, period: Period) -> Array | None:
        """Counts of the days of the period up to the last observation; None where none of them is counted or
        missing."""
        past = inside((period,), Period(date.min, self._start - timedelta(days=1)))
        if not past:
            return None
        rng = np.random.default_rng([self._seed, 3, period.first.toordinal()])
        counts = np.zeros(self._shape)
        for window in self._series.windows:
            days = length(inside(window.days, period))
            if days:
                counts += self._part(window, days, rng)
        missing = minus(past, tuple(day for window in self._series.windows for day in window.days))
        for hole in missing:
            counts += self._filled(hole, rng)
        return counts

    def _part(self, window: Window, days: int, rng: np.random.Generator) -> Array:
        """The reported count, its range drawn from; of a straddling window the part inside (beta-binomial)."""
        whole: Array = rng.choice([window.low, window.best, window.high], size=self._shape, p=REPORTED)
        if days == window.exposure:
            return whole
        months = window.exposure / MONTH
        share = days / window.exposure
        mass = np.broadcast_to(self._k * months, self._shape)
        split = rng.beta(mass * share, mass * (1 - share))
        out: Array = rng.binomial(np.rint(whole).astype(np.int64), np.clip(split, 0, 1)).astype(np.float64)
        return out

    def _filled(self, hole: Period, rng: np.random.Generator) -> Array:
        """Counts of days between observations, at a rate between those on either side."""
        middle = (hole.first.toordinal() + hole.last.toordinal()) / 2
        before = [w for w in self._series.windows if w.middle <= middle]
        after = [w for w in self._series.windows if w.middle > middle]
        sides = [*before[-1:], *after[:1]]
        away = [max(1.0, abs(w.middle - middle)) for w in sides]
        logs = [np.log((w.best + 0.5) / w.exposure) for w in sides]
        level = sum(v / a for v, a in zip(logs, away, strict=True)) / sum(1 / a for a in away)
        spread = self._sigma * np.sqrt(min(away) / MONTH)
        months = np.broadcast_to(self._k * max(hole.days / MONTH, 0.1), self._shape)
        shock = rng.gamma(months) / months
        rate = np.exp(level + spread * rng.standard_normal(self._shape)) * shock
        out: Array = rng.poisson(np.minimum(rate * hole.days, 1e12)).astype(np.float64)
        return out
