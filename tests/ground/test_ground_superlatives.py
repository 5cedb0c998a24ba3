"""Superlatives against earlier and larger cases in the stated scope; a sample's silence supports nothing."""

from __future__ import annotations

import pytest

from estimative.ground import scopes
from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.times import cutoff_instant


@pytest.fixture
def hold(casebook, registry):
    def held(text, day="2022-12-31"):
        evidence = Evidence(casebook.as_of(cutoff_instant(day)), registry)
        return judge(read_text(text, registry, today=evidence.today), evidence)[0]

    return held


def test_one_of_the_first_is_refuted_by_many_and_says_how_many(hold):
    verdict = hold("One of the first attacks by IS-K in Afghanistan took place in August 2021.", "2022-07-09")
    (difference,) = verdict.differences
    assert (verdict.kind, difference.attribute) == ("contradicted", "superlative")
    assert "at least 1" in difference.delta
    assert int(difference.delta.split()[2].replace(",", "")) >= 100


def test_few_earlier_cases_do_not_refute_one_of_the_first(hold):
    verdict = hold("The rockets on Termez in July 2022 were one of the first IS-K attacks on Uzbekistan.")
    assert verdict.kind == "not checkable"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rocket attack on Termez on 5 July 2022 was the first by IS-K on Uzbekistan.", "contradicted"),
        ("The rocket attack on Termez on 18 April 2022 was the first by IS-K on Uzbekistan.", "not checkable"),
        ("IS-K had never attacked Tajikistan before 7 May 2022.", "not checkable"),
        ("IS-K had never attacked Uzbekistan before July 2022.", "contradicted"),
        ("The attack on Kabul airport in August 2021 was the deadliest IS-K attack in Afghanistan.", "not checkable"),
        (
            "The attack on the gurdwara in Kabul on 18 June 2022 was the deadliest IS-K attack in Afghanistan.",
            "contradicted",
        ),
    ],
)
def test_superlatives(hold, text, kind):
    verdict = hold(text)
    assert verdict.kind == kind, verdict.why


def test_earlier_attacks_elsewhere_or_of_another_kind_are_out_of_scope(ask):
    (verdict,) = ask("The first attack by the TTP in Karachi took place on 20 December 2021.")
    assert verdict.kind == "not checkable"


def test_a_later_case_never_refutes_a_first(hold):
    verdict = hold("The attack in Herat on 4 July 2022 was the first IS-K attack on a bus in Herat.")
    assert all(cite.id != "AFG-2022-10-27-herat-bus" for cite in verdict.cites)


@pytest.mark.parametrize(
    ("text", "among"), [("One of the first attacks", True), ("The first attack", False), ("among its deadliest", True)]
)
def test_one_of_several_is_told_from_the_only_one(text, among):
    assert scopes.among(text) == among
