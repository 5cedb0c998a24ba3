"""Positions of the protocol (0-based line, column in UTF-16 code units) and byte offsets, both ways."""

from __future__ import annotations

from lsprotocol import types

from estimative.model.spans import Span
from estimative.text.source import SourceText


class Positions:
    """The positions of one text."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        data = source.data
        self._starts = source.line_starts
        self._size = len(data)

    def position(self, offset: int) -> types.Position:
        """The position of a byte offset."""
        line, column = self._source.utf16(min(offset, self._size))
        return types.Position(line=line, character=column)

    def range(self, span: Span) -> types.Range:
        """The range of a span."""
        return types.Range(start=self.position(span.start), end=self.position(span.end))

    def byte(self, at: types.Position) -> int:
        """The byte offset of a position; past a line's end it is that end, past the last line the end of the text."""
        if at.line >= len(self._starts):
            return self._size
        start = self._starts[at.line]
        end = self._starts[at.line + 1] if at.line + 1 < len(self._starts) else self._size
        line = self._source.data[start:end].rstrip(b"\r\n").decode("utf-8", "surrogateescape")
        units = index = 0
        while index < len(line) and units < at.character:
            units += 2 if line[index] > "\uffff" else 1
            index += 1
        return start + len(line[:index].encode("utf-8", "surrogateescape"))
