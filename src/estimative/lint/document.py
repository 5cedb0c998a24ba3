"""What a rule sees: the assessment with the analyst's own words apart, and what several rules need, worked out once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING

from estimative import scales
from estimative.errors import EstimativeError
from estimative.lint.inputs import Inputs
from estimative.lint.profiles import scale_of
from estimative.lint.rule import Hit
from estimative.lint.words import Words
from estimative.model.assessments import Assessment, Block, Role, Sentence
from estimative.model.findings import Fix
from estimative.model.judgments import Judgment
from estimative.model.scales import Scale
from estimative.model.spans import Span
from estimative.text.flow import flow
from estimative.text.source import SourceText

if TYPE_CHECKING:
    from datetime import date

    from estimative.lint.waivers import Waiver
    from estimative.registry.registry import Registry
    from estimative.text.phrases.dates import FoundDate
    from estimative.text.phrases.terms import FoundTerm

ANALYSIS: tuple[Role, ...] = (
    "summary",
    "judgment",
    "evidence",
    "alternatives",
    "implications",
    "confidence",
    "context",
)
"""Where the analyst argues. Assumptions, indicators and gaps are conditions, sources are others' words."""
ASSERTED: tuple[Role, ...] = ("summary", "judgment", "evidence", "alternatives", "implications", "context")

NOTHING = Inputs()
_DIGIT = re.compile(r"\d")
_LEGEND_HEADS = (
    "what we mean",
    "estimative language",
    "yardstick",
    "analytic confidence",
    "probability language",
    "likelihood and confidence",
)
_LEGEND_WORDS = (
    "estimative language",
    "phrases such as",
    "probability yardstick",
    "confidence generally",
    "high confidence means",
    "expressions of likelihood",
    "judgments of likelihood",
    "degrees of likelihood",
    "terms indicate",
)


@cache
def _builtin() -> Registry:
    """The built-in registry: it never changes and its indexes are dear, so all documents share one."""
    from estimative.registry.registry import Registry

    return Registry.default()


class Passage:
    """One sentence in its block. `text` is the analyst's own voice in it: one line, quoted words blanked out."""

    __slots__ = ("_base", "_dates", "_document", "_flow", "_terms", "_words", "block", "legend", "sentence", "text")

    def __init__(self, document: Document, block: Block, sentence: Sentence, *, legend: bool) -> None:
        self.block = block
        self.sentence = sentence
        self.legend = legend
        self._document = document
        self._base = document.source.char(sentence.span.start)
        raw = document.unquoted(sentence)
        self._flow = None if _even(raw) else flow(raw)
        self.text = raw if self._flow is None else self._flow.text
        self._words: Words | None = None
        self._terms: list[FoundTerm] | None = None
        self._dates: list[FoundDate] | None = None

    @property
    def words(self) -> Words:
        """The words of `text`."""
        if self._words is None:
            self._words = Words.of(self.text)
        return self._words

    @property
    def terms(self) -> list[FoundTerm]:
        """The estimative terms in the analyst's voice."""
        if self._terms is None:
            self._terms = self._document.find_terms(self.text)
        return self._terms

    @property
    def dates(self) -> list[FoundDate]:
        """The dates in `text`; a sentence without a digit is taken to have none."""
        if self._dates is None:
            self._dates = self._document.find_dates(self.text)
        return self._dates

    def span(self, start: int, end: int) -> Span:
        """The byte span of characters `start` to `end` of `text`."""
        if self._flow is not None:
            start, end = self._flow.back((start, end)) if end > start else (self._flow.start(start),) * 2
        return self._document.source.span(self._base + start, self._base + end)

    def source_bytes(self, span: Span) -> bytes:
        """The bytes of the file in a span."""
        return self._document.source.data[span.start : span.end]

    def after(self) -> Span:
        """The empty span right after the sentence."""
        return Span(self.sentence.span.end, self.sentence.span.end)

    def word_span(self, first: int, last: int) -> Span:
        """The byte span from word `first` to word `last`, both included."""
        return self.span(self.words.starts[first], self.words.ends[last])

    def hit(self, start: int, end: int, message: str, reason: str, *, fix: Fix | None = None) -> Hit:
        """A hit at characters `start` to `end`, with the judgment that the block belongs to."""
        return Hit(span=self.span(start, end), message=message, reason=reason, judgment=self.block.judgment, fix=fix)


def _even(raw: str) -> bool:
    """Whether the text needs no flow: one line, single spaces."""
    return "\n" not in raw and "  " not in raw and "\t" not in raw and "\r" not in raw and "\u00ad" not in raw


