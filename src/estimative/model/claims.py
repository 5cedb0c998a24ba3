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
Relation = Literal[
    "same", "off", "inside", "near", "elsewhere", "abroad", "within", "below", "above",
    "claimed", "attributed", "disputed", "unclaimed", "other", "unknown",
]  # fmt: skip
LinkKind = Literal["consistent with", "not shown", "contradicted by timing"]


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


class Antecedent(Struct, frozen=True, kw_only=True):
    """What a pronoun or a general noun ("they", "these attacks", "the launch", "the country") stands for.

    `span` and `text` are the pronoun's, `source` and `line` where the words it points back to stand, `value` what they
    were read as. `attribute` is actor, place, event or time.
    """

    attribute: str
    span: Span
    text: str
    value: str
    source: Span
    line: int


class Link(Struct, frozen=True, kw_only=True):
    """The parts of a causal sentence: what is said to drive, what it is said to drive, and by what mechanism."""

    cause: Phrase | None = None
    effect: Phrase | None = None
    mechanism: Phrase | None = None


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
    antecedents: tuple[Antecedent, ...] = ()
    link: Link | None = None


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


class Attribute(Struct, frozen=True, kw_only=True):
    """How one attribute of a claim was held against its incident, agreeing or not: the explained match.

    `points` is its share of the match score; `relation` says how the stated value stands to the known one.
    """

    attribute: str
    stated: str
    known: str
    relation: Relation
    points: float = 0.0


class Comparison(Struct, frozen=True, kw_only=True):
    """A rate after a turning point against one before it, from counts of one publisher by one method.

    `baseline` names the side before (same length before, same months a year before, since a named event …). `ratio` is
    the ratio of daily rates (of levels: of the levels), `low` and `high` its 90 % interval, `rise` the posterior
    probability that the rate went up. `variant` says which publisher, counting rule or delay was varied; "" for the
    main reading.
    """

    series: str
    measure: str
    baseline: str
    before: str
    after: str
    ratio: float
    low: float
    high: float
    rise: float
    variant: str = ""
    cites: tuple[Cited, ...] = ()


class Tier(Struct, frozen=True, kw_only=True):
    """Whether a cross-border statement is met on one reading of *origin*: strict, medium or broad.

    `met` is yes, no or not shown; `why` one sentence for a reader.
    """

    name: Literal["strict", "medium", "broad"]
    met: Literal["yes", "no", "not shown"]
    why: str
    cites: tuple[Cited, ...] = ()


class Evidenced(Struct, frozen=True, kw_only=True):
    """What was known of one part of a causal sentence: its cause, its effect, its mechanism, or their association."""

    part: Literal["cause", "effect", "mechanism", "association"]
    stated: str
    kind: LinkKind
    why: str
    cites: tuple[Cited, ...] = ()


class Verdict(Struct, frozen=True, kw_only=True):
    """What the store, as of the cut-off, says about one claim. `why` is one sentence for a reader.

    `attributes` explains the match, attribute by attribute. `weakest` names the weakest link of a supported verdict
    (one origin, the perpetrator's word only, grade D), `covers` what the store holds for the place and period of one
    not found. `comparisons` are a trend's, `tiers` a cross-border statement's, `links` a causal sentence's.
    """

    claim: Claim
    kind: VerdictKind
    why: str
    differences: tuple[Difference, ...] = ()
    cites: tuple[Cited, ...] = ()
    notes: tuple[str, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    weakest: str = ""
    covers: str = ""
    comparisons: tuple[Comparison, ...] = ()
    tiers: tuple[Tier, ...] = ()
    links: tuple[Evidenced, ...] = ()


class Omission(Struct, frozen=True, kw_only=True):
    """An incident known by the cut-off that bears on a judgment and is not cited.

    `bearing`, `grade` and `freshness` are the factors of its rank, each 0 to 1: how squarely it meets the judgment's
    predicate, how well it was attested, and how near the document's cut-off it happened.
    """

    judgment: str
    incident: str
    occurred: Period
    why: str
    rank: int
    cites: tuple[Cited, ...] = ()
    bearing: float = 0.0
    grade: float = 0.0
    freshness: float = 0.0


class Coverage(Struct, frozen=True, kw_only=True):
    """What the store held at the cut-off: absence from a sample is not absence.

    `counting` says whether the data set holds every event of its definition, so that it may be counted.
    """

    dataset: str
    incidents: int
    first: date | None = None
    last: date | None = None
    countries: tuple[str, ...] = ()
    note: str = ""
    counting: Literal["complete", "sample"] = "sample"


class Fit(Struct, frozen=True, kw_only=True):
    """Whether an evidence bullet meets its judgment's own actor, act, place, origin and period.

    Each is yes, no or "" (the judgment does not say, or the bullet cannot show it). `against` marks a bullet whose
    incident or count speaks against the judgment. `unshown` names what the judgment states and the bullet does not
    show. `why` is one sentence for a reader.
    """

    judgment: str
    line: int
    span: Span
    actor: str = ""
    act: str = ""
    place: str = ""
    origin: str = ""
    period: str = ""
    against: bool = False
    why: str = ""
    cites: tuple[Cited, ...] = ()
    unshown: tuple[str, ...] = ()


class Contrary(Struct, frozen=True, kw_only=True):
    """A count, an incident or a judgement of others known by the cut-off that speaks against a judgment."""

    judgment: str
    why: str
    cites: tuple[Cited, ...] = ()


class Later(Struct, frozen=True, kw_only=True):
    """What became known of a claim only after the cut-off: never in a verdict, listed apart, and only on request."""

    claim: str
    why: str
    cites: tuple[Cited, ...] = ()


class Grounding(Struct, frozen=True, kw_only=True):
    """All verdicts on an assessment as of one cut-off."""

    cutoff: datetime
    recorded: datetime | None
    verdicts: tuple[Verdict, ...]
    omissions: tuple[Omission, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    notes: tuple[str, ...] = ()
    fits: tuple[Fit, ...] = ()
    contrary: tuple[Contrary, ...] = ()
    later: tuple[Later, ...] = ()
