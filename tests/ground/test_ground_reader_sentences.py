"""Sentences and the claims that a careful reader finds in them: `reading.jsonl`.

A row: the text, and for each claim in order the attributes that matter. `actor` and `speaker` are registry names where
the registry knows them, `target`, `act` and `place` words, "" stands for none, "a|b" for either; `first` and `last` are
the days of its time; figures are "9", "<=12" (at most) or ">=24" (at least).
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from estimative.ground.reader import read_text
from estimative.registry.registry import Registry

TODAY = date(2022, 1, 31)
REGISTRY = Registry.default()
HERE = Path(__file__).parent
ROWS = [json.loads(line) for line in (HERE / "reading.jsonl").read_text("utf-8").splitlines()]
SIGNS = {"at least": ">=", "at most": "<=", "about": "~"}


def read(text):
    return read_text(text, REGISTRY, today=TODAY)


def shown(claim, name):
    """An attribute as a row has it."""
    if name in ("first", "last"):
        return getattr(claim.time.period, name).isoformat() if claim.time and claim.time.period else ""
    if name == "anchor":
        return claim.time.anchor if claim.time else ""
    if name in ("killed", "injured"):
        found = [q for q in claim.quantities if q.unit == name]
        bound = found and (found[0].high if found[0].low is None else found[0].low)
        return SIGNS.get(found[0].sense, "") + f"{bound:g}" if found else ""
    value = getattr(claim, name)
    if name in ("actor", "speaker", "place") and value is not None:
        return value.value or value.text
    return value if isinstance(value, str | bool) else value.text if value is not None else ""


def fits(name, wanted, claim):
    found = shown(claim, name)
    if name == "anchor":
        return wanted in found
    if isinstance(wanted, bool):
        return found is wanted
    return found in wanted.split("|")


@pytest.mark.parametrize("row", [pytest.param(row, id=row["id"]) for row in ROWS])
def test_a_sentence_gives_its_claims(row):
    claims = read(row["text"])
    assert len(claims) == len(row["claims"]), [(c.kind, c.text) for c in claims]
    wrong = {
        f"{number}.{name}": (shown(claim, name), wanted)
        for number, (claim, wants) in enumerate(zip(claims, row["claims"], strict=True), 1)
        for name, wanted in wants.items()
        if not fits(name, wanted, claim)
    }
    assert not wrong


@pytest.mark.parametrize(
    ("text", "attribute", "pointer", "source"),
    [
        ("The TTP bombed a court in Quetta. They killed nine in Bannu.", "actor", "They", "TTP"),
        ("The TTP bombed a court in Quetta. Pakistan denied the bombing.", "event", "the bombing", "The TTP bombed"),
        ("The TTP bombed a court in Quetta. It shot nine people there in May 2021.", "place", "there", "Quetta"),
        ("JNIM shelled Gao on 3 May 2021. A week later it hit Mopti.", "time", "A week later", "3 May 2021"),
    ],
)
def test_an_antecedent_shows_both_ends(text, attribute, pointer, source):
    found = next(a for a in read(text)[-1].antecedents if a.attribute == attribute)
    data = text.encode()
    assert data[found.span.start : found.span.end].decode() == pointer
    assert data[found.source.start : found.source.end].decode().startswith(source)
    assert found.line == 1
    assert found.value


def test_an_event_of_another_kind_is_no_antecedent():
    claims = read("JNIM fired rockets at Gao on 3 May 2021. Mali denied the shooting.")
    assert not [a for a in claims[-1].antecedents if a.attribute == "event"]


def test_a_plural_that_sums_two_events_is_about_neither():
    claims = read("The TTP bombed a court in Quetta. It hit a post in Bannu. The attacks killed 30 people.")
    assert claims[-1].about == ""


@pytest.mark.parametrize(
    ("text", "cause", "effect"),
    [
        ("Because the economy has collapsed, many young men have joined JNIM.", "the economy", "many young men"),
        ("Hunger will increase recruitment by JNIM.", "Hunger", "recruitment by JNIM"),
        ("JNIM has grown because the army has withdrawn.", "the army has withdrawn", "JNIM has grown"),
    ],
)
def test_a_causal_sentence_is_taken_apart(text, cause, effect):
    link = next(c.link for c in read(text) if c.link is not None)
    assert link.cause is not None
    assert link.effect is not None
    assert link.cause.text.startswith(cause)
    assert link.effect.text.startswith(effect)


def test_attribute_spans_of_parts_lie_in_the_text():
    text = "Überfälle: JNIM attacked a market in Gao on 3 May 2021 and a school in Mopti on 5 May 2021."
    for claim in read(text):
        for phrase in (claim.actor, claim.act, claim.target, claim.place):
            assert phrase is not None
            assert text.encode()[phrase.span.start : phrase.span.end].decode() == phrase.text


def test_many_sentences_are_read_one_by_one():
    sentence = "The TTP attacked a police post in Bannu on 2 June 2021, killing five. "
    assert len(read(sentence * 300)) == 300
