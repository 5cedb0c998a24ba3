"""Whether an incident is an attack by the actor asked for, by the word of somebody who counts.

A claim counts when it comes from the actor, its umbrella or a branch. An attribution counts from a government, from
the UN, or from two independent others. One monitor alone, a suspicion, or a claim that a single later report relays
more than `LATE` after the event leaves the case open. Where the umbrella ("IS") is all that is named, a question
about one branch, or about attacks from one country, stays open as well, unless a government ties the attack to the
country of origin.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from estimative.model.events import Attestation
from estimative.model.judgments import Question
from estimative.model.times import end_of_day
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing, alleged
from estimative.score.verdicts import Check, no, open_, yes

LATE = timedelta(days=30)
CENSUS = ("ucdp",)
"""Data sets (by the start of their name) that code every event of their definition: their own coding attributes."""


def attributed(stand: Standing, question: Question, registry: Registry) -> Check:
    """The check. `question.count` narrows it: *claimed* takes claims only, *any* whatever is alleged."""
    incident = stand.incident
    if incident.dataset.startswith(CENSUS):
        return _coded(stand, question, registry)
    who = alleged(incident)
    if not who:
        denied = stand.kinds("denied")
        return open_("no actor is named", denied) if denied else no("no actor is named")
    if question.actor and not registry.same_actor(who, question.actor):
        return no(f"by {who}, not {question.actor}")
    if question.count == "any":
        return yes(f"alleged to be by {who}", stand.said)
    named = _named(stand, question, registry)
    return _branch(who, question, stand, registry) or named if named.answer == "yes" else named


def _coded(stand: Standing, question: Question, registry: Registry) -> Check:
    incident = stand.incident
    sides = [name for name in (incident.actor, incident.target_actor) if name]
    if question.actor and not any(registry.covers(question.actor, name) for name in sides):
        return no(f"between {' and '.join(sides) or 'unknown parties'}")
    if question.count == "claimed":
        return no(f"{incident.dataset} codes who did it, not who claimed it")
    return yes(f"coded by {incident.dataset}")


def _named(stand: Standing, question: Question, registry: Registry) -> Check:
    """Who says that the actor did it, and whether that is enough."""
    claims = [a for a in stand.kinds("claimed") if a.field != "origin"]
    if claims:
        return _claimed(stand, claims)
    if question.count == "claimed":
        return no("not claimed")
    blaming = [a for a in stand.kinds("attributed") if a.field != "origin"]
    firm = [a for a in blaming if registry.party(a.by) in ("government", "un")]
    others = {a.by for a in blaming}
    if firm:
        return yes(f"attributed by {_names(firm)}", firm)
    if len(others) > 1:
        return yes(f"attributed by {len(others)} independent parties ({_names(blaming)})", blaming)
    if blaming:
        return open_(f"attributed by {_names(blaming)} alone", blaming)
    return open_("suspected; nobody claims it or attributes it", stand.said)


def _claimed(stand: Standing, claims: Sequence[Attestation]) -> Check:
    first = min(a.known.at for a in claims)
    reports = {a.report for a in claims}
    if len(reports) == 1 and first - end_of_day(stand.incident.occurred.last) > LATE:
        days = (first - end_of_day(stand.incident.occurred.last)).days
        return open_(f"the claim is known from one report only, {days} days after the event ({_names(claims)})", claims)
    return yes(f"claimed ({_names(claims)})", claims)


def _branch(who: str, question: Question, stand: Standing, registry: Registry) -> Check | None:
    """A doubt, or a caveat, where only the umbrella is named; None where the branch is clear."""
    narrower = bool(question.actor) and not registry.covers(question.actor, who)
    if not (narrower or (question.origin and _has_branches(who, registry))):
        return None
    claims = stand.kinds("claimed")
    tied = [
        a
        for a in stand.said
        if a.field == "origin" and a.value in ("crossed", "directed") and a.kind in ("attributed", "confirmed")
    ]
    tied = [a for a in tied if registry.party(a.by) == "government"]
    if question.origin and tied:
        caveat = f"claimed by {who} without naming a branch; {_names(tied)} alone ties it to {question.origin}"
        return yes(f"claimed by {who}, tied to {question.origin} by {_names(tied)}", (*claims, *tied), caveat)
    return open_(f"claimed by {who}; which of its branches is open", claims)


def _has_branches(name: str, registry: Registry) -> bool:
    whole = registry.umbrellas(name)[0]
    return any(actor.umbrella == whole for actor in registry.actors())


def _names(said: Sequence[Attestation]) -> str:
    names = sorted({a.by for a in said})
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
