"""What looks like a heading though its words are no section's name: capitals, title case, or a short line that stands
alone."""

from __future__ import annotations

from collections.abc import Container

from estimative.text import lines
from estimative.text.lines import Line

_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "de",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "over",
        "the",
        "to",
        "under",
        "via",
        "vs",
        "with",
    ]
)


def ruled(text: str, line: Line) -> bool:
    """Whether a line is only a rule (====, ____, ----, * * *): no words, no bullet."""
    if line.blank or line.stop - line.begin > 400 or text[line.begin] not in "=_-–—*~#":
        return False
    words = text[line.begin : line.stop].replace(" ", "")
    return len(words) >= 3 and len(set(words)) == 1


def looks_like_heading(text: str, found: list[Line], at: int, furniture: Container[int]) -> bool:
    """Judge one line by its neighbours. A line that ends like a sentence is never a heading."""
    line = found[at]
    words = text[line.begin : line.stop]
    last = all(other.blank for other in found[at + 1 : at + 4])
    if last or len(words) > 110 or not any(char.isalpha() for char in words):
        return False
    if at + 1 < len(found) and not found[at + 1].blank and ruled(text, found[at + 1]):
        return True
    if words.endswith((".", "!", ";", ":", ",", "-", "…", ")", "]")) or words[0].islower():
        return False
    if sum(char.isalpha() for char in words) < 3:
        return False
    open_before, open_after = _open(text, found, at, -1, furniture), _open(text, found, at, 1, furniture)
    count = len(words.split())
    if words == words.upper() and count <= 14:
        return open_before or open_after
    if not open_before:
        return False
    if count <= 14 and _titled(words):
        return open_after or _longer(found, at)
    return count <= 9 and (open_after or _longer(found, at))


def _open(text: str, found: list[Line], at: int, step: int, furniture: Container[int]) -> bool:
    """Whether nothing touches the line on that side, or only something that is plainly another unit."""
    near = at + step
    if not 0 <= near < len(found) or found[near].blank or near in furniture or found[near].page or found[at].page:
        return True
    if step < 0:
        return lines.ended(text, found[near]) and found[near].stop - found[near].begin > 110
    return bool(found[near].marker) and found[near].stop - found[near].begin > 60


def _longer(found: list[Line], at: int) -> bool:
    following = found[at + 1] if at + 1 < len(found) else None
    return following is not None and following.stop - following.begin > 2 * (found[at].stop - found[at].begin)


def _titled(words: str) -> bool:
    names = [word for word in words.split() if word[:1].isalpha() and word.lower() not in _SMALL]
    return bool(names) and sum(word[0].isupper() for word in names) * 4 >= len(names) * 3
