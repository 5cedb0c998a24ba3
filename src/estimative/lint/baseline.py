"""The baseline: findings that were there when a desk began to lint, so that only new ones are reported.

A finding is recognised by its file, its code and the words of its line, not by its line number: text may be added
above. Each entry is good for as many findings as were there.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from msgspec import Struct

from estimative.errors import UsageError
from estimative.model.findings import Finding

VERSION = 1


class Entry(Struct, frozen=True, order=True, kw_only=True):
    """Findings alike of one file: how many there were when the baseline was written."""

    path: str
    code: str
    fingerprint: str
    count: int = 1


class Baseline(Struct, frozen=True, kw_only=True):
    """The entries of a baseline file, sorted."""

    version: int = VERSION
    entries: tuple[Entry, ...] = ()


def fingerprint(finding: Finding, source: bytes) -> str:
    """16 hex digits that stay the same while the rule, its reason and the words of the finding's lines do."""
    first = source.rfind(b"\n", 0, finding.span.start) + 1
    last = source.find(b"\n", max(finding.span.end, finding.span.start))
    line = b" ".join(source[first : last if last >= 0 else len(source)][:2000].split())
    return hashlib.sha256(b"\0".join((finding.code.encode(), finding.reason.encode(), line))).hexdigest()[:16]


def made(found: Iterable[tuple[str, bytes, Sequence[Finding]]]) -> Baseline:
    """The baseline of files: their path, bytes and findings."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for path, source, findings in found:
        counts.update((_named(path), item.code, fingerprint(item, source)) for item in findings)
    entries = (Entry(path=p, code=c, fingerprint=f, count=n) for (p, c, f), n in counts.items())
    return Baseline(entries=tuple(sorted(entries)))


def fresh(
    path: str, source: bytes, findings: Sequence[Finding], baseline: Baseline
) -> tuple[list[Finding], list[Finding]]:
    """The findings that the baseline does not know, and those that it does."""
    left = Counter({(e.path, e.code, e.fingerprint): e.count for e in baseline.entries})
    new: list[Finding] = []
    known: list[Finding] = []
    for item in findings:
        key = (_named(path), item.code, fingerprint(item, source))
        left[key] -= 1
        (known if left[key] >= 0 else new).append(item)
    return new, known


def _named(path: str) -> str:
    return path.replace("\\", "/").removeprefix("./")


def dumps(baseline: Baseline) -> bytes:
    """The baseline's file: JSON with one entry a line, so that a change shows up well in a version control system."""
    rows = ",\n".join("  " + msgspec.json.encode(item).decode() for item in baseline.entries)
    return f'{{"version": {baseline.version}, "entries": [\n{rows}\n]}}\n'.encode()


def loads(data: bytes, where: str) -> Baseline:
    """Read a baseline file. Raises `UsageError` that names the file where it is none."""
    try:
        found = msgspec.json.decode(data, type=Baseline)
    except msgspec.DecodeError as error:
        raise UsageError(f"no baseline: {error}", where=where, hint="write one with --write-baseline FILE") from error
    if found.version != VERSION:
        raise UsageError(
            f"a baseline of version {found.version}, this program reads {VERSION}",
            where=where,
            hint="write it anew with --write-baseline FILE",
        )
    return found
