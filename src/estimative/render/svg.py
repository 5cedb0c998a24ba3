"""Vega-Lite specifications to static SVG that stands in a page: no script, no outside reference, colours from the page.

Marks take their colours from the page's CSS variables, so one figure serves light, dark and print. Only known elements
and attributes pass, ids are made unique by the figure's name, and coordinates are kept to a tenth of a pixel.
"""

from __future__ import annotations

import re
from functools import cache
from types import ModuleType
from typing import Any
from xml.etree import ElementTree

from estimative.errors import MissingExtra
from estimative.render.clean import clean

FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif"
CONFIG: dict[str, Any] = {
    "background": None,
    "padding": 0,
    "font": FONT,
    "view": {"stroke": None},
    "text": {"fontSize": 11, "fill": "var(--ink)", "font": FONT},
}
_ELEMENTS = {"svg", "g", "path", "line", "rect", "text", "tspan", "defs", "clipPath", "circle"}
_ATTRIBUTES = {
    "clip-path", "cx", "cy", "d", "dominant-baseline", "dx", "dy", "fill", "fill-opacity",
    "font-size", "font-style", "font-weight", "height", "id", "opacity", "r", "stroke", "stroke-dasharray",
    "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width", "text-anchor", "transform", "viewBox",
    "width", "x", "x1", "x2", "y", "y1", "y2",
}  # fmt: skip
_DECIMALS = re.compile(r"-?\d+\.\d{2,}(?:e-?\d+)?")
MANY = 20
"""Points from which a path is a coast or border."""
_STEP = re.compile(r"([MLZ])([^MLZ]*)")
_STRAIGHT = re.compile(r"(?:[ML]-?[\d.]+,-?[\d.]+|Z)+")
_CLIP = re.compile(r"url\(#([\w-]+)\)")


def svg(spec: dict[str, Any], *, name: str, title: str, description: str) -> str:
    """The figure as an ``<svg>`` element with a title and a description for those who do not see it.

    `name` must be unique on the page. Raises `MissingExtra` where vl-convert is not installed.
    """
    safe = _cleaned({**spec, "config": CONFIG | spec.get("config", {})})
    drawn = _converter().vegalite_to_svg(safe, allowed_base_urls=[])
    root = ElementTree.fromstring(drawn)
    ids: dict[str, str] = {}
    _tidy(root, ids, name)
    for attribute, value in {"role": "img", "aria-labelledby": f"{name}-t {name}-d", "class": "figure"}.items():
        root.set(attribute, value)
    for place, (tag, text) in enumerate((("title", title), ("desc", description))):
        element = ElementTree.Element(tag, {"id": f"{name}-{tag[0]}"})
        element.text = clean(text)
        root.insert(place, element)
    return ElementTree.tostring(root, encoding="unicode")


def _cleaned(value: Any) -> Any:
    """The specification with every text cleaned: a NUL would abort the converter, and with it the whole process."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: item if key == "coordinates" else _cleaned(item) for key, item in value.items()}
    return [_cleaned(item) for item in value] if isinstance(value, list) else value


@cache
def _converter() -> ModuleType:
    try:
        import vl_convert
    except ImportError as error:
        hint = 'install it with: pip install "estimative[render]"'
        raise MissingExtra("figures need the library vl-convert-python", hint=hint) from error
    assert isinstance(vl_convert, ModuleType)
    return vl_convert


def _tidy(element: ElementTree.Element, ids: dict[str, str], name: str) -> None:
    element.tag = element.tag.rpartition("}")[2]
    for key in list(element.attrib):
        if key not in _ATTRIBUTES:
            del element.attrib[key]
    for key, value in element.attrib.items():
        if key == "id":
            element.set(key, _renamed(value, ids, name))
        elif key == "clip-path":
            element.set(key, _CLIP.sub(lambda m: f"url(#{_renamed(m[1], ids, name)})", value))
        elif "." in value:
            element.set(key, _DECIMALS.sub(lambda m: f"{float(m[0]):.1f}".removesuffix(".0"), value))
        if key == "d":
            element.set(key, shortened(element.attrib[key]))
    for child in list(element):
        if child.tag.rpartition("}")[2] in _ELEMENTS and not _empty(child):
            _tidy(child, ids, name)
        else:
            element.remove(child)


def shortened(path: str) -> str:
    """A path of straight lines with each point given from the one before: the same lines in fewer bytes.

    To the tenth of a pixel, a coast or border (many points) to the pixel. Any other path comes back as it is.
    """
    if not _STRAIGHT.fullmatch(path):
        return path
    steps = _STEP.findall(path)
    grain = 10 if len(steps) > MANY else 1
    out: list[str] = []
    x = y = 0
    for command, words in steps:
        if command == "Z":
            out.append("Z")
            continue
        to_x, to_y = (round(float(word) * 10 / grain) * grain for word in words.split(","))
        if command == "M":
            out.append(f"M{_tenth(to_x)},{_tenth(to_y)}")
        elif (to_x, to_y) != (x, y):
            out.append(f"l{_tenth(to_x - x)},{_tenth(to_y - y)}")
        x, y = to_x, to_y
    return "".join(out).replace(",-", "-")


def _tenth(tenths: int) -> str:
    sign, whole, part = ("-" if tenths < 0 else ""), *divmod(abs(tenths), 10)
    return f"{sign}{whole or ('' if part else 0)}{f'.{part}' if part else ''}"


def _empty(element: ElementTree.Element) -> bool:
    """A path that draws nothing, such as the frame of an axis that is not there."""
    shape = element.get("d", "")
    return element.tag.endswith("path") and (not shape or shape == "M0,0h0v0h0Z")


def _renamed(value: str, ids: dict[str, str], name: str) -> str:
    """The converter counts its ids over the process; here they count over the figure."""
    return ids.setdefault(value, f"{name}-c{len(ids) + 1}")
