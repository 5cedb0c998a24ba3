"""Words of a sentence and phrases found among them, in one pass and without large regular expressions.

Compiling one long alternation costs more than linting a page, and backtracking ones can be made to stall. A table of
phrases keyed by its first word does the same work in time linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")


class Words:
    """The words of a text in lower case (`text`) and where each starts and ends. A hyphenated word is one."""

    __slots__ = ("ends", "starts", "text")

    def __init__(self, source: str) -> None:
        self.text: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        known: dict[str, str] = {}
        for match in _WORD.finditer(source):
            word = match.group()
            self.text.append(
                known.get(word) or known.setdefault(word, word.lower().replace("’", "'").replace("‑", "-"))
            )
            self.starts.append(match.start())
            self.ends.append(match.end())

    def __len__(self) -> int:
        return len(self.text)

    def at(self, index: int) -> str:
        """The word at `index`, "" outside the text."""
        return self.text[index] if 0 <= index < len(self.text) else ""


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
