"""Rows and columns for a terminal, for a program and for a spreadsheet."""

from __future__ import annotations

import csv
import json
import math
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TextIO
from unicodedata import east_asian_width

WIDEST = 60
"""Characters of a cell that the text form shows."""


def write(columns: Sequence[str], rows: Sequence[Sequence[Any]], output: str, to: TextIO) -> None:
    """Write a table as text, json (a list of objects) or csv."""
    if output == "json":
        _write_json(columns, rows, to)
    elif output == "csv":
        writer = csv.writer(to, lineterminator="\n")
        writer.writerow([clean(name) for name in columns])
        writer.writerows([["" if cell is None else clean(plain(cell)) for cell in row] for row in rows])
    else:
        _write_text(columns, rows, to)


def _write_json(columns: Sequence[str], rows: Sequence[Sequence[Any]], to: TextIO) -> None:
    lines = [
        json.dumps(dict(zip(columns, map(jsonable, row), strict=True)), ensure_ascii=False, allow_nan=False)
        for row in rows
    ]
    text = "[\n" + ",\n".join(f"  {line}" for line in lines) + "\n]\n" if lines else "[]\n"
    to.write(text.encode("utf-8", "backslashreplace").decode("utf-8"))


def _write_text(columns: Sequence[str], rows: Sequence[Sequence[Any]], to: TextIO) -> None:
    cells = [[shown(plain(cell)) for cell in row] for row in rows]
    heads = [shown(name) for name in columns]
    widths = [max(map(width, column)) for column in zip(heads, *cells, strict=True)]
    numeric = [
        bool(rows) and all(isinstance(row[i], int | float | Decimal | None) for row in rows)
        for i in range(len(columns))
    ]
    rule = ["-" * size for size in widths]
    for line in (heads, rule, *cells):
        padded = (pad(cell, size, right=right) for cell, size, right in zip(line, widths, numeric, strict=True))
        to.write("  ".join(padded).rstrip() + "\n")
    to.write(f"({len(rows):,} row{'' if len(rows) == 1 else 's'})\n")


def jsonable(cell: Any) -> Any:
    """A cell as JSON knows it: times as ISO 8601 in UTC, other things as text, a number that is not finite as null."""
    if cell is None or isinstance(cell, bool | int | str):
        return cell
    if isinstance(cell, float):
        return cell if math.isfinite(cell) else None
    if isinstance(cell, list | tuple):
        return [jsonable(item) for item in cell]
    if isinstance(cell, dict):
        return {str(key): jsonable(value) for key, value in cell.items()}
    return plain(cell)


def plain(cell: Any) -> str:
    """A cell as text; times (UTC) end in Z, NULL is empty."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None).isoformat() + "Z"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bytes):
        return cell.hex()
    return str(cell)


def clean(text: str) -> str:
    """Text that any encoder takes: bytes that were no UTF-8 show as escapes."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def shown(text: str) -> str:
    """Text for a terminal: on one line, control characters made visible, long text cut."""
    visible = "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in clean(text).replace("\n", "⏎"))
    return visible if len(visible) <= WIDEST else visible[: WIDEST - 1] + "…"


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def pad(text: str, size: int, *, right: bool) -> str:
    """Text filled up to `size` columns."""
    gap = " " * (size - width(text))
    return gap + text if right else text + gap
