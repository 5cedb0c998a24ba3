"""Causal sentences taken apart: what is said to drive, what it is said to drive, and by what mechanism.

Three shapes: "EFFECT because CAUSE", "CAUSE led to EFFECT" and "Because CAUSE, EFFECT". A mechanism is what stands
after "by" with a participle, "through", or in a closing clause about who "offers" or "provides" something.
"""

from __future__ import annotations

import re

from estimative.ground.reading.kinds import has, pattern
from estimative.ground.reading.parse import Parsed
from estimative.model.claims import Link
from estimative.model.spans import Phrase

_BACK = (
    r"[,;]?\s+(?:because(?: of)?|due to|owing to|as a (?:result|consequence) of|on account of|thanks to|"
    r"(?:is|are|was|were|been) (?:largely |mainly |partly |chiefly )?(?:driven|fuel(?:l)?ed|caused|prompted|fed|"
    r"spurred|motivated) by|"
    r"(?:driven|fuel(?:l)?ed|caused|prompted|spurred) by|stems? from|stemm(?:ed|ing) from|results? from|resulted from|"
    r"in (?:response|reaction|retaliation|revenge) (?:to|for)|attributable to)\s+"
)
_BARE = (
    r"drive|cause|fuel|push|prompt|encourage|enable|increase|boost|swell|spur|give rise to|force|help|feed|worsen|"
    r"reduce|undermine"
)
_FORTH = (
    r"[,;]?\s+(?:(?:will|would|could|may|might|can|has|have|had|is|are|likely to|also|further|only|directly)\s+)*"
    r"(?:led? to|leads? to|leading to|result(?:s|ed|ing)? in|caus(?:es|ed|ing)|drives|driving|drove|fuel(?:s|l?ed|"
    r"l?ing)|"
    r"push(?:es|ed|ing)|prompt(?:s|ed|ing)|encourag(?:es|ed|ing)|enabl(?:es|ed|ing)|increas(?:es|ed|ing)|boost(?:s|"
    r"ed|ing)|"
    r"swell(?:s|ed|ing)|spur(?:s|red|ring)|giv(?:es|ing) rise to|gave rise to|contribut(?:es?|ed|ing) to|forc(?:es|"
    r"ed|ing)|"
    r"help(?:s|ed|ing)|feed(?:s|ing)|aggravat\w+|worsen(?:s|ed)|reduc(?:es|ed|ing)|undermin(?:es|ed|ing)|"
    r"(?<=will )(?:@BARE)|(?<=could )(?:@BARE)|(?<=would )(?:@BARE)|(?<=may )(?:@BARE)|(?<=might )(?:@BARE)|"
    r"(?<=can )(?:@BARE)|(?<=to )(?:@BARE))\s+"
).replace("@BARE", _BARE)
_LEAD = r"^\W*(?:because(?: of)?|due to|owing to|as a (?:result|consequence) of|since|in response to|thanks to|with)\s+"
_SO = r"[,;]?\s+(?:so that|and so|so|therefore|thus|hence|which is why|with the result that)\s+"
_MECHANISM = (
    r"[,;]?\s+(?:by (?=\w+ing\b)|through (?=\w)|via |as (?=(?:they|it|he|she|people|many|the group)\b)|"
    r"who (?=(?:will be able|can|could|offer|provide|pay)\b)|which (?=(?:offers?|provides?|pays?|can|could)\b)|"
    r"since (?=it |they )|(?=offering |providing |paying ))"
)


def read(parsed: Parsed, *, sentence: Parsed | None = None) -> Link | None:
    """The parts of a causal clause, None where the words show no cause and effect.

    `sentence` is the sentence that the clause was cut from: a "because …" of its own has its effect before it.
    """
    text = parsed.text
    lead = has(text, _LEAD)
    if lead:
        comma = text.find(",", lead.end())
        if comma >= 0 and len(text) - comma > 12:
            return _link(parsed, (lead.end(), comma), (comma + 1, len(text)))
        effect = _before(parsed, sentence) if sentence is not None else None
        cause = _trimmed(parsed, lead.end(), len(text))
        return Link(cause=cause, effect=effect, mechanism=None) if cause else None
    back = has(text, _BACK)
    if back and back.start() > 8:
        return _link(parsed, (back.end(), len(text)), (0, back.start()))
    for shape in (_FORTH, _SO):
        hit = has(text, shape)
        if hit and hit.start() > 3:
            return _link(parsed, (0, hit.start()), (hit.end(), len(text)))
    return None


def _before(parsed: Parsed, sentence: Parsed) -> Phrase | None:
    """What stands in the sentence before the clause."""
    at = sentence.text.find(parsed.text)
    return _trimmed(sentence, 0, at) if at > 0 else None


def _link(parsed: Parsed, cause: tuple[int, int], effect: tuple[int, int]) -> Link | None:
    mechanism = None
    for side in (effect, cause):
        hit = pattern(_MECHANISM).search(parsed.text, side[0], side[1])
        if hit and hit.start() - side[0] > 8 and side[1] - hit.end() > 6:
            mechanism = _trimmed(parsed, hit.end(), side[1])
            short = (side[0], hit.start())
            cause, effect = (cause, short) if side == effect else (short, effect)
            break
    first, second = _trimmed(parsed, *cause), _trimmed(parsed, *effect)
    return Link(cause=first, effect=second, mechanism=mechanism) if first and second else None


_OPENING = re.compile(
    r"\s*(?:(?:as a result|consequently|therefore|thus|hence|moreover|furthermore|however|and|also),?\s+)?", re.I
)


def _trimmed(parsed: Parsed, start: int, end: int) -> Phrase | None:
    opening = _OPENING.match(parsed.text, start, end)
    start = opening.end() if opening else start
    while end > start and parsed.text[end - 1] in " ,;.":
        end -= 1
    while start < end and parsed.text[start] in " ,;":
        start += 1
    return parsed.phrase(start, end) if end - start > 2 else None
