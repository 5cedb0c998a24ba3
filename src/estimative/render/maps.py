"""The map: numbered events on Natural Earth's countries, each mark beside its place with a line to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from estimative.render.figures import Spec, chart, marks
from estimative.render.geometry import Frame, features, frame
from estimative.render.page import EventView
from estimative.render.timeline import SIZE, kind, numbered

PIXELS = 1.0
"""How far a border may be moved to save bytes: less than its stroke is wide."""


def mapped(events: Sequence[EventView]) -> tuple[EventView, ...]:
    """The events that a map can show: those with a number and a place in degrees."""
    return tuple(e for e in events if e.number and _real(e.longitude, 180) and _real(e.latitude, 85))


def _real(degrees: float | None, most: float) -> bool:
    return degrees is not None and math.isfinite(degrees) and abs(degrees) <= most


def event_map(events: Sequence[EventView], width: int, *, ratio: float = 0.62) -> Spec:
    """The specification for events that `mapped` lets through; there must be at least one."""
    points = [(e.longitude or 0.0, e.latitude or 0.0) for e in events]
    view = frame(points, width, ratio=ratio)
    taken = Taken()
    towns = _towns(events, view, taken)
    placed, leaders = _spread(events, view, taken)
    land = _land(view)
    projection = {
        "type": "mercator",
        "scale": view.scale,
        "center": [0, 0],
        "translate": [-math.radians(view.box[0]) * view.scale, view.top * view.scale],
    }
    countries, provinces = (
        {"data": {"values": shapes}, "projection": projection, "mark": {"type": "geoshape", "clip": True, **style}}
        for shapes, style in (
            (land, {"fill": "var(--land)", "stroke": "var(--border)", "strokeWidth": 1}),
            (
                features("afg-admin1", view.box, grain(view)),
                {"fill": "transparent", "stroke": "var(--province)", "strokeWidth": 0.6},
            ),
        )
    )
    base = chart(view.width, view.height, [])
    names = _names(land, view, taken)
    spots = [{"x": x, "y": y} for x, y in sorted({view.at(*p) for p in points})]
    placed_layers = chart(
        view.width,
        view.height,
        [
            *(_lettered({"fill": "var(--soft)", "fontSize": 12, "fontStyle": "italic", "align": "center"}, names)),
            marks({"type": "rule", "stroke": "var(--soft)", "strokeWidth": 0.8}, leaders, x="x", y="y", x2="a", y2="b"),
            marks(
                {"type": "point", "filled": True, "size": 10, "fill": "var(--ink)", "opacity": 1}, spots, x="x", y="y"
            ),
            *(_lettered({"baseline": "middle", "align": "left"}, towns)),
            *numbered(placed),
        ],
    )
    return {**base, "layer": [countries, provinces, *placed_layers["layer"]]}


def _lettered(style: Spec, rows: Sequence[Spec]) -> list[Spec]:
    """Text over the map: once as a halo in the land's colour, so that borders do not run through it, once as itself."""
    halo = {**style, "type": "text", "fill": "var(--land)", "stroke": "var(--land)", "strokeWidth": 3}
    return [marks(mark, rows, x="x", y="y", text="t") for mark in (halo, {"type": "text", **style})]


def _land(view: Frame) -> list[dict[str, Any]]:
    """Countries of the box: finer shapes where the package has them, the world's for the rest."""
    fine = features("region-50m", view.box, grain(view))
    have = {item["properties"]["iso3"] for item in fine}
    return [
        item for item in features("world-110m", view.box, grain(view)) if item["properties"]["iso3"] not in have
    ] + fine


def grain(view: Frame) -> float:
    """The degrees that `PIXELS` of a map span."""
    return math.degrees(PIXELS / view.scale)


Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


