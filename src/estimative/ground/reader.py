"""The claim reader: every sentence of summary, judgments, evidence and body text becomes one or more typed claims.
Deterministic, no model.

Passes, in order: clauses → speech → kind → roles (actor, act, target, place, origin) → time and figures → parts of a
coordination → what pronouns stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from estimative.ground.reading import (
    antecedents,
    coordinate,
    document,
    grammar,
    harm,
    kinds,
    links,
    measured,
    politics,
    relative,
    roles,
    scope,
    speech,
    spoken,
    times,
    where,
)  # fmt: skip
from estimative.ground.reading.clauses import OFFSET
from estimative.ground.reading.document import SECTIONS, Section
from estimative.ground.reading.figures import figures, untimed
from estimative.ground.reading.memory import Memory, Mention
from estimative.ground.reading.parse import Parsed, parse, parts
from estimative.model.assessments import Assessment, Block, Sentence
from estimative.model.claims import Claim, ClaimKind, Quantity
from estimative.model.spans import Span
from estimative.registry.registry import Registry

_EVENTLIKE: tuple[ClaimKind, ...] = ("event", "claim", "denial", "attribution", "absence", "superlative", "plan")
_SPLIT: tuple[ClaimKind, ...] = ("event", "count", "absence", "attribution", "claim", "trend", "superlative")
_CAUSAL: tuple[ClaimKind, ...] = ("cause", "motive", "forecast", "opinion", "trend", "background", "reaction")
_FRAGMENT = ("such as ", "for example ", "for instance, such as ", "including ")


class Scene(Struct, frozen=True, kw_only=True):
    """What every clause of a document is read with."""

    memory: Memory
    registry: Registry
    today: date


def read(assessment: Assessment, registry: Registry, *, today: date) -> tuple[Claim, ...]:
    """The claims of an assessment in text order. `today` is the day relative times count from: the cut-off."""
    order = document.order(assessment)
    scene = Scene(memory=Memory(home=document.home(assessment, registry)), registry=registry, today=today)
    claims: list[Claim] = []
    for block, sentence in document.sentences(assessment):
        text = assessment.source[sentence.span.start : sentence.span.end].decode("utf-8", "surrogateescape")
        parsed = parse(text, sentence.span.start, registry, order)
        if text.strip().lower().startswith(_FRAGMENT) and claims and claims[-1].line == sentence.line:
            _extend(claims, parsed)
            continue
        _sentence(parsed, block, sentence, scene=scene, claims=claims)
    return tuple(claims)


def _sentence(parsed: Parsed, block: Block, sentence: Sentence, *, scene: Scene, claims: list[Claim]) -> None:
    """Read one sentence and add its claims."""
    memory = scene.memory
    memory.turn, memory.line, memory.offset = memory.turn + 1, sentence.line, None
    for clause in relative.outer(parsed) or parts(parsed):
        memory.used = []
        lead = re.match(OFFSET, clause.text) if len(clause.text) < len(parsed.text) else None
        own = clause.cut(lead.end(), len(clause.text)) if lead else clause
        for claim in _claims(own, block, sentence, scene=scene, whole=parsed):
            shown = tuple(memory.used) if not claim.antecedents else claim.antecedents
            numbered = replace(claim, id=f"c{len(claims) + 1}", antecedents=shown)
            claims.append(numbered)
            memory.note(numbered, own, scene.registry)
        if lead:
            memory.offset = times.offset(clause, memory)
    found = antecedents.parties(parsed)
    memory.pair = tuple(Mention(p, sentence.line, memory.turn) for p in found) if len(found) == 2 else ()


def read_text(text: str, registry: Registry, *, today: date) -> tuple[Claim, ...]:
    """The claims of a piece of running text, as if it were one evidence bullet."""
    data = text.encode("utf-8", "surrogateescape")
    found = tuple(Sentence(span=Span(start, end), text=words, line=1) for start, end, words in document.spans(text))
    span = Span(0, len(data))
    block = Block(span=span, role="evidence", line=1, body=span, kind="bullet", sentences=found)
    return read(Assessment(form="plain", source=data, blocks=(block,)), registry, today=today)


def _claims(clause: Parsed, block: Block, sentence: Sentence, *, scene: Scene, whole: Parsed) -> Iterator[Claim]:
    """The claims of one clause: one as a rule, more where something is coordinated or told by somebody."""
    memory, registry = scene.memory, scene.registry
    told = speech.telling(clause, memory)
    inner = clause.cut(told.start, told.end) if told else clause
    if told is not None:
        memory.dated(clause, told.start)
    base = _base(inner, block, sentence, scene=scene)
    if told is not None and base.time is None:
        base = replace(base, time=times.time_of(clause, memory, registry, scene.today))
    if told is not None and base.kind == "claim" and speech.another(inner, told, registry):
        for other in spoken.spoken(base, inner, memory):
            yield replace(other, span=clause.span(0, len(clause.text)), text=clause.text)
        return
    if told is not None and base.kind == "attribution":
        yield from speech.charged(spoken.spoken(base, inner, memory), told, inner, clause, registry)
        return
    if told is not None and base.kind in speech.TOLD:
        kept = replace(base, span=clause.span(0, len(clause.text)), text=clause.text)
        if base.kind in ("event", "opinion") and base.actor is None and (said := spoken.told(kept, clause, memory)):
            yield said
            return
        yield speech.retold(spoken.about(kept, inner, memory), told, inner, memory=memory, registry=registry)
        return
    base = base if told is None else _base(clause, block, sentence, scene=scene)
    yield from _typed(base, clause, block, sentence, scene=scene, whole=whole)


def _base(clause: Parsed, block: Block, sentence: Sentence, *, scene: Scene) -> Claim:
    """The claim of a clause before what its kind asks for."""
    memory, registry = scene.memory, scene.registry
    section = SECTIONS.get(block.role, "other")
    found = roles.read(clause, memory, registry)
    time = times.time_of(clause, memory, registry, scene.today)
    numbers = untimed(figures(clause), time)
    kind = _kind(clause, found, units=frozenset(q.unit for q in numbers), section=section, scene=scene)
    return Claim(
        id="",
        kind=kind,
        span=clause.span(0, len(clause.text)),
        text=clause.text,
        line=sentence.line,
        section=section,
        judgment=block.judgment,
        actor=found.actor,
        act=found.act,
        target=found.target if kind in _EVENTLIKE else None,
        place=found.place,
        origin=found.origin,
        time=time,
        quantities=numbers,
        negated=bool(kind == "event" and kinds.has(clause.text, kinds.NEGATED)),
        cited=tuple(c.key for c in sentence.citations if c.key),
    )


def _typed(
    base: Claim, clause: Parsed, block: Block, sentence: Sentence, *, scene: Scene, whole: Parsed
) -> Iterator[Claim]:
    """The claims of a clause whose kind is known."""
    memory, registry, kind = scene.memory, scene.registry, base.kind
    if kind in ("event", "opinion", "reaction") and (said := spoken.confirmed(base, clause, memory)) is not None:
        yield said
    elif kind == "denial":
        yield from spoken.denials(base, clause, memory)
    elif kind in ("claim", "attribution"):
        for said in spoken.spoken(base, clause, memory):
            yield from _parted(said, clause, scene)
    elif kind == "trend":
        yield from _parted(_linked(measured.trend(base, clause), clause, whole), clause, scene)
    elif kind == "shift":
        yield from measured.shifts(base, clause)
    elif kind == "superlative":
        yield from _parted(measured.superlative(base, clause), clause, scene)
    elif kind == "count":
        counted = list(measured.counts(base, clause, registry))
        yield from counted if len(counted) > 1 else _parted(counted[0], clause, scene)
    elif kind == "reaction":
        yield _linked(_reaction(base, clause), clause, whole)
    elif kind in ("event", "opinion") and (said := spoken.tolled(base, clause, registry)) is not None:
        yield spoken.about(said, clause, memory)
    elif kind in ("event", "opinion") and (said := spoken.told(base, clause, memory)) is not None:
        yield said
    elif kind in ("event", "absence"):
        yield from _happened(base, clause, scene)
    else:
        told = kind == "opinion" and base.section != "judgment" and grammar.plainly_told(clause.text)
        yield _linked(replace(base, kind="background") if told else base, clause, whole)
        if kind in ("motive", "opinion") and (inner := _embedded(clause)) is not None:
            yield from _claims(inner, block, sentence, scene=scene, whole=whole)


def _happened(base: Claim, clause: Parsed, scene: Scene) -> Iterator[Claim]:
    """An event or its absence; hearsay that names a party is an attribution without a speaker."""
    never = base.kind == "event" and base.negated and kinds.has(clause.text, kinds.NEVER) is not None
    never = never or (base.kind == "event" and scope.nothing(clause.text))
    claim = replace(
        base, kind="absence" if never else base.kind, negated=base.negated or never or base.kind == "absence"
    )
    claim = spoken.about(claim, clause, scene.memory)
    summed = kinds.has(clause.text, r"\b(?:the|these|those|both) (?:\w+ )?(?:attacks|bombings|blasts|strikes|raids)\b")
    if _bare_toll(claim) and scene.memory.event and summed is None:
        claim = replace(claim, about=scene.memory.event)
    if claim.kind == "event" and claim.actor is not None and not claim.negated and speech.hearsay(clause, claim.actor):
        claim = replace(claim, kind="attribution")
    yield from _parted(claim, clause, scene)


def _bare_toll(claim: Claim) -> bool:
    """Whether a claim gives a toll and nothing that an event could be recognised by."""
    pronoun = claim.actor is None or kinds.has(claim.actor.text, r"^(?:they|it)$") is not None
    summed = kinds.has(claim.text, r"\b(?:has|have)\b") is not None
    named = not pronoun or claim.place or claim.time or claim.about or summed
    tolls = any(q.unit in ("killed", "injured", "casualties") for q in claim.quantities) or harm.suffered(claim.text)
    return not named and tolls and (claim.target is None or not claim.target.text[:1].isupper())


def _parted(claim: Claim, clause: Parsed, scene: Scene) -> Iterator[Claim]:
    """A claim, or one for each part of a coordination; what the parts share is handed on."""
    cut = kinds.has(clause.text, r",? but not ") if claim.kind in ("event", "claim", "attribution") else None
    if cut is not None and kinds.has(clause.text[cut.end() :], rf"\b(?:{kinds.EVENT_VERBS})\b"):
        sides = (coordinate.Part(0, cut.start()), coordinate.Part(cut.end(), len(clause.text)))
        for number, side in enumerate(sides):
            made = _gapped(claim, clause, side, first=number == 0, scene=scene)
            yield (
                made
                if number == 0
                else replace(made, negated=True, place=made.place if made.place != claim.place else None)
            )
        return
    found = coordinate.split(claim, clause, scene.registry) if claim.kind in _SPLIT else []
    if not found:
        yield claim
        return
    for number, part in enumerate(found):
        if part.place is not None or part.time is not None:
            yield _listed(claim, clause, part)
        else:
            yield _gapped(claim, clause, part, first=number == 0, scene=scene)


def _listed(claim: Claim, clause: Parsed, part: coordinate.Part) -> Claim:
    """The claim for one place or day of a list; a total bounds it from above."""
    made = replace(claim, quantities=coordinate.shared(claim.quantities))
    if part.place is not None:
        place = clause.phrase(part.place.start, part.place.end, part.place.value)
        whole = claim.target is not None and claim.target.span.covers(place.span)
        made = replace(made, place=place, target=place if whole else claim.target)
    if part.time is not None and claim.time is not None:
        made = replace(made, time=replace(claim.time, period=part.time.period, precision="day"))
    return made


def _gapped(claim: Claim, clause: Parsed, part: coordinate.Part, *, first: bool, scene: Scene) -> Claim:
    """The claim for one side of "A on 3 March and B on 5 March"."""
    own = clause.cut(part.start, part.end)
    place, origin = where.places(own, claim.actor, scene.memory, scene.registry)
    time = times.time_of(own, scene.memory, scene.registry, scene.today)
    target = roles.read(own, scene.memory, scene.registry).target if first else roles.noun(own)
    return replace(
        claim,
        span=own.span(0, len(own.text)),
        text=own.text,
        place=place or claim.place,
        origin=origin or claim.origin,
        time=time or claim.time,
        target=target or (claim.target if first or kinds.has(own.text, r"^(?:in|at|near|on)\b") else None),
        quantities=_units(untimed(figures(own), time), claim),
        about="" if time or place else claim.about,
    )


def _units(found: tuple[Quantity, ...], claim: Claim) -> tuple[Quantity, ...]:
    """Numbers of a later part with the unit that the first one gives: "13 attacks in August, 38 in September"."""
    unit = claim.quantities[0].unit if claim.quantities else ""
    return tuple(q if q.unit else replace(q, unit=unit) for q in found)


def _linked(claim: Claim, clause: Parsed, whole: Parsed) -> Claim:
    """A causal claim with the parts of what it says."""
    if claim.kind not in _CAUSAL:
        return claim
    return replace(claim, link=links.read(clause, sentence=whole))


def _embedded(clause: Parsed) -> Parsed | None:
    """The dated event that a statement about something else counts from: "… plain since it struck the airport in
    August 2021"."""
    hit = kinds.has(clause.text, rf"\b(?:since|after|when)\s+(?=[^,.;]{{2,60}}?\b(?:{kinds.PAST})\b)")
    if hit is None or not hit.start():
        return None
    inner = clause.cut(hit.end(), len(clause.text))
    return inner if any(when.period is not None for when in inner.dates) else None


