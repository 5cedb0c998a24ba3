"""Judgment statements of varied style, each with the parts and the horizon one should read in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from estimative.registry.registry import Registry
from estimative.text.phrases import horizon, parts, terms

ROWS = [json.loads(line) for line in (Path(__file__).parent / "statements.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:40])
def test_parts_and_horizon(row: dict[str, str | None]) -> None:
    text = str(row["text"])
    found, until = parts.read(text, Registry.default()), horizon.find(text)
    for name in ("actor", "act", "place", "purpose"):
        item = getattr(found, name)
        assert (item.text if item else None) == row[name], name
        assert item is None or text[item.start : item.end] == item.text
    assert (until.text if until else None) == row["horizon"]
    assert found.act is None or not terms.find(found.act.text)
