"""`estimative lint` and `parse` stay light: what they load, not how long it takes, since a clock is no test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "duckdb",
    "numpy",
    "jinja2",
    "vl_convert",
    "yaml",
    "rich",
    "pyromark",
    "tomllib",
    "difflib",
    "importlib.metadata",
    "sqlglot",
)
PROGRAM = """
import sys
from estimative.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
sys.stderr.write("LOADED " + " ".join(sorted(sys.modules)))
"""
TEXT = """Key Judgment 1
It is likely that IS-K will attack Kabul by 9 July 2023.
- On 18 June 2022 gunmen attacked the gurdwara. (source)
Intelligence cut off 09/07/22
"""


def loaded(folder: Path, *arguments: str) -> set[str]:
    """The modules that a command line has loaded when it ends."""
    (folder / "note.txt").write_text(TEXT, encoding="utf-8")
    command = [sys.executable, "-c", PROGRAM, *arguments, str(folder / "note.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder)
    assert "LOADED " in done.stderr, done.stderr
    return set(done.stderr.partition("LOADED ")[2].split())


@pytest.mark.parametrize(
    "arguments", [("lint",), ("lint", "--format", "json"), ("parse",), ("parse", "--format", "json")]
)
def test_plain_text_loads_nothing_heavy(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    modules = loaded(tmp_path, *arguments)
    assert "estimative.text.parse" in modules
    assert not {name for name in HEAVY if name in modules}


def test_lint_loads_no_layer_above_it(tmp_path: Path) -> None:
    modules = loaded(tmp_path, "lint")
    above = (
        "estimative.store",
        "estimative.render",
        "estimative.forecast",
        "estimative.ground",
        "estimative.collect",
        "estimative.project",
    )
    assert not {name for name in modules if name.startswith(above)}


def test_help_loads_no_verb(tmp_path: Path) -> None:
    assert "estimative.lint.engine" not in loaded(tmp_path, "--help")
