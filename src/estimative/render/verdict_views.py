"""What the page shows of a verdict and of a judgment's other side: plain values, nothing left to look up."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from estimative.model.times import Period


class CiteView(Struct, frozen=True, kw_only=True):
    """A fact of the store that something rests on: its words, when it was known, its anchor here ("" = none)."""

    kind: str
    id: str
    label: str
    known_at: datetime
    anchor: str = ""
    source: str = ""
    note: str = ""


class DifferenceView(Struct, frozen=True, kw_only=True):
    """One attribute: what the sentence says, what was known, by how much they differ, and why."""

    attribute: str
    stated: str
    known: str
    delta: str = ""
    explanation: str = ""
    cites: tuple[CiteView, ...] = ()


class AttributeView(Struct, frozen=True, kw_only=True):
    """A row of the explained match: stated, known, how the two stand to each other, and what accounts for it."""

    attribute: str
    stated: str
    known: str
    relation: str = ""
    note: str = ""
    differs: bool = False


class AntecedentView(Struct, frozen=True, kw_only=True):
    """What a pronoun or general noun was read as, and the line that it points back to."""

    text: str
    value: str
    line: int
    anchor: str = ""


class ComparisonView(Struct, frozen=True, kw_only=True):
    """Counts of one publisher before and after. `low_x`, `ratio_x`, `high_x` place them on a logarithmic scale of 100
    units with no change at 50.
    """

    series: str
    measure: str
    baseline: str
    before: str
    after: str
    ratio: str
    interval: str
    rise: float
    low_x: float
    ratio_x: float
    high_x: float
    variant: str = ""
    cites: tuple[CiteView, ...] = ()


class TierView(Struct, frozen=True, kw_only=True):
    """A reading of a cross-border statement and whether it is met."""

    name: str
    met: str
    why: str
    cites: tuple[CiteView, ...] = ()


class LinkView(Struct, frozen=True, kw_only=True):
    """A part of a causal sentence and what was known of it."""

    part: str
    stated: str
    kind: str
    why: str
    cites: tuple[CiteView, ...] = ()


class VerdictView(Struct, frozen=True, kw_only=True):
    """A verdict on one claim of a sentence. `attributes` holds every row of the match, the differences among them."""

    id: str
    kind: str
    claim: str
    claim_kind: str
    why: str
    differences: tuple[DifferenceView, ...] = ()
    cites: tuple[CiteView, ...] = ()
    notes: tuple[str, ...] = ()
    attributes: tuple[AttributeView, ...] = ()
    antecedents: tuple[AntecedentView, ...] = ()
    weakest: str = ""
    covers: str = ""
    comparisons: tuple[ComparisonView, ...] = ()
    tiers: tuple[TierView, ...] = ()
    links: tuple[LinkView, ...] = ()


class OmissionView(Struct, frozen=True, kw_only=True):
    """An incident that was known, bears on a judgment and is not cited, with the factors of its rank (0 to 1)."""

    label: str
    occurred: Period
    why: str
    anchor: str = ""
    bearing: float = 0.0
    grade: float = 0.0
    freshness: float = 0.0


class ContraryView(Struct, frozen=True, kw_only=True):
    """Something known that speaks against a judgment."""

    why: str
    cites: tuple[CiteView, ...] = ()


class FitView(Struct, frozen=True, kw_only=True):
    """Whether a bullet meets its judgment: attributes met, not met, and not shown; `against` marks one against it."""

    summary: str
    why: str
    met: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    unshown: tuple[str, ...] = ()
    against: bool = False
    cites: tuple[CiteView, ...] = ()


class KnownLaterView(Struct, frozen=True, kw_only=True):
    """What became known of a sentence only after the cut-off."""

    claim: str
    line: int
    why: str
    anchor: str = ""
    cites: tuple[CiteView, ...] = ()
