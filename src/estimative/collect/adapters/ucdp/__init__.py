"""The adapter ``ucdp-ged``: the UCDP Georeferenced Event Dataset, final and candidate, in the forms it is found in.

CSV of the 49 standard columns in any order and subset that still says when, where, who and how many; without a header
row; with an HXL tag row; GeoJSON and JSON extracts when they are named. Source of names and codes: UCDP GED codebook.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from estimative.collect.adapter import Intake, Unreadable, day_option
from estimative.collect.adapters.ucdp import documents
from estimative.collect.adapters.ucdp.keeper import Keeper
from estimative.collect.adapters.ucdp.known import KnownAt
from estimative.collect.adapters.ucdp.layout import REQUIRED, Layout, is_hxl, recognise
from estimative.collect.adapters.ucdp.rows import DATASET, RowReader
from estimative.collect.countries import iso3_reader
from estimative.collect.rejects import of_bytes
from estimative.collect.table import Table, check_text
from estimative.errors import DataError, UsageError
from estimative.model.events import Incident

EXPECTED = "a UCDP GED event table as CSV"
_HINT = "expected one row an event, with " + ", ".join(REQUIRED) + "; yearly and monthly tables are not event tables"
_COLUMNS = "is not a GED event table: it lacks the columns"
_NO_ID = "no id column: ids are made from the content; beside a file with ids the same event would count twice"
_CUT = "no line end at the end of the file: if the file was cut short, the last event may be too"


class UcdpGed:
    """Reads UCDP GED event files into incidents of the dataset ``ucdp-ged`` (or the option ``dataset``).

    Option ``released``: the day the release came out, for rows whose articles carry no date.
    """

    name = DATASET
    options: tuple[str, ...] = ("released", "dataset")

    def files(self, paths: Sequence[Path], intake: Intake) -> list[Path]:
        """The event files among `paths`; a folder gives its CSV event tables and passes over others with a note."""
        found: list[Path] = []
        for path in paths:
            if not path.exists():
                raise UsageError(
                    "no such file or folder", where=str(path), hint=f"name {EXPECTED}, or a folder of them"
                )
            if path.is_dir():
                found += self._folder(path, intake)
            else:
                _check(path, intake)
                found.append(path)
        unique = list(dict.fromkeys(found))
        if not unique:
            raise DataError("no UCDP GED event table here", where=", ".join(map(str, paths)), hint=_HINT)
        return unique

    def read(self, files: Sequence[Path], intake: Intake) -> Iterator[Incident]:
        """The incidents of the files, in order; an event met again with the same values counts once."""
        known = KnownAt(intake.now, day_option(intake.options, "released"))
        dataset = str(intake.options.get("dataset") or DATASET)
        iso3 = iso3_reader()
        seen: dict[int, int] = {}

        def reader(layout: Layout) -> RowReader:
            return RowReader(layout, known, iso3, dataset=dataset)

        for path in files:
            if path.suffix.lower() in documents.SUFFIXES:
                yield from documents.read(path, intake, reader, seen)
            else:
                yield from _read_table(path, intake, reader, seen)

    def _folder(self, folder: Path, intake: Intake) -> list[Path]:
        found = []
        for path in sorted(item for item in folder.rglob("*") if item.suffix.lower() == ".csv" and item.is_file()):
            try:
                table = _open(path, Intake(now=intake.now))
            except DataError as error:
                reason = "no GED event table" if _COLUMNS in error.message else error.message
                intake.note(f"passed over: {reason}", path.name)
                continue
            table.close()
            found.append(path)
        return found


def _check(path: Path, intake: Intake) -> None:
    """Raise `DataError` where a named file cannot be a table of events, before anything is read."""
    if path.suffix.lower() in documents.SUFFIXES:
        check_text(path, documents.EXPECTED)
    else:
        _open(path, Intake(now=intake.now)).close()


def _open(path: Path, intake: Intake) -> Table:
    """The table, standing before its first event. Raises `DataError` where it is no event table."""

    def set_aside(line: int, raw: bytes, reason: str) -> None:
        intake.reject(of_bytes(str(path), line, raw, reason=reason, adapter=DATASET))

    table = Table(path, expected=EXPECTED, on_damage=set_aside, on_bytes=intake.advance)
    layout = recognise(table.header)
    missing = layout.missing()
    if missing:
        table.close()
        raise DataError(f"{_COLUMNS} {', '.join(missing)}", where=f"{path}:1", hint=_HINT)
    if layout.headless:
        table.push_back()
    return table


def _read_table(
    path: Path, intake: Intake, reader: Callable[[Layout], RowReader], seen: dict[int, int]
) -> Iterator[Incident]:
    table = _open(path, intake)
    layout = recognise(table.header)
    _describe(layout, path, intake)
    convert = reader(layout)
    keep = Keeper(path, intake, seen)
    first = True
    try:
        for row in table.records():
            if first:
                first = False
                if is_hxl(row):
                    continue
            try:
                incident = convert.incident(row)
                if keep(incident, convert.core, table.line):
                    yield incident
            except Unreadable as trouble:
                reason, raw = trouble.reason, table.raw
                reject = of_bytes(str(path), table.line, raw, reason=reason, column=trouble.column, adapter=DATASET)
                intake.reject(reject)
    finally:
        table.close()
    if first:
        intake.note("no event in the file", path.name)
    if table.cut_short:
        intake.note(_CUT, path.name)


def _describe(layout: Layout, path: Path, intake: Intake) -> None:
    """Say once what is unusual about a file."""
    if layout.headless:
        intake.note("no header row: read as the 49 standard columns", path.name)
    if "id" not in layout.names:
        intake.note(_NO_ID, path.name)
    if layout.unknown:
        intake.note(f"columns that the codebook lacks are kept in extra: {', '.join(layout.unknown)}", path.name)
