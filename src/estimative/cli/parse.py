"""``estimative parse``: show what was read from an assessment."""

from __future__ import annotations

import click

from estimative.cli.options import file_argument, format_option
from estimative.cli.reading import form_option, read_assessment


@click.command()
@file_argument
@form_option
@format_option("text", "json")
def command(file: str, form: str, output: str) -> int:
    """Show the typed model of an assessment: judgments, evidence, cut-off, and what could not be read.

    FILE is in the plain or the Markdown form; - is standard input.
    """
    assessment = read_assessment(file, form=form)
    if output == "json":
        import msgspec

        from estimative.text.describe import describe

        packed = msgspec.json.format(msgspec.json.encode(describe(assessment)), indent=2)
        click.echo(packed)
    else:
        from estimative.text.outline import outline

        click.echo(outline(assessment))
    return 0
