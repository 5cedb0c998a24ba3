"""Whether anything known later reaches a verdict: ``python -m benchmarks.lookahead --cases 100000``.

A case is one claim of a made-up document, held against one made-up store as of one cut-off, twice: in the whole store,
and in a store written from only those facts, revisions and retractions that were known by the cut-off. It passes where
the whole grounding (verdicts, omissions, contrary evidence, fits, coverage, notes) is the same JSON to the byte. Where
it is not, every claim of the document counts as failed. Each store is asked at several cut-offs: ends of days, the very
instants at which something became known, and the microsecond before.

Stores hold incidents with revisions, attestations, reports, counts, reactions, statements and retractions, each with a
known time of its own that has nothing to do with the order of writing. A third of the documents has its own cut-off.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from estimative.ground import ground, wording
from estimative.ground.proof import encode
from estimative.model.assessments import Assessment
from estimative.model.events import Attestation, AttestationKind, Incident, Observation, Reaction, Statement, Tally
from estimative.model.sources import Grade, Report, Source
from estimative.model.times import Known, Period, end_of_day
from estimative.registry.registry import Registry
from estimative.store import memory
from estimative.store.base import Store
from estimative.text.parse import parse

FIRST, DAYS = date(2021, 8, 15), 500
NOW = datetime(2026, 1, 1, tzinfo=UTC)
PLACES = (
    ("AFG", "Kabul"), ("AFG", "Herat"), ("AFG", "Kunduz"), ("AFG", "Mazar-e-Sharif"), ("PAK", "Peshawar"),
    ("PAK", "Bannu"), ("UZB", "Termez"), ("TJK", "Panj"),
)  # fmt: skip
GROUPS = ("IS-K", "TTP", "Taliban", "")
VOICES = (
    "IS-K via Amaq",
    "TTP",
    "Taliban spokesman",
    "Uzbek foreign ministry",
    "police chief",
    "UN",
    "hospital doctor",
)
ACTS = ("IED", "suicide attack", "armed attack", "rocket/shelling", "raid against IS-K")
AIMS = (
    ("mosque", "Shia worshippers"), ("police/security forces", "Taliban bus"), ("market", "shoppers"),
    ("border", "border base"), ("school", "pupils"), ("", ""),
)  # fmt: skip
TEMPLATES = (
    "On {day} {who} attacked a mosque in {place}, killing {n} people.",
    "{who} attacked a Taliban bus in {place} in {month}.",
    "{who} claimed the attack in {place} on {day}.",
    "{who} claimed to have fired rockets into {land} on {day}.",
    "However, this was denied by the Taliban and Uzbekistan.",
    "The Taliban denied that the attack of {day} in {place} took place.",
    "An attack in {place} on {day} left {n} dead and {m} injured.",
    "{who} was blamed for the attack in {place} on {day}.",
    "No attack was reported in {place} in {month}.",
    "Since the beginning of 2022 {who} has stepped up its attacks in {land}.",
    "{who} has increased its attacks in {land} since August 2021.",
    "Its attacks have largely focused on smaller towns.",
    "The attack in {place} on {day} was one of the first by {who} in {land}.",
    "The deadliest attack by {who} was that in {place} on {day}.",
    "{who} has carried out cross-border attacks from Afghanistan into {land}.",
    "Uzbekistan is seeking help against these attacks.",
    "There were {n} attacks by {who} in {land} in {month}.",
    "The attack on the mosque in {place} killed at least {n} people.",
    "The economic crisis will drive people into the arms of {who}.",
    "{who} attacked {place}.",
)
JUDGMENTS = (
    "It is highly likely that IS-K will continue its attacks in Afghanistan over the next 12 months.",
    "It is likely that IS-K will continue cross-border attacks from Afghanistan over the next 12 months.",
    "It is likely that the crisis will increase IS-K recruitment in Afghanistan.",
)


class Withdrawal(Struct, frozen=True):
    """The retraction of a fact."""

    kind: str
    id: str
    known: Known


Step = Source | Report | Incident | Attestation | Observation | Reaction | Statement | Withdrawal


class Trial(Struct, frozen=True):
    """A document, what the store is told in the order of telling, and the cut-offs to ask at."""

    text: str
    steps: tuple[Step, ...]
    cutoffs: tuple[datetime, ...]


class Outcome(Struct, frozen=True):
    """How many cases were tried, and in which trials and at which cut-offs the two groundings differ."""

    cases: int
    failures: tuple[str, ...] = ()


def main() -> int:
    """Print how many cases were tried and which failed; 1 where one did."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cases", type=int, default=5_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--processes", type=int, default=2)
    arguments = parser.parse_args()
    failed: list[str] = []
    cases = stores = 0
    with ProcessPoolExecutor(arguments.processes) as pool:
        while cases < arguments.cases:
            seeds = range(arguments.first + stores, arguments.first + stores + 40)
            for outcome in pool.map(partial(check, cutoffs=5), seeds):
                cases, stores = cases + outcome.cases, stores + 1
                failed += outcome.failures
            print(f"{cases:,} cases, {stores:,} stores, {len(failed)} failures", flush=True)
    for line in failed:
        print(line)
    return int(bool(failed))


