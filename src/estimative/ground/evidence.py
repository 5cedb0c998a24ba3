"""What the View holds for one grounding: loaded once, indexed by day, with the standing of each incident on demand.

Everything comes from one `View`, so nothing later than the cut-off can be in it; the loader drops a later item all the
same, because a verdict must not depend on somebody else's care.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from msgspec.structs import replace

from estimative.ground import wording
from estimative.ground.places import effect_words
from estimative.model.claims import Cited, Coverage
from estimative.model.events import Attestation, Incident, Observation, Reaction, Statement
from estimative.model.sources import Report
from estimative.model.times import Known, Period
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing, standing
from estimative.store.base import View

LONGEST = 400
"""Days that an incident may last and still be found by its first day; longer ones are looked at every time."""
FEW = 400
"""Up to so many incidents their attestations are asked for by id, beyond it all at once."""


class Evidence:
    """The facts known by the cut-off. `window` bounds the incidents that are loaded (None loads all)."""

    def __init__(self, view: View, registry: Registry, window: Period | None = None) -> None:
        self.registry = registry
        self.cutoff = view.cutoff
        self.recorded = view.recorded
        self.today: date = view.cutoff.date()
        self._view = view
        incidents = [item for item in view.incidents(window=window) if self._then(item.known)]
        incidents.sort(key=lambda item: (item.occurred.first, item.id))
        self.incidents: tuple[Incident, ...] = tuple(incidents)
        self._first = [item.occurred.first for item in incidents]
        self._long = tuple(item for item in incidents if item.occurred.days > LONGEST)
        self._said: dict[str, list[Attestation]] = {}
        ids = [item.id for item in incidents]
        for said in view.attestations(ids if len(ids) <= FEW else None) if ids else ():
            if self._then(said.known):
                self._said.setdefault(said.incident, []).append(said)
        self._origins = {key: tuple(a for a in items if a.field == "origin") for key, items in self._said.items()}
        self._by_word: dict[str, list[Incident]] | None = None
        self._standings: dict[str, Standing] = {}
        self._observations: tuple[Observation, ...] | None = None
        self._reactions: tuple[Reaction, ...] | None = None
        self._statements: tuple[Statement, ...] | None = None
        self._reports: dict[str, Report] | None = None
        self._coverage: tuple[Coverage, ...] | None = None

    def _then(self, known: Known | None) -> bool:
        return known is None or known.at <= self.cutoff

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Counts and levels known by the cut-off."""
        if self._observations is None:
            self._observations = tuple(item for item in self._view.observations() if self._then(item.known))
        return self._observations

    @property
    def reactions(self) -> tuple[Reaction, ...]:
        """Reactions of states and bodies known by the cut-off."""
        if self._reactions is None:
            self._reactions = tuple(item for item in self._view.reactions() if self._then(item.known))
        return self._reactions

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Other people's judgements known by the cut-off."""
        if self._statements is None:
            self._statements = tuple(item for item in self._view.statements() if self._then(item.known))
        return self._statements

    @property
    def coverage(self) -> tuple[Coverage, ...]:
        """What the store held at the cut-off, by data set."""
        if self._coverage is None:
            self._coverage = self._view.coverage()
        return self._coverage

    def report(self, key: str) -> Report | None:
        """The report of an attestation, if it was out by the cut-off."""
        if self._reports is None:
            self._reports = {item.id: item for item in self._view.reports() if self._then(item.known)}
        return self._reports.get(key)

    def near(self, period: Period, slack: int = 0) -> list[Incident]:
        """Incidents that overlap `period` widened by `slack` days, earliest first."""
        first, last = period.first - timedelta(slack), _later(period.last, slack)
        low = bisect_left(self._first, first - timedelta(LONGEST) if first.toordinal() > LONGEST else date.min)
        high = bisect_right(self._first, last)
        wide = Period(first, last)
        found = [item for item in self.incidents[low:high] if item.occurred.overlap(wide)]
        return found + [item for item in self._long if item not in found and item.occurred.overlap(wide)]

    def at(self, forms: Iterable[str]) -> list[Incident]:
        """Incidents whose place, district or province has the first word of one of these folded spellings."""
        if self._by_word is None:
            self._by_word = {}
            for item in self.incidents:
                for word in set(effect_words(item.place, item.admin2, item.admin1).split()):
                    self._by_word.setdefault(word, []).append(item)
        found = (item for form in forms for item in self._by_word.get(form.split(" ", 1)[0], ()))
        return list({item.id: item for item in found}.values())

    def standing(self, incident: Incident) -> Standing:
        """How an incident stood at the cut-off."""
        found = self._standings.get(incident.id)
        if found is None:
            # Who says where an attack came from says nothing on whether it happened: a denied origin denies no attack.
            said = tuple(item for item in self._said.get(incident.id, ()) if item.field != "origin")
            found = replace(standing(incident, said, self.registry), incident=incident)
            self._standings[incident.id] = found
        return found

    def origins(self, incident: Incident) -> tuple[Attestation, ...]:
        """What was said by the cut-off of where an attack came from: field *origin*, value crossed, directed
        or inside."""
        return self._origins.get(incident.id, ())

    def cite(self, incident: Incident) -> Cited:
        """A pointer to an incident."""
        return Cited(
            "incident", incident.id, incident.known.at, f"{wording.period(incident.occurred)}, {where(incident)}"
        )


def _later(day: date, slack: int) -> date:
    return day + timedelta(slack) if day.toordinal() + slack < date.max.toordinal() else date.max


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
