"""``estimative explain`` as a user calls it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from estimative.cli.explain import command
from estimative.errors import UsageError


def explain(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), standalone_mode=False)


def test_a_term_shows_its_band_its_source_and_where_it_is_none() -> None:
    result = explain("highly likely")
    assert "80–90 %" in result.output
    assert "GOV.UK" in result.output
    assert "icd203         nearest band: very likely (80–95 %)" in result.output


def test_a_number_shows_the_term_of_every_scale_with_the_gap_note() -> None:
    result = explain("0.22")
    assert "phia-2025      highly unlikely" in result.output
    assert "gap between" in result.output
    assert explain("22 %").output == explain("22").output == result.output


def test_a_number_on_one_scale_as_json() -> None:
    data = json.loads(explain("0.22", "--scale", "phia-2025", "--format", "json").output)
    assert data["namings"][0]["term"] == "highly unlikely"
    assert data["namings"][0]["also"] == ["unlikely"]


def test_the_list_of_scales_has_them_all() -> None:
    data = json.loads(explain("--scales", "--format", "json").output)
    assert {row["id"] for row in data} >= {"icd203", "icd203+numbers", "phia-2025", "kent", "ipcc-ar5", "nz"}
    assert max(len(line) for line in explain("--scales").output.splitlines()) <= 100


def test_an_unknown_term_suggests_the_nearest() -> None:
    result = explain("highly lickly")
    assert isinstance(result.exception, UsageError)
    assert "'highly likely'" in result.exception.hint


@pytest.mark.parametrize("arguments", [(), ("140",), ("likely", "--scale", "nato")])
def test_bad_usage_is_an_error_with_a_hint(arguments: tuple[str, ...]) -> None:
    result = explain(*arguments)
    assert isinstance(result.exception, UsageError)
    assert result.exception.hint
