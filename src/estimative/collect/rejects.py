"""The reject file: every record that could not become a fact, with where it stands and why, as JSON lines."""

from __future__ import annotations

import base64
from pathlib import Path
from types import TracebackType
from typing import IO

import msgspec
from msgspec import Struct


class Reject(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One record set aside: `line` is the physical line (1-based) where it starts, `raw` the record as it stands.

    `raw_base64` holds the exact bytes where they are not UTF-8.
    """

    file: str
    line: int
    reason: str
    raw: str
    column: str = ""
    adapter: str = ""
    raw_base64: str = ""


def of_bytes(file: str, line: int, raw: bytes, *, reason: str, column: str = "", adapter: str = "") -> Reject:
    """A reject from the record's bytes, line end dropped."""
    record = raw.rstrip(b"\r\n")
    try:
        return Reject(file=file, line=line, reason=reason, raw=record.decode(), column=column, adapter=adapter)
    except UnicodeDecodeError:
        text, exact = record.decode(errors="backslashreplace"), base64.b64encode(record).decode()
        return Reject(file=file, line=line, reason=reason, raw=text, column=column, adapter=adapter, raw_base64=exact)


class RejectFile:
    """A JSON-lines file that comes into being with its first reject, replacing that of an earlier run."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.count = 0
        self._file: IO[bytes] | None = None
        self._encoder = msgspec.json.Encoder()

    def write(self, reject: Reject) -> None:
        """Append one record."""
        self.count += 1
        if self.path is None:
            return
        if self._file is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("wb")
        self._file.write(self._encoder.encode(reject) + b"\n")

    def close(self) -> None:
        """Flush and close; writing again would start over."""
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> RejectFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
