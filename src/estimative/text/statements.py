"""Key judgments: from the statement's sentence to term, confidence, horizon and parts, each with its place in the
file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from estimative.model.assessments import Block, Sentence
from estimative.model.judgments import Confidence, Horizon, Judgment, Question, TermUse
from estimative.model.scales import Scale
from estimative.model.spans import Found, Phrase
from estimative.registry.registry import Registry
from estimative.text import labels, prose
from estimative.text.drafts import Draft
from estimative.text.flow import Flow
from estimative.text.judging import judges, speaks
from estimative.text.phrases import confidence as confidences
from estimative.text.phrases import horizon as horizons
from estimative.text.phrases import parts, terms
from estimative.text.roles import Start
from estimative.text.source import SourceText


class Reader(Struct, frozen=True):
    """What reading a statement needs beside its words."""

    source: SourceText
    drafts: Sequence[Draft]
    """The drafts of the blocks, in the same order."""
    scale: Scale | None
    cutoff: date | None
    registry: Registry

    def passage(self, at: int) -> Flow:
        """The running text of a whole block."""
        return prose.passage(self.drafts[at], self.source, *self.drafts[at].body)

    def phrase(self, running: Flow, found: Found | None) -> Phrase | None:
        """A find in running text, as a phrase of the file."""
        if found is None:
            return None
        span = self.source.span(*running.back((found.start, found.end)))
        return Phrase(span, self.source.slice(span), found.value)


def statement(block: Block) -> Sentence | None:
    """The sentence of a judgment's block that states it: the first that judges, else the first that speaks of
    likelihood."""
    for test in (judges, speaks):
        for sentence in block.sentences:
            if test(sentence.text):
                return sentence
    return block.sentences[0] if block.sentences else None


def build(reader: Reader, start: Start, blocks: Sequence[Block], questions: tuple[Question, ...]) -> Judgment:
    """The judgment that begins at `start`; blocks that follow it may hold its confidence, its horizon and its
    questions."""
    begin = start.heading if start.heading >= 0 else start.draft
    own = [at for at in range(begin, _until(blocks, start)) if blocks[at].judgment == start.id]
    block = blocks[start.draft]
    said = statement(block)
    heading = blocks[start.heading] if start.heading >= 0 else None
    span = said.span if said else block.body
    running = prose.passage(
        reader.drafts[start.draft], reader.source, reader.source.char(span.start), reader.source.char(span.end)
    )
    last = max((at for at in own if blocks[at].kind != "blank"), default=start.draft)
    first = heading.span.start if heading else block.span.start
    uses = _terms(reader, running)
    found = parts.read(running.text, reader.registry)
    return Judgment(
        id=start.id,
        number=start.number,
        span=span,
        extent=type(span)(first, blocks[last].span.end),
        text=reader.source.slice(span),
        line=reader.source.line(span.start),
        heading=_heading(reader, heading),
        portion=said.portion if said else "",
        term=uses[0] if uses else None,
        terms=uses,
        confidence=_confidence(reader, running, blocks, own),
        horizon=_horizon(reader, running, blocks, own),
        actor=reader.phrase(running, found.actor),
        act=reader.phrase(running, found.act),
        place=reader.phrase(running, found.place),
        purpose=reader.phrase(running, found.purpose),
        questions=questions,
    )


def _until(blocks: Sequence[Block], start: Start) -> int:
    at = start.draft
    while at < len(blocks) and blocks[at].judgment in ("", start.id):
        at += 1
    return at


def _heading(reader: Reader, heading: Block | None) -> Phrase | None:
    return Phrase(heading.body, reader.source.slice(heading.body)) if heading else None


def _terms(reader: Reader, running: Flow) -> tuple[TermUse, ...]:
    uses = []
    for found in terms.find(running.text, reader.scale):
        span = reader.source.span(*running.back((found.start, found.end)))
        uses.append(
            TermUse(
                span=span,
                text=reader.source.slice(span),
                term=found.term,
                scale=found.scale,
                band=found.band,
                scales=found.scales,
                negated=found.negated,
                modifier=found.modifier,
                probability=found.probability,
            )
        )
    return tuple(uses)


def _confidence(reader: Reader, running: Flow, blocks: Sequence[Block], own: list[int]) -> Confidence | None:
    """A confidence block of the judgment, else the words of its statement, else those of the statement's own block."""
    places = [at for at in own if blocks[at].role == "confidence"]
    for at in places:
        found = _confident(reader, reader.passage(at))
        if found is not None:
            return found
    if places:
        return _unread(reader, reader.passage(places[0]))
    return _confident(reader, running) or _beside(reader, blocks, own)


def _beside(reader: Reader, blocks: Sequence[Block], own: list[int]) -> Confidence | None:
    at = next((at for at in own if blocks[at].role == "judgment"), None)
    return None if at is None else _confident(reader, reader.passage(at))


def _unread(reader: Reader, running: Flow) -> Confidence | None:
    """A confidence line in words that are no level: kept as *other*, for a reader to see."""
    label = labels.find(running.text, 0, len(running.text))
    if label is None or label.value >= len(running.text) or running.text.startswith("TODO", label.value):
        return None
    span = reader.source.span(*running.back((label.value, len(running.text))))
    return Confidence(span=span, text=reader.source.slice(span), level="other")


def _confident(reader: Reader, running: Flow) -> Confidence | None:
    found = next(iter(confidences.find(running.text)), None)
    if found is None:
        return None
    span = reader.source.span(*running.back((found.start, found.end)))
    return Confidence(
        span=span, text=reader.source.slice(span), level=found.level, reason=reader.phrase(running, found.reason)
    )


def _horizon(reader: Reader, running: Flow, blocks: Sequence[Block], own: list[int]) -> Horizon | None:
    """The horizon in the statement, else a line of its own ("Horizon: until 9 July 2023")."""
    found = _until_when(reader, running)
    if found is not None:
        return found
    for at in own:
        if blocks[at].role == "context" and blocks[at].kind != "blank":
            line = reader.passage(at)
            label = labels.find(line.text, 0, len(line.text))
            if label is not None and label.name == "horizon" and not line.text.startswith("TODO", label.value):
                return _until_when(reader, line)
    return None


def _until_when(reader: Reader, running: Flow) -> Horizon | None:
    found = horizons.find(running.text, reader.cutoff)
    if found is None:
        return None
    span = reader.source.span(*running.back((found.start, found.end)))
    return Horizon(
        span=span,
        text=reader.source.slice(span),
        start=found.first,
        end=found.until,
        months=found.months,
        anchor=found.anchor,
    )
