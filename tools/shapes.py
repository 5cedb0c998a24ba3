"""Derive the map's shapes from Natural Earth: ``python -m tools.shapes WORLD_ATLAS_FOLDER ADMIN1_GEOJSON``.

The first argument is the unpacked npm package world-atlas 2.0.2 (Natural Earth 4.1 as TopoJSON), the second
``lib/countries/afghanistan.geojson`` of the npm package @superset-ui/legacy-plugin-chart-country-map 0.20.3, whose
lines are Natural Earth's 1:10m admin-1 (a third of the vertices of Natural Earth's own border of Afghanistan recur
in it at about a third of the border vertices checked). Both are public domain upstream. Run once; the results are
committed.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "src" / "estimative" / "render" / "shapes"
UNIT = 0.005
"""Degrees in one step of the whole numbers that are stored: about half a kilometre."""

NEIGHBOURHOOD = ("AFG", "CHN", "IND", "IRN", "KAZ", "KGZ", "PAK", "TJK", "TKM", "UZB")
BETWEEN = ("Siachen Glacier",)
"""Land of the region that Natural Earth gives to no country."""

SHORT = {
    "Bolivia": "BOL", "Bosnia and Herz.": "BIH", "Brunei": "BRN", "Central African Rep.": "CAF", "Congo": "COG",
    "Czechia": "CZE", "Côte d'Ivoire": "CIV", "Dem. Rep. Congo": "COD", "Dominican Rep.": "DOM", "Eq. Guinea": "GNQ",
    "Falkland Is.": "FLK", "Fr. S. Antarctic Lands": "ATF", "Iran": "IRN", "Laos": "LAO", "Macedonia": "MKD",
    "Moldova": "MDA", "North Korea": "PRK", "Palestine": "PSE", "Russia": "RUS", "S. Sudan": "SSD",
    "Solomon Is.": "SLB", "South Korea": "KOR", "Syria": "SYR", "Taiwan": "TWN", "Tanzania": "TZA",
    "Timor-Leste": "TLS", "Turkey": "TUR",
    "United States of America": "USA", "Venezuela": "VEN", "Vietnam": "VNM", "W. Sahara": "ESH", "eSwatini": "SWZ",
}  # fmt: skip
PROVINCES = {"AF-PAR": ("Parwan", "Panjshir"), "AF-URU": ("Uruzgan", "Daykundi")}
"""The two codes that stand twice in the file: the more southern, then the more northern province."""

Ring = list[tuple[float, float]]


def main(atlas: Path, admin1: Path) -> None:
    codes = _codes()
    world = _countries(json.loads((atlas / "countries-110m.json").read_bytes()), codes)
    region = _countries(json.loads((atlas / "countries-50m.json").read_bytes()), codes)
    source = "Natural Earth 4.1 {}, countries, through npm world-atlas 2.0.2; quantised by tools/shapes.py"
    _write("world-110m.json", source.format("1:110m"), world)
    near = [item for item in region if item["iso3"] in NEIGHBOURHOOD or item["name"] in BETWEEN]
    _write("region-50m.json", source.format("1:50m"), near)
    text = (
        "Natural Earth 1:10m, admin-1 of Afghanistan, through npm @superset-ui/legacy-plugin-chart-country-map 0.20.3"
    )
    _write("afg-admin1.json", f"{text}; simplified and quantised by tools/shapes.py", _provinces(admin1))


def _codes() -> dict[str, str]:
    entries = json.loads((ROOT / "src/estimative/registry/countries.json").read_bytes())["countries"]
    return {entry["name"]: entry["iso3"] for entry in entries} | SHORT


def _countries(topology: dict[str, Any], codes: dict[str, str]) -> list[dict[str, Any]]:
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape.get("arcs", [])
        polygons = [[_stitch(ring, arcs) for ring in part] for part in parts]
        name = shape["properties"]["name"]
        found.append({"iso3": codes.get(name, ""), "name": name, "polygons": polygons})
    return sorted(found, key=lambda item: (item["iso3"], item["name"]))


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


def _stitch(ring: list[int], arcs: list[Ring]) -> Ring:
    points: Ring = []
    for index in ring:
        part = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += part[1:] if points else part
    return points


def _provinces(path: Path) -> list[dict[str, Any]]:
    found = []
    for feature in json.loads(path.read_bytes())["features"]:
        geometry = feature["geometry"]
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        polygons = [[_simplify([(x, y) for x, y in ring], 0.012) for ring in part] for part in parts]
        name = feature["properties"]["NAME_1"]
        found.append({"iso3": "AFG", "name": name, "code": feature["properties"]["ISO"], "polygons": polygons})
    for code, names in PROVINCES.items():
        twice = sorted((item for item in found if item["code"] == code), key=lambda item: _south(item["polygons"]))
        for item, name in zip(twice, names, strict=True):
            item["name"] = name
    return sorted(({k: v for k, v in item.items() if k != "code"} for item in found), key=lambda item: item["name"])


def _south(polygons: list[list[Ring]]) -> float:
    return min(y for part in polygons for ring in part for _, y in ring)


def _simplify(ring: Ring, tolerance: float) -> Ring:
    """Douglas and Peucker's line simplification, on degrees, both halves of the ring apart."""
    middle = len(ring) // 2
    return _thin(ring[: middle + 1], tolerance)[:-1] + _thin(ring[middle:], tolerance)


def _thin(line: Ring, tolerance: float) -> Ring:
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5 or 1e-12
    off = [abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length for x, y in line[1:-1]]
    far = max(range(len(off)), key=off.__getitem__)
    if off[far] <= tolerance:
        return [line[0], line[-1]]
    return _thin(line[: far + 2], tolerance)[:-1] + _thin(line[far + 1 :], tolerance)


def _write(name: str, source: str, features: list[dict[str, Any]]) -> None:
    packed = [{**item, "polygons": [_pack(part) for part in item["polygons"]]} for item in features]
    packed = [{**item, "polygons": [part for part in item["polygons"] if part]} for item in packed]
    head = {"source": source, "licence": "public domain (Natural Earth)", "unit": UNIT}
    rows = ",\n".join(json.dumps(item, ensure_ascii=False, separators=(",", ":")) for item in packed)
    text = json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [\n' + rows + "\n]}\n"
    (OUT / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(text.encode()) // 1024} KiB, {len(packed)} shapes")


def _pack(rings: list[Ring]) -> list[list[int]]:
    """Each ring as one row of whole numbers: the first point, then the steps to the next ones."""
    rows = []
    for ring in rings:
        points = [(round(x / UNIT), round(y / UNIT)) for x, y in ring]
        kept = [p for i, p in enumerate(points) if not i or p != points[i - 1]]
        if len(kept) < 4:
            continue
        row = [*kept[0]]
        for before, after in pairwise(kept):
            row += [after[0] - before[0], after[1] - before[1]]
        rows.append(row)
    return rows


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
