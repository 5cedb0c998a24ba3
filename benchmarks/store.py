"""How fast the store writes and reads, beside DuckDB's own work on the same rows: ``python -m benchmarks.store``.

Every figure is a ratio against a bound measured in the same run, so that a busy or slow machine changes both sides:

    write       20,000 events through `Writer.add_many`    |  DuckDB's read_csv of the same rows, with md5
    write again the same events once more, nothing added   |  as above
    counts      View.counts() over the versions            |  GROUP BY id of the same rows
    filter      View.incidents(country, three days)        |  GROUP BY id of the same rows
    query       SELECT count(*) through the closed copy    |  GROUP BY id of the same rows
    choices     three ways to choose the version that stands, to show why queries/as_of.sql has the one it has
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import duckdb

from estimative.model.events import Incident, Tally
from estimative.model.times import Known, Period, end_of_day
from estimative.store import open_store
from estimative.store.connection import attach

NOW = datetime(2026, 1, 1, tzinfo=UTC)
CUTOFF = end_of_day(date(2022, 7, 9))
KEY = "epoch_us(known_at)::HUGEINT * 9223372036854775808 + seq"
VISIBLE = (
    "FROM store.incident WHERE known_at <= TIMESTAMP '2022-07-09 23:59:59.999999'"
    " AND recorded_at <= TIMESTAMP '9999-12-31'"
)
_CHOICES = {
    "arg_max of a packed key": f"SELECT arg_max(retracted, {KEY}) AS gone {VISIBLE} GROUP BY id",
    "arg_max of a pair": f"SELECT arg_max(retracted, (known_at, seq)) AS gone {VISIBLE} GROUP BY id",
    "window and QUALIFY": (
        f"SELECT retracted AS gone {VISIBLE}"
        " QUALIFY row_number() OVER (PARTITION BY id ORDER BY known_at DESC, seq DESC) = 1"
    ),
}


GROUP = f"SELECT count(*) FROM (SELECT id {VISIBLE} GROUP BY id)"
CHOICES = {name: f"SELECT count(*) FROM ({sql}) WHERE NOT gone" for name, sql in _CHOICES.items()}
MANY = """
INSERT INTO store.incident BY NAME
SELECT i + 1 AS seq, 'UCDP-' || (hash(i) % ({versions} // 2)) AS id, 'run-000001' AS run, 'published' AS known_basis,
    TIMESTAMP '2000-01-01' + to_minutes((hash(i + 7) % 13000000)::BIGINT) AS known_at,
    TIMESTAMP '2026-01-01' AS recorded_at, i AS digest, hash(i + 3) % 100 = 0 AS retracted, 'ucdp' AS dataset,
    DATE '2000-01-01' + (hash(i + 1) % 9000)::INTEGER AS occurred_from, occurred_from AS occurred_to,
    'day' AS precision, CASE hash(i) % 3 WHEN 0 THEN 'AFG' WHEN 1 THEN 'PAK' ELSE 'IRQ' END AS country, '' AS admin1,
    '' AS admin2, 'place ' || i % 1000 AS place, 34.2 AS latitude, 62.2 AS longitude, 1 AS place_precision,
    'state-based' AS event_type, '' AS target_type, 'IS' AS actor, 'Government' AS target_actor,
    (hash(i) % 70)::BIGINT AS killed_best, '' AS claim_status, 'event ' || i AS summary, '{{}}' AS extra, '' AS more
FROM range({versions}) r(i)
"""


def main() -> None:
    """Print the table of ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--versions", type=int, default=3_000_000)
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        writing(Path(folder), arguments.events, arguments.rounds)
        reading(Path(folder), arguments.versions, arguments.rounds)


def writing(folder: Path, size: int, rounds: int) -> None:
    """Events through the writer, beside DuckDB's own reading of the same rows from a CSV file."""
    facts = [event(number) for number in range(size)]
    stores = [folder / f"store{number}.duckdb" for number in range(rounds)]
    first = [timed(partial(write, path, facts)) for path in stores]
    again = [timed(partial(write, path, facts)) for path in stores]
    export(stores[0], folder / "rows.csv")
    bound = [timed(partial(read_csv, folder / "rows.csv", folder / f"bound{n}.duckdb")) for n in range(rounds)]
    print(f"writing {size:,} events")
    show("read_csv + md5 (bound)", bound, bound)
    show("write", first, bound)
    show("write again", again, bound)


def reading(folder: Path, versions: int, rounds: int) -> None:
    """Views over many versions, beside DuckDB's own GROUP BY."""
    path = folder / "many.duckdb"
    many(path, versions)
    connection = attach(path, write=False)
    bound = [timed(partial(run, connection, GROUP)) for _ in range(rounds)]
    choices = {name: [timed(partial(run, connection, sql)) for _ in range(rounds)] for name, sql in CHOICES.items()}
    connection.close()
    print(f"reading {versions:,} versions of {versions // 2:,} incidents as of {CUTOFF:%Y-%m-%d}")
    show("GROUP BY id (bound)", bound, bound)
    with open_store(path) as store:
        view = store.as_of(CUTOFF)
        days = Period(date(2010, 1, 1), date(2010, 1, 3))
        show("counts", [timed(view.counts) for _ in range(rounds)], bound)
        show("filter", [timed(lambda: view.incidents(countries="AFG", window=days)) for _ in range(rounds)], bound)
        show("query", [timed(lambda: view.query("SELECT count(*) FROM incident")) for _ in range(rounds)], bound)
    for name, times in choices.items():
        show(name, times, bound)


def event(number: int) -> Incident:
    """An event of the size that UCDP's have."""
    day = date(2020, 1, 1) + timedelta(days=number % 900)
    extra = {f"column_{name}": f"value {name} of the event {number}" for name in range(18)}
    return Incident(
        id=f"UCDP-{number}", dataset="ucdp", occurred=Period(day, day), known=Known(end_of_day(day)), country="AFG",
        admin1="Herat", place="Herat city", latitude=34.3, longitude=62.2 + number / 1e5, place_precision=1,
        event_type="state-based", actor="IS", target_actor="Government", killed=Tally(1, 2, 3), extra=extra,
    )  # fmt: skip


def write(path: Path, facts: list[Incident]) -> None:
    """Open, write one run, close."""
    with open_store(path, write=True) as store, store.writer("benchmark", now=NOW) as writer:
        writer.add_many(facts)


def export(path: Path, target: Path) -> None:
    """The incidents of a store as a CSV file."""
    connection = attach(path, write=False)
    connection.execute(f"COPY store.incident TO '{target}'").fetchall()
    connection.close()


def read_csv(source: Path, target: Path) -> None:
    """DuckDB's own way in: a table of the rows, each with a digest."""
    with duckdb.connect(str(target)) as connection:
        select = f"SELECT *, md5(CAST(t AS VARCHAR)) FROM read_csv('{source}', all_varchar = true) t"
        connection.execute(f"CREATE TABLE rows AS {select}").fetchall()


def many(path: Path, versions: int) -> None:
    """A store with `versions` versions of half as many incidents, one in a hundred a retraction; made in SQL."""
    with open_store(path, write=True):
        pass
    connection = attach(path, write=True)
    connection.execute(MANY.format(versions=versions)).fetchall()
    connection.close()


def run(connection: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    """The whole answer of a statement."""
    return connection.execute(sql).fetchall()


def timed(work: Callable[[], Any]) -> float:
    """Seconds that the work takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def show(name: str, times: list[float], bound: list[float]) -> None:
    """A line: the median, the best, and the ratio of the medians."""
    middle = statistics.median(times)
    ratio = middle / statistics.median(bound)
    print(f"  {name:<26} {middle:7.3f} s  (best {min(times):.3f})  ratio {ratio:5.2f}")


if __name__ == "__main__":
    main()
