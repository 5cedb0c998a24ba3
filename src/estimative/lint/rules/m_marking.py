"""M801: the marking that says who may read the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.model.findings import Edit, Fix

_CLASSES = (
    "UNCLASSIFIED",
    "CONFIDENTIAL",
    "SECRET",
    "OFFICIAL",
    "RESTRICTED",
    "FOUO",
    "NATO ",
    "TLP",
    "(U)",
    "(C)",
    "(S)",
)
_EDGE = 3000
"""Characters at either end of a document where a marking stands."""


@cache
def _white() -> re.Pattern[str]:
    return re.compile(r"\bTLP[: -]{0,2}(WHITE)\b", re.IGNORECASE)


@rule("M801", "marking", severity="warning", fix="safe", since="0.1", standard="TLP 2.0 (FIRST, 2022)")
def marking(document: Document) -> Iterator[Hit]:
    """No marking, or the retired TLP:WHITE.

    `--fix` writes TLP:CLEAR for TLP:WHITE.

    ## Why

    Without a marking every reader decides alone how far a document may travel. TLP 2.0 renamed WHITE to CLEAR and
    keeps the meaning.

    ## Bad

    ```metadata
    marking: TLP:WHITE
    ```

    ```metadata
    marking:
    ```

    ## Good

    ```metadata
    marking: TLP:CLEAR
    ```

    ## When to ignore

    Where the publishing system stamps the marking.
    """
    yield from _retired(document)
    if (
        not document.lowered.strip()
        or document.assessment.metadata.marking is not None
        or document.assessment.role("marking")
    ):
        return
    text = document.source.text
    edges = text[:_EDGE] + text[-_EDGE:]
    portions = any(item.sentence.portion for item in document.passages[:200])
    if not portions and not any(name in edges for name in _CLASSES):
        message = "the document carries no marking; add one such as TLP:CLEAR or TLP:AMBER"
        yield Hit(span=document.top(), message=message, reason="no-marking")


def _retired(document: Document) -> Iterator[Hit]:
    if "white" not in document.lowered or "tlp" not in document.lowered:
        return
    for block in document.assessment.blocks:
        if block.role in ("source", "code", "question", "html"):
            continue
        base = document.source.char(block.span.start)
        quoted = sorted(item.span for sentence in block.sentences for item in sentence.quotations)
        for match in _white().finditer(document.source.slice(block.span)):
            span = document.source.span(base + match.start(), base + match.end())
            before = bisect_right(quoted, span) - 1
            if before >= 0 and quoted[before].covers(span):
                continue
            clear = "CLEAR" if match.group(1).isupper() else "clear"
            edit = Edit(document.source.span(base + match.start(1), base + match.end(1)), clear)
            message = f"“{match.group()}” was retired by TLP 2.0; the marking is now TLP:CLEAR"
            yield Hit(span=span, message=message, reason="retired-marking", fix=Fix("safe", "write TLP:CLEAR", (edit,)))
