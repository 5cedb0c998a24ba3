"""Plugins: entry points of the groups ``estimative.*``, found without importing anything that is not asked for.

The standard reader of entry points costs more than the whole import budget of ``estimative lint``, so the
``entry_points.txt`` files are read directly. Built-in adapters, rules, models, renderers and scales register through
the same groups in this project's own pyproject.toml.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from typing import Any

from estimative.errors import PluginError

PREFIX = "estimative."


@cache
def _entries() -> dict[str, dict[str, str]]:
    """Group → name → ``module:attribute`` over every installed distribution."""
    found: dict[str, dict[str, str]] = {}
    for folder in sys.path:
        try:
            names = sorted(os.listdir(folder or "."))
        except OSError:
            continue
        for name in names:
            if name.endswith((".dist-info", ".egg-info")):
                _read(os.path.join(folder, name, "entry_points.txt"), found)
    return found


def _read(path: str, found: dict[str, dict[str, str]]) -> None:
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError):
        return
    if PREFIX not in text:
        return
    group = ""
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            group = line[1:-1].strip()
        elif "=" in line and group.startswith(PREFIX):
            key, _, target = line.partition("=")
            found.setdefault(group, {}).setdefault(key.strip(), target.strip())


def names(kind: str) -> tuple[str, ...]:
    """The names registered for a kind: adapters, rules, models, renderers, stores or scales."""
    return tuple(sorted(_entries().get(PREFIX + kind, {})))


def load(kind: str, name: str) -> Any:
    """The object registered under `name`. Raises `PluginError` where there is none or it does not import."""
    target = _entries().get(PREFIX + kind, {}).get(name)
    if target is None:
        known = ", ".join(names(kind)) or "none"
        raise PluginError(f"no {kind.rstrip('s')} named {name!r}", hint=f"installed: {known}")
    module, _, attribute = target.partition(":")
    try:
        thing: Any = import_module(module)
        for part in attribute.split(".") if attribute else ():
            thing = getattr(thing, part)
    except (ImportError, AttributeError) as error:
        raise PluginError(f"the {kind.rstrip('s')} {name!r} does not load: {error}", where=target) from error
    return thing
