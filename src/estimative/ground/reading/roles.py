"""Who does what to whom, where and when, in one clause: subject, target, place, origin, time and figures."""

from __future__ import annotations

import re

from msgspec import Struct

from estimative.ground.reading import kinds, where
from estimative.ground.reading.kinds import EVENT_VERBS, LIGHT, PAST, has, pattern
from estimative.ground.reading.memory import GROUP, POSSESSIVE, THEY, Memory
from estimative.ground.reading.parse import Parsed
from estimative.ground.reading.where import FAMILY
from estimative.ground.words import targets
from estimative.model.spans import Found, Phrase
from estimative.registry.registry import Registry

_STOPPERS = (
    r"\b(?:in|near|at|inside|outside|during|after|before|following|killing|wounding|injuring|leaving|which|who|"
    r"that|as|when|while|using|and (?:killed|wounded|"
    r"injured|left|fired)|where|from|with|(?:on|of) (?:the )?\d+(?:st|nd|rd|th)?|on (?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day|"
    r"early on|claimed|across|beyond|since|abroad|again|as well|(?:more|less) (?:often|frequently)|because|by|"
    r"has|have|had|was|were|to|(?-i:is))\b|[,;.()]|\s[-–—]\s"
)
_FORCES = r"gunmen|gunman|fighters?|members?|militants?|bombers?|attackers?|forces|soldiers|troops|branch|affiliate"
_AGENT = r"\b(?:by|carried out by|claimed by|conducted by)\s+(?:the\s+)?"
_PASSIVE = (
    rf"\b(?:was|were|been|being|is|are|got)\s+(?:\w+ly\s+)?(?:{EVENT_VERBS}|carried out|ambushed|"
    rf"injured|wounded|hit|launched|thrown|placed)\b"
)
_ELIDED = (
    rf"^\W*(?:also |later |then |subsequently |has |have |had |been )*(?:{PAST}|carried out|launched|"
    rf"claimed|denied|accused|has|have|had|blamed|said|fired)\b"
)
_ACT = (
    r"\b(?:(?:suicide|car|truck|roadside|rocket|gun|grenade|mortar|missile|drone|ied|armed|cross-?border|bomb)[ -])*"
    rf"(?:{EVENT_VERBS})(?:[ -](?:attacks?|strikes?|bombings?|fire|rockets?|shells?|mortars?|missiles?|"
    rf"grenades?|on(?= fire)))*\b"
)
_HITS = (
    r"rocket fire|attacks?|bombings?|blasts?|shootings?|assaults?|explosions?|strikes?|raids?|ambush|"
    r"operations?|shelling|attempts?"
)
_NUMBER = (
    r"^(?:(?:at least|at most|more than|fewer than|no fewer than|up to|as many as|some|about|around|over|"
    r"nearly|almost|an estimated) )?[\w,.-]+ ?"
)


class Roles(Struct, frozen=True, kw_only=True):
    """The attributes of a clause."""

    actor: Phrase | None = None
    act: Phrase | None = None
    target: Phrase | None = None
    place: Phrase | None = None
    origin: Phrase | None = None
    passive: bool = False


def read(parsed: Parsed, memory: Memory, registry: Registry) -> Roles:
    """The roles of an event-like clause."""
    text = parsed.text
    passive = has(text, _PASSIVE)
    act = _act(parsed)
    actor = _agent(parsed) or (_possessor(parsed) if passive else _subject(parsed, act, memory))
    target = _not_a_weapon(_target(parsed, act, passive, actor))
    place, origin = where.places(parsed, actor, memory, registry)
    return Roles(actor=actor, act=act, target=target, place=place, origin=origin, passive=bool(passive))


def _act(parsed: Parsed) -> Phrase | None:
    """The words that say what was done. A verb in the past or an act that is carried out goes before a bare
    noun, and the first of equals before the rest; "killing 60" tells the toll, not the act."""
    best: tuple[int, re.Match[str]] | None = None
    for found in pattern(_ACT).finditer(parsed.text, _after_lead(parsed)):
        words = found.group()
        points = 2 if has(words, rf"^(?:{PAST})\b") else 0
        if has(parsed.text[max(0, found.start() - 40) : found.start()], rf"\b(?:{LIGHT})\b[^,;]*$"):
            points += 2
        if has(words, r"^kill|^shot|^claimed"):
            points -= 1
        if best is None or points > best[0]:
            best = (points, found)
    return parsed.phrase(best[1].start(), best[1].end()) if best else None