class Taken:
    """Rectangles of the map that something stands in, kept by cells of a grid so that many events stay quick."""

    CELL = 48

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], list[Rect]] = {}

    def add(self, box: Rect) -> None:
        """Take a rectangle."""
        for cell in self._of(box):
            self.cells.setdefault(cell, []).append(box)

    def hits(self, box: Rect) -> bool:
        """Whether a rectangle overlaps one that is taken."""
        near = (other for cell in self._of(box) for other in self.cells.get(cell, ()))
        return any(box[0] < t[2] and t[0] < box[2] and box[1] < t[3] and t[1] < box[3] for t in near)

    def _of(self, box: Rect) -> list[tuple[int, int]]:
        left, top, right, bottom = (int(edge // self.CELL) for edge in box)
        return [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]


def _spread(events: Sequence[EventView], view: Frame, taken: Taken) -> tuple[list[Spec], list[Spec]]:
    """Marks moved apart: each stands at its place, else at the nearest free spot on rings round it, with a leader."""
    placed: list[Spec] = []
    leaders: list[Spec] = []
    for event in sorted(events, key=lambda e: e.number):
        x, y = view.at(event.longitude or 0.0, event.latitude or 0.0)
        px, py = next((spot for spot in _rings(x, y) if _free(spot, taken, view)), (x, y))
        taken.add((px - SIZE / 2 - 1, py - SIZE / 2 - 1, px + SIZE / 2 + 1, py + SIZE / 2 + 1))
        placed.append({"x": px, "y": py, "t": str(event.number), "kind": kind(event)})
        leaders.append({"x": x, "y": y, "a": px, "b": py})
    return placed, leaders


def _rings(x: float, y: float) -> list[tuple[float, float]]:
    """Spots to try: rings of growing radius, from the top clockwise."""
    spots = []
    for ring in range(1, 7):
        steps = 8 * ring
        for step in range(steps):
            angle = 2 * math.pi * step / steps - math.pi / 2
            spots.append((x + ring * (SIZE + 1) * math.cos(angle), y + ring * (SIZE + 1) * math.sin(angle)))
    return spots


def _free(spot: tuple[float, float], taken: Taken, view: Frame) -> bool:
    half = SIZE / 2
    left, top, right, bottom = spot[0] - half, spot[1] - half, spot[0] + half, spot[1] + half
    inside = left >= 1 and top >= 1 and right <= view.width - 1 and bottom <= view.height - 1
    return inside and not taken.hits((left, top, right, bottom))


def _towns(events: Sequence[EventView], view: Frame, taken: Taken) -> list[Spec]:
    """Names of places beside their dots, where there is room for them; each once."""
    found: list[Spec] = []
    seen: set[str] = set()
    for event in sorted(events, key=lambda e: e.number):
        name = event.place.split(",")[0].split("(")[0].strip()[:24]
        x, y = view.at(event.longitude or 0.0, event.latitude or 0.0)
        wide = 6.2 * len(name)
        for left, middle in ((x + 5, y), (x - 5 - wide, y), (x + 3, y + 11), (x + 3, y - 11)):
            box = (left, middle - 6, left + wide, middle + 6)
            if name and name not in seen and left > 2 and left + wide < view.width - 2 and not taken.hits(box):
                found.append({"x": left, "y": middle, "t": name})
                taken.add(box)
                seen.add(name)
    return found


def _names(land: Sequence[dict[str, Any]], view: Frame, taken: Taken) -> list[Spec]:
    """Country names at the middle of what the frame shows of them, moved down or up where marks stand there."""
    found: list[Spec] = []
    for item in land:
        name = item["properties"]["name"]
        spot = _middle(item, view)
        if spot is None:
            continue
        wide = 6.6 * len(name) / 2
        for shift in (0, 22, -22, 44, -44, 66, -66):
            x, y = min(max(spot[0], wide + 4), view.width - wide - 4), spot[1] + shift
            box = (x - wide, y - 11, x + wide, y + 5)
            if 14 < y < view.height - 6 and not taken.hits(box):
                found.append({"x": x, "y": y, "t": name})
                taken.add(box)
                break
    return found


def _middle(item: dict[str, Any], view: Frame) -> tuple[float, float] | None:
    """The centre of the visible part of a country's largest polygon; None where little of it shows."""
    rings = [part[0] for part in item["geometry"]["coordinates"]]
    ring = max(rings, key=len)
    points = [view.at(x, y) for x, y in ring]
    inside = [(min(max(x, 0), view.width), min(max(y, 0), view.height)) for x, y in points]
    area = x_sum = y_sum = 0.0
    for (ax, ay), (bx, by) in pairwise(inside):
        cross = ax * by - bx * ay
        area, x_sum, y_sum = area + cross, x_sum + (ax + bx) * cross, y_sum + (ay + by) * cross
    if abs(area) / 2 < 2500:
        return None
    return x_sum / (3 * area), y_sum / (3 * area)
