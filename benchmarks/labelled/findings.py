"""The labelled passages of ``tests/lint/corpus`` and the comparison of the linter's findings with their labels."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec

from estimative.lint.engine import lint
from estimative.lint.registry import rules
from estimative.text.parse import parse
from estimative.text.source import SourceText

CORPUS = Path(__file__).resolve().parents[2] / "tests" / "lint" / "corpus"
SETS = ("dev", "held")
CLASSES = ("E103", "E104", "E107", "J201", "E108", "T508", "E116")
"""What real estimates break most."""


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One expected finding. Line 0 stands for the whole document; an optional one counts neither way."""

    file: str
    code: str
    line: int
    words: str
    last: int = 0
    optional: bool = False

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of which any will do."""
        return tuple(self.code.split("|"))

    def takes(self, code: str, line: int) -> bool:
        """Whether a finding agrees in code and line."""
        return code in self.codes and (self.line == 0 or self.line <= line <= max(self.line, self.last))


class Reported(msgspec.Struct, frozen=True):
    """One finding of the linter, as the comparison sees it."""

    file: str
    code: str
    line: int
    shown: str


class Outcome(msgspec.Struct, frozen=True):
    """One set compared: `arguable` findings have an optional label, `unlabelled` ones a rule that no label covers."""

    right: tuple[Reported, ...]
    wrong: tuple[Reported, ...]
    missed: tuple[Label, ...]
    arguable: tuple[Reported, ...]
    unlabelled: tuple[Reported, ...] = ()

    def counts(self) -> dict[str, tuple[int, int, int]]:
        """Right, wrong and missed by rule. A missed alternative is filed under its first code."""
        right, wrong = Counter(item.code for item in self.right), Counter(item.code for item in self.wrong)
        missed = Counter(label.codes[0] for label in self.missed)
        return {code: (right[code], wrong[code], missed[code]) for code in sorted({*right, *wrong, *missed})}


def passages(name: str) -> list[Path]:
    """The texts of one set."""
    return sorted(path for path in (CORPUS / name).iterdir() if path.suffix in (".md", ".txt"))


def labels(name: str) -> list[Label]:
    """The labels of one set."""
    lines = (CORPUS / name / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [msgspec.convert(json.loads(line), Label) for line in lines]


@cache
def covered() -> frozenset[str]:
    """The rules for which the passages were read."""
    return frozenset((CORPUS / "codes.txt").read_text(encoding="utf-8").split())


def reported(path: Path) -> list[Reported]:
    """What the linter, with its defaults, says about one text."""
    data = path.read_bytes()
    source = SourceText(data)
    return [
        Reported(path.name, item.code, source.position(item.span.start)[0], source.slice(item.span))
        for item in lint(parse(data))
    ]


def compare(found: list[Reported], expected: list[Label]) -> Outcome:
    """Findings and labels of one text paired one to one; what is left over may fall under an optional label."""
    left, right, missed = [item for item in found if item.code in covered()], [], []
    required = [label for label in expected if not label.optional]
    for label in sorted(required, key=lambda item: (item.line == 0, len(item.codes), item.last - item.line)):
        partner = next((item for item in left if label.takes(item.code, item.line)), None)
        if partner is None:
            missed.append(label)
        else:
            left.remove(partner)
            right.append(partner)
    options = [label for label in expected if label.optional]
    arguable = [item for item in left if any(label.takes(item.code, item.line) for label in options)]
    wrong = [item for item in left if item not in arguable]
    unlabelled = [item for item in found if item.code not in covered()]
    return Outcome(tuple(right), tuple(wrong), tuple(missed), tuple(arguable), tuple(unlabelled))


@cache
def outcome(name: str) -> Outcome:
    """The comparison of one whole set."""
    expected = labels(name)
    parts = [
        compare(reported(path), [label for label in expected if label.file == path.name]) for path in passages(name)
    ]
    return Outcome(
        *(tuple(item for part in parts for item in getattr(part, field)) for field in Outcome.__struct_fields__)
    )


@cache
def severities() -> dict[str, str]:
    """The severity of each rule, by code."""
    return {rule.code: rule.severity for rule in rules()}


def groups() -> dict[str, tuple[str, ...]]:
    """The groups of rules whose figures are given together."""
    by = {name: tuple(c for c, of in severities().items() if of == name) for name in ("error", "warning", "info")}
    return {**by, "E and W": by["error"] + by["warning"], "seven classes": CLASSES}


def tally(result: Outcome, codes: tuple[str, ...]) -> tuple[int, int, int]:
    """Right, wrong and missed over some rules."""
    counts = result.counts()
    right, wrong, missed = (sum(counts.get(code, (0, 0, 0))[index] for code in codes) for index in range(3))
    return right, wrong, missed


def shares(result: Outcome, codes: tuple[str, ...]) -> tuple[float | None, float | None]:
    """Precision and recall over some rules."""
    right, wrong, missed = tally(result, codes)
    return share(right, wrong), share(right, missed)


def share(part: int, rest: int) -> float | None:
    """``part`` of ``part + rest``; None where there is nothing to divide."""
    return part / (part + rest) if part + rest else None
