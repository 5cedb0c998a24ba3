"""Small data sets of made-up events and reports."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from estimative.collect.adapter import Adapter, Fact, Intake
from estimative.collect.adapters.ucdp.layout import STANDARD
from estimative.collect.rejects import RejectFile

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
EVENT = {
    "id": "1001", "relid": "AFG-2021-1-1-1", "year": "2021", "active_year": "1", "code_status": "Clear",
    "type_of_violence": "1", "conflict_new_id": "333", "conflict_name": "Afghanistan: Government", "dyad_new_id": "735",
    "dyad_name": "Government of Afghanistan - Taleban", "side_a": "Government of Afghanistan", "side_b": "Taleban",
    "number_of_sources": "2",
    "source_article": '"Wire One,2021-03-04,Clash in a valley";"Paper Two,2021-03-06,Toll rises"',
    "source_office": "Wire One;Paper Two", "source_date": "2021-03-04;2021-03-06",
    "source_headline": "Clash in a valley", "where_prec": "2", "where_coordinates": "Maywand district",
    "adm_1": "Kandahar province",
    "adm_2": "Maywand district",
    "latitude": "31.75", "longitude": "65.01", "geom_wkt": "POINT (65.01 31.75)", "priogrid_gid": "175811",
    "country": "Afghanistan", "country_id": "700", "region": "Asia", "event_clarity": "1", "date_prec": "1",
    "date_start": "2021-03-03", "date_end": "2021-03-03", "deaths_a": "1", "deaths_b": "4", "deaths_civilians": "0",
    "deaths_unknown": "0", "best": "5", "high": "7", "low": "5", "gwnoa": "700", "gwnob": "",
}  # fmt: skip

Rows = Sequence[Mapping[str, str]]


@pytest.fixture
def ged(tmp_path: Path) -> Callable[..., Path]:
    """Writes a GED file: one row for each mapping of changed cells; `columns` narrows or reorders the header."""

    def write(*changes: Mapping[str, str], columns: Sequence[str] = STANDARD, name: str = "events.csv") -> Path:
        path = tmp_path / name
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns)
            for number, change in enumerate(changes, start=1001):
                row = {**EVENT, "id": str(number), **change}
                writer.writerow([row.get(name, "") for name in columns])
        return path

    return write


@pytest.fixture
def read() -> Callable[..., tuple[list[Fact], Intake, list[dict[str, str]]]]:
    """Runs an adapter without a store: the facts, the intake, and what was rejected."""

    def run(adapter: Adapter, *paths: Path, **options: str) -> tuple[list[Fact], Intake, list[dict[str, str]]]:
        kept = Kept()
        intake = Intake(now=NOW, options=options, rejects=kept)
        facts = list(adapter.read(adapter.files(paths, intake), intake))
        return facts, intake, kept.rejects

    return run


class Kept(RejectFile):
    """Rejects in memory."""

    def __init__(self) -> None:
        super().__init__(None)
        self.rejects: list[dict[str, str]] = []

    def write(self, reject) -> None:  # type: ignore[no-untyped-def]
        """Keep one."""
        super().write(reject)
        self.rejects.append({name: getattr(reject, name) for name in reject.__struct_fields__})


SET = {
    "reports.csv": [
        {"id": "r1", "publisher": "Valley Post (AFP)", "title": "Blast in a market", "published": "2022-03-02",
         "published_basis": "stated", "language": "en", "source_type": "newspaper", "reliability": "B"},
        {"id": "r2", "publisher": "Hill Radio", "title": "Group says it did it", "published": "2022-03-04",
         "published_basis": "estimated", "language": "en", "source_type": "wire", "reliability": "C"},
    ],
    "incidents.csv": [
        {"id": "AFG-2022-03-01-market", "occurred_from": "2022-03-01", "occurred_to": "2022-03-01",
         "date_precision": "day", "country": "AFG", "admin1": "Kabul", "place": "Kabul", "latitude": "34.5",
         "longitude": "69.2", "event_type": "IED", "target_type": "market", "actor": "IS-K (claimed later)",
         "target_actor": "shoppers", "killed_low": "2",
         "killed_best": "3", "killed_high": "4", "summary": "A bomb in a market.", "claim_status": "claimed",
         "first_known_at": "2022-03-02", "coord_basis": "estimate"},
        {"id": "AFG-2022-04-01-raid", "occurred_from": "2022-04-01", "occurred_to": "2022-04-02",
         "date_precision": "range", "country": "AFG", "admin1": "Herat", "place": "Herat",
         "event_type": "raid against IS-K", "actor": "Taliban",
         "target_actor": "IS-K", "claim_status": "counter_operation", "first_known_at": "2022-04-03"},
    ],
    "attestations.csv": [
        {"incident_id": "AFG-2022-03-01-market", "report_id": "r1", "kind": "reported", "by": "police",
         "known_at": "2022-03-02", "field": "killed", "value": "2"},
        {"incident_id": "AFG-2022-03-01-market", "report_id": "r2", "kind": "claimed", "by": "IS via Amaq",
         "known_at": "2022-03-04", "field": "killed", "value": "40"},
    ],
    "counts.csv": [
        {"series": "Valley-count", "report_id": "r2", "measure": "attacks", "actor": "IS-K", "country": "AFG",
         "start": "2022-01", "end": "2022-02", "value_low": "", "value_best": "12", "value_high": "",
         "known_at": "2022-03-04"},
    ],
}  # fmt: skip


@pytest.fixture
def incident_set(tmp_path: Path) -> Callable[..., Path]:
    """Writes an incident set; keyword arguments add rows to a file (``attestations=[…]``)."""

    def write(**more: Rows) -> Path:
        folder = tmp_path / "set"
        folder.mkdir(exist_ok=True)
        rows = {name: list(found) for name, found in SET.items()}
        for name, extra in more.items():
            rows.setdefault(f"{name}.csv", []).extend(extra)
        for name, found in rows.items():
            columns = list(dict.fromkeys(column for row in found for column in row))
            with (folder / name).open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, columns, restval="")
                writer.writeheader()
                writer.writerows(found)
        return folder

    return write
