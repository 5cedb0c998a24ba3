"""Interval algebra: corrections, nested sums, overlaps, straddling windows."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.model.events import Observation
from estimative.model.times import Known, Period, end_of_day
from estimative.score.observed import pieces, split_group, total
from estimative.score.windows import distance, inside, length, minus, shared


def span(first: str, last: str) -> Period:
    return Period(date.fromisoformat(first), date.fromisoformat(last))


def test_nested_observation_is_subtracted(observed):
    year, part = observed("2022-11-14", "2023-11-07", 40), observed("2023-08-01", "2023-11-07", 8)
    rest, last = pieces([year, part])
    assert (rest.best, last.best) == (32, 8)
    assert rest.days == (span("2022-11-14", "2023-07-31"),)
    assert "40 less the 8" in rest.note


def test_the_newest_word_on_a_window_stands(observed):
    old = observed("2022-01-01", "2022-03-31", 10, known="2022-05-01")
    new = observed("2022-01-01", "2022-03-31", 14, known="2022-06-01")
    assert [piece.best for piece in pieces([new, old])] == [14]


def test_overlap_without_nesting_keeps_a_share(observed):
    first, second = observed("2022-01-01", "2022-01-31", 31), observed("2022-01-22", "2022-03-02", 40)
    _, later = pieces([first, second])
    assert later.estimated
    assert later.best == pytest.approx(30)
    assert "30 of 40 days" in later.note


def test_parts_larger_than_the_whole_are_said_and_not_negative(observed):
    whole, part = observed("2022-01-01", "2022-12-31", 5), observed("2022-01-01", "2022-06-30", 9)
    rest = pieces([whole, part])[-1]
    assert rest.best == 0
    assert "exceed" in rest.note


def test_straddling_count_is_shared_by_days_and_bounded(observed):
    counted = total(pieces([observed("2021-05-16", "2021-08-18", 95)]), span("2021-07-10", "2022-07-09"))
    assert (counted.best, counted.low, counted.high) == (40, 0, 95)
    assert (counted.covered, counted.asked) == (40, 365)


def test_ranges_travel_through_the_subtraction(observed):
    whole = observed("2022-01-01", "2022-12-31", 30, low=25, high=40)
    part = observed("2022-01-01", "2022-06-30", 10, low=8, high=12)
    rest = pieces([whole, part])[-1]
    assert (rest.low, rest.best, rest.high) == (13, 20, 32)


def test_a_bare_lower_bound_is_taken_as_it_is(observed):
    (piece,) = pieces([observed("2022-01-01", "2022-12-31", None, low=50)])
    assert (piece.low, piece.best, piece.high) == (50, 50, 50)


def test_groups_are_split_at_plus():
    assert split_group(" A + B-year ") == ("A", "B-year")


WINDOWS = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 90), st.integers(0, 50)), min_size=1, max_size=7)


@given(WINDOWS)
@settings(max_examples=120)
def test_pieces_tile_the_days_that_were_counted(rows):
    start = date(2021, 1, 1)
    made = []
    for at, (first, days, count) in enumerate(rows):
        period = Period(start + timedelta(first), start + timedelta(first + days))
        known = Known(end_of_day(date(2023, 1, 1)))
        made.append(Observation(id=str(at), series="S", report="r", measure="m", actor="", country="", period=period,
                                known=known, best=float(count)))  # fmt: skip
    found = pieces(made)
    days = [start + timedelta(i) for i in range(400)]
    for day in days:
        holders = sum(part.contains(day) for piece in found for part in piece.days)
        assert holders == any(item.period.contains(day) for item in made)
    assert all(0 <= piece.low <= piece.high for piece in found)


def test_day_sets():
    whole = (span("2022-01-01", "2022-01-31"),)
    rest = minus(whole, (span("2022-01-10", "2022-01-12"),))
    assert (length(rest), shared(rest, whole)) == (28, 28)
    assert inside(rest, span("2022-01-08", "2022-01-14")) == (
        span("2022-01-08", "2022-01-09"),
        span("2022-01-13", "2022-01-14"),
    )
    assert distance(whole[0], date(2022, 2, 3)) == 3
