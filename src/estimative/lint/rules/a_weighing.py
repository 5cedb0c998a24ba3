"""A604, A606: evidence against, and evidence that tells nothing."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document
from estimative.lint.language import numbered
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary

_CONTRARY = vocabulary(
    "however but although though despite yet nevertheless nonetheless contrary denied denies disputed declined fell "
    "fewer failed fails unlikely whereas conversely limited weakened lost dropped decreased thwarted foiled "
    "constrained unless doubt not no lack lacks without"
)
_ONE_SIDED = 4
MANY = 3
"""Judgments from which a document is taken for a whole product, not a note."""


@rule("A604", "no-contrary-evidence", severity="warning", since="0.2", standard="ICD 203 D.6.e(6)")
def no_contrary_evidence(document: Document) -> Iterator[Hit]:
    """A judgment of likely or more with four or more bullets that all point one way.

    ## Why

    ICD 203 D.6.e(6) asks for reasoning that takes account of contrary reporting. Where none is shown the reader cannot
    know whether none exists or none was sought.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    - The group's newspaper called for more raids on 1 July 2022. [^un]
    - A bomb hit a bus in Herat on 4 July 2022. [^un]
    - A patrol was fired on in Kunduz on 5 July 2022, the police said. [^police]

    [^police]: Police, 6 July 2022, "Notice", <https://example.org/p> (B2)
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    - The group's newspaper called for more raids on 1 July 2022. [^un]
    - A bomb hit a bus in Herat on 4 July 2022. [^un]
    - However, claims fell from nine in May to six in June 2022, the police said. [^police]

    [^police]: Police, 6 July 2022, "Notice", <https://example.org/p> (B2)
    ```

    ## When to ignore

    Where a section of its own weighs the evidence against.
    """
    if document.assessment.role("alternatives") and "evidence against" in document.lowered:
        return
    for judgment in document.assessment.judgments:
        if judgment.term is None or judgment.term.negated or judgment.term.band.low < 0.5:
            continue
        bullets = [item for item in document.evidence(judgment.id) if item.kind == "bullet" and item.sentences]
        if len(bullets) < _ONE_SIDED:
            continue
        items = (item for block in bullets for item in document.in_block(block))
        if all(_CONTRARY.isdisjoint(item.words.text) for item in items):
            message = f"all {len(bullets)} bullets point one way; add what speaks against, or say that none was found"
            yield Hit(span=judgment.span, message=message, reason="one-sided", judgment=judgment.id)


_STANCES = vocabulary("oppose opposes opposed rejects reject espouses espouse regards regard views adheres considers")
_CREEDS = vocabulary(
    "ideals ideal ideology ideologies vision doctrine worldview creed beliefs values nationhood jihad caliphate "
    "democracy theology tenets philosophy ideological ideologically"
)


@rule("A606", "not-diagnostic", severity="info", since="0.2", standard="ICD 203 D.6.e(4)")
def not_diagnostic(document: Document) -> Iterator[Hit]:
    """Evidence of a creed, undated: it fits every hypothesis alike.

    ## Why

    An item that is as likely under one hypothesis as under its rival cannot tell them apart, which is what an analysis
    of competing hypotheses is for.

    ## Bad

    ```evidence
    - IS-K opposes the Taliban's vision of a nation. [^un]
    ```

    ## Good

    ```evidence
    - On 1 July 2022 IS-K called for raids on every office of the Taliban. [^un]
    ```

    ## When to ignore

    Where the creed is new or disputed.
    """
    for passage in document.having(_STANCES, "evidence"):
        words = passage.words
        at = next(at for at, word in enumerate(words.text) if word in _STANCES)
        if passage.block.kind != "bullet" or numbered(words) or passage.dates or passage.terms:
            continue
        if not _CREEDS.isdisjoint(words.text[at : at + 12]) and len(passage.block.sentences) == 1:
            message = "this was as true last year and fits any outcome; cite what would differ between them"
            yield passage.hit(words.starts[at], words.ends[at], message, "creed")
