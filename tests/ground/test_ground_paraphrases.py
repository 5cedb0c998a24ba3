"""Many wordings of the same facts, true and false, each held against the founding case: `paraphrases.jsonl`.

A row: the text (after `before`, which sets the scene), the cut-off `day` if it is not 9 July 2022, the claim kinds
and verdict kinds that are right ("a|b": either), the attribute that must differ ("" for none), what the verdict must
and must never cite. `wrong` gives the reason why a row still fails.
"""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.events import Incident, Tally
from estimative.model.times import Known, Period, cutoff_instant, end_of_day
from estimative.store import memory

HERE = Path(__file__).parent


def rows(name):
    items = [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines() if line.strip()]
    return [
        pytest.param(item, id=item["id"], marks=[pytest.mark.xfail(reason=item["wrong"])] if "wrong" in item else [])
        for item in items
    ]


def verdict_on(row, store, registry, usual):
    day = row.get("day", usual)
    evidence = Evidence(store.as_of(cutoff_instant(day)), registry)
    text = f"{row['before']} {row['text']}" if "before" in row else row["text"]
    claims = read_text(text, registry, today=date.fromisoformat(day))
    first = len(read_text(row["before"], registry, today=date.fromisoformat(day))) if "before" in row else 0
    return judge(claims, evidence)[first + row.get("at", 0)]


def check(row, verdict):
    cited = [c.id for c in verdict.cites if c.kind == "incident"]
    assert verdict.kind in row["kind"].split("|"), verdict.why
    assert verdict.claim.kind in row.get("claim", verdict.claim.kind).split("|")
    attributes = [d.attribute for d in verdict.differences]
    assert row.get("differs", "") in ("", *attributes)
    assert attributes == [] or row.get("differs") != ""
    if "cites" in row:
        assert any(word in key for key in cited for word in row["cites"].split("|"))
    never = row.get("never", "-none-")
    assert not any(never == "incident" or never in key for key in cited)
    if row.get("instances"):
        assert verdict.kind != "supported" or "instance" in verdict.why
    if "actor" in row:
        assert verdict.claim.actor.text == row["actor"]


@pytest.mark.parametrize("row", rows("paraphrases.jsonl"))
def test_other_words_for_the_founding_case(row, casebook, registry):
    check(row, verdict_on(row, casebook, registry, "2022-07-09"))


def clash(key, day, country, place, *, actor, target, kind, killed):
    """One event as a data set of battles codes it: two sides and a toll, and nobody quoted."""
    then = date.fromisoformat(day)
    toll = Tally(killed, killed, killed)
    return Incident(
        id=key, dataset="elsewhere", occurred=Period(then, then), known=Known(end_of_day(then)), country=country,
        place=place, event_type=kind, actor=actor, target_actor=target, killed=toll,
    )  # fmt: skip


@pytest.fixture(scope="module")
def elsewhere():
    state, lone = "state-based conflict", "one-sided violence"
    facts = [
        clash("col-1", "2021-03-29", "COL", "El Carmen", actor="Government of Colombia", target="ELN", kind=state, killed=9),
        clash("col-2", "2021-05-11", "COL", "Tame", actor="FARC dissidents", target="ELN", kind="non-state conflict", killed=4),
        clash("cod-1", "2021-01-04", "COD", "Luna", actor="ADF", target="Civilians", kind=lone, killed=30),
        clash("cod-2", "2021-02-14", "COD", "Mutwanga", actor="ADF", target="Civilians", kind=lone, killed=11),
        clash("mmr-1", "2020-02-07", "MMR", "Paletwa", actor="Government of Myanmar (Burma)", target="Arakan Army", kind=state, killed=5),
        clash("sdn-1", "2020-06-12", "SDN", "Nyala", actor="RSF", target="Civilians", kind=lone, killed=7),
    ]  # fmt: skip
    with memory() as store:
        with store.writer("test", now=datetime(2022, 6, 1, tzinfo=UTC)) as writer:
            writer.add_many(facts)
        yield store


@pytest.mark.parametrize("row", rows("paraphrases_elsewhere.jsonl"))
def test_other_words_for_conflicts_elsewhere(row, elsewhere, registry):
    check(row, verdict_on(row, elsewhere, registry, "2022-01-31"))
