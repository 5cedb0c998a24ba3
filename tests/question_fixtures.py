"""The casebook in a store in memory, its three questions, and a maker of small stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import estimative.casebook
from estimative.collect.adapters.incidents import Incidents
from estimative.collect.run import collect
from estimative.model.events import Observation
from estimative.model.judgments import Question, Threshold, Tier
from estimative.model.times import Known, Period, end_of_day
from estimative.registry.registry import Registry
from estimative.store import memory
from estimative.store.base import Store

NOW = datetime(2026, 1, 1, tzinfo=UTC)
TIERS = (Tier("strict", "crossed"), Tier("medium", "directed"), Tier("broad", "none"))
UN = "UN-SG-AFG + UN-SG-AFG-year"


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry.default()


@pytest.fixture(scope="session")
def casebook() -> Iterator[Store]:
    """The facts of the IS-K casebook."""
    folder = Path(estimative.casebook.__path__[0]) / "is-k" / "data"
    with memory() as store:
        collect(Incidents(), [folder], store, now=NOW)
        yield store


@pytest.fixture
def questions() -> dict[str, Question]:
    """The three questions of the casebook."""
    effect = ("PAK", "IRN", "TKM", "UZB", "TJK", "CHN")
    ratio, rise = Threshold(">=", 0.8, relative=True), Threshold(">", 1, relative=True)
    strength = ("UN-strength", "UN-strength-with-families")
    return {
        "q1": Question(id="q1", judgment="kj1", measure="attacks", actor="IS-K", country="AFG", months=12,
                       series=(UN, "BBCM-claims", "ITIC-claims"), threshold=ratio),
        "q2": Question(id="q2", judgment="kj2", measure="attacks", actor="IS", origin="AFG", effect=effect, months=12,
                       tiers=TIERS),
        "q3": Question(id="q3", judgment="kj3", measure="fighters", kind="level", actor="IS-K", country="AFG",
                       months=12, threshold=rise, series=strength),
    }  # fmt: skip


@pytest.fixture
def observed() -> Callable[..., Observation]:
    """Make an observation: first day, last day, count, and what else matters."""

    def make(first: str, last: str, best: float | None, **fields: object) -> Observation:
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
        known = Known(end_of_day(date.fromisoformat(str(fields.pop("known", last)))))
        given = {"id": f"o-{first}-{last}-{best}-{known.at:%j}", "series": "S", "report": "r", "measure": "attacks"}
        given |= {"actor": "X", "country": "AFG", "period": period, "known": known, "best": best} | fields
        return Observation(**given)

    return make


@pytest.fixture
def stored() -> Iterator[Callable[..., Store]]:
    """Put facts into a new store in memory."""
    opened = []

    def make(*facts: object) -> Store:
        store = memory()
        opened.append(store)
        with store.writer("test", now=NOW) as writer:
            writer.add_many(facts)
        return store

    yield make
    for store in opened:
        store.close()
