"""When an event could be known: the latest article it was coded from, else the data set's release, else the collection.

The latest article, because the coded values rest on all of them; and never before the event has ended, because the row
says how it ended. UCDP does not publish when an event entered the data set.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from estimative.collect.adapter import Unreadable
from estimative.collect.values import day
from estimative.model.times import Basis, Known, end_of_day

_ITEM = re.compile(r'"[^"\n]{0,200}?,(\d{4}-\d\d-\d\d),')
_CACHE = 100_000


class KnownAt:
    """The rule, for one run: `released` is the day of the release where the user gave it, `now` the run's instant."""

    def __init__(self, now: datetime, released: date | None) -> None:
        self._now = now
        self._today = now.date()
        self._released = released
        self._recorded = Known(now, "recorded")
        self._listed: dict[str, date | None] = {}
        self._quoted: dict[str, date | None] = {}
        self._knowns: dict[tuple[date, Basis], Known] = {}

    def __call__(self, source_date: str, source_article: str, end: date) -> Known:
        """The instant and its basis for an event that ended on `end`."""
        article = self._article(source_date, source_article)
        released = self._released
        if article is not None and (released is None or article <= released):
            if article > self._today:  # a typing slip in the source: we hold the row today
                return self._recorded
            return self._known(end, "imputed") if article < end else self._known(article, "published")
        if released is not None:
            return self._known(end, "imputed") if released < end else self._known(released, "release")
        return self._recorded

    def _known(self, day_known: date, basis: Basis) -> Known:
        found = self._knowns.get((day_known, basis))
        if found is None:
            found = self._knowns[(day_known, basis)] = Known(end_of_day(day_known), basis)
        return found

    def _article(self, source_date: str, source_article: str) -> date | None:
        if source_date:
            return _remember(self._listed, source_date, lambda text: text.split(";"))
        if '"' in source_article:
            return _remember(self._quoted, source_article, _ITEM.findall)
        return None


def _remember(answers: dict[str, date | None], text: str, dates: Callable[[str], list[str]]) -> date | None:
    """The latest of a text's dates, worked out once for the many rows that share the text."""
    if text not in answers:
        if len(answers) >= _CACHE:
            answers.clear()
        answers[text] = _latest(dates(text))
    return answers[text]


def _latest(dates: list[str]) -> date | None:
    """The latest of the dates that can be read; None where none can."""
    found = []
    for text in dates:
        try:
            found.append(day(text, "source_date"))
        except Unreadable:
            continue
    return max(found, default=None)
