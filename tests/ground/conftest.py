"""A small made-up world: four groups in three countries, who said what about what they did, and a few counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from estimative.collect.adapters.incidents import Incidents
from estimative.collect.run import collect
from estimative.ground import ground
from estimative.ground.evidence import Evidence
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.claims import Grounding, Verdict
from estimative.model.events import Attestation, Incident, Observation
from estimative.model.sources import Grade, Report
from estimative.model.times import Known, Period, cutoff_instant, end_of_day
from estimative.registry.registry import Registry
from estimative.store import memory
from estimative.store.base import Fact, Store
from estimative.text.parse import parse

Ask = Callable[..., tuple[Verdict, ...]]


def on(day: str) -> date:
    return date.fromisoformat(day)


def known(day: str) -> Known:
    return Known(end_of_day(on(day)))


def incident(key: str, day: str, **fields: Any) -> Incident:
    """An incident that was known on its own day unless `first` says otherwise."""
    first = fields.pop("first", day)
    return Incident(id=key, dataset="made-up", occurred=Period(on(day), on(day)), known=known(first), **fields)


def said(key: str, kind: Any, by: str, day: str, **fields: Any) -> list[Fact]:
    """An attestation and the report that carries it."""
    report = f"{by.lower().replace(' ', '-')}-{day}"
    grade = Grade(fields.pop("grade", "B"))
    field, value = fields.pop("field", ""), str(fields.pop("value", ""))
    name = f"{report}:{key}:{kind}:{field}"
    return [
        Report(
            id=report,
            publisher=fields.pop("publisher", f"{by} Press"),
            published=on(day),
            grade=grade,
            known=known(day),
        ),
        Attestation(
            id=name, incident=key, report=report, kind=kind, by=by, known=known(day), field=field, value=value, **fields
        ),
    ]


def counted(series: str, first: str, last: str, number: float, day: str, **fields: Any) -> Observation:
    return Observation(
        id=f"{series}:{first}:{day}",
        series=series,
        report=f"{series}-{day}",
        measure=fields.pop("measure", "attacks recorded"),
        actor=fields.pop("actor", "TTP"),
        country=fields.pop("country", "PAK"),
        period=Period(on(first), on(last)),
        known=known(day),
        best=number,
        **fields,
    )


def world() -> list[Fact]:
    """The facts. No incident, toll or count in it is real."""
    market = {"country": "NGA", "admin1": "Borno", "place": "Maiduguri, central market", "event_type": "IED"}
    post = {"country": "PAK", "admin1": "Khyber Pakhtunkhwa", "place": "Bannu", "event_type": "armed attack"}
    return [
        incident("market", "2021-03-10", target_type="market", target_actor="shoppers", **market),
        *said("market", "confirmed", "Borno police", "2021-03-10", field="killed", value=14),
        *said("market", "reported", "hospital doctor", "2021-03-12", field="killed", value=16),
        *said("market", "reported", "hospital doctor", "2021-03-12", field="injured", value=38),
        *said("market", "claimed", "Boko Haram", "2021-03-11", field="killed", value=45),
        incident(
            "post-1",
            "2021-06-02",
            extra={"alleged_actor": "TTP"},
            target_type="police/security forces",
            target_actor="Mirakhel police post",
            **post,
        ),
        *said("post-1", "confirmed", "Bannu police chief", "2021-06-02", field="killed", value=5),
        *said("post-1", "confirmed", "Bannu police chief", "2021-06-02", field="injured", value=9),
        *said("post-1", "claimed", "TTP", "2021-06-03"),
        incident(
            "post-2", "2021-12-20", target_type="police/security forces", target_actor="Mirakhel police post", **post
        ),
        *said("post-2", "confirmed", "Bannu police chief", "2021-12-20", field="killed", value=2),
        *said("post-2", "claimed", "TTP", "2021-12-21"),
        incident(
            "procession",
            "2021-08-20",
            country="PAK",
            admin1="Balochistan",
            place="Quetta",
            event_type="suicide attack",
            target_type="Shia civilians",
            target_actor="Shia procession",
        ),
        *said("procession", "reported", "Quetta hospital head", "2021-08-20", field="killed", value=7),
        incident(
            "airport",
            "2021-09-05",
            country="MLI",
            admin1="Gao",
            place="Gao airport",
            event_type="rocket/shelling",
            target_type="foreign military",
            target_actor="airport",
        ),
        *said("airport", "claimed", "JNIM via Telegram", "2021-09-06", field="rockets", value=8),
        *said(
            "airport",
            "partly_denied",
            "Malian army spokesman",
            "2021-09-07",
            note="two rockets fired, none reached the runway",
        ),
        *said("airport", "denied", "French foreign ministry", "2021-09-08"),
        incident(
            "raid",
            "2021-10-01",
            country="AFG",
            admin1="Kunar",
            place="Asadabad",
            event_type="raid against IS-K",
            target_type="IS-K hideout",
            target_actor="IS-K",
            actor="Taliban",
        ),
        *said("raid", "confirmed", "Taliban spokesman", "2021-10-02", field="killed", value=3),
        counted("Monitor", "2021-01-01", "2021-06-30", 60, "2021-07-10"),
        counted("Monitor", "2021-07-01", "2021-12-31", 140, "2022-01-10"),
        counted("Counter", "2021-01-01", "2021-06-30", 20, "2021-07-20"),
    ]


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry.default()


@pytest.fixture(scope="session")
def made_up() -> Iterator[Store]:
    store = memory()
    with store.writer("test", now=datetime(2022, 6, 1, tzinfo=UTC)) as writer:
        writer.add_many(world())
    yield store
    store.close()


@pytest.fixture(scope="session")
def ask(made_up: Store, registry: Registry) -> Ask:
    """Ground one text as of a day: ``ask("TTP attacked …", "2022-01-31")``."""

    def grounded(text: str, day: str = "2022-01-31") -> tuple[Verdict, ...]:
        evidence = Evidence(made_up.as_of(cutoff_instant(day)), registry)
        return judge(read_text(text, registry, today=on(day)), evidence)

    return grounded


@pytest.fixture(scope="session")
def casebook(shared: Path) -> Iterator[Store]:
    """The facts of the founding case, collected into memory."""
    store = memory()
    collect(Incidents(), [shared / "casebook" / "is-k"], store, now=datetime(2026, 1, 1, tzinfo=UTC))
    yield store
    store.close()


@pytest.fixture(scope="session")
def seed_grounding(casebook: Store, seed: Path, registry: Registry) -> Callable[[str], Grounding]:
    """The founding assessment grounded as of a day."""
    assessment = parse(seed.read_bytes(), registry=registry)

    @cache
    def grounded(day: str) -> Grounding:
        return ground(assessment, casebook.as_of(cutoff_instant(day)), registry)

    return grounded


class Facts:
    """The made-up facts and an instant at which to write them."""

    now = datetime(2022, 6, 1, tzinfo=UTC)
    items = world()


@pytest.fixture
def facts() -> Facts:
    return Facts()
