"""Likelihood scales: terms, bands and the rules for edges and gaps. The tables themselves are data (scales/*.json)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct


class Band(Struct, frozen=True, order=True):
    """A range of probability in [0, 1]; an edge belongs to the band unless it is marked open."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def contains(self, p: float) -> bool:
        """Whether probability `p` lies in the band."""
        above = self.low < p if self.low_open else self.low <= p
        below = p < self.high if self.high_open else p <= self.high
        return above and below

    @property
    def width(self) -> float:
        """high − low."""
        return self.high - self.low

    @property
    def midpoint(self) -> float:
        """The middle of the band."""
        return (self.low + self.high) / 2


class Term(Struct, frozen=True):
    """One row of a scale: the canonical term, its band, other accepted words (`synonyms`, with the row they belong
    to).
    """

    name: str
    band: Band
    synonyms: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    """Row number of the name and then of each synonym, where a scale keeps rows apart (ICD 203 has two)."""


class Scale(Struct, frozen=True, kw_only=True):
    """A published likelihood scale (see docs/explanation/scales.md).

    `ties` says to which side a shared edge falls, `gaps` how a probability in a deliberate gap is named.
    `numbers`: whether the standard expects, allows or forbids a number beside the term. `confidence_beside`: whether a
    confidence level may stand in the same sentence as a likelihood.
    """

    id: str
    title: str
    source: str
    terms: tuple[Term, ...]
    ties: Literal["towards-even", "towards-certainty", "none"] = "none"
    gaps: Literal["none", "nearest", "name-both"] = "none"
    nested: bool = False
    numbers: Literal["expected", "allowed", "forbidden"] = "allowed"
    confidence_beside: bool = False
    not_terms: tuple[str, ...] = ()
    """Words that look like terms but are none on this scale."""
    notes: tuple[str, ...] = ()
    """What the standard says about using it, one sentence each."""
