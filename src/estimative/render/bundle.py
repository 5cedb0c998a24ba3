"""The bundle: one assessment with everything that was worked out about it, ready to be rendered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from estimative import scales
from estimative.errors import UsageError
from estimative.model.assessments import Assessment
from estimative.model.claims import Cited, Grounding
from estimative.model.findings import Finding
from estimative.model.forecasts import Forecast, Resolution, Score, ScoreSummary
from estimative.model.judgments import Judgment, Question
from estimative.model.scales import Scale
from estimative.model.series import DeclaredSeries
from estimative.registry.registry import Registry
from estimative.render.facts import Facts, gather
from estimative.store.base import View


class Input(Struct, frozen=True, kw_only=True):
    """Something a build was made from: a name without folders, the SHA-256 of its bytes, and their number."""

    name: str
    sha256: str
    size: int


class Later(Struct, frozen=True, kw_only=True):
    """What a later day knows: resolutions, scores, and the facts they cite."""

    as_of: datetime
    resolutions: tuple[Resolution, ...] = ()
    scores: tuple[Score, ...] = ()
    summaries: tuple[ScoreSummary, ...] = ()
    facts: Facts = Facts()


class Defaults(Struct, frozen=True, kw_only=True):
    """What a project says for documents that do not say it themselves."""

    title: str = ""
    producer: str = ""
    marking: str = ""
    locale: str = "en-GB"


class Bundle(Struct, frozen=True, kw_only=True):
    """An assessment, what was made of it as of `cutoff`, and, apart from that, what a later day knows.

    `scale_declared` is False where the scale was inferred; `cutoff_given` is True where the caller chose the cut-off,
    not the document.
    """

    assessment: Assessment
    name: str
    scale: Scale
    cutoff: datetime
    grounding: Grounding
    findings: tuple[Finding, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    facts: Facts = Facts()
    later: Later | None = None
    scale_declared: bool = True
    cutoff_given: bool = False
    inputs: tuple[Input, ...] = ()
    versions: dict[str, str] = {}
    options: dict[str, str] = {}
    defaults: Defaults = Defaults()


class Settings(Struct, frozen=True, kw_only=True):
    """How to build: the project's names, scale, rule selection and defaults, and the seed of the forecast models."""

    registry: Registry
    scale: str = ""
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    seed: int = 0
    defaults: Defaults = Defaults()
    options: dict[str, str] = {}
    series: tuple[DeclaredSeries, ...] = ()


Step = Callable[[str], None]


def cutoff_of(assessment: Assessment, given: datetime | None) -> datetime:
    """The cut-off to use: the one given, else the document's own. Raises `UsageError` where it has none."""
    if given is not None:
        return given
    if assessment.cutoff is not None and assessment.cutoff.instant is not None:
        return assessment.cutoff.instant
    words = assessment.cutoff.text if assessment.cutoff else ""
    problem = f"the cut-off {words!r} can be read in more than one way" if words else "the assessment states no cut-off"
    raise UsageError(problem, hint="give --as-of DATE, or write cutoff: YYYY-MM-DD in its front matter")


def build_bundle(
    assessment: Assessment,
    view: View,
    settings: Settings,
    *,
    name: str = "assessment",
    later: View | None = None,
    inputs: Sequence[Input] = (),
    cutoff_given: bool = False,
    progress: Step = lambda _: None,
) -> Bundle:
    """Lint, ground and forecast an assessment as of `view`; with `later`, resolve and score it as of that view.

    Neither view is written to. Only the later part can hold anything known after ``view.cutoff``.
    """
    from estimative.forecast.forecast import forecast
    from estimative.ground import ground
    from estimative.lint.engine import lint

    registry = settings.registry
    scale, declared = scales.in_force(assessment, settings.scale)
    progress("lint")
    findings = lint(assessment, select=settings.select, ignore=settings.ignore, registry=registry)
    progress("ground")
    grounding = ground(assessment, view, registry, series=settings.series)
    progress("forecast")
    anchor = assessment.cutoff.instant if assessment.cutoff and assessment.cutoff.instant else view.cutoff
    forecasts: list[Forecast] = []
    for judgment, question in _questions(assessment):
        forecasts += forecast(
            question, view, registry=registry, judgment=judgment, scale=scale, seed=settings.seed, cutoff=anchor
        )
    cites = [*grounded(grounding), *(c for item in forecasts for c in item.cites)]
    return Bundle(
        assessment=assessment,
        name=name,
        scale=scale,
        cutoff=view.cutoff,
        grounding=grounding,
        findings=tuple(findings),
        forecasts=tuple(forecasts),
        facts=gather(
            view,
            cites,
            registry=registry,
            incidents=[item.incident for item in grounding.omissions],
            reports=[item.id for item in assessment.references],
        ),
        later=None
        if later is None
        else _later(assessment, anchor, later, forecasts=forecasts, settings=settings, progress=progress),
        scale_declared=declared,
        cutoff_given=cutoff_given,
        inputs=tuple(inputs),
        versions=versions(),
        options=settings.options,
        defaults=settings.defaults,
    )


def _questions(assessment: Assessment) -> list[tuple[Judgment, Question]]:
    return [(judgment, question) for judgment in assessment.judgments for question in judgment.questions]


def grounded(grounding: Grounding) -> list[Cited]:
    """Everything that a grounding as of the cut-off rests on; what became known later is not in it."""
    cites: list[Cited] = []
    for verdict in grounding.verdicts:
        cites += [*verdict.cites, *(c for item in verdict.differences for c in item.cites)]
        cites += [c for item in verdict.comparisons for c in item.cites] + [c for t in verdict.tiers for c in t.cites]
        cites += [c for item in verdict.links for c in item.cites]
    cites += [c for item in grounding.omissions for c in item.cites]
    cites += [c for item in grounding.contrary for c in item.cites]
    return cites + [c for item in grounding.fits for c in item.cites]


def case_id(line: str) -> str:
    """The incident that a line on a disputed case is about: "PAK-x: why it is open" → "PAK-x"."""
    return line.split(":", 1)[0].split(" ", 1)[0]


def _later(
    assessment: Assessment,
    cutoff: datetime,
    later: View,
    *,
    forecasts: Sequence[Forecast],
    settings: Settings,
    progress: Step,
) -> Later:
    """What `later` knows. `cutoff` is the assessment's own, from which its windows count."""
    from estimative.score.record import score
    from estimative.score.resolve import resolve

    progress("resolve")
    found: list[Resolution] = []
    for _, question in _questions(assessment):
        found += resolve(question, later, registry=settings.registry, cutoff=cutoff)
    progress("score")
    record = score(assessment.judgments, forecasts, found, seed=settings.seed)
    cites = [c for item in found for c in item.cites]
    disputed = [case_id(line) for item in found for line in item.disputed]
    return Later(
        as_of=later.cutoff,
        resolutions=tuple(found),
        scores=record.scores,
        summaries=record.summaries,
        facts=gather(later, cites, registry=settings.registry, incidents=disputed),
    )


def digest(name: str, data: bytes) -> Input:
    """The input record of some bytes."""
    return Input(name=name, sha256=sha256(data).hexdigest(), size=len(data))


def versions() -> dict[str, str]:
    """Versions of this program and of the libraries that shape the output's bytes."""
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for name in ("estimative", "duckdb", "jinja2", "msgspec", "numpy", "vl-convert-python"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found
