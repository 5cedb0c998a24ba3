"""Where a clause says that it happened and where it came from, and the numbers it gives."""

from __future__ import annotations

import re

from estimative.ground.reading.kinds import has, pattern
from estimative.ground.reading.memory import ABROAD, BORDER, COUNTRY, CROSS, OVER, Memory
from estimative.ground.reading.parse import Parsed
from estimative.model.claims import Quantity
from estimative.model.spans import Found, Phrase
from estimative.registry.registry import Registry

FAMILY = (
    r"attacks?|bombings?|blasts?|shootings?|assaults?|explosions?|strikes?|massacre|raids?|ambush|"
    r"killings?|rockets?|attempts?|operations?|shelling"
)
_PLACE = (
    r"\b(?:in|at|near|outside|inside|into|around) (?:the (?:town|city|village|district|province|port|"
    r"region) of |(?:northern|southern|eastern|western|central) )?"
    r"((?-i:[A-Z])[\w'’-]+(?: (?-i:(?:[A-Z]|al-|el-|de |e-))[\w'’-]*)*)"
)


_PURPOSE = re.compile(r"\b(?:so as to|in order to|so that|to (?=embarrass|undermine|weaken|show|humiliate))\b")


def places(
    parsed: Parsed, actor: Phrase | None, memory: Memory, registry: Registry
) -> tuple[Phrase | None, Phrase | None]:
    """Where it happened (the most precise place named) and where it came from."""
    origin = place = None
    best = -1
    for found in parsed.places:
        phrase = parsed.phrase(found.start, found.end, found.value)
        if _names_party(parsed, found, actor):
            continue
        before = parsed.text[max(0, found.start - 18) : found.start].lower()
        if re.search(r"\bfrom (?:inside |within |northern |southern |eastern |western |the )*$", before):
            origin = phrase
            continue
        located = (
            2
            if re.search(
                r"\b(?:in|at|near|into|inside|on|against|outside|towards?|across|hit|struck|of|is|shelled|to|"
                r"attack(?:ed|ing)?|bomb(?:ed|ing)|storm(?:ed|ing)|target(?:ed|ing)|raid(?:ed|"
                r"ing))\b(?: \w+)? (?:the )?(?:\w+, )?$",
                before,
            )
            else 1
        )
        beside = bool(re.match(rf"(?: \w+)? (?:{FAMILY})\b", parsed.text[found.end :].lower()))
        precise = not registry.country(found.value) and not any(
            entry.countries for entry in registry.place(found.value)
        )
        rank = 3 * (precise and (located == 2 or beside)) + located
        if rank > best:
            place, best = phrase, rank
    # The registry knows few places outside its region: a capitalised name after a preposition of place is one.
    unlisted = _unlisted(parsed)
    if unlisted is not None and (best < 3 or (place is not None and unlisted.span.covers(place.span))):
        place = unlisted
    outside = has(_PURPOSE.split(parsed.text, 1)[0], ABROAD)
    if outside and (home := _home(parsed, outside.start(), outside.end(), memory, registry)):
        within = place is not None and registry.country(place.value or place.text) and not _apart(place, home, registry)
        return (None if within else place), parsed.phrase(outside.start(), outside.end(), home)
    if place is None:
        place = _referred(parsed, memory, registry)
    crossing = has(parsed.text, CROSS) or (has(parsed.text, OVER) if place is None else None)
    if origin is None and (hit := crossing) and memory.home is not None:
        origin = parsed.phrase(hit.start(), hit.end(), memory.home.value)
    return place, origin


def _home(parsed: Parsed, start: int, end: int, memory: Memory, registry: Registry) -> str:
    """The country that "abroad", "its neighbours" or "beyond …'s borders" is seen from."""
    near = [f for f in parsed.places if registry.country(f.value) and f.start < end + 16 and start < f.end]
    known = memory.home or memory.country
    if not near and has(parsed.text[start:end], r"\b(?:outside|beyond) (?-i:[A-Z])"):
        return ""  # "outside Kabul" is no other country
    return near[0].value if near else known.value if known is not None else ""


def _apart(place: Phrase, home: str, registry: Registry) -> bool:
    return registry.country(place.value or place.text) != registry.country(home)


def _unlisted(parsed: Parsed) -> Phrase | None:
    """A place that the registry does not know ("near Gao", "in the town of El Fasher") or knows a part of only."""
    for hit in pattern(_PLACE).finditer(parsed.text):
        start, end = hit.span(1)
        end -= 2 if hit.group(1).endswith(("'s", "’s")) else 0
        taken = [(f.start, f.end) for f in (*parsed.actors, *parsed.events)]
        taken += [(when.start, when.end) for when in parsed.dates]
        known = [(f.start, f.end) for f in parsed.places]
        if not parsed.text[start].isupper() or hit.group(1).isupper():
            continue
        if any(a < end and start < b for a, b in taken) or any(a <= start and end <= b for a, b in known):
            continue
        return parsed.phrase(start, end)
    return None


def _names_party(parsed: Parsed, found: Found, actor: Phrase | None) -> bool:
    """Whether a country stands for the state that acts or speaks, or an event's own name holds it."""
    if actor is not None and actor.span == parsed.span(found.start, found.end):
        return True
    office = any(a.start <= found.start and found.end < a.end for a in parsed.actors)
    return office or any(
        e.start <= found.start and found.end <= e.end and "attack" not in e.text.lower() for e in parsed.events
    )


def _referred(parsed: Parsed, memory: Memory, registry: Registry) -> Phrase | None:
    """The country or the far side of the border that the document spoke of before."""
    hit = has(parsed.text, COUNTRY)
    if hit and (memory.country or memory.home):
        known = memory.home or memory.country
        assert known is not None
        return parsed.phrase(hit.start(), hit.end(), known.value)
    hit = has(parsed.text, BORDER)
    home = memory.home.value if memory.home is not None else ""
    domestic = memory.place is not None and bool(home) and registry.within(memory.place.value, home) is True
    if hit and memory.place is not None and (memory.fire or not domestic):
        return parsed.phrase(hit.start(), hit.end(), memory.place.value or memory.place.text)
    return None


def figures(parsed: Parsed) -> tuple[Quantity, ...]:
    """The numbers of a clause with their sense and unit."""
    return tuple(
        Quantity(
            span=parsed.span(q.start, q.end),
            text=q.text,
            sense=q.sense,
            low=q.low,
            high=q.high,
            unit=q.unit or _toll(parsed.text, q.start),
        )
        for q in parsed.quantities
        if not _article(q.text, q.low) and not has(parsed.text[: q.start], r"\bno $")
    )


def _article(text: str, low: float | None) -> bool:
    """Whether a number is only the article before a noun ("when a bomb exploded")."""
    return text.lower() in ("a", "an") or (low == 0 and not has(text, r"\d|zero|none|nobody|without|\bno\b"))


def _toll(text: str, start: int) -> str:
    return "killed" if has(text[max(0, start - 120) : start], r"\b(?:death )?toll\b[^,;.]*$") else ""
