"""``estimative lint``: check assessments against tradecraft standards."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from estimative import checking
from estimative.cli.options import as_of_option, format_option, read_bytes, store_option
from estimative.errors import EstimativeError, InputError, UsageError
from estimative.lint import fixes, report
from estimative.lint.outputs.checked import Checked
from estimative.lint.selection import split
from estimative.text.source import SourceText

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from estimative.lint.baseline import Baseline

WHOLE = ("sarif", "junit")
"""Formats that are one document for all files."""


class Options(Struct, frozen=True, kw_only=True):
    """The options of one call."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    mend: bool
    suggested: bool
    statistics: bool
    scale: str
    profile: str
    grounded: bool
    as_of: str | None
    store_path: Path | None
    baseline: str
    write_baseline: str
    waived: bool
    output: str
    today: date | None


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
@click.option("--suggested", is_flag=True, help="With --fix: the suggested ones too, except where the meaning changes.")
@click.option("--statistics", is_flag=True, help="Count findings by rule instead of listing them.")
@click.option(
    "--scale", default="", metavar="SCALE", help="Hold the document against this scale, whatever it declares."
)
@click.option("--profile", default="", metavar="NAME", help="The standard that decides: icd203, phia, kent, ipcc, nz …")
@click.option(
    "--ground", "grounded", is_flag=True, help="Hold it against the store too: rules of the families G and R."
)
@as_of_option("With --ground: use only what was known by then (default: the document's cut-off).")
@store_option
@click.option("--baseline", default="", metavar="FILE", help="Report only findings that this file does not hold.")
@click.option("--write-baseline", default="", metavar="FILE", help="Write the findings to a baseline file; exit 0.")
@click.option("--show-waived", "waived", is_flag=True, help="List waived findings, with their reasons, too.")
@click.option("--today", metavar="DATE", help="The day on which waivers expire (default: today).")
@click.option("--explain", "code", metavar="CODE", help="Show the page of a rule and stop.")
@format_option("text", "concise", "json", "sarif", "github", "junit")
def command(
    files: tuple[str, ...], *, code: str | None, today: str | None, write_baseline: str, **options: object
) -> int:
    """Check assessments against tradecraft standards.

    FILE is an assessment as text or Markdown, or a Word, PDF or HTML document, whose text is checked. Exit status: 0
    without findings, 1 with, 2 for wrong arguments or a file that cannot be read. In a project folder, [lint] and
    scale of its estimative.toml hold; without FILE all its assessments are checked.
    """
    if code is not None:
        from estimative.lint.registry import page

        click.echo(page(code))
        return 0
    return _Run(_options(options, today, write_baseline)).all(files or checking.of_project())


def _options(given: dict[str, object], today: str | None, write_baseline: str) -> Options:
    select, ignore = given.pop("select"), given.pop("ignore")
    assert isinstance(select, tuple)
    assert isinstance(ignore, tuple)
    made = Options(
        select=split(select),
        ignore=split(ignore),
        today=_day(today),
        write_baseline=write_baseline,
        **given,  # type: ignore[arg-type]
    )
    if not made.grounded and (made.as_of or made.store_path):
        raise UsageError("--as-of and --store belong to --ground", hint="write lint --ground --as-of DATE")
    if made.suggested and not made.mend:
        raise UsageError("--suggested belongs to --fix", hint="write --fix --suggested")
    return made


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--today {text!r} is no day", hint="write YYYY-MM-DD") from None


