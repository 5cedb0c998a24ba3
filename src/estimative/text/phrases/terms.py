"""Estimative terms in sentences: which scale's word, negated or modified, with the number written beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from estimative import scales as tables
from estimative.model.scales import Band, Scale, Term
from estimative.model.spans import Found
from estimative.registry.index import touches
from estimative.scales import Membership
from estimative.text.phrases import quotes, termguards
from estimative.text.phrases.beside import beside
from estimative.text.phrases.letters import fold, occurrences, word_after


class FoundTerm(Struct, frozen=True, kw_only=True):
    """A term found in a text.

    `term` is the canonical name and `band` its band on `scale`: the declared scale where the words are a term of it,
    else the first of `scales`, which lists every scale that has them. `negated` marks "not likely" and "not unlikely";
    `modifier` keeps a stacked word ("quite", "increasingly", "more"); `probability` is the number or range beside it,
    with its own offsets in `number`; `quoted` marks words inside quotation marks.
    """

    start: int
    end: int
    text: str
    term: str
    scale: str
    band: Band
    scales: tuple[str, ...] = ()
    negated: bool = False
    modifier: str = ""
    modifier_start: int = -1
    probability: Band | None = None
    number: Found | None = None
    quoted: bool = False

    @property
    def value(self) -> str:
        """The canonical term."""
        return self.term


class _Spelling(Struct, frozen=True):
    words: tuple[str, ...]
    rows: tuple[tuple[Scale, Term], ...]


_LOOSE = {
    "remote": ("remote chance", "remote possibility", "remote likelihood", "remote probability", "remote prospect"),
    "roughly even chance": (
        "roughly even chances",
        "a roughly even chance",
        "roughly an even chance",
        "roughly equal chance",
    ),
    "roughly even odds": ("roughly even",),
    "chances about even": ("chances are about even", "chances a little better than even", "about an even chance"),
    "realistic possibility": ("realistic possibilities",),
    "almost no chance": ("almost no possibility", "almost no likelihood"),
}
"""Spellings met in real products beside those of the tables."""
_KEPT = 1000
"""The terms of texts of at most so many characters are kept for whoever asks next."""
_KENTS = (("probably", "not"), ("certainly", "not"))


def find(text: str, scale: Scale | None = None, scales: Sequence[Scale] | None = None) -> list[FoundTerm]:
    """Every term use in the text, longest first at each place, left to right.

    With a declared `scale` its own reading of a word comes first; without one, the scale to which most of the text's
    terms belong. `scales` is the pool to search (the built-ins). What only looks like a term is left out: "probable
    cause", "remote access", "more likely to" keeps its modifier but stays.
    """
    if scales is None and len(text) <= _KEPT:
        return list(_known(text, _Same(scale)))
    return _read(text, scale, scales)


class _Same:
    """A scale compared by identity: comparing and hashing whole tables would cost more than reading a sentence."""

    __slots__ = ("scale",)

    def __init__(self, scale: Scale | None) -> None:
        self.scale = scale

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.scale is self.scale

    def __hash__(self) -> int:
        return id(self.scale)


@lru_cache(maxsize=4096)
def _known(text: str, same: _Same) -> tuple[FoundTerm, ...]:
    """The terms of a sentence: several passes ask for them, and an editor asks again after every keystroke."""
    return tuple(_read(text, same.scale, None))


def _read(text: str, scale: Scale | None, scales: Sequence[Scale] | None) -> list[FoundTerm]:
    pool = _pool(scale, scales)
    hits = _hits(text, pool, negations=scale is not None and scale.id == "kent")
    if not hits:
        return []
    first = scale or _best(hits, pool)
    voices = [(q.start, q.end) for q in quotes.find(text)]
    return [_found(text, start, end, spelling, first, voices) for start, end, spelling in hits]


def detect_scales(text: str, scales: Sequence[Scale] | None = None) -> tuple[Membership, ...]:
    """The scales to which the text's own terms (not the quoted ones) belong, best first."""
    return tables.detect((item.text for item in find(text, scales=scales) if not item.quoted), _pool(None, scales))


def _pool(scale: Scale | None, scales: Sequence[Scale] | None) -> tuple[Scale, ...]:
    pool = tables.builtin() if scales is None else tuple(scales)
    if scale is None:
        return pool
    return (scale, *(item for item in pool if item.id not in (scale.id, scale.id.split("+")[0])))


_Table = dict[str, tuple[_Spelling, ...]]
_tables: dict[tuple[int, ...], tuple[tuple[Scale, ...], _Table]] = {}
"""The spellings of pools of scales, by the identity of the scales, which stay alive with them."""


