"""The parts of judgment statements of many shapes."""

from __future__ import annotations

from pathlib import Path

import pytest

from estimative.registry.registry import Registry
from estimative.text.phrases import parts

R = Registry.default()


def read(sentence: str) -> tuple[str | None, ...]:
    found = parts.read(sentence, R)
    for item in (found.actor, found.act, found.place, found.purpose):
        assert item is None or sentence[item.start : item.end] == item.text
    return tuple(item.text if item else None for item in (found.actor, found.act, found.place, found.purpose))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It is very likely that IS-K will keep bombing mosques in Herat until 9 July 2023 to divide the country.",
            ("IS-K", "keep bombing mosques in Herat", "in Herat", "to divide the country"),
        ),
        (
            "We judge that the Taliban will probably retain Kabul through 2023.",
            ("Taliban", "retain Kabul", None, None),
        ),
        (
            "We assess with moderate confidence that Iran is unlikely to attack ships in the Persian Gulf this year.",
            ("Iran", "attack ships", "in the Persian Gulf", None),
        ),
        (
            "Russia almost certainly will expand its base in Tajikistan in order to deter attacks.",
            ("Russia", "expand its base", "in Tajikistan", "in order to deter attacks"),
        ),
        (
            "The drought will very likely (80–95 %) raise prices across Afghanistan over the next six months.",
            ("The drought", "raise prices across Afghanistan", "across Afghanistan", None),
        ),
        (
            "The radio tower's owner won't reopen it in Herat, aiming to save money.",
            ("The radio tower's owner", "reopen it", "in Herat", "aiming to save money"),
        ),
    ],
)
def test_shapes(sentence: str, expected: tuple[str | None, ...]) -> None:
    found = read(sentence)
    assert found[0] == expected[0]
    assert found[1] is not None
    assert expected[1] is not None
    assert found[1].startswith(expected[1].split(" in ")[0].split(" across ")[0])
    assert found[2:] == expected[2:]


def test_the_seeds_judgments(seed: Path) -> None:
    lines = seed.read_text(encoding="utf-8").splitlines()
    first, second, third = (parts.read(lines[number], R) for number in (4, 12, 19))
    assert first.actor is not None
    assert second.actor is not None
    assert first.actor.value == second.actor.value == "IS-K"
    assert [item.place.value for item in (first, second, third) if item.place] == ["Afghanistan"] * 3
    assert first.act is not None
    assert first.act.text.startswith("continue its surge")
    assert [bool(item.purpose) for item in (first, second, third)] == [True, True, False]


@pytest.mark.parametrize(
    "text", ["", "x", "It is likely that", "Will.", "to to to to", "a" * 50_000, "likely that " * 3000]
)
def test_anything_is_read(text: str) -> None:
    parts.read(text, R)


@pytest.mark.parametrize(
    ("sentence", "actor", "act"),
    [
        (
            "The miners are highly likely to hold the pit until the end of 2009, but unlikely to win.",
            "The miners",
            "hold the pit",
        ),
        (
            "There is a remote chance that the floods spread to the mines over the next six weeks.",
            "the floods",
            "spread to the mines",
        ),
        ("There is a realistic possibility that the truce lasts in the north.", "the truce", "lasts in the north"),
        ("There is a roughly even chance of the floods reaching the mines.", "the floods", "reaching the mines"),
        ("We assess that outside buyers likely will use front companies.", "outside buyers", "use front companies"),
        (
            "It is likely that the UN's upper estimate of IS-K fighters will be higher in 2024 than in 2023.",
            "the UN's upper estimate of IS-K fighters",
            "be higher",
        ),
        ("The Guild probably plans a march.", "The Guild", "plans a march"),
        (
            "We expect the number of leaks to grow, though arrests might slow some groups.",
            "the number of leaks",
            "grow",
        ),
        (
            "We judge that it has mended parts of its fleet, and that its captains will probably sail.",
            "it",
            "mended parts of its fleet",
        ),
        ("The union refused an offer of 3% on 10 May 2021.", "The union", "refused an offer of 3%"),
        ("As a result, we judge that the ports currently are in danger.", "the ports", "are in danger"),
        (
            "The earliest date Norland would be able to fly is unknown.",
            "The earliest date Norland would be able to fly",
            "is unknown",
        ),
        ("The supply of grain is and will remain low.", "The supply of grain", "remain low"),
        ("Such a strike is unlikely.", "Such a strike", None),
        ("New raids on barges.", None, None),
    ],
)
def test_who_and_what_are_whole_phrases(sentence: str, actor: str | None, act: str | None) -> None:
    assert read(sentence)[:2] == (actor, act)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("IS-K fighters will be higher in number.", "IS-K"),
        ("Members of IS-K will leave.", "IS-K"),
        ("The leader of the Taliban will step down.", ""),
        ("We judge that it will leave.", ""),
    ],
)
def test_an_actor_has_a_name_only_where_it_is_the_actor(sentence: str, value: str) -> None:
    found = parts.read(sentence, R)
    assert found.actor is not None
    assert found.actor.value == value
