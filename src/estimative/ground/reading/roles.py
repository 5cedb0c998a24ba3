"""Who does what to whom, where and when, in one clause: subject, target, place, origin, time and figures."""

from __future__ import annotations

import re

from msgspec import Struct

from estimative.ground.reading import antecedents, harm, kinds, where
from estimative.ground.reading.kinds import EVENT_VERBS, LIGHT, PAST, has, pattern
from estimative.ground.reading.memory import Memory
from estimative.ground.reading.parse import Parsed
from estimative.ground.reading.where import FAMILY
from estimative.ground.words import targets
from estimative.model.spans import Found, Phrase
from estimative.registry.registry import Registry

_STOPPERS = (
    r"\b(?:in|near|at|inside|outside|during|after|before|following|killing|wounding|injuring|leaving|which|who|"
    r"that|as|when|while|using|and (?:killed|wounded|"
    r"injured|left|fired)|where|from|with|(?:on|of) (?:the )?\d+(?:st|nd|rd|th)?|on (?:mon|tues|wednes|thurs|"
    r"fri|satur|sun)day|(?:on|in) (?:january|february|march|april|(?-i:May)|june|july|august|september|october|"
    r"november|"
    r"december)\b|"
    r"early on|claimed|across|beyond|since|abroad|again|as well|(?:more|less) (?:often|frequently)|because|by|"
    r"has|have|had|was|were|(?<!belonging )to|(?-i:is)|went off|blew up|exploded|according|between|there|whom|"
    r"of whom)\b|[,;.()]|\s[-–—]\s"
)
_FORCES = (
    r"insurgents?|rebels?|guerrillas?|commanders?|elements|gunmen|gunman|fighters?|members?|militants?|bombers?|"
    r"attackers?|forces|soldiers|troops|branch|affiliate"
)
_OFFICES = (
    r"ministers?|presidents?|leaders?|officials?|spokes(?:man|woman|person)|heads?|chiefs?|representatives?|"
    r"governments?|"
    r"army|police|envoys?|secretary-general|delegates|parliament|court"
)
_PASSIVE = (
    rf"\b(?:was|were|been|being|is|are|got)\s+(?:\w+ly\s+)?(?!\w+ing\b)(?:{EVENT_VERBS}|carried out|ambushed|"
    rf"injured|wounded|hit|launched|thrown|placed)\b|"
    rf"\b(?=\w+(?:ed|ain|uck|hit|hot|run) by\b)(?:{EVENT_VERBS}|{harm.DONE}|injured|wounded) by\b"
)
_ELIDED = (
    rf"^\W*(?:also |later |then |subsequently |has |have |had |been )*(?:{PAST}|carried out|launched|"
    rf"claimed|denied|accused|has|have|had|blamed|said|fired)\b"
)
_SUFFERED = (
    r"\b(?:(?:has |have |had )?(?:died|perished)|(?:was|were|lay) (?:found |already |among the )?dead|"
    r"(?:lost|suffered the loss of) (?:\w+ ){1,3}?(?:men|fighters?|soldiers?|guards?|officers?|members?|troops|lives|"
    r"comrades|commanders?|policem[ae]n|guardians|worshippers)|lost (?:their|his|her|its) (?:lives|life)|(?:came|"
    r"come) under (?:\w+ )?(?:fire|attack)|"
    r"(?:hit|struck|drove (?:over|onto)|ran over) an? (?:\w+ )?(?:mine|landmine|bomb|ied|explosive)\w*)\b"
)
"""What happens to its subject: whoever stands before it is the victim."""
_BETWEEN = r"\b(?:clash\w*|fighting|firefight|gun ?battle|battles?|skirmish\w*) (?:\w+ ){0,3}?between (?:the )?"
_WITH = r"\b(?:clashed|fought|traded fire|exchanged fire) (?:\w+ )?(?:with|against) (?:the )?"
_ACT = (
    r"\b(?:(?:car |truck |roadside |suicide )?(?:bombs?|devices?|explosives|mines?|ieds?|grenades?) (?:went off|"
    r"exploded|"
    r"detonated|blew up)|(?:came|come) under (?:\w+ )?(?:fire|attack)|hit an? (?:\w+ )?(?:land)?mine|"
    r"(?:(?:suicide|car|truck|roadside|rocket|gun|grenade|mortar|missile|drone|ied|armed|cross-?border|bomb)[ -])*"
    rf"(?:{EVENT_VERBS}|{harm.DONE})(?:[ -](?:attacks?|strikes?|bombings?|fire|rockets?|shells?|mortars?|missiles?|"
    rf"grenades?|on(?= fire)))*)\b"
)
_NAMED_ACT = (
    r"\b(?:(?:suicide|car|truck|roadside|rocket|gun|grenade|mortar|missile|drone|ied|armed|cross-?border|bomb|"
    r"arson)[ -])*"
    r"(?:attacks?|bombings?|blasts?|explosions?|shootings?|assaults?|raids?|ambush(?:es)?|air ?strikes?|clashes|"
    r"shelling|"
    r"massacre|rocket fire|rockets?)\b"
)
"""Nouns that say what was done where the verb only tells the toll: "the bombing killed 12"."""
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
    verb = _act(parsed)
    actor, target = _sides(parsed)
    suffered = has(text, _SUFFERED)
    mark = passive or suffered
    inner = _when(parsed, mark.end()) if mark and actor is None else None
    if inner is not None:
        told = read(inner, memory, registry)
        if told.actor is not None and not told.passive:
            place, origin = where.places(parsed, told.actor, memory, registry)
            return Roles(actor=told.actor, act=told.act, target=told.target, place=place, origin=origin)
    if actor is None:
        actor = _agent(parsed) or (_possessor(parsed) if passive or suffered else _subject(parsed, verb, memory))
        target = _patient(parsed, suffered.start()) if suffered and not passive else None
        target = _not_a_weapon(target or (None if suffered else _target(parsed, verb, passive, actor)))
    place, origin = where.places(parsed, actor, memory, registry)
    act = _said_act(parsed, verb)
    return Roles(actor=actor, act=act, target=target, place=place, origin=origin, passive=bool(passive))


