"""Quotation marks of every kind, and apostrophes that are none."""

from __future__ import annotations

import pytest

from estimative.text.phrases import quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “it is likely” today.", ["it is likely"]),
        ('She called it "a surge" and «un échec».', ["a surge", "un échec"]),
        ("The group's 'final warning' and the soldiers' arms.", ["final warning"]),
        ("„Tschüss“ und ‘bye’", ["Tschüss", "bye"]),
        ("“An outer ‘inner’ quote”", ["An outer ‘inner’ quote"]),
        ("“Never closed.\n\nAnother paragraph”", []),
        ("Don't, can't, the ’90s, 5' 6\"", []),
        ('""', []),
    ],
)
def test_quoted_words(text: str, expected: list[str]) -> None:
    found = quotes.find(text)
    assert [item.value for item in found] == expected
    assert all(text[item.start : item.end] == item.text for item in found)
