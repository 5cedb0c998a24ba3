"""A writer that is killed: the store opens again with every committed run and nothing of the killed one."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from estimative.store import open_store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2030, 1, 1, tzinfo=UTC)
SIZE = 400

WRITER = """
import sys
from datetime import UTC, date, datetime
from estimative.model.events import Incident
from estimative.model.times import Known, Period
from estimative.store import open_store, writer

writer.BATCH = 90
path, first, size = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
day, known = Period(date(2022, 1, 1), date(2022, 1, 1)), Known(datetime(2022, 2, 1, tzinfo=UTC))
print("ready", flush=True)
for number in range(first, first + 10_000):
    with open_store(path, write=True) as store:
        with store.writer(f"run {number}", now=datetime(2026, 1, 1, tzinfo=UTC)) as run:
            run.add_many(
                Incident(id=f"{number}-{n}", dataset="d", occurred=day, known=known, summary="x" * 200)
                for n in range(size)
            )
            print("filled", flush=True)
        print(f"committed {number}", flush=True)
"""


def kill_a_writer(path, first: int, delay: float, wait_for: str) -> list[int]:
    """Start a writer, kill it `delay` seconds after a line of its output, and return the runs it said it committed."""
    command = [sys.executable, "-c", WRITER, str(path), str(first), str(SIZE)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    heard = []
    for line in process.stdout:
        heard.append(line)
        if line.startswith(wait_for):
            break
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    heard += process.stdout.readlines()
    assert process.wait() == -signal.SIGKILL
    return [int(line.split()[1]) for line in heard if line.startswith("committed")]


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_killed_writer_loses_at_most_its_own_run(tmp_path):
    path = tmp_path / "store.duckdb"
    chance = random.Random(20220709)
    said: list[int] = []
    for attempt in range(9):
        wait_for = ("ready", "filled", "committed")[attempt % 3]
        said += kill_a_writer(path, attempt * 10_000, chance.uniform(0, 0.12), wait_for)
        if not path.exists():
            continue
        with open_store(path, write=attempt % 2 == 0) as store:
            view = store.as_of(LATER)
            held = [int(run.command.split()[1]) for run in view.runs()]
            assert set(said) <= set(held)
            assert len(set(held) - set(said)) <= attempt + 1
            assert view.query("SELECT DISTINCT count(*) FROM incident GROUP BY run").rows in ((), ((SIZE,),))
            assert view.counts()["incident"] == SIZE * len(held)
    assert len(said) >= 3


@pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL")
def test_a_store_killed_while_it_writes_can_be_read_before_it_is_written_again(tmp_path):
    path = tmp_path / "store.duckdb"
    kill_a_writer(path, 0, 0.0, "committed")
    kill_a_writer(path, 10_000, 0.0, "filled")
    with open_store(path) as store:
        runs = store.as_of(LATER).runs()
        assert store.as_of(LATER).counts()["incident"] == SIZE * len(runs)
    with open_store(path, write=True) as store, store.writer("after", now=NOW):
        pass
    with open_store(path) as store:
        assert len(store.as_of(LATER).runs()) == len(runs) + 1
