"""The track record: every statement of probability against its resolution, and what was left out and why.

One question of each judgment is scored, its first, in its first tier: a word states one probability. The analyst's
word is scored over its band, a number written beside it as that number; the model and each baseline as numbers. A
floor is a lower bound and no probability: it is never scored. Forecasters answer different sets of questions, so each
summary has the analyst's mean on exactly its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random

from msgspec import Struct

from estimative.model.forecasts import Forecast, Outcome, Resolution, Score, ScoreSummary
from estimative.model.judgments import Judgment, Question
from estimative.model.scales import Band
from estimative.score.rules import brier_band, log_band

WORD, NUMBER, MODEL = "analyst (word)", "analyst (number)", "model"
ONE_SIDED = "a floor is a one-sided bound and is not scored"
RESAMPLES = 2000


class Record(Struct, frozen=True, kw_only=True):
    """Scores in order of judgment, one summary a forecaster, and (question/tier, reason) for what is in neither."""

    scores: tuple[Score, ...]
    summaries: tuple[ScoreSummary, ...]
    left_out: tuple[tuple[str, str], ...]


class Stated(Struct, frozen=True):
    """One statement: who, how it reads, its band or number, or why there is none."""

    who: str
    text: str
    band: Band | None = None
    probability: float | None = None
    missing: str = ""


def score(
    judgments: Sequence[Judgment], forecasts: Iterable[Forecast], resolutions: Iterable[Resolution], *, seed: int = 0
) -> Record:
    """Score every judgment whose first question is resolved yes or no; the rest is listed with its reason."""
    by_forecast = {(f.question, f.tier): f for f in forecasts}
    by_resolution = {(r.question, r.tier): r for r in resolutions}
    scores: list[Score] = []
    out: list[tuple[str, str]] = []
    missing: list[tuple[str, str, str]] = []
    for judgment in judgments:
        if not judgment.questions:
            out.append((judgment.id, "no question says how it is resolved"))
            continue
        question, tier = judgment.questions[0], _tier(judgment.questions[0])
        out += _beside(judgment)
        result = by_resolution.get((question.id, tier))
        reason = _unscored(result)
        if result is None or reason:
            out.append((_name(question, tier), reason))
            continue
        shown = by_forecast.get((question.id, tier))
        if shown is not None and shown.floor and shown.probability is not None:
            out.append((f"{_name(question, tier)} (model)", ONE_SIDED))
        for stated in _statements(judgment, shown):
            if stated.missing:
                missing.append((stated.who, _name(question, tier), stated.missing))
            else:
                scores.append(_scored(stated, question, result.outcome))
    return Record(scores=tuple(scores), summaries=_summaries(scores, out, missing, seed), left_out=tuple(out))


def _tier(question: Question) -> str:
    return question.tiers[0].name if question.tiers else ""


def _name(question: Question, tier: str) -> str:
    return f"{question.id}/{tier}" if tier else question.id


def _unscored(result: Resolution | None) -> str:
    if result is None:
        return "not resolved"
    if result.outcome in ("void", "unresolved"):
        return f"{result.outcome}: {result.why}"
    return ""


def _beside(judgment: Judgment) -> Iterator[tuple[str, str]]:
    """The tiers and questions of a judgment that are shown and not scored."""
    for tier in judgment.questions[0].tiers[1:]:
        yield f"{judgment.questions[0].id}/{tier.name}", "a further tier: shown beside the scored one"
    for question in judgment.questions[1:]:
        yield question.id, f"a further question of {judgment.id}: one word is scored once"


def _statements(judgment: Judgment, forecast: Forecast | None) -> Iterator[Stated]:
    term = judgment.term
    if term is None or term.negated:
        yield Stated(WORD, "", missing="negated: no band of its own" if term else "no estimative term")
    else:
        yield Stated(WORD, term.text, band=term.band)
    if term is not None and term.probability is not None:
        given = term.probability
        yield Stated(NUMBER, _percent(given), band=given)
    if forecast is None or forecast.probability is None:
        yield Stated(MODEL, "", missing="no forecast" if forecast is None else "; ".join(forecast.warnings[:1]))
        return
    if forecast.floor:
        return
    yield Stated(MODEL, f"{forecast.probability:.0%}", probability=forecast.probability)
    for item in forecast.baselines:
        text = "" if item.probability is None else f"{item.probability:.0%}"
        yield Stated(
            item.name, text, probability=item.probability, missing=item.why if item.probability is None else ""
        )


def _percent(band: Band) -> str:
    return f"{band.low:.0%}" if band.width == 0 else f"{band.low:.0%}–{band.high:.0%}"


def _scored(stated: Stated, question: Question, outcome: Outcome) -> Score:
    happened = outcome == "yes"
    if stated.band is not None:
        quadratic, logarithmic = brier_band(stated.band, happened), log_band(stated.band, happened)
        p = None if stated.band.width else stated.band.low
    else:
        p = stated.probability or 0.0
        quadratic, logarithmic = brier_band(Band(p, p), happened), log_band(Band(p, p), happened)
    spread = quadratic.width > 0
    return Score(
        question=question.id,
        judgment=question.judgment,
        who=stated.who,
        stated=stated.text,
        probability=p,
        outcome=outcome,
        brier=quadratic.mean,
        log=logarithmic.mean,
        width=quadratic.width,
        best=quadratic.best if spread else None,
        worst=quadratic.worst if spread else None,
    )


def _summaries(
    scores: Sequence[Score], out: Sequence[tuple[str, str]], missing: Sequence[tuple[str, str, str]], seed: int
) -> tuple[ScoreSummary, ...]:
    """One summary a forecaster, in order of first appearance; a forecaster who never spoke has none."""
    found = []
    words = {item.question: item for item in scores if item.who == WORD}
    for who in dict.fromkeys(item.who for item in scores):
        mine = [item for item in scores if item.who == who]
        same = [] if who == WORD else [words[item.question] for item in mine if item.question in words]
        own = tuple((name, reason) for name_who, name, reason in missing if name_who == who)
        found.append(
            ScoreSummary(
                who=who,
                n=len(mine),
                brier=_mean([item.brier for item in mine]),
                log=_mean([item.log for item in mine]),
                brier_interval=bootstrap([item.brier for item in mine], seed),
                log_interval=bootstrap([item.log for item in mine], seed),
                analyst_n=len(same),
                analyst_brier=_mean([item.brier for item in same]) if same else None,
                analyst_log=_mean([item.log for item in same]) if same else None,
                left_out=(*out, *own),
            )
        )
    return tuple(found)


def bootstrap(values: Sequence[float], seed: int, level: float = 0.9) -> tuple[float, float] | None:
    """Percentile interval of the mean over resampled questions; None below two. Same seed, same interval."""
    if len(values) < 2:
        return None
    draw = Random(seed)
    means = sorted(_mean(draw.choices(values, k=len(values))) for _ in range(RESAMPLES))
    tail = (1 - level) / 2
    return means[int(tail * RESAMPLES)], means[min(RESAMPLES - 1, int((1 - tail) * RESAMPLES))]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
