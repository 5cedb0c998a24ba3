"""``estimative convert``: the plain form as Markdown, with what is still to be filled in."""

from __future__ import annotations

from pathlib import Path

import click

from estimative.cli.options import file_argument, format_option
from estimative.cli.reading import form_option, read_assessment
from estimative.errors import InputError, UsageError


@click.command()
@file_argument
@click.option("-o", "--output-file", type=click.Path(path_type=Path), help="Write here (default: standard output).")
@click.option("--force", is_flag=True, help="Overwrite the output file.")
@form_option
@format_option("text", "json")
def command(file: str, output_file: Path | None, force: bool, form: str, output: str) -> int:
    """Turn the plain form into the Markdown form.

    Everything that the text does not say is marked TODO: sources, horizons, confidence, questions, scale, marking,
    producer.
    """
    from estimative.text.convert import to_markdown

    data = to_markdown(read_assessment(file, form=form))
    left = data.count(b"TODO")
    if output_file is not None:
        if output_file.exists() and not force:
            raise UsageError("exists already", where=str(output_file), hint="give --force to overwrite it")
        try:
            output_file.write_bytes(data)
        except OSError as error:
            raise InputError(error.strerror or str(error), where=str(output_file)) from error
        click.echo(f"{output_file}: {left} TODO left", err=output == "json")
    if output == "json":
        import msgspec

        text = data.decode("utf-8", "replace")
        click.echo(msgspec.json.encode({"path": file, "todo": left, "markdown": text}))
    elif output_file is None:
        click.echo(data, nl=False)
    return 0
