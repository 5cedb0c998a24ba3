"""What a reader of one written form of date reports, before the text around it is looked at."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from estimative.model.assessments import DateReading
from estimative.model.times import Period, Precision

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
