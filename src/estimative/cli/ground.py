"""``estimative ground``: hold every sentence against what could be known at the cut-off."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from estimative.cli.options import as_of_option, file_argument, format_option, store_option
from estimative.cli.reading import read_assessment
from estimative.errors import UsageError

if TYPE_CHECKING:
    from estimative.model.assessments import Assessment
    from estimative.model.claims import Cited, Grounding, Omission, Verdict

WIDTH = 100
LISTED = 5
"""Omissions of a judgment that the text shows without --all."""
SOURCES = 4
"""Sources of a verdict that the text shows."""
_FINDINGS = ("contradicted", "partly")


@click.command("ground", short_help="Hold every sentence against what could be known at the cut-off.")
@file_argument
@as_of_option()
@store_option
@format_option("text", "json")
@click.option("--all", "everything", is_flag=True, help="Show uncheckable sentences and every omission too (text).")
def command(file: str, as_of: str | None, store_path: Path | None, output: str, everything: bool) -> int:
    """Read FILE (or - for stdin) into claims and hold each against the store as of the cut-off.

    The cut-off is --as-of, else the assessment's own. Exit status 1 when a claim is contradicted or only
    partly supported.
    """
    from estimative import project as projects
    from estimative.ground import ground
    from estimative.registry.registry import Registry
    from estimative.store import open_store

    project = projects.find(Path.cwd() if file == "-" else Path(file))
    registry = Registry.default().with_project(project.config)
    assessment = read_assessment(file, project=project)
    cutoff = cutoff_of(assessment, as_of, file)
    with open_store(projects.store_path(project, store_path)) as store:
        grounding = ground(assessment, store.as_of(cutoff), registry)
    if output == "json":
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(grounding), indent=2).decode())
    else:
        click.echo("\n".join(text(grounding, everything=everything)))
    return int(any(verdict.kind in _FINDINGS for verdict in grounding.verdicts))


def cutoff_of(assessment: Assessment, as_of: str | None, file: str) -> datetime:
    """The cut-off to use: the option, else the reading of the assessment's own that the document supports.

    Says on stderr which reading was taken where the words allow several. Raises `UsageError` where there is none.
    """
    from estimative.ground import wording
    from estimative.model.times import cutoff_instant, end_of_day

    if as_of is not None:
        return cutoff_instant(as_of)
    own = assessment.cutoff
    if own is None or (own.day is None and own.instant is None):
        why = "no intelligence cut-off" if own is None else f"the cut-off {own.text!r} cannot be read as one day"
        raise UsageError(why, where=file, hint="give --as-of YYYY-MM-DD, or write the cut-off with its month as a word")
    if own.ambiguous and own.day is not None:
        others = wording.listed((wording.day(r.day) for r in own.readings if r.day != own.day), "or")
        click.echo(
            f"cut-off {own.text!r} read as {wording.day(own.day)}, not {others}: the document's own dates support it",
            err=True,
        )
    if own.instant is not None:
        return own.instant
    assert own.day is not None
    return end_of_day(own.day)


def text(grounding: Grounding, *, everything: bool = False) -> Iterator[str]:
    """The grounding for a terminal of 100 columns: verdicts by line, omissions by judgment, what the store covers."""
    yield f"as of {grounding.cutoff:%Y-%m-%d %H:%M} UTC" + (
        f", recorded by {grounding.recorded:%Y-%m-%d}" if grounding.recorded else ""
    )
    yield ""
    for verdict in grounding.verdicts:
        if everything or verdict.kind != "not checkable" or verdict.differences:
            yield from _verdict(verdict)
    yield ""
    yield _counts(grounding.verdicts)
    if grounding.omissions:
        yield ""
        yield "known at the cut-off, bearing on a judgment, and not cited"
        yield from _omissions(grounding.omissions, everything)
    yield ""
    for item in grounding.coverage:
        span = f", {item.first} to {item.last}" if item.first and item.last else ""
        where = f", {', '.join(item.countries[:8])}" if item.countries else ""
        yield from _wrapped(f"{item.dataset}: {item.incidents} incidents{span}{where} ({item.note})", "store  ")
    for note in grounding.notes:
        yield from _wrapped(note, "note   ")


def _verdict(verdict: Verdict) -> Iterator[str]:
    claim = verdict.claim
    head = f"{claim.line:>4}  {claim.kind:<12} {verdict.kind:<14} "
    yield from _wrapped(verdict.why, head, " " * 20)
    for difference in verdict.differences:
        delta = f" ({difference.delta})" if difference.delta else ""
        line = f"{difference.attribute}: {difference.stated} / {difference.known}{delta}"
        yield from _wrapped(line, " " * 20 + "≠ ", " " * 22)
    for note in verdict.notes:
        yield from _wrapped(note, " " * 20 + "· ", " " * 22)
    if verdict.cites:
        yield from _wrapped(_sources(verdict.cites), " " * 20 + "→ ", " " * 22)


def _omissions(omissions: Iterable[Omission], everything: bool) -> Iterator[str]:
    """The omissions, the first few of each judgment."""
    for judgment, group in groupby(omissions, key=lambda item: item.judgment):
        items = list(group)
        shown = items if everything else items[:LISTED]
        for omission in shown:
            yield from _wrapped(omission.why, f"{judgment:>6} {omission.rank:>2}. ", " " * 11)
            yield from _wrapped(_sources(omission.cites), " " * 11 + "→ ", " " * 13)
        if len(shown) < len(items):
            yield " " * 11 + f"and {len(items) - len(shown)} more (--all)"


def _sources(cites: Sequence[Cited]) -> str:
    """The first sources with the day since which they were known; all of them are in the JSON."""
    shown = ", ".join(f"{cite.id} ({cite.known_at:%Y-%m-%d})" for cite in cites[:SOURCES])
    return f"{shown} and {len(cites) - SOURCES} more" if len(cites) > SOURCES else shown


def _counts(verdicts: Iterable[Verdict]) -> str:
    order = ("supported", "partly", "contradicted", "not found", "not checkable")
    kinds = [verdict.kind for verdict in verdicts]
    return "claims: " + ", ".join(f"{kinds.count(kind)} {kind}" for kind in order if kind in kinds)


def _wrapped(words: str, first: str, rest: str | None = None) -> list[str]:
    indent = rest if rest is not None else " " * len(first)
    return textwrap.wrap(words, WIDTH, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False) or [
        first
    ]
