"""Cross-border statements: origin and effect apart, and which reading is met by whose word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import estimative.casebook
from estimative.collect.adapters.incidents import Incidents
from estimative.collect.run import collect
from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.claims import Tier, Verdict
from estimative.model.events import Attestation, Incident
from estimative.model.times import Known, Period, cutoff_instant, end_of_day
from estimative.registry.registry import Registry
from estimative.store import memory
from estimative.store.base import Store

Ask = Callable[..., tuple[Verdict, ...]]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """The project's own casebook, which has statements of origin."""
    store = memory()
    folder = Path(estimative.casebook.__file__).parent / "is-k" / "data"
    collect(Incidents(), [folder], store, now=datetime(2026, 1, 1, tzinfo=UTC))
    yield store
    store.close()


@pytest.fixture(scope="module")
def held(store: Store, registry: Registry) -> Ask:
    def grounded(text: str, day: str = "2022-07-09", held: Store = store) -> tuple[Verdict, ...]:
        evidence = Evidence(held.as_of(cutoff_instant(day)), registry)
        return judge(read_text(text, registry, today=date.fromisoformat(day)), evidence)

    return grounded


def by_name(verdict: Verdict) -> dict[str, Tier]:
    return {tier.name: tier for tier in verdict.tiers}


def met(verdict: Verdict) -> list[str]:
    return [tier.met for tier in verdict.tiers]


def test_fire_into_tajikistan_is_denied_by_the_affected_side(held: Ask) -> None:
    (verdict,) = held("IS-K fired rockets into Tajikistan on 7 May 2022.")
    assert met(verdict) == ["not shown", "not shown", "yes"]
    assert "denied by Tajik border" in by_name(verdict)["strict"].why
    assert "strict: not shown" in verdict.why


def test_termez_in_april_took_no_effect_by_anybodys_word(held: Ask) -> None:
    (verdict,) = held("IS-K claimed rocket attacks on Termez, across the border, on 18 April 2022.")
    assert met(verdict) == ["not shown", "not shown", "not shown"]
    assert "confirmed by nobody" in by_name(verdict)["broad"].why


def test_termez_in_july_crossed_but_nobody_claims_it(held: Ask) -> None:
    (named,) = held("On 5 July 2022 IS-K fired five rockets from Afghanistan at Termez in Uzbekistan.")
    assert by_name(named)["strict"].met == "not shown"
    assert "nobody had claimed it" in by_name(named)["strict"].why
    (bare,) = held("On 5 July 2022 five rockets launched from Afghanistan hit Termez in Uzbekistan.")
    assert met(bare) == ["yes", "yes", "yes"]


def test_peshawar_is_in_pakistan_and_from_afghanistan_is_not_shown(held: Ask) -> None:
    (verdict,) = held("IS-K carried out an attack from Afghanistan on a mosque in Peshawar on 4 March 2022.")
    assert verdict.kind == "partly"
    assert met(verdict) == ["not shown", "not shown", "yes"]
    assert [d.known for d in verdict.differences if d.attribute == "origin"] == ["not shown"]
    assert "resident" in by_name(verdict)["strict"].why


def test_peshawar_without_a_stated_origin_is_left_alone(held: Ask) -> None:
    (verdict,) = held("IS-K attacked a mosque in Peshawar on 4 March 2022.")
    assert verdict.kind == "supported"
    assert verdict.tiers == ()


def test_a_government_that_says_directed_meets_the_medium_reading(held: Ask) -> None:
    text = "IS attacked a shrine in Shiraz from Afghanistan on 26 October 2022."
    (verdict,) = held(text, "2023-07-09")
    assert met(verdict) == ["not shown", "yes", "yes"]
    assert verdict.kind == "supported"
    (before,) = held(text, "2022-11-05")
    assert by_name(before)["medium"].met == "not shown"


def test_a_judgment_is_told_what_past_attacks_meet(held: Ask) -> None:
    (verdict,) = held("IS-K will continue to launch cross-border attacks from Afghanistan over the next 12 months.")
    assert verdict.kind == "not checkable"
    assert met(verdict) == ["not shown", "not shown", "yes"]
    assert any(cite.id == "UZB-2022-07-05-termez" for cite in by_name(verdict)["strict"].cites)


def test_nothing_known_later_is_in_a_tier(held: Ask) -> None:
    cutoff = cutoff_instant("2022-05-07")
    for verdict in held("IS-K has carried out cross-border attacks from Afghanistan.", "2022-05-07"):
        assert all(cite.known_at <= cutoff for tier in verdict.tiers for cite in tier.cites)
        assert "Panj" not in " ".join(tier.why for tier in verdict.tiers)


def test_an_attack_inside_the_stated_origin_is_no_crossing(held: Ask) -> None:
    verdicts = held("IS-K launched an attack from Afghanistan on the airport in Kabul on 26 August 2021.")
    (verdict,) = [v for v in verdicts if v.tiers]
    assert met(verdict) == ["no", "no", "no"]


def crossing_world(*statements: tuple[str, str, str]) -> Store:
    """An attack in Kenya by Al-Shabaab and what was said of its origin: (kind, by, value)."""
    known = Known(end_of_day(date(2021, 3, 5)))
    incident = Incident(
        id="mandera", dataset="made-up", occurred=Period(date(2021, 3, 4), date(2021, 3, 4)), known=known,
        country="KEN", place="Mandera", event_type="armed attack", target_type="police", target_actor="police post",
    )  # fmt: skip
    claim = Attestation(
        id="c", incident="mandera", report="r", kind="claimed", by="Al-Shabaab", known=known, names="Al-Shabaab"
    )
    said = [
        Attestation(
            id=f"o{n}", incident="mandera", report="r", kind=kind, by=by, known=known, field="origin", value=value
        )  # type: ignore[arg-type]
        for n, (kind, by, value) in enumerate(statements)
    ]
    store = memory()
    with store.writer("test", now=datetime(2022, 1, 1, tzinfo=UTC)) as writer:
        writer.add_many([incident, claim, *said])
    return store


SENTENCE = "Al-Shabaab crossed the border from Somalia and attacked a police post in Mandera, Kenya, on 4 March 2021."


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ((), "not shown"),
        ((("attributed", "Kenyan interior ministry", "crossed"),), "yes"),
        ((("claimed", "Al-Shabaab", "crossed"),), "not shown"),
        ((("confirmed", "anonymous police source", "crossed"),), "not shown"),
        (
            (
                ("attributed", "Somali information ministry", "crossed"),
                ("denied", "Kenyan interior ministry", "crossed"),
            ),
            "not shown",
        ),
    ],
)
def test_other_countries_and_the_strict_reading(held: Ask, statements, expected: str) -> None:
    store = crossing_world(*statements)
    found = [v for v in held(SENTENCE, "2021-12-31", store) if v.tiers]
    assert found
    assert all(by_name(v)["strict"].met == expected for v in found)
    assert all(by_name(v)["broad"].met == "yes" for v in found)
