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