def _offset(parsed: Parsed, phrase: Phrase) -> int:
    """The character offset of a phrase of this clause."""
    return len(
        parsed.text.encode("utf-8", "surrogateescape")[: phrase.span.start - parsed.base].decode(
            "utf-8", "surrogateescape"
        )
    )


def _after_lead(parsed: Parsed) -> int:
    """Past "On 4 July 2022," and the like."""
    for when in parsed.dates:
        if when.start <= 14:
            return when.end
    return 0


def _agent(parsed: Parsed) -> Phrase | None:
    """The party after "by"."""
    for found in parsed.actors:
        before = parsed.text[max(0, found.start - 20) : found.start].lower()
        if re.search(r"\bby (?:the |fighters of |gunmen of |members of |militants of )?$", before):
            return _named(parsed, found)
    return None


def _named(parsed: Parsed, found: Found) -> Phrase:
    return parsed.phrase(found.start, found.end, found.value)


def _subject(parsed: Parsed, act: Phrase | None, memory: Memory) -> Phrase | None:
    """The party before the verb that stands for itself, not inside "the Taliban's bus" or "attack on the Taliban"."""
    limit = len(parsed.text) if act is None else _offset(parsed, act)
    before = [f for f in parsed.actors if f.start < max(limit, 1) and not _inside_noun(parsed, f)]
    if before:
        # "Since the Taliban took power IS-K has attacked …": the party next to the verb acts; without a verb the
        # first does.
        return _named(parsed, before[-1] if act is not None else before[0])
    if kinds.has(parsed.text, _ELIDED) and memory.actor is not None:
        return memory.actor
    for expression in (GROUP, THEY, POSSESSIVE):
        hit = pattern(expression).search(parsed.text, 0, max(limit, 1))
        if hit and memory.who(hit.group()):
            return parsed.phrase(hit.start(), hit.end(), memory.who(hit.group()))
    owner = _possessor(parsed)
    if owner is not None:
        return owner
    hit = pattern(r"\bthese (?:attacks?|actions?)\b").search(parsed.text)
    return parsed.phrase(hit.start(), hit.end(), memory.who("they")) if hit and memory.actor else None


def _possessor(parsed: Parsed) -> Phrase | None:
    """The party whose act it is: "a Taliban raid", "IS-K's attack"."""
    for found in parsed.actors:
        after = parsed.text[found.end : found.end + 24].lower()
        if re.match(rf"(?:['’]s?)? (?:\w+ )?(?:{FAMILY})\b", after):
            return _named(parsed, found)
    return None


def _inside_noun(parsed: Parsed, found: Found) -> bool:
    """Whether the actor's name only qualifies something else: "on the Taliban", "Taliban vehicle", "of Taliban
    corps"."""
    before = parsed.text[max(0, found.start - 16) : found.start].lower()
    after = parsed.text[found.end : found.end + 20]
    if re.search(rf"\b(?:{_FORCES}) of (?:the )?$", parsed.text[max(0, found.start - 32) : found.start].lower()):
        return False
    if re.search(
        r"\b(?:on|against|of|at|to|from|targeting|with|for|over) (?:the |a |an )?$", before
    ) or found.text.lower().startswith("us "):
        return True
    return bool(
        re.match(
            r"(?:['’]s?)? (?:vehicle|bus|convoy|checkpoint|check ?post|patrol|fighters? (?:was|were)|"
            r"officers? (?:was|were)|officials? (?:was|were)|base|car|police chief)\b",
            after,
        )
    )


