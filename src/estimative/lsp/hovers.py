"""What the editor shows over a word: a term on every scale, a source, a horizon."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from estimative import scales
from estimative.lsp.snapshot import Snapshot
from estimative.model.judgments import TermUse
from estimative.model.scales import Scale
from estimative.model.spans import Span
from estimative.scales.naming import interval


def hover(snapshot: Snapshot, at: types.Position) -> types.Hover | None:
    """The hover at a position; None where nothing is known."""
    offset = snapshot.positions.byte(at)
    for span, text in _known(snapshot, offset):
        content = types.MarkupContent(kind=types.MarkupKind.Markdown, value=text)
        return types.Hover(contents=content, range=snapshot.positions.range(span))
    return None


def _known(snapshot: Snapshot, offset: int) -> Iterator[tuple[Span, str]]:
    for use in terms(snapshot):
        if use.span.start <= offset <= use.span.end:
            yield use.span, _term(use, snapshot.scale)
    for judgment in snapshot.assessment.judgments:
        horizon = judgment.horizon
        if horizon is not None and horizon.span.start <= offset <= horizon.span.end:
            until = f"until {horizon.end:%-d %B %Y}" if horizon.end else "no day can be worked out"
            yield horizon.span, f"**horizon** of judgment {judgment.number}: {until}"
    sources = {item.id: item for item in snapshot.assessment.references}
    for block in snapshot.assessment.blocks:
        if not block.span.start <= offset <= block.span.end:
            continue
        for citation in (c for sentence in block.sentences for c in sentence.citations):
            if citation.span.start <= offset <= citation.span.end and citation.key in sources:
                report = sources[citation.key]
                shown = str(report.grade) or "not graded"
                day = f", {report.published}" if report.published else ""
                yield citation.span, f"**{report.publisher}**{day} ({shown})  \n{report.title}"


def terms(snapshot: Snapshot) -> Iterator[TermUse]:
    """The estimative terms of the judgments, in order."""
    for judgment in snapshot.assessment.judgments:
        yield from judgment.terms or ((judgment.term,) if judgment.term else ())


def _term(use: TermUse, current: Scale) -> str:
    rows = []
    for scale in (current, *(item for item in scales.builtin() if item.id != current.id)):
        row = scales.term(use.term or use.text, scale)
        band = interval(row.band) if row is not None else "not a term"
        rows.append(f"| {'**' + scale.id + '**' if scale.id == current.id else scale.id} | {band} |")
    head = f"**{use.text}**" + (" (negated)" if use.negated else "")
    return "\n".join((head, "", "| scale | band |", "| --- | --- |", *rows, "", f"_{current.source}_"))
