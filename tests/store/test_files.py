"""The store's file: who may open it when, what it looks like inside, older and newer schemas, and damage."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb
import pytest

from estimative.errors import StoreError, StoreLocked, StoreVersion
from estimative.model.forecasts import Resolution
from estimative.model.sources import Source
from estimative.model.times import end_of_day
from estimative.store import open_store, schema, sql
from estimative.store.columns import fields, mapping
from estimative.store.connection import attach, failure

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SOURCE = Source(id="s", name="S")

HOLD = """
import sys
from estimative.store import open_store
with open_store(sys.argv[1], write=sys.argv[2] == "write"):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "it's a store.duckdb"
    with open_store(file, write=True) as store, store.writer("test", now=NOW) as writer:
        writer.add(SOURCE)
    return file


@pytest.fixture
def hold(path: Path):
    """Start another process that holds the store, for writing or reading, until the test is over."""
    started: list[subprocess.Popen[str]] = []

    def start(how: str) -> subprocess.Popen[str]:
        pipe = subprocess.PIPE
        process = subprocess.Popen([sys.executable, "-c", HOLD, str(path), how], stdin=pipe, stdout=pipe, text=True)
        started.append(process)
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        return process

    yield start
    for process in started:
        process.communicate()


def test_what_was_written_is_there_when_the_file_is_opened_again(path):
    with open_store(path) as store:
        assert store.as_of(NOW).sources() == [SOURCE]
    assert list(path.parent.iterdir()) == [path]


def test_the_file_has_the_storage_version_that_older_engines_read(path):
    connection = attach(path, write=False)
    found = connection.execute("SELECT tags FROM duckdb_databases() WHERE database_name = 'store'").fetchall()
    assert found[0][0]["storage_version"].startswith("v1.4.0")


def test_a_second_writing_process_is_told_who_holds_the_store(path, hold):
    process = hold("write")
    with pytest.raises(StoreLocked, match=f"process {process.pid}") as caught:
        open_store(path, write=True)
    assert caught.value.where == str(path)
    assert "one process writes" in caught.value.hint


def test_a_reader_beside_a_writing_process_is_told_too(path, hold):
    hold("write")
    with pytest.raises(StoreLocked, match="in use by process"):
        open_store(path)


def test_readers_share_the_file_and_keep_a_writer_out(path, hold):
    hold("read")
    with open_store(path) as store:
        assert store.as_of(NOW).counts()["source"] == 1
    with pytest.raises(StoreLocked):
        open_store(path, write=True)


def test_the_same_process_cannot_open_a_store_twice_for_writing(path):
    with open_store(path, write=True), pytest.raises(StoreLocked):
        open_store(path, write=True)


def test_closing_releases_the_file_though_views_live_on(path):
    store = open_store(path, write=True)
    view = store.as_of(NOW)
    assert view.counts()["source"] == 1
    store.close()
    store.close()
    with open_store(path, write=True) as again:
        assert again.as_of(NOW).sources() == [SOURCE]


def test_closing_in_the_middle_of_a_run_drops_the_run(path):
    store = open_store(path, write=True)
    writer = store.writer("test", now=NOW)
    writer.__enter__()
    writer.add(Source(id="t", name="T"))
    store.close()
    with open_store(path) as again:
        assert again.as_of(NOW).sources() == [SOURCE]


def test_a_store_opened_for_reading_is_not_written(path):
    before = path.read_bytes()
    with open_store(path) as store, pytest.raises(StoreError, match="opened for reading"):
        store.writer("test", now=NOW)
    assert path.read_bytes() == before


def damaged(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[4096:12288] = b"\xff" * 8192
    path.write_bytes(data)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda path: path.unlink(), "no store here"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_text("id,name\n1,a\n"), "not a DuckDB file"),
        (lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(4096)), "not a DuckDB file"),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), "cannot be read as a store"),
        (lambda path: path.write_bytes(path.read_bytes()[:20]), "cannot be read as a store"),
        (damaged, "cannot be read as a store"),
        (lambda path: (path.unlink(), path.mkdir()), "is a folder"),
    ],
)
def test_what_is_not_a_readable_store_is_an_error_with_place_and_hint(path, change, message):
    change(path)
    with pytest.raises(StoreError, match=message) as caught:
        open_store(path)
    assert caught.value.where == str(path)
    assert caught.value.hint


@pytest.mark.parametrize("content", ["", "notes"])
def test_writing_leaves_a_file_that_is_no_store_as_it_is(path, content):
    path.write_text(content)
    with pytest.raises(StoreError, match=r"is not a store|is empty"):
        open_store(path, write=True)
    assert path.read_text() == content


