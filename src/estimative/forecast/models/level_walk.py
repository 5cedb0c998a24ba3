"""Levels from irregular editions: a Gaussian random walk on the log of the upper value, with reporting noise.

Kalman filter in closed form for each step size of `SIGMAS` (a square-root year), weighted by prior × evidence.
Publishers repeat round figures, so the share of editions that repeat the one before is a point mass on "unchanged".
"""

from __future__ import annotations

from itertools import pairwise
from math import erf, exp, log, pi, sqrt

import numpy as np
from msgspec import Struct

from estimative.errors import UsageError
from estimative.forecast.model import Chance, Predictive
from estimative.forecast.series import Series, Window
from estimative.model.judgments import Threshold
from estimative.model.times import Period
from estimative.score.windows import distance

SIGMAS = (0.05, 0.1, 0.2, 0.35, 0.6, 1.0)
PRIOR = (0.1, 0.2, 0.3, 0.25, 0.1, 0.05)
"""Set by hand before any outcome was looked at: a level that doubles or halves within a year (σ ≈ 0.7) is unusual."""
NOISE = 0.15
"""Reporting noise of one edition on the log scale: figures are rounded, and states disagree."""


class State(Struct, frozen=True):
    """Posterior of the log level at the last edition under one step size."""

    mean: float
    variance: float
    sigma: float
    weight: float


class LevelWalk:
    """The level model. Needs one edition at least; raises `UsageError` for an empty series."""

    name = "level-walk"

    def fit(self, series: Series, window: Period, seed: int, *, previous: Period | None = None) -> Predictive:
        """Filter the editions and predict the one at the end of the window."""
        usable = [item for item in series.windows if item.high > 0]
        if not usable:
            raise UsageError(f"the series {series.name} has no edition", hint="name a series that the store holds")
        usable.sort(key=lambda w: (w.last, w.first))
        return LevelPredictive(usable, window, previous, seed)


class LevelPredictive:
    """The predictive distribution of the upper value in the edition at the window's end."""

    floor = False

    def __init__(self, editions: list[Window], window: Period, previous: Period | None, seed: int) -> None:
        self._editions, self._seed = editions, seed
        self._states = _filtered(editions)
        self._years = max(0.0, (window.last - editions[-1].last).days / 365.25)
        self._reference = _nearest(editions, previous).high if previous else editions[-1].high
        pairs = list(pairwise(editions))
        self._repeats = (sum(a.high == b.high for a, b in pairs) + 0.5) / (len(pairs) + 1)
        self.warnings: tuple[str, ...] = (
            "the population counted may change; the probability assumes that it does not",
        )

    def chance(self, threshold: Threshold) -> Chance:
        """P, and its 90 % interval over the step size and the present level."""
        value = threshold.value * (self._reference if threshold.relative else 1.0)
        if value <= 0:
            raise UsageError(f"a level cannot be held against {value:g}", hint="give a threshold above 0")
        whole = sum(s.weight * self._above(log(value), s.mean, s.variance, s.sigma) for s in self._states)
        rng = np.random.default_rng([self._seed, 11])
        pick = rng.choice(len(self._states), 4000, p=[s.weight for s in self._states])
        levels = rng.standard_normal(4000)
        drawn = []
        for at, z in zip(pick, levels, strict=True):
            state = self._states[int(at)]
            drawn.append(self._above(log(value), state.mean + float(z) * sqrt(state.variance), 0.0, state.sigma))
        low, high = (float(v) for v in np.quantile(drawn, [0.05, 0.95]))
        return self._directed(threshold, whole, low, high)

    def _above(self, at: float, mean: float, variance: float, sigma: float) -> float:
        spread = sqrt(variance + sigma**2 * self._years + NOISE**2)
        return 0.5 * (1 - erf((at - mean) / spread / sqrt(2)))

    def _directed(self, threshold: Threshold, *above: float) -> Chance:
        """Turn P(above) into P(op), with the mass of an unchanged figure where the threshold is the old value
        itself."""
        tie = self._repeats if threshold.relative and threshold.value == 1 else 0.0
        if threshold.op == "=":
            return Chance(tie, tie, tie)
        up = threshold.op in (">", ">=")
        moved = [(1 - tie) * (p if up else 1 - p) for p in above]
        stays = tie if threshold.op in (">=", "<=") else 0.0
        whole, *ends = (stays + p for p in moved)
        return Chance(whole, min(ends), max(ends))

    def quantiles(self, levels: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
        """Quantiles of the next upper value, by bisection on the mixture."""
        return tuple((level, self._quantile(level)) for level in levels)

    def _quantile(self, level: float) -> float:
        low, high = -5.0, 30.0
        for _ in range(60):
            middle = (low + high) / 2
            below = 1 - sum(s.weight * self._above(middle, s.mean, s.variance, s.sigma) for s in self._states)
            low, high = (middle, high) if below < level else (low, middle)
        return round(exp(low), 3)

    def why(self) -> tuple[str, ...]:
        """The last edition, and how often editions repeat or rise."""
        last = self._editions[-1]
        rises = sum(b.high > a.high for a, b in pairwise(self._editions))
        known = f"{len(self._editions)} editions so far, {rises} of them above the one before"
        return (f"The edition of {last.first} to {last.last} gives {last.high:g} at most; {known}.",)


def _nearest(editions: list[Window], previous: Period) -> Window:
    return min(editions, key=lambda w: distance(Period(w.first, w.last), previous.last))


def _filtered(editions: list[Window]) -> list[State]:
    logs = [_filter(editions, sigma) for sigma in SIGMAS]
    top = max(evidence for _, _, evidence in logs)
    raw = [p * exp(evidence - top) for p, (_, _, evidence) in zip(PRIOR, logs, strict=True)]
    return [
        State(mean, variance, sigma, weight / sum(raw))
        for (mean, variance, _), sigma, weight in zip(logs, SIGMAS, raw, strict=True)
    ]


def _filter(editions: list[Window], sigma: float) -> tuple[float, float, float]:
    """Mean, variance and log evidence after the last edition; the first one sets the level."""
    mean, variance, evidence = log(editions[0].high), NOISE**2, 0.0
    for before, item in pairwise(editions):
        years = max(0.0, (item.last - before.last).days / 365.25)
        prior = variance + sigma**2 * years
        total = prior + NOISE**2
        error = log(item.high) - mean
        evidence -= 0.5 * (log(2 * pi * total) + error**2 / total)
        gain = prior / total
        mean, variance = mean + gain * error, prior * (1 - gain)
    return mean, variance, evidence
