"""Nothing known later reaches a verdict: made-up stores give the same bytes without what was known later."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from benchmarks import lookahead
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.ground import ground
from estimative.ground.proof import prove
from estimative.model.times import Known, end_of_day
from estimative.store import memory
from estimative.text.parse import parse

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@given(st.integers(10_000_000, 20_000_000))
@settings(max_examples=8, deadline=None)
def test_a_store_without_later_facts_gives_the_same_bytes(seed):
    outcome = lookahead.check(seed, cutoffs=2)
    assert outcome.cases >= 10
    assert not outcome.failures


@pytest.fixture(scope="module")
def made():
    return lookahead.trial(7, 1)


def test_the_trials_would_find_a_leak(made, registry):
    """The same comparison with a view that looks 200 days ahead."""
    assessment = parse(made.text.encode(), registry=registry)
    cutoff = end_of_day(lookahead.FIRST + timedelta(150))
    with memory() as store:
        lookahead.write(store, made.steps)
        leaky = ground(assessment, store.as_of(cutoff + timedelta(200)), registry)
    assert lookahead.encode(leaky) != lookahead.alone(made.steps, cutoff, assessment, registry)


@pytest.mark.parametrize("after", [timedelta(microseconds=1), timedelta(90)])
def test_rows_added_altered_and_retracted_after_the_cutoff_change_nothing(made, registry, after):
    cutoff = end_of_day(lookahead.FIRST + timedelta(300))
    assessment = parse(made.text.encode(), registry=registry)
    later = lookahead.later(made.steps, Known(cutoff + after))
    with memory() as store:
        lookahead.write(store, made.steps)
        before = lookahead.encode(ground(assessment, store.as_of(cutoff), registry))
        lookahead.write(store, later)
        assert lookahead.encode(ground(assessment, store.as_of(cutoff), registry)) == before


def test_the_same_rows_known_at_the_cutoff_do_change_the_verdicts(made, registry):
    cutoff = end_of_day(lookahead.FIRST + timedelta(300))
    assessment = parse(made.text.encode(), registry=registry)
    with memory() as store:
        lookahead.write(store, made.steps)
        before = lookahead.encode(ground(assessment, store.as_of(cutoff), registry))
        lookahead.write(store, lookahead.later(made.steps, Known(cutoff)))
        assert lookahead.encode(ground(assessment, store.as_of(cutoff), registry)) != before


@given(st.integers(0, 2_000))
@settings(max_examples=5, deadline=None)
def test_every_made_up_grounding_can_be_proven(seed):
    from estimative.registry.registry import Registry

    made, registry = lookahead.trial(seed, 1), Registry.default()
    assessment = parse(made.text.encode(), registry=registry)
    with memory() as store:
        lookahead.write(store, made.steps)
        proof = prove(store, made.cutoffs[0], lambda view: ground(assessment, view, registry))
    assert proof.identical, proof.difference
