"""Key judgments up front: the analyst's word and band beside the model's probability."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from estimative.model.forecasts import Forecast
from estimative.model.judgments import Horizon, Judgment, Question
from estimative.render import words
from estimative.render.body import WORST, Body
from estimative.render.bundle import Bundle
from estimative.render.index import Index
from estimative.render.page import CardView, ForecastView, SectionView

NO_QUESTION = "No question block says how this judgment is to be resolved, so no model was asked."
NO_MODEL = "No model gave a number for this question."


def cards(bundle: Bundle, index: Index, body: Body, sections: Sequence[SectionView]) -> tuple[CardView, ...]:
    """One card for each judgment, in order."""
    where = {section.judgment: section.id for section in sections if section.judgment}
    return tuple(_card(j, bundle, index, body, where.get(j.id, "")) for j in bundle.assessment.judgments)


def _card(judgment: Judgment, bundle: Bundle, index: Index, body: Body, section: str) -> CardView:
    top = bundle.scale.terms[-1].name
    made = tuple(_forecast(f, judgment, index, top) for f in bundle.forecasts if f.judgment == judgment.id)
    term, confidence, horizon = judgment.term, judgment.confidence, judgment.horizon
    stated = term.probability if term else None
    findings = [f for f in bundle.findings if judgment.span.covers(f.span)]
    return CardView(
        id=f"j{judgment.number}",
        judgment=judgment.id,
        number=judgment.number,
        statement=body.runs(judgment.span),
        section=section,
        term=f"not {term.text}"
        if term and term.negated and not term.text.startswith("not")
        else term.text
        if term
        else "",
        band=term.band if term else None,
        scale=term.scale if term else "",
        scale_note=_scale_note(judgment, bundle),
        stated=words.band(stated) if stated else "",
        confidence=confidence.level if confidence else "",
        confidence_reason=confidence.reason.text if confidence and confidence.reason else "",
        horizon=horizon.text if horizon else "",
        horizon_end=_end(horizon, made),
        forecasts=made,
        no_number=_no_number(judgment, made),
        tally=tally([v.kind for v in bundle.grounding.verdicts if v.claim.judgment == judgment.id]),
        findings=body.findings(findings),
    )


def _end(horizon: Horizon | None, made: Sequence[ForecastView]) -> date | None:
    if horizon and horizon.end:
        return horizon.end
    return made[0].window.last if made else None


def _scale_note(judgment: Judgment, bundle: Bundle) -> str:
    term = judgment.term
    if term is None or term.scale == bundle.scale.id or not term.scale:
        return ""
    return f"not a term of {bundle.scale.title}; the band is that of {term.scale}"


def _no_number(judgment: Judgment, made: Sequence[ForecastView]) -> str:
    if not judgment.questions and not made:
        return NO_QUESTION
    if any(item.probability is not None for item in made):
        return ""
    return next((warning for item in made for warning in item.warnings), NO_MODEL)


def _forecast(item: Forecast, judgment: Judgment, index: Index, top: str) -> ForecastView:
    question = next((q for q in judgment.questions if q.id == item.question), None)
    return ForecastView(
        question=item.question,
        asks=words.asks(question, index.countries, item.tier) if question else item.question,
        tier=item.tier,
        scored=is_scored(question, item.tier),
        probability=item.probability,
        interval=item.interval,
        floor=item.floor,
        term=words.named(item.term, floor=item.floor, top=top),
        agrees=item.agrees if item.probability is not None else None,
        model=item.model,
        window=item.window,
        threshold=item.threshold,
        quantiles=item.quantiles,
        series=item.series,
        baselines=tuple((b.name, b.probability, b.why) for b in item.baselines),
        why=item.why,
        warnings=item.warnings,
        cites=index.cites(item.cites),
    )


def is_scored(question: Question | None, tier: str) -> bool:
    """Whether this tier is the one that is scored: the first, or the only one."""
    return question is None or not question.tiers or tier in ("", question.tiers[0].name)


def tally(kinds: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """How many of each verdict, in the order of `WORST`, none left out that occurs."""
    counted = Counter(kinds)
    return tuple((kind, counted[kind]) for kind in WORST if counted[kind])
