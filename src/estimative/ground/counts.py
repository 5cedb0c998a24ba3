"""Stated numbers of attacks, deaths, fighters or people held against what publishers counted for the same period.

A figure is held against the low, best and high that each publisher gave, as known at the cut-off; a data set that is
complete by its definition counts as a publisher. A count of a part of the stated time is a lower bound. Publishers
that differ are all listed.
"""

from __future__ import annotations

import re
from datetime import timedelta

from msgspec import Struct

from estimative.ground import census, censustrends, positions, rates, subjects, wording
from estimative.ground.census import Scope
from estimative.ground.evidence import Evidence, cite_count, figure, unique
from estimative.ground.figures import bounds, fits
from estimative.ground.places import country_of
from estimative.ground.rates import SHARE, level, value
from estimative.ground.words import content, fold
from estimative.model.claims import Cited, Claim, Difference, Quantity, Verdict, VerdictKind
from estimative.model.events import Incident, Observation
from estimative.model.times import Period
from estimative.registry.registry import Registry

OFF = 0.1
"""How far an exact figure inside a published range may be from the best estimate before the verdict says so."""
LONG = 80
"""Days from which a toll without any one attack named is of the whole time."""
SHOWN = 4
_SUBJECTS = {
    "attacks": "attacks",
    "incidents": "attacks",
    "events": "attacks",
    "clashes": "attacks",
    "fighters": "strength",
    "members": "strength",
    "killed": "killed",
    "casualties": "casualties",
}
_ONE = re.compile(
    r"\b(?:an?|the|this|that|another|one|single|twin|suicide|car) (?:[\w'’-]+ ){0,4}?"
    r"(?:attack|bombing|blast|explosion|ambush|raid|assault|shooting|strike|massacre|incident|clash|bomber|gunman|bomb|operation|battle|mosque|school|market|bus|hotel"
    r"|airport|hospital|gurdwara|church|checkpoint|base|embassy|convoy)\b",
    re.I,
)
_MANY = re.compile(
    r"\b(?:total|altogether|in all|attacks|bombings|violence|fighting|conflict|clashes|hostilities|incidents|events)\b",
    re.I,
)


_VAGUE = re.compile(r"(?:as )?(?:many|several|some|few|fewer|a number|numerous|more)\b(?!.*\d)", re.I)
_NOBODY = re.compile(
    r"\b(?:were|was|been|being|got) (?:\w+ )?killed\b"
    r"|\b(?:died|deaths?|fatalities|lives|dead|perished|events?|incidents?|clashes)\b",
    re.I,
)
"""Words that give a toll without saying who killed."""


class Count(Struct, frozen=True, kw_only=True):
    """What one publisher gave for the stated time; `best` is None where there is only a bound, `whole` false where it
    covers a part of the time."""

    who: str
    text: str
    low: float
    best: float | None
    high: float
    period: Period
    cites: tuple[Cited, ...]
    whole: bool = True

    def words(self) -> str:
        """365 attacks claimed (ITIC-claims, 2021)"""
        return f"{self.text} ({self.who}, {wording.period(self.period)})"

    def holds(self, stated: Quantity) -> bool:
        """Whether a stated figure is borne out by it: a bound, or a count of a part of the time, may be less than
        that."""
        floor, top = bounds(stated)
        if not self.whole or self.high == float("inf"):
            shown = stated.sense == "at least" and floor <= self.low
            return shown or (self.whole and self.low == floor)
        if self.low == 0 and self.high > 0:
            return (stated.sense == "at most" and top >= self.high) or top == self.high
        return fits(stated, int(self.low), int(self.high))

    def rules_out(self, stated: Quantity) -> bool:
        """Whether the figure cannot be true if this count is."""
        floor, top = bounds(stated)
        if not self.whole or self.high == float("inf"):
            return stated.sense != "at least" and top < self.low
        if self.low == 0 and self.high > 0:
            return stated.sense != "at most" and floor > self.high
        return not self.holds(stated)


def applies(claim: Claim, registry: Registry) -> bool:
    """Whether a sentence told like an event sums many: a toll over months, in a country, with no one attack named."""
    time = claim.time
    if claim.kind != "event" or claim.negated or claim.about or time is None or time.period is None:
        return False
    if not any(q.unit in _SUBJECTS and (q.low is not None or q.high is not None) for q in claim.quantities[:1]):
        return False
    if _ONE.search(claim.text) or not _wide(claim, registry):
        return False
    days = time.period.days
    return days >= LONG or (days >= rates.SHORT and bool(_MANY.search(claim.text)))


