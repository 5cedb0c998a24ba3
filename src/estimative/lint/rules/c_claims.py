"""C402: trends without a number."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import reported
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary

_TRENDS = vocabulary(
    "increased stepped escalated intensified risen grown surged declined decreased fallen expanded worsened "
    "deteriorated accelerated dropped ramped multiplied"
)
_SIZED = vocabulary(
    "double doubled tripled quadrupled twofold threefold half halved third quarter twice percent one two three "
    "four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands"
)
_PERFECT = frozenset({"has", "have", "had"})
_MONTHS = vocabulary("january february march april may june july august september october november december")
_ADVERBS = frozenset(
    {
        "also",
        "recently",
        "steadily",
        "sharply",
        "significantly",
        "gradually",
        "since",
        "greatly",
        "markedly",
        "further",
        "been",
    }
)


@rule("C402", "trend-without-number", severity="warning", since="0.1", standard="ICD 203 D.6.e(6)")
def trend_without_number(document: Document) -> Iterator[Hit]:
    """A trend stated as fact with no measure, baseline or window: "has stepped up its attacks".

    Reported in evidence and summary, in the analyst's voice; what somebody is reported to have said is left alone.

    ## Why

    Whether attacks rose depends on what is counted, by whom, and against which months. Of two honest counters one may
    show a rise and the other a fall.

    ## Bad

    ```evidence
    - Since January 2022 IS-K has stepped up its attacks in the north. [^un]
    ```

    ## Good

    ```evidence
    - IS-K has stepped up its attacks in the north: 14 from April to June 2022 against 9 from January to March. [^un]
    ```

    ## When to ignore

    Where the sentence before or after gives the numbers.
    """
    for passage in document.prose("summary", "evidence"):
        words = passage.words if "ha" in passage.text else None
        index = (
            next((at for at, word in enumerate(words.text) if word in _TRENDS and _perfect(passage, at)), -1)
            if words
            else -1
        )
        if words is None or index < 0 or _sized(passage) or reported(words, index, passage.text):
            continue
        start = index - 1 if words.at(index - 1) in _PERFECT else index - 2
        last = index + 1 if words.at(index + 1) in ("up", "out") else index
        shown = passage.text[words.starts[start] : words.ends[last]]
        message = f"“{shown}” by what count, from what baseline, over which months? Give the numbers and the counter"
        yield passage.hit(words.starts[start], words.ends[last], message, "trend-without-number")


def _perfect(passage: Passage, index: int) -> bool:
    words = passage.words
    return words.at(index - 1) in _PERFECT or (words.at(index - 1) in _ADVERBS and words.at(index - 2) in _PERFECT)


def _sized(passage: Passage) -> bool:
    """Whether the sentence gives a size: a number that is no date."""
    words = passage.words
    for index, word in enumerate(words.text):
        year = word.isdigit() and len(word) == 4
        dated = year or words.at(index + 1) in _MONTHS | {"of"} or words.at(index - 1) in _MONTHS
        if (word[:1].isdigit() and not dated) or word in _SIZED:
            return True
    return "%" in passage.text
