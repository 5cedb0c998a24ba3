"""The public API: its names, that they load, and that importing the package loads nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

import estimative


@pytest.mark.parametrize("name", estimative.__all__)
def test_every_public_name_loads(name: str) -> None:
    assert getattr(estimative, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="frobnicate"):
        estimative.frobnicate  # noqa: B018


def test_importing_the_package_loads_no_other_module() -> None:
    code = "import sys, estimative; print([m for m in sys.modules if m.startswith('estimative.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_example_of_the_docstring_holds() -> None:
    text = b"Key Judgment 1\nIt is likely that rain will fall over the next 3 days.\n"
    term = estimative.parse(text).judgments[0].term
    assert term is not None
    assert term.text == "likely"
