"""P911: white space and the end of the file."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.model.findings import Edit, Fix
from estimative.model.spans import Span


@rule("P911", "white-space", severity="info", fix="safe", since="0.1")
def white_space(document: Document) -> Iterator[Hit]:
    """Spaces at line ends, or no line end after the last line.

    One finding for all line ends. A hard break of Markdown and everything inside a fence are left alone.

    ## Why

    Tools that join, compare and sign files treat them as changes.

    ## Bad

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.\u0020
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    When the file must stay byte for byte as it was received.
    """
    data = document.assessment.source
    if not data:
        return
    edits = list(_trailing(document))
    if edits:
        fix = Fix("safe", "delete the white space", tuple(edits))
        many = f" on {len(edits)} lines" if len(edits) > 1 else ""
        yield Hit(
            span=edits[0].span, message=f"white space at the end of the line{many}", reason="trailing-space", fix=fix
        )
    if not data.endswith((b"\n", b"\r")):
        end = len(data) - len(data.rstrip(b" \t")) if edits else 0
        ending = "\r\n" if b"\r\n" in data else "\n"
        edit = Edit(Span(len(data), len(data)), ending)
        last = len(data) - end
        start = last - 1 if last else 0
        while start and data[start] & 0xC0 == 0x80:
            start -= 1
        yield Hit(
            span=Span(start, last),
            message="no line end after the last line",
            reason="no-final-newline",
            fix=Fix("safe", "add a line end", (edit,)),
        )


def _trailing(document: Document) -> Iterator[Edit]:
    fences = [
        block.span
        for block in document.assessment.blocks
        if block.kind in ("fence", "html", "table") or block.role == "code"
    ]
    markdown = document.assessment.form == "markdown"
    lines = document.assessment.source.splitlines(keepends=True)
    at, fence = 0, 0
    for number, line in enumerate(lines):
        bare = line.rstrip(b"\r\n")
        kept = bare.rstrip(b" \t")
        start, end = at + len(kept), at + len(bare)
        at += len(line)
        while fence < len(fences) and fences[fence].end <= start:
            fence += 1
        inside = fence < len(fences) and fences[fence].start <= start
        breaks = markdown and bare.endswith(b"  ") and kept and number + 1 < len(lines) and lines[number + 1].strip()
        if end > start and not inside and not breaks:
            yield Edit(Span(start, end), "")
