"""The verb: one adapter or the whole project, with an account in text and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from estimative.cli.collect import command
from estimative.errors import EstimativeError, PluginError, UsageError


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments], catch_exceptions=False)


def test_one_adapter_and_a_path(ged, tmp_path: Path) -> None:
    result = run("ucdp-ged", ged({}, {}), "--store", tmp_path / "s.duckdb")
    assert result.exit_code == 0
    assert "added      2 versions" in result.stdout
    assert "covers     2021-03-03 to 2021-03-03" in result.stdout
    assert "known at   published 2" in result.stdout


def test_rejects_are_said_on_stderr_and_strict_fails(ged, tmp_path: Path) -> None:
    path, store = ged({}, {"best": "x"}), tmp_path / "s.duckdb"
    result = run("ucdp-ged", path, "--store", store)
    assert result.exit_code == 0
    assert str(tmp_path / "s.rejects.jsonl") in result.stderr
    assert run("ucdp-ged", path, "--store", store, "--strict").exit_code == 1
    aside = tmp_path / "elsewhere.jsonl"
    run("ucdp-ged", path, "--store", store, "--rejects", aside)
    assert json.loads(aside.read_text())["line"] == 3


def test_json_holds_the_whole_account(ged, tmp_path: Path) -> None:
    result = run("ucdp-ged", ged({}), "--store", tmp_path / "s.duckdb", "--format", "json", "--released", "2022-06-01")
    (collected,) = json.loads(result.stdout)["runs"]
    assert collected["run"]["added"] == 1
    assert collected["basis"] == {"published": 1}
    assert collected["first"] == "2021-03-03"


def test_a_project_collects_every_entry(ged, incident_set, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ged({})
    incident_set()
    (tmp_path / "estimative.toml").write_text(
        '[[collect]]\nadapter = "incidents"\npath = "set"\noptions = { released = 2024-01-01 }\n'
        '[[collect]]\nadapter = "ucdp-ged"\npath = "events.csv"\n'
    )
    monkeypatch.chdir(tmp_path)
    result = run()
    assert "incidents: 4 files" in result.stdout
    assert "release 2" in result.stdout
    assert "ucdp-ged: 1 file; 1 incident\n" in result.stdout
    assert (tmp_path / "store.duckdb").exists()


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        (("ucdp-ged",), UsageError),
        (("nothing", "."), PluginError),
        (("ucdp-ged", "absent.csv"), UsageError),
        ((), UsageError),
    ],
)
def test_what_cannot_be_collected_is_refused_before_a_store_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], error: type[EstimativeError]
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(error):
        run(*arguments, "--store", "s.duckdb")
    assert not (tmp_path / "s.duckdb").exists()