def _target(parsed: Parsed, act: Phrase | None, passive: re.Match[str] | None, actor: Phrase | None) -> Phrase | None:
    """What was attacked."""
    if act is None:
        return None
    text = parsed.text
    start = _offset(parsed, act)
    if passive:
        return _patient(parsed, passive.start())
    onto = pattern(
        rf"\b(?:{_HITS})(?: (?:claimed |carried out )?by [^,;]{{2,30}}?)?\s+(?:on|against|targeting|"
        rf"of)\s+(?!\d|the \d|the eve|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    ).search(text)
    if onto:
        return _until(parsed, onto.end())
    noun = pattern(rf"\b(?:{FAMILY})\b").match(text, start) or (
        pattern(rf"(?:\w+[ -])*?(?:{FAMILY})\b").fullmatch(act.text) if act else None
    )
    verb = has(text[:start], r"\b(?:did(?:n't| not)|do(?:es)? not|to|has not|will|never)\s+$")
    if noun and not verb and not has(act.text, r"ed\b|\bstruck|\bhit\b"):
        return _noun_before(parsed, start, actor) or _scene(parsed, start + len(act.text))
    return _until(parsed, start + len(act.text)) or _scene(parsed, start + len(act.text))


def _not_a_weapon(found: Phrase | None) -> Phrase | None:
    """A target; "fired ten rockets into …" and "five rockets fell on …" name what was fired, not at whom."""
    numbers = (
        r"(?:[\d.,]+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a dozen|dozens of|"
        r"several|some|many)"
    )
    weapons = r"(?:\w+ )?(?:rockets?|missiles?|shells?|mortars?|grenades?|projectiles?|rounds?|drones?)\b"
    return None if found and has(found.text, rf"^(?:{numbers}$|(?:{numbers} )?{weapons})") else found


def _patient(parsed: Parsed, end: int) -> Phrase | None:
    """The subject of a passive: "A market in Maiduguri was bombed" → "A market"."""
    start = max(
        (m.end() for m in pattern(r"[,;:]\s|\b(?:when|that|after|as)\s").finditer(parsed.text, 0, end)), default=0
    )
    start = max(start, max((d.end for d in parsed.dates if d.end <= end), default=0))
    found = _until(parsed, start, end)
    act = found is not None and has(found.text, rf"\b(?:{FAMILY})$")
    return None if act else found


def _until(parsed: Parsed, start: int, limit: int | None = None) -> Phrase | None:
    """The noun phrase from `start` to the next word that ends one; a number of people gives the people, not
    the number."""
    text, limit = parsed.text, len(parsed.text) if limit is None else limit
    while start < limit and text[start] in " :,":
        start += 1
    myself = pattern(r"(?:him|her|it|them)sel(?:f|ves)\b(?: up)?").match(text, start)
    if myself:
        return _scene(parsed, myself.end())
    lead = pattern(r"(?:on|at|into|towards?|against)\s+(?!\d|least|most)(?:the (?!\d))?").match(text, start)
    start = lead.end() if lead else start
    number = next((q for q in parsed.quantities if q.start <= start + 9 and start < q.end), None)
    counted = number is not None and number.unit in ("killed", "injured", "people", "casualties")
    stop = pattern(_STOPPERS).search(text, number.end if number and counted else start)
    end = min(stop.start() if stop else len(text), limit)
    words = text[start:end].strip()
    if counted and number is not None:
        words = pattern(_NUMBER).sub("", text[number.start : end], count=1).strip()
        if not words or has(words, r"^(?:people|persons|others|lives|dead)\b"):
            return _scene(parsed, max(end, number.end))
    if not words or not (has(words, "[a-z]") or words[:1].isupper()):
        return None
    at = text.find(words, start)
    return parsed.phrase(at, at + len(words)) if at >= 0 else None


def _scene(parsed: Parsed, start: int) -> Phrase | None:
    """What stands after "at the …" where only a number of people is said to be hit: "killed 14 people at the
    market"."""
    hit = pattern(
        r"\s*(?:at|inside|outside|near|in) ((?:the|a|an) \w[^,;.]*?)(?= in | on | to | that | which |"
        r" so |[,;.]|$)"
    ).match(parsed.text, start)
    return parsed.phrase(*hit.span(1)) if hit and targets(hit.group(1)) else None


def _noun_before(parsed: Parsed, end: int, actor: Phrase | None = None) -> Phrase | None:
    """The noun phrase that ends at `end`: "a Shia mosque" before "bombing", "A Taliban vehicle" before "was bombed"."""
    text = parsed.text[:end].rstrip()
    cut = max(
        (
            m.end()
            for m in pattern(
                r"[,;:]\s|\b(?:in|on|at|of|by|from|between|the|a|an|after|following|when|that|with|out|deadly|"
                r"devastating|"
                r"major|another|first|have|has|had|to|claim\w*|begun|began|carr\w+ out|stag\w+|mount\w+|"
                r"launch\w*|fir\w+|conduct\w*|was|were|is|are|its|their|his|these|this|new|rocket|suicide|twin|"
                r"double|triple|two|three|four|several|multiple|powerful|huge|massive)\s"
            ).finditer(f"{text} ")
        ),
        default=0,
    )
    cut = max(cut, max((when.end for when in parsed.dates if when.end <= end), default=0))
    words = text[cut:].strip()
    for found in parsed.actors:
        if actor is not None and parsed.span(found.start, found.end) == actor.span and found.start >= cut:
            cut = found.end
            words = re.sub(r"^['’]s?\s+", "", text[cut:]).strip()
    if not words or not re.search("[a-z]{3}", words):
        return None
    at = parsed.text.rfind(words, 0, end)
    return parsed.phrase(at, at + len(words))
