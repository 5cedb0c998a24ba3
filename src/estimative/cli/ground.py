"""``estimative ground``: hold every sentence against what could be known at the cut-off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from estimative.cli.options import as_of_option, format_option, store_option
from estimative.cli.reading import read_assessment
from estimative.errors import UsageError

if TYPE_CHECKING:
    from estimative.model.assessments import Assessment
    from estimative.model.claims import Grounding
    from estimative.project import Project
    from estimative.store.base import View

_FINDINGS = ("contradicted", "partly")


@click.command("ground", short_help="Hold every sentence against what could be known at the cut-off.")
@click.argument("file", type=click.Path(allow_dash=True, path_type=str), required=False)
@click.option("--claim", metavar="TEXT", help="Check this sentence instead of a file.")
@as_of_option()
@store_option
@format_option("text", "json")
@click.option("--explain", is_flag=True, help="Show how each attribute compares, and every source and variant (text).")
@click.option("--all", "everything", is_flag=True, help="Show uncheckable sentences and every omission too (text).")
@click.option("--with-hindsight", "hindsight", is_flag=True, help="List apart what became known only later.")
@click.option("--prove", is_flag=True, help="Show that nothing later was used: replay without any later row.")
def command(
    *,
    file: str | None,
    claim: str | None,
    as_of: str | None,
    store_path: Path | None,
    output: str,
    hindsight: bool,
    prove: bool,
    **shown: bool,
) -> int:
    """Read FILE (or - for stdin) into claims and hold each against the store as of the cut-off.

    The cut-off is --as-of, else the assessment's own; for --claim, that of the project's assessment. Exit status 1 when
    a claim is contradicted or only partly supported; with --prove, when the replay differs.
    """
    from estimative import project as projects
    from estimative.cli import ground_text
    from estimative.ground.proof import encode
    from estimative.ground.proof import prove as proven
    from estimative.store import open_store

    if (file is None) == (claim is None):
        both = "FILE and --claim exclude each other" if claim is not None else "nothing to ground"
        raise UsageError(both, hint='name a file (or - for stdin), or give --claim "…"')
    if prove and hindsight:
        raise UsageError("--prove and --with-hindsight exclude each other", hint="what is proven is without hindsight")
    project = projects.find(Path(file) if file not in (None, "-") else Path.cwd())
    cutoff, ground = _work(file, claim, as_of, project)
    with open_store(projects.store_path(project, store_path)) as store:
        if prove:
            proof = proven(store, cutoff, lambda view: ground(view, None))
            click.echo(ground_text.proof_json(proof) if output == "json" else "\n".join(ground_text.proof(proof)))
            return int(not proof.identical)
        grounding = ground(store.as_of(cutoff), store.as_of(projects.now()) if hindsight else None)
    if output == "json":
        click.echo(encode(grounding).decode())
    else:
        click.echo("\n".join(ground_text.text(grounding, **shown)))
    return int(any(verdict.kind in _FINDINGS for verdict in grounding.verdicts))


def _work(
    file: str | None, claim: str | None, as_of: str | None, project: Project
) -> tuple[datetime, Callable[[View, View | None], Grounding]]:
    """The cut-off, and what grounds the file or the sentence on a view (and on a later one, for hindsight)."""
    from estimative.ground import ground, ground_text
    from estimative.registry.registry import Registry

    registry, series = Registry.default().with_project(project.config), project.config.declared()
    if file is not None:
        assessment = read_assessment(file, project=project)
        cutoff = cutoff_of(assessment, as_of, file)
        return cutoff, lambda view, after: ground(assessment, view, registry, hindsight=after, series=series)
    assert claim is not None
    if not claim.strip():
        raise UsageError("the claim is empty", hint='give a sentence: --claim "IS-K attacked …"')
    return _claims_cutoff(as_of, project), lambda view, after: ground_text(
        claim, view, registry, hindsight=after, series=series
    )


def _claims_cutoff(as_of: str | None, project: Project) -> datetime:
    """The cut-off for a sentence: the option, else that of the project's assessment."""
    if as_of is None and project.found and project.config.assessment:
        path = str(project.path(project.config.assessment))
        return cutoff_of(read_assessment(path, project=project), None, path)
    if as_of is None:
        hint = "give --as-of YYYY-MM-DD, or work in a project whose estimative.toml names its assessment"
        raise UsageError("no cut-off for the claim", hint=hint)
    from estimative.model.times import cutoff_instant

    return cutoff_instant(as_of)


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
