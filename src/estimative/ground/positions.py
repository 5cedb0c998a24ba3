"""Who holds what about an incident, put into words: claimed, confirmed, attributed, denied, and how weak the
ground is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from estimative.ground import wording
from estimative.ground.evidence import Evidence, cite_said, unique, where
from estimative.ground.words import fold
from estimative.model.claims import Cited, Claim
from estimative.model.events import Attestation
from estimative.registry.registry import Registry
from estimative.registry.speakers import head
from estimative.registry.standing import Standing

SAID_AS = {"IED": "bombing", "rocket/shelling": "rocket fire", "rocket/shelling attack": "rocket fire"}
"""Event types of the data sets as a reader would say them."""
PRONOUNS = frozenset({"they", "it", "he", "she", "this", "these", "those", "them", "both", "neither", "the group"})


def voice(by: str) -> str:
    """The speaker of an attestation without the channel that carried it: "IS via Amaq" → "IS"."""
    return head(by) or by


def same_voice(by: str, speaker: str, registry: Registry) -> bool:
    """Whether an attestation's speaker speaks for a party that a text names: a group, a state ("Uzbekistan")
    or a body."""
    return registry.speaks_for(by, speaker) or fold(speaker) in (fold(voice(by)), fold(by))


def anonymous(by: str) -> bool:
    """Whether the speaker is not named, so that no party is bound by the words."""
    return any(
        word in fold(by).split()
        for word in ("anonymous", "unnamed", "local", "source", "sources", "witness", "witnesses")
    )


_ANY_OFFICE = frozenset(
    [
        "police",
        "officials",
        "authorities",
        "local officials",
        "the police",
        "the authorities",
        "the government",
        "security officials",
        "media",
        "local media",
        "reports",
        "residents",
    ]
)


def unspecific(who: str) -> bool:
    """Whether a speaker is an office at large ("police", "officials"), which any party of the kind may be."""
    return fold(who) in _ANY_OFFICE


def said(items: Sequence[Attestation]) -> str:
    """One attestation for a reader: "Uzbek foreign ministry, 5 July 2022"."""
    return wording.listed(f"{voice(item.by)} ({wording.day(item.known.at)})" for item in items)


def first_by_voice(items: Iterable[Attestation]) -> tuple[Attestation, ...]:
    """The earliest attestation of each speaker."""
    kept: dict[str, Attestation] = {}
    for item in items:
        kept.setdefault(fold(voice(item.by)), item)
    return tuple(kept.values())


def phrase(stand: Standing, shown: int = 2) -> str:
    """How an incident stands: "claimed by IS (5 July 2022), confirmed by the Taliban defence ministry"."""
    parts: list[str] = []
    for kind, verb in (("claimed", "claimed by"), ("attributed", "attributed by"), ("confirmed", "confirmed by"),
                       ("partly_denied", "partly denied by"), ("denied", "denied by")):  # fmt: skip
        items = first_by_voice(stand.kinds(kind))  # type: ignore[arg-type]
        if items and (kind != "attributed" or not stand.kinds("claimed")):
            parts.append(f"{verb} {said(items[: 1 if kind == 'claimed' else shown])}")
    if not stand.kinds("claimed", "attributed") and not (stand.incident.actor and stand.said):
        parts.insert(0, "unclaimed at the cut-off" if stand.said else f"recorded by {stand.incident.dataset}")
    if not stand.kinds("confirmed", "denied", "partly_denied") and stand.kinds("reported"):
        parts.append(f"reported by {said(first_by_voice(stand.kinds('reported'))[:1])}")
    return ", ".join(parts)


def title(stand: Standing) -> str:
    """A short name for an incident: "armed attack in Herat on 4 July 2022"."""
    incident = stand.incident
    what = SAID_AS.get(incident.event_type, incident.event_type) or "incident"
    span = wording.period(incident.occurred)
    when = f"on {span}" if incident.occurred.days == 1 else f"({span})"
    return f"{what} in {where(incident)} {when}"


def weakest(stand: Standing, evidence: Evidence, told: Sequence[Attestation] = ()) -> str:
    """The weakest link of a supported statement, "" where there is none to name. `told` are the attestations that it
    rests on where they are not all of them."""
    items = tuple(told) or stand.said
    if not items:
        single = stand.incident.extra.get("number_of_sources") == "1"
        return f"one origin (a single source of {stand.incident.dataset})" if single else ""
    if stand.status == "claimed, unconfirmed":
        return "only the attacker's word"
    if stand.status == "attributed" and not told:
        return f"attributed ({said(first_by_voice(stand.kinds('attributed'))[:1])}), not claimed"
    reports = [evidence.report(item.report) for item in items]
    origins = {(r.origin or r.publisher) if r else item.report for r, item in zip(reports, items, strict=True)}
    if len(origins) == 1:
        return f"one origin ({next(iter(origins))})"
    if {r.grade.reliability if r else "" for r in reports} <= {"D", "E"}:
        return "no source graded above D"
    return ""


def origin(stand: Standing, evidence: Evidence) -> str:
    """What was said of where it came from, for and against; "" where nobody said."""
    words = {
        "crossed": "from across the border",
        "directed": "directed from across the border",
        "inside": "landed inside",
    }
    parts = []
    for item in first_by_voice(evidence.origins(stand.incident)):
        denied = "denies: " if item.kind in ("denied", "partly_denied") else ""
        parts.append(f"{said([item])} {denied}{words.get(item.value, item.value)}")
    return f"origin: {'; '.join(parts)}" if parts else ""


def cites(stand: Standing, evidence: Evidence, items: Iterable[Attestation] | None = None) -> tuple[Cited, ...]:
    """The incident and what was said of it."""
    shown = stand.said if items is None else tuple(items)
    return unique((evidence.cite(stand.incident), *(cite_said(item) for item in shown)))


def opposed(stand: Standing, registry: Registry) -> tuple[Attestation, ...]:
    """Denials, whole or partial, by named parties other than the attacker; the earliest of each speaker."""
    items = (
        a
        for a in stand.kinds("denied", "partly_denied")
        if not (stand.actor and registry.speaks_for(a.by, stand.actor))
    )
    return first_by_voice(items)


def denials(stand: Standing, registry: Registry) -> tuple[Attestation, ...]:
    """Every denial, whole or partial, by a named party other than the attacker, earliest first."""
    return tuple(
        a
        for a in stand.kinds("denied", "partly_denied")
        if not (stand.actor and registry.speaks_for(a.by, stand.actor)) and not anonymous(a.by)
    )


def speaker_of(claim: Claim) -> str:
    """Who speaks in a claim: the registry's name, else the words of the text."""
    return (claim.speaker.value or claim.speaker.text) if claim.speaker else ""


def shown(claim: Claim) -> str:
    """The speaker for a reader: "the Taliban", "Uzbekistan", or what a pronoun stands for."""
    if claim.speaker is None:
        return "nobody"
    value, text = claim.speaker.value, claim.speaker.text
    return value if value and text.lower() in PRONOUNS else text
