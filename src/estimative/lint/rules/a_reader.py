"""A605, A607, A613: what it means for the reader, what is not known, and what has changed."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document
from estimative.lint.language import numbered
from estimative.lint.rule import Hit, rule
from estimative.lint.rules.a_weighing import MANY
from estimative.lint.words import Phrases, vocabulary

_MEANS_CUES = (
    "implication",
    "would mean for",
    "means for",
    "consequences for",
    "interests",
    "policymaker",
    "policy-maker",
    "opportunit",
    "for the reader",
    "so what",
    "so that customers",
)
_GAP_CUES = (
    "intelligence gap",
    "information gap",
    "knowledge gap",
    "collection gap",
    "gaps",
    "we do not know",
    "we don't know",
    "do not have enough",
    "limited reporting",
    "limited information",
    "lack of reporting",
    "lack of information",
    "insufficient",
    "unknown",
    "unclear",
    "uncertain",
    "we lack",
    "no reporting",
    "fragmentary",
)


def _whole(document: Document) -> bool:
    return len(document.assessment.judgments) >= MANY


@rule("A605", "no-implication", severity="info", since="0.2", standard="ICD 203 D.6.e(5)")
def no_implication(document: Document) -> Iterator[Hit]:
    """Three or more judgments and nothing on what they mean for the reader.

    ## Why

    ICD 203 D.6.e(5) asks for relevance to the customer and for implications. A forecast of attacks is not yet an
    answer to "so what".

    ## Bad

    ```sections
    Key judgment 2
    --------------

    It is likely that the group will hold at least two valleys by 9 July 2023.

    Confidence: low. The UN alone counts them.

    - The UN saw posts in two valleys on 1 July 2022. [^un]

    Key judgment 3
    --------------

    It is likely that the group will tax at least five roads by 9 July 2023.

    Confidence: low. The UN alone counts them.

    - The UN saw posts on six roads on 1 July 2022. [^un]

    Alternatives
    ------------

    It is unlikely that the group will split by 9 July 2023.

    Assumptions
    -----------

    - The Taliban hold the cities.

    Indicators
    ----------

    - Fewer than three claims in a month.

    Gaps
    ----

    Nobody counts the raids in the east.
    ```

    ## Good

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.
    ```

    ## When to ignore

    In a judgment of fact for readers who asked for no more.
    """
    if not _whole(document) or document.assessment.role("implications"):
        return
    if not any(cue in document.lowered for cue in _MEANS_CUES):
        message = "the document does not say what its judgments mean for the reader; add the implications"
        yield Hit(span=document.first_judgment(), message=message, reason="no-implications")


@rule("A607", "no-gaps", severity="info", since="0.2", standard="ICD 203 D.6.e(2)")
def no_gaps(document: Document) -> Iterator[Hit]:
    """Three or more judgments and no word on what is not known.

    ## Why

    ICD 203 D.6.e(2) asks for the causes of uncertainty, gaps among them. Collection can fill only a gap that is named.

    ## Bad

    ```sections
    Key judgment 2
    --------------

    It is likely that the group will hold at least two valleys by 9 July 2023.

    Confidence: low. The UN alone counts them.

    - The UN saw posts in two valleys on 1 July 2022. [^un]

    Key judgment 3
    --------------

    It is likely that the group will tax at least five roads by 9 July 2023.

    Confidence: low. The UN alone counts them.

    - The UN saw posts on six roads on 1 July 2022. [^un]

    Alternatives
    ------------

    It is unlikely that the group will split by 9 July 2023.

    Assumptions
    -----------

    - The Taliban hold the cities.

    Indicators
    ----------

    - Fewer than three claims in a month.

    Implications
    ------------

    Convoys need guards.
    ```

    ## Good

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.
    ```

    ## When to ignore

    Where the gaps stand in a collection annex.
    """
    if not _whole(document) or document.assessment.role("gaps"):
        return
    if not any(cue in document.lowered for cue in _GAP_CUES):
        message = "the document names no gaps; say what is not known and what would fill it"
        yield Hit(span=document.first_judgment(), message=message, reason="no-gaps")


_BOILERPLATE = Phrases[str](
    dict.fromkeys(
        (
            "consistent with previous reporting",
            "consistent with our previous assessments",
            "consistent with our previous assessment",
            "consistent with previous assessments",
            "consistent with our previous judgments",
            "consistent with earlier assessments",
            "no change from previous assessments",
            "no change from our previous assessment",
            "no change since our last assessment",
            "our judgments remain unchanged",
            "our judgements remain unchanged",
            "our judgment remains unchanged",
            "our assessment remains unchanged",
            "our assessment has not changed",
            "our judgments have not changed",
        ),
        "",
    )
)
_ANCHORS = ("consistent", "change", "unchanged", "changed")
_REASONS = vocabulary("because since although except despite still new")


@rule("A613", "boilerplate-change", severity="info", since="0.2", standard="ICD 203 D.6.e(7)")
def boilerplate_change(document: Document) -> Iterator[Hit]:
    """A statement on change or consistency that names neither edition nor reason.

    ## Why

    ICD 203 D.6.e(7) asks to explain change to, or consistency of, judgments. "Consistent with previous reporting" is
    true of nearly everything and explains nothing.

    ## Bad

    ```summary
    IS-K will likely carry out at least 60 attacks by 9 July 2023. This is consistent with previous assessments. [^un]
    ```

    ## Good

    ```summary
    IS-K will likely carry out at least 60 attacks by 9 July 2023, as the edition of 3 January 2022 said. [^un]
    ```

    ## When to ignore

    Where the next sentence explains it.
    """
    for passage in document.having(_ANCHORS):
        words = passage.words
        for first, end, _ in _BOILERPLATE.find(words):
            if not numbered(words) and _REASONS.isdisjoint(words.text):
                message = "consistent with which edition, and why? Name it and what was looked at again"
                yield passage.hit(words.starts[first], words.ends[end - 1], message, "boilerplate")
                break
