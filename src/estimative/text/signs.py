"""Whether a text is in the Markdown form, told without the Markdown library."""

from __future__ import annotations

import re
from functools import cache

from estimative.text import frontmatter


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"^(?:##+ \S|```|~~~|\[\^[^\]\s]{1,80}\]:|# \S[^\r\n]{0,200}\r?\n\r?\n)", re.MULTILINE)


def likely(text: str) -> bool:
    """Whether a text has front matter, a heading with ``##``, a title with ``#``, a fence or a footnote definition."""
    return frontmatter.find(text) is not None or _signs().search(text) is not None
