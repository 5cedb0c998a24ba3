"""Analysis: evidence against, evidence that tells nothing, dissent, and whole products against short notes."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.text.parse import parse

HEAD = "It is {term} that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.\n"


def codes(text: str, *select: str) -> list[str]:
    return [item.code for item in lint(parse(text.encode()), select=select)]


def note(*bullets: str, term: str = "likely") -> str:
    return "Key Judgment 1\n" + HEAD.format(term=term) + "".join(f"- {item} (source)\n" for item in bullets)


@pytest.mark.parametrize(
    ("bullets", "term", "expected"),
    [
        (["A raid.", "A bomb.", "A claim.", "A threat."], "likely", ["A604"]),
        (["A raid.", "A bomb.", "A claim."], "likely", []),
        (["A raid.", "A bomb.", "A claim.", "Police foiled a plot."], "likely", []),
        (["A raid.", "A bomb.", "A claim.", "However, claims fell."], "likely", []),
        (["A raid.", "A bomb.", "A claim.", "A threat."], "unlikely", []),
    ],
)
def test_evidence_against(bullets: list[str], term: str, expected: list[str]) -> None:
    assert codes(note(*bullets, term=term), "A604") == expected


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("IS-K rejects the ideology of the state.", ["A606"]),
        ("On 3 May 2022 IS-K rejected the ideology of the state.", []),
        ("IS-K opposes the new tax.", []),
    ],
)
def test_creeds(bullet: str, expected: list[str]) -> None:
    assert codes(note(bullet), "A606") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("One agency disagrees.", ["A609"]),
        ("Two agencies dissent from this view. The harvest was good.", []),
        ("One agency disagrees. It judges that the raids were bluff.", []),
        ("INR dissents because it sees no sign of transport.", []),
        ("The two ministers disagree.", []),
    ],
)
def test_dissent(sentence: str, expected: list[str]) -> None:
    assert codes(note() + "\nDiscussion\n\n" + sentence + "\n", "A609") == expected


def test_what_whole_products_owe_a_note_does_not() -> None:
    whole = "".join(f"Key Judgment {number}\n{HEAD.format(term='likely')}\n" for number in (1, 2, 3))
    assert codes(whole, "A605", "A607") == ["A605", "A607"]
    assert codes(note("A raid."), "A605", "A607") == []
    assert codes(whole + "\nImplications\n\nConvoys need guards.\n\nWe do not know who pays.\n", "A605", "A607") == []
