"""A model probability for a question, as of a view, beside the analyst's word.

Counts of one publisher go to the count model, levels to the level model, cross-border "at least" questions without
a series to the documented floor, once for each tier; a floor has no interval, for nothing bounds it from above. Every
probability is kept within [FLOOR, 1 − FLOOR]: no model here knows more than that.
"""

from __future__ import annotations

from datetime import datetime
from math import isfinite

from msgspec import Struct

from estimative import plugins, scales
from estimative.errors import EstimativeError, UsageError
from estimative.forecast.baselines import baselines
from estimative.forecast.model import Model, Predictive
from estimative.forecast.naive import floor_baselines, level_baselines
from estimative.forecast.series import Series, coded, counts, documented, editions
from estimative.model.forecasts import Baseline, Forecast
from estimative.model.judgments import Judgment, Question, Tier
from estimative.model.scales import Band, Scale
from estimative.model.times import Period
from estimative.registry.registry import Registry
from estimative.score.rules import FLOOR
from estimative.score.windows import inside, length, previous, window
from estimative.store.base import View

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)
FEW = 6
STALE = 60


class Plan(Struct, frozen=True, kw_only=True):
    """What will be fitted to what: the model's name, its series, the windows, and what to warn of."""

    model: str
    series: Series
    window: Period
    previous: Period
    tier: Tier | None = None
    warnings: tuple[str, ...] = ()


def forecast(
    question: Question,
    view: View,
    *,
    registry: Registry,
    judgment: Judgment | None,
    scale: Scale,
    seed: int = 0,
    cutoff: datetime | None = None,
) -> tuple[Forecast, ...]:
    """Forecast a question from what the view holds: one forecast, or one for each tier, the scored one first.

    `cutoff` is the assessment's own cut-off, from which a window of months counts (default: the view's). A question
    that the data cannot serve gets probability None and a warning; one without a window gets no forecast at all (its
    parser and `resolve` say what it lacks).
    """
    anchor = cutoff or view.cutoff
    try:
        asked, before = window(question, anchor), previous(question, anchor)
    except UsageError:
        return ()
    plans = _plans(question, view, registry, asked, before)
    return tuple(_forecast(plan, question, view, judgment, scale, seed=seed) for plan in plans)


def _plans(question: Question, view: View, registry: Registry, asked: Period, before: Period) -> list[Plan]:
    if question.kind == "level":
        return [Plan(model="level-walk", series=editions(question, view), window=asked, previous=before)]
    if question.series:
        return [_counted(question, view, asked, before)]
    tiers: tuple[Tier | None, ...] = question.tiers or (None,)
    months = None if question.tiers else coded(question, view, registry)
    if months is not None:
        return [
            Plan(
                model="gamma-poisson",
                series=months,
                window=asked,
                previous=before,
                warnings=_counted_so_far(months, view, before),
            )
        ]
    found = []
    for tier in tiers:
        events = documented(question, view, registry, tier=tier, before=before)
        doubts = tuple(f"not counted: {line}" for line in events.disputed if not line.endswith("(counted)"))
        found.append(
            Plan(
                model="documented-floor",
                series=events.series,
                window=asked,
                previous=before,
                tier=tier,
                warnings=doubts,
            )
        )
    return found


def _counted(question: Question, view: View, asked: Period, before: Period) -> Plan:
    """The first series group that has counts at the cut-off."""
    read = [counts(group, question, view) for group in question.series]
    series = next((item for item in read if item.windows), read[0])
    skipped = [item.name for item in read[: read.index(series)]]
    warnings = tuple(f"{name}: no count known by the cut-off" for name in skipped)
    return Plan(
        model="gamma-poisson",
        series=series,
        window=asked,
        previous=before,
        warnings=warnings
        + (_counted_so_far(series, view, before) if question.threshold.relative or series.windows else ()),
    )


def _counted_so_far(series: Series, view: View, before: Period) -> tuple[str, ...]:
    """What a reader should know about the data: few windows, an uncounted reference, an old last count."""
    if not series.windows:
        return ()
    found = []
    if len(series.windows) < FEW:
        found.append(
            f"{_many(len(series.windows), 'window')} only: what other series were like (to 2015) weighs heavily"
        )
    days = sum(length(inside(item.days, before)) for item in series.windows)
    if days < before.days:
        found.append(f"{days} of the {before.days} days before the cut-off are counted; the others are simulated")
    gap = (view.cutoff.date() - series.windows[-1].last).days
    if gap > STALE:
        found.append(f"the last count ends {gap} days before the cut-off")
    if len(series.measures) > 1:
        found.append(f"the series words its measure in {len(series.measures)} ways: {', '.join(series.measures)}")
    return tuple(found)


