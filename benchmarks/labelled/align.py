"""Which claim that was read stands for which that was labelled.

Both lists are in the order of the text and are matched in that order, one to one, without crossing. Of all such
matchings the one with the largest sum is taken; a pair counts 1 where the kind is one of those labelled, ½ × the share
of the labelled attributes that agree, and ¼ merely for being a pair, so that no claim stays alone while there is one
left for it. Of equal sums the one that pairs earlier claims wins. The verdict has no say.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.labelled.agree import agrees, stated
from benchmarks.labelled.corpus import Gold
from estimative.model.claims import Claim
from estimative.registry.registry import Registry

Pair = tuple[int | None, int | None]


def likeness(gold: Gold, claim: Claim, registry: Registry) -> float:
    """How much speaks for a pair, from ¼ to 1¾."""
    names = stated(gold)
    share = sum(agrees(name, gold, claim, registry) for name in names) / len(names) if names else 0.0
    return 0.25 + (claim.kind in gold.kinds) + 0.5 * share


def align(golds: Sequence[Gold], claims: Sequence[Claim], registry: Registry) -> list[Pair]:
    """Pairs of positions in both lists, in order; None where a claim of one list has no partner in the other."""
    rows, columns = len(golds), len(claims)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    like = [[likeness(gold, claim, registry) for claim in claims] for gold in golds]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            best[i][j] = max(like[i][j] + best[i + 1][j + 1], best[i + 1][j], best[i][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < rows and j < columns:
        if best[i][j] == like[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return [*pairs, *((k, None) for k in range(i, rows)), *((None, k) for k in range(j, columns))]
