"""The real files: counts as their notes state them, nothing rejected, nothing known too early."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from estimative.collect.adapters.incidents import Incidents
from estimative.collect.adapters.ucdp import UcdpGed
from estimative.collect.run import bring_in
from estimative.model.events import Attestation, Incident, Observation, Reaction, Statement
from estimative.model.sources import Report
from estimative.model.times import end_of_day
from estimative.store import memory

NOW = datetime(2026, 1, 2, tzinfo=UTC)
CUTOFF = end_of_day(date(2022, 7, 9))
ROWS = {
    "ged-candidate-v23-0-10/GEDEvent_v23_0_10.csv": 2391,
    "ged-v23-1-afghanistan-2020/AfghanistanClustered.csv": 3317,
    "ged-v23-1-afghanistan-2020/MyanmarClustered.csv": 847,
    "ged-v23-1-afghanistan-2020/SyriaClustered.csv": 1140,
    "ged-v23-1-afghanistan-2020/UkraineClustered.csv": 4823,
    "ged-v23-1-full-countries/ethiopia.csv": 3808,
    "ged-v23-1-full-countries/sudan_normalised.csv": 3475,
    "ged-v23-1-full-countries/sri_lanka.csv": 4581,
    "ged-v23-1-full-countries/central_african_republic.csv": 1848,
    "ged-v23-1-full-countries/sierra_leone.csv": 1497,
    "ged-v23-1-full-countries/venezuela.csv": 1441,
    "ged-v23-1-full-countries/south_sudan.csv": 974,
    "ged-v23-1-full-countries/el_salvador.csv": 186,
    "ged-samples/ged231_sample1000_cran_uncertainUCDP.csv": 1000,
    "ged-samples/hdx_conflict_data_BGD_ged191.csv": 601,
    "ged-samples/ged231_central_african_republic.geojson": 1848,
    "ged-samples/afghanistan_ged191_subset_realcaddish.geojson": 310,
    "ged-samples/ged251_lilinduo/events_sample.json": 9972,
}


@pytest.mark.parametrize("name", ROWS)
def test_every_row_of_a_file_becomes_an_incident(shared: Path, read, name: str) -> None:
    facts, _, rejects = read(UcdpGed(), shared / "data" / "ucdp" / name)
    assert rejects == []
    assert len({fact.id for fact in facts}) == len(facts) == ROWS[name]
    assert all(fact.known.at >= end_of_day(fact.occurred.last) or fact.known.basis == "recorded" for fact in facts)
    assert all(len(fact.country) == 3 for fact in facts if fact.extra.get("country"))


def test_known_sums_of_deaths(shared: Path, read) -> None:
    folder = shared / "data" / "ucdp" / "ged-v23-1-afghanistan-2020"
    for name, total in (("Afghanistan", 20_834), ("Syria", 5_690)):
        facts, _, _ = read(UcdpGed(), folder / f"{name}Clustered.csv")
        assert sum(fact.killed.best for fact in facts) == total


def test_the_whole_folder_twice_adds_nothing(shared: Path) -> None:
    with memory() as store:
        first = bring_in(UcdpGed(), [shared / "data" / "ucdp"], store, now=NOW)
        again = bring_in(UcdpGed(), [shared / "data" / "ucdp"], store, now=datetime(2026, 3, 1, tzinfo=UTC))
    assert (first.run.added, first.run.rejected, len(first.files)) == (31_869, 0, 15)
    assert (again.run.added, again.run.unchanged) == (0, 31_869)
    assert any("passed over" in note and "(8 times)" in note for note in first.notes)


def test_table_and_map_of_one_country_are_the_same_facts(shared: Path) -> None:
    folder = shared / "data" / "ucdp"
    with memory() as store:
        bring_in(UcdpGed(), [folder / "ged-v23-1-full-countries" / "central_african_republic.csv"], store, now=NOW)
        again = bring_in(
            UcdpGed(), [folder / "ged-samples" / "ged231_central_african_republic.geojson"], store, now=NOW
        )
    assert (again.run.added, again.run.unchanged) == (0, 1848)


def test_the_casebook_lands_whole(shared: Path, read) -> None:
    facts, _, rejects = read(Incidents(), shared / "casebook" / "is-k")
    kinds = Counter(type(fact) for fact in facts)
    assert rejects == []
    assert len({fact.id for fact in facts if isinstance(fact, Incident)}) == 141
    assert [kinds[kind] for kind in (Report, Attestation, Observation, Reaction, Statement)] == [397, 428, 136, 16, 38]


def test_hindsight_is_out_of_sight_at_the_cutoff(shared: Path) -> None:
    with memory() as store:
        first = bring_in(Incidents(), [shared / "casebook" / "is-k"], store, now=NOW)
        again = bring_in(Incidents(), [shared / "casebook" / "is-k"], store, now=datetime(2026, 3, 1, tzinfo=UTC))
        view = store.as_of(CUTOFF)
        seen = {incident.id: incident for incident in view.incidents()}
        assert (len(seen), len(view.reports()), len(view.observations())) == (78, 197, 54)
        assert (again.run.added, again.run.unchanged) == (0, first.run.added)
    termez = seen["UZB-2022-07-05-termez"]
    assert (termez.actor, termez.claim_status, termez.summary, termez.killed.best) == ("", "", "", None)
    assert not any(incident.claim_status or incident.summary or incident.killed.best for incident in seen.values())
    assert {incident.actor for incident in seen.values()} <= {
        "",
        "Taliban",
        "Pakistan CTD",
        "Pakistan police",
        "Pakistani forces",
    }
    assert all(incident.known.at <= CUTOFF for incident in seen.values())


def test_an_agency_is_one_origin_whoever_prints_it(shared: Path, read) -> None:
    facts, _, _ = read(Incidents(), shared / "casebook" / "is-k")
    reports = [fact for fact in facts if isinstance(fact, Report)]
    assert sum(report.origin == "AFP" for report in reports) >= 38
    assert not any("(AFP)" in report.publisher for report in reports)
