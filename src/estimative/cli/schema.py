"""``estimative schema``: the JSON Schema of what the verbs print."""

from __future__ import annotations

import click

from estimative.cli.options import format_option
from estimative.errors import UsageError
from estimative.model import codec


@click.command("schema")
@click.argument("name", required=False)
@format_option("json", "text")
def command(name: str | None, output: str) -> None:
    """Print the JSON Schema (2020-12) of a type, or with no NAME the list of types."""
    if name is None:
        for each in codec.TYPES:
            click.echo(each)
        return
    if name not in codec.TYPES:
        raise UsageError(f"no type named {name!r}", hint=f"there are: {', '.join(codec.TYPES)}")
    if output == "text":
        click.echo((codec.TYPES[name].__doc__ or "").strip().splitlines()[0])
        return
    click.echo(codec.dumps(codec.schema(name), indent=True).decode())
