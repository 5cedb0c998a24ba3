"""J208, J210: judgments against the summary, and the confidence behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.stems import stems
from estimative.lint.words import Phrases
from estimative.model.judgments import Judgment
from estimative.model.spans import Span

_THREATS = Phrases[bool](
    dict.fromkeys(
        (
            "threaten to",
            "threatens to",
            "is poised to",
            "are poised to",
            "is set to",
            "are set to",
            "looks set to",
            "will",
        ),
        True,
    )
)


@rule("J208", "summary-and-judgments", severity="warning", since="0.1", standard="ICD 203 D.6.e(6)")
def summary_and_judgments(document: Document) -> Iterator[Hit]:
    """A summary that leaves out a key judgment, or states one without its likelihood.

    ## Why

    Many readers see nothing but the summary. ICD 203 D.6.e(6) wants the main message up front and the same
    throughout; a threat named there without a likelihood sounds more certain than the judgment behind it.

    ## Bad

    ```summary
    Gunmen attacked the gurdwara in Kabul, killing two people.
    ```

    ## Good

    ```summary
    IS-K is likely to carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Where the summary says where the judgments stand and is meant to hold none of them.
    """
    summary = [passage for passage in document.prose("summary") if passage.text.strip()]
    judgments = document.assessment.judgments
    if not summary or not judgments or _same(document):
        return
    said = set[str]().union(*(stems(passage.words) for passage in summary))
    own = [(item, stems(document.statement(item).words)) for item in judgments]
    spread = Counter(stem for _, found in own for stem in found)
    names = {stem for stem, count in spread.items() if count == len(judgments) > 1}
    missing = [item for item, found in own if found - names and not (found - names) & said]
    top = Span(summary[0].sentence.span.start, summary[0].sentence.span.end)
    if missing:
        which = ", ".join(str(item.number) for item in missing)
        message = f"the summary says nothing of key judgment{'s' if len(missing) > 1 else ''} {which}"
        yield Hit(span=top, message=message, reason="judgment-omitted", evidence=tuple(item.id for item in missing))
    if len(missing) < len(judgments) and any(item.term for item in judgments):
        yield from _without_likelihood(summary, top)


def _same(document: Document) -> bool:
    """Whether the judgments themselves stand in the summary's section: under the same heading as its paragraphs."""
    heading, starts = -1, {item.span.start for item in document.assessment.judgments}
    summaries, judged = set(), set()
    for block in document.assessment.blocks:
        if block.kind == "heading":
            heading = block.span.start
        elif block.role == "summary":
            summaries.add(heading)
        elif any(sentence.span.start in starts for sentence in block.sentences):
            judged.add(heading)
    return bool(summaries & judged)


def _without_likelihood(summary: list[Passage], top: Span) -> Iterator[Hit]:
    """Sentences that look ahead without a term; or the summary as a whole, where it has no term at all."""
    flat = []
    for passage in summary:
        found = next(_THREATS.find(passage.words), None) if not passage.terms else None
        if found is not None and passage.words.at(found[0]) != "will":
            flat.append(passage.word_span(found[0], found[1] - 1))
    for span in flat:
        yield Hit(
            span=span,
            message="the summary states a threat with no likelihood; give the judgment's own term",
            reason="no-likelihood",
        )
    if not flat and not any(passage.terms for passage in summary):
        message = "the summary gives no likelihood for any key judgment; carry their terms over"
        yield Hit(span=top, message=message, reason="no-likelihood")


_MANY = 5
"""Up to so many judgments each is reported; a longer list without any confidence gets one finding."""


@rule(
    "J210",
    "no-confidence",
    severity="warning",
    since="0.1",
    standard="ICD 203 D.6.e(2); PHIA Analytical Confidence Rating",
)
def no_confidence(document: Document) -> Iterator[Hit]:
    """A key judgment without a confidence level, or a level without its reason.

    One statement for the whole product ("our confidence in these judgments is moderate, because …") is enough. A
    document of more than five judgments and no confidence at all gets one finding.

    ## Why

    ICD 203 D.6.e(2) asks for the basis of the uncertainty: the strength of the sources and what is missing. PHIA asks
    for an Analytical Confidence Rating with a statement.

    ## Bad

    ```confidence
    Confidence: low.
    ```

    ## Good

    ```confidence
    Confidence: low. All counts go back to one monitor of the group's own claims.
    ```

    ## When to ignore

    In a product type whose rules forbid confidence levels.
    """
    judgments = document.assessment.judgments
    bare = [item for item in judgments if item.confidence is None]
    if bare and not _confidence_for_all(document):
        if len(bare) == len(judgments) > _MANY:
            message = (
                f"none of the {len(judgments)} judgments has a confidence level; add them with reasons, or one for all"
            )
            yield Hit(
                span=bare[0].span, message=message, reason="no-confidence", evidence=tuple(item.id for item in bare)
            )
        else:
            yield from (_lacking(item) for item in bare)
    for item in judgments:
        confidence = item.confidence
        if confidence is not None and confidence.reason is None and not item.span.covers(confidence.span):
            message = f"“{confidence.text}” gives no reason; say what the sources are and what is missing"
            yield Hit(span=confidence.span, message=message, reason="no-basis", judgment=item.id)


def _lacking(judgment: Judgment) -> Hit:
    message = f"judgment {judgment.number} has no confidence level; add “Confidence: …” with its reason, apart"
    return Hit(span=judgment.span, message=message, reason="no-confidence", judgment=judgment.id)


def _confidence_for_all(document: Document) -> bool:
    """Whether a statement of confidence stands outside the judgments and speaks for all of them."""
    for passage in document.passages:
        if passage.legend or passage.block.judgment or "onfidence" not in passage.text:
            continue
        words = set(passage.words.text)
        level = words & {"high", "moderate", "low", "medium"}
        if level and (
            words & {"our", "overall", "analytic", "analytical", "judgments", "judgements", "assessment"}
            or passage.block.role == "confidence"
        ):
            return True
    return _one_line_for_all(document)


_SINGLE = ("judgment ", "judgement ", "judgment: ", "kj ")


def _one_line_for_all(document: Document) -> bool:
    """Whether the only line of confidence is the product's: "Analytical confidence: Moderate. …" below the list.

    Where each judgment has a heading of its own, a line under one of them speaks for that one.
    """
    headings = [
        document.source.slice(item.body).lower() for item in document.assessment.blocks if item.kind == "heading"
    ]
    if any(name in title and title[-1:].isdigit() for title in headings for name in _SINGLE):
        return False
    stated = {item.span.start for item in document.assessment.judgments}
    lines = [
        passage
        for passage in document.passages
        if "onfidence" in passage.text
        and not passage.legend
        and passage.sentence.span.start not in stated
        and "confidence" in passage.words.text[1:3]
        and passage.words.at(0) in _WHOLE
        and _LEVELS & set(passage.words.text)
    ]
    return len(lines) == 1


_WHOLE = frozenset({"analytic", "analytical", "overall", "our"})
_LEVELS = frozenset({"high", "moderate", "low", "medium"})
