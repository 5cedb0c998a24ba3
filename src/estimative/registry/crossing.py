"""Did an attack come over a border, or was it directed from beyond one: by whose word, and against whose denial.

Statements are attestations with field ``origin`` and value *crossed* (weapon or team came over the border), *directed*
(steered from there) or *inside* (it took effect inside the affected state); a *denied* one denies that value. Grounding
and resolution read them with the same two tests, so that a tier means one thing everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from estimative.model.events import Attestation
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

DENIALS = ("denied", "partly_denied")


class Told(Struct, frozen=True):
    """*yes*, *no* or *open*, why in one clause, and what was said for and against it."""

    answer: Literal["yes", "open", "no"]
    reason: str
    said: tuple[Attestation, ...] = ()


def crossed(stand: Standing, attacker: str, registry: Registry) -> Told:
    """Whether weapon or team crossed, by the word of a party other than the attacker.

    The affected government must deny neither that nor the effect. *open* where the only speaker is the attacker or an
    unnamed one, or where the affected government contradicts.
    """
    speakers = [a for a in _origins(stand) if a.value == "crossed" and a.kind not in DENIALS]
    others = [a for a in speakers if not (attacker and registry.speaks_for(a.by, attacker))]
    named = [a for a in others if not anonymous(a.by)]
    denials = [a for a in _denials(stand, registry) if a.field != "origin" or a.value in ("crossed", "inside")]
    if denials and (speakers or not others):
        return Told("open", f"crossing denied by {names(denials)}", (*speakers, *denials))
    if named:
        return Told("yes", f"crossing stated by {names(named)}", tuple(named))
    if others:
        return Told("open", f"crossing stated by {names(others)} only", tuple(others))
    if speakers:
        return Told("open", "crossing stated by the attacker only", tuple(speakers))
    return Told("no", "nobody states that weapon or team crossed the border")


def directed(stand: Standing, attacker: str, registry: Registry) -> Told:
    """Whether it crossed, or a government says crossed or directed and the affected state does not deny it."""
    over = crossed(stand, attacker, registry)
    if over.answer == "yes":
        return over
    speakers = [a for a in _origins(stand) if a.value in ("crossed", "directed") and a.kind not in DENIALS]
    governments = [a for a in speakers if registry.party(a.by) == "government"]
    denials = [a for a in _denials(stand, registry) if a.field == "origin" or a.kind == "denied"]
    if not governments:
        none = Told("no", "no government states that it was directed from there", tuple(speakers))
        return over if over.answer == "open" else none
    if denials:
        return Told("open", f"stated by {names(governments)}, denied by {names(denials)}", (*governments, *denials))
    return Told("yes", f"directed from there by the word of {names(governments)}", tuple(governments))


def happened(stand: Standing, attacker: str, registry: Registry) -> Told:
    """Whether the effect as such is uncontested: *open* where parties other than the attacker deny it and none confirms
    it."""
    own = [
        a
        for a in stand.kinds("denied")
        if a.field != "origin" and not (attacker and registry.speaks_for(a.by, attacker))
    ]
    inside = [a for a in stand.kinds("denied") if a.field == "origin" and a.value == "inside"]
    confirmed = [a for a in stand.kinds("confirmed") if a.field != "origin" or a.value == "inside"]
    if (own or inside) and not confirmed:
        return Told("open", f"denied by {names([*own, *inside])}, confirmed by nobody", (*own, *inside))
    return Told("yes", "")


def affected(by: str, country: str, registry: Registry) -> bool:
    """Whether a speaker is an authority of this country: a government that belongs to it, or to no country that is
    named."""
    if registry.party(by) != "government":
        return False
    speaker = registry.actor(registry.speaker(by))
    own = (speaker.country or speaker.governs) if speaker else ""
    return own in ("", country)


def _origins(stand: Standing) -> list[Attestation]:
    return [a for a in stand.said if a.field == "origin"]


def _denials(stand: Standing, registry: Registry) -> list[Attestation]:
    """What the authorities of the affected country deny."""
    return [a for a in stand.said if a.kind in DENIALS and affected(a.by, stand.incident.country, registry)]


def anonymous(by: str) -> bool:
    """Whether the speaker is unnamed, so that no party is bound by the words."""
    return "anonymous" in by.lower() or "unnamed" in by.lower()


def names(said: Sequence[Attestation]) -> str:
    """The speakers, each once, in alphabetical order."""
    return ", ".join(sorted({a.by for a in said}))
