"""The public API: its names, its documented example, and that importing the package loads nothing else."""

from __future__ import annotations

import subprocess
import sys

from estimative import api


def test_every_public_name_is_there_and_documented() -> None:
    for name in api.__all__:
        assert (getattr(api, name).__doc__ or "").strip(), name


def test_importing_the_package_loads_no_other_module() -> None:
    code = "import sys, estimative; print([m for m in sys.modules if m.startswith('estimative.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_example_of_the_docstring_holds() -> None:
    text = b"Key Judgment 1\nIt is likely that rain will fall over the next 3 days.\n"
    term = api.parse(text).judgments[0].term
    assert term is not None
    assert term.text == "likely"
