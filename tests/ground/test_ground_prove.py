"""The proof that nothing later was used, and what is listed apart when it is asked for."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from click.testing import CliRunner

from estimative.cli.ground import command
from estimative.errors import UsageError
from estimative.ground import ground
from estimative.ground.proof import first_difference, prove
from estimative.model.times import cutoff_instant
from estimative.store import memory, open_store
from estimative.store.truncated import Removed
from estimative.text.parse import parse

TEXT = "Summary\nOn 2 June 2021 the TTP attacked a police post in Bannu, killing five.\n"
CUTOFF = cutoff_instant("2021-06-30")


@pytest.fixture
def store_file(tmp_path, facts):
    path = tmp_path / "store.duckdb"
    with open_store(path, write=True) as store, store.writer("test", now=facts.now) as writer:
        writer.add_many(facts.items)
    return path


@pytest.fixture
def on(registry):
    assessment = parse(TEXT.encode(), registry=registry)
    return lambda view: ground(assessment, view, registry)


def run(*options):
    return CliRunner().invoke(command, [*map(str, options)], input=TEXT, standalone_mode=False)


def test_a_store_without_later_rows_gives_the_same_bytes(made_up, on):
    proof = prove(made_up, CUTOFF, on)
    assert proof.identical
    assert proof.sha256 == proof.replayed
    assert {item.kind for item in proof.removed} == {"incident", "attestation", "observation", "report"}


def test_what_is_left_out_is_counted_by_kind_with_its_retractions(facts):
    with memory() as store:
        with store.writer("test", now=facts.now) as writer:
            writer.add_many(facts.items)
        late = next(item for item in facts.items if item.id == "post-2")
        with store.writer("test", now=facts.now) as writer:
            writer.retract("incident", "post-1", known=late.known, reason="a test")
        bare, removed = store.truncated(CUTOFF)
        assert Removed("incident", 5, 1) in removed
        assert [item.id for item in bare.as_of(CUTOFF + timedelta(9_999)).incidents()] == ["market", "post-1"]
        bare.close()


def test_a_file_is_copied_like_a_store_in_memory(store_file, made_up):
    with open_store(store_file) as store:
        bare, removed = store.truncated(CUTOFF)
        assert removed == made_up.truncated(CUTOFF)[1]
        assert bare.as_of(CUTOFF).incidents() == store.as_of(CUTOFF).incidents()
        bare.close()


def test_a_grounding_that_looks_ahead_is_found_out(made_up, on):
    """It looks ahead in the store it was given: the copy holds nothing to look ahead at."""
    views = []

    def ahead(view):
        views.append(view)
        return on(made_up.as_of(cutoff_instant("2022-01-31"))) if len(views) == 1 else on(view)

    proof = prove(made_up, CUTOFF, ahead)
    assert not proof.identical
    assert proof.sha256 != proof.replayed
    assert "without later rows" in proof.difference


@pytest.mark.parametrize(
    ("mine", "theirs", "found"),
    [
        ({"a": [1, {"b": 2}]}, {"a": [1, {"b": 3}]}, "a[1].b: 2, without later rows 3"),
        ({"a": [1]}, {"a": [1, 2]}, "a[1]: null, without later rows 2"),
        ({"a": 1}, {"a": 1}, ""),
    ],
)
def test_the_first_difference_is_named(mine, theirs, found):
    assert first_difference(mine, theirs) == found


def test_prove_prints_what_was_removed_and_both_digests(store_file):
    result = run("-", "--store", store_file, "--as-of", "2021-06-30", "--prove")
    assert result.return_value == 0
    assert "identical" in result.output
    assert "4 incident" in result.output
    assert result.output.count("sha256") == 2


def test_the_digest_is_that_of_the_json_output(store_file):
    proof = json.loads(run("-", "--store", store_file, "--as-of", "2021-06-30", "--prove", "--format", "json").output)
    output = run("-", "--store", store_file, "--as-of", "2021-06-30", "--format", "json").stdout
    assert proof["sha256"] == sha256(output.encode()).hexdigest()


def test_hindsight_is_apart_and_only_on_request(store_file):
    plain = json.loads(run("-", "--store", store_file, "--as-of", "2021-06-02", "--format", "json").output)
    later = json.loads(
        run("-", "--store", store_file, "--as-of", "2021-06-02", "--with-hindsight", "--format", "json").output
    )
    assert plain["later"] == []
    assert [cite["kind"] for cite in later["later"][0]["cites"]] == ["attestation"]
    assert "3 June 2021" in later["later"][0]["why"]
    assert later | {"later": []} == plain


def test_hindsight_says_what_the_verdict_would_be(store_file):
    result = run("-", "--store", store_file, "--as-of", "2021-06-01", "--with-hindsight")
    assert "known only after the cut-off" in result.output
    assert "by what is known now it would be 'supported'" in " ".join(result.output.split())


def test_prove_and_hindsight_exclude_each_other(store_file):
    result = run("-", "--store", store_file, "--as-of", "2021-06-30", "--prove", "--with-hindsight")
    assert isinstance(result.exception, UsageError)


def test_what_is_known_at_the_very_cutoff_is_kept(made_up):
    first = min(item.known.at for item in made_up.as_of(datetime(2030, 1, 1, tzinfo=UTC)).incidents())
    bare, _ = made_up.truncated(first)
    assert len(bare.as_of(first).incidents()) == 1
    bare.close()
