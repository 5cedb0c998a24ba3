"""The HTML page: one file, well formed, linked, readable without script, with enough contrast."""

from __future__ import annotations

import os
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from estimative.render import html
from estimative.render.assemble import page as make_page
from estimative.render.bundle import Bundle
from estimative.render.html import HtmlRenderer
from estimative.render.page import Page

VOID = {"meta", "link", "br", "img", "hr", "input"}


class Reader(HTMLParser):
    """Collects tags, ids and links, and holds that every tag is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture(scope="module")
def text(bundle: Bundle, page: Page) -> str:
    return HtmlRenderer().render(bundle, page)["index.html"].decode()


@pytest.fixture(scope="module")
def read(text: str) -> Reader:
    return Reader(text)


def test_every_tag_is_closed(read: Reader) -> None:
    assert read.open == []


def test_ids_are_unique_and_every_anchor_leads_somewhere(read: Reader) -> None:
    ids = [attrs["id"] for _, attrs in read.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    links = [attrs["href"] or "" for _, attrs in read.tags if "href" in attrs]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_labels_lead_to_their_elements(read: Reader) -> None:
    ids = {attrs["id"] for _, attrs in read.tags if "id" in attrs}
    for _, attrs in read.tags:
        assert set((attrs.get("aria-labelledby") or "").split()) <= ids


def test_nothing_is_fetched(read: Reader) -> None:
    for tag, attrs in read.tags:
        assert tag not in ("link", "img", "iframe", "object", "embed", "base", "form")
        assert not {"src", "srcset", "style", "action"} & set(attrs)
        if (attrs.get("href") or "#")[0] != "#":
            assert (attrs["href"] or "").startswith("https://")


def test_policy_allows_only_the_page_s_own_style_and_script(text: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    for tag, body in re.findall(r"<(style|script)>(.*?)</\1>", text, re.S):
        assert html._csp_hash(body) in policy[1].replace("&#43;", "+"), tag


def test_landmarks_and_headings(read: Reader) -> None:
    tags = [tag for tag, _ in read.tags]
    assert [tags.count(name) for name in ("h1", "main", "header", "footer", "nav")] == [1, 1, 1, 1, 1]
    levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_figures_have_a_title_and_a_description(text: str) -> None:
    drawn = re.findall(r'<svg [^>]*role="img"[^>]*>(<title.*?</title><desc.*?</desc>)', text)
    assert len(drawn) == len(re.findall(r'role="img"', text)) == 7


def test_later_part_is_apart_and_says_so(text: str) -> None:
    before, _, later = text.partition('<section id="later"')
    assert "27 October 2022" not in before
    assert "not known at the cut-off" in later
    assert "27 October 2022" in later


def test_page_without_anything_is_whole(bare: Bundle) -> None:
    made = HtmlRenderer().render(bare, make_page(bare))["index.html"].decode()
    assert Reader(made).open == []
    assert "No marking stated" in made
    assert 'id="later"' not in made


def test_marking_of_the_standard_runs_over_printed_pages(text: str) -> None:
    assert '@top-center { content: "TLP:CLEAR"' in text
    assert 'class="marking tlp-clear"' in text


def test_floors_and_missing_numbers_are_said(text: str) -> None:
    assert "≥ 62 %" in text
    assert "no model probability. No question block" in text


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("theme", [0, 1])
def test_text_has_a_contrast_of_at_least_four_and_a_half(theme: int) -> None:
    style = html._asset("page.css")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", style.split("@media (prefers-color-scheme: dark)")[theme]))
    for ground in ("paper", "panel", "later"):
        for ink in ("ink", "soft", "link", "supported", "partly", "contradicted", "not-found", "not-checkable", "info"):
            pair = sorted((_luminance(colours[ground]), _luminance(colours[ink])))
            assert (pair[1] + 0.05) / (pair[0] + 0.05) >= 4.5, (ground, ink)


def test_templates_turn_escaping_off_nowhere_but_for_our_own_words() -> None:
    for name in sorted(os.listdir(html._FOLDER)):
        with open(os.path.join(html._FOLDER, name), encoding="utf-8") as file:
            found = re.findall(r"'([^']*)' \| safe|\| safe|autoescape", file.read())
        assert all(found), name
