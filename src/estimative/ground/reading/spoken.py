"""What parties say: claims, denials, attributions, confirmations, and words reported of them or quoted.

Who speaks is kept apart from who acts: a ministry that confirms an attack has not carried it out.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from estimative.ground.reading import antecedents, blame, families, harm, kinds, voices
from estimative.ground.reading.memory import EVENT, Memory
from estimative.ground.reading.parse import Parsed
from estimative.model.claims import Claim
from estimative.model.spans import Found, Phrase
from estimative.registry.registry import Registry

_SAID = r"\b(?:said|stated|reported|confirmed|admitted|acknowledged|announced|conceded|insisted|spoke (?:only )?of)\b"
_CONFIRMED = r"(?<!\bbeen )(?<!\bwas )(?<!\bwere )\b(?:confirm|acknowledg|admitt|conced|verif)(?:ed|s)\b"
_CONFIRMED_BY = (
    r"\b(?:was|were|been|is|are|being)\s+(?:\w+ly |also |later )*(?:confirmed|acknowledged|admitted|verified|"
    r"corroborated) by\b"
)
_CLAIMED = (
    r"\b(?:own(?:ed|s)|releas\w+|publish\w+|post(?:ed|s)|issu(?:ed|es)|circulat\w+|laid|lays|link\w*|tied|acted|"
    r"ascrib\w+|imput\w+|charg(?:ed|es)|belonged|avow\w+|acknowledg\w+|"
    r"claim\w*|took|taken|accepted|assum\w+|said|blam\w+|attribut\w+|accus\w+|held|pinned|suspected|put|"
    r"suspects?|traced?s?|lists?|listed|counts?|counted|saw|sees|work of|hallmarks?|signature|point\w*|asserted|"
    r"owned|credit\w*|responsib\w+|"
    r"behind)\b"
)
_BY = (
    r"\b(?:claimed|denied|rejected|dismissed|blamed|attributed|refuted|disputed|contested|disowned|taken|assumed|"
    r"accepted|avowed|acknowledged|admitted|owned|laid|linked|traced|pinned|ascribed|pointed)\b[^.;]{0,60}?\bby\b|"
    r"\b(?:denials?|claims?|"
    r"statements?) (?:by|from)\b|\blies with\b"
)
_DENIED = rf"\b(?:{families.DENIES})\b"
_JOINED = (
    " nor ",
    " and ",
    ", ",
    ", and ",
    " and the ",
    ", the ",
    ", and the ",
    " as well as ",
    " as well as the ",
    " or ",
)


def about(claim: Claim, clause: Parsed, memory: Memory) -> Claim:
    """Point to the event spoken of before where the clause only says "it" or "the attack"."""
    bare = claim.place is None and claim.target is None
    if not memory.event or not kinds.has(clause.text, EVENT):
        return claim
    if not bare and (claim.place is not None or claim.time is not None):
        return claim
    known = antecedents.event(clause, memory)
    return replace(claim, about=known.claim, antecedents=tuple(memory.used)) if known is not None else claim


def of_last(claim: Claim, clause: Parsed, memory: Memory) -> Claim:
    """The event spoken of before, whether or not a pronoun points to it."""
    known = antecedents.event(clause, memory)
    return replace(claim, about=known.claim if known is not None else memory.event)


def spoken(claim: Claim, clause: Parsed, memory: Memory) -> Iterator[Claim]:
    """A claim or attribution: who speaks, and of which event; one for each party that claims."""
    verb = kinds.has(clause.text, _CLAIMED)
    parties = speakers(clause, verb.start() if verb else 0, memory)
    negated = bool(kinds.has(clause.text, kinds.UNCLAIMED) or kinds.has(clause.text, kinds.NEGATED))
    if claim.kind == "claim":
        for voice in (*parties, None)[: max(1, len(parties))]:
            said = about(replace(claim, speaker=voice, actor=voice or claim.actor, negated=negated), clause, memory)
            bare = said.place is None and said.target is None and not said.about
            yield of_last(said, clause, memory) if bare and memory.fresh() else said
        return
    if (charge := blame.charge(clause)) is not None:
        voice = named(clause, charge.voice) if charge.voice else None
        held = replace(claim, speaker=voice, actor=named(clause, charge.accused), negated=charge.negated)
        yield about(held, clause, memory)
        return
    accused = _accused(clause, verb.start() if verb else 0)
    seen = kinds.has(clause.text, r"\b(?:sees?|saw|detect\w*|recogni[sz]\w*|identif\w*|discern\w*|found|finds?)\b")
    actor = named(clause, accused) if accused else claim.actor
    speaker = parties[0] if parties else noun_before(clause, verb.start() if verb else 0)
    if accused is not None and speaker is not None and speaker.span == clause.span(accused.start, accused.end):
        speaker = voices.subject(clause, seen.start()) if seen else None
    yield about(replace(claim, speaker=speaker, actor=actor, negated=negated), clause, memory)


_TO = (
    r"\b(?:to|on|down to|(?:hand|door|doorstep|feet) of(?: an?)?|finger at|at|for|behalf of|by|among the (?:attacks|"
    r"acts|work|operations) of|work of|"
    r"signature of|hallmarks? of) (?:the |an? )?$"
)


def _accused(clause: Parsed, verb: int) -> Found | None:
    """The party blamed: after "to" or "on" that ends the charge ("attributed … to X"), else the first after it."""
    after = [f for f in clause.actors if f.start > verb]
    charged = [f for f in after if kinds.has(clause.text[max(0, f.start - 32) : f.start], _TO)]
    others = [f for f in charged if not kinds.has(clause.text[max(0, f.start - 8) : f.start], r"\bby (?:the )?$")]
    charged = others or charged
    named_last = kinds.has(
        clause.text,
        r"\b(?:attribut|pinned|trace|list|count|suspicion|point|saw |sees |put|laid|lays|lay |link|tied|ascrib|"
        r"imput|assign|fault|hallmark|signature|blam\w+ [^.;]* on )",
    )
    return charged[-1] if charged and named_last else after[0] if after else None


_VOICE = (
    r"^\W*(?:(?:on|in) [^,]{3,24},\s*)?((?:the |an? )?(?:[\w'’-]+ ){0,6}?[\w'’-]+)\s+(?:has |have |had |also |later |"
    r"then |again )*$"
)


def noun_before(clause: Parsed, verb: int) -> Phrase | None:
    """Who speaks where the registry knows nobody: the words before the verb ("An Indian database")."""
    led = max((d.end for d in clause.dates if d.end < verb), default=0)
    start = led if len(clause.text[:led].split()) <= 8 else 0
    hit = kinds.has(clause.text[start:verb], _VOICE)
    if hit is None:
        return voices.subject(clause, verb)
    if kinds.has(hit.group(1), rf"\b(?:which|that|who|{kinds.EVENT_VERBS}|responsibility|suspicion|it|they|this)\b"):
        return None
    return clause.phrase(start + hit.start(1), start + hit.end(1))


def told(claim: Claim, clause: Parsed, memory: Memory) -> Claim | None:
    """What a party said of the event spoken of before ("The army said two rockets fell short"): a claim of its own."""
    verb = kinds.has(clause.text, _SAID)
    own = claim.place is not None and any(clause.span(f.start, f.end) == claim.place.span for f in clause.places)
    if verb is None or not memory.event or own or claim.time is not None:
        return None
    if not kinds.has(clause.text, rf"\b(?:{kinds.EVENT_VERBS}|bullets?|shells?|projectiles?|landed)\b"):
        return None
    before = [f for f in clause.actors if f.end <= verb.start()]
    handed = antecedents.elided(memory) if verb.start() < 3 else None
    if not before and handed is None:
        return None
    act = clause.phrase(verb.start(), verb.end(), "said")
    speaker = named(clause, before[0]) if before else handed
    said = replace(claim, kind="claim", speaker=speaker, act=act, actor=None, target=None)
    return of_last(said, clause, memory)


_TOLLED = (
    r"\b(?:put|puts|set (?=the)|placed|gave (?=the|a)|spoke of|revised|raised (?=the))\b(?![^.;]*\bto (?:death|the "
    r"sword)\b)(?=[^.;]{0,100}\b(?:toll|"
    r"number of (?:dead|deaths|"
    r"killed|victims)|"
    r"deaths?|dead|killed|casualties|fatalities)\b)"
)


def tolled(claim: Claim, clause: Parsed, registry: Registry) -> Claim | None:
    """A toll by somebody ("The ministry put the toll at ten"): a group's own is its claim, any other's an event's."""
    verb = kinds.has(clause.text, _TOLLED)
    if verb is None or not any(q.unit in ("killed", "injured", "casualties") for q in claim.quantities):
        return None
    before = [f for f in clause.actors if f.end <= verb.start()]
    speaker = named(clause, before[-1]) if before else noun_before(clause, verb.start())
    if speaker is None:
        return None
    known = registry.actor(speaker.value) if speaker.value else None
    group = known is not None and known.kind == "armed group" and not known.governs
    return replace(claim, kind="claim" if group else "event", speaker=speaker, actor=speaker if group else None)


