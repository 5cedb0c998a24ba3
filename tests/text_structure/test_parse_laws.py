"""Laws of parsing: it never raises, blocks tile the file, and what points into the file points at what it says."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.model.assessments import Assessment
from estimative.text import fmt
from estimative.text.convert import to_markdown
from estimative.text.describe import describe
from estimative.text.outline import outline
from estimative.text.parse import parse
from estimative.text.unparse import unparse

PIECES = [
    "Summary.\n", "Key Judgment 1\n", "KEY JUDGMENTS\n\n", "It is likely that X will grow",
    "We judge with low confidence that ", "(source)",
    "- ", "  - ", "• ", "A. ", "1. ", "(U) ", "\n", "\n\n", "\r\n", "\r", "\f", "\t", "> ", "# ", "## ", "### Gaps\n",
    "{#kj1}", "[^a]", "[^a]: ",
    "```question\n", "```\n", "---\n", "title: x\n", "cutoff: 2022-07-09\n", "a: [", "measure: attacks\n", "*", "**",
    "_", "`", "<b>", "[x](y)", "|", "|-|\n",
    "Intelligence cut off 09/07/22", "as of 3 May 2021", "Confidence: ", "Horizon: ", "\x00", "\u2028",
    "\ufeff", "é", "“q”", "Sources\n", "[1] ", "=====\n",
    "TODO", "    ", "word ", ". ", "<!--", "&amp;", "\\", "%", "2 -\n",
]  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join).map(str.encode)
anything = st.one_of(st.binary(max_size=200), texts, st.tuples(texts, st.binary(max_size=20), texts).map(b"".join))


def check(assessment: Assessment, data: bytes) -> None:
    assert unparse(assessment) == data
    at = 0
    for block in assessment.blocks:
        assert block.span.start == at
        assert block.span.start < block.span.end
        assert block.span.covers(block.body)
        at = block.span.end
        for sentence in block.sentences:
            assert block.body.covers(sentence.span)
            assert data[sentence.span.start : sentence.span.end].decode("utf-8", "surrogateescape") == sentence.text
    ids = [judgment.id for judgment in assessment.judgments]
    assert len(ids) == len(set(ids))
    for judgment in assessment.judgments:
        assert judgment.extent.covers(judgment.span)
    msgspec.json.encode(describe(assessment))
    outline(assessment).encode()


@settings(max_examples=120, deadline=None)
@given(anything, st.sampled_from(["auto", "plain", "markdown"]))
def test_any_bytes_parse_and_round_trip(data: bytes, form: Any) -> None:
    check(parse(data, form=form), data)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_formatting_loses_nothing_and_is_idempotent(data: bytes) -> None:
    before = parse(data, form="markdown")
    once = fmt.format(before)
    assert sorted(re.sub(rb"[\s#*+-]", b"", once)) == sorted(re.sub(rb"[\s#*+-]", b"", data))
    assert fmt.format(parse(once, form="markdown")) == once


@settings(max_examples=60, deadline=None)
@given(texts)
def test_converting_never_raises_and_keeps_the_judgments(data: bytes) -> None:
    plain = parse(data, form="plain")
    marked = parse(to_markdown(plain), form="markdown")
    assert {judgment.id for judgment in plain.judgments} <= {judgment.id for judgment in marked.judgments}


@pytest.mark.parametrize("form", ["plain", "markdown"])
@pytest.mark.parametrize(
    "data",
    [
        b">" * 100_000, b"[" * 100_000, b"- " * 50_000, b"".join(b"  " * i + b"- a\n" for i in range(400)),
        b"\x00" * 50_000,
        b"\xff" * 50_000,
        b"word " * 200_000, b"*a " * 50_000, b"![" * 50_000, b"---\na: " + b"[" * 3000 + b"\n---\n",
        b"---\na: &a [*a, *a]\n---\n", b"a-\n" * 20_000,
        b"|".join([b"a"] * 300) + b"\n" + b"|".join([b"-"] * 300) + b"\n" + b"a\n" * 500,
    ],
    ids=range(13),
)  # fmt: skip
def test_hostile_shapes(data: bytes, form: Any) -> None:
    assert unparse(parse(data, form=form)) == data


def test_a_library_that_panics_leaves_the_plain_form(monkeypatch: pytest.MonkeyPatch) -> None:
    from estimative.text import markdown

    class Panic(BaseException):
        pass

    def fail(source: object) -> None:
        raise Panic

    monkeypatch.setattr(markdown, "read", fail)
    found = parse(b"## Summary\n\nx\n")
    assert found.form == "plain"
    assert "markdown" in {one.code for one in found.problems}
