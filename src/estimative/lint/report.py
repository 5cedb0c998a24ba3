"""Reports: text with the source line and a caret, one line a finding, and JSON Lines."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import msgspec

from estimative.lint.rule import Rule
from estimative.lint.waivers import Waiver
from estimative.model.findings import Edit, Finding
from estimative.text.source import SourceText

Place = Callable[[int], str]
"""Where the byte at an offset stood in a document whose text was extracted."""
WIDTH = 96
"""Columns of source shown; a longer line is cut around the finding."""


class Places:
    """Lines and columns of many findings: the start of each line is found once, so long lines cost no more."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self._starts: dict[int, int] = {}

    def position(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column (in characters) of a byte offset."""
        line, at = self.source.line(offset), self.source.char(offset)
        if line not in self._starts:
            self._starts[line] = at + 1 - self.source.position(offset)[1]
        return line, at - self._starts[line] + 1

    def span(self, start: int, end: int) -> dict[str, int]:
        """The four numbers of a record; the end is exclusive."""
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return {"line": line, "column": column, "end_line": end_line, "end_column": end_column}


def nowhere(_offset: int) -> str:
    """The place of a byte in a file that is text itself: its line and column say it all."""
    return ""


def records(
    path: str, source: SourceText, findings: Iterable[Finding], place: Place = nowhere
) -> Iterator[dict[str, Any]]:
    """Findings as plain records. Lines and columns are 1-based, columns in characters; the end is exclusive.

    For an extracted document they are those of its text, and `place` says where that stood ("page 2"), else "".

    `fixable` says whether ``--fix`` mends it; `fix` is null or has its kind, message and edits (byte offsets as well).
    """
    places = Places(source)
    for item in findings:
        fix = item.fix and {
            "kind": item.fix.kind,
            "message": item.fix.message,
            "edits": [_edit(places, edit) for edit in item.fix.edits],
        }
        yield {
            "path": path,
            "code": item.code,
            "severity": item.severity,
            **places.span(item.span.start, item.span.end),
            "place": place(item.span.start),
            "message": item.message,
            "fixable": item.fix is not None and item.fix.kind == "safe",
            "reason": item.reason,
            "judgment": item.judgment,
            "evidence": list(item.evidence),
            "fix": fix,
        }


def _edit(places: Places, edit: Edit) -> dict[str, Any]:
    span = {"start": edit.span.start, "end": edit.span.end}
    return {**span, **places.span(edit.span.start, edit.span.end), "text": _clean(edit.text)}


def json_lines(path: str, source: SourceText, findings: Iterable[Finding], place: Place = nowhere) -> Iterator[str]:
    """One JSON object a line."""
    return (_json({**item, "message": _clean(item["message"])}) for item in records(path, source, findings, place))


def _json(record: dict[str, Any]) -> str:
    return msgspec.json.encode(record).decode()


def concise(path: str, source: SourceText, findings: Iterable[Finding], place: Place = nowhere) -> Iterator[str]:
    """``path:line:column: CODE message [*]``; the mark says that ``--fix`` mends it. A document shows its page."""
    places = Places(source)
    return (_concise(path, places, item, place) for item in findings)


def _concise(path: str, places: Places, item: Finding, place: Place) -> str:
    line, column = places.position(item.span.start)
    where = place(item.span.start) or f"{line}:{column}"
    mark = " [*]" if item.fix is not None and item.fix.kind == "safe" else ""
    return f"{path}:{where}: {item.code} [{item.severity}] {printable(item.message)}{mark}"


def text(path: str, source: SourceText, findings: Iterable[Finding], place: Place = nowhere) -> Iterator[str]:
    """The concise line, the source line with a caret under the words, and the fix on offer."""
    places = Places(source)
    for item in findings:
        yield _concise(path, places, item, place)
        yield from excerpt(places, item)
        if item.fix is not None:
            yield f"        {_OFFERS[item.fix.kind]}: {printable(item.fix.message)}"
        yield ""


_OFFERS = {"safe": "fix", "suggested": "suggestion", "meaning": "suggestion (changes the meaning)"}


def waived(path: str, source: SourceText, items: Iterable[tuple[Finding, Waiver]]) -> Iterator[str]:
    """A line for each waived finding, with the reason and the last day of its waiver."""
    places = Places(source)
    for item, waiver in items:
        until = f" until {waiver.until}" if waiver.until else ""
        yield f"{_concise(path, places, item, nowhere)} (waived{until}: {printable(waiver.reason)})"


def excerpt(places: Places, finding: Finding) -> Iterator[str]:
    """The line that a finding starts on, cut to `WIDTH` around it, and the caret line below."""
    source = places.source
    line, column = places.position(finding.span.start)
    start = source.char(finding.span.start)
    first = start - (column - 1)
    left = max(first, start - WIDTH // 3) if start - first > WIDTH * 2 // 3 else first
    window = source.text[left : left + WIDTH + 1].replace("\r", "\n").partition("\n")[0]
    shown = window[:WIDTH]
    length = max(1, min(source.char(finding.span.end) - start, len(shown) - (start - left)))
    lead, tail = "…" if left > first else "", "…" if len(window) > WIDTH else ""
    pad = " " * (len(lead) + width(shown[: start - left]))
    yield f"{line:>5} | {lead}{printable(shown)}{tail}"
    yield f"      | {pad}{'^' * max(1, width(shown[start - left : start - left + length]))}"


def printable(text: str) -> str:
    """Text without anything that a terminal would obey; a byte that is no UTF-8 shows as �."""
    if text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    if character == "\t":
        return " "
    category = unicodedata.category(character)
    return "�" if category == "Cs" else "·" if category in ("Cc", "Cf", "Zl", "Zp") else character


def _clean(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def width(text: str) -> int:
    """Columns that a text takes on a terminal: two for wide characters, none for combining marks."""
    if text.isascii():
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def statistics(findings: Iterable[Finding], rules: Sequence[Rule], *, as_json: bool = False) -> Iterator[str]:
    """How often each rule fired, most often first."""
    names = {item.code: item.name for item in rules}
    counts = Counter((item.code, item.severity) for item in findings)
    for (code, severity), count in sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])):
        record = {"code": code, "name": names.get(code, ""), "severity": severity, "count": count}
        yield _json(record) if as_json else f"{count:>6}  {code:<6} {severity:<8} {record['name']}"


def total(findings: Sequence[Finding], files: int) -> str:
    """The closing line: how many findings of each severity, in how many files, and how many ``--fix`` mends."""
    counts = Counter(item.severity for item in findings)
    parts = ", ".join(
        f"{counts[kind]} {kind}{'s' if counts[kind] != 1 and kind != 'info' else ''}"
        for kind in ("error", "warning", "info")
        if counts[kind]
    )
    where = f" in {files} files" if files > 1 else ""
    if not findings:
        return f"no findings{where}"
    safe = sum(1 for item in findings if item.fix is not None and item.fix.kind == "safe")
    mend = f"; [*] {safe} fixable with --fix" if safe else ""
    return f"{len(findings)} finding{'s' if len(findings) != 1 else ''}{where} ({parts}){mend}"


FORMATS: dict[str, Callable[[str, SourceText, Iterable[Finding], Place], Iterator[str]]] = {
    "text": text,
    "concise": concise,
    "json": json_lines,
}
