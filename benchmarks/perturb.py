"""How many alterations of true sentences grounding finds and names, and how many true sentences it calls wrong.

    python -m benchmarks.perturb [--held] [--count N] [--seed N] [--store NAME] [--show N]

Sentences are made from the facts of a store by the phrasings of ``benchmarks/perturbation/dev.py``; ``--held`` takes
the phrasings of ``held*.py`` beside it and the stores of the held-back evaluation. What counts as found and as named
stands in ``benchmarks/perturbation/measure.py``. Goals: at least 95 % of alterations named, at most 2 % of true
sentences called contradicted.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from benchmarks.perturbation import stores
from benchmarks.perturbation.measure import Case, cases, count
from benchmarks.perturbation.phrasing import Phrasing

NAMED, WRONG = 0.95, 0.02


def main() -> int:
    """Print the tables; 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--shared", type=Path, default=_shared())
    parser.add_argument("--held", action="store_true", help="held-back phrasings and stores")
    parser.add_argument("--count", type=int, default=20, help="true sentences of each phrasing and store")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--store", action="append", help="only this store")
    parser.add_argument("--show", type=int, default=0, help="how many failures of each kind to print")
    given = parser.parse_args()
    names = given.store or sorted(stores.HELD if given.held else stores.DEV)
    found: list[Case] = []
    for name in names:
        with stores.evidence(given.shared, name) as evidence:
            found += cases(name, evidence, phrasings(given.held), count=given.count, seed=given.seed)
    return report(found, given.show)


def _shared() -> Path:
    return Path(os.environ.get("ESTIMATIVE_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def phrasings(held: bool) -> tuple[Phrasing, ...]:
    """The phrasings to use, of every file there is."""
    folder = Path(__file__).parent / "perturbation"
    files = sorted(path.stem for path in folder.glob("held*.py")) if held else ["dev"]
    modules = (importlib.import_module(f"benchmarks.perturbation.{name}") for name in files)
    return tuple(phrasing for module in modules for phrasing in module.PHRASINGS)


def report(found: list[Case], show: int = 0) -> int:
    """Print the tables and return the exit status."""
    true = [case for case in found if not case.attribute]
    altered = [case for case in found if case.attribute]
    print(f"{'':<28}{'true':>6}{'supported':>11}{'called wrong':>14}{'altered':>9}{'found':>8}{'named':>8}")
    for by in ("store", "attribute", "phrasing"):
        _table(found, by)
    wrong = sum(case.wrong for case in true) / max(len(true), 1)
    named = sum(case.named for case in altered) / max(len(altered), 1)
    goals = f"(goals: at least {NAMED:.0%}, at most {WRONG:.0%})"
    print(f"altered sentences named: {named:.1%}; true ones called wrong: {wrong:.1%} {goals}")
    _show("true but called wrong", (c for c in true if c.wrong), show)
    _show("true but not supported", (c for c in true if not c.supported and not c.wrong), show)
    _show("altered but supported", (c for c in altered if not c.found), show)
    _show("altered, found but not named", (c for c in altered if c.found and not c.named), show)
    return 0 if named >= NAMED and wrong <= WRONG else 1


def _table(found: list[Case], by: str) -> None:
    for name, (true, altered) in sorted(count(found, by).items()):
        left = f"{true.total:>6}{true.share:>11.1%}{true.second / true.total:>14.1%}" if true.total else " " * 31
        share = altered.second / altered.total if altered.total else 0.0
        right = f"{altered.total:>9}{share:>8.1%}{altered.share:>8.1%}" if altered.total else ""
        print(f"{name or 'true':<28}{left}{right}")
    print()


def _show(title: str, items: Iterable[Case], show: int) -> None:
    for case in list(items)[:show]:
        told = [(v.kind, v.claim.kind, [d.attribute for d in v.differences], v.why) for v in case.verdicts]
        print(f"-- {title}: [{case.store}; {case.phrasing}; {case.attribute} {case.variant}] {case.text}")
        for line in told:
            print(f"     {line}")


if __name__ == "__main__":
    sys.exit(main())