def _kind(clause: Parsed, found: roles.Roles, *, units: frozenset[str], section: Section, scene: Scene) -> ClaimKind:
    if section == "judgment" and not _past(clause):
        return "forecast"
    registry = scene.registry
    known = registry.actor(found.actor.value) if found.actor else None
    state = (known is not None and known.kind != "armed group") or bool(
        found.actor and registry.country(found.actor.text)
    )
    eventful = bool(found.place or found.origin or found.actor or found.target or clause.dates)
    spoken_of = bool(scene.memory.event)
    end = _stately(clause, registry)
    if end < 0 and state and found.actor is not None:
        end = roles.end(clause, found.actor)
    day = any(when.period is not None and when.period.days <= 2 for when in clause.dates)
    party = max((f.end for f in clause.actors[:1]), default=-1)
    known_of = kinds.Clause(state=end, party=party, figures=units, eventful=eventful, spoken_of=spoken_of, day=day)
    return kinds.kind_of(clause.text, known_of)


def _stately(clause: Parsed, registry: Registry) -> int:
    """Where the name of the state or body ends that is named before the first verb; −1 where there is none."""
    verb = grammar.past(clause.text)
    for found in clause.actors:
        known = registry.actor(found.value)
        if verb is None or found.start > verb.start():
            return -1
        if known is not None and known.kind not in ("armed group", "opposition", "party", "other"):
            inside = kinds.has(
                clause.text[: found.start], r"\b(?:in|on|at|against|of|near|from|into|to|by|over) (?:the )?$"
            )
            return -1 if inside else found.end
    return -1


