"""Sources, their reports, and two-axis grades."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from estimative.model.times import Known


class Grade(Struct, frozen=True):
    """An Admiralty grade (NATO AJP-2.1): reliability A–F of the source, credibility 1–6 of the item; "" = not
    graded.
    """

    reliability: str = ""
    credibility: str = ""
    reason: str = ""

    def __str__(self) -> str:
        return f"{self.reliability}{self.credibility}"


class Source(Struct, frozen=True, kw_only=True):
    """Who publishes: an outlet, agency, body or channel. `party` names the side it belongs to, if any."""

    id: str
    name: str
    type: str = ""
    country: str = ""
    language: str = ""
    party: str = ""
    descriptor: str = ""
    known: Known | None = None


class Report(Struct, frozen=True, kw_only=True):
    """One publication. `published_basis` is ``stated`` or ``estimated``; `origin` is the agency a reprint goes back
    to.
    """

    id: str
    publisher: str
    title: str = ""
    published: date | None = None
    published_basis: str = ""
    url: str = ""
    language: str = ""
    type: str = ""
    grade: Grade = Grade()
    origin: str = ""
    note: str = ""
    archived: str = ""
    sha256: str = ""
    licence: str = ""
    known: Known | None = None
