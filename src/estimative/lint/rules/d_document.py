"""D701, D705: what the document says of itself, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule


@rule("D701", "document-data", severity="warning", since="0.1", standard="ICD 206; ICD 203 D.6.e(6)")
def document_data(document: Document) -> Iterator[Hit]:
    """Title, producer, publication date or likelihood scale missing.

    One finding for the document, which also names a missing edition.

    ## Why

    A later reader has to know who said it, when, in which edition and by which scale. Without them a product can be
    neither cited nor scored.

    ## Bad

    ```metadata
    producer:
    published:
    ```

    ## Good

    ```metadata
    producer: Example desk
    published: 2022-07-11
    ```

    ## When to ignore

    In a fragment that will be pasted into a product.
    """
    data = document.assessment.metadata
    missing = [
        name
        for name, value in (("title", data.title), ("producer", data.producer), ("publication date", data.published))
        if value is None
    ]
    estimates = any(item.terms for item in document.assessment.judgments)
    if (
        estimates
        and document.declared is None
        and not document.unknown_scale
        and not any(item.legend for item in document.passages)
    ):
        missing.append("likelihood scale")
    if not missing or not document.lowered.strip():
        return
    if data.edition is None:
        missing.append("edition")
    listed = ", ".join(missing[:-1]) + (" and " if len(missing) > 1 else "") + missing[-1]
    yield Hit(
        span=document.top(),
        message=f"the document does not state its {listed}",
        reason="missing:" + ",".join(missing).replace(" ", "-"),
    )


_ELSEWHERE = frozenset({"cutoff", "no-cutoff", "scale", "unannounced"})
"""Problems that T501, T508 and E101 report, and the note that judgments were recognised by their words alone."""


@rule("D705", "unreadable-part", severity="error", since="0.1")
def unreadable_part(document: Document) -> Iterator[Hit]:
    """Something that could not be read as what it should be: front matter, a date, a key of a question block.

    The parser keeps every other part and guesses nothing; this rule says where it gave up.

    ## Why

    A question that is misread resolves to the wrong answer later, long after anybody could notice.

    ## Bad

    ````question
    ```question
    measure: attacks
    window: 12 months
    series: [UN-SG-AFG]
    note: shared by days
    colour: red
    ```
    ````

    ## Good

    ````question
    ```question
    measure: attacks
    actor: IS-K
    country: AFG
    window: 12 months
    test: ">= 60"
    series: [UN-SG-AFG]
    note: shared by days
    ```
    ````

    ## When to ignore

    Never; mend it or take it out.
    """
    if not document.lowered.strip("\ufeff \t\r\n\f\v\x00\u00a0"):
        yield Hit(span=document.top(), message="the file is empty: there is nothing to check", reason="empty")
        return
    for problem in document.assessment.problems:
        if problem.code in _ELSEWHERE:
            continue
        yield Hit(span=problem.span, message=problem.message, reason=problem.code or "unreadable")
