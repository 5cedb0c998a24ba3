"""The cut-off moved day by day: what a verdict says changes only on days on which something became known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

import pytest

from estimative.ground import ground
from estimative.model.times import cutoff_instant
from estimative.store.base import KINDS
from estimative.text.parse import parse

FIRST, LAST = date(2021, 8, 15), date(2022, 12, 31)
EVERY = 21
"""Of the quiet days every so many is looked at here; all of them were, once."""


def days_known(store) -> set[date]:
    """The days on which the store says that something became known."""
    view = store.as_of(cutoff_instant("2030"))
    return {row[0] for kind in KINDS for row in view.query(f"SELECT DISTINCT known_at::DATE FROM {kind}").rows}


def quiet(store) -> Iterator[tuple[date, date]]:
    """Days on which nothing became known, each with the last day before on which something did."""
    known, since = days_known(store), FIRST
    for offset in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(offset)
        if day in known:
            since = day
        elif since != day:
            yield since, day


def said(grounding):
    """What must not change: kind, differences and cites of every verdict, omissions and what speaks against."""
    verdicts = [
        (v.claim.id, v.kind, [(d.attribute, d.stated, d.known, d.delta, d.cites) for d in v.differences], v.cites)
        for v in grounding.verdicts
    ]
    return verdicts, [o.incident for o in grounding.omissions], [c.cites for c in grounding.contrary]


def told(grounding):
    """The same of every verdict, without the differences that only say how old the newest support is: its age in a
    document of a later day is another."""
    return [
        (
            v.claim.id,
            v.kind,
            [(d.attribute, d.known) for d in v.differences if "before the cut-off" not in d.delta],
            v.cites,
        )
        for v in grounding.verdicts
    ]


def documents(seed) -> dict[str, bytes]:
    edition = files("estimative") / "casebook" / "is-k" / "assessments" / "second-edition.md"
    return {"seed": seed.read_bytes(), "edition": edition.read_bytes()}


@pytest.mark.parametrize("name", ["seed", "edition"])
def test_verdicts_change_only_on_days_when_something_became_known(casebook, seed, registry, name):
    assessment = parse(documents(seed)[name], registry=registry)

    @cache
    def on(day):
        return said(ground(assessment, casebook.as_of(cutoff_instant(day.isoformat())), registry))

    pairs = list(quiet(casebook))[::EVERY]
    assert len(pairs) > 10
    assert [day for since, day in pairs if on(since) != on(day)] == []


def test_the_documents_own_cutoff_moved_over_quiet_days_changes_nothing(casebook, seed, registry):
    text = seed.read_text(encoding="utf-8")

    @cache
    def on(day):
        moved = text.replace("09/07/22", f"{day.day} {day:%B} {day.year}")
        assert moved != text
        return told(
            ground(parse(moved.encode(), registry=registry), casebook.as_of(cutoff_instant(day.isoformat())), registry)
        )

    pairs = list(quiet(casebook))[::EVERY]
    assert [day for since, day in pairs if on(since) != on(day)] == []
