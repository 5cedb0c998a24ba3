"""The origin test of a cross-border question: did the attack come from the origin country, and who says so.

Tests of `Tier.origin_test`, on the statements that `registry.crossing` reads:

*crossed*   a party other than the attacker says crossed; the affected government denies neither that nor the effect
*directed*  the crossed test holds, or a government says crossed or directed and the affected state does not deny it
*none*      no test; the effect country is enough

*open* where the only speaker is the attacker or an unnamed one, or where the affected government contradicts.
"""

from __future__ import annotations

from estimative.model.judgments import Question, Tier
from estimative.registry import crossing
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing, alleged
from estimative.score.verdicts import Check, no, yes


def origin(stand: Standing, question: Question, tier: Tier, registry: Registry) -> Check:
    """The check for one incident; passed at once where the question asks for no origin."""
    if not question.origin or tier.origin_test == "none":
        return yes("")
    if stand.incident.country == question.origin:
        return no(f"inside {question.origin}")
    test = crossing.crossed if tier.origin_test == "crossed" else crossing.directed
    told = test(stand, alleged(stand.incident), registry)
    return Check(told.answer, told.reason, told.said)
