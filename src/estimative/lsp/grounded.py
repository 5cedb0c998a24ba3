"""What the project's store says of each open document, asked when it is opened or saved: counts and findings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from estimative.errors import EstimativeError
from estimative.lsp.snapshot import Snapshot
from estimative.model.findings import Edit, Finding
from estimative.model.spans import Span

if TYPE_CHECKING:
    from estimative.model.claims import Grounding

CHECKABLE = ("supported", "partly", "contradicted", "not found")
FOUND = ("supported", "partly")


class _Answer(Struct, frozen=True):
    """What was said of one state of a document."""

    data: bytes
    counts: dict[str, tuple[int, int]]
    findings: tuple[Finding, ...]


class Grounded:
    """The last answer for each document."""

    def __init__(self) -> None:
        self._answers: dict[str, _Answer] = {}

    def of(self, uri: str) -> dict[str, tuple[int, int]] | None:
        """Judgment id → claims found, claims checkable; None where there was no store to ask."""
        found = self._answers.get(uri)
        return found.counts if found else None

    def findings(self, uri: str, data: bytes) -> tuple[Finding, ...]:
        """What the store brought up, moved to where it stands now; what has been written over is gone until it is asked
        again. Called for each change in turn, so that only the place of that change is lost.
        """
        found = self._answers.get(uri)
        if found is None:
            return ()
        if data != found.data:
            found = self._answers[uri] = _Answer(data, found.counts, _moved(found, data))
        return found.findings

    def forget(self, uri: str) -> None:
        """A document was closed."""
        self._answers.pop(uri, None)

    def ask(self, uri: str, path: Path, snapshot: Snapshot) -> bool:
        """Ask the store of the document's project, as of the document's own cut-off; False where there is none."""
        from estimative import project
        from estimative.answers import answers

        try:
            here = project.find(path)
            cutoff = snapshot.assessment.cutoff
            if not here.found or not here.store.is_file() or cutoff is None or cutoff.day is None:
                return False
            inputs = answers(str(path), snapshot.setup.inputs)(snapshot.assessment)
        except (EstimativeError, OSError):
            return False
        before = set(snapshot.settled.standing)
        settled = replace(snapshot.setup, inputs=inputs).lint(snapshot.assessment)
        found = tuple(item for item in settled.standing if item not in before)
        assert inputs.grounding is not None
        self._answers[uri] = _Answer(snapshot.data, _counts(inputs.grounding), found)
        return True


def _counts(grounding: Grounding) -> dict[str, tuple[int, int]]:
    counts: dict[str, tuple[int, int]] = {}
    for verdict in grounding.verdicts:
        if verdict.claim.judgment and verdict.kind in CHECKABLE:
            found, total = counts.get(verdict.claim.judgment, (0, 0))
            counts[verdict.claim.judgment] = (found + (verdict.kind in FOUND), total + 1)
    return counts


def _moved(answer: _Answer, data: bytes) -> tuple[Finding, ...]:
    """The findings before the first changed byte as they are, those behind the last one shifted."""
    head = _common(answer.data, data)
    longest = min(len(answer.data), len(data)) - head
    tail = _common(answer.data[::-1], data[::-1], longest)
    shift, resumes = len(data) - len(answer.data), len(answer.data) - tail
    kept = []
    for item in answer.findings:
        spans = [item.span, *(edit.span for edit in item.fix.edits)] if item.fix else [item.span]
        if all(span.end <= head for span in spans):
            kept.append(item)
        elif all(span.start >= resumes for span in spans):
            kept.append(_shifted(item, shift))
    return tuple(kept)


def _common(one: bytes, other: bytes, most: int | None = None) -> int:
    """How many bytes two texts share from their start, found by halving."""
    low, high = 0, min(len(one), len(other)) if most is None else most
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shifted(item: Finding, by: int) -> Finding:
    fix = item.fix and replace(item.fix, edits=tuple(Edit(_span(edit.span, by), edit.text) for edit in item.fix.edits))
    return replace(item, span=_span(item.span, by), fix=fix)


def _span(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
