"""Every source that a document defines: its footnotes and the entries of its list of sources."""

from __future__ import annotations

import re
from functools import cache

from estimative.model.sources import Report
from estimative.text import references
from estimative.text.drafts import Draft, Trouble
from estimative.text.source import SourceText


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(r"\[\^?@?([\w.:-]{1,80})\]:?\s*")


def read(source: SourceText, drafts: list[Draft], troubles: list[Trouble]) -> list[Report]:
    """The reports that a document's own definitions give, in order; the first of two with one id counts."""
    found: dict[str, Report] = {}
    for draft in drafts:
        if draft.role != "source" or draft.kind == "heading":
            continue
        key, start = _key(source.safe, draft)
        if not key:
            continue
        definition = references.read(key, source.safe, start, draft.body[1])
        troubles += definition.troubles
        if definition.report is not None and key in found:
            troubles.append(
                Trouble(*draft.body, f"source {key} is defined above; the first definition counts", "reference")
            )
        elif definition.report is not None:
            found[key] = definition.report
    return list(found.values())


def _key(text: str, draft: Draft) -> tuple[str, int]:
    """The id of a definition and where its words begin: of a footnote, of ``[1] …`` or of ``1. …`` in a list of
    sources."""
    if draft.key:
        return draft.key, draft.body[0]
    if draft.marker:
        return draft.marker.strip("().[] ") if any(c.isalnum() for c in draft.marker) else "", draft.body[0]
    match = _numbered().match(text, *draft.body)
    return (match[1], match.end()) if match else ("", draft.body[0])
