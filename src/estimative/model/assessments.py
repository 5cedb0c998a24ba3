"""The assessment: one typed model behind the plain and the Markdown form, every element with its exact byte span."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from estimative.model.judgments import Judgment
from estimative.model.sources import Report
from estimative.model.spans import Phrase, Span

Role = Literal[
    "title", "metadata", "heading", "summary", "judgment", "confidence", "evidence", "alternatives", "assumptions",
    "indicators", "gaps", "implications", "question", "source", "cutoff", "context", "marking", "table", "code",
    "html", "blank",
]  # fmt: skip


class Citation(Struct, frozen=True, kw_only=True):
    """A pointer from a sentence to a source: a footnote, a bracketed key, a link, or an unfilled ``(source)``."""

    span: Span
    text: str
    kind: Literal["placeholder", "footnote", "key", "link"]
    key: str = ""


class Quotation(Struct, frozen=True):
    """Words in quotation marks: not the analyst's own voice."""

    span: Span
    text: str


class Sentence(Struct, frozen=True, kw_only=True):
    """A sentence without its trailing citations; those that belong to it are in `citations`. `line` is 1-based."""

    span: Span
    text: str
    line: int
    citations: tuple[Citation, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    portion: str = ""


class Block(Struct, frozen=True, kw_only=True):
    """A piece of the file. Blocks tile it: joined in order their bytes are the file.

    `span` includes the line ends (and blank lines that follow are blocks of their own, role *blank*). `body` is the
    inner text without bullet, heading mark or line end. `judgment` is the id of the judgment the block belongs to.
    """

    span: Span
    role: Role
    line: int
    body: Span
    kind: Literal["heading", "paragraph", "bullet", "fence", "frontmatter", "footnote", "html", "table", "blank"]
    marker: str = ""
    level: int = 0
    judgment: str = ""
    sentences: tuple[Sentence, ...] = ()


class Hint(Struct, frozen=True):
    """Something in the document that speaks for or against a reading."""

    text: str
    span: Span | None = None
    favours: bool = True


class DateReading(Struct, frozen=True, kw_only=True):
    """One reading of an ambiguous date, with what the document itself says for and against it."""

    day: date
    order: Literal["day-first", "month-first", "year-first", "written", "iso"]
    hints: tuple[Hint, ...] = ()


class Cutoff(Struct, frozen=True, kw_only=True):
    """The intelligence cut-off: its words, every reading, and the one the document supports (None when undecided).

    `instant` is the end of that day, UTC, unless a time is given.
    """

    span: Span
    text: str
    readings: tuple[DateReading, ...] = ()
    day: date | None = None
    instant: datetime | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether the words allow more than one day."""
        return len({reading.day for reading in self.readings}) > 1


class Metadata(Struct, frozen=True, kw_only=True):
    """The document's own statements about itself, as written; None where it has none."""

    title: Phrase | None = None
    producer: Phrase | None = None
    published: Phrase | None = None
    edition: Phrase | None = None
    scale: Phrase | None = None
    marking: Phrase | None = None
    supersedes: Phrase | None = None
    extra: dict[str, str] = {}


class Problem(Struct, frozen=True):
    """Something the parser could not read and did not guess; the linter reports it."""

    span: Span
    message: str
    code: str = ""


class Assessment(Struct, frozen=True, kw_only=True):
    """A parsed assessment. `source` is the file's bytes; `blocks` tile it; everything else points into it."""

    form: Literal["plain", "markdown"]
    source: bytes
    blocks: tuple[Block, ...]
    metadata: Metadata = Metadata()
    cutoff: Cutoff | None = None
    judgments: tuple[Judgment, ...] = ()
    references: tuple[Report, ...] = ()
    """Source definitions found in the document (footnotes) and in sources.yaml, by id."""
    problems: tuple[Problem, ...] = ()

    def role(self, *roles: Role) -> tuple[Block, ...]:
        """The blocks that have one of these roles, in order."""
        return tuple(block for block in self.blocks if block.role in roles)

    def evidence(self, judgment: str) -> tuple[Block, ...]:
        """The evidence blocks of a judgment, in order."""
        return tuple(block for block in self.blocks if block.role == "evidence" and block.judgment == judgment)
