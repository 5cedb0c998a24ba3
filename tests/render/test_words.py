"""Words for values."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from estimative.model.events import Tally
from estimative.model.judgments import Question, Threshold, Tier
from estimative.model.times import Period, end_of_day
from estimative.render import words


def test_days_and_moments() -> None:
    assert words.day(date(2022, 7, 4)) == "4 July 2022"
    assert words.moment(end_of_day(date(2022, 7, 9))) == "9 July 2022"
    assert words.moment(datetime(2022, 7, 9, 6, 5, tzinfo=UTC)) == "9 July 2022, 06:05 UTC"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2022, 7, 4), date(2022, 7, 4), "4 July 2022"),
        (date(2022, 7, 4), date(2022, 7, 9), "4–9 July 2022"),
        (date(2021, 8, 19), date(2021, 12, 31), "19 August to 31 December 2021"),
        (date(2022, 7, 10), date(2023, 7, 9), "10 July 2022 to 9 July 2023"),
    ],
)
def test_periods(first: date, last: date, said: str) -> None:
    assert words.period(Period(first, last)) == said


@pytest.mark.parametrize(("p", "said"), [(0.0, "0 %"), (0.004, "<1 %"), (0.34, "34 %"), (0.999, ">99 %"), (1, "100 %")])
def test_probabilities(p: float, said: str) -> None:
    assert words.chance(p) == said


def test_a_floor_is_never_rounded_up() -> None:
    assert words.chance(0.629, floor=True) == "≥ 62 %"
    assert words.chance(0.29, floor=True) == "≥ 29 %"


def test_a_floor_reads_or_more_below_the_top() -> None:
    assert words.named("likely", floor=True, top="certain") == "likely or more"
    assert words.named("certain", floor=True, top="certain") == "certain"
    assert words.named("likely") == "likely"


def test_each_tier_says_its_own_test() -> None:
    tiers = (Tier("strict", "crossed"), Tier("medium", "directed"), Tier("broad", "none"))
    asked = Question(id="q", judgment="j", measure="attacks", origin="AFG", effect=("PAK",), tiers=tiers)
    said = [words.asks(asked, {}, tier.name) for tier in tiers]
    assert len(set(said)) == 3
    assert "from AFG" in said[0]
    assert "from AFG" not in said[2]


def test_tolls() -> None:
    assert words.tally(Tally()) == ""
    assert words.tally(Tally(2, 2, 2)) == "2"
    assert words.tally(Tally(60, 63, 67)) == "60–67, best 63"


def test_questions_in_words() -> None:
    relative = Question(
        id="q", judgment="j", measure="attacks", actor="IS-K", country="AFG", threshold=Threshold(">=", 0.8, True)
    )
    assert words.asks(relative, {"AFG": "Afghanistan"}) == (
        "attacks by IS-K in Afghanistan: at least 0.8 × the period before"
    )
    level = Question(
        id="q", judgment="j", measure="strength", actor="IS-K", kind="level", threshold=Threshold(">", 1, True)
    )
    assert words.asks(level, {}) == "strength of IS-K: more than the period before"
