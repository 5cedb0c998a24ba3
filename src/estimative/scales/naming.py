"""From a probability to a term: which word names it, and what is said at an edge, in a gap and outside the table."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from estimative.errors import UsageError
from estimative.model.scales import Band, Scale, Term

_EXACT = 1e-9
"""Probabilities that differ by less are one number: 0.1 + 0.2 is the edge 0.3."""


class Naming(Struct, frozen=True, kw_only=True):
    """The term of a probability, how it was found, and a note for the reader.

    `kind`: *inside* one band; on a shared *edge*, given by the scale's tie rule; in a *gap*, given by the nearest band;
    *outside* the table (then `term` is the nearest, or "" for 0 and 1 where the scale assigns them none). `also` names
    the other terms that touch or hold the number; the number itself is never changed.
    """

    probability: float
    scale: str
    term: str
    kind: Literal["inside", "edge", "gap", "outside"]
    band: Band | None = None
    also: tuple[str, ...] = ()
    note: str = ""


def name(p: float, scale: Scale) -> Naming:
    """The term for probability `p` on a scale. Raises `UsageError` for what is no number from 0 to 1."""
    if not 0 <= p <= 1:
        raise UsageError(f"not a probability: {p}", hint="give a number from 0 to 1, or a percentage such as 22%")
    holding = [row for row in scale.terms if _holds(row.band, p)]
    if len(holding) == 1:
        return _naming(p, scale, holding[0], "inside")
    if holding:
        return _nested(p, scale, holding) if scale.nested else _edge(p, scale, holding)
    return _between(p, scale)


def _holds(band: Band, p: float) -> bool:
    """Like `Band.contains`, but a closed edge also holds what differs from it by rounding only."""
    near_low, near_high = abs(p - band.low) <= _EXACT, abs(p - band.high) <= _EXACT
    if near_low or near_high:
        return not (near_low and band.low_open) and not (near_high and band.high_open)
    return band.low < p < band.high


def _nested(p: float, scale: Scale, holding: list[Term]) -> Naming:
    narrow = min(holding, key=lambda row: (round(row.band.width, 9), _extremity(row.band)))
    also = tuple(row.name for row in holding if row is not narrow)
    note = f"bands are nested; the narrowest that holds {percent(p)} is used, and it also counts as {_and(also)}"
    return _naming(p, scale, narrow, "inside", also=also, note=note)


def _edge(p: float, scale: Scale, holding: list[Term]) -> Naming:
    certain = scale.ties == "towards-certainty"
    chosen = (max if certain else min)(holding, key=lambda row: _extremity(row.band))
    also = tuple(row.name for row in holding if row is not chosen)
    rule = "further from" if certain else "nearer to"
    note = f"{percent(p)} is the shared edge with {_and(also)}; a tie goes to the term {rule} an even chance"
    return _naming(p, scale, chosen, "edge", also=also, note=note)


def _between(p: float, scale: Scale) -> Naming:
    rows = sorted(scale.terms, key=lambda row: (row.band.low, row.band.high))
    below = [row for row in rows if row.band.high <= p + _EXACT]
    above = [row for row in rows if row.band.low >= p - _EXACT]
    if below and above:
        return _gap(p, scale, max(below, key=lambda row: row.band.high), above[0])
    nearest = above[0] if above else max(rows, key=lambda row: row.band.high)
    if p in (0, 1):
        note = f"the scale assigns no term to {percent(p)}; its nearest is {quoted(nearest)}"
        return Naming(probability=p, scale=scale.id, term="", kind="outside", also=(nearest.name,), note=note)
    edge = f"the table {'starts' if above else 'ends'} at {percent(nearest.band.low if above else nearest.band.high)}"
    return _naming(p, scale, nearest, "outside", note=f"{edge}; {quoted(nearest)} is the nearest term")


def _gap(p: float, scale: Scale, low: Term, high: Term) -> Naming:
    down, up = p - low.band.high, high.band.low - p
    if abs(down - up) <= _EXACT:
        chosen, how = (
            min((low, high), key=lambda row: _extremity(row.band)),
            "half-way, the one nearer to an even chance",
        )
    else:
        chosen, how = (low, "the nearer one") if down < up else (high, "the nearer one")
    other = high if chosen is low else low
    where = f"{percent(p)} lies in the gap between {quoted(low)} and {quoted(high)}"
    note = f"{where}; {chosen.name!r} is {how}; keep the number"
    return _naming(p, scale, chosen, "gap", also=(other.name,), note=note)


def _naming(
    p: float,
    scale: Scale,
    row: Term,
    kind: Literal["inside", "edge", "gap", "outside"],
    *,
    also: tuple[str, ...] = (),
    note: str = "",
) -> Naming:
    return Naming(probability=p, scale=scale.id, term=row.name, kind=kind, band=row.band, also=also, note=note)


def _extremity(band: Band) -> float:
    """How far a band stays from an even chance, in whole billionths so that rounding breaks no tie."""
    nearest = min(max(0.5, band.low), band.high)
    return round(abs(nearest - 0.5) * 1e9) + abs(band.midpoint - 0.5)


def neighbours(words: str, scale: Scale) -> tuple[str, str]:
    """The terms below and above a term in the scale's order; "" at an end or for words that are no term."""
    names = [row.name for row in scale.terms]
    if words not in names:
        return "", ""
    at = names.index(words)
    return names[at - 1] if at else "", names[at + 1] if at + 1 < len(names) else ""


def stated_rule(scale: Scale) -> str:
    """What the scale does with a number on an edge or in a gap, in one sentence."""
    if scale.nested:
        return "nested bands: the narrowest band that holds the number"
    ties = {
        "towards-even": "on a shared edge the term nearer to an even chance",
        "towards-certainty": "on a shared edge the term further from an even chance",
        "none": "no shared edges",
    }[scale.ties]
    gaps = {
        "none": "no gaps",
        "nearest": "in a gap the nearest term",
        "name-both": "in a gap both neighbours, nearest first",
    }
    return f"{ties}; {gaps[scale.gaps]}"


def percent(p: float) -> str:
    """A probability in per cent, without needless digits: 0.225 → "22.5 %"."""
    return f"{round(p * 100, 6):g} %"


def quoted(row: Term) -> str:
    """A term with its band: 'likely' (55–80 %)."""
    return f"{row.name!r} ({interval(row.band)})"


def interval(band: Band) -> str:
    """A band in per cent: 55–80 %, with ">" or "<" before an edge that does not belong to it."""
    low, high = (f"{round(edge * 100, 6):g}" for edge in (band.low, band.high))
    return f"{'>' if band.low_open else ''}{low}–{'<' if band.high_open else ''}{high} %"


def _and(names: tuple[str, ...]) -> str:
    return " and ".join(repr(item) for item in names)
