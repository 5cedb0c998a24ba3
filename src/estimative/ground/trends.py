"""Trends and counts, from observations of one publisher on both sides. Incidents are a sample and are never counted.

For each series (one publisher, one method, one measure) the longest count after the turning point is compared with the
count just before it and with the count of the same months a year earlier. The daily rates are Poisson with Jeffreys'
prior, so P(increase) is a tail of a Beta distribution (Gelman et al., Bayesian Data Analysis, 3rd ed., §2.6).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from math import exp, lgamma, log

from msgspec import Struct
from msgspec.structs import replace

from estimative.ground import remainder, wording
from estimative.ground.evidence import Evidence, cite_count, figure, unique
from estimative.ground.places import country_of
from estimative.ground.words import content, fold
from estimative.model.claims import Claim, Difference, Verdict
from estimative.model.events import Observation
from estimative.model.times import Period

SURE = 0.95
SHARE = 0.9
"""A count belongs to a side when at least this share of its days does."""
SHORT = 28
"""Counts over fewer days are snapshots, not rates."""
ATTACKS = frozenset(
    content(
        "attack attacks recorded claimed operations incidents events carried out claim claims by or attributed to and"
    )
)
_PLAIN = "Nothing in it can be held against events or counts"
_SUBJECTS = {
    "attacks": "attacks",
    "incidents": "attacks",
    "fighters": "strength",
    "members": "strength",
    "killed": "killed",
}
LEVELS = ("fighters", "members", "strength")


class Side(Struct, frozen=True):
    """Counts of one series that do not overlap, taken together; a single level otherwise."""

    items: tuple[Observation, ...]

    @property
    def count(self) -> float:
        """The sum of the counts."""
        return sum(value(item) or 0.0 for item in self.items)

    @property
    def days(self) -> int:
        """The days that are covered."""
        return sum(item.period.days for item in self.items)

    def words(self) -> str:
        """152 (19 August 2021 to 31 December 2021)"""
        period = Period(self.items[0].period.first, self.items[-1].period.last)
        shown = figure(self.items[0]) if len(self.items) == 1 else wording.number(self.count)
        return f"{shown} ({wording.period(period)})"


class Comparison(Struct, frozen=True):
    """Counts of one publisher before and after. `rise` is P(daily rate after > before); `ratio` of the daily rates."""

    before: Side
    after: Side
    ratio: float
    rise: float

    @property
    def items(self) -> tuple[Observation, ...]:
        """The observations compared."""
        return (*self.before.items, *self.after.items)

    def words(self) -> str:
        """The comparison for a reader: series, both counts with their periods, ratio of daily rates."""
        what = "×" if level(self.before.items[0]) else "daily rate ×"
        return f"{self.items[0].series}: {self.before.words()} → {self.after.words()}, {what}{self.ratio:.2g}"


def judge_trend(claim: Claim, evidence: Evidence) -> Verdict:
    """A rise or fall held against what one publisher counted on both sides of the turning point, as known at the cut-off."""
    subject = measure_of(claim)
    if subject == "other" or claim.actor is None:
        plain = remainder.judge_other(claim, evidence)
        why = wording.sentence(
            "no count of what is said to change is in the store" + plain.why.removeprefix(_PLAIN).rstrip(".")
        )
        return replace(plain, why=why)
    series = relevant(claim, subject, evidence)
    pivot = turning(claim, evidence)
    if pivot is None:
        return refuse(claim, "the text names no period to compare", evidence, series)
    assert claim.time is not None
    assert claim.time.period is not None
    found = compare(series, pivot, claim.time.period)
    if not found:
        return refuse(claim, _no_pair(series, pivot), evidence, series)
    wanted = claim.act.value if claim.act else "increase"
    rises = [c.rise >= SURE for c in found]
    falls = [c.rise <= 1 - SURE for c in found]
    agree, against = (rises, falls) if wanted != "decrease" else (falls, rises)
    kind = "supported" if all(agree) else "contradicted" if all(against) else "partly"
    lead = {"supported": "counts of one publisher on both sides agree", "contradicted": "counts of one publisher on both sides say otherwise",
            "partly": "it depends on the publisher and the baseline"}[kind]  # fmt: skip
    last = max(o.period.last for c in found for o in c.after.items)
    late = f"no count compared reaches beyond {wording.day(last)}" if (evidence.today - last).days > 62 else ""
    differences = () if kind == "supported" else (_difference(claim, found, wanted),)
    odd = next((c for c, yes in zip(found, agree, strict=True) if not yes), None)
    shown = (
        f"{found[0].words()}, but {odd.words()}"
        if kind == "partly" and odd not in (None, found[0]) and odd
        else found[0].words()
    )
    return Verdict(
        claim=claim, kind=kind, why=wording.sentence(f"{lead}: {shown}"), differences=differences,
        cites=unique(cite_count(o) for c in found for o in c.items),
        notes=tuple(n for n in (*(c.words() for c in found[1:5]), late) if n),
    )  # type: ignore[arg-type]  # fmt: skip


def measure_of(claim: Claim) -> str:
    """What is said to change: attacks, killed, strength or other."""
    text = fold(claim.act.text if claim.act else claim.text)
    if any(word in text for word in ("recruit", "joining", "ranks", "fighter", "member", "strength", "support")):
        return "strength" if not any(word in text for word in ("official", "former")) else "other"
    if any(word in text for word in ("death", "fatalit", "killed", "casualt")):
        return "killed"
    return (
        "attacks"
        if any(word in text for word in ("attack", "violence", "operation", "incident", "activity", "frequency"))
        else "other"
    )


def relevant(claim: Claim, subject: str, evidence: Evidence) -> tuple[Observation, ...]:
    """Observations of the claim's actor and country that measure the subject as a whole."""
    registry = evidence.registry
    actor = (claim.actor.value or claim.actor.text) if claim.actor else ""
    place = claim.place.value or claim.place.text if claim.place else ""
    iso = country_of(place, registry) if place else ""
    return tuple(
        item
        for item in evidence.observations
        if registry.same_actor(actor, item.actor)
        and item.country == (iso or item.country) != "WORLD"
        and measures(item, subject)
    )


