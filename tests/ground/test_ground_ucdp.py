"""Real events of another data set, countries and decades: true sentences are not called wrong, altered ones are."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest

from estimative.collect.adapters.ucdp import UcdpGed
from estimative.collect.run import collect
from estimative.ground import wording
from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.times import cutoff_instant
from estimative.store import memory

TODAY = date(2024, 12, 31)


@pytest.fixture(scope="module")
def evidence(shared, registry):
    files = [
        shared / "data" / "ucdp" / "ged-v23-1-full-countries" / f"{name}.csv" for name in ("sierra_leone", "venezuela")
    ]
    with memory() as store:
        collect(UcdpGed(), files, store, now=datetime(2026, 1, 1, tzinfo=UTC))
        yield Evidence(store.as_of(cutoff_instant("2024-12-31")), registry)


def chosen(evidence):
    fit = [i for i in evidence.incidents if i.occurred.days == 1 and i.place and (i.killed.best or 0) >= 3]
    return fit[:: max(1, len(fit) // 40)]


def verdicts(evidence, registry, sentence):
    found = Counter()
    for item in chosen(evidence):
        (verdict, *_) = judge(read_text(sentence(item), registry, today=TODAY), evidence)
        found[verdict.kind] += 1
    return found


@pytest.mark.parametrize(
    "words",
    ["{n} people were killed in an attack in {place} on {day}.", "An attack in {place} on {day} left {n} dead."],
)
def test_true_sentences_are_supported(evidence, registry, words):
    found = verdicts(
        evidence, registry, lambda i: words.format(n=i.killed.best, place=i.place, day=wording.day(i.occurred.first))
    )
    assert found["contradicted"] == 0
    assert found["supported"] >= 0.95 * found.total()


def test_a_wrong_toll_is_not_supported(evidence, registry):
    found = verdicts(
        evidence,
        registry,
        lambda i: f"An attack in {i.place} on {wording.day(i.occurred.first)} left {3 * i.killed.best + 7} dead.",
    )
    assert found["supported"] <= 0.05 * found.total()


def test_a_wrong_date_is_not_supported(evidence, registry):
    found = verdicts(
        evidence,
        registry,
        lambda i: (
            f"An attack in {i.place} on {wording.day(i.occurred.first - timedelta(400))} left {i.killed.best} dead."
        ),
    )
    assert found["supported"] <= 0.05 * found.total()
