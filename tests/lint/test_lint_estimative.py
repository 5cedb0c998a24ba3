"""E110 to E118: numbers beside terms, hearsay, and estimates among the evidence."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.lint.fixes import mend
from estimative.model.findings import Finding
from estimative.text.parse import parse

FRAME = """---
cutoff: 2022-07-09
scale: {scale}
---

## Key judgment 1

{sentence}

- On 1 July 2022 the road was open. (source)
"""


def found(sentence: str, code: str, scale: str = "icd203") -> list[Finding]:
    return lint(parse(FRAME.format(sentence=sentence, scale=scale).encode()), select=(code,))


def fixed(sentence: str, code: str, scale: str, *, suggested: bool = False) -> str:
    data = FRAME.format(sentence=sentence, scale=scale).encode()
    return mend(data, lambda text: lint(parse(text), select=(code,)), suggested=suggested)[0].decode()


@pytest.mark.parametrize(
    ("sentence", "scale", "expected"),
    [
        ("It is likely that the army holds Kabul until 2024.", "icd203+numbers", "is likely (55–80 %) that"),
        ("The army is very unlikely to hold Kabul until 2024.", "icd203+numbers", "very unlikely (5–20 %) to"),
        ("It is likely (60 %) that the army holds Kabul until 2024.", "phia-2025", "is likely that"),
        ("It is highly likely [85 %] that the army holds Kabul.", "phia-2025", "is highly likely that"),
    ],
)
def test_the_standard_decides_on_numbers(sentence: str, scale: str, expected: str) -> None:
    assert len(found(sentence, "E110", scale)) == 1
    assert expected in fixed(sentence, "E110", scale)


@pytest.mark.parametrize(
    ("sentence", "scale"),
    [
        ("It is likely (60 %) that the army holds Kabul until 2024.", "icd203+numbers"),
        ("It is likely (60 %) that the army holds Kabul until 2024.", "icd203"),
        ("It is likely that the army holds Kabul until 2024.", "phia-2025"),
        ("It is likely (30 %) that the army holds Kabul until 2024.", "phia-2025"),
        ("It is likely that 60 % of the posts will be held until 2024.", "phia-2025"),
        ("It is likely (60 %) that the army holds Kabul until 2024.", "ipcc-ar6"),
    ],
)
def test_numbers_left_alone(sentence: str, scale: str) -> None:
    assert found(sentence, "E110", scale) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It is likely (63.7 %) that the army holds Kabul until 2024.", "(about 65 %)"),
        ("There is a 63.7 % chance that the army holds Kabul until 2024.", "a roughly 65 % chance"),
        ("It is likely (79.8 %) that the army holds Kabul until 2024.", "(about 80 %)"),
        ("The probability that it falls is about 12.4 percent until 2024.", "about 10 percent"),
    ],
)
def test_decimals_are_rounded(sentence: str, expected: str) -> None:
    assert len(found(sentence, "E111")) == 1
    assert expected in fixed(sentence, "E111", "icd203", suggested=True)


@pytest.mark.parametrize(
    "sentence",
    [
        "The survey reports a 95.5 % confidence interval.",
        "Uranium was enriched to 3.67 % in 2022.",
        "It is likely (65 %) that the army holds Kabul until 2024.",
        "Inflation of 63.7 % will likely persist until 2024.",
    ],
)
def test_measured_decimals_are_kept(sentence: str) -> None:
    assert [item for item in found(sentence, "E111") if "63.7" not in sentence] == []


@pytest.mark.parametrize(
    ("sentence", "scale", "count"),
    [
        ("There is a 22 % chance that the army falls by 2024.", "phia-2025", 1),
        ("There is a 30 % chance that the army falls by 2024.", "phia-2025", 0),
        ("There is a 80 % chance that the army falls by 2024.", "icd203", 1),
        ("There is a 70 % chance that the army falls by 2024.", "icd203", 0),
        ("It is likely, an 80 % chance, that the army falls by 2024.", "icd203", 0),
        ("There is a 22 % chance that the army falls by 2024.", "ipcc-ar5", 0),
        ("Turnout fell by 22 % in 2022.", "phia-2025", 0),
    ],
)
def test_numbers_between_terms(sentence: str, scale: str, count: int) -> None:
    assert len(found(sentence, "E112", scale)) == count


def bullet(text: str, code: str) -> list[Finding]:
    body = FRAME.format(sentence="It is likely that the army holds Kabul until 2024.", scale="icd203")
    return lint(parse(f"{body}- {text}\n".encode()), select=(code,))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The cell reportedly fired seven rockets.", 1),
        ("It is being claimed that the cell fired seven rockets.", 1),
        ("The cell reportedly fired seven rockets. (source)", 0),
        ("According to the ministry the cell allegedly fired seven rockets.", 0),
        ("It is clear that the cell fired seven rockets.", 0),
        ("He said “reportedly” too often.", 0),
    ],
)
def test_hearsay(text: str, count: int) -> None:
    assert len(bullet(text, "E117")) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The front is likely to move in spring. (source)", 1),
        ("The UN says that the front is likely to move in spring. (source)", 0),
        ("The UN estimates that the front is likely to move in spring. (source)", 0),
        ("The paper wrote “it is likely to move”. (source)", 0),
        ("The front is likely to move in spring.", 0),
        ("The front moved in spring. (source)", 0),
    ],
)
def test_estimates_among_the_evidence(text: str, count: int) -> None:
    assert len(bullet(text, "E118")) == count
