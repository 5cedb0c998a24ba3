"""Baselines for questions that have no counts: levels, and documented incidents."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor

import numpy as np

from estimative.forecast.poisson import at_least
from estimative.forecast.series import Series
from estimative.model.forecasts import Baseline
from estimative.model.judgments import Threshold
from estimative.model.times import Period
from estimative.score.compare import OPS
from estimative.score.rules import FLOOR


def level_baselines(series: Series, threshold: Threshold) -> tuple[Baseline, ...]:
    """Base rate: how often an edition passed the test against the one before. Persistence: the last value again."""
    values = [item.high for item in sorted(series.windows, key=lambda w: (w.last, w.first))]
    pairs = list(pairwise(values))
    if not threshold.relative:
        pairs = [(1.0, value) for value in values]
    passed = sum(OPS[threshold.op](now, threshold.value * before) for before, now in pairs)
    base = Baseline(
        "base rate", (passed + 0.5) / (len(pairs) + 1), f"{passed} of {len(pairs)} editions passed the test"
    )
    if not values:
        return (
            base,
            Baseline("persistence", None, "no edition"),
            Baseline("climatology", None, "no seasons in a level"),
        )
    against = threshold.value * (values[-1] if threshold.relative else 1.0)
    same = 1 - FLOOR if OPS[threshold.op](values[-1], against) else FLOOR
    return (
        base,
        Baseline("persistence", same, "the last edition repeated"),
        Baseline("climatology", None, "a level has no seasons here"),
    )


def floor_baselines(series: Series, window: Period, threshold: Threshold) -> tuple[Baseline, ...]:
    """Base rate: Poisson at the documented rate. Persistence: as in the look-back (Laplace). Neither sees what was not
    documented."""
    count = sum(item.best for item in series.windows)
    least = ceil(threshold.value) if threshold.op == ">=" else floor(threshold.value) + 1
    mean = count * window.days / series.exposure
    passes = float(at_least(least, np.array([mean]))[0])
    again = 2 / 3 if count >= least else 1 / 3
    return (
        Baseline("base rate", min(max(passes, FLOOR), 1 - FLOOR), f"{count:g} documented in {series.exposure} days"),
        Baseline("persistence", again, "as in the look-back (rule of succession)"),
        Baseline("climatology", None, "fewer than two earlier years were documented"),
    )
