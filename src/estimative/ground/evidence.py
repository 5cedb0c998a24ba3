"""What the View holds for one grounding, with the standing of each incident on demand.

Everything comes from one `View`, so nothing later than the cut-off can be in it; the loader drops a later item all the
same, because a verdict must not depend on somebody else's care.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date
from functools import cached_property

import numpy as np
from msgspec.structs import replace

from estimative.ground import wording
from estimative.ground.lookup import Lookup, Order, Search
from estimative.model.claims import Cited, Coverage
from estimative.model.events import Attestation, Incident, Observation, Reaction, Statement
from estimative.model.sources import Report
from estimative.model.times import Known, Period
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing, alleged, standing
from estimative.store.base import View

__all__ = ["Evidence", "Order", "Search", "cite_count", "cite_said", "figure", "unique", "where"]


class Evidence:
    """The facts known by the cut-off of a View. Incidents are read when they are first wanted; look for them with
    `find`, never by going through all of them.

    `cutoff` is the View's and bounds what may be known. `today` is the day that ages and look-backs count from: the
    `written` day of the text (its own cut-off), so that they stay as they are while the View's cut-off moves on.
    """

    def __init__(self, view: View, registry: Registry, written: date | None = None) -> None:
        self.registry = registry
        self.cutoff = view.cutoff
        self.recorded = view.recorded
        self.today: date = written or view.cutoff.date()
        self._view = view
        self._lookup = Lookup(view, registry)
        self.registry = self._lookup.named(registry)
        self._lookup.use(self.registry)
        self._standings: dict[str, Standing] = {}
        self._reports: dict[str, Report | None] = {}

    def _then(self, known: Known | None) -> bool:
        return known is None or known.at <= self.cutoff

    @property
    def rehearsing(self) -> bool:
        """Whether searches find nothing for now, because they are only being collected: nothing may be remembered."""
        return self._lookup.rehearsing

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """Every incident, earliest first, then by id. For small stores: a large one takes seconds to read."""
        return tuple(self._lookup.incidents(np.arange(len(self._lookup))))

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """Counts and levels known by the cut-off."""
        return tuple(item for item in self._view.observations() if self._then(item.known))

    @cached_property
    def reactions(self) -> tuple[Reaction, ...]:
        """Reactions of states and bodies known by the cut-off."""
        return tuple(item for item in self._view.reactions() if self._then(item.known))

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Other people's judgements known by the cut-off."""
        return tuple(item for item in self._view.statements() if self._then(item.known))

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """What the store held at the cut-off, by data set."""
        return self._view.coverage()

    def report(self, key: str) -> Report | None:
        """The report of an attestation, if it was out by the cut-off."""
        if key not in self._reports:
            # Whoever asks for one will ask for the others: one query for all that were met so far.
            wanted = ({key} | self._lookup.reports()) - self._reports.keys()
            self._reports |= dict.fromkeys(wanted)
            found = self._view.reports(sorted(wanted))
            self._reports |= {item.id: item for item in found if self._then(item.known)}
        return self._reports[key]

    # --- looking for incidents -----------------------------------------------------------------------------------

    def find(
        self,
        *,
        period: Period | None = None,
        slack: int = 0,
        actors: Collection[str] = (),
        forms: Collection[str] = (),
        countries: Collection[str] = (),
        latest: int = 0,
    ) -> list[Incident]:
        """Incidents that may meet every condition given, earliest first (by first day, then id); () sets no condition.

        A superset search: it never misses an incident that meets the conditions and may return others, so judge each.
        `period`, widened by `slack` days, shares at least a day with it. `actors`: one of these names, or an umbrella
        or branch of it, stands as actor, alleged actor or target of the incident, or in an attestation as the one named
        or the one who claims; an incident that names nobody meets it only where "" is among the actors. `forms`: place,
        district or province has the first word of one of these folded spellings (`places.Stated.forms`); an incident
        that names no place meets every form. `countries`: ISO alpha-3 codes; one without a country meets every code.
        `latest`: only so many, those that began last (0: all).
        """
        return self.search(
            Search(
                period=period,
                slack=slack,
                actors=tuple(actors),
                forms=tuple(forms),
                countries=tuple(countries),
                latest=latest,
            )
        )

    def search(self, search: Search) -> list[Incident]:
        """`find` with its conditions as a value."""
        return self._lookup.incidents(self._lookup.rows(search))

    def walk(self, search: Search, by: Order = "first") -> Iterator[Incident]:
        """`search` lazily, for whoever needs only the first few: those that began *first*, or *last*, or with the most
        *killed* by any figure given, the attacker's own included (so that no toll of an incident exceeds it)."""
        return self._lookup.walk(search, by)

    def expect(self, searches: Iterable[Search]) -> None:
        """Read ahead, in one query, what these searches will return. It changes no answer."""
        self._lookup.expect(searches)

    def rehearse(self, work: Callable[[], object]) -> None:
        """Read ahead what `work` looks for, by letting it look once without finding anything. It changes no answer."""
        self._lookup.rehearse(work)

    def count(
        self,
        *,
        period: Period | None = None,
        slack: int = 0,
        actors: Collection[str] = (),
        forms: Collection[str] = (),
        countries: Collection[str] = (),
    ) -> int:
        """How many incidents `find` would return, without reading them."""
        wanted = Search(
            period=period, slack=slack, actors=tuple(actors), forms=tuple(forms), countries=tuple(countries)
        )
        return self.size(wanted)

    def size(self, search: Search) -> int:
        """`count` with its conditions as a value."""
        return len(self._lookup.rows(search))

    def near(self, period: Period, slack: int = 0) -> list[Incident]:
        """Incidents that overlap `period` widened by `slack` days, earliest first."""
        return self.search(Search(period=period, slack=slack))

    def at(self, forms: Iterable[str]) -> list[Incident]:
        """Incidents whose place, district or province has the first word of one of these folded spellings, or that
        name no place."""
        wanted = tuple(forms)
        return self.search(Search(forms=wanted)) if wanted else []

    # --- one incident --------------------------------------------------------------------------------------------

    def incident(self, key: str) -> Incident | None:
        """The incident of this id as it was known by the cut-off; None where there was none."""
        held = self._lookup.held(key)
        return held or next((item for item in self._view.incidents(ids=key) if self._then(item.known)), None)

    def standing(self, incident: Incident) -> Standing:
        """How an incident stood at the cut-off."""
        found = self._standings.get(incident.id)
        if found is None:
            # Who says where an attack came from says nothing on whether it happened: a denied origin denies no attack.
            said = tuple(item for item in self.said(incident) if item.field != "origin")
            found = replace(standing(incident, said, self.registry), incident=incident) if said else silent(incident)
            self._standings[incident.id] = found
        return found

    def origins(self, incident: Incident) -> tuple[Attestation, ...]:
        """What was said by the cut-off of where an attack came from: field *origin*, value crossed, directed
        or inside."""
        return tuple(item for item in self.said(incident) if item.field == "origin")

    def said(self, incident: Incident) -> tuple[Attestation, ...]:
        """What was said of an incident by the cut-off, sorted by id."""
        return tuple(item for item in self._lookup.said(incident) if self._then(item.known))

    def cite(self, incident: Incident) -> Cited:
        """A pointer to an incident."""
        return Cited(
            "incident", incident.id, incident.known.at, f"{wording.period(incident.occurred)}, {where(incident)}"
        )


