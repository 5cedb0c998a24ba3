"""Counts of one publisher held against a threshold: what is measured, what is bounded, and what that decides.

Bounds first: they hold whatever the straddling counts hide. Days of the reference without a count can only add to
it, so they count as 0 in its lower bound. Days of the outcome without a count are filled at the highest daily rate
that the same publisher recorded on the outcome side (for its upper bound), or with 0 (for its lower bound); filling
needs `FILL_FROM` of the days to be counted. Where the bounds leave it open, rates decide if at least `RATE_FROM` of
the days on each side are counted; else nothing is decided.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from estimative.model.events import Observation
from estimative.model.judgments import Question, Threshold
from estimative.model.times import Period
from estimative.score.observed import Total, pieces, split_group, total
from estimative.store.base import View

FILL_FROM = 0.25
"""Below a quarter of the days, "the highest rate seen" says too little about the others."""
RATE_FROM = 0.5

OPS: dict[str, Callable[[Any, Any], Any]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "=": operator.eq,
}
"""Comparisons by their sign, for numbers and for arrays of draws."""


class Comparison(Struct, frozen=True, kw_only=True):
    """What one series (or group of one publisher's series) says of a question. `reference` is None for a fixed
    threshold."""

    group: str
    outcome: Total
    reference: Total | None
    answer: Literal["yes", "no", "open"]
    bound: str = ""
    why: str = ""

    @property
    def sources(self) -> tuple[Observation, ...]:
        """The observations it rests on, each once."""
        both = (*self.outcome.sources, *(self.reference.sources if self.reference else ()))
        return tuple({item.id: item for item in both}.values())


def compare(group: str, question: Question, view: View, *, window: Period, reference: Period | None) -> Comparison:
    """Hold one group of series against the question's threshold."""
    names = split_group(group)
    counted = pieces(view.observations(series=list(names), country=question.country or None))
    outcome = total(counted, window)
    before = total(counted, reference) if reference is not None else None
    answer, bound, why = _decide(question.threshold, outcome, before)
    return Comparison(group=group, outcome=outcome, reference=before, answer=answer, bound=bound, why=why)


def _decide(
    threshold: Threshold, outcome: Total, before: Total | None
) -> tuple[Literal["yes", "no", "open"], str, str]:
    if not outcome.covered:
        return "open", "", "no count for the window"
    if threshold.relative and (before is None or not before.covered):
        return "open", "", "no count for the period to compare with"
    decided = _by_bounds(threshold, outcome, before) or _by_rates(threshold, outcome, before)
    if decided:
        return decided
    days = f"{outcome.covered} of {outcome.asked} days counted"
    days += f", {before.covered} of {before.asked} before" if before else ""
    return "open", "", f"neither a bound nor enough coverage ({days})"


def _by_bounds(
    threshold: Threshold, outcome: Total, before: Total | None
) -> tuple[Literal["yes", "no"], str, str] | None:
    compares, ratio = OPS[threshold.op], before is not None
    low, high = outcome.low, _filled(outcome)
    if threshold.op == "=":
        return None
    up = threshold.op in (">", ">=")
    least, most = (_scaled(threshold, before, top=False), _scaled(threshold, before, top=True))
    if high is not None and compares(high, least) != up:
        return ("no" if up else "yes"), _bound("≤", high, before.low if before else None), _filling(outcome, ratio)
    if most is not None and compares(low, most) == up:
        return ("yes" if up else "no"), _bound("≥", low, _filled(before) if before else None), ""
    return None


def _scaled(threshold: Threshold, before: Total | None, *, top: bool) -> float | None:
    """The smallest or largest number the outcome is compared with; None where there is no upper bound."""
    if before is None:
        return threshold.value
    reference = _filled(before) if top else before.low
    return None if reference is None else threshold.value * reference


def _filled(side: Total) -> float | None:
    """The upper bound of a side, missing days at its highest recorded rate; None below `FILL_FROM`."""
    missing = side.asked - side.covered
    if missing and side.coverage < FILL_FROM:
        return None
    return side.high + missing * side.peak


def _filling(outcome: Total, ratio: bool) -> str:
    missing = outcome.asked - outcome.covered
    words = "counts that straddle an edge taken wholly against the bound"
    if ratio:
        words += ", uncounted days before the cut-off as 0"
    if missing:
        words += f", {missing} uncounted days of the window at the highest recorded rate ({outcome.peak:.2f} a day)"
    return words


def _bound(sign: str, value: float, reference: float | None) -> str:
    if reference is None:
        return f"count {sign} {value:.0f}"
    if not reference:
        return f"count {sign} {value:.0f} against 0"
    return f"ratio {sign} {value / reference:.2f}"


def _by_rates(
    threshold: Threshold, outcome: Total, before: Total | None
) -> tuple[Literal["yes", "no"], str, str] | None:
    sides = [outcome] + ([before] if before else [])
    if min(side.coverage for side in sides) < RATE_FROM:
        return None
    value = outcome.best / outcome.coverage
    against = threshold.value * (before.best / before.coverage if before else 1)
    answer: Literal["yes", "no"] = "yes" if OPS[threshold.op](value, against) else "no"
    if before is None:
        return answer, f"count about {value:.0f}", "scaled from the counted days"
    reference = before.best / before.coverage
    ratio = f"ratio about {value / reference:.2f}" if reference else f"count about {value:.0f} against 0"
    return answer, ratio, "daily rates over the counted days, straddling counts shared by days"
