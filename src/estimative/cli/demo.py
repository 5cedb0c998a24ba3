"""``estimative demo``: the whole loop on the embedded casebook, and the page it made."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from estimative import casebook, project
from estimative.cli.options import format_option
from estimative.model.times import cutoff_instant

if TYPE_CHECKING:
    from estimative.render.bundle import Bundle

CASE = "is-k"
RESOLVED = "2023-12-31"
EDITIONS = {"first-edition": ".", "second-edition": "second-edition"}


@click.command("demo")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default="out/is-k", show_default=True)
@format_option()
def command(out: Path, output: str) -> None:
    """Write the IS-K casebook to OUT/project, collect its facts, build both editions and print the result.

    OUT/project is written anew each time; OUT/index.html is the first edition's page.
    """
    from estimative.render.write import write

    home = _project(out / "project")
    _collect(home)
    bundles: dict[str, Bundle] = {}
    for name, folder in EDITIONS.items():
        bundles[name] = _bundle(home, name)
        write(bundles[name], out / folder)
    page = out / "index.html"
    if output == "json":
        _as_json(bundles, page)
        return
    from estimative.cli.demo_text import lines

    for line in lines(bundles["first-edition"], bundles["second-edition"]):
        click.echo(line)
    click.echo(f"\nopen {page}\n     {out / 'second-edition' / 'index.html'}  (the corrected edition)")
    click.echo(f"     {home}  is the project: its text, facts and store")


def _project(folder: Path) -> Path:
    if folder.exists():
        shutil.rmtree(folder)
    casebook.write(CASE, folder)
    return folder


def _collect(home: Path) -> None:
    from estimative.cli.collect import of_project, run

    found = project.find(home)
    run(of_project(found, {}), found.store, found.store.with_suffix(".rejects.jsonl"))


def _bundle(home: Path, name: str) -> Bundle:
    from estimative.cli.build import build

    path = home / "assessments" / f"{name}.md"
    return build(project.find(home), str(path), resolve_as_of=cutoff_instant(RESOLVED))


def _as_json(bundles: dict[str, Bundle], page: Path) -> None:
    from estimative.model.codec import dumps

    found: dict[str, Any] = {"page": str(page)}
    for name, bundle in bundles.items():
        later = bundle.later
        found[name] = {
            "cutoff": bundle.cutoff,
            "judgments": bundle.assessment.judgments,
            "verdicts": [verdict.kind for verdict in bundle.grounding.verdicts],
            "forecasts": bundle.forecasts,
            "resolutions": later.resolutions if later else (),
            "scores": later.scores if later else (),
            "summaries": later.summaries if later else (),
        }
    click.echo(dumps(found))
