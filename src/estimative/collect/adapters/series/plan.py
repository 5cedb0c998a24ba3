"""The options of a series: which columns, which rows, how months are made of them, and when each was known."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from estimative.collect.adapter import day_option
from estimative.errors import DataError, UsageError

WAYS = ("mean", "median", "sum", "min", "max", "last")
NEEDED = ("series", "measure", "country", "date", "value", "lag_days", "source", "licence")
OPTIONS = (*NEEDED, "where", "by", "unit", "actor", "released")
_HOW = "declare them in estimative.toml under [[collect]] options; see docs/how-to/declare-a-series.md"


class Plan(Struct, frozen=True, kw_only=True):
    """What to read from a table and what to call it.

    `date` and `value` are columns; `where` keeps the rows whose columns have one of the given values; `by` makes one
    value of a month's rows. A month is known `lag_days` after its last day, and not before `released` where that is
    given (a revised file).
    """

    series: str
    measure: str
    country: str
    date: str
    value: str
    lag_days: int
    source: str
    licence: str
    where: dict[str, tuple[str, ...]] = {}
    by: str = "mean"
    unit: str = ""
    actor: str = "population"
    released: datetime.date | None = None

    def columns(self, header: list[str], path: str) -> dict[str, int]:
        """The position of every column the plan names. Raises `DataError` for one that the table lacks."""
        found = {name.strip(): place for place, name in reversed(list(enumerate(header)))}
        for name in (self.date, self.value, *self.where):
            if name not in found:
                shown = ", ".join(item.strip() for item in header[:30])
                raise DataError(f"has no column {name!r}", where=f"{path}:1", hint=f"its columns: {shown}")
        return found


def plan(options: Mapping[str, Any]) -> Plan:
    """The plan of an entry's options. Raises `UsageError` for one that is missing or cannot be."""
    missing = [name for name in NEEDED if options.get(name) in (None, "")]
    if missing:
        raise UsageError(f"the adapter series needs the options {', '.join(missing)}", hint=_HOW)
    by = str(options.get("by", "mean"))
    if by not in WAYS:
        raise UsageError(f"by: expected one of {', '.join(WAYS)}; found {by!r}", hint=_HOW)
    return Plan(
        **{name: str(options[name]) for name in NEEDED if name != "lag_days"},
        lag_days=_lag(options["lag_days"]),
        where=_filters(options.get("where", {})),
        by=by,
        unit=str(options.get("unit", "")),
        actor=str(options.get("actor", "population")),
        released=day_option(options, "released"),
    )


def _lag(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 3660:
        hint = "days from the end of a month to its publication, for example 30"
        raise UsageError(f"lag_days: expected a whole number of days, found {value!r}", hint=hint)
    return value


def _filters(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        raise UsageError(f"where: expected columns and values, found {value!r}", hint='where = { commodity = "Wheat" }')
    found: dict[str, tuple[str, ...]] = {}
    for column, wanted in value.items():
        items = wanted if isinstance(wanted, list | tuple) else [wanted]
        found[str(column)] = tuple(str(item) for item in items)
    return found
