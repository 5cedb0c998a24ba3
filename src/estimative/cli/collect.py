"""``estimative collect``: reports, events and counts into the store, rows that cannot be read set aside."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from estimative.cli.options import format_option, store_option
from estimative.errors import UsageError
from estimative.project import Project, find, now, store_path

if TYPE_CHECKING:
    from estimative.collect.run import Collected

Job = tuple[str, tuple[Path, ...], Mapping[str, Any]]


@click.command()
@click.argument("adapter", required=False)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--released", metavar="DATE", help="The day the data came out, for rows that do not say when they were known."
)
@click.option("--dataset", metavar="NAME", help="The name the incidents carry, where it is not the adapter's own.")
@click.option("--rejects", type=click.Path(path_type=Path, dir_okay=False), help="Where rows that cannot be read go.")
@click.option("--strict", is_flag=True, help="Exit 1 when a row was rejected.")
@format_option()
@store_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 (one parameter an option)
    ctx: click.Context,
    adapter: str | None,
    paths: tuple[Path, ...],
    released: str | None,
    dataset: str | None,
    rejects: Path | None,
    strict: bool,
    output: str,
    store_path: Path | None,
) -> None:
    """Collect every [[collect]] entry of the project, or PATHs with one ADAPTER (ucdp-ged, incidents).

    Collecting again adds nothing that is already there. A row that cannot be read goes, with its file, line and
    reason, to a file of JSON lines beside the store, and the rest lands.
    """
    project = find(Path.cwd())
    options = {name: value for name, value in (("released", released), ("dataset", dataset)) if value}
    jobs = _named(adapter, paths, options) if adapter else of_project(project, options)
    store = _store(project, store_path)
    aside = rejects or store.with_suffix(".rejects.jsonl")
    runs = run(jobs, store, aside)
    rejected = sum(collected.run.rejected for collected in runs)
    if output == "json":
        import msgspec

        document = {"runs": runs, "rejects": str(aside) if rejected else None}
        click.echo(msgspec.json.format(msgspec.json.encode(document), indent=2))
    else:
        click.echo("\n".join(line for collected in runs for line in summary(collected)))
    if rejected:
        rows = "1 row" if rejected == 1 else f"{rejected:,} rows"
        click.echo(f"estimative: {rows} could not be read; see {aside}", err=True)
        if strict:
            ctx.exit(1)


def _named(adapter: str, paths: tuple[Path, ...], options: Mapping[str, Any]) -> list[Job]:
    from estimative import plugins

    if not paths:
        known = ", ".join(plugins.names("adapters"))
        raise UsageError("what should be collected?", hint=f"estimative collect ADAPTER PATH…; adapters: {known}")
    return [(adapter, paths, options)]


def of_project(project: Project, options: Mapping[str, Any]) -> list[Job]:
    """The [[collect]] entries of a project as jobs; `options` win over an entry's own."""
    entries = project.config.collect
    if not entries:
        where = str(project.root / "estimative.toml") if project.found else ""
        raise UsageError(
            "nothing to collect",
            where=where,
            hint="add a [[collect]] table to estimative.toml, or name ADAPTER and PATH",
        )
    return [(entry.adapter, (project.path(entry.path),), {**entry.options, **options}) for entry in entries]


def _store(project: Project, given: Path | None) -> Path:
    path = store_path(project, given)
    if path.is_dir():
        raise UsageError(
            "is a folder, not a store", where=str(path), hint="give --store FILE, for example store.duckdb"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def run(jobs: list[Job], store_file: Path, aside: Path) -> list[Collected]:
    """Every job as a run of its own, in order; a job that fails leaves the earlier ones in the store."""
    from estimative import plugins
    from estimative.collect.progress import for_terminal
    from estimative.collect.rejects import RejectFile
    from estimative.collect.run import bring_in
    from estimative.store import open_store

    adapters = [plugins.load("adapters", name)() for name, _, _ in jobs]
    for _, paths, _ in jobs:
        for path in paths:
            if not path.exists():
                raise UsageError("no such file or folder", where=str(path), hint="name what is to be collected")
    progress = for_terminal()
    runs = []
    with RejectFile(aside) as rejects, open_store(store_file, write=True) as store:
        for adapter, (_, paths, options) in zip(adapters, jobs, strict=True):
            runs.append(bring_in(adapter, paths, store, now=now(), options=options, rejects=rejects, progress=progress))
    return runs


def summary(collected: Collected) -> list[str]:
    """What a run brought, for people."""
    run = collected.run
    files = "1 file" if len(collected.files) == 1 else f"{len(collected.files)} files"
    kinds = ", ".join(f"{count:,} {kind}{'s' if count != 1 else ''}" for kind, count in collected.read.items())
    lines = [
        f"{collected.adapter}: {files}; {kinds or 'no facts'}",
        f"  added      {run.added:,} versions",
        f"  unchanged  {run.unchanged:,}",
        f"  rejected   {run.rejected:,}",
    ]
    if collected.first and collected.last:
        lines.append(f"  covers     {collected.first} to {collected.last}")
    if collected.basis:
        basis = " · ".join(f"{name} {count:,}" for name, count in collected.basis.items())
        lines.append(f"  known at   {basis}")
    return lines + [f"  note       {note}" for note in collected.notes]
