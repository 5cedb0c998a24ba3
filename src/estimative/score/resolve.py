"""How each question came out: yes, no, void or unresolved, as of a view, with the evidence.

Nothing is resolved before the window has closed, only what the view holds is used, and every yes or no cites what
it rests on. A question with `series` is read from counts of one publisher (or, of kind *level*, from its editions);
one without from single incidents, once for each tier.
"""

from __future__ import annotations

from datetime import datetime

from estimative.errors import UsageError
from estimative.model.forecasts import Outcome, Resolution
from estimative.model.judgments import Question
from estimative.model.times import Period, end_of_day
from estimative.registry.registry import Registry
from estimative.score.citations import cite_observation
from estimative.score.compare import Comparison, compare
from estimative.score.incidents import read_incidents
from estimative.score.levels import read_level
from estimative.score.observed import Total
from estimative.score.windows import previous, window
from estimative.store.base import View


def resolve(question: Question, view: View, *, registry: Registry, cutoff: datetime) -> tuple[Resolution, ...]:
    """Resolve a question as of the view: one resolution, or one for each tier, the scored one first.

    `cutoff` is the assessment's own cut-off, from which a window of months counts. A question that has no window stays
    unresolved and says so.
    """
    try:
        asked, before = window(question, cutoff), previous(question, cutoff)
    except UsageError as error:
        return (_resolution(question, view, "unresolved", why=error.message),)
    if view.cutoff < end_of_day(asked.last):
        why = f"the window closes on {asked.last}, after {view.cutoff:%Y-%m-%d}"
        return tuple(_resolution(question, view, "unresolved", tier=name, why=why) for name in _tiers(question))
    if question.kind == "level":
        return (_level(question, view, asked, cutoff),)
    if question.series:
        return (_counts(question, view, asked, before),)
    return _incidents(question, view, registry, asked, before)


def _tiers(question: Question) -> tuple[str, ...]:
    return tuple(tier.name for tier in question.tiers) or ("",)


def _level(question: Question, view: View, asked: Period, cutoff: datetime) -> Resolution:
    reading = read_level(question, view, window=asked, cutoff=cutoff.date())
    return _resolution(
        question,
        view,
        reading.outcome,
        why=reading.why,
        value=reading.value,
        reference=reading.reference,
        literal=reading.literal,
        cites=tuple(map(cite_observation, reading.cited)),
    )


def _counts(question: Question, view: View, asked: Period, before: Period) -> Resolution:
    """The first group of series that decides; the others are named with what they say."""
    reference = before if question.threshold.relative else None
    read = [compare(group, question, view, window=asked, reference=reference) for group in question.series]
    decisive = next((item for item in read if item.answer != "open"), None)
    if decisive is None:
        why = "; ".join(f"{item.group}: {item.why}" for item in read)
        return _resolution(question, view, "unresolved", why=why)
    others = [f"{item.group} says {item.answer} ({item.bound})" for item in read if item is not decisive and item.bound]
    silent = [f"{item.group}: {item.why}" for item in read if item is not decisive and not item.bound]
    return _resolution(
        question,
        view,
        "yes" if decisive.answer == "yes" else "no",
        why=". ".join([_told(decisive), *others, *silent]) + ".",
        value=round(decisive.outcome.best, 1),
        reference=round(decisive.reference.best, 1) if decisive.reference else question.threshold.value,
        bound=decisive.bound,
        cites=tuple(map(cite_observation, sorted(decisive.sources, key=lambda o: o.id))),
    )


def _told(item: Comparison) -> str:
    """The reading in words: counts, coverage, bound and how the bound was made."""
    side = item.outcome
    text = f"{item.group}: {side.best:.0f} in {side.covered} of {side.asked} days of the window{_rate(side)}"
    if item.reference is not None:
        before = item.reference
        text += f" against {before.best:.0f} in {before.covered} of {before.asked} days before{_rate(before)}"
    parts = dict.fromkeys((*side.notes, *(item.reference.notes if item.reference else ())))
    made = f" ({item.why})" if item.why else ""
    return ". ".join([f"{text}; {item.bound}{made}", *parts])


def _rate(side: Total) -> str:
    """The daily rate over the counted days, which uneven coverage leaves comparable."""
    return f" ({side.best / side.covered:.2f} a day)" if side.covered else ""


def _incidents(
    question: Question, view: View, registry: Registry, asked: Period, before: Period
) -> tuple[Resolution, ...]:
    found = []
    for tier in question.tiers or (None,):
        reading = read_incidents(question, view, registry=registry, window=asked, reference=before, tier=tier)
        found.append(
            _resolution(
                question,
                view,
                reading.outcome,
                tier=tier.name if tier else "",
                why=reading.why,
                value=reading.value,
                reference=reading.reference,
                bound=reading.bound,
                disputed=reading.disputed,
                cites=reading.cites,
            )
        )
    return tuple(found)


def _resolution(question: Question, view: View, outcome: Outcome, **fields: object) -> Resolution:
    tier = str(fields.get("tier", ""))
    name = "/".join(part for part in (question.id, tier, f"{view.cutoff:%Y-%m-%d}") if part)
    return Resolution(
        id=f"resolution:{name}",
        question=question.id,
        judgment=question.judgment,
        as_of=view.cutoff,
        outcome=outcome,
        **fields,  # type: ignore[arg-type]
    )
