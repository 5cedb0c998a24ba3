"""Confidence: level, compound, number and reason."""

from __future__ import annotations

import pytest

from estimative.text.phrases import confidence


@pytest.mark.parametrize(
    ("text", "level", "reason"),
    [
        ("Confidence: moderate. Two services agree on direction.", "moderate", "Two services agree on direction."),
        ("**Confidence**: high, because three services agree.", "", ""),
        ("We judge with low confidence that", "low", None),
        ("Our confidence is high because three services agree.", "high", "because three services agree."),
        ("We have medium confidence in this judgment.", "moderate", None),
        ("Analytical Confidence Rating: High", "high", None),
        ("We have a high degree of confidence", "high", None),
        ("We are highly confident", "", None),
        ("Confidence level: Low – one source, second-hand.", "low", "one source, second-hand."),
    ],
)
def test_level_and_reason(text: str, level: str, reason: str | None) -> None:
    found = confidence.find(text)
    if level:
        assert found[0].level == level
        assert (found[0].reason.text if found[0].reason else None) == reason


def test_compound_and_numeric_levels_are_other() -> None:
    (compound,) = confidence.find("We judge with moderate-to-high confidence that")
    assert (compound.level, compound.compound, compound.levels) == ("other", True, ("moderate", "high"))
    (number,) = confidence.find("We are 80 % confident that")
    assert (number.level, number.number) == ("other", 0.8)


@pytest.mark.parametrize(
    "text", ["Public confidence is low.", "a confidence-building measure", "confidential", "They lost confidence."]
)
def test_other_peoples_trust_is_none(text: str) -> None:
    assert confidence.find(text) == []


def test_offsets_are_the_texts_own() -> None:
    text = "X is likely. Confidence: low. One report only."
    (found,) = confidence.find(text)
    assert text[found.start : found.end] == found.text
    assert found.reason is not None
    assert text[found.reason.start : found.reason.end] == found.reason.text
