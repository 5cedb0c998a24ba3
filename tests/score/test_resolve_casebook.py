"""The casebook's three questions, resolved as its README reads the evidence."""

import pytest

from estimative.model.times import cutoff_instant
from estimative.score.resolve import resolve

CUTOFF = cutoff_instant("2022-07-09")


@pytest.fixture
def ask(casebook, registry, questions):
    def answer(name: str, as_of: str):
        return resolve(questions[name], casebook.as_of(cutoff_instant(as_of)), registry=registry, cutoff=CUTOFF)

    return answer


@pytest.mark.parametrize("as_of", ["2022-07-09", "2023-01-01", "2023-07-08"])
def test_nothing_is_resolved_before_the_window_has_closed(ask, as_of):
    found = [item for name in ("q1", "q2", "q3") for item in ask(name, as_of)]
    assert [item.outcome for item in found] == ["unresolved"] * 5
    assert all("closes on 2023-07-09" in item.why for item in found)


def test_judgment_1_is_no_by_one_publisher_with_the_bound(ask):
    (found,) = ask("q1", "2023-12-31")
    assert found.outcome == "no"
    assert found.bound == "ratio ≤ 0.65"
    assert {cite.kind for cite in found.cites} == {"observation"}
    assert "BBCM-claims says no" in found.why
    assert "(0.27 a day) against 189 in 175 of 365 days before (1.08 a day)" in found.why
    assert "88 over 95 days, 40 days of which fall in the period" in found.why


def test_the_yearly_figure_tightens_the_bound(ask):
    (found,) = ask("q1", "2024-02-01")
    assert (found.outcome, found.bound) == ("no", "ratio ≤ 0.44")
    assert "40 less the 8" in found.why
    assert found.value == pytest.approx(56.3)
    assert found.reference == pytest.approx(189.1, abs=0.1)


def test_judgment_2_by_tier(ask):
    strict, medium, broad = ask("q2", "2023-12-31")
    assert [(item.tier, item.outcome) for item in (strict, medium, broad)] == [
        ("strict", "no"), ("medium", "yes"), ("broad", "yes"),
    ]  # fmt: skip
    assert "not shown" in strict.why
    assert "IRN-2022-10-26-shiraz" in medium.why
    assert all(item.cites for item in (strict, medium, broad))


def test_judgment_2_lists_the_disputed_cases(ask):
    _, medium, broad = ask("q2", "2023-12-31")
    named = {line.split(":")[0] for line in broad.disputed}
    assert named == {
        "UZB-2022-07-16-termez-alleged", "IRN-2022-10-26-shiraz", "PAK-2023-03-06-bolan", "PAK-2022-07-16-bara",
        "PAK-2022-08-19-bajaur", "PAK-2022-08-29-orakzai", "PAK-2023-04-18-bajaur", "PAK-2023-06-22-inayatkalay",
    }  # fmt: skip
    assert any("alone ties it to AFG (counted)" in line for line in medium.disputed)


def test_counted_in_the_broad_tier(ask):
    broad = ask("q2", "2023-12-31")[2]
    for name in ("PAK-2022-08-30-bajaur", "PAK-2023-03-31", "PAK-2023-04-01", "PAK-2023-06-23", "PAK-2023-06-24"):
        assert name in broad.why


def test_judgment_3_is_not_comparable_and_yes_to_the_letter(ask):
    (found,) = ask("q3", "2023-12-31")
    assert (found.outcome, found.literal) == ("void", "yes")
    assert (found.value, found.reference) == (6000, 4000)
    assert "families" in found.why or "family" in found.why


@pytest.mark.parametrize("as_of", ["2023-07-10", "2023-08-20", "2023-12-31", "2024-02-01", "2025-12-31"])
def test_no_citation_is_younger_than_the_as_of_date(ask, as_of):
    for found in (item for name in ("q1", "q2", "q3") for item in ask(name, as_of)):
        assert all(cite.known_at <= cutoff_instant(as_of) for cite in found.cites)
        assert found.cites or found.outcome == "unresolved"


def test_the_weeks_after_the_window_know_less(ask):
    assert ask("q1", "2023-07-12")[0].outcome == "unresolved"
    assert ask("q3", "2023-07-12")[0].outcome == "unresolved"
