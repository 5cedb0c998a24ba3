"""The text of a document and where each part of it stood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib import import_module
from typing import Literal

from msgspec import Struct

from estimative.errors import InputError, MissingExtra

Form = Literal["plain", "markdown"]
READERS = {
    ".docx": ("estimative.text.extract.docx", "python-docx"),
    ".pdf": ("estimative.text.extract.pdf", "pypdf"),
    ".html": ("estimative.text.extract.html", "lxml"),
    ".htm": ("estimative.text.extract.html", "lxml"),
}
MOST = 64 * 2**20
"""Bytes of text beyond which a document is refused; a book of a thousand pages has about 3 MB."""


class Extracted(Struct, frozen=True, kw_only=True):
    """A document as text. `places` holds, for each part, the byte at which it begins and its place ("page 2")."""

    data: bytes
    form: Form
    places: tuple[tuple[int, str], ...] = ()


_MARKUP = re.compile(r"^(?=[#>]|[-+*] |\d+[.)] )")


def plain_mark(words: str) -> str:
    """What keeps a paragraph from being read as Markdown: a backslash before words that look like a mark."""
    return "\\" if _MARKUP.match(words) else ""


def known(name: str) -> bool:
    """Whether a file of this name is a document to be extracted, not an assessment's own text."""
    return _suffix(name) in READERS


def _suffix(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot >= 0 else ""


def extract(data: bytes, name: str) -> Extracted:
    """The text of a document. `name` decides the kind by its ending.

    Raises `MissingExtra` without the library that reads it, `InputError` for a file that is broken, encrypted,
    enormous or without text.
    """
    module, library = READERS[_suffix(name)]
    try:
        read = import_module(module).read
    except ImportError as error:
        raise MissingExtra(
            f"reading {_suffix(name)} files needs {library}", where=name, hint="pip install 'estimative[documents]'"
        ) from error
    found: Extracted = read(data, name)
    if not found.data.strip():
        raise InputError("holds no text", where=name, hint="a scanned document must be read by OCR first")
    return found


def joined(parts: Iterable[tuple[str, str, str]], form: Form, name: str) -> Extracted:
    """Parts as one text: each a (place, text, what follows it). Raises `InputError` beyond `MOST` bytes."""
    places: list[tuple[int, str]] = []
    pieces: list[bytes] = []
    size = 0
    bullet = False
    for place, text, after in parts:
        gap = "\n" if bullet and not text.startswith("- ") else ""  # else it would go on with the bullet before it
        bullet = form == "markdown" and after == "\n"
        places.append((size + len(gap), place))
        pieces.append((gap + text + after).encode("utf-8", "replace"))
        size += len(pieces[-1])
        if size > MOST:
            raise InputError(f"holds more than {MOST // 2**20} MB of text", where=name, hint="split the document")
    return Extracted(data=b"".join(pieces), form=form, places=tuple(places))
