"""Body text, particular targets, baselines that straddle a month, embedded events and confirmations."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.ground import ground
from estimative.ground.reader import read, read_text
from estimative.model.times import cutoff_instant
from estimative.registry.registry import Registry
from estimative.text.parse import parse

REGISTRY = Registry.default()
NOTE = """Dear team,

It is likely that the TTP will attack police in Bannu again in the next six months.

Background

The TTP attacked a police post in Bannu on 2 June 2021, killing five.

Best wishes,
Kim
"""


def read_line(text):
    return read_text(text, REGISTRY, today=date(2022, 7, 9))


def test_body_text_is_read_and_greetings_are_not():
    claims = read(parse(NOTE.encode(), registry=REGISTRY), REGISTRY, today=date(2022, 1, 31))
    assert [(c.line, c.kind, c.section) for c in claims if c.section == "other"] == [(7, "event", "other")]


@pytest.mark.parametrize("words", ["left in", "seized the capital in", "took over in early"])
def test_since_governs_a_date_across_its_clause(words):
    (claim,) = read_line(f"The TTP has attacked more often since the army {words} August 2021.")
    assert claim.time is not None
    assert (claim.time.anchor, claim.time.period.first) == ("since", date(2021, 8, 1))


def test_an_embedded_event_is_a_claim_of_its_own():
    claims = read_line("TTP's intentions have been clear since it attacked a police post in Bannu in June 2021.")
    assert [c.kind for c in claims] == ["motive", "event"]
    assert claims[1].place is not None
    assert claims[1].place.text == "Bannu"


def test_a_named_kind_of_target_is_not_any_attack_in_town(casebook, registry):
    text = b"Key Judgment 1\nAttacks are likely to go on.\n- IS-K struck the gurdwara in Kabul, killing two.\n"
    found = {}
    for day in ("2021-11-30", "2022-07-09"):
        grounding = ground(parse(text, registry=registry), casebook.as_of(cutoff_instant(day)), registry)
        found[day] = [v.kind for v in grounding.verdicts if v.claim.kind == "event"]
    assert found == {"2021-11-30": ["not found"], "2022-07-09": ["supported"]}


def test_a_state_that_confirms_speaks_and_does_not_act(casebook, registry):
    text = b"Key Judgment 1\nFire is likely.\n- Uzbekistan confirmed that rockets struck Termez on 5 July 2022.\n"
    grounding = ground(parse(text, registry=registry), casebook.as_of(cutoff_instant("2022-07-09")), registry)
    (verdict,) = [v for v in grounding.verdicts if v.claim.kind == "claim"]
    assert (verdict.kind, verdict.differences) == ("supported", ())
    assert "Uzbek foreign ministry" in verdict.why


def test_a_date_that_nothing_explains_is_said_plainly(seed_grounding):
    (verdict,) = [v for v in seed_grounding("2022-07-09").verdicts if v.claim.line == 17 and v.kind == "partly"][:1]
    assert "no known report explains 22 April 2022" in verdict.why
