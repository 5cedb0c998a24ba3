"""Words of a sentence and phrases found among them, in one pass and without large regular expressions.

Compiling one long alternation costs more than linting a page, and backtracking ones can be made to stall. A table of
phrases keyed by its first word does the same work in time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, chain
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")

_KEPT = 1000
"""The words of texts of at most so many characters are kept for the next reading."""


class Words:
    """The words of a text in lower case (`text`) and where each starts and ends. A hyphenated word is one.

    Most sentences are only asked for their words: the places are worked out when a rule first wants one.
    """

    __slots__ = ("_met", "_places", "_source", "text")

    def __init__(self, source: str) -> None:
        self._source = source
        self._met: frozenset[str] | None = None
        self._places: tuple[list[int], list[int]] | None = None
        self.text: list[str] = _lowered(source)

    @classmethod
    def of(cls, source: str) -> Words:
        """The words of a text. Those of sentences are kept: in an editor most stay as they are after a keystroke."""
        return _kept(source) if len(source) <= _KEPT else cls(source)

    @property
    def met(self) -> frozenset[str]:
        """The different words."""
        if self._met is None:
            self._met = frozenset(self.text)
        return self._met

    @property
    def starts(self) -> list[int]:
        """Where each word starts."""
        return (self._places or self._measure())[0]

    @property
    def ends(self) -> list[int]:
        """Where each word ends."""
        return (self._places or self._measure())[1]

    def _measure(self) -> tuple[list[int], list[int]]:
        gaps = list(map(len, _WORD.split(self._source)))
        edges = list(accumulate(chain.from_iterable(zip(gaps, map(len, self.text), strict=False))))
        if sum(gaps[-1:], edges[-1] if edges else 0) == len(self._source):
            self._places = edges[::2], edges[1::2]
        else:  # a letter whose small form is longer
            spans = [match.span() for match in _WORD.finditer(self._source)]
            self._places = [start for start, _ in spans], [end for _, end in spans]
        return self._places

    def head(self, count: int) -> Words:
        """The first so many words, with their places."""
        made = Words("")
        made.text, made._places = self.text[:count], (self.starts[:count], self.ends[:count])
        return made

    def __len__(self) -> int:
        return len(self.text)

    def at(self, index: int) -> str:
        """The word at `index`, "" outside the text."""
        return self.text[index] if 0 <= index < len(self.text) else ""


@lru_cache(maxsize=4096)
def _kept(source: str) -> Words:
    return Words(source)


def _lowered(source: str) -> list[str]:
    """The words in lower case, with plain apostrophes and hyphens. Small letters of a whole text are those of its
    words, but for the sigma, whose form depends on its neighbours, and letters that become two."""
    low = source.lower()
    if source.isascii():
        return _WORD.findall(low)
    if len(low) != len(source) or "Σ" in source:
        return [_plain(word.lower()) for word in _WORD.findall(source)]
    return _WORD.findall(_plain(low))


def _plain(word: str) -> str:
    return word.replace("’", "'").replace("‑", "-")


class Phrases(Generic[T]):
    """A table of phrases, each with a value; the longest wins where several start at one word."""

    __slots__ = ("_table", "firsts")

    def __init__(self, table: dict[str, T]) -> None:
        self._table: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, value in table.items():
            first, *rest = phrase.split()
            self._table.setdefault(first, []).append((tuple(rest), value))
        for entries in self._table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self.firsts = frozenset(self._table)

    def find(self, words: Words) -> Iterator[tuple[int, int, T]]:
        """Every phrase, left to right and without overlap: index of its first word, index after its last, its value."""
        after, table, text = 0, self._table, words.text
        if self.firsts.isdisjoint(words.met):
            return
        for index, word in enumerate(text):
            if word in table and index >= after:
                for rest, value in table[word]:
                    end = index + 1 + len(rest)
                    if tuple(text[index + 1 : end]) == rest:
                        yield index, end, value
                        after = end
                        break


def vocabulary(words: str) -> frozenset[str]:
    """The words of a string as a set: long lists read better as prose."""
    return frozenset(words.split())


def pairs(lines: str) -> dict[str, str]:
    """A table written one pair a line, ``wrong > right``."""
    rows = (line.partition(">") for line in lines.split("\n") if ">" in line)
    return {left.strip(): right.strip() for left, _, right in rows}


def listed(phrases: str) -> Phrases[str]:
    """A table of phrases written with strokes or line ends between them; the value of each is itself."""
    found = (part.strip() for line in phrases.split("\n") for part in line.split(" / "))
    return Phrases({phrase: phrase for phrase in found if phrase})
