"""The entry point: lazy verbs, exit statuses, errors without tracebacks."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from estimative.cli.main import VERBS, cli


def run(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from estimative.cli.main import main; main()", *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, check=False, timeout=60)


def test_help_lists_every_verb_without_importing_it() -> None:
    result = CliRunner().invoke(cli, ["--help"])
    assert result.exit_code == 0
    assert all(verb in result.output for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help_and_a_json_format(verb: str) -> None:
    result = CliRunner().invoke(cli, [verb, "--help"])
    assert result.exit_code == 0, result.output
    assert "--format" in result.output or verb == "lsp"  # the server speaks its own protocol


def test_an_unknown_verb_is_a_usage_error() -> None:
    done = run("frobnicate")
    assert done.returncode == 2
    assert b"frobnicate" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("verb", ["parse", "lint", "ground", "forecast", "convert", "fmt"])
def test_a_missing_file_is_named_and_ends_with_2(verb: str, tmp_path: Path) -> None:
    done = run(verb, str(tmp_path / "none.md"))
    assert done.returncode == 2, done.stderr
    assert b"none.md" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_pipe_is_quiet(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("It is likely that rain will fall.\n" * 5000)
    command = f"'{sys.executable}' -m estimative parse '{file}' --format json | head -c 10"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, timeout=60)
    assert b"Traceback" not in done.stderr
    assert b"defect" not in done.stderr
