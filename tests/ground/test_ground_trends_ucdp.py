"""Trends, counts, shares and ranks from a data set that is complete by its definition, checked against its rows."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import UTC, date, datetime

import pytest

from estimative.collect.adapters.ucdp import UcdpGed
from estimative.collect.run import collect
from estimative.ground import census, lookup
from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.times import cutoff_instant, month_end
from estimative.project import Config, DatasetConfig
from estimative.store import memory

NAMES = ("ethiopia", "south_sudan")


@pytest.fixture(scope="module")
def folder(shared):
    return shared / "data" / "ucdp" / "ged-v23-1-full-countries"


@pytest.fixture(scope="module")
def store(folder):
    with memory() as opened:
        files = [folder / f"{name}.csv" for name in NAMES]
        collect(UcdpGed(), files, opened, now=datetime(2026, 1, 1, tzinfo=UTC))
        yield opened


@pytest.fixture(scope="module")
def hold(store, registry):
    def held(text, day="2022-12-31", names=registry):
        evidence = Evidence(store.as_of(cutoff_instant(day)), names)
        return judge(read_text(text, names, today=cutoff_instant(day).date()), evidence)[0]

    return held


@pytest.fixture(scope="module")
def rows(folder):
    with open(folder / "ethiopia.csv", encoding="utf-8", newline="") as file:
        return [
            (int(row["year"]), int(row["best"]), max(row["source_date"].split(";"), default=""))
            for row in csv.DictReader(file)
        ]


def test_the_counts_are_those_of_the_rows_known_by_then(hold, rows):
    known = [(year, best) for year, best, last in rows if last and last <= "2022-12-31"]
    events, deaths = Counter(year for year, _ in known), Counter()
    for year, best in known:
        deaths[year] += best
    main, *rest = hold("Violence in Ethiopia rose in 2021 compared with 2020.").comparisons
    assert (main.before, main.after) == (f"{events[2020]:,} events (2020)", f"{events[2021]:,} events (2021)")
    killed = next(c for c in rest if c.measure == "deaths, best estimate")
    assert killed.after == f"{deaths[2021]:,} killed (2021)"


SENTENCES = [
    ("Violence in Ethiopia rose in 2021 compared with 2020.", "supported"),
    ("Violence in Ethiopia fell in 2021 compared with 2020.", "contradicted"),
    ("Deaths in Ethiopia fell in 2021 compared with 2020.", "contradicted"),
    ("Violence in Tigray has increased since November 2020.", "supported"),
    ("Non-state violence in Ethiopia has risen sharply since 2018.", "partly"),
    ("One-sided violence in South Sudan declined in 2018 compared with 2017.", "partly"),
    ("Violence in Ethiopia increased tenfold in 2021 compared with 2020.", "partly"),
    ("Violence in Kenya rose in 2021.", "not checkable"),
    ("Suicide attacks in Ethiopia rose in 2021.", "not checkable"),
    ("Attacks on schools in Ethiopia rose in 2021.", "not checkable"),
    ("Violence in Ethiopia rose in 2013 compared with 2012.", "not checkable"),
]


@pytest.mark.parametrize(("text", "kind"), SENTENCES)
def test_trends_are_counted(hold, text, kind):
    verdict = hold(text)
    assert (verdict.claim.kind, verdict.kind) == ("trend", kind), verdict.why


def test_unfinished_months_are_named_and_open_upwards(hold):
    verdict = hold("Violence in Ethiopia declined in 2022 compared with 2021.")
    assert any("reporting delay" in note and "not finished" in note for note in verdict.notes)
    assert "reporting delay (finished months only)" not in {c.variant for c in verdict.comparisons if not c.variant}


def test_a_data_set_declared_a_sample_gives_no_rate(hold, registry):
    mine = registry.with_project(Config(datasets={"ucdp-ged": DatasetConfig(counting="sample")}))
    verdict = hold("Violence in Ethiopia rose in 2021 compared with 2020.", names=mine)
    assert verdict.kind == "not checkable"
    assert "sample" in verdict.why


def test_nothing_known_after_the_cutoff_is_counted(store, registry):
    early = Evidence(store.as_of(cutoff_instant("2021-06-30")), registry)
    (held,) = census.of("ETH", early)
    assert all(item.known.at <= early.cutoff for item in held.events)
    assert held.span.last < date(2021, 6, 30)
    assert held.span.last == month_end(held.span.last.year, held.span.last.month)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In 2021, 13,637 people were killed in Ethiopia.", "supported"),
        ("In 2021, 1,300 people were killed in Ethiopia.", "contradicted"),
        ("In 2021, more than 10,000 people were killed in Ethiopia.", "supported"),
        ("In 2021, more than 90,000 people were killed in Ethiopia.", "contradicted"),
        ("In 2021, 40,000 people were killed in Ethiopia.", "partly"),
    ],
)
def test_tolls_of_a_year_are_held_against_the_low_best_and_high(hold, text, kind):
    verdict = hold(text)
    assert verdict.kind == kind, verdict.why


def test_a_share_of_deaths_has_an_interval(hold):
    verdict = hold("Most of the deaths in Ethiopia in 2021 were in Tigray.")
    assert (verdict.claim.kind, verdict.kind) == ("shift", "supported")
    assert "70%" in verdict.why


def test_the_deadliest_year_is_ranked(hold):
    verdict = hold("2021 was the deadliest year in Ethiopia since 2013.")
    assert (verdict.claim.kind, verdict.kind) == ("superlative", "supported"), verdict.why
    verdict = hold("2019 was the deadliest year in Ethiopia since 2013.")
    assert verdict.kind == "contradicted", verdict.why


def test_a_large_store_is_counted_as_a_small_one(hold, monkeypatch):
    text = "Violence in Ethiopia rose in 2021 compared with 2020."
    small = hold(text)
    monkeypatch.setattr(lookup, "FEW", 0)
    assert hold(text) == small
    assert small.kind == "supported"
