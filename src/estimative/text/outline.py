"""An assessment as a readable outline: what was recovered, where, and what could not be."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.model.assessments import Assessment, Cutoff
from estimative.model.judgments import Judgment, TermUse
from estimative.text.describe import readable
from estimative.text.source import SourceText

_WIDTH = 100


def outline(assessment: Assessment) -> str:
    """Lines of at most 100 columns: judgments with term, band, horizon and parts, counts, cut-off, problems."""
    source = SourceText(assessment.source)
    return "\n".join(readable(line) for line in _lines(assessment, source))


def _lines(assessment: Assessment, source: SourceText) -> Iterator[str]:
    meta = assessment.metadata
    for name in ("title", "producer", "published", "edition", "scale", "marking"):
        phrase = getattr(meta, name)
        if phrase is not None:
            yield f"{name:<10} {_short(phrase.text)}"
    yield f"{'form':<10} {assessment.form}, {source.line_count} lines, {len(assessment.source):,} bytes"
    summary = [block for block in assessment.role("summary") if block.sentences]
    if summary:
        yield f"{'summary':<10} {_count(len(summary), 'paragraph')}, {_places([block.line for block in summary])}"
    if assessment.cutoff is not None:
        yield from _cutoff(assessment.cutoff, source)
    for judgment in assessment.judgments:
        yield ""
        yield from _judgment(assessment, judgment)
    if assessment.references:
        yield ""
        yield f"{'sources':<10} {len(assessment.references)} defined"
    if assessment.problems:
        yield ""
        yield "problems"
        for problem in assessment.problems:
            line, column = source.position(problem.span.start)
            yield f"  {line}:{column}  {problem.message}"


def _cutoff(cutoff: Cutoff, source: SourceText) -> Iterator[str]:
    line, _ = source.position(cutoff.span.start)
    chosen = f"{cutoff.day.day} {cutoff.day:%B %Y}" if cutoff.day else "undecided"
    yield f"{'cut-off':<10} {chosen}  (line {line}: {_short(cutoff.text, 60)})"
    if cutoff.ambiguous or (cutoff.day is None and cutoff.readings):
        for reading in cutoff.readings:
            yield f"{'':<10}   {reading.day.day} {reading.day:%B %Y} ({reading.order})"
            for hint in reading.hints:
                side = "for" if hint.favours else "against"
                yield f"{'':<15} {side}: {_short(hint.text, 82 - len(side))}"


def _judgment(assessment: Assessment, judgment: Judgment) -> Iterator[str]:
    mark = f"({judgment.portion}) " if judgment.portion else ""
    yield f"{judgment.id:<10} line {judgment.line}: {mark}{_short(judgment.text, 76)}"
    yield f"  {'term':<10} {', '.join(_term(term) for term in judgment.terms) or 'none'}"
    if judgment.confidence is not None:
        reason = f": {_short(judgment.confidence.reason.text, 60)}" if judgment.confidence.reason else ""
        yield f"  {'confidence':<10} {judgment.confidence.level}{reason}"
    if judgment.horizon is None:
        yield f"  {'horizon':<10} none"
    else:
        until = (
            f" (until {judgment.horizon.end.day} {judgment.horizon.end:%B %Y})"
            if judgment.horizon.end
            else " (no date)"
        )
        yield f"  {'horizon':<10} {_short(judgment.horizon.text, 50)}{until}"
    for name in ("actor", "act", "place", "purpose"):
        phrase = getattr(judgment, name)
        if phrase is not None:
            yield f"  {name:<10} {_short(phrase.text)}"
    evidence = assessment.evidence(judgment.id)
    if evidence:
        notes = [note for block in evidence for one in block.sentences for note in one.citations]
        empty = sum(note.kind == "placeholder" for note in notes)
        shown = f", {_count(len(notes), 'citation')}" + (f" ({_count(empty, 'placeholder')})" if empty else "")
        lines = _places([block.line for block in evidence])
        yield f"  {'evidence':<10} {_count(len(evidence), 'block')}, {lines}{shown}"
    for question in judgment.questions:
        yield f"  {'question':<10} {question.id}: {question.measure} {question.threshold}"


def _term(term: TermUse) -> str:
    said = (
        ("not " if term.negated else "") + (f"{term.modifier} " if term.modifier else "") + " ".join(term.text.split())
    )
    return f"{said} = {term.band.low * 100:g}–{term.band.high * 100:g} % on {term.scale}"


def _places(lines: list[int]) -> str:
    first, last = min(lines), max(lines)
    return f"lines {first}–{last}" if last > first else f"line {first}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")


def _short(text: str, width: int = 84) -> str:
    words = " ".join(text[: width * 4].split())
    return words if len(words) <= width else words[: width - 1].rstrip() + "…"
