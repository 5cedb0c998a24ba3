"""The plain form: lines to headings, paragraphs and bullets, for text that was typed, pasted from Word or taken out
of a PDF."""

from __future__ import annotations

from estimative.text import headings, labels, lines
from estimative.text.drafts import Draft, Trouble
from estimative.text.furniture import furniture
from estimative.text.lines import Line
from estimative.text.typography import looks_like_heading, ruled


class Reader:
    """One pass over the lines of a text. `drafts` tile it when the pass is done."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = lines.read(text)
        self.width = lines.wrapped(text, self.lines)
        self.furniture = furniture(text, self.lines)
        self.drafts: list[Draft] = []
        self.troubles: list[Trouble] = []
        self._open: Draft | None = None
        self._last: Line | None = None
        self._lists: list[tuple[int, str]] = []
        _romans(self.lines)

    def read(self) -> list[Draft]:
        """Every line in turn, as part of what is open or as something new."""
        at = 0
        while at < len(self.lines):
            at += self._step(at)
        return self.drafts

    def _step(self, at: int) -> int:
        line = self.lines[at]
        following = self.lines[at + 1] if at + 1 < len(self.lines) else None
        if line.blank or ruled(self.text, line):
            self._blank(line)
        elif at in self.furniture:
            self._cut(line, at)
        elif self._continues(line):
            self._extend(line)
        else:
            return self._begin(line, following, at)
        return 1

    def _begin(self, line: Line, following: Line | None, at: int) -> int:
        heading = self._heading(line, at)
        if heading is not None and heading.rest >= 0:
            cut = line.begin + heading.rest
            self._add(Draft(start=line.start, end=cut, body=(line.begin, cut), kind="heading"), heading)
            self._start(line, cut, cut)
            return 1
        if heading is not None:
            under = following is not None and ruled(self.text, following) and not following.blank
            end = following.end if under and following is not None else line.end
            self._add(Draft(start=line.start, end=end, body=(line.begin, line.stop), kind="heading"), heading)
            return 2 if under else 1
        self._start(line, line.start, line.body)
        return 1

    def _heading(self, line: Line, at: int) -> headings.Heading | None:
        words = self.text[line.begin : line.stop]
        if _tabular(words):
            return None
        before = self._last
        apart = (
            before is None
            or lines.ended(self.text, before)
            or not self.width
            or not lines.fills(self.text, before, line, self.width)
        )
        glyph = line.marker and line.family not in ("1", "A", "I", "a", "i")
        if apart and not glyph:
            found = headings.classify(words)
            if found.section:
                return found
        if not line.marker and looks_like_heading(self.text, self.lines, at, self.furniture):
            return headings.Heading("")
        return None

    def _add(self, draft: Draft, heading: headings.Heading) -> None:
        draft.section, draft.number = heading.section, heading.number
        self.drafts.append(draft)
        self._open, self._last, self._lists = None, None, []

    def _start(self, line: Line, start: int, body: int) -> None:
        bullet = bool(line.marker) and body == line.body
        kind = "table" if _tabular(self.text[body : line.stop]) else "bullet" if bullet else "paragraph"
        draft = Draft(start=start, end=line.end, body=(body, line.stop), kind=kind)  # type: ignore[arg-type]
        if kind == "table":
            draft.role = "table"
        if bullet:
            draft.marker, draft.info, draft.level = line.marker, line.mark, self._level(line)
        else:
            self._lists = []
        self.drafts.append(draft)
        self._open, self._last = draft, line

    def _level(self, line: Line) -> int:
        """How deep a bullet lies: by indent, and by a change of marker where paste has lost the indent."""
        stack = self._lists
        while stack and stack[-1][0] > line.indent + 1:
            stack.pop()
        families = [family for indent, family in stack if abs(indent - line.indent) <= 1]
        if line.family in families:
            while stack[-1][1] != line.family:
                stack.pop()
        else:
            stack.append((line.indent, line.family))
        return len(stack) - 1

    def _blank(self, line: Line) -> None:
        if self.drafts and self.drafts[-1].kind == "blank":
            self.drafts[-1].end = line.end
            self.drafts[-1].body = (line.end, line.end)
        else:
            self.drafts.append(
                Draft(start=line.start, end=line.end, body=(line.end, line.end), kind="blank", role="blank")
            )
        self._open, self._last = None, None

    def _cut(self, line: Line, at: int) -> None:
        """Page furniture. A sentence that runs on over the page is not joined across it: that is said, not guessed."""
        role = self.furniture[at]
        self._open, self._last = None, None
        self.drafts.append(
            Draft(start=line.start, end=line.end, body=(line.begin, line.stop), kind="paragraph", role=role)
        )

    def _extend(self, line: Line) -> None:
        assert self._open is not None
        start, end = self._open.body
        self._open.end = line.end
        self._open.body = (line.begin if start == end else start, line.stop)
        self._last = line

    def _continues(self, line: Line) -> bool:
        """Whether a line carries on what is open."""
        unit, last = self._open, self._last
        if unit is None or last is None:
            return False
        if unit.kind == "table":
            return _tabular(self.text[line.begin : line.stop])
        if self._only_citation(line):
            return True
        if unit.body[0] == unit.body[1]:  # a bullet on a line of its own, as text from a PDF has it
            return not line.marker
        if self._next_source(unit, line) or self._announced(last, line):
            return False
        if line.marker and not self._prose_in_disguise(unit, last, line):
            return False
        return self._runs_on(unit, last, line)

    def _announced(self, last: Line, line: Line) -> bool:
        """Whether a line is a section's name, or in capitals after one that is not: never the rest of a sentence."""
        words = self.text[line.begin : line.stop]
        if len(words) > 120 or words[0].islower():
            return False
        before = self.text[last.begin : last.stop]
        if " " in words and words == words.upper() and words != words.lower() and before != before.upper():
            return True
        found = headings.classify(words)
        return found.section == "judgment" or (found.section != "" and found.rest < 0 and " " in words.strip())

    def _next_source(self, unit: Draft, line: Line) -> bool:
        """Whether a line that opens with ``[2]`` follows one that opened with ``[1]``: entries of a list of sources."""
        return all(
            self.text.startswith("[", at) and self.text[at + 1 : at + 2].isdigit() for at in (unit.body[0], line.begin)
        )

    def _runs_on(self, unit: Draft, last: Line, line: Line) -> bool:
        first = self.text[line.begin]
        hangs = unit.kind == "bullet" and line.indent > 0
        if (
            labels.find(self.text, line.begin, line.stop) is not None
            or labels.find(self.text, last.begin, last.stop) is not None
        ):
            return self.width > 0 and lines.fills(self.text, last, line, self.width)
        if first.islower() or hangs:
            return True
        if not self.width:
            begun = unit.kind == "bullet" or last.begin > unit.body[0] or last.stop - last.begin >= 60
            return begun and not lines.ended(self.text, last) and last.stop - last.begin <= 120
        if line.stop - line.start > self.width * 2:
            return False
        if lines.ended(self.text, last):
            deeper = unit.kind == "paragraph" and line.indent > last.indent
            return not deeper and lines.fills(self.text, last, line, self.width)
        return last.stop - last.start > self.width * 0.6 or first.isdigit()

    def _prose_in_disguise(self, unit: Draft, last: Line, line: Line) -> bool:
        """A dash or "12." that merely happens to open a wrapped line of a sentence."""
        if not self.width or lines.ended(self.text, last) or line.family in lines.CLEAR or line.indent > last.indent:
            return False
        if unit.kind == "bullet" and self._lists and self._lists[-1][1] == line.family:
            return False
        return lines.fills(self.text, last, line, self.width)

    def _only_citation(self, line: Line) -> bool:
        words = self.text[line.begin : line.stop]
        return (
            words[0] in "(["
            and len(words) < 24
            and words.strip("()[]. ?").lower() in ("source", "sources", "citation needed")
        )


def _tabular(words: str) -> bool:
    """Whether a line is a row of a table or of a table of contents: columns ruled with | or leaders before a page
    number."""
    return words.count("|") > 1 or ("....." in words or ". . . ." in words or "………" in words)


def _romans(found: list[Line]) -> None:
    """A lone I, V or X counts as a numeral where the text has longer ones (II, IV)."""
    for many, few in (("I", "A"), ("i", "a")):
        if any(line.family == many for line in found):
            for line in found:
                if line.family == few and line.marker.strip("().").lower() in ("i", "v", "x"):
                    line.family = many


def read(text: str) -> tuple[list[Draft], list[Trouble]]:
    """The drafts of a text in the plain form, and what could not be read. Never raises."""
    reader = Reader(text)
    return reader.read(), reader.troubles
