"""Trends, counts and superlatives: counts of one publisher on both sides, or an honest refusal."""

from __future__ import annotations

import pytest

from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.posterior import beta_cdf
from estimative.ground.reader import read_text
from estimative.model.times import cutoff_instant

RISE = "The TTP has increased its attacks in Pakistan since July 2021."


def test_a_rise_is_supported_by_one_publisher_on_both_sides(ask):
    (verdict,) = ask(RISE)
    assert verdict.kind == "supported"
    assert {cite.id.split(":")[0] for cite in verdict.cites} == {"Monitor"}


def test_a_fall_is_contradicted_by_a_rise(ask):
    (verdict,) = ask("The TTP has reduced its attacks in Pakistan since July 2021.")
    assert (verdict.kind, verdict.differences[0].attribute) == ("contradicted", "trend")


def test_a_trend_without_counts_on_both_sides_is_refused_with_the_reason(ask):
    (verdict,) = ask(RISE, "2021-12-31")
    assert verdict.kind == "not checkable"
    assert "both sides of 1 July 2021" in verdict.why
    assert "sample" in verdict.why


def test_two_publishers_are_never_mixed(ask):
    (verdict,) = ask(RISE)
    assert not any("Counter" in cite.id for cite in verdict.cites)


def test_incidents_are_never_counted_for_a_trend(ask):
    (verdict,) = ask("Boko Haram attacks in Nigeria have risen since January 2021.")
    assert verdict.kind == "not checkable"
    assert not any(cite.kind == "incident" for cite in verdict.cites)


@pytest.mark.parametrize(("number", "kind"), [(140, "supported"), (60, "contradicted")])
def test_a_count_is_held_against_counts_of_its_period(ask, number, kind):
    (verdict,) = ask(f"The TTP carried out {number} attacks between 1 July and 31 December 2021 in Pakistan.")
    assert (verdict.claim.kind, verdict.kind) == ("count", kind)


def test_the_second_count_of_a_sentence_is_a_claim_of_its_own(ask):
    first, second = ask(
        "A monitor counted 140 TTP attacks in Pakistan from 1 July to 31 December 2021, "
        "against 60 from 1 January to 30 June 2021."
    )
    assert (first.kind, second.kind) == ("supported", "supported")


def test_a_first_is_refuted_by_an_earlier_case(ask):
    (verdict,) = ask("The first attack by the TTP in Bannu took place on 20 December 2021.")
    assert verdict.kind == "contradicted"
    assert "post-1" in {cite.id for cite in verdict.cites}


def test_a_first_without_an_earlier_case_is_not_checkable(ask):
    (verdict,) = ask("The first attack by the TTP in Bannu took place on 2 June 2021.", "2021-06-30")
    assert verdict.kind == "not checkable"
    assert "sample" in verdict.why


@pytest.mark.parametrize(
    ("x", "a", "b", "expected"), [(0.5, 2, 2, 0.5), (0.25, 1, 1, 0.25), (0.3, 4.5, 2.5, 0.030129779927738)]
)
def test_the_beta_distribution_function(x, a, b, expected):
    assert beta_cdf(x, a, b) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("text", ["What a summer.", "The group grows stronger because the state is weak.", "", "…"])
def test_sentences_without_facts_never_fail(ask, text):
    assert all(verdict.kind == "not checkable" for verdict in ask(text))


def test_a_count_of_a_part_of_the_time_is_a_lower_bound(ask):
    assert ask("The TTP carried out more than 150 attacks in Pakistan in 2021.")[0].kind != "contradicted"
    assert ask("The TTP carried out more than 100 attacks in Pakistan in 2021.")[0].kind == "supported"
    assert ask("The TTP carried out 90 attacks in Pakistan in 2021.")[0].kind == "contradicted"


def test_a_count_names_publisher_measure_and_period(ask):
    (verdict,) = ask("The TTP carried out 140 attacks between 1 July and 31 December 2021 in Pakistan.")
    assert "140 attacks recorded (Monitor, 1 July 2021 to 31 December 2021)" in verdict.why


def test_publishers_that_differ_are_listed(ask):
    (verdict,) = ask("The TTP carried out 60 attacks between 1 January and 30 June 2021 in Pakistan.")
    assert verdict.kind == "supported"
    assert any("Counter" in note and "20" in note for note in verdict.notes)


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("The UN counted 152 IS-K attacks between 19 August and 31 December 2021.", "2022-07-09", "supported"),
        ("The UN counted 172 IS-K attacks between 19 August and 31 December 2021.", "2022-07-09", "contradicted"),
        ("IS-K carried out more than 300 attacks in 2021.", "2022-07-09", "supported"),
        ("IS-K killed 422 people in Afghanistan in 2022.", "2023-03-31", "supported"),
        ("IS-K killed 900 people in Afghanistan in 2022.", "2023-03-31", "contradicted"),
        ("IS-K killed 422 people in Afghanistan in 2022.", "2023-02-28", "not found"),
        ("IS-K has about 4,000 fighters.", "2022-07-09", "supported"),
    ],
)
def test_casebook_counts(casebook, registry, text, day, kind):
    evidence = Evidence(casebook.as_of(cutoff_instant(day)), registry)
    verdict = judge(read_text(text, registry, today=evidence.today), evidence)[0]
    assert verdict.kind == kind, verdict.why
