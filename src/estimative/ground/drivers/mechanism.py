"""What others said by the cut-off of the way from cause to effect: who asserts the link, and who speaks against it."""

from __future__ import annotations

from msgspec import Struct

from estimative.ground.drivers.concepts import concepts
from estimative.ground.evidence import Evidence
from estimative.ground.reading.kinds import has
from estimative.model.events import Statement

AGAINST = (
    r"\bnot (?:to|by|because|from|due|through|on|with|the result)\b|\brather than\b|"
    r"\bno (?:evidence|link|sign|proof|data)\b|\binstead of\b|\bunrelated\b|\bdid not\b|\bdoes not\b"
)
SHOWN = 3


class Heard(Struct, frozen=True):
    """Judgements of others that name both ends of a link, for it and against it, the newest first."""

    supporting: tuple[Statement, ...] = ()
    opposing: tuple[Statement, ...] = ()


def heard(cause: str, effect: str, evidence: Evidence) -> Heard:
    """The statements known by the cut-off that speak of the cause and of the effect in one breath."""
    driver, outcome = concepts(cause), concepts(effect)
    if not driver or not outcome:
        return Heard()
    found = [s for s in evidence.statements if concepts(s.text) & driver and concepts(s.text) & (outcome - driver)]
    found.sort(key=lambda s: (s.known, s.id), reverse=True)
    opposing = tuple(s for s in found if has(s.text, AGAINST))
    return Heard(tuple(s for s in found if s not in opposing)[:SHOWN], opposing[:SHOWN])
