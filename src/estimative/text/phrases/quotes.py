"""Words in quotation marks: somebody else's voice, not the analyst's."""

from __future__ import annotations

import re
from functools import cache

from estimative.model.spans import Found

_PAIRS = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’", "'": "'"}
_LONGEST = 2000


@cache
def _openers() -> re.Pattern[str]:
    return re.compile("[“«„\"‘']")


def find(text: str) -> list[Found]:
    """Quoted words, without nesting; `value` is what stands between the marks. An apostrophe opens nothing."""
    found: list[Found] = []
    position = 0
    unclosed: set[str] = set()
    for match in _openers().finditer(text):
        start = match.start()
        if start < position or match.group() in unclosed or not _opens(text, start):
            continue
        end = _close(text, start)
        if end < 0:
            unclosed.add(match.group())
            continue
        if end > start + 1:
            found.append(Found(start, end + 1, text[start : end + 1], text[start + 1 : end]))
            position = end + 1
    return found


def _opens(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else ""
    after = text[start + 1 : start + 2]
    if text[start] in "“«„":
        return True
    return (not before or not (before.isalnum() or before in ".,;:!?)")) and bool(after) and not after.isspace()


def _close(text: str, start: int) -> int:
    """The position of the closing mark, -1 where there is none within a paragraph of 2,000 characters; 0 to go on looking."""
    closers = _PAIRS[text[start]]
    limit = min(len(text), start + _LONGEST)
    stop = text.find("\n\n", start, limit)
    limit = stop if stop >= 0 else limit
    for at in range(start + 1, limit):
        if text[at] in closers and (text[start] not in "'‘" or _closes(text, at)):
            return at
    return -1 if limit == len(text) else 0


def _closes(text: str, at: int) -> bool:
    after = text[at + 1 : at + 2]
    return not after.isalnum() and not text[at - 1].isspace()
