"""Estimates of other shapes, each made up for one habit of real ones."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from estimative.model.assessments import Assessment
from estimative.text.parse import parse
from estimative.text.unparse import unparse

HERE = Path(__file__).parent / "documents"


def read(name: str) -> Assessment:
    return parse((HERE / name).read_bytes())


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_every_document_round_trips(path: Path) -> None:
    data = path.read_bytes()
    assert unparse(parse(data)) == data


def test_lettered_judgments_with_bullets_over_a_page() -> None:
    found = read("estimate.txt")
    assert [one.id for one in found.judgments] == ["kj1", "kj2", "kj3", "kj4"]
    assert found.metadata.title
    assert found.metadata.title.text.startswith("The Militant Threat")
    assert found.metadata.marking
    assert found.metadata.published
    assert found.metadata.published.value == "2019-07-01"
    assert len(found.evidence("kj1")) == 2
    assert [
        block.line
        for block in found.role("metadata")
        if b"2 -" in found.source[slice(block.span.start, block.span.end)]
    ] == [34]


def test_a_hard_wrapped_sentence_is_one_sentence() -> None:
    found = read("estimate.txt")
    assert found.judgments[0].text.count("\n") == 2
    assert found.judgments[0].confidence
    assert found.judgments[0].confidence.level == "high"
    assert found.cutoff
    assert found.cutoff.day == date(2019, 6, 14)


def test_what_no_one_can_say_is_no_term() -> None:
    assert read("estimate.txt").judgments[3].term is None


def test_roman_judgments_and_numbered_paragraphs() -> None:
    found = read("committee.txt")
    assert [one.line for one in found.judgments] == [7, 9, 11]
    assert [one.term and one.term.term for one in found.judgments] == [
        "almost certain",
        "likely",
        "realistic possibility",
    ]
    assert found.cutoff
    assert found.cutoff.day == date(2004, 3, 10)
    assert found.metadata.title
    assert found.metadata.title.text.startswith("HARBOUR")


def test_portion_marks_and_bullets_as_judgments() -> None:
    found = read("homeland.txt")
    assert [one.portion for one in found.judgments] == ["U//FOUO", "U", "U"]
    assert all(not one.text.startswith("(") for one in found.judgments)
    assert [len(found.evidence(one.id)) for one in found.judgments] == [2, 0, 0]


def test_findings_with_confidence_in_the_next_sentence_and_typed_sections() -> None:
    found = read("findings.txt")
    assert found.judgments[0].confidence
    assert found.judgments[0].confidence.level == "moderate"
    assert len(found.role("alternatives")) == 1
    assert len(found.role("indicators")) == 2


def test_wrapped_text_with_run_in_headings_sub_bullets_and_sources() -> None:
    found = read("wrapped.txt")
    assert [one.line for one in found.judgments] == [6, 16]
    assert [block.level for block in found.evidence("kj1")] == [0, 0, 1]
    assert found.judgments[1].confidence
    assert found.judgments[1].confidence.level == "low"
    assert [(one.id, one.publisher, str(one.grade)) for one in found.references] == [
        ("1", "Alba Post", "B2"),
        ("2", "Harbour Radio", "C3"),
    ]


def test_judgments_that_no_heading_announces_are_said_to_be_a_reading() -> None:
    found = parse(b"Outlook\n\nWe judge that the Front will probably retake the town by 2023.\n\nIt has a harbour.\n")
    assert len(found.judgments) == 1
    assert "unannounced" in {one.code for one in found.problems}


def test_a_lead_in_makes_its_bullets_the_judgments() -> None:
    found = parse("Key Judgements\n\nOver the next year:\n• X is likely to grow.\n• Y will probably shrink.\n".encode())
    assert [one.text for one in found.judgments] == ["X is likely to grow.", "Y will probably shrink."]


def test_an_undecided_cutoff_is_a_problem_and_not_a_guess() -> None:
    found = parse(b"Key Judgment 1\nIt is likely that X will grow.\nIntelligence cut off 03/04/21")
    assert found.cutoff
    assert found.cutoff.day is None
    assert len(found.cutoff.readings) == 2
    assert "cutoff" in {one.code for one in found.problems}


def test_a_byte_order_mark_hides_nothing() -> None:
    found = parse(b"\xef\xbb\xbfKey Judgment 1\r\nIt is likely that X will grow.\r\n")
    assert found.judgments[0].line == 2


def test_a_title_over_two_lines_and_a_table_of_contents() -> None:
    found = read("community.txt")
    assert found.metadata.title
    assert found.metadata.title.text.split()[-2:] == ["Alba", "Election"]
    assert [one.line for one in found.judgments] == [19, 22, 30]
    assert len(found.role("table")) == 1


def test_a_cutoff_without_a_year_has_a_reading_and_no_day() -> None:
    found = read("annual.txt")
    assert found.cutoff
    assert found.cutoff.day is None
    assert [one.day for one in found.cutoff.readings] == [date(2024, 1, 22)]
    assert "cutoff" in {one.code for one in found.problems}


def test_labelled_lines_run_in_judgments_and_typed_sections() -> None:
    found = read("labelled.txt")
    assert found.metadata.producer
    assert found.metadata.producer.text == "Example desk"
    assert [one.line for one in found.judgments] == [8, 10]
    assert [len(found.role(role)) for role in ("assumptions", "gaps", "alternatives")] == [1, 1, 1]  # type: ignore[arg-type]
    assert found.cutoff
    assert found.cutoff.instant
    assert found.cutoff.instant.hour == 12
    assert [one.id for one in found.references] == ["1", "2"]


def test_numbered_judgments_keep_a_portion_mark_before_the_number() -> None:
    found = read("numbered.txt")
    assert [one.portion for one in found.judgments] == ["", "", "U"]
    assert len(found.role("indicators")) == 1


def test_lines_that_are_paragraphs_are_evidence_of_their_judgment() -> None:
    found = read("unwrapped.txt")
    assert [[block.line for block in found.evidence(one.id)] for one in found.judgments] == [[10, 11], [14]]


def test_a_bullet_on_a_line_of_its_own_takes_the_lines_below() -> None:
    found = read("extracted.txt")
    assert [(block.marker, block.line) for block in found.blocks if block.kind == "bullet"][:3] == [
        ("12.", 4),
        ("•", 6),
        ("•", 10),
    ]
    assert found.judgments[0].line == 15