def _when(parsed: Parsed, start: int) -> Parsed | None:
    """The party's own act in "Fifty were killed when IS-K stormed …"."""
    hit = pattern(r"\b(?:when|after|as) (?:the |an? )?(?=\S)").search(parsed.text, start)
    if hit is None or not any(f.start == hit.end() for f in parsed.actors):
        return None
    inner = parsed.cut(hit.end(), len(parsed.text))
    return inner if has(inner.text, rf"\b(?:{PAST})\b") and not has(inner.text, _PASSIVE) else None


def _sides(parsed: Parsed) -> tuple[Phrase | None, Phrase | None]:
    """Both sides of a clash: "clashes between A and B", "A clashed with B"."""
    between, against = has(parsed.text, _BETWEEN), has(parsed.text, _WITH)
    if between:
        sides = [f for f in parsed.actors if f.start >= between.end() - 4]
        if len(sides) >= 2:
            return _named(parsed, sides[0]), _named(parsed, sides[1])
    both = has(parsed.text, r"\b(?:clashed|fought|traded fire|exchanged fire)\b(?! (?:with|against))")
    sides = [f for f in parsed.actors if both and f.end <= both.start()]
    if both and len(sides) == 2 and parsed.text[sides[0].end : sides[1].start] in (" and ", " and the "):
        return _named(parsed, sides[0]), _named(parsed, sides[1])
    if against:
        before = [f for f in parsed.actors if f.end <= against.start()]
        after = [f for f in parsed.actors if f.start >= against.end() - 4]
        if before and after:
            return _named(parsed, before[-1]), _named(parsed, after[0])
    return None, None


def _said_act(parsed: Parsed, verb: Phrase | None) -> Phrase | None:
    """The act to show: a noun that says what was done goes before a verb that only says that people died."""
    if verb is not None and not has(verb.text, r"^(?:kill|claimed|shot dead)"):
        return verb
    noun = has(parsed.text, _NAMED_ACT)
    return parsed.phrase(noun.start(), noun.end()) if noun else verb


def _act(parsed: Parsed) -> Phrase | None:
    """The words that say what was done. A verb in the past or an act that is carried out goes before a bare
    noun, and the first of equals before the rest; "killing 60" tells the toll, not the act."""
    best: tuple[int, re.Match[str]] | None = None
    for found in pattern(_ACT).finditer(parsed.text, _after_lead(parsed)):
        words = found.group()
        points = 2 if has(words, rf"^(?:{PAST}|{harm.DONE})\b") else 0
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


def end(parsed: Parsed, phrase: Phrase) -> int:
    """Where a phrase ends in a clause, in characters; 0 where it lies outside."""
    inside = parsed.base <= phrase.span.start < parsed.base + len(parsed.text.encode("utf-8", "surrogateescape"))
    return _offset(parsed, phrase) + len(phrase.text) if inside else 0


def _after_lead(parsed: Parsed) -> int:
    """Past "On 4 July 2022," and the like."""
    for when in parsed.dates:
        if when.start <= 14:
            return when.end
    return 0


