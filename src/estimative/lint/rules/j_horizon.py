"""J201, J202: until when a judgment speaks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from estimative.lint.document import Document, Passage
from estimative.lint.language import noun_will
from estimative.lint.rule import Hit, rule
from estimative.lint.words import listed, vocabulary
from estimative.model.judgments import Judgment

if TYPE_CHECKING:
    from datetime import date

    from estimative.text.phrases.dates import FoundDate

_FORWARD = listed(
    """
    will / shall / won't / going to / likely to / unlikely to / expected to / set to / poised to
    intend to / intends to / about to / certain to / is to / are to
    """
)
_PRESENT = frozenset({"have", "be", "been", "has", "already"})
_SCOPES = vocabulary("assessment estimate paper report product memorandum document study nie outlook update")


def looks_ahead(passage: Passage) -> bool:
    """Whether a statement is about the future: "will", "is likely to spread", but not "is likely to have been"."""
    words = passage.words
    return any(
        (words.at(end - 1) != "to" or words.at(end) not in _PRESENT)
        and not (words.at(first) == "will" and (noun_will(words, first) or passage.text[words.starts[first]] == "W"))
        and "whether" not in words.text[max(0, first - 30) : first]
        for first, end, _ in _FORWARD.find(words)
    )


@rule("J201", "no-horizon", severity="error", since="0.1", standard="ICD 203 D.6.e(2)")
def no_horizon(document: Document) -> Iterator[Hit]:
    """A judgment about the future that does not say until when.

    Without an end no event can prove the judgment wrong, and nobody can ever score it. One horizon for the whole
    product ("this estimate looks to the end of 2023") is enough.

    ## Why

    ICD 203 D.6.e(2) counts the time frame among what makes a likelihood meaningful; a question without an end date
    cannot be resolved.

    ## Bad

    ```judgment
    It is likely that the food crisis will bring IS-K at least 500 recruits.
    ```

    ## Good

    ```judgment
    It is likely that the food crisis will bring IS-K at least 500 recruits by 9 July 2023.
    ```

    ```judgment
    It is likely that IS-K planned the attack of 18 June 2022.
    ```

    ## When to ignore

    Never for a forecast; a judgment about the past or present is not reported.
    """
    open_ended = [item for item in document.assessment.judgments if _unbounded(document, item)]
    if not open_ended or _stated_for_all(document):
        return
    example = _example(document)
    dated = tuple(item.id for item in document.assessment.judgments if item.horizon is not None)[:5]
    for judgment in open_ended:
        yield Hit(
            span=judgment.span,
            message=f"judgment {judgment.number} has no horizon; say until when{example}",
            reason="no-horizon",
            judgment=judgment.id,
            evidence=dated,
        )


def _unbounded(document: Document, judgment: Judgment) -> bool:
    if judgment.horizon is not None or any(question.months or question.window for question in judgment.questions):
        return False
    passage = document.statement(judgment)
    cutoff = document.assessment.cutoff
    if not looks_ahead(passage) or _vague(passage) or _dated_ahead(document, passage):
        return False
    return run_out(passage, cutoff.day if cutoff else None) is None


def run_out(passage: Passage, cutoff: date | None) -> FoundDate | None:
    """A deadline in the statement that was over at the cut-off: "will hold it until 1 July" of the year before."""
    if cutoff is None or not looks_ahead(passage):
        return None
    leads = ("by", "until", "till", "before")
    over = (item for item in passage.dates if item.relation in leads and item.period is not None)
    return next((item for item in over if item.period is not None and item.period.last <= cutoff), None)


def _dated_ahead(document: Document, passage: Passage) -> bool:
    """Whether a date beyond the cut-off stands in the sentence in other words than a horizon's: "before about 2015"."""
    cutoff = document.assessment.cutoff
    day = cutoff.day if cutoff else None
    ends = [item.period.last for item in passage.dates if item.period is not None]
    return any(end > day for end in ends) if day else bool(ends)


def _example(document: Document) -> str:
    """What the other judgments do, or a date a year after the cut-off."""
    cutoff = document.assessment.cutoff
    day = cutoff.day if cutoff else None
    ends = [
        (item.number, item.horizon)
        for item in document.assessment.judgments
        if item.horizon is not None and item.horizon.end and day and item.horizon.end > day
    ]
    if ends:
        number, horizon = ends[0]
        return f" (judgment {number} runs to {horizon.end.day} {horizon.end:%B %Y})" if horizon.end else ""
    return ", as a date"


