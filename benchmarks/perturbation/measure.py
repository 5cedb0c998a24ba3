"""What grounding makes of true and of altered sentences, and how that is counted.

An alteration is **found** where no verdict on its sentence is wholly *supported* and at least one is *partly*,
*contradicted* or *not found* (of an event, a claim, a denial or a trend). It is **named** where one of those verdicts
carries a `Difference` whose attribute is the altered one (claimant: claim; denier: denial). Where another incident of
the store lies as near to the altered sentence as the one it was made from (it differs from it in one attribute only),
naming that other attribute counts too: nobody could know which was meant. Altered sentences that are true of another
incident are left out; so are attributes that the store cannot decide.

A true sentence is **called wrong** where any verdict is *contradicted*, and **supported** where one is *supported* and
none is less.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import Any

from msgspec import Struct

from benchmarks.perturbation import alter, facts
from benchmarks.perturbation.facts import Asked, Fact
from benchmarks.perturbation.phrasing import Phrasing
from benchmarks.perturbation.truth import World
from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.ground.wording import MONTHS
from estimative.model.claims import Verdict
from estimative.model.times import period_of

SAME = {"claimant": ("claim", "claimant"), "denier": ("denial", "denier")}
"""What verdicts call an attribute where it is not the slot's own name."""
_WEIGHED = ("supported", "partly", "contradicted", "not found")


class Case(Struct, frozen=True, kw_only=True):
    """One sentence with what came of it. `attribute` is "" for a true one."""

    store: str
    phrasing: str
    text: str
    attribute: str = ""
    variant: str = ""
    verdicts: tuple[Verdict, ...]
    allowed: tuple[str, ...] = ()

    @property
    def kinds(self) -> tuple[str, ...]:
        """The verdicts that weigh, in text order."""
        return tuple(v.kind for v in self.verdicts if v.kind in _WEIGHED)

    @property
    def wrong(self) -> bool:
        """Whether any verdict says contradicted."""
        return "contradicted" in self.kinds

    @property
    def supported(self) -> bool:
        """Whether one verdict says supported and none says less."""
        return set(self.kinds) == {"supported"}

    @property
    def found(self) -> bool:
        """Whether some verdict is less than supported."""
        return bool(set(self.kinds) - {"supported"})

    @property
    def named(self) -> bool:
        """Whether a verdict that is less than supported names the altered attribute."""
        less = [v for v in self.verdicts if v.kind in _WEIGHED and v.kind != "supported"]
        told = {d.attribute for v in less for d in v.differences}
        return self.found and any(set(SAME.get(a, (a,))) & told for a in (self.attribute, *self.allowed))


def cases(
    store: str, evidence: Evidence, phrasings: Sequence[Phrasing], *, count: int, seed: int = 0
) -> Iterator[Case]:
    """`count` true sentences of each phrasing (fewer where the store has not as many facts), and their alterations."""
    world, random = World(evidence), Random(seed)
    held = _facts(evidence)
    offered = alter.choices(held["event"], evidence)
    for phrasing in phrasings:
        fit = [fact for fact in held[phrasing.kind] if phrasing.slots <= fact.slots.keys()]
        for fact in sorted(random.sample(range(len(fit)), min(count, len(fit)))):
            yield from _of(store, fit[fact], phrasing, world, offered=offered, random=random)


def _facts(evidence: Evidence) -> dict[str, list[Fact]]:
    told = facts.events(evidence)
    return {
        "event": told,
        "claim": facts.claims(told, evidence.registry),
        "denial": facts.denials(told, evidence.registry),
        "trend": facts.trends(evidence),
    }


def _of(
    store: str, fact: Fact, phrasing: Phrasing, world: World, *, offered: alter.Choices, random: Random
) -> Iterator[Case]:
    text = sentence(phrasing, fact.slots)
    verdicts = _ground(text, world.evidence)
    yield Case(store=store, phrasing=phrasing.name, text=text, verdicts=verdicts)
    for change in alter.altered(fact, phrasing, offered, random):
        allowed: tuple[str, ...] = ()
        if fact.stand is not None:
            near = world.near(asked(phrasing, change.slots), phrasing.sense)
            if any(not differing for _, differing in near):
                continue
            others = (name for key, differing in near if key != fact.stand.incident.id for name in differing)
            allowed = tuple(sorted(set(others)))
        text = sentence(phrasing, change.slots)
        yield Case(
            store=store, phrasing=phrasing.name, text=text, attribute=change.attribute, variant=change.variant,
            verdicts=_ground(text, world.evidence), allowed=allowed,
        )  # fmt: skip


def sentence(phrasing: Phrasing, slots: dict[str, Any]) -> str:
    """The template filled in, with a capital at its start and after a full stop."""
    text = phrasing.template.format_map(slots)
    parts = text.split(". ")
    return ". ".join(part[:1].upper() + part[1:] for part in parts)


def asked(phrasing: Phrasing, slots: dict[str, Any]) -> Asked:
    """What a filled template says, in values that can be compared."""
    used = phrasing.slots
    first = last = None
    if "date" in used:
        first = last = slots["date"].day
    elif "month" in used:
        period = period_of(_month(slots["month"]))
        first, last = period.first, period.last
    text = {name: slots[name] for name in ("place", "actor", "claimant", "denier") if name in used}
    numbers = {name: slots[name].number for name in ("killed", "injured") if name in used}
    return Asked(first=first, last=last, **text, **numbers)


def _month(text: str) -> str:
    name, year = text.split()
    return f"{year}-{MONTHS.index(name) + 1:02}"


def _ground(text: str, evidence: Evidence) -> tuple[Verdict, ...]:
    return judge(read_text(text, evidence.registry, today=evidence.today), evidence)


class Tally(Struct, kw_only=True):
    """How many sentences, and of how many something holds."""

    total: int = 0
    good: int = 0
    second: int = 0

    @property
    def share(self) -> float:
        """The share of the good, 1 where there were none."""
        return self.good / self.total if self.total else 1.0


def count(items: Iterable[Case], by: str) -> dict[str, tuple[Tally, Tally]]:
    """For every value of `by` (store, attribute, phrasing): true sentences (supported, called wrong) and altered ones
    (named, found)."""
    found: dict[str, tuple[Tally, Tally]] = {}
    for case in items:
        true, altered = found.setdefault(getattr(case, by), (Tally(), Tally()))
        tally = altered if case.attribute else true
        tally.total += 1
        tally.good += case.named if case.attribute else case.supported
        tally.second += case.found if case.attribute else case.wrong
    return found
