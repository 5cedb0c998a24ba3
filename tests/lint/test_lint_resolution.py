"""R951 to R955 and A612: forecasts, questions, resolutions and the earlier edition."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from estimative.checking import setup
from estimative.lint.engine import lint
from estimative.lint.inputs import Inputs
from estimative.model.findings import Finding
from estimative.model.forecasts import Forecast
from estimative.model.times import Period
from estimative.text.parse import parse

TEXT = """---
cutoff: 2022-07-09
scale: phia-2025
{front}---

## Key judgment 1

It is {term} that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.

Confidence: {confidence}. {reason}

```question
id: q1
measure: attacks
window: 12 months
{lines}
```
"""


def text(term: str = "likely", front: str = "", lines: str = "series: [UN]\nnote: shared", **rest: str) -> bytes:
    parts = {"confidence": "low", "reason": "One count."} | rest
    return TEXT.format(term=term, front=front, lines=lines, **parts).encode()


FORECAST = Forecast(
    id="f1",
    question="q1",
    judgment="kj1",
    cutoff=datetime(2022, 7, 9, tzinfo=UTC),
    window=Period(date(2022, 7, 10), date(2023, 7, 9)),
    model="counts",
    seed=0,
    probability=0.2,
    interval=(0.1, 0.3),
)


def found(data: bytes, code: str, *forecasts: Forecast) -> list[Finding]:
    return lint(parse(data), select=(code,), inputs=Inputs(forecasts=forecasts))


def test_a_band_outside_the_interval_needs_a_reason() -> None:
    (item,) = found(text(), "R951", FORECAST)
    assert "10–30 %" in item.message
    assert item.evidence == ("f1",)
    assert found(text(reason="The base rate misses the new cells."), "R951", FORECAST) == []
    assert found(text(term="unlikely"), "R951", FORECAST) == []


def test_a_floor_binds_from_below_only() -> None:
    floor = replace(FORECAST, probability=0.4, interval=None, floor=True)
    assert found(text(term="highly likely"), "R951", floor) == []
    assert len(found(text(term="unlikely"), "R951", floor)) == 1


def test_no_forecast_no_finding() -> None:
    assert found(text(), "R951") == []


@pytest.mark.parametrize(
    ("lines", "lacks"),
    [
        ("note: shared", "the series that resolves it"),
        ("series: [UN]", "a note on its edge cases"),
        ("actor: IS-K", "the series that resolves it and a note on its edge cases"),
    ],
)
def test_a_question_lacks_parts(lines: str, lacks: str) -> None:
    (item,) = found(text(lines=lines), "R952")
    assert item.message == f"the question q1 lacks {lacks}"


@pytest.mark.parametrize(
    ("series", "count"),
    [("ACLED", 1), ("ACLED 2022-07-09", 0), ("GDELT live", 1), ("UN-SG-AFG", 0), ("acled-snapshot", 0)],
)
def test_unstable_sources(series: str, count: int) -> None:
    assert len(found(text(lines=f"series: [{series}]\nnote: shared"), "R953")) == count


def edition(folder: Path, before: bytes, after: bytes) -> list[Finding]:
    (folder / "first.md").write_bytes(before)
    checked = setup(str(folder / "second.md"), select=("A612", "R954")).check(str(folder / "second.md"), after)
    return list(checked.findings)


def test_the_earlier_edition_is_read_from_the_file_that_is_named(tmp_path: Path) -> None:
    after = text(term="unlikely", front="supersedes: first.md\n")
    found = edition(tmp_path, text(), after)
    assert [item.code for item in found] == ["A612"]
    assert "“likely” became “unlikely”" in found[0].message


def test_a_dropped_confidence_is_a_change(tmp_path: Path) -> None:
    after = text(front="supersedes: first.md\n").replace(b"Confidence: low. One count.", b"")
    assert "the confidence (low) was dropped" in edition(tmp_path, text(), after)[0].message


@pytest.mark.parametrize(
    "after",
    [
        text(front="supersedes: first.md\n"),
        text(term="unlikely", front="supersedes: first.md\n", reason="We lowered our likelihood since June."),
        text(term="unlikely", front="supersedes: ../first.md\n"),
        text(term="unlikely", front="supersedes: edition 1\n"),
    ],
    ids=["same", "explained", "outside", "no-file"],
)
def test_no_finding_on_the_earlier_edition(tmp_path: Path, after: bytes) -> None:
    assert edition(tmp_path, text(), after) == []


def test_a_question_that_is_still_open_is_asked_again(tmp_path: Path) -> None:
    before = text().replace(b"id: q1", b"id: q0").replace(b"2022-07-09", b"2022-01-09")
    found = edition(tmp_path, before, text(front="supersedes: first.md\n"))
    assert [(item.code, item.evidence) for item in found] == [("R954", ("q0",))]