def _stated_for_all(document: Document) -> bool:
    """Whether a sentence about the product itself gives its horizon."""
    from estimative.text.phrases import horizon

    cutoff = document.assessment.cutoff
    for passage in document.passages:
        if passage.block.role not in ("context", "metadata", "summary", "title"):
            continue
        lowered = passage.text.lower()
        if any(f"this {name}" in lowered or f"our {name}" in lowered for name in _SCOPES):
            found = horizon.find(passage.text, cutoff.day if cutoff else None)
            if found is not None:
                return True
    return False


_VAGUE = listed(
    """
    in the near term / near term / near-term / over the near term / in the short term / short term
    in the medium term / in the long term / over the long term / long term / longer term / before long / soon
    sooner or later / in the foreseeable future / for the foreseeable future / foreseeable future
    in the coming months / in the coming years / in coming months / in coming years / in the coming weeks
    in coming weeks / over the coming months / over the coming years / over the coming weeks / eventually
    in due course / in time / for the time being / in the not too distant future / in the years ahead
    in the months ahead / in the near future / near future / in the next few years / in the next few months
    over the next few years / over the next few months / over the next several years
    over the next several months / over the next few weeks / in the next several years
    """
)
_LOOSE = frozenset({"short term", "long term", "longer term", "near term", "near-term", "in time", "soon"})
_NOT_TIME = vocabulary(
    "as too how goals goal planning investment damage effects effect interests interest strategy objectives "
    "solution for"
)


def _vague(passage: Passage) -> tuple[int, int] | None:
    """First and last word of a time that no calendar knows."""
    words = passage.words
    for first, end, phrase in _VAGUE.find(words):
        loose = phrase in _LOOSE and (words.at(first - 1) in _NOT_TIME or words.at(end) in _NOT_TIME)
        if not loose:
            return first, end - 1
    return None


@rule("J202", "horizon-not-computable", severity="warning", since="0.1", standard="ICD 203 D.6.e(2)")
def horizon_not_computable(document: Document) -> Iterator[Hit]:
    """A horizon that cannot be turned into a date: "in the near term", "before long".

    ## Why

    Readers of "soon" mean anything from days to years. A date costs a few letters and makes the judgment resolvable
    (ICD 203 D.6.e(2)).

    ## Bad

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan in the near term.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan over the next 12 months.
    ```

    ## When to ignore

    Where a note defines the words for the product ("near term: six months").
    """
    stated = {}
    for judgment in document.assessment.judgments:
        horizon = judgment.horizon
        ahead = horizon is not None and looks_ahead(document.statement(judgment))
        if horizon is not None and ahead and horizon.end is None and horizon.months is None:
            stated[document.statement(judgment).sentence.span.start] = judgment
            if _vague(document.statement(judgment)) is None:
                yield _hit(document, judgment)
    for passage in document.prose("summary", "judgment", "context", "implications", "alternatives"):
        predicts = passage.sentence.span.start in stated or passage.terms or looks_ahead(passage)
        found = _vague(passage) if predicts else None
        if found is not None and not _defined(document, passage, found):
            shown = passage.text[passage.words.starts[found[0]] : passage.words.ends[found[1]]]
            yield Hit(
                span=passage.word_span(*found),
                message=f"“{shown}” cannot be turned into a date; say until when",
                reason="vague-horizon",
                judgment=passage.block.judgment,
            )


def _hit(document: Document, judgment: Judgment) -> Hit:
    assert judgment.horizon is not None
    shown = judgment.horizon.text
    undated = document.assessment.cutoff is None or document.assessment.cutoff.day is None
    why = (
        "; the cut-off it would run from is missing or ambiguous"
        if undated and judgment.horizon.anchor == "cutoff"
        else ""
    )
    message = f"“{shown}” cannot be turned into a date; say until when{why}"
    return Hit(span=judgment.horizon.span, message=message, reason="vague-horizon", judgment=judgment.id)


def _defined(document: Document, passage: Passage, found: tuple[int, int]) -> bool:
    """Whether the document says what its vague words mean: "near term (six months)", "near term means"."""
    words = passage.words
    phrase = " ".join(words.text[found[0] : found[1] + 1]).removeprefix("in the ").removeprefix("over the ")
    return any(
        document.says(f"{phrase}{mark}")
        for mark in (" means", " is defined", "” means", '" means', " (defined", " (the next", " (up to")
    )
