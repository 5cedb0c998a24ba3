"""Whether a passage judges: "We assess …", "The JIC judges …", "It is likely that …"."""

from __future__ import annotations

import re
from functools import cache

from estimative.text.phrases import terms

_REACH = 400
_STEMS = ("assess", "judg", "estimat", "believ", "expect", "anticipat", "forecast", "conclud")


@cache
def _verbs() -> re.Pattern[str]:
    verb = r"(?:assess|judge|estimate|believe|expect|anticipate|forecast|conclude)"
    who = r"(?:[A-Z][\w&’'.-]*|community|agencies|analysts)"
    return re.compile(
        rf"\b[Ww]e (?:[a-z]+,? ){{0,3}}{verb}\b|\b{who} (?:also |further )?{verb}(?:s|es)?\b(?! (?:that )?(?:to|in)\b)"
        rf"|\b[Ii]t is (?:[a-z]+ )?(?:assessed|judged)\b|\b[Oo]ur (?:assessment|judge?ment) is\b"
    )


def opening(words: str) -> str:
    """The head of a passage in running text: what a reader takes in at a glance."""
    return " ".join(words[: _REACH * 2].split())[:_REACH]


def judges(words: str) -> bool:
    """Whether a passage opens by saying that somebody judges, in so many words."""
    head = opening(words)[:200]
    return any(verb in head for verb in _STEMS) and _verbs().search(head) is not None


def speaks(words: str) -> bool:
    """Whether a passage judges in so many words, or has an estimative term in its opening or speaks of the future."""
    head = opening(words)
    return judges(words) or " will " in head[:200] or bool(terms.find(head))