def check(seed: int, cutoffs: int = 3) -> Outcome:
    """Try the store and document of one seed."""
    made, registry = trial(seed, cutoffs), Registry.default()
    assessment = parse(made.text.encode(), registry=registry)
    cases, failures = 0, []
    with memory() as whole:
        write(whole, made.steps)
        for cutoff in made.cutoffs:
            full = ground(assessment, whole.as_of(cutoff), registry)
            cases += len(full.verdicts)
            if encode(full) != alone(made.steps, cutoff, assessment, registry):
                failures += [f"seed {seed} as of {cutoff.isoformat()}"]
    return Outcome(cases, tuple(failures))


def alone(steps: Sequence[Step], cutoff: datetime, assessment: Assessment, registry: Registry) -> bytes:
    """The grounding in a store that was never told of anything known after the cut-off."""
    with memory() as bare:
        write(bare, [step for step in steps if known_at(step) <= cutoff])
        return encode(ground(assessment, bare.as_of(cutoff), registry))


def known_at(step: Step) -> datetime:
    """When the world could know of a step: a source always, a report without a time when its day has ended."""
    if isinstance(step, Report) and step.known is None:
        assert step.published is not None
        return end_of_day(step.published)
    return (
        step.known.at if not isinstance(step, Source) and step.known is not None else datetime.min.replace(tzinfo=UTC)
    )


def later(steps: Sequence[Step], known: Known) -> list[Step]:
    """What could be learned at one instant after all these steps: half of the incidents altered, half withdrawn, all of
    them once again, and each of them claimed."""
    held = {step.id: step for step in steps if isinstance(step, Incident)}
    items = [held[key] for key in sorted(held)]
    altered: list[Step] = [
        replace(item, known=known, killed=Tally(900, 900, 900), place="Zaranj") for item in items[::2]
    ]
    withdrawn: list[Step] = [*(items[1::2]), *(Withdrawal("incident", item.id, known) for item in items[1::2])]
    new: list[Step] = [replace(item, id=f"{item.id}-again", known=known) for item in items]
    claims: list[Step] = [
        Attestation(id=f"late-{i.id}", incident=i.id, report="late", kind="claimed", by="TTP", known=known, names="TTP")
        for i in items
    ]
    return altered + withdrawn + new + claims


def write(store: Store, steps: Sequence[Step]) -> None:
    """Tell a store; a withdrawal of what it was not told is left out."""
    told: set[tuple[str, str]] = set()
    with store.writer("trial", now=NOW) as writer:
        for step in steps:
            if not isinstance(step, Withdrawal):
                writer.add(step)
                told.add((type(step).__name__.lower(), step.id))
            elif (step.kind, step.id) in told:
                writer.retract(step.kind, step.id, known=step.known, reason="withdrawn")


def trial(seed: int, cutoffs: int) -> Trial:
    """The document and store of a seed."""
    dice = random.Random(seed)
    incidents = [incident(dice, number) for number in range(dice.randint(4, 16))]
    steps: list[Step] = [Source(id="made-up", name="Made up", descriptor="a sample"), *incidents]
    steps += [said for item in incidents for _ in range(dice.randint(0, 4)) for said in attested(dice, item)]
    steps += [revised(dice, item) for item in incidents if dice.random() < 0.4]
    steps += [counted(dice, number) for number in range(dice.randint(0, 8))]
    steps += [reaction(dice, number) for number in range(dice.randint(0, 2))]
    steps += [statement(dice, number) for number in range(dice.randint(0, 2))]
    facts = [step for step in steps if not isinstance(step, Source | Withdrawal)]
    steps += [Withdrawal(type(f).__name__.lower(), f.id, when(dice)) for f in dice.sample(facts, dice.randint(0, 4))]
    order = {id(step): dice.random() + 2.0 * isinstance(step, Withdrawal) for step in steps}
    steps.sort(key=lambda step: order[id(step)])
    times = [known_at(step) for step in steps if not isinstance(step, Source)]
    ends = [end_of_day(FIRST + timedelta(dice.randrange(DAYS))) for _ in range(cutoffs)]
    asked = [
        dice.choice((end, at, at - timedelta(microseconds=1)))
        for end, at in zip(ends, dice.choices(times, k=cutoffs), strict=True)
    ]
    return Trial(document(dice, incidents), tuple(steps), tuple(asked))


def when(dice: random.Random, since: date = FIRST) -> Known:
    """A time at which something becomes known: soon, or much later; at a day's end, or within the day."""
    day = since + timedelta(dice.choice((0, 0, 1, 2, 5, 30, 120, 300)) + dice.randrange(3))
    at = end_of_day(day) - timedelta(seconds=dice.choice((0, 0, 3_600, 43_201)))
    return Known(at, dice.choice(("published", "published", "imputed")))


