"""Incidents of a View by their number: searched in an index of columns, read from the store only when they are wanted.

A store may hold a million incidents, of which an assessment touches a few thousand. Searching never misses an incident
that meets the conditions; it may return others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from estimative.ground import names
from estimative.ground.places import effect_words
from estimative.model.events import Attestation, Incident
from estimative.model.times import Period
from estimative.registry.index import key
from estimative.registry.registry import Registry
from estimative.store.base import View

LONGEST = 400
"""Days that an incident may last and still be found by its first day; longer ones are looked at every time."""
FEW = 5_000
"""Up to so many incidents a store is read as a whole: one query costs as much as fifty incidents."""
MOST = 250_000
"""Incidents that are read ahead at once; beyond it each search reads its own."""

Rows = NDArray[np.int64]
Order = Literal["first", "last", "killed"]


class Search(Struct, frozen=True, kw_only=True):
    """What incidents to look for; every condition given must be met, () sets none. See `Evidence.find`."""

    period: Period | None = None
    slack: int = 0
    actors: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    latest: int = 0


class Names(Struct, frozen=True):
    """Names and where they stand: row *i* of `sides` and `said` holds the places in `texts` of an index's text *i*."""

    texts: tuple[str, ...]
    sides: Rows
    said: Rows


class Lookup:
    """The incidents of one View with their attestations. A row is an entry of the View's index."""

    def __init__(self, view: View, registry: Registry) -> None:
        self._view = view
        self._registry = registry
        self._index = view.index()
        self._incidents: dict[int, Incident | None] = {}
        self._planned: list[Rows] | None = None
        self._said: dict[int, tuple[Attestation, ...]] = {}
        self._row_of: dict[str, int] = {}
        self._found: dict[Search, Rows] = {}
        self._chains: dict[str, tuple[tuple[str, ...], ...]] = {}
        self._chosen: dict[tuple[tuple[str, ...], tuple[str, ...]], Rows] = {}

    def use(self, registry: Registry) -> None:
        """Search with a registry that also knows the store's own names."""
        self._registry = registry
        self._chains.clear()
        self._chosen.clear()
        self._found.clear()

    @property
    def rehearsing(self) -> bool:
        """Whether searches are only collected and find nothing."""
        return self._planned is not None

    def __len__(self) -> int:
        return len(self._index.number)

    def rows(self, search: Search) -> Rows:
        """The rows that may meet every condition of a search, earliest first; remembered, as sizes are asked first."""
        found = self._found.get(search)
        if found is None:
            found = self._rows(search)
            if len(found) <= FEW:
                self._found[search] = found
        return found

    def _rows(self, search: Search) -> Rows:
        among = self._among(search.actors, search.countries)
        if search.forms:
            rows = self._at(search.forms)
            rows = rows if among is None else rows[_members(rows, among)]
            if search.period is not None:
                first, last = _widened(search.period, search.slack)
                rows = rows[(self._index.first[rows] <= last) & (self._index.last[rows] >= first)]
        elif search.period is not None:
            rows = self._during(*_widened(search.period, search.slack), among)
        else:
            rows = np.arange(len(self)) if among is None else among
        return rows[-search.latest :]

    def incidents(self, rows: Rows) -> list[Incident]:
        """The incidents of some rows, in the order of the rows."""
        if self._planned is not None:
            self._planned.append(rows)
            return []
        wanted = rows.tolist()
        self._read([row for row in wanted if row not in self._incidents])
        found = map(self._incidents.__getitem__, wanted)
        return [item for item in found if item is not None]

    def walk(self, search: Search, by: Order) -> Iterator[Incident]:
        """The incidents of a search one after the other, read in growing batches as they are asked for."""
        rows = self.rows(search)
        if by == "killed":
            rows = rows[np.argsort(-self._index.killed[rows], kind="stable")]
        elif by == "last":
            rows = rows[::-1]
        start, size = 0, 64
        while start < len(rows):
            yield from self.incidents(rows[start : start + size])
            if self._planned is not None:
                return
            start, size = start + size, min(2 * size, 4_096)

    def expect(self, searches: Iterable[Search]) -> None:
        """Read what several searches will ask for in one go. It changes no answer, only how long it takes."""
        self._expect([self.rows(search) for search in searches])

    def rehearse(self, work: Callable[[], object]) -> None:
        """Do some work for which no incident is found, and read all that it looked for in one go.

        It changes no answer, since the work is done again and nothing found on the way is kept (`rehearsing`). It saves
        a query, as dear as hundreds of incidents, for each search. A small store is read as a whole anyway.
        """
        if len(self) <= FEW:
            return
        self._planned = []
        try:
            work()
        finally:
            planned, self._planned = self._planned, None
        self._expect(planned)

    def _expect(self, rows: list[Rows]) -> None:
        wanted = np.unique(np.concatenate(rows)) if rows else np.arange(0)
        if len(wanted) <= MOST:
            self.incidents(wanted)

    def held(self, key: str) -> Incident | None:
        """The incident of an id, if it was read before."""
        row = self._row_of.get(key)
        return None if row is None else self._incidents[row]

    def said(self, incident: Incident) -> tuple[Attestation, ...]:
        """What was said of an incident, sorted by id."""
        row = self._row_of.get(incident.id)
        return tuple(self._view.attestations(incident.id)) if row is None else self._said.get(row, ())

    def reports(self) -> set[str]:
        """The reports of all attestations that were read so far."""
        return {said.report for items in self._said.values() for said in items}

    def named(self, registry: Registry) -> Registry:
        """The registry with the actors and places that these incidents name and it lacks."""
        return names.extended(registry, self._index)

    # --- searching -----------------------------------------------------------------------------------------------

    def _during(self, first: int, last: int, among: Rows | None) -> Rows:
        """The rows (of those among) that share a day with a run of days."""
        begin, low, high = np.searchsorted(self._index.first, (first - LONGEST, first, last + 1))
        if among is None:
            before, within = np.arange(begin, low), np.arange(low, high)
            long = self._long[self._long < begin]
        else:
            ends = np.searchsorted(among, (begin, low, high))
            before, within = among[ends[0] : ends[1]], among[ends[1] : ends[2]]
            long = self._long[(self._long < begin) & _members(self._long, among)]
        reach = np.concatenate([long, before])
        return np.concatenate([reach[self._index.last[reach] >= first], within])

    @cached_property
    def _long(self) -> Rows:
        """The rows of incidents that lasted longer than `LONGEST` days."""
        return np.flatnonzero(self._index.last - self._index.first >= LONGEST)

    def _at(self, forms: Sequence[str]) -> Rows:
        codes = {code for form in forms for code in self._by_word.get(form.split(" ", 1)[0], ())} | self._nowhere
        order, starts = self._by_place
        found = [order[starts[code] : starts[code + 1]] for code in sorted(codes)]
        return np.sort(np.concatenate(found)) if found else np.arange(0)

    @cached_property
    def _by_word(self) -> dict[str, list[int]]:
        """Which places have a word, folded."""
        found: dict[str, list[int]] = {}
        for code, (place, admin2, admin1) in enumerate(self._index.place.words):
            for word in set(effect_words(place, admin2, admin1).split()):
                found.setdefault(word, []).append(code)
        return found

    @cached_property
    def _nowhere(self) -> set[int]:
        """The place that names none, so that it can be any."""
        return {code for code, words in enumerate(self._index.place.words) if not any(words)}

    @cached_property
    def _by_place(self) -> tuple[Rows, Rows]:
        """The rows in the order of their places, and where each place begins."""
        codes = self._index.place.codes
        order = np.argsort(codes, kind="stable")
        return order, np.searchsorted(codes[order], np.arange(len(self._index.place.words) + 1))

    def _among(self, actors: tuple[str, ...], countries: tuple[str, ...]) -> Rows | None:
        """The rows of some actors in some countries, remembered; None for all rows."""
        if not actors and not countries:
            return None
        wanted = (actors, countries)
        if wanted not in self._chosen:
            if actors and countries:
                acting, there = self._among(actors, ()), self._among((), countries)
                assert acting is not None
                assert there is not None
                self._chosen[wanted] = acting[_members(acting, there)]
            else:
                self._chosen[wanted] = np.flatnonzero(self._acting(actors) if actors else self._in(countries))
        return self._chosen[wanted]

    def _in(self, countries: tuple[str, ...]) -> NDArray[np.bool_]:
        """Which rows may lie in one of these countries."""
        return self._index.land.rows(lambda words: not words[0] or self._code(words[0]) in countries)

    def _code(self, country: str) -> str:
        return country if len(country) == 3 and country.isupper() else self._registry.country(country) or country

    def _acting(self, actors: tuple[str, ...]) -> NDArray[np.bool_]:
        """Which rows name one of these actors, in the incident or in what was said of it."""
        index, names = self._index, self._names
        same = np.fromiter((self._is(name, actors) for name in names.texts), dtype=np.bool_, count=len(names.texts))
        chosen: NDArray[np.bool_] = np.any(same[names.sides], axis=1)
        if "" in actors:
            chosen |= np.array([_nobody(words[0]) for words in index.sides.words], dtype=np.bool_)
        rows = chosen[index.sides.codes]
        told: NDArray[np.bool_] = np.any(same[names.said], axis=1)
        rows[index.said_of[told[index.said_names.codes]]] = True
        return rows

    @cached_property
    def _names(self) -> Names:
        """Every name of the index once, and which of them each of its texts holds; a claimant by whom it speaks for."""
        codes: dict[str, int] = {}
        told = [
            (named, self._registry.speaker(by) if by else "", actor)
            for named, by, actor in self._index.said_names.words
        ]
        sides, said = (
            np.array([[codes.setdefault(name, len(codes)) for name in words] for words in texts], dtype=np.int64)
            for texts in (self._index.sides.words, told)
        )
        return Names(tuple(codes), sides.reshape(-1, 3), said.reshape(-1, 3))

    def _is(self, name: str, actors: tuple[str, ...]) -> bool:
        """Whether a name, or one of several joined by commas, stands for one of some actors; "" is nobody."""
        parts = (name, *name.split(", "))
        return any(self._same(actor, part) for actor in actors if actor for part in parts if part)

    def _same(self, a: str, b: str) -> bool:
        """`Registry.same_actor`, quick for many names: which actors a name is a branch of is asked for once."""
        mine, theirs = self._chain(a), self._chain(b)
        return mine[0] in theirs or theirs[0] in mine

    def _chain(self, name: str) -> tuple[tuple[str, ...], ...]:
        if name not in self._chains:
            self._chains[name] = tuple(map(key, self._registry.umbrellas(name)))
        return self._chains[name]

    # --- reading -------------------------------------------------------------------------------------------------

    def _read(self, rows: list[int]) -> None:
        if not rows:
            return
        if len(self) <= FEW:
            rows = [row for row in range(len(self)) if row not in self._incidents]
        index, cutoff = self._index, self._view.cutoff
        numbers = index.number[rows]
        found: dict[int, Incident] = self._view.numbered("incident", numbers.tolist())
        for row, number in zip(rows, numbers.tolist(), strict=True):
            item = found.get(number)
            # The View holds nothing later; a verdict must not depend on somebody else's care.
            self._incidents[row] = item if item is not None and item.known.at <= cutoff else None
            if item is not None:
                self._row_of[item.id] = row
        self._read_said(np.sort(np.array(rows, dtype=np.int64)))

    def _read_said(self, rows: Rows) -> None:
        index = self._index
        held = np.isin(index.said_of, rows)
        numbers = index.said[held].tolist()
        if not numbers:
            return
        found: dict[int, Attestation] = self._view.numbered("attestation", numbers)
        told: dict[int, list[Attestation]] = {}
        for row, number in zip(index.said_of[held].tolist(), numbers, strict=True):
            item = found.get(number)
            if item is not None and item.known.at <= self._view.cutoff:
                told.setdefault(row, []).append(item)
        self._said |= {row: tuple(items) for row, items in told.items()}


def _members(rows: Rows, among: Rows) -> NDArray[np.bool_]:
    """Which of some rows are among others, which are sorted."""
    at = np.minimum(np.searchsorted(among, rows), max(len(among) - 1, 0))
    return among[at] == rows if len(among) else np.zeros(len(rows), dtype=np.bool_)


def _nobody(actor: str) -> bool:
    """Whether a data set names no actor. Whom attestations name may have no part in how the incident stands."""
    return not actor or actor.lower().startswith("unknown")


def _widened(period: Period, slack: int) -> tuple[int, int]:
    """The first and last day of a period widened by some days, as numbers."""
    return period.first.toordinal() - slack, period.last.toordinal() + slack
