"""Page furniture in text taken out of a PDF: page numbers, running heads and marking banners."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from estimative.model.assessments import Role
from estimative.text import labels
from estimative.text.lines import Line


@cache
def _number() -> re.Pattern[str]:
    number = r"(?:\d{1,3}|[ivxl]{1,6})"
    return re.compile(
        rf"(?P<plain>(?:page|pg\.?|p\.)\s{{0,2}}{number}(?:\s{{0,2}}(?:of|/)\s{{0,2}}\d{{1,3}})?|[-–—]\s{{0,2}}{number}\s{{0,2}}[-–—]|\|\s?{number}\s?\|?)\Z"
        rf"|\[?{number}\]?(?:\s{{0,2}}(?:of|/)\s{{0,2}}\d{{1,3}})?\Z",
        re.IGNORECASE,
    )


def furniture(text: str, found: list[Line]) -> dict[int, Role]:
    """The lines that belong to the page and not to the text, with their role: *marking* or *metadata*."""
    roles: dict[int, Role] = {}
    short = [at for at, line in enumerate(found) if not line.blank and line.stop - line.begin <= 90]
    for at in short:
        if labels.banner(text[found[at].begin : found[at].stop]):
            roles[at] = "marking"
    for at in short:
        words = text[found[at].begin : found[at].stop]
        match = _number().match(words) if at not in roles and _may_number(words) else None
        if match and (match["plain"] or _apart(found, at, roles)):
            roles[at] = "metadata"
    _running_heads(text, found, roles)
    return roles


def _may_number(words: str) -> bool:
    """A cheap look before the pattern: short, and it opens as a page's number does."""
    if len(words) > 16 or words[0] not in "0123456789[-–—|pPiIvVxXlL":
        return False
    return any(char.isdigit() for char in words) or len(words) <= 10


def _apart(found: list[Line], at: int, roles: dict[int, Role]) -> bool:
    """Whether nothing but space, a banner or a page's edge touches a line."""
    before = at == 0 or found[at - 1].blank or at - 1 in roles
    after = at + 1 == len(found) or found[at + 1].blank or found[at + 1].page or at + 1 in roles
    return (before and after) or found[at].page


def _running_heads(text: str, found: list[Line], roles: dict[int, Role]) -> None:
    """Short lines that come back at three pages' edges or more."""
    edges = _edges(found, roles)
    names = {at: _name(text, found[at]) for at in edges if at not in roles}
    often = {name for name, count in Counter(names.values()).items() if count >= 3}
    roles.update({at: "metadata" for at, name in names.items() if name in often})


def _edges(found: list[Line], roles: dict[int, Role]) -> list[int]:
    """Short lines within two lines of words from a page's number or a form feed."""
    breaks = [at for at, line in enumerate(found) if line.page or roles.get(at) == "metadata"]
    edges: set[int] = set()
    for at in breaks:
        for step in (-1, 1):
            near, words = at if found[at].page and not found[at].blank else at + step, 0
            while 0 <= near < len(found) and words < 2 and abs(near - at) < 8:
                if not found[near].blank:
                    words += 1
                    if found[near].stop - found[near].begin <= 90 and not found[near].marker:
                        edges.add(near)
                near += step
    return sorted(edges)


def _name(text: str, line: Line) -> str:
    return "".join("#" if char.isdigit() else char for char in text[line.begin : line.stop].lower())