def incident(dice: random.Random, number: int) -> Incident:
    """A made-up incident."""
    day = FIRST + timedelta(dice.randrange(DAYS))
    country, place = dice.choice(PLACES)
    kind, aimed = dice.choice(AIMS)
    dead = dice.randrange(60)
    return Incident(
        id=f"I{number}", dataset=dice.choice(("made-up", "other")),
        occurred=Period(day, day + timedelta(dice.choice((0, 0, 2)))), known=when(dice, day), country=country,
        place=place, event_type=dice.choice(ACTS), target_type=kind,
        target_actor=aimed, actor=dice.choice(GROUPS), killed=dice.choice((Tally(), Tally(dead, dead, dead + 3))),
        extra=dice.choice(({}, {"alleged_actor": "IS-K"})),
    )  # fmt: skip


def attested(dice: random.Random, item: Incident) -> Iterator[Report | Attestation]:
    """A report and what somebody says in it of an incident."""
    known, by = when(dice, item.occurred.first), dice.choice(VOICES)
    key = f"R{dice.getrandbits(40)}"
    day = known.at.date()
    yield Report(
        id=key, publisher=by, published=day, grade=Grade(dice.choice("ABCDF")), known=dice.choice((known, None))
    )
    field, value = dice.choice(
        (("", ""), ("killed", str(dice.randrange(70))), ("injured", "9"), ("origin", "crossed"), ("actor", "IS-K"))
    )
    kind: AttestationKind = dice.choice(("reported", "claimed", "denied", "partly_denied", "confirmed", "attributed"))
    yield Attestation(
        id=f"A{key}", incident=item.id, report=key, kind=kind, by=by, known=known, field=field, value=value,
        names=dice.choice(("", "IS-K")),
    )  # fmt: skip


def revised(dice: random.Random, item: Incident) -> Incident:
    """A later (or earlier) version of an incident, in which much is different."""
    other = incident(dice, 0)
    kept = dice.choice((item.occurred, other.occurred))
    return replace(
        item, known=when(dice, item.occurred.first), occurred=kept, killed=other.killed, actor=other.actor,
        place=other.place, country=other.country,
    )  # fmt: skip


def counted(dice: random.Random, number: int) -> Observation:
    """A count of attacks over a run of months."""
    first = FIRST.replace(day=1) + timedelta(dice.choice((-365, -180, 0, 61, 139, 320)))
    period = Period(first, first + timedelta(dice.choice((90, 138, 181))))
    return Observation(
        id=f"O{number}", series=dice.choice(("Monitor", "Counter")), report="R", actor="IS-K", country="AFG",
        measure=dice.choice(("attacks recorded", "attacks claimed", "killed")), period=period,
        known=when(dice, period.last), best=float(dice.randrange(1, 200)),
    )  # fmt: skip


def reaction(dice: random.Random, number: int) -> Reaction:
    """A state's reaction."""
    day = FIRST + timedelta(dice.randrange(DAYS))
    who = dice.choice(("Uzbekistan", "Tajikistan", "Qatar"))
    action = "asked partners for help to guard its border"
    return Reaction(
        id=f"X{number}",
        occurred=Period(day, day),
        actor=who,
        toward="IS-K",
        action=action,
        report="R",
        known=when(dice, day),
    )


def statement(dice: random.Random, number: int) -> Statement:
    """Somebody's judgement."""
    return Statement(
        id=f"S{number}", question=dice.choice(("Q1", "Q3")), direction=dice.choice(("for", "against")), report="R",
        by="UN", text="Recruitment by the group has grown.", known=when(dice, FIRST + timedelta(dice.randrange(DAYS))),
    )  # fmt: skip


def document(dice: random.Random, incidents: Sequence[Incident]) -> str:
    """A document about the incidents, right and wrong, with three judgments and perhaps a cut-off of its own."""
    lines = ["Summary", sentence(dice, dice.choice(incidents))]
    for number, judgment in enumerate(JUDGMENTS, 1):
        lines += [f"Key Judgment {number}", judgment]
        lines += [f"- {sentence(dice, dice.choice(incidents))}" for _ in range(dice.randint(3, 8))]
    if dice.random() < 1 / 3:
        lines.append(f"Intelligence cut-off: {wording.day(FIRST + timedelta(dice.randrange(DAYS)))}")
    return "\n".join(lines) + "\n"


def sentence(dice: random.Random, item: Incident) -> str:
    """A sentence about an incident, at times with a wrong date, actor or toll."""
    day = item.occurred.first + timedelta(dice.choice((0, 0, 0, 1, -4, 40)))
    return dice.choice(TEMPLATES).format(
        who=dice.choice((item.actor or "IS-K", "IS-K")),
        place=item.place,
        land=dice.choice(("Uzbekistan", "Afghanistan", "Pakistan")),
        day=wording.day(day),
        month=f"{wording.MONTHS[day.month - 1]} {day.year}",
        n=(item.killed.best or 3) + dice.choice((0, 0, 5)),
        m=dice.choice((9, 12)),
    )


if __name__ == "__main__":
    sys.exit(main())