def _wide(claim: Claim, registry: Registry) -> bool:
    """Whether the place is a country, a region or a province, or none is named."""
    if claim.place is None:
        return True
    place = claim.place.value or claim.place.text
    known = registry.place(place)
    return bool(registry.country(place)) or (bool(known) and known[0].kind in ("province", "region", "area", "country"))


def judge_count(claim: Claim, evidence: Evidence) -> Verdict:
    """A stated number held against the counts of publishers for the same period."""
    quantity = claim.quantities[0] if claim.quantities else None
    if quantity is None or _VAGUE.match(quantity.text):
        return _uncounted(claim, evidence, None)
    found = _found(claim, quantity, evidence)
    good = [c for c in found if c.holds(quantity)]
    wrong = [c for c in found if c.rules_out(quantity)]
    if not good and not wrong:
        return _uncounted(claim, evidence, quantity)
    unheld = bool(positions.speaker_of(claim)) and not subjects.publisher(claim, evidence.observations)
    loose = claim.time is None or claim.time.period is None
    off = _off(quantity, good)
    kind: VerdictKind = "partly" if off else "supported" if good else "partly" if unheld or loose else "contradicted"
    shown = wording.listed(c.words() for c in (good or wrong)[:SHOWN])
    others = wording.listed(c.words() for c in found if c in wrong)
    alone = "weakest link: one publisher" if good and len({c.who for c in found}) == 1 else ""
    differ = f"other publishers counted differently: {others}" if good and others else ""
    return Verdict(
        claim=claim,
        kind=kind,
        why=wording.sentence(f"{'counted' if good else 'publishers counted'}: {shown}" + (f"; {off}" if off else "")),
        differences=() if kind == "supported" else (_difference(claim, quantity, good or wrong, off),),
        cites=unique(cite for c in found for cite in c.cites),
        notes=tuple(n for n in (differ,) if n),
        weakest=alone,
    )


def _off(quantity: Quantity, good: list[Count]) -> str:
    """What is wrong with an exact figure that lies inside a range but far from every best estimate."""
    if quantity.sense != "exact" or not good or any(c.best is None for c in good):
        return ""
    stated = bounds(quantity)[0]
    if any(c.best is not None and abs(c.best - stated) <= OFF * max(c.best, 1) for c in good):
        return ""
    best = good[0].best or 0
    return f"the figure lies in the range, but the best estimate is {wording.number(best)}"


def _difference(claim: Claim, quantity: Quantity, against: list[Count], off: str) -> Difference:
    stated, top = bounds(quantity)
    near = min(against, key=lambda c: abs((c.best if c.best is not None else c.low) - stated))
    best = near.best if near.best is not None else near.low
    late = "the newest count of each publisher gives another figure"
    plain = late if claim.time is None else "no publisher in the store gave that figure for the period"
    return Difference(
        attribute=quantity.unit or "count",
        stated=wording.quantity(quantity),
        known=wording.listed(c.words() for c in against[:SHOWN]),
        delta=f"{(stated if stated > best else top) - best:+,.0f}",
        explanation=off or plain,
        span=quantity.span,
        cites=unique(cite for c in against for cite in c.cites),
    )


def _found(claim: Claim, quantity: Quantity, evidence: Evidence) -> list[Count]:
    """What publishers gave for the stated number, those that the text names only, if it names one."""
    subject = _SUBJECTS.get(quantity.unit, "other")
    if subject == "attacks" and not quantity.unit:
        subject = "other"
    series = _series(claim, subject, evidence)
    named = subjects.publisher(claim, tuple(series))
    found = _published(claim, list(named) or series)
    return found if named else found + _complete(claim, subject, evidence)


def _series(claim: Claim, subject: str, evidence: Evidence) -> list[Observation]:
    """The observations that measure what is numbered, in the claim's country or the one that counts are mostly of."""
    if subject == "other" or (claim.actor is None and subject != "killed"):
        words = content(claim.text)
        return [
            o for o in evidence.observations
            if value(o) is not None and len(content(o.measure) & words) >= 2 and _in_place(claim, o, evidence)
        ]  # fmt: skip
    series = tuple(o for o in subjects.relevant(claim, subject, evidence) if value(o) is not None)
    if "civilian" in fold(claim.text):
        series = tuple(o for o in series if "civilian" in fold(o.measure))
    land = subjects.home(series) if claim.place is None else ""
    return [o for o in series if not land or o.country == land]


