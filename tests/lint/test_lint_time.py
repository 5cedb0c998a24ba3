"""T503, T506, T507: undated events, times without an anchor, horizons that are over."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.lint.fixes import mend
from estimative.model.findings import Finding
from estimative.text.parse import parse

FRAME = """---
cutoff: 2022-07-09
published: {published}
---

## Key judgment 1

It is likely that IS-K will hold Kunar {horizon}.

- {bullet}
"""


def text(bullet: str = "It was quiet.", horizon: str = "by 1 July 2023", published: str = "2022-07-11") -> bytes:
    return FRAME.format(bullet=bullet, horizon=horizon, published=published).encode()


def found(code: str, **parts: str) -> list[Finding]:
    return lint(parse(text(**parts)), select=(code,))


@pytest.mark.parametrize(
    ("bullet", "count"),
    [
        ("The first raid came on the eve of the US withdrawal. (source)", 1),
        ("The raid of 29 August 2021 came on the eve of the US withdrawal. (source)", 0),
        ("Tajikistan is actively seeking help from its partners. (source)", 1),
        ("Tajikistan is actively seeking help from its partners.", 0),
        ("Since May 2022 Tajikistan is seeking help from its partners. (source)", 0),
        ("Tajikistan is seeking to expand its influence. (source)", 0),
        ("The group is seeking support from its partners. (source)", 0),
        ("Posts attacked were in the hills. (source)", 0),
        ("Gunmen attacked a bus. (source)", 1),
    ],
)
def test_undated(bullet: str, count: int) -> None:
    assert len(found("T503", bullet=bullet)) == count


def test_the_day_of_a_known_event_is_named() -> None:
    (item,) = found("T503", bullet="The first raid came on the eve of the US withdrawal. (source)")
    assert "30 August 2021" in item.message


@pytest.mark.parametrize(
    ("bullet", "count"),
    [
        ("Last week the police closed two roads. (source)", 1),
        ("The police closed two roads a few weeks ago. (source)", 1),
        ("Last week's talks failed. (source)", 0),
        ("Last week, on 4 July 2022, the police closed two roads. (source)", 0),
        ("Last week the police closed two roads, a teacher told the radio on 4 July 2022. (source)", 1),
        ("Last year the police closed two roads. (source)", 0),
        ("He said “last week” and left. (source)", 0),
    ],
)
def test_relative_times(bullet: str, count: int) -> None:
    assert len(found("T506", bullet=bullet)) == count


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("Last month the police left.", b"In June 2022 the police"),
        ("The police left yesterday.", b"left on 8 July 2022."),
    ],
)
def test_a_time_is_counted_from_the_cutoff(bullet: str, expected: bytes) -> None:
    mended, _, _ = mend(text(bullet=bullet), lambda data: lint(parse(data), select=("T506",)), suggested=True)
    assert expected in mended


@pytest.mark.parametrize(
    ("horizon", "published", "count"),
    [
        ("by 1 July 2023", "2023-08-01", 1),
        ("by 1 July 2023", "2022-07-11", 0),
        ("by 1 July 2022", "2022-07-11", 1),
        ("over the next 12 months", "2022-07-11", 0),
    ],
)
def test_horizons_that_are_over(horizon: str, published: str, count: int) -> None:
    assert len(found("T507", horizon=horizon, published=published)) == count


def test_a_judgment_about_the_past_has_no_horizon_to_run_out() -> None:
    data = text().replace(b"will hold Kunar by 1 July 2023", b"had left Kunar by 1 July 2021")
    assert lint(parse(data), select=("T507",)) == []
