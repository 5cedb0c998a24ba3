"""Names found in text: word by word, longest first, with the care that acronyms and capital letters need."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Generic, TypeVar

from msgspec import Struct

R = TypeVar("R")
T = TypeVar("T")

_ACRONYM = 6
"""A word of at most this many letters, all capitals, is an acronym: it matches in capitals only."""
_JOINERS = frozenset(" \t\n\r-‐‑–—'’./")
_ARTICLES = frozenset(["al", "el", "ul", "ash", "as", "an", "ar", "ad", "e", "i"])
"""Parts of a name that are written with or without a capital: "Al-Shabaab" and "al-Shabaab" are one."""
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


def _head(name: str) -> str:
    """The first folded word of a name, "" where it does not begin with one; most are plain and need no pattern."""
    head = name.partition(" ")[0]
    if head.isalnum() and head.isascii():
        return head.lower()
    match = _words().match(name)
    return fold(match.group()) if match else ""


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


class NameIndex(Generic[R, T]):
    """Entries by their names. Finding is one pass over the words of a text.

    Only the first word of each name is read beforehand; the names that start with it, and their entries, are made when
    a text has that word. That keeps the start of a short-lived process quick.
    """

    def __init__(self, named: Iterable[tuple[str, R]], make: Callable[[R], T]) -> None:
        """An index of rows by name; `make` turns a row into its entry."""
        self._make = make
        self._rows: dict[str, list[tuple[str, R]]] = {}
        self._buckets: dict[str, list[_Name[T]]] = {}
        rows = self._rows
        for name, row in named:
            head = _head(name)
            if head in rows:
                rows[head].append((name, row))
            elif head:
                rows[head] = [(name, row)]

    def _starting(self, head: str) -> list[_Name[T]]:
        """The names that start with a word, longest first."""
        known = self._buckets.get(head)
        if known is None:
            known = self._bucket(head) if head in self._rows else []
            if known:
                self._buckets[head] = known
        return known

    def _bucket(self, head: str) -> list[_Name[T]]:
        names: dict[tuple[str, ...], _Name[T]] = {}
        for name, row in self._rows[head]:
            words = tuple(_words().findall(name))
            folded = tuple(map(fold, words))
            same = names.setdefault((*folded, *words), _Name(words, folded, name, []))
            entry = self._make(row)
            if entry not in same.entries:
                same.entries.append(entry)
        return sorted(names.values(), key=lambda item: -len(item.folded))

    def exact(self, name: str) -> tuple[T, ...]:
        """The entries that bear this name, whatever its capitals."""
        wanted = key(name)
        every = [
            e
            for known in (self._starting(wanted[0]) if wanted else ())
            if known.folded == wanted
            for e in known.entries
        ]
        return tuple(every) if len(every) < 2 else tuple(e for n, e in enumerate(every) if e not in every[:n])

    def find(self, text: str | Words) -> Iterator[Match[T]]:
        """Names in the text from left to right, the longest at each place; they do not overlap."""
        words = Words(text) if isinstance(text, str) else text
        rows, folded, at = self._rows, words.folded, 0
        for index, head in enumerate(folded):
            if index < at or head not in rows:
                continue
            found = self._at(words, index)
            if found is not None:
                at = index + found[0]
                yield found[1]

    def _at(self, words: Words, index: int) -> tuple[int, Match[T]] | None:
        """The longest name that starts at a word, and how many words it has."""
        folded = words.folded
        for name in self._starting(folded[index]):
            count = len(name.folded)
            if count > 1 and tuple(folded[index : index + count]) != name.folded:
                continue
            found = words.found[index : index + count]
            if _fits(words.text, found, name):
                end = found[-1].end()
                if name.name.endswith(".") and words.text[end : end + 1] == ".":
                    end += 1
                return count, Match(found[0].start(), end, name.name, tuple(name.entries))
        return None


class Words:
    """A text with its words, so that several indexes can look for names without reading it again."""

    __slots__ = ("folded", "found", "text")

    def __init__(self, text: str) -> None:
        """The words of a text, and what they fold to."""
        self.text = text
        self.found = list(_words().finditer(text))
        self.folded = [fold(match.group()) for match in self.found]


def touches(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether [start, end) shares a character with one of the spans, which are sorted and do not overlap."""
    at = bisect_left(spans, (end,))
    return at > 0 and spans[at - 1][1] > start


def _fits(text: str, found: list[re.Match[str]], name: _Name[T]) -> bool:
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
        if len(found) > 1 and written.lower() in _ARTICLES:
            continue
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
