"""Five made-up documents in the plain form: judgments, evidence and cut-off that one should recover."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from estimative.model.assessments import Assessment
from estimative.text.parse import parse
from estimative.text.unparse import unparse

HERE = Path(__file__).parent.parent / "fixtures" / "plain"
Row = tuple[int, str | None, str | None, str | None, int]
NAMES = ("bulleted-brief", "lettered-estimate", "paragraph-estimate", "roman-judgements", "threat-assessment")
ROWS: dict[str, list[Row]] = {
    "bulleted-brief": [
        (8, "likely", "beyond the end of June 2021", "moderate", 0),
        (9, "unlikely", "by 30 June 2021", None, 0),
        (10, "remote chance", "over the next six weeks", None, 0),
    ],
    "lettered-estimate": [
        (12, None, None, "high", 2),
        (22, "probably", None, "low", 0),
        (26, "very unlikely", None, "moderate", 0),
        (31, "likely", None, None, 0),
    ],
    "paragraph-estimate": [
        (5, None, "over the next three years", None, 0),
        (7, None, None, None, 0),
        (9, "probably", None, None, 2),
        (15, None, None, None, 0),
    ],
    "roman-judgements": [
        (7, "highly likely", "until the end of 2009", None, 0),
        (10, "almost certain", "before winter", None, 0),
        (13, "realistic possibility", None, "low", 0),
    ],
    "threat-assessment": [
        (9, None, None, None, 0),
        (11, "likely", None, "moderate", 0),
        (13, None, None, None, 0),
    ],
}
"""Line, term, horizon and confidence of each judgment, and how many blocks of evidence it has.

A paragraph states one judgment: that of its first sentence that judges in so many words, not the bare prediction
before it.
"""
CUTOFFS = (date(2021, 5, 14), date(2019, 10, 31), None, date(2009, 3, 16), None)


def read(name: str) -> Assessment:
    return parse((HERE / f"{name}.txt").read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_judgments(name: str) -> None:
    found = read(name)
    rows = [
        (
            one.line,
            one.term and one.term.text,
            one.horizon and one.horizon.text,
            one.confidence and one.confidence.level,
            len(found.evidence(one.id)),
        )
        for one in found.judgments
    ]
    assert rows == ROWS[name]
    assert unparse(found) == found.source


@pytest.mark.parametrize(("name", "day"), list(zip(NAMES, CUTOFFS, strict=True)))
def test_cutoffs(name: str, day: date | None) -> None:
    found = read(name)
    assert (found.cutoff.day if found.cutoff else None) == day
    assert found.metadata.published is None


def test_bullets_below_a_heading_for_evidence_are_evidence_of_no_one_judgment() -> None:
    found = read("bulleted-brief")
    assert [(block.line, block.judgment) for block in found.role("evidence")] == [(13, ""), (14, "")]
    assert len(found.role("source")) == len(found.references) == 2


def test_actors_and_acts_are_whole_phrases() -> None:
    rows = {
        (one.actor.text if one.actor else "", one.act.text if one.act else "")
        for name in NAMES
        for one in read(name).judgments
    }
    assert ("The rebels", "hold Dorrin") in rows
    assert ("the strikes", "spread to the railways") in rows
    assert ("the number of incidents", "increase") in rows
    assert ("it", "rebuilt parts of its network") in rows
