"""PDF files: the text of each page in reading order, in the plain form; page furniture is the reader's business."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from estimative.errors import InputError
from estimative.text.extract.extracted import Extracted, joined

PAGES = 5000
"""Pages beyond which a file is refused."""


def read(data: bytes, name: str) -> Extracted:
    """The text of a .pdf file. Places are page numbers, counted from 1 as viewers do."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("is encrypted", where=name, hint="save it without a password")
        if len(reader.pages) > PAGES:
            raise InputError(f"has {len(reader.pages)} pages", where=name, hint=f"up to {PAGES} are read")
        return joined(_parts(reader), "plain", name)
    except InputError:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError) as error:
        why = str(error) or type(error).__name__
        raise InputError(f"is no readable PDF: {why}", where=name, hint="open it in a viewer, print to PDF") from error


def _parts(reader: PdfReader) -> Iterator[tuple[str, str, str]]:
    for number, page in enumerate(reader.pages, 1):
        yield f"page {number}", page.extract_text(), "\n\f"
