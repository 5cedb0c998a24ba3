"""What became known of the claims only after the cut-off: listed apart, on request, and never mixed into a verdict."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from estimative.ground import wording
from estimative.ground.evidence import Evidence, cite_said, unique
from estimative.model.claims import Cited, Later, Verdict


def later(
    verdicts: Iterable[Verdict], after: Iterable[Verdict], evidence: Evidence, cutoff: datetime
) -> tuple[Later, ...]:
    """The claims on which something became known later, in text order, each with all of it, earliest first.

    `verdicts` are those of the cut-off, `after` the verdicts on the same claims by what is known now (`evidence`).
    Later is what either verdict rests on, and what was said of an incident that the first one cites, where it became
    known after the cut-off.
    """
    found = []
    for then, now in zip(verdicts, after, strict=True):
        cites = [*(c for v in (then, now) for c in _cites(v)), *_said(then, evidence)]
        late = sorted((c for c in unique(cites) if c.known_at > cutoff), key=lambda c: (c.known_at, c.kind, c.id))
        if late:
            found.append(Later(claim=then.claim.id, why=_why(then, now, late), cites=tuple(late)))
    return tuple(found)


def _cites(verdict: Verdict) -> Iterable[Cited]:
    yield from verdict.cites
    for difference in verdict.differences:
        yield from difference.cites


def _said(verdict: Verdict, evidence: Evidence) -> Iterable[Cited]:
    """What is known now of the incidents that a verdict cites: their later versions, and what was said of them."""
    for cite in dict.fromkeys(c.id for c in verdict.cites if c.kind == "incident"):
        incident = evidence.incident(cite)
        if incident is not None:
            yield evidence.cite(incident)
            yield from map(cite_said, evidence.said(incident))


def _why(then: Verdict, now: Verdict, late: list[Cited]) -> str:
    since = wording.day(late[0].known_at.date())
    what = f"{wording.count(len(late), 'item')} known only since {since} {'bears' if len(late) == 1 else 'bear'} on it"
    if now.kind == then.kind:
        return wording.sentence(f"{what}; the verdict would still be {now.kind!r}")
    return wording.sentence(f"{what}; by what is known now it would be {now.kind!r}: {now.why}")
