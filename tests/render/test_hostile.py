"""Hostile documents and facts: nothing of them acts on the page."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace
from sample_document import block, sentence

from estimative.model.assessments import Metadata
from estimative.model.spans import Phrase, Span
from estimative.render.assemble import page as make_page
from estimative.render.bundle import Bundle
from estimative.render.html import HtmlRenderer
from estimative.render.page import Page

ATTACKS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><script>x</script>",
    '"><svg onload=alert(1)>',
    "' onmouseover='x", "{{ 7 * 7 }}{% include 'x' %}", "</title></desc></svg><script>",
    "javascript:alert(1)",
    "\u202etxt.exe", "]]><!--", "&lt;script&gt;", "\x00\x08\x1b[31m", "@page{}*{background:url(https://evil.example/)}",
)  # fmt: skip


def poisoned(value: Any, words: str) -> Any:
    """A value with these words in every text that is not one of our own vocabulary, at any depth."""
    if isinstance(value, Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        kept = {"id", "anchor", "kind", "severity", "precision", "section", "source", "verdict", "role", "href"}
        return replace(value, **{n: v if n in kept else poisoned(v, words) for n, v in fields.items()})
    if isinstance(value, str):
        return words
    if isinstance(value, tuple):
        return tuple(poisoned(item, words) for item in value)
    return {words: words} if isinstance(value, dict) else value


def safe(text: str) -> None:
    """Only the page's own elements and attributes are there."""
    body = re.sub(r"<(style|script)>.*?</\1>", "", text, flags=re.S)
    assert not re.search(r"<script|<img|<iframe|<!--", body)
    for tag in re.findall(r"<[a-zA-Z][^<]*?>", re.sub(r'"[^"]*"', '""', body)):
        assert not re.search(r"\son\w+\s*=", tag), tag
    assert not re.search(r'href="\s*(?!https?://|#)', body)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x1b]", text)


@pytest.fixture
def _unfigured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures take most of the time; they have a test of their own with all attacks at once."""
    monkeypatch.setattr("estimative.render.html.figures", lambda page, nested: {})


def test_figures_of_hostile_words_are_escaped(bundle: Bundle, page: Page) -> None:
    safe(HtmlRenderer().render(bundle, poisoned(page, " ".join(ATTACKS)))["index.html"].decode())


@pytest.mark.usefixtures("_unfigured")
@pytest.mark.parametrize("attack", ATTACKS)
def test_every_text_of_the_page_is_escaped(bundle: Bundle, page: Page, attack: str) -> None:
    text = HtmlRenderer().render(bundle, poisoned(page, attack))["index.html"].decode()
    safe(text)


@pytest.mark.usefixtures("_unfigured")
@pytest.mark.parametrize("attack", ATTACKS)
def test_hostile_documents_are_shown_as_text(bundle: Bundle, attack: str) -> None:
    source = f"- Rockets {attack} fell. (source)\n"
    line = source.rstrip("\n")
    blocks = (block(line, "evidence", sentence(f"Rockets {attack} fell.", text=source), text=source),)
    title = Phrase(Span(0, 1), attack)
    document = replace(
        bundle.assessment,
        source=source.encode(),
        blocks=blocks,
        judgments=(),
        metadata=Metadata(title=title, marking=title),
    )
    made = replace(
        bundle, assessment=document, findings=(), grounding=replace(bundle.grounding, verdicts=(), omissions=())
    )
    safe(HtmlRenderer().render(made, make_page(made))["index.html"].decode())


@pytest.mark.usefixtures("_unfigured")
def test_a_hostile_marking_never_reaches_the_style(bundle: Bundle, page: Page) -> None:
    marked = replace(page, marking='TLP:RED"; } body { display: none')
    text = HtmlRenderer().render(bundle, marked)["index.html"].decode()
    style = re.search(r"<style>(.*?)</style>", text, re.S)
    assert style
    assert "TLP:RED" not in style[1]


@pytest.mark.usefixtures("_unfigured")
def test_hostile_addresses_are_text(bundle: Bundle, page: Page) -> None:
    source = replace(page.sources[0], href="", address="javascript:alert(1)")
    text = HtmlRenderer().render(bundle, replace(page, sources=(source, *page.sources[1:])))["index.html"].decode()
    assert "[javascript:alert(1)]" in text
    safe(text)


@pytest.mark.usefixtures("_unfigured")
def test_a_huge_footnote_is_shown(bundle: Bundle, page: Page) -> None:
    source = replace(page.sources[0], note="x", title="[^" + "a" * 200_000 + "]: <b>" + "*" * 100_000)
    text = HtmlRenderer().render(bundle, replace(page, sources=(source, *page.sources[1:])))["index.html"].decode()
    safe(text)


@given(st.text(max_size=60))
@settings(max_examples=30, deadline=None)
def test_any_text_is_safe(words: str) -> None:
    from estimative.render.html import _environment

    template = _environment().from_string("<p title='{{ x }}'>{{ x }}{{ x | glued }}</p>")
    safe(template.render(x=words))
