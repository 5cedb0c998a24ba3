"""How much of each judgment's evidence was found in the project's store, asked when a document is opened or saved."""

from __future__ import annotations

from pathlib import Path

from estimative.errors import EstimativeError
from estimative.model.assessments import Assessment

CHECKABLE = ("supported", "partly", "contradicted", "not found")
FOUND = ("supported", "partly")


class Grounded:
    """The answers by document: judgment id → claims found, claims checkable."""

    def __init__(self) -> None:
        self._answers: dict[str, dict[str, tuple[int, int]]] = {}

    def of(self, uri: str) -> dict[str, tuple[int, int]] | None:
        """The last answer for a document; None where there was no store to ask."""
        return self._answers.get(uri)

    def ask(self, uri: str, path: Path, assessment: Assessment) -> bool:
        """Ask the store of the document's project, as of the document's own cut-off; False where there is none."""
        from estimative import project
        from estimative.ground import ground
        from estimative.model.times import end_of_day
        from estimative.registry.registry import Registry
        from estimative.store import open_store

        try:
            here = project.find(path)
            cutoff = assessment.cutoff
            if not here.found or not here.store.is_file() or cutoff is None or cutoff.day is None:
                return False
            registry = Registry.default().with_project(here.config)
            with open_store(here.store) as store:
                when = cutoff.instant or end_of_day(cutoff.day)
                verdicts = ground(assessment, store.as_of(when), registry).verdicts
        except (EstimativeError, OSError):
            return False
        counts: dict[str, tuple[int, int]] = {}
        for verdict in verdicts:
            if verdict.claim.judgment and verdict.kind in CHECKABLE:
                found, total = counts.get(verdict.claim.judgment, (0, 0))
                counts[verdict.claim.judgment] = (found + (verdict.kind in FOUND), total + 1)
        self._answers[uri] = counts
        return True
