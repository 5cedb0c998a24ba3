"""Levels: the edition nearest the end of the window against the edition nearest the cut-off, upper values.

The editions are taken from all series the question names together, because a publisher that changes what it counts
starts a new series. Where the two editions do not measure the same population the question is void, with the
literal answer beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from estimative.model.events import Observation
from estimative.model.forecasts import Outcome
from estimative.model.judgments import Question
from estimative.model.times import Period
from estimative.score.citations import stated
from estimative.score.compare import OPS
from estimative.score.observed import split_group
from estimative.score.windows import distance
from estimative.store.base import View


class LevelReading(Struct, frozen=True, kw_only=True):
    """The answer of a level question. `cited` holds both editions and every other one of the same two periods."""

    outcome: Outcome
    literal: Outcome | None
    why: str
    value: float | None = None
    reference: float | None = None
    cited: tuple[Observation, ...] = ()


def read_level(question: Question, view: View, *, window: Period, cutoff: date) -> LevelReading:
    """Compare the two editions as of the view; *unresolved* while either is missing."""
    names = [name for group in question.series for name in split_group(group)]
    found = view.observations(series=names, country=question.country or None)
    usable = [item for item in found if upper(item) is not None]
    before = nearest([o for o in usable if o.period.first <= cutoff], cutoff, window.days // 2)
    after = [o for o in usable if o.period.last > cutoff and (before is None or o.period != before.period)]
    now = nearest(after, window.last, window.days // 2)
    if now is None or (before is None and question.threshold.relative):
        which = "the end of the window" if now is None else "the cut-off"
        return LevelReading(outcome="unresolved", literal=None, why=f"no edition near {which} is known yet")
    return _compared(question, now, before, usable)


def nearest(found: Sequence[Observation], day: date, within: int) -> Observation | None:
    """The edition whose period is nearest to a day (at most `within` days off); of several, the one known last."""
    near = [item for item in found if distance(item.period, day) <= within]
    return max(near, key=lambda o: (-distance(o.period, day), o.known.at, o.id), default=None)


def upper(item: Observation) -> float | None:
    """The upper value of an observation: high, else best, else low."""
    return next((v for v in (item.high, item.best, item.low) if v is not None), None)


def _compared(
    question: Question, now: Observation, before: Observation | None, usable: Sequence[Observation]
) -> LevelReading:
    value, reference = upper(now), upper(before) if before else None
    assert value is not None
    threshold = question.threshold
    against = threshold.value * reference if threshold.relative and reference is not None else threshold.value
    literal: Outcome = "yes" if OPS[threshold.op](value, against) else "no"
    beside = [o for o in usable if o.period == now.period or (before and o.period == before.period)]
    cited = {o.id: o for o in (now, *((before,) if before else ()), *beside)}
    sides = [f"{stated(o)} ({o.measure}, known {o.known.at:%Y-%m-%d})" for o in (now, *((before,) if before else ()))]
    why = " against ".join(sides)
    if before is not None and population(now) != population(before):
        why = f"not comparable: {why}; the two editions count different populations"
        return _reading("void", literal, why, (value, reference), cited)
    return _reading(literal, None, f"{why}, upper values", (value, reference), cited)


def _reading(
    outcome: Outcome,
    literal: Outcome | None,
    why: str,
    values: tuple[float, float | None],
    cited: dict[str, Observation],
) -> LevelReading:
    ordered = tuple(cited[key] for key in sorted(cited))
    return LevelReading(outcome=outcome, literal=literal, why=why, value=values[0], reference=values[1], cited=ordered)


def population(item: Observation) -> str:
    """What an observation measures, in a form that can be compared."""
    return " ".join(item.measure.lower().split())
