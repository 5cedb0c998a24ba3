"""Rough stems of content words, to ask whether two passages speak of the same thing."""

from __future__ import annotations

from functools import lru_cache

from estimative.lint.words import Words, vocabulary

_COMMON = vocabulary(
    "the a an of in on at to for from by with and or but that which who it is are be been was were will would has "
    "have had its their his her this these those as over next month months year years until than more most not "
    "likely highly very probably probable unlikely almost certain certainly continue increase increased "
    "increasing increases remain least also into against about after before between group groups area region "
    "country countries other some many they them"
)
_ENDINGS = (
    "isation",
    "ization",
    "ments",
    "ment",
    "ings",
    "ing",
    "ises",
    "isis",
    "ies",
    "ical",
    "ics",
    "ic",
    "ed",
    "es",
    "s",
    "y",
    "e",
)


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without the endings that its relatives differ in: "crises" and "crisis", "economic" and "economy"."""
    base = word.removesuffix("'s").rstrip("'")
    for ending in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= 4:
            return base.removesuffix(ending)
    return base


def stems(words: Words) -> set[str]:
    """The stems of the content words; short words, numbers and the vocabulary of every judgment are left out."""
    return {stem(word) for word in words.text if len(word) > 3 and word not in _COMMON and not word[0].isdigit()}
