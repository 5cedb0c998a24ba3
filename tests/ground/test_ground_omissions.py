"""Omissions: what was known, bears on a judgment and is not cited."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.ground import ground
from estimative.model.times import cutoff_instant
from estimative.text.parse import parse

TEXT = """Key Judgment 1
It is likely that the TTP will continue its attacks in Pakistan over the next 12 months.
- On 2 June 2021 the TTP attacked a police post in Bannu.

Intelligence cut-off: 31 January 2022
"""


def grounded(text, store, registry, day="2022-01-31"):
    return ground(parse(text.encode(), registry=registry), store.as_of(cutoff_instant(day)), registry)


def test_an_uncited_attack_of_the_actor_comes_first(made_up, registry):
    found = grounded(TEXT, made_up, registry).omissions
    assert [item.incident for item in found] == ["post-2", "procession"]
    assert [item.rank for item in found] == [1, 2]
    assert "nobody named" in found[1].why


def test_nothing_that_was_not_known_yet_is_an_omission(made_up, registry):
    assert [item.incident for item in grounded(TEXT, made_up, registry, "2021-12-01").omissions] == ["procession"]


def test_a_cited_attack_is_no_omission(made_up, registry):
    text = TEXT.replace("\n\nInt", "\n- On 20 December 2021 the TTP attacked a police post in Bannu.\n\nInt")
    assert "post-2" not in [item.incident for item in grounded(text, made_up, registry).omissions]


@pytest.mark.parametrize(
    "judgment",
    ["Port strikes are likely to last beyond June.", "It is likely that TTP recruitment in Pakistan will grow."],
)
def test_a_judgment_that_no_incident_can_bear_on_has_none(made_up, registry, judgment):
    text = TEXT.replace(TEXT.splitlines()[1], judgment)
    assert grounded(text, made_up, registry).omissions == ()


def test_the_look_back_ends_at_the_documents_own_cutoff(made_up, registry):
    text = TEXT.replace("31 January 2022", "1 December 2021")
    found = grounded(text, made_up, registry, "2022-01-31").omissions
    assert all(item.occurred.first <= date(2021, 12, 1) for item in found)


def test_coverage_says_that_it_is_a_sample(made_up, registry):
    (item,) = grounded(TEXT, made_up, registry).coverage
    assert "sample" in item.note
