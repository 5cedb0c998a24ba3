"""Damaged input of every kind: never anything but facts, rejects, or an error that a user can act on."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from estimative.collect.adapter import Intake
from estimative.collect.adapters.incidents import Incidents
from estimative.collect.adapters.ucdp import UcdpGed
from estimative.errors import DataError
from estimative.model.events import Incident

NASTY = (
    b'"',
    b",",
    b"\n",
    b"\r\n",
    b"\x00",
    b"\xff",
    b"=1+1",
    b'""',
    b"\xef\xbb\xbf",
    b"-9",
    b"nan",
    b"9" * 400,
    "٣".encode(),
)


def outcome(read, adapter, path: Path) -> int:
    """Facts read, or −1 for a refusal that says where and what to do; a million for one that does not."""
    try:
        facts, _, _ = read(adapter, path)
    except DataError as error:
        return -1 if error.where and error.hint else 1_000_000
    return len(facts)


def test_a_table_cut_at_every_place_gives_the_rows_before_the_cut(ged, read, tmp_path) -> None:
    data = ged(*[{"source_headline": f'line {n}\n"quoted" text'} for n in range(12)]).read_bytes()
    path = tmp_path / "cut.csv"
    for cut in range(0, len(data), 61):
        path.write_bytes(data[:cut])
        whole = data[:cut].count(b"700,\n")
        assert outcome(read, UcdpGed(), path) in (-1, whole, whole + 1)


def test_random_damage_never_escapes(ged, read, tmp_path) -> None:
    data, chance, path = ged({}, {}, {}, {}, {}).read_bytes(), random.Random(7), tmp_path / "hurt.csv"
    for _ in range(300):
        hurt = bytearray(data)
        for _ in range(chance.randint(1, 12)):
            at = chance.randrange(len(hurt))
            hurt[at : at + chance.randrange(9)] = chance.choice(NASTY)
        path.write_bytes(hurt)
        assert outcome(read, UcdpGed(), path) <= 6


def test_random_bytes_are_refused_or_set_aside(read, tmp_path) -> None:
    chance, path = random.Random(8), tmp_path / "noise.csv"
    for _ in range(100):
        path.write_bytes(chance.randbytes(chance.randrange(2000)))
        assert outcome(read, UcdpGed(), path) == -1


def test_swapped_columns_are_set_aside_row_by_row(ged, read) -> None:
    path = ged({}, {})
    text = (
        path.read_text()
        .replace("latitude,longitude", "where,when")
        .replace("date_start,date_end", "latitude,longitude")
    )
    path.write_text(text.replace("where,when", "date_start,date_end"))
    facts, intake, _ = read(UcdpGed(), path)
    assert (facts, intake.rejected) == ([], 2)


def test_formulas_are_text_in_text_and_refused_as_numbers(ged, read) -> None:
    facts, intake, _ = read(UcdpGed(), ged({"side_b": "=cmd|' /C calc'!A0"}, {"best": "=1+1"}))
    assert [fact.target_actor for fact in facts] == ["=cmd|' /C calc'!A0"]
    assert intake.rejected == 1


def test_a_field_of_five_megabytes_is_kept_whole(ged, read) -> None:
    facts, intake, _ = read(UcdpGed(), ged({"source_original": "x" * 5_000_000}, {}))
    assert [len(fact.extra.get("source_original", "")) for fact in facts] == [5_000_000, 0]
    assert intake.rejected == 0


@pytest.mark.parametrize("name", ["reports", "incidents", "attestations", "counts"])
def test_an_incident_set_cut_anywhere(incident_set, read, name) -> None:
    folder = incident_set()
    path = folder / f"{name}.csv"
    data = path.read_bytes()
    whole = outcome(read, Incidents(), folder)
    for cut in range(0, len(data), 7):
        path.write_bytes(data[:cut])
        assert outcome(read, Incidents(), folder) <= whole


def test_memory_does_not_grow_with_the_file(ged, read) -> None:
    path = ged(*[{} for _ in range(50)])
    adapter, intake = UcdpGed(), Intake(now=read.__globals__["NOW"])
    facts = adapter.read(adapter.files([path], intake), intake)
    assert isinstance(next(facts), Incident)
    assert intake.seen_bytes < path.stat().st_size
