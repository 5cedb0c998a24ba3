"""Whether a passage judges: "We assess …", "The JIC judges …", "It is likely that …"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

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
    return _judging(opening(words)[:200])


@lru_cache(maxsize=4096)
def _judging(head: str) -> bool:
    return any(verb in head for verb in _STEMS) and _verbs().search(head) is not None


def speaks(words: str) -> bool:
    """Whether a passage judges in so many words, or has an estimative term in its opening or speaks of the future."""
    head = opening(words)
    return judges(words) or " will " in head[:200] or bool(terms.find(head))


_HELPERS_LIST = """will would shall may might could can should must cannot is are has have remains remain continues
continue intends plans seeks aims faces face expects poses pose"""
_HELPERS = frozenset(_HELPERS_LIST.split())
_PAST_LIST = """was were had did took held began broke fell rose won lost left sent struck made gave went met led kept
built grew drew came became ran said fired spoke fought bought sold shot flew saw found wrote withdrew spent"""
_PAST = frozenset(_PAST_LIST.split())
_NEAR = 14
"""A main verb stands within so many words: what comes later may be a clause of its own."""


def recounts(words: str) -> bool:
    """Whether a passage tells what happened and judges nothing: in the past tense, with no estimative word, no verb of
    judging and nothing about the future."""
    if speaks(words):
        return False
    met = opening(words).replace(",", " ").replace(".", " ").split()  # "may" is a helper, "May" is a month
    if any(word in _HELPERS for word in met):
        return False
    return any(word in _PAST or (word.endswith("ed") and len(word) > 4) for word in met[:_NEAR])