class _Run:
    """One call over several files: what was checked, what failed, what was mended."""

    def __init__(self, options: Options) -> None:
        self.options = options
        self.checked: list[Checked] = []
        self.failed = self.mended = self.known = 0
        self.aside = False
        self._baselines: dict[str, Baseline] = {}

    def all(self, paths: Sequence[str]) -> int:
        """Check every file and report; the exit status."""
        self.aside = self.options.mend and "-" in paths
        for path in paths:
            try:
                self._one(path)
            except UsageError:
                raise
            except EstimativeError as error:
                click.echo(f"estimative: {error}", err=True)
                self.failed += 1
        if self.options.write_baseline:
            return self._write_baseline()
        self._close(len(paths))
        return 2 if self.failed else 1 if any(item.findings for item in self.checked) else 0

    def _one(self, path: str) -> None:
        data = read_bytes(path)
        options = self.options
        setup = checking.setup(
            path,
            select=options.select,
            ignore=options.ignore,
            scale=options.scale,
            today=options.today,
            profile=options.profile,
        )
        if options.grounded:
            setup = checking.asking(setup, path, as_of=options.as_of, store=options.store_path)
        if options.mend and not checking.is_document(path):
            result, _, count = fixes.mend(
                data, lambda source: list(setup.examine(source).standing), suggested=options.suggested
            )
            _write(path, data, result)
            self.mended += count
            data = result
        elif options.mend:
            raise InputError("is read, never written", where=path, hint="mend it in its own program")
        checked = setup.check(path, data)
        if not options.write_baseline:
            checked = self._fresh(checked, options.baseline or setup.baseline)
        self.checked.append(checked)
        if not options.statistics and options.output not in WHOLE and not options.write_baseline:
            self._show(checked)

    def _fresh(self, checked: Checked, name: str) -> Checked:
        if not name:
            return checked
        from msgspec.structs import replace

        from estimative.lint import baseline

        if name not in self._baselines:
            self._baselines[name] = baseline.loads(read_bytes(name), name)
        new, known = baseline.fresh(checked.path, checked.source, checked.findings, self._baselines[name])
        self.known += len(known)
        return replace(checked, findings=tuple(new))

    def _show(self, checked: Checked) -> None:
        if self.options.output == "github":
            from estimative.lint.outputs import github

            lines = "\n".join(github.lines([checked]))
        else:
            name, source = report.printable(checked.path), SourceText(checked.source)
            told = report.FORMATS[self.options.output](name, source, checked.findings, checked.place)
            lines = "\n".join(told)
            if self.options.waived and self.options.output != "json":
                lines = "\n".join(filter(None, (lines, *report.waived(name, source, checked.waived))))
        if lines:
            click.echo(lines, err=self.aside)

    def _close(self, files: int) -> None:
        from estimative.lint.registry import rules

        found = [item for checked in self.checked for item in checked.findings]
        output = self.options.output
        if self.options.statistics:
            told = "\n".join(report.statistics(found, rules(), as_json=output == "json"))
            click.echo(told, err=self.aside, nl=bool(found))
        elif output == "sarif":
            from importlib.metadata import version

            from estimative.lint.outputs import sarif

            click.echo(sarif.document(self.checked, rules(), version("estimative")), err=self.aside)
        elif output == "junit":
            from estimative.lint.outputs import junit

            click.echo(junit.document(self.checked), err=self.aside)
        if output in ("text", "concise"):
            click.echo(report.total(found, files) + self._beside(), err=self.aside)

    def _beside(self) -> str:
        waived = sum(len(item.waived) for item in self.checked)
        parts = ((self.mended, "mended"), (waived, "waived"), (self.known, "in the baseline"))
        return "".join(f"; {count} {words}" for count, words in parts if count)

    def _write_baseline(self) -> int:
        from estimative.lint import baseline

        made = baseline.made((item.path, item.source, item.findings) for item in self.checked)
        _put(self.options.write_baseline, baseline.dumps(made))
        total = sum(entry.count for entry in made.entries)
        click.echo(f"{self.options.write_baseline}: {total} findings of {len(self.checked)} files", err=True)
        return 2 if self.failed else 0


def _write(path: str, before: bytes, after: bytes) -> None:
    """Put the mended bytes in the file's place in one step; those of standard input go to standard output."""
    if path == "-":
        sys.stdout.buffer.write(after)
        sys.stdout.flush()
    elif before != after:
        _put(path, after)


def _put(path: str, data: bytes) -> None:
    target = os.path.realpath(path)
    part = f"{target}.{os.getpid()}.part"
    try:
        with open(part, "wb") as file:
            file.write(data)
        if os.path.exists(target):
            os.chmod(part, os.stat(target).st_mode & 0o7777)
        os.replace(part, target)
    except OSError as error:
        raise InputError(error.strerror or str(error), where=path, hint="name a file that can be written") from error
    finally:
        if os.path.exists(part):
            os.unlink(part)
