"""Which scale is in force for an assessment."""

from __future__ import annotations

from estimative.model.assessments import Assessment
from estimative.model.scales import Scale
from estimative.scales.tables import ids, load


def in_force(assessment: Assessment, default: str = "") -> tuple[Scale, bool]:
    """The scale in force and whether it was declared.

    The document's own comes first, then `default` (the project's), then the scale its terms were read on, then ICD
    203. A name that is no scale is passed over: the parser has reported it.
    """
    known = ids()
    phrase = assessment.metadata.scale
    for declared in ((phrase.value or phrase.text) if phrase else "", default):
        if declared in known:
            return load(declared), True
    used = [judgment.term.scale for judgment in assessment.judgments if judgment.term and judgment.term.scale in known]
    return load(used[0] if used else "icd203"), False
