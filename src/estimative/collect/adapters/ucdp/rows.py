"""A UCDP GED row as an incident. Every column is kept: those without a field of their own stand in `extra`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any

from estimative.collect.adapter import Unreadable
from estimative.collect.adapters.ucdp.known import KnownAt
from estimative.collect.adapters.ucdp.layout import CORE, FIELDS, INTEGERS, Layout
from estimative.collect.values import Cache, coordinate, day, whole
from estimative.model.events import Incident, Tally
from estimative.model.times import Period, Precision

DATASET = "ucdp-ged"
VIOLENCE = {"1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"}
_WORDS = {"State": "1", "State-based": "1", "Non-State": "2", "Non-state": "2", "One-Sided": "3", "One-sided": "3"}
_CODES = {f"{code}{tail}": code for code in VIOLENCE for tail in ("", ".0")} | _WORDS
_PRECISION: dict[str, Precision] = {"1": "day", "2": "range", "3": "range", "4": "month", "5": "year"}
_FLAGS = dict.fromkeys(("1", "1.0", "true", "True", "TRUE", "t"), "1") | dict.fromkeys(
    ("0", "0.0", "false", "False", "FALSE", "f"), "0"
)
MEMORY = 100_000

Picker = tuple[tuple[str, ...], Callable[[list[str]], tuple[str, ...]]]
_IDENTITY = ("date_start", "date_end", "latitude", "longitude", "side_a", "side_b", "country", "where_coordinates",
             "type_of_violence", "source_article")  # fmt: skip
UNORDERED = "low ≤ best ≤ high does not hold; kept as published"


class RowReader:
    """Turns rows of one layout into incidents.

    `iso3` gives the alpha-3 code of a country's UCDP name, "" where it is unknown. Raises `Unreadable` for a row whose
    id, dates, coordinates or counts cannot be right. Dates, counts, points and codes repeat, so each is read once.
    """

    def __init__(self, layout: Layout, known: KnownAt, iso3: Callable[[str], str], *, dataset: str = DATASET) -> None:
        self._known = known
        self._iso3 = iso3
        self._dataset = dataset
        self._days = Cache(day)
        self._counts = Cache(whole)
        self._points: dict[tuple[str, str], tuple[float | None, float | None]] = {}
        self._twins: dict[bytes, int] = {}
        names = layout.names
        self._has_id = "id" in names
        self._has_end = "date_end" in names
        # Absent columns read the empty cell that `incident` appends to each row.
        self._core = itemgetter(*(names.index(name) if name in names else len(names) for name in CORE))
        self._extras = _picker([name for name in names if name not in FIELDS], names)
        self._integers = _picker([name for name in names if name not in FIELDS and name in INTEGERS], names)
        self.core: tuple[Any, ...] = ()

    def incident(self, row: list[str]) -> Incident:
        """The incident of a row; `core` then holds its coded values, equal for equal events of other files."""
        row.append("")
        cells: tuple[str, ...] = self._core(row)
        (number, start, end, lat, lon, side_a, side_b, best, low, high, country, adm_1, adm_2, place, where_prec,
         violence, date_prec, source_date, source_article, active) = cells  # fmt: skip
        first = self._days.of(start, "date_start")
        last = self._days.of(end, "date_end") if self._has_end else first
        if last < first:
            raise Unreadable(f"ends on {last}, before it starts on {first}", "date_end")
        latitude, longitude = self._points.get((lat, lon)) or self._point(lat, lon)
        killed = Tally(self._count(low, "low"), self._count(best, "best"), self._count(high, "high"))
        extra = self._extra(row)
        kind = _CODES.get(violence) or violence
        precision = date_prec.removesuffix(".0")
        codes = {"type_of_violence": kind, "active_year": _FLAGS.get(active, active), "date_prec": precision}
        extra.update((name, code) for name, code in codes.items() if code)
        if unordered(killed):
            extra["unordered"] = UNORDERED
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

    def _extra(self, row: list[str]) -> dict[str, str]:
        """The filled columns that are no field, whole numbers without the ".0" of float-formatted tables."""
        names, pick = self._extras
        extra = {name: cell for name, cell in zip(names, pick(row), strict=True) if cell}
        names, pick = self._integers
        if ".0" in ",".join(pick(row)):
            for name in names:
                if name in extra:
                    extra[name] = extra[name].removesuffix(".0")
        return extra

    def _count(self, text: str, column: str) -> int | None:
        return self._counts.of(text, column) if text else None

    def _point(self, latitude: str, longitude: str) -> tuple[float | None, float | None]:
        if not latitude and not longitude:
            return None, None
        point = coordinate(latitude, "latitude", 90), coordinate(longitude, "longitude", 180)
        if len(self._points) < MEMORY:
            self._points[(latitude, longitude)] = point
        return point

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
    """Whether low ≤ best ≤ high fails. Releases hold such rows, as when one toll is shared among events."""
    low, best, high = tally.low, tally.best, tally.high
    if low is not None and best is not None and high is not None:
        return not low <= best <= high
    numbers = [number for number in (low, best, high) if number is not None]
    return numbers != sorted(numbers)


def _picker(wanted: list[str], names: tuple[str, ...]) -> Picker:
    """The wanted names and a quick way to their cells."""
    places = [names.index(name) for name in wanted]
    if len(places) == 1:
        only = places[0]
        return tuple(wanted), lambda row: (row[only],)
    if not places:
        return (), lambda _: ()
    return tuple(wanted), itemgetter(*places)
