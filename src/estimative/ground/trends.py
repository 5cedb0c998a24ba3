"""Trends and counts, from observations of one publisher on both sides. Incidents are a sample and are never counted.

For each series (one publisher, one method, one measure) the counts after the turning point are compared with
the count just before it and with that of the same months a year earlier; see `estimative.ground.rates`.
"""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from estimative.ground import positions, remainder, wording
from estimative.ground.evidence import Evidence, cite_count, figure, unique
from estimative.ground.figures import fits
from estimative.ground.places import country_of
from estimative.ground.rates import LEVELS, SHARE, SHORT, Comparison, compare, level, value
from estimative.ground.words import content, fold
from estimative.model.claims import Claim, Difference, Quantity, Verdict, VerdictKind
from estimative.model.events import Observation
from estimative.model.times import Period, add_months

SURE = 0.95
"""P from which a rise counts as shown (and 1 − P for a fall)."""
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


def judge_trend(claim: Claim, evidence: Evidence) -> Verdict:
    """A rise or fall held against what one publisher counted on both sides of the turning point, as known at
    the cut-off."""
    subject = measure_of(claim)
    if subject == "other" or claim.actor is None:
        plain = remainder.judge_other(claim, evidence)
        why = wording.sentence(
            "no count of what is said to change is in the store" + plain.why.removeprefix(_PLAIN).rstrip(".")
        )
        return replace(plain, why=why)
    series = relevant(claim, subject, evidence)
    pivot = turning(claim)
    if pivot is None:
        return refuse(claim, "the text names no period to compare", series)
    assert claim.time is not None
    assert claim.time.period is not None
    found = compare(series, pivot, claim.time.period)
    if not found:
        return refuse(claim, _no_pair(series, pivot), series)
    wanted = claim.act.value if claim.act else "increase"
    rises = [c.rise >= SURE for c in found]
    falls = [c.rise <= 1 - SURE for c in found]
    agree, against = (rises, falls) if wanted != "decrease" else (falls, rises)
    kind: VerdictKind = "supported" if all(agree) else "contradicted" if all(against) else "partly"
    lead = {
        "supported": "counts of one publisher on both sides agree",
        "contradicted": "counts of one publisher on both sides say otherwise",
        "partly": "it depends on the publisher and the baseline",
    }[kind]
    last = max(o.period.last for c in found for o in c.after.items)
    late = f"no count compared reaches beyond {wording.day(last)}" if (evidence.today - last).days > 62 else ""
    differences = () if kind == "supported" else (_difference(claim, found, wanted),)
    odd = next((c for c, yes in zip(found, agree, strict=True) if not yes), found[0])
    told = list(dict.fromkeys((found[0].words(), odd.words()))) if kind == "partly" else [found[0].words()]
    return Verdict(
        claim=claim,
        kind=kind,
        why=wording.sentence(f"{lead}: {', but '.join(told)}"),
        differences=differences,
        cites=unique(cite_count(o) for c in found for o in c.items),
        notes=tuple(n for n in (*(c.words() for c in found if c.words() not in told), late) if n),
    )


