"""How an incident stands by a cut-off: who claims or denies it, and the toll without the attacker's word.

Everything is derived from the attestations that the View holds, so nothing said later can colour it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from estimative.model.events import Attestation, AttestationKind, Incident, Tally
from estimative.registry.registry import Registry

Status = Literal["claimed", "claimed, disputed", "claimed, unconfirmed", "attributed", "alleged, denied", "unclaimed"]


class Standing(Struct, frozen=True, kw_only=True):
    """An incident with what was said of it by the cut-off.

    `actor` is the actor that a claim or an attribution points to, "" while nobody has. `killed` spans the figures of
    parties other than the attacker; `claimed_killed` holds the attacker's own. `best` of a tally is the latest-known
    figure of a confirming party, else of a reporting one.
    """

    incident: Incident
    status: Status
    actor: str
    said: tuple[Attestation, ...]
    killed: Tally = Tally()
    injured: Tally = Tally()
    claimed_killed: tuple[Attestation, ...] = ()

    def kinds(self, *kinds: AttestationKind) -> tuple[Attestation, ...]:
        """The attestations of these kinds, earliest first."""
        return tuple(item for item in self.said if item.kind in kinds)


def standing(incident: Incident, attestations: Iterable[Attestation], registry: Registry) -> Standing:
    """Read the attestations of one incident (others are ignored) as of the cut-off that the View stands for.

    Statements of origin (field ``origin``) stay in `said`, but they say where an attack came from, not that it was made
    or by whom: they have no part in the status. The incident that comes back says in ``extra["alleged_actor"]`` whom
    the claims and attributions known by then name.
    """
    said = tuple(sorted((a for a in attestations if a.incident == incident.id), key=lambda a: (a.known, a.id)))
    about = tuple(a for a in said if a.field != "origin")
    day = incident.occurred.first  # who speaks for whom changes: the Kabul police were another party's in 2016
    actor = alleged(incident) or named(about) or _claimant(about, registry, day) or _attested(about)
    if actor and not alleged(incident):
        incident = replace(incident, extra={**incident.extra, "alleged_actor": actor})
    sides = {side for side in (actor, *(registry.speaker(a.by, on=day) for a in about if a.kind == "claimed")) if side}
    others = tuple(a for a in about if not any(registry.speaks_for(a.by, side, on=day) for side in sorted(sides)))
    status = _status(about, others)
    known_actor = actor if status not in ("unclaimed",) or incident.actor else ""
    return Standing(
        incident=incident,
        status=status,
        actor=known_actor,
        said=said,
        killed=tally("killed", others) if others else incident.killed,
        injured=tally("injured", others) if others else incident.injured,
        claimed_killed=tuple(a for a in about if a not in others and a.field == "killed"),
    )


def named(said: Iterable[Attestation]) -> str:
    """The actor that the earliest claim or attribution (or report of a suspicion) names; "" where none does."""
    naming = sorted((a.known, a.id, a.names) for a in said if a.names)
    return naming[0][2] if naming else ""


def _claimant(said: tuple[Attestation, ...], registry: Registry, day: date) -> str:
    """Who claims an incident whose author nobody else names; "" for nobody."""
    return next((who for a in said if a.kind == "claimed" and (who := registry.speaker(a.by, on=day))), "")


def _attested(said: tuple[Attestation, ...]) -> str:
    """The actor that a statement gives in so many words (field ``actor``), the earliest first; "" where none does."""
    return next((a.value for a in said if a.field == "actor" and a.value), "")


def alleged(incident: Incident) -> str:
    """Who is said to have done it, without qualifiers: "IS-K (attributed later)" → "IS-K"; "" if unknown."""
    name = (incident.actor or incident.extra.get("alleged_actor", "")).split(" (")[0].strip()
    return "" if name.lower().startswith("unknown") else name


def _status(said: tuple[Attestation, ...], others: tuple[Attestation, ...]) -> Status:
    kinds = {a.kind for a in said}
    denied = any(a.kind in ("denied", "partly_denied") for a in others)
    if "claimed" in kinds:
        if denied:
            return "claimed, disputed"
        seconded = any(a.kind in ("confirmed", "reported", "attributed") for a in others)
        return (
            "claimed" if seconded or any(a in others for a in said if a.kind == "claimed") else "claimed, unconfirmed"
        )
    if "attributed" in kinds:
        return "attributed"
    return "alleged, denied" if denied and "confirmed" not in kinds else "unclaimed"


def tally(field: str, attestations: Iterable[Attestation]) -> Tally:
    """Low, best and high of one attested field; `best` is the latest figure of a confirming party, else of any."""
    figures = [
        (a.kind == "confirmed", a.known, int(a.value)) for a in attestations if a.field == field and a.value.isdecimal()
    ]
    if not figures:
        return Tally()
    numbers = [number for _, _, number in figures]
    return Tally(low=min(numbers), best=max(figures)[2], high=max(numbers))
