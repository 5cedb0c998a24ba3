"""Sentences of a block: words without markup, each with the citations and quotations that belong to it."""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct, structs

from estimative.model.assessments import Citation, Quotation, Sentence
from estimative.text import citations, sentences
from estimative.text.citations import Cited
from estimative.text.drafts import Draft, Range
from estimative.text.flow import Flow, without
from estimative.text.headings import portion
from estimative.text.phrases import quotes
from estimative.text.source import SourceText

_KEPT = 2000
"""What bodies of at most so many characters say is kept for the next reading."""
_AFTER = 80
"""Characters after a body in which a portion mark or an opening word may still be looked for."""


def read(draft: Draft, source: SourceText) -> tuple[Sentence, ...]:
    """The sentences of a draft's body, in order; () where it has no words."""
    start, end = draft.body
    mark = draft.info if draft.kind == "bullet" else ""
    if draft.pieces is None and end - start <= _KEPT and not draft.links and not draft.code:
        return _bind(source, start, _plain(source.safe[start : end + _AFTER], end - start, mark))
    cited = _cited(source, draft)
    running = passage(draft, source, start, end) if draft.pieces is None else body_flow(draft, source.safe, cited)
    return _bind(source, 0, _spoken(source.safe, running, cited, mark))


class _Spoken(Struct, frozen=True):
    """What a body says, in characters: its sentences, the portion mark of each, its citations and quotations."""

    ranges: tuple[Range, ...] = ()
    portions: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()
    said: tuple[Range, ...] = ()


@lru_cache(maxsize=4096)
def _plain(window: str, size: int, mark: str) -> _Spoken:
    """What the first `size` characters say, a body without markup; kept, since most bodies outlive a keystroke."""
    body = Draft(start=0, end=size, body=(0, size), kind="paragraph")
    cited = citations.find(window, body)
    return _spoken(window, body_flow(body, window, cited), cited, mark)


@lru_cache(maxsize=4096)
def _running(body: str) -> Flow:
    draft = Draft(start=0, end=len(body), body=(0, len(body)), kind="paragraph")
    return body_flow(draft, body, citations.find(body, draft))


def _spoken(text: str, running: Flow, cited: list[Cited], mark: str) -> _Spoken:
    if not running.text:
        return _Spoken()
    ranges = [running.back(found) for found in sentences.split(running.text) if found[1] > found[0]]
    marks = _portions(text, _cut_after_placeholders(text, ranges, cited), mark)
    said = tuple(running.back((quoted.start, quoted.end)) for quoted in quotes.find(running.text))
    return _Spoken(tuple((start, end) for start, end, _ in marks), tuple(own for *_, own in marks), tuple(cited), said)


def passage(draft: Draft, source: SourceText, start: int, end: int) -> Flow:
    """The running text of a part of a draft's body, in characters of the file."""
    place = ("flow", draft.start, start, end)
    known: Flow | None = source.memo.get(place)
    if known is None:
        known = source.memo[place] = _part(draft, source, start, end)
    return known


def _part(draft: Draft, source: SourceText, start: int, end: int) -> Flow:
    if draft.pieces is None and 0 < end - start <= _KEPT and not draft.links and not draft.code:
        known = _running(source.safe[start:end])
        return known.moved(start) if known.text else known
    pieces = None
    if draft.pieces is not None:
        pieces = [(max(start, a), min(end, b)) for a, b in draft.pieces if b > start and a < end]
    part = structs.replace(draft, body=(start, end), pieces=pieces)
    return body_flow(part, source.safe, _cited(source, part))


def _cited(source: SourceText, draft: Draft) -> list[Cited]:
    """The citations of a draft's body, looked for once."""
    place = ("cited", draft.start, *draft.body)
    known: list[Cited] | None = source.memo.get(place)
    if known is None:
        known = source.memo[place] = citations.find(source.safe, draft)
    return known


def body_flow(draft: Draft, text: str, cited: list[Cited]) -> Flow:
    """The running text of a draft's body, without markup and without the citations that are no words of it."""
    gaps: list[Range] = [(_before(text, one, draft.body[0]), one.end) for one in cited if one.drop]
    if draft.pieces is None:
        return Flow(text, without(*draft.body, gaps))
    kept: list[Range] = []
    at = 0
    for start, end in draft.pieces:
        while at < len(gaps) and gaps[at][1] <= start:
            at += 1
        later = at
        while later < len(gaps) and gaps[later][0] < end:
            later += 1
        kept += without(start, end, gaps[at:later])
    return Flow(text, kept)


def _before(text: str, one: Cited, floor: int) -> int:
    """Where the gap of a citation begins: with the space before it when punctuation follows ("killed two
    (source).")."""
    start = one.start
    if text[one.end : one.end + 1] in tuple(".,;:)!?"):
        while start > floor and text[start - 1] in " \t\r\n":
            start -= 1
    return start


def _cut_after_placeholders(text: str, ranges: list[Range], cited: list[Cited]) -> list[Range]:
    """End a sentence at an unfilled source that a capital follows: the author forgot the full stop, not the source."""
    cuts = [one for one in cited if one.kind == "placeholder" and _opens(text, one.end)]
    if not cuts:
        return ranges
    found: list[Range] = []
    at = 0
    for start, end in ranges:
        low = start
        while at < len(cuts) and cuts[at].start < low:
            at += 1
        while at < len(cuts) and cuts[at].end < end:
            head = len(text[low : cuts[at].start].rstrip())
            if head:
                found.append((low, low + head))
            low = cuts[at].end
            while low < end and text[low].isspace():
                low += 1
            at += 1
        if low < end:
            found.append((low, end))
    return found


def _opens(text: str, at: int) -> bool:
    after = text[at : at + 8].lstrip()
    return bool(after) and text[at].isspace() and after[0].isupper()


def _portions(text: str, ranges: list[Range], mark: str) -> list[tuple[int, int, str]]:
    """Take the portion mark off each sentence's head; it holds for the sentences that follow, as it does on paper."""
    found: list[tuple[int, int, str]] = []
    for start, end in ranges:
        begin = portion(text, start)
        if begin > start:
            mark = text[start + 1 : begin - 1]
            while begin < end and text[begin].isspace():
                begin += 1
        if begin < end:
            found.append((begin, end, mark))
    return found


def _bind(source: SourceText, base: int, spoken: _Spoken) -> tuple[Sentence, ...]:
    """The sentences of a body whose characters count from `base`."""
    ranges, portions = spoken.ranges, spoken.portions
    starts = [start for start, _ in ranges]
    notes: list[list[Citation]] = [[] for _ in ranges]
    quoted: list[list[Quotation]] = [[] for _ in ranges]
    if not ranges:
        return ()
    for one in spoken.cited:
        place = notes[max(0, bisect_right(starts, one.start) - 1)]
        span = source.span(base + one.start, base + one.end)
        place.append(Citation(span=span, text=source.slice(span), kind=one.kind, key=one.key))
    for start, end in spoken.said:
        span = source.span(base + start, base + end)
        quoted[max(0, bisect_right(starts, start) - 1)].append(Quotation(span, source.slice(span)))
    return tuple(
        _sentence(source, (base + start, base + end), notes[index], quoted[index], portions[index])
        for index, (start, end) in enumerate(ranges)
    )


def _sentence(source: SourceText, place: Range, notes: list[Citation], quoted: list[Quotation], mark: str) -> Sentence:
    span = source.span(*place)
    return Sentence(
        span=span,
        text=source.slice(span),
        line=source.line(span.start),
        citations=tuple(notes),
        quotations=tuple(quoted),
        portion=mark,
    )
