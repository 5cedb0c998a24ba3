"""Applying fixes: whole, never overlapping, and again until nothing is left to mend."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from estimative.model.findings import Edit, Finding

MAX_ROUNDS = 10
"""A fix may uncover another; more rounds than this would mean that two rules undo each other's work."""


def apply(source: bytes, findings: Iterable[Finding], *, suggested: bool = False) -> tuple[bytes, tuple[Finding, ...]]:
    """The source with fixes applied, and the findings they belong to. Of two that overlap the earlier wins.

    Fixes that change the meaning are never applied: an analyst has to choose each of them.
    """
    kinds = ("safe", "suggested") if suggested else ("safe",)
    applied: list[Finding] = []
    edits: list[Edit] = []
    taken = -1
    for finding in sorted(findings, key=lambda item: _first(item) if item.fix else 0):
        fix = finding.fix
        if fix is None or not fix.edits or fix.kind not in kinds:
            continue
        wanted = sorted(set(fix.edits), key=lambda edit: edit.span)
        if wanted[0].span.start > taken and _apart(wanted):
            edits += wanted
            taken = wanted[-1].span.end
            applied.append(finding)
    parts, at = [], 0
    for edit in edits:
        parts += [source[at : edit.span.start], edit.text.encode("utf-8", "surrogateescape")]
        at = edit.span.end
    return b"".join([*parts, source[at:]]), tuple(applied)


def _first(finding: Finding) -> int:
    return min((edit.span.start for edit in finding.fix.edits), default=0) if finding.fix else 0


def _apart(edits: list[Edit]) -> bool:
    return all(before.span.end <= after.span.start for before, after in pairwise(edits))


def mend(
    source: bytes, check: Callable[[bytes], list[Finding]], *, suggested: bool = False
) -> tuple[bytes, list[Finding], int]:
    """Fix and check again until no fix is left: the new source, what still stands, and how many were mended."""
    total = 0
    for _ in range(MAX_ROUNDS):
        findings = check(source)
        source, applied = apply(source, findings, suggested=suggested)
        if not applied:
            return source, findings, total
        total += len(applied)
    return source, check(source), total
