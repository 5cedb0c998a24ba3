"""Findings of the linter and the edits that would mend them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from estimative.model.spans import Span

Severity = Literal["error", "warning", "info"]
FixKind = Literal["safe", "suggested", "meaning"]


class Edit(Struct, frozen=True):
    """Replace the bytes of `span` by `text`."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """Edits that mend a finding.

    *safe* ones keep the meaning and are applied by ``--fix``, *suggested* ones with ``--suggested`` too. *meaning* ones
    change what the text says (another word, another fact): they are shown and offered in an editor, never applied in
    bulk.
    """

    kind: FixKind
    message: str
    edits: tuple[Edit, ...]


class Finding(Struct, frozen=True, kw_only=True):
    """One defect at one place. `reason` is machine-readable ("term-not-on-scale"), `message` says what to do."""

    code: str
    severity: Severity
    span: Span
    message: str
    reason: str
    judgment: str = ""
    evidence: tuple[str, ...] = ()
    fix: Fix | None = None
