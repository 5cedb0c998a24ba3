"""The Markdown form: CommonMark's own elements, found by pyromark, as drafts that tile the file.

Tables are recognised here and not by the library: filling short rows would let a small hostile file grow without bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pyromark
from msgspec import Struct

from estimative.text import frontmatter, headings, lines
from estimative.text.drafts import Draft, Range, Trouble
from estimative.text.source import SourceText

_OPTIONS = pyromark.Options.ENABLE_FOOTNOTES | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
_WHOLE = ("CodeBlock", "HtmlBlock", "FootnoteDefinition")


class Leaf(Struct, kw_only=True):
    """An element that has words of its own, in bytes of the text given to pyromark."""

    kind: str
    start: int
    end: int = 0
    pieces: list[Range] = []
    links: list[tuple[str, int, int]] = []
    code: list[Range] = []
    key: str = ""
    info: str = ""
    depth: int = 0
    item: int = -1
    level: int = 0


class Walker:
    """Turns the stream of events into leaves, in order."""

    def __init__(self) -> None:
        self.leaf: Leaf | None = None
        self.lists = 0
        self.item = -1
        self.inside = 0
        self.images = 0
        self.items: list[bool] = []

    def walk(self, text: str) -> Iterator[Leaf]:
        """The leaves of a text."""
        for event, place in pyromark.events_with_range(text, options=_OPTIONS):
            start, end = place["start"], place["end"]
            if isinstance(event, str):
                yield from self._mark(event, start, end)
                continue
            name, value = next(iter(event.items()))
            if name == "Start":
                yield from self._enter(_tag(value), value, start, end)
            elif name == "End":
                yield from self._leave(_tag(value), start, end)
            else:
                self._words(name, start, end)

    def _mark(self, event: str, start: int, end: int) -> Iterator[Leaf]:
        if event == "Rule":
            yield from self._flush()
            yield Leaf(kind="rule", start=start, end=end)
        elif self.leaf is not None and not self.inside:
            self.leaf.pieces.append((end - 1 if event == "HardBreak" else start, end))

    def _enter(self, tag: str, value: Any, start: int, end: int) -> Iterator[Leaf]:
        if self.inside or tag in _WHOLE:
            if not self.inside:
                yield from self._flush()
                self.leaf = self._new(tag, start, end, value)
            self.inside += 1
        elif tag in ("Paragraph", "Heading"):
            yield from self._flush()
            self.leaf = self._new(tag, start, end, value)
        elif tag in ("List", "Item", "BlockQuote"):
            yield from self._flush()
            self.lists += tag == "List"
            if tag == "Item":
                self.items.append(True)
                self.item = start if self.item < 0 else self.item
        elif tag == "Image":
            self.images += 1
        elif tag == "Link":
            leaf = self._inline(start)
            if value["Link"]["link_type"] not in ("Autolink", "Email"):
                leaf.links.append((value["Link"]["dest_url"], start, end))

    def _leave(self, tag: str, start: int, end: int) -> Iterator[Leaf]:
        if self.inside:
            self.inside -= 1
            if not self.inside:
                yield from self._flush()
        elif tag in ("Paragraph", "Heading"):
            yield from self._flush()
        elif tag == "List":
            yield from self._flush()
            self.lists -= 1
        elif tag == "Item":
            yield from self._flush()
            if self.item >= 0:
                yield Leaf(kind="Item", start=start, end=start, depth=self.lists, item=self.item)
                self.item = -1
            if self.items:
                self.items.pop()
        elif tag == "BlockQuote":
            yield from self._flush()
        elif tag == "Image":
            self.images -= 1
            self._inline(start).end = end

    def _words(self, name: str, start: int, end: int) -> None:
        if self.inside:
            return
        leaf = self._inline(start)
        leaf.end = max(leaf.end, end)
        if name == "Code" and not self.images:
            leaf.code.append((start, end))
            leaf.pieces.append((start, end))
        elif name == "Text" and not self.images:
            leaf.pieces.append((start, end))

    def _inline(self, start: int) -> Leaf:
        if self.leaf is None:
            self.leaf = self._new("Item", start, start, None)
        return self.leaf

    def _new(self, tag: str, start: int, end: int, value: Any) -> Leaf:
        leaf = Leaf(kind=tag, start=start, end=end, depth=self.lists, item=self.item, pieces=[], links=[], code=[])
        self.item = -1
        if tag == "Heading":
            leaf.level, leaf.key = int(value[tag]["level"][1:]), value[tag]["id"] or ""
        elif tag == "FootnoteDefinition":
            leaf.key = value[tag]
        elif tag == "CodeBlock":
            leaf.info = value[tag]["Fenced"].strip() if isinstance(value[tag], dict) else ""
        return leaf

    def _flush(self) -> Iterator[Leaf]:
        if self.leaf is not None:
            yield self.leaf
            self.leaf = None


def _tag(value: Any) -> str:
    return value if isinstance(value, str) else str(next(iter(value)))


def read(source: SourceText) -> tuple[list[Draft], list[Trouble]]:
    """The drafts of a text in the Markdown form. Never raises."""
    text = source.safe
    head = frontmatter.find(text)
    begin = head.end if head else (1 if text.startswith("\ufeff") else 0)
    tiles = _Tiles(text)
    if head:
        tiles.drafts.append(Draft(start=0, end=head.end, body=head.body, kind="frontmatter", role="metadata"))
    tiles.at = head.end if head else 0
    base = source.byte(begin)
    for leaf in Walker().walk(text[begin:]):
        tiles.take(leaf, base, source)
    tiles.finish()
    return tiles.drafts, tiles.troubles


class _Tiles:
    """Fits leaves to whole lines, with what lies between them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.drafts: list[Draft] = []
        self.troubles: list[Trouble] = []

    def take(self, leaf: Leaf, base: int, source: SourceText) -> None:
        """Add the draft of one leaf."""

        def char(offset: int) -> int:
            return source.char(offset + base)

        start, end = char(leaf.start), char(leaf.end)
        if end > start:
            end = start + len(self.text[start:end].rstrip())
        opens = char(leaf.item) if leaf.item >= 0 else start
        if start < self.at or opens < self.at:
            return
        line = self._line_start(opens)
        self._gap(line)
        stop = self._line_end(max(start, end))
        pieces = [(char(a), char(b)) for a, b in leaf.pieces]
        draft = Draft(
            start=line,
            end=stop,
            body=(start, max(start, end)),
            kind="paragraph",
            pieces=pieces,
            key=leaf.key,
            info=leaf.info,
        )
        draft.links = tuple((url, char(a), char(b)) for url, a, b in leaf.links)
        draft.code = tuple((char(a), char(b)) for a, b in leaf.code)
        coded = frozenset(draft.code)
        draft.pieces = [_inside(self.text, piece) if piece in coded else piece for piece in pieces]
        self._dress(draft, leaf, opens)
        self.drafts.append(draft)
        self.at = stop

    def _dress(self, draft: Draft, leaf: Leaf, opens: int) -> None:
        """The kind, marker, level and whatever role the form alone decides."""
        start, end = draft.body
        if leaf.item >= 0:
            draft.kind, draft.level = "bullet", max(0, leaf.depth - 1)
            self._item(draft, opens)
            start = draft.body[0]
        if leaf.kind == "Heading":
            draft.kind, draft.level = "heading", leaf.level
            ends = [b for _, b in draft.pieces or ()]
            draft.body = (draft.pieces[0][0], max(ends)) if draft.pieces else (start, end)
            found = headings.classify(self.text[slice(*draft.body)])
            draft.section, draft.number = found.section, found.number
            if re.fullmatch(r"kj[\w.-]*", draft.key):
                draft.section = "judgment"
        elif leaf.kind == "CodeBlock":
            draft.kind, draft.role = "fence", "question" if draft.info.split()[:1] == ["question"] else "code"
        elif leaf.kind == "HtmlBlock":
            draft.kind, draft.role = "html", "html"
        elif leaf.kind == "FootnoteDefinition":
            colon = self.text.find("]:", start, end)
            body = colon + 2 if colon >= 0 else start
            while body < end and self.text[body].isspace():
                body += 1
            draft.kind, draft.role, draft.body = "footnote", "source", (body, end)
        elif leaf.kind == "rule":
            draft.kind, draft.role, draft.body = "blank", "blank", (start, start)
        elif _table(self.text[start:end]):
            draft.kind, draft.role = "table", "table"

    def _item(self, draft: Draft, opens: int) -> None:
        """The marker of an item, with an enumerator of the author's own behind it ("- (a) …", "- A. …")."""
        start, end = draft.body
        mark = headings.portion(self.text, start)
        while start < mark < end and self.text[mark].isspace():
            mark += 1
        own, family = lines.marker(self.text, mark, end)
        if family in ("1", "A", "I", "a", "i"):
            draft.info = self.text[start + 1 : headings.portion(self.text, start) - 1] if mark > start else ""
            start = mark + own
            while start < end and self.text[start].isspace():
                start += 1
            draft.body = (start, end)
            draft.pieces = [(max(a, start), b) for a, b in draft.pieces or () if b > start]
        draft.marker = " ".join(self.text[opens:start].split())

    def _line_start(self, index: int) -> int:
        return max(self.at, self.text.rfind("\n", self.at, index) + 1, self.text.rfind("\r", self.at, index) + 1)

    def _line_end(self, index: int) -> int:
        feed, back = self.text.find("\n", index), self.text.find("\r", index, index + 65536)
        if back >= 0 and (feed < 0 or back < feed - 1):
            return back + 1
        if back >= 0 and back == feed - 1:
            return feed + 1
        if feed < 0 and back < 0:
            back = self.text.find("\r", index)
            return back + 1 if back >= 0 else len(self.text)
        return feed + 1

    def _gap(self, end: int) -> None:
        """What lies before the next leaf: blank lines, and lines that CommonMark itself shows nothing of."""
        at = self.at
        while at < end:
            stop = min(end, self._line_end(at))
            words = self.text[at:stop].strip("\ufeff \t\r\n\f\v>")
            last = self.drafts[-1] if self.drafts else None
            if not words and last is not None and last.kind == "blank" and last.end == at:
                last.end, last.body = stop, (stop, stop)
            elif not words:
                self.drafts.append(Draft(start=at, end=stop, body=(stop, stop), kind="blank", role="blank"))
            else:
                role = "source" if words.startswith("[") and "]:" in words else "context"
                self.drafts.append(Draft(start=at, end=stop, body=(at, stop), kind="paragraph", role=role))  # type: ignore[arg-type]
            at = stop
        self.at = max(self.at, end)

    def finish(self) -> None:
        """Whatever follows the last leaf."""
        self._gap(len(self.text))


def _inside(text: str, piece: Range) -> Range:
    """The words of a code span without its back-quotes."""
    start, end = piece
    while start < end and text[start] == "`" and text[end - 1] == "`":
        start, end = start + 1, end - 1
    return (start, max(start, end))


def _table(words: str) -> bool:
    """Whether a paragraph is a table: its second line rules off columns."""
    if "|" not in words or "-" not in words:
        return False
    first, *second = words.split("\n", 2)[:2]
    return bool(second) and "|" in first and "-" in second[0] and "|" in second[0] and not second[0].strip(" \t\r|:-")
