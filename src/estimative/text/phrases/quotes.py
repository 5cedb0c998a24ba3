"""Words in quotation marks: somebody else's voice, not the analyst's."""

from __future__ import annotations

import re
from functools import cache

from estimative.model.spans import Found

_CLOSERS = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’", "'": "'"}
_QUOTING = frozenset("[“”«»„\"‘’'") - {"["}
_LONGEST = 2000
"""A quotation is shorter than this and stays in its paragraph; a mark that nothing closes quotes nothing."""


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("[“”«»„\"‘’']|\n[ \t\r]*\n")


def find(text: str) -> list[Found]:
    """Quoted words, the outer pair where pairs nest; `value` is what stands inside. An apostrophe opens nothing."""
    if len(text) <= _LONGEST and _QUOTING.isdisjoint(text):
        return []
    found: list[Found] = []
    opened: dict[str, int] = {}
    for match in _marks().finditer(text):
        at, mark = match.start(), match.group()
        if mark[0] == "\n":
            opened.clear()
            continue
        opener = _opener(text, at, mark, opened)
        if opener:
            start = opened.pop(opener)
            if at > start + 1:
                found.append(Found(start, at + 1, text[start : at + 1], text[start + 1 : at]))
        elif mark in _CLOSERS and _opens(text, at):
            opened[mark] = at
    return _outer(found)


def _opener(text: str, at: int, mark: str, opened: dict[str, int]) -> str:
    """The open mark that this one closes, "" for none; marks left open too long are forgotten."""
    for opener, start in list(opened.items()):
        if at - start > _LONGEST:
            del opened[opener]
        elif mark in _CLOSERS[opener] and (mark not in "'’" or _closes(text, at)):
            return opener
    return ""


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at] in "“«„":
        return True
    return not (before.isalnum() or (before != "" and before in ".,;:!?)")) and after != "" and not after.isspace()


def _closes(text: str, at: int) -> bool:
    """Whether a single mark ends a quotation: an apostrophe inside a word, or after a space, does not."""
    return not text[at + 1 : at + 2].isalnum() and not text[at - 1].isspace()


def _outer(found: list[Found]) -> list[Found]:
    kept: list[Found] = []
    for item in sorted(found, key=lambda quote: (quote.start, -quote.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept
