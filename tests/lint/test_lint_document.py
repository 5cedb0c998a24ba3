"""The document: the main message first, figures with their source."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.text.parse import parse

FRAME = """## Summary

{summary}

## Key judgment 1

It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.

## Context

{context}
"""


def codes(summary: str, context: str, *select: str) -> list[str]:
    text = FRAME.format(summary=summary, context=context).encode()
    return [item.code for item in lint(parse(text), select=select)]


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("The valley has four roads.\n\nIS-K attacks will likely go on.", ["D702"]),
        ("IS-K attacks will likely go on.\n\nThe valley has four roads.", []),
        ("IS-K keeps up its attacks in Afghanistan.\n\nThe valley has four roads.", []),
    ],
)
def test_message_first(summary: str, expected: list[str]) -> None:
    assert codes(summary, "Roads are open.", "D702") == expected


@pytest.mark.parametrize(
    ("context", "expected"),
    [
        ("![Raids](raids.png)", ["D703"]),
        ("![Raids](raids.png)\n\nSource: the UN.", []),
        ("![Raids, data: UN](raids.png)", []),
        ("The raids are shown below.", []),
    ],
)
def test_figures(context: str, expected: list[str]) -> None:
    assert codes("IS-K attacks will likely go on.", context, "D703") == expected
