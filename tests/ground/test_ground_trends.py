"""Trends held against made-up counts: baselines, publishers, counting rules, bounds, sizes, and days without news."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.events import Observation
from estimative.model.times import Known, Period, cutoff_instant, end_of_day, period_of
from estimative.store import memory


def count(series, period, number, known, **fields):
    days = period_of(period) if isinstance(period, str) else Period(*(period_of(p).first for p in period))
    rest = {"measure": "attacks recorded", "actor": "TTP", "country": "PAK", "best": number, **fields}
    return Observation(
        id=f"{series}:{period}:{known}:{rest['measure']}", series=series, report=series, period=days,
        known=Known(end_of_day(period_of(known).last)), **rest,
    )  # fmt: skip


COUNTS = [
    count("Alpha", "2020", 100, "2021-01-10"),
    count("Alpha", "2021", 205, "2022-01-10"),
    count("Alpha", "2022", 60, "2023-01-10"),
    count("Beta-claims", "2020", 80, "2021-02-01", measure="attacks claimed"),
    count("Beta-claims", "2021", 30, "2022-02-01", measure="attacks claimed"),
    count("Gamma", "2019", 40, "2020-02-01", actor="BLA"),
    count("Gamma", "2020", 44, "2021-02-01", actor="BLA"),
    count("Delta", "2020", None, "2021-03-01", actor="Al-Shabaab", country="SOM", low=50.0),
    count("Delta", "2021", None, "2022-03-01", actor="Al-Shabaab", country="SOM", low=120.0),
    count("Alpha-Kabul", "2020", 9, "2021-01-10", actor="TTP", measure="attacks recorded in Quetta"),
    count("Alpha-Kabul", "2021", 2, "2022-01-10", actor="TTP", measure="attacks recorded in Quetta"),
    count("Epsilon", ("2021-01-01", "2021-03-31"), 30, "2021-04-10", actor="HTS", country="SYR"),
    count("Epsilon", ("2021-07-01", "2021-09-30"), 31, "2021-10-10", actor="HTS", country="SYR"),
    count("Epsilon", ("2021-10-01", "2021-12-31"), 90, "2022-01-10", actor="HTS", country="SYR"),
    count("Epsilon", ("2020-10-01", "2020-12-31"), 200, "2021-01-10", actor="HTS", country="SYR"),
]


@pytest.fixture(scope="module")
def hold(registry):
    with memory() as store:
        with store.writer("test", now=datetime(2024, 1, 1, tzinfo=UTC)) as writer:
            writer.add_many(COUNTS)

        def held(text, day="2023-06-30"):
            evidence = Evidence(store.as_of(cutoff_instant(day)), registry)
            return judge(read_text(text, registry, today=cutoff_instant(day).date()), evidence)[0]

        yield held


SENTENCES = [
    ("TTP attacks in Pakistan rose in 2021 compared with 2020.", "supported"),
    ("TTP attacks in Pakistan fell in 2021 compared with 2020.", "contradicted"),
    ("TTP attacks in Pakistan doubled in 2021 compared with 2020.", "supported"),
    ("TTP attacks in Pakistan more than tripled in 2021 compared with 2020.", "partly"),
    ("TTP attacks in Pakistan halved in 2021 compared with 2020.", "contradicted"),
    ("TTP attacks in Pakistan fell by about 70 per cent in 2022.", "supported"),
    ("TTP attacks in Pakistan fell by a tenth in 2022.", "partly"),
    ("BLA attacks in Pakistan rose in 2020.", "partly"),
    ("BLA attacks in Pakistan tripled in 2020.", "contradicted"),
    ("TTP attacks in Quetta rose in 2021.", "contradicted"),
    ("TTP attacks in Lahore rose in 2021.", "not checkable"),
    ("TTP attacks in India rose in 2021.", "not checkable"),
]


@pytest.mark.parametrize(("text", "kind"), SENTENCES)
def test_a_trend_is_held_against_counts_of_one_publisher(hold, text, kind):
    verdict = hold(text)
    assert (verdict.claim.kind, verdict.kind) == ("trend", kind), verdict.why


def test_a_denied_rise_is_held_against_counts(hold):
    assert hold("There was no increase in TTP attacks in Pakistan in 2021.").kind == "contradicted"
    assert hold("TTP attacks in Pakistan were unchanged in 2022.").kind == "contradicted"


def test_the_main_comparison_comes_first_and_names_its_baseline(hold):
    first = hold("TTP attacks in Pakistan rose in 2021 compared with 2020.").comparisons[0]
    assert (first.series, first.baseline, first.variant) == ("Alpha", "2020", "")
    assert first.before == "100 (2020)"
    assert first.low < first.ratio < first.high
    assert first.ratio == pytest.approx(205 / 365 / (100 / 366))


def test_another_counting_rule_that_turns_it_over_is_named(hold):
    verdict = hold("TTP attacks in Pakistan rose in 2021 compared with 2020.")
    (difference,) = verdict.differences
    assert (difference.attribute, verdict.kind) == ("sensitivity", "supported")
    assert "other counting rule (claimed)" in difference.explanation
    assert {c.variant for c in verdict.comparisons} == {"", "other counting rule (claimed)"}


def test_the_publisher_that_the_text_names_comes_first(hold):
    verdict = hold("According to Alpha, TTP attacks in Pakistan rose in 2021.")
    assert [c.series for c in verdict.comparisons if not c.variant] == ["Alpha"]


def test_two_baselines_that_disagree_make_it_depend(hold):
    verdict = hold("HTS attacks in Syria rose in the fourth quarter of 2021.")
    assert verdict.kind == "partly"
    assert "depends on the baseline" in verdict.why
    assert [d.attribute for d in verdict.differences] == ["trend", "sensitivity"]


def test_the_baseline_that_the_text_names_decides(hold):
    verdict = hold(
        "HTS attacks in Syria have declined in the fourth quarter of 2021 compared with the same quarter of 2020."
    )
    assert verdict.kind == "supported"
    assert [c.variant for c in verdict.comparisons] == ["", "other baseline"]


def test_at_least_figures_show_no_rise_over_one_another(hold):
    verdict = hold("Al-Shabaab attacks in Somalia rose in 2021.")
    assert (verdict.kind, verdict.comparisons[0].rise) == ("partly", 0.5)


def test_nothing_known_later_is_used(hold):
    assert hold("TTP attacks in Pakistan rose in 2021.", "2022-01-09").kind == "not checkable"
    assert hold("TTP attacks in Pakistan rose in 2021.", "2022-01-10").kind == "supported"


def test_a_since_period_changes_only_when_something_becomes_known(hold):
    days = [f"2022-{month:02}-{day:02}" for month in (3, 5, 8, 11) for day in (2, 17)]
    text = "Since 2021 TTP attacks in Pakistan have risen."
    told = {(v.kind, v.differences, v.cites, v.why) for v in (hold(text, day) for day in days)}
    assert len(told) == 1


def test_the_casebook_surge_depends_on_the_baseline(seed_grounding):
    (trend,) = [v for v in seed_grounding("2022-07-09").verdicts if v.claim.line == 2 and v.claim.kind == "trend"]
    ratios = {(c.series, c.baseline): c.ratio for c in trend.comparisons}
    assert ratios["UN-SG-AFG", "the same months a year before"] == pytest.approx(7.6)
    assert trend.kind == "partly"
    assert "sensitivity" in {d.attribute for d in trend.differences}


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("IS-K attacks in Afghanistan rose sharply in 2021 compared with 2020.", "2022-07-09", "supported"),
        ("IS-K attacks in Afghanistan doubled in 2021 compared with 2020.", "2022-07-09", "partly"),
        ("IS-K attacks in Afghanistan fell in 2021 compared with 2020.", "2022-07-09", "contradicted"),
        ("IS-K attacks in Afghanistan halved in 2022 compared with 2021.", "2023-02-28", "supported"),
        ("IS-K attacks in Afghanistan fell in 2022 compared with 2021.", "2022-07-09", "not checkable"),
        ("IS-K's attacks in Pakistan nearly tripled in 2022.", "2023-02-28", "supported"),
        ("The number of IS-K fighters has doubled since 2021.", "2023-02-28", "supported"),
        ("IS-K attacks worldwide have increased in 2021.", "2022-07-09", "not checkable"),
    ],
)
def test_casebook_trends(casebook, registry, text, day, kind):
    evidence = Evidence(casebook.as_of(cutoff_instant(day)), registry)
    (verdict,) = judge(read_text(text, registry, today=cutoff_instant(day).date()), evidence)
    assert verdict.kind == kind, verdict.why
