"""Omissions, contrary evidence and fit on a store made for them: two countries, a river and a group between."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from estimative.ground import ground
from estimative.ground.omissions import freshness
from estimative.model.claims import Grounding
from estimative.model.events import Attestation, Incident, Observation, Statement
from estimative.model.sources import Grade, Report
from estimative.model.times import Known, Period, cutoff_instant, end_of_day
from estimative.store import memory
from estimative.text.parse import parse

Look = Callable[..., Grounding]


def at(day: str) -> Known:
    return Known(end_of_day(date.fromisoformat(day)))


def incident(key: str, day: str, country: str, place: str, event: str, **fields: Any) -> Incident:
    when = date.fromisoformat(day)
    return Incident(id=key, dataset="made", occurred=Period(when, when), known=at(day), country=country, place=place,
                    event_type=event, **fields)  # fmt: skip


def said(key: str, kind: Any, by: str, day: str, field: str = "", value: str = "") -> Attestation:
    name = f"{key}:{kind}:{by}:{field}"
    return Attestation(id=name, incident=key, report=f"r-{day}", kind=kind, by=by, known=at(day), field=field,
                       value=value)  # fmt: skip


def count(
    series: str, first: str, last: str, number: float, day: str, measure: str = "attacks recorded"
) -> Observation:
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    who = {"measure": "attacks recorded", "actor": "Boko Haram", "country": "NGA"}
    return Observation(
        id=f"{series}:{first}", series=series, report=f"r-{day}", period=period, known=at(day), best=number, **who
    )


def stated(key: str, direction: str, by: str, text: str) -> Statement:
    report, when = "r-2021-01-01", at("2022-01-05")
    return Statement(id=key, question="Q9", direction=direction, report=report, by=by, known=when, text=text)


def world() -> list[Any]:
    clinic = {"target_type": "aid workers", "target_actor": "a relief agency"}
    return [
        Report(id="r-2021-01-01", publisher="Desk", grade=Grade("B"), known=at("2021-01-01")),
        incident("market", "2021-05-01", "NGA", "Maiduguri", "suicide attack", target_type="market"),
        said("market", "claimed", "Boko Haram", "2021-05-02"),
        said("market", "confirmed", "Borno police", "2021-05-01", "killed", "14"),
        incident("convoy", "2021-09-10", "NGA", "Monguno", "kidnapping", **clinic),
        said("convoy", "claimed", "Boko Haram", "2021-09-12"),
        said("convoy", "confirmed", "relief agency", "2021-09-11"),
        incident("gate", "2021-11-20", "NGA", "Damasak", "armed attack", target_type="army"),
        said("gate", "claimed", "Boko Haram", "2021-11-21"),
        said("gate", "denied", "Nigerian army spokesman", "2021-11-22"),
        incident("village", "2021-12-01", "CMR", "Kolofata", "armed attack", target_type="civilians"),
        said("village", "claimed", "Boko Haram", "2021-12-02"),
        said("village", "confirmed", "Government of Cameroon", "2021-12-02", "killed", "6"),
        said("village", "confirmed", "Government of Cameroon", "2021-12-02", "origin", "crossed"),
        incident("camp", "2021-12-15", "NGA", "Sambisa", "raid against Boko Haram", actor="Government of Nigeria",
                 target_actor="Boko Haram", target_type="camp"),
        said("camp", "confirmed", "Nigerian army spokesman", "2021-12-15", "killed", "9"),
        incident("other", "2021-12-20", "NGA", "Kaduna", "armed attack", target_type="civilians", actor="bandits"),
        count("Counter", "2020-07-01", "2020-12-31", 90, "2021-01-15"),
        count("Counter", "2021-07-01", "2021-12-31", 30, "2022-01-10"),
        count("Ministry", "2020-07-01", "2020-12-31", 90, "2021-01-15"),
        count("Ministry", "2021-07-01", "2021-12-31", 95, "2022-01-10"),
        count("Late", "2021-01-01", "2021-06-30", 400, "2021-07-10"),
        count("Late", "2021-07-01", "2021-12-31", 20, "2022-03-01"),
        stated("st-1", "against", "A university", "Attacks by Boko Haram in Nigeria fell through the year."),
        stated("st-2", "for", "A ministry", "Attacks by Boko Haram in Nigeria rose through the year."),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def look(registry) -> Iterator[Look]:
    store = memory()
    with store.writer("test", now=datetime(2022, 6, 1, tzinfo=UTC)) as writer:
        writer.add_many(world())

    def grounded(judgment: str, *bullets: str, day: str = "2022-01-31") -> Grounding:
        lines = [f"- {bullet}" for bullet in bullets or ("Nothing else is known.",)]
        text = "\n".join(["Key Judgment 1", judgment, *lines, "", "Intelligence cut-off: 31 January 2022", ""])
        return ground(parse(text.encode(), registry=registry), store.as_of(cutoff_instant(day)), registry)

    yield grounded
    store.close()


GOES_ON = "It is likely that Boko Haram will continue its attacks in Nigeria over the next 12 months."
CROSSES = "It is likely that Boko Haram will launch cross-border attacks from Nigeria over the next 12 months."


def named(found: Grounding) -> list[str]:
    return [item.incident for item in found.omissions]


# --- omissions ----------------------------------------------------------------------------------------------------


def test_omissions_show_their_factors_and_are_ranked_by_them(look: Look) -> None:
    found = look(GOES_ON).omissions
    scores = [o.bearing * o.grade * o.freshness for o in found]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < f <= 1 for o in found for f in (o.bearing, o.grade, o.freshness))
    assert {o.incident for o in found} == {"market", "convoy", "gate"}


def test_an_operation_against_the_group_is_contrary_not_an_omission(look: Look) -> None:
    found = look(GOES_ON)
    assert "camp" not in named(found)
    assert any("camp" in [c.id for c in item.cites] for item in found.contrary)


@pytest.mark.parametrize(
    ("judgment", "first"),
    [
        ("It is likely that Boko Haram will kidnap aid workers in Nigeria again.", "convoy"),
        ("It is likely that suicide attacks by Boko Haram in Nigeria will continue.", "market"),
        ("Attacks on the army in Nigeria are likely to continue.", "gate"),
        ("It is likely that Boko Haram will attack in Monguno again.", "convoy"),
        (CROSSES, "village"),
        ("It is likely that raids on Boko Haram in Nigeria will continue.", "camp"),
    ],
)
def test_a_judgment_gets_what_meets_its_own_predicate(judgment: str, first: str, look: Look) -> None:
    assert named(look(judgment))[:1] == [first]


def test_another_kind_of_target_is_no_omission(look: Look) -> None:
    assert named(look("It is likely that Boko Haram will kidnap aid workers in Nigeria again.")) == ["convoy"]


def test_what_came_after_the_newest_cited_event_weighs_more(look: Look) -> None:
    bullet = "On 1 May 2021 Boko Haram attacked a market in Maiduguri."
    plain = {o.incident: o.freshness for o in look(GOES_ON).omissions}
    newer = {o.incident: o.freshness for o in look(GOES_ON, bullet).omissions}
    assert "market" not in newer
    assert newer["gate"] > plain["gate"]


def test_freshness_counts_from_the_documents_cutoff_and_halves() -> None:
    today, day = date(2022, 1, 31), date(2021, 8, 2)
    assert freshness(Period(day, day), today) == pytest.approx(0.5)
    assert freshness(Period(day, day), today, date(2021, 1, 1)) == pytest.approx(0.75)
    assert freshness(Period(today, today), today) == 1.0


def test_the_ranking_stays_on_days_when_nothing_became_known(look: Look) -> None:
    days = [look(GOES_ON, day=f"2021-12-{n}") for n in (16, 17, 18, 19)]
    assert len({(d.omissions, d.contrary, d.fits) for d in days}) == 1
    assert look(GOES_ON, day="2022-02-25").omissions == look(GOES_ON).omissions


def test_nothing_known_later_is_left_out(look: Look) -> None:
    assert named(look(GOES_ON, day="2021-10-01")) == ["convoy", "market"]


# --- contrary -----------------------------------------------------------------------------------------------------


def test_a_count_that_fell_speaks_against_a_judgment_that_it_goes_on(look: Look) -> None:
    why = [c.why for c in look(GOES_ON).contrary]
    assert any(w.startswith("Counter fell: 90") for w in why)
    assert not any(w.startswith(("Ministry", "Late")) for w in why)


def test_a_count_known_later_says_nothing_yet(look: Look) -> None:
    assert any(c.why.startswith("Late fell") for c in look(GOES_ON, day="2022-03-02").contrary)


def test_for_a_fall_the_attacks_speak_against(look: Look) -> None:
    found = look("It is likely that attacks by Boko Haram in Nigeria will decline over the next 12 months.").contrary
    ids = {c.id for item in found for c in item.cites}
    assert {"gate", "market", "convoy"} & ids
    assert "camp" not in ids
    assert not any("Counter" in item.why for item in found)


@pytest.mark.parametrize(
    ("judgment", "by"), [(GOES_ON, "st-1"), (GOES_ON.replace("continue its", "reduce its"), "st-2")]
)
def test_judgements_of_others_count_by_their_direction(judgment: str, by: str, look: Look) -> None:
    found = [c.id for item in look(judgment).contrary for c in item.cites if c.kind == "statement"]
    assert found == [by]


def test_a_denial_of_what_the_bullet_tells_is_shown(look: Look) -> None:
    found = look(GOES_ON, "On 20 November 2021 Boko Haram attacked the army in Damasak.").contrary
    assert any("denied by Nigerian army spokesman" in item.why for item in found)
    assert not any("denied" in item.why for item in look(GOES_ON).contrary)


def test_every_item_was_known_by_the_cutoff(look: Look) -> None:
    found = look(GOES_ON)
    cites = [c for item in (*found.contrary, *found.omissions, *found.fits) for c in item.cites]
    assert cites
    assert all(c.known_at <= found.cutoff for c in cites)


# --- fit ----------------------------------------------------------------------------------------------------------


def test_a_bullet_that_meets_everything(look: Look) -> None:
    (found,) = look(GOES_ON, "On 1 May 2021 Boko Haram attacked a market in Maiduguri.").fits
    assert (found.actor, found.act, found.place, found.period, found.unshown) == ("yes", "yes", "yes", "yes", ())
    assert not found.against


def test_an_origin_that_a_state_gives_is_met_and_one_that_nobody_gives_is_unshown(look: Look) -> None:
    (met,) = look(CROSSES, "On 1 December 2021 Boko Haram attacked civilians in Kolofata, Cameroon.").fits
    assert (met.place, met.origin) == ("yes", "yes")
    (home,) = look(CROSSES, "On 1 May 2021 Boko Haram attacked a market in Maiduguri.").fits
    assert (home.place, home.origin, home.unshown) == ("no", "", ("origin",))


def test_an_operation_speaks_against_attacks(look: Look) -> None:
    (found,) = look(GOES_ON, "On 15 December 2021 Nigerian troops raided a Boko Haram camp in Sambisa.").fits
    assert (found.act, found.against) == ("no", True)


@pytest.mark.parametrize(
    ("bullet", "word"),
    [
        ("Boko Haram hates the state and its schools.", "no event"),
        ("Regional states should work together against the group.", "should be done"),
        ("Boko Haram attacks are likely to continue in Nigeria.", "restates"),
        ("On 3 March 2021 Boko Haram attacked a bridge in Gombe.", "not found"),
    ],
)
def test_a_bullet_that_shows_no_event_says_why_and_never_no(bullet: str, word: str, look: Look) -> None:
    (found,) = look(GOES_ON, bullet).fits
    assert "no" not in (found.actor, found.act, found.place, found.period)
    assert word in found.why
    assert found.unshown == ("actor", "act", "place", "period")


def test_a_document_without_judgments_has_no_other_side(registry) -> None:
    store = memory()
    text = b"Boko Haram attacked a market in Maiduguri on 1 May 2021.\n"
    found = ground(parse(text, registry=registry), store.as_of(cutoff_instant("2022-01-31")), registry)
    assert (found.omissions, found.contrary, found.fits) == ((), (), ())
    store.close()
