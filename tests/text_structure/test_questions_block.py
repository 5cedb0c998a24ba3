"""Question blocks: what is read, and where each bad value is reported."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.model.judgments import Threshold
from estimative.model.times import Period
from estimative.text.parse import parse


def ask(block: str) -> tuple[object, list[tuple[str, str]]]:
    data = f"## Key judgment 1 {{#kj1}}\n\nIt is likely that X will grow.\n\n```question\n{block}\n```\n"
    found = parse(data.encode())
    wrong = [(data.encode()[one.span.start : one.span.end].decode(), one.code) for one in found.problems]
    asked = found.judgments[0].questions
    return (asked[0] if asked else None), [one for one in wrong if one[1] in ("question", "yaml", "todo")]


def test_every_field() -> None:
    asked, wrong = ask(
        "id: q9\nmeasure: attacks\nkind: level\nactor: IS-K\ncountry: AFG\norigin: AFG\n"
        "effect: [PAK, IRN]\ntiers: [strict, broad]\n"
        "window: 12 months\nprevious: 2021-07-10..2022-07-09\n"
        'test: ">= 0.8 * previous"\ncount: any\nseries: [A + B, C]\nnote: n'
    )
    assert not wrong
    assert (asked.id, asked.kind, asked.effect, asked.months) == ("q9", "level", ("PAK", "IRN"), 12)  # type: ignore[attr-defined]
    assert asked.threshold == Threshold(">=", 0.8, relative=True)  # type: ignore[attr-defined]
    assert asked.previous == Period(date(2021, 7, 10), date(2022, 7, 9))  # type: ignore[attr-defined]
    assert [tier.origin_test for tier in asked.tiers] == ["crossed", "none"]  # type: ignore[attr-defined]
    assert asked.series == ("A + B", "C")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("country: Afghanistan", "Afghanistan"),
        ("effect: [PAK, Iran]", "Iran"),
        ("test: many", "many"),
        ("window: a while", "a while"),
        ("tiers: [strict, soft]", "soft"),
        ("colour: red", "colour"),
        ("previous: 2022..2021", "2022..2021"),
        ("count: some", "some"),
    ],
)
def test_a_bad_value_is_named_and_the_rest_survives(line: str, shown: str) -> None:
    asked, wrong = ask(f"measure: attacks\n{line}\nactor: IS-K")
    assert wrong == [(shown, "question")]
    assert asked.actor == "IS-K"  # type: ignore[attr-defined]


def test_from_and_to_make_a_window() -> None:
    asked, wrong = ask("measure: attacks\nfrom: 2022-07-10\nto: 2023-07-09")
    assert not wrong
    assert asked.window == Period(date(2022, 7, 10), date(2023, 7, 9))  # type: ignore[attr-defined]
    assert ask("measure: attacks\nfrom: 2022-07-10")[1]


@pytest.mark.parametrize("test", ["> previous", ">= 20", "<= 50 % of previous", "≥ 3"])
def test_ways_to_write_a_test(test: str) -> None:
    assert not ask(f'measure: attacks\ntest: "{test}"')[1]


@pytest.mark.parametrize("block", ["", "- a", "a: [", "a: &x [*x]", "__init__: 1\nmeasure: attacks"])
def test_hostile_blocks_are_problems(block: str) -> None:
    assert ask(block)[1]
