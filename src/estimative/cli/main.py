"""``estimative``: the entry point. Exit status 0 clean, 1 findings or failed checks, 2 usage or bad input."""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

gc.set_threshold(100_000, 20, 20)  # start-up makes many lasting objects and no garbage: collecting it costs 10 ms

import click  # noqa: E402

from estimative.errors import EstimativeError  # noqa: E402

VERBS = {
    "init": "Write a project folder, empty or from an example.",
    "parse": "Show the typed model of an assessment.",
    "convert": "Turn the plain form into the Markdown form.",
    "fmt": "Write the canonical Markdown layout.",
    "lint": "Check an assessment against tradecraft standards.",
    "explain": "Explain a term, a scale or a rule.",
    "lsp": "Serve an editor: findings, hovers and fixes while typing.",
    "collect": "Bring reports, events and counts into the store.",
    "query": "Ask the store in SQL, as of a date.",
    "ground": "Hold every sentence against what could be known at the cut-off.",
    "forecast": "Put a model probability beside each judgment.",
    "resolve": "Say how each question came out, with the evidence.",
    "score": "Score the analyst's words and the model's numbers.",
    "build": "Publish the assessment as a page and as data.",
    "demo": "Run the whole loop on the embedded casebook.",
    "schema": "Print the JSON Schema of a type.",
}


class LazyGroup(click.Group):
    """A group that imports a verb's module only when the verb runs; its help needs no import at all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        from importlib import import_module

        command = getattr(import_module(f"estimative.cli.{cmd_name}"), "command")  # noqa: B009
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="estimative", message="estimative %(version)s")
def cli() -> None:
    """The compiler, linter and scorekeeper for intelligence assessments."""


def main(argv: list[str] | None = None) -> None:
    """Run the command line and exit. No traceback reaches the user unless ESTIMATIVE_TRACEBACK is set."""
    try:
        code: Any = cli.main(argv, prog_name="estimative", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except click.Abort:
        _fail("interrupted", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except EstimativeError as error:
        _fail(str(error), error.exit_code)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _fail(f"{where}{error.strerror or error}", 2)
    except Exception as error:
        if os.environ.get("ESTIMATIVE_TRACEBACK"):
            raise
        _fail(
            f"{type(error).__name__}: {error}\n  this is a defect of estimative; ESTIMATIVE_TRACEBACK=1 shows where", 2
        )


def _fail(message: str, code: int) -> None:
    click.echo(f"estimative: {message}", err=True)
    sys.exit(code)
