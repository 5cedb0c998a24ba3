"""An assessment as plain data: the model with every span, each with its lines and columns."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from estimative.model.assessments import Assessment
from estimative.text.source import SourceText

VERSION = 1
_SPAN = {"start", "end"}


def describe(assessment: Assessment) -> dict[str, Any]:
    """The model as JSON-ready values. Spans keep their bytes and gain 1-based ``line``, ``column``, ``end_line``,
    ``end_column``.

    In place of the source stands its ``sha256`` and its size; bytes that are no UTF-8 are shown as U+FFFD.
    """
    source = SourceText(assessment.source)
    plain: dict[str, Any] = msgspec.to_builtins(msgspec.structs.replace(assessment, source=b""))
    plain.pop("source")
    _place(plain, source)
    head = {
        "format": "estimative-assessment",
        "version": VERSION,
        "sha256": hashlib.sha256(assessment.source).hexdigest(),
        "bytes": len(assessment.source),
        "lines": source.line_count,
        "placeholders": sum(
            note.kind == "placeholder"
            for block in assessment.blocks
            for one in block.sentences
            for note in one.citations
        ),
    }
    return {**head, **plain}


def _place(value: Any, source: SourceText) -> None:
    """Give every span in a tree its lines and columns, in place."""
    stack = [value]
    while stack:
        node = stack.pop()
        if isinstance(node, (list, tuple)):
            stack.extend(node)
            continue
        if not isinstance(node, dict):
            continue
        if node.keys() == _SPAN and isinstance(node["start"], int):
            (node["line"], node["column"]), (node["end_line"], node["end_column"]) = (
                source.position(node["start"]),
                source.position(node["end"]),
            )
            continue
        for key, inner in node.items():
            if isinstance(inner, str):
                node[key] = readable(inner)
            else:
                stack.append(inner)


def readable(text: str) -> str:
    """Text that can be written as UTF-8: an invalid byte becomes U+FFFD."""
    return text if text.isascii() else text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
