"""E103, E107: confidence in the basis, kept apart from likelihood and on its three levels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from estimative.lint.document import ASSERTED, Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.words import Words
from estimative.model.findings import Edit, Fix

_LEVELS = frozenset(
    {"low", "moderate", "medium", "high", "limited", "moderately", "highly", "higher", "lower", "great", "considerable"}
)
_THREE = frozenset({"low", "moderate", "medium", "high"})


@rule(
    "E103",
    "confidence-with-likelihood",
    severity="error",
    fix="suggested",
    since="0.1",
    profiles=("icd203", "icd203+numbers", "phia-2025", "kent", "nz"),
    standard="ICD 203 D.6.e(2)(b)",
)
def confidence_with_likelihood(document: Document) -> Iterator[Hit]:
    """A confidence level and a likelihood in one sentence.

    Likelihood is about the event, confidence about the basis. Side by side, readers multiply them or take one for the
    other.

    ## Why

    ICD 203 D.6.e(2)(b): to avoid confusion, a confidence level and a degree of likelihood do not stand in the same
    sentence. PHIA gives the Analytical Confidence Rating a statement of its own.

    ## Bad

    ```judgment scale=icd203
    We assess with low confidence that IS-K was likely behind at least two of the unclaimed attacks of April 2022.
    ```

    ## Good

    ```judgment scale=icd203
    We assess that IS-K was likely behind at least two of the unclaimed attacks of April 2022.
    ```

    ## When to ignore

    On scales that put them side by side by design (IPCC); the rule is silent there.
    """
    for passage in document.prose(*ASSERTED):
        if "onfiden" not in passage.text or not passage.terms:
            continue
        found = _level(passage)
        if found is None:
            continue
        first, last = found
        term = passage.terms[0]
        words = passage.words
        shown = passage.text[words.starts[first] : words.ends[last]]
        likely = passage.text[term.start : term.end]
        message = f"“{shown}” and “{likely}” stand in one sentence; give the confidence, with its reason, in the next"
        yield Hit(
            span=passage.word_span(first, last),
            message=message,
            reason="confidence-and-likelihood",
            judgment=passage.block.judgment,
            fix=_split(passage, first, last),
        )


def _level(passage: Passage) -> tuple[int, int] | None:
    """First and last word of a confidence level that the analyst attaches to the sentence."""
    words = passage.words
    for index, word in enumerate(words.text):
        if word in ("confidence", "confident") or word.endswith("-confidence"):
            first = _level_start(words, index)
            if first >= 0 and _attached(passage, first):
                return first, index
    return None


def _level_start(words: Words, index: int) -> int:
    """The first word of the level that qualifies the confidence at `index`, -1 for none."""
    if words.at(index).endswith("-confidence"):
        return index
    if words.at(index - 1) == "of" and words.at(index - 2) in ("degree", "level"):
        return index - 3 if words.at(index - 3) in _LEVELS else -1
    parts = words.at(index - 1).split("-")
    if not any(part in _LEVELS for part in parts):
        return -1
    first = index - 1
    while words.at(first - 1) in ("to", "or") and words.at(first - 2).strip("-") in _LEVELS:
        first -= 2
    return first - 1 if words.at(first - 1) in ("very", "only") else first


def _attached(passage: Passage, first: int) -> bool:
    """Whether the confidence is the analyst's in this sentence: "with …", "we have …", "(moderate confidence)"."""
    words = passage.words
    nearby = words.text[max(0, first - 5) : first]
    bracket = passage.text[max(0, words.starts[first] - 8) : words.starts[first]].rstrip().endswith(("(", "["))
    return (
        first == 0
        or words.at(first - 1) in ("with", "our", "are")
        or "we" in nearby
        or "with" in nearby[-2:]
        or bracket
    )


def _split(passage: Passage, first: int, last: int) -> Fix | None:
    """Take "with low confidence" out and say it after the sentence, where the words allow it without rewriting."""
    words, text = passage.words, passage.text
    if (
        words.at(first - 1) != "with"
        or first != last - 1
        or words.at(first) not in _THREE
        or not text.rstrip().endswith(".")
    ):
        return None
    start, end = words.starts[first - 1], words.ends[last]
    if text[start - 1 : start] != " " or text[end : end + 1] != " ":
        return None
    edits = (Edit(passage.span(start, end + 1), ""), Edit(passage.after(), f" Confidence is {words.at(first)}."))
    return Fix("suggested", "move the confidence into a sentence of its own, and add its reason", edits)