def _published(claim: Claim, series: list[Observation]) -> list[Count]:
    period = claim.time.period if claim.time else None
    found: list[Count] = []
    groups: dict[tuple[str, str], list[Observation]] = {}
    for item in series:
        groups.setdefault((item.series, item.measure), []).append(item)
    for key in sorted(groups):
        items = rates.newest(groups[key])
        if level(items[0]) or "people" in items[0].measure:
            found += [_count(o) for o in _at(items, period)]
        elif period is None:
            found += [_count(o) for o in items]
        else:
            same = [o for o in items if same_period(o.period, period)]
            inside = [o for o in items if o.period.overlap(period) >= 0.97 * o.period.days]
            found += [_count(o) for o in same] or [_count(o, whole=False) for o in inside]
    return found


def _at(items: list[Observation], period: Period | None) -> list[Observation]:
    """The levels of a series that a text can mean: those of its time give or take a month, else the newest."""
    if period is None:
        return [max(items, key=lambda o: (o.period.last, o.known, o.id))]
    wide = Period(period.first - timedelta(31), period.last)
    return [o for o in items if o.period.overlap(wide)]


def _count(item: Observation, *, whole: bool = True) -> Count:
    low, best, high = rates.bounds(item)
    return Count(
        who=item.series, text=f"{'at least ' if not whole else ''}{figure(item)} {item.measure}", low=low,
        best=best if item.best is not None else None, high=high, period=item.period, cites=(cite_count(item),),
        whole=whole,
    )  # fmt: skip


def _complete(claim: Claim, subject: str, evidence: Evidence) -> list[Count]:
    """The count of a complete data set for the stated time, where it can be counted."""
    period = claim.time.period if claim.time else None
    if period is None or subject not in ("attacks", "killed"):
        return []
    if claim.actor is None and not _NOBODY.search(claim.text):  # "government forces killed": a party that is not known
        return []
    if subject == "attacks" and censustrends.uncoded(claim, evidence.registry):
        return []
    found = []
    for held in census.of(censustrends.country_of(claim, evidence), evidence):
        inside = held.span is not None and period.overlap(held.span) == period.days
        if inside:
            scope = censustrends.scope_of(claim, evidence)
            civil = "civilian" in fold(claim.text)
            plain = Scope(place=scope.place, actor=scope.actor, kind="" if subject == "killed" else scope.kind)
            events = census.within(census.select(held, plain, evidence), period)
            found.append(_summed(held, events, subject == "killed", civil, bool(scope.actor), period))
    return found


def _summed(held: census.Census, events: list[Incident], deaths: bool, civil: bool, by: bool, period: Period) -> Count:
    """Events or deaths of a data set; "killed by" a party lies between its one-sided deaths and all it was part of."""
    rows = [census.tally(i) for i in events] if deaths else [(1.0, 1.0, 1.0)] * len(events)
    low, best, high = (sum(r[k] for r in rows) for k in range(3))
    if deaths and civil:
        low = best = float(sum(int(i.extra.get("deaths_civilians") or 0) for i in events))
    if deaths and by:
        low = sum(census.tally(i)[0] for i in events if i.event_type == census.VIOLENCE["3"])
    last = held.delay
    high = high if last.finished(period.last) else max(high, last.bound(high, period.last))
    shown = f"{wording.number(best)} {'civilians killed' if civil else 'killed' if deaths else 'events'}"
    span = f" [{wording.number(low)}–{wording.number(high)}]" if low < high < float("inf") else ""
    worst = sorted(events, key=lambda i: (-census.tally(i)[1], i.id))[:SHOWN]
    return Count(
        who=held.dataset, text=shown + span, low=low, best=None if by or low == high else best, high=high,
        period=period,
        cites=tuple(Cited("incident", i.id, i.known.at, wording.period(i.occurred)) for i in worst),
    )  # fmt: skip


def _in_place(claim: Claim, item: Observation, evidence: Evidence) -> bool:
    place = claim.place.value or claim.place.text if claim.place else ""
    return not place or country_of(place, evidence.registry) == item.country


def same_period(a: Period, b: Period) -> bool:
    """Whether two periods share nearly all their days."""
    return a.overlap(b) >= SHARE * max(a.days, b.days)


def _uncounted(claim: Claim, evidence: Evidence, quantity: Quantity | None) -> Verdict:
    why = "no count of this for this period was known at the cut-off"
    others = _series(claim, _SUBJECTS.get(quantity.unit, "other"), evidence) if quantity else []
    near = sorted(others, key=lambda o: (o.period.last, o.id), reverse=True)[:SHOWN]
    held = wording.count(len(evidence.observations), "count")
    told = tuple(f"for another period: {figure(o)} {o.measure}, {wording.period(o.period)} ({o.series})" for o in near)
    return Verdict(
        claim=claim, kind="not found", why=wording.sentence(why), notes=told,
        covers=f"the store holds {held} of other things or other periods",
    )  # fmt: skip
