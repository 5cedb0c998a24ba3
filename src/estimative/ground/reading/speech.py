"""Reported and quoted speech: "The army said that …", "according to …", "…", X said; and hearsay without a speaker.

What a party says of an act is that party's word. A group that tells of its own act claims it; whoever tells of
another's attributes it; whoever says that nothing happened denies it.
"""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from estimative.ground.reading import antecedents, kinds
from estimative.ground.reading.memory import GROUP, Memory
from estimative.ground.reading.parse import Parsed
from estimative.ground.reading.spoken import named, of_last
from estimative.model.claims import Claim, ClaimKind
from estimative.model.spans import Phrase
from estimative.registry.registry import Registry

_TELL = (
    r"(?:said|says|asserted|concluded|boasted|stated|states|reported|announced|declared|insisted|maintained|wrote|"
    r"told (?:\w+ ){1,3}?(?:that)?|"
    r"added|alleged|asserted|argued|noted|tweeted|posted|boasted)"
)
_NOUN = (
    r"(?:residents|witnesses|officials?|police|sources?|doctors?|a (?:\w+ )?spokes(?:man|woman|person)|(?:local |"
    r"state )?media|"
    r"the (?:\w+ ){1,3}?(?:ministry|army|police|governor|government|president|minister|spokes(?:man|woman|person)|"
    r"mayor|"
    r"hospital|military))"
)
_ACCORDING = r"\b(?:according to|as reported by|in the words of|as stated by|by the account of) (?:an? |the )?"
_HEARSAY = (
    r"\b(?:allegedly|reportedly|supposedly|purportedly|apparently|unconfirmed (?:reports?|accounts?|claims?)|"
    r"(?:is|are|was|were) (?:widely |generally )?(?:said|alleged|rumou?red|reported|believed|thought|"
    r"suspected) to have|"
    r"(?:it (?:is|was)|has been) (?:alleged|rumou?red|claimed) that|rumou?rs? (?:of|that|suggest\w*))\b"
)
_WE = r"\b(?:we|our (?:fighters|men|forces|mujahideen|brothers|soldiers)|i)\b"
_ITSELF = (
    r"^\W*(?:that )?(?:it|they|(?:its|their) (?:fighters|men|forces|militants|members|soldiers|bombers?))(?! (?:was|"
    r"were|had been|has been|is|are)\b) \w"
)
"""The teller as the subject of what is told, unless the verb is passive and "it" may be the act."""
_NOTHING = (
    r"\b(?:no (?:\w+ ){0,2}?(?:attacks?|rockets?|missiles?|shells?|projectiles?|strikes?|incidents?|bombings?|"
    r"explosions?)|"
    r"did not (?:\w+ )?(?:take place|happen|occur|hit|land|reach|cross|attack|fire|carry)|never (?:happened|"
    r"took place)|"
    r"had not|has not|have not|was not|were not|nothing|not us|not involved|no (?:involvement|part|role|hand)|"
    r"not responsible|there (?:was|were|had been) no|were? false|baseless|fabricat\w+)\b"
)


TOLD: tuple[ClaimKind, ...] = ("event", "absence", "claim", "opinion", "denial")
"""Kinds of what is told that take the teller's word into account; the others are read from the clause as a whole."""


_QUARTER = 89
"""Days from which a toll that somebody publishes sums many events."""


class Telling(Struct, frozen=True):
    """Who tells, with which words, and the part of the clause that is told."""

    speaker: Phrase
    verb: Phrase
    start: int
    end: int
    quoted: bool = False


def telling(clause: Parsed, memory: Memory) -> Telling | None:
    """The speech that a clause reports, None where it reports none."""
    return _quoted(clause, memory) or _according(clause) or _trailing(clause) or _reported(clause, memory)


def _trailing(clause: Parsed) -> Telling | None:
    """Speech told after its words: "…, IS-K said" at the end of a clause."""
    hit = kinds.has(
        clause.text,
        rf",\s+(?:as )?(?P<who>[^,]{{2,60}}?) (?P<verb>{_TELL}|confirmed)(?: on [A-Z0-9][\w ]{{2,24}})?\W*$",
    )
    if hit is None or not _acts(clause.text[: hit.start()]):
        return None
    party = next((f for f in clause.actors if hit.start() < f.start and f.end <= hit.end("who")), None)
    speaker = named(clause, party) if party else clause.phrase(*hit.span("who"))
    if kinds.has(speaker.text, r"^(?:and|but|which|who|it|they|he|she|that)\b"):
        return None
    sure = "confirmed" if hit["verb"].lower() == "confirmed" else "said"
    return Telling(speaker, clause.phrase(*hit.span("verb"), sure), 0, hit.start())


def _quoted(clause: Parsed, memory: Memory) -> Telling | None:
    """A statement in quotation marks and the party that says it."""
    long = [(a, b) for a, b in clause.quoted if clause.text[a:b].count(" ") >= 2]
    if not long:
        return None
    first, last = long[0]
    outside = clause.text[:first] + " " * (last - first) + clause.text[last:]
    verb = kinds.has(outside, rf"\b(?:{_TELL}|claimed|called)\b")
    if verb is None or not (_acts(clause.text[first:last]) or kinds.has(clause.text[first:last], _NOTHING)):
        return None
    speaker = _speaker(clause, outside, verb, memory)
    return Telling(speaker, clause.phrase(*verb.span(), "said"), first, last, True) if speaker else None


