"""The labelled sentences are well-formed, the alignment does what it says, and scores stay above their floors."""

from __future__ import annotations

from datetime import date
from typing import get_args

import pytest
from benchmarks.labelled.agree import agrees, figure, stated
from benchmarks.labelled.align import align
from benchmarks.labelled.corpus import SETS, Gold, rows, source, stores
from benchmarks.labelled.score import CHECKABLE, f1, score

from estimative.model.claims import Claim, ClaimKind, Quantity, TimeMention, VerdictKind
from estimative.model.spans import Phrase, Span
from estimative.model.times import Period

FLOORS = {
    "dev": {"checkable F1": 0.95, "verdict accuracy": 0.81},
    "dev2": {"checkable F1": 0.92, "verdict accuracy": 0.82},
    "blind": {"checkable F1": 0.71, "verdict accuracy": 0.58},
}
ALL = [row for name in SETS for row in rows(name)]
GOLDS = [gold for row in ALL for gold in row.claims]


def test_there_are_enough_sentences_and_most_can_be_checked():
    assert len(rows("dev")) >= 130
    assert len(rows("dev2")) >= 150
    assert sum(any(gold.kinds[0] in CHECKABLE for gold in row.claims) for row in ALL) >= 0.6 * len(ALL)


def test_ids_and_texts_are_unique():
    assert len({row.id for row in ALL}) == len(ALL)
    assert len({(row.before, row.text, row.day, row.store) for row in ALL}) == len(ALL)


def test_no_sentence_stands_in_both_sets():
    assert not {row.text for row in rows("dev")} & {row.text for row in rows("dev2")}


@pytest.mark.parametrize("row", ALL, ids=lambda row: row.id)
def test_a_row_is_well_formed(row, shared):
    date.fromisoformat(row.day)
    path = source(row.store, shared)
    assert path is None or path.exists()
    assert row.claims
    assert row.genre


@pytest.mark.parametrize("gold", GOLDS, ids=lambda gold: f"{gold.kind}-{gold.verdict}".replace("|", "-"))
def test_a_label_is_well_formed(gold):
    assert set(gold.kinds) <= set(get_args(ClaimKind))
    assert set(gold.verdicts) <= set(get_args(VerdictKind))
    assert all(figure(part) for text in (gold.killed, gold.injured) if text for part in text.split("|"))
    assert (gold.first == "") == (gold.last == "")
    assert gold.first == "" or date.fromisoformat(gold.first) <= date.fromisoformat(gold.last)


def test_every_kind_and_every_verdict_occurs_in_both_sets():
    for name in SETS:
        golds = [gold for row in rows(name) for gold in row.claims]
        assert {kind for gold in golds for kind in gold.kinds} == set(get_args(ClaimKind))
        assert {verdict for gold in golds for verdict in gold.verdicts} == set(get_args(VerdictKind))


SPAN = Span(0, 1)
DAY = Period(date(2021, 6, 2), date(2021, 6, 2))
ATTACK = Claim(
    id="c1",
    kind="event",
    span=SPAN,
    text="TTP gunmen killed at least 5 policemen in Bannu on 2 June 2021.",
    line=1,
    section="other",
    actor=Phrase(SPAN, "TTP gunmen", "TTP"),
    place=Phrase(SPAN, "Bannu", "Bannu"),
    time=TimeMention(span=SPAN, text="2 June 2021", period=DAY),
    quantities=(Quantity(span=SPAN, text="at least 5", sense="at least", low=5, unit="killed"),),
)
HERE = Gold(kind="event", verdict="supported", actor="TTP", place="Bannu", first="2021-06-02", last="2021-06-02")


@pytest.mark.parametrize(
    ("wanted", "right"),
    [(">=5", True), (">4", True), ("5", False), (">=6", False), ("5-6", False), ("~5", False), ("7|>=5", True)],
)
def test_figures_agree_in_number_and_sense(registry, wanted, right):
    assert agrees("killed", Gold(kind="event", verdict="supported", killed=wanted), ATTACK, registry) == right


@pytest.mark.parametrize(("name", "right"), [("TTP", True), ("Pakistani Taliban", True), ("BLA", False)])
def test_names_agree_by_the_registry(registry, name, right):
    assert agrees("actor", Gold(kind="event", verdict="supported", actor=name), ATTACK, registry) == right


def test_claims_are_paired_in_order_and_a_missing_one_stays_alone(registry):
    elsewhere = Gold(kind="trend", verdict="supported", place="Gao")
    assert align([elsewhere, HERE], [ATTACK], registry) == [(0, None), (1, 0)]
    assert align([], [ATTACK], registry) == [(None, 0)]
    assert align([HERE], [], registry) == [(0, None)]
    assert stated(HERE) == ["actor", "place", "time"]


@pytest.mark.parametrize(("counts", "expected"), [((8, 2, 2), 0.8), ((0, 3, 4), 0.0), ((5, 0, 0), 1.0)])
def test_f1(counts, expected):
    assert f1(*counts) == pytest.approx(expected)


@pytest.fixture(scope="module")
def opened(shared):
    with stores(shared) as found:
        yield found


@pytest.mark.parametrize("name", SETS)
def test_scores_stay_above_their_floors(opened, name):
    result = score(rows(name), opened)
    assert result.checkable_f1() >= FLOORS[name]["checkable F1"]
    assert result.verdict_accuracy() >= FLOORS[name]["verdict accuracy"]
