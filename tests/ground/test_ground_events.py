"""Event claims: true sentences in many phrasings, the same with one thing altered, and sentences meant to fool."""

from __future__ import annotations

import pytest

TRUE = [
    "On 10 March 2021 a bomb in Maiduguri killed at least 14 people.",
    "At least 16 shoppers died when a bomb exploded at Maiduguri's central market in March 2021.",
    "A market in Maiduguri was bombed by Boko Haram on 10 March 2021.",
    "An attack claimed by Boko Haram on a market in Maiduguri in March 2021 killed 16 people and injured 38.",
    "Maiduguri, 10 March 2021: Boko Haram bombed the central market.",
    "Boko Haram claimed 14 lives in Maiduguri on 10 March 2021.",
    "In June 2021 the Pakistani Taliban attacked a police post in Bannu, killing five officers and wounding nine.",
    "TTP gunmen stormed a police post in Bannu on 2 June 2021.",
    "On 2 June, 2021, militants of the TTP opened fire on a police post in Bannu.",
    "The 2 June 2021 attack in Bannu left five dead and nine injured.",
    "Five policemen were killed in Bannu on 2 June 2021 when the TTP attacked their post.",
    "TTP attacked police in Bannu on 2 June 2021, wounding nine.",
    "The TTP attacked the Mirakhel police post in 2021.",
    "On 20 August 2021 a suicide bomber struck a Shia procession in Quetta.",
    "Taliban forces raided an IS-K hideout in Asadabad on 1 October 2021, killing three.",
    "Three IS-K members were killed in a Taliban raid in Asadabad in October 2021.",
]
ALTERED = [
    ("On 13 March 2021 a bomb at a market in Maiduguri killed at least 14 people.", "date", "partly"),
    ("TTP gunmen attacked a police post in Bannu on 3 June 2021.", "date", "partly"),
    ("Boko Haram bombed a market in Maiduguri on 10 May 2021.", "date", "not found"),
    ("On 10 March 2021 a bomb in Kano killed at least 14 people at the central market.", "place", "partly"),
    ("Taliban forces raided an IS-K hideout in Jalalabad on 1 October 2021.", "place", "partly"),
    ("ISWAP bombed a market in Maiduguri on 10 March 2021.", "actor", "contradicted"),
    ("On 2 June 2021 the BLA attacked a police post in Bannu.", "actor", "contradicted"),
    ("ISPP attacked a Shia procession in Quetta on 20 August 2021.", "actor", "partly"),
    ("Boko Haram bombed a market in Maiduguri on 10 March 2021, killing 45.", "killed", "contradicted"),
    ("Boko Haram bombed a market in Maiduguri on 10 March 2021, killing 38.", "killed", "contradicted"),
    ("Boko Haram bombed a market in Maiduguri on 10 March 2021, killing 12.", "killed", "partly"),
    ("TTP gunmen attacked a police post in Bannu on 2 June 2021, killing at least 8.", "killed", "partly"),
    ("TTP attacked police in Bannu on 2 June 2021, injuring five.", "injured", "partly"),
    ("TTP gunmen attacked a school in Bannu on 2 June 2021.", "target", "partly"),
    ("The TTP did not attack Bannu in June 2021.", "occurrence", "contradicted"),
    ("No attack was reported in Bannu in June 2021.", "occurrence", "contradicted"),
]
NOT_EVENTS = [
    ("The TTP plans to attack a police post in Bannu.", "plan"),
    ("The TTP threatened more attacks in Bannu in June 2021.", "plan"),
    ("Officials foiled a TTP plot to attack a police post in Bannu on 2 June 2021.", "plan"),
    ("On the anniversary of the 2 June 2021 attack in Bannu, police held a parade.", "background"),
    ("Boko Haram could attack a market in Maiduguri.", "forecast"),
    ("Pakistan should protect its police posts in Bannu.", "prescription"),
    ("No attack was reported in Lahore in June 2021.", "absence"),
]


@pytest.mark.parametrize("text", TRUE)
def test_a_true_sentence_is_supported(ask, text):
    assert [verdict.kind for verdict in ask(text)] == ["supported"]


@pytest.mark.parametrize(("text", "attribute", "kind"), ALTERED)
def test_what_is_altered_is_named(ask, text, attribute, kind):
    (verdict,) = ask(text)
    assert (verdict.kind, [d.attribute for d in verdict.differences]) == (kind, [attribute])


@pytest.mark.parametrize(("text", "kind"), NOT_EVENTS)
def test_what_is_no_event_is_not_held_against_events(ask, text, kind):
    verdicts = ask(text)
    assert [v.claim.kind for v in verdicts] == [kind]
    assert [v.kind for v in verdicts] == ["not checkable"]


def test_the_date_of_the_claim_explains_a_date_that_is_off_by_one(ask):
    (difference,) = ask("TTP gunmen attacked a police post in Bannu on 3 June 2021.")[0].differences
    assert (difference.stated, difference.known, difference.delta) == ("3 June 2021", "2 June 2021", "+1 day")
    assert "claim was published on 3 June 2021" in difference.explanation


def test_a_second_attack_on_the_same_post_is_another_event(ask):
    (verdict,) = ask("TTP gunmen attacked the Mirakhel police post in Bannu on 20 November 2021.")
    assert verdict.kind == "not found"
    assert verdict.cites == ()
    assert "20 December 2021" in verdict.notes[0]


def test_a_later_attack_is_mentioned_but_never_cited(ask):
    (verdict,) = ask("TTP gunmen attacked the Mirakhel police post in Bannu on 2 June 2021.")
    assert "post-2" not in {cite.id for cite in verdict.cites}
    assert any("20 December 2021" in note for note in verdict.notes)


def test_a_later_attack_is_not_mentioned_before_it_was_known(ask):
    (verdict,) = ask("TTP gunmen attacked the Mirakhel police post in Bannu on 2 June 2021.", "2021-12-19")
    assert verdict.kind == "supported"
    assert not any("December" in note for note in verdict.notes)


def test_the_injured_read_as_killed_is_said_so(ask):
    (verdict,) = ask("Boko Haram bombed a market in Maiduguri on 10 March 2021, killing 38.")
    assert "fits the number injured" in verdict.why


def test_the_attackers_own_figure_is_said_to_be_that(ask):
    (verdict,) = ask("Boko Haram bombed a market in Maiduguri on 10 March 2021, killing 45.")
    assert "the attacker's own" in verdict.why


@pytest.mark.parametrize(
    "text",
    [
        "IS-K attacked the Taliban in Asadabad on 1 October 2021.",
        "The Taliban were attacked in Asadabad on 1 October 2021.",
    ],
)
def test_a_raid_by_the_taliban_is_no_attack_on_them(ask, text):
    assert [verdict.kind for verdict in ask(text)] == ["not found"]


def test_before_anything_was_known_nothing_is_found(ask):
    (verdict,) = ask("On 10 March 2021 a bomb in Maiduguri killed at least 14 people.", "2021-03-09")
    assert verdict.kind == "not found"
    assert "after the cut-off" in verdict.why


def test_the_toll_grows_with_what_is_known(ask):
    text = "On 10 March 2021 a bomb in Maiduguri killed 16 people."
    assert [ask(text, day)[0].kind for day in ("2021-03-11", "2021-03-12")] == ["partly", "supported"]


def test_a_weakest_link_is_named(ask):
    (verdict,) = ask("On 20 August 2021 a suicide bomber struck a Shia procession in Quetta.")
    assert verdict.weakest.startswith("one origin")
