"""Which incidents count for a question, as of a view: qualifying, disputed and rejected, each with its reason and
citations.

An incident has to pass, in this order: the dates lie in the window; the place is the country asked for (or,
cross-border, one of the effect countries); it is an attack by the actor; somebody who counts says so; it happened
by the affected side's word; and the tier's origin test holds. Each step answers *yes*, *no* or *open*; *open* makes
it disputed, so that a doubtful case is shown and never silently counted or dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from msgspec import Struct

from estimative.model.claims import Cited
from estimative.model.events import Attestation, Incident, Tally
from estimative.model.judgments import Question, Tier
from estimative.model.times import Period
from estimative.registry import crossing
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing, standing
from estimative.score.attribution import attributed
from estimative.score.citations import cite_attestation, cite_incident
from estimative.score.origin import origin
from estimative.score.verdicts import NO, YES, Check, no, open_
from estimative.store.base import View

BROAD = Tier("", "none")


class Case(Struct, frozen=True, kw_only=True):
    """One incident held against a question. `reason` says why it counts, is disputed or is rejected; `caveat` what
    a reader should know of one that counts all the same, `killed` the toll by parties other than the attacker."""

    incident: Incident
    reason: str
    caveat: str = ""
    killed: Tally = Tally()
    cites: tuple[Cited, ...] = ()

    def __str__(self) -> str:
        return f"{self.incident.id}: {self.caveat or self.reason}"


class Qualified(Struct, frozen=True, kw_only=True):
    """The three lists for one tier of one question, each sorted by date and id."""

    qualifying: tuple[Case, ...]
    disputed: tuple[Case, ...]
    rejected: tuple[Case, ...]

    @property
    def doubts(self) -> tuple[str, ...]:
        """A line for each disputed case, and for each counted one that has a caveat."""
        counted = tuple(f"{case} (counted)" for case in self.qualifying if case.caveat)
        return tuple(str(case) for case in self.disputed) + counted


def qualify(
    question: Question, view: View, *, registry: Registry, window: Period, tier: Tier | None = None
) -> Qualified:
    """Sort the incidents of a window into those that count for the question, those in doubt and those that do not.

    Only what the view holds is used. `tier` is a reading of a cross-border question (default: its first, else no
    origin test).
    """
    tier = tier or (question.tiers[0] if question.tiers else BROAD)
    countries = question.effect or ((question.country,) if question.country else None)
    found = view.incidents(countries=countries, window=window)
    said = _by_incident(view.attestations([incident.id for incident in found])) if found else {}
    lists: dict[str, list[Case]] = {"yes": [], "open": [], "no": []}
    for incident in sorted(found, key=lambda i: (i.occurred, i.id)):
        stand = standing(incident, said.get(incident.id, ()), registry)
        answer, case = _judge(stand, question, tier, registry, window)
        lists[answer].append(case)
    return Qualified(qualifying=tuple(lists["yes"]), disputed=tuple(lists["open"]), rejected=tuple(lists["no"]))


def _judge(stand: Standing, question: Question, tier: Tier, registry: Registry, window: Period) -> tuple[str, Case]:
    """Run the checks; the first *no* rejects, else any *open* disputes, else the incident counts."""
    checks: tuple[Callable[[], Check], ...] = (
        lambda: _dated(stand.incident, window),
        lambda: attributed(stand, question, registry),
        lambda: _happened(stand, registry),
        lambda: origin(stand, question, tier, registry),
    )
    results: list[Check] = []
    for check in checks:
        results.append(check())
        if results[-1].answer == NO:
            return NO, _case(stand, results[-1:])
    doubts = [result for result in results if result.answer != YES]
    return ("open", _case(stand, doubts)) if doubts else (YES, _case(stand, results))


def _case(stand: Standing, results: Sequence[Check]) -> Case:
    cites: dict[str, Cited] = {}
    for attestation in (item for result in results for item in result.said):
        cites.setdefault(attestation.id, cite_attestation(attestation))
    return Case(
        incident=stand.incident,
        reason="; ".join(result.reason for result in results if result.reason),
        caveat="; ".join(dict.fromkeys(result.caveat for result in results if result.caveat)),
        killed=stand.killed,
        cites=(cite_incident(stand.incident), *sorted(cites.values(), key=lambda c: (c.known_at, c.id))),
    )


def _dated(incident: Incident, window: Period) -> Check:
    occurred = incident.occurred
    if window.first <= occurred.first and occurred.last <= window.last:
        return Check(YES)
    if window.overlap(occurred):
        return open_(f"dated {occurred.first} to {occurred.last}, only partly inside the window")
    return no(f"dated {occurred.first}, outside the window")


def _happened(stand: Standing, registry: Registry) -> Check:
    """Whether the event as such is contested: denied by a party other than the attacker and confirmed by none."""
    told = crossing.happened(stand, stand.actor, registry)
    return Check(told.answer, told.reason, told.said)


def _by_incident(attestations: Sequence[Attestation]) -> dict[str, list[Attestation]]:
    grouped: defaultdict[str, list[Attestation]] = defaultdict(list)
    for item in attestations:
        grouped[item.incident].append(item)
    return grouped
