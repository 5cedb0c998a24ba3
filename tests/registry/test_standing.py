"""How incidents stand as of a day: claims and denials, and the toll without the attacker's word."""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from estimative.model.events import Attestation, Incident, Tally
from estimative.model.times import Known, Period, end_of_day, period_of
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing, alleged, standing, tally


@cache
def _rows(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def as_of(shared: Path, incident: str, day: str) -> Standing:
    """The standing of a casebook incident by the end of a day; its actor is withheld, as in the store."""
    folder = shared / "casebook" / "is-k"
    row = next(row for row in _rows(folder / "incidents.csv") if row["id"] == incident)
    said = [
        Attestation(
            id=f"{incident}#{number}",
            incident=incident,
            report=a["report_id"],
            kind=a["kind"],  # type: ignore[arg-type]
            by=a["by"],
            known=Known(end_of_day(date.fromisoformat(a["known_at"]))),
            field=a["field"],
            value=a["value"],
        )
        for number, a in enumerate(_rows(folder / "attestations.csv"))
        if a["incident_id"] == incident and a["known_at"] <= day
    ]
    occurred = Period(period_of(row["occurred_from"]).first, period_of(row["occurred_to"]).last)
    known = Known(end_of_day(date.fromisoformat(row["first_known_at"])))
    thing = Incident(id=incident, dataset="is-k", occurred=occurred, known=known, extra={"alleged_actor": row["actor"]})
    return standing(thing, said, Registry.default())


@pytest.mark.parametrize(
    ("incident", "day", "status", "actor"),
    [
        ("UZB-2022-07-05-termez", "2022-07-09", "unclaimed", ""),
        ("UZB-2022-07-05-termez", "2022-07-18", "attributed", "IS-K"),
        ("UZB-2022-04-18-termez", "2022-07-09", "claimed, disputed", "IS-K"),
        ("UZB-2022-04-18-termez", "2022-04-18", "unclaimed", ""),
        ("UZB-2022-07-16-termez-alleged", "2022-07-18", "alleged, denied", ""),
        ("TJK-2022-05-07-panj", "2022-05-08", "claimed, disputed", "IS-K"),
        ("AFG-2022-07-04-herat-bus", "2022-07-04", "unclaimed", ""),
        ("AFG-2022-07-04-herat-bus", "2022-07-05", "claimed", "IS-K"),
        ("PAK-2022-03-04-peshawar-mosque", "2022-07-09", "claimed", "IS-K"),
        ("AFG-2022-09-30-kabul-kaaj", "2022-09-30", "unclaimed", ""),
    ],
)
def test_status_moves_only_with_what_was_known(shared: Path, incident: str, day: str, status: str, actor: str) -> None:
    found = as_of(shared, incident, day)
    assert (found.status, found.actor) == (status, actor)


def test_peshawar_spans_what_others_counted(shared: Path) -> None:
    found = as_of(shared, "PAK-2022-03-04-peshawar-mosque", "2022-07-09")
    assert (found.killed.low, found.killed.high) == (62, 67)
    assert found.killed.best == 62
    assert sorted(a.value for a in found.claimed_killed) == ["57", "63"]


def test_the_perpetrators_fifty_never_counts_at_the_gurdwara(shared: Path) -> None:
    found = as_of(shared, "AFG-2022-06-18-kabul-gurdwara", "2022-07-09")
    assert found.killed == Tally(2, 2, 2)
    assert "50" in [a.value for a in found.claimed_killed]


def test_the_toll_grows_as_reports_come_in(shared: Path) -> None:
    assert as_of(shared, "AFG-2022-09-30-kabul-kaaj", "2022-09-30").killed.high == 19
    assert as_of(shared, "AFG-2022-09-30-kabul-kaaj", "2022-10-03").killed == Tally(19, 43, 43)


def test_said_is_ordered_by_when_it_was_known(shared: Path) -> None:
    said = as_of(shared, "UZB-2022-04-18-termez", "2022-07-09").said
    assert [a.known for a in said] == sorted(a.known for a in said)
    assert as_of(shared, "UZB-2022-04-18-termez", "2022-07-09").kinds("partly_denied")


KNOWN = Known(end_of_day(date(2022, 1, 9)))


def made(kind: str, by: str, value: str = "", number: int = 0) -> Attestation:
    known = Known(end_of_day(date(2022, 1, 1 + number)))
    return Attestation(
        id=f"a{number}",
        incident="i",
        report="r",
        kind=kind,
        by=by,
        known=known,
        field="killed" if value else "",
        value=value,  # type: ignore[arg-type]
    )


def incident(actor: str = "") -> Incident:
    day = Period(date(2022, 1, 1), date(2022, 1, 1))
    return Incident(id="i", dataset="d", occurred=day, known=Known(end_of_day(date(2022, 1, 1))), actor=actor)


def test_a_claim_on_an_unknown_authors_attack_names_the_claimant_and_sets_no_toll() -> None:
    found = standing(
        incident("unknown"), [made("claimed", "IS via Amaq", "90"), made("reported", "AP", "4", 1)], Registry()
    )
    assert (found.status, found.actor, found.killed.high) == ("claimed", "IS", 4)


def test_a_lone_claim_is_unconfirmed() -> None:
    assert (
        standing(incident("IS-K"), [made("claimed", "IS on Telegram", "3")], Registry()).status
        == "claimed, unconfirmed"
    )


def test_other_incidents_attestations_are_ignored() -> None:
    found = standing(incident("IS-K"), [made("claimed", "IS"), made("denied", "Taliban", number=1)], Registry())
    assert found.status == "claimed, disputed"
    assert standing(incident("IS-K"), [], Registry()).status == "unclaimed"


def test_qualifiers_of_the_actor_are_dropped() -> None:
    assert alleged(incident("IS-K (attributed later)")) == "IS-K"
    assert alleged(incident("unknown (IS-K suspected)")) == ""


def test_best_prefers_the_latest_confirming_party() -> None:
    said = [made("confirmed", "police", "5"), made("reported", "AP", "9", 2), made("confirmed", "UNAMA", "7", 1)]
    assert tally("killed", said) == Tally(5, 7, 9)
    assert tally("killed", [made("reported", "AP", "several")]) == Tally()


def test_a_denied_origin_denies_no_attack() -> None:
    denial = Attestation(
        id="o",
        incident="i",
        report="r",
        kind="denied",
        by="Uzbek defence ministry",
        known=KNOWN,
        field="origin",
        value="crossed",
    )
    found = standing(
        incident("IS-K"), [made("claimed", "IS via Amaq"), made("confirmed", "AP", number=1), denial], Registry()
    )
    assert (found.status, denial in found.said) == ("claimed", True)
