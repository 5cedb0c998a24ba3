"""D702, D703: where the main message stands, and where figures come from."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.lint.stems import stems
from estimative.model.assessments import Block
from estimative.model.spans import Span


@rule("D702", "message-late", severity="info", since="0.2", standard="ICD 203 D.6.e(6)")
def message_late(document: Document) -> Iterator[Hit]:
    """A summary whose first paragraph states no judgment.

    ## Why

    ICD 203 D.6.e(6) wants the main message where the reader meets it. Many read the first paragraph only.

    ## Bad

    ```summary
    The province has four roads and a long history of trade. [^un]

    IS-K will likely carry out at least 60 attacks in Afghanistan by 9 July 2023. [^un]
    ```

    ## Good

    ```summary
    IS-K will likely carry out at least 60 attacks in Afghanistan by 9 July 2023. [^un]
    ```

    ## When to ignore

    Where the first paragraph says why the paper was asked for.
    """
    judgments = document.assessment.judgments
    blocks = [item for item in document.assessment.role("summary") if item.sentences and item.kind != "heading"]
    if len(blocks) < 2 or not judgments or len({item.judgment for item in blocks}) > 1:
        return
    first = document.in_block(blocks[0])
    if any(item.terms or item.legend for item in first):
        return
    said: set[str] = set().union(*(stems(item.words) for item in first))
    if all(len(said & stems(document.statement(item).words)) < 2 for item in judgments[:20]):
        message = "the summary opens without a judgment; put the main message first"
        yield Hit(span=first[0].sentence.span, message=message, reason="message-late")


_SOURCED = ("source", "data:", "credit", "from ", "[^", "©")


@rule("D703", "figure-without-source", severity="info", since="0.2", standard="ICD 203 D.6.e(9)")
def figure_without_source(document: Document) -> Iterator[Hit]:
    """A picture, map or chart with no source in its caption or next to it.

    ## Why

    ICD 203 D.6.e(9) asks for visual information where it helps; a curve without its data cannot be checked or drawn
    again.

    ## Bad

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    Context
    -------

    ![Claims by month](claims.png)
    ```

    ## Good

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    Context
    -------

    ![Claims by month; source: UN briefing of 20 June 2022](claims.png)
    ```

    ## When to ignore

    For a logo or a decoration.
    """
    if "![" not in document.lowered:
        return
    blocks = [item for item in document.assessment.blocks if item.kind not in ("blank", "footnote")]
    for number, block in enumerate(blocks):
        if block.kind != "paragraph" or not _is_picture(document, block):
            continue
        near = blocks[number : number + 2]
        text = " ".join(document.source.slice(item.span)[:2000].lower() for item in near)
        if not any(cue in text for cue in _SOURCED):
            message = "a figure without a source; say what data it shows, whose, and as of when"
            yield Hit(span=Span(block.body.start, block.body.end), message=message, reason="no-source")


def _is_picture(document: Document, block: Block) -> bool:
    text = document.source.slice(block.body).lstrip()
    return text.startswith("![") and "](" in text
