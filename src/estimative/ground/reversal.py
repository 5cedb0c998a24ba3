"""Who struck whom, the wrong way round: a text that makes the people attacked the attackers."""

from __future__ import annotations

import re

from estimative.ground.words import content
from estimative.model.claims import Claim, Difference
from estimative.registry.standing import Standing

_STRUCK = re.compile(
    r"(?:^|, |\d{4} )(?:the )?(?P<who>[A-Z][\w'’]*(?: [\w'’-]+){0,3}?) (?:have |has |had )?"
    r"(?:attacked|bombed|shelled|stormed|raided|struck|ambushed|assaulted)\b"
)
EXPLAINED = "the text has the people attacked as the attackers"


def reversed_roles(claim: Claim, stand: Standing) -> Difference | None:
    """The difference where the subject of an active verb of attack, a party that no registry knows, names the
    incident's target and not its actor."""
    hit = _STRUCK.search(claim.text) if claim.actor is None else None
    if hit is None:
        return None
    who, incident = content(hit["who"]), stand.incident
    if not who & content(incident.target_actor) or who & content(stand.actor):
        return None
    return Difference(
        attribute="actor",
        stated=hit["who"],
        known=stand.actor or "unclaimed at the cut-off",
        explanation=EXPLAINED,
        span=claim.span,
    )
