"""The page as one self-contained HTML file: style and figures inside, nothing fetched, no script needed to read it."""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from functools import cache
from hashlib import sha256
from itertools import groupby
from typing import TYPE_CHECKING, Any

from estimative.errors import MissingExtra
from estimative.render import words
from estimative.render.bundle import Bundle
from estimative.render.clean import clean
from estimative.render.figures import rows, yardstick
from estimative.render.maps import event_map, mapped
from estimative.render.page import BlockView, CardView, Page
from estimative.render.svg import svg
from estimative.render.timeline import timeline

if TYPE_CHECKING:
    from jinja2 import Environment

_HYPHENED = re.compile(r"\b([A-Z]{1,5}-[A-Z]{1,2})\b")
_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "templates")
TLP = {
    "TLP:RED": "tlp-red", "TLP:AMBER": "tlp-amber", "TLP:AMBER+STRICT": "tlp-amber", "TLP:GREEN": "tlp-green",
    "TLP:CLEAR": "tlp-clear",
}  # fmt: skip
"""Markings of TLP 2.0 (FIRST, August 2022) with the class that gives them their colour on black."""

SIZES = {"wide": (900, 900, 0.56), "narrow": (350, 350, 0.95)}
"""For a desk and a phone: width of the timeline, width of the map, and the map's height as a part of its width."""


class HtmlRenderer:
    """Renders ``index.html``."""

    name = "html"

    def render(self, bundle: Bundle, page: Page) -> Mapping[str, bytes]:
        """The page. Raises `MissingExtra` without jinja2 or vl-convert-python."""
        marking = " ".join(page.marking.upper().split()).replace("TLP: ", "TLP:")
        style = _asset("page.css") + _running(marking)
        script = _asset("page.js")
        text = _environment().get_template("page.html.j2").render(
            page=page,
            figures=_marked_up(figures(page, nested=bundle.scale.nested)),
            marking_class=TLP.get(marking, ""),
            style=_marked_up_text(style),
            style_hash=_csp_hash(style),
            script=_marked_up_text(script),
            script_hash=_csp_hash(script),
        )  # fmt: skip
        return {"index.html": text.encode("utf-8", "replace")}


def figures(page: Page, *, nested: bool = False) -> dict[str, str]:
    """Every figure of the page as SVG, by name: ``y-<card>`` yardsticks, timeline and map in both widths."""
    found = {}
    for card in page.cards:
        lines = rows(card)
        if lines:
            name = f"y-{card.id}"
            title = f"Judgment {card.number} on the scale"
            drawn = yardstick(page.scale, lines, nested=nested)
            found[name] = svg(drawn, name=name, title=title, description=_described(card))
    return found | _event_figures(page)


def _described(card: CardView) -> str:
    parts = [f"Analyst: {card.term}, {words.band(card.band)}." if card.band else "No estimative term."]
    for item in card.forecasts:
        who = f"Model, {item.tier}" if item.tier else "Model"
        if item.probability is None:
            parts.append(f"{who}: no probability.")
        else:
            interval = f", interval {words.chances(*item.interval)}" if item.interval and not item.floor else ""
            parts.append(f"{who}: {words.chance(item.probability, floor=item.floor)}{interval}.")
    return clean(" ".join(parts))


def _event_figures(page: Page) -> dict[str, str]:
    shown = [event for event in page.events if event.number]
    if not shown:
        return {}
    cutoff = page.cutoff.instant.date()
    first = min(cutoff, *(event.occurred.first for event in shown)).replace(day=1)
    last = max(cutoff, first + timedelta(days=28))
    placed = mapped(shown)
    told = f"{len(shown)} numbered events from {words.day(first)} to the cut-off, listed below by number."
    found = {}
    for size, (width, map_width, ratio) in SIZES.items():
        drawn = timeline(shown, first=first, last=last, width=width, end_label="cut-off")
        found[f"timeline-{size}"] = svg(
            drawn, name=f"timeline-{size}", title="Timeline of the events", description=told
        )
        if placed:
            drawn = event_map(placed, map_width, ratio=ratio)
            found[f"map-{size}"] = svg(drawn, name=f"map-{size}", title="Map of the events", description=told)
    return found


def _running(marking: str) -> str:
    """The marking at the head and foot of every printed page; only words of the standard, never the document's."""
    if marking not in TLP:
        return ""
    box = f'{{ content: "{marking}"; font: bold 9pt sans-serif; }}'
    return f"@media print {{ @page {{ @top-center {box} @bottom-center {box} }} }}\n"


def runs_of_bullets(blocks: Sequence[BlockView]) -> Iterator[tuple[bool, list[BlockView]]]:
    """Blocks in runs of bullets and of other blocks, so that bullets become lists."""
    for bullet, run in groupby(blocks, key=lambda block: block.kind == "bullet"):
        yield bullet, list(run)


def slug(text: str) -> str:
    """A word of our own vocabulary as a class name: lower case letters and hyphens, nothing else."""
    return "".join(c if c.isascii() and c.isalpha() else "-" for c in text.lower())


def glued(text: str) -> Any:
    """Escaped text in which short names with a hyphen (IS-K) do not break over two lines."""
    from markupsafe import Markup, escape

    return Markup(_HYPHENED.sub(r'<span class="nb">\1</span>', str(escape(clean(text)))))


def _csp_hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


@cache
def _asset(name: str) -> str:
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


def _marked_up(texts: Mapping[str, str]) -> dict[str, Any]:
    return {name: _marked_up_text(text) for name, text in texts.items()}


def _marked_up_text(text: str) -> Any:
    """Markup that this package made itself and that must not be escaped again."""
    from markupsafe import Markup

    return Markup(text)


def _shown(value: Any) -> Any:
    """What every expression of a template passes through before it is escaped."""
    from markupsafe import Markup

    if value is None:
        return ""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _environment() -> Environment:
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError as error:
        raise MissingExtra(
            "the page needs the library jinja2", hint='install it with: pip install "estimative[render]"'
        ) from error
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for function in (words.day, words.moment, words.period, words.band, words.chance, words.chances, words.number,
                     words.score, words.factor, words.verdict, words.sentence, slug, runs_of_bullets,
                     glued):  # fmt: skip
        environment.filters[function.__name__] = function
    return environment
