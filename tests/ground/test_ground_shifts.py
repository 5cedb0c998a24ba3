"""Shifts of target and place: instances for and against from a sample, sizes of settlements from the gazetteer."""

from __future__ import annotations

import pytest

from estimative.ground import settlements
from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.events import Incident
from estimative.model.times import Known, cutoff_instant, end_of_day, period_of


def placed(place, precision=None):
    day = period_of("2022-01-05")
    return Incident(
        id="i", dataset="d", occurred=day, known=Known(end_of_day(day.last)), country="AFG", place=place,
        place_precision=precision,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("place", "size"),
    [
        ("Mazar-e-Sharif, Seh Dokan mosque", "city"),
        ("Kabul airport", "city"),
        ("Imam Sahib, Mawlawi Sekandar mosque", "smaller"),
        ("Kunduz", "city"),
        ("Khost", "town"),
        ("northern Afghanistan (place unclear)", ""),
        ("", ""),
    ],
)
def test_the_size_of_a_settlement(registry, place, size):
    assert settlements.size(placed(place), registry)[0] == size


def test_an_event_placed_in_a_district_only_has_no_size(registry):
    assert settlements.size(placed("Kunduz", precision=4), registry)[0] == ""


@pytest.mark.parametrize(
    ("words", "sizes"),
    [
        ("largely in smaller towns", {"town", "smaller"}),
        ("mostly in villages", {"smaller"}),
        ("mainly in major cities", {"city"}),
        ("mostly against the police", set()),
    ],
)
def test_the_size_that_a_text_speaks_of(words, sizes):
    assert settlements.stated(words)[0] == sizes


def test_smaller_towns_are_told_of_the_cities_that_were_attacked(seed_grounding):
    towns = next(v for v in seed_grounding("2022-07-09").verdicts if v.claim.line == 7 and v.claim.kind == "shift")
    (difference,) = towns.differences
    assert (towns.kind, difference.attribute) == ("not checkable", "settlement")
    assert all(city in difference.known for city in ("Mazar-e Sharif", "Kunduz", "Kabul", "Herat"))
    assert any("own example" in note and "Herat" in note for note in towns.notes)


def test_a_share_is_refused_and_instances_are_named(casebook, registry):
    evidence = Evidence(casebook.as_of(cutoff_instant("2022-07-09")), registry)
    text = "IS-K attacks have focused on the Shia Hazara minority."
    verdict = judge(read_text(text, registry, today=evidence.today), evidence)[0]
    assert (verdict.claim.kind, verdict.kind) == ("shift", "not checkable")
    assert "sample" in verdict.why
    assert any(note.startswith("instance: ") for note in verdict.notes)


def test_a_shift_says_the_same_on_days_when_nothing_became_known(seed_grounding):
    days = ("2023-11-29", "2023-11-30", "2023-12-01", "2023-12-02")
    told = {
        tuple((v.kind, v.differences, v.cites) for v in seed_grounding(day).verdicts if v.claim.kind == "shift")
        for day in days
    }
    assert len(told) == 1
