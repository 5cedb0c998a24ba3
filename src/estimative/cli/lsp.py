"""``estimative lsp``: the language server for editors."""

from __future__ import annotations

import click

from estimative.errors import MissingExtra


@click.command("lsp", short_help="Serve an editor: findings, hovers and fixes while typing.")
def command() -> int:
    """Speak the Language Server Protocol on standard input and output.

    An editor starts it; see docs/how-to/editors.md. Findings, hovers, fixes, completion of terms and sources, bands
    behind terms, a lens above each judgment. Nothing is sent anywhere.
    """
    try:
        from estimative.lsp.server import make
    except ImportError as error:
        raise MissingExtra("the language server needs pygls", hint="pip install 'estimative[lsp]'") from error
    make().start_io()
    return 0
