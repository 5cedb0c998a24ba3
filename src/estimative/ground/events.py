"""Verdicts on event claims: did it happen there, then, by them, to them, with that toll, as far as was known?"""

from __future__ import annotations

import re

from msgspec import Struct

from estimative.ground import closeness, covering, dating, explained, figures, positions, propositions, wording
from estimative.ground.closeness import Near
from estimative.ground.evidence import Evidence, cite_said, unique, where
from estimative.ground.matching import Candidate, candidates, name, nearest
from estimative.ground.reversal import EXPLAINED, reversed_roles
from estimative.ground.words import acts
from estimative.model.claims import Cited, Claim, Difference, Verdict, VerdictKind
from estimative.registry.standing import Standing

CORE = ("date", "place", "actor", "target")
SHOWN = 3
"""How many of several equally fitting incidents a verdict cites."""


class Context(Struct, frozen=True):
    """What the verdicts of one document share: the incidents matched so far by claim id, and who is said to
    deny which."""

    matches: dict[str, tuple[Candidate, ...]]
    denials: dict[str, tuple[Claim, ...]]


def judge(claim: Claim, evidence: Evidence, context: Context) -> Verdict:
    """The verdict on an event claim (also a negated one)."""
    found = context.matches.get(claim.id, ())
    if claim.negated:
        return _negated(claim, evidence, found)
    if not found:
        return missing(claim, evidence)
    best = found[0]
    stand = best.stand
    differences = tuple(d for d in (*core_differences(claim, best, evidence), *_tolls(claim, stand, evidence)) if d)
    opposed = unvoiced(claim, stand, evidence, context)
    everything = differences + ((opposed,) if opposed else ())
    kind = verdict_kind(claim, best, everything, evidence)
    head = "; ".join(sentence_of(d, stand) for d in everything) or supported(claim, stand, evidence)
    items = (
        stand.said
        if everything
        else (*stand.kinds("claimed", "attributed", "confirmed"), *positions.opposed(stand, evidence.registry))
    )
    return Verdict(
        claim=claim,
        kind=kind,
        why=wording.sentence(head),
        differences=everything,
        cites=unique((*positions.cites(stand, evidence, items or stand.said), *_siblings(found, evidence))),
        notes=tuple(n for n in notes(claim, best, found, evidence) if n),
        attributes=explained.attributes(claim, best, evidence),
        weakest=positions.weakest(stand, evidence) if kind == "supported" else "",
    )


def core_differences(claim: Claim, best: Candidate, evidence: Evidence) -> tuple[Difference | None, ...]:
    """Differences of date, place, actor and target between a claim and its incident."""
    return (
        dating.difference(claim, best.stand, evidence),
        place_difference(claim, best, evidence),
        _actor(claim, best, evidence) or reversed_roles(claim, best.stand),
        _target(claim, best, evidence),
        _act(claim, best, evidence),
    )


def verdict_kind(claim: Claim, best: Candidate, differences: tuple[Difference, ...], evidence: Evidence) -> VerdictKind:
    """*supported* without a difference; *contradicted* where another actor is named, a toll is off by a factor
    of two, or two core attributes are off; else *partly*."""
    if not differences:
        return "supported"
    if any(d.explanation == EXPLAINED for d in differences):
        return "contradicted"
    core = [
        d for d in differences if d.attribute in CORE and not (d.attribute == "actor" and best.actor == "unclaimed")
    ]
    severe = best.actor == "other" and not _same_side(claim, best, evidence)
    wild = any(figures.far(q, best.stand, evidence.registry) for q in claim.quantities)
    return "contradicted" if severe or wild or len(core) > 1 else "partly"


def _same_side(claim: Claim, best: Candidate, evidence: Evidence) -> bool:
    return bool(best.stand.actor) and evidence.registry.same_actor(name(claim), best.stand.actor)


