"""``estimative init``: examples and starters."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from estimative import casebook, project
from estimative.cli.init import command
from estimative.errors import UsageError


def test_the_example_is_a_whole_project(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path / "case"), "--example", "is-k", "--format", "json"])
    written = json.loads(result.output)["files"]
    assert "estimative.toml" in written
    assert "data/origins.csv" in written
    config = project.load(tmp_path / "case" / "estimative.toml")
    assert (tmp_path / "case" / config.assessment).is_file()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "estimative.toml").write_text("title = 'mine'\n")
    result = CliRunner().invoke(command, [str(tmp_path), "--example", "is-k"])
    assert isinstance(result.exception, UsageError)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["estimative.toml"]


def test_an_unknown_example_names_those_there_are(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path), "--example", "nope"])
    assert isinstance(result.exception, UsageError)
    assert "is-k" in str(result.exception)


def test_the_starter_parses_and_its_configuration_loads(tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path / 'a "b"')])
    assert result.exit_code == 0, result.exception
    assert project.load(tmp_path / 'a "b"' / "estimative.toml").scale == "icd203"


def test_the_casebook_has_no_more_than_its_files() -> None:
    assert casebook.names() == ("is-k",)
