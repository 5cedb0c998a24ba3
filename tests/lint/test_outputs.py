"""Reports for other programs: SARIF, GitHub annotations, JUnit."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import sarif_pydantic
from click.testing import CliRunner, Result

from estimative.cli.lint import command

TEXT = """Key Judgment 1
Überlegt 🙂: it is likely that the army will hold Kabul by 9 July 2023.
- The front, north: will move 5% east. (source)
- The siege will end. (source) <!-- estimative: waive E104: agreed, "for now" -->
"""


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), standalone_mode=False)


@pytest.fixture
def note(tmp_path: Path) -> str:
    path = tmp_path / "my note.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_sarif_is_a_valid_log(note: str) -> None:
    out = run(note, "--format", "sarif").stdout
    log = sarif_pydantic.Sarif.model_validate_json(out)
    assert log.version == "2.1.0"
    assert json.loads(out)["runs"][0]["tool"]["driver"]["name"] == "Estimative"


def test_sarif_regions_count_utf16_and_rules_are_indexed(note: str) -> None:
    (run_,) = json.loads(run(note, "--format", "sarif", "--select", "E104,S303").stdout)["runs"]
    rules = run_["tool"]["driver"]["rules"]
    assert all(rules[item["ruleIndex"]]["id"] == item["ruleId"] for item in run_["results"])
    region = run_["results"][0]["locations"][0]["physicalLocation"]["region"]
    line = TEXT.split("\n")[region["startLine"] - 1].encode("utf-16-le")
    assert line[2 * (region["startColumn"] - 1) :].decode("utf-16-le").startswith("will move")


def test_sarif_shows_waived_findings_as_suppressed(note: str) -> None:
    (run_,) = json.loads(run(note, "--format", "sarif", "--select", "E104").stdout)["runs"]
    told = [item["suppressions"] for item in run_["results"] if "suppressions" in item]
    assert told == [[{"kind": "inSource", "justification": 'agreed, "for now"'}]]


def test_github_annotations_are_escaped(note: str) -> None:
    lines = run(note, "--format", "github", "--select", "E104").stdout.splitlines()
    assert lines[0].startswith("::warning file=")
    assert ",line=3,col=" in lines[0]
    assert "title=E104::" in lines[0]
    assert len(lines) == 1


def test_junit_counts_failures_and_waived(note: str) -> None:
    root = ET.fromstring(run(note, "--format", "junit", "--select", "E104").stdout.encode())
    assert (root.get("failures"), root.get("skipped")) == ("1", "1")
    (skipped,) = root.iter("skipped")
    assert skipped.get("message") == 'agreed, "for now"'


def test_junit_of_a_clean_file_passes(note: str) -> None:
    root = ET.fromstring(run(note, "--format", "junit", "--select", "E109").stdout.encode())
    assert (root.get("tests"), root.get("failures")) == ("1", "0")


def test_waived_findings_are_listed_on_request(note: str) -> None:
    out = run(note, "--select", "E104", "--show-waived", "--format", "concise").stdout
    assert "(waived: agreed" in out
    assert "1 waived" in out


def test_the_page_of_a_rule(note: str) -> None:
    assert run("--explain", "E104").stdout.startswith("# E104")


def test_suggested_needs_fix(note: str) -> None:
    result = run(note, "--suggested")
    assert "--fix" in str(result.exception)
