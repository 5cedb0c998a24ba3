"""Verdicts on what events cannot settle: reactions, and the kinds that are not checkable, each with its own reason."""

from __future__ import annotations

from estimative.ground import wording
from estimative.ground.evidence import Evidence
from estimative.ground.places import country_of
from estimative.ground.words import content, fold
from estimative.model.claims import Cited, Claim, ClaimKind, Difference, Verdict
from estimative.model.events import Reaction, Statement

WHY: dict[ClaimKind, str] = {
    "forecast": "a statement about the future is resolved later, not grounded",
    "plan": "a plan or threat is no event: only that it was made could be checked, and the store keeps no plans",
    "prescription": "what should be done is advice, not a fact",
    "opinion": "a judgement that no event or count can settle",
    "background": "no event, count or statement in the store speaks to it",
    "analogy": "an analogy needs the facts of the other case, and none are stated",
    "cause": "a cause is asserted: a sequence or a claim of it can be shown, the cause cannot",
    "motive": "a motive is asserted: what was claimed can be shown, the intent cannot",
    "shift": "a share of targets or places needs a count of all attacks; the store's incidents are a sample "
    "and give no share",
}
STALE = 183
"""Days after which support for a sentence in the present tense is called old."""


def judge_reaction(claim: Claim, evidence: Evidence) -> Verdict:
    """Whether a state or body reacted so by the cut-off; an undated sentence is told how old its support is."""
    found = [item for item in evidence.reactions if _same(claim, item, evidence)]
    if not found:
        who = claim.actor.text if claim.actor else "the party"
        why = f"no reaction of this kind by {who} was known at the cut-off"
        return Verdict(claim=claim, kind="not found", why=wording.sentence(why))
    found.sort(key=lambda item: (item.occurred.last, item.id), reverse=True)
    newest = found[0]
    age = (evidence.today - newest.occurred.last).days
    told = [f"{r.actor}, {wording.period(r.occurred)}: {r.action[:1].lower()}{r.action[1:]}" for r in found[:3]]
    old = age > STALE and (claim.time is None or claim.time.period is None)
    difference = Difference(
        attribute="date",
        stated="no date",
        known=wording.period(newest.occurred),
        delta=f"{age} days before the cut-off",
        explanation="the newest support is old",
        span=claim.span,
        cites=(_cite(newest),),
    )
    return Verdict(
        claim=claim,
        kind="supported",
        why=wording.sentence(told[0]),
        differences=(difference,) if old else (),
        cites=tuple(_cite(item) for item in found[:3]),
        notes=tuple(told[1:]),
    )


def _same(claim: Claim, item: Reaction, evidence: Evidence) -> bool:
    if claim.actor is None or not _names(claim.actor.value or claim.actor.text, item.actor, evidence):
        return False
    period = claim.time.period if claim.time is not None else None
    if period is not None and not period.overlap(item.occurred):
        return False
    target = (claim.target.value or claim.target.text) if claim.target else ""
    toward = any(_names(target, part, evidence) for part in item.toward.split("/")) if target else False
    done, known = deeds(claim.text), deeds(item.action)
    if done and known and not done & known:
        return False
    lands = (f for f in evidence.registry.find_places(claim.text) if evidence.registry.country(f.value))
    names = (*lands, *evidence.registry.find_actors(claim.text))
    words = content(claim.text) - content(f"{claim.actor.text} {' '.join(found.text for found in names)}") - _PLAIN
    shared = len(words & content(f"{item.action} {item.toward}"))
    return toward or shared >= 2 or (bool(done & known) and shared >= 1)


_PLAIN = content("minister ministry foreign affairs president spokesman government state officials security end")
_DEEDS: dict[str, tuple[str, ...]] = {
    "condemn": ("condemn", "deplor", "denounc", "decr", "lament", "protest", "critici", "slam", "outrage", "mourn"),
    "warn": ("warn", "caution", "alarm", "worr", "concern", "fear", "danger", "vacuum"),
    "urge": ("urg", "plead", "appeal", "call", "exhort", "implor", "counsel", "press", "engage"),
    "help": ("ask", "request", "seek", "sought", "help", "assist", "support"),
    "force": ("deploy", "reinforc", "beef", "bolster", "tank", "troops", "garrison", "base", "exercise", "drill",
              "brigade", "sent"),
    "shelter": ("visa", "evacuat", "airlift", "shelter", "asylum", "refug"),
    "inquire": ("investigat", "inquir", "look", "cause", "origin", "find", "probe", "examin", "establish"),
    "leave": ("leave", "evacuat", "withdr", "close", "shut", "advise"),
    "meet": ("met", "meet", "gather", "talk", "conven", "summit", "discuss", "confer"),
    "share": ("exchang", "share", "information", "intelligence"),
    "punish": ("sanction", "expel", "ban", "designat", "freez", "froze", "blacklist"),
}  # fmt: skip
"""What states do about something, each deed by the stems of the words that tell it."""


def deeds(text: str) -> frozenset[str]:
    """The deeds that some words tell."""
    folded = fold(text).split()
    return frozenset(name for name, stems in _DEEDS.items() if any(w.startswith(s) for w in folded for s in stems))


def _names(stated: str, known: str, evidence: Evidence) -> bool:
    registry = evidence.registry
    a, b = country_of(stated, registry), country_of(known, registry)
    if a and b:
        return a == b
    return bool(fold(stated)) and (fold(stated) in fold(known) or registry.same_actor(stated, known))


def _cite(item: Reaction) -> Cited:
    return Cited("reaction", item.id, item.known.at, f"{item.actor}: {item.action}")


def judge_other(claim: Claim, evidence: Evidence) -> Verdict:
    """*not checkable*, with why; judgements of others that speak of the same thing are named, with their age."""
    why = WHY.get(claim.kind, "nothing in it can be held against events or counts")
    related = () if claim.kind in ("forecast", "prescription", "plan") else relatives(claim, evidence)
    differences: tuple[Difference, ...] = ()
    notes = [f"{s.by} ({wording.day(s.known.at)}): {s.text}" for s in related]
    if related and any(word in fold(claim.text) for word in ("recent", "lately", "currently", "now")):
        newest = max(related, key=lambda s: (s.known, s.id))
        age = (evidence.today - newest.known.at.date()).days
        if age > 62:
            stated = claim.time.text if claim.time else "recently"
            differences = (
                Difference(
                    attribute="date",
                    stated=stated,
                    known=wording.day(newest.known.at),
                    delta=f"{age} days before the cut-off",
                    explanation="the newest related report is older than the words imply",
                    span=claim.time.span if claim.time else None,
                    cites=(_state(newest),),
                ),
            )
            why += f"; the newest related report is of {wording.day(newest.known.at)}, {age} days before the cut-off"
    return Verdict(
        claim=claim,
        kind="not checkable",
        why=wording.sentence(why),
        differences=differences,
        cites=tuple(_state(item) for item in related),
        notes=tuple(notes),
    )


def relatives(claim: Claim, evidence: Evidence) -> tuple[Statement, ...]:
    """Judgements of others, known by the cut-off, that share at least three telling words with the claim."""
    names = content(" ".join(found.text for found in evidence.registry.find_actors(claim.text)))
    words = content(claim.text) - names
    scored = [(len(words & content(item.text)), item) for item in evidence.statements]
    kept = sorted((pair for pair in scored if pair[0] >= 3), key=lambda p: (-p[0], p[1].id))
    return tuple(item for _, item in kept[:2])


def _state(item: Statement) -> Cited:
    return Cited("statement", item.id, item.known.at, f"{item.by}: {item.text}")
