"""The CSV files of an incident set and their columns (docs/reference/incidents-csv.md describes each)."""

from __future__ import annotations

from msgspec import Struct


class FileSpec(Struct, frozen=True):
    """One file of the set: required and optional columns, and files it refers to."""

    name: str
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()

    @property
    def columns(self) -> frozenset[str]:
        """Every column that has a meaning here."""
        return frozenset(self.required + self.optional)


def _spec(name: str, required: str, optional: str = "", needs: str = "") -> FileSpec:
    return FileSpec(name, tuple(required.split()), tuple(optional.split()), tuple(needs.split()))


_SAID = "incident_id report_id kind by known_at"
_ASSERTED = "field value note"

REPORTS = _spec(
    "reports.csv",
    "id publisher published",
    "title published_basis url language source_type reliability credibility reliability_reason origin archived sha256 "
    "licence note",
)
INCIDENTS = _spec(
    "incidents.csv",
    "id occurred_from occurred_to country event_type actor claim_status first_known_at",
    "date_precision admin1 admin2 place latitude longitude target_type target_actor killed_low killed_best killed_high "
    "injured_low injured_best injured_high summary coord_basis",
)
ATTESTATIONS = _spec("attestations.csv", _SAID, _ASSERTED, needs="reports.csv incidents.csv")
ORIGINS = _spec("origins.csv", f"{_SAID} field value", "note", needs="reports.csv incidents.csv")
COUNTS = _spec(
    "counts.csv",
    "series report_id measure actor country start end known_at",
    "value_low value_best value_high note",
    needs="reports.csv",
)
REACTIONS = _spec("reactions.csv", "id date actor toward action report_id", "note", needs="reports.csv")
STATEMENTS = _spec("statements.csv", "id question direction report_id said_by known_at statement", needs="reports.csv")

SPECS = (REPORTS, INCIDENTS, ATTESTATIONS, ORIGINS, COUNTS, REACTIONS, STATEMENTS)
"""In the order they are read: what is referred to comes first."""
KNOWN_COLUMNS = ("published", "first_known_at", "known_at")
"""Columns that say since when something was known."""