def place_difference(claim: Claim, best: Candidate, evidence: Evidence) -> Difference | None:
    if best.place not in ("elsewhere", "abroad") or claim.place is None:
        return None
    return Difference(
        attribute="place",
        stated=claim.place.text,
        known=where(best.incident),
        delta="another country" if best.place == "abroad" else "",
        explanation="what was attacked and the day agree",
        span=claim.place.span,
        cites=(evidence.cite(best.incident),),
    )


def _actor(claim: Claim, best: Candidate, evidence: Evidence) -> Difference | None:
    if claim.actor is None or best.actor not in ("unclaimed", "other"):
        return None
    stand = best.stand
    known = stand.actor or "unclaimed at the cut-off"
    items = stand.kinds("claimed", "attributed")
    return Difference(
        attribute="actor",
        stated=name(claim),
        known=known,
        explanation=positions.phrase(stand) if stand.actor else "no claim and no attribution was known",
        span=claim.actor.span,
        cites=(evidence.cite(stand.incident), *(cite_said(a) for a in items)),
    )


def _target(claim: Claim, best: Candidate, evidence: Evidence) -> Difference | None:
    if claim.target is None or best.points("target") >= 0:
        return None
    incident = best.incident
    return Difference(
        attribute="target",
        stated=claim.target.text,
        known=incident.target_actor or incident.target_type,
        explanation="the place and the day agree",
        span=claim.target.span,
        cites=(evidence.cite(incident),),
    )


_GUNS, _BOMBS = frozenset({"shooting"}), frozenset({"bombing"})


def _act(claim: Claim, best: Candidate, evidence: Evidence) -> Difference | None:
    """Rockets where there were none, an operation where there was an attack, guns where a bomb was planted; nearer
    kinds overlap too much."""
    incident, stated = best.incident, acts(claim.act.text) if claim.act else frozenset()
    if claim.act is None or best.points("act") >= 0:
        return None
    known = frozenset() if "suicide" in incident.event_type else acts(incident.event_type)
    if not stated & {"rocket", "operation", "abduction"} and {stated, known} != {_GUNS, _BOMBS}:
        return None
    return Difference(
        attribute="act",
        stated=claim.act.text,
        known=positions.SAID_AS.get(incident.event_type, incident.event_type),
        explanation="the place and the day agree",
        span=claim.act.span,
        cites=(evidence.cite(incident),),
    )


def _tolls(claim: Claim, stand: Standing, evidence: Evidence) -> tuple[Difference | None, ...]:
    return tuple(figures.compare(quantity, stand, evidence.registry) for quantity in claim.quantities)


def unvoiced(claim: Claim, stand: Standing, evidence: Evidence, context: Context) -> Difference | None:
    """Denials known by the cut-off of parties that the document does not let speak."""
    registry = evidence.registry
    named = [positions.speaker_of(denial) for denial in context.denials.get(stand.incident.id, ())]
    left = [
        item
        for item in positions.opposed(stand, registry)
        if not positions.anonymous(item.by) and not any(positions.same_voice(item.by, who, registry) for who in named)
    ]
    if not left:
        return None
    voices = {positions.voice(item.by) for item in left}
    every = (a for a in positions.denials(stand, registry) if positions.voice(a.by) in voices)
    detail = propositions.summary(every, registry)
    kinds = " or ".join(dict.fromkeys(item.kind.replace("_", " ") for item in left))
    return Difference(
        attribute="denial",
        stated="not mentioned",
        known=f"{kinds} by {positions.said(left[:SHOWN])}",
        explanation=detail,
        span=claim.span,
        cites=tuple(cite_said(item) for item in left),
    )


