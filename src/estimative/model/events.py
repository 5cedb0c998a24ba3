"""What happened, who said so, and what was counted. Field names follow the UCDP GED codebook where it has one."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from estimative.model.times import Known, Period, Precision

AttestationKind = Literal["reported", "claimed", "denied", "partly_denied", "confirmed", "attributed"]


class Tally(Struct, frozen=True):
    """A number of people as low, best and high estimate; None where nobody gave one."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


class Incident(Struct, frozen=True, kw_only=True):
    """One event: an attack, an operation, a clash.

    `country` is ISO 3166-1 alpha-3 where it is known, else the data set's own name. `actor` is who is said to have done
    it, `target_actor` on whom (UCDP: side_a, side_b). Casualties and `claim_status` are the data set's own settled
    view and carry its hindsight: they stand only in the version that was known then. `extra` keeps every other column.
    """

    id: str
    dataset: str
    occurred: Period
    known: Known
    precision: Precision = "day"
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    place_precision: int | None = None
    event_type: str = ""
    target_type: str = ""
    actor: str = ""
    target_actor: str = ""
    killed: Tally = Tally()
    injured: Tally = Tally()
    claim_status: str = ""
    summary: str = ""
    extra: dict[str, str] = {}


class Attestation(Struct, frozen=True, kw_only=True):
    """Who said what about an incident, in which report, known since when.

    `field` and `value` are the asserted value ("killed", "62"), empty where the statement gives none. A perpetrator's
    figures are claims: they never set a range. `names` is the actor that a claim or an attribution points to.
    """

    id: str
    incident: str
    report: str
    kind: AttestationKind
    by: str
    known: Known
    field: str = ""
    value: str = ""
    note: str = ""
    names: str = ""


class Observation(Struct, frozen=True, kw_only=True):
    """A count or level over a period, from one report: "152 attacks, 19 August to 31 December 2021".

    Observations are comparable only inside one `series` (one publisher, one method).
    """

    id: str
    series: str
    report: str
    measure: str
    actor: str
    country: str
    period: Period
    known: Known
    low: float | None = None
    best: float | None = None
    high: float | None = None
    note: str = ""


class Reaction(Struct, frozen=True, kw_only=True):
    """What a state or body said or did in response, on a day."""

    id: str
    occurred: Period
    actor: str
    toward: str
    action: str
    report: str
    known: Known
    note: str = ""


class Statement(Struct, frozen=True, kw_only=True):
    """Somebody else's judgement for or against a question."""

    id: str
    question: str
    direction: str
    report: str
    by: str
    text: str
    known: Known
