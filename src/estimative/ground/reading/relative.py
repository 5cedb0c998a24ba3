"""A relative clause in the middle of a sentence that tells who spoke.

"A blast in X, for which Y claimed responsibility, killed five." The event is read without it, then the words about it.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from estimative.ground.reading.parse import Parsed

_MIDDLE = re.compile(
    r",\s+(?=(?:for which|which|that|an attack (?:that|which)|later|since) [^,.;]{2,70}?"
    r"\b(?:claim(?:ed|s)|den(?:ied|ies)|blam(?:ed|es)|reject(?:ed|s)|condemn(?:ed|s)|attribut(?:ed|es)|disput(?:ed|"
    r"es))\b)"
    r"(?P<said>[^,.;]{8,110}),\s+(?=[a-z])"
)


def outer(parsed: Parsed) -> list[Parsed]:
    """The sentence without the clause, then the clause; [] where there is none. Offsets stay those of the sentence."""
    hit = _MIDDLE.search(parsed.text)
    if hit is None or hit.start() < 8 or any(f.end == hit.start() for f in parsed.actors):
        return []
    start, end = hit.span()
    blank = parsed.text[:start] + " " * (end - start) + parsed.text[end:]
    kept = replace(
        parsed,
        text=blank,
        actors=tuple(f for f in parsed.actors if f.end <= start or f.start >= end),
        places=tuple(f for f in parsed.places if f.end <= start or f.start >= end),
        events=tuple(f for f in parsed.events if f.end <= start or f.start >= end),
        dates=tuple(d for d in parsed.dates if d.end <= start or d.start >= end),
        quantities=tuple(q for q in parsed.quantities if q.end <= start or q.start >= end),
    )
    return [kept, parsed.cut(*hit.span("said"))]
