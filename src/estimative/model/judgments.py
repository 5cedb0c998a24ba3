"""Key judgments: what is judged, how likely, how confidently, until when, and how it will be resolved."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from estimative.model.scales import Band
from estimative.model.spans import Phrase, Span
from estimative.model.times import Period


class TermUse(Struct, frozen=True, kw_only=True):
    """An estimative term as it stands in the text.

    `term` is the canonical name on `scale`; `scales` lists every scale on which the words are a term. `negated` marks
    "not likely"; `modifier` keeps a stacked word ("quite"). `probability` is a number written beside it, 0–1.
    """

    span: Span
    text: str
    term: str
    scale: str
    band: Band
    scales: tuple[str, ...] = ()
    negated: bool = False
    modifier: str = ""
    probability: Band | None = None


class Confidence(Struct, frozen=True, kw_only=True):
    """Confidence in the basis of a judgment (ICD 203 D.6.e(2)): high, moderate or low, and the reason given."""

    span: Span
    text: str
    level: Literal["high", "moderate", "low", "other"]
    reason: Phrase | None = None


class Horizon(Struct, frozen=True, kw_only=True):
    """Until when a judgment speaks. `end` is None where the words cannot be turned into a date."""

    span: Span
    text: str
    start: date | None = None
    end: date | None = None
    months: int | None = None
    anchor: Literal["cutoff", "stated", "none"] = "none"


class Threshold(Struct, frozen=True):
    """The test of a question: ``>= 5`` or, relative to the same-length period before the cut-off, ``>= 0.8 *
    previous``.
    """

    op: Literal[">=", ">", "<=", "<", "="]
    value: float
    relative: bool = False

    def __str__(self) -> str:
        return f"{self.op} {self.value:g}" + (" * previous" if self.relative else "")


class Tier(Struct, frozen=True):
    """A named reading of a question's origin test: *strict* (crossed), *medium* (directed), *broad* (none)."""

    name: str
    origin_test: Literal["crossed", "directed", "none"]
    note: str = ""


class Question(Struct, frozen=True, kw_only=True):
    """How a judgment will be resolved: measure, who, where, window, threshold and which attestations count.

    `months` or `window` gives the period; `previous` is the period a relative threshold compares with. `series`
    names the publisher's series in order of preference (one of them on both sides, never a mix). `origin` and
    `effect` are ISO alpha-3 countries of a cross-border question, `tiers` its readings, the first being the one
    that is scored. `count` says which incidents count ("claimed", "claimed or attributed", "any"). `kind`: a
    *count* is summed over the window, a *level* is read at its end.
    """

    id: str
    judgment: str
    measure: str
    span: Span | None = None
    actor: str = ""
    country: str = ""
    origin: str = ""
    effect: tuple[str, ...] = ()
    months: int | None = None
    window: Period | None = None
    previous: Period | None = None
    threshold: Threshold = Threshold(">=", 1)
    count: str = "claimed or attributed"
    kind: Literal["count", "level"] = "count"
    series: tuple[str, ...] = ()
    tiers: tuple[Tier, ...] = ()
    comparable: str = ""
    note: str = ""


class Judgment(Struct, frozen=True, kw_only=True):
    """One key judgment. `span` covers its statement sentence; `extent` the whole section with its evidence.

    `actor`, `act`, `place` and `purpose` are the parts of the statement: "IS-K" / "continue its surge of attacks" /
    "in Afghanistan" / "to destabilise the Taliban regime".
    """

    id: str
    number: int
    span: Span
    extent: Span
    text: str
    line: int
    heading: Phrase | None = None
    portion: str = ""
    term: TermUse | None = None
    terms: tuple[TermUse, ...] = ()
    confidence: Confidence | None = None
    horizon: Horizon | None = None
    actor: Phrase | None = None
    act: Phrase | None = None
    place: Phrase | None = None
    purpose: Phrase | None = None
    questions: tuple[Question, ...] = ()
