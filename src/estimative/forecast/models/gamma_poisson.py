"""Counts over irregular windows: gamma shocks on a Poisson rate whose level walks (negative binomial at any window
length).

Fixed thresholds are exact given the rate (Poisson tails averaged over the drawn rates, no counting noise); relative
ones draw the window and the period before it jointly, because a period that is only partly counted is itself
uncertain. The weights of `PRIOR` were learned on other series, up to the end of 2015 only (`models.prior`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from estimative.errors import UsageError
from estimative.forecast.chain import MONTH, filtered
from estimative.forecast.model import Chance, Predictive
from estimative.forecast.models.prior import WEIGHTS
from estimative.forecast.paths import EACH, SETS, Paths
from estimative.forecast.poisson import log_pmf, passes
from estimative.forecast.series import Series
from estimative.model.judgments import Threshold
from estimative.model.times import Period
from estimative.score.compare import OPS

Array = NDArray[np.float64]

PRIOR: Array = np.array(WEIGHTS)
FURTHEST = 20 * 366
"""Days from the last count to the end of the window, at most."""


class GammaPoisson:
    """The count model. Needs one observed window at least; raises `UsageError` for an empty series."""

    name = "gamma-poisson"

    def __init__(self, prior: Array | None = None, *, sets: int = SETS, each: int = EACH) -> None:
        """`prior` weighs (walk, shape) pairs; `sets` × `each` paths are drawn."""
        chosen = PRIOR if prior is None else prior
        self._prior, self._sets, self._each = chosen / chosen.sum(), sets, each

    def fit(self, series: Series, window: Period, seed: int, *, previous: Period | None = None) -> Predictive:
        """Filter the series and draw the window (and the previous period) jointly."""
        if not series.windows:
            raise UsageError(
                f"the series {series.name} is empty", hint="name a series that the store holds at the cut-off"
            )
        ahead = (window.last - series.windows[-1].last).days
        if ahead > FURTHEST:
            years = f"{ahead / 365.25:.0f} years"
            raise UsageError(
                f"the window ends {years} after the last count", hint="a series this old says nothing of it"
            )
        fit = filtered(series, self._prior)
        paths = Paths(series, fit, seed=seed, until=window.last, sets=self._sets, each=self._each)
        return CountPredictive(series, paths, window, previous, seed)


class CountPredictive:
    """The predictive distribution of a count in a window, with the period before it."""

    floor = False

    def __init__(self, series: Series, paths: Paths, window: Period, previous: Period | None, seed: int) -> None:
        self._series, self._window, self._previous = series, window, previous
        self._paths, self._seed = paths, seed
        self._mean = paths.intensity(window)
        self._known = paths.observed(window)
        self.warnings: tuple[str, ...] = ()

    def counts(self) -> Array:
        """Drawn counts of the window."""
        rng = np.random.default_rng([self._seed, 4])
        drawn: Array = rng.poisson(np.minimum(self._mean, 1e12)).astype(np.float64)
        return drawn if self._known is None else drawn + self._known

    def before(self) -> Array:
        """Drawn counts of the previous period: reported where it was counted, simulated where it was not."""
        assert self._previous is not None
        rng = np.random.default_rng([self._seed, 5])
        known = self._paths.observed(self._previous)
        open_: Array = rng.poisson(np.minimum(self._paths.intensity(self._previous), 1e12)).astype(np.float64)
        return open_ if known is None else open_ + known

    def chance(self, threshold: Threshold) -> Chance:
        """P, and its 90 % interval over the drawn parameter sets (walk, shape, present level)."""
        if threshold.relative:
            hit = OPS[threshold.op](self.counts(), threshold.value * self.before())
            each: Array = np.asarray(hit, dtype=np.float64)
        elif self._known is None:
            each = passes(threshold, self._mean)
        else:
            each = np.asarray(OPS[threshold.op](self.counts(), threshold.value), dtype=np.float64)
        by_set = each.mean(axis=1)
        low, high = np.quantile(by_set, [0.05, 0.95])
        return Chance(float(each.mean()), float(low), float(high))

    def quantiles(self, levels: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
        """Quantiles of the drawn counts."""
        values = np.quantile(self.counts(), levels, method="inverted_cdf")
        return tuple((level, float(value)) for level, value in zip(levels, values, strict=True))

    def log_pmf(self, count: float) -> float:
        """ln P(count), the Poisson mass averaged over the drawn rates. For scoring."""
        logs = log_pmf(count, self._mean)
        top = float(logs.max())
        return top + float(np.log(np.exp(logs - top).mean()))

    def why(self) -> tuple[str, ...]:
        """The level the series was at, and where the model expects the window to be."""
        last = self._series.windows[-1]
        (_, low), (_, middle), (_, high) = self.quantiles((0.05, 0.5, 0.95))
        now, mean = last.rate * MONTH, self._series.rate * MONTH
        counted = f"The last counted window ({last.first} to {last.last}) ran at {now:.1f} a month"
        expected = f"the model expects {middle:.0f} (90 %: {low:.0f} to {high:.0f})"
        return (
            f"{counted}, the whole series at {mean:.1f}.",
            f"For the {self._window.days} days of the window {expected}.",
        )
