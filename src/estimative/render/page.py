"""The page as plain values: everything a renderer shows, in the order it is read, with nothing left to look up.

One pass (`estimative.render.assemble`) makes it; every renderer only lays it out. Anchors (`id`) are made here, from
running numbers, never from text of the document.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from estimative.model.scales import Band
from estimative.model.times import Period, Precision
from estimative.render.inline import Inline
from estimative.render.verdict_views import CiteView, ContraryView, FitView, KnownLaterView, OmissionView, VerdictView


class SentenceView(Struct, frozen=True, kw_only=True):
    """A sentence with its marks and citations as runs; `letter` tells the sentences of one block apart."""

    id: str
    line: int
    runs: tuple[Inline, ...]
    lead: tuple[Inline, ...] = ()
    cites: tuple[Inline, ...] = ()
    letter: str = ""
    verdict: str = ""
    verdicts: tuple[VerdictView, ...] = ()


class FindingView(Struct, frozen=True, kw_only=True):
    """A finding of the linter; `line` and `column` are 1-based."""

    code: str
    severity: str
    message: str
    line: int
    column: int
    fix: str = ""


class BlockView(Struct, frozen=True, kw_only=True):
    """A paragraph, bullet, heading or raw piece. `raw` holds text that is shown as it is (tables, code, HTML)."""

    id: str
    role: str
    kind: str
    line: int
    level: int = 0
    runs: tuple[Inline, ...] = ()
    raw: str = ""
    sentences: tuple[SentenceView, ...] = ()
    findings: tuple[FindingView, ...] = ()
    fit: FitView | None = None


class SectionView(Struct, frozen=True, kw_only=True):
    """A part of the document: the summary, one judgment with its evidence, or other text."""

    id: str
    title: str
    kind: Literal["summary", "judgment", "other"]
    judgment: str = ""
    blocks: tuple[BlockView, ...] = ()
    omissions: tuple[OmissionView, ...] = ()
    contrary: tuple[ContraryView, ...] = ()


class ForecastView(Struct, frozen=True, kw_only=True):
    """The model's side of one question and tier. `agrees` is None where either side has no number."""

    question: str
    asks: str
    tier: str
    scored: bool
    probability: float | None
    interval: tuple[float, float] | None
    floor: bool
    term: str
    agrees: bool | None
    model: str
    window: Period
    threshold: float | None
    quantiles: tuple[tuple[float, float], ...] = ()
    series: str = ""
    baselines: tuple[tuple[str, float | None, str], ...] = ()
    why: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    cites: tuple[CiteView, ...] = ()


class CardView(Struct, frozen=True, kw_only=True):
    """A key judgment up front: the analyst's word and band, the model beside it, confidence, horizon, verdicts."""

    id: str
    judgment: str
    number: int
    statement: tuple[Inline, ...]
    section: str
    term: str = ""
    band: Band | None = None
    scale: str = ""
    scale_note: str = ""
    stated: str = ""
    confidence: str = ""
    confidence_reason: str = ""
    horizon: str = ""
    horizon_end: date | None = None
    forecasts: tuple[ForecastView, ...] = ()
    no_number: str = ""
    tally: tuple[tuple[str, int], ...] = ()
    findings: tuple[FindingView, ...] = ()


class SaidView(Struct, frozen=True, kw_only=True):
    """Who said what of an event, known since when."""

    kind: str
    by: str
    known_at: datetime
    value: str = ""
    note: str = ""
    source: str = ""
    source_name: str = ""


class EventView(Struct, frozen=True, kw_only=True):
    """An incident with its standing at the time the list is about; `number` is its mark on the timeline and map."""

    id: str
    number: int
    incident: str
    occurred: Period
    precision: Precision
    country: str
    place: str
    what: str
    status: str
    actor: str
    killed: str
    injured: str
    claimed: str
    known_at: datetime
    latitude: float | None = None
    longitude: float | None = None
    omitted: bool = False
    cited_by: tuple[str, ...] = ()
    said: tuple[SaidView, ...] = ()


class CountView(Struct, frozen=True, kw_only=True):
    """An observation that something rests on: a count or level over a period, from one publisher."""

    id: str
    observation: str
    series: str
    measure: str
    actor: str
    country: str
    period: Period
    value: str
    known_at: datetime
    source: str = ""
    note: str = ""


