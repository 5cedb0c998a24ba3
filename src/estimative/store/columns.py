"""The tables of the facts: which fields of the model stand in which columns, and batches of facts as columns.

A field whose columns the store lacks (the model has grown since) travels in the column ``more`` as JSON, so nothing is
lost between a new field and the migration that gives it columns.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from functools import cache
from hashlib import blake2b
from operator import attrgetter
from typing import Any, get_type_hints

import msgspec
from msgspec import Struct

from estimative.model.forecasts import Forecast, Resolution
from estimative.model.sources import Report, Source
from estimative.model.times import Known, end_of_day
from estimative.store.base import KINDS, Fact
from estimative.store.codecs import Codec, aware, codec, is_known, naive

VERSION = ("seq", "id", "run", "known_at", "known_basis", "recorded_at", "digest", "retracted", "reason")
"""The columns every fact table opens with."""
ALWAYS = datetime(1, 1, 1)
"""The known_at of a source that states none: who publishes is reference data, visible at every cut-off."""
STANDING = "standing"
_COLUMN = {"by": "said_by"}
"""Fields whose own name is a keyword of SQL."""

_JSON = msgspec.json.Encoder(order="deterministic")


class Field(Struct, frozen=True):
    """A field of the model with its columns, as (name, SQL type)."""

    name: str
    columns: tuple[tuple[str, str], ...]
    codec: Codec
    annotation: Any
    default: Any


class Mapping(Struct, frozen=True):
    """One kind of fact as a table: `fields` have columns, `loose` ones travel in ``more``."""

    kind: str
    model: type[Fact]
    fields: tuple[Field, ...]
    loose: tuple[Field, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The content columns, in order, without ``more``."""
        return tuple(name for field in self.fields for name, _ in field.columns)

    @property
    def types(self) -> dict[str, str]:
        """Column → SQL type for the content columns and ``more``."""
        return {name: kind for field in self.fields for name, kind in field.columns} | {"more": "VARCHAR"}


@cache
def fields(kind: str) -> tuple[Field, ...]:
    """The content fields of a kind: all but the id and the time it became known, which stand on every row."""
    model = KINDS[kind]
    hints = get_type_hints(model)
    found = []
    for info in msgspec.structs.fields(model):
        annotation = hints[info.name]
        if info.name != "id" and not is_known(annotation):
            way = codec(annotation)
            stem = _COLUMN.get(info.name, info.name)
            columns = tuple((pattern.format(stem), sql_type) for pattern, sql_type in way.columns)
            found.append(Field(info.name, columns, way, annotation, _default(info)))
    return tuple(found)


def _default(info: Any) -> Any:
    if info.default is not msgspec.NODEFAULT:
        return info.default
    return info.default_factory() if info.default_factory is not msgspec.NODEFAULT else msgspec.NODEFAULT


def mapping(kind: str, present: Collection[str]) -> Mapping:
    """The mapping of a kind onto a table that has the columns `present`."""
    have = [field for field in fields(kind) if all(name in present for name, _ in field.columns)]
    rest = [field for field in fields(kind) if field not in have]
    return Mapping(kind, KINDS[kind], tuple(have), tuple(rest))


def columns_of(table: Mapping, facts: Sequence[Fact]) -> dict[str, Sequence[Any]]:
    """The content of facts as column name → values, ``more`` included."""
    found: dict[str, Sequence[Any]] = {}
    for field in table.fields:
        values = list(map(attrgetter(field.name), facts))
        for (name, _), column in zip(field.columns, field.codec.split(values), strict=True):
            found[name] = column
    found["more"] = [_more(table.loose, fact) for fact in facts] if table.loose else [""] * len(facts)
    return found


def _more(loose: Sequence[Field], fact: Fact) -> str:
    said = {field.name: getattr(fact, field.name) for field in loose}
    said = {field.name: said[field.name] for field in loose if said[field.name] != field.default}
    return _JSON.encode(said).decode() if said else ""


def facts_of(table: Mapping, rows: Sequence[tuple[Any, ...]]) -> list[Any]:
    """Facts from rows of (id, known_at, known_basis, content columns …, more)."""
    if not rows:
        return []
    columns = list(zip(*rows, strict=True))
    values: dict[str, Sequence[Any]] = {"id": columns[0]}
    at = 3
    for field in table.fields:
        width = len(field.columns)
        values[field.name] = field.codec.join(columns[at : at + width])
        at += width
    if "known" in table.model.__struct_fields__:
        values["known"] = [_known(instant, basis) for instant, basis in zip(columns[1], columns[2], strict=True)]
    names = tuple(values)
    made = zip(*values.values(), strict=True)
    return [
        table.model(**dict(zip(names, members, strict=True)), **(_rest(table, more) if more else {}))
        for members, more in zip(made, columns[at], strict=True)
    ]


def _known(instant: datetime, basis: str) -> Known | None:
    return None if basis == STANDING else Known(aware(instant), basis)  # type: ignore[arg-type]


def _rest(table: Mapping, more: str) -> dict[str, Any]:
    said = msgspec.json.decode(more)
    hints = {field.name: field.annotation for field in table.loose}
    return {name: msgspec.convert(value, hints[name]) for name, value in said.items() if name in hints}


def known_of(fact: Fact, now: datetime) -> tuple[datetime, str]:
    """Since when a fact counts as known (naive UTC), and on what basis.

    A fact that states it is believed. Else a report is known when its day of publication has ended, a forecast at its
    cut-off and a resolution at its as-of instant (both follow from what was known then), a source always, and
    anything else from `now` on.
    """
    known = getattr(fact, "known", None)
    if known is not None:
        return naive(known.at), known.basis
    if isinstance(fact, Report) and fact.published is not None:
        return naive(end_of_day(fact.published)), "published"
    if isinstance(fact, Forecast):
        return naive(fact.cutoff), "imputed"
    if isinstance(fact, Resolution):
        return naive(fact.as_of), "imputed"
    if isinstance(fact, Source):
        return ALWAYS, STANDING
    return now, "recorded"


def digests(kind: str, facts: Sequence[Fact], known: Sequence[tuple[datetime, str]]) -> list[int]:
    """Signed 64-bit digests of what facts say: fields that differ from their defaults, and since when each was known.

    A new field with a default therefore changes no digest. Where the instant is only that of recording, it says
    nothing about the fact and does not count. BLAKE2b (RFC 7693).
    """
    names = tuple(field.name for field in fields(kind))
    defaults = tuple(field.default for field in fields(kind))
    members = attrgetter(*names)
    found = []
    for fact, (instant, basis) in zip(facts, known, strict=True):
        said: list[Any] = [
            (name, value)
            for name, value, default in zip(names, members(fact), defaults, strict=True)
            if value is not default and value != default
        ]
        said.append(basis if basis == "recorded" else (instant, basis))
        found.append(int.from_bytes(blake2b(_JSON.encode(said), digest_size=8).digest(), "big", signed=True))
    return found
