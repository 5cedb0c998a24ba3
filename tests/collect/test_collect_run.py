"""Runs: one transaction, idempotent, with an account of what came and what did not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from estimative.collect.adapters.incidents import Incidents
from estimative.collect.adapters.ucdp import UcdpGed
from estimative.collect.progress import Silent, for_terminal
from estimative.collect.run import bring_in, collect
from estimative.errors import DataError, UsageError
from estimative.store import memory, open_store

NOW = datetime(2026, 1, 2, tzinfo=UTC)
LATER = NOW + timedelta(days=30)


def test_collecting_twice_adds_nothing_the_second_time(ged, incident_set) -> None:
    undated = {"source_date": "", "source_article": "Wire One 3/3"}
    with memory() as store:
        for adapter, path in ((UcdpGed(), ged({}, undated, {})), (Incidents(), incident_set())):
            first = collect(adapter, [path], store, now=NOW)
            again = collect(adapter, [path], store, now=LATER)
            assert first.added > 0
            assert (again.added, again.unchanged) == (0, first.added)


def test_a_corrected_row_adds_one_version(ged) -> None:
    with memory() as store:
        collect(UcdpGed(), [ged({}, {})], store, now=NOW)
        run = collect(UcdpGed(), [ged({}, {"best": "6"})], store, now=LATER)
        assert (run.added, run.unchanged) == (1, 1)
        assert [event.killed.best for event in store.as_of(LATER).incidents()] == [5, 6]
        assert [event.killed.best for event in store.as_of(LATER, NOW).incidents()] == [5, 5]


def test_the_account_of_a_run(ged, tmp_path) -> None:
    path, aside = ged({}, {"best": "x"}, {"date_start": "2020-01-01"}), tmp_path / "aside" / "rejects.jsonl"
    with memory() as store:
        found = bring_in(UcdpGed(), [path], store, now=NOW, rejects=aside)
        assert store.as_of(NOW).runs()[0].rejected == 1
    assert (found.run.added, found.run.rejected, found.read, found.basis) == (2, 1, {"incident": 2}, {"published": 2})
    assert (str(found.first), str(found.last)) == ("2020-01-01", "2021-03-03")
    (reject,) = map(json.loads, aside.read_text().splitlines())
    assert (reject["file"], reject["line"], reject["column"], reject["adapter"]) == (str(path), 3, "best", "ucdp-ged")
    assert reject["raw"].startswith("1002,")


def test_no_reject_file_where_nothing_was_rejected(ged, tmp_path) -> None:
    with memory() as store:
        collect(UcdpGed(), [ged({})], store, now=NOW, rejects=tmp_path / "rejects.jsonl")
    assert not (tmp_path / "rejects.jsonl").exists()


def test_a_run_that_fails_leaves_nothing(ged, tmp_path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('[{"year": 1999}]')
    with open_store(tmp_path / "s.duckdb", write=True) as store:
        with pytest.raises(DataError):
            collect(UcdpGed(), [ged({}, {}), broken], store, now=NOW)
        assert store.as_of(NOW).counts()["incident"] == 0
        assert collect(UcdpGed(), [ged({}, {})], store, now=NOW).added == 2


def test_the_hindsight_of_a_set_is_out_of_sight_before_its_release(incident_set) -> None:
    with memory() as store:
        collect(Incidents(), [incident_set()], store, now=NOW)
        early = store.as_of(datetime(2022, 3, 31, tzinfo=UTC)).incidents()
        assert [(event.actor, event.killed.best, event.claim_status) for event in early] == [("", None, "")]
        late = {event.id: event for event in store.as_of(NOW).incidents()}
        assert late["AFG-2022-03-01-market"].killed.best == 3


def test_options_an_adapter_does_not_take_are_refused(ged) -> None:
    with memory() as store, pytest.raises(UsageError, match="no option 'colour'"):
        collect(UcdpGed(), [ged({})], store, now=NOW, options={"colour": "red"})
    with memory() as store, pytest.raises(UsageError, match="released"):
        collect(UcdpGed(), [ged({})], store, now=NOW, options={"released": "June"})


def test_progress_is_told_of_bytes_and_facts_and_always_stopped(ged) -> None:
    seen: list[tuple[str, int]] = []

    class Spy(Silent):
        def start(self, label: str, total: int) -> None:
            seen.append((label, total))

        def stop(self) -> None:
            seen.append(("stop", 0))

    path = ged({})
    with memory() as store:
        collect(UcdpGed(), [path], store, now=NOW, progress=Spy())
    assert seen == [("ucdp-ged", path.stat().st_size), ("stop", 0)]


def test_no_progress_where_stderr_is_no_terminal(monkeypatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: False, raising=False)
    assert isinstance(for_terminal(), Silent)