def _forecast(
    plan: Plan, question: Question, view: View, judgment: Judgment | None, scale: Scale, *, seed: int
) -> Forecast:
    if not isfinite(question.threshold.value):
        return _blank(plan, question, view, scale, seed=seed, why="the threshold is no finite number")
    try:
        model: Model = plugins.load("models", plan.model)()
        predictive = model.fit(plan.series, plan.window, seed, previous=plan.previous)
        chance = predictive.chance(question.threshold)
    except EstimativeError as error:
        return _blank(plan, question, view, scale, seed=seed, why="; ".join(filter(None, (error.message, error.hint))))
    p = _kept(chance.probability)
    simple = _baselines(plan, question, seed)
    return Forecast(
        id=_id(plan, question, view),
        question=question.id,
        judgment=question.judgment,
        cutoff=view.cutoff,
        window=plan.window,
        model=plan.model,
        seed=seed,
        probability=p,
        interval=None if predictive.floor else (_kept(min(chance.low, p)), _kept(max(chance.high, p))),
        quantiles=predictive.quantiles(LEVELS),
        threshold=None if question.threshold.relative else question.threshold.value,
        term=scales.name(p, scale).term,
        scale=scale.id,
        agrees=agrees(p, judgment, floor=predictive.floor),
        floor=predictive.floor,
        tier=plan.tier.name if plan.tier else "",
        series=plan.series.name,
        baselines=simple,
        why=_why(plan, predictive, simple),
        warnings=(*predictive.warnings, *plan.warnings),
        cites=plan.series.cites,
    )


def agrees(p: float, judgment: Judgment | None, *, floor: bool) -> bool | None:
    """Whether the analyst's band contains p. None without a usable band, or where p is a floor that the band may
    still lie above."""
    band = band_of(judgment)
    if band is None:
        return None
    if floor:
        return False if p > band.high else None
    return band.contains(p)


def band_of(judgment: Judgment | None) -> Band | None:
    """The band of the analyst's word; None without a word, or where it is negated ("not likely" has no band of its
    own)."""
    if judgment is None or judgment.term is None or judgment.term.negated:
        return None
    return judgment.term.band


def _kept(p: float) -> float:
    return min(max(p, FLOOR), 1 - FLOOR)


def _id(plan: Plan, question: Question, view: View) -> str:
    parts = (question.id, plan.tier.name if plan.tier else "", f"{view.cutoff:%Y-%m-%d}", plan.model)
    return "forecast:" + "/".join(part for part in parts if part)


def _baselines(plan: Plan, question: Question, seed: int) -> tuple[Baseline, ...]:
    if plan.model == "level-walk":
        return level_baselines(plan.series, question.threshold)
    if plan.model == "documented-floor":
        return floor_baselines(plan.series, plan.window, question.threshold)
    return baselines(plan.series, plan.window, question.threshold, seed, plan.previous)


def _why(plan: Plan, predictive: Predictive, simple: tuple[Baseline, ...]) -> tuple[str, ...]:
    """Reference class, base rate, what the model took from the series, and how new its knowledge is."""
    series = plan.series
    first, last = series.windows[0].first, max(item.last for item in series.windows)
    head = f"Reference class: {series.name}, {_many(len(series.windows), 'window')} between {first} and {last}."
    base = next((item for item in simple if item.name == "base rate" and item.probability is not None), None)
    rate = (f"The base rate alone gives {base.probability:.1%}.",) if base and base.probability is not None else ()
    known = (f"Newest knowledge used: {series.known:%Y-%m-%d}.",) if series.known else ()
    return (head, *rate, *predictive.why(), *known)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _blank(plan: Plan, question: Question, view: View, scale: Scale, *, seed: int, why: str) -> Forecast:
    return Forecast(
        id=_id(plan, question, view),
        question=question.id,
        judgment=question.judgment,
        cutoff=view.cutoff,
        window=plan.window,
        model=plan.model,
        seed=seed,
        probability=None,
        scale=scale.id,
        tier=plan.tier.name if plan.tier else "",
        series=plan.series.name,
        warnings=(why, *plan.warnings),
    )