def test_a_store_cannot_be_made_in_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(StoreError, match="folder does not exist") as caught:
        open_store(tmp_path / "no" / "store.duckdb", write=True)
    assert "make the folder" in caught.value.hint


def test_another_programs_database_is_left_alone(tmp_path):
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE meta (a INTEGER)")
    for write in (False, True):
        with pytest.raises(StoreError, match="not a store of Estimative"):
            open_store(path, write=write)


def test_a_database_without_tables_is_filled_or_refused(tmp_path):
    path = tmp_path / "new.duckdb"
    duckdb.connect(str(path)).close()
    with pytest.raises(StoreError, match="holds nothing yet"):
        open_store(path)
    with open_store(path, write=True) as store:
        assert set(store.as_of(NOW).counts().values()) == {0}


def make_old(path: Path) -> None:
    """A store as schema 1 left it: no forecasts, no resolutions, one source."""
    connection = attach(path, write=True)
    connection.execute(sql.migrations()[0][2])
    connection.execute("INSERT INTO store.meta VALUES ('schema', '1')")
    connection.execute(
        "INSERT INTO store.source SELECT 1, 's', 'run-000001', '2020-01-01', 'published', '2026-01-01', 7, false, NULL,"
        " 'S', '', '', '', '', '', ''"
    )
    connection.close()


@pytest.mark.parametrize("write", [False, True])
def test_an_older_store_is_brought_up_to_date_with_its_rows(tmp_path, write):
    path = tmp_path / "old.duckdb"
    make_old(path)
    with open_store(path, write=write) as store:
        assert [source.name for source in store.as_of(NOW).sources()] == ["S"]
        assert store.as_of(NOW).resolutions() == []
    with open_store(path, write=True) as store, store.writer("test", now=NOW) as writer:
        writer.add(Resolution(id="r", question="q", judgment="j", as_of=NOW, outcome="no"))
    assert writer.run.added == 1


def test_a_newer_store_is_refused_and_left_as_it_is(path):
    connection = attach(path, write=True)
    connection.execute("UPDATE store.meta SET value = '999' WHERE key = 'schema'")
    connection.close()
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(StoreVersion, match="schema 999") as caught:
            open_store(path, write=write)
    assert "upgrade" in caught.value.hint
    assert path.read_bytes() == before


def test_a_failed_migration_leaves_the_older_store(tmp_path, monkeypatch):
    path = tmp_path / "old.duckdb"
    make_old(path)
    steps = (*sql.migrations(), (3, "broken", "CREATE TABLE store.extra (a INTEGER); SELECT * FROM nowhere;"))
    monkeypatch.setattr(sql, "migrations", lambda: steps)
    with pytest.raises(StoreError):
        open_store(path, write=True)
    monkeypatch.undo()
    with open_store(path) as store:
        assert store.as_of(NOW).counts()["source"] == 1


def test_migrations_are_numbered_without_gaps():
    assert [number for number, _, _ in sql.migrations()] == list(range(1, sql.schema_version() + 1))


def test_a_model_field_without_a_column_travels_as_json(monkeypatch):
    connection = attach(None, write=True)
    schema.migrate(connection, "memory")
    connection.execute("ALTER TABLE store.source DROP COLUMN party")
    from estimative.store.duckdb import DuckStore

    store = DuckStore(connection, "memory", write=True)
    facts = [Source(id="a", name="A", party="government"), Source(id="b", name="B")]
    with store.writer("test", now=NOW) as writer:
        writer.add_many(facts)
    assert store.as_of(NOW).sources() == facts
    assert mapping("source", ("name",)).loose == fields("source")[1:]


@pytest.mark.parametrize(
    ("message", "kind", "says"),
    [
        ("IO Error: Cannot open file: Permission denied", StoreError, "permission denied"),
        (
            'IO Error: Could not set lock on file "x": Conflicting lock is held in python (PID 7)',
            StoreLocked,
            "process 7",
        ),
        ("IO Error: database file with version number 99, newer version of DuckDB", StoreError, "newer DuckDB"),
    ],
)
def test_failures_of_the_engine_are_told_in_the_users_words(message, kind, says):
    error = failure(duckdb.IOException(message), "s.duckdb")
    assert isinstance(error, kind)
    assert says in error.message
    assert error.hint


def test_days_far_away_are_kept(path):
    first = datetime(1, 1, 1, tzinfo=UTC)
    facts = [
        Resolution(id="r", question="q", judgment="j", as_of=at, outcome="no") for at in (first, end_of_day(date.max))
    ]
    with open_store(path, write=True) as store:
        with store.writer("test", now=NOW) as writer:
            writer.add_many(facts)
        assert store.as_of(first).resolutions() == facts[:1]
        assert store.as_of(end_of_day(date.max)).resolutions() == facts[1:]
