"""``estimative resolve``: how each question came out, with the evidence."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from estimative.cli import judged as loading
from estimative.cli.options import file_argument, format_option, store_option
from estimative.model.times import cutoff_instant

if TYPE_CHECKING:
    from estimative.model.forecasts import Resolution

COUNTED = "(counted)"
"""Ends the line of a case that counts with a caveat; the others are left open."""
CITED = 8
"""How many citations the text form lists for a question; json has them all."""


@click.command("resolve")
@file_argument
@click.option("--as-of", "as_of", metavar="DATE", required=True, help="Use only what was known by then.")
@click.option("--cutoff", metavar="DATE", help="The assessment's cut-off, where the document states none.")
@click.option("--record", "keep", is_flag=True, help="Append the resolutions to the store.")
@store_option
@format_option()
def command(file: str, as_of: str, cutoff: str | None, *, keep: bool, store_path: Path | None, output: str) -> None:
    """Say how each question of FILE came out by --as-of: yes, no, void or unresolved, and what that rests on.

    A question is never resolved before its window has closed.
    """
    from estimative.model.codec import dumps

    judged = loading.read(file, store_path, cutoff=cutoff_instant(cutoff) if cutoff else None)
    at = cutoff_instant(as_of)
    with loading.opened(judged, write=keep) as store:
        found = loading.resolutions(judged, store.as_of(at))
        added = loading.record(store, "resolve", file, found) if keep else None
    if output == "json":
        click.echo(dumps(found, indent=True))
        return
    tests = loading.tests(judged)
    click.echo(f"{file} resolved as of {at:%Y-%m-%d}")
    for item in found:
        click.echo("\n" + "\n".join(_told(item, tests.get((item.question, item.tier), ""))))
    if added is not None:
        click.echo(f"\n{added} recorded in {judged.store}")


def _told(item: Resolution, test: str) -> list[str]:
    name = f"{item.question}/{item.tier}" if item.tier else item.question
    literal = f" (to the letter: {item.literal})" if item.literal else ""
    bound = f"  {item.bound}" if item.bound else ""
    lines = [f"{item.judgment}  {name}: {item.outcome.upper()}{literal}{bound}"]
    lines += [loading.wrapped(test, "  ")] if test else []
    lines.append(loading.wrapped(item.why, "  "))
    left = [text for text in item.disputed if not text.endswith(COUNTED)]
    kept = [text.removesuffix(COUNTED).strip() for text in item.disputed if text.endswith(COUNTED)]
    for label, cases in (("disputed, left open:", left), ("counted with a caveat:", kept)):
        lines += [f"  {label}", *(loading.wrapped(f"? {text}", "    ") for text in cases)] if cases else []
    lines += [loading.wrapped(f"· {c.id}: {c.label} (known {c.known_at:%Y-%m-%d})", "  ") for c in item.cites[:CITED]]
    if len(item.cites) > CITED:
        lines.append(f"  · and {len(item.cites) - CITED} more")
    return lines
