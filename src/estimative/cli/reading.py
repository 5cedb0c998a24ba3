"""How verbs read an assessment: with its project's scale, names and sources."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from estimative.cli.options import read_bytes

if TYPE_CHECKING:
    from estimative.model.assessments import Assessment
    from estimative.project import Project

F = TypeVar("F", bound=Callable[..., Any])


def form_option(f: F) -> F:
    """``--form``: how to read the file."""
    choice = click.Choice(("auto", "plain", "markdown"))
    return click.option("--form", type=choice, default="auto", show_default=True, help="How to read the file.")(f)


def read_assessment(file: str, *, form: str = "auto", project: Project | None = None) -> Assessment:
    """The assessment in a file (- is standard input), read with the scale, registry and sources of its project.

    Raises `InputError` where the file cannot be read and `ConfigError` for a wrong estimative.toml.
    """
    from estimative.text.parse import parse

    data = read_bytes(file)
    project = project or _project(file)
    options: Any = {"form": form}
    if project is not None and project.found:
        from estimative.registry.registry import Registry

        options["scale"] = project.config.scale or None
        if project.config.actors or project.config.places or project.config.events:
            options["registry"] = Registry.default().with_project(project.config)
        options["references"] = _references(project)
    return parse(data, **options)


def _project(file: str) -> Project | None:
    """The project around a file; None without importing anything where no folder upwards has an estimative.toml."""
    start = os.path.abspath("." if file == "-" else os.path.dirname(file) or ".")
    folder = start
    while not os.path.isfile(os.path.join(folder, "estimative.toml")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent
    from estimative.project import find

    return find(Path(start))


def _references(project: Project) -> tuple[Any, ...]:
    path = project.path(project.config.sources)
    if not path.is_file():
        return ()
    from estimative.text.references import from_yaml

    reports, problems = from_yaml(path.read_bytes())
    for problem in problems:
        click.echo(f"{path}: {problem.message}", err=True)
    return reports
