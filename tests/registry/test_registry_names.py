"""Names in text and by name: actors, states, places, events, and what a project adds."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.project import ActorConfig, Config, EventConfig, PlaceConfig
from estimative.registry.registry import Registry

R = Registry.default()


def actors(text: str) -> list[str]:
    return [found.value for found in R.find_actors(text)]


def places(text: str) -> list[str]:
    return [found.value for found in R.find_places(text)]


@pytest.mark.parametrize(
    "name",
    [
        "IS-K",
        "ISKP",
        "ISIL-K",
        "ISIS-K",
        "ISIL-KP",
        "ISILKP",
        "ISK",
        "IS-KP",
        "IS–K",
        "IS Khorasan",
        "ISIS-Khorasan",
        "Islamic state Khorasan",
        "Islamic State Khorasan Province",
        "Islamic State in Khorasan Province",
    ],
)
def test_every_name_of_the_branch_is_one_actor(name: str) -> None:
    assert actors(f"On Monday {name} attacked a bus.") == ["IS-K"]
    known = R.actor(name)
    assert known is not None
    assert known.name == "IS-K"


@pytest.mark.parametrize("name", ["IS", "ISIS", "ISIL", "Daesh", "Islamic State", "Amaq"])
def test_every_name_of_the_umbrella_is_is(name: str) -> None:
    assert actors(f"The bombing was claimed by {name}.") == ["IS"]


def test_an_acronym_that_is_a_word_needs_its_capitals() -> None:
    assert actors("The group is growing and it is near us.") == []
    assert actors("THE GROUP IS GROWING AND IT IS NEAR US") == []
    assert actors("an Islamic state in which") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Taliban and Uzbekistan rejected it.", ["Taliban", "Government of Uzbekistan"]),
        ("Rockets were fired at Uzbekistan from Afghanistan.", []),
        ("Rocket attacks against Uzbekistan went on.", ["Government of Uzbekistan"]),
        ("Tajik border troops spoke of bullets.", ["Government of Tajikistan"]),
        ("Uzbek fighters joined.", []),
        ("The government of Iran and the Pakistani foreign ministry", ["Government of Iran", "Government of Pakistan"]),
        ("A mosque in Peshawar, Pakistan, was hit.", []),
        ("Moscow said so in Moscow.", ["Government of Russia"]),
        ("TTP and al-Qaeda met the UN.", ["TTP", "al-Qaida", "UN"]),
    ],
)
def test_states_count_where_they_act(text: str, expected: list[str]) -> None:
    assert actors(text) == expected


def test_places_are_found_with_their_country() -> None:
    assert places("A bus in Herat, near Mazar-i-Sharif and Termez, in Nangarhar province") == [
        "Herat", "Mazar-e Sharif", "Termez", "Nangarhar",
    ]  # fmt: skip
    assert R.place("Termez")[0].country == "UZB"
    assert places("Islamic State Khorasan fights on.") == []
    assert places("Mary went on sale in Mary.") == ["Mary"]


@pytest.mark.parametrize(
    ("place", "country", "expected"),
    [
        ("Herat", "AFG", True),
        ("Peshawar", "Afghanistan", False),
        ("Kabul, Hamid Karzai airport (Abbey Gate)", "AFG", True),
        ("Bajaur district", "PAK", True),
        ("Afghanistan", "AFG", True),
        ("Central Asia", "UZB", None),
        ("Central Asia", "PAK", False),
        ("Atlantis", "AFG", None),
        ("Nangarhar province", "PAK", False),
    ],
)
def test_within(place: str, country: str, expected: bool | None) -> None:
    assert R.within(place, country) is expected


def test_countries_by_name_code_and_demonym() -> None:
    for words in ("Uzbekistan", "UZB", "UZ", "Uzbek", "Government of Uzbekistan"):
        assert R.country(words) == "UZB"
    assert R.country("Russia (Soviet Union)") == "RUS"
    assert R.country("Atlantis") == ""


def test_the_umbrella_covers_its_branches_only() -> None:
    assert R.same_actor("IS", "ISKP")
    assert R.same_actor("ISIL-K", "Islamic State")
    assert not R.same_actor("IS-K", "ISWAP")
    assert not R.same_actor("", "")
    assert R.covers("IS", "IS-K")
    assert not R.covers("IS-K", "IS")
    assert R.same_actor("Taleban", "Taliban")


def test_named_events_are_found() -> None:
    found = R.find_events("an attack on the eve of the US withdrawal and after the fall of Kabul")
    assert [item.value for item in found] == ["US withdrawal from Afghanistan", "Taliban takeover"]
    event = R.event("US withdrawal")
    assert event is not None
    assert event.first == "2021-08-30"


def test_a_project_adds_names_and_keeps_the_built_in_ones() -> None:
    config = Config(
        actors={"IS-K": ActorConfig(aliases=("The Branch",)), "Red Cell": ActorConfig(umbrella="IS-K")},
        places={"Camp Nine": PlaceConfig(aliases=("C9",), country="Tajikistan")},
        events={"the raid": EventConfig(first="2022-01-01")},
    )
    mine = R.with_project(config)
    assert [f.value for f in mine.find_actors("The Branch, ISKP and Red Cell")] == ["IS-K", "IS-K", "Red Cell"]
    assert mine.same_actor("Red Cell", "IS")
    assert mine.within("Camp Nine", "TJK") is True
    assert mine.find_events("since the raid")[0].value == "the raid"
    assert R.actor("Red Cell") is None


def test_every_state_of_ucdp_is_a_state_here(shared: Path) -> None:
    folder = shared / "data" / "ucdp" / "ged-candidate-v23-0-10"
    sides: set[str] = set()
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                sides |= {row["side_a"], row["side_b"]}
    states = {name for name in sides if name.startswith("Government of ") and ", " not in name}
    assert states
    assert {name for name in states if R.actor(name) is None or not R.country(name)} == set()
    assert R.actor("Taleban") is not None


@given(st.text(max_size=200))
@settings(max_examples=200)
def test_found_names_are_the_texts_own_words_without_overlaps(text: str) -> None:
    for find in (R.find_actors, R.find_places, R.find_events):
        found = find(text)
        assert all(text[item.start : item.end] == item.text and item.text for item in found)
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))
