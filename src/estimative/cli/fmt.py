"""``estimative fmt``: the canonical Markdown layout."""

from __future__ import annotations

from pathlib import Path

import click

from estimative.cli.options import format_option, read_bytes
from estimative.errors import EstimativeError, InputError


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True, path_type=str), metavar="FILE...")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@format_option("text", "json")
def command(files: tuple[str, ...], check: bool, diff: bool, output: str) -> int:
    """Write the canonical layout of assessments in the Markdown form: in place, or from standard input (-) to
    standard output.

    Words are never changed or re-wrapped.
    """
    changed = []
    for file in files:
        before = read_bytes(file)
        after = _formatted(before, file)
        if after != before:
            changed.append(file)
        if diff and output == "text":
            _show(before, after, file)
        elif file == "-" and not check and output == "text":
            click.echo(after, nl=False)
        elif after != before and not check and not diff and file != "-":
            _write(file, after)
        if check and not diff and after != before and output == "text":
            click.echo(f"{file}: would change")
    if output == "json":
        import msgspec

        click.echo(msgspec.json.encode([{"path": file, "changed": file in changed} for file in files]))
    return 1 if check and changed else 0


def _formatted(data: bytes, file: str) -> bytes:
    from estimative.text import fmt
    from estimative.text.parse import parse

    try:
        return fmt.format(parse(data))
    except EstimativeError as error:
        error.where = error.where or file
        raise


def _write(file: str, data: bytes) -> None:
    try:
        Path(file).write_bytes(data)
    except OSError as error:
        raise InputError(error.strerror or str(error), where=file) from error


def _show(before: bytes, after: bytes, file: str) -> None:
    from difflib import unified_diff

    old, new = (data.decode("utf-8", "replace").splitlines(keepends=True) for data in (before, after))
    for line in unified_diff(old, new, file, file):
        click.echo(line.rstrip("\r\n"))
