"""``estimative init``: a project folder, empty or from an embedded example."""

from __future__ import annotations

import json
from pathlib import Path

import click

from estimative import casebook
from estimative.cli.options import format_option
from estimative.errors import UsageError
from estimative.project import CONFIG

STARTER = """\
# The project's configuration; docs/reference/configuration.md lists every key.
title = "{title}"
scale = "icd203"            # a name from `estimative explain --scales`
store = "store.duckdb"
assessment = "assessments/first.md"

# [[collect]]
# adapter = "incidents"     # or "ucdp-ged"
# path = "data"
"""

FIRST = """\
---
title: {title}
producer: TODO who answers for this
cutoff: TODO YYYY-MM-DD
scale: icd203
marking: TLP:CLEAR
---

## Summary

TODO the main message in two sentences.

## Key judgment 1 {{#kj1}}

It is likely that TODO who will TODO do what in TODO where by TODO when.

Confidence: moderate. TODO why.

- TODO a dated fact with its source. [^one]

[^one]: TODO publisher, TODO 1 January 2026, "TODO title", <https://example.org/> (B2)
"""


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=".")
@click.option("--example", metavar="NAME", help="Start from an embedded casebook (is-k).")
@format_option()
def command(folder: Path, example: str | None, output: str) -> None:
    """Write a project folder: estimative.toml and a first assessment, or a whole example."""
    files = casebook.write(example, folder) if example else _starter(folder)
    if output == "json":
        click.echo(json.dumps({"folder": str(folder), "files": [str(file) for file in files]}))
        return
    for file in files:
        click.echo(f"  {file}")
    click.echo(f"wrote {len(files)} files to {folder}")
    steps = (
        "estimative collect && estimative build" if example else "edit assessments/first.md, then estimative lint it"
    )
    click.echo(f"next: cd {folder} && {steps}" if str(folder) != "." else f"next: {steps}")


def _starter(folder: Path) -> tuple[Path, ...]:
    title = folder.resolve().name.replace('"', "'")
    contents = {
        Path(CONFIG): STARTER.format(title=title),
        Path("assessments/first.md"): FIRST.format(title=json.dumps(title)),
    }
    for file in contents:
        if (folder / file).exists():
            raise UsageError("is already there", where=str(folder / file), hint="choose an empty folder")
    for file, text in contents.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    return tuple(contents)
