"""Trends counted from a data set that is complete by its definition: monthly counts on both sides, with the spread
between months taken into the interval, and months younger than the data set's usual delay left out.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import timedelta

from msgspec import Struct

from estimative.ground import census, places, posterior, wording
from estimative.ground.baselines import LENGTH, SEASON, Sides, back
from estimative.ground.census import Census, Scope
from estimative.ground.evidence import Evidence, unique
from estimative.ground.matching import same_actor
from estimative.model.claims import Cited, Claim, Comparison
from estimative.model.events import Incident
from estimative.model.times import Period, add_months
from estimative.registry.registry import Registry

SHORT = 28
"""Days that each side must have at least."""
FEW = 8
"""Months from which the spread between months is read; with fewer the year before is looked at too."""
CITED = 4
NEARLY = 0.8
"""The share of a party's events that must lie in one country for a sentence without a place to be about that."""
YEAR = "the year before"
ESTIMATES = {"low": 0, "best": 1, "high": 2}


class Counted(Struct, frozen=True, kw_only=True):
    """Comparisons from complete data sets, what a reader should know of them, and why there are none."""

    main: tuple[Comparison, ...] = ()
    variants: tuple[Comparison, ...] = ()
    notes: tuple[str, ...] = ()
    why: str = ""


def compare(claim: Claim, subject: str, sides: Sides, evidence: Evidence) -> Counted:
    """The comparisons for a trend in attacks or violence (events) or deaths in a country or a smaller place."""
    held = census.of(country_of(claim, evidence), evidence) if subject in ("attacks", "killed") else ()
    found: list[Counted] = [_of(item, claim, subject, sides, evidence) for item in held]
    return Counted(
        main=tuple(c for f in found for c in f.main),
        variants=tuple(c for f in found for c in f.variants),
        notes=tuple(n for f in found if f.main for n in f.notes),
        why="; ".join(dict.fromkeys(f.why for f in found if f.why)),
    )


def country_of(claim: Claim, evidence: Evidence) -> str:
    """The country whose complete data sets a claim can be counted in: its place's, else the one where nearly all
    events of its place or party are; "" where there is none."""
    registry, place = evidence.registry, claim.place
    if place is not None:
        code = places.country_of(place.value or place.text, registry)
        if code:
            return code
        there = places.stated(registry, places.name(place), place.text)
        events = [i for i in evidence.find(forms=there.forms) if places.fit(place, i, registry) == "inside"]
    elif claim.actor is not None:
        actor = claim.actor.value or claim.actor.text
        events = [i for i in evidence.find(actors=(actor,)) if involves(actor, i, registry)]
    else:
        return ""
    codes = Counter(i.country for i in events if registry.dataset(i.dataset).counting == "complete")
    best = max(sorted(codes), key=lambda code: codes[code], default="")
    return best if best and codes[best] >= NEARLY * codes.total() else ""


def involves(actor: str, item: Incident, registry: Registry) -> bool:
    """Whether an actor is one of the sides of an event."""
    return any(same_actor(registry, actor, side) for side in (item.actor, item.target_actor) if side)


def scope_of(claim: Claim, evidence: Evidence) -> Scope:
    """Which events a claim speaks of: a place smaller than a country, a party, a type of violence."""
    place = claim.place
    whole = place is None or evidence.registry.country(place.value or place.text) != ""
    actor = (claim.actor.value or claim.actor.text) if claim.actor else ""
    return Scope(place=None if whole else place, actor=actor, kind=census.kind_of(claim.text))


def _of(held: Census, claim: Claim, subject: str, sides: Sides, evidence: Evidence) -> Counted:
    after = countable(held, sides)
    if after is None or held.span is None:
        return Counted(why=_outside(held))
    scope, more = scope_of(claim, evidence), uncoded(claim, evidence.registry)
    if more:
        return Counted(why=f"{held.dataset} is complete by its definition, but does not code {more!r}")
    events = census.select(held, scope, evidence)
    if not events:
        return Counted(why=f"{held.dataset} is complete by its definition and holds no event {scope.words()}".rstrip())
    matched = _aligned(after, held.span, sides)
    if not matched:
        return Counted(why=f"{held.dataset} is complete by its definition, but does not hold the time before")
    deaths = subject == "killed"
    made = [_comparison(held, events, pair, deaths) for pair in matched]
    other = f"other counting rule ({'events' if deaths else 'deaths'})"
    rest = [_comparison(held, events, pair, not deaths, other) for pair in matched if not pair[2]]
    rest += _without_young(held, events, sides, after, deaths)
    if deaths:
        rest += [_comparison(held, events, pair, True, f"other counting rule ({name} estimates)", name)
                 for name in ("low", "high") for pair in matched if not pair[2]]  # fmt: skip
    return Counted(
        main=tuple(c for c in made if not c.variant),
        variants=(*(c for c in made if c.variant), *rest),
        notes=_notes(held, scope, after, sides),
    )