def _agent(parsed: Parsed) -> Phrase | None:
    """The party after "by"."""
    for found in parsed.actors:
        before = parsed.text[max(0, found.start - 36) : found.start].lower()
        if re.search(
            r"\b(?:condemned|denounced|criticised|welcomed|reported|described|confirmed|investigated|mourned|seen|"
            r"denied|rejected) by (?:the )?$",
            before,
        ):
            continue
        if re.search(
            r"\b(?:by|at the hands of|on (?:the )?orders of|on behalf of) (?:the |a |an |\w+ (?:of|from) (?:the )?)?$",
            before,
        ):
            return _named(parsed, found)
    return None


def _named(parsed: Parsed, found: Found) -> Phrase:
    return parsed.phrase(found.start, found.end, found.value)


def _subject(parsed: Parsed, act: Phrase | None, memory: Memory) -> Phrase | None:
    """The party before the verb that stands for itself, not inside "the Taliban's bus" or "attack on the Taliban"."""
    limit = len(parsed.text) if act is None else _offset(parsed, act)
    told = has(parsed.text, rf"\b(?:{FAMILY}) (?:that|which) (?:the )?(?=(?-i:[A-Z]))")
    if told is not None and (whose := [f for f in parsed.actors if f.start == told.end()]):
        return _named(parsed, whose[0])
    before = [f for f in parsed.actors if f.start < max(limit, 1) and not _inside_noun(parsed, f)]
    if before:
        # "Since the Taliban took power IS-K has attacked …": the party next to the verb acts; without a verb the
        # first does.
        return _named(parsed, before[-1] if act is not None else before[0])
    if kinds.has(parsed.text, _ELIDED) and (handed := antecedents.elided(memory)) is not None:
        return handed
    owner = _possessor(parsed)
    if owner is not None:
        return owner
    party = antecedents.party(parsed, memory, limit)
    if party is not None:
        return party
    hit = pattern(r"\bthese (?:attacks?|actions?)\b").search(parsed.text)
    return memory.points("actor", parsed.phrase(hit.start(), hit.end()), memory.actor) if hit and memory.actor else None


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
    if re.search(r"\b\d+\+? ?x $", before):  # "8 x ISKP killed": whom a log line counts
        return True
    if re.search(rf"\b(?:{_OFFICES}) of (?:the )?$", parsed.text[max(0, found.start - 32) : found.start].lower()):
        return False
    if re.search(
        rf"\b(?:{_FORCES}) (?:of|from|belonging to|loyal to|linked to|affiliated (?:with|to)|allied (?:with|"
        rf"to)) (?:the )?$",
        parsed.text[max(0, found.start - 48) : found.start].lower(),
    ):
        return False
    if re.search(
        r"\b(?:on|against|of|at|to|from|targeting|with|for|over|near|outside|inside|in|into|around|beside|behind) "
        r"(?:the |a |an )?$",
        before,
    ) or found.text.lower().startswith("us "):
        return True
    return bool(
        re.match(
            r"(?:['’]s?)? (?:embassy|consulate|mission|ambassador|envoy|vehicle|bus|convoy|checkpoint|check ?post|"
            r"patrol|fighters? (?:was|were)|"
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
    onto = pattern(
        rf"\b(?:{_HITS})(?: (?:claimed |carried out )?by [^,;]{{2,30}}?)?\s+(?:on|against|targeting|"
        rf"of)\s+(?!\d|the \d|the eve|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
    ).search(text)
    if passive:
        patient = _patient(parsed, passive.start())
        return patient or (_until(parsed, onto.end()) if onto and onto.start() > passive.end() else None)
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
    if found and has(found.text, r"^(?:\w+(?:ed|ly)|hidden|thrown|shown|known|laid|left|set)$"):
        return None
    return None if found and has(found.text, rf"^(?:{numbers}$|x \w+|(?:{numbers} )?{weapons})") else found


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
        words = pattern(_NUMBER).sub("", text[number.start : end], count=1).strip().removeprefix("of ")
        if not words or has(words, r"^(?:of whom|people|persons|others|lives|dead)\b"):
            return _scene(parsed, max(end, number.end))
    if not words or not (has(words, "[a-z]") or words[:1].isupper()):
        return None
    at = text.find(words, start)
    return parsed.phrase(at, at + len(words)) if at >= 0 else None


def noun(parsed: Parsed) -> Phrase | None:
    """The thing that a part without a verb begins with: "a school in Kabul" → "a school"."""
    if has(parsed.text, r"^(?:in|at|near|on|outside|inside)\b|^\d"):
        return None
    return _not_a_weapon(_until(parsed, 0))


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
