"""Where a clause says that it happened and where it came from."""

from __future__ import annotations

import re

from estimative.ground.reading import antecedents
from estimative.ground.reading.kinds import has, pattern
from estimative.ground.reading.memory import ABROAD, BORDER, CROSS, OVER, Memory
from estimative.ground.reading.parse import Parsed
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


_NO_PLACE = re.compile(
    r"(?:Highway|Route|Road|Gate|Sector|Operation|Ramadan|Ramzan|Eid|Muharram|Ashura|Christmas|Easter|Friday|"
    r"Parliament|"
    r"Telegram|Twitter|Facebook|Article|Resolution|Arabic|Pashto|Dari|English|Islam|Islamic|Muslim|Shia|Sunni|Key|"
    r"Phase|"
    r"Section|Level|Zone|Camp \d|Checkpoint|Post|Unit|God|Allah|President|Prime|General|Security|Congress|NATO|AFP)\b"
)
"""Capitalised words that follow "in", "at" or "near" and name no place on a map."""
_PURPOSE = re.compile(r"\b(?:so as to|in order to|so that|to (?=embarrass|undermine|weaken|show|humiliate))\b")


def places(
    parsed: Parsed, actor: Phrase | None, memory: Memory, registry: Registry
) -> tuple[Phrase | None, Phrase | None]:
    """Where it happened (the most precise place named) and where it came from."""
    origin = place = None
    best = -1.0
    for found in parsed.places:
        phrase = parsed.phrase(found.start, found.end, found.value)
        if _names_party(parsed, found, actor):
            continue
        before = parsed.text[max(0, found.start - 18) : found.start].lower()
        if re.search(r"\bfrom (?:inside |within |northern |southern |eastern |western |the )*$", before):
            origin = phrase
            continue
        held = re.search(r"\b(?:in|at|near|inside|outside|into) (?:the )?(?:\w+, )?$", before)
        located: float = (
            2
            if held
            else 1.5
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
        rank = 3 * (precise and (located >= 1.5 or beside)) + located
        if rank > best:
            place, best = phrase, rank
    # The registry knows few places outside its region: a capitalised name after a preposition of place is one.
    unlisted = _unlisted(parsed, registry)
    if unlisted is not None and (best < 3 or (place is not None and unlisted.span.covers(place.span))):
        place = unlisted
    outside = has(_PURPOSE.split(parsed.text, 1)[0], ABROAD)
    if outside and (home := _home(parsed, outside.start(), outside.end(), memory, registry)):
        within = place is not None and registry.country(place.value or place.text) and not _apart(place, home, registry)
        return (None if within else place), parsed.phrase(outside.start(), outside.end(), home)
    if place is None:
        place = _of_country(parsed, registry) or _referred(parsed, memory, registry)
    crossing = has(parsed.text, CROSS) or (has(parsed.text, OVER) if place is None else None)
    if origin is None and (hit := crossing) and memory.home is not None:
        origin = parsed.phrase(hit.start(), hit.end(), memory.home.value)
    return place, origin


def _of_country(parsed: Parsed, registry: Registry) -> Phrase | None:
    """The country of "a Tajik border post" or "Uzbek territory"."""
    for hit in pattern(_OF).finditer(parsed.text):
        name = registry.country_name(hit.group(1))
        before = parsed.text[max(0, hit.start() - 6) : hit.start()].lower()
        if name and not before.endswith("from "):
            return parsed.phrase(*hit.span(1), name)
    return None


def _home(parsed: Parsed, start: int, end: int, memory: Memory, registry: Registry) -> str:
    """The country that "abroad", "its neighbours" or "beyond …'s borders" is seen from."""
    near = [f for f in parsed.places if registry.country(f.value) and f.start < end + 16 and start < f.end]
    known = memory.home or (memory.country.phrase if memory.country else None)
    if not near and has(parsed.text[start:end], r"\b(?:outside|beyond) (?-i:[A-Z])"):
        return ""  # "outside Kabul" is no other country
    return near[0].value if near else known.value if known is not None else ""


def _apart(place: Phrase, home: str, registry: Registry) -> bool:
    return registry.country(place.value or place.text) != registry.country(home)


_SITED = (
    r"\b(?:on|of|over|against|for|target\w*|attack\w*|hit|shell\w*|bomb\w*|"
    r"storm\w*) (?:the )?((?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)?)"
    r"(?= (?:airport|airfield|air base|barracks|prison|camp|military base|district|province|town|city|village)\b)|"
    r"\b(?:market|prison|port|town|city|village|district|province|suburb|outskirts|mines?|camp) (?:of|at|"
    r"in) ((?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)*)|"
    r"\b(?:descended|swooped|fell|advanced|marched|fired|rained|bore|converged|closed in|moved) (?:down )?"
    r"on ((?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)*)|"
    r"\b(?:fought|clashed|clashes|battled?|fighting)\b[^.;]{0,40}? (?:over|for|"
    r"around) ((?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)*)"
)
_OF = (
    r"\b((?-i:[A-Z])[a-z]+) (?=(?:border|soil|territory|frontier|side of the border|town of|city of|village of|"
    r"capital)\b)"
)
_TOWN = re.compile(r"((?:[A-Z]|al-|el-)[\w'’-]+(?: (?:el-|al-|de )?[A-Z][\w'’-]*){0,3})(?:,| in) (?:\w+ern |the )*$")


def _before_country(parsed: Parsed, registry: Registry) -> list[re.Match[str]]:
    """Capitalised words right before "in Country" or ", Country" where an act has been named before them."""
    found = []
    for place in parsed.places:
        hit = _TOWN.search(parsed.text, max(0, place.start - 60), place.start)
        if (
            hit
            and registry.country(place.value)
            and has(
                parsed.text[: hit.start()],
                r"\b(?:attack|bomb|shell|storm|raid|hit|struck|target|captur|seiz|kill|on|in|at)\w*\b",
            )
        ):
            found.append(hit)
    return found


def _unlisted(parsed: Parsed, registry: Registry) -> Phrase | None:
    """A place that the registry does not know ("near Gao", "in the town of El Fasher") or knows a part of only."""
    taken = [(f.start, f.end) for f in (*parsed.actors, *parsed.events)]
    taken += [(when.start, when.end) for when in parsed.dates]
    known = [(f.start, f.end) for f in parsed.places]
    for hit in (
        *pattern(_PLACE).finditer(parsed.text),
        *pattern(_SITED).finditer(parsed.text),
        *_before_country(parsed, registry),
    ):
        start, end = next(hit.span(n) for n in range(1, len(hit.groups()) + 1) if hit.group(n))
        name = parsed.text[start:end]
        end -= 2 if name.endswith(("'s", "’s")) else 0
        if not parsed.text[start].isupper() or name.isupper() or _NO_PLACE.match(name):
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
    """The country, the place or the far side of the border that the document spoke of before."""
    found = antecedents.country(parsed, memory) or antecedents.there(parsed, memory)
    if found is not None:
        return found
    hit = has(parsed.text, BORDER)
    home = memory.home.value if memory.home is not None else ""
    known = memory.place
    domestic = known is not None and bool(home) and registry.within(known.phrase.value, home) is True
    if hit and known is not None and (memory.fire or not domestic):
        return memory.points("place", parsed.phrase(hit.start(), hit.end()), known)
    return None
