"""GED extracts as GeoJSON feature collections or JSON lists: the same columns, the geometry in place of two of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Raw, Struct

from estimative.collect.adapter import Intake, Unreadable
from estimative.collect.adapters.ucdp.keeper import Keeper
from estimative.collect.adapters.ucdp.layout import Layout, recognise
from estimative.collect.adapters.ucdp.rows import DATASET, RowReader
from estimative.collect.rejects import of_bytes
from estimative.collect.table import check_text
from estimative.errors import DataError
from estimative.model.events import Incident

SUFFIXES = (".json", ".geojson")
REQUIRED = ("date_start", "latitude", "longitude")
MAX_SIZE = 512 * 2**20
EXPECTED = "GED events as a GeoJSON feature collection or a JSON list of objects"
_HINT = f"expected {EXPECTED}, each with a date and a point; take the CSV of the release where there is one"


class _Collection(Struct):
    features: list[Raw]


class _Geometry(Struct):
    coordinates: Any = None
    type: str = ""


class _Feature(Struct):
    properties: dict[str, Any]
    geometry: _Geometry | None = None


def read(path: Path, intake: Intake, reader: Callable[[Layout], RowReader], seen: dict[int, int]) -> Iterator[Incident]:
    """The incidents of one document. Raises `DataError` where it is not such a document, or holds no event."""
    data = _load(path)
    items, spatial = _items(data, path)
    keep, readers, position, good = Keeper(path, intake, seen), _Readers(reader, path, intake), 0, 0
    for item in items:
        raw = bytes(item)
        position = data.index(raw, position)
        try:
            values = _flat(raw, spatial)
            convert = readers.of(tuple(values))
            incident = convert.incident([_cell(value) for value in values.values()])
            good += 1
            if keep(incident, convert.core, good):
                yield incident
        except Unreadable as trouble:
            line = data.count(b"\n", 0, position) + 1
            reject = of_bytes(str(path), line, raw, reason=trouble.reason, column=trouble.column, adapter=DATASET)
            intake.reject(reject)
        position += len(raw)
        intake.advance(len(raw))
    if not good:
        raise DataError("holds no GED event that can be read", where=str(path), hint=_HINT)


def _load(path: Path) -> bytes:
    check_text(path, EXPECTED)
    size = path.stat().st_size
    if size > MAX_SIZE:
        raise DataError(
            f"is larger than {MAX_SIZE // 2**20} MiB", where=str(path), hint="collect the CSV of the release"
        )
    return path.read_bytes().removeprefix(b"\xef\xbb\xbf")


def _items(data: bytes, path: Path) -> tuple[list[Raw], bool]:
    """The objects of the document as raw bytes, and whether they are GeoJSON features."""
    spatial = data.lstrip().startswith(b"{")
    try:
        if spatial:
            return msgspec.json.decode(data, type=_Collection).features, True
        return msgspec.json.decode(data, type=list[Raw]), False
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DataError(f"cannot be read: {error}", where=str(path), hint=_HINT) from error


def _flat(raw: bytes, spatial: bool) -> dict[str, Any]:
    """The columns of one object; a point becomes latitude, longitude and geom_wkt as the CSV has them."""
    try:
        if not spatial:
            return msgspec.json.decode(raw, type=dict[str, Any])
        feature = msgspec.json.decode(raw, type=_Feature)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Unreadable(f"not an object with the properties of an event: {error}") from error
    values = dict(feature.properties)
    point = feature.geometry.coordinates if feature.geometry is not None else None
    if isinstance(point, list) and len(point) >= 2 and all(isinstance(part, int | float) for part in point[:2]):
        longitude, latitude = (_cell(part) for part in point[:2])
        values |= {"latitude": latitude, "longitude": longitude, "geom_wkt": f"POINT ({longitude} {latitude})"}
    return values


def _cell(value: Any) -> str:
    """A JSON value as the CSV would have it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, int | float):
        return repr(value)
    return msgspec.json.encode(value).decode()


class _Readers:
    """A row reader for every set of keys met in a document, which may vary from object to object."""

    def __init__(self, make: Callable[[Layout], RowReader], path: Path, intake: Intake) -> None:
        self._make = make
        self._path = path
        self._intake = intake
        self._found: dict[tuple[str, ...], RowReader] = {}

    def of(self, names: tuple[str, ...]) -> RowReader:
        """The reader for these keys. Raises `Unreadable` where they cannot describe an event."""
        found = self._found.get(names)
        if found is None:
            layout = recognise(names)
            missing = layout.missing(REQUIRED)
            if missing:
                raise Unreadable(f"not a GED event: no {', '.join(missing)}")
            if layout.unknown:
                unknown = ", ".join(layout.unknown)
                self._intake.note(f"columns that the codebook lacks are kept in extra: {unknown}", self._path.name)
            found = self._found[names] = self._make(layout)
        return found
