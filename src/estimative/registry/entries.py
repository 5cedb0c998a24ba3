"""The registry's entries, and the JSON files they are read from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple

import msgspec
from msgspec import Struct

_CAPITALS = """Moscow,Tehran,Beijing,Islamabad,London,Tashkent,Dushanbe,New Delhi,Kyiv,Kiev,Ankara,Washington,
Doha,Ashgabat,Bishkek,Riyadh"""
CAPITALS = frozenset(name.strip() for name in _CAPITALS.split(","))
"""Cities that also stand for a government."""

_FOLDER = os.path.dirname(os.path.abspath(__file__))


class Actor(Struct, frozen=True, kw_only=True):
    """Somebody who acts or speaks. `kind`: armed group, opposition, state, un, body, party or other.

    `umbrella` names the actor of which this one is a branch. `country` is ISO alpha-3 for states and what belongs to
    one; `governs` the country that a group rules, since `governs_from` (ISO date).
    """

    name: str
    kind: str = "armed group"
    aliases: tuple[str, ...] = ()
    umbrella: str = ""
    country: str = ""
    governs: str = ""
    governs_from: str = ""


class Country(Struct, frozen=True, kw_only=True):
    """A country: ISO codes, Gleditsch and Ward number (0 for none), other names (UCDP's among them), demonyms."""

    iso3: str
    iso2: str
    name: str
    gw: int = 0
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


class Place(Struct, frozen=True, kw_only=True):
    """A place by name. `kind`: country, province, city, town, district, quarter, site, border crossing, area or region.

    A region has several `countries`; every other place at most one. Coordinates are degrees, None where there are none.
    `guarded`: the name is also an everyday word, so it counts only after a preposition of place.
    """

    name: str
    kind: str
    country: str = ""
    admin1: str = ""
    aliases: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    countries: tuple[str, ...] = ()
    guarded: bool = False


class NamedEvent(Struct, frozen=True, kw_only=True):
    """An event that texts count from, with its first and last day (ISO)."""

    name: str
    first: str
    last: str
    aliases: tuple[str, ...] = ()


Counting = Literal["complete", "sample"]


class Dataset(Struct, frozen=True, kw_only=True):
    """How a data set may be counted.

    *complete*: it holds every event that meets a published definition, so that counts and rates can be read off it;
    *sample*: what somebody happened to collect, from which none can. `since` is the first day (ISO) from which a
    complete one says for each event when it was known: earlier events are counted only once the release itself is
    known.
    """

    name: str
    counting: Counting = "sample"
    since: str = ""


DATASETS = (Dataset(name="ucdp-ged", counting="complete", since="2013-01-01"),)
"""UCDP GED codes every event of organised violence with at least one death (codebook §2), and gives the dates of its
articles for events from 2013 on. A partial extract of it must be declared a sample."""


def _read(name: str) -> dict[str, Any]:
    with open(os.path.join(_FOLDER, name), "rb") as file:
        data: dict[str, Any] = msgspec.json.decode(file.read())
    return data


@cache
def countries() -> tuple[Country, ...]:
    """Every country, by ISO code."""
    return msgspec.convert(_read("countries.json")["countries"], tuple[Country, ...])


@cache
def borders() -> dict[str, tuple[str, ...]]:
    """Land borders: ISO alpha-3 code → the codes next door, sorted. A country without any has no entry."""
    return {code: tuple(found) for code, found in _read("borders.json")["borders"].items()}


@cache
def actors() -> tuple[Actor, ...]:
    """The built-in actors, then one state for every country ("Government of …", as UCDP spells it)."""
    groups, bodies = [], {}
    for row in _read("actors.json")["actors"]:
        if row["name"].startswith("*"):
            bodies[row["country"]] = tuple(row["aliases"])
        else:
            groups.append(_actor(row))
    states = (_state(country, bodies.get(country.iso3, ())) for country in countries())
    return (*groups, *states)


def _actor(row: dict[str, Any]) -> Actor:
    rule = row.get("governs", {})
    return Actor(
        name=row["name"],
        kind=row["kind"],
        aliases=tuple(row.get("aliases", ())),
        umbrella=row.get("umbrella", ""),
        country=row.get("country", ""),
        governs=rule.get("country", ""),
        governs_from=rule.get("from", ""),
    )


def _state(country: Country, bodies: tuple[str, ...]) -> Actor:
    spelled = tuple(f"Government of {name}" for name in country.names)
    return Actor(name=f"Government of {country.name}", kind="state", aliases=spelled + bodies, country=country.iso3)


@cache
def events() -> tuple[NamedEvent, ...]:
    """The built-in named events."""
    rows = _read("actors.json")["events"]
    return tuple(NamedEvent(name=r["name"], first=r["from"], last=r["to"], aliases=tuple(r["aliases"])) for r in rows)


_EVERYDAY = """Anar Bagh Bela Buni Cali Charlotte Columbus Hala Hue Jos Kaka Kota Lali Leon Mach Male Mary Moro
Nain Nice Perm Pest Phoenix Sale Salem Santiago Sari Taft Tank Topi Victoria Bar Bara Khar Swat Mazar Samangan Gulf
Balkan Panj"""
_GUARDED = frozenset(_EVERYDAY.split())


class PlaceRow(NamedTuple):
    """A place as its file has it: the kind of row and the row."""

    kind: str
    row: list[Any]


def place_rows() -> Iterator[tuple[str, PlaceRow]]:
    """Every name of a region, province, district or city with the row that it belongs to (countries: `countries`)."""
    data = _read("places.json")
    for kind, aliases in (("regions", 2), ("admin1", 3), ("local", 4), ("cities", 6)):
        for row in data[kind]:
            made = PlaceRow(kind, row)
            yield row[0], made
            for alias in row[aliases]:
                yield alias, made


def place(found: PlaceRow) -> Place:
    """The place of a row."""
    row = found.row
    guarded = row[0] in _GUARDED
    if found.kind == "regions":
        return Place(name=row[0], kind="region", countries=tuple(row[1]), aliases=tuple(row[2]), guarded=guarded)
    if found.kind == "admin1":
        name, code, country, aliases = row
        return Place(name=name, kind="province", country=country, admin1=code, aliases=tuple(aliases), guarded=guarded)
    if found.kind == "local":
        name, kind, country, admin1, aliases = row
        return Place(name=name, kind=kind, country=country, admin1=admin1, aliases=tuple(aliases), guarded=guarded)
    name, latitude, longitude, country, population, admin1, aliases = row
    return Place(
        name=name,
        kind="city",
        country=country,
        admin1=admin1,
        aliases=tuple(aliases),
        latitude=latitude,
        longitude=longitude,
        population=population,
        guarded=guarded,
    )
