"""The claim reader: clauses, roles, spans, senses and antecedents."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.ground.reader import read_text
from estimative.registry.registry import Registry

TODAY = date(2022, 1, 31)
REGISTRY = Registry.default()


def read(text):
    return read_text(text, REGISTRY, today=TODAY)


def test_every_attribute_has_its_span():
    text = "On 2 June 2021 the TTP attacked a police post in Bannu, killing five."
    (claim,) = read(text)
    shown = {
        name: text[phrase.span.start : phrase.span.end]
        for name in ("actor", "act", "target", "place", "time")
        if (phrase := getattr(claim, name)) is not None
    }
    assert shown == {
        "actor": "TTP",
        "act": "attacked",
        "target": "a police post",
        "place": "Bannu",
        "time": "2 June 2021",
    }


def test_spans_are_bytes():
    text = "Überfall: on 2 June 2021 the TTP attacked a police post in Bannu."
    (claim,) = read(text)
    assert claim.place is not None
    assert text.encode()[claim.place.span.start : claim.place.span.end] == b"Bannu"


@pytest.mark.parametrize(
    ("words", "sense", "low"), [("60", "exact", 60), ("at least two", "at least", 2), ("about 30", "about", 30)]
)
def test_the_sense_of_a_figure(words, sense, low):
    (claim,) = read(f"A bomb in Bannu killed {words} people on 2 June 2021.")
    assert [(q.sense, q.low, q.unit) for q in claim.quantities] == [(sense, low, "killed")]


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("The Taliban raided an IS-K hideout in Asadabad.", "Taliban", "an IS-K hideout"),
        ("IS-K attacked a Taliban patrol in Asadabad.", "IS-K", "a Taliban patrol"),
        ("A Taliban patrol was attacked by IS-K in Asadabad.", "IS-K", "A Taliban patrol"),
        ("Since the Taliban took power IS-K has attacked mosques in Kabul.", "IS-K", "mosques"),
        ("An attack by IS-K on the Taliban in Kabul killed two.", "IS-K", "the Taliban"),
    ],
)
def test_who_acts_and_who_is_hit(text, actor, target):
    (claim,) = read(text)
    assert claim.actor is not None
    assert claim.target is not None
    assert (claim.actor.value, claim.target.text) == (actor, target)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The TTP claimed the attack.", "claim"),
        ("The TTP claimed 62 lives in Bannu.", "event"),
        ("Pakistan denied the attack.", "denial"),
        ("Iran condemned the bombing of a mosque in Kabul.", "reaction"),
        ("As happened in Somalia, such groups recur.", "analogy"),
        ("The raids of the TTP aim to tire out the police.", "motive"),
        ("The rockets fell short of the border in May 2021, the TTP fired them.", "event"),
        ("The TTP has recently focused on attacks against police.", "shift"),
        ("Regional states should cooperate.", "prescription"),
        ("The first half of 2021 was calm.", "opinion"),
    ],
)
def test_kinds(text, kind):
    assert read(text)[0].kind == kind


def test_a_pronoun_shows_what_it_stands_for():
    _, claim = read("The TTP attacked a police post in Bannu on 2 June 2021. They claimed the attack a day later.")
    assert claim.speaker is not None
    assert (claim.speaker.text, claim.speaker.value) == ("They", "TTP")


def test_the_border_is_that_of_the_country_spoken_of():
    _, claim = read("JNIM claimed mortar fire on Niger. They claimed to have fired over the border on 3 May 2021.")
    assert claim.place is not None
    assert claim.place.value == "Niger"


def test_a_leading_circumstance_lends_no_place():
    claims = read("Following protests in India, in which many were hurt, IS-K attacked a temple in Kabul.")
    assert claims[-1].place is not None
    assert (claims[-1].kind, claims[-1].place.text) == ("event", "Kabul")


def test_a_year_that_is_missing_is_anchored_and_said_so():
    (claim,) = read("The TTP attacked a police post in Bannu on 2 June.")
    assert claim.time is not None
    assert claim.time.period is not None
    assert claim.time.period.first == date(2021, 6, 2)
    assert "no year given" in claim.time.anchor


_ONE = "TTP claimed attacked denied the Taliban in Kabul on 3 May 2021 killing at least 5"
WORDS = [*_ONE.split(), ",", ";", ".", "it", "they", "by", "because", "no", "since"]


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=120)
    | st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
)
@settings(max_examples=150, deadline=None)
def test_any_text_is_read_and_its_spans_lie_inside(text):
    size = len(text.encode())
    for claim in read(text):
        phrases = [
            claim.actor,
            claim.act,
            claim.target,
            claim.place,
            claim.origin,
            claim.speaker,
            claim.time,
            *claim.quantities,
        ]
        assert all(0 <= p.span.start <= p.span.end <= size for p in phrases if p is not None)
        assert 0 <= claim.span.start <= claim.span.end <= size
