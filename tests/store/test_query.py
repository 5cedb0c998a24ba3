"""Queries: what they see, and what they can never do."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner

from estimative.cli.main import cli
from estimative.errors import QueryError
from estimative.model.events import Incident, Tally
from estimative.model.sources import Report, Source
from estimative.model.times import Known, Period, end_of_day
from estimative.store import memory, open_store
from estimative.store.base import Limits
from estimative.store.relations import NAMES

NOW = datetime(2026, 1, 1, tzinfo=UTC)
CUTOFF = end_of_day(date(2022, 7, 9))
DAY = Period(date(2022, 7, 4), date(2022, 7, 4))


def known(day: str) -> Known:
    return Known(end_of_day(date.fromisoformat(day)))


EARLY = Incident(id="i1", dataset="d", occurred=DAY, known=known("2022-07-05"), country="AFG", place="Herat")
FACTS = (
    EARLY,
    Incident(id="i1", dataset="d", occurred=DAY, known=known("2023-01-01"), country="AFG", killed=Tally(best=99)),
    Incident(id="i2", dataset="d", occurred=DAY, known=known("2023-06-01"), country="PAK", summary="SECRET hindsight"),
    Report(id="r1", publisher="kp", published=date(2022, 7, 5)),
    Source(id="kp", name="Kabul Post"),
)


@pytest.fixture
def view():
    store = memory()
    with store.writer("test", now=NOW) as writer:
        writer.add_many(FACTS)
    yield store.as_of(CUTOFF)
    store.close()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "s.duckdb"
    with open_store(path, write=True) as store, store.writer("test", now=NOW) as writer:
        writer.add_many(FACTS)
    return path


def test_a_query_sees_each_fact_once_as_of_the_cutoff(view):
    found = view.query("SELECT id, place, killed_best, known_at FROM incident")
    assert found.columns == ("id", "place", "killed_best", "known_at")
    assert found.rows == (("i1", "Herat", None, EARLY.known.at.replace(tzinfo=None)),)


def test_every_relation_is_there_with_its_columns(view):
    for name in NAMES:
        assert "id" in view.query(f"FROM {name}").columns
    assert [row[0] for row in view.query("SHOW TABLES").rows] == sorted(NAMES)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT i FROM incident i",
        "FROM incident",
        "SELECT COLUMNS(*) FROM incident",
        "SELECT incident FROM incident",
        "WITH t AS (FROM incident) SELECT * FROM t NATURAL JOIN (SELECT 'i1' AS id)",
        "SELECT * FROM query_table('incident')",
        "SELECT * FROM query('FROM incident')",
        "UNPIVOT incident ON place, country",
        "TABLE incident",
    ],
)
def test_whole_rows_hold_every_column(view, sql):
    assert "Herat" in str(view.query(sql).rows)


@pytest.mark.parametrize(
    ("sql", "answer"),
    [
        ("SELECT count(*) FROM incident", 1),
        ("SELECT count(*) FROM incident WHERE killed_best = 99 OR country = 'PAK'", 0),
        ("SELECT name FROM report JOIN source ON publisher = source.id", "Kabul Post"),
        ("SELECT (SELECT count(*) FROM report r WHERE r.publisher = s.id) FROM source s", 1),
        ("SELECT k FROM (SELECT place AS k FROM incident ORDER BY k)", "Herat"),
        ("SELECT x.place FROM incident AS x(a, b)", "Herat"),
        ("SELECT Incident.PLACE FROM Incident", "Herat"),
        ("SELECT place FROM incident JOIN attestation USING (id) UNION ALL SELECT place FROM incident", "Herat"),
        (
            "SELECT max(r) FROM (SELECT rank() OVER (PARTITION BY country ORDER BY occurred_from) AS r FROM incident)",
            1,
        ),
        ("SELECT 2 + 2", 4),
    ],
)
def test_a_query_that_names_columns_reads_what_it_names(view, sql, answer):
    assert view.query(sql).rows == ((answer,),)


@pytest.mark.parametrize(
    "sql",
    [
        "", "-- nothing", "SELECT 1; SELECT 2", "SELECT 1; DROP TABLE incident", "SELEC 1", "FROM nowhere", "\0",
        "DROP TABLE incident", "DELETE FROM incident", "UPDATE incident SET place = 'x'", "CREATE TABLE t (a INT)",
        "INSERT INTO source VALUES ('x')", "CREATE VIEW v AS SELECT 1", "CREATE MACRO m() AS 1", "BEGIN", "CHECKPOINT",
        "WITH t AS (INSERT INTO source (id) VALUES ('x') RETURNING id) SELECT * FROM t",
        "CREATE TEMP TABLE t AS SELECT 1", "ATTACH 'x.duckdb' AS x", "DETACH store", "USE store",
        "COPY incident TO 'x.csv'", "COPY (SELECT 1) TO 'x.parquet'", "EXPORT DATABASE 'x'", "IMPORT DATABASE 'x'",
        "INSTALL httpfs", "LOAD httpfs", "SET enable_external_access = true", "SET memory_limit = '90GB'",
        "RESET threads",
        "PRAGMA enable_profiling", "CALL pragma_version()", "SET VARIABLE a = 1", "VACUUM",
        "PREPARE p AS SELECT 1", "EXECUTE p", "SELECT $1", "SELECT ?",
        "SELECT * FROM read_text('/etc/passwd')", "SELECT * FROM read_csv('/etc/passwd')", "FROM '/etc/passwd'",
        "SELECT * FROM 'file.csv'", "FROM read_blob('/etc/*')", "FROM glob('/etc/*')", "FROM read_json('/x.json')",
        "FROM read_parquet('x.parquet')", "FROM parquet_metadata('x.parquet')", "FROM sniff_csv('/etc/passwd')",
        "FROM read_duckdb('x.duckdb')", "FROM 'https://example.org/x.csv'", "SELECT getenv('HOME')",
        "FROM query('COPY incident TO ''x.csv''')",
        "FROM json_execute_serialized_sql('{}')", "SELECT * FROM store.incident", "SELECT * FROM store.main.incident",
        "SELECT digest FROM incident", "SELECT retracted FROM incident", "SELECT seq FROM incident", "FROM view",
        "SELECT * FROM staged", "FROM meta",
    ],
)  # fmt: skip
def test_what_is_not_a_query_of_the_relations_is_refused(view, tmp_path, monkeypatch, sql):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file.csv").write_text("a\n1\n")
    with pytest.raises(QueryError) as caught:
        view.query(sql)
    assert caught.value.hint
    assert "Traceback" not in str(caught.value)
    assert [path.name for path in tmp_path.iterdir()] == ["file.csv"]


@pytest.mark.parametrize(
    "sql",
    ["FROM enable_logging(storage => 'file', storage_path => 'logs')", "PRAGMA database_list", "FROM checkpoint()"],
)
def test_what_an_engine_may_allow_leaves_no_trace(view, tmp_path, monkeypatch, sql):
    monkeypatch.chdir(tmp_path)
    with suppress(QueryError):
        view.query(sql)
    assert list(tmp_path.iterdir()) == []
    assert view.query("SELECT count(*) FROM incident").rows == ((1,),)


def test_a_time_with_a_zone_is_an_error_that_says_what_to_do(view):
    assert len(view.query("SELECT now()::TIMESTAMP").rows) == 1
    with pytest.raises(QueryError, match=r"now\(\)::TIMESTAMP"):
        view.query("SELECT now()")


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT * FROM information_schema.tables",
        "SELECT * FROM information_schema.columns",
        "SELECT * FROM duckdb_tables()",
        "SELECT * FROM duckdb_columns()",
        "SELECT * FROM duckdb_databases()",
        "SELECT * FROM duckdb_views()",
        "SELECT * FROM pg_catalog.pg_class",
        "SELECT * FROM sqlite_master",
        "SELECT * FROM duckdb_settings()",
        "SELECT * FROM pragma_database_size()",
        "SELECT * FROM pragma_storage_info('incident')",
        "SUMMARIZE incident",
        "EXPLAIN SELECT * FROM incident",
    ],
)
def test_the_catalogue_shows_the_relations_and_nothing_behind_them(view, sql):
    text = str(view.query(sql).rows)
    for hidden in ("SECRET", "digest", "retracted", "staged", "'meta'"):
        assert hidden not in text


def test_a_query_cannot_reach_python(view):
    secret = [1, 2, 3]
    with pytest.raises(QueryError):
        view.query("SELECT * FROM secret")
    assert secret


@pytest.mark.parametrize(
    ("sql", "limits", "says"),
    [
        (
            "WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t) SELECT sum(n) FROM t",
            Limits(seconds=0.5),
            "stopped",
        ),
        ("SELECT count(*) FROM range(10000000) a, range(10000000) b", Limits(seconds=0.3), "stopped after 0.3 s"),
        ("SELECT * FROM range(100000000)", Limits(rows=100), "more than 100 rows"),
        ("SELECT list(a.range::VARCHAR || 'xxxxxxxxxxxxxxxx') FROM range(30000000) a", Limits(memory_mb=64), "memory"),
        ("SELECT '" + "x" * 200_000 + "'", Limits(), "characters"),
    ],
)
def test_a_query_that_goes_too_far_is_stopped(view, sql, limits, says):
    with pytest.raises(QueryError, match=says):
        view.query(sql, limits=limits)


@pytest.mark.parametrize("sql", ["SELECT " + "(" * 3000 + "1" + ")" * 3000, "SELECT " + "1 + " * 20000 + "1"])
def test_deep_nesting_is_no_crash(view, sql):
    with suppress(QueryError):
        assert view.query(sql).rows in (((1,),), ((20001,),))


def test_an_error_names_the_mistake_in_one_line(view):
    with pytest.raises(QueryError) as caught:
        view.query("SELECT plaec FROM incident")
    assert "plaec" in caught.value.message
    assert "\n" not in caught.value.message
    assert not caught.value.message.startswith("Binder Error")


def test_repeated_column_names_are_told_apart(view):
    assert view.query("SELECT 1 AS a, 2 AS a").columns == ("a", "a_2")


def run(file, *arguments: str):
    return CliRunner().invoke(cli, ["query", *arguments, "--store", str(file)], standalone_mode=False)


def test_the_verb_prints_text_json_and_csv(file):
    sql = "SELECT id, occurred_from, killed_best, known_at FROM incident"
    text = run(file, sql, "--as-of", "2022-07-09").stdout
    assert text.splitlines()[2].split() == ["i1", "2022-07-04", "2022-07-05T23:59:59.999999Z"]
    rows = json.loads(run(file, sql, "--as-of", "2022-07", "--format", "json").stdout)
    expected = {
        "id": "i1",
        "occurred_from": "2022-07-04",
        "killed_best": None,
        "known_at": "2022-07-05T23:59:59.999999Z",
    }
    assert rows == [expected]
    assert (
        run(file, sql, "--as-of", "2022", "--format", "csv").stdout.splitlines()[0]
        == "id,occurred_from,killed_best,known_at"
    )


def test_without_a_cutoff_the_verb_says_which_one_it_takes(file):
    result = run(file, "SELECT count(*) AS n FROM incident", "--format", "csv")
    assert result.stdout == "n\n2\n"
    assert result.stderr.startswith("as of now, 2")


def test_the_verb_leaves_out_what_was_recorded_later(file):
    result = run(
        file, "SELECT count(*) AS n FROM incident", "--as-of", "2024", "--recorded", "2025-12-31", "--format", "csv"
    )
    assert result.stdout == "n\n0\n"


@pytest.mark.parametrize(
    "sql", ["SELECT 1e400, 'nan'::DOUBLE, 2::HUGEINT ** 100", "SELECT '\x1b[31m', 'a\nb', [1, 2], {'a': 1.5}"]
)
@pytest.mark.parametrize("output", ["text", "json", "csv"])
def test_every_value_can_be_printed(file, sql, output):
    result = run(file, sql, "--as-of", "2022", "--format", output)
    assert isinstance(result.exception, QueryError | None)
    assert output != "text" or "\x1b" not in result.stdout
    assert output != "json" or result.exception or json.loads(result.stdout)


def test_the_process_ends_with_2_and_no_traceback(file):
    import subprocess
    import sys

    command = [
        sys.executable,
        "-m",
        "estimative",
        "query",
        "DROP TABLE incident",
        "--as-of",
        "2022",
        "--store",
        str(file),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "DROP is refused" in done.stderr
    assert "Traceback" not in done.stderr
