"""Causal sentences: each part its own evidence, nothing known later, and never a cause that is supported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import pytest

from estimative.ground.drivers import judge_cause
from estimative.ground.drivers.concepts import answers, concepts, direction, explicit
from estimative.ground.drivers.movement import chosen, movement
from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.claims import Evidenced, Verdict
from estimative.model.events import Observation, Statement
from estimative.model.series import DeclaredSeries
from estimative.model.times import Known, Period, add_months, cutoff_instant, end_of_day, month_end
from estimative.registry.registry import Registry
from estimative.store import memory
from estimative.store.base import Fact, Store

PRICES = DeclaredSeries(
    name="Bread", role="driver", series="bread", source="made up", licence="none", measure="bread", unit="per loaf",
    terms=("bread prices", "food prices", "economic crisis", "cost of living"), higher_means="worse",
)  # fmt: skip
FIGHTERS = DeclaredSeries(
    name="Fighters", role="effect", series="fighters", source="made up", licence="none",
    terms=("recruitment", "ranks", "join", "new fighters"),
)  # fmt: skip
SERIES = (PRICES, FIGHTERS)
NOW = datetime(2024, 1, 1, tzinfo=UTC)


def monthly(series: str, first: date, values: Sequence[float], lag: int = 20) -> list[Fact]:
    """A value a month, known `lag` days after its end."""
    items: list[Fact] = []
    for number, value in enumerate(values):
        start = add_months(first, number)
        last = month_end(start.year, start.month)
        known = Known(end_of_day(last + timedelta(lag)))
        items.append(
            Observation(
                id=f"{series}:{start}", series=series, report="r", measure=series, actor="people", country="AFG",
                period=Period(start, last), known=known, best=value,
            )
        )  # fmt: skip
    return items


def stored(*facts: Fact) -> Store:
    store = memory()
    with store.writer("test", now=NOW) as writer:
        writer.add_many(facts)
    return store


def held(store: Store, text: str, day: str, registry: Registry, series=SERIES) -> tuple[Verdict, ...]:
    evidence = Evidence(store.as_of(cutoff_instant(day)), registry)
    return judge(read_text(text, registry, today=date.fromisoformat(day)), evidence, series)


def parts(verdicts: Sequence[Verdict]) -> dict[str, Evidenced]:
    return {item.part: item for verdict in verdicts for item in verdict.links}


RISING = [10 + 0.5 * n for n in range(30)]
WORLD = stored(*monthly("bread", date(2020, 1, 1), RISING), *monthly("fighters", date(2020, 1, 1), RISING))
CAUSE = "Recruitment by IS-K has grown because of the rising food prices."


def test_both_ends_moved_is_consistent_with_and_partly(registry: Registry) -> None:
    verdicts = held(WORLD, CAUSE, "2022-07-09", registry)
    found = parts(verdicts)
    assert found["cause"].kind == "consistent with"
    assert found["effect"].kind == "consistent with"
    assert {v.kind for v in verdicts if v.claim.kind == "cause"} <= {"partly", "not checkable"}
    assert "supported" not in {v.kind for v in verdicts if v.links}


def test_a_cause_that_went_the_other_way_is_contradicted_by_timing(registry: Registry) -> None:
    store = stored(*monthly("bread", date(2019, 1, 1), [60 - n for n in range(42)]))
    found = parts(held(store, CAUSE, "2022-07-09", registry))
    assert found["cause"].kind == "contradicted by timing"
    assert "fell" in found["cause"].why


def test_a_crisis_that_eases_is_not_shown_not_contradicted(registry: Registry) -> None:
    store = stored(*monthly("bread", date(2019, 1, 1), [60 - n for n in range(42)]))
    found = parts(held(store, "Recruitment has grown because of the economic crisis.", "2022-07-09", registry))
    assert found["cause"].kind == "not shown"


def test_a_way_that_hangs_on_the_baseline_is_no_contradiction(registry: Registry) -> None:
    values = [*(10 + n for n in range(30)), *(39 - n for n in range(12))]
    found = parts(held(stored(*monthly("bread", date(2019, 1, 1), values)), CAUSE, "2022-07-30", registry))
    assert found["cause"].kind == "not shown"


def test_a_prediction_stays_not_checkable(registry: Registry) -> None:
    (verdict,) = held(WORLD, "The economic crisis will drive recruitment by IS-K.", "2022-07-09", registry)
    assert verdict.kind == "not checkable"
    assert [item.part for item in verdict.links] == ["cause", "effect", "mechanism", "association"]


def test_without_a_declared_series_it_says_so(registry: Registry) -> None:
    found = parts(held(WORLD, CAUSE, "2022-07-09", registry, series=()))
    assert found["cause"].kind == found["effect"].kind == "not shown"
    assert "no series is declared" in found["cause"].why.lower()


def test_only_what_was_known_counts(registry: Registry) -> None:
    before = parts(held(WORLD, CAUSE, "2021-02-10", registry))["cause"]
    assert "2021" not in before.why.split("(")[0].replace("January 2021", "")
    cutoff = cutoff_instant("2021-02-10")
    assert all(cite.known_at <= cutoff for cite in before.cites)


def test_a_late_revision_changes_nothing_before_it_was_known(registry: Registry) -> None:
    first = monthly("bread", date(2020, 1, 1), RISING)
    revised = [
        Observation(**{**{f: getattr(o, f) for f in o.__struct_fields__}, "best": 1.0,
                       "known": Known(end_of_day(date(2023, 1, 1)))})
        for o in first[-3:] if isinstance(o, Observation)
    ]  # fmt: skip
    old, new = stored(*first), stored(*first, *revised)
    assert parts(held(old, CAUSE, "2022-07-09", registry)) == parts(held(new, CAUSE, "2022-07-09", registry))
    assert parts(held(new, CAUSE, "2023-02-01", registry))["cause"].kind != "consistent with"


def test_a_projection_is_no_observation(registry: Registry) -> None:
    seen = monthly("bread", date(2022, 5, 1), [12.0])
    due = Observation(
        id="p", series="bread", report="r", measure="bread (projection)", actor="people", country="AFG",
        period=Period(date(2022, 8, 1), date(2022, 12, 31)), known=Known(end_of_day(date(2022, 6, 1))), best=30.0,
    )  # fmt: skip
    found = parts(held(stored(*seen, due), CAUSE, "2022-07-09", registry))["cause"]
    assert found.kind == "not shown"
    assert "projected" in found.why


def statement(key: str, by: str, text: str, day: str = "2022-01-05") -> Statement:
    known = Known(end_of_day(date.fromisoformat(day)))
    return Statement(id=key, question="Q", direction="for", report="r", by=by, text=text, known=known)


def test_a_mechanism_asserted_and_contested_is_not_shown(registry: Registry) -> None:
    yes = statement("a", "A think tank", "Poverty makes young men open to recruitment.")
    no = statement("b", "The UN", "Growth came from prison releases, not from economic recruitment.")
    late = statement("c", "A ministry", "Unemployment pushes men to join the group.", "2023-01-05")
    text = "The economic crisis will drive recruitment by IS-K."
    alone = parts(held(stored(yes, late), text, "2022-07-09", registry))["mechanism"]
    assert alone.kind == "consistent with"
    assert [cite.id for cite in alone.cites] == ["a"]
    both = parts(held(stored(yes, no), text, "2022-07-09", registry))["mechanism"]
    assert both.kind == "not shown"
    assert "spoken against by The UN" in both.why


def test_few_months_are_too_short_to_tell(registry: Registry) -> None:
    found = parts(held(WORLD, CAUSE, "2021-06-30", registry))
    assert "too short to tell" in found["association"].why


def test_overlapping_ranges_are_no_movement() -> None:
    def estimate(key: str, first: str, last: str, low: float, high: float) -> Observation:
        return Observation(
            id=key, series="fighters", report="r", measure="m", actor="a", country="AFG", low=low, high=high,
            period=Period(date.fromisoformat(first), date.fromisoformat(last)),
            known=Known(end_of_day(date.fromisoformat(last))),
        )  # fmt: skip

    a, b = estimate("a", "2020-01-01", "2020-06-30", 1000, 2200), estimate("b", "2021-01-01", "2021-06-30", 2000, 3000)
    assert movement(FIGHTERS, chosen(FIGHTERS, [b, a])).way == "level"
    c = estimate("c", "2021-01-01", "2021-06-30", 3000, 4000)
    assert movement(FIGHTERS, chosen(FIGHTERS, [c, a])).way == "up"


@pytest.mark.parametrize(
    ("text", "worse", "expected"),
    [
        ("rising bread prices", 1, 1),
        ("the fall in food prices", 1, -1),
        ("worsening poverty", 1, 1),
        ("the worsening economy", -1, -1),
        ("the economic crisis", 1, 1),
        ("food prices", 1, 0),
    ],
)
def test_directions(text: str, worse: int, expected: int) -> None:
    assert direction(text, worse=worse) == expected


def test_a_crisis_says_no_movement_by_itself() -> None:
    assert explicit("the economic crisis", worse=1) == 0
    assert explicit("the deepening economic crisis", worse=1) == 1


def test_terms_answer_word_for_word() -> None:
    assert answers(PRICES, "the worsening economic and humanitarian crises")
    assert not answers(PRICES, "the harsh winter")
    assert concepts("people into the arms of the group") == {"recruitment"}


def test_sentences_that_assert_no_cause_get_no_links(registry: Registry) -> None:
    for text in (
        "IS-K has increased its attacks in Kabul.",
        "The exchange rate was stable in June 2022.",
        "IS-K attacked a mosque in Kunduz on 22 April 2022, killing 33 people.",
        "The Taliban will increase security at mosques.",
    ):
        assert not [v for v in held(WORLD, text, "2022-07-09", registry) if v.links], text


def test_a_cause_that_is_denied_or_rejected_is_none(registry: Registry) -> None:
    for text in (
        "Recruitment rose because of prison breaks, not because of the economic crisis.",
        "The economic crisis has not driven recruitment by IS-K.",
    ):
        found = parts(held(WORLD, text, "2022-07-09", registry))
        assert "economic" not in (found["cause"].stated if "cause" in found else ""), text


def test_a_change_put_down_to_what_did_not_happen_is_contradicted(registry: Registry) -> None:
    verdicts = held(WORLD, "Thanks to falling food prices, recruitment by IS-K fell.", "2022-07-09", registry)
    assert [v.kind for v in verdicts if v.links] == ["contradicted"]


def test_one_sentence_by_itself(registry: Registry) -> None:
    evidence = Evidence(WORLD.as_of(cutoff_instant("2022-07-09")), registry)
    (claim,) = read_text("The economic crisis will drive recruitment by IS-K.", registry, today=date(2022, 7, 9))
    verdict = judge_cause(claim, evidence, SERIES)
    assert verdict.kind in ("not checkable", "partly")
    assert verdict.links
