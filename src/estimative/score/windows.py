"""The windows of a question, and small arithmetic on sets of days."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from estimative.errors import UsageError
from estimative.model.judgments import Question
from estimative.model.times import Period, add_months

Days = tuple[Period, ...]
"""A set of days: disjoint periods in order."""

_DAY = timedelta(days=1)


def window(question: Question, cutoff: datetime) -> Period:
    """The question's window: the one given, else `months` from the day after the cut-off.

    Raises `UsageError` where the question gives neither.
    """
    if question.window is not None:
        return question.window
    if not question.months or question.months < 1:
        raise UsageError(
            f"question {question.id} has no window", hint="give it 'window: 12 months', or 'from:' and 'to:'"
        )
    try:
        return Period(cutoff.date() + _DAY, add_months(cutoff.date(), question.months))
    except (ValueError, OverflowError) as error:
        raise _beyond(question) from error


def previous(question: Question, cutoff: datetime) -> Period:
    """The period a relative threshold compares with: the one given, else the same length up to the window's start."""
    if question.previous is not None:
        return question.previous
    now = window(question, cutoff)
    try:
        if question.window is None and question.months:
            return Period(add_months(cutoff.date(), -question.months) + _DAY, cutoff.date())
        return Period(now.first - timedelta(days=now.days), now.first - _DAY)
    except (ValueError, OverflowError) as error:
        raise _beyond(question) from error


def _beyond(question: Question) -> UsageError:
    return UsageError(f"the window of question {question.id} leaves the calendar", hint="give years between 1 and 9999")


def length(days: Days) -> int:
    """Number of days in the set."""
    return sum(period.days for period in days)


def shared(days: Days, other: Days) -> int:
    """Number of days in both sets."""
    return sum(a.overlap(b) for a in days for b in other)


def minus(days: Days, taken: Days) -> Days:
    """The days of the first set that are not in the second."""
    for hole in taken:
        days = tuple(part for period in days for part in _cut(period, hole))
    return days


def inside(days: Days, period: Period) -> Days:
    """The days of the set that lie in a period."""
    both = [(max(part.first, period.first), min(part.last, period.last)) for part in days]
    return tuple(Period(first, last) for first, last in both if first <= last)


def distance(period: Period, day: date) -> int:
    """Days between a day and a period, 0 when it lies inside."""
    return max(0, (period.first - day).days, (day - period.last).days)


def _cut(period: Period, hole: Period) -> tuple[Period, ...]:
    if not period.overlap(hole):
        return (period,)
    left = Period(period.first, hole.first - _DAY)
    right = Period(hole.last + _DAY, period.last)
    return tuple(part for part in (left, right) if part.first <= part.last)