def measures(item: Observation, subject: str) -> bool:
    """Whether an observation measures the subject as a whole, not a part of it (a province, a target, a day)."""
    text = fold(item.measure)
    if subject == "strength":
        return any(word in text for word in LEVELS) and "arrest" not in text
    if subject == "killed":
        return text.startswith("killed")
    words = content(item.measure)
    return bool(words & content("attacks attack operations incidents events")) and words <= ATTACKS


def turning(claim: Claim, evidence: Evidence) -> Period | None:
    """The days in which the change is said to have begun: the stated month or day, else None."""
    time = claim.time
    if time is None or time.period is None:
        return None
    first = time.period.first
    if time.precision == "month":
        return Period(first, min(time.period.last, first + timedelta(30)))
    return Period(first, first)


def compare(series: Iterable[Observation], pivot: Period, stated: Period) -> list[Comparison]:
    """Every pair of counts of one series and measure across the turning point: the counts after it that lie mostly in the
    stated period, and their two baselines."""
    groups: dict[tuple[str, str], list[Observation]] = {}
    for item in series:
        groups.setdefault((item.series, item.measure), []).append(item)
    found: list[Comparison] = []
    for key in sorted(groups):
        items = [o for o in groups[key] if value(o) is not None and (o.period.days >= 7 or level(o))]
        after = [o for o in items if _share_after(o, pivot) >= SHARE and 2 * o.period.overlap(stated) >= o.period.days]
        before = [o for o in items if _share_before(o, pivot) >= SHARE and (level(o) or o.period.days >= SHORT)]
        if after and before and (level(after[0]) or together(after).days >= SHORT):
            late = together(after)
            found += [pair(base, late) for base in baselines(late, before)]
    return found


def together(items: list[Observation]) -> Side:
    """The longest counts of a series that do not overlap; of levels the last."""
    if level(items[0]):
        return Side((max(items, key=lambda o: (o.period.last, o.known, o.id)),))
    kept: list[Observation] = []
    for item in sorted(items, key=lambda o: (-o.period.days, o.period.first, o.id)):
        if not any(item.period.overlap(other.period) for other in kept):
            kept.append(item)
    return Side(tuple(sorted(kept, key=lambda o: o.period.first)))


def baselines(late: Side, before: list[Observation]) -> list[Side]:
    """The same months a year earlier, where counted, and the count that ends last before the turn."""
    first, days = late.items[0].period.first, late.days
    season = [o for o in before if abs((first - o.period.first).days - 365) <= 20 and abs(o.period.days - days) <= 20]
    last = max(before, key=lambda o: (o.period.last, o.period.days, o.id))
    return [
        Side((o,))
        for o in dict.fromkeys(o.id for o in (*season[:1], last))
        for o in (next(b for b in before if b.id == o),)
    ]


def pair(before: Side, after: Side) -> Comparison:
    """Compare two sides by daily rate, or two levels as they are."""
    a, b = before.items[0], after.items[0]
    if level(a):
        low, high = _bounds(b), _bounds(a)
        rise = 1.0 if low[0] > high[1] else 0.0 if low[1] < high[0] else 0.5
        return Comparison(before, after, after.count / before.count if before.count else float("inf"), rise)
    k0, k1, d0, d1 = before.count, after.count, before.days, after.days
    ratio = (k1 / d1) / (k0 / d0) if k0 else float("inf")
    return Comparison(before, after, ratio, 1 - beta_cdf(d1 / (d0 + d1), k1 + 0.5, k0 + 0.5))


def _bounds(item: Observation) -> tuple[float, float]:
    middle = value(item) or 0.0
    return (item.low if item.low is not None else middle), (item.high if item.high is not None else middle)


def level(item: Observation) -> bool:
    """Whether an observation is a level (a strength), not a count over a period."""
    return any(word in fold(item.measure) for word in LEVELS)


def value(item: Observation) -> float | None:
    """The best figure of an observation, else the middle of its range, else its bound."""
    if item.best is not None:
        return item.best
    known = [v for v in (item.low, item.high) if v is not None]
    return sum(known) / len(known) if known else None


