"""The documented floor, the level walk and the baselines."""

from datetime import UTC, date, datetime, timedelta
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative import plugins
from estimative.errors import UsageError
from estimative.forecast.baselines import base_rate, baselines, climatology, persistence
from estimative.forecast.models.documented import DocumentedFloor
from estimative.forecast.models.level_walk import LevelWalk
from estimative.forecast.series import Series, Window
from estimative.model.judgments import Threshold
from estimative.model.times import Period, month_end

CUTOFF = datetime(2022, 6, 30, tzinfo=UTC)
AHEAD = Period(date(2022, 7, 1), date(2023, 6, 30))
BEFORE = Period(date(2021, 7, 1), date(2022, 6, 30))


def series(*rows: tuple[str, str, float]) -> Series:
    windows = [
        Window(days=(Period(date.fromisoformat(a), date.fromisoformat(b)),), low=n, best=n, high=n) for a, b, n in rows
    ]
    return Series(name="s", windows=tuple(windows), cutoff=CUTOFF)


def year(count: float) -> Series:
    return series(("2021-07-01", "2022-06-30", count))


def monthly(*counts: int) -> Series:
    months = [(date(2019 + i // 12, i % 12 + 1, 1), n) for i, n in enumerate(counts)]
    return series(*((str(m), str(month_end(m.year, m.month)), float(n)) for m, n in months))


def test_the_floor_by_hand():
    chance = DocumentedFloor().fit(year(2), AHEAD, 0).chance(Threshold(">=", 1))
    mean = 0.35536  # Garwood's 95 % lower limit for two events
    assert chance.probability == pytest.approx(1 - exp(-mean), abs=1e-5)


def test_the_floor_says_that_it_is_one():
    fitted = DocumentedFloor().fit(year(1), AHEAD, 0)
    assert fitted.floor
    assert "documented" in fitted.warnings[0]
    assert fitted.quantiles((0.5,)) == ()


def test_nothing_documented_gives_no_floor_however_short_the_look_back():
    for rows in (("2021-07-01", "2022-06-30", 0.0), ("2022-06-20", "2022-06-30", 0.0)):
        with pytest.raises(UsageError, match="days looked back on: the list gives no floor"):
            DocumentedFloor().fit(series(rows), AHEAD, 0, previous=BEFORE)


@given(st.integers(1, 20), st.integers(1, 360), st.integers(1, 360))
@settings(max_examples=40)
def test_more_days_never_raise_a_floor_and_a_late_store_never_does(count, days, more):
    def p(length: int, previous: Period | None = None) -> float:
        first = BEFORE.last - timedelta(days=length - 1)
        found = series((str(first), str(BEFORE.last), float(count)))
        return DocumentedFloor().fit(found, AHEAD, 0, previous=previous).chance(Threshold(">=", 1)).probability

    assert p(days) >= p(days + more) - 1e-12
    assert p(days, BEFORE) <= p(BEFORE.days) + 1e-12


@given(st.integers(12, 30), st.integers(1, 4))
@settings(max_examples=60)
def test_the_floor_is_coherent(count, k):
    fitted = DocumentedFloor().fit(year(count), AHEAD, 0)
    more = DocumentedFloor().fit(year(count + 1), AHEAD, 0)
    assert fitted.chance(Threshold(">=", k)).probability >= fitted.chance(Threshold(">=", k + 1)).probability
    assert fitted.chance(Threshold(">=", k)).probability <= more.chance(Threshold(">=", k)).probability


def test_the_floor_gives_no_rate_to_compare():
    with pytest.raises(UsageError, match="no rate"):
        DocumentedFloor().fit(year(4), AHEAD, 0).chance(Threshold(">=", 1, relative=True))


EDITIONS = series(
    ("2020-01-01", "2020-06-30", 2000), ("2020-07-01", "2020-12-31", 2000), ("2021-01-01", "2021-06-30", 2600),
    ("2021-07-01", "2021-12-31", 2600), ("2022-01-01", "2022-06-30", 3000),
)  # fmt: skip


def test_an_unchanged_figure_has_mass():
    fitted = LevelWalk().fit(EDITIONS, AHEAD, 0, previous=BEFORE)
    up, least = (fitted.chance(Threshold(op, 1, relative=True)).probability for op in (">", ">="))
    assert least - up == pytest.approx(0.5)
    assert 0 < up < 0.5


def test_levels_are_ordered_and_reproducible():
    fitted, again = (LevelWalk().fit(EDITIONS, AHEAD, 4, previous=BEFORE) for _ in range(2))
    chances = [fitted.chance(Threshold(">", v, relative=True)) for v in (0.5, 0.9, 1.2, 2.0)]
    assert [c.probability for c in chances] == sorted((c.probability for c in chances), reverse=True)
    assert chances == [again.chance(Threshold(">", v, relative=True)) for v in (0.5, 0.9, 1.2, 2.0)]
    low, middle, high = (value for _, value in fitted.quantiles((0.05, 0.5, 0.95)))
    assert low < middle < high
    assert 2300 < middle < 3300


def test_level_complements_add_up():
    fitted = LevelWalk().fit(EDITIONS, AHEAD, 0)
    above, below = (fitted.chance(Threshold(op, 4000)).probability for op in (">", "<="))
    assert above + below == pytest.approx(1)


def test_baselines_by_name():
    found = baselines(monthly(*([10] * 42)), AHEAD, Threshold(">=", 100), 0)
    assert [item.name for item in found] == ["base rate", "persistence", "climatology"]
    assert all(item.probability > 0.9 for item in found)


def test_persistence_follows_the_last_year_and_the_base_rate_the_whole():
    data = monthly(*([2] * 30), *([20] * 12))
    assert persistence(data, AHEAD).mean == pytest.approx(240, rel=0.05)
    assert base_rate(data, AHEAD).mean < 100


def test_climatology_needs_two_years():
    assert climatology(monthly(*([5] * 12)), AHEAD) is None
    found = baselines(monthly(*([5] * 12)), AHEAD, Threshold(">=", 1), 0)
    assert found[2].probability is None
    assert "two earlier years" in found[2].why


def test_climatology_knows_the_season():
    winter, summer = Period(date(2022, 11, 1), date(2023, 1, 31)), Period(date(2022, 7, 1), date(2022, 9, 30))
    data = monthly(*([1, 1, 1, 1, 1, 9, 9, 9, 9, 1, 1, 1] * 3), 1, 1, 1, 1, 1, 9)
    assert climatology(data, summer).mean > 5 * climatology(data, winter).mean


def test_the_models_are_plugins():
    assert {"gamma-poisson", "level-walk", "documented-floor"} <= set(plugins.names("models"))
    assert plugins.load("models", "gamma-poisson")().name == "gamma-poisson"
