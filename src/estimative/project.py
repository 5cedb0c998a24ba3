"""The composition root: estimative.toml and what it opens. The only layer, with the command line, that knows the
time.
"""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Struct

from estimative.errors import ConfigError, UsageError
from estimative.lint.waivers import Standing
from estimative.model.series import DeclaredSeries, Role

CONFIG = "estimative.toml"


class CollectEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """One ``[[collect]]`` table: an adapter, what it reads (relative to the project), and its options."""

    adapter: str
    path: str
    options: dict[str, Any] = {}


class LintConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[lint]``: rule codes or prefixes to select and to ignore, a baseline file, and standing waivers.

    *profile* names the standard whose rules hold where standards conflict: icd203, icd203+numbers, phia, kent, ipcc or
    nz. *loaded_words* are added to those of P905, *names* (in their one spelling) to those of P903; *allowed_words*
    are words or phrases on which no rule of the prose family P reports.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = ""
    loaded_words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    allowed_words: tuple[str, ...] = ()
    baseline: str = ""
    waive: tuple[Standing, ...] = ()


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


class DatasetConfig(Struct, frozen=True, forbid_unknown_fields=True):
    """``[datasets."NAME"]``: how a data set of the store may be counted.

    *complete*: it holds every event of a published definition, so that trends may be counted from it; *sample* (the
    default) otherwise. `since` is the first day from which a complete one says when each event was known.
    """

    counting: Literal["complete", "sample"] = "sample"
    since: date | None = None


class SeriesConfig(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``[series."NAME"]``: a series of the store that stands for a driver or an effect, with its source and licence.

    `terms` are the words of a text that it answers to; `higher_means` is worse or better for the people concerned.
    """

    role: Role
    series: str
    source: str
    licence: str
    measure: str = ""
    unit: str = ""
    terms: tuple[str, ...] = ()
    higher_means: Literal["worse", "better", ""] = ""
    kind: Literal["level", "count"] = "level"
    lag_months: Annotated[int, msgspec.Meta(ge=1, le=24)] = 6
    country: str = ""
    actor: str = ""
    note: str = ""


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
    series: dict[str, SeriesConfig] = {}
    datasets: dict[str, DatasetConfig] = {}

    def declared(self) -> tuple[DeclaredSeries, ...]:
        """The declared series by name, as grounding takes them."""
        return tuple(
            DeclaredSeries(name=name, **msgspec.structs.asdict(item)) for name, item in sorted(self.series.items())
        )


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
        raise _wrong(error, path) from error


def _wrong(error: msgspec.ValidationError, path: Path) -> ConfigError:
    """The error in the file's own words: a declared series by its name and its key."""
    tables = tomllib.loads(path.read_text(encoding="utf-8")).get("series", {})
    for name, table in sorted(tables.items()) if isinstance(tables, dict) else ():
        try:
            msgspec.convert(table, SeriesConfig)
        except msgspec.ValidationError as trouble:
            hint = "a series needs role, series, source and licence; see docs/how-to/declare-a-series.md"
            return ConfigError(f'[series."{name}"]: {trouble}', where=str(path), hint=hint)
    return ConfigError(str(error), where=str(path), hint="see docs/reference/configuration.md")


def store_path(project: Project, given: Path | None) -> Path:
    """The store to use: the one given, else the project's. Raises `UsageError` where there is neither."""
    if given is not None:
        return given
    if not project.found and not project.store.exists():
        raise UsageError("no store", hint="run inside a project folder (estimative init), or give --store FILE")
    return project.store


def today() -> date:
    """Today, in UTC: the day on which waivers expire."""
    return now().date()


def now() -> datetime:
    """The present instant, UTC. Nothing below this layer may ask."""
    return datetime.now(UTC)
