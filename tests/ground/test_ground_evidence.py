"""Looking for incidents: the index finds what a look at every incident finds, and reading ahead changes no answer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from benchmarks import lookahead
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.ground import ground, lookup, places
from estimative.ground.evidence import Evidence, Search, silent
from estimative.ground.proof import encode
from estimative.model.events import Incident
from estimative.model.times import Known, Period, cutoff_instant, end_of_day
from estimative.registry.registry import Registry
from estimative.registry.standing import standing
from estimative.store import memory
from estimative.text.parse import parse

REGISTRY = Registry.default()
ANY = st.sampled_from


def made(seed):
    store = memory()
    lookahead.write(store, lookahead.trial(seed, 1).steps)
    return store


def meets(item, evidence, search):
    """The conditions of a search, asked of one incident in the plainest way."""
    period, words = search.period, places.effect_words(item.place, item.admin2, item.admin1).split()
    if period is not None:
        wide = Period(period.first - timedelta(search.slack), period.last + timedelta(search.slack))
        if not item.occurred.overlap(wide):
            return False
    if search.countries and item.country and item.country not in search.countries:
        return False
    if search.forms and words and not any(form.split()[0] in words for form in search.forms):
        return False
    return (
        not search.actors
        or bool(named(item, evidence) & set(search.actors))
        or ("" in search.actors and not item.actor)
    )


def named(item, evidence):
    """The actors of the made-up stores that an incident or what was said of it names, by their own names."""
    said = evidence.said(item)
    names = {item.actor, item.target_actor, item.extra.get("alleged_actor", ""), *(a.names for a in said)}
    names |= {a.value for a in said if a.field == "actor"} | {
        REGISTRY.speaker(a.by) for a in said if a.kind == "claimed"
    }
    return names - {""} | ({"IS-K"} if "IS" in names else set())


@given(
    st.integers(0, 500), st.integers(0, 500), st.integers(0, 60), st.integers(0, 20),
    ANY([(), ("AFG",), ("PAK", "UZB")]), ANY([(), ("kabul",), ("mazar e sharif", "herat")]),
    ANY([(), ("IS-K",), ("TTP", "")]), ANY([True, False]),
)  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_find_never_misses_an_incident(seed, start, length, slack, countries, forms, actors, dated):
    first = lookahead.FIRST + timedelta(start)
    search = Search(
        period=Period(first, first + timedelta(length)) if dated else None, slack=slack, countries=countries,
        forms=forms, actors=actors,
    )  # fmt: skip
    with made(seed) as store:
        evidence = Evidence(store.as_of(end_of_day(date(2022, 9, 1))), REGISTRY)
        found = [item.id for item in evidence.search(search)]
        missed = {item.id for item in evidence.incidents if meets(item, evidence, search)} - set(found)
        assert not missed
        assert evidence.size(search) == len(found)
        assert found == [item.id for item in evidence.incidents if item.id in set(found)]


@pytest.fixture
def evidence(made_up, registry):
    return Evidence(made_up.as_of(cutoff_instant("2022-01-31")), registry)


def test_find_narrows_by_period_place_country_and_actor(evidence):
    june = Period(date(2021, 6, 1), date(2021, 6, 30))
    assert [i.id for i in evidence.find(period=june)] == ["post-1"]
    assert [i.id for i in evidence.find(period=june, slack=90)] == ["market", "post-1", "procession", "airport"]
    assert [i.id for i in evidence.find(forms=("bannu",))] == ["post-1", "post-2"]
    assert [i.id for i in evidence.find(countries=("PAK",), latest=2)] == ["procession", "post-2"]
    assert [i.id for i in evidence.find(actors=("TTP",))] == ["post-1", "post-2"]


def test_one_named_only_in_an_attestation_is_found(evidence):
    assert "airport" in [i.id for i in evidence.find(actors=("JNIM",))]
    assert "airport" not in [i.id for i in evidence.find(actors=("Boko Haram",))]


def test_walk_goes_by_day_or_by_the_most_killed(evidence):
    whole = Search()
    first, last = [[i.id for i in evidence.walk(whole, by)] for by in ("first", "last")]
    assert first == [i.id for i in evidence.incidents]
    assert last == first[::-1]
    assert [i.id for i in evidence.walk(whole, "killed")][:2] == ["market", "procession"]


def test_an_incident_is_found_in_the_version_of_the_cutoff(facts, registry):
    with memory() as store:
        with store.writer("test", now=facts.now) as writer:
            writer.add_many(facts.items)
            writer.retract("incident", "post-1", known=Known(cutoff_instant("2021-07-01")), reason="a test")
        before, after = (Evidence(store.as_of(cutoff_instant(day)), registry) for day in ("2021-06-30", "2021-07-01"))
        assert [i.id for i in before.find(forms=("bannu",))] == ["post-1"]
        assert after.find(forms=("bannu",)) == []


def test_rows_from_after_the_cutoff_are_not_there_whatever_number_is_asked_for(made_up):
    view = made_up.as_of(cutoff_instant("2021-06-30"))
    assert sorted(item.id for item in view.numbered("incident", range(100)).values()) == ["market", "post-1"]


def test_reading_a_store_piece_by_piece_gives_the_same_grounding(casebook, seed, registry, monkeypatch):
    assessment = parse(seed.read_bytes(), registry=registry)
    view = casebook.as_of(cutoff_instant("2022-07-09"))
    whole = encode(ground(assessment, view, registry))
    monkeypatch.setattr(lookup, "FEW", 0)
    assert encode(ground(assessment, view, registry)) == whole
    monkeypatch.setattr(lookup, "MOST", 0)
    assert encode(ground(assessment, view, registry)) == whole


@given(st.integers(0, 300))
@settings(max_examples=10, deadline=None)
def test_the_standing_of_a_silent_incident_is_the_standing_without_attestations(seed):
    items = [step for step in lookahead.trial(seed, 1).steps if isinstance(step, lookahead.Incident)]
    for item in items:
        told = standing(item, (), REGISTRY)
        assert silent(item) == lookahead.replace(told, incident=item)


def test_same_actor_by_chains_is_the_registrys(casebook, registry):
    names = [name for actor in registry.actors()[::7] for name in (actor.name, *actor.aliases[:1])]
    found = lookup.Lookup(casebook.as_of(datetime(2022, 1, 1, tzinfo=UTC)), registry)
    for a in names:
        for b in names:
            assert found._same(a, b) == registry.same_actor(a, b)


def test_a_name_that_only_the_store_has_is_found_by_its_umbrella():
    day = date(2021, 6, 2)
    known = Known(end_of_day(day))
    item = Incident(
        id="branch", dataset="x", occurred=Period(day, day), known=known, country="PAK", actor="TTP - Zzed faction"
    )
    with memory() as store:
        with store.writer("test", now=datetime(2022, 1, 1, tzinfo=UTC)) as writer:
            writer.add(item)
        evidence = Evidence(store.as_of(cutoff_instant("2021-12-31")), Registry.default())
        assert [i.id for i in evidence.find(actors=("TTP",))] == ["branch"]
