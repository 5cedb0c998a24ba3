"""``estimative lint``: check assessments against tradecraft standards."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from estimative.cli.options import format_option, read_bytes
from estimative.errors import EstimativeError, UsageError
from estimative.lint import fixes, report
from estimative.lint.engine import lint
from estimative.lint.selection import split
from estimative.model.findings import Finding
from estimative.text.parse import parse
from estimative.text.source import SourceText

if TYPE_CHECKING:
    from estimative.model.sources import Report
    from estimative.registry.registry import Registry


class Setup(Struct, frozen=True, kw_only=True):
    """What holds for one file: the rules asked for, the scale, and what its project knows."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    scale: str
    forced: bool
    registry: Registry | None = None
    references: tuple[Report, ...] = ()

    def examine(self, source: bytes) -> list[Finding]:
        """The findings on one assessment. A scale of the command line beats the document's, the project's does not."""
        assessment = parse(source, scale=self.scale or None, registry=self.registry, references=self.references)
        own = assessment.metadata.scale is not None and not self.forced
        return lint(
            assessment,
            select=self.select,
            ignore=self.ignore,
            scale=None if own else self.scale or None,
            registry=self.registry,
        )


@click.command("lint")
@click.argument("files", nargs=-1, metavar="FILE…", type=click.Path(allow_dash=True, path_type=str))
@click.option(
    "--select", multiple=True, metavar="RULES", help="Only these: codes, prefixes, families, names; comma-separated."
)
@click.option(
    "--ignore", multiple=True, metavar="RULES", help="All but these; the more specific of --select and --ignore wins."
)
@click.option(
    "--fix", "mend", is_flag=True, help="Apply the safe fixes; for - the mended text goes to standard output."
)
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of listing them.")
@click.option(
    "--scale", default="", metavar="SCALE", help="Hold the document against this scale, whatever it declares."
)
@format_option("text", "concise", "json")
def command(
    files: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    *,
    mend: bool,
    statistics: bool,
    scale: str,
    output: str,
) -> int:
    """Check assessments against tradecraft standards.

    Exit status: 0 without findings, 1 with, 2 for wrong arguments or a file that cannot be read. `estimative explain
    CODE` shows the page of a rule. In a project folder, [lint] and scale of its estimative.toml hold; without FILE
    all its assessments are checked.
    """
    found: list[Finding] = []
    failed = mended = 0
    paths = files or _of_project()
    aside = mend and "-" in paths
    for path in paths:
        try:
            data = read_bytes(path)
            setup = _setup(path, split(select), split(ignore), scale)
        except UsageError:
            raise
        except EstimativeError as error:
            click.echo(f"estimative: {error}", err=True)
            failed += 1
            continue
        result, findings, count = fixes.mend(data, setup.examine) if mend else (data, setup.examine(data), 0)
        if mend:
            _write(path, data, result)
        mended += count
        found += findings
        if not statistics:
            _show(path, result, findings, output=output, aside=aside)
    _close(found, len(paths), mended, statistics=statistics, output=output, aside=aside, mend=mend)
    return 2 if failed else 1 if found else 0


def _show(path: str, data: bytes, findings: Sequence[Finding], *, output: str, aside: bool) -> None:
    name = "<stdin>" if path == "-" else report.printable(path)
    lines = "\n".join(report.FORMATS[output](name, SourceText(data), findings))
    if lines:
        click.echo(lines, err=aside)


def _close(
    found: Sequence[Finding], files: int, mended: int, *, statistics: bool, output: str, aside: bool, mend: bool
) -> None:
    if statistics:
        from estimative.lint.registry import rules

        click.echo("\n".join(report.statistics(found, rules(), as_json=output == "json")), err=aside, nl=bool(found))
    if output != "json":
        done = f"; {mended} mended" if mend else ""
        click.echo(report.total(found, files) + done, err=aside)


def _write(path: str, before: bytes, after: bytes) -> None:
    """Put the mended bytes in the file's place in one step; those of standard input go to standard output."""
    if path == "-":
        sys.stdout.buffer.write(after)
        sys.stdout.flush()
        return
    if before == after:
        return
    target = os.path.realpath(path)
    part = f"{target}.{os.getpid()}.part"
    try:
        with open(part, "wb") as file:
            file.write(after)
        os.chmod(part, os.stat(target).st_mode & 0o7777)
        os.replace(part, target)
    finally:
        if os.path.exists(part):
            os.unlink(part)


def _config_above(folder: str) -> bool:
    """Whether an estimative.toml lies in the folder or above it; asked first, since reading one costs imports."""
    folder = os.path.abspath(folder)
    while not os.path.isfile(os.path.join(folder, "estimative.toml")):
        parent = os.path.dirname(folder)
        if parent == folder:
            return False
        folder = parent
    return True


def _setup(path: str, select: tuple[str, ...], ignore: tuple[str, ...], scale: str) -> Setup:
    folder = "." if path == "-" else os.path.dirname(path) or "."
    if not _config_above(folder):
        return Setup(select=select, ignore=ignore, scale=scale, forced=bool(scale))
    from pathlib import Path

    from estimative import project
    from estimative.registry.registry import Registry
    from estimative.text.references import from_yaml

    here = project.find(Path(folder))
    config = here.config
    sources = here.path(config.sources)
    reports = from_yaml(sources.read_bytes())[0] if sources.is_file() else ()
    return Setup(
        select=select or config.lint.select,
        ignore=(*ignore, *config.lint.ignore),
        scale=scale or config.scale,
        forced=bool(scale),
        registry=Registry.default().with_project(config),
        references=reports,
    )


def _of_project() -> tuple[str, ...]:
    """The assessments of the project we stand in. Raises `UsageError` where there is none."""
    if _config_above("."):
        from pathlib import Path

        from estimative import project

        root = project.find(Path(".")).root
        paths = sorted(str(path) for pattern in ("*.md", "*.txt") for path in (root / "assessments").glob(pattern))
        if paths:
            return tuple(os.path.relpath(path) for path in paths)
    raise UsageError("no file to check", hint="name an assessment file, or - for stdin")
