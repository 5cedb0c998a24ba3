"""What pronouns and general nouns point back to: parties, places and events, inside one document.

An antecedent must agree: "he" is no group, "the bombing" no rocket fire, "these attacks" more than one unless only one
was spoken of. Where nothing agrees, nothing is taken.
"""

from __future__ import annotations

from collections.abc import Iterator

from estimative.ground.reading.kinds import has, pattern
from estimative.ground.reading.memory import COUNTRY, EVENT, GROUP, NAMED_AGAIN, POSSESSIVE, RULERS, THEY, Event, Memory
from estimative.ground.reading.parse import Parsed
from estimative.ground.words import acts
from estimative.model.spans import Phrase

_ORDER = (
    r"\bthe (former|latter)\b(?=\s*(?:$|[,.;)]|(?:has|have|had|is|are|was|were|did|also|later|then|\w+ed|said|took)\b))"
)
_THERE = (
    r"(?<!\w)there(?! (?:is|are|was|were|has|have|had|will|would|could|may|might|remains?|exists?|seems?|appears?)\b)\b"
)
_GENERIC = frozenset({"attack", "attacks", "incident", "incidents", "strike", "strikes", "claim", "claims", "report",
                      "reports", "allegation", "allegations", "assault", "assaults", "killings", "killing", "massacre",
                      "massacres"})  # fmt: skip
_RECENT = 2
"""Sentences over which "the country" still means the one just named; after that it is the one the text is about."""


def party(parsed: Parsed, memory: Memory, limit: int, *, owners: bool = True) -> Phrase | None:
    """The party that the pronoun, general noun or possessive before `limit` stands for."""
    ordered = has(parsed.text[: max(limit, 1)], _ORDER)
    if ordered and len(memory.pair) == 2:
        to = memory.pair[0 if ordered.group(1).lower() == "former" else 1]
        return memory.points("actor", parsed.phrase(ordered.start(), ordered.end()), to)
    for expression in (GROUP, RULERS, THEY, POSSESSIVE) if owners else (GROUP, RULERS, THEY):
        hit = pattern(expression).search(parsed.text, 0, max(limit, 1))
        mention = memory.who(hit.group()) if hit else None
        if hit and mention is not None:
            found = memory.points("actor", parsed.phrase(hit.start(), hit.end()), mention)
            return found if mention is not memory.crowd else None
    return None


def elided(memory: Memory) -> Phrase | None:
    """The subject handed on to a verb that has none: "… and denied the report"."""
    if memory.actor is None or memory.crowd is not None:
        only = memory.voice if memory.crowd is None and memory.voice and memory.voice.turn == memory.turn else None
        return Phrase(only.phrase.span, only.phrase.text, only.value) if only else None
    spoke = memory.voice is not None and memory.voice.turn == memory.turn and memory.actor.turn < memory.turn
    known = memory.voice.phrase if spoke and memory.voice is not None else memory.actor.phrase
    return Phrase(known.span, known.text, known.value or known.text)


def country(parsed: Parsed, memory: Memory) -> Phrase | None:
    """What "the country" stands for: the country just named, else the one that the text is mostly about."""
    hit = has(parsed.text, COUNTRY)
    if hit is None:
        return None
    near = memory.country if memory.country and memory.turn - memory.country.turn <= _RECENT else None
    pointer = parsed.phrase(hit.start(), hit.end())
    if near is not None:
        return memory.points("place", pointer, near)
    if memory.home is not None:
        return memory.shows("place", pointer, memory.home.value, memory.home.span, 0)
    return memory.points("place", pointer, memory.country) if memory.country else None


def there(parsed: Parsed, memory: Memory) -> Phrase | None:
    """The place of the event before that "there" stands for."""
    hit = has(parsed.text, _THERE)
    if hit is None or memory.place is None:
        return None
    return memory.points("place", parsed.phrase(hit.start(), hit.end()), memory.place)


def event(parsed: Parsed, memory: Memory) -> Event | None:
    """The event that "the launch", "these attacks", "it" or "this" points back to; one whose acts disagree is none."""
    hit = has(parsed.text, EVENT)
    if hit is None or not memory.events:
        return None
    named = pattern(NAMED_AGAIN).search(parsed.text, hit.start())
    known = next(_fitting(memory, named["noun"].lower() if named else ""), None)
    if known is not None:
        at = named if named and has(hit.group(), r"^(?:the|these|those|such|both)|\s") else hit
        memory.points("event", parsed.phrase(at.start(), at.end()), known.mention)
    return None if known is not None and _several(known, named["noun"].lower() if named else "", memory) else known


def _several(known: Event, noun: str, memory: Memory) -> bool:
    """Whether a plural sums several events told one by one, so that none of them alone is meant."""
    plural = noun.endswith("s") and noun not in ("rockets", "claims", "reports", "allegations", "launches", "clashes")
    return plural and not known.plural and len(memory.events) > 1


def _fitting(memory: Memory, noun: str) -> Iterator[Event]:
    """Events from the latest back whose kind of act does not speak against the noun."""
    stated = frozenset({"rocket"}) if noun.startswith("launch") else acts(noun)
    events = list(reversed(memory.events))
    if noun.endswith("s") and noun not in ("claims", "reports", "allegations") and len(events) > 1:
        events.sort(key=lambda e: not e.plural)
    for known in events:
        if noun in _GENERIC or not stated or not known.acts or stated & known.acts:
            yield known


def parties(parsed: Parsed) -> list[Phrase]:
    """The parties named in a sentence, in order, each once."""
    found: dict[str, Phrase] = {}
    for item in parsed.actors:
        found.setdefault(item.value, parsed.phrase(item.start, item.end, item.value))
    return list(found.values())
