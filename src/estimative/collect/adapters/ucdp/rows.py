"""A UCDP GED row as an incident. Every column is kept: those without a field of their own stand in `extra`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from estimative.collect.adapter import Unreadable
from estimative.collect.adapters.ucdp.known import KnownAt
from estimative.collect.adapters.ucdp.layout import CORE, INTEGERS, Layout
from estimative.collect.values import Days, coordinate, whole
from estimative.model.events import Incident, Tally
from estimative.model.times import Period, Precision

DATASET = "ucdp-ged"
VIOLENCE = {"1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"}
_VIOLENCE_CODES = {"state": "1", "state-based": "1", "non-state": "2", "one-sided": "3"}
_PRECISION: dict[str, Precision] = {"1": "day", "2": "range", "3": "range", "4": "month", "5": "year"}
_TRUE, _FALSE = frozenset(("1", "1.0", "true", "True", "TRUE", "t")), frozenset(("0", "0.0", "false", "False", "FALSE", "f"))
_IDENTITY = ("date_start", "date_end", "latitude", "longitude", "side_a", "side_b", "country", "where_coordinates",
             "type_of_violence", "source_article")  # fmt: skip
UNORDERED = "low ≤ best ≤ high does not hold; kept as published"


class RowReader:
    """Turns rows of one layout into incidents.

    `iso3` gives the alpha-3 code of a country's UCDP name, "" where it is unknown. Raises `Unreadable` for a row whose
    id, dates, coordinates or counts cannot be right.
    """

    def __init__(self, layout: Layout, known: KnownAt, iso3: Callable[[str], str], *, dataset: str = DATASET) -> None:
        self._known = known
        self._iso3 = iso3
        self._dataset = dataset
        self._days = Days()
        self._counts: dict[str, int | None] = {"": None}
        self._twins: dict[bytes, int] = {}
        names = layout.names
        self._has_id = "id" in names
        self._has_end = "date_end" in names
        # Absent columns read the empty cell that `incident` appends to each row.
        self._core = itemgetter(*(names.index(name) if name in names else len(names) for name in CORE))
        self._texts = _picker([n for n in names if n not in CORE and n not in INTEGERS], names)
        self._integers = _picker([n for n in names if n not in CORE and n in INTEGERS], names)
        self.core: tuple[Any, ...] = ()

    def incident(self, row: list[str]) -> Incident:
        """The incident of a row; `core` then holds its coded values, equal for equal events of other files."""
        row.append("")
        cells: tuple[str, ...] = self._core(row)
        (number, start, end, lat, lon, side_a, side_b, best, low, high, country, adm_1, adm_2, place, where_prec,
         violence, date_prec, source_date, source_article, active) = cells  # fmt: skip
        first, last = self._days(start, "date_start"), self._days(end if self._has_end else start, "date_end")
        if last < first:
            raise Unreadable(f"ends on {last}, before it starts on {first}", "date_end")
        latitude, longitude = _point(lat, lon)
        killed = self._tally(low, best, high)
        extra = self._extra(row, country, source_date, source_article)
        kind = _VIOLENCE_CODES.get(violence.lower()) or violence.removesuffix(".0")
        if kind:
            extra["type_of_violence"] = kind
        if active:
            extra["active_year"] = "1" if active in _TRUE else "0" if active in _FALSE else active
        precision = date_prec.removesuffix(".0")
        if precision:
            extra["date_prec"] = precision
        identity = self._id(number, cells)
        self.core = (identity, first, last, latitude, longitude, side_a, side_b, killed.best, killed.low, killed.high)
        return Incident(
            id=identity,
            dataset=self._dataset,
            occurred=Period(first, last),
            known=self._known(source_date, source_article, last),
            precision=_PRECISION.get(precision) or ("day" if first == last else "range"),
            country=self._iso3(country) or country,
            admin1=adm_1,
            admin2=adm_2,
            place=place,
            latitude=latitude,
            longitude=longitude,
            place_precision=self._count(where_prec, "where_prec"),
            event_type=VIOLENCE.get(kind, kind),
            actor=side_a,
            target_actor=side_b,
            killed=killed,
            extra=extra,
        )

    def _extra(self, row: list[str], country: str, source_date: str, source_article: str) -> dict[str, str]:
        names, pick = self._texts
        extra = {name: cell for name, cell in zip(names, pick(row), strict=True) if cell}
        names, pick = self._integers
        for name, cell in zip(names, pick(row), strict=True):
            if cell:
                extra[name] = cell[:-2] if cell.endswith(".0") else cell
        for name, cell in (("country", country), ("source_date", source_date), ("source_article", source_article)):
            if cell:
                extra[name] = cell
        return extra

    def _tally(self, low: str, best: str, high: str) -> Tally:
        return Tally(self._count(low, "low"), self._count(best, "best"), self._count(high, "high"))

    def _count(self, text: str, column: str) -> int | None:
        try:
            return self._counts[text]
        except KeyError:
            value = whole(text, column)
            if len(self._counts) < 100_000:
                self._counts[text] = value
            return value

    def _id(self, number: str, cells: Sequence[str]) -> str:
        """The UCDP event id; where the table has none, a digest of what identifies the event, numbered among equals."""
        if self._has_id:
            digits = number.removesuffix(".0")
            if not (digits.isdecimal() and digits.isascii()):
                raise Unreadable(f"not an event id: {number[:40]!r}", "id")
            return f"{DATASET}-{digits}"
        named = dict(zip(CORE, cells, strict=True))
        digest = hashlib.blake2b("\x1f".join(named[name] for name in _IDENTITY).encode(), digest_size=8)
        twin = self._twins.get(digest.digest(), 0) + 1
        self._twins[digest.digest()] = twin
        return f"{DATASET}-x{digest.hexdigest()}" + (f"-{twin}" if twin > 1 else "")


def unordered(tally: Tally) -> bool:
    """Whether low ≤ best ≤ high fails. Real releases hold such rows, by rounding when one toll is shared among events."""
    numbers = [number for number in (tally.low, tally.best, tally.high) if number is not None]
    return numbers != sorted(numbers)


def _point(latitude: str, longitude: str) -> tuple[float | None, float | None]:
    if not latitude and not longitude:
        return None, None
    return coordinate(latitude, "latitude", 90), coordinate(longitude, "longitude", 180)


def _picker(wanted: list[str], names: tuple[str, ...]) -> tuple[tuple[str, ...], Callable[[list[str]], tuple[str, ...]]]:
    """The wanted names and a quick way to their cells."""
    places = [names.index(name) for name in wanted]
    if len(places) == 1:
        only = places[0]
        return tuple(wanted), lambda row: (row[only],)
    if not places:
        return (), lambda row: ()
    return tuple(wanted), itemgetter(*places)


