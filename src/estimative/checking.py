"""Checking one file: its bytes or its document's text, with the settings that hold for it. For the command line and
editors alike."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from estimative import scales
from estimative.errors import UsageError
from estimative.lint.engine import examine
from estimative.lint.inputs import House, Inputs
from estimative.lint.outputs.checked import Checked
from estimative.lint.profiles import named
from estimative.lint.waivers import MARK, Settled, Waiver
from estimative.model.assessments import Assessment
from estimative.model.scales import Scale
from estimative.text.parse import parse

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from estimative.model.sources import Report
    from estimative.registry.registry import Registry
    from estimative.text.extract import Extracted

Form = Literal["auto", "plain", "markdown"]
DOCUMENTS = (".docx", ".pdf", ".html", ".htm")


class Setup(Struct, frozen=True, kw_only=True):
    """What holds for one file: the rules asked for, the scale, the day, and what its project knows."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    scale: str
    forced: bool
    today: date | None = None
    registry: Registry | None = None
    references: tuple[Report, ...] = ()
    waivers: tuple[Waiver, ...] = ()
    baseline: str = ""
    profile: Scale | None = None
    inputs: Inputs = Inputs()
    folder: str = ""
    ask: Callable[[Assessment], Inputs] | None = None
    """Asks the store about an assessment: as costly as grounding it."""

    def parse(self, source: bytes, form: Form = "auto") -> Assessment:
        """The assessment in these bytes, with what the project knows of actors, places and sources."""
        return parse(source, form=form, scale=self.scale or None, registry=self.registry, references=self.references)

    def given(self, assessment: Assessment) -> Scale | None:
        """The scale that stands for the document's own: one of the command line beats it, the project's does not."""
        own = assessment.metadata.scale is not None and not self.forced
        return scales.load(self.scale) if self.scale and not own else None

    def lint(self, assessment: Assessment) -> Settled:
        """The findings on one assessment, those that stand apart from those that are waived."""
        return examine(
            assessment,
            select=self.select,
            ignore=self.ignore,
            scale=self.given(assessment),
            registry=self.registry,
            waived=self.waivers,
            today=self._today(assessment.source),
            profile=self.profile,
            inputs=self._inputs(assessment),
        )

    def _inputs(self, assessment: Assessment) -> Inputs:
        """What is given, with the earlier edition where the document names its file."""
        given = self.ask(assessment) if self.ask else self.inputs
        named = assessment.metadata.supersedes
        if named is None or given.earlier is not None or not self.folder:
            return given
        data = beside(self.folder, named.text.strip())
        return given if data is None else replace(given, earlier=self.parse(data))

    def examine(self, source: bytes, form: Form = "auto") -> Settled:
        """Read and lint one file's bytes."""
        return self.lint(self.parse(source, form))

    def _today(self, source: bytes) -> date | None:
        """The day given, else today where there is a waiver that could have expired."""
        if self.today is not None or (MARK not in source and not self.waivers):
            return self.today
        from estimative.project import today

        return today()

    def check(self, path: str, data: bytes) -> Checked:
        """A file or document with its findings; those of a document stand in its extracted text."""
        document = extracted(path, data)
        text = document.data if document else data
        settled = self.examine(text, document.form if document else "auto")
        return Checked(
            path="<stdin>" if path == "-" else path,
            source=text,
            findings=settled.standing,
            waived=settled.waived,
            places=document.places if document else (),
        )


def asking(setup: Setup, path: str, *, as_of: str | None = None, store: Path | None = None) -> Setup:
    """The settings that ask the store about each text: verdicts and forecasts as of the cut-off, recorded resolutions.

    `as_of` stands for the document's own cut-off, `store` for the project's. Raises `UsageError` where there is none.
    """
    from estimative.answers import answers

    return replace(setup, ask=answers(path, setup.inputs, as_of=as_of, store=store))


def beside(folder: str, name: str) -> bytes | None:
    """The bytes of a text file in the document's own folder or below; None where there is none of that name."""
    path = os.path.join(folder, name)
    inside = name and not os.path.isabs(name) and ".." not in name.split("/") and len(name) < 200
    if not inside or "\0" in name or is_document(path) or not os.path.isfile(path):
        return None
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def is_document(path: str) -> bool:
    """Whether a path names a Word, PDF or HTML file, which is read but never written."""
    return path.lower().endswith(DOCUMENTS)


def extracted(path: str, data: bytes) -> Extracted | None:
    """The text of a document; None for a file that is text itself."""
    if not is_document(path):
        return None
    from estimative.text.extract import extract

    return extract(data, path)


def config_above(folder: str) -> bool:
    """Whether an estimative.toml lies in the folder or above it; asked first, since reading one costs imports."""
    folder = os.path.abspath(folder)
    while not os.path.isfile(os.path.join(folder, "estimative.toml")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent
    return True


def setup(
    path: str,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    scale: str = "",
    today: date | None = None,
    profile: str = "",
) -> Setup:
    """The settings for one file: those of the command line over those of its project."""
    folder = "." if path == "-" else os.path.dirname(path) or "."
    if not config_above(folder):
        return Setup(
            select=tuple(select),
            ignore=tuple(ignore),
            scale=scale,
            forced=bool(scale),
            today=today,
            profile=named(profile),
            folder=folder,
        )
    from pathlib import Path

    from estimative import project
    from estimative.registry.registry import Registry
    from estimative.text.references import from_yaml

    here = project.find(Path(folder))
    config = here.config
    sources = here.path(config.sources)
    reports = from_yaml(sources.read_bytes())[0] if sources.is_file() else ()
    name, words = _within(here.root, path), config.lint
    return Setup(
        select=tuple(select) or config.lint.select,
        ignore=(*ignore, *config.lint.ignore),
        scale=scale or config.scale,
        forced=bool(scale),
        today=today,
        registry=Registry.default().with_project(config),
        references=reports,
        waivers=tuple(w for item in config.lint.waive if (w := item.waiver(name)) is not None),
        baseline=str(here.path(config.lint.baseline)) if config.lint.baseline else "",
        profile=named(profile or config.lint.profile),
        inputs=Inputs(house=House(loaded=words.loaded_words, names=words.names, allowed=words.allowed_words)),
        folder=folder,
    )


def _within(root: Path, path: str) -> str:
    return os.path.relpath(path, root) if path != "-" else "-"


def of_project() -> tuple[str, ...]:
    """The assessments of the project we stand in. Raises `UsageError` where there is none."""
    if config_above("."):
        from pathlib import Path

        from estimative import project

        root = project.find(Path(".")).root
        paths = sorted(str(path) for pattern in ("*.md", "*.txt") for path in (root / "assessments").glob(pattern))
        if paths:
            return tuple(os.path.relpath(path) for path in paths)
    raise UsageError("no file to check", hint="name an assessment file, or - for stdin")
