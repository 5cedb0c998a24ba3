"""E104, E108, E116: statements about what is uncertain that carry no likelihood, or one that no scale has."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from estimative.lint.document import ASSERTED, Document, Passage
from estimative.lint.language import (
    AUTHORS,
    HEDGES,
    HEDGING_ADVERBS,
    WEAK,
    certainties,
    conditional,
    discounted,
    noun_will,
    number_written,
    open_ended,
    reported,
    segment,
    term_between,
)
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary
from estimative.model.findings import Edit, Fix
from estimative.model.spans import Span

_PRODUCTS = vocabulary(
    "assessment estimate paper report product memorandum section annex chapter document study brief "
    "update edition note department ministry"
)
_HOUSEKEEPING = vocabulary("reviewed updated published reissued discussed addressed described revised covered")


@rule("E104", "bare-will", severity="warning", fix="suggested", since="0.1", standard="ICD 203 D.6.e(2)")
def bare_will(document: Document) -> Iterator[Hit]:
    """A prediction with "will", "shall" or "going to" and no likelihood.

    Nobody knows the future; a flat "will" hides how sure the analyst is, and readers fill in their own number.

    ## Why

    ICD 203 D.6.e(2) asks for the uncertainty of major judgments. Kesselman's count of national estimates found "will"
    to be the most used expression and the least defined one.

    ## Bad

    ```evidence
    - On 4 July 2022 gunmen attacked a bus in Herat. [^un] The food crisis will push young men into armed groups. [^un]
    ```

    ## Good

    ```judgment
    The food crisis will probably push at least 500 young men into armed groups by 9 July 2023.
    ```

    ```evidence
    - On 4 July 2022 a spokesman said that his men will guard the road. [^un] The political will to do so is thin. [^un]
    ```

    ## When to ignore

    Where the future is fixed by calendar or law ("the treaty will lapse on 1 May").
    """
    for passage in document.prose(*ASSERTED):
        index = _first_bare(passage)
        if index >= 0:
            words = passage.words
            last = index + 1 if words.text[index] == "going" else index
            span = passage.word_span(index, last)
            shown = passage.text[words.starts[index] : words.ends[last]]
            offered = "likely" if document.profile.id in ("phia-2025", "nz") else "probably"
            yield Hit(
                span=span,
                message=f"“{shown}” predicts with no likelihood; say how likely it is, in a term of the scale",
                reason="will-without-term",
                judgment=passage.block.judgment,
                fix=_probably(span, words.text[index], offered),
            )


def _probably(span: Span, word: str, offered: str) -> Fix | None:
    if word not in ("will", "shall"):
        return None
    return Fix(
        "suggested",
        f"write “{word} {offered}” if that is what is meant",
        (Edit(Span(span.end, span.end), f" {offered}"),),
    )


def _first_bare(passage: Passage) -> int:
    """The index of the first word that predicts without a likelihood, -1 for none."""
    text = passage.text
    if not any(
        word in text for word in ("will", "shall", "'ll", "’ll", "won", "going to", "Will")
    ) or text.rstrip().endswith("?"):
        return -1
    words, certain = passage.words, bool(certainties(passage))
    for index, word in enumerate(words.text):
        modal = word in ("will", "shall", "won't") or word.endswith("'ll")
        going = word == "going" and words.at(index + 1) == "to" and words.at(index - 1) in ("is", "are", "be", "not")
        if (modal or going) and _predicts(passage, index, certain=certain):
            return index
    return -1


def _predicts(passage: Passage, index: int, *, certain: bool) -> bool:
    words, text = passage.words, passage.text
    before, after = words.at(index - 1), words.at(index + 1)
    named = text[words.starts[index]].isupper()
    noun = noun_will(words, index)
    about_itself = before in AUTHORS or before in _PRODUCTS or (after == "be" and words.at(index + 2) in _HOUSEKEEPING)
    if named or noun or about_itself or after in ("depend", "hinge") or _settled(passage, index):
        return False
    left, right = segment(passage, words.starts[index])
    near = [w for w in words.text[max(0, index - 40) : index + 40] if w in HEDGING_ADVERBS]
    if near or term_between(passage, left, right) or number_written(text[left:right]) or certain:
        return False
    if open_ended(passage):
        return False
    return not (reported(words, index, text) or conditional(words, index) or discounted(words, index))


_SCHEDULED = vocabulary("open convene meet begin start expire lapse reopen resume vote")
_TREATIES = vocabulary("treaty agreement accord law act contract terms deal resolution it")
_REFUSED = vocabulary("say comment disclose discuss tell name reveal confirm")


def _settled(passage: Passage, index: int) -> bool:
    """Whether calendar, law or refusal settles what "will" says, so that there is nothing to estimate.

    "Will open on 2 September", "the ruling will take effect", "under it the state will release", "will not say".
    """
    words = passage.words
    after, next_ = words.at(index + 1), words.at(index + 2)
    if after == "not" and next_ in _REFUSED:
        return True
    if (after, next_) in (("take", "effect"), ("enter", "into"), ("come", "into")):
        return True
    if words.at(0) == "under" and not _TREATIES.isdisjoint(words.text[1:4]) and index < 12:
        return True
    if after not in _SCHEDULED or "on" not in words.text[index + 1 : index + 6]:
        return False
    dates, start = passage.dates, words.starts[index]
    at = bisect_left(dates, start, key=lambda item: item.start)
    return at < len(dates) and dates[at].day is not None and dates[at].start - start < _SOON


_SOON = 60
"""Characters within which the day of a scheduled event follows."""


@rule("E108", "certainty", severity="warning", fix="suggested", since="0.1", standard="ICD 203 D.6.e(2)(a)")
def certainty(document: Document) -> Iterator[Hit]:
    """Certainty, which no likelihood scale has: "it is certain that", "inevitably", "there is no chance".

    ## Why

    The table of ICD 203 D.6.e(2)(a) runs from 1 to 99 %, the PHIA yardstick stops short of 0 and 100 %: a judgment
    rests on incomplete information. If the matter is known, it is a fact and needs a source, not a likelihood.

    ## Bad

    ```judgment
    It is certain that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment
    It is almost certain that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ```judgment
    It is not certain but likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    In mathematics and law ("the court found beyond doubt").
    """
    for passage in document.prose(*ASSERTED):
        words = passage.words if passage.text else None
        for first, end, instead in certainties(passage):
            assert words is not None
            if reported(words, first, passage.text):
                continue
            span = passage.word_span(first, end - 1)
            shown = passage.text[words.starts[first] : words.ends[end - 1]]
            fix = Fix("suggested", f"write “{instead}”", (Edit(span, instead),)) if instead else None
            message = (
                f"“{shown}” is on no likelihood scale; use the top or bottom term, or state a fact with its source"
            )
            yield Hit(span=span, message=message, reason="certainty", judgment=passage.block.judgment, fix=fix)


_VERBS = frozenset({"assess", "judge", "believe", "estimate", "assesses", "judges", "believes", "estimates"})
_PASSIVE = frozenset({"assessed", "judged", "believed", "estimated"})
_BODIES = vocabulary("ic jic dhs fbi cia dia nic nctc nsa committee community")
_QUESTION_WORDS = vocabulary("how whether what why which when where who in of to likelihood probability and or it")
_TOPICS = vocabulary(
    "implications threat threats prospects risks risk impact likelihood evidence state extent consequences role "
    "degree potential reliability credibility capability chances outlook situation effect effects"
)


@rule("E116", "judgment-without-term", severity="warning", since="0.1", standard="ICD 203 D.6.e(2)")
def judgment_without_term(document: Document) -> Iterator[Hit]:
    """An uncertain statement after "we assess", "we judge" or "we believe", and no estimative term.

    The phrase says who speaks, not how likely it is. A confidence level does not help: it is about the basis.

    ## Why

    The Senate's 2004 review of the Iraq estimate and Kesselman's study found that readers take "we judge" for near
    certainty. ICD 203 D.6.e(2) asks for the likelihood in words of a scale.

    ## Bad

    ```judgment
    We judge that the group has rebuilt its network in Kunar.
    ```

    ## Good

    ```judgment
    We judge that the group has almost certainly rebuilt its network in Kunar.
    ```

    ## When to ignore

    Where the clause states the analyst's method, not a finding.
    """
    for passage in document.prose(*ASSERTED):
        words_found = _judging(passage)
        if words_found is None:
            continue
        first, last = words_found
        span = passage.word_span(first, last)
        shown = passage.text[passage.words.starts[first] : passage.words.ends[last]]
        confident = "; confidence is about the basis, not the likelihood" if "confiden" in passage.text else ""
        message = f"“{shown}” with no estimative term: say how likely it is{confident}"
        yield Hit(span=span, message=message, reason="no-term", judgment=passage.block.judgment)


def _judging(passage: Passage) -> tuple[int, int] | None:
    """First and last word of a judging phrase that governs an unqualified statement."""
    text = passage.text
    if not any(stem in text for stem in ("ssess", "udge", "eliev", "stimate")):
        return None
    words = passage.words
    if certainties(passage):
        return None
    for index, word in enumerate(words.text):
        first = _subject(words.text, index) if word in _VERBS or word in _PASSIVE else -1
        if first >= 0 and _states(passage, index) and _unqualified(passage, index):
            return first, index
    return None


def _subject(words: list[str], index: int) -> int:
    """Where the phrase that ends in the judging verb at `index` starts, -1 where the analyst is not its subject."""
    if words[index] in _PASSIVE:
        found = words[max(0, index - 2) : index] == ["it", "is"] and words[index + 1 : index + 2] == ["that"]
        return index - 2 if found else -1
    before = index - 1
    while before >= 0 and words[before] in WEAK and index - before < 5:
        before -= 1
    if before < 0 or words[before] not in AUTHORS | _BODIES or "have" in words[before:index]:
        return -1
    return before


def _states(passage: Passage, index: int) -> bool:
    """Whether a statement follows the verb, not other verbs, a question or a topic ("we assess the implications")."""
    words, text = passage.words, passage.text
    rest = text[words.ends[index] : words.ends[index] + 12].lstrip()[:6]
    if not rest or (rest[0] in ",;:—–-)./" and not rest.startswith((", with", "—with", "– with"))):
        return False
    following = words.text[index + 1 : index + 5]
    if not following or following[0] in _QUESTION_WORDS - {"it"} or (following[0] == "it" and len(following) < 3):
        return False
    return not any(word in _TOPICS for word in following[:3]) or "that" in following[:1]


def _unqualified(passage: Passage, index: int) -> bool:
    words, text = passage.words, passage.text
    tail = words.text[index + 1 : index + 80]
    left, right = max(0, words.starts[index] - 600), words.ends[index] + 600
    if term_between(passage, left, right) or number_written(text[left:right]) or open_ended(passage):
        return False
    if words.text[index].startswith("estimate") and any(
        character.isdigit() for character in text[words.ends[index] : right]
    ):
        return False
    modal = any(word in ("will", "shall", "cannot", "likelihood", "chance", "odds", "probability") for word in tail)
    return not modal and not any(word in HEDGES for word in tail)
