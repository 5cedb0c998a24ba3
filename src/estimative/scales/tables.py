"""The tables: read from JSON, checked, and looked up by any accepted spelling of a term."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import msgspec
from msgspec import Struct

from estimative.errors import DataError, UsageError
from estimative.model.scales import Band, Scale, Term

if TYPE_CHECKING:
    from pathlib import Path

BUILTIN = ("icd203", "icd203+numbers", "phia-2025", "kent", "ipcc-ar5", "ipcc-ar6", "nz")
"""Ids of the scales that ship, in the order in which they are tried."""
REPEATS = {"icd203+numbers": "icd203", "ipcc-ar6": "ipcc-ar5"}
"""Scales that carry the table of another one: scale → the one whose terms it has."""

_FOLDER = os.path.dirname(os.path.abspath(__file__))
_ADVERBS = {"probable": "probably", "improbable": "improbably", "certain": "certainly"}
_HOUSE = "house:"


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """One row of a scale's file; `open` names the edges that do not belong to the band."""

    name: str
    percent: tuple[float, float]
    open: Literal["", "low", "high", "both"] = ""
    synonyms: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A scale's file. The fields are those of `Scale`, with bands in per cent."""

    id: str
    title: str
    source: str
    terms: tuple[Row, ...]
    ties: Literal["towards-even", "towards-certainty", "none"] = "none"
    gaps: Literal["none", "nearest", "name-both"] = "none"
    nested: bool = False
    numbers: Literal["expected", "allowed", "forbidden"] = "allowed"
    confidence_beside: bool = False
    not_terms: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def ids(*, installed: bool = False) -> tuple[str, ...]:
    """Ids of the built-in scales; with `installed` also those that plugins bring (``estimative.scales``)."""
    if not installed:
        return BUILTIN
    from estimative import plugins

    return BUILTIN + tuple(name for name in plugins.names("scales") if name not in (*BUILTIN, "builtin"))


def load(scale: str, *, folder: Path | None = None) -> Scale:
    """The scale with this id.

    ``house:NAME`` is read from ``scales/NAME.json`` under `folder`, a project's; any other id is a built-in or a
    plugin's. Raises `UsageError` for an id that nobody knows and `DataError` for a file that is no scale.
    """
    if scale in BUILTIN:
        return _builtin(scale)
    if scale.startswith(_HOUSE):
        return _house(scale, folder)
    if scale in ids(installed=True):
        from estimative import plugins

        made = plugins.load("scales", scale)
        return made if isinstance(made, Scale) else read(made() if callable(made) else made, where=scale)
    raise UsageError(f"no scale named {scale!r}", hint=f"known: {', '.join(ids())}, or house:NAME of a project")


@cache
def builtin() -> tuple[Scale, ...]:
    """Every built-in scale with a table of its own: those that repeat another's are left out."""
    return tuple(_builtin(name) for name in BUILTIN if name not in REPEATS)


@cache
def _builtin(name: str) -> Scale:
    path = os.path.join(_FOLDER, f"{name}.json")
    with open(path, "rb") as file:
        data: dict[str, Any] = msgspec.json.decode(file.read())
    if "base" in data:
        with open(os.path.join(_FOLDER, f"{data.pop('base')}.json"), "rb") as file:
            data = {**msgspec.json.decode(file.read()), **data}
    return read(data, where=path)


def _house(scale: str, folder: Path | None) -> Scale:
    path = os.path.join(folder or ".", "scales", f"{scale.removeprefix(_HOUSE)}.json")
    try:
        with open(path, "rb") as file:
            raw = file.read()
    except OSError as error:
        hint = f"write the scale's table there, with the id {scale!r}; a shipped scale's file shows the form"
        raise UsageError(f"no file for the scale {scale!r}", where=path, hint=hint) from error
    found = read(raw, where=path)
    if found.id != scale:
        raise DataError(f"the scale calls itself {found.id!r}, not {scale!r}", where=path, hint="make them agree")
    return found


def read(data: bytes | dict[str, Any], *, where: str = "") -> Scale:
    """A scale from its table: JSON bytes or the decoded dict. Raises `DataError` that names the field at fault."""
    try:
        table = msgspec.json.decode(data, type=Table) if isinstance(data, bytes) else msgspec.convert(data, Table)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise DataError(
            f"not a scale: {error}", where=where, hint="see docs/explanation/scales.md for the form"
        ) from error
    scale = _scale(table)
    fault = _fault(scale)
    if fault:
        raise DataError(f"not a scale: {fault}", where=where, hint="bands are in per cent, lowest term first")
    return scale


def _scale(table: Table) -> Scale:
    terms = tuple(Term(row.name, _band(row), row.synonyms, row.rows) for row in table.terms)
    fields = {name: getattr(table, name) for name in table.__struct_fields__ if name != "terms"}
    return Scale(terms=terms, **fields)


def _band(row: Row) -> Band:
    low, high = (part / 100 for part in row.percent)
    return Band(low, high, row.open in ("low", "both"), row.open in ("high", "both"))


def _fault(scale: Scale) -> str:
    """What is wrong with a table, "" for nothing."""
    if not scale.terms:
        return "it has no terms"
    seen: set[str] = set()
    for row in scale.terms:
        if not 0 <= row.band.low <= row.band.high <= 1:
            return f"the band of {row.name!r} is not within 0 to 100 per cent, low before high"
        for spelling in (row.name, *row.synonyms):
            if normal(spelling) in seen or not normal(spelling):
                return f"the term {spelling!r} is empty or stands twice"
            seen.add(normal(spelling))
    for before, after in zip(scale.terms, scale.terms[1:], strict=False):
        if not scale.nested and after.band.low < before.band.high:
            return f"the bands of {before.name!r} and {after.name!r} overlap; set nested where that is meant"
    return ""


def normal(words: str) -> str:
    """Words in lower case with single spaces and plain hyphens: the form in which terms are compared."""
    return " ".join(words.replace("‐", "-").replace("‑", "-").lower().split())


def forms(term_name: str) -> tuple[str, ...]:
    """The spellings under which a term stands in sentences: itself and, where it ends in an adjective, the adverb."""
    words = normal(term_name)
    head, _, last = words.rpartition(" ")
    adverb = _ADVERBS.get(last)
    if adverb is None:
        return (words,)
    return (words, f"{head} {adverb}".strip())


@cache
def _spellings(scale: Scale) -> dict[str, Term]:
    found: dict[str, Term] = {}
    for row in scale.terms:
        for accepted in (row.name, *row.synonyms):
            for spelling in forms(accepted):
                found.setdefault(spelling, row)
    return found


def term(words: str, scale: Scale) -> Term | None:
    """The row that these words name on the scale, synonyms and adverbs included; None where they are no term of it."""
    return _spellings(scale).get(normal(words))


def band(words: str, scale: Scale) -> Band | None:
    """The band of these words on the scale; None where they are no term of it."""
    row = term(words, scale)
    return row.band if row else None
