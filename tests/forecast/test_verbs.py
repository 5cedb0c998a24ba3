"""The verbs forecast, resolve and score on the casebook's second edition."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import estimative.casebook
from estimative.cli.forecast import command as forecast
from estimative.cli.resolve import command as resolve
from estimative.cli.score import command as score
from estimative.collect.adapters.incidents import Incidents
from estimative.collect.run import collect
from estimative.errors import UsageError
from estimative.store import open_store

pytest.importorskip("estimative.text.parse")
CASE = Path(estimative.casebook.__path__[0]) / "is-k"
FILE = str(CASE / "assessments" / "second-edition.md")


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    path = tmp_path_factory.mktemp("verbs") / "store.duckdb"
    with open_store(path, write=True) as made:
        collect(Incidents(), [CASE / "data"], made, now=datetime(2026, 1, 1, tzinfo=UTC))
    return str(path)


def run(verb, *arguments):
    result = CliRunner().invoke(verb, arguments, catch_exceptions=False, standalone_mode=False)
    assert result.exception is None
    return result.stdout


def test_forecast_shows_a_row_for_each_question_and_tier(store):
    shown = run(forecast, FILE, "--store", store)
    rows = [line for line in shown.splitlines() if line.startswith("kj")]
    assert [row.split()[1] for row in rows] == ["q1", "q2/strict", "q2/medium", "q2/broad", "q3"]
    assert max(map(len, shown.splitlines()[1:])) <= 100
    assert "Reference class" in shown
    assert "no model probability: no documented case" in shown
    assert "or more" in shown


def test_forecast_json_is_the_model(store):
    found = json.loads(run(forecast, FILE, "--store", store, "--format", "json"))
    assert len(found) == 5
    assert found[0]["model"] == "gamma-poisson"
    assert 0 < found[0]["probability"] < 1


def test_resolve_shows_outcomes_and_doubts(store):
    shown = run(resolve, FILE, "--store", store, "--as-of", "2023-12-31")
    assert "q1: NO" in shown
    assert "q2/medium: YES" in shown
    assert "q3: VOID (to the letter: yes)" in shown
    assert "? IRN-2022-10-26-shiraz" in shown
    assert "counted with a caveat:" in shown
    assert "disputed, left open:" in shown
    assert "(counted)" not in shown
    assert "a day) against" in shown
    assert "counts any attack inside, no origin test" in shown


def test_resolve_early_is_unresolved(store):
    found = json.loads(run(resolve, FILE, "--store", store, "--as-of", "2023-01-01", "--format", "json"))
    assert {item["outcome"] for item in found} == {"unresolved"}


def test_score_shows_means_with_n_and_what_is_left_out(store):
    shown = run(score, FILE, "--store", store, "--as-of", "2023-12-31")
    assert "analyst (word)" in shown
    assert "model (floor)" not in shown
    assert "analyst (word) on the same" in shown
    assert "q3: void" in shown
    assert "q2/strict (model): no documented case" in shown


def test_recorded_forecasts_can_be_read_again_and_add_nothing_twice(tmp_path):
    path = tmp_path / "own.duckdb"
    with open_store(path, write=True) as made:
        collect(Incidents(), [CASE / "data"], made, now=datetime(2026, 1, 1, tzinfo=UTC))
    assert "5 recorded" in run(forecast, FILE, "--store", str(path), "--record")
    assert "0 recorded" in run(forecast, FILE, "--store", str(path), "--record")
    with open_store(path) as made:
        assert len(made.as_of(datetime(2026, 1, 1, tzinfo=UTC)).forecasts()) == 5


def test_an_assessment_without_a_cutoff_is_refused(tmp_path, store):
    bare = tmp_path / "bare.md"
    bare.write_text("## Key judgment 1\n\nIt is likely that raids will go on.\n")
    with pytest.raises(UsageError, match="cut-off"):
        CliRunner().invoke(forecast, [str(bare), "--store", store], catch_exceptions=False, standalone_mode=False)
