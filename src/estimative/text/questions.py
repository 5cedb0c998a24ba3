"""Question blocks: how a judgment will be resolved, read from YAML, with every bad value named at its own place."""

from __future__ import annotations

import re
from typing import Any

from estimative.errors import UsageError
from estimative.model.judgments import Question, Threshold, Tier
from estimative.model.times import Period, period_of
from estimative.text import tree
from estimative.text.drafts import Range, Trouble
from estimative.text.source import SourceText
from estimative.text.tree import Value

COUNTS = ("claimed", "claimed or attributed", "any")
KINDS = ("count", "level")
TIERS: dict[str, Any] = {
    "strict": ("crossed", "crossed the border, as stated by a party other than the attacker"),
    "medium": ("directed", "a government says that it crossed or was directed across"),
    "broad": ("none", "no test of origin"),
}
_TEST = re.compile(r"(>=|<=|≥|≤|>|<|==?)\s*(?:(\d+(?:\.\d+)?)\s*(%)?\s*(?:[*x×]|of)?\s*)?(previous)?\s*\Z")
_MONTHS = re.compile(r"(\d{1,3})\s*(months?|years?|m|y)\Z")
_ISO3 = re.compile(r"[A-Z]{3}\Z")


class _Reader:
    """Reads one block; every field it understands lands in `fields`, everything else in `troubles`."""

    def __init__(self, default_id: str, judgment: str) -> None:
        self.fields: dict[str, Any] = {"id": default_id, "judgment": judgment, "measure": ""}
        self.ends: dict[str, Value] = {}
        self.troubles: list[Trouble] = []

    def wrong(self, value: Value, expected: str) -> None:
        shown = f" not {value.text!r}" if value.plain else ""
        self.troubles.append(Trouble(value.start, value.end, f"expected {expected},{shown}".rstrip(","), "question"))

    def take(self, name: str, value: Value) -> None:
        """One field of the block."""
        if value.plain and value.text.startswith("TODO"):
            self.troubles.append(Trouble(value.start, value.end, f"{name} is still to be filled in", "todo"))
            return
        if name in ("kind", "count", "effect", "series", "tiers", "window", "previous", "test"):
            getattr(self, f"_{name}")(value)
        elif name in ("id", "measure", "actor", "note", "comparable"):
            self._words(name, value)
        elif name in ("country", "origin"):
            self._country(name, value)
        elif name in ("from", "to"):
            self.ends[name] = value
        else:
            known = "id, measure, kind, actor, country, origin, effect, tiers, window, from, to, previous, test, count"
            self.troubles.append(
                Trouble(*value.key, f"unknown key {name!r}; known keys: {known}, series, note", "question")
            )

    def _words(self, name: str, value: Value) -> None:
        if value.plain:
            self.fields[name] = value.text or self.fields.get(name, "")
        else:
            self.wrong(value, "words")

    def _country(self, name: str, value: Value) -> None:
        if value.plain and _ISO3.match(value.text):
            self.fields[name] = value.text
        else:
            self.wrong(value, "an ISO alpha-3 country such as AFG")

    def _kind(self, value: Value) -> None:
        if value.plain and value.text in KINDS:
            self.fields["kind"] = value.text
        else:
            self.wrong(value, " or ".join(KINDS))

    def _count(self, value: Value) -> None:
        if value.plain and value.text in COUNTS:
            self.fields["count"] = value.text
        else:
            self.wrong(value, "one of: " + "; ".join(COUNTS))

    def _effect(self, value: Value) -> None:
        good = []
        for item in _items(value):
            if item.plain and _ISO3.match(item.text):
                good.append(item.text)
            else:
                self.wrong(item, "an ISO alpha-3 country such as TJK")
        self.fields["effect"] = tuple(good)

    def _series(self, value: Value) -> None:
        self.fields["series"] = tuple(item.text for item in _items(value) if item.plain and item.text)
        for item in _items(value):
            if not item.plain:
                self.wrong(item, "the name of a series")

    def _tiers(self, value: Value) -> None:
        found = []
        for item in _items(value):
            if item.plain and item.text in TIERS:
                found.append(Tier(item.text, *TIERS[item.text]))
            else:
                self.wrong(item, "one of: " + ", ".join(TIERS))
        self.fields["tiers"] = tuple(found)

    def _window(self, value: Value) -> None:
        months = _MONTHS.match(value.text) if value.plain else None
        period = _period(value.text) if value.plain else None
        if months:
            self.fields["months"] = int(months[1]) * (12 if months[2].startswith("y") else 1)
        elif period is not None:
            self.fields["window"] = period
        elif value.fields:
            self.ends.update({name: end for name, end in value.fields.items() if name in ("from", "to")})
        else:
            self.wrong(value, "a length such as 12 months, or two dates: 2022-07-10..2023-07-09")

    def _previous(self, value: Value) -> None:
        period = _period(value.text) if value.plain else None
        if period is None:
            self.wrong(value, "two dates: 2021-07-10..2022-07-09")
        else:
            self.fields["previous"] = period

    def _test(self, value: Value) -> None:
        match = _TEST.match(value.text) if value.plain and len(value.text) < 80 else None
        if match is None or not (match[2] or match[4]):
            self.wrong(value, 'a test such as ">= 20" or ">= 0.8 * previous"')
            return
        op: Any = {"≥": ">=", "≤": "<=", "==": "="}.get(match[1], match[1])
        number = float(match[2]) / (100 if match[3] else 1) if match[2] else 1.0
        self.fields["threshold"] = Threshold(op, number, relative=bool(match[4]))

    def finish(self, block: Range) -> None:
        """Join ``from`` and ``to``, and say what a question cannot do without."""
        if self.ends:
            days = {name: _day(value.text, last=name == "to") for name, value in self.ends.items() if value.plain}
            for name, value in self.ends.items():
                if days.get(name) is None:
                    self.wrong(value, "a date YYYY-MM-DD")
            first, last = days.get("from"), days.get("to")
            if first and last and first <= last:
                self.fields["window"] = Period(first, last)
            elif len(self.ends) == 1:
                self.troubles.append(Trouble(*block, "a window needs both from and to", "question"))
            elif first and last:
                self.wrong(self.ends["to"], "a day after from")
        if not self.fields["measure"] and not any(one.code == "todo" for one in self.troubles):
            self.troubles.append(Trouble(*block, "a question needs a measure, such as attacks", "question"))


def read(
    source: SourceText, block: Range, body: Range, *, default_id: str, judgment: str
) -> tuple[Question | None, list[Trouble]]:
    """The question of a fenced block, and its troubles. None where the block is no mapping or has no measure."""
    mapping = tree.mapping(source.safe, *body)
    if not mapping.values:
        empty = [] if mapping.troubles else [Trouble(*block, "an empty question block", "question")]
        return None, [*mapping.troubles, *empty]
    reader = _Reader(default_id, judgment)
    for name, value in mapping.values.items():
        reader.take(name, value)
    reader.finish(block)
    if not reader.fields["measure"]:
        return None, [*mapping.troubles, *reader.troubles]
    return Question(span=source.span(*block), **reader.fields), [*mapping.troubles, *reader.troubles]


def _items(value: Value) -> tuple[Value, ...]:
    return (value,) if value.plain and value.text else value.items


def _period(text: str) -> Period | None:
    first, dots, last = text.partition("..")
    start, end = _day(first, last=False), _day(last or first, last=True)
    return Period(start, end) if start and end and start <= end and (dots or len(first) < 10) else None


def _day(text: str, *, last: bool) -> Any:
    try:
        period = period_of(text)
    except UsageError:
        return None
    return period.last if last else period.first
