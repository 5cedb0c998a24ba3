"""Scoring rules: hand values, an oracle, and the laws that make them rules."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.errors import UsageError
from estimative.model.scales import Band
from estimative.score.rules import FLOOR, brier, brier_band, log_band, log_score

P = st.floats(0, 1)


def test_hand_values():
    assert brier(0.8, False) == pytest.approx(0.64)
    assert log_score(0.8, True) == pytest.approx(0.2231435513)
    assert log_score(1.0, False) == pytest.approx(-math.log(FLOOR))


def test_numbers_agree_with_scoringrules():
    oracle = pytest.importorskip("scoringrules")
    for p in (0.02, 0.35, 0.8, 0.97):
        for outcome in (0, 1):
            assert brier(p, bool(outcome)) == pytest.approx(float(oracle.brier_score(outcome, p)))
            assert log_score(p, bool(outcome)) == pytest.approx(float(oracle.log_score(outcome, p)))


def test_band_by_hand():
    score = brier_band(Band(0.8, 0.9), False)
    assert score.mean == pytest.approx((0.9**3 - 0.8**3) / 3 / 0.1)
    assert (score.best, score.worst, score.width) == pytest.approx((0.64, 0.81, 0.1))


def test_a_wrong_band_of_near_certainty_is_costly_and_finite():
    score = log_band(Band(0.95, 1.0), False)
    assert 3 < score.mean < -math.log(FLOOR) == pytest.approx(score.worst)


@given(st.tuples(P, P).map(sorted), st.booleans())
@settings(max_examples=100)
def test_closed_forms_are_the_mean_over_the_band(ends, happened):
    band = Band(*ends)
    steps = [band.low + band.width * (i + 0.5) / 4000 for i in range(4000)]
    for rule, whole in ((brier, brier_band), (log_score, log_band)):
        mean = sum(rule(min(max(p, 0), 1), happened) for p in steps) / len(steps)
        assert whole(band, happened).mean == pytest.approx(mean, abs=2e-3)
        assert whole(band, happened).best - 1e-9 <= whole(band, happened).mean <= whole(band, happened).worst + 1e-9


@given(st.floats(FLOOR, 1 - FLOOR), P)
@settings(max_examples=150)
def test_propriety_nothing_beats_the_truth(truth, other):
    for rule in (brier, log_score):
        honest = truth * rule(truth, True) + (1 - truth) * rule(truth, False)
        shaded = truth * rule(other, True) + (1 - truth) * rule(other, False)
        assert honest <= shaded + 1e-12


@given(P, P.map(lambda w: w / 2), P)
@settings(max_examples=100)
def test_width_costs_what_the_spread_adds(centre, half, truth):
    half = min(half, centre, 1 - centre)
    band = Band(centre - half, centre + half)
    wide = truth * brier_band(band, True).mean + (1 - truth) * brier_band(band, False).mean
    point = truth * brier(centre, True) + (1 - truth) * brier(centre, False)
    assert wide == pytest.approx(point + half**2 / 3, abs=1e-9)


@pytest.mark.parametrize("p", [-0.1, 1.2, math.nan])
def test_what_is_no_probability_is_refused(p):
    with pytest.raises(UsageError, match="probability"):
        brier(p, True)
