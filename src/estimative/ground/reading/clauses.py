"""Clauses of a sentence: where one statement ends and the next begins. Character ranges, in order, without overlaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from estimative.model.spans import Found

Range = tuple[int, int]

_SUBJECTS = (
    r"they|it|he|she|the group|the organi[sz]ation|gunmen|attackers?|militants?|fighters|"
    r"a suicide bomber|both|the attack|the claim|no group|nobody|its|their"
)
_FINITE = (
    r"claimed|denied|rejected|blamed|said|has|have|had|is|are|was|were|attacked|fired|bombed|struck|launched|"
    r"carried out|accused|condemned|"
    r"urged|called|announced|arrested|detained|admitted|confirmed|acknowledged|took|did|will|would|could|may|might"
)
_LEAD = (
    r"\W*(?:following|after|in (?:response|reaction|retaliation) (?:to|for)|amid|in the wake of|despite|"
    r"because|as a result of|while|although|though|when)\b"
)


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<semi>;\s+)|(?P<conj>,?\s+(?:and|but|yet|while|whereas|although|though)\s+(?=(?:also |later |"
        rf"then |subsequently )*(?:{_FINITE})\b))"
        rf"|(?P<subj>,?\s+(?:and|but|yet|while|whereas|although|though|however,?)\s+(?=(?:the )?(?:{_SUBJECTS})\b))"
        r"|(?P<name>,\s+(?:and|but|yet|while|whereas|although|though|however,?)\s+)"
        r"|(?P<cause>,?\s+(?=because\b))",
        re.IGNORECASE,
    )


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(_LEAD, re.IGNORECASE)


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_FINITE}|[a-z]+ed)\b", re.IGNORECASE)


def split(text: str, actors: Sequence[Found], quotes: Sequence[Range] = ()) -> list[Range]:
    """The clauses of a sentence. A leading "Following …, ACTOR …" is set apart, coordinated statements are parted."""
    start, parts = 0, []
    lead = _lead_end(text, actors)
    if lead:
        parts.append((0, lead))
        start = lead
    for cut in _cuts().finditer(text, start):
        if any(a <= cut.start() < b for a, b in quotes) or not _stands(text, cut, start, actors):
            continue
        parts.append((start, cut.start()))
        start = cut.end()
    parts.append((start, len(text)))
    return [trimmed for part in parts if (trimmed := _trim(text, part))[0] < trimmed[1]]


def _lead_end(text: str, actors: Sequence[Found]) -> int:
    """Where a leading subordinate clause ends: at the comma before an acting party; 0 where there is none."""
    if not _lead().match(text):
        return 0
    at = text.find(",")
    while at >= 0:
        rest = text[at + 1 :]
        offset = at + 1 + len(rest) - len(rest.lstrip())
        head = re.match(rf"(?:the )?(?:{_SUBJECTS})\b", text[offset:], re.IGNORECASE)
        acting = any(found.start in (offset, offset + 4) for found in actors)
        if (acting or head) and _finite().search(text, offset):
            return at + 1
        at = text.find(",", at + 1)
    return 0


def _stands(text: str, cut: re.Match[str], start: int, actors: Sequence[Found]) -> bool:
    """Whether both sides of a cut can stand: a verb on each, and for a comma with a conjunction a party that acts."""
    left, right = text[start : cut.start()], text[cut.end() :]
    if not _finite().search(left) or not _finite().search(right):
        return cut.lastgroup == "semi" and len(right) > 12
    if cut.lastgroup == "name":
        return any(found.start in (cut.end(), cut.end() + 4) for found in actors)
    return True


def _trim(text: str, part: Range) -> Range:
    first, last = part
    while first < last and text[first] in " ,;\t\n":
        first += 1
    while last > first and text[last - 1] in " ,;\t\n":
        last -= 1
    return first, last
