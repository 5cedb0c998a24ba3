"""R952 to R954: questions that somebody else could resolve."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary
from estimative.model.judgments import Judgment, Question
from estimative.model.spans import Span
from estimative.model.times import add_months


def asked(document: Document) -> Iterator[tuple[Judgment, Question, Span]]:
    """Every question with its judgment and where it stands."""
    for judgment in document.assessment.judgments:
        for question in judgment.questions:
            yield judgment, question, _first_line(document, question.span or judgment.span)


def _first_line(document: Document, span: Span) -> Span:
    end = document.source.data.find(b"\n", span.start, span.end)
    return Span(span.start, end if end > span.start else span.end)


@rule("R952", "question-incomplete", severity="warning", since="0.2")
def question_incomplete(document: Document) -> Iterator[Hit]:
    """A question without a deadline, without the series that resolves it, or without a note on edge cases.

    A cross-border question with tiers is resolved from incidents and needs no series.

    ## Why

    Tournament organisers void a question whose source goes silent or whose edge cases nobody foresaw. What is written
    down before the window opens cannot be bent afterwards.

    ## Bad

    ````question
    ```question
    id: q1
    measure: attacks
    actor: IS-K
    country: AFG
    window: 12 months
    test: ">= 60"
    ```
    ````

    ## Good

    ````question
    ```question
    id: q1
    measure: attacks
    actor: IS-K
    country: AFG
    window: 12 months
    test: ">= 60"
    series: [UN-SG-AFG]
    note: a count that straddles the end of the window is shared by days
    ```
    ````

    ## When to ignore

    While the question is being drafted.
    """
    for judgment, question, span in asked(document):
        lacks = [
            *(["a deadline (window, or from and to)"] if not (question.months or question.window) else []),
            *(["the series that resolves it"] if not (question.series or question.tiers) else []),
            *(["a note on its edge cases"] if not question.note else []),
        ]
        if lacks:
            message = f"the question {question.id} lacks {' and '.join(lacks)}"
            yield Hit(span=span, message=message, reason="question-incomplete", judgment=judgment.id)


_RESTRICTED = {
    "acled": "its rows may not be passed on and are revised in place",
    "janes": "it is open to subscribers only",
    "wikipedia": "its pages change from day to day",
    "icews": "it is no longer published",
}
_LIVE = vocabulary("live latest current dashboard today")


@rule("R953", "source-unstable", severity="warning", since="0.2")
def source_unstable(document: Document) -> Iterator[Hit]:
    """A question resolved from a source that is restricted, or overwritten in place with no snapshot named.

    ## Why

    Whoever resolves the question a year later must get the same number. Live data are revised, and a licence that
    forbids passing rows on forbids showing the evidence.

    ## Bad

    ````question
    ```question
    id: q1
    measure: attacks
    window: 12 months
    test: ">= 60"
    series: [ACLED live]
    note: a count that straddles the end of the window is shared by days
    ```
    ````

    ## Good

    ````question
    ```question
    id: q1
    measure: attacks
    window: 12 months
    test: ">= 60"
    series: [UN-SG-AFG]
    note: a count that straddles the end of the window is shared by days
    ```
    ````

    ## When to ignore

    Where the series' name stands for a stored snapshot.
    """
    for judgment, question, span in asked(document):
        for name in question.series:
            why = _unstable(name)
            if why:
                message = f"{question.id} resolves from “{name}”: {why}; name a stored snapshot or another series"
                yield Hit(span=span, message=message, reason="source-unstable", judgment=judgment.id)


def _unstable(name: str) -> str:
    """Why a series cannot be relied on a year later, "" where it can; a date or an id in its name is a snapshot."""
    words = name.lower().replace("-", " ").replace("_", " ").replace(",", " ").split()
    if any(sum(letter.isdigit() for letter in word) >= 6 for word in name.split()) or "snapshot" in words:
        return ""
    for word in words:
        if word in _RESTRICTED:
            return _RESTRICTED[word]
    return "it is overwritten in place" if not _LIVE.isdisjoint(words) else ""


@rule("R954", "question-still-open", severity="info", since="0.2")
def question_still_open(document: Document) -> Iterator[Hit]:
    """A question that the earlier edition asked and whose window is still open, asked again under the same terms.

    Runs where the earlier edition is at hand: a file beside this one that `supersedes` names.

    ## Why

    Two open questions about the same count score one judgment twice.

    ## Bad

    ````question
    ```question
    id: q1
    measure: attacks
    actor: IS-K
    country: AFG
    window: 12 months
    test: ">= 60"
    series: [UN-SG-AFG]
    note: shared by days
    ```
    ~ earlier | question | id: q0; measure: attacks; actor: IS-K; country: AFG; window: 12 months; test: ">= 60"
    ````

    ## Good

    ````question
    ```question
    id: q1
    measure: fatalities
    actor: IS-K
    country: AFG
    window: 12 months
    test: ">= 60"
    series: [UN-SG-AFG]
    note: shared by days
    ```
    ~ earlier | question | id: q0; measure: attacks; actor: IS-K; country: AFG; window: 12 months; test: ">= 60"
    ````

    ## When to ignore

    Where the new window starts when the old one ends.
    """
    earlier, cutoff = document.inputs.earlier, document.assessment.cutoff
    if earlier is None or cutoff is None or cutoff.day is None:
        return
    before = {
        _terms(question): question
        for judgment in earlier.judgments
        for question in judgment.questions
        if (end := closes(question, earlier.cutoff.day if earlier.cutoff else None)) is not None and end > cutoff.day
    }
    for judgment, question, span in asked(document):
        old = before.get(_terms(question))
        if old is not None:
            message = f"the earlier edition's question {old.id} asks this and is still open; close it, or keep its id"
            if old.id != question.id:
                yield Hit(span=span, message=message, reason="still-open", judgment=judgment.id, evidence=(old.id,))


def _terms(question: Question) -> tuple[object, ...]:
    return question.measure, question.actor, question.country, question.origin, question.effect, question.kind


def closes(question: Question, cutoff: date | None) -> date | None:
    """The last day of a question's window."""
    if question.window is not None:
        return question.window.last
    return add_months(cutoff, question.months) if cutoff is not None and question.months else None
