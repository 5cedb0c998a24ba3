"""Sentences meant to fool: the second attack on one unit, the day of the claim, the injured as dead, victims as
attackers, denials of another part, quoted and negated events, plans and anniversaries."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.times import cutoff_instant

MADE_UP = [
    # The second attack on the same post, half a year later.
    ("TTP gunmen attacked the Mirakhel police post in Bannu in November 2021.", "not found", {"date"}),
    ("On 20 December 2021 the TTP attacked the Mirakhel police post, killing five.", "contradicted", {"killed"}),
    ("On 2 June 2021 the TTP attacked the Mirakhel police post, killing two.", "contradicted", {"killed"}),
    ("The Mirakhel police post was attacked in 2021 by the TTP.", "supported", set()),
    # The day of the claim and the day of the event.
    ("On 3 June 2021 the TTP claimed an attack on a police post in Bannu.", "supported", set()),
    ("The TTP claimed the 3 June 2021 attack on a police post in Bannu.", "partly", {"date"}),
    ("The 3 June 2021 attack in Bannu was claimed by the TTP.", "partly", {"date"}),
    # Injured and killed, the attacker's figures and other people's.
    ("A bomb in Maiduguri on 10 March 2021 left 38 dead.", "contradicted", {"killed"}),
    ("A bomb in Maiduguri on 10 March 2021 left 16 injured.", "contradicted", {"injured"}),
    ("Boko Haram bombed a market in Maiduguri on 10 March 2021, killing 54.", "contradicted", {"killed"}),
    # None was reported, none was claimed.
    ("No attack was reported in Bannu on 2 June 2021.", "contradicted", {"occurrence"}),
    ("No attack was reported in Bannu on 5 June 2021.", "not checkable", set()),
    ("There was no attack in Quetta in August 2021.", "contradicted", {"occurrence"}),
    ("Boko Haram has not claimed the March 2021 bombing in Maiduguri.", "contradicted", {"claim"}),
    ("Nobody claimed the 20 August 2021 attack in Quetta.", "supported", set()),
    ("The 20 August 2021 attack on a Shia procession in Quetta was claimed by the TTP.", "partly", {"claim"}),
    # Victims as attackers and attackers as victims.
    ("The Taliban attacked a market in Maiduguri on 10 March 2021.", "contradicted", {"actor"}),
    ("The Taliban were bombed in Asadabad on 1 October 2021.", "not found", set()),
    ("The Taliban killed three IS-K fighters in Asadabad on 1 October 2021.", "supported", set()),
    ("IS-K killed three Taliban fighters in Asadabad on 1 October 2021.", "not found", set()),
    # Another year, another town, another target, another weapon.
    ("Boko Haram bombed a market in Maiduguri on 10 March 2020.", "not found", {"date"}),
    ("Boko Haram bombed a market in Abuja on 10 March 2021.", "partly", {"place"}),
    ("The bombing of a mosque in Maiduguri on 10 March 2021 killed 14.", "partly", {"target"}),
    ("On 10 March 2021 gunmen stormed a market in Maiduguri, killing 14.", "partly", {"act"}),
    ("Ten rockets were fired at Gao airport on 5 September 2021.", "partly", {"rockets", "denial"}),
    # Denials: of the launch, of the hit, of responsibility; by whom.
    ("Mali denied that any rockets were fired at Gao airport on 5 September 2021.", "partly", {"denial"}),
    ("Mali denied that a rocket hit Gao airport on 5 September 2021.", "supported", set()),
    ("France denied the rocket attack on Gao airport of 5 September 2021.", "supported", set()),
    ("France confirmed the rocket attack on Gao airport on 5 September 2021.", "contradicted", {"claim"}),
    (
        "JNIM denied responsibility for the rockets fired at Gao airport on 5 September 2021.",
        "contradicted",
        {"denial"},
    ),
    ("Pakistan denied the 20 August 2021 attack in Quetta.", "not found", {"denial"}),
    # No events at all.
    ("Officials feared a TTP attack on a police post in Bannu on 2 June 2021.", "not checkable", set()),
    ("A year after the 2 June 2021 attack in Bannu, the police post was rebuilt.", "not checkable", set()),
    ("The TTP threatened on 2 June 2021 to attack a police post in Bannu.", "not checkable", set()),
    # Somebody else's words.
    ('"We bombed the market in Maiduguri", Boko Haram said on 11 March 2021.', "supported", set()),
]
CASEBOOK = [
    ("IS-K attacked a bus of the al-Farooq corps in Herat on 5 July 2022.", "partly", {"date"}),
    ("IS-K attacked a bus of the al-Farooq corps in Herat on 27 October 2022.", "not found", {"date"}),
    ("The Taliban attacked an IS-K bus in Herat on 4 July 2022.", "not found", {"actor", "target"}),
    ("On 18 June 2022 IS-K attacked a Sikh temple in Kabul, killing fifty.", "contradicted", {"killed"}),
    ("On 18 June 2022 IS-K attacked a Sikh temple in Kabul, killing at least two.", "supported", set()),
    ("IS-K killed 60 people in a Peshawar mosque on 4 March 2022.", "partly", {"killed"}),
    ("IS-K killed at least 200 people in a mosque in Peshawar in March 2022.", "contradicted", {"killed"}),
    ("IS-K rockets hit Termez on 18 April 2022.", "partly", {"denial"}),
    ("The 5 July 2022 rocket fire on Termez was claimed by IS-K.", "partly", {"claim"}),
    ("Uzbekistan denied that rockets hit Termez on 5 July 2022.", "contradicted", {"denial"}),
    ("Uzbekistan confirmed the 5 July 2022 rocket fire on Termez.", "supported", set()),
    ("IS-K claimed to have fired rockets into Tajikistan on 9 May 2022.", "partly", {"date", "denial"}),
    ("Al-Qaida claimed the 4 March 2022 mosque bombing in Peshawar.", "contradicted", {"claim"}),
    ("No one has claimed the 4 March 2022 attack on a mosque in Peshawar.", "contradicted", {"claim"}),
    ("The TTP bombed a Shia mosque in Peshawar on 4 March 2022.", "contradicted", {"actor"}),
    ("IS-K bombed a Shia mosque in Peshawar on 4 May 2022.", "not found", {"date"}),
    ("IS-K threatens to attack Termez again.", "not checkable", set()),
]


@pytest.mark.parametrize(("text", "kind", "attributes"), MADE_UP)
def test_what_is_meant_to_fool_does_not(ask, text, kind, attributes):
    verdict = ask(text)[0]
    assert (verdict.kind, {d.attribute for d in verdict.differences}) == (kind, attributes), verdict.why


@pytest.fixture
def told(casebook, registry):
    def ask(text, day="2022-07-09"):
        evidence = Evidence(casebook.as_of(cutoff_instant(day)), registry)
        return judge(read_text(text, evidence.registry, today=date.fromisoformat(day)), evidence)

    return ask


@pytest.mark.parametrize(("text", "kind", "attributes"), CASEBOOK)
def test_what_is_meant_to_fool_about_the_founding_case_does_not(told, text, kind, attributes):
    verdict = told(text)[0]
    assert (verdict.kind, {d.attribute for d in verdict.differences}) == (kind, attributes), verdict.why


def test_a_claim_with_a_wrong_date_reads_as_a_finding(told):
    (verdict,) = told("IS-K claimed the 22 April 2022 rocket attack on Uzbekistan.")
    assert "on 18 April 2022" in verdict.why
    assert "four days earlier" in verdict.why
    assert "Uzbekistan denied a hit" in verdict.why
    assert "the Taliban spoke of a launch that fell short (2 attestations known by 21 April 2022)" in verdict.why


def test_a_denial_is_not_known_before_it_was_made(told):
    (verdict,) = told("IS-K claimed rocket fire on Uzbekistan on 18 April 2022.", "2022-04-19")
    assert "Taliban" not in verdict.why
    assert all(c.known_at <= cutoff_instant("2022-04-19") for c in verdict.cites)


def test_every_attribute_of_a_match_is_explained(ask):
    (verdict,) = ask("TTP gunmen attacked a police post in Bannu on 3 June 2021, killing at least 4.")
    found = {a.attribute: a.relation for a in verdict.attributes}
    assert found == {"date": "off", "place": "same", "actor": "claimed", "target": "same", "act": "unknown",
                     "killed": "within"}  # fmt: skip
    assert all(a.points >= 0 for a in verdict.attributes)


def test_a_figure_says_by_whom_it_is_known(ask):
    (verdict,) = ask("On 10 March 2021 a bomb in Maiduguri killed 12 people.")
    (figure,) = [a for a in verdict.attributes if a.attribute == "killed"]
    assert figure.relation == "below"
    assert "Borno police, 10 March 2021" in figure.known


def test_where_nothing_fits_the_store_says_what_it_covers(ask):
    (verdict,) = ask("The TTP attacked a school in Lahore on 9 June 2021.")
    assert verdict.kind == "not found"
    assert verdict.covers.startswith("no incident in Lahore in June 2021")
    assert "1 incident in Pakistan" in verdict.covers


def test_the_weakest_link_of_a_support_is_the_attackers_word(told):
    (verdict,) = told("IS-K claimed to have fired rockets at Kabul airport on 30 August 2021.", "2021-12-31")
    assert (verdict.kind, bool(verdict.weakest)) == ("supported", True)


@pytest.mark.parametrize(
    ("text", "kind", "differs"),
    [
        ("No civilians were killed in the gurdwara attack in Kabul on 18 June 2022.", "contradicted", "killed"),
        ("There was no casualty in the Herat bus attack of 4 July 2022.", "contradicted", "casualties"),
        ("Two Sikh shopkeepers were injured in Peshawar on 15 May 2022.", "partly", "injured"),
        ("The attack on the gurdwara in Kabul on 18 June 2022 was foiled.", "not checkable", ""),
        ("Schools in Dasht-e-Barchi were bombed on 19 April 2022.", "supported", ""),
        ("Sikhs attacked Kabul on 18 June 2022.", "contradicted", "actor"),
        ("US forces attacked Kabul airport on 26 August 2021.", "contradicted", "actor"),
        ("IS-K claimed responsibility on 4 July 2022 for the attack on a Taliban bus in Herat.", "partly", "date"),
        ("IS-K claimed responsibility on 5 July 2022 for an attack on a Taliban bus in Herat.", "supported", ""),
    ],
)
def test_nobody_hurt_the_dead_called_injured_and_what_was_foiled(text, kind, differs, casebook, registry):
    evidence = Evidence(casebook.as_of(cutoff_instant("2022-07-09")), registry)
    verdict = judge(read_text(text, evidence.registry, today=date(2022, 7, 9)), evidence)[0]
    assert verdict.kind == kind, verdict.why
    assert [d.attribute for d in verdict.differences] == ([differs] if differs else [])
