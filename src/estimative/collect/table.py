"""Delimited text as records with their physical lines, whatever state the file is in.

The csv module does the splitting; this module adds what it lacks: the line where a record starts, its exact bytes, and
a way back into step after damage. A record that does not fit is given up at its first line and reading goes on with the
next one, so an unbalanced quote costs one line, not the rest of the file.
"""

from __future__ import annotations

import csv
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

from estimative.errors import DataError

MAX_RECORD = 16 * 2**20
MAX_LINES = 2_000
_BOM = b"\xef\xbb\xbf"
_HEAD = 65_536
_NEWLINE = 10
_BINARY = 0.01
_MAGIC = {
    b"\x1f\x8b": ("a gzip archive", "unpack it first: gunzip FILE"),
    b"PK\x03\x04": ("a zip archive or a spreadsheet", "unpack it, or save the sheet as CSV (UTF-8)"),
    b"BZh": ("a bzip2 archive", "unpack it first: bunzip2 FILE"),
    b"\xfd7zXZ": ("an xz archive", "unpack it first: unxz FILE"),
    b"\x28\xb5\x2f\xfd": ("a zstd archive", "unpack it first: unzstd FILE"),
    b"PAR1": ("a Parquet file", "export it as CSV (UTF-8)"),
    b"\xff\xfe": ("UTF-16 text", "save it as UTF-8: iconv -f utf-16 -t utf-8"),
    b"\xfe\xff": ("UTF-16 text", "save it as UTF-8: iconv -f utf-16 -t utf-8"),
}

_NOT_UTF8 = "not UTF-8; if the whole file is in another encoding, convert it: iconv -f latin1 -t utf-8"
_NUL = "a NUL byte in the record"

Damage = Callable[[int, bytes, str], None]


