"""At least so many cross-border events, where only a collection of documented incidents exists: a floor, never a rate.

The rate used is the exact one-sided 95 % lower confidence bound of a Poisson rate (Garwood, Biometrika 28, 1936): the
rate at which n or more documented events would still come up with probability 0.05. Its exposure is the whole period
looked back on, days before the store begins counted as empty, so that knowing less never raises the number. More
events raise it, more days lower it; without a qualifying event the bound is 0 and there is no floor at all. Nothing
bounds the probability from above, so a floor has neither an interval nor quantiles.
"""

from __future__ import annotations

from math import ceil, floor

import numpy as np

from estimative.errors import UsageError
from estimative.forecast.model import Chance, Predictive
from estimative.forecast.poisson import at_least
from estimative.forecast.series import Series
from estimative.model.judgments import Threshold
from estimative.model.times import Period

WARNING = "a floor, not a forecast: it counts the incidents that somebody documented and cannot see the others"
TAIL = 0.05
LEAST = 0.01
"""A floor below one per cent says nothing and is not given."""


class DocumentedFloor:
    """The floor model. Raises `UsageError` where no qualifying event is documented, or the question asks for few
    instead of many."""

    name = "documented-floor"

    def fit(self, series: Series, window: Period, seed: int, *, previous: Period | None = None) -> Predictive:  # noqa: ARG002
        """Take the documented events of the look-back as they are; the exposure is all of `previous`."""
        if not series.windows:
            raise UsageError(
                f"nothing is documented before the cut-off ({series.name})", hint="collect incidents first"
            )
        count = round(sum(w.best for w in series.windows))
        if not count:
            raise UsageError(
                f"no documented case in the {series.exposure} days looked back on: the list gives no floor"
            )
        return FloorPredictive(count, series.exposure, window, asked=previous.days if previous else 0)


class FloorPredictive:
    """A lower bound of P(at least k) in the window from n ≥ 1 documented events over so many days."""

    floor = True
    warnings: tuple[str, ...] = (WARNING,)

    def __init__(self, count: int, seen: int, window: Period, *, asked: int) -> None:
        self._count, self._seen, self._days, self._window = count, seen, max(seen, asked), window

    def chance(self, threshold: Threshold) -> Chance:
        """The Poisson tail at the bound of the rate; nothing is known above it. Raises `UsageError` below `LEAST`."""
        if threshold.relative or threshold.op not in (">", ">="):
            raise UsageError(
                "documented incidents give no rate to compare", hint="name a series of counts in the question"
            )
        k = ceil(threshold.value) if threshold.op == ">=" else floor(threshold.value) + 1
        mean = least_mean(self._count) * self._window.days / self._days
        p = float(at_least(k, np.array([mean]))[0])
        if p < LEAST:
            raise UsageError(f"{self._said()} are too few: a floor of at least {k} would lie below 1 %")
        return Chance(p, p, 1.0)

    def quantiles(self, levels: tuple[float, ...]) -> tuple[tuple[float, float], ...]:  # noqa: ARG002
        """None: a lower bound has no distribution."""
        return ()

    def why(self) -> tuple[str, ...]:
        """What was documented, and what is made of it."""
        bound = f"{least_mean(self._count):.2f} in as many days"
        return (f"{self._said()}.", f"That many rule out (95 %, one-sided) an expectation below {bound}.")

    def _said(self) -> str:
        part = f"{self._seen} of " if self._seen < self._days else ""
        noun = "event" if self._count == 1 else "events"
        return f"{self._count} qualifying {noun} documented in {part}the {self._days} days looked back on"


def least_mean(count: int) -> float:
    """The smallest Poisson mean at which `count` or more have probability `TAIL`, by bisection; 0 for no event."""
    low, high = 0.0, float(count)
    for _ in range(60 if count else 0):
        middle = (low + high) / 2
        above = float(at_least(count, np.array([middle]))[0]) > TAIL
        low, high = (low, middle) if above else (middle, high)
    return low
