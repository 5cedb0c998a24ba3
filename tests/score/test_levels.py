"""Levels: the nearest editions, upper values, and populations that do not compare."""

from estimative.model.judgments import Question, Threshold
from estimative.model.times import cutoff_instant
from estimative.score.resolve import resolve

CUTOFF = cutoff_instant("2022-06-30")


def ask(stored, registry, *facts, test=("x", 1)):
    asked = Question(id="q", judgment="j", measure="fighters", kind="level", months=12, series=("S", "T"),
                     threshold=Threshold(">", 1, True))  # fmt: skip
    (found,) = resolve(asked, stored(*facts).as_of(cutoff_instant("2024-01-01")), registry=registry, cutoff=CUTOFF)
    return found


def test_same_population_is_compared_by_upper_values(stored, registry, observed):
    before = observed("2022-01-01", "2022-06-30", 2000, measure="fighters")
    after = observed("2023-01-01", "2023-06-30", None, low=1500, high=2500, measure="fighters")
    found = ask(stored, registry, before, after)
    assert (found.outcome, found.literal, found.value, found.reference) == ("yes", None, 2500, 2000)


def test_another_population_is_void_with_the_literal_answer(stored, registry, observed):
    before = observed("2022-01-01", "2022-06-30", 2000, measure="fighters")
    after = observed("2023-01-01", "2023-06-30", 1800, measure="fighters and families", series="T")
    found = ask(stored, registry, before, after)
    assert (found.outcome, found.literal) == ("void", "no")
    assert len(found.cites) == 2


def test_the_nearest_edition_is_used_and_of_one_period_the_newest(stored, registry, observed):
    before = observed("2022-01-01", "2022-06-30", 2000)
    far = observed("2022-07-01", "2022-12-31", 9000)
    old, new = (
        observed("2023-01-01", "2023-07-31", n, known=k) for n, k in ((3000, "2023-08-01"), (1000, "2023-09-01"))
    )
    found = ask(stored, registry, before, far, old, new)
    assert (found.outcome, found.value) == ("no", 1000)


def test_no_edition_of_the_window_leaves_it_open(stored, registry, observed):
    found = ask(stored, registry, observed("2022-01-01", "2022-06-30", 2000))
    assert found.outcome == "unresolved"
    assert "end of the window" in found.why
