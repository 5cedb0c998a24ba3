"""The facts that a page shows: what its verdicts, forecasts and resolutions cite, as one view holds them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from estimative.model.claims import Cited
from estimative.model.events import Attestation, Observation, Reaction, Statement
from estimative.model.sources import Report
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing, standing
from estimative.store.base import View


class Facts(Struct, frozen=True, kw_only=True):
    """Facts of one view, each kind sorted by id. `standings`: the incidents with all that was said of them by then."""

    standings: tuple[Standing, ...] = ()
    observations: tuple[Observation, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    statements: tuple[Statement, ...] = ()
    reports: tuple[Report, ...] = ()


def gather(
    view: View,
    cites: Iterable[Cited],
    *,
    registry: Registry,
    incidents: Iterable[str] = (),
    reports: Iterable[str] = (),
) -> Facts:
    """The facts of `view` that are cited, the incidents and reports named beside, and the reports behind all of them.

    What is cited but not in the view is left out: nothing later than its cut-off can come in.
    """
    wanted = _by_kind(cites)
    stood = _standings(view, wanted["incident"] | set(incidents), wanted["attestation"], registry)
    counted = [o for o in view.observations() if o.id in wanted["observation"]] if wanted["observation"] else []
    reacted = [r for r in view.reactions() if r.id in wanted["reaction"]] if wanted["reaction"] else []
    stated = [s for s in view.statements() if s.id in wanted["statement"]] if wanted["statement"] else []
    named = wanted["report"] | set(reports) | {a.report for item in stood for a in item.said}
    named |= {o.report for o in counted} | {r.report for r in reacted} | {s.report for s in stated}
    return Facts(
        standings=stood,
        observations=tuple(counted),
        reactions=tuple(reacted),
        statements=tuple(stated),
        reports=tuple(view.reports(ids=sorted(named))) if named else (),
    )


def _by_kind(cites: Iterable[Cited]) -> dict[str, set[str]]:
    kinds = ("incident", "attestation", "observation", "reaction", "report", "statement")
    wanted: dict[str, set[str]] = {kind: set() for kind in kinds}
    for item in cites:
        wanted[item.kind].add(item.id)
    return wanted


def _standings(view: View, incidents: set[str], attestations: set[str], registry: Registry) -> tuple[Standing, ...]:
    said = view.attestations(sorted(incidents)) if incidents else []
    if attestations - {a.id for a in said}:
        incidents = incidents | {a.incident for a in view.attestations() if a.id in attestations}
        said = view.attestations(sorted(incidents))
    return (
        tuple(standing(i, _of(i.id, said), registry) for i in view.incidents(ids=sorted(incidents)))
        if incidents
        else ()
    )


def _of(incident: str, said: Sequence[Attestation]) -> list[Attestation]:
    return [a for a in said if a.incident == incident]
