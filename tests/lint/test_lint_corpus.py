"""The labelled passages: well formed, and the linter's precision and recall on them do not fall."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from types import ModuleType

import pytest

SETS = ("dev", "held")
FLOORS = {
    "dev": {"error": (0.9, 0.8), "warning": (0.9, 0.75), "E and W": (0.91, 0.78), "seven classes": (0.88, 0.85)},
    "held": {"error": (0.9, 0.7), "warning": (0.9, 0.8), "E and W": (0.9, 0.8), "seven classes": (0.88, 0.75)},
}
"""Least precision and least recall of each set."""
FAMILIES = frozenset("EJSCTADMP")
LEAST = 80


@pytest.fixture(scope="module")
def corpus() -> ModuleType:
    root = str(Path(__file__).resolve().parents[2])
    if root not in sys.path:
        sys.path.insert(0, root)
    return importlib.import_module("benchmarks.labelled.findings")


@pytest.mark.parametrize("name", SETS)
def test_each_label_points_at_its_words(corpus: ModuleType, name: str) -> None:
    texts = {path.name: path.read_text(encoding="utf-8").split("\n") for path in corpus.passages(name)}
    for label in corpus.labels(name):
        lines = texts[label.file]
        assert (label.line == 0) == (label.words == ""), label
        shown = " ".join(" ".join(lines[label.line - 1 : max(label.line, label.last)]).split())
        assert label.line == 0 or label.words in shown, label


@pytest.mark.parametrize("name", SETS)
def test_each_label_names_rules_that_exist(corpus: ModuleType, name: str) -> None:
    known = corpus.severities()
    assert not [label for label in corpus.labels(name) if not set(label.codes) <= set(known) & corpus.covered()]


@pytest.mark.parametrize("name", SETS)
def test_the_passages_are_many_and_of_every_family(corpus: ModuleType, name: str) -> None:
    assert len(corpus.passages(name)) >= LEAST // 2
    assert {label.code[0] for label in corpus.labels(name) if not label.optional} >= FAMILIES


def test_no_passage_stands_in_both_sets(corpus: ModuleType) -> None:
    texts = [path.read_text(encoding="utf-8") for name in SETS for path in corpus.passages(name)]
    assert len(set(texts)) == len(texts)
    assert not {path.name for path in corpus.passages("dev")} & {path.name for path in corpus.passages("held")}


def test_pairs_are_one_to_one_and_options_take_what_is_left(corpus: ModuleType) -> None:
    label, reported = corpus.Label, corpus.Reported
    rows = [
        label("a", "E104|E116", 2, "will"),
        label("a", "J201", 3, "soon", last=4),
        label("a", "D701", 0, ""),
        label("a", "E101", 0, "", optional=True),
    ]
    found = [reported("a", code, line, "") for code, line in (("E116", 2), ("E116", 2), ("J201", 4), ("E101", 9))]
    outcome = corpus.compare([*found, reported("a", "X000", 1, "")], rows)
    assert {(item.code, item.line) for item in outcome.right} == {("E116", 2), ("J201", 4)}
    assert [item.code for item in outcome.wrong] == ["E116"]
    assert [item.code for item in outcome.missed] == ["D701"]
    assert [item.code for item in outcome.arguable] == ["E101"]
    assert [item.code for item in outcome.unlabelled] == ["X000"]


@pytest.mark.parametrize("name", SETS)
@pytest.mark.parametrize("group", ["error", "warning", "E and W", "seven classes"])
def test_precision_and_recall_do_not_fall(corpus: ModuleType, name: str, group: str) -> None:
    precision, recall = corpus.shares(corpus.outcome(name), corpus.groups()[group])
    assert (precision or 0.0) >= FLOORS[name][group][0]
    assert (recall or 0.0) >= FLOORS[name][group][1]
