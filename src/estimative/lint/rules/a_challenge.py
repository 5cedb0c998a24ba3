"""A608, A609, A611: the rare case, dissent, and being wrong."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.rules.a_weighing import MANY
from estimative.lint.words import Words, vocabulary
from estimative.model.spans import Span

_RARE_CUES = (
    "cannot rule out",
    "can not rule out",
    "wildcard",
    "wild card",
    "low probability",
    "low-probability",
    "low likelihood",
    "worst case",
    "worst-case",
    "black swan",
    "high impact",
    "high-impact",
)


@rule("A608", "no-rare-case", severity="info", since="0.2", standard="ICD 203 D.6.e(4)")
def no_rare_case(document: Document) -> Iterator[Hit]:
    """Three or more judgments with alternatives, and nowhere a case that is unlikely but would matter.

    ## Why

    ICD 203 D.6.e(4) asks to treat low-probability, high-impact results where they matter. A list of likely things
    warns of nothing.

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

    It is likely that some of the group will leave by 9 July 2023.

    Assumptions
    -----------

    - The Taliban hold the cities.

    Indicators
    ----------

    - Fewer than three claims in a month.

    Implications
    ------------

    Convoys need guards.

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

    Where another product of the series treats it.
    """
    judgments = document.assessment.judgments
    if len(judgments) < MANY or not document.assessment.role("alternatives"):
        return
    if any(cue in document.lowered for cue in _RARE_CUES):
        return
    terms = [term for passage in document.prose() for term in passage.terms]
    if not any(_rare(item.band.high, negated=item.negated) for item in terms):
        message = "every likelihood here is even or more; say what is unlikely and would matter most"
        yield Hit(span=document.first_judgment(), message=message, reason="no-rare-case")


def _rare(high: float, *, negated: bool) -> bool:
    return negated or high <= 0.5


_DISSENTS = vocabulary("disagree disagrees disagreed dissent dissents dissented dissenting")
_BODIES = vocabulary(
    "agency agencies analysts analyst element elements office offices members member bureau service services ic "
    "department committee council team"
)
_EXPLAINS = vocabulary(
    "because judge judges judged assess assesses assessed believe believes argue argues since citing given points "
    "hold holds note notes noting contend contends maintain maintains view reason reasons concludes conclude think"
)


@rule("A609", "dissent-unexplained", severity="warning", since="0.2", standard="ICD 203 D.6.e(4)")
def dissent_unexplained(document: Document) -> Iterator[Hit]:
    """Disagreement that is mentioned, and not what the other side holds and why.

    ## Why

    A reader can weigh a dissent only with its reason. ICD 203 wants differences of judgment between analysts brought
    to the reader, not counted.

    ## Bad

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023. One agency disagrees.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.
    ```

    ## Good

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023. One agency disagrees, because two commanders left in May.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.
    ```

    ## When to ignore

    Where a footnote on the same page gives the reason.
    """
    for passage in document.having(_DISSENTS):
        words = passage.words
        at = next(at for at, word in enumerate(words.text) if word in _DISSENTS)
        if not _BODIES.isdisjoint(words.text[max(0, at - 6) : at]) and not _explained(document, passage, words, at):
            message = "who disagrees, with what view and for what reason? Say it here"
            yield passage.hit(words.starts[at], words.ends[at], message, "dissent-unexplained")


def _explained(document: Document, passage: Passage, words: Words, at: int) -> bool:
    if not _EXPLAINS.isdisjoint(words.text[:at] + words.text[at + 1 :]) or words.at(at - 1) in ("not", "or"):
        return True
    return any(not _EXPLAINS.isdisjoint(item.words.text) for item in document.around(passage, 0, 2)[1:])


_WRONG_CUES = (
    "if we are wrong",
    "is wrong",
    "are wrong",
    "were wrong",
    "be wrong",
    "proved wrong",
    "prove wrong",
    "mistaken",
    "premortem",
    "pre-mortem",
    "would undermine our",
    "would change our",
    "would cause us to",
    "lead us to",
)


@rule("A611", "no-premortem", severity="info", since="0.2", standard="CIA, A Tradecraft Primer (2009)")
def no_premortem(document: Document) -> Iterator[Hit]:
    """In a product of three or more judgments one of 80 % or more, and no word on how it could prove wrong.

    ## Why

    The surer a judgment, the less its authors look for what would break it. To imagine that it failed and ask why
    finds causes that a list of assumptions does not.

    ## Bad

    ```sections
    Key judgment 2
    --------------

    It is highly likely that the group will hold at least two valleys by 9 July 2023.

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

    Gaps
    ----

    Nobody counts the raids in the east.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    For a judgment that only restates what is documented.
    """
    judgments = document.assessment.judgments
    if len(judgments) < MANY or not document.assessment.role("alternatives", "assumptions", "indicators"):
        return
    if any(cue in document.lowered for cue in _WRONG_CUES):
        return
    sure = [item for item in judgments if item.term is not None and _sure(item.term.band.low, item.term.band.high)]
    if sure:
        span = Span(sure[0].span.start, sure[0].span.end)
        message = f"{len(sure)} judgments of 80 % or more, and nothing on how they could prove wrong"
        yield Hit(span=span, message=message, reason="no-premortem", evidence=tuple(item.id for item in sure[:50]))


def _sure(low: float, high: float) -> bool:
    return low >= 0.8 or high <= 0.2
