"""Waivers: findings that somebody has decided to live with, each with a reason and, if wanted, an expiry.

In the text a waiver is a comment, which no reader of the published page sees:

    <!-- estimative: waive E104, T504 until 2026-12-31: agreed with the customer -->

At the end of a line it holds for that line, alone on a line for the block below, and `waive-file` for the whole file.
In estimative.toml, for forms that take no comment, ``[[lint.waive]]`` names rules, files, words of the line, and the
reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import fnmatch
from functools import cache
from typing import Literal

from msgspec import Struct

from estimative.model.assessments import Assessment
from estimative.model.findings import Finding
from estimative.model.spans import Span

Scope = Literal["line", "block", "file"]
MARK = b"<!-- estimative:"


class Waiver(Struct, frozen=True, kw_only=True):
    """Rules that are not to be reported in a range of bytes. `span` is the waiver's own place, None for a project's.

    `trouble` says why it does not count ("" where it does): it has no reason, no rule, a day that is none.
    """

    rules: tuple[str, ...]
    scope: Scope
    holds: Span
    reason: str = ""
    until: date | None = None
    span: Span | None = None
    words: str = ""
    trouble: str = ""

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is one of its rules and begins in its range."""
        at = finding.span.start
        inside = self.scope == "file" or self.holds.start <= at < max(self.holds.end, self.holds.start + 1)
        return inside and any(finding.code.startswith(rule) for rule in self.rules)

    def expired(self, today: date | None) -> bool:
        """Whether its last day is over; never where no day is given."""
        return self.until is not None and today is not None and today > self.until


class Settled(Struct, frozen=True):
    """Findings sorted by waivers: those that stand, those waived with their waiver, and waivers that waived nothing."""

    standing: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...]
    idle: tuple[Waiver, ...]


class Standing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """``[[lint.waive]]``: rules (codes or prefixes) not to be reported in files (patterns of names; empty: all).

    `words` narrows it to findings on lines that hold these words. `reason` is required, `until` a day.
    """

    rules: tuple[str, ...]
    reason: str
    files: tuple[str, ...] = ()
    words: str = ""
    until: date | None = None

    def waiver(self, path: str) -> Waiver | None:
        """The waiver for one file; None where it is meant for others."""
        name = path.replace("\\", "/")
        if self.files and not any(fnmatch(name, item) or fnmatch(name, f"*/{item}") for item in self.files):
            return None
        trouble = "" if self.reason.strip() else "it has no reason"
        return Waiver(
            rules=tuple(rule.upper() for rule in self.rules),
            scope="file",
            holds=Span(0, 0),
            reason=self.reason,
            until=self.until,
            words=self.words,
            trouble=trouble,
        )


@cache
def _comment() -> re.Pattern[bytes]:
    return re.compile(rb"<!-- estimative:[ \t]*([^\r\n]{0,400}?)[ \t]*-->")


@cache
def _order() -> re.Pattern[str]:
    return re.compile(
        r"waive(?P<file>-file)?(?P<rules>(?:[ ,]+(?!until\b)[\w-]+)*)"
        r"(?:[ ,]+until (?P<until>\S+?))?(?::\s*(?P<reason>.*))?"
    )


def read(assessment: Assessment) -> tuple[Waiver, ...]:
    """The waivers of a text, in order; one that cannot be read keeps its place and says what is wrong with it."""
    source = assessment.source
    if MARK not in source:
        return ()
    return tuple(_waiver(assessment, hit) for hit in _comment().finditer(source))


def _waiver(assessment: Assessment, hit: re.Match[bytes]) -> Waiver:
    words = hit.group(1).decode("utf-8", "replace")
    order, own = _order().fullmatch(words), Span(*hit.span())
    if order is None:
        return Waiver(rules=(), scope="line", holds=own, span=own, trouble=f"{words!r} is no waiver")
    rules = tuple(part.upper() for part in re.split(r"[ ,]+", order["rules"] or "") if part)
    until, trouble = _day(order["until"])
    reason = (order["reason"] or "").strip()
    if not rules:
        trouble = "it names no rule"
    elif not reason:
        trouble = "it has no reason"
    scope, holds = _whole(assessment) if order["file"] else _range(assessment, own)
    return Waiver(rules=rules, scope=scope, holds=holds, reason=reason, until=until, span=own, trouble=trouble)


def _day(text: str | None) -> tuple[date | None, str]:
    if text is None:
        return None, ""
    try:
        return date.fromisoformat(text), ""
    except ValueError:
        return None, f"{text!r} is no day; write YYYY-MM-DD"


def _whole(assessment: Assessment) -> tuple[Scope, Span]:
    return "file", Span(0, len(assessment.source))


def _range(assessment: Assessment, own: Span) -> tuple[Scope, Span]:
    """The line that a comment stands on, or, where it stands alone, the next block that has words."""
    source = assessment.source
    first = max(source.rfind(b"\n", 0, own.start), source.rfind(b"\r", 0, own.start)) + 1
    last = min((at for mark in (b"\n", b"\r") if (at := source.find(mark, own.end)) >= 0), default=len(source))
    if source[first : own.start].strip() or source[own.end : last].strip():
        return "line", Span(first, last)
    for block in assessment.blocks:
        if block.span.start >= own.end and block.kind not in ("blank", "html"):
            return "block", block.span
    return "block", Span(own.end, own.end)


def settle(
    findings: Iterable[Finding], waivers: Sequence[Waiver], source: bytes, *, today: date | None = None
) -> Settled:
    """Sort findings by the waivers that are sound and not expired on `today` (None: none expires)."""
    live = [item for item in waivers if not item.trouble and not item.expired(today)]
    standing: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    for finding in findings:
        own = next((w for w in live if w.covers(finding) and _worded(w, finding, source)), None)
        if own is None or finding.code == "D704":
            standing.append(finding)
        else:
            waived.append((finding, own))
    used = {id(waiver) for _, waiver in waived}
    return Settled(tuple(standing), tuple(waived), tuple(w for w in live if id(w) not in used))


def _worded(waiver: Waiver, finding: Finding, source: bytes) -> bool:
    if not waiver.words:
        return True
    first = source.rfind(b"\n", 0, finding.span.start) + 1
    last = source.find(b"\n", finding.span.end)
    return waiver.words.encode() in source[first : last if last >= 0 else len(source)]
