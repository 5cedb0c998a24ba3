"""Inline marks of an assessment's text (emphasis, code, links, footnote marks) as plain values that a template escapes.

A small reader of its own: what it does not know stays text, so HTML in the source is shown, never passed on. Linear in
the length of the text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from estimative.render.clean import clean, web_link

_SPECIAL = "\\`*_[<&"
_SPECIAL_CHARACTER = re.compile(r"[\\`*_\[<&]")
_ESCAPABLE = set("\\`*_{}[]()#+-.!~<>|&^\"'$%,/:;=?@")
_LONGEST = 2000
"""How far a mark may reach before it counts as text; keeps hostile input linear."""


class Inline(Struct, frozen=True, omit_defaults=True):
    """A run of text with at most one mark. `href` is an http(s) address, or ``#id`` for a note on this page."""

    text: str
    kind: Literal["text", "em", "strong", "code", "link", "note", "missing"] = "text"
    href: str = ""


def plain(text: str) -> tuple[Inline, ...]:
    """The text as one unmarked run (the plain form has no marks)."""
    shown = " ".join(clean(text).split())
    return (Inline(shown),) if shown else ()


def marked(text: str, notes: Mapping[str, str] | None = None) -> tuple[Inline, ...]:
    """The runs of a piece of Markdown text. `notes` maps footnote keys to anchors (``#r3``)."""
    reader = _Reader(text, notes or {})
    reader.read()
    return reader.runs()


class _Reader:
    def __init__(self, text: str, notes: Mapping[str, str]) -> None:
        self.text = text
        self.notes = notes
        self.found: list[Inline] = []
        self.buffer: list[str] = []
        self.closers: dict[str, int] = {}

    def runs(self) -> tuple[Inline, ...]:
        self._flush()
        return tuple(run for run in self.found if run.text)

    def read(self) -> None:
        at, end = 0, len(self.text)
        while at < end:
            character = self.text[at]
            step = self._mark(character, at) if character in _SPECIAL else 0
            if step:
                at = step
                continue
            following = _next_special(self.text, at + 1)
            self.buffer.append(self.text[at:following])
            at = following

    def _mark(self, character: str, at: int) -> int:
        """Where reading goes on after the mark that starts here; 0 where none starts."""
        if character == "\\":
            return self._escape(at)
        if character == "`":
            return self._span(at, "`", "code")
        if character in "*_":
            return self._emphasis(at, character)
        if character == "[":
            return self._note(at) or self._link(at)
        return self._autolink(at) if character == "<" else self._entity(at)

    def _escape(self, at: int) -> int:
        if at + 1 < len(self.text) and self.text[at + 1] in _ESCAPABLE:
            self.buffer.append(self.text[at + 1])
            return at + 2
        return 0

    def _emphasis(self, at: int, character: str) -> int:
        if character == "_" and at and self.text[at - 1].isalnum():
            return 0
        if self.text.startswith(character * 2, at):
            return self._span(at, character * 2, "strong")
        return self._span(at, character, "em")

    def _span(self, at: int, mark: str, kind: Literal["code", "em", "strong"]) -> int:
        start = at + len(mark)
        stop = self._find(mark, start)
        inner = self.text[start:stop]
        if stop <= start or inner[0].isspace() or inner[-1].isspace():
            return 0
        self._push(Inline(_words(inner if kind == "code" else html.unescape(inner)), kind))
        return stop + len(mark)

    def _note(self, at: int) -> int:
        if not self.text.startswith("[^", at):
            return 0
        stop = self._find("]", at)
        key = self.text[at + 2 : stop]
        if stop < 0 or not key or any(c.isspace() or c == "[" for c in key):
            return 0
        self._push(Inline(clean(key), "note", self.notes.get(key, "")))
        return stop + 1

    def _link(self, at: int) -> int:
        middle = self._find("](", at)
        stop = self._find(")", middle + 2) if middle > 0 else -1
        if stop < 0 or "\n\n" in self.text[at:stop]:
            return 0
        label = self.text[at + 1 : middle]
        target = self.text[middle + 2 : stop].strip().strip("<>")
        href = web_link(html.unescape(target.split()[0]) if target.split() else "")
        if href:
            self._push(Inline(_words(label) or clean(href), "link", href))
            return stop + 1
        return 0

    def _autolink(self, at: int) -> int:
        stop = self._find(">", at)
        href = web_link(self.text[at + 1 : stop]) if stop > 0 else ""
        if not href:
            return 0
        self._push(Inline(clean(href), "link", href))
        return stop + 1

    def _entity(self, at: int) -> int:
        stop = self.text.find(";", at, at + 12)
        if stop < 0:
            return 0
        whole = self.text[at : stop + 1]
        character = html.unescape(whole)
        if character == whole:
            return 0
        self.buffer.append(character)
        return stop + 1

    def _find(self, mark: str, start: int) -> int:
        """The next `mark` within reach, -1 where there is none. What was looked for in vain is not looked for again."""
        if start >= self.closers.get(mark, len(self.text) + 1):
            return -1
        stop = self.text.find(mark, start, start + _LONGEST)
        if stop < 0 and start + _LONGEST >= len(self.text):
            self.closers[mark] = start
        return stop

    def _push(self, run: Inline) -> None:
        self._flush()
        self.found.append(run)

    def _flush(self) -> None:
        text = _words("".join(self.buffer))
        if text:
            self.found.append(Inline(text))
        self.buffer.clear()


def _words(text: str) -> str:
    """Cleaned text, runs of space as one; a space at either end stays, as it parts this run from its neighbour."""
    shown = clean(text)
    body = " ".join(shown.split())
    if not body:
        return " " if shown else ""
    return f"{' ' if shown[0].isspace() else ''}{body}{' ' if shown[-1].isspace() else ''}"


def _next_special(text: str, at: int) -> int:
    found = _SPECIAL_CHARACTER.search(text, at)
    return found.start() if found else len(text)