def sentence_of(difference: Difference, stand: Standing) -> str:
    """A difference as a clause of the verdict."""
    known, stated = difference.known, difference.stated
    if difference.attribute == "date":
        off = abs(int(difference.delta.split()[0]))
        side = "before" if difference.delta.startswith("+") else "after"
        if difference.explanation == dating.OF_CLAIM:
            return f"the claim is of {known}, {wording.count(off, 'day')} {side} the stated date"
        return f"it happened on {known}, {wording.count(off, 'day')} {side} the stated date: {difference.explanation}"
    if difference.attribute == "place":
        return f"it happened in {known}, not in {stated}"
    if difference.attribute == "actor":
        return (
            f"it is put down to {known}, not to {stated}"
            if stand.actor
            else "nobody had claimed it or been named for it"
        )
    if difference.attribute == "target":
        return f"it was directed at {known}, not at {stated}"
    if difference.attribute == "act":
        return f"it was a case of {known}, not of {stated}"
    if difference.attribute == "denial":
        return f"left out: {difference.explanation or known}"
    known = known.split(" (")[0]
    return f"the text gives {stated} {difference.attribute} where {known} were known: {difference.explanation}"


def supported(claim: Claim, stand: Standing, evidence: Evidence) -> str:
    """The clause of a supported event."""
    tolls = [
        f"{wording.spread([known.low, known.high])} {q.unit}"
        for q in claim.quantities
        if q.unit in figures.UNITS
        and (known := figures.known(q.unit, stand, evidence.registry)).low is not None
        and known.high is not None
    ]
    toll = f", {wording.listed(tolls)} by parties other than the attacker" if tolls else ""
    return f"{positions.title(stand)} was known: {positions.phrase(stand)}{toll}"


def notes(claim: Claim, best: Candidate, found: tuple[Candidate, ...], evidence: Evidence) -> tuple[str, ...]:
    """What a reader should know beside the verdict: a missing date, the attacker's own figure, a
    namesake."""
    stand, registry = best.stand, evidence.registry
    undated = "" if claim.time else f"the text gives no date: {wording.period(stand.incident.occurred)}"
    own = ""
    for quantity in claim.quantities:
        known = figures.known(quantity.unit, stand, registry)
        top = max((int(a.value) for a in known.attacker), default=0)
        if known.high is not None and top > figures.FAR * max(known.high, 1):
            times = f"{top / max(known.high, 1):.0f} times the figure of other parties"
            own = f"the attacker claimed {top} {quantity.unit}, {times}"
    several = f"{len(found)} known incidents fit these words" if len(found) > 1 else ""
    return (
        undated,
        own,
        several,
        positions.origin(stand, evidence),
        _namesake(claim, found, evidence),
    )


def _namesake(claim: Claim, found: tuple[Candidate, ...], evidence: Evidence) -> str:
    """A later or earlier attack on the same target, said to be another event so that nobody takes one for the other."""
    if claim.time is None:
        return ""
    other = nearest(claim, evidence, [c.incident.id for c in found], least=2.5)
    if other is None:
        return ""
    return f"another attack of the kind, not this one: {positions.title(other.stand)}"


def _siblings(found: tuple[Candidate, ...], evidence: Evidence) -> tuple[Cited, ...]:
    return tuple(evidence.cite(c.incident) for c in found[1:SHOWN] if c.score >= found[0].score)


def missing(claim: Claim, evidence: Evidence) -> Verdict:
    """The verdict where nothing fits, with what the store covers and the nearest other event: what would have to be
    wrong for the text to mean that one."""
    held = covering.covers(claim, evidence)
    other = closeness.closest(claim, evidence)
    hint, differences = _beside(claim, other, evidence) if other is not None else ("", ())
    if other is not None and "date" in other.off and len(other.off) > 1:
        differences = ()  # another day and different besides: named, but the text says nothing wrong of it
    head = f"no incident known at the cut-off fits; {hint}" if hint else "no incident known at the cut-off fits"
    why = f"{head}; the store holds {held}, and absence from a sample is not absence"
    if claim.time is not None and claim.time.period is not None and claim.time.period.first > evidence.cutoff.date():
        # Only the words depend on the day: a verdict must not change while nothing becomes known.
        stated = wording.period(claim.time.period)
        why = f"the stated date, {stated}, is after the cut-off: nothing could be known of it"
    return Verdict(
        claim=claim,
        kind="not found",
        why=wording.sentence(why),
        differences=differences,
        notes=(hint,) if hint else (),
        attributes=explained.attributes(claim, other.candidate, evidence) if other is not None else (),
        covers=held,
    )


