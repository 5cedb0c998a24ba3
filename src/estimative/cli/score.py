"""``estimative score``: the analyst's words and the model's numbers against what happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from estimative.cli import judged as loading
from estimative.cli.options import file_argument, format_option, store_option
from estimative.model.times import cutoff_instant

if TYPE_CHECKING:
    from estimative.model.forecasts import Score, ScoreSummary
    from estimative.score.record import Record

FEW = 20
SAME = "analyst (word) on the same"


@click.command("score")
@file_argument
@click.option("--as-of", "as_of", metavar="DATE", required=True, help="Resolve with what was known by then.")
@click.option("--cutoff", metavar="DATE", help="The assessment's cut-off, where the document states none.")
@click.option("--seed", default=0, show_default=True, help="Seed of the forecasts and of the bootstrap.")
@store_option
@format_option()
def command(file: str, as_of: str, cutoff: str | None, *, seed: int, store_path: Path | None, output: str) -> None:
    """Score the words and numbers of FILE: forecasts as of its cut-off, outcomes as of --as-of; lower is better."""
    from estimative import scales
    from estimative.model.codec import dumps
    from estimative.score.record import score

    judged = loading.read(file, store_path, cutoff=cutoff_instant(cutoff) if cutoff else None)
    at = cutoff_instant(as_of)
    with loading.opened(judged) as store:
        made = loading.forecasts(judged, store.as_of(judged.cutoff), scales.load(judged.scale), seed)
        found = loading.resolutions(judged, store.as_of(at))
    record = score(judged.assessment.judgments, made, found, seed=seed)
    if output == "json":
        click.echo(dumps(record, indent=True))
        return
    click.echo(f"{file}: forecasts as of {judged.cutoff:%Y-%m-%d}, outcomes as of {at:%Y-%m-%d}; lower is better\n")
    click.echo("\n".join(_lines(record)))


def _lines(record: Record) -> list[str]:
    lines = [f"{'question':<12}{'outcome':<9}{'who':<18}{'stated':<16}{'Brier':>6}  {'best–worst':<11}{'log':>6}"]
    lines += [_scored(item) for item in record.scores] or ["nothing is scored yet"]
    if record.summaries:
        lines += ["", f"{'who':<18}{'n':>2}  {'Brier':>6}  {'90 %':<13}{'log':>6}  {'90 %':<13}{SAME}"]
        lines += [_summed(item) for item in record.summaries]
        if max(item.n for item in record.summaries) < FEW:
            lines.append(f"fewer than {FEW} questions: this says little about anybody's skill")
    shared = set(record.left_out)
    own = [(f"{n} ({s.who})", why) for s in record.summaries for n, why in s.left_out if (n, why) not in shared]
    if record.left_out or own:
        lines += ["", "left out:"]
        lines += [loading.wrapped(f"{name}: {why}", "  ") for name, why in (*record.left_out, *own)]
    return lines


def _scored(item: Score) -> str:
    spread = f"{item.best:.2f}–{item.worst:.2f}" if item.best is not None and item.worst is not None else ""
    head = f"{item.question:<12}{item.outcome:<9}{item.who:<18}{item.stated:<16}"
    return f"{head}{item.brier:>6.3f}  {spread:<11}{item.log:>6.3f}"


def _summed(item: ScoreSummary) -> str:
    brier, log = _interval(item.brier_interval), _interval(item.log_interval)
    head = f"{item.who:<18}{item.n:>2}  {item.brier:>6.3f}  {brier:<13}{item.log:>6.3f}  {log:<13}"
    if item.analyst_brier is None or item.analyst_log is None:
        return head.rstrip()
    return f"{head}{item.analyst_brier:.3f}, log {item.analyst_log:.3f}, n {item.analyst_n}"


def _interval(found: tuple[float, float] | None) -> str:
    return f"{found[0]:.3f}–{found[1]:.3f}" if found else "(n < 2)"
