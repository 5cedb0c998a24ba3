"""Forecasts, resolutions and scores of questions."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct

from estimative.model.claims import Cited
from estimative.model.times import Period

Outcome = Literal["yes", "no", "void", "unresolved"]


class Baseline(Struct, frozen=True):
    """A simple forecast that a model has to beat: base rate, persistence, climatology."""

    name: str
    probability: float | None
    why: str = ""


class Forecast(Struct, frozen=True, kw_only=True):
    """The model's probability for one question as of a cut-off.

    `probability` is None where the data allow none (`warnings` says why). `interval` is a 90 % interval of the
    probability over the model's own uncertainty, `quantiles` pairs (level, count) of the predictive distribution of
    the measure in the window. `term` names the probability on the assessment's scale; `agrees` says whether the
    analyst's band contains it. `floor` marks a lower bound; it has no interval and is not scored.
    """

    id: str
    question: str
    judgment: str
    cutoff: datetime
    window: Period
    model: str
    seed: int
    probability: float | None
    interval: tuple[float, float] | None = None
    quantiles: tuple[tuple[float, float], ...] = ()
    threshold: float | None = None
    term: str = ""
    scale: str = ""
    agrees: bool | None = None
    floor: bool = False
    tier: str = ""
    series: str = ""
    baselines: tuple[Baseline, ...] = ()
    why: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    cites: tuple[Cited, ...] = ()


class Resolution(Struct, frozen=True, kw_only=True):
    """How a question came out, as of a later day, with the evidence. Never made before the window has closed.

    `value` and `reference` are the measured ratio's parts or the count and its threshold, `bound` an inequality
    that holds whatever is missing ("ratio ≤ 0.39"). `literal` is the answer under the letter of a question whose
    two sides cannot be compared.
    """

    id: str
    question: str
    judgment: str
    as_of: datetime
    outcome: Outcome
    tier: str = ""
    why: str = ""
    value: float | None = None
    reference: float | None = None
    bound: str = ""
    literal: Outcome | None = None
    disputed: tuple[str, ...] = ()
    cites: tuple[Cited, ...] = ()


class Score(Struct, frozen=True, kw_only=True):
    """The scores of one statement of probability against its resolution; lower is better for both.

    `brier` = (p − o)²; `log` = −ln p(outcome), in nats. For a word both are the mean over its band (p uniform),
    with `width` the band's width.
    """

    question: str
    judgment: str
    who: str
    stated: str
    probability: float | None
    outcome: Outcome
    brier: float
    log: float
    width: float = 0.0
    best: float | None = None
    worst: float | None = None


class ScoreSummary(Struct, frozen=True, kw_only=True):
    """Mean scores of one forecaster over n resolved questions, with a bootstrap interval (None below n = 2).

    `analyst_brier` and `analyst_log` are the means of the analyst's word over those of the n questions that it was
    scored on too (`analyst_n` of them; None where there is none, and for the word itself).
    """

    who: str
    n: int
    brier: float
    log: float
    brier_interval: tuple[float, float] | None = None
    log_interval: tuple[float, float] | None = None
    analyst_n: int = 0
    analyst_brier: float | None = None
    analyst_log: float | None = None
    left_out: tuple[tuple[str, str], ...] = ()


class Run(Struct, frozen=True, kw_only=True):
    """One writing session of the store: which command, over which inputs, and what it added."""

    id: str
    command: str
    started: datetime
    inputs: tuple[str, ...] = ()
    added: int = 0
    unchanged: int = 0
    rejected: int = 0
    status: Literal["open", "done"] = "done"
