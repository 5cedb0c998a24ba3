"""S314, S315: quotations and authorities without a name."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import SPOKEN, reported
from estimative.lint.rule import Hit, rule
from estimative.lint.words import Words, vocabulary

_NAMING = SPOKEN | vocabulary(
    "called calls titled entitled termed known named term phrase slogan motto headed reads read chanted demanded "
    "demands shouted spoke speaks words word defined defines labelled labeled headline report article paper document "
    "law resolution doctrine strategy speech statement letter expressed asked answered added noted framed refers refer "
    "referred described describe emphasized emphasised stressed reiterated concluded observed calling declaring"
)
_SHORT = 4
_REACH = 3
"""Sentences after it within which a citation still covers a quotation."""


@rule("S314", "quote-without-speaker", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def quote_without_speaker(document: Document) -> Iterator[Hit]:
    """A quotation of more than four words with neither speaker nor source.

    Titles, slogans and terms are left alone.

    ## Why

    The marks promise that somebody said exactly this. Without the speaker the promise cannot be kept or checked.

    ## Bad

    ```evidence
    - On 1 July 2022 the road was open. [^un] The rulers “will never share their power with the young”.
    ```

    ## Good

    ```evidence
    - The rulers “will never share their power with the young”, their spokesman said on 3 July 2022. [^un]
    ```

    ## When to ignore

    Where the speaker of the whole paragraph was named before it.
    """
    for passage in document.prose("summary", "evidence", "judgment"):
        quotes = passage.sentence.quotations
        if not quotes or _cited_later(document, passage):
            continue
        long = next((item for item in quotes if _utterance(item.text)), None)
        if long is not None and not _named(document, passage):
            message = "whose words are these? Name the speaker and the source of the quotation"
            yield Hit(span=long.span, message=message, reason="no-speaker", judgment=passage.block.judgment)


def _cited_later(document: Document, passage: Passage) -> bool:
    """Whether the sentence or one of the next in the block cites a source: that one covers it."""
    if passage.block.span.start not in document.cited_blocks:
        return False
    return any(item.sentence.citations for item in document.around(passage, 0, _REACH))


def _utterance(text: str) -> bool:
    """Whether quoted words are running text of more than four words and no title."""
    words = Words(text)
    low = sum(1 for start in words.starts if text[start].islower())
    return len(words) > _SHORT and low * 2 > len(words)


def _named(document: Document, passage: Passage) -> bool:
    near = document.around(passage, 2, 1)
    return any(not _NAMING.isdisjoint(item.words.text) for item in near) or ":" in passage.text


_NAMELESS = vocabulary("experts observers commentators critics pundits")
_SAY = vocabulary(
    "say says said believe believes believed argue argues argued claim claims claimed think suggest suggested agree "
    "warn warned note noted fear predict contend"
)
_PLACED = vocabulary("at from of in with on within inside for")
_HELD = vocabulary("believed thought understood accepted known assumed acknowledged")
_WIDELY = vocabulary("widely generally commonly universally")


@rule("S315", "nameless-authority", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def nameless_authority(document: Document) -> Iterator[Hit]:
    """Experts, observers or "it is widely believed" in place of a source.

    ## Why

    ICD 203 D.6.e(1) asks for the quality of sources. An expert without a name, an office or a report has none that
    could be described.

    ## Bad

    ```evidence
    - Experts say that the group has 2,000 fighters. [^un]
    ```

    ## Good

    ```evidence
    - The UN's monitors say that the group has 2,000 fighters. [^un]
    ```

    ## When to ignore

    Where the sentence before names them.
    """
    for passage in document.having(_NAMELESS | _WIDELY, "summary", "evidence", "judgment"):
        words = passage.words
        for at, word in enumerate(words.text):
            end = _nameless(passage, at) if word in _NAMELESS else _common(words, at) if word in _WIDELY else -1
            if end >= 0 and (end == at or not reported(words, at, passage.text)):
                first = at if word in _NAMELESS else max(0, at - 2)
                shown = passage.text[words.starts[first] : words.ends[end]]
                message = f"“{shown}”: who? Name or describe them, and cite where they say it"
                yield passage.hit(words.starts[first], words.ends[end], message, "nameless")
                break


_BARE = vocabulary("some many most several other")


def _nameless(passage: Passage, at: int) -> int:
    words = passage.words
    bare = at == 0 or words.at(at - 1) in _BARE or passage.text[words.ends[at - 1] : words.starts[at]].strip() == ","
    if words.at(at - 1) == "to" and words.at(at - 2) == "according" and words.at(at + 1) not in _PLACED:
        return at
    return at + 1 if bare and words.at(at + 1) in _SAY else -1


def _common(words: Words, at: int) -> int:
    opens = words.text[max(0, at - 2) : at] == ["it", "is"]
    return at + 1 if opens and words.at(at + 1) in _HELD else -1
