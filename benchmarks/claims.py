"""How well claims are read and judged, on sentences labelled by hand.

    python -m benchmarks.claims [--set dev|dev2|blind] [--failures] [--blind-failures]

The sentences lie in ``tests/ground/labelled``: ``dev.jsonl`` and ``dev2.jsonl`` to develop on, ``blind.jsonl`` never
to be looked at while developing. Claims read are matched to claims labelled in the order of the text, one to one and
without crossing, so that the sum over the pairs of 1 (kind right) + ½ × (share of labelled attributes that agree) + ¼
is largest; see ``benchmarks/labelled/align.py``. Precision, recall and F1 are of kinds, with claims too many and too
few counted against them; the accuracy of verdicts is the share of labelled claims that have a partner with a right
verdict. Goals: F1 of the checkable kinds at least 0.9, verdict accuracy at least 0.9. ``--failures`` lists what is
wrong in the sets to develop on; only whoever keeps the labels, and does not tune on them, lists what is wrong in
blind.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict

from benchmarks.labelled.corpus import SETS, rows, stores
from benchmarks.labelled.score import CHECKABLE, Judged, Score, f1, score

GOAL = 0.9


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", choices=SETS, action="append", help="only this set")
    parser.add_argument("--failures", action="store_true", help="list what is wrong in dev")
    parser.add_argument("--blind-failures", action="store_true", help="for label keepers: list what is wrong in blind")
    given = parser.parse_args()
    with stores() as opened:
        for name in given.set or SETS:
            found = rows(name)
            absent = sum(not opened.has(row.store) for row in found)
            result = score(found, opened)
            print(f"\n{name}: {len(found) - absent} sentences" + (f", {absent} left out: no data" if absent else ""))
            report(result)
            if (name != "blind" and given.failures) or (name == "blind" and given.blind_failures):
                failures(result)
    return 0


def report(result: Score) -> None:
    """The tables of one set."""
    print(f"\n{'kind':<14}{'labelled':>9}{'precision':>11}{'recall':>8}{'F1':>7}")
    for kind, (true, extra, missed) in result.kinds().items():
        line = f"{kind:<14}{true + missed:>9}{_ratio(true, true + extra):>11}{_ratio(true, true + missed):>8}"
        print(f"{line}{f1(true, extra, missed):>7.2f}" + ("  *" if kind in CHECKABLE else ""))
    print(f"{'* together':<14}{'':>28}{result.checkable_f1():>7.3f}  (goal {GOAL})")
    print(f"\n{'attribute':<14}{'stated':>9}{'right':>8}")
    for name, (right, stated) in result.attributes().items():
        print(f"{name:<14}{stated:>9}{_ratio(right, stated):>8}")
    confusion(result)
    by_genre(result)
    print(f"\nverdict accuracy {result.verdict_accuracy():.3f} (goal {GOAL})", end="; ")
    print(", ".join(f"false {kind}: {result.false(kind)}" for kind in ("supported", "contradicted")))


def confusion(result: Score) -> None:
    """Labelled verdicts down, verdicts given across; a verdict that is one of several labelled stands on the
    diagonal."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for item in result.gold:
        if item.gold is not None:
            given = item.verdict.kind if item.verdict else "(no claim)"
            table[given if item.verdict_right else item.gold.verdicts[0]][given] += 1
    columns = ("supported", "partly", "contradicted", "not found", "not checkable", "(no claim)")
    print(f"\n{'labelled':<14}" + "".join(f"{name:>15}" for name in columns))
    for name in columns[:-1]:
        print(f"{name:<14}" + "".join(f"{table[name][other]:>15}" for other in columns))


def by_genre(result: Score) -> None:
    """Kinds and verdicts that are right, by genre."""
    groups: dict[str, list[Judged]] = defaultdict(list)
    for item in result.gold:
        groups[item.row.genre].append(item)
    print(f"\n{'genre':<20}{'claims':>8}{'kind':>8}{'verdict':>9}")
    for genre, items in sorted(groups.items()):
        kinds, verdicts = sum(i.kind_right for i in items), sum(i.verdict_right for i in items)
        print(f"{genre:<20}{len(items):>8}{_ratio(kinds, len(items)):>8}{_ratio(verdicts, len(items)):>9}")


def failures(result: Score) -> None:
    """What is wrong, claim by claim."""
    for item in result.judged:
        if item.correct:
            continue
        row, gold, verdict = item.row, item.gold, item.verdict
        print(f"\n{row.id} [{row.store} {row.day}] {row.before + ' >> ' if row.before else ''}{row.text}")
        if gold is not None:
            wrong = [name for name, right in item.right.items() if not right]
            print(f"   label: {gold.kind} · {gold.verdict} · differs: {gold.differs or '-'} · wrong: {wrong}")
            print(f"          { {name: getattr(gold, name) for name in wrong if name != 'time'} }")
        if verdict is None:
            print("   read:  nothing")
            continue
        claim = verdict.claim
        period = claim.time.period if claim.time else None
        print(f"   read:  {claim.kind} · {verdict.kind} · {[d.attribute for d in verdict.differences]} · {verdict.why}")
        phrases = {n: getattr(claim, n) for n in ("actor", "place", "target", "origin", "speaker")}
        print(f"          { {n: p.value or p.text for n, p in phrases.items() if p} } {period} {_figures(item)}")


def _figures(item: Judged) -> list[str]:
    return [f"{q.sense} {q.low}-{q.high} {q.unit}" for q in (item.verdict.claim.quantities if item.verdict else ())]


def _ratio(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
