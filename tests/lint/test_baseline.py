"""The baseline: old findings are known, new ones are told, wherever the lines have moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from estimative.cli.lint import command
from estimative.errors import UsageError
from estimative.lint import baseline
from estimative.lint.engine import lint
from estimative.text.parse import parse

OLD = b"""Key Judgment 1
It is likely that the army will hold Kabul by 9 July 2023.
- The front will move east. (source)
"""


def checked(data: bytes) -> tuple[str, bytes, list]:  # type: ignore[type-arg]
    return "note.txt", data, lint(parse(data), select=["E104", "S303"])


def test_known_findings_stay_known_when_lines_move() -> None:
    kept = baseline.made([checked(OLD)])
    path, data, findings = checked(b"Note\n\n" + OLD)
    new, known = baseline.fresh(path, data, findings, kept)
    assert (new, len(known)) == ([], len(findings))


def test_an_entry_is_good_for_as_many_as_there_were() -> None:
    kept = baseline.made([checked(OLD)])
    path, data, findings = checked(OLD + b"- The front will move east. (source)\n")
    new, _ = baseline.fresh(path, data, findings, kept)
    assert sorted(item.code for item in new) == ["E104", "S303"]


def test_the_file_reads_back() -> None:
    kept = baseline.made([checked(OLD)])
    assert baseline.loads(baseline.dumps(kept), "b.json") == kept


@pytest.mark.parametrize("data", [b"", b"[]", b'{"version": 99, "entries": []}'])
def test_what_is_no_baseline_is_refused(data: bytes) -> None:
    with pytest.raises(UsageError, match=r"b\.json"):
        baseline.loads(data, "b.json")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), standalone_mode=False)


def test_the_verb_writes_and_uses_it(tmp_path: Path) -> None:
    note, kept = tmp_path / "note.txt", str(tmp_path / "kept.json")
    note.write_bytes(OLD)
    assert run(str(note), "--write-baseline", kept).return_value == 0
    assert run(str(note), "--baseline", kept).return_value == 0
    note.write_bytes(OLD + b"- The siege will end. (source)\n")
    out = run(str(note), "--baseline", kept, "--format", "concise").stdout
    assert ":4:" in out
    assert ":3:" not in out
    assert "in the baseline" in out
