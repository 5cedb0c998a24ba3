"""Who speaks for whom, and which party a speaker is."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from estimative.registry.registry import Registry

R = Registry.default()


@pytest.mark.parametrize(
    "by",
    [
        "IS via Amaq",
        "ISKP Telegram channels",
        "IS-K media, per CEP",
        "ISIL-KP, as recorded by the UN",
        "ISKP, by one page only",
        "IS (all four attacks of the day, per BBC)",
        "ISIS-K to the Washington Post",
        "IS statement of 2 April",
        "IS-K, by SATP",
    ],
)
def test_the_umbrellas_channels_speak_for_the_branch(by: str) -> None:
    assert R.speaks_for(by, "IS-K")
    assert R.party(by) == "perpetrator"


@pytest.mark.parametrize(
    "by",
    [
        "Taliban spokesman Mujahid",
        "Afghan Witness",
        "UN, cited by Amu TV",
        "AFP",
        "The Khorasan Diary",
        "residents",
        "",
    ],
)
def test_others_do_not(by: str) -> None:
    assert not R.speaks_for(by, "IS-K")


@pytest.mark.parametrize(
    "by",
    [
        "Taliban foreign ministry",
        "Kabul police spokesman",
        "Daikundi officials (Taliban)",
        "unnamed Taliban official via Reuters",
    ],
)
def test_the_taliban_speak_through_those_who_govern_for_them(by: str) -> None:
    assert R.speaks_for(by, "Taliban")
    assert R.party(by) == "government"


def test_before_the_takeover_an_afghan_office_is_the_republics() -> None:
    assert R.speaker("Kabul police", on=date(2020, 5, 1)) == "Government of Afghanistan"
    assert R.speaker("Kabul police", on=date(2022, 5, 1)) == "Taliban"
    assert R.party("Taliban spokesman", on=date(2020, 5, 1)) == "perpetrator"


@pytest.mark.parametrize(
    ("by", "party"),
    [
        ("Uzbek presidential spokesman Asadov", "government"),
        ("KP counter-terrorism department", "government"),
        ("UNAMA", "un"),
        ("UN Secretary-General", "un"),
        ("Afghan Witness", "monitor"),
        ("ITIC", "monitor"),
        ("Human Rights Watch, cited by Afghan Witness", "monitor"),
        ("RFE/RL", "media"),
        ("The Indian Express", "media"),
        ("hospital doctor", "other"),
        ("Taliban witness", "other"),
        ("National Resistance Front", "other"),
    ],
)
def test_parties(by: str, party: str) -> None:
    assert R.party(by) == party


def test_every_claimant_of_the_casebook_speaks_for_is(shared: Path) -> None:
    with (shared / "casebook" / "is-k" / "attestations.csv").open(encoding="utf-8", newline="") as file:
        claimants = {row["by"] for row in csv.DictReader(file) if row["kind"] == "claimed"}
    assert {by for by in claimants if not R.speaks_for(by, "IS-K")} == set()


def test_no_denial_of_the_casebook_is_put_in_the_perpetrators_mouth(shared: Path) -> None:
    with (shared / "casebook" / "is-k" / "attestations.csv").open(encoding="utf-8", newline="") as file:
        deniers = {row["by"] for row in csv.DictReader(file) if "denied" in row["kind"]}
    assert {by for by in deniers if R.speaks_for(by, "IS-K")} == set()