_NOUN = (
    r"(?:attacks?|violence|clashes|fighting|incidents|events|killings|deaths|fatalities|casualties|hostilities|battles"
    r"|bombings|raids|ambushes|shootings|strikes|assaults|explosions|kidnappings|assassinations)"
)
_PLAIN_WORDS = """the a an of in number numbers total overall political organised organized armed deadly violent
conflict fatal lethal one sided non state based communal civilian civilians ethnic inter intercommunal battle related
recorded reported more fewer all its their that this these from and rise fall increase decrease in on has have had been
by twice as many"""
_PLAIN = frozenset(_PLAIN_WORDS.split())
_ONTO = re.compile(rf"\b{_NOUN} (?:on|against|targeting|at) (?:the )?(?!civilians?\b)([\w-]+)", re.I)
_KINDS = re.compile(r"^(?:bomb|raid|ambush|shoot|strike|assault|explo|kidnap|assassin)", re.I)


def uncoded(claim: Claim, registry: Registry) -> str:
    """What narrows a sentence's violence beyond what the data set codes: a means, a target, a party it does not know
    ("suicide attacks", "attacks on schools"); "" for nothing."""
    text = claim.text
    onto = _ONTO.search(text)
    if onto and not any(onto[1] in f.text for f in registry.find_actors(text)):
        return onto.group()
    hit = re.search(rf"((?:[\w'’-]+ ){{0,3}})({_NOUN})\b", text, re.I)
    if hit is None:
        return ""
    if _KINDS.match(hit[2]):
        return hit[2]
    names = " ".join(f.text for f in (*registry.find_actors(text), *registry.find_places(text)))
    if claim.actor is not None:
        names += f" {claim.actor.text} {claim.actor.value}"
    known = _PLAIN | set(re.findall(r"\w+", names.lower()))
    before = re.split(r"\b(?:in|since|of|by|after|than|from|the|with|has|have|had)\b", hit[1], flags=re.I)[-1]
    odd = [w for w in re.findall(r"\w+", before) if w.lower() not in known and not registry.country(w)]
    return f"{' '.join(odd)} {hit[2]}" if odd else ""


def countable(held: Census, sides: Sides) -> Period | None:
    """The stated days that can be counted: at least half of them where they have an end; else all of them, of which
    only "at least" is known then."""
    if held.span is None:
        return None
    after = _clip(sides.reach, held.span)
    if after is not None and after.days >= SHORT and (sides.open or 2 * after.days >= sides.after.days):
        return after
    whole = not sides.open and held.span.first <= sides.after.first and sides.after.last <= held.newest
    return sides.after if whole and sides.after.days >= SHORT else None


Pairing = tuple[tuple[Period, str], Period, str]
"""A period before with its name, the period after, and the variant that it is."""


def _clip(period: Period, span: Period) -> Period | None:
    first, last = max(period.first, span.first), min(period.last, span.last)
    return Period(first, last) if first <= last else None


def _outside(held: Census) -> str:
    if held.span is None:
        return f"{held.dataset} is complete by its definition, but no month of it is old enough to be counted"
    return f"{held.dataset} is complete by its definition, but can be counted for {wording.period(held.span)} only"


def _aligned(after: Period, span: Period, sides: Sides) -> list[Pairing]:
    """The periods before: the one that the text names, else the same length and the same months a year before."""
    found: list[Pairing] = []
    if sides.named is not None:
        base = _matching(sides.named, after, sides)
        if span.first <= base.first and base.last <= span.last:
            found.append(((base, sides.label), after, ""))
        else:
            return []
    variant = "other baseline" if found else ""
    long = Period(add_months(after.first, -_months(after)), after.first - timedelta(1))
    year = Period(add_months(after.first, -12), after.first - timedelta(1))
    rows = [(long, LENGTH), (back(after, 12), SEASON) if after.days < 360 else (year, YEAR)]
    for base, name in rows:
        if span.first <= base.first and all(base != old for (old, _), _, _ in found):
            found.append(((base, name), after, variant))
    return found


def _matching(named: Period, after: Period, sides: Sides) -> Period:
    """The period that the text names, cut to the same months where the stated one could be counted in part only."""
    years = sides.after.first.year - named.first.year
    if sides.open or after == sides.after or abs(named.days - sides.after.days) > 5 or not years:
        return named
    return back(after, 12 * years)


