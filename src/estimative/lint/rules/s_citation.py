"""S301, S302, S303, S307: that every claim has a source, that the source exists, and that it could be known."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.stems import stems
from estimative.model.assessments import Block, Citation
from estimative.model.spans import Span


@rule("S301", "no-source", severity="error", since="0.1", standard="ICD 206; ICD 203 D.6.e(1)")
def no_source(document: Document) -> Iterator[Hit]:
    """An evidence bullet, or a factual paragraph of the summary, without a source.

    A summary's facts need no source of their own when a sourced bullet below says the same. A document that cites
    nothing at all gets one finding.

    ## Why

    ICD 206 asks for a source for every substantive fact, ICD 203 D.6.e(1) for its quality. A bullet without one
    cannot be checked, and often it only repeats the judgment.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    - The attacks are meant to shake trust in the new rulers.
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    - The UN reads the attacks as meant to shake trust in the new rulers. [^un]
    ```

    ## When to ignore

    In a product whose sources are listed in a separate, controlled annex.
    """
    evidence = [block for block in document.assessment.role("evidence") if block.sentences]
    if not document.cited_blocks:
        if evidence:
            span = Span(evidence[0].sentences[0].span.start, evidence[0].sentences[0].span.end)
            yield Hit(span=span, message="no evidence in this document cites a source", reason="no-source-anywhere")
        return
    for block in evidence:
        if block.span.start not in document.cited_blocks and not _introduces(document, block):
            span = Span(block.sentences[0].span.start, block.sentences[-1].span.end)
            message = "this evidence has no source; cite one, or drop it if it only repeats the judgment"
            yield Hit(span=span, message=message, reason="bullet-without-source", judgment=block.judgment)
    yield from _summary(document, evidence)


def _introduces(document: Document, block: Block) -> bool:
    """Whether the block only announces what follows it: it ends in a colon."""
    return document.source.slice(block.body).rstrip().endswith(":")


_PRODUCT = frozenset({"this", "assessment"})
"""Words of a sentence about the product itself, which needs no source."""


def _summary(document: Document, evidence: list[Block]) -> Iterator[Hit]:
    """The first unsupported factual sentence of each summary paragraph that cites nothing."""
    if not evidence:
        return
    backed: set[str] | None = None
    done: set[Span] = set()
    for passage in document.prose("summary"):
        if passage.block.span in done or passage.block.span.start in document.cited_blocks or passage.terms:
            continue
        if backed is None:
            backed = set().union(
                *(
                    stems(item.words)
                    for item in document.prose("evidence")
                    if item.block.span.start in document.cited_blocks
                )
            )
        if "edition" in passage.words.text or _PRODUCT.issubset(passage.words.text):
            continue
        own = stems(passage.words)
        if len(own) > 2 and len(own & backed) < 0.75 * len(own):
            done.add(passage.block.span)
            message = "the summary states this without a source; cite one, or carry the fact into the evidence"
            yield Hit(span=passage.sentence.span, message=message, reason="summary-without-source")


_REACH = 3
"""Sentences that one citation at the end of a bullet may cover besides its own before the rule speaks."""


@rule("S302", "citation-stretched", severity="warning", since="0.1", standard="ICD 206")
def citation_stretched(document: Document) -> Iterator[Hit]:
    """One citation at the end of a bullet of more than three sentences.

    ## Why

    ICD 206 ties a source to the statement it supports. After three sentences nobody can tell which of them the last
    source is for.

    ## Bad

    ```evidence
    - It is as in the Sahel. Young men have no work. Wages are paid in food. The group pays US$300 a month. [^un]
    ```

    ## Good

    ```evidence
    - Young men have no work. [^un] Wages are paid in food. The group pays fighters US$300 a month. [^un]
    ```

    ## When to ignore

    Where the whole bullet paraphrases one passage of one report.
    """
    for block in document.assessment.role("evidence"):
        cited = [index for index, sentence in enumerate(block.sentences) if sentence.citations]
        if len(cited) == 1 and cited[0] >= _REACH:
            span = Span(block.sentences[0].span.start, block.sentences[cited[0] - 1].span.end)
            message = f"{cited[0]} sentences stand before the only source of this bullet; cite the source of each"
            yield Hit(span=span, message=message, reason="sentences-uncovered", judgment=block.judgment)


@rule("S303", "placeholder-source", severity="error", since="0.1", standard="ICD 206")
def placeholder_source(document: Document) -> Iterator[Hit]:
    """A placeholder where a source should be, or the id of a source that is defined nowhere.

    ## Why

    "(source)" tells the reader that there is one and not which. ICD 206 asks for publisher, date and enough to find
    it again.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul. (source)
    ```

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^afp]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ```

    ## When to ignore

    In a draft, while the sources are still being filled in.
    """
    known = {item.id for item in document.assessment.references}
    listed = _listed(document)
    lost: list[tuple[Passage, Citation]] = []
    for passage in document.passages:
        for citation in passage.sentence.citations:
            if citation.kind == "placeholder":
                message = f"“{citation.text}” stands for a source that is not there; name publisher, date and address"
                yield Hit(span=citation.span, message=message, reason="placeholder", judgment=passage.block.judgment)
            elif citation.kind in ("footnote", "key") and not _defined(citation, known, listed):
                lost.append((passage, citation))
    if lost and not known and not listed and all(citation.key.isdigit() for _, citation in lost):
        message = f"{len(lost)} citations by number, and the document has no list of sources"
        yield Hit(span=lost[0][1].span, message=message, reason="no-source-list")
        return
    for passage, citation in lost:
        message = f"no source is called “{citation.key}”; define it in a footnote or in sources.yaml"
        yield Hit(span=citation.span, message=message, reason="unknown-source", judgment=passage.block.judgment)


def _listed(document: Document) -> dict[str, int]:
    """The numbers that head a line of a source list, "[2] Name of the outlet", and where: whatever the parser made of
    it.
    """
    if "[" not in document.lowered:
        return {}
    found: dict[str, int] = {}
    source, data = document.source, document.source.data
    for passage in document.passages:
        for citation in passage.sentence.citations:
            if citation.kind != "key" or not citation.key.isdigit():
                continue
            start, end = citation.span.start, citation.span.end
            line = data[data.rfind(b"\n", 0, start) + 1 : start].strip()
            rest = data[end : end + 80].split(b"\n", 1)[0].strip(b" \t\r.:")
            if not line and rest and source.position(start)[0] not in (1,):
                found.setdefault(citation.key, start)
    return found


def _defined(citation: Citation, known: set[str], listed: dict[str, int]) -> bool:
    """Whether a citation needs no definition (a source named in the text) or has one, each of several numbers."""
    if citation.text.startswith("(") or citation.key in known:
        return True
    numbers = "".join(letter if letter.isdigit() else " " for letter in citation.key).split()
    several = bool(numbers) and not any(letter.isalpha() for letter in citation.key)
    return several and all(number in known or number in listed for number in numbers)


@rule("S307", "source-after-cutoff", severity="error", since="0.1", standard="ICD 203 D.6.c")
def source_after_cutoff(document: Document) -> Iterator[Hit]:
    """A source published after the intelligence cut-off and cited as evidence.

    ## Why

    The cut-off promises what the product could know. One later source breaks the promise for all of it, and a later
    reader scores the judgment with hindsight.

    ## Bad

    ```sources
    [^un]: UN, 27 October 2022, "Briefing", <https://example.org/un> (A2)
    ```

    ## Good

    ```sources
    [^un]: UN, 5 July 2022, "Briefing", <https://example.org/un> (A2)
    ```

    ## When to ignore

    When the later source is cited for background and the text says so.
    """
    cutoff = document.assessment.cutoff
    if cutoff is None or cutoff.day is None:
        return
    late = {item.id: item for item in document.assessment.references if item.published and item.published > cutoff.day}
    if not late:
        return
    for passage in document.passages:
        for citation in passage.sentence.citations:
            report = late.get(citation.key)
            if report is not None and report.published is not None:
                day = f"{report.published.day} {report.published:%B %Y}"
                message = (
                    f"{report.id} was published on {day}, after the cut-off of {cutoff.day.day} {cutoff.day:%B %Y}"
                )
                yield Hit(
                    span=citation.span,
                    message=message,
                    reason="published-after-cutoff",
                    judgment=passage.block.judgment,
                    evidence=(report.id,),
                )
