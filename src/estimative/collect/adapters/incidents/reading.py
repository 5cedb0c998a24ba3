"""Reads one incident set: file after file, row after row, holding no more than the ids that later files refer to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import msgspec

from estimative.collect.adapter import Fact, Intake, Unreadable, day_option
from estimative.collect.adapters.incidents import files, publishers, rows
from estimative.collect.adapters.incidents.files import FileSpec
from estimative.collect.countries import iso3_reader
from estimative.collect.rejects import of_bytes
from estimative.collect.table import Table
from estimative.collect.values import period
from estimative.errors import DataError
from estimative.model.events import Attestation, Observation
from estimative.model.sources import Source
from estimative.model.times import Known, Period, end_of_day

NAME = "incidents"


class SetReader:
    """The facts of one set. `present` maps file names to paths."""

    def __init__(self, present: Mapping[str, Path], intake: Intake) -> None:
        self._present = present
        self._intake = intake
        self._country = iso3_reader()
        self._dataset = str(intake.options.get("dataset") or NAME)
        self._reports: dict[str, Known | None] = {}
        self._incidents: dict[str, Period] = {}
        self._actors: dict[str, str] = {}
        self._others: set[str] = set()
        self._twins: dict[str, int] = {}
        self._digests: dict[str, int] = {}
        self._names = publishers.Names()
        self._kinds: dict[str, tuple[set[str], set[str]]] = {}
        self._released = self._look_ahead()

    def facts(self) -> Iterator[Fact]:
        """Every fact of the set, sources before their reports and reports before what cites them."""
        readers: dict[FileSpec, Callable[[rows.Row], Iterator[Fact]]] = {
            files.REPORTS: self._report,
            files.INCIDENTS: self._incident,
            files.ATTESTATIONS: self._attestation,
            files.ORIGINS: self._origin,
            files.COUNTS: self._observation,
            files.REACTIONS: self._reaction,
            files.STATEMENTS: self._statement,
        }
        for spec, reader in readers.items():
            if spec.name in self._present:
                yield from self._read(spec, reader)

    def _report(self, row: rows.Row) -> Iterator[Fact]:
        written = rows.needed(row, "publisher")
        who = publishers.read(written, self._country)
        note = "; ".join(part for part in (_note(row, files.REPORTS), who.note) if part)
        fact = rows.report(row, publisher=who.name, origin=row["origin"] or who.origin, note=note)
        self._new(fact.id, self._reports)
        self._reports[fact.id] = fact.known
        if who.name not in self._names:
            yield self._source(who.name)
        yield fact

    def _source(self, name: str) -> Source:
        """A publisher; its type and language stand only where all its reports agree on them."""
        types, languages = self._kinds.get(name, (set(), set()))
        agreed = [next(iter(values)) if len(values) == 1 else "" for values in (types, languages)]
        return Source(id=self._names.id(name), name=name, type=agreed[0], language=agreed[1])

    def _incident(self, row: rows.Row) -> Iterator[Fact]:
        self._new(rows.needed(row, "id"), self._incidents)
        unknown = _unknown(row, files.INCIDENTS)
        versions = list(rows.incident(row, dataset=self._dataset, released=self._released, extra=unknown))
        self._incidents[row["id"]] = versions[0].occurred
        self._actors[row["id"]] = row["actor"]
        yield from versions

    def _attestation(self, row: rows.Row, origins: bool = False) -> Iterator[Fact]:
        occurred = self._incidents.get(row["incident_id"])
        if occurred is None:
            raise Unreadable(
                f"no incident {row['incident_id'][:80]!r} that could be read in incidents.csv", "incident_id"
            )
        self._cited(row)
        spec = files.ORIGINS if origins else files.ATTESTATIONS
        actor = self._actors[row["incident_id"]]
        fact = rows.attestation(row, occurred=occurred, note=_note(row, spec), actor=actor, origins=origins)
        yield from self._distinct(fact)

    def _origin(self, row: rows.Row) -> Iterator[Fact]:
        yield from self._attestation(row, origins=True)

    def _observation(self, row: rows.Row) -> Iterator[Fact]:
        self._cited(row)
        yield from self._distinct(rows.observation(row, note=_note(row, files.COUNTS)))

    def _reaction(self, row: rows.Row) -> Iterator[Fact]:
        self._cited(row)
        reported, fallback = self._reports[row["report_id"]], Known(self._intake.now, "recorded")
        fact = rows.reaction(row, reported=reported, fallback=fallback, note=_note(row, files.REACTIONS))
        self._new(fact.id, self._others)
        self._others.add(fact.id)
        yield fact

    def _statement(self, row: rows.Row) -> Iterator[Fact]:
        self._cited(row)
        fact = rows.statement(row, note=_note(row, files.STATEMENTS))
        self._new(fact.id, self._others)
        self._others.add(fact.id)
        yield fact

    def _cited(self, row: rows.Row) -> None:
        if row["report_id"] not in self._reports:
            raise Unreadable(f"no report {row['report_id'][:80]!r} that could be read in reports.csv", "report_id")

    def _new(self, fact_id: str, taken: Mapping[str, object] | set[str]) -> None:
        if fact_id in taken:
            raise Unreadable(f"the id {fact_id[:80]!r} stands on an earlier line too", "id")

    def _distinct(self, fact: Attestation | Observation) -> Iterator[Fact]:
        """A fact with an id made from content: a repeated row counts once, an equal id with new values is numbered."""
        content = hash(msgspec.json.encode(fact))
        if self._digests.setdefault(fact.id, content) == content and fact.id not in self._twins:
            self._twins[fact.id] = 1
            yield fact
        elif self._digests[fact.id] == content:
            self._intake.note("rows that repeat an earlier row, counted once", fact.report)
        else:
            self._twins[fact.id] += 1
            yield msgspec.structs.replace(fact, id=f"{fact.id}-{self._twins[fact.id]}")

    def _read(self, spec: FileSpec, reader: Callable[[rows.Row], Iterator[Fact]]) -> Iterator[Fact]:
        path = self._present[spec.name]
        table = self._open(spec, quiet=False)
        try:
            for cells in table.records():
                try:
                    yield from reader(_row(table.header, cells, spec))
                except Unreadable as trouble:
                    reason, column = trouble.reason, trouble.column
                    reject = of_bytes(str(path), table.line, table.raw, reason=reason, column=column, adapter=NAME)
                    self._intake.reject(reject)
        finally:
            table.close()

    def _open(self, spec: FileSpec, *, quiet: bool) -> Table:
        """The file, standing before its first row. Raises `DataError` where required columns are missing."""
        path = self._present[spec.name]

        def set_aside(line: int, raw: bytes, reason: str) -> None:
            if not quiet:
                self._intake.reject(of_bytes(str(path), line, raw, reason=reason, adapter=NAME))

        def advance(size: int) -> None:
            if not quiet:
                self._intake.advance(size)

        table = Table(path, expected=f"{spec.name} of an incident set", on_damage=set_aside, on_bytes=advance)
        table.header[:] = [name.strip() for name in table.header]
        missing = [name for name in spec.required if name not in table.header]
        twice = sorted({name for name in table.header if table.header.count(name) > 1})
        if missing or twice:
            table.close()
            said = f"has no column {', '.join(missing)}" if missing else f"has two columns named {', '.join(twice)}"
            raise DataError(said, where=f"{path}:1", hint=f"{spec.name} needs {', '.join(spec.required)}")
        for name in () if quiet else table.header:
            if name not in spec.columns:
                self._intake.note(
                    "columns without a meaning here are kept as extra or in the note", f"{spec.name} {name}"
                )
        return table

    def _look_ahead(self) -> Known:
        """One quick pass: when the set was released (latest known day, unless stated) and what each publisher is."""
        latest = date.min
        for spec in files.SPECS:
            if spec.name in self._present:
                table = self._open(spec, quiet=True)
                try:
                    for cells in table.records():
                        row = _row(table.header, cells, spec)
                        latest = max([latest, *_days(row)])
                        if spec is files.REPORTS:
                            self._describe(row)
                finally:
                    table.close()
        stated = day_option(self._intake.options, "released")
        if stated is not None:
            return Known(end_of_day(stated), "release")
        return Known(end_of_day(latest), "imputed") if latest > date.min else Known(self._intake.now, "recorded")

    def _describe(self, row: rows.Row) -> None:
        name = publishers.read(row["publisher"], self._country).name
        types, languages = self._kinds.setdefault(name, (set(), set()))
        types.add(row["source_type"])
        languages.add(row["language"])


def _row(header: list[str], cells: list[str], spec: FileSpec) -> dict[str, str]:
    """The cells by column; columns of the set that the file lacks are empty."""
    row = dict.fromkeys(spec.optional, "")
    row.update(zip(header, (cell.strip() for cell in cells), strict=True))
    return row


def _unknown(row: rows.Row, spec: FileSpec) -> dict[str, str]:
    return {name: cell for name, cell in row.items() if cell and name not in spec.columns}


def _note(row: rows.Row, spec: FileSpec) -> str:
    """The row's note, with any column that has no meaning here appended, so that nothing is lost."""
    kept = [f"{name}: {cell}" for name, cell in _unknown(row, spec).items()]
    return "; ".join(part for part in (row.get("note", ""), *kept) if part)


def _days(row: rows.Row) -> list[date]:
    found = []
    for column in files.KNOWN_COLUMNS:
        if row.get(column):
            try:
                found.append(period(row[column], row[column], (column, column)).last)
            except Unreadable:
                continue
    return found
