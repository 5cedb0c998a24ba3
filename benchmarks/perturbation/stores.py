"""The stores that sentences are made from, collected into memory: the casebook and event files by country."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from estimative.collect.adapters.incidents import Incidents
from estimative.collect.adapters.ucdp import UcdpGed
from estimative.collect.run import collect
from estimative.ground.evidence import Evidence
from estimative.model.times import cutoff_instant
from estimative.registry.registry import Registry
from estimative.store import memory

NOW = datetime(2026, 1, 1, tzinfo=UTC)
_FULL, _YEAR = "ged-v23-1-full-countries", "ged-v23-1-afghanistan-2020"
DEV = {
    "casebook": ("casebook/is-k", "2023-12-31"),
    "Ethiopia": (f"data/ucdp/{_FULL}/ethiopia.csv", "2024-12-31"),
    "Central African Republic": (f"data/ucdp/{_FULL}/central_african_republic.csv", "2024-12-31"),
    "Sri Lanka": (f"data/ucdp/{_FULL}/sri_lanka.csv", "2024-12-31"),
}
"""The stores that grounding is developed on: where they lie and the cut-off they are read at."""
HELD = {
    "casebook 2022": ("casebook/is-k", "2022-07-09"),
    "Sudan": (f"data/ucdp/{_FULL}/sudan_normalised.csv", "2024-12-31"),
    "South Sudan": (f"data/ucdp/{_FULL}/south_sudan.csv", "2024-12-31"),
    "Sierra Leone": (f"data/ucdp/{_FULL}/sierra_leone.csv", "2024-12-31"),
    "Venezuela": (f"data/ucdp/{_FULL}/venezuela.csv", "2024-12-31"),
    "El Salvador": (f"data/ucdp/{_FULL}/el_salvador.csv", "2024-12-31"),
    "Afghanistan 2020": (f"data/ucdp/{_YEAR}/AfghanistanClustered.csv", "2024-12-31"),
    "Myanmar 2021": (f"data/ucdp/{_YEAR}/MyanmarClustered.csv", "2024-12-31"),
    "Syria 2020": (f"data/ucdp/{_YEAR}/SyriaClustered.csv", "2024-12-31"),
    "Ukraine 2022": (f"data/ucdp/{_YEAR}/UkraineClustered.csv", "2024-12-31"),
    "world 2023": ("data/ucdp/ged-candidate-v23-0-10/GEDEvent_v23_0_10.csv", "2024-12-31"),
}
"""The stores of the held-back evaluation."""


@contextmanager
def evidence(shared: Path, name: str) -> Iterator[Evidence]:
    """The facts of one store known by its cut-off."""
    path, cutoff = {**DEV, **HELD}[name]
    with memory() as store:
        if path.startswith("casebook"):
            collect(Incidents(), [shared / path], store, now=NOW)
        else:
            collect(UcdpGed(), [shared / path], store, now=NOW, options={"released": "2024-06-01"})
        yield Evidence(store.as_of(cutoff_instant(cutoff)), Registry.default())