def confirmed(claim: Claim, clause: Parsed, memory: Memory) -> Claim | None:
    """A party's confirmation ("The ministry confirmed that rockets hit the town", "was confirmed by the ministry"): the
    party speaks, it does not act."""
    passive = kinds.has(clause.text, _CONFIRMED_BY)
    if passive is not None:
        return _confirmed_by(claim, clause, memory, (passive.start(), passive.end()))
    verb = kinds.has(clause.text, _CONFIRMED)
    acted = verb and kinds.pattern(
        rf"\b(?:{kinds.EVENT_VERBS}|it|this|them|landed|firing|launch|{harm.WEAPONS}|{harm.DEATHS})\b"
    ).search(clause.text, verb.end())
    before = [f for f in clause.actors if verb and f.end <= verb.start()]
    if verb is None or acted is None:
        return None
    speaker = named(clause, before[-1]) if before else antecedents.party(clause, memory, verb.start(), owners=False)
    if speaker is None:
        return None
    others = [f for f in clause.actors if verb.end() <= f.start < acted.start()]
    actor = named(clause, others[0]) if others else None
    return _confirming(claim, clause, memory, speaker=speaker, actor=actor, verb=(verb.start(), verb.end()))


def _confirmed_by(claim: Claim, clause: Parsed, memory: Memory, verb: tuple[int, int]) -> Claim | None:
    after = [f for f in clause.actors if f.start >= verb[1]]
    if not after:
        return None
    before = [f for f in clause.actors if f.end <= verb[0]]
    actor = (
        claim.actor if claim.actor and any(clause.span(f.start, f.end) == claim.actor.span for f in before) else None
    )
    return _confirming(claim, clause, memory, speaker=named(clause, after[0]), actor=actor, verb=verb)


