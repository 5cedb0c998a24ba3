"""One sentence with everything that the phrase readers find in it, and its clauses cut out of that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

from msgspec import Struct

from estimative.ground.reading import clauses, days, unlisted
from estimative.model.spans import Found, Phrase, Span
from estimative.registry.registry import Registry
from estimative.text.phrases import dates, quantities, quotes
from estimative.text.phrases.dates import FoundDate, Order
from estimative.text.phrases.quantities import FoundQuantity

T = TypeVar("T", Found, FoundDate, FoundQuantity)


class Parsed(Struct, frozen=True, kw_only=True):
    """A stretch of text (a sentence or one of its clauses) with what was found in it, at character offsets of `text`.

    `base` is the byte offset of `text` in the file.
    """

    text: str
    base: int
    actors: tuple[Found, ...]
    places: tuple[Found, ...]
    events: tuple[Found, ...]
    dates: tuple[FoundDate, ...]
    quantities: tuple[FoundQuantity, ...]
    quoted: tuple[clauses.Range, ...] = ()
    year: int | None = None
    """The one year that the sentence's full dates lie in, for the days beside them that have none."""

    def span(self, start: int, end: int) -> Span:
        """The bytes of a character range."""
        return Span(self.base + size(self.text[:start]), self.base + size(self.text[:end]))

    def phrase(self, start: int, end: int, value: str = "") -> Phrase:
        """The words of a character range."""
        return Phrase(self.span(start, end), self.text[start:end], value)

    def cut(self, start: int, end: int) -> Parsed:
        """The part between two offsets, as a text of its own."""
        return Parsed(
            text=self.text[start:end],
            base=self.base + size(self.text[:start]),
            actors=_within(self.actors, start, end),
            places=_within(self.places, start, end),
            events=_within(self.events, start, end),
            dates=_within(self.dates, start, end),
            quantities=_within(self.quantities, start, end),
            quoted=tuple((a - start, b - start) for a, b in self.quoted if start <= a and b <= end),
            year=self.year,
        )


def size(text: str) -> int:
    """The length of a text in bytes of the file; an invalid byte counts as the one byte it is."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogateescape"))


def _within(items: Sequence[T], start: int, end: int) -> tuple[T, ...]:
    from msgspec.structs import replace

    return tuple(
        replace(i, start=i.start - start, end=i.end - start) for i in items if start <= i.start and i.end <= end
    )


def parse(text: str, base: int, registry: Registry, order: Order | None) -> Parsed:
    """Find what there is to find in a sentence. Line ends inside it are read as spaces."""
    flat = text.replace("\n", " ").replace("\r", " ")
    named = _masked(flat)
    rulers = [*_rulers(named, registry), *_armies(named, registry)]
    times = tuple(days.merged(days.find(flat), dates.find(flat, order)))
    parties, places, events = registry.find_all(named)
    known = (*rulers, *_apart(parties, rulers))
    others = unlisted.find(named, (*known, *_whole(places, events)), [(t.start, t.end) for t in times])
    return Parsed(
        text=flat,
        base=base,
        actors=tuple(sorted((*(f for f in known if not _inside(f, others)), *others), key=lambda f: f.start)),
        places=tuple(_apart(places, rulers)),
        events=tuple(events),
        dates=times,
        quantities=tuple(quantities.find(flat, [(t.start, t.end) for t in times])),
        quoted=tuple((q.start, q.end) for q in quotes.find(flat)),
        year=_year(times),
    )


def _whole(places: Sequence[Found], events: Sequence[Found]) -> list[Found]:
    """Names that are no party's: named events, and places of more than one word ("Mazar-e-Sharif")."""
    return [*events, *(p for p in places if "-" in p.text or " " in p.text)]


def _inside(found: Found, others: Sequence[Found]) -> bool:
    return any(o.start <= found.start and found.end <= o.end for o in others)


def _year(times: Sequence[FoundDate]) -> int | None:
    years = {t.year for t in times if t.period is not None and t.month and t.year}
    return years.pop() if len(years) == 1 else None


_RULERS = re.compile(
    r"\b([A-Z]\w+)(?:'s|’s|s')? (?:new |current |present |de facto )*(?:rulers|de facto (?:authorities|"
    r"government|administration))\b"
)


