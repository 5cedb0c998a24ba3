"""E117, E118: whose estimate it is."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import SPOKEN, cites, reported
from estimative.lint.rule import Hit, rule
from estimative.lint.words import Phrases, Words, vocabulary

_HEARSAY = Phrases[bool](
    dict.fromkeys(
        (
            "reportedly",
            "allegedly",
            "purportedly",
            "it is claimed",
            "it is being claimed",
            "it has been claimed",
            "it is alleged",
            "it is rumoured",
            "it is rumored",
            "there are claims that",
            "there are rumours",
            "there are rumors",
        ),
        True,
    )
)
_ANCHORS = vocabulary("reportedly allegedly purportedly claimed claims alleged rumoured rumored rumours rumors")
_NAMED = vocabulary("according told said says cited citing confirmed denied verified unverified graded by")


@rule("E117", "unweighed-hearsay", severity="info", since="0.2", standard="ICD 203 D.6.e(1); Berkeley Protocol 208")
def unweighed_hearsay(document: Document) -> Iterator[Hit]:
    """ "Reportedly" or "it is claimed" with neither the speaker nor a source.

    ## Why

    Kent put such words among those that pass a doubt on without its size. The reader needs who says so, how good that
    source is, and who says otherwise.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara. [^un] Two of them reportedly came from Kunar.
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara. [^un] Two of them came from Kunar, the police said. [^un]
    ```

    ## When to ignore

    Where the paragraph has named the reports before.
    """
    for passage in document.having(_ANCHORS, "evidence", "summary", "judgment", "context"):
        words = passage.words
        found = next(_HEARSAY.find(words), None)
        if found is None or cites(passage) or not _NAMED.isdisjoint(words.text):
            continue
        start, end = words.starts[found[0]], words.ends[found[1] - 1]
        message = f"“{passage.text[start:end]}”: by whom? Name the speaker, the source and its grade"
        yield passage.hit(start, end, message, "hearsay")


@rule("E118", "estimate-in-evidence", severity="info", since="0.2", standard="ICD 203 D.6.e(3)")
def estimate_in_evidence(document: Document) -> Iterator[Hit]:
    """An estimative term in a sourced evidence bullet, in the analyst's own voice.

    ## Why

    ICD 203 D.6.e(3) keeps information apart from judgments. A likelihood under a source reads as the source's, and as
    evidence for the judgment above it is the judgment again.

    ## Bad

    ```evidence
    - On 4 July 2022 gunmen shot at a bus in Herat. [^un] The hunger is likely to push men into armed bands. [^un]
    ```

    ## Good

    ```evidence
    - On 4 July 2022 gunmen shot at a bus in Herat. [^un] The UN says it is likely that hunger pushes men to arms. [^un]
    ```

    ## When to ignore

    Where the bullet is a judgment of its own and the list mixes the two on purpose.
    """
    if not any(judgment.term for judgment in document.assessment.judgments):
        return
    for passage in document.prose("evidence"):
        if passage.block.kind == "bullet" and passage.terms and passage.block.span.start in document.cited_blocks:
            term = passage.terms[0]
            if not _anothers(passage, term.start):
                shown = passage.text[term.start : term.end]
                message = f"“{shown}” among the evidence: make it a judgment, or say whose estimate it is"
                yield passage.hit(term.start, term.end, message, "estimate-in-evidence")


def _anothers(passage: Passage, start: int) -> bool:
    """Whether the sentence hands the estimate to somebody: it names a speaker, or a verb of saying governs it."""
    words: Words = passage.words
    index = next((at for at, place in enumerate(words.starts) if place >= start), 0)
    return not _SAID.isdisjoint(words.text) or reported(words, index, passage.text)


_SAID = (SPOKEN - vocabulary("report reports motive motives interview interviews")) | vocabulary(
    "estimates estimated estimate judged judges assesses assessed considers considered finds found"
)
