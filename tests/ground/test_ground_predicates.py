"""A judgment's own predicate: kind, sense, actor, places, acts and targets."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.ground import predicates, vocabulary
from estimative.ground.predicates import Predicate
from estimative.text.parse import parse


def read(text: str, registry, question: str = "") -> Predicate:
    document = f"Key Judgment 1\n{text}\n- Something happened.\n\nIntelligence cut-off: 31 January 2022\n"
    (judgment,) = parse(document.encode(), registry=registry).judgments
    return predicates.read(judgment, registry, date(2022, 1, 31))


@pytest.mark.parametrize(
    ("text", "kind", "sense", "actor"),
    [
        ("It is likely that IS-K will continue its surge of attacks in Afghanistan.", "attacks", "continue", "IS-K"),
        ("It is unlikely that the TTP will attack Chinese nationals in Pakistan.", "attacks", "fall", "TTP"),
        ("It is likely that Taliban raids on IS-K cells will increase.", "operations", "rise", "Taliban"),
        ("Violence in Kabul is likely to decline over the next year.", "attacks", "fall", ""),
        ("It is very unlikely that attacks in Kabul will decrease.", "attacks", "continue", ""),
        ("It is likely that recruitment by IS-K in Afghanistan will grow.", "level", "rise", "IS-K"),
        ("It is likely that cross-border attacks into Pakistan will rise.", "cross-border", "rise", ""),
        ("Port strikes are likely to last beyond June.", "", "", ""),
    ],
)
def test_kind_sense_and_actor(text: str, kind: str, sense: str, actor: str, registry) -> None:
    found = read(text, registry)
    assert (found.kind, found.sense, found.actor) == (kind, sense, actor)


@pytest.mark.parametrize(
    ("text", "acts", "targets"),
    [
        ("Attacks on Shia worshippers in Pakistan are likely to continue.", set(), {"shia"}),
        ("It is likely that Boko Haram will kidnap more aid workers in Nigeria.", {"abduction"}, {"aid workers"}),
        ("School attacks in Burkina Faso are likely to rise.", set(), {"school"}),
        ("Diplomats in Kabul are likely to be targeted again.", set(), {"embassy"}),
        ("It is likely that suicide bombings in Nangarhar will increase.", {"suicide"}, set()),
        ("It is likely that IS-K will attack in Kabul to provoke the Shia.", set(), set()),
    ],
)
def test_acts_and_targets(text: str, acts: set[str], targets: set[str], registry) -> None:
    found = read(text, registry)
    assert (found.acts, targets <= found.targets) == (acts, True)
    assert found.targets or not targets


def test_a_purpose_makes_no_attack_a_cross_border_one(registry) -> None:
    text = "It is likely that IS-K will keep attacking in Afghanistan to undermine the promise made to its neighbours."
    assert read(text, registry).kind == "attacks"


def test_a_neighbourhood_is_no_neighbour(registry) -> None:
    assert read("Attacks in Shia neighbourhoods of Kabul are likely to continue.", registry).kind == "attacks"


@pytest.mark.parametrize(
    ("text", "home", "effect"),
    [
        ("It is likely that IS-K will launch cross-border attacks from Afghanistan.", "AFG", {"PAK", "IRN", "UZB"}),
        ("JNIM will probably expand its attacks from Mali into Burkina Faso.", "MLI", {"BFA"}),
        (
            "It is likely that Boko Haram will launch cross-border attacks from Nigeria.",
            "NGA",
            {"CMR", "NER", "TCD"},
        ),
    ],
)
def test_the_neighbours_of_any_country(text: str, home: str, effect: set[str], registry) -> None:
    found = read(text, registry)
    assert found.home == home
    assert effect <= found.countries
    assert home not in found.countries


def test_the_look_back_is_as_long_as_the_horizon(registry) -> None:
    found = read("It is likely that the TTP will attack in Pakistan over the next 6 months.", registry)
    assert (found.window.first, found.window.last) == (date(2021, 8, 1), date(2022, 1, 31))


def test_another_kind_of_act_does_not_fit() -> None:
    assert vocabulary.act_fit(frozenset({"suicide"}), "suicide attack", "") == 1.0
    assert vocabulary.act_fit(frozenset({"rocket"}), "armed attack", "") == 0.0
    assert vocabulary.act_fit(frozenset({"abduction"}), "state-based conflict", "") == 0.5


def test_borders_are_the_same_from_both_sides(registry) -> None:
    assert registry.neighbours("AFG") == ("CHN", "IRN", "PAK", "TJK", "TKM", "UZB")
    assert registry.neighbours("ISL") == ()
    for code in ("UKR", "COD", "ISR", "ZMB", "FRA", "CHN"):
        assert all(code in registry.neighbours(other) for other in registry.neighbours(code))
        assert all(len(other) == 3 and registry.country(other) == other for other in registry.neighbours(code))