class SourceView(Struct, frozen=True, kw_only=True):
    """A publication with its grade; `cited` by the document or only behind a verdict.

    `late`: the document names it although it was published after the cut-off; nothing here rests on it.
    """

    id: str
    report: str
    publisher: str
    title: str
    published: date | None
    basis: str
    grade: str
    grade_reason: str
    href: str
    address: str
    known_at: datetime | None
    type: str = ""
    origin: str = ""
    note: str = ""
    cited: bool = False
    late: bool = False


class CutoffView(Struct, frozen=True, kw_only=True):
    """The cut-off: the instant used, the document's own words, and how an ambiguous date was read."""

    instant: datetime
    text: str = ""
    given: bool = False
    readings: tuple[tuple[date, str, tuple[str, ...]], ...] = ()


class ScaleView(Struct, frozen=True, kw_only=True):
    """The scale in force, with its terms and the rule for edges and gaps."""

    id: str
    title: str
    source: str
    known_later: tuple[KnownLaterView, ...] = ()
    rule: str
    declared: bool
    terms: tuple[tuple[str, Band, tuple[str, ...]], ...] = ()


class ResolutionView(Struct, frozen=True, kw_only=True):
    """How a question came out. `number` is that of its judgment.

    `disputed` cases are left open, `counted` ones count with a caveat. `told`: `why` gives value and reference with
    their days and daily rates already.
    """

    id: str
    judgment: str
    number: int
    question: str
    asks: str
    tier: str
    scored: bool
    outcome: str
    why: str
    value: float | None = None
    reference: float | None = None
    bound: str = ""
    literal: str = ""
    disputed: tuple[CiteView, ...] = ()
    counted: tuple[CiteView, ...] = ()
    told: bool = False
    cites: tuple[CiteView, ...] = ()


class ScoreView(Struct, frozen=True, kw_only=True):
    """A score of one stated probability against its outcome; lower is better."""

    judgment: str
    question: str
    who: str
    stated: str
    outcome: str
    brier: float
    log: float
    width: float = 0.0
    best: float | None = None
    worst: float | None = None
    number: int = 0


class SummaryView(Struct, frozen=True, kw_only=True):
    """The mean scores of one forecaster, how many they rest on, the analyst's on the same, and what was left out."""

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


class LaterView(Struct, frozen=True, kw_only=True):
    """What happened afterwards; nothing of it was known at the cut-off. `left_out`: what no forecaster is scored on."""

    as_of: datetime
    resolutions: tuple[ResolutionView, ...] = ()
    scores: tuple[ScoreView, ...] = ()
    summaries: tuple[SummaryView, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()
    events: tuple[EventView, ...] = ()
    counts: tuple[CountView, ...] = ()
    sources: tuple[SourceView, ...] = ()


class CoverageView(Struct, frozen=True, kw_only=True):
    """What the store held at the cut-off."""

    dataset: str
    incidents: int
    first: date | None = None
    last: date | None = None
    countries: tuple[str, ...] = ()
    note: str = ""


class InputView(Struct, frozen=True, kw_only=True):
    """Something the page was made from, by digest."""

    name: str
    sha256: str
    size: int


class Page(Struct, frozen=True, kw_only=True):
    """The whole page."""

    title: str
    producer: str
    language: str
    published: str
    edition: str
    supersedes: str
    marking: str
    cutoff: CutoffView
    scale: ScaleView
    cards: tuple[CardView, ...]
    sections: tuple[SectionView, ...]
    findings: tuple[FindingView, ...]
    finding_counts: tuple[tuple[str, int], ...]
    tally: tuple[tuple[str, int], ...]
    events: tuple[EventView, ...]
    counts: tuple[CountView, ...]
    sources: tuple[SourceView, ...]
    coverage: tuple[CoverageView, ...]
    notes: tuple[str, ...]
    later: LaterView | None
    inputs: tuple[InputView, ...]
    versions: dict[str, str]
    options: dict[str, str]
    source: str
    known_later: tuple[KnownLaterView, ...] = ()
