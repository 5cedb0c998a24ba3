"""Scoring rules for a stated probability and for a word with its band. Lower is better; logs are natural.

A number p scores (p − o)² (Brier 1950) and −ln of the probability it gave to what happened (Good 1952). A word states a
band and no number: its score is the mean over the band, p uniform on it, with the best and worst number a reader
might have taken from it. Both means are closed forms, so a wide band is neither punished nor favoured by a grid.

Clipping: for the log score every probability below `FLOOR` counts as `FLOOR` and every one above 1 − `FLOOR` as 1 −
`FLOOR`, inside bands too; certainty that proves wrong costs −ln 0.001 ≈ 6.9 and not infinity. The Brier score is
never clipped.
"""

from __future__ import annotations

from math import log

from msgspec import Struct

from estimative.errors import UsageError
from estimative.model.scales import Band

FLOOR = 0.001


class BandScore(Struct, frozen=True):
    """The score of a band: its mean with p uniform over the band, and the best and worst of the numbers in it."""

    mean: float
    best: float
    worst: float
    width: float


def brier(p: float, happened: bool) -> float:
    """The Brier score (p − o)² of one binary event, 0 to 1. Raises `UsageError` unless 0 ≤ p ≤ 1. Brier (1950)."""
    return (_checked(p) - float(happened)) ** 2


def log_score(p: float, happened: bool) -> float:
    """The log score −ln p(outcome) in nats, p clipped to [FLOOR, 1 − FLOOR]. Good (1952)."""
    p = min(max(_checked(p), FLOOR), 1 - FLOOR)
    return -log(p if happened else 1 - p)


def brier_band(band: Band, happened: bool) -> BandScore:
    """The Brier score of a word: over the band [a, b] the mean is (d² + d·e + e²)/3 with d, e the errors at its
    ends."""
    low, high = _ends(band)
    d, e = low - float(happened), high - float(happened)
    edges = (brier(low, happened), brier(high, happened))
    return BandScore((d * d + d * e + e * e) / 3, min(edges), max(edges), high - low)


def log_band(band: Band, happened: bool) -> BandScore:
    """The log score of a word: the mean of −ln over the band is 1 − (b ln b − a ln a)/(b − a), for "no" on 1 − p."""
    low, high = _ends(band)
    edges = (log_score(low, happened), log_score(high, happened))
    a, b = (low, high) if happened else (1 - high, 1 - low)
    mean = edges[0] if b - a < 1e-9 else _minus_log_integral(a, b) / (b - a)
    return BandScore(min(max(mean, min(edges)), max(edges)), min(edges), max(edges), high - low)


def _minus_log_integral(a: float, b: float) -> float:
    """∫ −ln(clip p) dp from a to b: flat below FLOOR and above 1 − FLOOR, p − p ln p between."""
    below = max(0.0, min(b, FLOOR) - a)
    above = max(0.0, b - max(a, 1 - FLOOR))
    low, high = max(a, FLOOR), min(b, 1 - FLOOR)
    middle = (high - high * log(high)) - (low - low * log(low)) if high > low else 0.0
    return -below * log(FLOOR) + middle - above * log(1 - FLOOR)


def _ends(band: Band) -> tuple[float, float]:
    if band.low > band.high:
        raise UsageError(f"a band from {band.low:g} to {band.high:g}", hint="its low end must not exceed its high end")
    return _checked(band.low), _checked(band.high)


def _checked(p: float) -> float:
    if not 0 <= p <= 1:
        raise UsageError(f"not a probability: {p:g}", hint="probabilities run from 0 to 1")
    return p
