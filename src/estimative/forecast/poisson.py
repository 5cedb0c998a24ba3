"""Poisson tails without scipy: P(N ≥ k) = P(k, m), the regularised lower incomplete gamma function.

Series below m = k + 1, continued fraction above (Abramowitz & Stegun 6.5.29, 6.5.31); about 1e-12 everywhere.
"""

from __future__ import annotations

from math import ceil, erf, floor, lgamma, sqrt

import numpy as np
from numpy.typing import NDArray

from estimative.model.judgments import Threshold

Array = NDArray[np.float64]
LARGE = 200_000


def at_least(k: int, mean: Array) -> Array:
    """P(N ≥ k) for N Poisson with each of these means. Never decreasing in the mean, never increasing in k."""
    if k <= 0:
        return np.ones_like(mean)
    mean = np.maximum(mean, 1e-300)
    if k > LARGE:
        return _normal(k, mean)
    small = mean < k + 1
    out = np.empty_like(mean)
    out[small] = _series(k, mean[small])
    out[~small] = 1 - _fraction(k, mean[~small])
    return np.clip(out, 0.0, 1.0)


def log_pmf(y: float, mean: Array) -> Array:
    """ln P(N = y) for each of these means."""
    mean = np.maximum(mean, 1e-300)
    out: Array = y * np.log(mean) - mean - lgamma(y + 1)
    return out


def passes(threshold: Threshold, mean: Array) -> Array:
    """P(N op value) for a fixed threshold."""
    value = threshold.value
    if threshold.op == ">=":
        return at_least(ceil(value), mean)
    if threshold.op == ">":
        return at_least(floor(value) + 1, mean)
    if threshold.op == "<=":
        return 1 - at_least(floor(value) + 1, mean)
    if threshold.op == "<":
        return 1 - at_least(ceil(value), mean)
    return at_least(int(value), mean) - at_least(int(value) + 1, mean) if value == int(value) else np.zeros_like(mean)


def _normal(k: int, mean: Array) -> Array:
    """Wilson and Hilferty's cube root: from `LARGE` on better than 1e-6, and its cost does not grow with k."""
    z = (np.cbrt(mean / float(k)) - (1 - 1 / (9 * float(k)))) * sqrt(9 * float(k))
    out: Array = 0.5 * (1 + np.vectorize(erf, otypes=[np.float64])(z / sqrt(2)))
    return out


def _lead(k: int, mean: Array) -> Array:
    out: Array = np.exp(k * np.log(mean) - mean - lgamma(k))
    return out


def _series(k: int, mean: Array) -> Array:
    term = np.full_like(mean, 1.0 / k)
    total = term.copy()
    step = k
    while term.size and float(term.max()) > 1e-15 * float(total.min()):
        step += 1
        term = term * mean / step
        total = total + term
    return total * _lead(k, mean)


def _fraction(k: int, mean: Array) -> Array:
    """Q(k, m) by Lentz's method."""
    b = mean + 1 - k
    c = np.full_like(mean, 1e300)
    d = 1 / b
    h = d.copy()
    for i in range(1, 10_000):
        a = -i * (i - k)
        b = b + 2
        d = 1 / _nonzero(a * d + b)
        c = _nonzero(b + a / c)
        delta = c * d
        h = h * delta
        if not delta.size or float(np.abs(delta - 1).max()) < 1e-14:
            break
    return h * _lead(k, mean)


def _nonzero(x: Array) -> Array:
    return np.where(np.abs(x) < 1e-300, 1e-300, x)
