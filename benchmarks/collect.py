"""How long collecting UCDP GED takes, beside DuckDB's own CSV reader on the same files.

    python -m benchmarks.collect [FOLDER] [--rounds N]

Both sides write a database file. DuckDB reads every event CSV into a table of text columns with an MD5 of each row; the
adapter does that and the rest: dates, counts, places, countries, known_at, the as-of store and its check for what is
already there. The two take turns, so a busy machine slows both; the ratio is of the medians. FOLDER is
ESTIMATIVE_SHARED/data/ucdp by default.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from estimative.collect.adapter import Intake
from estimative.collect.adapters.ucdp import UcdpGed
from estimative.collect.run import collect
from estimative.store import open_store

Seconds = tuple[float, float]
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    """Print seconds, rows a second and the ratio."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    shared = Path(os.environ.get("ESTIMATIVE_SHARED", Path(__file__).resolve().parents[2] / "shared"))
    parser.add_argument("folder", nargs="?", type=Path, default=shared / "data" / "ucdp")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    files = UcdpGed().files([arguments.folder], Intake(now=NOW))
    size = sum(path.stat().st_size for path in files) / 2**20
    with tempfile.TemporaryDirectory() as folder:
        reader: list[Seconds] = []
        first: list[Seconds] = []
        again: list[Seconds] = []
        for number in range(arguments.rounds):
            rows, seconds = timed(lambda n=number: read(files, Path(folder, f"r{n}.duckdb")))  # type: ignore[misc]
            reader.append(seconds)
            store = Path(folder, f"s{number}.duckdb")
            added, seconds = timed(lambda s=store: into(files, s))  # type: ignore[misc]
            first.append(seconds)
            left, seconds = timed(lambda s=store: into(files, s))  # type: ignore[misc]
            again.append(seconds)
    base = median(reader)
    print(f"{len(files)} files, {size:.1f} MiB, {rows:,} rows; {added:,} incidents added, then {left:,}")
    for name, times in (("DuckDB read_csv + md5", reader), ("collect, first", first), ("collect, again", again)):
        wall, busy = median(times)
        ratios = f"ratio {wall / base[0]:.2f} (processor {busy / base[1]:.2f})"
        print(f"  {name:<22} {wall:6.2f} s  {rows / wall:8,.0f} rows/s  {ratios}")
    print(f"  peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")


def median(times: list[Seconds]) -> Seconds:
    """The median of each column."""
    wall, busy = zip(*times, strict=True)
    return statistics.median(wall), statistics.median(busy)


def timed(work: Callable[[], int]) -> tuple[int, Seconds]:
    """What the work returns, and its seconds by the clock and of the processor."""
    start, busy = time.perf_counter(), time.process_time()
    answer = work()
    return answer, (time.perf_counter() - start, time.process_time() - busy)


def read(files: list[Path], target: Path) -> int:
    """DuckDB's reader: a table a file, as text, with a digest of each row."""
    rows = 0
    with duckdb.connect(str(target)) as connection:
        for number, path in enumerate(files):
            connection.execute(
                f"CREATE TABLE t{number} AS SELECT *, md5(CAST(t AS VARCHAR)) AS digest "
                "FROM read_csv(?, all_varchar=true) t",
                [str(path)],
            )
            answer = connection.execute(f"SELECT count(*) FROM t{number}").fetchone()
            rows += answer[0] if answer else 0
    return rows


def into(files: list[Path], target: Path) -> int:
    """The adapter and the store; the number of rows added."""
    with open_store(target, write=True) as store:
        return collect(UcdpGed(), files, store, now=NOW).added


if __name__ == "__main__":
    main()
