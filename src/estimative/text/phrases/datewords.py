"""Where in a text a date may begin: runs of digits, and words that open dates."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import cache


@cache
def _candidates() -> re.Pattern[str]:
    return re.compile(r"[0-9]+|[A-Za-z]+[1-4]?")


@cache
def _digits() -> re.Pattern[str]:
    return re.compile(r"[0-9]+")


def places(text: str, openers: Container[str]) -> list[tuple[int, str]]:
    """Where a run of digits or a word that may open a date stands whole, in order. Most words open none: asking for
    the different ones first is cheaper than visiting each."""
    found = [(match.start(), match.group()) for match in _digits().finditer(text)]
    for word in set(_candidates().findall(text)):
        if word[0] > "9" and word.lower() in openers:
            found += [(at, word) for at in _standing(text, word)]
    return sorted(place for place in found if not (place[0] and text[place[0] - 1].isalnum()))


def _standing(text: str, word: str) -> Iterator[int]:
    """Where a word is not the beginning of a longer one; a digit from 1 to 4 belongs to the word before it."""
    size = len(word)
    at = text.find(word)
    while at >= 0:
        after = text[at + size : at + size + 1]
        longer = after.isascii() and after.isalpha()
        if word[-1] <= "9" or not (longer or (after != "" and after in "1234")):
            yield at
        at = text.find(word, at + 1)