def _confirming(
    claim: Claim, clause: Parsed, memory: Memory, *, speaker: Phrase, actor: Phrase | None, verb: tuple[int, int]
) -> Claim:
    own = claim.place is not None and claim.place.span != speaker.span
    act = clause.phrase(*verb, "confirmed")
    place = claim.place if own else _own_ground(clause, speaker, memory)
    own = place is not None
    target = claim.target if claim.target is None or claim.target.span != speaker.span else None
    said = replace(claim, kind="claim", speaker=speaker, act=act, actor=actor, place=place, target=target)
    return said if own or claim.time or not memory.event else of_last(replace(said, target=None), clause, memory)


def _own_ground(clause: Parsed, speaker: Phrase, memory: Memory) -> Phrase | None:
    """The country of the state that speaks, where it speaks of "its territory"."""
    hit = kinds.has(clause.text, r"\b(?:its|their) (?:territory|soil|side of the border|airspace)\b")
    country = speaker.value.removeprefix("Government of ")
    if hit is None or country == speaker.value:
        return None
    return memory.shows("place", clause.phrase(hit.start(), hit.end()), country, speaker.span, memory.line)


def named(clause: Parsed, found: Found) -> Phrase:
    """A party as a phrase of its clause."""
    return clause.phrase(found.start, found.end, found.value)


def joined(clause: Parsed, found: list[Found]) -> list[Found]:
    """The first of the parties with those that "and" or a comma joins to it."""
    kept = found[:1]
    for item in found[1:]:
        if clause.text[kept[-1].end : item.start].lower() not in _JOINED:
            break
        kept.append(item)
    return kept


def speakers(clause: Parsed, verb: int, memory: Memory) -> list[Phrase]:
    """The parties that speak: after "by" in the passive, else before the verb; a pronoun stands for the last party."""
    passive = kinds.has(clause.text, _BY)
    if passive:
        after = [f for f in clause.actors if f.start >= passive.end()]
        if after:
            return [named(clause, f) for f in joined(clause, after)]
    both = kinds.pattern(r"\b(?:both(?! (?:attacks|rockets|claims|incidents|bombings))|the two)\b").search(
        clause.text, 0, max(verb, 1)
    )
    before = [f for f in clause.actors if f.start < verb]
    if before:
        return [named(clause, f) for f in joined(clause, before)]
    if both and len(memory.pair) == 2:
        pointer = clause.phrase(both.start(), both.end())
        return [memory.points("actor", pointer, to) for to in memory.pair]
    found = antecedents.party(clause, memory, verb, owners=False)
    if found is not None:
        return [found]
    if kinds.has(clause.text[: max(verb, 0)], r"\w") is None and (handed := antecedents.elided(memory)):
        return [handed]
    return []


def denials(claim: Claim, clause: Parsed, memory: Memory) -> Iterator[Claim]:
    """One denial for each party, about the event spoken of before unless the clause names its own."""
    verb = kinds.has(clause.text, _DENIED)
    voices = speakers(clause, verb.start() if verb else 0, memory)
    if not voices and verb is not None and (noun := noun_before(clause, verb.start())) is not None:
        voices = [noun]
    own = claim.place is not None and not any(s.span.covers(claim.place.span) for s in voices)
    word = kinds.pattern(r"\w+").match(clause.text, verb.start()) if verb else None
    rest = clause.text[word.end() :] if word else ""
    act = (
        clause.phrase(word.end(), len(clause.text))
        if word and rest.strip() and not rest.strip().startswith("by ")
        else None
    )
    for speaker in (*voices, None)[: max(1, len(voices))]:
        place, negated = claim.place if own else None, _undenied(clause)
        said = replace(claim, speaker=speaker, act=act, place=place, actor=None, target=None, negated=negated)
        yield of_last(said, clause, memory) if memory.event and not (own and claim.time) else said


def _undenied(clause: Parsed) -> bool:
    """Whether a clause says that nobody, or this party not, denied it."""
    none = r"^\W*(?:neither|no (?:one|party|side|group)|nobody|none)\b|"
    not_ = (
        r"\b(?:did not|didn['’]t|has not|have not|had not|never|does not|do not|not yet|stopped short of)\s+"
        r"(?:\w+ ){0,2}?"
    )
    return (
        kinds.has(clause.text, rf"{none}{not_}(?:den(?:y|ied|ying)|disput\w+|reject\w*|contest\w*|dismiss\w*|refut\w*)")
        is not None
    )