def _spellings(pool: tuple[Scale, ...]) -> _Table:
    """Every spelling by its last word, longest first."""
    same = tuple(map(id, pool))
    if same not in _tables:
        if len(_tables) > 64:
            _tables.clear()
        _tables[same] = pool, _spelled(pool)
    return _tables[same][1]


def _spelled(pool: tuple[Scale, ...]) -> _Table:
    rows: dict[tuple[str, ...], list[tuple[Scale, Term]]] = {}
    for scale in pool:
        for row in scale.terms:
            for words in _written(row):
                same = rows.setdefault(tuple(words.split()), [])
                if all(scale.id != other.id for other, _ in same):
                    same.append((scale, row))
    by_last: dict[str, list[_Spelling]] = {}
    for split, found in rows.items():
        by_last.setdefault(split[-1], []).append(_Spelling(split, tuple(found)))
    return {last: tuple(sorted(same, key=lambda s: (-len(s.words), s.words))) for last, same in by_last.items()}


def _written(row: Term) -> Iterable[str]:
    for accepted in (row.name, *row.synonyms):
        for form in tables.forms(accepted):
            yield form
            yield from _LOOSE.get(form, ())


def _hits(text: str, pool: tuple[Scale, ...], *, negations: bool) -> list[tuple[int, int, _Spelling]]:
    """Every use of a spelling. "Probably not" is a term only with `negations` (Kent), else "probably", negated."""
    folded = fold(text)
    found: list[tuple[int, int, _Spelling]] = []
    for last, same in _spellings(pool).items():
        if last not in folded:
            continue
        for at in occurrences(folded, last):
            for spelling in same:
                if spelling.words[-2:] in _KENTS and not negations:
                    continue
                start = _backwards(folded, at, spelling.words)
                end = at + len(last)
                if start >= 0:
                    if termguards.is_term(folded, text, start, end, spelling.words):
                        found.append((start, end, spelling))
                    break
    found.sort(key=lambda hit: (hit[0], -hit[1]))
    return _without_overlaps(found)


def _without_overlaps(found: list[tuple[int, int, _Spelling]]) -> list[tuple[int, int, _Spelling]]:
    """Where spellings overlap, the longest one ("almost certainly not" over "almost certainly")."""
    kept: list[tuple[int, int, _Spelling]] = []
    for hit in found:
        while kept and hit[0] < kept[-1][1] and hit[1] - hit[0] > kept[-1][1] - kept[-1][0]:
            kept.pop()
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return kept


def _backwards(folded: str, at: int, words: tuple[str, ...]) -> int:
    """Where the words start whose last one stands at `at`; -1 where the ones before do not match."""
    for word in reversed(words[:-1]):
        end = at
        while end > 0 and at - end < 8 and (folded[end - 1].isspace() or folded[end - 1] in "-‑"):
            end -= 1
        start = end - len(word)
        if end == at or start < 0 or folded[start:end] != word or (start and folded[start - 1].isalnum()):
            return -1
        at = start
    return at


def _best(hits: list[tuple[int, int, _Spelling]], pool: tuple[Scale, ...]) -> Scale:
    """The scale that knows most of the different spellings met; the first of the pool where several do."""
    met = {spelling.words: spelling for _, _, spelling in hits}.values()
    counts = {scale.id: sum(any(scale.id == s.id for s, _ in item.rows) for item in met) for scale in pool}
    return max(pool, key=lambda scale: counts[scale.id])


def _found(
    text: str, start: int, end: int, spelling: _Spelling, first: Scale, voices: list[tuple[int, int]]
) -> FoundTerm:
    scale, row = next((pair for pair in spelling.rows if pair[0].id == first.id), spelling.rows[0])
    modifier, modifier_start = termguards.modifier(text, start)
    number, probability = beside(text, start, word_after_term(text, end))
    return FoundTerm(
        start=start,
        end=end,
        text=text[start:end],
        term=row.name,
        scale=scale.id,
        band=row.band,
        scales=tuple(pair[0].id for pair in spelling.rows),
        negated=termguards.negated(text, modifier_start if modifier_start >= 0 else start, end, spelling.words),
        modifier=modifier,
        modifier_start=modifier_start,
        probability=probability,
        number=number,
        quoted=touches(start, end, voices),
    )


def word_after_term(text: str, end: int) -> int:
    """The end of a term with the noun that carries it on: "likely", "a roughly even chance |"."""
    start, stop = word_after(text, end)
    return stop if text[start:stop].lower() in ("chance", "odds", "probability", "likelihood") else end
