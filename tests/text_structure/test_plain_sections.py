"""Headings that end a list of judgments on paper, and passages that are never judgments."""

from __future__ import annotations

import pytest

from estimative.model.assessments import Assessment
from estimative.text.judging import recounts
from estimative.text.parse import parse

JUDGMENTS = "Key Judgements\n\n• The mine is likely to shut.\n• It is unlikely that the mill will shut.\n\n"
BELOW = "• Two shafts were flooded in May.\n• The owner will probably sell, a clerk said.\n"


def lines(found: Assessment) -> list[int]:
    return [one.line for one in found.judgments]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Evidence", "evidence"),
        ("Supporting evidence", "evidence"),
        ("Basis", "evidence"),
        ("Reporting", "evidence"),
        ("Indicators", "indicators"),
        ("Assumptions", "assumptions"),
        ("Alternatives", "alternatives"),
        ("Gaps", "gaps"),
        ("Outlook", "context"),
        ("Background", "context"),
        ("Sources", "source"),
    ],
)
def test_a_typed_heading_ends_the_judgments(heading: str, role: str) -> None:
    found = parse(f"{JUDGMENTS}{heading}\n\n{BELOW}".encode())
    assert lines(found) == [3, 4]
    assert [(block.role, block.judgment) for block in found.blocks if block.line > 7] == [(role, "")] * 2


def test_evidence_below_a_single_judgment_is_its_own() -> None:
    found = parse(f"Key Judgements\n\n• The mine is likely to shut.\n\nEvidence\n{BELOW}".encode())
    assert lines(found) == [3]
    assert len(found.evidence("kj1")) == 2


def test_judgments_go_on_below_the_evidence_of_each() -> None:
    first = "Key Judgments\n\n1. It is likely that A will go.\n\nEvidence\n- A fell.\n"
    found = parse(f"{first}\n2. B will probably go.\n\nEvidence\n- B fell.\n".encode())
    assert lines(found) == [3, 8]
    assert [len(found.evidence(one.id)) for one in found.judgments] == [1, 1]


def test_a_bullet_that_recounts_is_never_a_judgment() -> None:
    text = "• On 3 May two shafts flooded.\n• The mine is likely to shut.\n• The owner sold a mill.\n"
    found = parse(f"Key Judgments\n\n{text}".encode())
    assert lines(found) == [4]
    assert [block.line for block in found.evidence("kj1")] == [5]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("On 3 May about 40 dockers walked out.", True),
        ("The union took a vote.", True),
        ("The union will take a vote.", False),
        ("We judge that the union lost.", False),
        ("The union probably lost.", False),
        ("The union is a threat.", False),
    ],
)
def test_what_recounts(words: str, expected: bool) -> None:
    assert recounts(words) is expected
