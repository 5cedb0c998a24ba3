"""Word files: paragraphs in order, headings and lists by their styles, as Markdown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from estimative.errors import InputError
from estimative.text.extract.extracted import Extracted, joined, plain_mark

LARGEST = 256 * 2**20
"""Unpacked bytes beyond which a file is taken for a decompression bomb."""
_HEADING = re.compile(r"heading (\d)")


def read(data: bytes, name: str) -> Extracted:
    """The text of a .docx file. Places are paragraph numbers, tables counted as their cells' paragraphs."""
    return joined(_parts(_opened(data, name)), "markdown", name)


def _opened(data: bytes, name: str) -> Document:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
        if unpacked > LARGEST:
            raise InputError(f"unpacks to {unpacked / 2**20:,.0f} MB", where=name, hint="this is no ordinary document")
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        # An encrypted Word file is an OLE compound file, not a zip archive.
        locked = data.startswith(b"\xd0\xcf\x11\xe0")
        why = "is encrypted or an old .doc file" if locked else "is no Word file"
        raise InputError(why, where=name, hint="save it as an unprotected .docx") from error
    except SyntaxError as error:  # lxml.etree.XMLSyntaxError
        raise InputError("has damaged XML inside", where=name, hint="open it in Word and save it again") from error


def _parts(document: Document) -> Iterator[tuple[str, str, str]]:
    number = 0
    for item in document.iter_inner_content():
        for paragraph in _paragraphs(item):
            number += 1
            words = " ".join(paragraph.text.split())
            if words:
                lead, after = _dress(paragraph, words)
                yield f"paragraph {number}", lead + words, after


def _paragraphs(item: Paragraph | Table) -> Iterator[Paragraph]:
    if isinstance(item, Paragraph):
        yield item
        return
    for row in item.rows:
        seen = set()
        for cell in row.cells:
            if id(cell._tc) not in seen:  # a merged cell is listed once for each column it spans
                seen.add(id(cell._tc))
                yield from cell.paragraphs


def _dress(paragraph: Paragraph, words: str) -> tuple[str, str]:
    """The Markdown mark before a paragraph and what follows it."""
    style = (paragraph.style.name if paragraph.style is not None else "").lower()
    heading = _HEADING.match(style)
    if style == "title":
        return "# ", "\n\n"
    if heading:
        return "#" * min(6, int(heading[1]) + 1) + " ", "\n\n"
    numbered = paragraph._p.pPr is not None and paragraph._p.pPr.numPr is not None
    if "list" in style or numbered:
        return "- ", "\n"
    return plain_mark(words), "\n\n"
