"""The canonical Markdown layout: one blank line between blocks, ``-`` bullets, LF line ends, nothing else changed.

Words are never re-wrapped and no byte of content is dropped: a layout that would read differently, or would be laid out
differently a second time, is not used, and the file stays as it is.
"""

from __future__ import annotations

import re

from estimative.errors import UsageError
from estimative.model.assessments import Assessment, Block
from estimative.text.parse import parse
from estimative.text.unparse import unparse

ORDER = ("title", "producer", "cutoff", "published", "edition", "supersedes", "scale", "marking")


def format(assessment: Assessment) -> bytes:  # noqa: A001 - the API, the verb and the module speak alike
    """The canonical bytes of an assessment in the Markdown form. Formatting twice changes nothing.

    Raises `UsageError` for the plain form, which `convert` turns into Markdown first.
    """
    if assessment.form != "markdown":
        raise UsageError("only the Markdown form has a canonical layout", hint="estimative convert FILE writes it")
    before = unparse(assessment)
    after = _layout(assessment)
    if after == before:
        return before
    again = parse(after, form="markdown")
    if signature(again) != signature(assessment) or _layout(again) != after:
        return before
    return after


def signature(assessment: Assessment) -> list[tuple[str, ...]]:
    """What a layout has to keep: of every block with content its kind, role, judgment, and words without white
    space."""
    return [
        (block.kind, block.role, block.judgment, str(block.level), _content(assessment.source, block))
        for block in assessment.blocks
        if block.kind != "blank"
    ]


def _content(data: bytes, block: Block) -> str:
    words = (
        data[block.span.start : block.span.end]
        if block.kind in ("fence", "frontmatter")
        else data[block.body.start : block.body.end]
    )
    parts = words.split()
    if block.kind == "frontmatter":
        parts = sorted(line.strip() for line in words.split(b"\n"))
    return b" ".join(part for part in parts if part).decode("utf-8", "surrogateescape")


def _layout(assessment: Assessment) -> bytes:
    out: list[bytes] = []
    previous: Block | None = None
    gap = False
    for block in assessment.blocks:
        raw = _lines(assessment.source[block.span.start : block.span.end])
        if block.kind == "blank":
            if raw.startswith(b"\xef\xbb\xbf"):
                out.append(b"\xef\xbb\xbf")
            rule = raw.strip(b"\xef\xbb\xbf\n \t")
            if rule:
                out.append((b"\n" if out else b"") + rule + b"\n")
                previous, gap = None, True
            gap = True
            continue
        if previous is not None or (out and gap):
            out.append(b"" if _tight(previous, block, gap) else b"\n")
        out.append(_block(block, raw))
        previous, gap = block, False
    return b"".join(out)


def _tight(previous: Block | None, block: Block, gap: bool) -> bool:
    """Whether two blocks stand on adjoining lines: items of one list, footnotes, and what already adjoined."""
    if previous is None:
        return False
    if previous.kind == block.kind == "footnote":
        return True
    if previous.kind == "bullet" and block.kind == "bullet":
        return not gap
    return not gap and previous.kind != "heading" and block.kind != "heading" and previous.kind != "frontmatter"


def _lines(raw: bytes) -> bytes:
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _block(block: Block, raw: bytes) -> bytes:
    if block.kind == "frontmatter":
        return _front(raw)
    if block.kind in ("fence", "html", "table"):
        return raw.rstrip(b"\n") + b"\n"
    text = _trimmed(raw)
    if block.kind == "heading" and text.lstrip().startswith(b"#") and b"\n" not in text.strip():
        return _heading(text)
    if (
        block.kind == "bullet"
        and block.level == 0
        and block.marker in ("*", "+")
        and text.startswith(block.marker.encode())
    ):
        return b"-" + text[1:] + b"\n"
    return text + b"\n"


def _trimmed(raw: bytes) -> bytes:
    """Without white space at line ends, save the two spaces that break a line."""
    lines = []
    for line in raw.rstrip(b"\n \t").split(b"\n"):
        bare = line.rstrip(b" \t")
        lines.append(bare + b"  " if line.endswith(b"  ") and bare else bare)
    lines[-1] = lines[-1].rstrip(b" \t")
    return b"\n".join(lines)


def _heading(text: bytes) -> bytes:
    words = text.strip()
    marks = len(words) - len(words.lstrip(b"#"))
    rest = words[marks:].strip()
    closing = rest.rstrip(b"#")
    if closing != rest and (closing.endswith((b" ", b"\t")) or not closing):
        rest = closing.rstrip()
    return (words[:marks] + b" " + rest).rstrip() + b"\n"


def _front(raw: bytes) -> bytes:
    """Front matter with the known keys first, in their order; every line (comments too) stays with its key."""
    lines = raw.lstrip(b"\xef\xbb\xbf").rstrip(b"\n").split(b"\n")
    groups: list[tuple[str, list[bytes]]] = []
    loose: list[bytes] = []
    for line in (one.rstrip(b" \t") for one in lines[1:-1]):
        key = re.match(rb"([A-Za-z_][\w-]*)\s*:", line)
        if key:
            groups.append((key[1].decode(), [*loose, line]))
            loose = []
        elif groups and (line[:1] in b" \t-" or not line) and not loose:
            groups[-1][1].append(line)
        else:
            loose.append(line)
    rank = {name: place for place, name in enumerate(ORDER)}
    groups.sort(key=lambda group: rank.get(group[0], len(rank)))
    body = [line for _, group in groups for line in group] + loose
    bom = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    return bom + b"\n".join([b"---", *body, b"---"]) + b"\n"
