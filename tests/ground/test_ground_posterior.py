"""The closed-form posteriors against scipy."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from estimative.ground import posterior

shapes = st.floats(0.5, 5000)
counts = st.integers(0, 3000)


@given(st.floats(0.001, 0.999), shapes, shapes)
@settings(max_examples=60, deadline=None)
def test_the_beta_distribution_function_agrees_with_scipy(x, a, b):
    assert posterior.beta_cdf(x, a, b) == pytest.approx(stats.beta.cdf(x, a, b), rel=1e-7, abs=1e-12)


@given(st.floats(0.01, 0.99), shapes, shapes)
@settings(max_examples=40, deadline=None)
def test_the_beta_quantile_agrees_with_scipy(mass, a, b):
    assert posterior.beta_quantile(mass, a, b) == pytest.approx(stats.beta.ppf(mass, a, b), rel=1e-6)


@given(counts, counts, st.integers(1, 400), st.integers(1, 400))
@settings(max_examples=40, deadline=None)
def test_a_ratio_is_a_scaled_beta_prime(after, before, days, earlier):
    found = posterior.ratio(after, days, before, earlier)
    exact = stats.betaprime(after + 0.5, before + 0.5, scale=earlier / days)
    assert found.low == pytest.approx(exact.ppf(0.05), rel=1e-5)
    assert found.high == pytest.approx(exact.ppf(0.95), rel=1e-5)
    assert found.rise == pytest.approx(exact.sf(1), abs=1e-7)


@given(counts, counts, st.integers(1, 400), st.integers(1, 400))
@settings(max_examples=30, deadline=None)
def test_swapping_the_sides_turns_the_ratio_over(after, before, days, earlier):
    one, other = posterior.ratio(after, days, before, earlier), posterior.ratio(before, earlier, after, days)
    assert one.rise + other.rise == pytest.approx(1)
    assert one.low * other.high == pytest.approx(1, rel=1e-5)


@given(st.integers(1, 500), st.integers(1, 500), st.floats(1.5, 50))
@settings(max_examples=30, deadline=None)
def test_dispersion_widens_an_interval(after, before, spread):
    plain, wide = posterior.ratio(after, 90, before, 90), posterior.ratio(after, 90, before, 90, dispersion=spread)
    assert wide.low < plain.low
    assert wide.high > plain.high
    assert wide.ratio == plain.ratio


def test_the_sum_of_gammas_agrees_with_a_simulation():
    later, earlier = stats.gamma(152.5, scale=1 / 135), stats.gamma(20.5, scale=1 / 135)
    draws = later.rvs(200_000, random_state=1) / earlier.rvs(200_000, random_state=2)
    found = posterior.ratio(152, 135, 20, 135)
    assert found.low == pytest.approx(sorted(draws)[10_000], rel=0.01)
    assert found.high == pytest.approx(sorted(draws)[190_000], rel=0.01)


@pytest.mark.parametrize(("after", "before"), [((30, 40), (10, 40)), ((3, 9), (4, 10)), ((0, 12), (0, 30))])
def test_the_chance_of_a_higher_share_agrees_with_a_simulation(after, before):
    later = stats.beta(after[0] + 0.5, after[1] - after[0] + 0.5).rvs(200_000, random_state=3)
    earlier = stats.beta(before[0] + 0.5, before[1] - before[0] + 0.5).rvs(200_000, random_state=4)
    assert posterior.more(after, before) == pytest.approx((later > earlier).mean(), abs=0.005)


def test_a_count_without_an_upper_bound_can_only_show_a_rise():
    many = (50.0, 50.0, float("inf"))
    assert posterior.bounded(many, 100, (5.0, 5.0, 5.0), 100).rise > 0.95
    assert posterior.bounded(many, 100, (500.0, 500.0, 500.0), 100).rise == 0.5


def test_a_range_is_judged_at_its_end_nearer_to_no_change():
    wide = posterior.bounded((40.0, 100.0, 140.0), 100, (38.0, 50.0, 60.0), 100)
    assert wide.rise == 0.5
    assert wide.low < 1 < wide.high


def test_dispersion_of_equal_windows_is_one_and_of_uneven_ones_is_more():
    assert posterior.dispersion([[(10, 30), (10, 30), (10, 30)]]) == 1
    assert posterior.dispersion([[(1, 30), (30, 30), (2, 30)], [(4, 30)]]) > 10
    assert posterior.dispersion([[(5, 30)], [(50, 30)]]) == 1
