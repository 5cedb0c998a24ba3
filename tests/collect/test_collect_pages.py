"""The reference page of the incident set: every column described, every example readable."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from estimative.collect.adapters.incidents import Incidents
from estimative.collect.adapters.incidents.files import SPECS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "incidents-csv.md"
SECTIONS = dict(re.findall(r"^## (\S+\.csv)\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.S | re.M))


@pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.name)
def test_every_column_is_described(spec) -> None:
    inherited = SECTIONS["attestations.csv"] if spec.name == "origins.csv" else ""
    named = set(re.findall(r"`([a-z0-9_]+)`", SECTIONS[spec.name] + inherited))
    assert spec.columns <= named


def test_the_examples_are_a_set(tmp_path: Path, read) -> None:
    for name, text in SECTIONS.items():
        rows = [line.strip() for line in text.splitlines() if line.startswith("    ")]
        (tmp_path / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    facts, intake, rejects = read(Incidents(), tmp_path)
    assert rejects == []
    assert intake.notes() == ()
    assert {type(fact).__name__ for fact in facts} == {
        "Source", "Report", "Incident", "Attestation", "Observation", "Reaction", "Statement",
    }  # fmt: skip
