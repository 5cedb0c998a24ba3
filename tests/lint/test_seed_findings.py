"""The founding assessment: the defects of its review at their lines, and no trap."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from estimative.lint.engine import lint
from estimative.model.findings import Finding
from estimative.text.parse import parse
from estimative.text.source import SourceText

EXACT = {
    "E101": [5, 20],
    "E104": [21, 22],
    "J201": [20],
    "J203": [5, 13, 20],
    "J204": [20],
    "J206": [5],
    "J207": [5, 13],
    "J210": [5, 13, 20],
    "S302": [21],
    "S303": [6, 7, 8, 9, 11, 14, 15, 15, 16, 17, 18, 21, 22, 23],
    "S306": [15, 17],
    "C402": [2, 7],
    "T501": [24],
    "T503": [3, 6, 9, 14, 16],
    "T504": [7, 23],
    "T505": [8, 15, 17],
    "A601": [5],
    "A602": [5],
    "A603": [5],
    "P901": [2, 2, 3, 13, 14, 16, 18, 21],
    "P902": [3, 8, 16, 21, 22],
    "P907": [17, 23],
    "P911": [24],
}
SILENT = (
    "E102",
    "E103",
    "E106",
    "E107",
    "E108",
    "E109",
    "E113",
    "E116",
    "J202",
    "J205",
    "S307",
    "T502",
    "T508",
    "D705",
)


@pytest.fixture(scope="module")
def found(seed: Path) -> dict[str, list[tuple[int, Finding]]]:
    data = seed.read_bytes()
    source, by_code = SourceText(data), defaultdict(list)
    for item in lint(parse(data)):
        by_code[item.code].append((source.position(item.span.start)[0], item))
    return by_code


@pytest.mark.parametrize(("code", "lines"), EXACT.items())
def test_defects_are_found_at_their_lines(
    found: dict[str, list[tuple[int, Finding]]], code: str, lines: list[int]
) -> None:
    assert [line for line, _ in found[code]] == lines


def test_summary_and_document_defects(found: dict[str, list[tuple[int, Finding]]]) -> None:
    assert {line for line, _ in found["S301"]} == {2, 3, 10}
    assert {line for line, _ in found["J208"]} == {2}
    assert len(found["D701"]) == len(found["M801"]) == 1


@pytest.mark.parametrize("code", SILENT)
def test_rules_that_have_nothing_to_say(found: dict[str, list[tuple[int, Finding]]], code: str) -> None:
    assert found[code] == []


def test_cutoff_fix_writes_the_day_that_the_document_supports(found: dict[str, list[tuple[int, Finding]]]) -> None:
    ((_, item),) = found["T501"]
    assert item.fix is not None
    assert item.fix.kind == "suggested"
    assert "9 July 2022" in {edit.text for edit in item.fix.edits}
    assert "7 September 2022" in item.message
