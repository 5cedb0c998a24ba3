"""One state of an open document: its text read and linted once, on demand."""

from __future__ import annotations

from functools import cached_property

from estimative.checking import Setup
from estimative.lint.document import Document
from estimative.lint.waivers import Settled
from estimative.lsp.positions import Positions
from estimative.model.assessments import Assessment
from estimative.model.findings import Finding
from estimative.model.scales import Scale
from estimative.text.source import SourceText


class Snapshot:
    """A document's bytes with the settings that hold for it. `version` is the editor's."""

    def __init__(self, data: bytes, setup: Setup, *, version: int | None = None) -> None:
        self.data = data
        self.setup = setup
        self.version = version
        self.told: tuple[Finding, ...] = ()
        """What the store brought up, where it was asked."""

    @property
    def findings(self) -> list[Finding]:
        """Everything that stands, in the order of the text: the linter's findings and the store's."""
        if not self.told:
            return list(self.settled.standing)
        return sorted((*self.settled.standing, *self.told), key=lambda item: (item.span, item.code))

    @cached_property
    def source(self) -> SourceText:
        """The text."""
        return SourceText(self.data)

    @cached_property
    def positions(self) -> Positions:
        """Its positions."""
        return Positions(self.source)

    @cached_property
    def assessment(self) -> Assessment:
        """The typed model."""
        return self.setup.parse(self.data)

    @cached_property
    def settled(self) -> Settled:
        """The findings, those that stand apart from those that are waived."""
        return self.setup.lint(self.assessment)

    @cached_property
    def document(self) -> Document:
        """The assessment as rules see it."""
        return Document(self.assessment, scale=self.setup.given(self.assessment), registry=self.setup.registry)

    @cached_property
    def scale(self) -> Scale:
        """The scale that holds: the declared one, else the one that the terms belong to."""
        return self.document.in_force
