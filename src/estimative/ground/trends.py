"""Trends and counts, from observations of one publisher on both sides. Incidents are a sample and are never counted.

For each series (one publisher, one method, one measure) the counts after the turning point are compared with the count just
before it and with that of the same months a year earlier; see `estimative.ground.rates`.
"""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from estimative.ground import remainder, wording
from estimative.ground.evidence import Evidence, cite_count, figure, unique
from estimative.ground.figures import fits
from estimative.ground.places import country_of
from estimative.ground.rates import LEVELS, SHARE, SHORT, Comparison, compare, value
from estimative.ground.words import content, fold
from estimative.model.claims import Claim, Difference, Verdict, VerdictKind
from estimative.model.events import Observation
from estimative.model.times import Period

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
    """A rise or fall held against what one publisher counted on both sides of the turning point, as known at the cut-off."""
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
    )  # fmt: skip


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


def turning(claim: Claim) -> Period | None:
    """The days in which the change is said to have begun: the stated month or day, else None."""
    time = claim.time
    if time is None or time.period is None:
        return None
    first = time.period.first
    if time.precision == "month":
        return Period(first, min(time.period.last, first + timedelta(30)))
    return Period(first, first)


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


def refuse(claim: Claim, reason: str, series: tuple[Observation, ...]) -> Verdict:
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
    good = [
        o
        for o in series
        if fits(
            quantity,
            int(o.low if o.low is not None else value(o) or 0),
            int(o.high if o.high is not None else value(o) or 0),
        )
    ]
    kind: VerdictKind = "supported" if len(good) == len(series) else "partly" if good else "contradicted"
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
    )  # fmt: skip


def same_period(a: Period, b: Period) -> bool:
    """Whether two periods share nearly all their days."""
    return a.overlap(b) >= SHARE * max(a.days, b.days)


def _uncounted(claim: Claim, evidence: Evidence) -> Verdict:
    held = wording.count(len(evidence.observations), "count")
    why = f"no count of this for this period was known at the cut-off ({held} of other things are in the store)"
    return Verdict(claim=claim, kind="not found", why=wording.sentence(why))
