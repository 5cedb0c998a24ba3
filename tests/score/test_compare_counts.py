"""One publisher's counts against a threshold: bounds before rates, and nothing from too little."""

import pytest

from estimative.model.judgments import Question, Threshold
from estimative.model.times import cutoff_instant
from estimative.score.resolve import resolve
from estimative.score.windows import previous, window

CUTOFF = cutoff_instant("2021-12-31")


def question(op: str, value: float, relative: bool, *series: str) -> Question:
    return Question(id="q", judgment="j", measure="attacks", country="AFG", months=12, series=series or ("S",),
                    threshold=Threshold(op, value, relative))  # fmt: skip


def outcome(stored, registry, asked, *facts, as_of="2023-06-30"):
    (found,) = resolve(asked, stored(*facts).as_of(cutoff_instant(as_of)), registry=registry, cutoff=CUTOFF)
    return found


def test_windows_count_from_the_day_after_the_cutoff():
    asked = question(">=", 1, True)
    assert str(window(asked, CUTOFF).first) == "2022-01-01"
    assert str(window(asked, CUTOFF).last) == "2022-12-31"
    assert (str(previous(asked, CUTOFF).first), str(previous(asked, CUTOFF).last)) == ("2021-01-01", "2021-12-31")


def test_an_upper_bound_decides_no_although_days_are_missing(stored, registry, observed):
    facts = observed("2021-09-01", "2021-12-31", 100), observed("2022-01-01", "2022-06-30", 20)
    found = outcome(stored, registry, question(">=", 0.8, True), *facts)
    assert (found.outcome, found.bound) == ("no", "ratio ≤ 0.40")
    assert "highest recorded rate" in found.why
    assert len(found.cites) == 2


def test_a_lower_bound_decides_yes(stored, registry, observed):
    facts = observed("2021-01-01", "2021-12-31", 10), observed("2022-02-01", "2022-12-31", 12)
    assert outcome(stored, registry, question(">=", 1, True), *facts).outcome == "yes"


def test_rates_decide_where_bounds_do_not(stored, registry, observed):
    facts = observed("2021-04-01", "2021-12-31", 90), observed("2022-01-01", "2022-09-30", 80)
    found = outcome(stored, registry, question(">=", 0.8, True), *facts)
    assert found.outcome == "yes"
    assert found.bound.startswith("ratio about 0.9")


def test_too_little_decides_nothing(stored, registry, observed):
    facts = observed("2021-01-01", "2021-12-31", 90), observed("2022-01-01", "2022-02-28", 10)
    found = outcome(stored, registry, question(">=", 0.8, True), *facts)
    assert found.outcome == "unresolved"
    assert "59 of 365 days" in found.why


def test_series_are_never_mixed(stored, registry, observed):
    facts = observed("2021-01-01", "2021-12-31", 90, series="A"), observed("2022-01-01", "2022-12-31", 10, series="B")
    assert outcome(stored, registry, question(">=", 1, True, "A", "B"), *facts).outcome == "unresolved"


def test_the_first_series_that_decides_is_used_and_the_other_named(stored, registry, observed):
    facts = [observed("2021-01-01", "2021-12-31", n, series=s) for s, n in (("A", 90), ("B", 50))]
    facts += [observed("2022-01-01", "2022-12-31", n, series=s) for s, n in (("A", 10), ("B", 60))]
    found = outcome(stored, registry, question(">=", 1, True, "A", "B"), *facts)
    assert (found.outcome, found.value, found.reference) == ("no", 10, 90)
    assert "B says yes" in found.why


@pytest.mark.parametrize(
    ("op", "value", "expected"), [(">=", 20, "yes"), (">", 24, "no"), ("<=", 24, "yes"), ("<", 20, "no")]
)
def test_fixed_thresholds(stored, registry, observed, op, value, expected):
    found = outcome(stored, registry, question(op, value, False), observed("2022-01-01", "2022-12-31", 24))
    assert found.outcome == expected
    assert found.cites


def test_what_became_known_later_does_not_count(stored, registry, observed):
    facts = observed("2021-01-01", "2021-12-31", 9), observed("2022-01-01", "2022-12-31", 3, known="2023-03-01")
    asked = question(">=", 1, True)
    assert outcome(stored, registry, asked, *facts, as_of="2023-02-28").outcome == "unresolved"
    assert outcome(stored, registry, asked, *facts, as_of="2023-03-01").outcome == "no"
