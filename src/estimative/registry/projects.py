"""The names of a project's estimative.toml, as the registry takes them in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from estimative.registry.entries import Counting


class ActorNames(Protocol):
    """What a project says of an actor."""

    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def umbrella(self) -> str: ...
    @property
    def kind(self) -> str: ...


class PlaceNames(Protocol):
    """What a project says of a place."""

    @property
    def aliases(self) -> Sequence[str]: ...
    @property
    def country(self) -> str: ...
    @property
    def admin1(self) -> str: ...


class EventNames(Protocol):
    """What a project says of a named event; `last` may be empty."""

    @property
    def first(self) -> str: ...
    @property
    def last(self) -> str: ...
    @property
    def aliases(self) -> Sequence[str]: ...


class DatasetNames(Protocol):
    """What a project says of a data set."""

    @property
    def counting(self) -> Counting: ...
    @property
    def since(self) -> date | None: ...


class ProjectNames(Protocol):
    """The names of a project's estimative.toml."""

    @property
    def actors(self) -> Mapping[str, ActorNames]: ...
    @property
    def places(self) -> Mapping[str, PlaceNames]: ...
    @property
    def events(self) -> Mapping[str, EventNames]: ...
    @property
    def datasets(self) -> Mapping[str, DatasetNames]: ...
