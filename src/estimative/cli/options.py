"""Options that several verbs share, spelled once, and the helpers that read them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import click

from estimative.errors import InputError

F = TypeVar("F", bound=Callable[..., Any])


class StorePath(click.Path):
    """A path given on the command line; `pathlib` costs a quick verb more than the rest of its options together."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The value as a `pathlib.Path`."""
        from pathlib import Path

        return Path(os.fsdecode(super().convert(value, param, ctx)))


def as_of_option(
    help_text: str = "Use only what was known by then (YYYY[-MM[-DD]] or a time, UTC).",
) -> Callable[[F], F]:
    """``--as-of``: always the cut-off."""
    return click.option("--as-of", "as_of", metavar="DATE", help=help_text)


def format_option(*formats: str) -> Callable[[F], F]:
    """``--format``: text first, json always there."""
    choices = formats or ("text", "json")
    return click.option("--format", "output", type=click.Choice(choices), default=choices[0], show_default=True)


def store_option(f: F) -> F:
    """``--store``: the store's file; without it, the project's."""
    return click.option("--store", "store_path", type=StorePath(), help="The store's file.")(f)


def file_argument(f: F) -> F:
    """``FILE``: an assessment, or - for standard input."""
    return click.argument("file", type=click.Path(allow_dash=True, path_type=str))(f)


def read_bytes(file: str) -> bytes:
    """The bytes of a file, or of standard input for ``-``. Raises `InputError` with what to do."""
    if file == "-":
        return sys.stdin.buffer.read()
    if os.path.isdir(file):
        raise InputError("is a folder, not an assessment", where=file, hint="name a file such as assessments/is-k.md")
    try:
        with open(file, "rb") as opened:
            return opened.read()
    except OSError as error:
        raise InputError(
            error.strerror or str(error), where=file, hint="name an assessment file, or - for stdin"
        ) from error
