"""S308, S309, S310, S312, S316: the age of sources, their grades, and the list of them."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary
from estimative.model.findings import Edit, Fix
from estimative.model.sources import Report
from estimative.model.spans import Span

_NOW = vocabulary("currently recently now lately ongoing")
_OLD = 183
"""Days before the cut-off after which a report says nothing of "currently"."""


@rule("S308", "stale-source", severity="warning", since="0.2", standard="ICD 206; ICD 203 D.6.c")
def stale_source(document: Document) -> Iterator[Hit]:
    """A statement about now that rests on a report more than six months older than the cut-off.

    ## Why

    "Currently" is a claim about the day of the cut-off. An old report can only say how it was.

    ## Bad

    ```sources
    [^un]: UN, 20 June 2021, "Briefing", <https://example.org/un> (A2)

    Context
    -------

    The posts are currently held by the Taliban. [^un]
    ```

    ## Good

    ```sources
    [^un]: UN, 20 June 2022, "Briefing", <https://example.org/un> (A2)

    Context
    -------

    The posts are currently held by the Taliban. [^un]
    ```

    ## When to ignore

    Where a newer report says the same.
    """
    cutoff = document.assessment.cutoff
    if cutoff is None or cutoff.day is None:
        return
    old = {
        item.id: item
        for item in document.assessment.references
        if item.published is not None and (cutoff.day - item.published).days > _OLD
    }
    for passage in document.having(_NOW) if old else ():
        words = passage.words
        cited = [item.key for item in passage.sentence.citations]
        if not cited or any(key not in old for key in cited) or passage.dates:
            continue
        at = next(at for at, word in enumerate(words.text) if word in _NOW)
        newest = max(item for key in cited if (item := old[key].published) is not None)
        message = (
            f"“{words.text[at]}” rests on a report of {newest.day} {newest:%B %Y}; say as of when, or find a newer"
        )
        yield passage.hit(words.starts[at], words.ends[at], message, "older-than-claim")


def _definitions(document: Document) -> Iterator[tuple[Report, Span]]:
    """The sources defined in footnotes of the document, and the definition of each."""
    known = {item.id: item for item in document.assessment.references}
    for block in document.assessment.role("source") if known else ():
        text = document.source.slice(block.span)
        if text.startswith("[^") and "]:" in text:
            report = known.get(text[2 : text.index("]:")])
            if report is not None:
                yield report, block.span


def _line(document: Document, span: Span) -> Span:
    """The definition without its line end."""
    return Span(span.start, span.start + len(document.source.data[span.start : span.end].rstrip()))


@rule("S309", "ungraded-source", severity="info", since="0.2", standard="ICD 206; NATO AJP-2.1")
def ungraded_source(document: Document) -> Iterator[Hit]:
    """Sources without a grade in a list that grades others.

    One finding, at the first of them.

    ## Why

    A grade for some invites the reader to trust the rest as well. ICD 206 asks for a description that lets the reader
    judge each.

    ## Bad

    ```sources
    [^un]: UN, 20 June 2022, "Briefing", <https://example.org/un> (A2)
    [^afp]: AFP, 21 June 2022, "Raid in the capital", <https://example.org/afp>

    Context
    -------

    The raid was reported abroad. [^afp]
    ```

    ## Good

    ```sources
    [^un]: UN, 20 June 2022, "Briefing", <https://example.org/un> (A2)
    [^afp]: AFP, 21 June 2022, "Raid in the capital", <https://example.org/afp> (B2)

    Context
    -------

    The raid was reported abroad. [^afp]
    ```

    ## When to ignore

    Where the ungraded ones are laws or maps.
    """
    defined = list(_definitions(document))
    missing = [(item, span) for item, span in defined if not str(item.grade)]
    if missing and len(missing) < len(defined):
        message = f"{len(missing)} of {len(defined)} sources carry no grade: {', '.join(i.id for i, _ in missing[:5])}"
        yield Hit(span=_line(document, missing[0][1]), message=message, reason="ungraded",
                  evidence=tuple(item.id for item, _ in missing[:50]))  # fmt: skip


_DIAGONAL = frozenset({"A1", "B2", "C3", "D4", "E5", "F6"})


@rule("S310", "grades-alike", severity="info", since="0.2", standard="NATO AJP-2.1")
def grades_alike(document: Document) -> Iterator[Hit]:
    """Four or more sources that all have one grade, or all lie on the diagonal A1, B2, C3.

    ## Why

    Reliability of a source and credibility of an item are two questions. Grades that never part them were given by
    habit; studies of graders since the 1960s have found just that.

    ## Bad

    ```sources
    [^un]: UN, 20 June 2022, "Briefing", <https://example.org/un> (B2)
    [^b]: AFP, 21 June 2022, "Raid", <https://example.org/b> (B2)
    [^c]: Dawn, 22 June 2022, "Raid", <https://example.org/c> (B2)
    [^d]: Reuters, 23 June 2022, "Raid", <https://example.org/d> (B2)

    Context
    -------

    The raid was reported abroad. [^b] [^c] [^d]
    ```

    ## Good

    ```sources
    [^un]: UN, 20 June 2022, "Briefing", <https://example.org/un> (A2)
    [^b]: AFP, 21 June 2022, "Raid", <https://example.org/b> (B2)
    [^c]: Dawn, 22 June 2022, "Raid", <https://example.org/c> (B3)
    [^d]: Reuters, 23 June 2022, "Raid", <https://example.org/d> (B2)

    Context
    -------

    The raid was reported abroad. [^b] [^c] [^d]
    ```

    ## When to ignore

    Where all sources are issues of one publication.
    """
    graded = [(item, span) for item, span in _definitions(document) if len(str(item.grade)) == 2]
    grades = {str(item.grade) for item, _ in graded}
    if len(graded) >= 4 and (len(grades) == 1 or grades <= _DIAGONAL):
        shown = f"all {len(graded)} are {grades.pop()}" if len(grades) == 1 else "every grade is on the diagonal"
        message = f"{shown}; grade the reliability of the source and the credibility of the item apart"
        yield Hit(span=_line(document, graded[0][1]), message=message, reason="grades-alike")


_SUMMARY_CUES = (
    "source summary",
    "summary of sources",
    "sources and methods",
    "our sources",
    "this assessment draws on",
    "this assessment rests on",
    "this product draws on",
    "we relied on",
    "note on sources",
    "sourcing",
    "quality of the sources",
    "source base",
    "information base",
)
_MANY = 6


@rule("S312", "no-source-summary", severity="info", since="0.2", standard="ICD 206")
def no_source_summary(document: Document) -> Iterator[Hit]:
    """Six or more sources are cited and no statement sums up how good they are.

    ## Why

    ICD 206 asks for a source summary statement: which sources matter most, how they agree, what is weak. A list of
    notes does not say it.

    ## Bad

    ```sources
    [^un]: UN, 20 June 2022, "Briefing", <https://example.org/un> (A2)
    [^b]: AFP, 21 June 2022, "Raid", <https://example.org/b> (B2)
    [^c]: Dawn, 22 June 2022, "Raid", <https://example.org/c> (B3)
    [^d]: Reuters, 23 June 2022, "Raid", <https://example.org/d> (B2)
    [^e]: Tolo, 23 June 2022, "Raid", <https://example.org/e> (C2)
    [^f]: Amu, 23 June 2022, "Raid", <https://example.org/f> (C3)

    Context
    -------

    The raid was reported abroad [^b] [^c] [^d] and in the country. [^e] [^f]
    ```

    ## Good

    ```sources
    [^un]: UN, 20 June 2022, "Briefing", <https://example.org/un> (A2)
    [^b]: AFP, 21 June 2022, "Raid", <https://example.org/b> (B2)
    [^c]: Dawn, 22 June 2022, "Raid", <https://example.org/c> (B3)
    [^d]: Reuters, 23 June 2022, "Raid", <https://example.org/d> (B2)
    [^e]: Tolo, 23 June 2022, "Raid", <https://example.org/e> (C2)
    [^f]: Amu, 23 June 2022, "Raid", <https://example.org/f> (C3)

    Context
    -------

    Source summary: the UN saw the site itself; the press [^b] [^c] [^d] repeats the police. [^e] [^f]
    ```

    ## When to ignore

    Where the statement stands in a controlled annex.
    """
    if len(document.assessment.references) < _MANY or any(cue in document.lowered for cue in _SUMMARY_CUES):
        return
    cited = {item.key for passage in document.passages for item in passage.sentence.citations}
    used = [item for item in document.assessment.references if item.id in cited]
    if len(used) >= _MANY:
        message = f"{len(used)} sources and no summary of them; say which carry the judgments and which are weak"
        yield Hit(span=document.top(), message=message, reason="no-source-summary")


@rule("S316", "source-not-cited", severity="info", fix="suggested", since="0.2", standard="ICD 206")
def source_not_cited(document: Document) -> Iterator[Hit]:
    """A source that is defined and never cited.

    ## Why

    Either a statement lost its source, or the list looks longer than the evidence is.

    ## Bad

    ```sources
    [^un]: UN, 20 June 2022, "Briefing", <https://example.org/un> (A2)
    [^afp]: AFP, 21 June 2022, "Raid in the capital", <https://example.org/afp> (B2)
    ```

    ## Good

    ```sources
    [^un]: UN, 20 June 2022, "Briefing", <https://example.org/un> (A2)
    ```

    ## When to ignore

    In a list for further reading.
    """
    defined = list(_definitions(document))
    if not defined:
        return
    cited = {item.key for passage in document.passages for item in passage.sentence.citations}
    if "" in cited or not cited & {report.id for report, _ in defined}:
        return
    for report, span in defined:
        if report.id not in cited:
            fix = Fix("suggested", "delete the definition", (Edit(span, ""),))
            message = f"the source {report.id} is cited nowhere; cite it where it belongs or take it off the list"
            yield Hit(span=_line(document, span), message=message, reason="never-cited", fix=fix)
