"""The origin test of a cross-border question: did the attack come from the origin country, and who says so.

Statements are attestations with field ``origin`` and value *crossed* (weapon or team came over the border), *directed*
(steered from there) or *inside* (it took effect inside the affected state); a *denied* one denies that value. Tests of
`Tier.origin_test`:

*crossed*   a party other than the attacker says crossed; the affected government denies neither that nor the effect
*directed*  the crossed test holds, or a government says crossed or directed and the affected state does not deny it
*none*      no test; the effect country is enough

*open* where the only speaker is the attacker or an unnamed one, or where the affected government contradicts.
"""

from __future__ import annotations

from collections.abc import Sequence

from estimative.model.events import Attestation
from estimative.model.judgments import Question, Tier
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing, alleged
from estimative.score.verdicts import Check, no, open_, yes

_DENIALS = ("denied", "partly_denied")


def origin(stand: Standing, question: Question, tier: Tier, registry: Registry) -> Check:
    """The check for one incident; passed at once where the question asks for no origin."""
    if not question.origin or tier.origin_test == "none":
        return yes("")
    if stand.incident.country == question.origin:
        return no(f"inside {question.origin}")
    said = [a for a in stand.said if a.field == "origin"]
    crossed = _crossed(stand, said, registry)
    if tier.origin_test == "crossed" or crossed.answer == "yes":
        return crossed
    return _directed(stand, said, registry, crossed)


def _crossed(stand: Standing, said: Sequence[Attestation], registry: Registry) -> Check:
    speakers = [a for a in said if a.value == "crossed" and a.kind not in _DENIALS]
    attacker = alleged(stand.incident)
    others = [a for a in speakers if not (attacker and registry.speaks_for(a.by, attacker))]
    named = [a for a in others if not _anonymous(a.by)]
    denials = [a for a in _denials(stand, registry) if a.field != "origin" or a.value in ("crossed", "inside")]
    if denials and (speakers or not others):
        return open_(f"crossing denied by {_names(denials)}", (*speakers, *denials))
    if named:
        return yes(f"crossing stated by {_names(named)}", named)
    if others:
        return open_(f"crossing stated by {_names(others)} only", others)
    if speakers:
        return open_("crossing stated by the attacker only", speakers)
    return no("nobody states that weapon or team crossed the border")


def _directed(stand: Standing, said: Sequence[Attestation], registry: Registry, crossed: Check) -> Check:
    speakers = [a for a in said if a.value in ("crossed", "directed") and a.kind not in _DENIALS]
    governments = [a for a in speakers if registry.party(a.by) == "government"]
    denials = [a for a in _denials(stand, registry) if a.field == "origin" or a.kind == "denied"]
    if not governments:
        return (
            crossed
            if crossed.answer == "open"
            else no("no government states that it was directed from there", speakers)
        )
    if denials:
        return open_(f"stated by {_names(governments)}, denied by {_names(denials)}", (*governments, *denials))
    return yes(f"directed from there by the word of {_names(governments)}", governments)


def _denials(stand: Standing, registry: Registry) -> list[Attestation]:
    """What the authorities of the affected country deny."""
    return [a for a in stand.said if a.kind in _DENIALS and affected(a.by, stand.incident.country, registry)]


def affected(by: str, country: str, registry: Registry) -> bool:
    """Whether a speaker is an authority of this country: a government that belongs to it, or to no country that is
    named."""
    if registry.party(by) != "government":
        return False
    speaker = registry.actor(registry.speaker(by))
    own = (speaker.country or speaker.governs) if speaker else ""
    return own in ("", country)


def _anonymous(by: str) -> bool:
    return "anonymous" in by.lower() or "unnamed" in by.lower()


def _names(said: Sequence[Attestation]) -> str:
    return ", ".join(sorted({a.by for a in said}))
