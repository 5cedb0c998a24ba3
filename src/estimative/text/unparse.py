"""From an assessment back to its bytes."""

from __future__ import annotations

from estimative.model.assessments import Assessment


def unparse(assessment: Assessment) -> bytes:
    """The file: the bytes of the blocks, in order. Equal to what was parsed, because blocks tile it."""
    return b"".join(assessment.source[block.span.start : block.span.end] for block in assessment.blocks)
