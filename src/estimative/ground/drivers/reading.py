"""The parts of a causal sentence where the reader has not marked them: cause, effect and mechanism, by connectives."""

from __future__ import annotations

import re

from msgspec.structs import replace

from estimative.ground.drivers.concepts import concepts
from estimative.model.claims import Claim, Link
from estimative.model.spans import Phrase, Span

_MODAL = r"(?:(?:will|would|could|may|might|can|is likely to|are likely to|is going to|has|have|is|are|also|further) )*"
FORWARD = (
    rf"\b{_MODAL}(?:"
    r"driv(?:e|es|ing|en)|drove|push(?:es|ed|ing)?|fuel(?:s|led|ling|ed|ing)?|boost(?:s|ed|ing)?|"
    r"spur(?:s|red|ring)?|lead(?:s|ing)? to|led to|caus(?:e|es|ed|ing)|result(?:s|ed|ing)? in|"
    r"rais(?:e|es|ed|ing)|swell(?:s|ed|ing)?|trigger(?:s|ed|ing)?|contribut(?:e|es|ed|ing) to|prompt(?:s|ed|ing)?|"
    r"increas(?:e|es|ed|ing)|feed(?:s|ing)?|fed|strengthen(?:s|ed|ing)?|reduc(?:e|es|ed|ing)|weaken(?:s|ed|ing)?|"
    r"forc(?:e|es|ed|ing)|sen(?:d|ds|t|ding)|enabl(?:e|es|ed|ing)|make(?:s)? it easier for"
    r")\b"
)
_BACKWARD = (
    r"\b(?:because of|because|due to|owing to|as a result of|as a consequence of|driven by|fuel?led by|thanks to|"
    r"on account of|caused by|prompted by|triggered by|spurred by|in response to)\b"
)
_MEANS = (
    r",? \b(?:who will be able to|(?:which|who|that) (?:offers?|can offer|provides?|pays?)|by (?=\w+ing\b)|through)\b"
)
_LEAD = re.compile(
    r"^(?:as a result|consequently|therefore|thus|hence|it is [\w\s]{0,30}\bthat|moreover|furthermore)\b,?\s*"
)


_DENIED = re.compile(
    r"\b(?:not|never|n[’']t) (?:caus\w+|driv\w+|lead|led|fuel\w*|because|due|the (?:cause|result|reason))\b",
    re.IGNORECASE,
)
_REJECTED = re.compile(r",? (?:and |but )?(?:not|rather than|instead of)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"(?:which|this|that|these|those|it|they|such)\b", re.IGNORECASE)


def link(claim: Claim, before: Claim | None = None, cause: Phrase | None = None) -> Link | None:
    """The claim's own link, else one read from its words; None where it asserts no cause of something that could be
    measured.

    `before` is the claim before it in the same sentence, which a bare "because …" explains; `cause` the last cause that
    the text spoke of, which "this" or "which" points back to.
    """
    text = claim.text
    lead = _LEAD.match(text.lower())
    start = lead.end() if lead else 0
    found = claim.link or _backward(claim, start) or _forward(claim, start)
    if found is None or claim.negated:
        return None
    found = replace(found, cause=_upheld(found.cause))
    if _DENIED.search(_REJECTED.split(text, maxsplit=1)[0] if "," in text else text):
        return None
    if found.effect is None and before is not None:
        found = replace(found, effect=Phrase(before.span, before.text))
    if cause is not None and (found.cause is None or _POINTS_BACK.match(found.cause.text)):
        found = replace(found, cause=cause if not _moving(found.cause) else found.cause)
    return found if _about(found) else None


def _upheld(cause: Phrase | None) -> Phrase | None:
    """The cause without what the sentence says was not it ("prison breaks, not the crisis")."""
    hit = _REJECTED.search(cause.text) if cause is not None else None
    if cause is None or hit is None:
        return cause
    text = cause.text[: hit.start()]
    return Phrase(Span(cause.span.start, cause.span.start + len(text.encode())), text) if text.strip() else None


def bare(text: str) -> str:
    """The words of a part without what only leads into the sentence ("as a result", "it is likely that")."""
    lead = _LEAD.match(text.lower())
    return text[lead.end() :] if lead and lead.end() < len(text) else text


def _backward(claim: Claim, start: int) -> Link | None:
    hit = re.compile(_BACKWARD, re.IGNORECASE).search(claim.text, start)
    if hit is None:
        return None
    effect = _phrase(claim, start, hit.start()) if hit.start() > start else None
    return Link(cause=_phrase(claim, hit.end(), len(claim.text)), effect=effect)


def _forward(claim: Claim, start: int) -> Link | None:
    hit = re.compile(FORWARD, re.IGNORECASE).search(claim.text, start)
    if hit is None or hit.start() == start:
        return None
    means = re.compile(_MEANS, re.IGNORECASE).search(claim.text, hit.end())
    end = means.start() if means else len(claim.text)
    return Link(
        cause=_phrase(claim, start, hit.start()),
        effect=_phrase(claim, hit.start(), end),
        mechanism=_phrase(claim, means.end(), len(claim.text)) if means else None,
    )


def _moving(phrase: Phrase | None) -> frozenset[str]:
    """What a cause names that can move: what an actor does or gains causes nothing in this sense."""
    return concepts(phrase.text) - {"violence", "recruitment", "support"} if phrase is not None else frozenset()


def _about(found: Link) -> bool:
    """Whether both ends are about things that move."""
    return bool(_moving(found.cause)) and found.effect is not None and bool(concepts(found.effect.text))


def _phrase(claim: Claim, start: int, end: int) -> Phrase | None:
    words = claim.text[start:end]
    text = words.strip(" ,.;:")
    if not text:
        return None
    at = claim.span.start + len(claim.text[: start + words.index(text)].encode())
    return Phrase(Span(at, at + len(text.encode())), text, "")
