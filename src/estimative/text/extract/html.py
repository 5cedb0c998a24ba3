"""HTML pages: headings, paragraphs and list items in order, as Markdown; what a reader does not see is left out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from estimative.errors import InputError
from estimative.text.extract.extracted import Extracted, joined, plain_mark

UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "nav", "svg", "button", "form"})
WORDS = frozenset({"p", "li", "blockquote", "td", "th", "dd", "dt", "figcaption", "caption", "pre", "summary"})
_LEVEL = {f"h{level}": level for level in range(1, 7)}


def read(data: bytes, name: str) -> Extracted:
    """The text of a web page. Places are paragraph numbers: headings, paragraphs, list items and cells are counted."""
    try:
        root = html.document_fromstring(data, parser=html.HTMLParser(huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"is no readable HTML: {error}", where=name, hint="save the page again") from error
    for node in [item for item in root.iter() if not isinstance(item.tag, str) or item.tag in UNSEEN]:
        if node.getparent() is not None:
            node.drop_tree()
    return joined(_numbered(root), "markdown", name)


def _numbered(root: html.HtmlElement) -> Iterator[tuple[str, str, str]]:
    for number, (lead, words, after) in enumerate(_parts(root), 1):
        yield f"paragraph {number}", lead + words, after


def _parts(root: html.HtmlElement) -> Iterator[tuple[str, str, str]]:
    """Every block with words of its own, in order, without recursion (pages may be nested deeply)."""
    loose: list[str] = []
    stack: list[tuple[html.HtmlElement, bool]] = [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            loose.append(node.tail or "")
            continue
        own = node.tag in _LEVEL or (node.tag in WORDS and not any(c.tag in WORDS for c in node.iterdescendants()))
        if own or node.tag in ("div", "section", "article", "ul", "ol", "table", "br"):
            yield from _flush(loose)
        if own:
            words = " ".join(node.text_content().split())
            if words:
                yield _dress(node.tag, words)
            loose.append(node.tail or "")
            continue
        loose.append(node.text or "")
        stack.append((node, True))
        stack += [(child, False) for child in reversed(node)]
    yield from _flush(loose)


def _flush(loose: list[str]) -> Iterator[tuple[str, str, str]]:
    words = " ".join("".join(loose).split())
    loose.clear()
    if words:
        yield _dress("p", words)


def _dress(tag: str, words: str) -> tuple[str, str, str]:
    if tag in _LEVEL:
        return "#" * _LEVEL[tag] + " ", words, "\n\n"
    if tag == "li":
        return "- ", words, "\n"
    return plain_mark(words), words, "\n\n"
