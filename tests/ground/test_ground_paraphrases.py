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


ELSEWHERE = """
col-1 2021-03-29 COL El Carmen; Government of Colombia; ELN; state-based conflict; 9
col-2 2021-05-11 COL Tame; FARC dissidents; ELN; non-state conflict; 4
cod-1 2021-01-04 COD Luna; ADF; Civilians; one-sided violence; 30
cod-2 2021-02-14 COD Mutwanga; ADF; Civilians; one-sided violence; 11
mmr-1 2020-02-07 MMR Paletwa; Government of Myanmar (Burma); Arakan Army; state-based conflict; 5
sdn-1 2020-06-12 SDN Nyala; RSF; Civilians; one-sided violence; 7
"""


def clash(line):
    """One event as a data set of battles codes it: two sides and a toll, and nobody quoted."""
    head, actor, target, kind, killed = line.split("; ")
    key, day, country, place = head.split(" ", 3)
    then, toll = date.fromisoformat(day), int(killed)
    return Incident(
        id=key,
        dataset="elsewhere",
        occurred=Period(then, then),
        known=Known(end_of_day(then)),
        country=country,
        place=place,
        event_type=kind,
        actor=actor,
        target_actor=target,
        killed=Tally(toll, toll, toll),
    )


@pytest.fixture(scope="module")
def elsewhere():
    with memory() as store:
        with store.writer("test", now=datetime(2022, 6, 1, tzinfo=UTC)) as writer:
            writer.add_many(clash(line) for line in ELSEWHERE.split("\n") if line)
        yield store


@pytest.mark.parametrize("row", rows("paraphrases_elsewhere.jsonl"))
def test_other_words_for_conflicts_elsewhere(row, elsewhere, registry):
    check(row, verdict_on(row, elsewhere, registry, "2022-01-31"))
