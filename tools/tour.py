"""Fills the real output of commands into README.md and the how-to pages.

A block is marked ``<!-- output of: COMMAND | lines: 1-9, 14 -->`` before its fence; COMMAND runs in a new project made
from the casebook, after ``collect``. Lines are numbered from 1; a gap is shown as ``…``.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BLOCK = re.compile(r"(<!-- output of: (estimative [^|]*?)(?: \| lines: ([\d, -]+))? -->\n```text\n).*?(```\n)", re.S)


def pages() -> Iterator[tuple[Path, str]]:
    """README.md, and each how-to page that has a marked block, with every such block run anew."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "isk"
        run(["init", str(home), "--example", "is-k"], Path(folder))
        run(["collect"], home)
        for page in (ROOT / "README.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))):
            text = page.read_text(encoding="utf-8")
            if BLOCK.search(text):
                yield page, BLOCK.sub(partial(_filled, home=home), text)


def run(arguments: list[str], where: Path) -> str:
    """What ``estimative ARGUMENTS`` prints on standard output in folder `where`."""
    command = [sys.executable, "-m", "estimative", *arguments]
    environment = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=where, env=environment, capture_output=True, text=True, check=False).stdout


def _filled(found: re.Match[str], home: Path) -> str:
    head, command, wanted, tail = found.groups()
    lines = run(shlex.split(command)[1:], home).splitlines()
    return head + "".join(f"{line}".rstrip() + "\n" for line in _chosen(lines, wanted)) + tail


def _chosen(lines: list[str], wanted: str | None) -> list[str]:
    if not wanted:
        return lines
    shown: list[str] = []
    last = 0
    for part in wanted.split(","):
        first, _, end = part.strip().partition("-")
        start, stop = int(first), int(end or first)
        if last and start > last + 1:
            shown.append("…")
        shown += lines[start - 1 : stop]
        last = stop
    return [*shown, "…"] if last < len(lines) else shown
