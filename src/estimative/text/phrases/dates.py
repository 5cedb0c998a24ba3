"""Dates as written: days, months, years, parts of them, ranges and relative times. A missing year is never guessed."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from msgspec import Struct, structs

from estimative.model.assessments import DateReading
from estimative.model.times import Period, Precision
from estimative.text.phrases import dateforms, relatives
from estimative.text.phrases.letters import word_before
from estimative.text.phrases.rawdates import Raw, Style

Order = Literal["day-first", "month-first"]
_KEPT = 1000
"""The times of texts of at most so many characters are kept for whoever asks next."""
_LEADS_LIST = """since beyond from until till by before after between on in during through throughout to of as"""
_LEADS = frozenset(_LEADS_LIST.split())
_JOINS = {" to ", " until ", " till ", " through ", "–", "-", "—", " – ", " - ", " — ", " and ", "/"}


class FoundDate(Struct, frozen=True, kw_only=True):
    """A time found in a text.

    `period` is the days that it covers, None where the year is missing, the words are ambiguous or the time is
    relative; `year`, `month` and `day` are what is written. `style` is the order of the parts as written, `readings`
    every day that numeric parts allow. `relation` is the word before ("since", "until"), `anchor` what a relative time
    counts from ("cutoff", or "previous" for "the next day"), with `shift` = (from, to, unit) counted from it. `vague`
    marks "early", "recently".
    """

    start: int
    end: int
    text: str
    precision: Precision = "unknown"
    period: Period | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    style: Style = ""
    form: str = ""
    readings: tuple[DateReading, ...] = ()
    relation: str = ""
    anchor: str = ""
    shift: tuple[int, int, str] | None = None
    vague: bool = False

    @property
    def value(self) -> str:
        """The period in ISO form, "" where there is none."""
        if self.period is None:
            return ""
        first, last = self.period.first.isoformat(), self.period.last.isoformat()
        return first if first == last else f"{first}/{last}"

    @property
    def ambiguous(self) -> bool:
        """Whether the words allow more than one day."""
        return len({reading.day for reading in self.readings}) > 1


def find(text: str, order: Order | None = None) -> list[FoundDate]:
    """Every time in the text, left to right without overlaps.

    `order` says how the document writes numeric dates; without it a date such as 09/07/22 keeps both readings and no
    period.
    """
    return list(_known(text, order) if len(text) <= _KEPT else _read(text, order))


@lru_cache(maxsize=4096)
def _known(text: str, order: Order | None) -> tuple[FoundDate, ...]:
    """The dates of a sentence: several passes ask for them, and an editor asks again after every keystroke."""
    return _read(text, order)


def _read(text: str, order: Order | None) -> tuple[FoundDate, ...]:
    found = [_dated(text, raw, order) for raw in dateforms.scan(text)]
    return tuple(_related(text, item) for item in _joined(text, found))


def style_of(found: list[FoundDate]) -> Order | None:
    """The order in which a document writes its unambiguous dates, None where it shows none or both."""
    styles = {item.style for item in found if item.style in ("day-first", "month-first") and not item.ambiguous}
    if styles == {"day-first"}:
        return "day-first"
    return "month-first" if styles == {"month-first"} else None


def resolve(found: FoundDate, anchor: date) -> Period | None:
    """The days of a relative time counted from `anchor` (the cut-off as a rule); an absolute one keeps its period."""
    if found.period is not None or found.shift is None:
        return found.period
    return relatives.shifted(anchor, found.shift)


def _dated(text: str, raw: Raw, order: Order | None) -> FoundDate:
    found = FoundDate(
        start=raw.start,
        end=raw.end,
        text=text[raw.start : raw.end],
        precision=raw.precision,
        period=raw.period,
        year=raw.year,
        month=raw.month,
        day=raw.day,
        style=raw.style,
        form=raw.form,
        readings=raw.readings,
        anchor=raw.anchor,
        shift=raw.shift,
        vague=raw.vague,
    )
    return _chosen(found, order) if raw.form == "numeric" else found


def _chosen(found: FoundDate, order: Order | None) -> FoundDate:
    """A numeric date with the day that it must or, by the document's order, does mean."""
    fitting = [r for r in found.readings if r.order == order] or list(found.readings)
    days = {reading.day for reading in fitting}
    if len(days) != 1 or (order is None and found.ambiguous):
        return found
    (day,) = days
    style = fitting[0].order if len({r.order for r in fitting}) == 1 else ""
    return structs.replace(
        found,
        period=Period(day, day),
        precision="day",
        year=day.year,
        month=day.month,
        day=day.day,
        style=style if style in ("day-first", "month-first") else found.style,
    )


def _joined(text: str, found: list[FoundDate]) -> list[FoundDate]:
    """Neighbouring dates that are the ends of one range, as one: "from 19 August to 31 December 2021"."""
    out: list[FoundDate] = []
    for item in found:
        if out and text[out[-1].end : item.start] in _JOINS and _is_range(text, out[-1], item):
            out[-1] = _range(text, out[-1], item)
        else:
            out.append(item)
    return out


def _is_range(text: str, first: FoundDate, last: FoundDate) -> bool:
    forms = {first.form, last.form}
    if first.anchor or last.anchor or forms & {"range", "impossible"} or not _same_grain(first, last):
        return False
    if text[first.end : last.start] != " and ":
        return True
    start, end = word_before(text, first.start)
    return text[start:end].lower() == "between"


def _same_grain(first: FoundDate, last: FoundDate) -> bool:
    return first.precision == last.precision or "unknown" in (first.precision, last.precision)


def _range(text: str, first: FoundDate, last: FoundDate) -> FoundDate:
    begin = first.period
    if begin is None and first.year is None and first.month and last.period is not None:
        begin = dateforms.in_year(first.month, first.day, _year_before(first, last))
    end = last.period
    whole = Period(begin.first, end.last) if begin and end and begin.first <= end.last else None
    return FoundDate(
        start=first.start,
        end=last.end,
        text=text[first.start : last.end],
        precision="range" if whole else "unknown",
        period=whole,
        year=first.year or (begin.first.year if begin else None),
        month=first.month,
        day=first.day,
        style=first.style or last.style,
        form="range",
        readings=(),
        vague=first.vague or last.vague,
    )


def _year_before(first: FoundDate, last: FoundDate) -> int:
    """The year of a range's first end when only the second has one: the same, or before ("December to March")."""
    assert last.period is not None
    end = last.period.last
    return end.year - (1 if (first.month or 1, first.day or 1) > (end.month, end.day) else 0)


def _related(text: str, found: FoundDate) -> FoundDate:
    start, end = word_before(text, found.start)
    word = text[start:end].lower()
    if word == "the":
        start, end = word_before(text, start)
        word = text[start:end].lower()
    return structs.replace(found, relation=word) if word in _LEADS else found
