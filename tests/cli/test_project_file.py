"""estimative.toml: found upwards, checked, with errors that name the place."""

from __future__ import annotations

from pathlib import Path

import pytest

from estimative import project
from estimative.errors import ConfigError, UsageError


def test_the_nearest_configuration_upwards_counts(tmp_path: Path) -> None:
    (tmp_path / "estimative.toml").write_text('store = "facts.duckdb"\n')
    (tmp_path / "assessments").mkdir()
    found = project.find(tmp_path / "assessments" / "one.md")
    assert found.found
    assert found.store == tmp_path / "facts.duckdb"


@pytest.mark.parametrize("text", ["store = 3\n", "colour = 'red'\n", "store = \n", "[[collect]]\npath = 'x'\n"])
def test_a_wrong_configuration_names_the_file(tmp_path: Path, text: str) -> None:
    (tmp_path / "estimative.toml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        project.find(tmp_path)
    assert "estimative.toml" in str(caught.value)


def test_without_a_project_a_store_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no store"):
        project.store_path(project.find(tmp_path), None)
