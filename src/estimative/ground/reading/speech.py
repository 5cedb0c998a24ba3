"""Reported and quoted speech: "The army said that …", "according to …", "…", X said; and hearsay without a speaker.

What a party says of an act is that party's word. A group that tells of its own act claims it; whoever tells of
another's attributes it; whoever says that nothing happened denies it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from estimative.ground.reading import antecedents, harm, kinds, voices
from estimative.ground.reading.memory import GROUP, Memory
from estimative.ground.reading.parse import Parsed
from estimative.ground.reading.spoken import named, of_last
from estimative.model.claims import Claim, ClaimKind
from estimative.model.spans import Phrase
from estimative.registry.registry import Registry

_TELL = (
    r"(?:said|says|say|insist|maintain|assert|contend|contends|contended|swore|swears?|asserted|concluded|boasted|"
    r"stated|states|reported|announced|declared|insisted|maintained|wrote|"
    r"told (?:\w+ ){1,3}?(?:that)?|"
    r"added|alleged|argued|noted?s?|notes|tweeted|posted|stress(?:ed|es)|disclosed|revealed|explained|testified|"
    r"recounted|assess(?:ed|es)|conclud(?:ed|es)|reckon(?:ed|s)|believed?s?|suspects? that|suspected that|"
    r"(?:held|holds|found|finds|ruled|rules|judged?s?|estimated?s?|thinks?|thought|showed|shows|suggested|suggests|"
    r"emphasi[sz]ed|underlined|reported|indicated|established|informed (?:\w+ ){1,3}?)(?= that\b)|"
    r"let it be known|(?:is|are|was|were) (?:certain|convinced|of the view|of the opinion|adamant)(?= that\b))"
)
_NOUN = (
    r"(?:residents|witnesses|officials?|police|sources?|doctors?|a (?:\w+ )?spokes(?:man|woman|person)|(?:local |"
    r"state )?media|"
    r"the (?:\w+ ){1,3}?(?:ministry|army|police|governor|government|president|minister|spokes(?:man|woman|person)|"
    r"mayor|"
    r"hospital|military))"
)
_ACCORDING = (
    r"\b(?:according to|as reported by|in the (?:words|view|eyes|opinion|judge?ment|estimation|reading|telling) of|"
    r"as stated by|by the account of) (?:an? |the )?"
)
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
    r"had not|has not|have not|was not|were not|nothing (?:\w+ )?(?:happened|landed|occurred|took place|hit|fell|"
    r"crossed|"
    r"reached|came|had|has|was|struck|of the (?:kind|sort))|(?:all|everything) (?:was|is|had been|remained) (?:quiet|"
    r"calm|peaceful|normal|in order)|without (?:any )?(?:foundation|basis|substance)|no (?:such|shells?|projectiles?|"
    r"shots?|rockets?|missiles?)|not us|not involved|no (?:involvement|part|role|hand)|not (?:\w+ )?(?:come|been|"
    r"behind)|"
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
    verb = kinds.has(outside, rf"\b(?:{_TELL}|claimed|called|read|reads|ran)\b")
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
        clause.text,
        rf"(?<!was )(?<!were )(?<!been )(?<!\ban )(?<!\ba )(?<!\bthe )(?<!\bof )\b{_TELL}"
        r"(?:\b|(?<= ))(?:(?: ?\b(?:on|in|to|via|through) "
        r"(?:(?!that\b)[\w'’-]+ ){1,5}){1,2}(?=that )|(?: on [A-Z0-9][\w ]{2,24}?)?)(?: ?\bthat\b)?(?=\s)",
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
    speaker = speaker or voices.subject(clause, verb.start())
    if speaker is None:
        return None
    return Telling(speaker, clause.phrase(*verb.span(), "said"), verb.end(), len(clause.text))


def _acts(text: str) -> bool:
    if kinds.has(text, rf"\b(?:{kinds.EVENT_VERBS}|landed|fell|took place|happened|died|responsible)\b") is not None:
        return True
    return harm.named(text) or kinds.has(text, _NOTHING) is not None


def retold(claim: Claim, told: Telling, inner: Parsed, *, memory: Memory, registry: Registry) -> Claim:
    """The claim that is told, with its teller: a claim of responsibility, an attribution, a denial, or an event with a
    speaker."""
    said = replace(claim, speaker=told.speaker)
    known = registry.actor(told.speaker.value) if told.speaker.value else None
    if told.verb.value == "confirmed" and claim.kind in ("event", "opinion") and known is not None:
        return replace(said, kind="claim", act=told.verb)
    none = any(q.high == 0 for q in claim.quantities)
    denies = claim.negated or claim.kind == "absence" or kinds.has(inner.text, _NOTHING) is not None
    if denies and not none:
        words = inner.phrase(0, len(inner.text))
        denied = replace(said, kind="denial", actor=None, target=None, negated=False, act=words)
        return of_last(denied, inner, memory) if memory.event and claim.place is None else denied
    if claim.kind == "opinion" and known is not None and known.kind == "state" and (claim.time or claim.place):
        return replace(said, kind="claim", act=told.verb)
    return _acted(said, told, inner, registry) if claim.kind in ("event", "claim") else said


def another(inner: Parsed, told: Telling, registry: Registry) -> bool:
    """Whether a claim that is told is a third party's: "analysts note that IS-K took responsibility"."""
    first = next((f for f in inner.actors if f.start <= 12), None)
    return first is not None and not (told.speaker.value and registry.same_actor(first.value, told.speaker.value))


def charged(said: Iterator[Claim], told: Telling, inner: Parsed, clause: Parsed, registry: Registry) -> Iterator[Claim]:
    """A charge that is told: the teller makes it, unless another speaker is named; "it was behind it" is the teller's
    own claim where the teller is a group."""
    known = registry.actor(told.speaker.value) if told.speaker.value else None
    group = (known is not None and known.kind == "armed group" and not known.governs) or (
        known is None and kinds.has(told.speaker.text, GROUP) is not None
    )
    itself = kinds.has(inner.text, r"^\W*(?:that )?(?:it|they|(?:its|their) \w+)\b") is not None
    for claim in said:
        whole = replace(claim, span=clause.span(0, len(clause.text)), text=clause.text)
        if group and itself and not claim.negated:
            yield replace(whole, kind="claim", speaker=told.speaker, actor=told.speaker)
        elif itself and claim.negated:
            yield replace(
                whole,
                kind="denial",
                speaker=told.speaker,
                actor=None,
                negated=False,
                act=inner.phrase(0, len(inner.text)),
            )
        else:
            own = claim.speaker is None or (claim.actor is not None and claim.speaker.span == claim.actor.span)
            yield replace(whole, speaker=told.speaker if own else claim.speaker)


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
