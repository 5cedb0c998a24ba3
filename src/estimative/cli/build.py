"""``estimative build``: publish an assessment as a page and as data."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from estimative import project as projects
from estimative.cli.options import as_of_option, format_option, store_option
from estimative.cli.reading import read_assessment
from estimative.errors import UsageError
from estimative.model.times import cutoff_instant
from estimative.project import Project

if TYPE_CHECKING:
    from estimative.registry.registry import Registry
    from estimative.render.bundle import Bundle, Input, Settings, Step
    from estimative.store.base import Store

LATER = "Also resolve and score, using what was known by then."


@click.command("build")
@click.argument("file", required=False, type=click.Path(allow_dash=True, path_type=str))
@as_of_option()
@click.option("--resolve-as-of", metavar="DATE", help=LATER)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="The folder to write to [default: out/NAME]."
)
@click.option(
    "--render", "formats", multiple=True, metavar="NAME", help="A renderer (repeatable) [default: html, json]."
)
@store_option
@format_option()
def command(
    file: str | None,
    as_of: str | None,
    resolve_as_of: str | None,
    out: Path | None,
    formats: tuple[str, ...],
    store_path: Path | None,
    output: str,
) -> None:
    """Publish FILE (default: the project's assessment) as index.html, assessment.json and manifest.json.

    Everything shown up to the cut-off was known by the cut-off; what a later day knows stands apart.
    """
    from estimative.model.codec import dumps
    from estimative.render.write import write

    project, path = _located(file)
    folder = out or project.path("out") / Path(path if path != "-" else "stdin").stem
    bundle = build(
        project,
        path,
        as_of=cutoff_instant(as_of) if as_of else None,
        resolve_as_of=cutoff_instant(resolve_as_of) if resolve_as_of else None,
        store_path=store_path,
    )
    made = write(bundle, folder, formats) if formats else write(bundle, folder)
    if output == "json":
        click.echo(dumps({"folder": str(folder), "manifest": made}))
        return
    for item in made.outputs:
        click.echo(f"  {item.name:<18} {item.size:>9,} bytes  sha256 {item.sha256[:12]}")
    page = folder / ("index.html" if any(item.name == "index.html" for item in made.outputs) else "manifest.json")
    click.echo(f"built {_near(path)} as of {bundle.cutoff:%Y-%m-%d}: {_near(str(page))}")


def _near(path: str) -> str:
    """A path as seen from here, where it lies below here."""
    below = os.path.relpath(path) if path != "-" else path
    return path if below.startswith("..") else below


def _located(file: str | None) -> tuple[Project, str]:
    """The project and the file to build: the one given, else the project's configured one."""
    if file and file != "-":
        return projects.find(Path(file)), file
    project = projects.find(Path.cwd())
    if file == "-":
        return project, "-"
    if not project.config.assessment:
        raise UsageError("no assessment named", hint='give FILE, or set assessment = "…" in estimative.toml')
    return project, str(project.path(project.config.assessment))


def build(
    project: Project,
    path: str,
    *,
    as_of: datetime | None = None,
    resolve_as_of: datetime | None = None,
    store_path: Path | None = None,
    store: Store | None = None,
    progress: Step | None = None,
) -> Bundle:
    """The bundle of an assessment in a project: parsed, linted, grounded, forecast and, if asked, resolved and scored.

    `store` is an open store, else the project's file is opened for reading. Raises `UsageError` where there is no
    store, or the later day is not after the cut-off.
    """
    from estimative.registry.registry import Registry
    from estimative.render.bundle import build_bundle, cutoff_of, digest

    registry = Registry.default().with_project(project.config)
    assessment = read_assessment(path, project=project)
    cutoff = cutoff_of(assessment, as_of)
    if resolve_as_of is not None and resolve_as_of <= cutoff:
        raise UsageError("--resolve-as-of is not after the cut-off", hint=f"the cut-off is {cutoff:%Y-%m-%d}")
    settings = _settings(project, registry, cutoff, resolve_as_of)
    with _opened(project, store_path, store) as held:
        return build_bundle(
            assessment,
            held.as_of(cutoff),
            settings,
            name=Path(path).name if path != "-" else "stdin",
            later=held.as_of(resolve_as_of) if resolve_as_of else None,
            inputs=[digest(Path(path).name if path != "-" else "stdin", assessment.source), *_also_read(project)],
            cutoff_given=as_of is not None,
            progress=progress or _silent,
        )


def _settings(project: Project, registry: Registry, cutoff: datetime, later: datetime | None) -> Settings:
    from estimative.render.bundle import Defaults, Settings

    config = project.config
    options = {"as-of": f"{cutoff:%Y-%m-%dT%H:%M:%SZ}"}
    if later:
        options["resolve-as-of"] = f"{later:%Y-%m-%dT%H:%M:%SZ}"
    return Settings(
        registry=registry,
        scale=config.scale,
        select=config.lint.select,
        ignore=config.lint.ignore,
        defaults=Defaults(title=config.title, producer=config.producer, marking=config.marking, locale=config.locale),
        options=options,
        series=config.declared(),
    )


def _also_read(project: Project) -> list[Input]:
    """The project's own files that shape the result."""
    from estimative.render.bundle import digest

    files = [project.root / projects.CONFIG, project.path(project.config.sources)]
    return [digest(file.name, file.read_bytes()) for file in files if file.is_file()]


def _opened(project: Project, given: Path | None, store: Store | None) -> AbstractContextManager[Store]:
    if store is not None:
        return nullcontext(store)
    from estimative.store import open_store

    path = projects.store_path(project, given)
    if not path.exists():
        raise UsageError("no store", where=str(path), hint="run estimative collect first, or give --store FILE")
    return open_store(path)


def _silent(_: str) -> None:
    """No progress."""
