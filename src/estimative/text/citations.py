"""Pointers from a text to its sources: ``(source)``, ``[^key]``, ``[12]``, ``[rferl-0704]``, addresses and links."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from estimative.text.drafts import Draft, Range


class Cited(Struct, frozen=True, order=True):
    """A citation in characters. `drop` marks one that is no word of its sentence."""

    start: int
    end: int
    kind: Literal["placeholder", "footnote", "key", "link"]
    key: str = ""
    drop: bool = True


@cache
def _placeholder() -> re.Pattern[str]:
    words = r"(?:sources?|citations?|references?|refs?)(?: (?:needed|required|missing|tbc|tbd|here))?"
    return re.compile(rf"\({words}\??\)|\[{words}\??\]", re.IGNORECASE)


@cache
def _footnote() -> re.Pattern[str]:
    return re.compile(r"\[\^([^\]\s\[]{1,200})\]")


@cache
def _key() -> re.Pattern[str]:
    number = r"\d{1,3}(?: ?[,;\u2013-] ?\d{1,3}){0,20}"
    return re.compile(rf"\[({number}|@[\w:.-]{{1,80}}|[A-Za-z][\w.:/-]{{0,60}}-\d[\w.-]{{0,40}})\](?![(\[:])")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"<(?:https?|ftp)://[^\s<>]{1,2000}>|(?:https?|ftp)://[^\s<>()\[\]\"”]{1,2000}")


def find(text: str, draft: Draft) -> list[Cited]:
    """Every citation in a draft's body, in order, none inside another or inside code."""
    start, end = draft.body
    found: list[Cited] = [
        Cited(low, high, "link", url, _stands_apart(text, low, high, draft.body)) for url, low, high in draft.links
    ]
    found += [
        Cited(*m.span(), "placeholder")
        for m in _scan(text, draft.body, ("ource", "OURCE", "itation", "ref", "Ref"), _placeholder)
    ]
    for match in _scan(text, draft.body, ("[^",), _footnote):
        key = match[1]
        found.append(Cited(*match.span(), "placeholder" if key.lower().startswith("todo") else "footnote", key))
    found += [Cited(*m.span(), "key", m[1].lstrip("@")) for m in _scan(text, draft.body, ("]",), _key)]
    for match in _scan(text, draft.body, ("://",), _address):
        high = match.start() + len(match[0].rstrip(".,;:!?'’"))
        found.append(Cited(match.start(), high, "link", text[match.start() : high].strip("<>")))
    return _apart([one for one in sorted(found) if start <= one.start and one.end <= end], draft.code)


def _scan(text: str, body: Range, needles: tuple[str, ...], pattern: object) -> list[re.Match[str]]:
    if not any(text.find(needle, *body) >= 0 for needle in needles):
        return []
    compiled = pattern()  # type: ignore[operator]
    return list(compiled.finditer(text, *body))


def _apart(found: list[Cited], code: tuple[Range, ...]) -> list[Cited]:
    kept: list[Cited] = []
    at = 0
    for one in found:
        if kept and one.start < kept[-1].end:
            continue
        while at < len(code) and code[at][1] <= one.start:
            at += 1
        if at == len(code) or code[at][0] > one.start:
            kept.append(one)
    return kept


def _stands_apart(text: str, low: int, high: int, body: Range) -> bool:
    """Whether a link stands after its sentence ("… in Herat. [RFE/RL](…)") and is not itself words of one."""
    before = text[max(body[0], low - 8) : low].rstrip(" \t\r\n([")
    after = text[high : min(body[1], high + 8)].lstrip(" \t\r\n)].;,")
    return before.endswith((".", "!", "?", "”", '."')) and (not after or after[0].isupper() or after[0] in "[(<-")
