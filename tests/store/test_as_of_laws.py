"""The as-of rule against a slow oracle, and the laws that follow from it."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.model.events import Incident, Tally
from estimative.model.times import Known, Period
from estimative.store import memory
from estimative.store.base import Store, View

START = datetime(2022, 1, 1, tzinfo=UTC)
DAYS = 6


class Add(NamedTuple):
    """A version of a fact, as (id, day known, country, killed)."""

    id: str
    known: int
    country: str
    killed: int


class Retract(NamedTuple):
    """A retraction, as (id, day known, reason)."""

    id: str
    known: int
    reason: str


class Row(NamedTuple):
    """The oracle's row; `fact` is None for a retraction."""

    id: str
    known: int
    recorded: int
    seq: int
    fact: Add | None
    reason: str = ""


ids = st.sampled_from("abc")
days = st.integers(0, DAYS - 1)
adds = st.builds(Add, ids, days, st.sampled_from(["AFG", "PAK"]), st.integers(0, 2))
retracts = st.builds(Retract, ids, days, st.sampled_from(["wrong", "double"]))
cutoffs = st.integers(-1, DAYS)
moments = st.tuples(cutoffs, st.none() | cutoffs)
runs = st.lists(st.tuples(days, st.lists(adds | retracts, max_size=6)), min_size=1, max_size=5)


def at(day: int) -> datetime:
    return START + timedelta(days=day)


def fact(add: Add) -> Incident:
    when = Period(date(2021, 12, 1), date(2021, 12, 1))
    killed = Tally(best=add.killed)
    return Incident(
        id=add.id, dataset="d", occurred=when, known=Known(at(add.known)), country=add.country, killed=killed
    )


