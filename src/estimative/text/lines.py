"""Lines of the plain form: where each begins, how far it is indented, and what opens it."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from msgspec import Struct

from estimative.text.headings import portion

GLYPHS = frozenset("-–—*•·▪▫◦‣●○■□➢➤►§→»✓\uf0b7\uf0a7\uf0d8\uf0fc")
CLEAR = frozenset("•▪▫◦‣●○■□➢➤►\uf0b7\uf0a7\uf0d8\uf0fc")
COMMENT = "<!-- estimative:"
"""What opens a remark to the linter; it ends its line and is no part of the text."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_STOPS = tuple(".!?:;")
_PLACEHOLDERS = frozenset(("(source)", "(sources)", "[source]", "(ref)", "[ref]", "[citation needed]"))


class Line(Struct, kw_only=True):
    """One line in characters: `start:end` with its line end, words from `begin` to `stop`, `text` from `body` on.

    `indent` is in columns (a tab goes to the next multiple of four). `marker` is a bullet or enumerator, `mark` a
    portion mark before it;
    `family` groups markers that belong to one list ("-", "•", "1", "A", "a", "i").
    """

    start: int
    end: int
    begin: int
    stop: int
    body: int
    indent: int = 0
    marker: str = ""
    family: str = ""
    mark: str = ""
    page: bool = False

    @property
    def blank(self) -> bool:
        """Whether the line has no words."""
        return self.begin == self.stop


@cache
def _enumerator() -> re.Pattern[str]:
    return re.compile(r"(\(?)(?:(\d{1,3})|([ivx]{2,5}|[IVX]{2,5})|([a-z])|([A-Z]))([.)])(?=\s|\Z)")


def read(text: str) -> list[Line]:
    """The lines of a text; together they are the text."""
    found = []
    at = 0
    while at < len(text):
        match = _LINE.match(text, at)
        assert match is not None
        found.append(_line(text, at, match.end()))
        at = match.end()
    return found


def _line(text: str, start: int, end: int) -> Line:
    raw = text[start:end]
    stop = start + len(raw[: raw.find(COMMENT)].rstrip() if COMMENT in raw else raw.rstrip())
    begin = min(stop, start + len(raw) - len(raw.lstrip()))
    if start == 0 and raw.startswith("\ufeff"):
        begin = min(stop, 1 + len(raw) - 1 - len(raw[1:].lstrip()))
    page = "\f" in raw
    line = Line(start=start, end=end, begin=begin, stop=max(begin, stop), body=begin, page=page)
    line.indent = _columns(text[start:begin]) if begin > start else 0
    if begin < line.stop:
        _open(text, line)
    return line


def _columns(space: str) -> int:
    count = 0
    for char in space:
        count = count + 4 - count % 4 if char == "\t" else 0 if char == "\f" else count + 1
    return count


def _open(text: str, line: Line) -> None:
    """Find the bullet or enumerator that opens a line, also after a portion mark."""
    at = portion(text, line.begin)
    if at > line.begin:
        line.mark = text[line.begin + 1 : at - 1]
        while at < line.stop and text[at] in " \t\u00a0":
            at += 1
    size, family = marker(text, at, line.stop)
    if not size:
        line.mark = ""
        return
    body = at + size
    while body < line.stop and text[body].isspace():
        body += 1
    line.marker, line.family, line.body = text[line.begin : at + size].strip(), family, body


def marker(text: str, at: int, stop: int) -> tuple[int, str]:
    """The length and family of the bullet or enumerator at `at`; (0, "") where there is none."""
    first = text[at : at + 1]
    after = text[at + 1 : at + 2]
    if first in GLYPHS and first:
        if (at + 1 < stop and after.isspace()) or first in CLEAR:
            return 1, first
        return 0, ""
    if first == "o" and (
        after == "\t" or (after == " " and (text[at + 2 : at + 3].isupper() or text[at + 2 : at + 3] in " ("))
    ):
        return 1, "o"
    if first != "(" and text[at + 1 : at + 6].find(".") < 0 and text[at + 1 : at + 6].find(")") < 0:
        return 0, ""
    match = None if portion(text, at) > at else _enumerator().match(text, at, stop)
    if not match or (match.end() >= stop and not match[2]) or (match[1] and match[6] != ")"):
        return 0, ""
    _, number, roman, small, capital, _ = match.groups()
    if capital and match[6] == "." and re.match(r"\s(?:[A-Z]\.|[a-z])", text[match.end() : match.end() + 3]):
        return 0, ""
    family = (
        "1" if number else "i" if roman == (roman or "").lower() and roman else "I" if roman else "a" if small else "A"
    )
    return match.end() - at, family


def ended(text: str, line: Line) -> bool:
    """Whether a line ends as a sentence or clause ends; a citation or an unfilled ``(source)`` may stand behind the
    stop."""
    tail = text[max(line.begin, line.stop - 160) : line.stop]
    for _ in range(4):
        tail = tail.rstrip("\"'”’* ")
        if tail.endswith(_STOPS) or tail.rstrip(")]").endswith(_STOPS):
            return True
        opened = max(tail.rfind("("), tail.rfind("[")) if tail.endswith((")", "]")) else -1
        if opened < 0:
            return False
        if tail[opened:].casefold() in _PLACEHOLDERS:
            return True
        tail = tail[:opened]
    return False


def wrapped(text: str, lines: list[Line]) -> int:
    """The width at which the text is hard-wrapped, 0 where each line is a paragraph.

    Judged by lines that others follow directly: when the text is wrapped most of those break off in mid-sentence, and
    they are about
    equally long.
    """
    inner = [
        line
        for line, following in pairwise(lines)
        if not line.blank and not following.blank and not following.marker and line.stop - line.begin >= 40
    ]
    if not inner:
        return 0
    broken = [line for line in inner if not ended(text, line) and line.stop - line.start <= 160]
    if len(broken) * 5 < len(inner) * 2:
        return 0
    widths = sorted(line.stop - line.start for line in broken)
    return widths[(len(widths) * 9) // 10]


def fills(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the first word of the following line would not have fitted on this line (with a tenth of slack)."""
    space = text.find(" ", following.begin, following.stop)
    word = (space if space >= 0 else following.stop) - following.begin
    return (line.stop - line.start) + 1 + min(word, 24) > width * 0.9
