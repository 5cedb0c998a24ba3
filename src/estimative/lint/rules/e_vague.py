"""E105, E114, E115: words that sound like a likelihood and give none, or give only one end of it."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import ASSERTED, Document, Passage
from estimative.lint.language import certainties, conditional, discounted, number_written, open_ended, reported
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary
from estimative.model.findings import Edit, Fix

_HEDGING = frozenset({"may", "might"})
_CLAUSES = vocabulary("if unless should were whether although though while because since who which whose")


@rule("E105", "vague-hedge", severity="warning", since="0.1", standard="ICD 203 D.6.e(2)")
def vague_hedge(document: Document) -> Iterator[Hit]:
    """A key judgment whose only likelihood is "may" or "might", or "could" together with a date.

    "Could" without a date says what somebody is able to do, and "cannot rule out" is a phrase of its own; both are
    left alone. So is a hedge in a subordinate clause.

    ## Why

    Every number from 1 to 99 % fits "may". Kent wanted such words kept for what is possible, and a term of the scale
    for how likely it is (ICD 203 D.6.e(2)).

    ## Bad

    ```judgment
    IS-K may carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment
    IS-K will probably carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Where "may" gives leave: "the council may extend the mandate".
    """
    for judgment in document.assessment.judgments:
        passage = document.statement(judgment)
        index = _only_hedge(passage, dated=judgment.horizon is not None)
        if index >= 0:
            start, end = passage.words.starts[index], passage.words.ends[index]
            message = f"“{passage.text[start:end]}” fits every likelihood; say how likely it is, in a term of the scale"
            yield Hit(span=passage.span(start, end), message=message, reason="only-a-hedge", judgment=judgment.id)


def _only_hedge(passage: Passage, *, dated: bool) -> int:
    """The index of the hedge on which the whole statement hangs, -1 for none."""
    text = passage.text
    if not any(word in text for word in (" may ", " might ", " could ")) or text.rstrip().endswith("?"):
        return -1
    words = passage.words
    if passage.terms or number_written(text) or certainties(passage) or open_ended(passage):
        return -1
    if any(word in ("will", "shall", "won't") for word in words.text):
        return -1
    hedges = _HEDGING | {"could"} if dated else _HEDGING
    for index, word in enumerate(words.text):
        if word not in hedges or text[words.starts[index]].isupper():
            continue
        if word == "could" and words.at(index + 1) in ("not", "have", "be", "only"):
            continue
        settled = words.at(index + 1) in ("or", "well", "have") or words.at(index - 1) in ("or", "this", "that")
        governed = reported(words, index, text) or conditional(words, index) or discounted(words, index)
        if settled or governed or _CLAUSES & set(words.text[max(0, index - 25) : index + 25]):
            return -1
        return index
    return -1


@rule("E114", "open-ended", severity="info", fix="suggested", since="0.1", standard="ICD 203 D.6.e(2)(a)")
def open_ended_term(document: Document) -> Iterator[Hit]:
    """A likelihood with one end only: "better than even", "at least an even chance", "odds are".

    ## Why

    "Better than even" holds for 51 % and for 99 %. A term of the scale has two ends, and only then can a reader plan
    for it and a later one score it (ICD 203 D.6.e(2)(a)).

    ## Bad

    ```judgment
    There is a better than even chance that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Where only the threshold matters to the reader and the text says why.
    """
    for passage in document.prose(*ASSERTED):
        words = passage.words if "even" in passage.text or "are" in passage.text or "dds" in passage.text else None
        if words is None:
            continue
        for first, end, upwards in open_ended(passage):
            if reported(words, first, passage.text) or not {"mean", "means"}.isdisjoint(words.text):
                continue
            start, stop = words.starts[first], words.ends[end - 1]
            side = "at least 50 %" if upwards else "at most 50 %"
            term = "likely" if upwards else "unlikely"
            message = f"“{passage.text[start:stop]}” says {side} and no more; give the term with both its ends"
            fix = _rewritten(passage, first, end, term)
            yield passage.hit(start, stop, message, "one-end-only", fix=fix)


def _rewritten(passage: Passage, first: int, end: int, term: str) -> Fix | None:
    """ "There is a better than even chance that" → "It is likely that"; None for other shapes."""
    words = passage.words
    head = first - 1 if words.at(first - 1) in ("a", "an") else first
    if words.text[max(0, head - 2) : head] != ["there", "is"] or words.at(end) != "that":
        return None
    opening = "It" if passage.text[words.starts[head - 2]].isupper() else "it"
    span = passage.word_span(head - 2, end - 1)
    new = f"{opening} is {term}"
    return Fix("suggested", f"write “{new}” if that is what is meant", (Edit(span, new),))


_SIZES = vocabulary(
    "high low elevated heightened moderate medium significant substantial considerable serious severe grave"
)


@rule("E115", "risk-as-likelihood", severity="warning", since="0.1", standard="ICD 203 D.6.e(2)")
def risk_as_likelihood(document: Document) -> Iterator[Hit]:
    """A size of risk where a likelihood belongs: "a high risk of spill-over".

    The rule looks at judgments and the summary, and at sentences that give no estimative term or number beside it.

    ## Why

    A risk is a likelihood and a harm together. "High" may mean that it will probably happen or that it would be bad;
    readers of risk tables take it either way.

    ## Bad

    ```judgment
    There is a high risk of at least 60 attacks by IS-K in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Where the product defines its levels of risk in likelihood and impact.
    """
    for passage in document.prose("summary", "judgment", "implications"):
        if "risk of" not in passage.text:
            continue
        words = passage.words
        if passage.terms or number_written(passage.text) or open_ended(passage):
            continue
        for index, word in enumerate(words.text):
            if word == "risk" and words.at(index + 1) == "of" and words.at(index - 1) in _SIZES:
                if reported(words, index, passage.text):
                    continue
                start, end = words.starts[index - 1], words.ends[index]
                message = f"“{passage.text[start:end]}” mixes likelihood and harm; say how likely it is, and how bad"
                yield passage.hit(start, end, message, "risk-word")
