"""What a report is about: one file with its findings."""

from __future__ import annotations

from bisect import bisect_right

from msgspec import Struct

from estimative.lint.waivers import Waiver
from estimative.model.findings import Finding


class Checked(Struct, frozen=True, kw_only=True):
    """One file: its name as shown, its bytes, the findings that stand, and those waived with their waiver.

    `places` holds, for the text of a Word, PDF or HTML document, the byte at which each part begins and its place.
    """

    path: str
    source: bytes
    findings: tuple[Finding, ...] = ()
    waived: tuple[tuple[Finding, Waiver], ...] = ()
    places: tuple[tuple[int, str], ...] = ()

    def place(self, offset: int) -> str:
        """Where a byte of extracted text stood in its document ("page 2"); "" for a file that is text itself."""
        at = bisect_right(self.places, offset, key=lambda item: item[0]) - 1
        return self.places[at][1] if at >= 0 else ""
