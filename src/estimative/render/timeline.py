"""The timeline: numbered events stacked over a line of days, one lane a country, up to the cut-off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from estimative.render.figures import Spec, chart, marks
from estimative.render.page import EventView
from estimative.render.words import MONTHS

SIZE = 17
"""Diameter of an event's mark with its number, in pixels."""

LONGEST = 40
"""Characters of a label; more has no room."""

_TOP, _SIDE = 6, 12


def timeline(events: Sequence[EventView], *, first: date, last: date, width: int, end_label: str) -> Spec:
    """The specification for events that have a number; `last` is drawn as the closing line with `end_label`."""
    placed, lanes, bottom = _place(events, first, last, width)
    months = _months(first, last, width)
    line = [{"x": lane[1], "y": lane[2], "z": lane[3], "t": lane[0]} for lane in lanes]
    rules = [{"a": 0, "b": width, "y": lane[2] + 4} for lane in lanes]
    end = [{"x": _x(last, first, last, width), "y": 0, "z": bottom, "t": end_label}]
    layers = [
        marks(
            {"type": "rule", "stroke": "var(--rule)"},
            [{**m, "y": _TOP, "z": bottom} for m in months],
            x="x",
            y="y",
            y2="z",
        ),
        marks({"type": "rule", "stroke": "var(--rule)"}, rules, x="a", x2="b", y="y"),
        marks(
            {"type": "text", "align": "left", "baseline": "top", "fill": "var(--soft)"}, line, x="x", y="z", text="t"
        ),
        marks(
            {"type": "text", "align": "left", "dx": 3, "fill": "var(--soft)"},
            _labelled(months, bottom + 13),
            x="x",
            y="y",
            text="t",
        ),
        marks({"type": "rule", "stroke": "var(--ink)", "strokeWidth": 2}, end, x="x", y="y", y2="z"),
        marks({"type": "text", "align": "right", "dx": -5, "dy": 9, "fontWeight": 600}, end, x="x", y="y", text="t"),
        *numbered(placed),
    ]
    return chart(width, bottom + 30, layers)


def numbered(placed: Sequence[Spec]) -> list[Spec]:
    """The layers of numbered marks: claimed events filled, others outlined, omissions with a dashed outline."""
    mark = {"type": "point", "shape": "circle", "size": SIZE * SIZE, "opacity": 1, "filled": True}
    text = {"type": "text", "baseline": "middle", "fontSize": 10, "fontWeight": 600}
    layers = []
    for kind, fill, ink, dash in (
        ("claimed", "var(--ink)", "var(--paper)", []),
        ("other", "var(--paper)", "var(--ink)", []),
        ("omitted", "var(--paper)", "var(--ink)", [2, 2]),
    ):
        rows = [row for row in placed if row["kind"] == kind]
        style = {
            **mark,
            "fill": fill,
            "stroke": "var(--ink)",
            "strokeWidth": 1.3,
            **({"strokeDash": dash} if dash else {}),
        }
        layers += [marks(style, rows, x="x", y="y"), marks({**text, "fill": ink}, rows, x="x", y="y", text="t")]
    return [layer for layer in layers if layer["data"]["values"]]


def kind(event: EventView) -> str:
    """How an event is drawn."""
    if event.omitted:
        return "omitted"
    return "claimed" if event.status.startswith("claimed") else "other"


def _place(
    events: Sequence[EventView], first: date, last: date, width: int
) -> tuple[list[Spec], list[tuple[str, float, float, float]], float]:
    """Marks with their pixels, lanes as (label, x, base, label's y), and the lowest pixel."""
    countries = list(
        dict.fromkeys(e.country for e in sorted(events, key=lambda e: (e.country != _most(events), e.country)))
    )
    placed: list[Spec] = []
    lanes = []
    y: float = _TOP + 8
    for country in countries:
        levels: list[float] = []
        inside = sorted((e for e in events if e.country == country), key=lambda e: (e.occurred, e.number))
        stacked = []
        for event in inside:
            x = _x(event.occurred.first, first, last, width)
            level = next((i for i, end in enumerate(levels) if x - end >= SIZE + 2), len(levels))
            levels[level : level + 1] = [x]
            stacked.append((event, x, level))
        label = y
        base = label + 16 + (SIZE + 2) * max(1, len(levels))
        for event, x, level in stacked:
            row_y = base - SIZE / 2 - (SIZE + 2) * level
            placed.append({"x": x, "y": row_y, "t": str(event.number), "kind": kind(event)})
        lanes.append((country[:LONGEST], 0.0, base, label))
        y = base + 12
    return placed, lanes, y


def _most(events: Sequence[EventView]) -> str:
    """The country with most events (the first by name among equals)."""
    counted = {country: sum(e.country == country for e in events) for country in {e.country for e in events}}
    return min(counted, key=lambda country: (-counted[country], country))


def _x(day: date, first: date, last: date, width: int) -> float:
    inside = min(max(day, first), last)
    return _SIDE + (width - 2 * _SIDE) * (inside - first).days / max(1, (last - first).days)


def _months(first: date, last: date, width: int) -> list[Spec]:
    """Ticks at month starts, as many as have room; the year beside the first and every January."""
    starts = []
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        if date(year, month, 1) >= first:
            starts.append(date(year, month, 1))
        year, month = year + month // 12, month % 12 + 1
    every = next(n for n in (1, 2, 3, 6, 12, 24, 60, 120, 1200) if len(starts) / n * 46 <= width or n == 1200)
    kept = [day for day in starts if (day.year * 12 + day.month - 1) % every == 0]
    return [{"x": _x(day, first, last, width), "t": _month(day, day == kept[0])} for day in kept]


def _month(day: date, leading: bool) -> str:
    short = MONTHS[day.month - 1][:3]
    return f"{short} {day.year}" if leading or day.month == 1 else short


def _labelled(months: Sequence[Spec], y: float) -> list[Spec]:
    return [{**month, "y": y} for month in months]
