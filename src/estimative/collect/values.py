"""Cells read strictly: a day, a count, a coordinate. What does not fit raises `Unreadable` with the column's name."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from estimative.collect.adapter import Unreadable
from estimative.errors import UsageError
from estimative.model.times import Period, period_of

_MIDNIGHT = ("00:00:00", "00:00:00.000", "00:00:00.000000", "00:00:00Z", "00:00", "12:00:00 AM")
_LIMIT = 10**12

Value = TypeVar("Value")
_CACHE = 100_000


def day(text: str, column: str) -> date:
    """A whole day: ``2022-12-30``, with a midnight time or none, or the US order ``12/30/2022``.

    Raises `Unreadable` for anything else, a time of day included.
    """
    head, _, tail = text.strip().replace("T", " ", 1).partition(" ")
    if tail and tail.strip() not in _MIDNIGHT:
        raise Unreadable(f"not a day: {_short(text)}", column)
    try:
        if "/" in head:
            month, number, year = head.split("/")
            if len(year) == 4 and head.replace("/", "").isdecimal() and head.isascii():
                return date(int(year), int(month), int(number))
        elif len(head) == 10 and head.isascii():
            return date.fromisoformat(head)
    except ValueError:
        pass
    raise Unreadable(f"not a day (YYYY-MM-DD or MM/DD/YYYY): {_short(text)}", column)


def period(first: str, last: str, columns: tuple[str, str]) -> Period:
    """Days or months (``2022-07``) from `first` to `last`, both included. Raises `Unreadable` when out of order."""
    parts = []
    for text, column in zip((first, last), columns, strict=True):
        try:
            parts.append(period_of(text))
        except UsageError as error:
            raise Unreadable(f"not a date (YYYY-MM-DD, YYYY-MM or YYYY): {_short(text)}", column) from error
    if parts[1].last < parts[0].first:
        raise Unreadable(f"ends on {last}, before it starts on {first}", columns[1])
    return Period(parts[0].first, parts[1].last)


def whole(text: str, column: str) -> int:
    """A count, zero or more: ``12`` or, as float-formatted tables have it, ``12.0``."""
    digits = text[:-2] if text.endswith(".0") else text
    if digits.isdecimal() and digits.isascii() and len(digits) <= 12:
        return int(digits)
    if digits[:1] == "-" and digits[1:].isdecimal():
        raise Unreadable(f"a negative count: {_short(text)}", column)
    raise Unreadable(f"not a whole number: {_short(text)}", column)


def optional_whole(text: str, column: str) -> int | None:
    """A count, or None where the cell is empty."""
    return whole(text, column) if text else None


def number(text: str, column: str, *, signed: bool = False) -> float:
    """A finite decimal number of a sensible size; zero or more unless `signed`."""
    value = _decimal(text, column)
    if not (-_LIMIT if signed else 0) <= value < _LIMIT:
        raise Unreadable(f"not a count: {_short(text)}", column)
    return value


def optional_number(text: str, column: str, *, signed: bool = False) -> float | None:
    """A number, or None where the cell is empty."""
    return number(text, column, signed=signed) if text else None


def coordinate(text: str, column: str, limit: int) -> float:
    """Decimal degrees between −limit and limit (90 for a latitude, 180 for a longitude)."""
    value = _decimal(text, column)
    if not -limit <= value <= limit:
        raise Unreadable(f"not between -{limit} and {limit} degrees: {_short(text)}", column)
    return value


def _decimal(text: str, column: str) -> float:
    try:
        value = float(text) if "_" not in text and text.isascii() else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise Unreadable(f"not a number: {_short(text)}", column)
    return value


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else text[:37] + "…")


class Cache(dict[str, Value]):
    """Cells read once each: real tables repeat a few thousand dates and counts. Starts anew when it is full."""

    def __init__(self, read: Callable[[str, str], Value]) -> None:
        super().__init__()
        self._read = read

    def of(self, text: str, column: str) -> Value:
        """The value of a cell, as `read` gives it."""
        found = self.get(text)
        if found is None:
            if len(self) >= _CACHE:
                self.clear()
            found = self[text] = self._read(text, column)
        return found
