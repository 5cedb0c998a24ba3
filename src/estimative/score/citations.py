"""Citations of store items: what a forecast or resolution rests on, with the label a reader sees."""

from __future__ import annotations

from estimative.model.claims import Cited
from estimative.model.events import Attestation, Incident, Observation


def cite_observation(observation: Observation) -> Cited:
    """A pointer to an observation, labelled with its series, value and period."""
    period = f"{observation.period.first} to {observation.period.last}"
    label = f"{observation.series}: {stated(observation)} ({observation.measure}), {period}"
    return Cited("observation", observation.id, observation.known.at, label)


def cite_incident(incident: Incident) -> Cited:
    """A pointer to an incident, labelled with its day and place."""
    where = ", ".join(part for part in (incident.place or incident.admin1, incident.country) if part)
    return Cited("incident", incident.id, incident.known.at, f"{incident.occurred.first} {where}".strip())


def cite_attestation(attestation: Attestation) -> Cited:
    """A pointer to an attestation, labelled with who said what."""
    said = f"{attestation.by}: {attestation.kind.replace('_', ' ')}"
    value = f" {attestation.field} {attestation.value}".rstrip()
    return Cited("attestation", attestation.id, attestation.known.at, said + value)


def stated(observation: Observation) -> str:
    """An observation's value as a reader would write it: "152", "4000–6000", "at least 50"."""
    low, best, high = observation.low, observation.best, observation.high
    if low is not None and high is not None and low != high:
        return f"{low:g}–{high:g}"
    if best is None and high is None:
        return f"at least {low:g}" if low is not None else "no value"
    return f"{best:g}" if best is not None else f"up to {high:g}"
