"""Which column of a UCDP GED table means what: the codebook's names, their variants, and what is no event table."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from estimative.collect.adapter import Unreadable
from estimative.collect.values import day

STANDARD = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id",
    "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a",
    "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office",
    "source_date", "source_headline", "source_original", "where_prec", "where_coordinates", "where_description",
    "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b", "deaths_civilians",
    "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
"""The 49 columns of a GED release, in order (UCDP GED codebook 23.1)."""

ALIASES = {
    "best_est": "best",
    "high_est": "high",
    "low_est": "low",
    "source_art": "source_article",  # shapefile exports cut names at ten characters
    "source_off": "source_office",
    "source_dat": "source_date",
    "source_hea": "source_headline",
    "source_ori": "source_original",
    "where_coor": "where_coordinates",
    "where_desc": "where_description",
    "type_of_vi": "type_of_violence",
    "number_of_": "number_of_sources",
    "event_clar": "event_clarity",
    "deaths_civ": "deaths_civilians",
    "deaths_unk": "deaths_unknown",
    "date": "date_start",  # one-day extracts
}
REQUIRED = ("date_start", "date_end", "side_a", "side_b", "latitude", "longitude", "best")
INTEGERS = frozenset((
    "year", "active_year", "conflict_dset_id", "conflict_new_id", "dyad_dset_id", "dyad_new_id", "side_a_dset_id",
    "side_a_new_id", "side_b_dset_id", "side_b_new_id", "number_of_sources", "priogrid_gid", "country_id",
    "event_clarity", "date_prec", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "gwnoa", "gwnob",
    "where_prec", "type_of_violence", "start_year", "end_year",
))  # fmt: skip
CORE = (
    "id", "date_start", "date_end", "latitude", "longitude", "side_a", "side_b", "best", "low", "high", "country",
    "adm_1", "adm_2", "where_coordinates", "where_prec", "type_of_violence", "date_prec", "source_date",
    "source_article", "active_year",
)  # fmt: skip
"""Columns that are read, in the order `rows.RowReader` takes them."""
FIELDS = frozenset(CORE) - {"country", "source_date", "source_article"}
"""Columns that do not stand in `extra` as they are: fields of an incident, and codes put there in one spelling."""


class Layout(Struct, frozen=True):
    """Column names by position, in the codebook's spelling; unnamed columns are ``column_<n>`` (1-based)."""

    names: tuple[str, ...]
    headless: bool = False

    @property
    def unknown(self) -> tuple[str, ...]:
        """Columns that the codebook does not have."""
        return tuple(name for name in self.names if name not in STANDARD)

    def missing(self, required: Sequence[str] = REQUIRED) -> tuple[str, ...]:
        """Required columns that are not there."""
        return tuple(name for name in required if name not in self.names)


def recognise(first: Sequence[str]) -> Layout:
    """Read a first record as a header, or, where it is a data row of the standard 49 columns, supply that header.

    Some candidate releases come without a header row. The result may lack required columns: see `Layout.missing`.
    """
    if len(first) == len(STANDARD) and _is_data(first):
        return Layout(STANDARD, headless=True)
    names: list[str] = []
    for position, cell in enumerate(first, start=1):
        plain = cell.strip().lower()
        name = ALIASES.get(plain, plain) or f"column_{position}"
        names.append(name if name not in names else f"{name}_{position}")
    return Layout(tuple(names))


def is_hxl(row: Sequence[str]) -> bool:
    """Whether a row holds HXL tags (hxlstandard.org): every filled cell starts with ``#``."""
    filled = [cell for cell in row if cell]
    return bool(filled) and all(cell.startswith("#") for cell in filled)


def _is_data(first: Sequence[str]) -> bool:
    number, start = first[0].strip(), first[STANDARD.index("date_start")]
    try:
        day(start, "date_start")
    except Unreadable:
        return False
    return number.removesuffix(".0").isdecimal()
