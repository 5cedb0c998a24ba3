"""Verdicts on what a text says was not said or not done by somebody: "X did not deny it", "X was not behind it".

Silence in a store shows nothing, so a missing denial is *not found*, never *supported*; what speaks against such a
sentence is a denial that was known, or a claim or a charge that names the party.
"""

from __future__ import annotations

from estimative.ground import positions, propositions, wording
from estimative.ground.evidence import Evidence, cite_said
from estimative.ground.matching import Candidate, same_actor
from estimative.model.claims import Claim, Difference, Verdict
from estimative.model.events import Attestation


def judge_undenied(claim: Claim, best: Candidate, own: tuple[Attestation, ...], evidence: Evidence) -> Verdict:
    """Whether a party indeed did not deny it: a launch granted is one not denied, a denial known contradicts."""
    denied = tuple(a for a in own if a.kind == "denied")
    granted = tuple(
        a for a in own if "launch" in propositions.admitted(a.kind, a.note) or a.kind in ("confirmed", "claimed")
    )
    if granted:
        why = f"{positions.shown(claim)} granted it: {positions.said(positions.first_by_voice(granted)[:2])}"
        return _verdict(claim, best, "supported", why, granted, evidence)
    if denied:
        why = f"the text says it was not denied, but it was denied by {positions.said(denied[:2])}"
        return _verdict(claim, best, "contradicted", why, denied, evidence)
    why = "no denial was known at the cut-off, and silence in a sample does not show that there was none"
    return _verdict(claim, best, "not found", why, (), evidence)


def judge_unblamed(claim: Claim, best: Candidate, evidence: Evidence) -> Verdict:
    """Whether a party that is said not to have done it was held to have done it."""
    stand, who = best.stand, claim.actor.value or claim.actor.text if claim.actor else ""
    named = tuple(a for a in stand.said if a.kind in ("claimed", "attributed"))
    if stand.actor and who and same_actor(evidence.registry, who, stand.actor):
        why = f"{positions.title(stand)} was put down to {stand.actor}, and the text says it was not"
        return _verdict(claim, best, "contradicted", why, named, evidence)
    if stand.actor and who:
        why = f"{positions.title(stand)} was put down to {stand.actor}, not to {who}"
        said = claim.speaker is None or any(
            positions.same_voice(a.by, positions.speaker_of(claim), evidence.registry) for a in named
        )
        return _verdict(claim, best, "supported" if said else "partly", why, named, evidence)
    why = "nobody had claimed it or been named for it at the cut-off"
    return _verdict(claim, best, "not found", why, (), evidence)


def _verdict(
    claim: Claim, best: Candidate, kind: str, why: str, said: tuple[Attestation, ...], evidence: Evidence
) -> Verdict:
    differences: tuple[Difference, ...] = ()
    if kind == "contradicted":
        attribute, stated = ("denial", "not denied") if claim.kind == "denial" else ("actor", "not the actor")
        known = positions.said(said[:2]) if said else best.stand.actor
        cites = tuple(cite_said(a) for a in said)
        differences = (Difference(attribute=attribute, stated=stated, known=known, span=claim.span, cites=cites),)
    return Verdict(
        claim=claim,
        kind=kind,  # type: ignore[arg-type]
        why=wording.sentence(why),
        differences=differences,
        cites=positions.cites(best.stand, evidence, said or best.stand.said[:4]),
    )
