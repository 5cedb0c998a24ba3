"""Names found in text: word by word, longest first, with the care that acronyms and capital letters need."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import Generic, TypeVar

from msgspec import Struct

T = TypeVar("T")

_ACRONYM = 6
"""A word of at most this many letters, all capitals, is an acronym: it matches in capitals only."""
_JOINERS = frozenset(" \t\n\r-‐‑–—'’./")
_SHOUTING = 24
"""Characters on each side that must hold a small letter before an acronym that is a word ("IS") counts."""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


def fold(word: str) -> str:
    """A word in lower case without diacritics: the form in which names are compared."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.lower())
    return "".join(char for char in parts if not unicodedata.combining(char))


def key(name: str) -> tuple[str, ...]:
    """The folded words of a name: "Mazār-e Sharīf" and "Mazar-e-Sharif" are one."""
    return tuple(fold(word) for word in _words().findall(name))


class Match(Struct, Generic[T], frozen=True):
    """A name found in a text at *character* offsets, with every entry that bears it."""

    start: int
    end: int
    name: str
    entries: tuple[T, ...]


class _Name(Struct, Generic[T], frozen=True):
    words: tuple[str, ...]
    folded: tuple[str, ...]
    name: str
    entries: list[T]


class NameIndex(Generic[T]):
    """Entries by their names. Finding is one pass over the words of a text."""

    def __init__(self, named: Iterable[tuple[str, T]]) -> None:
        self._names: dict[tuple[str, ...], _Name[T]] = {}
        self._heads: dict[str, list[_Name[T]]] = {}
        for name, entry in named:
            self._add(name, entry)
        for same in self._heads.values():
            same.sort(key=lambda item: -len(item.folded))

    def _add(self, name: str, entry: T) -> None:
        words = tuple(_words().findall(name))
        if not words:
            return
        folded = tuple(map(fold, words))
        known = self._names.get(folded)
        if known is None:
            known = _Name(words, folded, name, [])
            self._names[folded] = known
            self._heads.setdefault(folded[0], []).append(known)
        if entry not in known.entries:
            known.entries.append(entry)

    def exact(self, name: str) -> tuple[T, ...]:
        """The entries that bear this name, whatever its capitals."""
        known = self._names.get(key(name))
        return tuple(known.entries) if known else ()

    def find(self, text: str) -> Iterator[Match[T]]:
        """Names in the text from left to right, the longest at each place; they do not overlap."""
        window: list[re.Match[str]] = []
        words = _words().finditer(text)
        while True:
            if not window:
                head = next(words, None)
                if head is None:
                    return
                window.append(head)
            found = self._at(text, window, words)
            if found is None:
                window.pop(0)
                continue
            count, match = found
            del window[:count]
            yield match

    def _at(
        self, text: str, window: list[re.Match[str]], words: Iterator[re.Match[str]]
    ) -> tuple[int, Match[T]] | None:
        for name in self._heads.get(fold(window[0].group()), ()):
            count = len(name.folded)
            while len(window) < count:
                following = next(words, None)
                if following is None:
                    break
                window.append(following)
            if len(window) >= count and _fits(text, window[:count], name):
                end = window[count - 1].end()
                if name.name.endswith(".") and text[end : end + 1] == ".":
                    end += 1
                return count, Match(window[0].start(), end, name.name, tuple(name.entries))
        return None


def _fits(text: str, found: list[re.Match[str]], name: _Name[T]) -> bool:
    if any(fold(match.group()) != word for match, word in zip(found[1:], name.folded[1:], strict=True)):
        return False
    for before, after in pairwise(found):
        gap = text[before.end() : after.start()]
        if len(gap) > 3 or not set(gap) <= _JOINERS or ("." in gap and "." not in name.name):
            return False
    return _cased(text, found, name.words)


def _cased(text: str, found: list[re.Match[str]], words: tuple[str, ...]) -> bool:
    """Whether the capitals are those of a name: acronyms exactly, at most one small initial where two are capital."""
    capital = small = 0
    for match, word in zip(found, words, strict=True):
        written = match.group()
        if word.isupper() and len(word) <= _ACRONYM:
            if not (written.isupper() and written.isascii() == word.isascii()):
                return False
            capital += 1
        elif word[0].isupper():
            capital += written[0].isupper()
            small += not written[0].isupper()
    if small and (small > 1 or capital < 2):
        return False
    if len(found) == 1 and words[0].isupper() and len(words[0]) <= 3:
        start, end = found[0].span()
        near = text[max(0, start - _SHOUTING) : start] + text[end : end + _SHOUTING]
        return any(char.islower() for char in near) or not any(char.isupper() for char in near)
    return True