def _rulers(text: str, registry: Registry) -> list[Found]:
    """Those who rule a country without being its recognised state: "Kabul's rulers" are the Taliban."""
    found = []
    for hit in _RULERS.finditer(text):
        place = next(iter(registry.place(hit.group(1))), None)
        code = registry.country(hit.group(1)) or (place.country if place else "")
        group = next((a.name for a in registry.actors() if code and a.governs == code), "")
        if group:
            found.append(Found(hit.start(), hit.end(), hit.group(), group))
    return found


_SIDES = re.compile(
    r"\b([A-Z][a-z]+) (?:side|delegation|capital['’]s|spokes(?:man|woman|person)|diplomats?|leadership|briefers?)\b|"
    r"\b(?:[Oo]fficials?|[Aa]uthorities|[Mm]inisters?|[Dd]iplomats?|[Ss]pokes(?:man|woman|person|men)|"
    r"[Gg]overnment) (?:in|"
    r"from|at) ([A-Z]\w+)\b"
)
_ARMIES = re.compile(
    r"\b(?:[Ss]oldiers|[Tt]roops|[Ff]orces|[Aa]rm(?:y|ies)|[Pp]olice(?:men)?|[Gg]unners|[Ww]arplanes|[Aa]ircraft|"
    r"[Jj]ets|"
    r"[Gg]unships|[Cc]ommandos|[Pp]aratroopers|[Bb]order guards) (?:of|from) (?:the )?([A-Z]\w+)"
)


def _armies(text: str, registry: Registry) -> list[Found]:
    """The state whose soldiers act, and in a log line the Taliban's short name: "Soldiers of Eritrea", "TB raid"."""
    found = [
        Found(hit.start(), hit.end(), hit.group(), f"Government of {name}")
        for hit in _ARMIES.finditer(text)
        if (name := registry.country_name(hit.group(1))) and name == hit.group(1)
    ]
    for hit in _SIDES.finditer(text):
        word = hit.group(1) or hit.group(2)
        state = registry.country_name(word)
        city = (
            next((f.value for f in registry.find_all(f"{word} said")[0] if f.text == word), "") if hit.group(2) else ""
        )
        if state or city.startswith("Government of "):
            found.append(Found(hit.start(), hit.end(), hit.group(), city or f"Government of {state}"))
    if days.log(text) or re.search(r"\bISKP?\b", text):
        for hit in re.finditer(r"\bTB\b", text):
            known = registry.actor("Taliban")
            if known is not None:
                found.append(Found(hit.start(), hit.end(), "TB", known.name))
    return found


def _apart(found: Sequence[Found], taken: Sequence[Found]) -> list[Found]:
    """Those of `found` that lie outside every one of `taken`."""
    return [f for f in found if not any(f.start < t.end and t.start < f.end for t in taken)]


_OPENER = re.compile(
    r"\s*(?:(?:most |more )?[A-Z][a-z]+ly|However|Furthermore|Moreover|Meanwhile|Also|Nevertheless|Nonetheless|"
    r"Therefore|Thus|Instead|"
    r"Indeed|Hence|For (?:instance|example)|In (?:addition|response|turn|contrast|fact)|Above all|As a result|"
    r"On the other hand),"
)


def _masked(text: str) -> str:
    """The text without its opening adverb and without "US$", which name nobody; every offset stays."""
    head = _OPENER.match(text)
    if head:
        text = " " * head.end() + text[head.end() :]
    for hit in _COUNTED.finditer(text):
        text = text[: hit.start(1)] + " " * (hit.end(1) - hit.start(1)) + text[hit.end(1) :]
    if days.log(text):
        text = _SMALL_ARMS.sub("   ", text)
    return text.replace("US$", "   ")


_SMALL_ARMS = re.compile(r"\bSAF\b(?! (?:soldiers|troops|forces|positions?|base|units?))")
"""Small-arms fire in a log line, elsewhere an army's short name."""


_COUNTED = re.compile(r"\b\d+\+? (?:x )?((?:[A-Z]{2,5} )?(?:E?KIA|E?WIA|MIA|DOW))\b")
"""What became of a number of people in a log line: no party's name."""


def parts(parsed: Parsed) -> list[Parsed]:
    """The clauses of a sentence."""
    return [parsed.cut(start, end) for start, end in clauses.split(parsed.text, parsed.actors, parsed.quoted)]
