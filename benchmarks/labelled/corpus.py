"""The labelled sentences of ``tests/ground/labelled`` and the stores that they are held against.

A row has an id, a genre, a text, the words before it (or ""), a store, an as-of day and its claims in the order of the
text. A gold claim has its kinds and verdicts ("a|b": a demanding reviewer would accept either), the attribute that
must differ ("" for none in particular), and those of actor, place, target, origin, speaker, first and last day, killed
and injured that the words state. Figures: "60" exact, ">=2" and ">50" lower bounds, "<5" an upper bound, "~20" about,
"10-15" a range; "a|b" either.
"""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from estimative.collect.adapters.incidents import Incidents
from estimative.collect.adapters.ucdp import UcdpGed
from estimative.collect.run import collect
from estimative.ground.evidence import Evidence
from estimative.model.times import cutoff_instant
from estimative.registry.registry import Registry
from estimative.store import memory
from estimative.store.base import Fact, Store

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "tests" / "ground" / "labelled"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
RELEASED = "2023-06-01"
"""When the event files came out: the day that rows without a dated article count as known."""
SETS = ("dev", "dev2", "blind")


class Gold(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One claim as labelled; see the module for its fields."""

    kind: str
    verdict: str
    differs: str = ""
    actor: str = ""
    place: str = ""
    target: str = ""
    origin: str = ""
    speaker: str = ""
    first: str = ""
    last: str = ""
    killed: str = ""
    injured: str = ""
    optional: bool = False
    """Whether a reader may as well leave it unsaid: a claim that is only half its own."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The claim kinds that are right; the first is the one to count a miss under."""
        return tuple(self.kind.split("|"))

    @property
    def verdicts(self) -> tuple[str, ...]:
        """The verdicts that are right; the first is the one to count a miss under."""
        return tuple(self.verdict.split("|"))


class Row(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One labelled text."""

    id: str
    genre: str
    text: str
    before: str
    store: str
    day: str
    claims: tuple[Gold, ...]


def rows(name: str) -> list[Row]:
    """The rows of one of `SETS`, in order of the file."""
    lines = (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [msgspec.convert(json.loads(line), Row) for line in lines if line.strip()]


def shared_folder() -> Path:
    """The folder of shared data, from ESTIMATIVE_SHARED (default: ../shared); it may be absent."""
    return Path(os.environ.get("ESTIMATIVE_SHARED", ROOT.parent / "shared"))


def source(name: str, shared: Path) -> Path | None:
    """Where the facts of a store lie ("made-up" lies nowhere). Raises `ValueError` for a name that is no store's."""
    if name == "made-up":
        return None
    if name == "casebook":
        return shared / "casebook" / "is-k"
    kind, _, stem = name.partition(":")
    if kind != "ucdp" or not stem:
        raise ValueError(f"no such store: {name}")
    return shared / "data" / "ucdp" / "ged-v23-1-full-countries" / f"{stem}.csv"


class Stores:
    """The stores that rows name, each filled at its first use, and what was known in them on a day."""

    def __init__(self, shared: Path, registry: Registry) -> None:
        self._shared, self.registry = shared, registry
        self._stores: dict[str, Store] = {}
        self._evidence: dict[tuple[str, str], Evidence] = {}

    def has(self, name: str) -> bool:
        """Whether the facts of a store are here."""
        path = source(name, self._shared)
        return path is None or path.exists()

    def evidence(self, name: str, day: str) -> Evidence:
        """What a store knew at the end of a day."""
        if (name, day) not in self._evidence:
            if name not in self._stores:
                self._stores[name] = self._filled(name)
            view = self._stores[name].as_of(cutoff_instant(day))
            self._evidence[name, day] = Evidence(view, self.registry)
        return self._evidence[name, day]

    def _filled(self, name: str) -> Store:
        store, path = memory(), source(name, self._shared)
        if path is None:
            with store.writer("test", now=NOW) as writer:
                writer.add_many(_made_up())
        elif name == "casebook":
            collect(Incidents(), [path], store, now=NOW)
        else:
            collect(UcdpGed(), [path], store, now=NOW, options={"released": RELEASED})
        return store

    def close(self) -> None:
        """Close every store."""
        for store in self._stores.values():
            store.close()


@contextmanager
def stores(shared: Path | None = None) -> Iterator[Stores]:
    """The stores, closed at the end."""
    opened = Stores(shared or shared_folder(), Registry.default())
    try:
        yield opened
    finally:
        opened.close()


def _made_up() -> list[Fact]:
    spec = importlib.util.spec_from_file_location("made_up_world", FOLDER.parent / "conftest.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(FOLDER.parent / "conftest.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.world())
