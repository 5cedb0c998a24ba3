"""How far a stated time lies from when an incident happened, and what accounts for it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from estimative.ground import wording
from estimative.ground.evidence import Evidence, cite_said
from estimative.model.claims import Claim, Difference
from estimative.model.events import Attestation
from estimative.model.times import Period
from estimative.registry.standing import Standing

SLACK = {"instant": 10, "day": 10, "range": 10, "month": 10, "quarter": 15, "year": 31, "unknown": 31}
"""Days beyond which an incident is another event, by the precision of the stated time. A second attack on one
unit months later must not ground a sentence about the first; ten days cover the slips met in the casebook's
own sources (up to nine)."""
OF_CLAIM = "the day of the claim, as far as it was known"
UNEXPLAINED = "nothing known at the cut-off accounts for it"


def gap(stated: Period, occurred: Period) -> int:
    """Days from the incident to the stated time: positive when the text is late, 0 when they overlap."""
    if stated.overlap(occurred):
        return 0
    if stated.first > occurred.last:
        return (stated.first - occurred.last).days
    return -(occurred.first - stated.last).days


def difference(claim: Claim, stand: Standing, evidence: Evidence) -> Difference | None:
    """The difference between the stated and the known date of a matched incident; None where they agree."""
    time = claim.time
    if time is None or time.period is None:
        return None
    off = gap(time.period, stand.incident.occurred)
    if off == 0:
        return None
    account = _account(claim, stand, evidence)
    explanation = f"{account[0]}" if account else UNEXPLAINED
    return Difference(
        attribute="date",
        stated=wording.period(time.period),
        known=wording.period(stand.incident.occurred),
        delta=wording.days(off),
        explanation=explanation,
        span=time.span,
        cites=(evidence.cite(stand.incident), *((cite_said(account[1]),) if account else ())),
    )


def _account(claim: Claim, stand: Standing, evidence: Evidence) -> tuple[str, Attestation] | None:
    """An attestation whose own date is the stated one: the text took the day of the claim or report for the
    day of the event."""
    assert claim.time is not None
    assert claim.time.period is not None
    stated = claim.time.period
    if stated.days > 3 or stated.first <= stand.incident.occurred.last:
        return None
    ranked = sorted(stand.said, key=lambda a: (a.kind != "claimed", a.known, a.id))
    for said in ranked:
        report = evidence.report(said.report)
        told = said.known.at.date()
        out = report.published if report and report.published else told
        if stated.contains(told) or stated.contains(out):
            what = "claim was published" if said.kind == "claimed" else f"report of {said.by} is dated"
            return f"the {what} {'on ' if said.kind == 'claimed' else ''}{wording.day(told)}", said
    return None


def around(claim: Claim) -> tuple[str, str] | None:
    """The words of a claim before and after its time; None where it has none or it stands outside the claim."""
    if claim.time is None:
        return None
    raw = claim.text.encode("utf-8", "surrogateescape")
    start, end = claim.time.span.start - claim.span.start, claim.time.span.end - claim.span.start
    if not 0 <= start < end <= len(raw):
        return None
    return raw[:start].decode("utf-8", "replace"), raw[end:].decode("utf-8", "replace")


_CLAIMING = re.compile(r"\bclaim\w*(?: responsibility| credit)? (?:on |in )?$", re.IGNORECASE)


def of_claiming(claim: Claim) -> bool:
    """Whether the stated time is that of the claiming: "claimed responsibility on 5 July for an attack"."""
    sides = around(claim)
    if sides is None or claim.time is None or claim.time.period is None:
        return False
    before, after = sides
    return _CLAIMING.search(before) is not None and after.lstrip(" ,").startswith("for ")


def claimed_on(claim: Claim, made: Sequence[Attestation]) -> Difference | None:
    """The difference between the stated and the known day of a claim; None where a claim of that time was known."""
    assert claim.time is not None
    assert claim.time.period is not None
    if not made or any(claim.time.period.contains(a.known.at.date()) for a in made):
        return None
    known = made[0].known.at.date()
    return Difference(
        attribute="date",
        stated=wording.period(claim.time.period),
        known=wording.day(known),
        delta=wording.days(gap(claim.time.period, Period(known, known))),
        explanation=OF_CLAIM,
        span=claim.time.span,
        cites=(cite_said(made[0]),),
    )
