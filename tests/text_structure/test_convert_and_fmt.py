"""Plain to Markdown, and the canonical layout: words survive, TODO is visible, twice is once."""

from __future__ import annotations

from pathlib import Path

import pytest

from estimative.errors import UsageError
from estimative.model.assessments import Assessment
from estimative.text import fmt
from estimative.text.convert import to_markdown
from estimative.text.parse import parse

HERE = Path(__file__).parent / "documents"
KEPT = ("summary", "judgment", "evidence", "alternatives", "assumptions", "indicators", "gaps", "implications")


def said(assessment: Assessment) -> list[tuple[str, str, str, str, int]]:
    """Every sentence without white space and escapes, with its role, judgment, portion mark and number of citations."""
    return [
        (block.role, block.judgment, _words(one.text), one.portion, len(one.citations))
        for block in assessment.blocks
        if block.role in KEPT
        for one in block.sentences
    ]


def _words(text: str) -> str:
    import re

    return " ".join(re.sub(r"\s*(\[\^[^\]]*\]|\(source\)|\[\d\])", "", text).replace("\\", "").split())


def same(data: bytes) -> None:
    plain = parse(data, form="plain")
    marked = parse(to_markdown(plain))
    assert marked.form == "markdown"
    assert said(marked) == said(plain)
    for one, other in zip(plain.judgments, marked.judgments, strict=True):
        assert (one.id, one.number, one.term and one.term.term) == (
            other.id,
            other.number,
            other.term and other.term.term,
        )
        assert (one.horizon and one.horizon.end) == (other.horizon and other.horizon.end)


@pytest.mark.parametrize("path", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_a_converted_document_says_the_same(path: Path) -> None:
    same(path.read_bytes())


def test_the_seed_says_the_same(seed: Path) -> None:
    data = seed.read_bytes()
    same(data)
    text = to_markdown(parse(data)).decode()
    assert text.count("[^todo-14]") == 2
    assert "cutoff: 2022-07-09" in text
    assert all(
        f"{name}: TODO" in text
        for name in ("title", "producer", "scale", "marking", "Horizon", "Confidence", "measure")
    )


def test_markup_in_plain_words_stays_words() -> None:
    same(
        b"Key Judgment 1\nIt is likely that *X* will use <b> and [^a] `code` snake_case 5 * 3 & &amp; more.\n"
        b"- # not a heading\n- 1990. A year\n"
    )


def test_an_undecided_cutoff_becomes_a_todo_with_both_days() -> None:
    text = to_markdown(parse(b"Key Judgment 1\nIt is likely that X will grow.\nIntelligence cut off 03/04/21")).decode()
    assert "cutoff: TODO 2021-03-04 or 2021-04-03" in text


def test_converting_markdown_changes_nothing() -> None:
    data = b"## Summary\n\nx\n"
    assert to_markdown(parse(data)) == data


MESSY = (
    b"---\nmarking: TLP:CLEAR\n# why\ntitle: T\n---\n"
    b"##  Key judgment 1 ##\nIt is likely that X will grow.   \r\n\r\n\r\n* one [^a]\n"
    b"* two\n    - deep\n## Gaps\ntext\n\n\n\n[^a]: Alba Post, 2021\n\n[^b]: Radio, 2021"
)


def test_the_canonical_layout() -> None:
    after = fmt.format(parse(MESSY)).decode()
    assert after.startswith("---\n# why\ntitle: T\nmarking: TLP:CLEAR\n---\n\n## Key judgment 1\n\nIt is likely")
    assert "- one [^a]\n- two\n    - deep\n\n## Gaps\n\ntext\n\n[^a]" in after
    assert after.endswith("[^b]: Radio, 2021\n")


def test_formatting_twice_is_formatting_once() -> None:
    once = fmt.format(parse(MESSY))
    assert fmt.format(parse(once)) == once


def test_the_plain_form_has_no_layout() -> None:
    with pytest.raises(UsageError, match="Markdown"):
        fmt.format(parse(b"Summary.\nx\n"))


def test_confidence_before_the_statement_belongs_to_the_judgment() -> None:
    found = parse(b"Key Judgment 1\nConfidence: low. One source.\nIt is likely that X will grow.\n")
    assert found.judgments[0].line == 3
    assert found.judgments[0].confidence
    assert found.judgments[0].confidence.level == "low"


def test_a_byte_order_mark_survives_formatting() -> None:
    assert fmt.format(parse(b"\xef\xbb\xbf", form="markdown")) == b"\xef\xbb\xbf"


def test_words_that_look_like_a_table_stay_words() -> None:
    same(b"Key Judgment 1\nIt is likely that a|b\n-|- grows.\n|-|\n")
