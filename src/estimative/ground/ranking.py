"""Ranks in a data set that is complete by its definition: the deadliest event of a scope, the deadliest year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from estimative.ground import census, censustrends, scopes, wording
from estimative.ground.census import Census
from estimative.ground.evidence import Evidence, unique
from estimative.ground.matching import Candidate
from estimative.ground.scopes import Range
from estimative.model.claims import Cited, Claim, Difference, Verdict, VerdictKind
from estimative.model.times import Period, add_months
from estimative.text.phrases import dates

_TIME = re.compile(r"\b(?:deadliest|bloodiest|most violent|most lethal|worst) (?P<unit>year|month)\b", re.I)
_PLAIN = re.compile(r"(?<!since )\b(?P<year>(?:19|20)\d\d) (?:was|became|is|has been|had been|marked|saw)\b", re.I)
SHOWN = 3


def of_time(claim: Claim) -> bool:
    """Whether a year or month is ranked, not an event."""
    return _TIME.search(claim.text) is not None


def judge_time(claim: Claim, evidence: Evidence) -> Verdict:
    """ "The deadliest year since 1991": deaths of every year of the scope by a complete data set."""
    hit, period = _TIME.search(claim.text), claim.time.period if claim.time else None
    country = censustrends.country_of(claim, evidence)
    held = [h for h in census.of(country, evidence) if h.span is not None] if country else []
    if hit is None or not held:
        return _open(claim, "no data set that is complete by its definition counts the deaths of a year or month there")
    months = 12 if hit["unit"].lower() == "year" else 1
    since = next(
        (w.period.first for w in dates.find(claim.text) if w.relation == "since" and w.period is not None), None
    )
    plain = _PLAIN.search(claim.text)
    if plain and months == 12:
        period = Period(date(int(plain["year"]), 1, 1), date(int(plain["year"]), 12, 31))
    if period is None or period.first == since:
        return _open(claim, f"the text does not say which {hit['unit'].lower()} is meant")
    return _ranked(claim, held[0], period.first, since, months, evidence)


def _ranked(claim: Claim, held: Census, first: date, since: date | None, months: int, evidence: Evidence) -> Verdict:
    assert held.span is not None
    events = census.select(held, censustrends.scope_of(claim, evidence), evidence)
    start = max(since or held.span.first, held.span.first)
    spans = _spans(first.replace(day=1), start, months, held.span)
    if not spans or spans[0].first != first.replace(day=1):
        return _open(claim, f"{held.dataset} can be counted for {wording.period(held.span)} only")
    totals = {span: sum(census.tally(i)[1] for i in census.within(events, span)) for span in spans}
    mine = totals.pop(spans[0])
    more = sorted((s for s, n in totals.items() if n > mine), key=lambda s: (-totals[s], s))
    covered = since is None or since >= held.span.first or (held.span.first - since).days < 31
    kind: VerdictKind = "contradicted" if more else "supported" if covered and totals and since else "partly"
    told = [
        f"{wording.number(n)} killed in {wording.period(s)}"
        for s, n in [(spans[0], mine), *((s, totals[s]) for s in more[:SHOWN])]
    ]
    scope = f"of {wording.count(len(spans), 'such period')} from {wording.day(start)} on"
    cites = unique(
        Cited("incident", i.id, i.known.at, wording.period(i.occurred))
        for s in (spans[0], *more[:SHOWN])
        for i in sorted(census.within(events, s), key=lambda i: (-census.tally(i)[1], i.id))[:2]
    )
    difference = Difference(
        attribute="superlative", stated=claim.act.text if claim.act else "deadliest", known="; ".join(told),
        explanation=f"deaths by {held.dataset}, best estimate, {scope}",
        span=claim.act.span if claim.act else claim.span, cites=cites,
    )  # fmt: skip
    return Verdict(
        claim=claim, kind=kind, why=wording.sentence(f"counted in {held.dataset}: {wording.listed(told)}, {scope}"),
        differences=() if kind == "supported" else (difference,), cites=cites,
    )  # fmt: skip


def _spans(first: date, start: date, months: int, span: Period) -> list[Period]:
    """The stated period and every other of its length back to `start`, the stated one first, inside the span."""
    found: list[Period] = []
    while first >= start.replace(day=1) and len(found) < 1000:
        last = add_months(first, months) - timedelta(1)
        if last > span.last:
            return []
        found.append(Period(first, last))
        if first.year <= 1900:
            break
        first = add_months(first, -months)
    return found


def none_larger(claim: Claim, scope: Range, match: Candidate, evidence: Evidence) -> Verdict | None:
    """*supported* where the event is the deadliest of its scope in a complete data set; None where that cannot be
    shown."""
    incident, registry = match.incident, evidence.registry
    if scope.acts or scope.targets or not scope.country or registry.dataset(incident.dataset).counting != "complete":
        return None
    held = next((h for h in census.of(scope.country, evidence) if h.dataset == incident.dataset), None)
    if held is None or held.span is None or scope.since is None or scope.since < held.span.first:
        return None
    mine = census.tally(incident)
    rest = [s.incident for s in scopes.cases(scope, evidence, "killed") if s.incident.id != incident.id]
    if any(census.tally(i)[2] >= mine[0] for i in rest if i.dataset == incident.dataset):
        return None
    why = f"none deadlier is in {held.dataset}, which is complete by its definition, {scope.words()}"
    return Verdict(claim=claim, kind="supported", why=wording.sentence(why), cites=(evidence.cite(incident),))


def _open(claim: Claim, reason: str) -> Verdict:
    return Verdict(claim=claim, kind="not checkable", why=wording.sentence(reason))
