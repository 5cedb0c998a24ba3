"""A passage as it reads: markup, citations and line breaks taken out, with the way back to the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

_UNEVEN = re.compile(r"(?<=\w)-[ \t]*(?:\r\n|\n|\r)\s*(?=[^\W\d_])|\u00ad(?:\s*[\r\n]\s*)?|\s+")
_LONG = 4096
"""A piece of at most so many characters is first asked whether it needs any change: most need none."""


class Flow:
    """Running text with a map to the characters it came from.

    `text` has single spaces where the file breaks its lines. A word divided at a line end keeps its hyphen (whether it
    belongs to the word cannot be known) but gets no space.
    """

    def __init__(self, raw: str, ranges: Iterable[tuple[int, int]]) -> None:
        self._clean: list[int] = []
        self._raw: list[int] = []
        self._parts: list[str] = []
        self._size = self._base = 0
        self._space = True
        for start, end in ranges:
            self._take(raw, start, end)
        self.text = "".join(self._parts)
        if self.text.endswith(" "):
            self.text = self.text[:-1]

    def _take(self, raw: str, start: int, end: int) -> None:
        if end - start <= _LONG and even(raw[start:end]):
            self._add(raw, start, end)
            return
        at = start
        for match in _UNEVEN.finditer(raw, start, end):
            first, last = match.span()
            if last - first == 1 and raw[first] == " " and (first > at or not self._space):
                continue
            self._add(raw, at, first)
            if raw[first] == "-":
                self._add(raw, first, first + 1)
            elif raw[first] != "\u00ad" and not self._space:
                self._add(" ", 0, 1, first)
            at = last
        self._add(raw, at, end)

    def _add(self, raw: str, start: int, end: int, origin: int = -1) -> None:
        if start >= end:
            return
        self._clean.append(self._size)
        self._raw.append(start if origin < 0 else origin)
        self._parts.append(raw[start:end])
        self._size += end - start
        self._space = raw[end - 1].isspace()

    def moved(self, by: int) -> Flow:
        """The same running text, its characters that much further on in the file."""
        made = Flow("", ())
        made._clean, made._raw, made._base, made.text = self._clean, self._raw, self._base + by, self.text
        return made

    def start(self, index: int) -> int:
        """The character of the file at which the flow's character `index` stands."""
        if not self._clean:
            return 0
        piece = max(0, bisect_right(self._clean, index) - 1)
        return self._base + self._raw[piece] + index - self._clean[piece]

    def end(self, index: int) -> int:
        """The character of the file just after the flow's character ``index - 1``."""
        return self.start(index - 1) + 1 if index > 0 else self.start(0)

    def back(self, found: Sequence[int]) -> tuple[int, int]:
        """The range in the file of a range of the flow."""
        return self.start(found[0]), self.end(found[1])


def even(text: str) -> bool:
    """Whether a text reads as it is written: words parted by single spaces, on one line."""
    return " ".join(text.split()) == text and "\u00ad" not in text


def flow(text: str) -> Flow:
    """The flow of a whole string."""
    return Flow(text, ((0, len(text)),))


def without(start: int, end: int, gaps: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges of ``start:end`` that remain when sorted `gaps` are taken out."""
    kept, at = [], start
    for low, high in gaps:
        if low > at:
            kept.append((at, min(low, end)))
        at = max(at, high)
    if at < end:
        kept.append((at, end))
    return kept
