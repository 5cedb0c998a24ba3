"""Text from outside made safe to show: what would hide or reorder text is spelled out; links are http or https."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

_KEPT = {"\n", "\t", "\u200c", "\u200d"}
"""Line ends, tabs, and the joiners that Persian and Pashto spelling needs."""


class _Visible(dict[int, str]):
    """A `str.translate` table filled as characters are met: controls and invisible formats become ``⟨U+202E⟩``."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        if 0xD800 <= code <= 0xDFFF:
            shown = "\ufffd"
        elif character not in _KEPT and unicodedata.category(character) in ("Cc", "Cf", "Cn", "Co", "Zl", "Zp"):
            shown = f"⟨U+{code:04X}⟩"
        else:
            shown = character
        self[code] = shown
        return shown


@cache
def _table() -> Mapping[int, str]:
    table = _Visible()
    table[ord("\r")] = ""
    table[0x00AD] = ""
    return table


def clean(text: str) -> str:
    """Text with nothing invisible in it.

    Controls, bidirectional overrides, zero-width marks and unassigned characters are shown by their number, lone
    surrogates (bytes that were no UTF-8) as U+FFFD; carriage returns and soft hyphens are dropped. Nothing is escaped.
    """
    return text if text.isascii() and text.isprintable() else text.translate(_table())


def web_link(url: str) -> str:
    """The address where a page may link to it: absolute http or https with a host; else ""."""
    address = clean(url.strip())
    if address != url.strip() or any(c.isspace() or c in "<>\"'`\\" for c in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme.lower() in ("http", "https") and parts.hostname else ""
