"""Where something stands in a text."""

from __future__ import annotations

from msgspec import Struct


class Span(Struct, frozen=True, order=True):
    """A half-open range of byte offsets into the source file: ``source[start:end]``."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Phrase(Struct, frozen=True):
    """Words of the text, as written, and what they were read as.

    `value` is the normalised reading (a registry name, an ISO code, a lemma) or "" where there is none.
    """

    span: Span
    text: str
    value: str = ""


class Found(Struct, frozen=True):
    """Words found in a string: *character* offsets ``string[start:end]``, the words, and what they were read as."""

    start: int
    end: int
    text: str
    value: str = ""
