"""``estimative ground`` on the command line."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from estimative.cli.ground import command
from estimative.errors import UsageError
from estimative.store import open_store

TEXT = "Summary\nOn 2 June 2021 the TTP attacked a police post in Bannu.\n"


@pytest.fixture
def store_file(tmp_path, facts):
    path = tmp_path / "store.duckdb"
    with open_store(path, write=True) as store, store.writer("test", now=facts.now) as writer:
        writer.add_many(facts.items)
    return path


def run(text, store_file, *options):
    return CliRunner().invoke(command, ["-", "--store", str(store_file), *options], input=text, standalone_mode=False)


def test_text_names_line_kind_verdict_and_sources(store_file):
    result = run(TEXT, store_file, "--as-of", "2022-01-31")
    assert "   2  event        supported" in result.output
    assert "post-1 (2021-06-02)" in result.output
    assert max(map(len, result.output.splitlines())) <= 100


def test_exit_status_is_1_only_with_findings(store_file):
    true, false = TEXT, TEXT.replace("2 June", "3 June")
    assert [run(text, store_file, "--as-of", "2022-01-31").return_value for text in (true, false)] == [0, 1]


def test_json_is_the_grounding(store_file):
    result = run(TEXT, store_file, "--as-of", "2022-01-31", "--format", "json")
    data = json.loads(result.stdout)
    assert [v["kind"] for v in data["verdicts"]] == ["supported"]


def test_the_documents_own_cutoff_is_used(store_file):
    result = run(TEXT + "\nIntelligence cut-off: 1 June 2021\n", store_file)
    assert "as of 2021-06-01" in result.output
    assert "not found" in result.output


def test_an_ambiguous_cutoff_is_said_on_stderr(store_file):
    result = run(TEXT + "\nIntelligence cut off 09/07/21\n", store_file)
    assert "9 July 2021, not 7 September 2021" in result.stderr


def test_without_a_cutoff_there_is_a_hint(store_file):
    result = run(TEXT, store_file)
    assert isinstance(result.exception, UsageError)
    assert "--as-of" in result.exception.hint


CLAIM = "On 3 June 2021 the TTP attacked a police post in Bannu."


def check(store_file, *options):
    return CliRunner().invoke(command, ["--store", str(store_file), *options], standalone_mode=False)


def test_a_sentence_typed_at_the_prompt_is_checked(store_file):
    result = check(store_file, "--claim", CLAIM, "--as-of", "2022-01-31")
    assert result.return_value == 1
    assert "2 June 2021" in result.output
    data = json.loads(check(store_file, "--claim", CLAIM, "--as-of", "2022-01-31", "--format", "json").stdout)
    assert [(v["kind"], v["differences"][0]["attribute"]) for v in data["verdicts"]] == [("partly", "date")]


def test_a_sentence_is_judged_like_the_same_sentence_in_a_file(store_file):
    typed = json.loads(check(store_file, "--claim", CLAIM, "--as-of", "2022-01-31", "--format", "json").stdout)
    written = json.loads(run(f"- {CLAIM}\n", store_file, "--as-of", "2022-01-31", "--format", "json").stdout)
    kept = ("kind", "why", "differences", "cites", "notes")
    spanless = [
        [{k: v for k, v in d.items() if k != "span"} for d in g["verdicts"][0]["differences"]] for g in (typed, written)
    ]
    assert spanless[0] == spanless[1]
    assert all(typed["verdicts"][0][k] == written["verdicts"][0][k] for k in kept if k != "differences")


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("-", "--claim", CLAIM, "--as-of", "2022"), "exclude"),
        ((), "nothing to ground"),
        (("--claim", CLAIM), "no cut-off"),
        (("--claim", "  ", "--as-of", "2022"), "empty"),
    ],
)
def test_wrong_use_is_explained(store_file, tmp_path, monkeypatch, options, what):
    monkeypatch.chdir(tmp_path)
    result = check(store_file, *options)
    assert isinstance(result.exception, UsageError)
    assert what in str(result.exception)
    assert result.exception.hint


def test_a_projects_assessment_gives_the_cutoff_and_its_names(store_file, tmp_path, monkeypatch):
    names = '[actors."TTP"]\naliases = ["the Bannu boys"]\n'
    (tmp_path / "estimative.toml").write_text(f'assessment = "a.md"\n{names}', encoding="utf-8")
    (tmp_path / "a.md").write_text(
        "Key Judgment 1\nIt is likely.\nIntelligence cut-off: 31 January 2022\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    result = check(store_file, "--claim", "On 2 June 2021 the Bannu boys attacked a police post in Bannu.")
    assert "as of 2022-01-31" in result.output
    assert "supported" in result.output


def test_explain_shows_how_each_attribute_compares(store_file):
    plain = check(store_file, "--claim", CLAIM, "--as-of", "2022-01-31").output
    explained = check(store_file, "--claim", CLAIM, "--as-of", "2022-01-31", "--explain").output
    assert "relation" not in plain
    assert "relation" in explained
    assert max(map(len, explained.splitlines())) <= 100
