"""What change a trend claims, how large, and which days it compares."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.ground import baselines
from estimative.ground.changes import change
from estimative.model.claims import Claim, TimeMention
from estimative.model.spans import Phrase, Span
from estimative.model.times import Period, period_of


def trend(text, act="", value="increase", time=None, anchor="", precision="year"):
    at = text.find(act)
    mention = None
    if time is not None:
        mention = TimeMention(span=Span(0, 0), text=time, period=period_of(time), precision=precision, anchor=anchor)
    phrase = Phrase(Span(at, at + len(act)), act, value) if act else None
    return Claim(
        id="c1", kind="trend", span=Span(0, len(text)), text=text, line=1, section="evidence", act=phrase, time=mention
    )


SIZES = [
    ("Attacks doubled.", "increase", 2.0),
    ("Attacks more than doubled.", "increase", 2.5),
    ("Attacks nearly tripled.", "increase", 2.9),
    ("There were three times as many attacks.", "increase", 3.0),
    ("Attacks rose tenfold.", "increase", 10.0),
    ("Attacks rose by 40 per cent.", "increase", 1.4),
    ("Deaths were up 40% on 2020.", "increase", 1.4),
    ("There was an increase of 40 % in attacks.", "increase", 1.4),
    ("Attacks rose by a third.", "increase", 4 / 3),
    ("Attacks rose from 20 to 152.", "increase", 7.6),
    ("Attacks fell by half.", "decrease", 0.5),
    ("Attacks halved.", "decrease", 0.5),
    ("Attacks fell by three quarters.", "decrease", 0.25),
    ("Attacks fell by more than 60 per cent.", "decrease", 0.3),
    ("There was a 40% drop in attacks.", "decrease", 0.6),
    ("Attacks dropped to 181 from 365.", "decrease", 181 / 365),
]


@pytest.mark.parametrize(("text", "direction", "ratio"), SIZES)
def test_a_stated_size_is_read_as_a_ratio(text, direction, ratio):
    found = change(trend(text, text.split(".")[0], direction))
    assert found.direction == direction
    assert found.low <= ratio <= found.high
    assert not found.low <= ratio * 2.5 <= found.high or found.high == 1000


@pytest.mark.parametrize(
    "text", ["Attacks rose sharply.", "Attacks rose from 2020 to 2021.", "Attacks of 12 groups rose."]
)
def test_words_without_a_size_give_none(text):
    assert not change(trend(text, "rose")).sized


@pytest.mark.parametrize(
    ("text", "act", "direction"),
    [
        ("There was no increase in attacks.", "increase in attacks", "no increase"),
        ("The group has not increased its attacks.", "increased its attacks", "no increase"),
        ("The number of attacks did not fall.", "fall", "no decrease"),
        ("Attacks remained at about the same level.", "Attacks", "none"),
        ("The number of attacks was unchanged.", "attacks", "none"),
        ("It not only increased its attacks.", "increased its attacks", "increase"),
    ],
)
def test_a_denied_change_is_read_as_one(text, act, direction):
    value = "decrease" if "fall" in text else "increase"
    assert change(trend(text, act, value)).direction == direction


@pytest.mark.parametrize(
    ("text", "after", "named"),
    [
        ("Attacks rose in 2021 compared with 2020.", "2021", "2020"),
        ("Compared with 2020, attacks rose in 2021.", "2020", "2020"),
        ("Attacks rose from 2020 to 2021.", "2021", "2020"),
        ("There were more attacks in 2021 than in 2019.", "2021", "2019"),
        ("Attacks were up 40 per cent on 2020 in 2021.", "2021", "2020"),
        ("Attacks rose in 2021 year on year.", "2021", "2020"),
        ("Attacks rose in 2021 over the previous year.", "2021", "2020"),
    ],
)
def test_the_period_compared_with_is_read(text, after, named):
    sides = baselines.sides(trend(text, "rose", time=after))
    assert sides.after == period_of("2021")
    assert sides.named == period_of(named)


def test_the_same_months_of_another_year_are_named():
    sides = baselines.sides(trend("Attacks rose in July 2021 against the same month of 2019.", time="2021-07"))
    assert sides.named == period_of("2019-07")


@pytest.mark.parametrize("text", ["Attacks more than tripled in 2021.", "More attacks than ever took place in 2021."])
def test_more_than_names_no_period(text):
    sides = baselines.sides(trend(text, time="2021"))
    assert (sides.after, sides.named) == (period_of("2021"), None)


def test_since_is_open_to_the_right():
    sides = baselines.sides(trend("Attacks rose since 2021.", time="2021", anchor="since"))
    assert sides.open
    assert sides.reach.last > date(2100, 1, 1)


def test_the_end_of_a_month_stays_one_when_counted_back():
    assert baselines.back(Period(date(2021, 2, 1), date(2021, 2, 28)), 12) == period_of("2020-02")
