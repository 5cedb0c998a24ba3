"""A small sample of the perturbation suite: what is altered is named, what is true is not called wrong."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.perturbation import measure, stores
from benchmarks.perturbation.dev import PHRASINGS
from benchmarks.perturbation.phrasing import Phrasing

COUNT = 3


@pytest.fixture(scope="module", params=["casebook", "Central African Republic", "Ethiopia"])
def found(request, shared):
    with stores.evidence(shared, request.param) as evidence:
        return list(measure.cases(request.param, evidence, PHRASINGS, count=COUNT))


def test_what_is_altered_is_found_and_named(found):
    altered = [case for case in found if case.attribute]
    assert len(altered) > 100
    assert sum(case.named for case in altered) >= 0.9 * len(altered)


def test_true_sentences_are_not_called_wrong(found):
    true = [case for case in found if not case.attribute]
    assert [case.text for case in true if case.wrong] == []
    assert sum(case.supported for case in true) >= 0.85 * len(true)


def test_an_altered_date_is_named_wherever_it_is_found(found):
    dated = [case for case in found if case.attribute == "date"]
    assert sum(case.found for case in dated) >= 0.97 * len(dated)


def test_what_is_said_carries_only_what_was_known(found):
    for case in found[:40]:
        cites = [c for v in case.verdicts for c in (*v.cites, *(c for d in v.differences for c in d.cites))]
        assert all(c.known_at.year <= 2024 for c in cites)


def test_a_phrasing_knows_its_slots():
    phrasing = Phrasing(
        "n", "event", "On {date:us} {actor} struck {place}, killing at least {killed:words}.", "at least"
    )
    assert phrasing.slots == {"date", "actor", "place", "killed"}


def test_a_template_starts_its_sentences_with_a_capital():
    phrasing = Phrasing("n", "denial", "{target} in {place} was hit. {denier} denied it.")
    slots = {"target": "a bus", "place": "Herat", "denier": "the Taliban"}
    assert measure.sentence(phrasing, slots) == "A bus in Herat was hit. The Taliban denied it."