def beta_cdf(x: float, a: float, b: float) -> float:
    """P(X ≤ x) for X ~ Beta(a, b), by the continued fraction of Abramowitz & Stegun 26.5.8 (modified Lentz)."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_cdf(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x)) / a
    tiny, c, d = 1e-300, 1.0, 0.0
    total = 1.0
    for step in range(400):
        m = step // 2
        if step == 0:
            term = 1.0
        elif step % 2 == 0:
            term = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        else:
            term = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d = 1 / _off(1 + term * d, tiny)
        c = _off(1 + term / c, tiny)
        total *= c * d
        if abs(1 - c * d) < 1e-12:
            break
    return min(1.0, max(0.0, front * (total - 1)))


def _off(number: float, tiny: float) -> float:
    return number if abs(number) > tiny else tiny


def _share_after(item: Observation, pivot: Period) -> float:
    return item.period.overlap(Period(pivot.first, max(item.period.last, pivot.first))) / item.period.days


def _share_before(item: Observation, pivot: Period) -> float:
    """Days up to the turn: the last day of the turning month for a month, the day before for a day."""
    last = pivot.last if pivot.days > 1 else pivot.first - timedelta(1)
    return item.period.overlap(Period(min(item.period.first, last), last)) / item.period.days


def _no_pair(series: tuple[Observation, ...], pivot: Period) -> str:
    if not series:
        return "no count of it by any publisher was known at the cut-off"
    return f"no publisher's counts known at the cut-off cover both sides of {wording.day(pivot.first)}"


def _difference(claim: Claim, found: list[Comparison], wanted: str) -> Difference:
    return Difference(
        attribute="trend", stated=wanted or "change", known="; ".join(c.words() for c in found[:3]),
        delta=f"×{found[0].ratio:.2g}", explanation="counts of one publisher on both sides, never a mix",
        span=claim.act.span if claim.act else claim.span, cites=unique(cite_count(o) for c in found for o in c.items),
    )  # fmt: skip


def refuse(claim: Claim, reason: str, evidence: Evidence, series: tuple[Observation, ...]) -> Verdict:
    """The verdict where no honest comparison can be made, with the latest counts that there are."""
    latest = sorted((o for o in series if o.period.days >= SHORT), key=lambda o: (o.period.last, o.id), reverse=True)[
        :3
    ]
    told = tuple(f"counted: {figure(o)} {o.measure}, {wording.period(o.period)} ({o.series})" for o in latest)
    rule = "incidents are a convenience sample and give no rate" if measure_of(claim) != "other" else ""
    return Verdict(
        claim=claim, kind="not checkable", why=wording.sentence("; ".join(p for p in (reason, rule) if p)),
        cites=unique(cite_count(o) for o in latest), notes=told,
    )  # fmt: skip


def judge_count(claim: Claim, evidence: Evidence) -> Verdict:
    """A stated number of events, deaths or fighters held against the counts of publishers for the same period."""
    quantity = claim.quantities[0] if claim.quantities else None
    subject = _SUBJECTS.get(quantity.unit, "other") if quantity else "other"
    if quantity is None or claim.actor is None or subject == "other":
        return _uncounted(claim, evidence)
    period = claim.time.period if claim.time else None
    series = [o for o in relevant(claim, subject, evidence) if period is None or same_period(o.period, period)]
    series = [o for o in series if value(o) is not None]
    if not series:
        return _uncounted(claim, evidence)
    from estimative.ground.figures import fits

    good = [
        o
        for o in series
        if fits(
            quantity,
            int(o.low if o.low is not None else value(o) or 0),
            int(o.high if o.high is not None else value(o) or 0),
        )
    ]
    kind = "supported" if len(good) == len(series) else "partly" if good else "contradicted"
    shown = wording.listed(f"{figure(o)} ({o.series}, {wording.period(o.period)})" for o in (good or series)[:3])
    difference = Difference(
        attribute=quantity.unit or "count", stated=wording.quantity(quantity), known=wording.listed(f"{figure(o)} ({o.series})" for o in series[:4]),
        explanation="publishers differ" if good else "no publisher gave that figure for the period", span=quantity.span,
        cites=unique(cite_count(o) for o in series),
    )  # fmt: skip
    return Verdict(
        claim=claim, kind=kind, why=wording.sentence(f"{'counted' if good else 'publishers counted'}: {shown}"),
        differences=() if kind == "supported" else (difference,), cites=unique(cite_count(o) for o in series),
        notes=("weakest link: one publisher",) if kind == "supported" and len({o.series for o in series}) == 1 else (),
    )  # type: ignore[arg-type]  # fmt: skip


def same_period(a: Period, b: Period) -> bool:
    """Whether two periods share nearly all their days."""
    return a.overlap(b) >= SHARE * max(a.days, b.days)


def _uncounted(claim: Claim, evidence: Evidence) -> Verdict:
    held = wording.count(len(evidence.observations), "count")
    why = f"no count of this for this period was known at the cut-off ({held} of other things are in the store)"
    return Verdict(claim=claim, kind="not found", why=wording.sentence(why))
