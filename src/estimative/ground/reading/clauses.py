"""Clauses of a sentence: where one statement ends and the next begins. Character ranges, in order, without overlaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from estimative.model.spans import Found

Range = tuple[int, int]

_SUBJECTS = (
    r"they|it|he|she|the group|the organi[sz]ation|gunmen|attackers?|militants?|fighters|"
    r"a suicide bomber|both|the attack|the claim|no group|nobody|its|their|"
    r"(?:\w+ )?(?:ministry|police|army|government|military|hospital|governor) (?=(?:put|said|denied|spoke|gave|"
    r"claimed|blamed|has|had|was)\b)"
)
_FINITE = (
    r"claimed|denied|rejected|blamed|said|has|have|had|is|are|was|were|attacked|fired|bombed|struck|launched|"
    r"carried out|accused|condemned|"
    r"urged|called|announced|arrested|detained|admitted|confirmed|acknowledged|took|did|put|spoke|will|would|could|"
    r"(?-i:may)|might"
)
_LEAD = (
    r"\W*(?:following|after|in (?:response|reaction|retaliation) (?:to|for)|amid|in the wake of|despite|"
    r"because|as a result of|while|although|though|when)\b"
)
OFFSET = (
    r"(?i:\W*(?:(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}|several|a few) (?:hours?|days?|"
    r"weeks?|months?|"
    r"years?)|shortly|soon|hours|days|weeks|months) (?:after|before) )(?=(?:the|an?) |[A-Z])"
)
_SPOKEN = (
    r"claim(?:ing|ed)(?! (?:the |at least |about |nearly |over |more than )*[\w,-]+ lives)|den(?:ying|ied)|"
    r"blam(?:ing|ed)|"
    r"reject(?:ing|ed)|accus(?:ing|ed)|condemn(?:ing|ed)|confirm(?:ing|ed)|attribut(?:ing|ed)|disput(?:ing|ed)"
)
_STRUCK = (
    r"attacked|bombed|killed|stormed|fired|shelled|targeted|raided|assassinated|ambushed|detonated|gunned|beheaded|"
    r"massacred|abducted|kidnapped|claimed|denied|launched|carried out|blew up|shot|opened fire"
)


@cache
def _cuts() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<semi>;\s+)|(?P<conj>,?\s+(?:and|but|yet|while|whereas|although|though)\s+(?=(?:also |later |"
        rf"then |subsequently )*(?:{_FINITE})\b))"
        rf"|(?P<subj>,?\s+(?:and|but|yet|while|whereas|although|though|however,?)\s+(?=(?:the )?(?:{_SUBJECTS})\b))"
        r"|(?P<name>,\s+(?:and|but|yet|while|whereas|although|though|however,?)\s+)"
        r"|(?P<cause>,?\s+(?=because\b))"
        r"|(?P<brief>[,;]\s+(?=(?:(?-i:[A-Z])[\w.-]+ claim(?:s|ed)?(?: seen| made| posted| noted)?|claimed (?:by )?"
        r"(?-i:[A-Z])[\w-]+|(?:no claim|unclaimed)(?: so far| yet| seen| to date)?)\W*(?:\(|$)))"
        rf"|(?P<part>,\s+(?:with (?=[^,.;]{{2,40}}\b(?:{_SPOKEN})\b)|(?=(?:later |while |also )?(?:claiming|denying|"
        rf"blaming|"
        rf"rejecting|accusing|confirming)\b)|(?=(?:which|that|who|an attack (?:that|which)|a claim (?:that|which))\s+"
        rf"(?:[^,.;]{{0,40}} )?(?:{_SPOKEN})\b)))"
        rf"|(?P<series>,\s+(?:and |then |and then )?(?=(?:{_STRUCK})\b(?! by\b)))",
        re.IGNORECASE,
    )


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(_LEAD, re.IGNORECASE)


@cache
def _verb() -> re.Pattern[str]:
    """A verb in small letters: "IS" is none."""
    return re.compile(rf"\b(?:{_FINITE}|[a-z]+ed)\b")


@cache
def _offset() -> re.Pattern[str]:
    return re.compile(OFFSET)


@cache
def _finite() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_FINITE}|[a-z]+ed)\b", re.IGNORECASE)


def split(text: str, actors: Sequence[Found], quotes: Sequence[Range] = ()) -> list[Range]:
    """The clauses of a sentence. A leading "Following …, ACTOR …" is set apart, coordinated statements are parted."""
    start, parts = 0, []
    for end in (_lead_end(text, actors), _relative_end(text, actors)):
        if end > start:
            parts.append((start, end))
            start = end
    for cut in _cuts().finditer(text, start):
        if any(a <= cut.start() < b for a, b in quotes) or not _stands(text, cut, start, actors):
            continue
        parts.append((start, cut.start()))
        start = cut.end()
    parts.append((start, len(text)))
    return [trimmed for part in parts if (trimmed := _trim(text, part))[0] < trimmed[1]]


@cache
def _relative() -> tuple[re.Pattern[str], re.Pattern[str]]:
    opened = re.compile(r",\s+(?:which|who)\s+(?=\w)")
    closed = re.compile(
        rf",\s+(?=(?:also |later |then |now |since |subsequently |has since |have since )*(?:{_FINITE}|{_STRUCK})\b)",
        re.IGNORECASE,
    )
    return opened, closed


def _relative_end(text: str, actors: Sequence[Found]) -> int:
    """Where "PARTY, which …," ends before the party's own verb; 0 where a sentence does not begin so."""
    opened, closed = _relative()
    head = opened.search(text, 0, 120)
    if head is None or not any(found.end == head.start() for found in actors):
        return 0
    if sum(found.end <= head.start() for found in actors) != 1:
        return 0
    tail = closed.search(text, head.end())
    return tail.start() + 1 if tail and _verb().search(text, head.end(), tail.start()) else 0


def _lead_end(text: str, actors: Sequence[Found]) -> int:
    """Where a leading subordinate clause ends: at the comma before an acting party; 0 where there is none."""
    timed = _offset().match(text)
    if not (_lead().match(text) or timed):
        return 0
    at = text.find(",")
    while at >= 0:
        rest = text[at + 1 :]
        offset = at + 1 + len(rest) - len(rest.lstrip())
        head = re.match(rf"(?:the )?(?:{_SUBJECTS})\b", text[offset:], re.IGNORECASE)
        acting = any(found.start in (offset, offset + 4) for found in actors)
        if (acting or head) and _finite().search(text, offset) and (not timed or _finite().search(text, 0, at)):
            return at + 1
        at = text.find(",", at + 1)
    return 0


def _stands(text: str, cut: re.Match[str], start: int, actors: Sequence[Found]) -> bool:
    """Whether both sides of a cut can stand: a verb on each, and for a comma with a conjunction a party that acts."""
    left, right = text[start : cut.start()], text[cut.end() :]
    if cut.lastgroup == "brief":
        return len(left.split()) > 2
    if cut.lastgroup == "part":
        return bool(_finite().search(left))
    if cut.lastgroup == "series":
        return any(start <= found.start < cut.start() for found in actors) and bool(_verb().search(left))
    if not _finite().search(left) or not _finite().search(right):
        return cut.lastgroup == "semi" and (len(right) > 12 or "claim" in right)
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
