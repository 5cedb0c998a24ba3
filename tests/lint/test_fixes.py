"""Fixes are applied whole, without overlap, and until nothing is left to mend."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from estimative.lint.engine import lint
from estimative.lint.fixes import apply, mend
from estimative.model.findings import Edit, Finding, Fix
from estimative.model.spans import Span
from estimative.text.parse import parse


def finding(*edits: tuple[int, int, str], kind: str = "safe") -> Finding:
    made = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    fix = Fix("safe" if kind == "safe" else "suggested", "", made)
    return Finding(code="X1", severity="info", span=made[0].span, message="", reason="", fix=fix)


def test_of_two_that_overlap_the_earlier_is_applied() -> None:
    source, applied = apply(b"abcdef", [finding((2, 4, "Y")), finding((0, 3, "X"))])
    assert (source, len(applied)) == (b"Xdef", 1)


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    source, applied = apply(b"abcdef", [finding((0, 1, "A"), (4, 5, "E")), finding((2, 3, "C"))])
    assert (source, len(applied)) == (b"AbcdEf", 1)


def test_suggested_fixes_only_when_asked() -> None:
    given_fix = finding((0, 1, "A"), kind="suggested")
    assert apply(b"abc", [given_fix])[0] == b"abc"
    assert apply(b"abc", [given_fix], suggested=True)[0] == b"Abc"


@given(st.binary(max_size=200))
def test_mending_any_bytes_settles(data: bytes) -> None:
    def examine(source: bytes) -> list[Finding]:
        return lint(parse(source))

    mended, left, _ = mend(data, examine)
    assert not [item for item in left if item.fix and item.fix.kind == "safe"]
    assert mend(mended, examine)[0] == mended


def test_mixed_dates_become_one_form() -> None:
    text = "- On the 22nd of April 2022 rockets were fired. (source)\n- On 7th May 2022 too. (source)\n"
    body = f"Key Judgment 1\nIt is likely that IS-K will attack by 9 July 2023.\n{text}".encode()
    mended, _, _ = mend(body, lambda source: lint(parse(source), select=("T505",)))
    assert b"On 22 April 2022 rockets" in mended
    assert b"On 7 May 2022 too" in mended


def test_retired_marking_is_renamed() -> None:
    mended, left, count = mend(
        b"TLP:WHITE\n\nSummary\nAll quiet.\n", lambda source: lint(parse(source), select=("M801",))
    )
    assert mended.startswith(b"TLP:CLEAR")
    assert count == 1
    assert left == []
