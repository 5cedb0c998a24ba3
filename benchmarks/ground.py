"""How fast sentences are grounded in a store of a million incidents: ``python -m benchmarks.ground``.

The store is made up in SQL: a million incidents over twenty years, one in fifty revised or retracted a month later, in
nine countries, by ten actors, at some 6,300 places (half of the incidents at 491 that the registry knows), with
attestations for every tenth. The claims are of eleven kinds of sentence in turn, each about another incident of the
store: dated, by month, undated, claimed, denied, attributed, negated, general, a trend, a superlative, by target only.

    bound    DuckDB's own scan: the version of every incident that stands at the cut-off, ten columns into numpy arrays
    claims   open the store, read 250, 500 and 1,000 sentences and ground them: loading included, each time afresh
    seed     the founding assessment on its own store, once that is open (needs the shared data)
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import partial
from itertools import product
from pathlib import Path

import numpy as np

from estimative.collect.adapters.incidents import Incidents
from estimative.collect.run import collect
from estimative.ground import ground, wording
from estimative.model.events import Incident
from estimative.model.times import end_of_day
from estimative.registry import entries
from estimative.registry.registry import Registry
from estimative.store import memory, open_store
from estimative.store.codecs import naive
from estimative.store.connection import attach
from estimative.text.parse import parse

CUTOFF = end_of_day(date(2022, 7, 9))
COUNTRIES = ("AFG", "PAK", "IRQ", "SYR", "NGA", "MLI", "SOM", "YEM", "TJK")
ACTORS = ("IS-K", "Taliban", "TTP", "IS", "Boko Haram", "JNIM", "Al-Shabaab", "AQAP", "Houthis", "BLA")
ACTS = ("IED", "suicide attack", "armed attack", "rocket/shelling", "targeted killing")
TARGETS = {
    "police/security forces": "a police post", "Shia civilians": "Shia civilians", "mosque": "a mosque",
    "market": "a market", "government": "a government office", "school": "a school", "civilians": "civilians",
}  # fmt: skip
SYLLABLES = (
    "kar", "bel", "tam", "dur", "esh", "gol", "hir", "nav", "pol", "qas", "ruz", "sab", "tir", "umr", "vaz", "yal",
    "zar", "mol",
)  # fmt: skip
INCIDENTS = """
INSERT INTO store.incident BY NAME
SELECT i + 1 AS seq, 'EV-' || key AS id, 'run-000001' AS run, 'published' AS known_basis,
    DATE '2002-07-10' + (hash(key + 1) % 7304)::INTEGER AS occurred_from, occurred_from AS occurred_to,
    occurred_from::TIMESTAMP + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND
        + CASE WHEN i >= {size} THEN INTERVAL 30 DAY ELSE INTERVAL 0 DAY END AS known_at,
    TIMESTAMP '2026-01-01' AS recorded_at, i AS digest, i >= {size} AND key % 3 = 0 AS retracted,
    'made-up' AS dataset, 'day' AS precision, towns.country AS country, 'Province ' || (town % 90) AS admin1,
    '' AS admin2, towns.name AS place, 30 + (town % 900) / 100.0 AS latitude, 60 + (town % 700) / 100.0 AS longitude,
    1 AS place_precision, {acts}[(1 + hash(key + 3) % len({acts}))::BIGINT] AS event_type,
    {targets}[(1 + hash(key + 4) % len({targets}))::BIGINT] AS target_type,
    {actors}[(1 + hash(key + 5) % len({actors}))::BIGINT] AS actor, 'target ' || (hash(key + 6) % 500) AS target_actor,
    (hash(key + 7) % 40)::BIGINT AS killed_low, killed_low + 1 AS killed_best, killed_low + 2 AS killed_high,
    '' AS claim_status, 'an attack in a town, as a newspaper had it: event ' || key AS summary,
    '{{"best":"3","deaths_a":"0","deaths_b":"1","geometry":"POINT","source":"paper ' || key || '"}}' AS extra,
    '' AS more
