"""The count model: laws of coherence, reproducibility, and what the data do to it."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.errors import UsageError
from estimative.forecast.chain import _day, _kernel, filtered
from estimative.forecast.models.gamma_poisson import PRIOR, GammaPoisson
from estimative.forecast.series import Series, Window
from estimative.model.judgments import Threshold
from estimative.model.times import Period, add_months

CUTOFF = datetime(2022, 6, 30, tzinfo=UTC)
START = date(2022, 7, 1)
SMALL = GammaPoisson(sets=40, each=40)


def window(days_before: int, days: int, count: float, low: float | None = None, high: float | None = None) -> Window:
    last = START - timedelta(days=days_before + 1)
    span = Period(last - timedelta(days=days - 1), last)
    return Window(days=(span,), low=count if low is None else low, best=count, high=count if high is None else high)


def series(*windows: Window) -> Series:
    return Series(name="s", windows=tuple(sorted(windows, key=lambda w: w.first)), cutoff=CUTOFF)


def ahead(months: int) -> Period:
    return Period(START, add_months(START, months) - timedelta(days=1))


STEADY = series(*(window(30 * i, 30, 10) for i in range(24)))


@st.composite
def random_series(draw):
    found, at = [], draw(st.integers(0, 200))
    for _ in range(draw(st.integers(1, 6))):
        days = draw(st.integers(1, 200))
        found.append(window(at, days, float(draw(st.integers(0, 150)))))
        at += days + draw(st.integers(0, 90))
    return series(*found)


@given(random_series(), st.integers(1, 60), st.integers(0, 60), st.integers(0, 99))
@settings(max_examples=25, deadline=None)
def test_more_is_never_likelier(found, k, more, seed):
    fitted = SMALL.fit(found, ahead(12), seed)
    assert fitted.chance(Threshold(">=", k)).probability >= fitted.chance(Threshold(">=", k + more)).probability - 1e-12


@given(random_series(), st.integers(1, 60), st.integers(1, 11), st.integers(1, 12))
@settings(max_examples=25, deadline=None)
def test_a_longer_window_never_makes_at_least_k_less_likely(found, k, months, more):
    short, long = (SMALL.fit(found, ahead(m), 3).chance(Threshold(">=", k)) for m in (months, months + more))
    assert short.probability <= long.probability + 1e-12


def test_relative_thresholds_are_ordered_too():
    fitted = SMALL.fit(STEADY, ahead(12), 0, previous=Period(date(2021, 7, 1), date(2022, 6, 30)))
    chances = [fitted.chance(Threshold(">=", v, relative=True)).probability for v in (0.2, 0.8, 1.0, 2.0)]
    assert chances == sorted(chances, reverse=True)


def test_same_seed_same_forecast():
    one, two = (GammaPoisson().fit(STEADY, ahead(12), 5) for _ in range(2))
    assert one.chance(Threshold(">=", 100)) == two.chance(Threshold(">=", 100))
    assert one.quantiles((0.1, 0.9)) == two.quantiles((0.1, 0.9))


def test_a_steady_series_is_expected_to_go_on():
    quantiles = dict(GammaPoisson().fit(STEADY, ahead(12), 0).quantiles((0.05, 0.5, 0.95)))
    assert quantiles[0.05] < 122 < quantiles[0.95]
    assert 80 < quantiles[0.5] < 160


def test_recent_windows_weigh_more():
    rising = series(*(window(30 * i, 30, 30 if i < 6 else 2) for i in range(24)))
    falling = series(*(window(30 * i, 30, 2 if i < 6 else 30) for i in range(24)))
    up, down = (dict(GammaPoisson().fit(s, ahead(6), 0).quantiles((0.5,)))[0.5] for s in (rising, falling))
    assert up > 4 * down


def test_long_silence_is_not_certainty():
    quiet = series(*(window(30 * i, 30, 0) for i in range(24)))
    assert 0.001 < GammaPoisson().fit(quiet, ahead(12), 0).chance(Threshold(">=", 1)).probability < 0.6


def test_an_uncounted_reference_spreads_the_ratio():
    half = series(*(w for w in STEADY.windows if w.last < date(2022, 1, 1)))
    before = Period(date(2021, 7, 1), date(2022, 6, 30))
    whole, part = (GammaPoisson().fit(s, ahead(12), 0, previous=before).before() for s in (STEADY, half))
    assert whole.std() < part.std()


def test_a_reporting_range_enters_the_reference():
    vague = series(*(window(30 * i, 30, 10, 5, 20) for i in range(24)))
    before = Period(date(2021, 7, 1), date(2022, 6, 30))
    exact, spread = (GammaPoisson().fit(s, ahead(12), 0, previous=before).before().std() for s in (STEADY, vague))
    assert spread > exact


def test_irregular_windows_say_what_regular_ones_say():
    long = series(*(window(90 * i, 90, 30) for i in range(8)))
    a, b = (dict(GammaPoisson().fit(s, ahead(12), 0).quantiles((0.5,)))[0.5] for s in (STEADY, long))
    assert a == pytest.approx(b, rel=0.15)


def test_transitions_are_stochastic_and_spread_as_the_walk():
    matrix = _kernel(61)
    assert matrix.sum(axis=2) == pytest.approx(1.0)
    assert (_day() >= 0).all()
    row = matrix[9, 35]  # sigma 0.55, no pull, from the centre
    grid = (np.arange(61) - 35) * 0.2
    assert float((row * grid**2).sum()) == pytest.approx(0.55**2 * 61 / 30.4375, rel=0.02)


def test_the_filter_weighs_settings_by_evidence():
    jumpy = series(*(window(30 * i, 30, float(i % 2) * 60) for i in range(24)))
    shapes = filtered(jumpy, np.full(PRIOR.shape, 1 / PRIOR.size)).weights.sum(axis=(0, 2))
    assert shapes[:3].sum() > 0.95


def test_an_empty_series_is_refused():
    with pytest.raises(UsageError, match="empty"):
        GammaPoisson().fit(series(), ahead(12), 0)


def test_huge_counts_do_not_break():
    huge = series(*(window(30 * i, 30, 40_000.0 * (1 + i)) for i in range(6)))
    chance = GammaPoisson().fit(huge, ahead(12), 0).chance(Threshold(">=", 1000))
    assert chance.probability == pytest.approx(1.0, abs=1e-3)
