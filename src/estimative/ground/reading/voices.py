"""Who speaks where the registry knows nobody: the noun phrase that stands before a verb of speech."""

from __future__ import annotations

from estimative.ground.reading import kinds
from estimative.ground.reading.kinds import EVENT_VERBS
from estimative.ground.reading.parse import Parsed
from estimative.model.spans import Phrase

_TRAIL = (
    r"(?:\s+(?:has|have|had|also|later|then|again|still|only|now|since|did|does|do|not|never|initially|first|"
    r"subsequently|repeatedly|publicly|officially|flatly|firmly|would|however|at first|at once|"
    r"immediately|quickly|duly|for (?:its|their|his) part))+\s*$"
)
_NONE = (
    r"^\W*(?:it|they|he|she|this|that|these|those|which|who|whoever|there|nobody|no[- ]one|none|both|neither|what|"
    r"(?:the |an? |this |that |these )?(?:\w+ )?(?:responsibility|suspicion|blame|fault|guilt|finger|claims?|"
    r"reports?|toll|act|deed))\b"
)
_OPENING = r"^\W*(?:on|in|at|by|after|before|within|during|since|following|for|from|throughout|under|as of)\b[^,]*,\s+"
_CONJOINED = r"^\W*(?:and|but|while|yet|although|though|whereas|that|when)\s+"
_LONGEST = 14


def subject(clause: Parsed, verb: int) -> Phrase | None:
    """The words before the verb at offset `verb`, without what opens the sentence and without auxiliaries."""
    start, text = 0, clause.text
    for expression in (_CONJOINED, _OPENING, _CONJOINED):
        lead = kinds.pattern(expression).search(text[start:verb])
        start += lead.end() if lead else 0
    dated = max((d.end for d in clause.dates if d.start <= start + 4 and d.end < verb), default=0)
    start = max(start, dated)
    while start < verb and text[start] in " ,:":
        start += 1
    head = text[start:verb]
    trail = kinds.has(head, _TRAIL)
    end = start + (trail.start() if trail else len(head.rstrip()))
    aside = text.find(", ", start, end)  # "Mujahid, who speaks for the Taliban," has its head before the comma
    if aside >= 0 and kinds.has(text[aside:end], r"^, (?:who|which|a|an|the)\b"):
        end = aside
    words = text[start:end].rstrip(" ,")
    if kinds.has(words, r"\b(?:was|were|been|is|are|be|being)$"):  # a passive: the words before it do not speak
        return None
    if not words or len(words.split()) > _LONGEST or kinds.has(words, _NONE) or not words[:1].isalnum():
        return None
    if kinds.has(words, rf"\b(?:{EVENT_VERBS}|was|were|is|are|[a-z]+ing)\b") and not kinds.has(words, r"^[^,]*\bof\b"):
        return None
    return clause.phrase(start, start + len(words))
