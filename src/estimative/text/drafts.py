"""Drafts: what both readers (plain and Markdown) hand to the pass that gives blocks their roles."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from estimative.model.assessments import Role

Kind = Literal["heading", "paragraph", "bullet", "fence", "frontmatter", "footnote", "html", "table", "blank"]
Range = tuple[int, int]


class Draft(Struct, kw_only=True):
    """A piece of the file in CHARACTERS, before it has sentences. Drafts tile the text.

    `pieces` are the ranges of the body that are words (None: all of it), `links` the address and range of each link,
    `key` a heading's or footnote's id, `info` the word after a fence. `role` is set by the reader only where the form
    alone decides it.
    """

    start: int
    end: int
    body: Range
    kind: Kind
    marker: str = ""
    level: int = 0
    key: str = ""
    info: str = ""
    role: Role | None = None
    section: str = ""
    number: str = ""
    judgment: str = ""
    pieces: list[Range] | None = None
    links: tuple[tuple[str, int, int], ...] = ()
    code: tuple[Range, ...] = ()


class Trouble(Struct, frozen=True):
    """A problem in characters, before spans are bytes."""

    start: int
    end: int
    message: str
    code: str = ""
