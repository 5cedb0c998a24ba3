"""Laws of fixes, over every bad example and the founding assessment: a fixed place lints clean, and twice is once."""

from __future__ import annotations

from pathlib import Path

import pytest

from estimative.lint import registry
from estimative.lint.engine import lint
from estimative.lint.examples import Example, examples, framed
from estimative.lint.fixes import apply, mend
from estimative.lint.staged import staged
from estimative.model.findings import Finding
from estimative.text.parse import parse

BAD = [
    (f"{rule.code}-{number}", rule.code, example)
    for rule in registry.rules()
    for number, example in enumerate(examples(rule))
    if example.kind == "bad" and rule.fix in ("safe", "suggested")
]


def check(data: bytes) -> list[Finding]:
    return lint(parse(data))


def regions(applied: tuple[Finding, ...]) -> list[tuple[str, str, int, int]]:
    """Code, reason and place in the mended text of each fix that was applied."""
    edits = sorted((edit.span, edit.text, item) for item in applied if item.fix for edit in set(item.fix.edits))
    found, shift = [], 0
    for span, text, item in edits:
        size = len(text.encode("utf-8", "surrogateescape"))
        found.append((item.code, item.reason, span.start + shift, span.start + shift + size))
        shift += size - len(span)
    return found


def left(applied: tuple[Finding, ...], after: list[Finding]) -> list[str]:
    """Findings of the fixed kinds that still stand at the fixed places."""
    return [
        f"{item.code} {item.message}"
        for code, reason, start, end in regions(applied)
        for item in after
        if (item.code, item.reason) == (code, reason)
        and item.span.start < max(end, start + 1)
        and start < item.span.end
    ]


@pytest.mark.parametrize("suggested", [False, True], ids=["safe", "suggested"])
@pytest.mark.parametrize(("name", "code", "example"), BAD, ids=[name for name, _, _ in BAD])
def test_a_fixed_place_lints_clean(name: str, code: str, example: Example, *, suggested: bool) -> None:
    data = framed(example)
    mended, applied = apply(data, check(data), suggested=suggested)
    assert left(applied, check(mended)) == []


@pytest.mark.parametrize("suggested", [False, True], ids=["safe", "suggested"])
def test_the_founding_assessment_settles(seed: Path, *, suggested: bool) -> None:
    data = seed.read_bytes()
    once, applied = apply(data, check(data), suggested=suggested)
    assert left(applied, check(once)) == []
    mended, _, _ = mend(data, check, suggested=suggested)
    assert mend(mended, check, suggested=suggested)[0] == mended


@pytest.mark.parametrize(("name", "code", "example"), BAD, ids=[name for name, _, _ in BAD])
def test_mending_twice_is_mending_once(name: str, code: str, example: Example) -> None:
    mended, _, _ = mend(framed(example), check, suggested=True)
    again, _, count = mend(mended, check, suggested=True)
    assert (again, count) == (mended, 0)


def test_what_changes_the_meaning_is_never_applied(seed: Path) -> None:
    data = seed.read_bytes()
    mended, after, _ = mend(data, check, suggested=True)
    assert b"ceased power" in mended
    offered = [edit.text for item in after if item.fix and item.fix.kind == "meaning" for edit in item.fix.edits]
    assert "seized power" in offered


def test_examples_of_the_store_keep_their_fix_for_the_analyst() -> None:
    (rule,) = [item for item in registry.rules() if item.code == "G902"]
    example = next(item for item in examples(rule) if item.kind == "bad")
    (found,) = lint(parse(framed(example)), inputs=staged(example))
    assert found.fix is not None
    assert found.fix.kind == "meaning"
    assert apply(framed(example), [found], suggested=True) == (framed(example), ())