def check_text(path: Path, expected: str) -> bytes:
    """The first bytes of a file that is text. Raises `DataError` for an empty, packed or binary file.

    `expected` says what the file should be ("a UCDP GED event table as CSV").
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise DataError(error.strerror or str(error), where=str(path), hint=f"expected {expected}") from error
    if not head.strip(b" \t\r\n" + _BOM):
        raise DataError(f"is empty; expected {expected}", where=str(path), hint="download or export it again")
    for magic, (what, hint) in _MAGIC.items():
        if head.startswith(magic):
            raise DataError(f"is {what}; expected {expected}", where=str(path), hint=hint)
    if head.count(b"\x00") > len(head) * _BINARY or b"\x00" in head.split(b"\n", 1)[0]:
        raise DataError(f"is not text; expected {expected}", where=str(path), hint="export it as CSV (UTF-8)")
    if b"\n" not in head and b"\r" in head:
        raise DataError("has lone carriage returns as line ends", where=str(path), hint="convert them: tr '\\r' '\\n'")
    return head


class Table:
    """A delimited file, read once from front to back.

    `header` is its first record. While `records` runs, `line` is the physical line (1-based) where the current record
    starts and `raw` its bytes. `on_damage(line, raw, reason)` receives what cannot be split into `width` fields.
    """

    def __init__(self, path: Path, *, expected: str, on_damage: Damage, on_bytes: Callable[[int], None]) -> None:
        head = check_text(path, expected)
        self.path = path
        self.delimiter = _delimiter(head)
        self._on_damage = on_damage
        self._on_bytes = on_bytes
        self._file: IO[bytes] = path.open("rb")
        self._pending: deque[bytes] = deque()
        self._buffer: list[bytes] = []
        self._size = 0
        self._last = 0
        self._broken = ""
        self.cut_short = False
        self.header = self._first(expected)
        self.width = len(self.header)

    @property
    def line(self) -> int:
        """The physical line where the current record starts."""
        return self._last - len(self._buffer) + 1

    @property
    def raw(self) -> bytes:
        """The current record's bytes."""
        return b"".join(self._buffer)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def push_back(self) -> None:
        """Make the current record the next one to be read (a first row that turned out to be no header)."""
        self._pending.extendleft(reversed(self._buffer))
        self._last -= len(self._buffer)
        self._drop()

    def records(self) -> Iterator[list[str]]:
        """Every record of `width` fields; blank lines are skipped, trailing empty fields beyond `width` dropped."""
        csv.field_size_limit(MAX_RECORD)
        self._drop()
        while True:
            reader = csv.reader(self._lines(), delimiter=self.delimiter, strict=True)
            try:
                yield from self._read(reader)
                self._on_bytes(self._size)
                self._size = 0
                return
            except csv.Error as error:
                self._give_up(str(error))

    def _read(self, reader: Iterator[list[str]]) -> Iterator[list[str]]:
        width, buffer = self.width, self._buffer
        for row in reader:
            fields = row
            if self._broken:
                raise csv.Error(self._broken)
            if len(row) != width:
                if not row:
                    buffer.clear()
                    continue
                fields = self._fit(row)
            yield fields
            buffer.clear()

    def _fit(self, row: list[str]) -> list[str]:
        if len(row) > self.width and not any(row[self.width :]):
            return row[: self.width]
        short = "; the file may have been cut short here" if self.cut_short and len(row) < self.width else ""
        raise csv.Error(f"expected {self.width} fields, found {len(row)}{short}")

    def _lines(self) -> Iterator[str]:
        pending, buffer, file = self._pending, self._buffer, self._file
        total = 0
        while True:
            raw = pending.popleft() if pending else file.readline(MAX_RECORD)
            if not raw:
                return
            self._last += 1
            if buffer:
                total += len(raw)
                if len(buffer) >= MAX_LINES or total > MAX_RECORD:
                    buffer.append(raw)
                    raise csv.Error("a quote is opened and not closed")
            else:
                total = len(raw)
            buffer.append(raw)
            self._size += len(raw)
            if self._size > _HEAD:
                self._on_bytes(self._size)
                self._size = 0
            if raw[-1] != _NEWLINE and len(raw) < MAX_RECORD:
                self.cut_short = True
            if b"\x00" in raw:
                self._broken = _NUL
            try:
                yield raw.decode()
            except UnicodeDecodeError:
                self._broken = _NOT_UTF8
                yield raw.decode(errors="replace")

    def _give_up(self, reason: str) -> None:
        """Set the record's first line aside (the whole record where its bytes are the trouble) and go on after it."""
        whole = reason in (_NOT_UTF8, _NUL) or len(self._buffer) <= 1
        first = self.raw if whole else self._buffer[0]
        self._on_damage(self.line, first, _reason(reason))
        if not whole:
            self._pending.extendleft(reversed(self._buffer[1:]))
            self._last -= len(self._buffer) - 1
        self._drop()

    def _drop(self) -> None:
        self._buffer.clear()
        self._broken = ""

    def _first(self, expected: str) -> list[str]:
        csv.field_size_limit(MAX_RECORD)
        try:
            row = next(csv.reader(self._lines(), delimiter=self.delimiter, strict=True), [])
            while not any(row):
                self._buffer.clear()
                row = next(csv.reader(self._lines(), delimiter=self.delimiter, strict=True))
        except (csv.Error, StopIteration) as error:
            self.close()
            reason = f"the header cannot be read ({error}); expected {expected}"
            raise DataError(reason, where=f"{self.path}:{self.line}", hint="download or export it again") from error
        if self._broken:
            self.close()
            raise DataError(
                "the header is not UTF-8", where=f"{self.path}:{self.line}", hint="convert it: iconv -f latin1 -t utf-8"
            )
        row[0] = row[0].removeprefix("\ufeff")
        return row


def _delimiter(head: bytes) -> str:
    first = head.lstrip(b"\r\n " + _BOM).split(b"\n", 1)[0]
    counts = {mark: first.count(mark.encode()) for mark in ",;\t"}
    return max(counts, key=lambda mark: counts[mark]) if any(counts.values()) else ","


def _reason(message: str) -> str:
    """The csv module's messages in the words of this project."""
    if "unexpected end of data" in message:
        return "a quote is opened and not closed before the end of the file"
    if "expected after" in message:
        return "text follows a closing quote: a quote is missing or not doubled"
    if "field larger" in message:
        return f"a field is longer than {MAX_RECORD:,} characters"
    return message
