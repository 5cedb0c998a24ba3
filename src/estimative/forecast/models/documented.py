"""At least so many cross-border events, where only a collection of documented incidents exists: a floor, never a rate.

The qualifying incidents documented in the look-back are a lower bound of what happened, so the Gamma posterior of
the rate (Jeffreys: shape n + ½ over the days looked back on) gives a lower bound of the probability. How much lies
above it, the data cannot say.
"""

from __future__ import annotations

from math import ceil, exp, floor, lgamma, log

import numpy as np

from estimative.errors import UsageError
from estimative.forecast.model import Chance, Predictive
from estimative.forecast.poisson import at_least
from estimative.forecast.series import Series
from estimative.model.judgments import Threshold
from estimative.model.times import Period

WARNING = "a floor, not a forecast: it counts the incidents that somebody documented and cannot see the others"
EXACT = 1000
"""Thresholds up to this are summed; beyond it the drawn rates are precise enough."""


class DocumentedFloor:
    """The floor model. Raises `UsageError` where nothing was looked back on, or the question asks for few instead
    of many."""

    name = "documented-floor"

    def fit(self, series: Series, window: Period, seed: int, *, previous: Period | None = None) -> Predictive:  # noqa: ARG002
        """Take the documented events of the look-back as they are."""
        if not series.windows:
            raise UsageError(
                f"nothing is documented before the cut-off ({series.name})", hint="collect incidents first"
            )
        return FloorPredictive(round(sum(w.best for w in series.windows)), series.exposure, window, seed)


class FloorPredictive:
    """P(at least k) in the window from n documented events over so many days."""

    floor = True
    warnings: tuple[str, ...] = (WARNING,)

    def __init__(self, count: int, days: int, window: Period, seed: int) -> None:
        self._count, self._days, self._window, self._seed = count, days, window, seed

    def chance(self, threshold: Threshold) -> Chance:
        """The closed form (negative binomial tail) and its interval over the rate."""
        if threshold.relative or threshold.op not in (">", ">="):
            raise UsageError(
                "documented incidents give no rate to compare", hint="name a series of counts in the question"
            )
        k = ceil(threshold.value) if threshold.op == ">=" else floor(threshold.value) + 1
        rates = np.random.default_rng([self._seed, 13]).gamma(self._count + 0.5, self._window.days / self._days, 50_000)
        low, high = at_least(k, np.quantile(rates, [0.05, 0.95]))
        whole = 1 - sum(self._mass(j) for j in range(k)) if k <= EXACT else float(at_least(k, rates).mean())
        return Chance(whole, float(low), float(high))

    def _mass(self, j: int) -> float:
        shape, odds = self._count + 0.5, self._days / (self._days + self._window.days)
        return exp(lgamma(j + shape) - lgamma(shape) - lgamma(j + 1) + shape * log(odds) + j * log(1 - odds))

    def quantiles(self, levels: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
        """Quantiles of the count, as far as it would be documented."""
        found, total, j = [], 0.0, -1
        for level in sorted(levels):
            while total < level and j < 100_000:
                j += 1
                total += self._mass(j)
            found.append((level, float(max(j, 0))))
        return tuple(found)

    def why(self) -> tuple[str, ...]:
        """What was documented."""
        noun = "event" if self._count == 1 else "events"
        said = f"{self._count} qualifying {noun} documented in the {self._days} days looked back on."
        none = ("With none, the number is what Jeffreys' prior alone allows for.",) if not self._count else ()
        return (said, *none)
