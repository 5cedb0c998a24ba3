"""Sourcing: authorities, quotations, denials."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.text.parse import parse

FRAME = """Key Judgment 1
It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
- {bullet}
Intelligence cut-off: 9 July 2022
"""


def codes(bullet: str, *select: str) -> list[str]:
    return [item.code for item in lint(parse(FRAME.format(bullet=bullet).encode()), select=select)]


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("Observers believe that the north is lost. (source)", ["S315"]),
        ("According to experts, the north is lost. (source)", ["S315"]),
        ("It is widely believed that the north is lost. (source)", ["S315"]),
        ("Experts at the UN say that the north is lost. (source)", []),
        ("UN experts say that the north is lost. (source)", []),
        ("Some analysts judge that the north is lost. (source)", []),
        ("The spokesman said that critics argue too much. (source)", []),
        ("The rule “of the old men in the capital is over”. Roads are shut.", ["S314"]),
        ("The mayor said the rule “of the old men in the capital is over”. Roads are shut.", []),
        ("The doctrine of “no first use” stands. Roads are shut.", []),
        ("The rule “of the old men in the capital is over”. (source)", []),
        ("IS-K claimed a raid. It was denied by Iran and Iraq. (source)", ["S306"]),
        ("IS-K claimed a raid. It was denied by Iran. (source)", []),
        ("IS-K claimed a raid. (source) It was denied by Iran and Iraq. (source)", []),
    ],
)
def test_sources(bullet: str, expected: list[str]) -> None:
    assert codes(bullet, "S306", "S314", "S315") == expected


def test_three_kinds_of_claim_under_one_source() -> None:
    assert codes("Raids increased. They are mostly at night, with a focus on police. (source)", "S304") == ["S304"]
    assert codes("Raids increased. (source) They are mostly at night. (source)", "S304") == []
