"""J211, J212: what a judgment's confidence rests on, and judgments that are not among the key ones."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import AUTHORS, WEAK, reported
from estimative.lint.rule import Hit, rule
from estimative.lint.stems import stems
from estimative.lint.words import Words, vocabulary
from estimative.model.judgments import Judgment


@rule("J211", "confidence-beyond-sources", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)–(2)")
def confidence_beyond_sources(document: Document) -> Iterator[Hit]:
    """High confidence on evidence that goes back to one origin.

    Only a judgment whose cited sources are all defined is looked at.

    ## Why

    The National Intelligence Council keeps high confidence for information of high quality or an issue that allows a
    solid judgment. One report, however often it is quoted, cannot be checked against anything.

    ## Bad

    ```confidence
    Confidence: high. The UN's counts are full and open.
    ```

    ## Good

    ```confidence
    Confidence: moderate. The UN's counts are full and open, but nobody else counts.
    ```

    ## When to ignore

    Where the one origin is a full record of the matter, such as a register or a court's file.
    """
    known = {item.id: item for item in document.assessment.references}
    for judgment in document.assessment.judgments if known else ():
        confidence = judgment.confidence
        if confidence is None or confidence.level != "high":
            continue
        keys = _cited(document, judgment)
        if not keys or not keys <= known.keys():
            continue
        origins = {(known[key].origin or known[key].publisher).strip().lower() for key in keys}
        if len(origins) == 1 and "" not in origins:
            name = next(known[key].origin or known[key].publisher for key in sorted(keys))
            message = f"high confidence on one origin ({name}); add one that is independent, or lower the level"
            evidence = tuple(sorted(keys))[:8]
            yield Hit(
                span=confidence.span, message=message, reason="one-origin", judgment=judgment.id, evidence=evidence
            )


def _cited(document: Document, judgment: Judgment) -> set[str]:
    """The keys of the sources that a judgment's evidence cites; an unfilled placeholder is the empty key."""
    return {
        citation.key
        for block in document.evidence(judgment.id)
        for sentence in block.sentences
        for citation in sentence.citations
    }


_JUDGING = vocabulary("assess judge")
_NEAR = 2
"""Stems that a sentence must share with a key judgment to count as part of it."""


@rule("J212", "judgment-in-the-body", severity="info", since="0.2", standard="ICD 203 D.6.e(6)")
def judgment_in_the_body(document: Document) -> Iterator[Hit]:
    """A judgment in the body that no key judgment covers: "we assess that … is likely".

    One finding for the document, at the first; its message counts the others.

    ## Why

    ICD 203 D.6.e(6) wants the main message up front. What is worth a likelihood is worth a place among the key
    judgments, where it gets its confidence and its alternatives.

    ## Bad

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    Context
    -------

    We assess that Tehran will probably close its consulate in Mazar-e Sharif by 9 July 2023.
    ```

    ## Good

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    Context
    -------

    We assess that IS-K will probably carry out its attacks in the cities by 9 July 2023.
    ```

    ## When to ignore

    Where the body works out a key judgment in other words.
    """
    judgments = document.assessment.judgments
    if not judgments:
        return
    stated = {item.span.start for item in judgments}
    found = [
        passage
        for passage in document.having(_JUDGING, "context", "implications")
        if passage.sentence.span.start not in stated and passage.terms and _first_person(passage)
    ]
    if found:
        common = set[str]().union(*(stems(document.statement(item).words) for item in judgments))
        found = [passage for passage in found if len(stems(passage.words) & common) < _NEAR]
    if found:
        first, more = found[0], len(found) - 1
        others = f" ({more} more in the body)" if more else ""
        message = f"this is no key judgment and carries a likelihood{others}; make it one, or tie it to one"
        term = first.terms[0]
        yield first.hit(term.start, term.end, message, "body-judgment")


def _first_person(passage: Passage) -> bool:
    """Whether "we" or "I" assess or judge in this sentence, in their own voice."""
    words: Words = passage.words
    for at, word in enumerate(words.text):
        if word in _JUDGING:
            before = at - 1
            while before >= 0 and words.text[before] in WEAK and at - before < 4:
                before -= 1
            if before >= 0 and words.text[before] in AUTHORS and not reported(words, at, passage.text):
                return True
    return False