class Document:
    """An assessment prepared for rules. `declared` is its scale (or the one the caller gives), None without one."""

    def __init__(
        self,
        assessment: Assessment,
        *,
        scale: Scale | None = None,
        registry: Registry | None = None,
        waivers: tuple[Waiver, ...] = (),
        today: date | None = None,
        inputs: Inputs = NOTHING,
        profile: Scale | None = None,
    ) -> None:
        self.assessment = assessment
        self.inputs = inputs
        self._profile = profile
        self.waivers = waivers
        self.today = today
        self.source = SourceText(assessment.source)
        self._given_scale = scale
        self._registry = registry
        self._prose: dict[tuple[Role, ...], list[Passage]] = {}
        self._said: dict[str, bool] = {}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every sentence of the document, in order."""
        found: list[Passage] = []
        legend = False
        for block in self.assessment.blocks:
            if block.kind == "heading":
                title = self.source.slice(block.body).lower()
                legend = any(words in title for words in _LEGEND_HEADS)
            explains = legend or (block.role in ("context", "metadata") and self._explains(block))
            found += [Passage(self, block, sentence, legend=explains) for sentence in block.sentences]
        return tuple(found)

    def _explains(self, block: Block) -> bool:
        text = self.source.slice(block.body).lower()
        return any(words in text for words in _LEGEND_WORDS)

    def prose(self, *roles: Role) -> Iterator[Passage]:
        """The passages in blocks of these roles (default: where the analyst argues), explanations of terms left out."""
        wanted = roles or ANALYSIS
        known = self._prose.get(wanted)
        if known is None:
            known = self._prose[wanted] = [
                item
                for item in self.passages
                if item.block.role in wanted and not item.legend and item.block.kind != "heading"
            ]
        return iter(known)

    @cached_property
    def _sets(self) -> list[tuple[Passage, frozenset[str]]]:
        return [(item, item.words.met) for item in self.prose()]

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        return frozenset().union(*(words for _, words in self._sets))

    def having(self, words: Iterable[str], *roles: Role) -> list[Passage]:
        """The passages of `prose` that hold one of these words (lower case), in order; all are scanned once."""
        met = self._vocabulary.intersection(words)
        if not met:
            return []
        found = [item for item, own in self._sets if not met.isdisjoint(own)]
        return [item for item in found if item.block.role in roles] if roles else found

    @cached_property
    def _evidence(self) -> dict[str, list[Block]]:
        found: dict[str, list[Block]] = {}
        for block in self.assessment.role("evidence"):
            found.setdefault(block.judgment, []).append(block)
        return found

    def evidence(self, judgment: str) -> list[Block]:
        """The evidence blocks of a judgment, in order."""
        return self._evidence.get(judgment, [])

    @cached_property
    def _by_start(self) -> dict[int, Passage]:
        return {item.sentence.span.start: item for item in self.passages}

    @cached_property
    def _by_block(self) -> dict[int, list[Passage]]:
        found: dict[int, list[Passage]] = {}
        for item in self.passages:
            found.setdefault(item.block.span.start, []).append(item)
        return found

    def in_block(self, block: Block) -> list[Passage]:
        """The passages of one block."""
        return self._by_block.get(block.span.start, [])

    @cached_property
    def _numbers(self) -> dict[int, int]:
        return {item.sentence.span.start: at for items in self._by_block.values() for at, item in enumerate(items)}

    def around(self, passage: Passage, before: int, after: int) -> list[Passage]:
        """The passages of the block from `before` ahead of one to `after` behind it."""
        at = self._numbers.get(passage.sentence.span.start, 0)
        return self.in_block(passage.block)[max(0, at - before) : at + after + 1]

    @cached_property
    def named_blocks(self) -> frozenset[int]:
        """The starts of the blocks that cite a source by name: a placeholder is none."""
        return frozenset(
            item.block.span.start
            for item in self.passages
            if any(citation.kind != "placeholder" for citation in item.sentence.citations)
        )

    def statement(self, judgment: Judgment) -> Passage:
        """The passage that states a judgment."""
        found = self._by_start.get(judgment.span.start)
        if found is not None:
            return found
        for block in self.assessment.blocks:
            if block.span.covers(judgment.span):
                break
        return Passage(self, block, Sentence(span=judgment.span, text=judgment.text, line=judgment.line), legend=False)

    @cached_property
    def lowered(self) -> str:
        """The whole text in lower case, for questions such as whether a word occurs at all."""
        return self.source.text.removeprefix("\ufeff").lower()

    def says(self, words: str) -> bool:
        """Whether these words (lower case) occur anywhere; the text is searched once for each."""
        known = self._said.get(words)
        if known is None:
            known = self._said[words] = words in self.lowered
        return known

    @cached_property
    def unknown_scale(self) -> str:
        """The scale the document names and nobody knows, else ""."""
        named = self.assessment.metadata.scale
        return (named.value or named.text).strip() if named is not None and self.declared is None else ""

    @cached_property
    def declared(self) -> Scale | None:
        """The scale the caller gives, else the one the document declares, in its metadata or in its own words."""
        if self._given_scale is not None:
            return self._given_scale
        named = self.assessment.metadata.scale
        if named is not None:
            words = (named.value or named.text).strip().lower()
            try:
                return scales.load(scale_of(words) or words)
            except EstimativeError:
                return None
        return self._named_in_words()

    def _named_in_words(self) -> Scale | None:
        text = self.lowered
        icd = any(words in text for words in ("icd 203", "icd-203", "icd203", "intelligence community directive 203"))
        phia = any(
            words in text for words in ("phia", "probability yardstick", "professional head of intelligence assessment")
        )
        if icd != phia:
            return scales.load("icd203" if icd else "phia-2025")
        return None

    @cached_property
    def profile(self) -> Scale:
        """The scale whose rules hold: the profile's where one is chosen, else the declared one, else ICD 203."""
        return self._profile or self.declared or scales.load("icd203")

    @cached_property
    def in_force(self) -> Scale:
        """The one scale on which numbers are held against terms: the declared one, else the one the terms belong to.

        The scale that knows most of the different terms; of several the one that the judgments were read on.
        """
        if self.declared is not None:
            return self.declared
        inferred, _ = scales.in_force(self.assessment)
        met: dict[str, tuple[str, ...]] = {}
        for passage in self.prose():
            for term in passage.terms:
                met.setdefault(scales.normal(passage.text[term.start : term.end]), term.scales)
        known = {scale.id: sum(scale.id in own for own in met.values()) for scale in scales.builtin()}
        best = max(known.values(), default=0)
        if known.get(inferred.id, 0) == best:
            return inferred
        return next(scale for scale in scales.builtin() if known[scale.id] == best)

    @cached_property
    def month_first(self) -> bool:
        """Whether the document writes most of its dates month first: "June 18, 2022"."""
        styles = [item.style for passage in self.passages for item in passage.dates]
        return styles.count("month-first") > styles.count("day-first")

    @property
    def registry(self) -> Registry:
        """Actors, places and events: the caller's, else the built-in ones."""
        if self._registry is None:
            self._registry = _builtin()
        return self._registry

    def find_terms(self, text: str) -> list[FoundTerm]:
        """The estimative terms of a text, read on the declared scale where there is one."""
        from estimative.text.phrases import terms

        return list(terms.find(text, self.declared))

    def find_dates(self, text: str) -> list[FoundDate]:
        """The dates of a text that has a digit."""
        if not _DIGIT.search(text):
            return []
        from estimative.text.phrases import dates

        return dates.find(text)

    def unquoted(self, sentence: Sentence) -> str:
        """The characters of a sentence with quoted words and citations inside it blanked out, one for one."""
        text = self.source.slice(sentence.span)
        spans = [*(item.span for item in sentence.quotations), *(item.span for item in sentence.citations)]
        inner = [span for span in spans if sentence.span.covers(span)]
        if not inner:
            return text
        base = self.source.char(sentence.span.start)
        parts, at = [], 0
        for span in sorted(inner):
            start, end = self.source.char(span.start) - base, self.source.char(span.end) - base
            if at <= start < end:
                parts += [text[at:start], " " * (end - start)]
                at = end
        return "".join([*parts, text[at:]])

    @cached_property
    def cited_blocks(self) -> frozenset[int]:
        """The starts of the blocks that cite a source."""
        return frozenset(item.block.span.start for item in self.passages if item.sentence.citations)

    def first_judgment(self) -> Span:
        """Where a finding about the whole set of judgments is put: the first statement, else the start of the file."""
        judgments = self.assessment.judgments
        return judgments[0].span if judgments else Span(0, 0)

    def top(self) -> Span:
        """Where a finding about the whole document is put: its first line with text."""
        for block in self.assessment.blocks:
            if block.role != "blank" and len(block.body):
                text = self.source.slice(block.body)
                line = text.split("\n", 1)[0]
                return Span(block.body.start, block.body.start + len(line.encode("utf-8", "surrogateescape")))
        return Span(0, 0)
