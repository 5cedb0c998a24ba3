"""The explained match: every attribute of a claim held against its incident, agreeing or not, with its points."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.ground import closeness, figures, positions, wording
from estimative.ground.evidence import Evidence, where
from estimative.ground.matching import Candidate, name
from estimative.model.claims import Attribute, Claim, Relation
from estimative.registry.standing import Standing

_STATUS: dict[str, Relation] = {
    "claimed": "claimed",
    "claimed, unconfirmed": "claimed",
    "claimed, disputed": "disputed",
    "alleged, denied": "disputed",
    "attributed": "attributed",
}


def attributes(claim: Claim, best: Candidate, evidence: Evidence) -> tuple[Attribute, ...]:
    """Date, place, actor, target, act and figures of a claim beside those known, in that order."""
    found = (_date(claim, best), _place(claim, best, evidence), _actor(claim, best), _target(claim, best))
    return tuple(a for a in (*found, _act(claim, best), *_figures(claim, best.stand, evidence)) if a is not None)


def _held(attribute: str, stated: str, known: str, relation: Relation, points: float = 0.0) -> Attribute:
    return Attribute(attribute=attribute, stated=stated, known=known, relation=relation, points=round(points, 2))


def _date(claim: Claim, best: Candidate) -> Attribute | None:
    if claim.time is None or claim.time.period is None:
        return None
    stated, occurred = claim.time.period, best.incident.occurred
    relation: Relation = "off" if best.gap else "same" if stated == occurred else "inside"
    known = wording.period(occurred) + (f" ({wording.days(best.gap)})" if best.gap else "")
    return _held("date", wording.period(stated), known, relation, best.points("date"))


def _place(claim: Claim, best: Candidate, evidence: Evidence) -> Attribute | None:
    if claim.place is None:
        return None
    relation, note = place_relation(claim, best, evidence)
    return _held("place", claim.place.text, f"{where(best.incident)}{note}", relation, best.points("place"))


def place_relation(claim: Claim, best: Candidate, evidence: Evidence) -> tuple[Relation, str]:
    """How the incident's place stands to the stated one (same, inside, near, elsewhere, abroad), and how far off it
    is."""
    assert claim.place is not None
    if best.place in ("unknown", "inside", "country"):
        same = best.place == "inside" and claim.place.text.lower() in best.incident.place.lower()
        return ("unknown" if best.place == "unknown" else "same" if same else "inside"), ""
    incident = best.incident
    point = closeness.point_of(claim, evidence)
    km = closeness.distance(point, closeness.lies(incident))
    note = f", {km:,.0f} km away" if km is not None else ""
    if best.place == "abroad":
        return "abroad", note
    entries = evidence.registry.place(claim.place.value or claim.place.text)
    province = any(e.admin1 and e.admin1 == incident.admin1 and e.country == incident.country for e in entries)
    near = km is not None and km <= closeness.NEAR_KM
    return ("near" if near or province else "elsewhere"), note


def _actor(claim: Claim, best: Candidate) -> Attribute | None:
    if claim.actor is None or not best.actor:
        return None
    stand = best.stand
    relation: Relation = "other" if best.actor == "other" else "unclaimed"
    if best.actor == "same":
        relation = _STATUS.get(stand.status, "same")
    told = positions.phrase(stand)
    known = f"{stand.actor}: {told}" if stand.actor else told
    return _held("actor", name(claim), known, relation, best.points("actor"))


def _target(claim: Claim, best: Candidate) -> Attribute | None:
    if claim.target is None:
        return None
    points = best.points("target")
    relation: Relation = "same" if points > 0 else "other" if points < 0 else "unknown"
    known = best.incident.target_actor or best.incident.target_type
    return _held("target", claim.target.text, known, relation, points)


def _act(claim: Claim, best: Candidate) -> Attribute | None:
    if claim.act is None or not best.incident.event_type:
        return None
    points = best.points("act")
    relation: Relation = "same" if points > 0 else "other" if points < 0 else "unknown"
    return _held("act", claim.act.text, best.incident.event_type, relation, points)


def _figures(claim: Claim, stand: Standing, evidence: Evidence) -> Iterator[Attribute]:
    for quantity in claim.quantities:
        if quantity.unit not in figures.UNITS:
            continue
        found = figures.known(quantity.unit, stand, evidence.registry)
        stated = wording.quantity(quantity)
        if found.low is None or found.high is None:
            yield _held(quantity.unit, stated, "no figure known", "unknown")
            continue
        fits = figures.fits(quantity, found.low, found.high)
        below = figures.bounds(quantity)[1] < found.low
        relation: Relation = "within" if fits else "below" if below else "above"
        known = wording.spread([found.low, found.high]) + figures.givers(found)
        yield _held(quantity.unit, stated, known, relation, 1.0 if fits else 0.0)
