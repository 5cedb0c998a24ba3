"""How exact the linter is: precision and recall of each rule on labelled passages, and the founding assessment.

    python -m benchmarks lint-quality
    python -m benchmarks.lint_quality [--set dev|held] [--failures] [--held-failures]

The passages lie in ``tests/lint/corpus``: ``dev`` to develop on, ``held`` not to be looked at while developing. A
finding matches a gold row when code and line agree: the code is the row's, or one of an ``A|B`` alternative; the line
is the row's first or last or lies between them, and any line will do for a row of line 0, which is about the whole
document. Findings and rows are paired one to one. What is left over counts as wrong, unless an optional row (a careful
editor may go either way) takes it: such findings count neither for nor against, and so do those of rules that the
labels do not cover (``codes.txt``). A missed alternative is filed under its first code. n is the number of rows that
must be found. Goal: precision of errors and of warnings 0.9.

``--failures`` lists what is wrong in dev; only whoever keeps the labels, and does not tune on them, lists what is
wrong in held. The founding assessment (ESTIMATIVE_SHARED) is held against the table in
``tests/lint/test_lint_review.py``: a defect is found when each of its lines bears one of its codes.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from benchmarks.labelled.findings import (
    SETS,
    Outcome,
    groups,
    labels,
    outcome,
    passages,
    reported,
    severities,
    share,
    shares,
    tally,
)

ROOT = Path(__file__).resolve().parent.parent
REVIEW = ROOT / "tests" / "lint" / "test_lint_review.py"


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", choices=SETS, action="append", help="only this set")
    parser.add_argument("--failures", action="store_true", help="list what is wrong in dev")
    parser.add_argument("--held-failures", action="store_true", help="for label keepers: list what is wrong in held")
    given = parser.parse_args()
    wanted = given.set or list(SETS)
    table(wanted)
    for name in wanted:
        summary(name, outcome(name))
        if (name == "dev" and given.failures) or (name == "held" and given.held_failures):
            failures(outcome(name))
    founding()
    return 0


def table(names: list[str]) -> None:
    """One line a rule, the sets side by side."""
    counts = {name: outcome(name).counts() for name in names}
    print("rule  severity" + "".join(f"{f'{name}: precision  recall    n':>31}" for name in names))
    for code in sorted({code for found in counts.values() for code in found}):
        cells = ""
        for name in names:
            right, wrong, missed = counts[name].get(code, (0, 0, 0))
            cells += f"{shown(share(right, wrong)):>20}{shown(share(right, missed)):>8}{right + missed:>3}"
        print(f"{code}  {severities().get(code, '?'):<8}{cells}")


def summary(name: str, result: Outcome) -> None:
    """Passages, labels and the overall figures of one set."""
    expected = labels(name)
    optional = sum(label.optional for label in expected)
    print(f"\n{name}: {len(passages(name))} passages, {len(expected) - optional} labels, {optional} optional")
    for group, codes in groups().items():
        print(f"  {group:<14}{line(result, codes)}")
    print(f"  arguable findings left out: {len(result.arguable)}")
    strange = Counter(item.code for item in result.unlabelled)
    if strange:
        print(f"  rules without labels: {', '.join(f'{code} ({n})' for code, n in sorted(strange.items()))}")


def line(result: Outcome, codes: tuple[str, ...]) -> str:
    """Precision and recall over some rules."""
    right, wrong, missed = tally(result, codes)
    precision, recall = shares(result, codes)
    return (
        f"precision {shown(precision)} ({right} of {right + wrong}), "
        f"recall {shown(recall)} ({right} of {right + missed})"
    )


def shown(value: float | None) -> str:
    """A share with three decimals, a dash for none."""
    return "–" if value is None else f"{value:.3f}"


def failures(result: Outcome) -> None:
    """Every finding that no label takes, and every label that no finding takes."""
    for item in sorted(result.wrong, key=lambda item: (item.code, item.file, item.line)):
        print(f"  wrong   {item.code} {item.file}:{item.line} {' '.join(item.shown.split())[:110]!r}")
    for label in sorted(result.missed, key=lambda label: (label.code, label.file, label.line)):
        print(f"  missed  {label.code} {label.file}:{label.line} {label.words[:110]!r}")


def founding() -> None:
    """The founding assessment against its review."""
    shared = Path(os.environ.get("ESTIMATIVE_SHARED", ROOT.parent / "shared"))
    seed, review = shared / "casebook" / "is-k" / "assessment.txt", reviewed()
    if review is None or not seed.is_file():
        print("\nfounding assessment: left out, no data")
        return
    found = {(item.line, item.code) for item in reported(seed)}
    print("\nfounding assessment:")
    listed: set[tuple[int, str]] = set()
    for title, rows in (("defects", review.DEFECTS), ("prose", review.PROSE)):
        kept = [name for name, (lines, codes) in rows.items() if met(found, lines, codes)]
        listed |= {(line, code) for lines, codes in rows.values() for line in lines for code in codes}
        print(
            f"  {title}: {len(kept)} of {len(rows)} found; missed: {', '.join(sorted(set(rows) - set(kept))) or 'none'}"
        )
    beyond = ", ".join(f"{code} at {line}" for line, code in sorted(found - listed))
    print(f"  findings: {len(found)}; beyond the review: {beyond or 'none'}")


def met(found: set[tuple[int, str]], lines: tuple[int, ...], codes: tuple[str, ...]) -> bool:
    """Whether each line bears one of the codes."""
    return all(any((line, code) in found for code in codes) for line in lines)


def reviewed() -> Any:
    """The module that holds the review's table, None where it is not there."""
    if not REVIEW.is_file():
        return None
    spec = importlib.util.spec_from_file_location("lint_review", REVIEW)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module if hasattr(module, "DEFECTS") and hasattr(module, "PROSE") else None


if __name__ == "__main__":
    sys.exit(main())
