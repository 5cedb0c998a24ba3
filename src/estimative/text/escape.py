"""Plain words as Markdown that shows the same words: only what CommonMark would read as markup gets a backslash."""

from __future__ import annotations

import re
from functools import cache


@cache
def _inline() -> re.Pattern[str]:
    return re.compile(
        r"\\(?=[!-/:-@\[-`{-~]|$)|[*`]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|\[(?=\^)|\](?=[(\[:])|&(?=#?\w{1,32};)|!(?=\[)",
        re.MULTILINE,
    )


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"(?:(#{1,6})(?=\s|$)|(>)|([-+])(?=\s|$)|(\d{1,9})([.)])(?=\s|$)|(=+|-+|~{3,})(?=\s*$|~)|(~{3,}))"
    )


def escape(text: str) -> str:
    """Words of one paragraph, line by line; indents and trailing spaces, which would be markup, are taken off.

    What stands between U+E000 and U+E001 becomes a footnote reference.
    """
    marked = _inline().sub(lambda match: "\\" + match.group(), text).replace("\ue000", "[^").replace("\ue001", "]")
    return "\n".join(
        _line(line.strip(" \t\f\v")) for line in marked.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )


def _line(line: str) -> str:
    match = _opening().match(line)
    if "|" in line and "-" in line and not line.strip("|:- \t"):
        return "\\" + line
    if not match:
        return line
    if match[4]:
        return f"{match[4]}\\{line[len(match[4]) :]}"
    return "\\" + line
