"""The lagged association: silent on independent series, awake to a true lead, and repeatable."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.ground.drivers.association import LEAST, associate


def walk(seed: int, n: int) -> np.ndarray:
    return np.cumsum(np.random.default_rng(seed).normal(size=n))


def led(seed: int, n: int, lag: int, weight: float = 0.8) -> tuple[np.ndarray, np.ndarray]:
    """A random walk and another whose steps follow its steps `lag` months later."""
    random = np.random.default_rng(seed)
    steps, noise = random.normal(size=n + lag), random.normal(size=n)
    own = steps[:n] if lag else steps
    return np.cumsum(steps[lag:]), np.cumsum(weight * own + np.sqrt(1 - weight**2) * noise)


def test_a_true_lead_is_found_at_its_lag() -> None:
    x, y = led(3, 72, 2)
    found = associate(x, y, lags=6)
    assert found.shown
    assert found.lag == 2
    assert found.r > 0.5
    assert found.p < 0.01


def test_the_effect_first_is_backwards() -> None:
    x, y = led(4, 72, 3)
    found = associate(y, x, lags=6)
    assert not found.shown
    assert found.backwards
    assert found.lead == 3


def test_false_alarms_stay_rare() -> None:
    shown = [associate(walk(2 * k, 60), walk(2 * k + 1, 60)).shown for k in range(100)]
    assert sum(shown) <= 10


def test_a_common_season_is_no_association() -> None:
    season = 5 * np.sin(2 * np.pi * np.arange(60) / 12)
    shown = [associate(walk(2 * k, 60) + season, walk(2 * k + 1, 60) + season).shown for k in range(60)]
    assert sum(shown) <= 7


def test_the_stated_direction_counts() -> None:
    x, y = led(5, 72, 1)
    assert associate(x, y, sign=1).shown
    assert not associate(x, y, sign=-1).shown
    assert associate(x, -y, sign=-1).shown
    assert associate(x, -y, sign=0).shown


@pytest.mark.parametrize("n", [0, 1, LEAST - 1])
def test_short_series_say_nothing(n: int) -> None:
    found = associate([1.0] * n, [2.0] * n)
    assert found.short
    assert not found.shown


def test_constant_series_say_nothing() -> None:
    found = associate([7.0] * 40, walk(1, 40))
    assert not found.shown
    assert found.p == 1.0


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 1e9), st.floats(-1e6, 1e6)), min_size=24, max_size=60), st.integers(1, 30))
def test_any_numbers_give_the_same_answer_twice(pairs: list[tuple[float, float]], lags: int) -> None:
    x, y = [a for a, _ in pairs], [b for _, b in pairs]
    first = associate(x, y, lags=lags)
    assert first == associate(x, y, lags=lags)
    assert 0 < first.p <= 1
    assert -1.001 <= first.r <= 1.001
