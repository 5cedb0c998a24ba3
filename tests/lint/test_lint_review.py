"""The review of the founding assessment: each defect, its lines, and the rules that may report it there."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from estimative.lint.engine import lint
from estimative.model.findings import Finding
from estimative.text.parse import parse
from estimative.text.source import SourceText

DEFECTS: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "D01": ((20,), ("J201",)),
    "D02": ((20,), ("J204",)),
    "D03": ((20,), ("J203",)),
    "D04": ((5,), ("J203", "J206")),
    "D05": ((13,), ("J203",)),
    "D06": ((5, 13, 20), ("J210",)),
    "D07": ((5, 13), ("J207",)),
    "D08": ((5, 20), ("E101",)),
    "D09": ((21,), ("E104",)),
    "D10": ((22,), ("E104", "J213")),
    "D11": ((18,), ("C408",)),
    "D12": ((2,), ("J208",)),
    "D13": ((2,), ("J208",)),
    "D14": ((5,), ("A601",)),
    "D14 assumptions": ((5,), ("A602",)),
    "D14 indicators": ((5,), ("A603",)),
    "D14 implications": ((5,), ("A605",)),
    "D14 gaps": ((5,), ("A607",)),
    "D15": ((1,), ("D701",)),
    "D15 marking": ((1,), ("M801",)),
    "D16": ((3,), ("C403", "G907")),
    "D20": ((24,), ("T501",)),
    "D21": ((24,), ("T501",)),
    "D22": ((23,), ("T504",)),
    "D23": ((7,), ("C402",)),
    "D24": ((7,), ("T504",)),
    "D25": ((2,), ("C402",)),
    "D26": ((3, 6), ("T503", "C403")),
    "D27": ((9,), ("T503",)),
    "D28": ((14,), ("T503",)),
    "D29": ((8, 15, 17), ("T505",)),
    "D30": ((10,), ("S301",)),
    "D30 circular": ((10,), ("C406",)),
    "D31": ((2, 3), ("S301",)),
    "D32": ((21,), ("C404",)),
    "D32 coverage": ((21,), ("S302",)),
    "D33": ((6, 7, 8, 9, 11, 14, 15, 16, 17, 18, 21, 22, 23), ("S303",)),
    "D34": ((7,), ("S304",)),
    "D35": ((15,), ("S306",)),
    "D36": ((17,), ("S306",)),
    "D37": ((16,), ("T503", "C410")),
    "D38": ((21,), ("C407",)),
    "D39": ((9, 14), ("C407",)),
    "D40": ((6,), ("C403",)),
    "D41": ((7,), ("P908",)),
    "D42": ((7,), ("C409",)),
    "D43": ((14,), ("C410",)),
    "D44": ((15,), ("C401",)),
    "D45": ((18,), ("C410",)),
    "D46": ((11,), ("A606",)),
    "D47": ((16,), ("C410",)),
    "D48": ((22,), ("P906",)),
    "D49": ((21,), ("C405",)),
    "D50": ((23,), ("C405",)),
    "D51": ((9,), ("C405",)),
    "D52": ((5,), ("A604",)),
}
PROSE: dict[str, tuple[tuple[int, ...], tuple[str, ...]]] = {
    "D60": ((2,), ("P901",)),
    "D61": ((13,), ("P901",)),
    "D62": ((14,), ("P901",)),
    "D63": ((18,), ("P901",)),
    "D64": ((21,), ("P901",)),
    "D65": ((16,), ("P901",)),
    "D66": ((3,), ("P902",)),
    "D67": ((16, 21, 22), ("P902",)),
    "D68": ((2,), ("P903",)),
    "D69": ((3,), ("P904",)),
    "D70": ((3,), ("P901",)),
    "D71": ((2,), ("P901",)),
    "D72": ((3, 9, 14), ("P905",)),
    "D73": ((8,), ("P902",)),
    "D74": ((8,), ("P903",)),
    "D75": ((23,), ("P907",)),
    "D76": ((8, 11, 18), ("P906",)),
    "D77": ((21,), ("P909",)),
    "D78": ((4,), ("P910",)),
    "D79": ((24,), ("P911",)),
    "D80": ((17,), ("P907",)),
}
TRAPS = ("at least two", "March 2022", "7th May 2022")
"""Words of which no rule of likelihood may say anything."""
BEYOND = ((3, "C414"),)
"""What holds and the review does not list by its own number: an accusation without a speaker."""


@pytest.fixture(scope="module")
def found(seed: Path) -> dict[tuple[int, str], list[Finding]]:
    data = seed.read_bytes()
    source, by_place = SourceText(data), defaultdict(list)
    for item in lint(parse(data)):
        by_place[source.position(item.span.start)[0], item.code].append(item)
    return dict(by_place)


@pytest.mark.parametrize("defect", [*DEFECTS, *PROSE])
def test_defect_is_found_at_its_lines(found: dict[tuple[int, str], list[Finding]], defect: str) -> None:
    lines, codes = (DEFECTS | PROSE)[defect]
    missed = [line for line in lines if not any((line, code) in found for code in codes)]
    assert missed == []


def test_few_findings_beyond_the_review(found: dict[tuple[int, str], list[Finding]]) -> None:
    listed = {(line, code) for lines, codes in (DEFECTS | PROSE).values() for line in lines for code in codes}
    assert set(found) - listed <= set(BEYOND)


def test_traps_are_left_alone(seed: Path, found: dict[tuple[int, str], list[Finding]]) -> None:
    source = SourceText(seed.read_bytes())
    words = [source.slice(item.span) for (_, code), items in found.items() if code[0] == "E" for item in items]
    assert not [trap for trap in TRAPS if any(trap in shown for shown in words)]
    shown = [source.slice(item.span) for items in found.values() for item in items]
    assert "at least two" not in shown
