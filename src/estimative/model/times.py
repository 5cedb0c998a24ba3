"""Days, periods and the instant a fact became known. Every instant is UTC; every day is a whole UTC day.

A date without a time stands for the *whole* day, and counts as known only when that day has ended: a report
published on 9 July is not known at noon on 9 July. This is the conservative side of as-of honesty.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

from msgspec import Struct

from estimative.errors import UsageError

Precision = Literal["instant", "day", "range", "month", "quarter", "year", "unknown"]
Basis = Literal["published", "release", "recorded", "imputed"]

_DAY_END = time(23, 59, 59, 999999, tzinfo=UTC)
_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?\Z")


class Period(Struct, frozen=True, order=True):
    """A run of whole days, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Number of days, at least 1 for a period the right way round."""
        return (self.last - self.first).days + 1

    def overlap(self, other: Period) -> int:
        """Number of days that both periods share (0 when none)."""
        return max(0, (min(self.last, other.last) - max(self.first, other.first)).days + 1)

    def contains(self, day: date) -> bool:
        """Whether `day` lies in the period."""
        return self.first <= day <= self.last


class Known(Struct, frozen=True, order=True):
    """When the world could know a fact, and how that is known.

    `basis`: *published* (the report's date), *release* (the data set's release), *recorded* (nothing better than
    when this store learned it) or *imputed* (derived, as when an article predates the end of its event).
    """

    at: datetime
    basis: Basis = "published"


def end_of_day(day: date) -> datetime:
    """The last instant of a UTC day."""
    return datetime.combine(day, _DAY_END)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
    return following - timedelta(days=1) if following != date.max else date.max


def period_of(text: str) -> Period:
    """Read ``2022``, ``2022-07`` or ``2022-07-09`` as the days it covers.

    Raises `UsageError` for anything else.
    """
    match = _PREFIX.match(text.strip())
    if match:
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            if year is not None and month is None:
                return Period(date(year, 1, 1), date(year, 12, 31))
            if year is not None and month is not None and day is None:
                return Period(date(year, month, 1), month_end(year, month))
            if year is not None and month is not None and day is not None:
                return Period(date(year, month, day), date(year, month, day))
        except ValueError:
            pass
    raise UsageError(f"not a date: {text!r}", hint="write YYYY, YYYY-MM or YYYY-MM-DD, for example 2022-07-09")


def cutoff_instant(text: str) -> datetime:
    """Read an ``--as-of`` value: a date prefix means the end of its period, UTC; a full time is taken as it is.

    A time without a zone is UTC. Raises `UsageError` where the text is neither.
    """
    if "T" in text or " " in text.strip():
        try:
            moment = datetime.fromisoformat(text.strip())
        except ValueError as error:
            raise UsageError(
                f"not a time: {text!r}", hint="write YYYY-MM-DD or YYYY-MM-DDTHH:MM, for example 2022-07-09T12:00Z"
            ) from error
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return end_of_day(period_of(text).last)


def add_months(day: date, months: int) -> date:
    """The same day `months` later (the month's last day where it is shorter)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day))