def _speaker(clause: Parsed, outside: str, verb: re.Match[str], memory: Memory) -> Phrase | None:
    parties = [f for f in clause.actors if outside[f.start : f.end].strip()]
    near = [f for f in parties if f.end <= verb.start()][-1:] or [f for f in parties if f.start >= verb.end()][:1]
    if near and abs(near[0].start - verb.start()) < 80:
        return named(clause, near[0])
    noun = kinds.has(outside, rf"\b{_NOUN}\b")
    if noun:
        return clause.phrase(noun.start(), noun.end())
    return antecedents.party(clause.cut(0, len(outside)), memory, verb.start(), owners=False)


def _according(clause: Parsed) -> Telling | None:
    hit = kinds.has(clause.text, _ACCORDING)
    if hit is None:
        return None
    comma = clause.text.find(",", hit.end())
    party = next((f for f in clause.actors if hit.end() - 4 <= f.start <= hit.end() + 24), None)
    leading = not clause.text[: hit.start()].strip(" ,")
    stop = comma if comma >= 0 and (leading or not party) else party.end if party else len(clause.text)
    speaker = named(clause, party) if party else clause.phrase(hit.end(), stop)
    if not speaker.text.strip() or (leading and comma < 0):
        return None
    verb = clause.phrase(hit.start(), hit.start() + len(hit.group().rstrip()), "said")
    return Telling(speaker, verb, stop + 1, len(clause.text)) if leading else Telling(speaker, verb, 0, hit.start())


def _reported(clause: Parsed, memory: Memory) -> Telling | None:
    """ "The army said (that) IS-K attacked …"."""
    verb = kinds.has(
        clause.text, rf"(?<!was )(?<!were )(?<!been )\b{_TELL}\b(?: on [A-Z0-9][\w ]{{2,24}}?)?(?: that)?(?=\s)"
    )
    if verb is None or verb.start() == 0 or not _acts(clause.text[verb.end() :]):
        return None
    before = [f for f in clause.actors if f.end <= verb.start()]
    if before:
        speaker: Phrase | None = named(clause, before[-1])
    else:
        noun = kinds.pattern(rf"^\W*(?:(?:on|in) [^,]{{3,24}},\s*)?({_NOUN})\b").search(clause.text, 0, verb.start())
        if noun is None and memory.group is None and memory.actor is None:
            noun = kinds.pattern(rf"^\W*({GROUP})").search(clause.text, 0, verb.start())
        speaker = (
            clause.phrase(*noun.span(1)) if noun else antecedents.party(clause, memory, verb.start(), owners=False)
        )
    if speaker is None:
        return None
    return Telling(speaker, clause.phrase(*verb.span(), "said"), verb.end(), len(clause.text))


def _acts(text: str) -> bool:
    return kinds.has(text, rf"\b(?:{kinds.EVENT_VERBS}|landed|fell|took place|happened|died|responsible)\b") is not None


def retold(claim: Claim, told: Telling, inner: Parsed, *, memory: Memory, registry: Registry) -> Claim:
    """The claim that is told, with its teller: a claim of responsibility, an attribution, a denial, or an event with a
    speaker."""
    said = replace(claim, speaker=told.speaker)
    known = registry.actor(told.speaker.value) if told.speaker.value else None
    if told.verb.value == "confirmed" and claim.kind in ("event", "opinion") and known is not None:
        return replace(said, kind="claim", act=told.verb)
    if known is not None and (claim.negated or claim.kind == "absence" or kinds.has(inner.text, _NOTHING)):
        words = inner.phrase(0, len(inner.text))
        denied = replace(said, kind="denial", actor=None, target=None, negated=False, act=words)
        return of_last(denied, inner, memory) if memory.event and claim.place is None else denied
    if claim.kind == "opinion" and known is not None and known.kind == "state" and (claim.time or claim.place):
        return replace(said, kind="claim", act=told.verb)
    return _acted(said, told, inner, registry) if claim.kind in ("event", "claim") else said


def _acted(said: Claim, told: Telling, inner: Parsed, registry: Registry) -> Claim:
    """An act that somebody tells of: the teller's own is a claim, another's an attribution."""
    known = registry.actor(told.speaker.value) if told.speaker.value else None
    itself = kinds.has(inner.text, _ITSELF) is not None or (told.quoted and kinds.has(inner.text, _WE) is not None)
    own = itself or (said.actor is not None and known is not None and registry.same_actor(said.actor.value, known.name))
    group = known is not None and known.kind == "armed group"
    if group and known is not None and (own or (said.actor is None and not known.governs)):
        return replace(said, kind="claim", actor=told.speaker, negated=False)
    if itself and kinds.has(told.speaker.text, GROUP):
        return replace(said, kind="claim", actor=None, negated=False)
    if _summed(said):
        return replace(said, kind="count")
    attributed = said.actor is not None and not own and known is not None
    return replace(said, kind="attribution") if attributed else said


def _summed(said: Claim) -> bool:
    """Whether a toll covers so long a time that it sums many events."""
    long = said.time is not None and said.time.period is not None and said.time.period.days >= _QUARTER
    return long and said.target is None and any(q.unit == "killed" for q in said.quantities)


def hearsay(clause: Parsed, actor: Phrase) -> bool:
    """Whether an act is told as somebody's word without saying whose: "allegedly", "unconfirmed reports"."""
    if kinds.has(clause.text, _HEARSAY) is not None:
        return True
    led = rf"^\W*(?:on [\w ]{{4,20}}, )?(?:the )?(?:suspected|alleged) (?:\w+ )?{re.escape(actor.text)}"
    return re.search(led, clause.text, re.IGNORECASE) is not None
