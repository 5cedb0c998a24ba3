"""Findings as the editor's diagnostics, and what the editor may do about them."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from estimative.lsp.snapshot import Snapshot
from estimative.model.findings import Finding, Fix
from estimative.model.spans import Span

SEVERITY = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}
SOURCE = "estimative"
_WARNED = {"safe": "", "suggested": "", "meaning": " (changes the meaning)"}


def diagnostics(snapshot: Snapshot) -> list[types.Diagnostic]:
    """The findings that stand, in the order of the text."""
    return [diagnostic(snapshot, item) for item in snapshot.findings]


def diagnostic(snapshot: Snapshot, finding: Finding) -> types.Diagnostic:
    """One finding. `data` holds its reason, by which a rule tells its cases apart."""
    return types.Diagnostic(
        range=snapshot.positions.range(finding.span),
        message=finding.message.encode("utf-8", "surrogateescape").decode("utf-8", "replace"),
        severity=SEVERITY[finding.severity],
        code=finding.code,
        source=SOURCE,
        data={"reason": finding.reason},
    )


def actions(snapshot: Snapshot, uri: str, where: types.Range) -> list[types.CodeAction]:
    """For the findings that touch a range: each fix, then a waiver that asks for its reason; last, all safe fixes."""
    first, last = snapshot.positions.byte(where.start), snapshot.positions.byte(where.end)
    touched = [f for f in snapshot.findings if f.span.start <= last and first <= max(f.span.end, f.span.start)]
    found = [action for item in touched for action in _of(snapshot, uri, item)]
    whole = fix_all(snapshot, uri)
    return [*found, whole] if whole is not None else found


def _of(snapshot: Snapshot, uri: str, finding: Finding) -> Iterator[types.CodeAction]:
    told = diagnostic(snapshot, finding)
    if finding.fix is not None and finding.fix.edits:
        yield types.CodeAction(
            title=f"{finding.code}: {finding.fix.message}{_WARNED[finding.fix.kind]}",
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[told],
            is_preferred=finding.fix.kind == "safe",
            edit=_edit(snapshot, uri, [finding.fix]),
        )
    yield types.CodeAction(
        title=f"{finding.code}: waive on this line, with a reason",
        kind=types.CodeActionKind.QuickFix,
        diagnostics=[told],
        edit=types.WorkspaceEdit(changes={uri: [_waiver(snapshot, finding)]}),
    )


def fix_all(snapshot: Snapshot, uri: str) -> types.CodeAction | None:
    """Every safe fix that overlaps no other, as one action; None where there is none."""
    fixes: list[Fix] = []
    taken = -1
    for item in snapshot.settled.standing:
        if item.fix is None or item.fix.kind != "safe" or not item.fix.edits:
            continue
        spans = sorted(edit.span for edit in item.fix.edits)
        if spans[0].start > taken:
            fixes.append(item.fix)
            taken = max(span.end for span in spans)
    if not fixes:
        return None
    return types.CodeAction(
        title=f"Apply the {len(fixes)} safe fixes" if len(fixes) > 1 else "Apply the safe fix",
        kind=types.CodeActionKind.SourceFixAll,
        edit=_edit(snapshot, uri, fixes),
    )


def _edit(snapshot: Snapshot, uri: str, fixes: list[Fix]) -> types.WorkspaceEdit:
    edits = {edit.span: edit.text for fix in fixes for edit in fix.edits}
    changes = [
        types.TextEdit(range=snapshot.positions.range(span), new_text=text) for span, text in sorted(edits.items())
    ]
    return types.WorkspaceEdit(changes={uri: changes})


def _waiver(snapshot: Snapshot, finding: Finding) -> types.TextEdit:
    """A waiver at the end of the finding's line. It has no reason yet, so it does not count until one is written."""
    data = snapshot.data
    ends = [at for mark in (b"\n", b"\r") if (at := data.find(mark, finding.span.start)) >= 0]
    at = min(ends, default=len(data))
    return types.TextEdit(
        range=snapshot.positions.range(Span(at, at)), new_text=f" <!-- estimative: waive {finding.code}: -->"
    )
