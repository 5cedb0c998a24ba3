"""What the store says about an assessment, for rules that compare the two: verdicts, forecasts and resolutions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from estimative import project as projects
from estimative import scales
from estimative.errors import UsageError
from estimative.lint.inputs import Inputs
from estimative.model.assessments import Assessment
from estimative.model.times import cutoff_instant, end_of_day
from estimative.registry.registry import Registry

if TYPE_CHECKING:
    from estimative.model.forecasts import Forecast
    from estimative.project import Project
    from estimative.store.base import View


def answers(
    path: str, known: Inputs, *, as_of: str | None = None, store: Path | None = None
) -> Callable[[Assessment], Inputs]:
    """A function that asks the store about an assessment in the project of `path` and adds what it says to `known`.

    Verdicts and forecasts rest on nothing later than the cut-off: `as_of`, else the document's own. What became known
    later, and the resolutions recorded by now, are listed apart. Raises `UsageError` where there is no store, and the
    function does where there is no cut-off.
    """
    project = projects.find(Path.cwd() if path == "-" else Path(path))
    where = projects.store_path(project, store)
    if not where.is_file():
        raise UsageError("no store to ask", where=str(where), hint="collect data first, or give --store FILE")
    registry = Registry.default().with_project(project.config)

    def ask(assessment: Assessment) -> Inputs:
        from estimative.ground import ground
        from estimative.store import open_store

        cutoff = _cutoff(assessment, as_of, path)
        with open_store(where) as opened:
            view, later = opened.as_of(cutoff), opened.as_of(projects.now())
            return replace(
                known,
                grounding=ground(assessment, view, registry, hindsight=later, series=project.config.declared()),
                forecasts=_forecasts(assessment, view, registry, project, cutoff),
                resolutions=tuple(later.resolutions()) if _questions(assessment) else (),
            )

    return ask


def _cutoff(assessment: Assessment, as_of: str | None, path: str) -> datetime:
    if as_of is not None:
        return cutoff_instant(as_of)
    own = assessment.cutoff
    if own is None or (own.instant is None and own.day is None):
        why = "no intelligence cut-off" if own is None else f"the cut-off {own.text!r} cannot be read as one day"
        raise UsageError(why, where=path, hint="give --as-of YYYY-MM-DD, or write the cut-off with its month as a word")
    if own.instant is not None:
        return own.instant
    assert own.day is not None
    return end_of_day(own.day)


def _questions(assessment: Assessment) -> bool:
    return any(judgment.questions for judgment in assessment.judgments)


def _forecasts(
    assessment: Assessment, view: View, registry: Registry, project: Project, cutoff: datetime
) -> tuple[Forecast, ...]:
    """The model's forecasts of every question; nothing is imported where there is none."""
    if not _questions(assessment):
        return ()
    from estimative.forecast.forecast import forecast

    scale = scales.in_force(assessment, project.config.scale)[0]
    return tuple(
        item
        for judgment in assessment.judgments
        for question in judgment.questions
        for item in forecast(question, view, registry=registry, judgment=judgment, scale=scale, seed=0, cutoff=cutoff)
    )
