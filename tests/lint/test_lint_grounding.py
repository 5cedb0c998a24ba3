"""`lint --ground`: the rules of families G and R over the IS-K casebook, and what they cost those who do not ask."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from estimative.checking import asking, setup
from estimative.cli.main import cli
from estimative.errors import UsageError
from estimative.lint.engine import lint
from estimative.lint.fixes import apply
from estimative.model.findings import Finding
from estimative.text.source import SourceText


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The casebook's project with its store filled."""
    root = tmp_path_factory.mktemp("casebook") / "isk"
    runner = CliRunner()
    assert runner.invoke(cli, ["init", str(root), "--example", "is-k"], standalone_mode=False).exit_code == 0
    if not (root / "store.duckdb").exists():
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(root)
            assert runner.invoke(cli, ["collect"], standalone_mode=False).exit_code == 0
    return root


def asked(project: Path, data: bytes) -> list[Finding]:
    path = str(project / "assessments" / "first-edition.txt")
    checked = asking(setup(path, select=("G", "R")), path).check(path, data)
    return list(checked.findings)


@pytest.fixture(scope="module")
def text(project: Path) -> bytes:
    return (project / "assessments" / "first-edition.txt").read_bytes()


@pytest.fixture(scope="module")
def found(project: Path, text: bytes) -> list[Finding]:
    return asked(project, text)


def lines(text: bytes, found: list[Finding], code: str) -> set[int]:
    source = SourceText(text)
    return {source.position(item.span.start)[0] for item in found if item.code == code}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("G902", {8, 17}),
        ("G904", {7}),
        ("G905", {15, 17}),
        ("G906", {6}),
        ("G907", {2}),
        ("G908", {16, 23}),
        ("G909", {14}),
    ],
)
def test_what_the_store_says_stands_at_its_line(
    text: bytes, found: list[Finding], code: str, expected: set[int]
) -> None:
    assert expected <= lines(text, found, code)


def test_every_finding_carries_its_evidence(found: list[Finding]) -> None:
    assert all(item.evidence for item in found if item.code.startswith("G") and item.code != "G901")


def test_the_date_is_explained_by_the_claim(found: list[Finding]) -> None:
    (item,) = [item for item in found if item.code == "G902" and "5 July" in item.message]
    assert "4 July 2022 (+1 day)" in item.message
    assert "claim was published" in item.message
    assert "AFG-2022-07-04-herat-bus" in item.evidence


def test_the_freshest_event_for_the_second_judgment_is_missed(found: list[Finding]) -> None:
    missed = [item.evidence[0] for item in found if item.code == "G910" and item.judgment == "kj2"]
    assert "UZB-2022-07-05-termez" in missed


def test_facts_are_offered_and_never_applied(text: bytes, found: list[Finding]) -> None:
    fixes = {item.code: item.fix for item in found if item.fix}
    assert {fix.kind for fix in fixes.values()} == {"meaning"}
    assert apply(text, found, suggested=True) == (text, ())
    assert [edit.text for edit in fixes["G909"].edits] == ["at least 62"]


@pytest.mark.parametrize(("code", "line"), [("G902", 8), ("G909", 14)])
def test_a_fact_that_the_analyst_mends_is_not_found_again(
    project: Path, text: bytes, found: list[Finding], code: str, line: int
) -> None:
    source = SourceText(text)
    (item,) = [item for item in found if item.code == code and source.position(item.span.start)[0] == line]
    assert item.fix is not None
    (edit,) = item.fix.edits
    mended = text[: edit.span.start] + edit.text.encode() + text[edit.span.end :]
    assert line not in lines(mended, asked(project, mended), code)


def test_the_seed_is_held_against_the_store(project: Path, seed: Path) -> None:
    data = seed.read_bytes()
    found = asked(project, data)
    assert {8, 17} <= lines(data, found, "G902")
    assert lines(data, found, "G909") == {14}
    assert not any(item.code == "G911" for item in found)


def invoke(project: Path, *arguments: str) -> Any:
    path = project / "assessments" / "first-edition.md"
    return CliRunner().invoke(cli, ["lint", "--ground", str(path), *arguments], standalone_mode=False)


@pytest.mark.parametrize("output", ["json", "sarif", "github", "junit", "concise", "text"])
def test_every_output_takes_them(project: Path, output: str) -> None:
    shown = invoke(project, "--select", "G902", "--format", output)
    assert "G902" in shown.output
    assert shown.return_value == 1


def test_json_carries_evidence_and_kind(project: Path) -> None:
    record = json.loads(invoke(project, "--select", "G909", "--format", "json").output.splitlines()[0])
    assert record["fix"]["kind"] == "meaning"
    assert not record["fixable"]
    assert record["evidence"]


def test_nothing_later_than_the_given_day_is_used(project: Path) -> None:
    shown = invoke(project, "--select", "G910", "--as-of", "2022-07-01", "--format", "concise").output
    assert "5 July 2022" not in shown


def test_questions_bring_the_models_interval(project: Path) -> None:
    assert "R951" in invoke(project, "--select", "R951", "--format", "concise").output


def test_wrong_use_is_told(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("Summary\nAll quiet.\n", encoding="utf-8")
    alone = CliRunner().invoke(cli, ["lint", str(tmp_path / "note.txt"), "--as-of", "2022"])
    assert isinstance(alone.exception, UsageError)
    nowhere = CliRunner().invoke(cli, ["lint", "--ground", str(tmp_path / "note.txt")])
    assert isinstance(nowhere.exception, UsageError)


def test_without_asking_no_rule_of_the_store_speaks(text: bytes) -> None:
    from estimative.text.parse import parse

    assert lint(parse(text), select=("G",)) == []


PROGRAM = """
import sys
from estimative.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
sys.stderr.write("LOADED " + " ".join(sorted(sys.modules)))
"""


@pytest.mark.parametrize(("arguments", "loaded"), [((), False), (("--ground",), True)])
def test_the_store_is_opened_only_when_asked(project: Path, arguments: tuple[str, ...], *, loaded: bool) -> None:
    path = str(project / "assessments" / "first-edition.txt")
    command = [sys.executable, "-c", PROGRAM, "lint", path, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ("duckdb" in done.stderr.partition("LOADED ")[2].split()) is loaded
