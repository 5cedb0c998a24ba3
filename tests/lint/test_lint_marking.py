"""Marking and care: portions above the product, people at risk, links that harm."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.lint.fixes import mend
from estimative.model.findings import Finding
from estimative.text.parse import parse

FRAME = """---
marking: {marking}
---

## Key judgment 1

It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.

- {bullet}
"""


def found(bullet: str, *select: str, marking: str = "TLP:CLEAR") -> list[Finding]:
    return lint(parse(FRAME.format(bullet=bullet, marking=marking).encode()), select=select)


@pytest.mark.parametrize(
    ("marking", "bullet", "count"),
    [
        ("TLP:CLEAR", "A raid took place (TLP:AMBER).", 1),
        ("TLP:RED", "A raid took place (TLP:AMBER).", 0),
        ("TLP:CLEAR", "Reports of TLP:AMBER may not be quoted.", 0),
        ("TLP:GREEN", "A raid took place (TLP:CLEAR).", 0),
    ],
)
def test_portions(marking: str, bullet: str, count: int) -> None:
    assert len(found(bullet, "M802", marking=marking)) == count


@pytest.mark.parametrize(
    ("bullet", "count"),
    [
        ("A 9-year-old girl named Amina Karimi was hurt.", 1),
        ("A 9-year-old girl was hurt.", 0),
        ("Children aged 9 to 12 were hurt.", 0),
        ("A 40-year-old man named Karim Nazari was hurt.", 0),
        ("Call the cell at +93 70 123 4567 for details.", 1),
        ("Output rose by +12 percent to 4,500 tons.", 0),
    ],
)
def test_people(bullet: str, count: int) -> None:
    assert len(found(bullet, "M803")) == count


@pytest.mark.parametrize(
    ("link", "safe"),
    [
        ("https://t.me/s/nashir_x", b"hxxps://t[.]me/s/nashir_x"),
        ("http://abcdef.onion/page", b"hxxp://abcdef[.]onion/page"),
        ("https://files.example.org/a.exe", b"hxxps://files[.]example[.]org/a.exe"),
        ("https://www.un.org/report.pdf", b""),
        ("https://t.me/mod_russia", b""),
    ],
)
def test_links_are_defanged(link: str, safe: bytes) -> None:
    text = FRAME.format(bullet=f"The claim is at {link} today.", marking="TLP:CLEAR").encode()
    mended, left, count = mend(text, lambda data: lint(parse(data), select=("M804",)))
    assert left == []
    assert (safe in mended, count) == (True, int(bool(safe)))