class Oracle:
    """The store as a Python list, read by brute force."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.last = 0

    def run(self, recorded: int, operations: list[Add | Retract]) -> list[Add | Retract]:
        """Apply a run; returns the operations that a store accepts (a retraction needs a fact to withdraw)."""
        self.last = max(self.last, recorded)
        done = []
        for operation in operations:
            same = [row for row in self.rows if row.id == operation.id]
            if isinstance(operation, Add) or same:
                done.append(operation)
                self._append(operation, [row for row in same if row.known == operation.known])
        return done

    def _append(self, operation: Add | Retract, before: list[Row]) -> None:
        here = (operation.id, operation.known, self.last, len(self.rows))
        if isinstance(operation, Retract):
            if not (before and before[-1].fact is None and before[-1].reason == operation.reason):
                self.rows.append(Row(*here, None, operation.reason))
        else:
            facts = [row.fact for row in before if row.fact is not None]
            if not facts or facts[-1] != operation:
                self.rows.append(Row(*here, operation))

    def view(self, cutoff: int, recorded: int) -> dict[str, Add]:
        seen = [row for row in self.rows if row.known <= cutoff and row.recorded <= recorded]
        newest = {row.id: row for row in sorted(seen, key=lambda row: (row.known, row.recorded, row.seq))}
        return {key: row.fact for key, row in sorted(newest.items()) if row.fact is not None}


def play(history: list[tuple[int, list[Add | Retract]]], store: Store, oracle: Oracle) -> None:
    for recorded, operations in history:
        done = oracle.run(recorded, operations)
        with store.writer("test", now=at(recorded)) as writer:
            for step in done:
                if isinstance(step, Add):
                    writer.add(fact(step))
                else:
                    writer.retract("incident", step.id, known=Known(at(step.known)), reason=step.reason)


def facts(view: View) -> list[Incident]:
    return view.incidents()


@settings(max_examples=60, deadline=None)
@given(runs, st.lists(moments, min_size=3, max_size=3))
def test_every_view_equals_the_oracle(history, instants):
    store, oracle = memory(), Oracle()
    play(history, store, oracle)
    for cutoff, recorded in instants:
        expected = oracle.view(cutoff, 99 if recorded is None else recorded)
        view = store.as_of(at(cutoff), None if recorded is None else at(recorded))
        assert facts(view) == [fact(add) for add in expected.values()]
    assert view.counts()["incident"] == len(expected)


@settings(max_examples=20, deadline=None)
@given(runs, st.sampled_from(["AFG", "PAK"]), st.sets(ids))
def test_a_filter_never_brings_back_an_older_version(history, country, wanted):
    store, oracle = memory(), Oracle()
    play(history, store, oracle)
    for cutoff in (1, 3, DAYS):
        expected = oracle.view(cutoff, 99)
        view = store.as_of(at(cutoff))
        assert view.incidents(countries=country) == [fact(a) for a in expected.values() if a.country == country]
        assert view.incidents(ids=sorted(wanted)) == [fact(a) for a in expected.values() if a.id in wanted]


@settings(max_examples=12, deadline=None)
@given(runs)
def test_nothing_later_than_the_cutoff_is_seen_by_any_path(history):
    store = memory()
    play(history, store, Oracle())
    for cutoff in (0, 3):
        view = store.as_of(at(cutoff))
        seen = [row[0] for row in view.query("SELECT known_at FROM incident").rows]
        assert all(known.replace(tzinfo=UTC) <= at(cutoff) for known in seen)
        assert len(seen) == len(facts(view))
        assert all(f.known.at <= at(cutoff) for f in facts(view))


@settings(max_examples=12, deadline=None)
@given(runs)
def test_collecting_the_same_again_adds_no_row(history):
    store = memory()
    newest = {(a.id, a.known): a for _, steps in history for a in steps if isinstance(a, Add)}
    play([(0, list(newest.values()))], store, Oracle())
    with store.writer("again", now=at(9)) as writer:
        writer.add_many(fact(add) for add in newest.values())
    assert (writer.run.added, writer.run.unchanged) == (0, len(newest))


@settings(max_examples=12, deadline=None)
@given(runs, st.lists(adds, max_size=5), days)
def test_rows_known_later_never_change_an_earlier_view(history, later, cutoff):
    store = memory()
    play(history, store, Oracle())
    before = facts(store.as_of(at(cutoff)))
    with store.writer("later", now=at(DAYS)) as writer:
        writer.add_many(fact(add._replace(known=cutoff + 1 + add.known)) for add in later)
    assert facts(store.as_of(at(cutoff))) == before


@settings(max_examples=12, deadline=None)
@given(runs, runs)
def test_a_recorded_view_is_never_changed_by_writing_later(first, second):
    store, oracle = memory(), Oracle()
    play(first, store, oracle)
    frozen = at(oracle.last)
    before = [facts(store.as_of(at(cutoff), frozen)) for cutoff in (0, 2, DAYS)]
    play([(oracle.last + 1 + recorded, steps) for recorded, steps in second], store, oracle)
    assert [facts(store.as_of(at(cutoff), frozen)) for cutoff in (0, 2, DAYS)] == before


@settings(max_examples=12, deadline=None)
@given(st.lists(adds, min_size=1, max_size=8))
def test_without_retractions_later_cutoffs_see_every_id_that_earlier_ones_saw(operations):
    store = memory()
    play([(0, list(operations))], store, Oracle())
    seen = [{f.id for f in facts(store.as_of(at(cutoff)))} for cutoff in range(-1, DAYS + 1)]
    assert all(earlier <= later for earlier, later in itertools.pairwise(seen))


@settings(max_examples=12, deadline=None)
@given(days, days, days)
def test_a_retraction_hides_from_its_day_on_and_not_before(known, gone, cutoff):
    store = memory()
    play([(0, [Add("a", known, "AFG", 1), Retract("a", gone, "wrong")])], store, Oracle())
    hidden = known <= gone <= cutoff
    assert (facts(store.as_of(at(cutoff))) == []) == (hidden or cutoff < known)
