"""What the store said about the text, as rules of the family G ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from estimative.lint.document import Document
from estimative.lint.rule import Hit

if TYPE_CHECKING:
    from estimative.model.claims import Cited, Difference, Verdict
    from estimative.model.findings import Fix
    from estimative.model.spans import Span

SHOWN = 8
"""Items of evidence named in a finding."""


def verdicts(document: Document) -> tuple[Verdict, ...]:
    """The verdicts on the document's claims; none where nobody asked a store."""
    grounding = document.inputs.grounding
    return grounding.verdicts if grounding else ()


def differences(document: Document, *attributes: str) -> Iterator[tuple[Verdict, Difference]]:
    """Every difference in one of these attributes, with its verdict, in the order of the text."""
    return (
        (verdict, item)
        for verdict in verdicts(document)
        for item in verdict.differences
        if item.attribute in attributes
    )


def ids(cites: Iterable[Cited]) -> tuple[str, ...]:
    """The ids of the first items cited, each once."""
    return tuple(dict.fromkeys(item.id for item in cites))[:SHOWN]


def hit(verdict: Verdict, message: str, reason: str, item: Difference | None = None, *, fix: Fix | None = None) -> Hit:
    """A hit at the words that differ, else at the claim's; its evidence is what the store holds."""
    span: Span = item.span if item is not None and item.span is not None else verdict.claim.span
    cites = item.cites if item is not None and item.cites else verdict.cites
    judgment = verdict.claim.judgment
    return Hit(span=span, message=message, reason=reason, judgment=judgment, evidence=ids(cites), fix=fix)


def against(item: Difference) -> str:
    """The difference in words: "stated: 5 July 2022; known at the cut-off: 4 July 2022 (+1 day): the claim …"."""
    delta = f" ({item.delta})" if item.delta else ""
    why = f": {item.explanation}" if item.explanation else ""
    return f"stated: {item.stated}; known at the cut-off: {item.known}{delta}{why}"
