"""The map's shapes (Natural Earth, public domain; made by tools/shapes.py) and the projection of places onto it."""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "shapes")

MARGIN = 1.0
"""Degrees beyond a map's edge up to which shapes keep its grain."""
COARSE = 2.0
"""Degrees of the grid farther out, where shapes are only there to be clipped."""


class Shape(Struct, frozen=True):
    """A country or province. Each polygon is a list of rings, each ring a first point and then steps, in units."""

    iso3: str
    name: str
    polygons: tuple[tuple[tuple[int, ...], ...], ...]


class Shapes(Struct, frozen=True):
    """A file of shapes."""

    source: str
    licence: str
    unit: float
    features: tuple[Shape, ...]


@cache
def shapes(name: str) -> Shapes:
    """The shapes ``world-110m``, ``region-50m`` (Afghanistan and its neighbours) or ``afg-admin1`` (its provinces)."""
    with open(os.path.join(_FOLDER, f"{name}.json"), "rb") as file:
        return msgspec.json.decode(file.read(), type=Shapes)


Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


class Frame(Struct, frozen=True, kw_only=True):
    """A Mercator map of `box` that fills a width; positions are pixels from its top left corner."""

    box: Box
    width: float
    height: float
    scale: float
    top: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """The pixel of a place."""
        x = (math.radians(longitude) - math.radians(self.box[0])) * self.scale
        return x, (self.top - _mercator(latitude)) * self.scale


def frame(points: Sequence[tuple[float, float]], width: float, *, ratio: float = 0.66) -> Frame:
    """A frame round points (longitude, latitude) with a margin, at least 8 degrees wide; height = `ratio` × width."""
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    low, high = _mercator(south), _mercator(north)
    wide = max(math.radians(east - west), (high - low) / ratio, math.radians(6)) * 1.3
    middle_x, middle_y = math.radians((west + east) / 2), (low + high) / 2
    left, right = math.degrees(middle_x - wide / 2), math.degrees(middle_x + wide / 2)
    top, bottom = middle_y + wide * ratio / 2, middle_y - wide * ratio / 2
    return Frame(
        box=(left, _latitude(bottom), right, _latitude(top)),
        width=width,
        height=width * ratio,
        scale=width / wide,
        top=top,
    )


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(max(-85.0, min(85.0, latitude))) / 2))


def _latitude(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(y)) - math.pi / 2)


def features(name: str, box: Box, grain: float = 0.0) -> list[dict[str, Any]]:
    """The shapes of a file that touch a box, as GeoJSON features with `iso3` and `name`; only the polygons that do.

    `grain`, in degrees, is what the eye cannot tell apart: points are put on a grid of it (of `COARSE` well outside the
    box) and those that fall together are one. A grid moves a border the same way for both countries that share it.
    """
    found = shapes(name)
    kept = []
    for shape in found.features:
        rings = ([_ring(row, found.unit) for row in part] for part in shape.polygons)
        polygons = [part for part in rings if _touches(part[0], box)]
        if grain:
            polygons = [thin for part in polygons if (thin := [r for r in (_thin(r, box, grain) for r in part) if r])]
        if polygons:
            geometry = {"type": "MultiPolygon", "coordinates": polygons}
            properties = {"iso3": shape.iso3, "name": shape.name}
            kept.append({"type": "Feature", "properties": properties, "geometry": geometry})
    return kept


def _ring(row: Sequence[int], unit: float) -> list[list[float]]:
    x, y = row[0], row[1]
    points = [[round(x * unit, 3), round(y * unit, 3)]]
    for step in range(2, len(row), 2):
        x, y = x + row[step], y + row[step + 1]
        points.append([round(x * unit, 3), round(y * unit, 3)])
    return points


def _thin(ring: Sequence[Sequence[float]], box: Box, grain: float) -> list[list[float]]:
    """A ring on a grid, without points that repeat the one before; [] where it shrinks to a line."""
    west, south, east, north = box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN
    kept: list[list[float]] = []
    for x, y in ring:
        step = grain if west <= x <= east and south <= y <= north else max(grain, COARSE)
        point = [round(round(x / step) * step, 3), round(max(-85.0, min(85.0, round(y / step) * step)), 3)]
        if not kept or point != kept[-1]:
            kept.append(point)
    if kept and kept[0] != kept[-1]:
        kept.append(kept[0])
    return kept if len(kept) > 3 else []


def _touches(ring: Sequence[Sequence[float]], box: Box) -> bool:
    west, south, east, north = box
    longitudes, latitudes = [p[0] for p in ring], [p[1] for p in ring]
    return min(longitudes) <= east and max(longitudes) >= west and min(latitudes) <= north and max(latitudes) >= south
