"""Counts of one publisher on both sides of a turning point, paired by named baselines.

Only observations of one series, one measure and one country stand on both sides. A count belongs to a side when nearly
all its days do; one that spans the turn belongs to neither. Counts of a side that overlap are never added up.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from msgspec import Struct

from estimative.ground import posterior, wording
from estimative.ground.baselines import JUST, LENGTH, SEASON, Sides, back
from estimative.ground.evidence import cite_count, figure, unique
from estimative.ground.words import fold
from estimative.model.claims import Comparison
from estimative.model.events import Observation
from estimative.model.times import Period

SHARE = 0.9
"""A count belongs to a side when at least this share of its days does."""
SHORT = 28
"""Counts over fewer days are snapshots, not rates."""
COVERS = 0.15
"""A side that covers less of a stated period with an end does not speak for it."""
NEAR = 20
"""Days by which the same months a year before may be off, as publishers' windows shift."""
AGE = 800
"""Days before the turn by which the last count before must have ended."""
LEVELS = ("fighters", "members", "strength")


class Side(Struct, frozen=True):
    """Counts of one series that do not overlap, taken together; a single level otherwise."""

    items: tuple[Observation, ...]

    @property
    def days(self) -> int:
        """The days that are covered."""
        return sum(item.period.days for item in self.items)

    @property
    def period(self) -> Period:
        """From the first day to the last."""
        return Period(self.items[0].period.first, max(item.period.last for item in self.items))

    @property
    def bounds(self) -> tuple[float, float, float]:
        """Low, best and high; a figure given as "at least" has no high."""
        rows = [bounds(item) for item in self.items]
        return sum(r[0] for r in rows), sum(r[1] for r in rows), sum(r[2] for r in rows)

    def words(self) -> str:
        """152 (19 August 2021 to 31 December 2021)"""
        shown = figure(self.items[0]) if len(self.items) == 1 else wording.number(self.bounds[1])
        gap = ", with gaps" if self.days < self.period.days - 3 else ""
        return f"{shown} ({wording.period(self.period)}{gap})"


class Pair(Struct, frozen=True, kw_only=True):
    """Two sides of one series with the posterior of their ratio. `baseline` names the side before."""

    before: Side
    after: Side
    baseline: str
    outcome: posterior.Ratio
    variant: str = ""

    @property
    def items(self) -> tuple[Observation, ...]:
        """The observations compared."""
        return (*self.before.items, *self.after.items)

    def comparison(self) -> Comparison:
        """The pair for a verdict."""
        item, out = self.items[0], self.outcome
        return Comparison(
            series=item.series, measure=item.measure, baseline=self.baseline, before=self.before.words(),
            after=self.after.words(), ratio=out.ratio, low=out.low, high=out.high, rise=out.rise, variant=self.variant,
            cites=unique(cite_count(o) for o in self.items),
        )  # fmt: skip


def pairs(observations: Iterable[Observation], sides: Sides) -> list[Pair]:
    """Every pairing of the counts after the turn with a baseline, by series, measure and country."""
    groups: dict[tuple[str, str, str], list[Observation]] = {}
    for item in observations:
        if value(item) is not None:
            groups.setdefault((item.series, item.measure, item.country), []).append(item)
    found: list[Pair] = []
    for key in sorted(groups):
        found += _paired(newest(groups[key]), sides)
    return found


def newest(items: Iterable[Observation]) -> list[Observation]:
    """The latest-known figure for each period."""
    kept: dict[Period, Observation] = {}
    for item in sorted(items, key=lambda o: (o.known, o.id)):
        kept[item.period] = item
    return [kept[period] for period in sorted(kept)]


def _paired(items: list[Observation], sides: Sides) -> list[Pair]:
    if level(items[0]):
        return _levels(items, sides)
    items = [o for o in items if o.period.days >= 7]
    after = [o for o in items if _is_after(o, sides)]
    before = [o for o in items if _is_before(o, sides)]
    if not after or not before:
        return []
    late = together(after)
    if late.days < SHORT or (not sides.open and late.days < COVERS * sides.after.days):
        return []
    named = [_pair(*found) for found in _named(late, before, sides)]
    if sides.named is not None and not named:
        return []
    variant = "other baseline" if named else ""
    rest = (_pair(*found, variant) for found in _defaults(late, before, sides))
    shown = {pair.before.items for pair in named}
    return named + [pair for pair in rest if pair.before.items not in shown]


def _is_after(item: Observation, sides: Sides) -> bool:
    """Whether a count lies after the turn, mostly in the stated period, and began before that was over."""
    after = Period(sides.turn.first, max(item.period.last, sides.turn.first))
    inside = 2 * item.period.overlap(sides.reach) >= item.period.days
    return item.period.overlap(after) >= SHARE * item.period.days and inside and item.period.first <= sides.after.last


def _is_before(item: Observation, sides: Sides) -> bool:
    """Whether a count lies before the turn: up to the last day of a turning month, else the day before."""
    last = sides.turn.last if sides.turn.days > 1 else sides.turn.first - timedelta(1)
    held = item.period.overlap(Period(min(item.period.first, last), last))
    return held >= SHARE * item.period.days and item.period.days >= SHORT


def together(items: list[Observation]) -> Side:
    """The longest counts of a series that do not overlap."""
    kept: list[Observation] = []
    for item in sorted(items, key=lambda o: (-o.period.days, o.period.first, o.id)):
        if not any(item.period.overlap(other.period) for other in kept):
            kept.append(item)
    return Side(tuple(sorted(kept, key=lambda o: o.period.first)))