def measure_of(claim: Claim) -> str:
    """What is said to change: attacks, killed, strength or other."""
    text = fold(claim.act.text if claim.act else claim.text)
    if any(word in text for word in ("recruit", "joining", "ranks", "fighter", "member", "strength", "support")):
        return "strength" if not any(word in text for word in ("official", "former")) else "other"
    if any(word in text for word in ("death", "fatalit", "killed", "casualt")):
        return "killed"
    return (
        "attacks"
        if any(
            word in text
            for word in (
                "attack",
                "violence",
                "operation",
                "incident",
                "activity",
                "frequen",
                "often",
                "tempo",
                "pace",
                "bomb",
                "strike",
                "struck",
                "campaign",
                "killing",
                "shooting",
                "raid",
                "assault",
                "blast",
                "insurgency",
            )
        )
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


def turning(claim: Claim) -> Period | None:
    """The days in which the change is said to have begun: the stated month or day, else None."""
    time = claim.time
    if time is None or time.period is None:
        return None
    first = time.period.first
    if time.precision == "month":
        return Period(first, min(time.period.last, first + timedelta(30)))
    if time.anchor == "since" and time.precision == "range" and first.day > 1:
        # "since they took power": publishers' windows rarely end on the very day of a named event.
        return Period(first, add_months(first.replace(day=1), 1) - timedelta(1))
    return Period(first, first)


def _no_pair(series: tuple[Observation, ...], pivot: Period) -> str:
    if not series:
        return "no count of it by any publisher was known at the cut-off"
    return f"no publisher's counts known at the cut-off cover both sides of {wording.day(pivot.first)}"


def _difference(claim: Claim, found: list[Comparison], wanted: str) -> Difference:
    return Difference(
        attribute="trend",
        stated=wanted or "change",
        known=wording.listed(f"×{c.ratio:.2g} ({c.items[0].series})" for c in found),
        delta=f"×{min(c.ratio for c in found):.2g} to ×{max(c.ratio for c in found):.2g}",
        explanation="daily rates after against before, by publisher and baseline; never a mix of publishers",
        span=claim.act.span if claim.act else claim.span,
        cites=unique(cite_count(o) for c in found for o in c.items),
    )


def refuse(claim: Claim, reason: str, series: tuple[Observation, ...]) -> Verdict:
    """The verdict where no honest comparison can be made, with the latest counts that there are."""
    latest = sorted((o for o in series if o.period.days >= SHORT), key=lambda o: (o.period.last, o.id), reverse=True)[
        :3
    ]
    told = tuple(f"counted: {figure(o)} {o.measure}, {wording.period(o.period)} ({o.series})" for o in latest)
    rule = "incidents are a convenience sample and give no rate" if measure_of(claim) != "other" else ""
    return Verdict(
        claim=claim,
        kind="not checkable",
        why=wording.sentence("; ".join(p for p in (reason, rule) if p)),
        cites=unique(cite_count(o) for o in latest),
        notes=told,
    )


def judge_count(claim: Claim, evidence: Evidence) -> Verdict:
    """A stated number of events, deaths, fighters or people held against the counts of publishers for the same
    period."""
    quantity = claim.quantities[0] if claim.quantities else None
    if quantity is None:
        return _uncounted(claim, evidence)
    series = _counted(claim, quantity, evidence)
    good = [o for o in series if fits(quantity, *_range(o))]
    if not series:
        return _uncounted(claim, evidence)
    named = bool(positions.speaker_of(claim)) and not _of_publisher(claim, series)
    kind: VerdictKind = "supported" if good else "partly" if named else "contradicted"
    shown = wording.listed(f"{figure(o)} ({o.series}, {wording.period(o.period)})" for o in (good or series)[:3])
    others = wording.listed(f"{figure(o)} ({o.series})" for o in series if o not in good)
    difference = Difference(
        attribute=quantity.unit or "count",
        stated=wording.quantity(quantity),
        known=wording.listed(f"{figure(o)} ({o.series})" for o in series[:4]),
        explanation="no publisher in the store gave that figure for the period",
        span=quantity.span,
        cites=unique(cite_count(o) for o in series),
    )
    alone = "weakest link: one publisher" if good and len({o.series for o in series}) == 1 else ""
    differ = f"other publishers counted differently: {others}" if good and others else ""
    return Verdict(
        claim=claim,
        kind=kind,
        why=wording.sentence(f"{'counted' if good else 'publishers counted'}: {shown}"),
        differences=() if good else (difference,),
        cites=unique(cite_count(o) for o in series),
        notes=tuple(n for n in (alone, differ) if n),
    )


def _range(item: Observation) -> tuple[int, int]:
    middle = value(item) or 0.0
    low = item.low if item.low is not None else middle
    return int(low), int(item.high if item.high is not None else middle)


def _counted(claim: Claim, quantity: Quantity, evidence: Evidence) -> list[Observation]:
    """The counts that a stated number can be held against: of its subject and period, of the named publisher
    if there is one."""
    subject = _SUBJECTS.get(quantity.unit, "other")
    period = claim.time.period if claim.time else None
    if subject == "other" or claim.actor is None:
        words = content(claim.text)
        series = [
            o for o in evidence.observations if len(content(o.measure) & words) >= 2 and _in_place(claim, o, evidence)
        ]
    else:
        series = list(relevant(claim, subject, evidence))
    found = [o for o in series if value(o) is not None and (period is None or _meets(o, period))]
    return _of_publisher(claim, found) or found


def _of_publisher(claim: Claim, series: list[Observation]) -> list[Observation]:
    """The counts of the publisher that the text names ("The UN counted …")."""
    named = fold(positions.speaker_of(claim)).split()
    return [o for o in series if named and fold(o.series).split()[0] == named[0]]


def _in_place(claim: Claim, item: Observation, evidence: Evidence) -> bool:
    place = claim.place.value or claim.place.text if claim.place else ""
    return not place or country_of(place, evidence.registry) == item.country


def _meets(item: Observation, period: Period) -> bool:
    """Counts must be of the same period, levels of a period that touches it, give or take a month."""
    if level(item) or "people" in item.measure:
        return item.period.overlap(Period(period.first - timedelta(31), period.last)) > 0
    return same_period(item.period, period)


def same_period(a: Period, b: Period) -> bool:
    """Whether two periods share nearly all their days."""
    return a.overlap(b) >= SHARE * max(a.days, b.days)


def _uncounted(claim: Claim, evidence: Evidence) -> Verdict:
    held = wording.count(len(evidence.observations), "count")
    why = f"no count of this for this period was known at the cut-off ({held} of other things are in the store)"
    return Verdict(claim=claim, kind="not found", why=wording.sentence(why))
