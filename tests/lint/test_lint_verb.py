"""The verb: exit status, formats, standard input, fixing in place, projects."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from estimative.cli.lint import command
from estimative.errors import UsageError

NOTE = """Key Judgment 1
It is likely that IS-K will attack Kabul by 9 July 2023.
- On 18 June 2022 gunmen attacked. (source)\x20
"""


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(command, list(arguments), input=stdin, standalone_mode=False)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_findings_exit_1_and_none_exit_0(note: Path) -> None:
    assert run(str(note)).return_value == 1
    assert run(str(note), "--select", "E104").return_value == 0


def test_json_is_one_object_a_line(note: Path) -> None:
    lines = run(str(note), "--format", "json").stdout.splitlines()
    assert {"S303", "T501"} <= {json.loads(line)["code"] for line in lines}


def test_standard_input(note: Path) -> None:
    assert "<stdin>:3:" in run("-", "--select", "S303", stdin=NOTE).stdout


def test_fix_writes_the_file_and_reports_the_rest(note: Path) -> None:
    run(str(note), "--fix")
    assert note.read_text(encoding="utf-8") == NOTE.replace(" \n", "\n")
    assert "P911" not in run(str(note), "--format", "concise").stdout


def test_fix_of_standard_input_goes_to_standard_output() -> None:
    result = run("-", "--fix", stdin=NOTE)
    assert result.stdout == NOTE.replace(" \n", "\n")
    assert "S303" in result.stderr


def test_statistics_count_by_rule(note: Path) -> None:
    out = run(str(note), "--statistics", "--select", "S303").stdout
    assert out.split()[:4] == ["1", "S303", "error", "placeholder-source"]


def test_unreadable_file_exits_2_and_the_rest_is_still_checked(note: Path) -> None:
    result = run(str(note.parent / "gone.txt"), str(note), "--format", "concise")
    assert result.return_value == 2
    assert "gone.txt" in result.stderr
    assert "S303" in result.stdout


def test_no_file_outside_a_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = run()
    assert isinstance(result.exception, UsageError)


def test_project_selection_and_scale_hold(note: Path) -> None:
    (note.parent / "estimative.toml").write_text(
        'scale = "phia-2025"\n[lint]\nignore = ["S", "T", "A", "D", "M"]\n', encoding="utf-8"
    )
    out = run(str(note), "--format", "concise").stdout
    assert "S303" not in out
    assert "J210" in out
