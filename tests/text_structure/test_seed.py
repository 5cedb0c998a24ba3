"""The founding assessment: everything that has to be recovered from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from estimative.model.assessments import Assessment
from estimative.text.parse import parse


@pytest.fixture(scope="module")
def assessment(seed: Path) -> Assessment:
    return parse(seed.read_bytes())


def test_form_summary_and_roles(assessment: Assessment) -> None:
    assert assessment.form == "plain"
    assert [block.line for block in assessment.role("summary")] == [2, 3]
    assert [len(assessment.evidence(name)) for name in ("kj1", "kj2", "kj3")] == [6, 5, 3]
    assert not assessment.problems


def test_judgments_stand_where_they_stand(assessment: Assessment) -> None:
    assert [(one.id, one.number, one.line) for one in assessment.judgments] == [
        ("kj1", 1, 5),
        ("kj2", 2, 13),
        ("kj3", 3, 20),
    ]
    for one in assessment.judgments:
        assert assessment.source[one.span.start : one.span.end].decode() == one.text
        assert one.text.startswith("It is ")
        assert one.text.endswith(".")


def test_terms_are_read_on_the_scale_that_has_them_all(assessment: Assessment) -> None:
    terms = [one.term for one in assessment.judgments]
    assert [term and term.term for term in terms] == ["highly likely", "likely", "highly likely"]
    assert {term and term.scale for term in terms} == {"phia-2025"}
    assert terms[0]
    assert (terms[0].band.low, terms[0].band.high) == (0.8, 0.9)


def test_horizons_count_from_the_cutoff(assessment: Assessment) -> None:
    first, second, third = (one.horizon for one in assessment.judgments)
    assert first
    assert second
    assert third is None
    assert first.end == second.end == date(2023, 7, 9)
    assert first.months == 12


def test_parts_of_the_statements(assessment: Assessment) -> None:
    first, second, third = assessment.judgments
    assert first.actor
    assert first.actor.value == "IS-K"
    assert second.place
    assert second.place.text == "from Afghanistan"
    assert first.purpose
    assert second.purpose
    assert third.actor
    assert third.actor.text.endswith("crises")
    assert third.act
    assert third.act.text.startswith("increase")
    assert third.purpose is None


def test_each_placeholder_belongs_to_the_sentence_before_it(assessment: Assessment) -> None:
    pairs = [
        (sentence, note)
        for block in assessment.role("evidence")
        for sentence in block.sentences
        for note in sentence.citations
    ]
    assert len(pairs) == 14
    for sentence, note in pairs:
        assert note.kind == "placeholder"
        between = assessment.source[sentence.span.end : note.span.start]
        assert between.strip() == b""


def test_the_cutoff_keeps_both_readings_and_is_decided(assessment: Assessment) -> None:
    cutoff = assessment.cutoff
    assert cutoff
    assert cutoff.ambiguous
    assert {one.day for one in cutoff.readings} == {date(2022, 7, 9), date(2022, 9, 7)}
    assert cutoff.day == date(2022, 7, 9)
    assert cutoff.instant
    assert cutoff.instant.hour == 23
    favoured = next(one for one in cutoff.readings if one.day == cutoff.day)
    assert favoured.hints
    assert all(hint.favours for hint in favoured.hints)
    assert assessment.role("cutoff")[0].line == 24


def test_extents_end_with_the_last_bullet(assessment: Assessment) -> None:
    last = assessment.judgments[-1]
    bullet = assessment.evidence("kj3")[-1]
    assert last.extent.end == bullet.span.end
    assert last.heading
    assert last.extent.start < last.span.start
