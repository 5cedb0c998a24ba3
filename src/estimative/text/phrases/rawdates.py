"""What a reader of one written form of date reports, before the text around it is looked at."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from estimative.model.assessments import DateReading
from estimative.model.times import Period, Precision
from estimative.text.phrases.calendar import months_of

Style = Literal["", "day-first", "month-first", "year-first", "iso"]


class Raw(Struct, frozen=True, kw_only=True):
    """One candidate as its reader saw it; the fields are those of `dates.FoundDate`."""

    start: int
    end: int
    form: str
    precision: Precision = "unknown"
    period: Period | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    style: Style = ""
    readings: tuple[DateReading, ...] = ()
    anchor: str = ""
    shift: tuple[int, int, str] | None = None
    vague: bool = False


def fraction(start: int, end: int, year: int, number: int, parts: int) -> Raw | None:
    """The date of one of the equal `parts` of a year: a quarter, a half, a month."""
    size = 12 // parts
    if number > parts:
        return None
    period = months_of(year, (number - 1) * size + 1, number * size)
    return Raw(
        start=start, end=end, form="part", precision="quarter" if parts == 4 else "range", period=period, year=year
    )