def _past(clause: Parsed) -> bool:
    """Whether a clause of a judgment's section tells of a dated event instead of judging."""
    judged = kinds.has(
        clause.text,
        r"\b(?:will|likely|probabl\w+|judge|assess|could|may|might|would|chance|"
        r"expect\w*)\b",
    )
    return judged is None and any(when.period is not None for when in clause.dates) and kinds.happened(clause.text)


def _reaction(claim: Claim, clause: Parsed) -> Claim:
    """Who reacted, and toward whom: the first party before the verb and the first after it."""
    verb = kinds.has(clause.text, politics.REACTIONS)
    at = verb.start() if verb else 0
    before = [f for f in clause.actors if f.start < at]
    after = [f for f in clause.actors if f.start > at]
    actor = clause.phrase(before[0].start, before[0].end, before[0].value) if before else claim.actor
    target = clause.phrase(after[0].start, after[0].end, after[0].value) if after else None
    place = claim.place if claim.place is None or actor is None or claim.place.span != actor.span else None
    return replace(claim, actor=actor, target=target, place=place)


def _extend(claims: list[Claim], parsed: Parsed) -> None:
    """A fragment ("Such as Russia.") belongs to the claim before it."""
    last = claims[-1]
    if parsed.actors and last.target is None:
        found = parsed.actors[0]
        claims[-1] = replace(last, target=parsed.phrase(found.start, found.end, found.value))
