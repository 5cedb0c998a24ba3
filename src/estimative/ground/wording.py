"""How verdicts are put into words: days, numbers, lists, voices."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from estimative.model.claims import Quantity
from estimative.model.times import Period

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def day(value: date | datetime) -> str:
    """4 July 2022"""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def period(value: Period) -> str:
    """A day, a month, a year or a range, as short as it can be said."""
    first, last = value.first, value.last
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day, first.year) == (1, 1, 12, 31, last.year):
        return str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"{MONTHS[first.month - 1]} {first.year}"
    return f"{day(first)} to {day(last)}"


def days(number: int) -> str:
    """+1 day, -4 days"""
    return f"{number:+d} day" + ("" if abs(number) == 1 else "s")


def count(number: int, noun: str) -> str:
    """1 incident, 3 incidents"""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def spelled(number: int, noun: str) -> str:
    """one day, four days; digits above ten"""
    return f"{_SPELLED[number] if number < len(_SPELLED) else number} {noun}" + ("" if number == 1 else "s")


def number(value: float) -> str:
    """A number without a needless fraction."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def listed(items: Iterable[str], last: str = "and") -> str:
    """a, b and c"""
    parts = list(dict.fromkeys(items))
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {last} {parts[-1]}" if parts else ""


def spread(values: Sequence[int]) -> str:
    """62–67, or the one value."""
    return f"{min(values)}" if min(values) == max(values) else f"{min(values)}–{max(values)}"


def quantity(value: Quantity) -> str:
    """The figure with its sense: "exactly 60", "at least 2"."""
    low, high = value.low, value.high
    if value.sense == "range" and low is not None and high is not None:
        return f"{number(low)}–{number(high)}"
    shown = low if low is not None else high
    text = number(shown) if shown is not None else value.text
    return text if value.sense == "exact" else f"{value.sense} {text}"


def sentence(text: str) -> str:
    """`text` with a capital and a full stop."""
    text = " ".join(text.split())
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."
