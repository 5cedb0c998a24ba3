"""E106, E113: terms that a second word blurs or turns round."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.lint.words import listed, vocabulary
from estimative.model.findings import Edit, Fix

_BLURS = vocabulary(
    "quite fairly rather somewhat reasonably pretty relatively moderately slightly seemingly possibly potentially "
    "distinctly"
)
_STACKED = listed(
    """
    may possibly / might possibly / could possibly / may potentially / might potentially / could potentially
    may perhaps / might perhaps / seems possible
    """
)


@rule("E106", "stacked-term", severity="warning", fix="suggested", since="0.1", standard="ICD 203 D.6.e(2)")
def stacked_term(document: Document) -> Iterator[Hit]:
    """A term blurred by a second word: "quite likely", "could potentially".

    ## Why

    A scale gives "likely" a range; "quite likely" has none. Kent complained of such stacks in 1964 (footnote 9): each
    reader moves the number another way.

    ## Bad

    ```judgment
    It is quite likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    In a comparison ("more likely than a year ago"); the rule is silent there.
    """
    for passage in document.prose():
        for term in passage.terms:
            if term.modifier.lower() in _BLURS and term.modifier_start >= 0:
                span = passage.span(term.modifier_start, term.start)
                shown = passage.text[term.modifier_start : term.end]
                fix = Fix("suggested", f"write “{passage.text[term.start : term.end]}”", (Edit(span, ""),))
                message = f"“{shown}” is on no scale; choose one term"
                yield passage.hit(term.modifier_start, term.end, message, "stacked", fix=fix)
        if "ossibl" in passage.text or "potential" in passage.text or "perhaps" in passage.text:
            for first, end, _ in _STACKED.find(passage.words):
                words = passage.words
                shown = passage.text[words.starts[first] : words.ends[end - 1]]
                message = f"“{shown}” hedges twice; choose one term of the scale"
                yield passage.hit(words.starts[first], words.ends[end - 1], message, "stacked")


_NOT = frozenset({"not", "isn't", "aren't", "wasn't", "hardly", "scarcely"})


@rule("E113", "negated-term", severity="warning", since="0.1", standard="ICD 203 D.6.e(6)")
def negated_term(document: Document) -> Iterator[Hit]:
    """A negated term: "not unlikely", "not likely".

    ## Why

    "Not unlikely" covers everything from an even chance to certainty, and a reader in a hurry drops one of the two
    negations.

    ## Bad

    ```judgment
    It is not unlikely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    When the text corrects another's estimate ("it is not likely but almost certain").
    """
    for passage in document.prose():
        for term in passage.terms:
            if not term.negated:
                continue
            words = passage.words
            index = bisect_left(words.starts, term.start)
            if words.at(index - 1) in _NOT and not passage.text[term.end :].lstrip(" ,").startswith("but"):
                start = words.starts[index - 1]
                message = f"“{passage.text[start : term.end]}”: use the term for what is meant"
                yield passage.hit(start, term.end, message, "negated")