def _months(period: Period) -> int:
    """Whole months of a period, at least 1."""
    return max(1, round(period.days / 30.44))


def _comparison(
    held: Census, events: tuple[Incident, ...], pair: Pairing, deaths: bool, variant: str = "", estimate: str = "best"
) -> Comparison:
    """One pair of periods; deaths by one estimate on both sides, never the low of one against the high of the other."""
    (base, name), after, vary = pair
    rank = ESTIMATES[estimate] if deaths else None
    new, old = (census.count(events, period, estimate=rank, lag=held.delay) for period in (after, base))
    spread = _spread(held, events, (base, after), rank)
    out = posterior.bounded(new, after.days, old, base.days, dispersion=spread)
    unit = ("killed", "killed") if deaths else ("event", "events")
    return Comparison(
        series=held.dataset, measure=f"deaths, {estimate} estimate" if deaths else "events with at least one death",
        baseline=name, before=f"{_told(old)} {unit[old[1] != 1]} ({wording.period(base)})",
        after=f"{_told(new)} {unit[new[1] != 1]} ({wording.period(after)})",
        ratio=out.ratio, low=out.low, high=out.high, rise=out.rise, variant=variant or vary,
        cites=_cites(census.within(events, base), census.within(events, after)),
    )  # fmt: skip


def _told(count: tuple[float, float, float]) -> str:
    low, best, high = count
    top = "…" if high == float("inf") else wording.number(round(high))
    return wording.number(best) if low == high else f"{wording.number(best)} [{wording.number(low)}–{top}]"


def _spread(held: Census, events: tuple[Incident, ...], periods: tuple[Period, Period], rank: int | None) -> float:
    """Variance over mean of the monthly counts; with few months, those of the year before as well."""
    base, after = periods
    groups = [base, after]
    if sum(len(census.months(p)) for p in groups) < FEW and held.span is not None:
        year = _clip(Period(add_months(base.first, -12), base.first - timedelta(1)), held.span)
        groups += [year] if year is not None else []
    monthly: dict[tuple[int, int], list[Incident]] = {}
    for item in events:
        monthly.setdefault((item.occurred.last.year, item.occurred.last.month), []).append(item)
    rows = []
    for period in groups:
        row = []
        for month in census.months(period):
            own = tuple(monthly.get((month.first.year, month.first.month), ()))
            row.append((census.count(own, month, estimate=rank)[1], float(month.days)))
        rows.append(row)
    return posterior.dispersion(rows)


def _cites(before: list[Incident], after: list[Incident]) -> tuple[Cited, ...]:
    """The newest and the deadliest events of each side, for a count rests on too many to name."""
    chosen: list[Incident] = []
    for rows in (before, after):
        worst = sorted(rows, key=lambda item: (-census.tally(item)[1], item.id))[: CITED // 2]
        newest = sorted(rows, key=lambda item: (item.known.at, item.id), reverse=True)[: CITED // 2]
        chosen += [*worst, *newest]
    return unique(
        Cited("incident", i.id, i.known.at, f"{wording.period(i.occurred)}, {i.place or i.admin1 or i.country}")
        for i in chosen
    )


def _without_young(
    held: Census, events: tuple[Incident, ...], sides: Sides, after: Period, deaths: bool
) -> list[Comparison]:
    """The comparison without the unfinished months, where the stated period has some."""
    young = held.unfinished
    if young is None or held.span is None or young.first > after.last:
        return []
    done = _clip(after, Period(held.span.first, young.first - timedelta(1)))
    if done is None or done.days < SHORT:
        return []
    pairs = [pair for pair in _aligned(done, held.span, sides) if not pair[2]]
    return [_comparison(held, events, pair, deaths, "reporting delay (finished months only)") for pair in pairs]


def _notes(held: Census, scope: Scope, after: Period, sides: Sides) -> tuple[str, ...]:
    assert held.span is not None
    notes = [
        f"{held.dataset} holds every event with at least one death that meets its definition, so it can be counted"
    ]
    if scope.actor:
        notes.append(f"events {scope.words()}: as either side, for the data set does not say who attacked")
    young = held.unfinished
    if young is not None and young.first <= after.last:
        notes.append(
            f"its usual reporting delay here is {held.delay.usual} days: counts from {wording.day(young.first)} on are "
            "not finished, and their upper ends allow for what is still to come"
        )
    if not sides.open and after != sides.after:
        notes.append(f"of the stated time only {wording.period(after)} could be counted")
    return tuple(notes)
