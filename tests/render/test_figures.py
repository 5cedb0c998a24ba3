"""Figures: the same bytes every time, colours from the page, nothing that could act."""

from __future__ import annotations

import re
import sys

import pytest
from msgspec.structs import replace

from estimative.errors import MissingExtra
from estimative.render import svg as drawing
from estimative.render.figures import Row, rows, yardstick
from estimative.render.html import figures
from estimative.render.maps import mapped
from estimative.render.page import Page
from estimative.render.svg import svg


def test_every_judgment_with_a_word_has_a_yardstick(page: Page) -> None:
    assert {"y-j1", "y-j2", "y-j3", "timeline-wide", "timeline-narrow", "map-wide", "map-narrow"} == set(figures(page))


def test_yardstick_has_a_line_for_the_word_and_each_tier(page: Page) -> None:
    assert [row.label for row in rows(page.cards[1])] == ["word", "strict", "broad"]
    assert [row.floor for row in rows(page.cards[1])] == [False, True, False]


def test_figures_repeat_byte_for_byte(page: Page) -> None:
    assert figures(page) == figures(page)


def test_figures_use_the_page_s_colours_and_carry_no_action(page: Page) -> None:
    for drawn in figures(page).values():
        assert "var(--" in drawn
        assert not re.search(r"<script|<image|<a\b|href|\son\w+=|\sstyle=|font-family", drawn)


def test_hostile_words_in_a_figure_are_text(page: Page) -> None:
    spec = yardstick(page.scale, [Row(label="<script>&")])
    drawn = svg(spec, name="x", title="</svg><b>", description='"&')
    assert "&lt;/svg&gt;" in drawn
    assert "<script" not in drawn


def test_hostile_places_reach_the_map_escaped(page: Page) -> None:
    event = replace(page.events[0], place="<img src=x>", country="</text><script>")
    drawn = figures(replace(page, events=(event,)))
    assert all("<img" not in text and "<script" not in text for text in drawn.values())


def test_events_without_a_real_place_stay_off_the_map(page: Page) -> None:
    event = page.events[0]
    odd = [replace(event, latitude=value) for value in (None, float("nan"), float("inf"), 900.0, 90.0)]
    assert mapped(odd) == ()
    assert mapped([event]) == (event,)


def test_without_the_library_the_error_says_what_to_do(monkeypatch: pytest.MonkeyPatch, page: Page) -> None:
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    drawing._converter.cache_clear()
    with pytest.raises(MissingExtra, match=r"estimative\[render\]"):
        figures(page)
    drawing._converter.cache_clear()
