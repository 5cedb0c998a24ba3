"""How one field of a fact becomes columns of a table and back, a whole batch at a time.

Dates and times stand in the store as naive UTC; nested values that have no columns of their own stand as JSON text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from estimative.model.events import Tally
from estimative.model.sources import Grade
from estimative.model.times import Known, Period

_JSON = msgspec.json.Encoder(order="deterministic")
_NONE = type(None)

Values = Sequence[Any]


class Codec(Struct, frozen=True):
    """The columns of a field: name patterns ("{}_from") with SQL types, and the way there and back for a batch."""

    columns: tuple[tuple[str, str], ...]
    split: Callable[[Values], Sequence[Values]]
    join: Callable[[Sequence[Values]], Values]


def _plain(sql_type: str) -> Codec:
    return Codec((("{}", sql_type),), lambda values: [values], lambda columns: columns[0])


def _parts(kind: Any, *columns: tuple[str, str], optional: bool = False) -> Codec:
    """A small struct, or a tuple, whose members get a column each."""
    names = getattr(kind, "__struct_fields__", None)

    def split(values: Values) -> Sequence[Values]:
        if names is None:
            rows = [value if value is not None else (None,) * len(columns) for value in values]
            return list(zip(*rows, strict=True)) if rows else [()] * len(columns)
        return [[getattr(value, name) for value in values] for name in names]

    def join(parts: Sequence[Values]) -> Values:
        made = zip(*parts, strict=True)
        if optional:
            return [None if members[0] is None else kind(members) for members in made]
        return [kind(*members) for members in made]

    return Codec(columns, split, join)


def _json(kind: Any) -> Codec:
    """JSON text; equal values have equal text (keys sorted)."""
    decoder = msgspec.json.Decoder(kind)

    def split(values: Values) -> Sequence[Values]:
        return [[_JSON.encode(value).decode() for value in values]]

    def join(columns: Sequence[Values]) -> Values:
        return [decoder.decode(text) for text in columns[0]]

    return Codec((("{}", "VARCHAR"),), split, join)


def _instants() -> Codec:
    return Codec(
        (("{}", "TIMESTAMP"),),
        lambda values: [[naive(value) for value in values]],
        lambda columns: [aware(value) for value in columns[0]],
    )


def naive(instant: datetime) -> datetime:
    """An instant as the store keeps it: UTC without a zone. An instant without a zone counts as UTC."""
    return instant if instant.tzinfo is None else instant.astimezone(UTC).replace(tzinfo=None)


def aware(instant: datetime) -> datetime:
    """An instant out of the store, with its zone."""
    return instant.replace(tzinfo=UTC)


_BY_TYPE: dict[Any, Callable[[], Codec]] = {
    str: lambda: _plain("VARCHAR"),
    int: lambda: _plain("BIGINT"),
    float: lambda: _plain("DOUBLE"),
    bool: lambda: _plain("BOOLEAN"),
    date: lambda: _plain("DATE"),
    datetime: _instants,
    Period: lambda: _parts(Period, ("{}_from", "DATE"), ("{}_to", "DATE")),
    Tally: lambda: _parts(Tally, ("{}_low", "BIGINT"), ("{}_best", "BIGINT"), ("{}_high", "BIGINT")),
    Grade: lambda: _parts(Grade, ("reliability", "VARCHAR"), ("credibility", "VARCHAR"), ("{}_reason", "VARCHAR")),
    tuple[float, float] | None: lambda: _parts(tuple, ("{}_low", "DOUBLE"), ("{}_high", "DOUBLE"), optional=True),
}
_OPTIONAL = (str, int, float, bool, date)


def codec(annotation: Any) -> Codec:
    """The codec of a field by its type; whatever has no columns of its own is JSON text."""
    if annotation in _BY_TYPE:
        return _BY_TYPE[annotation]()
    if get_origin(annotation) is Literal:
        return _plain("VARCHAR")
    if get_origin(annotation) in (Union, UnionType):
        members = [member for member in get_args(annotation) if member is not _NONE]
        if len(members) == 1 and members[0] in _OPTIONAL:
            return codec(members[0])
        if len(members) == 1 and get_origin(members[0]) is Literal:
            return _plain("VARCHAR")
    return _json(annotation)


def is_known(annotation: Any) -> bool:
    """Whether a field says since when its fact was known."""
    return annotation is Known or annotation == (Known | None)
