"""Kinds, parties and figures read by meaning and grammar, in wordings that no list of attacks foresees."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.ground.reader import read_text
from estimative.model.claims import Claim
from estimative.registry.registry import Registry

TODAY = date(2022, 12, 31)


def last(text: str) -> Claim:
    return read_text(text, Registry.default(), today=TODAY)[-1]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A gas tanker levelled a checkpoint outside Jalalabad on 3 June 2022.", "event"),
        ("On 12 March 2022 a wedding hall in Kunduz was reduced to rubble.", "event"),
        ("There was an explosion outside a ministry in Kabul on 21 January 2022.", "event"),
        ("A morgue in Kunduz took in forty corpses on 8 October 2021.", "event"),
        ("The Taliban pleaded ignorance of the rocket fire on Termez of 5 July 2022.", "background"),
        ("Within hours of the airport bombing of 26 August 2021, IS-K owned the deed.", "claim"),
        ("Responsibility for the Herat attack of 4 July 2022 was assumed by IS-K.", "claim"),
        ("The NRF disclaimed any role in the Kabul blast of 21 October 2021.", "denial"),
        ("The Uzbek side said it knew of no shelling near Termez on 18 April 2022.", "denial"),
        ("Investigators linked the Peshawar bombing of 4 March 2022 to IS-K.", "attribution"),
        ("Kabul police see IS-K's hand in the Herat blast of 22 January 2022.", "attribution"),
        ("Militants linked to IS-K attacked a post in Kunar on 4 May 2022.", "event"),
        ("In Badghis not a shot was heard throughout May 2022.", "absence"),
        ("IS-K has never attacked Turkmenistan.", "absence"),
        ("The month of Ramadan passed in Herat without bloodshed in 2022.", "absence"),
    ],
)
def test_a_wording_of_its_own_is_read_by_what_it_means(text: str, kind: str) -> None:
    assert last(text).kind == kind


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Nobody fired on Termez in August 2022.", True),
        ("No one stepped up to own the grenade attack in Kabul on 6 April 2022.", True),
        ("Neither the Taliban nor the NRF denied the attack in Herat on 4 July 2022.", True),
        ("The Taliban were not behind the Herat attack of 4 July 2022.", True),
        ("Nobody was hurt when a bomb went off in Kunduz on 12 June 2022.", False),
    ],
)
def test_a_negation_reaches_what_it_negates(text: str, negated: bool) -> None:
    assert last(text).negated is negated


def test_the_accused_is_not_the_speaker() -> None:
    claim = last("IS-K is suspected by Pakistani police to be behind the Peshawar shooting of 15 May 2022.")
    assert claim.actor is not None
    assert claim.actor.value == "IS-K"
    assert claim.speaker is not None
    assert claim.speaker.value == "Government of Pakistan"


def test_a_victim_is_no_actor() -> None:
    claim = last("A sniper picked off a Taliban commander in Panjshir on 2 May 2022.")
    assert claim.actor is None
    assert claim.target is not None
    assert "Taliban commander" in claim.target.text


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("181030L JUN 22, KABUL: attack on gurdwara, 2 x killed.", date(2022, 6, 18)),
        ("KANDAHAR 15OCT21: suicide attack on mosque.", date(2021, 10, 15)),
        ("HERAT, 4 Jul 22: attack on a bus.", date(2022, 7, 4)),
        ("Soldiers attacked Bunj on Christmas Day 2016.", date(2016, 12, 25)),
        ("The Taliban stormed a house in Asadabad on the first day of October 2021.", date(2021, 10, 1)),
    ],
)
def test_days_in_a_logs_style_are_days(text: str, first: date) -> None:
    time = last(text).time
    assert time is not None
    assert time.period is not None
    assert time.period.first == first == time.period.last


def test_on_5_july_22_people_died_is_no_year() -> None:
    claim = last("On 5 Jul 22 people died in a bombing in Kabul.")
    assert claim.time is None or claim.time.period is None or claim.time.period.days == 1
    assert any(q.unit == "killed" and q.low == 22 for q in claim.quantities)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("None of the twelve soldiers aboard the bus in Herat survived the ambush of 4 July 2022.", 12),
        ("Fourteen villagers perished in Ogossagou on 5 May 2021.", 14),
        ("JNIM slew fourteen farmers near Gao on 5 May 2021.", 14),
        ("Rebels stormed Birao on 14 September 2019, killing at least two dozen.", 24),
        ("Eleven worshippers never came home from the mosque in Kunduz on 8 October 2021.", 11),
    ],
)
def test_people_who_died_are_counted_as_killed(text: str, killed: int) -> None:
    assert [q.low for q in last(text).quantities if q.unit == "killed"] == [killed]
