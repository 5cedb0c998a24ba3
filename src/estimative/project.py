"""The composition root: estimative.toml and what it opens. The only layer, with the command line, that knows the
time.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from estimative.errors import ConfigError, UsageError

CONFIG = "estimative.toml"


class CollectEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One ``[[collect]]`` table: an adapter, what it reads (relative to the project), and its options."""

    adapter: str
    path: str
    options: dict[str, Any] = {}


class LintConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[lint]``: rule codes or prefixes to select and to ignore."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class ActorConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[actors."NAME"]``: other names of an actor, its umbrella, and whether it is a state."""

    aliases: tuple[str, ...] = ()
    umbrella: str = ""
    kind: str = "armed group"


class PlaceConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[places."NAME"]``: other names of a place and where it lies."""

    aliases: tuple[str, ...] = ()
    country: str = ""
    admin1: str = ""


class EventConfig(Struct, frozen=True, forbid_unknown_fields=True, rename={"first": "from", "last": "to"}):
    """``[events."NAME"]``: a named event that a text may count from ("the US withdrawal")."""

    first: str
    last: str = ""
    aliases: tuple[str, ...] = ()


class Config(Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of estimative.toml."""

    title: str = ""
    producer: str = ""
    scale: str = ""
    locale: str = "en-GB"
    marking: str = ""
    store: str = "store.duckdb"
    assessment: str = ""
    sources: str = "sources.yaml"
    collect: tuple[CollectEntry, ...] = ()
    lint: LintConfig = LintConfig()
    actors: dict[str, ActorConfig] = {}
    places: dict[str, PlaceConfig] = {}
    events: dict[str, EventConfig] = {}


class Project(Struct, frozen=True):
    """A project folder and its configuration; `found` is False where no estimative.toml was there."""

    root: Path
    config: Config
    found: bool = True

    def path(self, name: str) -> Path:
        """A path of the configuration, relative to the project's folder."""
        return self.root / name

    @property
    def store(self) -> Path:
        """The store's file."""
        return self.path(self.config.store)


def find(start: Path) -> Project:
    """The project that `start` (a file or folder) belongs to: the nearest estimative.toml upwards, else an empty
    one.
    """
    folder = start.resolve() if start.is_dir() else start.resolve().parent
    for place in (folder, *folder.parents):
        if (place / CONFIG).is_file():
            return Project(place, load(place / CONFIG))
    return Project(folder, Config(), found=False)


def load(path: Path) -> Config:
    """Read an estimative.toml. Raises `ConfigError` that names the place and the expected type."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Config)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(str(error), where=str(path), hint="see docs/reference/configuration.md") from error
    except msgspec.ValidationError as error:
        raise ConfigError(str(error), where=str(path), hint="see docs/reference/configuration.md") from error


def store_path(project: Project, given: Path | None) -> Path:
    """The store to use: the one given, else the project's. Raises `UsageError` where there is neither."""
    if given is not None:
        return given
    if not project.found and not project.store.exists():
        raise UsageError("no store", hint="run inside a project folder (estimative init), or give --store FILE")
    return project.store


def now() -> datetime:
    """The present instant, UTC. Nothing below this layer may ask."""
    return datetime.now(UTC)
