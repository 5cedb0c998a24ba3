"""The other side of the page, for a whole document: what it leaves out, what speaks against it, and whether its bullets
meet their judgments.

Look-back and freshness count from the document's own cut-off, so that the ranking stays as it is on every day on which
nothing became known.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct

from estimative.ground import contrary, fit, omissions, predicates
from estimative.ground.evidence import Evidence
from estimative.model.assessments import Assessment
from estimative.model.claims import Contrary, Fit, Omission, Verdict
from estimative.model.events import Incident
from estimative.store.base import View

CITING = frozenset({"supported", "partly"})


class OtherSide(Struct, frozen=True):
    """Omissions (the weightiest first), contrary evidence and fits by judgment, and notes on what is not listed."""

    omissions: tuple[Omission, ...] = ()
    contrary: tuple[Contrary, ...] = ()
    fits: tuple[Fit, ...] = ()
    notes: tuple[str, ...] = ()


def look(
    assessment: Assessment, verdicts: Sequence[Verdict], evidence: Evidence, *, view: View, used: Collection[str]
) -> OtherSide:
    """The other side of a grounded document. `used`: the incidents that some sentence is about."""
    if not assessment.judgments:
        return OtherSide()
    anchor = _anchor(assessment, evidence)
    about = {j.id: predicates.read(j, evidence.registry, anchor) for j in assessment.judgments}
    cited = _cited(verdicts, view)
    left: list[Omission] = []
    against: list[Contrary] = []
    notes: list[str] = []
    for judgment in assessment.judgments:
        newest = _newest(judgment.id, verdicts, cited)
        listed, more = omissions.omissions(judgment.id, about[judgment.id], evidence, used, newest=newest)
        left += listed
        against += contrary.contrary(judgment, about[judgment.id], evidence, verdicts, used)
        if more:
            said = "more incidents of less weight bear on it and are not cited"
            notes.append(f"judgment {judgment.number}: {more} {said}")
    fits = fit.fits(assessment, verdicts, about, cited, evidence)
    return OtherSide(omissions.ordered(left), tuple(against), fits, tuple(notes))


def _anchor(assessment: Assessment, evidence: Evidence) -> date:
    """The document's own cut-off, else the View's."""
    own = assessment.cutoff.day if assessment.cutoff is not None else None
    return own or evidence.today


def _cited(verdicts: Sequence[Verdict], view: View) -> dict[str, Incident]:
    ids = {c.id for v in verdicts for c in v.cites if c.kind == "incident"}
    return {i.id: i for i in view.incidents(ids=sorted(ids)) if i.known.at <= view.cutoff} if ids else {}


def _newest(judgment: str, verdicts: Sequence[Verdict], cited: dict[str, Incident]) -> date | None:
    own = {
        c.id for v in verdicts if v.claim.judgment == judgment and v.kind in CITING for c in v.cites if c.id in cited
    }
    return max((cited[key].occurred.last for key in own), default=None)
