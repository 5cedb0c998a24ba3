"""The hidden rate behind irregular counts: a random walk of the log rate on a grid, filtered exactly.

State: x = log rate − centre, a birth-death chain in continuous time on a grid (spacing `STEP`) that matches a
random walk of standard deviation σ a square-root month with pull φ a month towards the centre. Counts: y ~ NB(mean
e·λ, shape k·months), that is, monthly gamma shocks of shape k on the rate, which average out over longer windows (a
Pólya process: windows of different lengths are treated alike). Every (σ, φ, k) of `HYPER` is filtered side by side
and weighted by prior × evidence, which is where a short series is shrunk towards what other series were like. A
count given as low–best–high enters as a mixture of its three values.
"""

from __future__ import annotations

from functools import cache
from math import lgamma, log

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from estimative.forecast.series import Series, Window

Array = NDArray[np.float64]

MONTH = 30.4375
STEP = 0.2
GRID: Array = np.arange(-35, 26, dtype=np.float64) * STEP
"""Log rate relative to the centre: from e^-7 to e^5 of the mean rate."""
SIGMAS = (0.1, 0.2, 0.35, 0.55, 0.85)
PULLS = (0.0, 0.03, 0.1)
SHAPES = (0.25, 0.6, 1.5, 4.0, 12.0, 60.0)
REPORTED = (0.2, 0.6, 0.2)
"""Weights of low, best and high where a report gives a range."""
LOOK_BACK = 72
"""Windows used, the newest; older ones no longer move the filter."""


class Fit(Struct, frozen=True):
    """The filtered state at the middle of the last window: weights over (walk, shape, grid), and the centre."""

    weights: Array
    centre: float
    evidence: float


def walks() -> tuple[tuple[float, float], ...]:
    """The (σ, φ) pairs in the order of the first axis of `Fit.weights`."""
    return tuple((sigma, pull) for sigma in SIGMAS for pull in PULLS)


def centre_of(series: Series) -> float:
    """The log of the mean rate, half an event added so that silence has one."""
    used = series.windows[-LOOK_BACK:]
    return log((sum(w.best for w in used) + 0.5) / sum(w.exposure for w in used))


def filtered(series: Series, prior: Array) -> Fit:
    """Run the filter over the series. `prior` weighs (walk, shape) pairs; the series needs at least one window."""
    centre = centre_of(series)
    start = np.exp(-0.5 * (GRID / 1.5) ** 2)
    belief = prior[:, :, None] * (start / start.sum())
    evidence, middle = 0.0, None
    for window in series.windows[-LOOK_BACK:]:
        days = 0 if middle is None else max(0, round(window.middle - middle))
        likelihood, scale = _likelihood(window, centre)
        belief = _moved(belief, days) * likelihood
        total = float(belief.sum())
        evidence += scale + log(max(total, 1e-300))
        belief = belief / total if total > 0 else np.full_like(belief, 1 / belief.size)
        middle = window.middle
    return Fit(belief, centre, evidence)


def _moved(belief: Array, days: int) -> Array:
    out: Array = belief if days == 0 else np.matmul(belief, _kernel(days))
    return out


@cache
def _kernel(days: int) -> Array:
    """Transition matrices over a number of days, one for each walk, by halving."""
    if days == 1:
        return _day()
    half = _kernel(days // 2)
    whole = np.matmul(half, half)
    out: Array = np.matmul(whole, _day()) if days % 2 else whole
    return out


@cache
def _day() -> Array:
    """One day's transition matrices: exp(Q/30.4375) with Q the generator of each walk."""
    size = len(GRID)
    found = np.empty((len(walks()), size, size))
    for at, (sigma, pull) in enumerate(walks()):
        drift = -pull * GRID
        spread = sigma**2 / (2 * STEP**2)
        up, down = spread + np.maximum(drift, 0) / STEP, spread + np.maximum(-drift, 0) / STEP
        up[-1] = down[0] = 0.0
        generator = np.diag(up[:-1], 1) + np.diag(down[1:], -1) - np.diag(up + down)
        matrix = np.eye(size) + generator / MONTH / 2**12
        for _ in range(12):
            matrix = matrix @ matrix
        found[at] = matrix
    return found


def _likelihood(window: Window, centre: float) -> tuple[Array, float]:
    """(shape, grid) likelihood of one window, its reporting range integrated, divided by exp of the second value."""
    values, weights = (window.low, window.best, window.high), REPORTED
    if window.low == window.high:
        values, weights = (window.best,) * 3, (0.0, 1.0, 0.0)
    logs = [_negative_binomial(value, window.exposure, centre) for value in values]
    scale = max(float(item.max()) for item in logs)
    mixed: Array = np.zeros_like(logs[0])
    for weight, item in zip(weights, logs, strict=True):
        mixed = mixed + weight * np.exp(item - scale)
    return mixed, scale


def _negative_binomial(count: float, exposure: int, centre: float) -> Array:
    """ln NB(count | mean exposure·rate, shape k·months) on (shape, grid)."""
    mean = exposure * np.exp(GRID + centre)
    rows = []
    for shape in SHAPES:
        r = shape * exposure / MONTH
        constant = lgamma(count + r) - lgamma(r) - lgamma(count + 1)
        rows.append(constant - r * np.log1p(mean / r) + count * (np.log(mean) - np.log(r + mean)))
    return np.array(rows)
