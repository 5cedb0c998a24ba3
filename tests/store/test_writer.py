"""Writing: runs, idempotence, batches, retractions, what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from estimative.errors import DataError, StoreError, StoreLocked, UsageError
from estimative.model.claims import Cited
from estimative.model.events import Attestation, Incident, Observation, Reaction, Statement, Tally
from estimative.model.forecasts import Baseline, Forecast, Resolution
from estimative.model.sources import Grade, Report, Source
from estimative.model.times import Known, Period, end_of_day
from estimative.store import memory
from estimative.store import writer as writing
from estimative.store.base import KINDS

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 2, 1, tzinfo=UTC)
DAY = Period(date(2022, 7, 4), date(2022, 7, 4))
KNOWN = Known(end_of_day(date(2022, 7, 5)))

FACTS = (
    Source(id="kp", name="Kabul Post", descriptor="a daily", known=KNOWN),
    Report(id="r1", publisher="kp", published=date(2022, 7, 5), grade=Grade("B", "2", "seen"), known=KNOWN),
    Incident(
        id="i1", dataset="d", occurred=DAY, known=KNOWN, latitude=34.5, place_precision=1, killed=Tally(2, None, 5),
        extra={"b": "2", "a": "1 'quoted' \"twice\" \0 🙂"}, country="AFG",
    ),
    Attestation(id="a1", incident="i1", report="r1", kind="claimed", by="IS", known=KNOWN, field="killed", value="9"),
    Observation(
        id="o1", series="s", report="r1", measure="attacks", actor="IS-K", country="AFG", period=DAY, low=2.5,
        known=KNOWN,
    ),
    Reaction(id="x1", occurred=DAY, actor="A", toward="B", action="protest", report="r1", known=KNOWN),
    Statement(id="t1", question="q1", direction="for", report="r1", by="UN", text="More to come.", known=KNOWN),
    Forecast(
        id="f1", question="q1", judgment="kj1", cutoff=NOW, window=DAY, model="m", seed=1, probability=0.25,
        interval=(0.1, 0.4), quantiles=((0.5, 3.0),), agrees=None, floor=True, baselines=(Baseline("flat", None),),
        cites=(Cited("incident", "i1", NOW),), why=("counts",),
    ),
    Resolution(id="z1", question="q1", judgment="kj1", as_of=NOW, outcome="no", literal="yes", value=3.0, bound="<= 4"),
)  # fmt: skip


def visible(store):
    view = store.as_of(LATER)
    return (
        *view.sources(), *view.reports(), *view.incidents(), *view.attestations(), *view.observations(),
        *view.reactions(), *view.statements(), *view.forecasts(), *view.resolutions(),
    )  # fmt: skip


def test_every_kind_comes_back_as_it_went_in():
    store = memory()
    with store.writer("test", now=NOW, inputs=("a.csv", "b.csv")) as writer:
        writer.add_many(iter(FACTS))
    assert visible(store) == FACTS
    assert {type(fact) for fact in FACTS} == set(KINDS.values())


def test_a_run_says_what_it_did():
    store = memory()
    with store.writer("collect incidents", now=NOW, inputs=("a.csv",)) as writer:
        writer.add_many(FACTS)
        writer.rejected = 3
    with store.writer("collect incidents", now=LATER) as again:
        again.add_many(FACTS)
    assert [(run.added, run.unchanged, run.rejected) for run in store.as_of(LATER).runs()] == [(9, 0, 3), (0, 9, 0)]
    assert store.as_of(LATER).runs() == [writer.run, again.run]
    assert (writer.run.status, writer.run.inputs, writer.run.started) == ("done", ("a.csv",), NOW)


def test_the_order_of_extra_columns_is_no_difference():
    store = memory()
    first = Incident(id="i", dataset="d", occurred=DAY, known=KNOWN, extra={"a": "1", "b": "2"})
    turned = Incident(id="i", dataset="d", occurred=DAY, known=KNOWN, extra={"b": "2", "a": "1"})
    with store.writer("test", now=NOW) as writer:
        writer.add_many([first, turned])
    assert (writer.run.added, writer.run.unchanged) == (1, 1)


def test_batches_change_nothing(monkeypatch):
    monkeypatch.setattr(writing, "BATCH", 3)
    store = memory()
    facts = [Incident(id=f"i{n % 5}", dataset="d", occurred=DAY, known=KNOWN, summary=f"{n % 2}") for n in range(20)]
    with store.writer("test", now=NOW) as writer:
        writer.add_many(facts)
    assert writer.run.added == 20
    assert [i.summary for i in store.as_of(LATER).incidents()] == ["1", "0", "1", "0", "1"]


def interrupted(facts):
    yield from facts
    raise KeyboardInterrupt


def test_a_failed_run_leaves_nothing():
    store = memory()
    with pytest.raises(KeyboardInterrupt), store.writer("test", now=NOW) as writer:
        writer.add_many(interrupted(FACTS))
    assert visible(store) == ()
    assert store.as_of(LATER).runs() == []


def test_what_was_withdrawn_is_not_brought_back_by_collecting_it_again():
    store = memory()
    with store.writer("test", now=NOW) as writer:
        writer.add_many(FACTS)
        writer.retract("incident", "i1", known=KNOWN, reason="never happened")
    with store.writer("again", now=LATER) as writer:
        writer.add_many(FACTS)
        writer.retract("incident", "i1", known=KNOWN, reason="never happened")
    assert store.as_of(LATER).incidents() == []
    assert (writer.run.added, writer.run.unchanged) == (0, 10)


def test_a_fact_known_only_since_it_was_recorded_is_added_once():
    store = memory()
    report = Report(id="r", publisher="p")
    for now in (NOW, LATER):
        with store.writer("test", now=now) as writer:
            writer.add_many([report, Incident(id="i", dataset="d", occurred=DAY, known=Known(now, "recorded"))])
    assert writer.run.unchanged == 2
    assert [found.known for found in store.as_of(LATER).reports()] == [Known(NOW, "recorded")]


def test_times_that_a_fact_does_not_state_follow_from_its_kind():
    store = memory()
    with store.writer("test", now=NOW) as writer:
        writer.add_many([Report(id="r", publisher="p", published=date(2022, 7, 5)), Source(id="s", name="S")])
    assert store.as_of(datetime(2022, 7, 5, 12, tzinfo=UTC)).reports() == []
    assert store.as_of(end_of_day(date(2022, 7, 5))).reports()[0].known == KNOWN
    assert store.as_of(datetime(1990, 1, 1, tzinfo=UTC)).sources() == [Source(id="s", name="S")]


def test_a_forecast_is_known_at_its_cutoff_and_a_resolution_at_its_instant():
    store = memory()
    with store.writer("test", now=LATER) as writer:
        writer.add_many(FACTS)
    assert store.as_of(NOW).forecasts("q1") == [FACTS[7]]
    assert store.as_of(NOW).resolutions(["q1"]) == [FACTS[8]]
    assert store.as_of(NOW).forecasts("q2") == []


def test_record_time_never_runs_backwards():
    store = memory()
    with store.writer("test", now=LATER) as writer:
        writer.add(FACTS[0])
    with store.writer("test", now=NOW) as writer:
        writer.add(FACTS[1])
    assert store.as_of(LATER, NOW).reports() == []
    assert store.as_of(LATER, LATER).reports() == [FACTS[1]]


def test_one_run_at_a_time():
    store = memory()
    with store.writer("test", now=NOW), pytest.raises(StoreLocked), store.writer("other", now=NOW):
        pass
    with store.writer("test", now=NOW) as writer:
        writer.add(FACTS[0])
    with pytest.raises(StoreError), writer:
        pass


def test_views_beside_an_open_run_see_only_what_is_committed():
    store = memory()
    view = store.as_of(LATER)
    with store.writer("test", now=NOW) as writer:
        writer.add_many(FACTS)
        writer.retract("source", "kp", known=KNOWN, reason="renamed")
        assert view.counts()["source"] == 0
    assert view.counts()["incident"] == 1


@pytest.mark.parametrize("fact", ["text", None, Source(id="", name="n"), Cited("incident", "i", NOW)])
def test_what_is_not_a_fact_is_refused(fact):
    with memory().writer("test", now=NOW) as writer, pytest.raises(UsageError):
        writer.add(fact)


def test_a_retraction_of_something_unknown_is_refused():
    with memory().writer("test", now=NOW) as writer:
        with pytest.raises(UsageError, match="no incident 'i9' to retract"):
            writer.retract("incident", "i9", known=KNOWN, reason="x")
        with pytest.raises(UsageError, match="no kind"):
            writer.retract("planet", "i9", known=KNOWN, reason="x")


@pytest.mark.parametrize("bad", [{"summary": "\udcff"}, {"killed": Tally(best=2**70)}])
def test_what_cannot_be_stored_is_an_error_with_its_reason(bad):
    store = memory()
    with pytest.raises(DataError), store.writer("test", now=NOW) as writer:
        writer.add(Incident(id="i", dataset="d", occurred=DAY, known=KNOWN, **bad))
    assert store.as_of(LATER).runs() == []


def test_a_closed_store_says_so():
    store = memory()
    view = store.as_of(LATER)
    store.close()
    with pytest.raises(StoreError, match="closed"):
        view.incidents()
    with pytest.raises(StoreError, match="closed"):
        store.as_of(NOW)