FROM (
    SELECT i, CASE WHEN i < {size} THEN i ELSE (i - {size}) * 50 END AS key,
        (hash(key + 2) % CASE hash(key) % 2 WHEN 0 THEN {known} ELSE {towns} END)::BIGINT AS town
    FROM range({size} + {size} // 50) r(i)
) JOIN towns USING (town)
ORDER BY i
"""
SAID = """
INSERT INTO store.attestation BY NAME
SELECT i + 1 AS seq, 'SAID-' || i AS id, 'run-000001' AS run, 'published' AS known_basis,
    known_at + INTERVAL 1 DAY AS known_at, TIMESTAMP '2026-01-01' AS recorded_at, i AS digest, false AS retracted,
    incident.id AS incident, 'PAPER-' || (i % 5000) AS report,
    CASE i % 2 WHEN 0 THEN 'reported' ELSE 'claimed' END AS kind,
    CASE i % 2 WHEN 0 THEN 'police spokesman' ELSE actor END AS said_by,
    CASE i % 2 WHEN 0 THEN 'killed' ELSE '' END AS field,
    CASE i % 2 WHEN 0 THEN killed_best::VARCHAR ELSE '' END AS value, '' AS note, '' AS more
FROM range({size} // 5) r(i) JOIN store.incident ON incident.seq = (i // 2) * 10 + 1
"""
BOUND = """
SELECT id, occurred_from, occurred_to, country, place, admin1, actor, target_actor, event_type, killed_best
FROM store.incident
WHERE seq IN (
    SELECT arg_max(seq, epoch_us(known_at)::HUGEINT * 9223372036854775808 + seq) FROM store.incident
    WHERE known_at <= $1 GROUP BY id
) AND NOT retracted
"""


def main() -> None:
    """Print the bound, the times of the claims and the seed's."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--incidents", type=int, default=1_000_000)
    parser.add_argument("--claims", type=int, nargs="*", default=[250, 500, 1000])
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    registry = Registry.default()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "many.duckdb"
        many(path, arguments.incidents)
        bound = timed(lambda: scan(path), arguments.rounds)
        print(f"{arguments.incidents:,} incidents; DuckDB's own scan as of the cut-off (bound): {bound:.2f} s")
        told = list(sentences(path, arguments.incidents, max(arguments.claims)))
        ground_all(path, told[:11], registry)
        for size in arguments.claims:
            spent = timed(partial(ground_all, path, told[:size], registry), arguments.rounds)
            print(
                f"  {size:>5} claims  {spent:6.2f} s  {1000 * spent / size:6.2f} ms a claim  ratio {spent / bound:5.1f}"
            )
    seed(registry, arguments.rounds)


def many(path: Path, size: int) -> None:
    """Make the store."""
    with open_store(path, write=True):
        pass
    cities = [place for _, row in entries.place_rows() if (place := entries.place(row)).kind == "city"]
    known = list(dict.fromkeys((city.name, city.country) for city in cities if city.country in COUNTRIES))
    names = ("".join(parts).capitalize() for parts in product(SYLLABLES, repeat=3))
    towns = known + [(name, COUNTRIES[number % len(COUNTRIES)]) for number, name in enumerate(names)]
    connection = attach(path, write=True)
    columns = {"town": np.arange(len(towns))}
    columns |= {
        name: np.array([town[at] for town in towns], dtype=object) for at, name in enumerate(("name", "country"))
    }
    connection.register("staged", columns)
    connection.execute("CREATE TEMP TABLE towns AS FROM staged").fetchall()
    lists = {"acts": _list(ACTS), "targets": _list(TARGETS), "actors": _list(ACTORS)}
    connection.execute(INCIDENTS.format(size=size, towns=len(towns), known=len(known), **lists)).fetchall()
    connection.execute(SAID.format(size=size)).fetchall()
    connection.close()


def _list(names: tuple[str, ...] | dict[str, str]) -> str:
    return "[" + ", ".join(f"'{name}'" for name in names) + "]"


def sentences(path: Path, size: int, number: int) -> Iterator[str]:
    """Sentences of eleven kinds in turn, each about another incident."""
    with open_store(path) as store:
        chosen = random.Random(1).sample(range(1, size), min(size - 1, number + number // 10))
        found: dict[int, Incident] = store.as_of(CUTOFF).numbered("incident", chosen)
    for turn, key in enumerate(sorted(found)[:number]):
        yield sentence(turn, found[key])


def sentence(turn: int, item: Incident) -> str:
    """One sentence about an incident."""
    first, who, there = item.occurred.first, item.actor, item.place
    day, month = wording.day(first), f"{wording.MONTHS[first.month - 1]} {first.year}"
    whom = TARGETS[item.target_type]
    kinds = (
        f"On {day} {who} attacked {whom} in {there}, killing {item.killed.best} people.",
        f"{who} attacked {whom} in {there} in {month}.",
        f"{who} claimed an attack in {there} on {day}.",
        f"An attack on {day} on {whom} left {item.killed.best} dead.",
        f"The government denied that {who} struck {there} on {day}.",
        f"{who} attacked {whom} in {there}.",
        f"Since the beginning of 2022 {who} has stepped up its attacks in {there}.",
        f"{who} has attacked mosques in Pakistan.",
        f"No attack was reported in {there} on {day}.",
        f"The attack in {there} on {day} was one of the first by {who}.",
        f"Officials blamed {who} for the attack in {there} in {first.year}.",
    )
    return kinds[turn % len(kinds)]


def ground_all(path: Path, told: list[str], registry: Registry) -> int:
    """Open the store, read the sentences as evidence of one judgment, and ground them; the number of verdicts."""
    judgment = "It is likely that IS-K will continue its attacks in Afghanistan over the next 12 months."
    text = "\n".join(("Key Judgment 1", judgment, *(f"- {line}" for line in told), "Intelligence cut-off: 9 July 2022"))
    with open_store(path) as store:
        return len(ground(parse(text.encode(), registry=registry), store.as_of(CUTOFF), registry).verdicts)


def scan(path: Path) -> None:
    """The bound: no grounding can read less of every incident."""
    connection = attach(path, write=False)
    connection.execute(BOUND, [naive(CUTOFF)]).fetchnumpy()
    connection.close()


def seed(registry: Registry, rounds: int) -> None:
    """The founding assessment, once its store is open."""
    folder = Path(os.environ.get("ESTIMATIVE_SHARED", "")) / "casebook" / "is-k"
    if not (folder / "assessment.txt").is_file():
        print("seed: skipped, ESTIMATIVE_SHARED names no folder with the founding case")
        return
    assessment = parse((folder / "assessment.txt").read_bytes(), registry=registry)
    with memory() as store:
        collect(Incidents(), [folder], store, now=datetime(2026, 1, 1, tzinfo=UTC))
        first = timed(lambda: ground(assessment, store.as_of(CUTOFF), registry), 1)
        again = timed(lambda: ground(assessment, store.as_of(CUTOFF), registry), max(rounds, 5))
    print(f"seed, once the store is open: {first:.3f} s the first time, {again:.3f} s afterwards")


def timed(work: Callable[[], object], rounds: int) -> float:
    """The median of the seconds that some work takes."""
    spent = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        spent.append(time.perf_counter() - start)
    return statistics.median(spent)


if __name__ == "__main__":
    main()
