"""J213, J214: the condition of a judgment, and who does what where."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import number_written, reported
from estimative.lint.rule import Hit, rule
from estimative.lint.rules.j_horizon import looks_ahead
from estimative.lint.words import Words, vocabulary
from estimative.model.judgments import Judgment

_SET = vocabulary("even as what and or only but see ask asked unclear whether not decide determine know")
_EMPTY = vocabulary("any at not necessary possible so ever only needed required")


@rule("J213", "condition-without-likelihood", severity="info", since="0.2", standard="ICD 203 D.6.e(2)")
def condition_without_likelihood(document: Document) -> Iterator[Hit]:
    """A conditional forecast with no likelihood for its condition: "if left unchecked, …".

    Key judgments and evidence are looked at.

    ## Why

    Whether it will happen depends on two likelihoods and the sentence gives one at most. Is the "if" nearly certain or
    a remote case?

    ## Bad

    ```judgment
    If the Taliban pay their police, IS-K is unlikely to carry out at least 60 attacks by 9 July 2023.
    ```

    ## Good

    ```judgment
    If the Taliban pay their police, which is unlikely, IS-K is unlikely to carry out 60 attacks by 9 July 2023.
    ```

    ## When to ignore

    Where the condition is the reader's own choice.
    """
    stated = {item.span.start for item in document.assessment.judgments}
    for passage in document.having(("if", "unless"), "judgment", "evidence", "summary"):
        key = passage.sentence.span.start in stated
        if not key and (passage.block.role != "evidence" or not passage.block.judgment):
            continue
        at = _condition(passage)
        if at < 0 or len(passage.terms) > 1 or not (passage.terms or looks_ahead(passage)):
            continue
        if number_written(passage.text) or reported(passage.words, at, passage.text):
            continue
        start, end = passage.words.starts[at], passage.words.ends[min(at + 3, len(passage.words) - 1)]
        message = f"“{passage.text[start:end]} …”: how likely is that? Give the condition a likelihood of its own"
        yield passage.hit(start, end, message, "bare-condition")


def _condition(passage: Passage) -> int:
    """The index of the word that opens a condition, -1 for none: "even if" and "if any" are none."""
    words: Words = passage.words
    for at, word in enumerate(words.text):
        if word == "unless" or (word == "if" and words.at(at - 1) not in _SET and words.at(at + 1) not in _EMPTY):
            return at
    return -1


_ACTS = vocabulary(
    "attacks attack violence bombings kidnappings protests clashes incidents raids fighting unrest assassinations "
    "abductions strikes riots hostilities shelling"
)
_WIDE = vocabulary("worldwide global globally international world everywhere nationwide regional regionwide")
_TOWARDS = vocabulary("by against on upon from between among")
_POINTING = vocabulary("its their his her the these those this such group groups")


@rule("J214", "who-and-where", severity="warning", since="0.2", standard="ICD 203 D.6.e(6)")
def who_and_where(document: Document) -> Iterator[Hit]:
    """A judgment about acts that names neither who commits them nor where: "attacks will increase".

    ## Why

    Some attack somewhere always increases. A judgment that names no actor and no place can be neither used nor
    resolved.

    ## Bad

    ```judgment
    Attacks are likely to number at least 60 by 9 July 2023.
    ```

    ## Good

    ```judgment
    Attacks by IS-K in Afghanistan are likely to number at least 60 by 9 July 2023.
    ```

    ## When to ignore

    Where the heading of the judgment names actor and place.
    """
    for judgment in document.assessment.judgments:
        passage = document.statement(judgment)
        at = _nameless(document, passage, judgment)
        if at >= 0:
            start, end = passage.words.starts[at], passage.words.ends[at]
            message = f"“{passage.text[start:end]}” by whom, and where? Name the actor and the place"
            yield Hit(span=passage.span(start, end), message=message, reason="no-actor", judgment=judgment.id)


def _nameless(document: Document, passage: Passage, judgment: Judgment) -> int:
    """The index of the act that a forecast is about, where nothing in the sentence or its heading is named."""
    words, text = passage.words, passage.text
    act = next((at for at, word in enumerate(words.text[:12]) if word in _ACTS), -1)
    if act < 0 or (act > 0 and words.text[act - 1] in _POINTING) or judgment.questions or _proper(passage):
        return -1
    if not looks_ahead(passage) or not _WIDE.isdisjoint(words.text):
        return -1
    if not _TOWARDS.isdisjoint(words.text[act + 1 : act + 3]) or words.at(act - 1) in ("to", "will", "would"):
        return -1
    heading = document.source.slice(judgment.heading.span) if judgment.heading else ""
    named = document.registry.find_actors(f"{text} {heading}") or document.registry.find_places(f"{text} {heading}")
    return -1 if named else act


_CALENDAR = vocabulary(
    "january february march april may june july august september october november december we i ramadan christmas "
    "spring summer autumn winter"
)


def _proper(passage: Passage) -> bool:
    """Whether a name stands in the sentence: a capital that neither opens it nor belongs to the calendar."""
    words, text = passage.words, passage.text
    return any(
        text[start].isupper() and words.text[at] not in _CALENDAR for at, start in enumerate(words.starts) if at > 0
    )
