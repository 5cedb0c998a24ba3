"""What the document has spoken of so far, so that "they", "these attacks", "the border" and "this" find their
antecedent."""

from __future__ import annotations

from msgspec import Struct

from estimative.ground.reading.parse import Parsed
from estimative.ground.words import acts
from estimative.model.claims import Claim, TimeMention
from estimative.model.spans import Phrase
from estimative.registry.registry import Registry

THEY = r"\b(they|it|he|she|its fighters|their fighters)\b"
GROUP = r"\bthe (?:group|organi[sz]ation|movement|militants|jihadists|terrorists|insurgents|militia|network)\b"
POSSESSIVE = r"\b(?:its|their) (?=\w)"
EVENT = (
    r"\b(?:this|that|it|them|(?:the|this|that|these|those|both|such) (?:\w+ )?(?:attacks?|launch|launches|"
    r"incidents?|strikes?|bombings?|blasts?|"
    r"rockets?|raids?|assaults?|shootings?|claims?|reports?|allegations?|explosions?|shelling|massacres?))\b"
)
COUNTRY = r"\bthe country\b"
OVER = r"\b(?:over|across|beyond) (?:the|its|their) borders?\b"
BORDER = r"\b(?:over|across) (?:the|its|their) border\b|\bthe border\b"
ABROAD = (
    r"\babroad\b|\bneighbou?ring (?:countries|states|nations|capitals|(?-i:[A-Z])\w+)|\bneighbou?rs\b|"
    r"\b(?:outside|beyond) (?:of )?(?:the (?:country|borders?)|its (?:own )?(?:borders?|territory)|"
    r"(?-i:[A-Z])[\w-]+(?:['’]s?)? borders?|(?-i:[A-Z])[\w-]+)\b"
)
"""Words that put an act outside the country that a text is about."""
CROSS = r"\bcross-?\s?border\b"


class Memory(Struct):
    """The antecedents at one point of the document. Changed as the reader goes on."""

    actor: Phrase | None = None
    group: Phrase | None = None
    country: Phrase | None = None
    home: Phrase | None = None
    event: str = ""
    place: Phrase | None = None
    time: TimeMention | None = None
    fire: bool = False
    """Whether the last event was fire over a distance, as over a border."""

    def note(self, claim: Claim, parsed: Parsed, registry: Registry) -> None:
        """Remember what a claim has brought up."""
        if claim.actor is not None and claim.actor.value:
            self.actor = claim.actor
            known = registry.actor(claim.actor.value)
            if known is not None and known.kind == "armed group" and not known.governs:
                self.group = claim.actor
        for found in parsed.places:
            if registry.country(found.value):
                self.country = parsed.phrase(found.start, found.end, found.value)
        if claim.kind in ("event", "claim", "superlative", "attribution") and not claim.about:
            self.event = claim.id
            self.place = claim.place
            self.fire = "rocket" in acts(claim.text)
            if claim.time is not None:
                self.time = claim.time

    def who(self, text: str) -> str:
        """The actor that a pronoun or a general noun stands for, "" where nothing was said before."""
        if text.lower().startswith("the "):
            return (self.group or self.actor or _NOBODY).value
        return (self.actor or _NOBODY).value


from estimative.model.spans import Span  # noqa: E402

_NOBODY = Phrase(Span(0, 0), "", "")
