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
