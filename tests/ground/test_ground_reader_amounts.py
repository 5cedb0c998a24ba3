"""Kinds of statements about amounts, ranks, politics and reasons, in words that no list of verbs was made for."""

from datetime import date

import pytest

from estimative.ground.reader import read_text
from estimative.registry.registry import Registry

TODAY = date(2022, 1, 31)
REGISTRY = Registry.default()


def kind(text):
    return read_text(text, REGISTRY, today=TODAY)[0].kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Violence by the TTP subsided over the winter.", "trend"),
        ("TTP attacks in 2021 outnumbered those of 2020.", "trend"),
        ("TTP attacks outnumbered those of the BLA in 2021.", "count"),
        ("The TTP struck twice as often in 2021 as in 2020.", "trend"),
        ("By the end of 2021 the tally of TTP attacks stood at nearly fifty.", "count"),
        ("The TTP accounted for most of the civilian deaths in Bannu.", "shift"),
        ("Seven people perished when a mine blew up near Bannu on 2 June 2021.", "event"),
        ("The bombing killed more people than any other in Quetta.", "superlative"),
        ("It was only the second time that rockets had been fired at Gao.", "superlative"),
        ("TTP attacks fell between the first eleven months of 2020 and the same months of 2021.", "trend"),
        ("Islamabad demanded an inquiry after shots were fired at its convoy.", "reaction"),
        ("Pakistan sent jets that bombed Khost on 2 June 2021.", "event"),
        ("Poverty is the engine of recruitment.", "cause"),
        ("The aim was to embarrass the new rulers.", "motive"),
        ("Keep convoys off the ring road.", "prescription"),
        ("The TTP announced that it would go after engineers.", "plan"),
        ("The odds of another bombing by the spring are high.", "forecast"),
        ("A new governor took office in Quetta on 18 June 2021.", "background"),
        ("The province is poor and badly governed.", "opinion"),
    ],
)
def test_kinds_by_grammar(text, expected):
    assert kind(text) == expected


def test_a_strength_gets_its_unit():
    claim = read_text("The United Nations put the strength of the TTP at close to 4,000.", REGISTRY, today=TODAY)[0]
    assert (claim.kind, claim.quantities[0].unit) == ("count", "fighters")


def test_a_party_that_only_dates_what_is_ranked_is_not_its_actor():
    text = "The shooting was the first attack on an embassy in Kabul since the Taliban returned."
    assert read_text(text, REGISTRY, today=TODAY)[0].actor is None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("TTP attacks fell in the last months of 2021.", "2021-09-01", "2021-12-31"),
        ("TTP attacks fell in the first eleven months of 2021.", "2021-01-01", "2021-11-30"),
        ("Attackers struck a post in Quetta at the end of March 2021.", "2021-03-22", "2021-03-31"),
    ],
)
def test_runs_of_months(text, first, last):
    period = read_text(text, REGISTRY, today=TODAY)[0].time.period
    assert (str(period.first), str(period.last)) == (first, last)
