"""SARIF 2.1.0 (OASIS standard, 27 March 2020): one run with the rules that fired, results with regions and fixes.

Columns count UTF-16 code units, as the standard's default does; waived findings are results with a suppression.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from estimative.lint.baseline import fingerprint
from estimative.lint.outputs.checked import Checked
from estimative.lint.rule import Rule
from estimative.lint.waivers import Waiver
from estimative.model.findings import Finding
from estimative.model.spans import Span
from estimative.text.source import SourceText

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def document(files: Sequence[Checked], rules: Sequence[Rule], version: str) -> str:
    """The whole log as JSON text. `version` is the program's own."""
    used = {item.code for file in files for item in (*file.findings, *(f for f, _ in file.waived))}
    fired = [rule for rule in rules if rule.code in used]
    index = {rule.code: number for number, rule in enumerate(fired)}
    run = {
        "tool": {
            "driver": {
                "name": "Estimative",
                "semanticVersion": version,
                "rules": [_rule(item) for item in fired],
            }
        },
        "columnKind": "utf16CodeUnits",
        "artifacts": [{"location": {"uri": _uri(file.path)}, "length": len(file.source)} for file in files],
        "results": [result for number, file in enumerate(files) for result in _results(file, number, index)],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode()


def _rule(item: Rule) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "id": item.code,
        "name": "".join(part.capitalize() for part in item.name.split("-")),
        "shortDescription": {"text": item.summary},
        "help": {"text": item.page, "markdown": item.page},
        "defaultConfiguration": {"level": LEVELS[item.severity]},
    }
    if item.standard:
        shown["properties"] = {"standard": item.standard}
    return shown


def _results(file: Checked, number: int, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    source = SourceText(file.source)
    for item in file.findings:
        yield _result(file, number, item, source, index)
    for item, waiver in file.waived:
        yield {**_result(file, number, item, source, index), "suppressions": [_suppression(waiver)]}


def _result(file: Checked, number: int, item: Finding, source: SourceText, index: dict[str, int]) -> dict[str, Any]:
    place = {"uri": _uri(file.path), "index": number}
    shown: dict[str, Any] = {
        "ruleId": item.code,
        "ruleIndex": index[item.code],
        "level": LEVELS[item.severity],
        "message": {"text": item.message},
        "locations": [{"physicalLocation": {"artifactLocation": place, "region": _region(source, item.span)}}],
        "partialFingerprints": {"estimative/v1": fingerprint(item, file.source)},
        "properties": {"reason": item.reason},
    }
    if item.fix is not None and item.fix.edits:
        edits = [
            {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": _clean(edit.text)}}
            for edit in sorted(item.fix.edits, key=lambda edit: edit.span)
        ]
        change = {"artifactLocation": place, "replacements": edits}
        shown["fixes"] = [{"description": {"text": item.fix.message}, "artifactChanges": [change]}]
    return shown


def _suppression(waiver: Waiver) -> dict[str, str]:
    return {"kind": "inSource" if waiver.span is not None else "external", "justification": waiver.reason}


def _region(source: SourceText, span: Span) -> dict[str, int]:
    line, column = source.utf16(span.start)
    end_line, end_column = source.utf16(span.end)
    return {
        "startLine": line + 1,
        "startColumn": column + 1,
        "endLine": end_line + 1,
        "endColumn": end_column + 1,
        "byteOffset": span.start,
        "byteLength": len(span),
    }


_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")
"""Bytes that stand for themselves in the path of a URI (RFC 3986 §2.3)."""


def _uri(path: str) -> str:
    data = path.replace("\\", "/").encode("utf-8", "surrogateescape")
    return "".join(chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in data)


def _clean(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
