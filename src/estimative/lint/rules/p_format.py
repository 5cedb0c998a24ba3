"""P909, P910: how numbers, money and ranges are written, and one spelling throughout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from estimative.lint.document import Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.words import pairs
from estimative.model.findings import Edit, Fix


@cache
def _money() -> re.Pattern[str]:
    number = r"[0-9]{1,3}(?:,[0-9]{3}){1,4}|[0-9]{1,9}"
    return re.compile(rf"((?:US)?[$€£])({number})( ?[-–] ?)((?:US)?[$€£])?({number})(?![0-9.,]*[0-9]|-)")


@rule("P909", "range-format", severity="info", fix="safe", since="0.2")
def range_format(document: Document) -> Iterator[Hit]:
    """A range of money with uneven spaces or the currency twice: "US$300- US$1000".

    ## Why

    Written one way, numbers can be searched and read by machines, and a missing digit shows.

    ## Bad

    ```evidence
    - On 18 June 2022 the group offered its fighters US$300- US$1000 a month, the UN says. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 the group offered its fighters US$300–1,000 a month, the UN says. [^un]
    ```

    ## When to ignore

    In a quotation or a table that must stay as it is.
    """
    for passage in document.prose():
        text = passage.text
        if not ("$" in text or "€" in text or "£" in text):
            continue
        for match in _money().finditer(text):
            sign, low, dash, second, high = match.groups()
            uneven = dash not in ("-", "–", " – ") or second
            if not uneven or (second and second != sign):
                continue
            right = f"{sign}{_grouped(low)}–{_grouped(high)}"
            span = passage.span(match.start(), match.end())
            fix = Fix("safe", f"write “{right}”", (Edit(span, right),))
            message = f"“{match[0]}”: write “{right}”"
            yield Hit(span=span, message=message, reason="range-format", judgment=passage.block.judgment, fix=fix)


def _grouped(number: str) -> str:
    return number if "," in number or len(number) < 4 else f"{int(number):,}"


_BRITISH = pairs(
    """
    organise > organize
    organised > organized
    organisation > organization
    organisations > organizations
    destabilise > destabilize
    destabilised > destabilized
    destabilising > destabilizing
    stabilise > stabilize
    mobilise > mobilize
    mobilised > mobilized
    recognise > recognize
    recognised > recognized
    recognises > recognizes
    prioritise > prioritize
    prioritised > prioritized
    modernise > modernize
    modernisation > modernization
    criticise > criticize
    criticised > criticized
    radicalise > radicalize
    radicalised > radicalized
    radicalisation > radicalization
    emphasise > emphasize
    emphasised > emphasized
    capitalise > capitalize
    legitimise > legitimize
    minimise > minimize
    maximise > maximize
    normalise > normalize
    normalisation > normalization
    analyse > analyze
    analysed > analyzed
    focussed > focused
    favour > favor
    favours > favors
    favourable > favorable
    labour > labor
    behaviour > behavior
    neighbour > neighbor
    neighbours > neighbors
    neighbouring > neighboring
    rumour > rumor
    rumours > rumors
    honour > honor
    endeavour > endeavor
    armour > armor
    armoured > armored
    defence > defense
    offence > offense
    licence > license
    centre > center
    centres > centers
    theatre > theater
    judgement > judgment
    judgements > judgments
    counselled > counseled
    travelled > traveled
    travelling > traveling
    fuelled > fueled
    signalled > signaled
    signalling > signaling
    cancelled > canceled
    """
)
_AMERICAN = {american: british for british, american in _BRITISH.items()}
_SHARED = frozenset({"license", "theater", "focused", "cancelled", "cancelling"})
"""Spellings that both sides of the Atlantic use, or that are names as often."""


@rule("P910", "mixed-spelling", severity="info", fix="safe", since="0.2")
def mixed_spelling(document: Document) -> Iterator[Hit]:
    """British and American spelling in one document: "organisation" beside "defense".

    One finding, at the first word of the rarer spelling; names are left alone. "Judgment" counts as American only
    beside three British words.

    ## Why

    Mixed spelling shows where text was pasted, and a search for one form misses the other.

    ## Bad

    ```evidence
    - On 18 June 2022 an organised cell hit the center and the centre of Kabul, the UN says. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 an organised cell hit the centre of Kabul, the UN says. [^un]
    ```

    ## When to ignore

    Where one half is quoted from a named text.
    """
    found: dict[str, list[tuple[Passage, int]]] = {"british": [], "american": []}
    for kind, table in (("british", _BRITISH), ("american", _AMERICAN)):
        for passage in document.having(table.keys() - _SHARED):
            found[kind] += [(passage, at) for at, word in enumerate(passage.words.text) if _counts(passage, at, table)]
    distinct = {kind: {p.words.text[at] for p, at in items} - _HEADS for kind, items in found.items()}
    rare, main = sorted(distinct, key=lambda kind: (len(distinct[kind]), len(found[kind])))
    if len(distinct[main]) < 2:
        return
    table = _BRITISH if rare == "british" else _AMERICAN
    items = [(passage, at) for passage, at in found[rare] if passage.words.text[at] not in _HEADS]
    if items:
        edits = tuple(_edit(passage, at, table) for passage, at in items)
        passage, at = items[0]
        shown = passage.text[passage.words.starts[at] : passage.words.ends[at]]
        message = f"“{shown}” is {rare.title()} spelling and most here is {main.title()}; write “{edits[0].text}”"
        yield Hit(span=passage.word_span(at, at), message=message, reason="mixed-spelling",
                  judgment=passage.block.judgment, fix=Fix("safe", message, edits))  # fmt: skip
    elif main == "british" and len(distinct[main]) >= 3:
        yield from _headings(document)


_HEADS = frozenset({"judgment", "judgments", "judgement", "judgements"})


def _counts(passage: Passage, at: int, table: dict[str, str]) -> bool:
    """Whether the word is one of the table's and no part of a name: it is small, or opens the sentence."""
    word = passage.words.text[at]
    return word in table and word not in _SHARED and passage.text[passage.words.starts[at]].islower()


def _edit(passage: Passage, at: int, table: dict[str, str]) -> Edit:
    return Edit(passage.word_span(at, at), table[passage.words.text[at]])


def _headings(document: Document) -> Iterator[Hit]:
    """The heading "Key Judgment" of a document in British spelling."""
    for block in document.assessment.blocks:
        if block.kind == "heading" and block.role == "heading":
            text = document.source.slice(block.body)
            at = text.lower().find("judgment")
            if at >= 0:
                start = document.source.char(block.body.start) + at
                span = document.source.span(start, start + len("judgment"))
                message = "“Judgment” is American spelling and the text is British; write “Judgement” if that is meant"
                yield Hit(span=span, message=message, reason="mixed-spelling")
                return
