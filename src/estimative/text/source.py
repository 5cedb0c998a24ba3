"""A file's bytes and their characters, with every kind of position a caller may ask for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Any

from estimative.model.spans import Span

_STEP = 1024
_FEW = 65536
"""A text of at most so many characters beyond ASCII keeps the place of each; one of more is measured in steps."""
_WIDE = re.compile(r"[^\x00-\x7f]")
_LINE_END = re.compile(rb"\r\n|\n|\r")
_ESCAPED = re.compile("[\udc80-\udcff]")


class SourceText:
    """The text of an assessment. Spans are bytes; `text` has one character for every invalid byte, so nothing is lost.

    Lines end at LF, CR LF or a lone CR, as editors count them; lines and columns are 1-based, columns count characters.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.text = data.decode("utf-8", "surrogateescape")
        self._ascii = len(self.text) == len(data)
        self.memo: dict[object, Any] = {}
        """What passes over the same text have worked out about it, each under a key of its own."""

    @cached_property
    def _steps(self) -> list[int]:
        """The byte offset of every 1024th character: offsets are then found by measuring at most one step."""
        found, total = [0], 0
        for at in range(0, len(self.text), _STEP):
            total += len(self.text[at : at + _STEP].encode("utf-8", "surrogateescape"))
            found.append(total)
        return found

    @cached_property
    def _wide(self) -> tuple[list[int], list[int], list[int]] | None:
        """The index of each character beyond ASCII, the byte offset right after it, and the bytes that it and those
        before it have beyond one each; None where they are many."""
        if len(self.data) - len(self.text) > _FEW:
            return None
        at = [match.start() for match in _WIDE.finditer(self.text)]
        sizes = [_size(self.text[index]) - 1 for index in at]
        beyond = list(accumulate(sizes))
        return at, [index + 1 + more for index, more in zip(at, beyond, strict=True)], beyond

    @cached_property
    def _lines(self) -> list[int]:
        """The byte offset at which each line starts."""
        return [0, *(match.end() for match in _LINE_END.finditer(self.data))]

    @property
    def line_starts(self) -> list[int]:
        """The byte offset at which each line starts; a line end at the end of the file begins an empty line."""
        return self._lines

    @property
    def line_count(self) -> int:
        """Number of lines; a file that ends in a line end has no further, empty line."""
        return len(self._lines) - (self._lines[-1] == len(self.data) and len(self._lines) > 1)

    @cached_property
    def safe(self) -> str:
        """The text with one ``?`` for every invalid byte: encodable, and every offset as in the file."""
        return self.text if self._ascii else _ESCAPED.sub("?", self.text)

    def slice(self, span: Span) -> str:
        """The characters of a span."""
        return self.data[span.start : span.end].decode("utf-8", "surrogateescape")

    def byte(self, index: int) -> int:
        """The byte offset of a character index."""
        if self._ascii:
            return index
        wide = self._wide
        if wide is not None:
            index = min(index, len(self.text))
            before = bisect_left(wide[0], index)
            return index + wide[2][before - 1] if before else index
        step = min(index, len(self.text)) // _STEP
        return self._steps[step] + len(self.text[step * _STEP : index].encode("utf-8", "surrogateescape"))

    def char(self, offset: int) -> int:
        """The character index of a byte offset (of the character that contains it)."""
        if self._ascii:
            return offset
        wide = self._wide
        if wide is not None and offset <= len(self.data):
            before = bisect_right(wide[1], offset)
            index = offset - wide[2][before - 1] if before else offset
            return index if before == len(wide[0]) else min(index, wide[0][before])
        step = max(0, bisect_right(self._steps, offset) - 1)
        index = step * _STEP + len(self.data[self._steps[step] : offset].decode("utf-8", "surrogateescape"))
        return min(index, len(self.text))

    def span(self, start: int, end: int) -> Span:
        """The byte span of a range of characters."""
        return Span(self.byte(start), self.byte(end))

    def line(self, offset: int) -> int:
        """The 1-based line of a byte offset."""
        return bisect_right(self._lines, offset)

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column (in characters) of a byte offset."""
        line = self.line(offset)
        start = self._lines[line - 1]
        return line, len(self.data[start:offset].decode("utf-8", "surrogateescape")) + 1

    def utf16(self, offset: int) -> tuple[int, int]:
        """The 0-based line and column in UTF-16 code units of a byte offset, as editors' protocols count."""
        line = self.line(offset)
        text = self.data[self._lines[line - 1] : offset].decode("utf-8", "surrogateescape")
        return line - 1, len(text) + sum(char > "\uffff" for char in text)


def _size(char: str) -> int:
    """The bytes of a character; one that stands for an invalid byte is that byte."""
    code = ord(char)
    return 1 if 0xDC80 <= code <= 0xDCFF else 2 if code < 0x800 else 3 if code < 0x10000 else 4
