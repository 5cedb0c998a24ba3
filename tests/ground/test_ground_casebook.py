"""The founding assessment against the shared facts: the table of its review, and no look-ahead on any day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.collect.adapter import Intake
from estimative.collect.adapters.incidents import Incidents
from estimative.ground import ground
from estimative.model.times import cutoff_instant
from estimative.store import memory
from estimative.text.parse import parse

CUTOFF = "2022-07-09"


def on_line(grounding, line, kind=None):
    return [v for v in grounding.verdicts if v.claim.line == line and kind in (None, v.claim.kind)]


@pytest.fixture
def at_cutoff(seed_grounding):
    return seed_grounding(CUTOFF)


def test_line_8_the_attack_was_a_day_before_the_claim(at_cutoff):
    (verdict,) = on_line(at_cutoff, 8)
    (difference,) = verdict.differences
    assert (verdict.kind, difference.known, difference.delta) == ("partly", "4 July 2022", "+1 day")
    assert "claim was published on 5 July 2022" in difference.explanation


@pytest.mark.parametrize("day", ["2022-07-09", "2022-10-31", "2023-06-30", "2025-12-31"])
def test_line_8_never_rests_on_the_attack_of_october(seed_grounding, day):
    (verdict,) = on_line(seed_grounding(day), 8)
    assert {c.id for c in verdict.cites if c.kind == "incident"} == {"AFG-2022-07-04-herat-bus"}
    assert all("2022-10-27" not in c.id for c in verdict.cites)
    assert any("27 October 2022" in note for note in verdict.notes) == (day > "2022-10-28")


def test_line_9_is_supported_and_the_attackers_figure_is_apart(at_cutoff):
    (verdict,) = on_line(at_cutoff, 9, "event")
    assert verdict.kind == "supported"
    assert any("18 June 2022" in note for note in verdict.notes)
    assert any("claimed 50 killed" in note for note in verdict.notes)


def test_line_14_is_below_every_settled_toll(at_cutoff):
    (verdict,) = on_line(at_cutoff, 14)
    (difference,) = [d for d in verdict.differences if d.attribute == "killed"]
    assert (verdict.kind, difference.known.split(" ")[0], difference.delta) == ("partly", "62–67", "-2 to -7")
    assert "at least 62" in difference.explanation


def test_line_15_is_supported_as_a_claim_and_the_tajik_position_is_left_out(at_cutoff):
    (verdict,) = on_line(at_cutoff, 15, "claim")
    (difference,) = verdict.differences
    assert (verdict.kind, difference.attribute) == ("supported", "denial")
    assert "Tajik border troops" in difference.known


def test_line_17_the_claim_is_four_days_earlier(at_cutoff):
    _, dated = on_line(at_cutoff, 17, "claim")
    (difference,) = [d for d in dated.differences if d.attribute == "date"]
    assert (dated.kind, difference.known, difference.delta) == ("partly", "18 April 2022", "+4 days")


def test_line_17_uzbekistan_denied_and_the_taliban_did_not_deny_the_launch(at_cutoff):
    taliban, uzbekistan = on_line(at_cutoff, 17, "denial")
    assert (taliban.kind, uzbekistan.kind) == ("partly", "supported")
    assert "not the launch" in taliban.why
    assert "Samangani" in taliban.why
    assert "Taliban foreign ministry" in taliban.why


def test_line_6_is_refuted_and_line_7_cannot_be_computed(at_cutoff):
    (superlative,) = on_line(at_cutoff, 6)
    (trend,) = on_line(at_cutoff, 7, "trend")
    assert (superlative.kind, trend.kind) == ("contradicted", "not checkable")
    assert "both sides of 1 January 2022" in trend.why


def test_line_7_once_the_counts_of_2022_are_out_the_trend_is_contradicted(seed_grounding):
    (trend,) = on_line(seed_grounding("2023-02-28"), 7, "trend")
    assert trend.kind == "contradicted"
    assert {c.id.split(":")[0] for c in trend.cites} == {"ITIC-claims"}


def test_line_23_rests_on_an_old_report(at_cutoff):
    (verdict,) = on_line(at_cutoff, 23, "trend")
    assert verdict.kind == "not checkable"
    assert verdict.differences[0].known == "1 November 2021"


def test_termez_of_july_is_the_first_omission_of_the_second_judgment(at_cutoff):
    second = [item for item in at_cutoff.omissions if item.judgment.endswith("2")]
    assert second[0].incident == "UZB-2022-07-05-termez"
    assert "unclaimed at the cut-off" in second[0].why


def test_a_judgment_on_recruitment_has_no_omitted_incidents(at_cutoff):
    assert not [item for item in at_cutoff.omissions if item.judgment.endswith("3")]


def cited(grounding):
    differences = [d for v in grounding.verdicts for d in v.differences]
    return [c for holder in (*grounding.verdicts, *differences, *grounding.omissions) for c in holder.cites]


@given(st.integers(0, 1095))
@settings(max_examples=40, deadline=None)
def test_nothing_cited_was_known_later_on_any_day(seed_grounding, offset):
    day = date(2021, 1, 1) + timedelta(offset)
    cutoff = cutoff_instant(day.isoformat())
    assert all(cite.known_at <= cutoff for cite in cited(seed_grounding(day.isoformat())))


@pytest.mark.parametrize("day", ["2021-10-15", "2022-04-19", "2022-04-21", "2022-07-05", "2022-07-09", "2023-03-01"])
def test_a_store_without_later_facts_gives_the_same_words(seed_grounding, seed, shared, registry, day):
    intake = Intake(now=datetime(2026, 1, 1, tzinfo=UTC))
    adapter, cutoff = Incidents(), cutoff_instant(day)
    facts = adapter.read(adapter.files([shared / "casebook" / "is-k"], intake), intake)
    with memory() as store:
        with store.writer("test", now=datetime(2026, 1, 1, tzinfo=UTC)) as writer:
            writer.add_many(fact for fact in facts if fact.known is None or fact.known.at <= cutoff)
        alone = ground(parse(seed.read_bytes(), registry=registry), store.as_of(cutoff), registry)
    assert msgspec.json.encode(alone) == msgspec.json.encode(seed_grounding(day))


def test_verdicts_are_the_same_twice(casebook, seed, registry, seed_grounding):
    again = ground(parse(seed.read_bytes(), registry=registry), casebook.as_of(cutoff_instant(CUTOFF)), registry)
    assert msgspec.json.encode(again) == msgspec.json.encode(seed_grounding(CUTOFF))
