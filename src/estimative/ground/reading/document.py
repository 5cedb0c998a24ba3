"""The sentences of a document that state something, with what the whole of it says about how to read them: the order
of its dates and the country that it is mostly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from estimative.ground.reading.parse import size
from estimative.model.assessments import Assessment, Block, Sentence
from estimative.model.spans import Phrase, Span
from estimative.registry.registry import Registry
from estimative.text import sentences as split
from estimative.text.phrases import dates
from estimative.text.phrases.dates import Order

Section = Literal["summary", "judgment", "evidence", "other"]
SECTIONS: dict[str, Section] = {"summary": "summary", "judgment": "judgment", "evidence": "evidence"}
_UNREAD = frozenset(
    {"title", "metadata", "heading", "source", "cutoff", "marking", "code", "html", "table", "blank", "question"}
)
_SENTENCE = 4
"""Words from which a line of body text is read as a statement; less is a greeting, a signature or a mark."""


def spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The sentences of a text with their byte offsets, counted on from one to the next."""
    seen = offset = 0
    for start, end in split.split(text):
        first = offset + size(text[seen:start])
        last = first + size(text[start:end])
        yield first, last, text[start:end]
        seen, offset = end, last


def sentences(assessment: Assessment) -> Iterator[tuple[Block, Sentence]]:
    """The sentences to read, with their blocks, in text order."""
    for block in assessment.blocks:
        if block.role in _UNREAD:
            continue
        for sentence in block.sentences:
            if block.role in SECTIONS or _states(sentence.text):
                yield block, sentence


def _states(text: str) -> bool:
    """Whether a line of body text states something: a quoted message, its opening ("Jo wrote:") and a greeting do
    not."""
    words = sum(1 for word in text.split() if word.strip("()[],.;:").isalpha())
    return words >= _SENTENCE and not text.lstrip().startswith(">") and not text.rstrip().endswith(":")


def order(assessment: Assessment) -> Order | None:
    """The order that the document writes the parts of a date in, None where it shows none."""
    text = assessment.source[:200_000].decode("utf-8", "replace")
    return dates.style_of(dates.find(text))


_HOME_READ = 400
"""Sentences from which the country that a text is mostly about is read: enough for the longest estimate."""


def home(assessment: Assessment, registry: Registry) -> Phrase | None:
    """The country an assessment is mostly about: the one its judgments and sentences name most."""
    counts: Counter[str] = Counter()
    for judgment in assessment.judgments:
        for found in registry.find_places(judgment.text):
            counts[found.value] += 3 if registry.country(found.value) else 0
    for number, (_, sentence) in enumerate(sentences(assessment)):
        if number >= _HOME_READ:
            break
        for found in registry.find_places(sentence.text):
            counts[found.value] += 1 if registry.country(found.value) else 0
    best = max(sorted(counts), key=lambda name: counts[name], default="")
    return Phrase(Span(0, 0), best, best) if best and counts[best] else None
