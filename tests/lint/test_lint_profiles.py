"""Profiles, and the words that a desk adds or allows in its estimative.toml."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from estimative import scales
from estimative.cli.main import cli
from estimative.errors import UsageError
from estimative.lint.engine import lint
from estimative.lint.profiles import NAMES, named
from estimative.text.parse import parse

TEXT = """Key Judgment 1
We assess with low confidence that IS-K is likely (60 %) to hold a posh villa in Kunar by 9 July 2023.
- On 18 June 2022 the so-called emirs of al-shabaab were in town. (source)
Intelligence cut-off: 9 July 2022
"""


def codes(profile: str) -> set[str]:
    return {item.code for item in lint(parse(TEXT.encode()), profile=named(profile), select=("E101", "E103", "E110"))}


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("icd203", {"E103"}),
        ("icd203+numbers", {"E103"}),
        ("phia", {"E103", "E110"}),
        ("ipcc", set()),
        ("nz", {"E103"}),
    ],
)
def test_the_profile_decides_where_standards_conflict(profile: str, expected: set[str]) -> None:
    assert codes(profile) == expected


@pytest.mark.parametrize("profile", NAMES)
def test_every_profile_is_a_scale(profile: str) -> None:
    found = named(profile)
    assert found is not None
    assert found.id in scales.ids()


def test_an_unknown_profile_is_named() -> None:
    with pytest.raises(UsageError, match="no profile named 'nato'"):
        named("nato")


def test_ipcc_terms_are_on_the_newer_report_too() -> None:
    text = TEXT.replace("likely (60 %)", "more likely than not")
    assert lint(parse(text.encode()), scale="ipcc-ar6", select=("E101",)) == []
    assert lint(parse(text.encode()), profile=named("ipcc"), select=("E101",)) == []


def run(folder: Path, config: str, *arguments: str) -> Result:
    (folder / "estimative.toml").write_text(config, encoding="utf-8")
    (folder / "note.txt").write_text(TEXT, encoding="utf-8")
    return CliRunner().invoke(cli, ["lint", str(folder / "note.txt"), "--format", "concise", *arguments])


def test_a_desk_adds_loaded_words_and_names(tmp_path: Path) -> None:
    config = '[lint]\nloaded_words = ["so-called"]\nnames = ["al-Shabaab"]\n'
    shown = run(tmp_path, config, "--select", "P903,P905").output
    assert "“so-called” is on the desk's list" in shown
    assert "the desk writes “al-Shabaab”" in shown
    assert "posh" in shown


def test_a_desk_allows_words(tmp_path: Path) -> None:
    shown = run(tmp_path, '[lint]\nallowed_words = ["Posh"]\n', "--select", "P905").output
    assert shown == "no findings\n"


def test_a_house_name_is_mended(tmp_path: Path) -> None:
    run(tmp_path, '[lint]\nnames = ["al-Shabaab"]\n', "--select", "P903", "--fix")
    assert "emirs of al-Shabaab" in (tmp_path / "note.txt").read_text("utf-8")


def test_the_projects_profile_and_the_command_lines(tmp_path: Path) -> None:
    config = '[lint]\nprofile = "phia"\n'
    assert "E110" in run(tmp_path, config, "--select", "E110").output
    assert "no findings" in run(tmp_path, config, "--select", "E110", "--profile", "icd203").output


def test_a_wrong_profile_is_a_usage_error(tmp_path: Path) -> None:
    found = run(tmp_path, "", "--profile", "nato")
    assert isinstance(found.exception, UsageError)
