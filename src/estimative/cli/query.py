"""``estimative query``: SQL over what was known at a cut-off."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from estimative.cli.options import as_of_option, format_option, store_option
from estimative.model.times import cutoff_instant
from estimative.project import find, now, store_path


@click.command()
@click.argument("sql")
@as_of_option()
@click.option("--recorded", metavar="DATE", help="Leave out what this store learned later (same form as --as-of).")
@format_option("text", "json", "csv")
@click.option(
    "--timeout", type=click.FloatRange(min=0.01, max=86_400), default=60.0, show_default=True, help="Seconds."
)
@store_option
def command(
    sql: str, as_of: str | None, recorded: str | None, output: str, timeout: float, store_path: Path | None
) -> None:
    """Ask the store one SELECT; it sees only what was known at the cut-off.

    SQL is the query, or - for standard input. The relations are source, report, incident, attestation, observation,
    reaction, statement, forecast, resolution and run; each fact stands there once, in the version of the cut-off.
    """
    from estimative.cli.tables import write

    path = locate(store_path)
    statement = sys.stdin.buffer.read().decode("utf-8", "surrogateescape") if sql == "-" else sql
    cutoff = cutoff_instant(as_of) if as_of else now()
    limit = cutoff_instant(recorded) if recorded else None
    if not as_of:
        click.echo(f"as of now, {cutoff:%Y-%m-%d %H:%M} UTC (--as-of DATE for another cut-off)", err=True)
    from estimative.store import open_store
    from estimative.store.base import Limits

    with open_store(path) as store:
        answer = store.as_of(cutoff, limit).query(statement, limits=Limits(seconds=timeout))
    write(answer.columns, answer.rows, output, sys.stdout)


def locate(given: Path | None) -> Path:
    """The store's file: the one given, else that of the project around the working folder."""
    return store_path(find(Path.cwd()), given)
