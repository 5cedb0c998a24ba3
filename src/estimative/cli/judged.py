"""What forecast, resolve and score share: the parsed assessment, its cut-off, its registry and the store to ask."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from estimative import project as projects
from estimative import scales
from estimative.cli.reading import read_assessment
from estimative.errors import UsageError
from estimative.model.assessments import Assessment
from estimative.model.forecasts import Forecast, Resolution
from estimative.model.judgments import Judgment, Question
from estimative.registry.registry import Registry

if TYPE_CHECKING:
    from estimative.model.scales import Scale
    from estimative.store.base import Store, View


class Judged(Struct, frozen=True, kw_only=True):
    """An assessment ready to be asked about: its questions in order, each with its judgment."""

    assessment: Assessment
    registry: Registry
    cutoff: datetime
    scale: str
    store: Path

    def questions(self) -> list[tuple[Judgment, Question]]:
        """Every question of every judgment. Raises `UsageError` where there is none."""
        found = [(judgment, question) for judgment in self.assessment.judgments for question in judgment.questions]
        if not found:
            raise UsageError(
                "no question block", hint="give a judgment a ```question block; see docs/reference/questions.md"
            )
        return found


def read(file: str, given: Path | None, *, cutoff: datetime | None = None) -> Judged:
    """Parse FILE in its project. `cutoff` stands in where the document has none.

    Raises `UsageError` where the document's cut-off is missing or can be read in two ways and none was given.
    """
    project = projects.find(Path.cwd() if file == "-" else Path(file))
    registry = Registry.default().with_project(project.config)
    assessment = read_assessment(file, project=project)
    stated = assessment.cutoff.instant if assessment.cutoff else None
    anchor = stated or cutoff
    if anchor is None:
        why = "its cut-off can be read in two ways" if assessment.cutoff else "it states no cut-off"
        raise UsageError(why, where=file, hint="write 'cutoff: 2022-07-09' in the front matter, or give --cutoff DATE")
    return Judged(
        assessment=assessment,
        registry=registry,
        cutoff=anchor,
        scale=scales.in_force(assessment, project.config.scale)[0].id,
        store=projects.store_path(project, given),
    )


def forecasts(judged: Judged, view: View, scale: Scale, seed: int) -> list[Forecast]:
    """The forecasts of every question, in order."""
    from estimative.forecast.forecast import forecast

    return [
        item
        for judgment, question in judged.questions()
        for item in forecast(
            question, view, registry=judged.registry, judgment=judgment, scale=scale, seed=seed, cutoff=judged.cutoff
        )
    ]


def resolutions(judged: Judged, view: View) -> list[Resolution]:
    """The resolutions of every question, in order."""
    from estimative.score.resolve import resolve

    return [
        item
        for _, question in judged.questions()
        for item in resolve(question, view, registry=judged.registry, cutoff=judged.cutoff)
    ]


def opened(judged: Judged, *, write: bool = False) -> Store:
    """The store, for reading unless something is to be recorded."""
    from estimative.store import open_store

    return open_store(judged.store, write=write)


def record(store: Store, command: str, file: str, facts: Iterable[Forecast | Resolution]) -> int:
    """Append facts to the store in one run; returns how many were new."""
    with store.writer(command, now=projects.now(), inputs=[file]) as writer:
        writer.add_many(facts)
    return writer.run.added


def percent(p: float, *, floor: bool = False) -> str:
    """A probability in whole per cent; what would round to 0 or 100 says so, and a floor is never rounded up."""
    if floor:
        return f"≥ {int(p * 100 + 1e-9)}%"
    return "<1%" if p < 0.005 else ">99%" if p > 0.995 else f"{p:.0%}"


def termed(item: Forecast) -> str:
    """The forecast's term as every output words it; a floor reads "likely or more"."""
    from estimative.render.words import named

    top = scales.load(item.scale).terms[-1].name if item.scale else ""
    return named(item.term, floor=item.floor, top=top)


def tests(judged: Judged) -> dict[tuple[str, str], str]:
    """The test of every tier in words, by question and tier."""
    from estimative.render.words import tested

    return {(asked.id, tier.name): tested(tier) for _, asked in judged.questions() for tier in asked.tiers}


def wrapped(text: str, indent: str, width: int = 100) -> str:
    """Text folded to the terminal's width under an indent; the first line too."""
    from textwrap import fill

    return fill(text, width=width, initial_indent=indent, subsequent_indent=indent + "  ", break_on_hyphens=False)
