"""Findings of the linter and the edits that would mend them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from estimative.model.spans import Span

Severity = Literal["error", "warning", "info"]


class Edit(Struct, frozen=True):
    """Replace the bytes of `span` by `text`."""

    span: Span
    text: str


class Fix(Struct, frozen=True):
    """Edits that mend a finding. *safe* ones keep the meaning and are applied by ``--fix``; *suggested* ones are
    offered.
    """

    kind: Literal["safe", "suggested"]
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