def _named(late: Side, before: list[Observation], sides: Sides) -> list[tuple[Side, Side, str]]:
    """The baseline that the text names: where it is the same months of another year, month matched with month."""
    if sides.named is None:
        return []
    held = [o for o in before if o.period.overlap(sides.named) >= SHARE * o.period.days]
    if not held:
        return []
    years = (sides.after.first.year - sides.named.first.year) if abs(sides.named.days - sides.after.days) <= NEAR else 0
    matched = _matched(late, held, 12 * years) if years else None
    base = together(held)
    if matched is not None and 2 * matched[0].days >= base.days:
        return [(*matched, sides.label)]
    return [(base, late, sides.label)] if base.days >= COVERS * sides.named.days else []


def _matched(late: Side, before: list[Observation], months: int) -> tuple[Side, Side] | None:
    """The counts after that have one of the same months `months` earlier, and those."""
    found: list[tuple[Observation, Observation]] = []
    for item in late.items:
        wanted = back(item.period, months)
        near = [o for o in before if abs((o.period.first - wanted.first).days) <= NEAR
                and abs(o.period.days - wanted.days) <= NEAR]  # fmt: skip
        if near:
            found.append((min(near, key=lambda o: (abs((o.period.first - wanted.first).days), o.id)), item))
    if not found or len({base.id for base, _ in found}) < len(found):
        return None
    return Side(tuple(base for base, _ in found)), Side(tuple(item for _, item in found))


def _defaults(late: Side, before: list[Observation], sides: Sides) -> list[tuple[Side, Side, str]]:
    """The same months a year before, where counted, and the time just before the turn."""
    season = _matched(late, before, 12)
    found = [(*season, SEASON)] if season is not None and season[1].days >= SHORT else []
    just = _just_before(late, before)
    if (sides.turn.first - just.period.last).days > AGE:
        return found
    alike = abs(just.days - late.days) <= 0.35 * late.days and (sides.turn.first - just.period.last).days <= 62
    if season is None or season[0].items != just.items:
        found.append((just, late, LENGTH if alike else JUST))
    return found


def _just_before(late: Side, before: list[Observation]) -> Side:
    """The last count before the turn, with those before it until about as many days are covered as after."""
    kept: list[Observation] = []
    for item in sorted(before, key=lambda o: (o.period.last, o.period.days, o.known, o.id), reverse=True):
        days = sum(o.period.days for o in kept)
        if kept and (
            days + item.period.days > 1.3 * late.days or kept[-1].period.first - item.period.last > timedelta(31)
        ):
            break
        if not any(item.period.overlap(o.period) for o in kept):
            kept.append(item)
    return Side(tuple(reversed(kept)))


def _pair(before: Side, after: Side, baseline: str, variant: str = "") -> Pair:
    """Two sides by daily rate; counts that vary more among themselves than chance widen the interval."""
    spread = posterior.dispersion(
        [(bounds(item)[1], float(item.period.days)) for item in side.items] for side in (before, after)
    )
    outcome = posterior.bounded(after.bounds, after.days, before.bounds, before.days, dispersion=spread)
    return Pair(before=before, after=after, baseline=baseline, outcome=outcome, variant=variant)


def _levels(items: list[Observation], sides: Sides) -> list[Pair]:
    """The last level before the turn against the last after it; their published ranges are the interval."""
    before = [o for o in items if _is_before_level(o, sides)]
    after = [o for o in items if _is_after(o, sides) and o not in before]
    if not before or not after:
        return []
    late, base = (max(rows, key=lambda o: (o.period.last, o.known, o.id)) for rows in (after, before))
    if sides.named is not None and not base.period.overlap(sides.named):
        return []
    low, best, high = bounds(late)
    floor, middle, top = bounds(base)
    rise = 1.0 if low > top else 0.0 if high < floor else 0.5
    out = posterior.Ratio(
        best / middle if middle else posterior.OPEN, low / top if top else posterior.OPEN,
        min(posterior.OPEN, high / floor) if floor else posterior.OPEN, rise,
    )  # fmt: skip
    label = f"the level of {sides.label}" if sides.label else "the last level before"
    return [Pair(before=Side((base,)), after=Side((late,)), baseline=label, outcome=out)]


def _is_before_level(item: Observation, sides: Sides) -> bool:
    last = sides.turn.last if sides.turn.days > 1 else sides.turn.first - timedelta(1)
    return item.period.overlap(Period(min(item.period.first, last), last)) >= SHARE * item.period.days


def bounds(item: Observation) -> tuple[float, float, float]:
    """Low, best and high of an observation: a figure with a low only is "at least", one with a high only "at most"."""
    middle = value(item) or 0.0
    if item.best is None and item.high is None:
        return middle, middle, float("inf")
    if item.best is None and item.low is None:
        return 0.0, middle, middle
    low = item.low if item.low is not None else middle
    return min(low, middle), middle, max(middle, item.high if item.high is not None else middle)


def level(item: Observation) -> bool:
    """Whether an observation is a level (a strength), not a count over a period."""
    return any(word in fold(item.measure) for word in LEVELS)


def value(item: Observation) -> float | None:
    """The best figure of an observation, else the middle of its range, else its bound."""
    if item.best is not None:
        return item.best
    known = [v for v in (item.low, item.high) if v is not None]
    return sum(known) / len(known) if known else None