def silent(incident: Incident) -> Standing:
    """The standing of an incident of which nobody said anything: what `standing` makes of it, but quicker."""
    actor = alleged(incident) if incident.actor else ""
    return Standing(
        incident=incident, status="unclaimed", actor=actor, said=(), killed=incident.killed, injured=incident.injured
    )


def where(incident: Incident) -> str:
    """Where an incident happened, as short as it can be said."""
    return incident.place or incident.admin2 or incident.admin1 or incident.country


def cite_said(said: Attestation) -> Cited:
    """A pointer to an attestation."""
    value = f" ({said.field} {said.value})" if said.value else ""
    return Cited("attestation", said.id, said.known.at, f"{said.by}: {said.kind.replace('_', ' ')}{value}")


def cite_count(item: Observation) -> Cited:
    """A pointer to an observation."""
    return Cited(
        "observation",
        item.id,
        item.known.at,
        f"{item.series}: {figure(item)} {item.measure}, {wording.period(item.period)}",
    )


def figure(item: Observation) -> str:
    """The value of an observation as it was given."""
    if item.best is not None:
        return wording.number(item.best)
    known = [value for value in (item.low, item.high) if value is not None]
    if len(known) == 2:
        return f"{wording.number(known[0])}–{wording.number(known[1])}"
    return ("at least " if item.low is not None else "up to ") + wording.number(known[0]) if known else "no figure for"


def unique(cites: Iterable[Cited]) -> tuple[Cited, ...]:
    """Pointers without repetition, in order."""
    return tuple(dict.fromkeys(cites))