def _beside(claim: Claim, other: Near, evidence: Evidence) -> tuple[str, tuple[Difference, ...]]:
    """The nearest other event in words, and every attribute on which it differs from the text."""
    best = other.candidate
    found = (*core_differences(claim, best, evidence), *_tolls(claim, best.stand, evidence))
    differences = tuple(d for d in found if d is not None)
    away = [wording.count(abs(best.gap), "day") + " away"] if best.gap else []
    if best.place in ("elsewhere", "abroad") and claim.place is not None:
        km = f", {other.km:,.0f} km away" if other.km is not None else ""
        away.append(f"in {where(best.incident)}, not {claim.place.text}{km}")
    away += [f"{d.attribute} {d.known.split(' (')[0]}, not {d.stated}" for d in differences
             if d.attribute not in ("date", "place")]  # fmt: skip
    told = f": {'; '.join(away)}" if away else ""
    return f"nearest, taken for another event: {positions.title(best.stand)}{told}", differences


_CONFIRMED = re.compile(r"\b(?:confirm|verif|acknowledg)(?:ed|ies)\b", re.IGNORECASE)
"""Words by which a text denies a confirmation only, not the event: "no attack had been confirmed"."""


def _negated(claim: Claim, evidence: Evidence, found: tuple[Candidate, ...]) -> Verdict:
    sound = [
        c
        for c in found
        if c.gap == 0
        and (c.place in ("inside", "country") or (c.place == "unknown" and c.points("target") >= 2))
        and c.actor != "other"
        and c.points("target") >= 0
        and (c.stand.kinds("confirmed") or not _CONFIRMED.search(claim.text))
    ]
    if sound:
        best = sound[0].stand
        return Verdict(
            claim=claim,
            kind="contradicted" if sound[0].actor in ("same", "") else "partly",
            why=wording.sentence(f"the text says there was none, but {supported(claim, best, evidence)}"),
            differences=(
                Difference(
                    attribute="occurrence",
                    stated="none",
                    known=positions.title(best),
                    span=claim.span,
                    cites=(evidence.cite(best.incident),),
                ),
            ),
            cites=unique(evidence.cite(c.incident) for c in sound[:SHOWN]),
        )
    why = "none was known at the cut-off, but that none is in a sample does not show that there was none"
    return Verdict(claim=claim, kind="not checkable", why=wording.sentence(why))


def match(claim: Claim, evidence: Evidence) -> tuple[Candidate, ...]:
    """The incidents a claim is about, best first; of those with a date that is off only the best, it being a
    single event. None where another incident would be meant just as well if another attribute were wrong."""
    found = candidates(claim, evidence)
    if not found:
        return ()
    best = found[0]
    if _agrees(claim, best, evidence):
        if best.gap or best.place in ("elsewhere", "abroad"):
            return (best,)
        return (best, *(c for c in found[1:] if c.gap == 0 and c.place == best.place and c.score >= best.score - 0.3))
    near = [n for c in found[:DOUBTED] if (n := closeness.measure(claim, c.incident, evidence)) is not None]
    best = min(near, key=lambda n: n.cost).candidate if near else best
    if claim.negated or claim.kind == "absence":
        return (best,)
    rival = closeness.closest(claim, evidence)
    mine = closeness.measure(claim, best.incident, evidence)
    if rival is None or mine is None or rival.candidate.incident.id == best.incident.id or rival.cost >= mine.cost:
        return (best,)
    return ()


DOUBTED = 12
"""How many of the best candidates are held against each other where even the best differs from the text."""


def _agrees(claim: Claim, best: Candidate, evidence: Evidence) -> bool:
    """Whether a candidate differs from the claim in nothing."""
    if best.gap or best.place in ("elsewhere", "abroad") or best.actor == "other" or best.points("target") < 0:
        return False
    return not any(figures.misfit(q, best.stand, evidence.registry) > 0 for q in claim.quantities)
