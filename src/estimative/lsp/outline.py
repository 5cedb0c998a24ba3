"""What the editor shows beside the text: symbols, a lens above each judgment, hints behind terms, completion."""

from __future__ import annotations

import re

from lsprotocol import types

from estimative.lsp.hovers import terms
from estimative.lsp.snapshot import Snapshot
from estimative.model.assessments import Block
from estimative.model.judgments import Judgment
from estimative.model.spans import Span
from estimative.scales.naming import interval

_SOURCE = re.compile(r"\[\^?[\w-]*\Z")


def symbols(snapshot: Snapshot) -> list[types.DocumentSymbol]:
    """The headings that stand outside judgments, and the judgments with their evidence, in the order of the text."""
    found: list[tuple[int, types.DocumentSymbol]] = []
    for block in snapshot.assessment.blocks:
        if block.kind == "heading" and not block.judgment:
            name = snapshot.source.slice(block.body).strip()
            found.append((block.span.start, _symbol(snapshot, name, "", types.SymbolKind.Namespace, block.body)))
    for judgment in snapshot.assessment.judgments:
        name = judgment.heading.text if judgment.heading else f"Judgment {judgment.number}"
        made = _symbol(snapshot, name, judgment.text, types.SymbolKind.Event, judgment.extent, judgment.span)
        made.children = [
            _symbol(snapshot, _short(snapshot, block), "", types.SymbolKind.Field, block.body)
            for block in snapshot.assessment.role("evidence")
            if block.judgment == judgment.id and block.kind == "bullet"
        ]
        found.append((judgment.extent.start, made))
    return [item for _, item in sorted(found, key=lambda pair: pair[0])]


def _short(snapshot: Snapshot, block: Block) -> str:
    text = " ".join(snapshot.source.slice(block.body).split())
    return text if len(text) <= 60 else text[:59] + "…"


def _symbol(
    snapshot: Snapshot, name: str, detail: str, kind: types.SymbolKind, span: Span, inner: Span | None = None
) -> types.DocumentSymbol:
    whole = snapshot.positions.range(span)
    chosen = snapshot.positions.range(inner) if inner is not None and span.covers(inner) else whole
    return types.DocumentSymbol(name=name or "…", detail=detail, kind=kind, range=whole, selection_range=chosen)


def hints(snapshot: Snapshot, where: types.Range) -> list[types.InlayHint]:
    """Behind each term of a judgment its band on the scale in force: `likely (55–75 %)`."""
    first, last = snapshot.positions.byte(where.start), snapshot.positions.byte(where.end)
    return [
        types.InlayHint(
            position=snapshot.positions.position(use.span.end),
            label=f"({interval(use.band)})",
            kind=types.InlayHintKind.Type,
            padding_left=True,
        )
        for use in terms(snapshot)
        if first <= use.span.end <= last and use.probability is None
    ]


def lenses(snapshot: Snapshot, grounded: dict[str, tuple[int, int]] | None = None) -> list[types.CodeLens]:
    """Above each judgment: claims grounded of those checkable (where the store was asked), and whether it has a
    question."""
    return [
        types.CodeLens(
            range=snapshot.positions.range(judgment.span),
            command=types.Command(title=_lens(judgment, (grounded or {}).get(judgment.id)), command=""),
        )
        for judgment in snapshot.assessment.judgments
    ]


def _lens(judgment: Judgment, grounded: tuple[int, int] | None) -> str:
    parts = [f"grounded {grounded[0]}/{grounded[1]}"] if grounded is not None else []
    return " · ".join((*parts, f"question {'yes' if judgment.questions else 'no'}"))


def completions(snapshot: Snapshot, at: types.Position) -> list[types.CompletionItem]:
    """After ``[`` or ``[^`` the ids of the sources, elsewhere the terms of the scale in force."""
    offset = snapshot.positions.byte(at)
    line = snapshot.data[snapshot.data.rfind(b"\n", 0, offset) + 1 : offset].decode("utf-8", "replace")
    if _SOURCE.search(line):
        return [
            types.CompletionItem(
                label=item.id, detail=f"{item.publisher}: {item.title}", kind=types.CompletionItemKind.Reference
            )
            for item in snapshot.assessment.references
        ]
    return [
        types.CompletionItem(
            label=name,
            detail=f"{interval(row.band)} on {snapshot.scale.id}",
            kind=types.CompletionItemKind.EnumMember,
            sort_text=f"{row.band.low:.3f}{name}",
        )
        for row in snapshot.scale.terms
        for name in (row.name, *row.synonyms)
    ]
