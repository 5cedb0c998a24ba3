"""Scores of reading and grounding on the labelled sentences.

A pair (see `align`) is right in kind where the kind read is one of those labelled. Then it is a true positive of the
kind read; else it is a false positive of the kind read and a false negative of the first kind labelled. A labelled
claim without a partner is a false negative (an optional one does not count); a claim read without a partner is a false
positive. The verdict of a labelled claim is right where it has a partner whose verdict is one of those labelled,
whatever its kind. Attributes are counted over the pairs, each that a label gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from benchmarks.labelled.agree import agrees, stated
from benchmarks.labelled.align import align
from benchmarks.labelled.corpus import Gold, Row, Stores
from estimative.ground.grounding import judge
from estimative.ground.reader import read_text
from estimative.model.claims import Verdict
from estimative.registry.registry import Registry

CHECKABLE = ("event", "claim", "denial", "attribution", "trend", "count", "superlative", "reaction", "absence")


class Judged(Struct, frozen=True, kw_only=True):
    """One labelled claim beside the verdict on the claim read for it; either may be None, not both."""

    row: Row
    gold: Gold | None
    verdict: Verdict | None
    right: dict[str, bool]

    @property
    def kind_right(self) -> bool:
        """Whether the kind read is one of those labelled."""
        return self.gold is not None and self.verdict is not None and self.verdict.claim.kind in self.gold.kinds

    @property
    def verdict_right(self) -> bool:
        """Whether the verdict is one of those labelled."""
        return self.gold is not None and self.verdict is not None and self.verdict.kind in self.gold.verdicts

    @property
    def difference_right(self) -> bool:
        """Whether the difference that a label asks for is named."""
        if self.gold is None or self.verdict is None:
            return False
        return not self.gold.differs or any(
            item.attribute in self.gold.differs.split("|") for item in self.verdict.differences
        )

    @property
    def correct(self) -> bool:
        """Nothing to complain about."""
        return self.kind_right and self.verdict_right and self.difference_right and all(self.right.values())


class Score(Struct, frozen=True, kw_only=True):
    """What came of one set, with the counts that the tables print."""

    judged: tuple[Judged, ...]

    @property
    def gold(self) -> list[Judged]:
        """The labelled claims, with a partner or without."""
        return [item for item in self.judged if item.gold is not None]

    def kinds(self) -> dict[str, tuple[int, int, int]]:
        """True positives, false positives and false negatives of each kind."""
        true, extra, missed = Counter[str](), Counter[str](), Counter[str]()
        for item in self.judged:
            if item.kind_right and item.verdict is not None:
                true[item.verdict.claim.kind] += 1
                continue
            if item.verdict is not None:
                extra[item.verdict.claim.kind] += 1
            if item.gold is not None:
                missed[item.gold.kinds[0]] += 1
        return {kind: (true[kind], extra[kind], missed[kind]) for kind in sorted({*true, *extra, *missed})}

    def checkable_f1(self) -> float:
        """F1 over the checkable kinds together."""
        counts = [count for kind, count in self.kinds().items() if kind in CHECKABLE]
        return f1(*(sum(column) for column in zip(*counts, strict=True))) if counts else 0.0

    def verdict_accuracy(self) -> float:
        """Share of the labelled claims whose verdict is right."""
        return _share(item.verdict_right for item in self.gold)

    def attributes(self) -> dict[str, tuple[int, int]]:
        """Right and stated, of each attribute over the pairs; "differs" is the difference that a label asks for."""
        right, all_ = Counter[str](), Counter[str]()
        for item in self.gold:
            if item.verdict is None or item.gold is None:
                continue
            for name, is_right in item.right.items():
                right[name] += is_right
                all_[name] += 1
            if item.gold.differs:
                right["differs"] += item.difference_right
                all_["differs"] += 1
        return {name: (right[name], all_[name]) for name in sorted(all_)}

    def false(self, verdict: str) -> int:
        """How many labelled claims are wrongly called so; a false *supported* or *contradicted* is the worst error."""
        return sum(
            item.verdict is not None and item.verdict.kind == verdict and not item.verdict_right for item in self.gold
        )


def f1(true: int, extra: int, missed: int) -> float:
    """Harmonic mean of precision and recall; 0 without a true positive."""
    return 2 * true / (2 * true + extra + missed) if true else 0.0


def score(rows: Iterable[Row], stores: Stores) -> Score:
    """Read and ground every row whose store is here."""
    return Score(judged=tuple(item for row in rows if stores.has(row.store) for item in judged(row, stores)))


def judged(row: Row, stores: Stores) -> list[Judged]:
    """The claims of a row beside those labelled. What is read in the words before the text is left out."""
    text = f"{row.before} {row.text}" if row.before else row.text
    start = len(text.encode()) - len(row.text.encode())
    claims = read_text(text, stores.registry, today=date.fromisoformat(row.day))
    verdicts = [v for v in judge(claims, stores.evidence(row.store, row.day)) if v.claim.span.end > start]
    found = []
    for i, j in align(row.claims, [v.claim for v in verdicts], stores.registry):
        gold, verdict = None if i is None else row.claims[i], None if j is None else verdicts[j]
        if verdict is not None or (gold is not None and not gold.optional):
            found.append(_judged(row, gold, verdict, stores.registry))
    return found


def _judged(row: Row, gold: Gold | None, verdict: Verdict | None, registry: Registry) -> Judged:
    right: dict[str, bool] = {}
    if gold is not None and verdict is not None:
        right = {name: agrees(name, gold, verdict.claim, registry) for name in stated(gold)}
    return Judged(row=row, gold=gold, verdict=verdict, right=right)


def _share(items: Iterable[bool]) -> float:
    values = list(items)
    return sum(values) / len(values) if values else 0.0
