"""C404, C411, C412: analogies, assumptions among facts, judgments on judgments."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import cites, numbered
from estimative.lint.rule import Hit, rule
from estimative.lint.words import Words, vocabulary
from estimative.model.judgments import Judgment

_LIKENED = vocabulary("seen happened case reminiscent occurred witnessed")
_DIFFERS = vocabulary("unlike but whereas differs differ differences difference however although different contrast")


@rule("C404", "bare-analogy", severity="warning", since="0.2", standard="ICD 203 D.6.e(6)")
def bare_analogy(document: Document) -> Iterator[Hit]:
    """A comparison with another place or time that gives no fact of it and no difference.

    ## Why

    An analogy persuades by what it leaves out. It is evidence only with the facts of the other case and with what
    differs.

    ## Bad

    ```evidence
    - As seen in the Sahel, young men without work join the group for its pay. [^un]
    ```

    ## Good

    ```evidence
    - As seen in the Sahel in 2019, young men join for pay, but here wages come from the drug trade. [^un]
    ```

    ## When to ignore

    Where the case is set out in another section.
    """
    for passage in document.having(_LIKENED, "summary", "evidence", "judgment"):
        words = passage.words
        end = _likens(passage)
        if end < 0 or numbered(words) or (cites(passage, named=True) and end > 6):
            continue
        block = document.in_block(passage.block)
        if any(not _DIFFERS.isdisjoint(item.words.text) for item in block[:40]):
            continue
        message = "an analogy without its facts; say what happened there, when, and what differs here"
        yield passage.hit(words.starts[0], words.ends[end], message, "analogy-bare")


def _likens(passage: Passage) -> int:
    """The last word of "As seen in the Sahel" at the head of the sentence, -1 where it begins otherwise."""
    words, text = passage.words, passage.text
    first, second = words.at(0), words.at(1)
    at = -1
    if first == "as" and second in ("seen", "happened", "witnessed", "occurred") and words.at(2) == "in":
        at = 3
    elif first == "as" and words.text[1:4] == ["was", "the", "case"] and words.at(4) in ("in", "with"):
        at = 5
    elif first in ("this", "it") and second in ("is", "was") and words.text[2:4] == ["reminiscent", "of"]:
        at = 4
    at += words.at(at) in ("the", "both", "parts", "northern", "southern", "eastern", "western") if at > 0 else 0
    named = 0 < at < len(words) and text[words.starts[at]].isupper()
    return at if named and words.at(at) not in _OWN_PARTS else -1


_OWN_PARTS = vocabulary("figure table annex chart map section paragraph january february march april may june july "
                        "august september october november december")  # fmt: skip
_ASSUMED = vocabulary("assume assumed presumably presumed granted")


@rule("C411", "assumption-as-evidence", severity="warning", since="0.2", standard="ICD 203 D.6.e(3)")
def assumption_as_evidence(document: Document) -> Iterator[Hit]:
    """An assumption among the bullets of evidence: "presumably", "it is assumed that".

    ## Why

    ICD 203 D.6.e(3) asks to keep apart what is known, what is assumed and what is judged. Under a source an assumption
    reads as a report.

    ## Bad

    ```evidence
    - The Taliban presumably hold the road to Herat. [^un]
    ```

    ## Good

    ```evidence
    - The Taliban held the road to Herat on 20 June 2022. [^un]
    ```

    ## When to ignore

    Where the source itself makes the assumption and the sentence says so.
    """
    for passage in document.having(_ASSUMED, "evidence"):
        if passage.block.kind != "bullet":
            continue
        words = passage.words
        for at, word in enumerate(words.text):
            if word in _ASSUMED and _assumes(words, at):
                message = "an assumption among the evidence; move it to the assumptions, with what follows if it fails"
                yield passage.hit(words.starts[at], words.ends[at], message, "assumption-in-evidence")
                break


def _assumes(words: Words, at: int) -> bool:
    word, before = words.at(at), words.at(at - 1)
    if word == "presumably":
        return True
    if word == "assume":
        return before == "we" and words.at(at + 1) == "that"
    if word == "granted":
        return words.text[max(0, at - 2) : at] == ["taken", "for"] and words.at(at - 3) in ("be", "is", "can")
    return words.text[max(0, at - 2) : at] == ["it", "is"]


_RESTS = vocabulary("because based given since follows judged rests building assuming therefore per considering")


@rule("C412", "layered-judgment", severity="warning", since="0.2", standard="ICD 203 D.6.e(2)")
def layered_judgment(document: Document) -> Iterator[Hit]:
    """A judgment that rests on another by its number and is given as more certain than that one.

    ## Why

    What follows from a likely event can hardly be almost certain. The Senate's report of 2004 on the Iraq estimate
    called it layering: uncertainty that is dropped on the way up.

    ## Bad

    ```text
    ---
    title: The north
    producer: Example desk
    cutoff: 2022-07-09
    published: 2022-07-11
    edition: 1
    scale: phia-2025
    marking: TLP:CLEAR
    ---

    Key judgment 1
    --------------

    It is likely that the group will hold at least 60 posts by 9 July 2023.

    Confidence: low. The only count is the UN's.

    - The UN counted 70 posts on 1 July 2022. [^un]

    Key judgment 2
    --------------

    Based on key judgment 1, it is almost certain that the group will levy 20 tolls by 9 July 2023.

    Confidence: low. The only count is the UN's.

    - The UN counted 25 tolls on 1 July 2022. [^un]

    Alternatives
    ------------

    It is unlikely that the group will split by 9 July 2023.

    Assumptions
    -----------

    - The roads stay open.

    Indicators
    ----------

    - Fewer than ten posts in a month.

    [^un]: UN, 2 July 2022, "Briefing", <https://example.org/un> (A2)
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Where the second holds whether or not the first does, and the text says so.
    """
    judgments = document.assessment.judgments
    if len(judgments) < 2 or ("judgment" not in document.lowered and "kj" not in document.lowered):
        return
    by_number = {item.number: item for item in judgments}
    for judgment in judgments:
        passage = document.statement(judgment)
        words = passage.words
        for at, other in _named(words, by_number):
            near = words.text[max(0, at - 6) : at]
            if other is not judgment and not _RESTS.isdisjoint(near) and _surer(judgment, other):
                message = f"this rests on judgment {other.number} and is given as more certain than it"
                yield Hit(span=judgment.span, message=message, reason="layered", judgment=judgment.id,
                          evidence=(other.id,))  # fmt: skip


def _named(words: Words, by_number: dict[int, Judgment]) -> Iterator[tuple[int, Judgment]]:
    for at, word in enumerate(words.text):
        number = word[2:] if word.startswith("kj") else words.at(at + 1) if word in ("judgment", "judgement") else ""
        if number.isdecimal() and int(number[:6]) in by_number:
            yield at, by_number[int(number[:6])]


def _surer(judgment: Judgment, other: Judgment) -> bool:
    return (
        judgment.term is not None
        and other.term is not None
        and not judgment.term.negated
        and not other.term.negated
        and judgment.term.band.low > other.term.band.low >= 0.2
    )
