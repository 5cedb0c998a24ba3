"""What a model has to beat: base rate, persistence, climatology. Each is one negative binomial for the count in the
window.

*base rate*     the mean rate of the whole series, spread as its windows spread (moments)
*persistence*   the rate of the last twelve counted months (at least the last window), spread as wide as the base rate
*climatology*   the same calendar days of earlier years, as far as half of them were counted; needs two years

A relative threshold compares with what was counted of the previous period, its uncounted days filled at the
baseline's own rate.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from estimative.forecast.series import Series
from estimative.model.forecasts import Baseline
from estimative.model.judgments import Threshold
from estimative.model.times import Period, add_months
from estimative.score.compare import OPS
from estimative.score.windows import inside, length

Array = NDArray[np.float64]
DRAWS = 20_000
MONTHS_BACK = 12


class Spread(Struct, frozen=True):
    """A negative binomial by its mean and shape (small shape: wide)."""

    mean: float
    shape: float

    def draw(self, rng: np.random.Generator, size: int = DRAWS) -> Array:
        """Counts drawn from it."""
        rate = rng.gamma(self.shape, self.mean / self.shape, size)
        out: Array = rng.poisson(np.minimum(rate, 1e12)).astype(np.float64)
        return out


def base_rate(series: Series, window: Period) -> Spread | None:
    """The series' mean rate; the shape from how much its windows vary beyond counting noise."""
    if not series.windows:
        return None
    rate = (sum(w.best for w in series.windows) + 0.5) / series.exposure
    expected = [rate * w.exposure for w in series.windows]
    excess = sum((w.best - e) ** 2 - e for w, e in zip(series.windows, expected, strict=True))
    squares = sum(e * e for e in expected)
    shape = squares / excess if excess > 0 else 1000.0
    return Spread(rate * window.days, float(np.clip(shape, 0.2, 1000.0)))


def persistence(series: Series, window: Period) -> Spread | None:
    """The newest windows, back to `MONTHS_BACK` counted months, carried forward."""
    count, days = 0.0, 0
    for item in reversed(series.windows):
        if days and days + item.exposure > MONTHS_BACK * 31:
            break
        count, days = count + item.best, days + item.exposure
    whole = base_rate(series, window)
    return Spread((count + 0.5) / days * window.days, min(count + 0.5, whole.shape)) if whole else None


def climatology(series: Series, window: Period) -> Spread | None:
    """The same calendar days of earlier years, at most ten."""
    if not series.windows:
        return None
    totals = []
    for back in range(1, 11):
        year = Period(_earlier(window.first, back), _earlier(window.last, back))
        if series.windows[-1].last < year.last:
            continue
        counted = [(w, length(inside(w.days, year))) for w in series.windows]
        covered = sum(days for _, days in counted)
        if covered * 2 >= year.days:
            totals.append(sum(w.best * days / w.exposure for w, days in counted) * year.days / covered)
    if len(totals) < 2:
        return None
    mean, variance = float(np.mean(totals)) + 0.5 / len(totals), float(np.var(totals, ddof=1))
    shape = mean * mean / (variance - mean) if variance > mean else 1000.0
    return Spread(mean, float(np.clip(shape, 0.2, 1000.0)))


BASELINES: dict[str, Callable[[Series, Period], Spread | None]] = {
    "base rate": base_rate,
    "persistence": persistence,
    "climatology": climatology,
}


def baselines(
    series: Series, window: Period, threshold: Threshold, seed: int, previous: Period | None = None
) -> tuple[Baseline, ...]:
    """The three baselines of a count question; probability None, with the reason, where the series is too short for
    one."""
    found = []
    for at, (name, make) in enumerate(BASELINES.items()):
        spread = make(series, window)
        if spread is None:
            found.append(
                Baseline(name, None, "fewer than two earlier years were counted" if series.windows else "no counts")
            )
            continue
        p = chance(spread, series, window, threshold, seed=seed + at, previous=previous)
        found.append(Baseline(name, p, f"expects {spread.mean:.0f} in the window"))
    return tuple(found)


def chance(
    spread: Spread,
    series: Series,
    window: Period,
    threshold: Threshold,
    *,
    seed: int,
    previous: Period | None = None,
    draws: int = DRAWS,
) -> float:
    """P(threshold) under a baseline, from draws."""
    rng = np.random.default_rng([seed, 7])
    counts = spread.draw(rng, draws)
    against: Array | float = threshold.value
    if threshold.relative:
        against = threshold.value * _before(spread, series, window, previous, rng, draws)
    hit = np.asarray(OPS[threshold.op](counts, against), dtype=np.float64)
    return float(hit.mean())


def _before(
    spread: Spread, series: Series, window: Period, previous: Period | None, rng: np.random.Generator, draws: int
) -> Array:
    assert previous is not None
    counted = [(w, length(inside(w.days, previous))) for w in series.windows]
    known = sum(w.best * days / w.exposure for w, days in counted)
    missing = previous.days - sum(days for _, days in counted)
    if missing <= 0:
        return np.full(draws, known)
    return known + Spread(spread.mean / window.days * missing, spread.shape).draw(rng, draws)


def _earlier(day: date, years: int) -> date:
    return add_months(day, -12 * years)
