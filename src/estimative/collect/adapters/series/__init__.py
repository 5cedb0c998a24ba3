"""The adapter ``series``: one monthly series of observations out of a delimited table (prices, rates, counts).

A table has no history: it gives the values as they stood when it was made. So the project declares the lag after which
a month was published, and a later, revised file is collected with ``released``: its values hold from that day on only.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import fmean, median

from estimative.collect.adapter import Fact, Intake, Unreadable
from estimative.collect.adapters.series.plan import OPTIONS, Plan, plan
from estimative.collect.rejects import of_bytes
from estimative.collect.table import Table
from estimative.collect.values import day, number, period
from estimative.errors import DataError, UsageError
from estimative.model.events import Observation
from estimative.model.sources import Report
from estimative.model.times import Known, Period, end_of_day, month_end

NAME = "series"
EXPECTED = "a table of dated values as CSV"
Months = dict[date, list[tuple[date, float]]]


class Series:
    """Reads CSV tables into one observation a month. Options: see `plan.Plan`; the needed ones are ``series``,
    ``measure``, ``country``, ``date``, ``value``, ``lag_days``, ``source`` and ``licence``.
    """

    name = NAME
    options: tuple[str, ...] = OPTIONS

    def files(self, paths: Sequence[Path], intake: Intake) -> list[Path]:
        """The named files; the options are checked before anything is read."""
        wanted = plan(intake.options)
        for path in paths:
            if not path.is_file():
                what = "is a folder" if path.exists() else "no such file"
                raise UsageError(what, where=str(path), hint=f"name {EXPECTED}")
            table = _open(path, Intake(now=intake.now))
            table.close()
            wanted.columns(table.header, str(path))
        return list(paths)

    def read(self, files: Sequence[Path], intake: Intake) -> Iterator[Fact]:
        """A report that stands for each table, then its months in order."""
        wanted = plan(intake.options)
        for path in files:
            months = _months(path, wanted, intake)
            made = [_observation(first, values, wanted) for first, values in sorted(months.items())]
            yield _report(wanted, min(item.known for item in made))
            yield from made


def _open(path: Path, intake: Intake) -> Table:
    def set_aside(line: int, raw: bytes, reason: str) -> None:
        intake.reject(of_bytes(str(path), line, raw, reason=reason, adapter=NAME))

    return Table(path, expected=EXPECTED, on_damage=set_aside, on_bytes=intake.advance)


def _months(path: Path, wanted: Plan, intake: Intake) -> Months:
    """The values by first day of month. Raises `DataError` where no row is left: a filter that fits nothing."""
    table = _open(path, intake)
    where = wanted.columns(table.header, str(path))
    keep = [(where[column], frozenset(values)) for column, values in wanted.where.items()]
    months: Months = {}
    passed = 0
    try:
        for row in table.records():
            if _hxl(row):
                intake.note("a row of HXL tags was passed over", f"{path.name}:{table.line}")
                continue
            if not all(row[place].strip() in values for place, values in keep):
                passed += 1
                continue
            try:
                when = _day(row[where[wanted.date]], wanted.date)
                value = number(row[where[wanted.value]].strip(), wanted.value, signed=True)
                months.setdefault(when.replace(day=1), []).append((when, value))
            except Unreadable as trouble:
                column = trouble.column
                intake.reject(
                    of_bytes(str(path), table.line, table.raw, reason=trouble.reason, column=column, adapter=NAME)
                )
    finally:
        table.close()
    if not months:
        hint = f"{passed} rows did not meet the filter {wanted.where}" if passed else "no row could be read"
        raise DataError("holds no value of the series", where=str(path), hint=hint)
    return months


def _hxl(row: Sequence[str]) -> bool:
    """Whether a row holds HXL tags (#date, #value …), as humanitarian tables have under their header."""
    cells = [cell for cell in row if cell.strip()]
    return bool(cells) and all(cell.lstrip().startswith("#") for cell in cells)


def _day(text: str, column: str) -> date:
    """The day of a value; a month counts as its first day, and anything longer is no monthly value."""
    text = text.strip()
    if len(text) > 7 or "/" in text:
        return day(text, column)
    found = period(text, text, (column, column))
    if found.days > 31:
        raise Unreadable(f"longer than a month: {text!r}", column)
    return found.first


def _value(values: list[tuple[date, float]], by: str) -> float:
    numbers = [number for _, number in values]
    if by == "last":
        return max(values)[1]
    ways: dict[str, Callable[[list[float]], float]] = {
        "mean": fmean, "median": median, "sum": sum, "min": min, "max": max,
    }  # fmt: skip
    return round(float(ways[by](numbers)), 6)


def _observation(first: date, values: list[tuple[date, float]], wanted: Plan) -> Observation:
    """A month. The id stands for series, measure, actor, country and month, so that a revision is a new version."""
    last = month_end(first.year, first.month)
    about = (wanted.series, wanted.measure, wanted.actor, wanted.country, str(first))
    rows = "1 row" if len(values) == 1 else f"{len(values)} rows"
    return Observation(
        id=f"{wanted.series}:{first}:{hashlib.blake2b(chr(31).join(about).encode(), digest_size=5).hexdigest()}",
        series=wanted.series,
        report=_key(wanted),
        measure=wanted.measure,
        actor=wanted.actor,
        country=wanted.country,
        period=Period(first, last),
        known=Known(end_of_day(_known(last, wanted)), "release" if wanted.released else "imputed"),
        best=_value(values, wanted.by),
        note=" of ".join((wanted.by, rows)) + (f", {wanted.unit}" if wanted.unit else ""),
    )


def _known(last: date, wanted: Plan) -> date:
    due = last + timedelta(wanted.lag_days)
    return max(due, wanted.released) if wanted.released else due


def _key(wanted: Plan) -> str:
    return f"series:{wanted.series}"


def _report(wanted: Plan, known: Known) -> Report:
    """What an observation's report id points to: the table as a publication, known with its first month."""
    return Report(
        id=_key(wanted),
        publisher=wanted.source,
        title=wanted.series,
        type="data set",
        licence=wanted.licence,
        note=f"a month counts as known {wanted.lag_days} days after its end, as the project declares",
        known=known,
    )
