"""The Markdown form: front matter, headings with ids, footnotes, questions, typed sections."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from estimative.model.assessments import Assessment
from estimative.text.parse import parse
from estimative.text.unparse import unparse

TEXT = """---
title: The Front in the north
producer: Example desk
cutoff: 2022-07-09
scale: phia-2025
marking: TLP:CLEAR
desk: north
---

# The Front in the north

## Summary

It **gains** ground.

## Key judgment 1 {#north}

It is *highly* likely that the Front will hold the town until 9 July 2023.

Confidence: moderate. Two counts agree.

```question
measure: attacks
window: 12 months
test: ">= 0.8 * previous"
```

- On 4 July 2022 it took `Old Ford`. [^post] (source)
  - It lost four men [said the Post](https://example.org/x).
- (a) It pays. [^none]

### Alternatives

It may split.

## Outlook

Nothing more.

## Gaps

Its numbers.

[^post]: Alba Post, 4 July 2022, "Ford taken", <https://example.org/a> (B2)
"""


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return parse(TEXT.encode())


def test_metadata_and_cutoff(assessment: Assessment) -> None:
    assert assessment.form == "markdown"
    assert assessment.metadata.title
    assert assessment.metadata.title.text == "The Front in the north"
    assert assessment.metadata.extra == {"desk": "north"}
    assert assessment.cutoff
    assert assessment.cutoff.instant == datetime(2022, 7, 9, 23, 59, 59, 999999, tzinfo=UTC)
    assert not assessment.problems


def test_judgment_under_its_own_id(assessment: Assessment) -> None:
    (judgment,) = assessment.judgments
    assert judgment.id == "north"
    assert judgment.term
    assert judgment.term.term == "highly likely"
    assert judgment.term.text == "highly* likely"
    assert judgment.confidence
    assert judgment.confidence.reason
    assert judgment.horizon
    assert judgment.horizon.end == date(2023, 7, 9)
    assert [one.id for one in judgment.questions] == ["north-q1"]


def test_evidence_with_its_citations(assessment: Assessment) -> None:
    first, second, third = assessment.evidence("north")
    assert [note.kind for note in first.sentences[0].citations] == ["footnote", "placeholder"]
    assert second.level == 1
    assert second.sentences[0].citations[0].key == "https://example.org/x"
    assert third.sentences[0].text == "It pays."


def test_typed_sections_belong_by_level(assessment: Assessment) -> None:
    assert assessment.role("alternatives")[0].judgment == "north"
    assert assessment.role("gaps")[0].judgment == ""
    assert assessment.role("context")[0].judgment == ""


def test_footnotes_are_reports(assessment: Assessment) -> None:
    (report,) = assessment.references
    assert (report.id, report.publisher, report.title, report.published) == (
        "post",
        "Alba Post",
        "Ford taken",
        date(2022, 7, 4),
    )
    assert str(report.grade) == "B2"


def test_round_trip(assessment: Assessment) -> None:
    assert unparse(assessment) == TEXT.encode()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("cutoff: 09/07/22", "cutoff"),
        ("cutoff: soon", "cutoff"),
        ("published: never", "metadata"),
        ("scale: nonesuch", "scale"),
        ("marking: TLP:PURPLE", "metadata"),
        ("title: [a", "yaml"),
        ("title: TODO", "todo"),
    ],
)
def test_a_bad_value_is_a_problem_at_its_own_place(line: str, code: str) -> None:
    data = f"---\nproducer: x\n{line}\n---\n\n## Key judgment 1\n\nIt is likely that X will grow.\n"
    problem = next(one for one in parse(data.encode()).problems if one.code == code)
    start = data.index(line)
    assert start <= problem.span.start <= problem.span.end <= start + len(line) + 5


def test_judgments_under_one_heading() -> None:
    found = parse(
        b"## Key judgments\n\n### North {#kj1}\n\nIt is likely that X.\n\n- y\n\n"
        b"### South\n\nIt is unlikely that Z.\n\n## Rest\n\nq\n"
    )
    assert [(one.id, one.line) for one in found.judgments] == [("kj1", 5), ("kj2", 11)]
    assert len(found.evidence("kj1")) == 1


def test_two_judgments_of_one_name_are_kept_apart() -> None:
    found = parse(b"## A {#kj1}\n\nIt is likely that X.\n\n## B {#kj1}\n\nIt is likely that Y.\n")
    assert [one.id for one in found.judgments] == ["kj1", "kj2"]
    assert "judgment-id" in {one.code for one in found.problems}


def test_html_and_code_are_kept_and_not_read() -> None:
    found = parse(b"## Summary\n\n<script>x</script>\n\n```\nWe judge.\n```\n\nText `see (source)` ends.\n")
    assert [block.role for block in found.blocks if block.kind in ("html", "fence")] == ["html", "code"]
    (block,) = found.role("summary")
    assert block.sentences[0].citations == ()
