"""Posteriors of rates and shares in closed form: the ratio of two rates, a share, and the chance that one is higher.

Counts are Poisson with Jeffreys' prior, so a rate's posterior is a Gamma(k + ½, exposure) and the ratio of two is a
scaled beta-prime: R = (e0 / e1) · B / (1 − B) with B ~ Beta(k1 + ½, k0 + ½) (Gelman et al., Bayesian Data Analysis,
3rd ed., §2.6; Price & Bonett 2000). A count more variable than Poisson enters divided by its dispersion, as in
quasi-Poisson regression (Wedderburn 1974). Shares are binomial with Jeffreys' prior, Beta(k + ½, n − k + ½)
(Brown, Cai & DasGupta 2001).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from math import exp, lgamma, log, log1p

from msgspec import Struct

TAIL = 0.05
"""Mass outside each end of an interval: 90 % lie between."""
OPEN = 1000.0
"""The upper end given where a count has no upper bound."""
_TINY = 1e-300
_STEPS = 5000
_CELLS = 400


class Ratio(Struct, frozen=True):
    """A ratio of two rates with its 90 % interval, and `rise`, the posterior probability that it is above 1."""

    ratio: float
    low: float
    high: float
    rise: float


class Share(Struct, frozen=True):
    """A share with its 90 % interval."""

    share: float
    low: float
    high: float


def ratio(after: float, exposure: float, before: float, earlier: float, *, dispersion: float = 1.0) -> Ratio:
    """The rate `after` / `exposure` over the rate `before` / `earlier`; exposures in the same unit, both above 0.

    `dispersion` is variance over mean, at least 1. Where nothing was counted before, the point is the median.
    """
    spread = max(1.0, dispersion)
    a, b = after / spread + 0.5, before / spread + 0.5
    scale = earlier / exposure

    low, middle, high = (scale * _odds(mass, a, b) for mass in (TAIL, 0.5, 1 - TAIL))
    point = (after / exposure) / (before / earlier) if before > 0 else middle
    return Ratio(point, low, high, beta_cdf(earlier / (exposure + earlier), b, a))


def _odds(mass: float, a: float, b: float) -> float:
    """The quantile of B / (1 − B) for B ~ Beta(a, b), from whichever end keeps its digits."""
    found = beta_quantile(mass, a, b)
    if found <= 0.5:
        return found / (1 - found)
    rest = beta_quantile(1 - mass, b, a)
    return (1 - rest) / rest


def bounded(after: tuple[float, float, float], exposure: float, before: tuple[float, float, float], earlier: float,
            *, dispersion: float = 1.0) -> Ratio:  # fmt: skip
    """The ratio where counts are low, best and high estimates: the interval spans the extremes, and `rise` is taken
    at the extreme nearer to no change. A high of infinity is a count without an upper bound.
    """
    middle = ratio(after[1], exposure, before[1], earlier, dispersion=dispersion)
    if after[0] == after[2] and before[0] == before[2]:
        return middle
    open_top, open_base = after[2] == float("inf"), before[2] == float("inf")
    top = ratio(after[1] if open_top else after[2], exposure, before[0], earlier, dispersion=dispersion)
    base = before[1] if open_base else before[2]
    bottom = ratio(after[0], exposure, base, earlier, dispersion=dispersion)
    low = 0.0 if open_base else bottom.low
    high = OPEN if open_top else top.high
    least, most = (0.0 if open_base else bottom.rise), (1.0 if open_top else top.rise)
    rise = least if least > 0.5 else most if most < 0.5 else 0.5
    return Ratio(middle.ratio, low, high, rise)


def share(part: float, whole: float, *, dispersion: float = 1.0) -> Share:
    """The share `part` of `whole`; `whole` above 0."""
    spread = max(1.0, dispersion)
    a, b = part / spread + 0.5, (whole - part) / spread + 0.5
    return Share(part / whole, beta_quantile(TAIL, a, b), beta_quantile(1 - TAIL, a, b))


def more(after: tuple[float, float], before: tuple[float, float], *, dispersion: float = 1.0) -> float:
    """P(share after > share before), each given as (part, whole): the later share's posterior averaged over the
    earlier one's quantiles."""
    spread = max(1.0, dispersion)
    a1, b1 = after[0] / spread + 0.5, (after[1] - after[0]) / spread + 0.5
    a0, b0 = before[0] / spread + 0.5, (before[1] - before[0]) / spread + 0.5
    total = 0.0
    for cell in range(_CELLS):
        total += 1 - beta_cdf(beta_quantile((cell + 0.5) / _CELLS, a0, b0), a1, b1)
    return total / _CELLS


def dispersion(groups: Iterable[Sequence[tuple[float, float]]]) -> float:
    """Variance over mean of counts around their group's rate (Pearson's χ² over its degrees of freedom), at least 1.

    A group is (count, exposure) for each of its windows; groups have rates of their own. 1 where no group has two.
    """
    total, free = 0.0, 0
    for group in groups:
        counted, exposed = sum(k for k, _ in group), sum(e for _, e in group)
        if len(group) < 2 or counted <= 0:
            continue
        rate = counted / exposed
        total += sum((k - rate * e) ** 2 / (rate * e) for k, e in group)
        free += len(group) - 1
    return max(1.0, total / free) if free else 1.0


@lru_cache(maxsize=8192)
def beta_quantile(mass: float, a: float, b: float) -> float:
    """The x with P(X ≤ x) = `mass` for X ~ Beta(a, b), by bisection; `mass` strictly between 0 and 1."""
    return _bisect(lambda x: beta_cdf(x, a, b), mass)


def _bisect(function: Callable[[float], float], wanted: float) -> float:
    low, high = 0.0, 1.0
    for _ in range(200):
        middle = (low + high) / 2
        if function(middle) < wanted:
            low = middle
        else:
            high = middle
        if high - low <= 1e-10 * high:
            break
    return (low + high) / 2


def beta_cdf(x: float, a: float, b: float) -> float:
    """P(X ≤ x) for X ~ Beta(a, b), by the continued fraction of Abramowitz & Stegun 26.5.8 (modified Lentz)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return min(1.0, max(0.0, front / _fraction(x, a, b)))


def _fraction(x: float, a: float, b: float) -> float:
    """The continued fraction 1 + d1/(1 + d2/(1 + …)) of the incomplete beta function."""
    total = c = 1.0
    d = 0.0
    for step in range(1, _STEPS):
        m = step // 2
        if step % 2 == 0:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / _off(1 + term * d)
        c = _off(1 + term / c)
        total *= c * d
        if abs(1 - c * d) < 1e-14:
            break
    return total


def _off(number: float) -> float:
    return number if abs(number) > _TINY else _TINY
