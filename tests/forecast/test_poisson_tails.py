"""Poisson tails against scipy, and their order."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.forecast.poisson import at_least, log_pmf, passes
from estimative.model.judgments import Threshold

poisson = pytest.importorskip("scipy.stats").poisson
MEANS = np.array([1e-9, 0.1, 1.0, 5.0, 24.0, 25.0, 26.0, 100.0, 300.0, 5000.0])


@pytest.mark.parametrize("k", [0, 1, 2, 25, 200, 1000])
def test_tails_agree_with_scipy(k):
    assert at_least(k, MEANS) == pytest.approx(poisson.sf(k - 1, MEANS), abs=1e-11)


def test_mass_agrees_with_scipy():
    assert log_pmf(7, MEANS) == pytest.approx(poisson.logpmf(7, MEANS), rel=1e-9)


@pytest.mark.parametrize(("op", "value"), [(">=", 3), (">", 3), ("<=", 3), ("<", 3), ("=", 3), (">=", 2.5), ("=", 2.5)])
def test_every_sign(op, value):
    draws = np.arange(0, 60)
    mass = poisson.pmf(draws, 4.0)
    signs = {">=": draws >= value, ">": draws > value, "<=": draws <= value, "<": draws < value, "=": draws == value}
    assert passes(Threshold(op, value), np.array([4.0]))[0] == pytest.approx(mass[signs[op]].sum(), abs=1e-9)


@given(st.integers(1, 400), st.floats(1e-6, 900), st.floats(0, 50))
@settings(max_examples=150)
def test_order(k, mean, more):
    here = np.array([mean])
    assert at_least(k, here)[0] >= at_least(k + 1, here)[0] - 1e-12
    assert at_least(k, here)[0] <= at_least(k, here + more)[0] + 1e-12
