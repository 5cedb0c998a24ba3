"""``estimative forecast``: a model probability beside each judgment."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from estimative.cli import judged as loading
from estimative.cli.options import as_of_option, file_argument, format_option, store_option
from estimative.model.times import cutoff_instant

if TYPE_CHECKING:
    from estimative.model.forecasts import Forecast
    from estimative.model.judgments import Judgment


@click.command("forecast")
@file_argument
@as_of_option("Use only what was known by then (default: the assessment's cut-off).")
@click.option("--cutoff", metavar="DATE", help="The assessment's cut-off, where the document states none.")
@click.option("--seed", default=0, show_default=True, help="Same seed, same forecast, bit for bit.")
@click.option("--record", "keep", is_flag=True, help="Append the forecasts to the store.")
@store_option
@format_option()
def command(
    file: str, as_of: str | None, cutoff: str | None, *, seed: int, keep: bool, store_path: Path | None, output: str
) -> None:
    """Put a model probability beside each judgment of FILE, with its 90 % interval, its term and why."""
    from estimative import scales
    from estimative.model.codec import dumps

    judged = loading.read(file, store_path, cutoff=cutoff_instant(cutoff) if cutoff else None)
    at = cutoff_instant(as_of) if as_of else judged.cutoff
    with loading.opened(judged, write=keep) as store:
        found = loading.forecasts(judged, store.as_of(at), scales.load(judged.scale), seed)
        added = loading.record(store, "forecast", file, found) if keep else None
    if output == "json":
        click.echo(dumps(found, indent=True))
        return
    owners = {question.id: judgment for judgment, question in judged.questions()}
    tests = loading.tests(judged)
    click.echo(f"{file} as of {at:%Y-%m-%d}, scale {judged.scale}, seed {seed}\n")
    click.echo("\n".join(_table(found, owners)))
    for item in found:
        click.echo("\n" + "\n".join(_explained(item, tests.get((item.question, item.tier), ""))))
    if added is not None:
        click.echo(f"\n{added} recorded in {judged.store}")


def _table(found: list[Forecast], owners: dict[str, Judgment]) -> list[str]:
    head = ("judgment", "question", "analyst", "model", "90 %", "term", "agrees")
    rows = [head, *(_row(item, owners.get(item.question)) for item in found)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    return ["  ".join(cell.ljust(size) for cell, size in zip(row, widths, strict=True)).rstrip() for row in rows]


def _row(item: Forecast, judgment: Judgment | None) -> tuple[str, ...]:
    name = f"{item.question}/{item.tier}" if item.tier else item.question
    term = judgment.term if judgment else None
    word = f"{term.term} {term.band.low:.0%}–{term.band.high:.0%}".replace("%–", "–") if term else "–"
    if item.probability is None:
        return (item.judgment, name, word, "none", "", "", "–")
    p = loading.percent(item.probability, floor=item.floor)
    interval = "–".join(map(loading.percent, item.interval)) if item.interval else ""
    agrees = {True: "yes", False: "no", None: "–"}[item.agrees]
    return (item.judgment, name, word, p, interval, loading.termed(item), agrees)


def _explained(item: Forecast, test: str) -> list[str]:
    name = f"{item.question}/{item.tier}" if item.tier else item.question
    lines = [f"{name}  {item.model}, {item.window.first} to {item.window.last}"]
    lines += [loading.wrapped(test, "  ")] if test else []
    warnings = item.warnings
    if item.probability is None and warnings:
        lines.append(loading.wrapped(f"no model probability: {warnings[0]}", "  "))
        warnings = warnings[1:]
    lines += [loading.wrapped(text, "  ") for text in item.why]
    simple = [f"{b.name} {loading.percent(b.probability)}" for b in item.baselines if b.probability is not None]
    lines += [loading.wrapped("baselines: " + ", ".join(simple), "  ")] if simple else []
    lines += [loading.wrapped(f"! {text}", "  ") for text in warnings]
    return lines
