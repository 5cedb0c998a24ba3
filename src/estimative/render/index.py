"""Anchors and names for facts: what a citation points to on the page, and its words where the citation has none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from msgspec.structs import replace

from estimative.model.claims import Cited
from estimative.model.events import Attestation
from estimative.model.sources import Report
from estimative.registry.entries import countries
from estimative.registry.standing import Standing
from estimative.render.clean import web_link
from estimative.render.facts import Facts
from estimative.render.page import CountView, EventView, SaidView, SourceView
from estimative.render.verdict_views import CiteView
from estimative.render.words import day, number, tally


class Index:
    """The facts of one side of the page (up to the cut-off, or later), each with its anchor.

    `prefix` keeps both sides' anchors apart. Events are numbered by date; those in `shown` come first and get the
    numbers that the timeline and the map carry, the rest 0.
    """

    def __init__(self, facts: Facts, *, prefix: str = "", references: Sequence[Report] = (), shown: Iterable[str] = ()):
        self.countries = {c.iso3: c.name for c in countries()}
        self.facts = facts
        shown = set(shown)
        order = sorted(facts.standings, key=lambda s: (s.incident.id not in shown, s.incident.occurred, s.incident.id))
        self._stood = order
        self._numbers = {s.incident.id: i + 1 if s.incident.id in shown else 0 for i, s in enumerate(order)}
        self._events = {s.incident.id: f"{prefix}e{i + 1}" for i, s in enumerate(order)}
        self._attested = {a.id: a for s in order for a in s.said}
        self._reports = _merge(references, facts.reports)
        self._cited = {report.id for report in references}
        self._sources = {r.id: f"{prefix}r{i + 1}" for i, r in enumerate(self._reports.values())}
        self._counts = {o.id: f"{prefix}o{i + 1}" for i, o in enumerate(facts.observations)}
        self._told = {f.id: f.report for f in facts.reactions} | {f.id: f.report for f in facts.statements}

    def anchor(self, incident: str) -> str:
        """The anchor of an incident, "" where it is not on the page."""
        return self._events.get(incident, "")

    def notes(self) -> dict[str, str]:
        """Footnote keys to links within the page."""
        return {name: f"#{anchor}" for name, anchor in self._sources.items()}

    def cite(self, item: Cited) -> CiteView:
        """A citation with its words, its anchor, and the anchor of its source where it is another."""
        said = self._attested.get(item.id) if item.kind == "attestation" else None
        anchor = self._anchor(item, said)
        source = self._sources.get(said.report, "") if said else ""
        return CiteView(
            kind=item.kind,
            id=item.id,
            label=item.label or self._label(item, said),
            known_at=item.known_at,
            anchor=anchor,
            source=source,
        )

    def cites(self, items: Iterable[Cited]) -> tuple[CiteView, ...]:
        """Citations in their given order, each once."""
        return tuple(self.cite(item) for item in dict.fromkeys(items))

    def _anchor(self, item: Cited, said: Attestation | None) -> str:
        if item.kind == "incident":
            return self._events.get(item.id, "")
        if item.kind == "observation":
            return self._counts.get(item.id, "")
        if item.kind == "report":
            return self._sources.get(item.id, "")
        if said is not None:
            return self._events.get(said.incident, "")
        return self._sources.get(self._told.get(item.id, ""), "")

    def _label(self, item: Cited, said: Attestation | None) -> str:
        if said is not None:
            return f"{said.kind.replace('_', ' ')} by {said.by}"
        if item.kind == "incident" and item.id in self._events:
            found = next(s.incident for s in self._stood if s.incident.id == item.id)
            return f"{found.event_type or 'incident'}, {found.place}, {day(found.occurred.first)}"
        report = self._reports.get(item.id)
        return (report.title or report.publisher) if report else item.id

    def events(self, *, cited_by: Mapping[str, Sequence[str]], omitted: Iterable[str] = ()) -> tuple[EventView, ...]:
        """Every incident with its standing, those with a number first. `cited_by`: anchor → anchors of sentences."""
        left_out = set(omitted)
        return tuple(
            self._event(s, tuple(cited_by.get(self._events[s.incident.id], ())), s.incident.id in left_out)
            for s in self._stood
        )

    def _event(self, stood: Standing, cited_by: tuple[str, ...], omitted: bool) -> EventView:
        found = stood.incident
        first = min((a.known.at for a in stood.said), default=found.known.at)
        what = found.summary or ", against ".join(part for part in (found.event_type, found.target_type) if part)
        return EventView(
            id=self._events[found.id],
            number=self._numbers[found.id],
            incident=found.id,
            occurred=found.occurred,
            precision=found.precision,
            country=self.countries.get(found.country, found.country),
            place=found.place or found.admin1,
            what=what,
            status=_status(stood),
            actor=stood.actor,
            killed=tally(stood.killed),
            injured=tally(stood.injured),
            claimed="; ".join(f"{a.value} ({a.by})" for a in stood.claimed_killed),
            known_at=min(first, found.known.at),
            latitude=found.latitude,
            longitude=found.longitude,
            omitted=omitted and not cited_by,
            cited_by=cited_by,
            said=tuple(self._said(a) for a in stood.said),
        )

    def _said(self, item: Attestation) -> SaidView:
        report = self._reports.get(item.report)
        return SaidView(
            kind=item.kind.replace("_", " "),
            by=item.by,
            known_at=item.known.at,
            value=f"{item.field}: {item.value}" if item.value else "",
            note=item.note,
            source=self._sources.get(item.report, ""),
            source_name=report.publisher if report else item.report,
        )

    def counts(self) -> tuple[CountView, ...]:
        """The observations, by id."""
        return tuple(
            CountView(
                id=self._counts[o.id],
                observation=o.id,
                series=o.series,
                measure=o.measure,
                actor=o.actor,
                country=self.countries.get(o.country, o.country),
                period=o.period,
                value=_span(o.low, o.best, o.high),
                known_at=o.known.at,
                source=self._sources.get(o.report, ""),
                note=o.note,
            )
            for o in self.facts.observations
        )

    def sources(self, cutoff: datetime) -> tuple[SourceView, ...]:
        """The publications, the document's own first."""
        return tuple(self._source(report, cutoff) for report in self._reports.values())

    def _source(self, report: Report, cutoff: datetime) -> SourceView:
        published = report.published is not None and report.published > cutoff.date()
        late = published or (report.known is not None and report.known.at > cutoff)
        return SourceView(
            id=self._sources[report.id],
            report=report.id,
            publisher=report.publisher,
            title=report.title,
            published=report.published,
            basis=report.published_basis,
            grade=str(report.grade),
            grade_reason=report.grade.reason,
            href=web_link(report.url),
            address=report.url,
            known_at=report.known.at if report.known else None,
            type=report.type,
            origin=report.origin,
            note=report.note,
            cited=report.id in self._cited,
            late=late,
        )


def _status(stood: Standing) -> str:
    """The standing; an operation that its own actor tells of is not "unclaimed"."""
    if stood.status == "unclaimed" and stood.incident.actor:
        return "confirmed" if stood.kinds("confirmed") else "reported"
    return stood.status


def _merge(references: Sequence[Report], found: Sequence[Report]) -> dict[str, Report]:
    """Reports by id: the document's own in its order, then the others by day. Where
    both have one, it is the store's row with the document's grade."""
    stored = {report.id: report for report in found}
    merged = {r.id: _graded(stored[r.id], r) if r.id in stored else r for r in references}
    rest = sorted(found, key=lambda r: (str(r.published or ""), r.id))
    return merged | {report.id: report for report in rest if report.id not in merged}


def _graded(stored: Report, reference: Report) -> Report:
    return replace(stored, grade=reference.grade) if str(reference.grade) else stored


def _span(low: float | None, best: float | None, high: float | None) -> str:
    given = [n for n in (low, best, high) if n is not None]
    if not given:
        return ""
    if min(given) == max(given):
        return number(given[0])
    return f"{number(min(given))}–{number(max(given))}"
