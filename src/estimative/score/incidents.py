"""Questions answered from single incidents.

A data set that codes every event of its definition (`CENSUS`) can show both sides of a threshold. A collection of
documented incidents can only show that something happened: reaching the threshold is *yes*; not one qualifying case
of "at least one" is
*no* in the sense of *not shown*; anything between stays unresolved, because a sample gives no rate.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from estimative.model.claims import Cited
from estimative.model.forecasts import Outcome
from estimative.model.judgments import Question, Tier
from estimative.model.times import Period
from estimative.registry.registry import Registry
from estimative.score.attribution import CENSUS
from estimative.score.compare import OPS
from estimative.score.qualify import Case, Qualified, qualify
from estimative.store.base import View

SHOWN = 5
"""How many rejected incidents a "not shown" cites, nearest to the end of the window last."""


class IncidentReading(Struct, frozen=True, kw_only=True):
    """The answer of a question about incidents, with what it rests on."""

    outcome: Outcome
    why: str
    value: float | None = None
    reference: float | None = None
    bound: str = ""
    disputed: tuple[str, ...] = ()
    cites: tuple[Cited, ...] = ()


def read_incidents(
    question: Question, view: View, *, registry: Registry, window: Period, reference: Period, tier: Tier | None
) -> IncidentReading:
    """Count the qualifying incidents of the window and hold them against the threshold."""
    found = qualify(question, view, registry=registry, window=window, tier=tier)
    census = _of(found, census=True)
    if census.qualifying or census.rejected:
        before = qualify(question, view, registry=registry, window=reference, tier=tier)
        return _exact(question, census, _of(before, census=True))
    return _shown(question, found, (view.cutoff.date() - window.last).days)


def measured(question: Question, cases: Sequence[Case]) -> float | None:
    """What the question measures, summed over cases; None where the incidents do not carry it."""
    if question.measure == "attacks":
        return float(len(cases))
    if question.measure == "fatalities":
        return float(sum(case.killed.best or 0 for case in cases))
    if question.measure == "civilian-fatalities":
        given = [case.incident.extra.get("deaths_civilians", "") for case in cases]
        return float(sum(map(int, given))) if all(text.isdigit() for text in given) else None
    return None


def _of(found: Qualified, *, census: bool) -> Qualified:
    """The part of the lists that comes from one census (the first by name, never a mix), or from no census at all."""
    cases = (*found.qualifying, *found.disputed, *found.rejected)
    names = sorted({case.incident.dataset for case in cases if case.incident.dataset.startswith(CENSUS) == census})
    keep = set(names[:1]) if census else set(names)
    lists = [
        tuple(c for c in part if c.incident.dataset in keep)
        for part in (found.qualifying, found.disputed, found.rejected)
    ]
    return Qualified(qualifying=lists[0], disputed=lists[1], rejected=lists[2])


def _exact(question: Question, found: Qualified, before: Qualified) -> IncidentReading:
    value, reference = measured(question, found.qualifying), measured(question, before.qualifying)
    threshold = question.threshold
    if value is None or (threshold.relative and reference is None):
        return IncidentReading(outcome="unresolved", why=f"the incidents carry no {question.measure}")
    against = threshold.value * (reference or 0.0) if threshold.relative else threshold.value
    outcome: Outcome = "yes" if OPS[threshold.op](value, against) else "no"
    cases = found.qualifying or found.rejected[-SHOWN:]
    name = cases[0].incident.dataset if cases else "the data set"
    why = f"{name} codes {value:g} {question.measure} in the window; the threshold is {against:g}"
    return IncidentReading(
        outcome=outcome, why=why, value=value, reference=against, disputed=found.doubts, cites=_cites(cases)
    )


def _shown(question: Question, found: Qualified, since: int) -> IncidentReading:
    value, threshold = _least(question, found.qualifying), question.threshold
    if threshold.relative or value is None:
        why = "documented incidents are a sample; no rate may be taken from them, and no series was named"
        return IncidentReading(outcome="unresolved", why=why, disputed=found.doubts)
    reached = OPS[threshold.op](value, threshold.value)
    upward, one = threshold.op in (">", ">="), OPS[threshold.op](1.0, threshold.value)
    bound = f"at least {value:g} documented" if value else ""
    count = f"{len(found.qualifying)} qualifying, {len(found.disputed)} disputed, {len(found.rejected)} rejected"
    if upward and reached:
        return _answer("yes", f"{count}: {_first(found.qualifying)}", value, bound, found, found.qualifying)
    if not upward and not reached:
        return _answer("no", f"{count}; already more than the threshold allows", value, bound, found, found.qualifying)
    if upward and one and (found.disputed or found.rejected):
        cases = found.disputed or found.rejected[-SHOWN:]
        return _answer(
            "no",
            f"not shown by what was known {since} days after the window closed: {count}",
            value,
            bound,
            found,
            cases,
        )
    if upward and one:
        why = "nothing at all is recorded there for the window, so silence cannot be told from absence"
    else:
        why = f"{count}; the incidents are a sample, so fewer than the threshold shows nothing"
    return IncidentReading(outcome="unresolved", why=why, value=value, bound=bound, disputed=found.doubts)


def _least(question: Question, cases: Sequence[Case]) -> float | None:
    """The least that the documented cases show: their number, or the sum of the lowest tolls."""
    if question.measure == "fatalities":
        return float(sum(case.killed.low or 0 for case in cases))
    return measured(question, cases)


def _answer(
    outcome: Outcome, why: str, value: float, bound: str, found: Qualified, cases: Sequence[Case]
) -> IncidentReading:
    return IncidentReading(
        outcome=outcome, why=why, value=value, bound=bound, disputed=found.doubts, cites=_cites(cases)
    )


def _first(cases: Sequence[Case]) -> str:
    names = [case.incident.id for case in cases]
    return ", ".join(names[:6]) + (f" and {len(names) - 6} more" if len(names) > 6 else "")


def _cites(cases: Sequence[Case]) -> tuple[Cited, ...]:
    found = {(cite.kind, cite.id): cite for case in cases for cite in case.cites}
    return tuple(found[key] for key in sorted(found))
