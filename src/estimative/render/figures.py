"""Small charts as Vega-Lite specifications: plain dicts, positions in pixels, colours as the page's CSS variables.

Positions are worked out here, not by a time scale, so that no figure depends on the machine's time zone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from estimative.model.scales import Band
from estimative.render.page import CardView, ScaleView

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"


def chart(width: float, height: float, layers: Sequence[Spec]) -> Spec:
    """A specification whose marks are placed in pixels from the top left corner."""
    return {
        "$schema": SCHEMA,
        "width": width,
        "height": height,
        "layer": [_placed(layer, width, height) for layer in layers],
    }


def _placed(layer: Spec, width: float, height: float) -> Spec:
    ends = {"x": [0, width], "y": [0, height]}
    encoding: Spec = {}
    for channel, value in layer.get("encoding", {}).items():
        if channel in ends and isinstance(value, str):
            scale = {"domain": ends[channel], "range": ends[channel], "nice": False, "zero": False}
            encoding[channel] = {"field": value, "type": "quantitative", "axis": None, "scale": scale}
        elif isinstance(value, str):
            kind = {} if channel in ("x2", "y2") else {"type": "nominal"}
            scale_off = {} if channel in ("x2", "y2", "text") else {"scale": None}
            encoding[channel] = {"field": value, **kind, **scale_off}
        else:
            encoding[channel] = value
    return {**layer, "encoding": encoding}


def marks(mark: Spec, rows: Sequence[Spec], **encoding: str | Spec) -> Spec:
    """A layer: one mark for each row; a channel given as text names the row's field."""
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": encoding}


class Row(Struct, frozen=True, kw_only=True):
    """One line of a yardstick: a band, a number with its interval, or the word that there is no number."""

    label: str
    band: Band | None = None
    probability: float | None = None
    interval: tuple[float, float] | None = None
    floor: bool = False
    missing: bool = False


LEFT, WIDE, STEP = 64, 276, 22


def rows(card: CardView) -> tuple[Row, ...]:
    """The lines of a card's yardstick: the analyst's word, then every number of the model."""
    found = [Row(label="word", band=card.band)] if card.band else []
    several = len(card.forecasts) > 1
    for item in card.forecasts:
        label = (item.tier or item.question.removeprefix(f"{card.judgment}-")) if several else "model"
        missing, p = item.probability is None, item.probability
        found.append(Row(label=label[:10], probability=p, interval=item.interval, floor=item.floor, missing=missing))
    return tuple(found)


def yardstick(scale: ScaleView, lines: Sequence[Row], *, nested: bool = False) -> Spec:
    """The scale's bands from 0 to 100 %, and on it the analyst's band and the model's numbers, one line each."""
    height = 8 + STEP * len(lines)
    bands = [] if nested else [{"a": _x(b.low), "b": _x(b.high), "y": 0, "z": height} for _, b, _ in scale.terms]
    ticks = [{"x": _x(p / 100), "t": f"{p}", "y": 0, "z": height} for p in (0, 25, 50, 75, 100)]
    for tick in ticks:
        tick["t"] = f"{tick['t']} %" if tick["t"] == "100" else tick["t"]
    layers = [
        marks({"type": "rect", "fill": "var(--band)"}, bands, x="a", x2="b", y="y", y2="z"),
        marks({"type": "rule", "stroke": "var(--rule)", "strokeWidth": 1}, ticks, x="x", y="y", y2="z"),
        marks({"type": "text", "fill": "var(--soft)", "fontSize": 11, "dy": 11}, ticks, x="x", y="z", text="t"),
        *(layer for place, line in enumerate(lines) for layer in _line(line, 4 + STEP * place + STEP / 2)),
    ]
    return chart(LEFT + WIDE + 24, height + 20, layers)


def _x(p: float) -> float:
    return LEFT + p * WIDE


def _line(line: Row, y: float) -> list[Spec]:
    label = marks(
        {"type": "text", "align": "left", "baseline": "middle", "fill": "var(--ink)", "fontSize": 12},
        [{"x": 0, "y": y, "t": line.label}], x="x", y="y", text="t",
    )  # fmt: skip
    if line.band is not None:
        bar = [{"a": _x(line.band.low), "b": _x(line.band.high), "y": y - 6, "z": y + 6}]
        return [label, marks({"type": "rect", "fill": "var(--analyst)"}, bar, x="a", x2="b", y="y", y2="z")]
    if line.probability is None:
        said = {"type": "text", "align": "left", "baseline": "middle", "fill": "var(--soft)", "fontSize": 11}
        rows = [{"x": LEFT + 4, "y": y, "t": "no model probability"}]
        return [label, marks(said, rows, x="x", y="y", text="t")] if line.missing else [label]
    found = [label]
    ends = (line.probability, 1.0) if line.floor else line.interval
    if ends:
        style = {"type": "rule", "stroke": "var(--model)", "strokeWidth": 2}
        dash = {"strokeDash": [3, 3]} if line.floor else {}
        found.append(marks({**style, **dash}, [{"a": _x(ends[0]), "b": _x(ends[1]), "y": y}], x="a", x2="b", y="y"))
    shape = "triangle-right" if line.floor else "diamond"
    point = {"type": "point", "shape": shape, "filled": True, "size": 120, "fill": "var(--model)", "opacity": 1}
    edge = {"stroke": "var(--paper)", "strokeWidth": 1.5}
    found.append(marks({**point, **edge}, [{"x": _x(line.probability), "y": y}], x="x", y="y"))
    return found
