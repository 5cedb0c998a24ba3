"""The verbs parse, convert and fmt."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from estimative.cli.main import cli

PLAIN = b"Key Judgment 1\nIt is likely that X will grow.\n- One. (source)\nIntelligence cut off 9 May 2021\n"
MARKED = b"## Key judgment 1\nIt is likely that X will grow.\n"


def run(*args: str, data: bytes = b"") -> Result:
    return CliRunner().invoke(cli, list(args), input=data, standalone_mode=False)


def test_parse_as_json_has_places_and_a_digest() -> None:
    found = json.loads(run("parse", "-", "--format", "json", data=PLAIN).stdout)
    assert found["sha256"] == hashlib.sha256(PLAIN).hexdigest()
    (judgment,) = found["judgments"]
    assert judgment["span"] == {"start": 15, "end": 45, "line": 2, "column": 1, "end_line": 2, "end_column": 31}
    assert found["placeholders"] == 1


def test_parse_as_text_shows_what_was_recovered() -> None:
    shown = run("parse", "-", data=PLAIN).stdout
    assert "kj1        line 2" in shown
    assert "cut-off    9 May 2021" in shown
    assert all(len(line) <= 100 for line in shown.splitlines())


def test_convert_writes_a_file_once(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "a.md"
    source.write_bytes(PLAIN)
    assert run("convert", str(source), "-o", str(target)).return_value == 0
    assert target.read_bytes().startswith(b"---\ntitle: TODO")
    assert "exists already" in str(run("convert", str(source), "-o", str(target)).exception)


def test_fmt_check_diff_and_write(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(MARKED)
    assert run("fmt", "--check", str(path)).return_value == 1
    assert "+" in run("fmt", "--diff", str(path)).stdout
    assert path.read_bytes() == MARKED
    assert run("fmt", str(path)).return_value == 0
    assert path.read_bytes() == b"## Key judgment 1\n\nIt is likely that X will grow.\n"
    assert run("fmt", "--check", str(path)).return_value == 0


def test_fmt_of_standard_input() -> None:
    assert run("fmt", "-", data=MARKED).stdout_bytes == b"## Key judgment 1\n\nIt is likely that X will grow.\n"


def test_fmt_sends_the_plain_form_to_convert() -> None:
    assert "convert" in str(run("fmt", "-", data=PLAIN).exception)


@pytest.mark.parametrize("verb", ["parse", "convert"])
def test_a_missing_file_is_an_input_error(verb: str) -> None:
    assert "none.txt" in str(run(verb, "none.txt").exception)


def test_the_projects_scale_and_sources_are_used(tmp_path: Path) -> None:
    (tmp_path / "estimative.toml").write_text('scale = "icd203"\n')
    (tmp_path / "sources.yaml").write_text("post:\n  publisher: Alba Post\n")
    (tmp_path / "a.txt").write_bytes(PLAIN)
    found = json.loads(run("parse", str(tmp_path / "a.txt"), "--format", "json").stdout)
    assert found["judgments"][0]["term"]["scale"] == "icd203"
    assert [one["id"] for one in found["references"]] == ["post"]
