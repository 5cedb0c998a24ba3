"""Typed claims read from sentences, and the verdicts on them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from estimative.model.spans import Phrase, Span
from estimative.model.times import Period, Precision

ClaimKind = Literal[
    "event", "claim", "denial", "attribution", "trend", "shift", "count", "cause", "motive", "analogy", "reaction",
    "superlative", "background", "prescription", "opinion", "forecast", "plan", "absence",
]  # fmt: skip
VerdictKind = Literal["supported", "partly", "contradicted", "not found", "not checkable"]
Sense = Literal["exact", "at least", "at most", "range", "about"]


class Quantity(Struct, frozen=True, kw_only=True):
    """A number with its sense: "60" is exact, "at least two" a lower bound. `unit` is killed, injured, rockets, USD
    …
    """

    span: Span
    text: str
    sense: Sense
    low: float | None = None
    high: float | None = None
    unit: str = ""


class TimeMention(Struct, frozen=True, kw_only=True):
    """A time as written and the days it covers; `anchor` says what a relative time was counted from."""

    span: Span
    text: str
    period: Period | None = None
    precision: Precision = "day"
    anchor: str = ""


class Claim(Struct, frozen=True, kw_only=True):
    """One checkable or uncheckable statement of a sentence, with the span of each attribute it has.

    A pronoun keeps its own span and words, `value` is what it stands for. `about` is the id of the earlier claim
    that "this", "it" or "the launch" points to.
    """

    id: str
    kind: ClaimKind
    span: Span
    text: str
    line: int
    section: Literal["summary", "judgment", "evidence", "other"]
    judgment: str = ""
    actor: Phrase | None = None
    act: Phrase | None = None
    target: Phrase | None = None
    place: Phrase | None = None
    origin: Phrase | None = None
    time: TimeMention | None = None
    quantities: tuple[Quantity, ...] = ()
    speaker: Phrase | None = None
    negated: bool = False
    about: str = ""
    cited: tuple[str, ...] = ()


class Cited(Struct, frozen=True, order=True):
    """An item of the store that a verdict rests on. `known_at` is never later than the cut-off."""

    kind: Literal["incident", "attestation", "observation", "reaction", "report", "statement"]
    id: str
    known_at: datetime
    label: str = ""


class Difference(Struct, frozen=True, kw_only=True):
    """How one attribute of a claim differs from what was known.

    `attribute` is date, place, actor, killed, injured, rockets, denial, claim, trend …; `delta` the size with its
    unit ("+1 day"), `explanation` what accounts for it ("the claim was published on 5 July").
    """

    attribute: str
    stated: str
    known: str
    delta: str = ""
    explanation: str = ""
    span: Span | None = None
    cites: tuple[Cited, ...] = ()


class Verdict(Struct, frozen=True, kw_only=True):
    """What the store, as of the cut-off, says about one claim. `why` is one sentence for a reader."""

    claim: Claim
    kind: VerdictKind
    why: str
    differences: tuple[Difference, ...] = ()
    cites: tuple[Cited, ...] = ()
    notes: tuple[str, ...] = ()


class Omission(Struct, frozen=True, kw_only=True):
    """An incident known by the cut-off that bears on a judgment and is not cited."""

    judgment: str
    incident: str
    occurred: Period
    why: str
    rank: int
    cites: tuple[Cited, ...] = ()


class Coverage(Struct, frozen=True, kw_only=True):
    """What the store held at the cut-off: absence from a sample is not absence."""

    dataset: str
    incidents: int
    first: date | None = None
    last: date | None = None
    countries: tuple[str, ...] = ()
    note: str = ""


class Grounding(Struct, frozen=True, kw_only=True):
    """All verdicts on an assessment as of one cut-off."""

    cutoff: datetime
    recorded: datetime | None
    verdicts: tuple[Verdict, ...]
    omissions: tuple[Omission, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    notes: tuple[str, ...] = ()