@rule(
    "E107",
    "confidence-off-level",
    severity="error",
    since="0.1",
    standard="ICD 203 D.6.e(2); PHIA Analytical Confidence Rating",
)
def confidence_off_level(document: Document) -> Iterator[Hit]:
    """A compound or numeric confidence: "moderate-to-high confidence", "80 % confident".

    ## Why

    Confidence has three levels, high, moderate and low, in ICD 203 practice and in PHIA's rating. A compound leaves
    the level open; a number looks like a likelihood.

    ## Bad

    ```confidence
    Confidence: moderate to high. The claims and the UN's counts agree on direction.
    ```

    ## Good

    ```confidence
    Confidence: moderate. The claims and the UN's counts agree on direction but not on level.
    ```

    ## When to ignore

    For a statistical confidence interval or level; the rule is silent there.
    """
    for passage in document.prose():
        if "onfiden" not in passage.text:
            continue
        words = passage.words
        for index, word in enumerate(words.text):
            if "confiden" not in word:
                continue
            start = _compound(passage, index)
            reason = "compound-confidence"
            if start < 0:
                start = _stated_after(passage, index)
            if start < 0:
                start, reason = _numeric(passage, index), "numeric-confidence"
            if start >= 0:
                end = words.ends[index]
                lo, hi = min(start, words.starts[index]), max(start, end)
                shown = passage.text[lo:hi].strip()
                what = "names two levels" if reason == "compound-confidence" else "is a number"
                yield passage.hit(
                    lo, hi, f"“{shown}” {what}; give one level, high, moderate or low, with the reason", reason
                )


def _stated_after(passage: Passage, index: int) -> int:
    """The character where a compound level ends that follows "Confidence:" or "confidence is", -1 for none."""
    words = passage.words
    at = index + 2 if words.at(index + 1) in ("is", "level") else index + 1
    gap = passage.text[words.ends[index] : words.starts[at]] if at < len(words) else ""
    if (at == index + 1 and ":" not in gap) or len(gap) > 12:
        return -1
    if len([part for part in words.at(at).split("-") if part in _THREE]) > 1:
        return words.ends[at]
    if words.at(at) in _THREE and words.at(at + 1) in _THREE:
        joined = passage.text[words.ends[at] : words.starts[at + 1]].strip() in ("/", "–", "—", "-")
        return words.ends[at + 1] if joined else -1
    two = words.at(at) in _THREE and words.at(at + 1) in ("to", "or") and words.at(at + 2) in _THREE
    return words.ends[at + 2] if two else -1


def _compound(passage: Passage, index: int) -> int:
    """The character where a compound level starts, -1 for none."""
    words = passage.words
    own = [part for part in words.text[index].split("-") if part in _THREE]
    before = [part for part in words.at(index - 1).split("-") if part in _THREE]
    if len(own) > 1 or len(before) > 1:
        return words.starts[index if len(own) > 1 else index - 1]
    level = index if own else index - 1
    if not own and not before:
        return -1
    joiner, other = words.at(level - 1), words.at(level - 2)
    if {"high", "moderate", "low"} <= set(words.text[max(0, level - 5) : level + 1]):
        return -1
    if other in _THREE and (joiner in ("to", "or") or (joiner == "and" and words.at(level - 3) == "between")):
        return words.starts[level - 2]
    gap = passage.text[words.ends[level - 1] : words.starts[level]].strip() if level else ""
    return words.starts[level - 1] if joiner in _THREE and gap in ("/", "–", "-", "—") else -1


@cache
def _number() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A percentage right before the word, and one right after it."""
    return (
        re.compile(r"\d+(?:\.\d+)? ?(?:%|percent|per cent)[ -]$"),
        re.compile(
            r"(?: level)?(?: of| is|:| at)? ?(?:about |around )?(?:\d+(?:\.\d+)? ?(?:%|percent|per cent)|0\.\d+)"
        ),
    )


def _numeric(passage: Passage, index: int) -> int:
    """The character where a number for the confidence starts or, after the word, ends; -1 for none."""
    words, text = passage.words, passage.text
    near = text[max(0, words.starts[index] - 24) : words.ends[index] + 40]
    if not any(character.isdigit() for character in near) or words.at(index + 1) in (
        "interval",
        "intervals",
        "limit",
        "limits",
        "bound",
        "bounds",
    ):
        return -1
    before, after = _number()
    start = max(0, words.starts[index] - 24)
    found = before.search(text[start : words.starts[index]])
    if found:
        return -1 if words.at(index + 1) in ("level", "levels") else start + found.start()
    later = after.match(text[words.ends[index] : words.ends[index] + 40])
    return words.ends[index] + later.end() if later else -1
