"""Which incident a denial speaks of where the text names its day and its speaker, but no place: the one of that time
that this party is known to have denied or played down."""

from __future__ import annotations

from estimative.ground import matching, places, positions
from estimative.ground.evidence import Evidence
from estimative.ground.matching import Candidate
from estimative.ground.words import acts
from estimative.model.claims import Claim

_LATER = 10
"""Days after an event in which a denial of it is still dated by the denial's own day."""


def answered(claim: Claim, evidence: Evidence) -> tuple[Candidate, ...]:
    """The one incident of the stated time that the speaker denied; () where none or more than one answers."""
    party = positions.speaker_of(claim)
    if claim.time is None or claim.time.period is None or not party or claim.time.period.days > 31:
        return ()
    stated, found = acts(claim.text), []
    for incident in evidence.near(claim.time.period, _LATER):
        known = acts(incident.event_type)
        if stated and known and not stated & known:
            continue
        own = [a for a in evidence.said(incident) if a.kind in ("denied", "partly_denied")]
        own = [a for a in own if positions.same_voice(a.by, party, evidence.registry)]
        dated = incident.occurred.overlap(claim.time.period) or any(
            claim.time.period.contains(a.known.at.date()) for a in own
        )
        if not own or not dated or places.fit(claim.place, incident, evidence.registry) in ("elsewhere", "abroad"):
            continue
        candidate = matching.compare(claim, evidence.standing(incident), evidence.registry)
        if candidate is not None:
            found.append(candidate)
    return tuple(found) if len(found) == 1 else ()
