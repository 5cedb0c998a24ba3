"""Interval algebra over the counts of one publisher: overlapping windows become disjoint pieces that can be summed.

1. Several observations of one window: the one known last stands (a publisher corrects itself).
2. Shorter windows are more specific. A longer one keeps what is left after the shorter ones inside it: 40 over a
   year that contains 8 over its last quarter leaves 32 for the rest.
3. Windows that overlap without nesting: the longer one keeps its share by days outside the shorter one, marked
`estimated`.
4. A piece that straddles the edge of the period asked for is shared by days; its whole value is the upper, 0 the
lower bound.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from estimative.model.events import Observation
from estimative.model.times import Period
from estimative.score.windows import Days, inside, length, minus, shared


class Piece(Struct, frozen=True, kw_only=True):
    """A count over a set of days that no other piece covers. `sources` are the observations it was worked out from."""

    days: Days
    low: float
    best: float
    high: float
    sources: tuple[Observation, ...]
    estimated: bool = False
    note: str = ""

    @property
    def exposure(self) -> int:
        """Number of days it covers."""
        return length(self.days)

    @property
    def rate(self) -> float:
        """Count a day."""
        return self.best / self.exposure


class Total(Struct, frozen=True, kw_only=True):
    """The count of one publisher over a period: `best` shares straddling pieces by days, `low` and `high` cannot be
    beaten.

    `covered` of `asked` days have an observation; nothing is added for the others. `peak` is the highest daily rate
    of its pieces.
    """

    best: float
    low: float
    high: float
    covered: int
    asked: int
    peak: float
    sources: tuple[Observation, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def coverage(self) -> float:
        """Share of the period's days that an observation covers."""
        return self.covered / self.asked


def split_group(group: str) -> tuple[str, ...]:
    """The series joined by "+" in one entry of a question's `series`."""
    return tuple(name.strip() for name in group.split("+") if name.strip())


def span_of(observation: Observation) -> tuple[float, float, float] | None:
    """Low, best and high of an observation; a missing one is taken from its neighbour, None where there is no value."""
    given = [v for v in (observation.best, observation.low, observation.high) if v is not None]
    if not given:
        return None
    low = observation.low if observation.low is not None else min(given)
    high = observation.high if observation.high is not None else max(given)
    best = observation.best if observation.best is not None else (low + high) / 2
    return low, best, high


def newest(observations: Iterable[Observation]) -> list[Observation]:
    """One observation a window, the one known last, shortest window first; those without a value are left out."""
    chosen: dict[Period, Observation] = {}
    for item in sorted(observations, key=lambda o: (o.known.at, o.id)):
        if span_of(item) is not None:
            chosen[item.period] = item
    return sorted(chosen.values(), key=lambda o: (o.period.days, o.period, o.id))


def pieces(observations: Iterable[Observation]) -> list[Piece]:
    """The observations of one publisher as disjoint pieces, in order of time."""
    found: list[Piece] = []
    for item in newest(observations):
        piece = _remainder(item, found)
        if piece is not None:
            found.append(piece)
    return sorted(found, key=lambda p: p.days)


def _remainder(item: Observation, known: Sequence[Piece]) -> Piece | None:
    span = span_of(item)
    whole: Days = (item.period,)
    left = minus(whole, tuple(day for piece in known for day in piece.days))
    if span is None or not left:
        return None
    touching = [piece for piece in known if shared(piece.days, whole)]
    if not touching:
        return Piece(days=left, low=span[0], best=span[1], high=span[2], sources=(item,))
    sources = (item, *(source for piece in touching for source in piece.sources[:1]))
    if all(shared(piece.days, whole) == piece.exposure for piece in touching):
        return _subtracted(left, span, touching, sources)
    share = length(left) / item.period.days
    note = f"{item.id} overlaps another count; its share of {length(left)} of {item.period.days} days is used"
    low, best, high = 0.0, span[1] * share, span[2]
    return Piece(days=left, low=low, best=best, high=high, sources=sources, estimated=True, note=note)


def _subtracted(
    left: Days, span: tuple[float, float, float], nested: Sequence[Piece], sources: tuple[Observation, ...]
) -> Piece:
    taken = sum(piece.best for piece in nested)
    best = span[1] - taken
    inner = " + ".join(f"{piece.best:g}" for piece in nested)
    note = f"{span[1]:g} less the {inner} counted inside it leaves {max(best, 0):g}"
    if best < 0:
        note += " (the parts exceed the whole; taken as 0)"
    return Piece(
        days=left,
        low=max(0.0, span[0] - sum(piece.high for piece in nested)),
        best=max(0.0, best),
        high=max(0.0, span[2] - sum(piece.low for piece in nested)),
        sources=sources,
        note=note,
    )


def total(counted: Iterable[Piece], period: Period) -> Total:
    """The sum over a period. Straddling pieces are shared by days; `low` leaves them out, `high` takes them whole."""
    best = low = high = peak = 0.0
    covered = 0
    sources: dict[str, Observation] = {}
    notes: list[str] = []
    for piece in counted:
        days = length(inside(piece.days, period))
        if not days:
            continue
        share = days / piece.exposure
        best, high, covered = best + piece.best * share, high + piece.high, covered + days
        low += piece.low if share == 1 else 0.0
        peak = max(peak, piece.high / piece.exposure)
        sources.update({source.id: source for source in piece.sources})
        notes += [piece.note] if piece.note else []
        if share < 1:
            verb = "day of which falls" if days == 1 else "days of which fall"
            notes.append(f"{piece.best:g} over {piece.exposure} days, {days} {verb} in the period")
    used = tuple(sources[key] for key in sorted(sources))
    return Total(
        best=best, low=low, high=high, covered=covered, asked=period.days, peak=peak, sources=used, notes=tuple(notes)
    )
