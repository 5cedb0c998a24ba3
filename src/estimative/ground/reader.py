"""The claim reader: every sentence of summary, judgments, evidence and body text becomes one or more typed claims.
Deterministic, no model.

Passes, in order: clauses → kind → roles (actor, act, target, place, origin) → time and figures → what pronouns
stand for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec.structs import replace

from estimative.ground.reading import kinds, roles, times, where
from estimative.ground.reading.memory import EVENT, GROUP, THEY, Memory
from estimative.ground.reading.parse import Parsed, parse, parts, size
from estimative.model.assessments import Assessment, Block, Sentence
from estimative.model.claims import Claim, ClaimKind, TimeMention
from estimative.model.spans import Phrase, Span
from estimative.model.times import Period, add_months
from estimative.registry.registry import Registry
from estimative.text import sentences
from estimative.text.phrases import dates
from estimative.text.phrases.dates import Order

Section = Literal["summary", "judgment", "evidence", "other"]
_SECTIONS: dict[str, Section] = {"summary": "summary", "judgment": "judgment", "evidence": "evidence"}
_UNREAD = frozenset(
    {"title", "metadata", "heading", "source", "cutoff", "marking", "code", "html", "table", "blank", "question"}
)
_SENTENCE = 4
"""Words from which a line of body text is read as a statement; less is a greeting, a signature or a mark."""
_EVENTLIKE: tuple[ClaimKind, ...] = ("event", "claim", "denial", "attribution", "absence", "superlative")
_SAID = r"\b(?:said|stated|reported|confirmed|admitted|acknowledged|announced|conceded|insisted|spoke (?:only )?of)\b"
_FRAGMENT = ("such as ", "for example ", "for instance, such as ", "including ")


def read(assessment: Assessment, registry: Registry, *, today: date) -> tuple[Claim, ...]:
    """The claims of an assessment in text order. `today` is the day relative times count from: the cut-off."""
    order = _order(assessment)
    memory = Memory(home=_home(assessment, registry))
    claims: list[Claim] = []
    for block, sentence in _sentences(assessment):
        text = assessment.source[sentence.span.start : sentence.span.end].decode("utf-8", "surrogateescape")
        parsed = parse(text, sentence.span.start, registry, order)
        if text.strip().lower().startswith(_FRAGMENT) and claims and claims[-1].line == sentence.line:
            _extend(claims, parsed)
            continue
        for clause in parts(parsed):
            for claim in _claims(clause, block, sentence, memory=memory, registry=registry, today=today):
                numbered = replace(claim, id=f"c{len(claims) + 1}")
                claims.append(numbered)
                memory.note(numbered, clause, registry)
    return tuple(claims)


def read_text(text: str, registry: Registry, *, today: date) -> tuple[Claim, ...]:
    """The claims of a piece of running text, as if it were one evidence bullet."""
    data = text.encode("utf-8", "surrogateescape")
    found = tuple(
        Sentence(span=Span(size(text[:start]), size(text[:end])), text=text[start:end], line=1)
        for start, end in sentences.split(text)
    )
    span = Span(0, len(data))
    block = Block(span=span, role="evidence", line=1, body=span, kind="bullet", sentences=found)
    return read(Assessment(form="plain", source=data, blocks=(block,)), registry, today=today)


def _sentences(assessment: Assessment) -> Iterator[tuple[Block, Sentence]]:
    for block in assessment.blocks:
        if block.role in _UNREAD:
            continue
        for sentence in block.sentences:
            if block.role in _SECTIONS or _states(sentence.text):
                yield block, sentence


def _states(text: str) -> bool:
    """Whether a line of body text states something: a quoted message, its opening ("Jo wrote:") and a greeting do
    not."""
    words = sum(1 for word in text.split() if word.strip("()[],.;:").isalpha())
    return words >= _SENTENCE and not text.lstrip().startswith(">") and not text.rstrip().endswith(":")


def _order(assessment: Assessment) -> Order | None:
    text = assessment.source[:200_000].decode("utf-8", "replace")
    return dates.style_of(dates.find(text))


def _home(assessment: Assessment, registry: Registry) -> Phrase | None:
    """The country an assessment is mostly about: the one its judgments and sentences name most."""
    counts: Counter[str] = Counter()
    for judgment in assessment.judgments:
        for found in registry.find_places(judgment.text):
            counts[found.value] += 3 if registry.country(found.value) else 0
    for _, sentence in _sentences(assessment):
        for found in registry.find_places(sentence.text):
            counts[found.value] += 1 if registry.country(found.value) else 0
    best = max(sorted(counts), key=lambda name: counts[name], default="")
    return Phrase(Span(0, 0), best, best) if best and counts[best] else None


def _claims(
    clause: Parsed, block: Block, sentence: Sentence, *, memory: Memory, registry: Registry, today: date
) -> Iterator[Claim]:
    """The claims of one clause: one as a rule, one for each party that denies."""
    section = _SECTIONS.get(block.role, "other")
    figures = where.figures(clause)
    found = roles.read(clause, memory, registry)
    kind = _kind(clause, found, figures_units=frozenset(q.unit for q in figures), section=section, registry=registry)
    base = Claim(
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
        time=times.time_of(clause, memory, registry, today),
        quantities=figures,
        negated=bool(kind == "event" and kinds.has(clause.text, kinds.NEGATED)),
        cited=tuple(c.key for c in sentence.citations if c.key),
    )
    if kind in ("event", "opinion", "reaction") and (confirmed := _confirmed(base, clause, memory)) is not None:
        yield confirmed
    elif kind == "denial":
        yield from _denials(base, clause, memory)
    elif kind in ("claim", "attribution"):
        yield _spoken(base, clause, memory)
    elif kind == "trend":
        yield _trend(base, clause)
    elif kind == "shift":
        yield from _shifts(base, clause)
    elif kind == "superlative":
        large = kinds.has(clause.text, r"\b(?:largest|deadliest|biggest|worst|bloodiest|most lethal)\b")
        hit = kinds.has(clause.text, kinds.SUPERLATIVE)
        assert hit is not None
        yield replace(base, act=clause.phrase(hit.start(), hit.end(), "largest" if large else "first"))
    elif kind == "count":
        yield from _counts(base, clause, registry)
    elif kind == "reaction":
        yield _reaction(base, clause)
    elif kind in ("event", "opinion", "reaction") and (told := _told(base, clause, memory)) is not None:
        yield told
    elif kind in ("event", "absence"):
        yield replace(_about(base, clause, memory), negated=base.negated or kind == "absence")
    else:
        yield base
        if kind in ("motive", "opinion") and (inner := _embedded(clause)) is not None:
            yield from _claims(inner, block, sentence, memory=memory, registry=registry, today=today)


def _embedded(clause: Parsed) -> Parsed | None:
    """The dated event that a statement about something else counts from: "… plain since it struck the airport in
    August 2021"."""
    hit = kinds.has(clause.text, rf"\b(?:since|after|when)\s+(?=[^,.;]{{2,60}}?\b(?:{kinds.PAST})\b)")
    if hit is None or not hit.start():
        return None
    inner = clause.cut(hit.end(), len(clause.text))
    return inner if any(when.period is not None for when in inner.dates) else None


def _kind(
    clause: Parsed, found: roles.Roles, *, figures_units: frozenset[str], section: Section, registry: Registry
) -> ClaimKind:
    if section == "judgment" and not _past(clause):
        return "forecast"
    known = registry.actor(found.actor.value) if found.actor else None
    state = (known is not None and known.kind != "armed group") or bool(
        found.actor and registry.country(found.actor.text)
    )
    eventful = bool(found.place or found.origin or found.actor or found.target or clause.dates)
    return kinds.kind_of(clause.text, state=state, figures=figures_units, eventful=eventful)


def _past(clause: Parsed) -> bool:
    """Whether a clause of a judgment's section tells of a dated event instead of judging."""
    judged = kinds.has(
        clause.text,
        r"\b(?:will|likely|probabl\w+|judge|assess|could|may|might|would|chance|"
        r"expect\w*)\b",
    )
    return judged is None and any(when.period is not None for when in clause.dates) and kinds.happened(clause.text)


def _about(claim: Claim, clause: Parsed, memory: Memory) -> Claim:
    """Point to the event spoken of before where the clause only says "it" or "the attack"."""
    bare = claim.place is None and claim.target is None
    if memory.event and kinds.has(clause.text, EVENT) and (bare or (claim.place is None and claim.time is None)):
        return replace(claim, about=memory.event)
    return claim


def _spoken(claim: Claim, clause: Parsed, memory: Memory) -> Claim:
    """A claim or attribution: who speaks, and of which event."""
    verb = kinds.has(
        clause.text, r"\b(?:claim\w*|took|taken|accepted|said|blam\w+|attribut\w+|accus\w+|held|pinned|suspected|put)\b"
    )
    speakers = _speakers(clause, verb.start() if verb else 0, memory)
    speaker = speakers[0] if speakers else None
    negated = bool(kinds.has(clause.text, kinds.UNCLAIMED) or kinds.has(clause.text, kinds.NEGATED))
    if claim.kind == "claim":
        return _about(replace(claim, speaker=speaker, actor=speaker or claim.actor, negated=negated), clause, memory)
    accused = next((f for f in clause.actors if verb and f.start > verb.start()), None)
    actor = clause.phrase(accused.start, accused.end, accused.value) if accused else claim.actor
    return _about(replace(claim, speaker=speaker, actor=actor, negated=negated), clause, memory)


def _told(claim: Claim, clause: Parsed, memory: Memory) -> Claim | None:
    """What a party said of the event spoken of before ("The army said two rockets fell short"): a claim of its own."""
    verb = kinds.has(clause.text, _SAID)
    named = claim.place is not None and any(clause.span(f.start, f.end) == claim.place.span for f in clause.places)
    if verb is None or not memory.event or named or claim.time is not None:
        return None
    if not kinds.has(clause.text, rf"\b(?:{kinds.EVENT_VERBS}|bullets?|shells?|projectiles?|landed)\b"):
        return None
    speakers = [f for f in clause.actors if f.end <= verb.start()]
    if not speakers:
        return None
    speaker = clause.phrase(speakers[0].start, speakers[0].end, speakers[0].value)
    act = clause.phrase(verb.start(), verb.end(), "said")
    return replace(claim, kind="claim", speaker=speaker, act=act, actor=None, target=None, about=memory.event)


def _confirmed(claim: Claim, clause: Parsed, memory: Memory) -> Claim | None:
    """A party's confirmation ("The ministry confirmed that rockets hit the town"): the party speaks, it does not
    act."""
    verb = kinds.has(clause.text, r"(?<!\bbeen )(?<!\bwas )(?<!\bwere )\b(?:confirm|acknowledg|admitt|conced)ed\b")
    acted = verb and kinds.pattern(rf"\b(?:{kinds.EVENT_VERBS}|it|this|them|landed)\b").search(clause.text, verb.end())
    speakers = [f for f in clause.actors if verb and f.end <= verb.start()]
    if verb is None or acted is None or not speakers:
        return None
    told = speakers[-1]
    speaker = clause.phrase(told.start, told.end, told.value)
    others = [f for f in clause.actors if verb.end() <= f.start < acted.start()]
    actor = clause.phrase(others[0].start, others[0].end, others[0].value) if others else None
    own = claim.place is not None and claim.place.span != speaker.span
    act = clause.phrase(verb.start(), verb.end(), "confirmed")
    place = claim.place if own else None
    said = replace(claim, kind="claim", speaker=speaker, act=act, actor=actor, place=place)
    return said if own or claim.time or not memory.event else replace(said, target=None, about=memory.event)


def _speakers(clause: Parsed, verb: int, memory: Memory) -> list[Phrase]:
    """The parties that speak: after "by" in the passive, else before the verb; a pronoun stands for the last party."""
    passive = kinds.has(
        clause.text,
        r"\b(?:claimed|denied|rejected|dismissed|blamed|attributed)\b[^.;]{0,40}?\bby\b|\bdenials? (?:by|from)\b",
    )
    if passive:
        after = [f for f in clause.actors if f.start >= passive.end()]
        if after:
            return [clause.phrase(f.start, f.end, f.value) for f in after]
    before = [f for f in clause.actors if f.start < verb]
    if before:
        return [clause.phrase(f.start, f.end, f.value) for f in before]
    for expression in (GROUP, THEY):
        hit = kinds.pattern(expression).search(clause.text, 0, max(verb, 1))
        if hit and memory.who(hit.group()):
            return [clause.phrase(hit.start(), hit.end(), memory.who(hit.group()))]
    if kinds.has(clause.text[: max(verb, 0)], r"\w") is None and memory.actor is not None:
        return [clause.phrase(0, 0, memory.actor.value)]
    return []


def _denials(claim: Claim, clause: Parsed, memory: Memory) -> Iterator[Claim]:
    """One denial for each party, about the event spoken of before unless the clause names its own."""
    verb = kinds.has(clause.text, r"\b(?:den(?:y|ied|ies|ying)|denials?|reject\w*|dismiss\w*|refut\w*)\b")
    speakers = _speakers(clause, verb.start() if verb else 0, memory)
    own = claim.place is not None and not any(s.span == claim.place.span for s in speakers)
    rest = clause.text[verb.end() :] if verb else ""
    act = (
        clause.phrase(verb.end(), len(clause.text))
        if verb and rest.strip() and not rest.strip().startswith("by ")
        else None
    )
    voices: list[Phrase | None] = [*speakers] or [None]
    for speaker in voices:
        said = replace(claim, speaker=speaker, act=act, place=claim.place if own else None, actor=None, target=None)
        yield replace(said, about=memory.event) if memory.event and not (own and claim.time) else said


def _trend(claim: Claim, clause: Parsed) -> Claim:
    """A change: its words with the direction as value; its actor may be the possessor ("IS-K attacks have risen")."""
    up, down = kinds.has(clause.text, rf"\b(?:{kinds.UP})\b"), kinds.has(clause.text, rf"\b(?:{kinds.DOWN})\b")
    hit = min((h for h in (up, down) if h), key=lambda h: h.start())
    ends = list(kinds.pattern(rf"\b(?:{kinds.MEASURE})\b").finditer(clause.text, hit.end(), hit.end() + 60))
    end = ends[-1] if ends else None
    lead = kinds.pattern(rf"\b(?:{kinds.MEASURE})\b").search(clause.text, 0, hit.start())
    first, last = (hit.start(), end.end()) if end else (lead.start() if lead else hit.start(), hit.end())
    own = claim.actor
    near = [f for f in clause.actors if f.start < hit.start()]
    if near:
        own = clause.phrase(near[-1].start, near[-1].end, near[-1].value)
    if own is None and clause.actors:
        own = clause.phrase(clause.actors[0].start, clause.actors[0].end, clause.actors[0].value)
    return replace(claim, act=clause.phrase(first, last, kinds.direction(clause.text)), actor=own)


def _shifts(claim: Claim, clause: Parsed) -> Iterator[Claim]:
    """Each focus of a sentence about focus, as a claim of its own."""
    marks = r"\bfocus\w*\b|\bshift\w*\b|\blargely\b|\bmainly\b|\bmostly\b|\bconcentrat\w+\b"
    hits = list(kinds.pattern(marks).finditer(clause.text))
    cut = kinds.has(clause.text, r"\s(?:with|and) (?:a |an )?(?:recent |growing |new )?(?:focus|shift)\b")
    if cut and len(hits) > 1:
        for start, end in ((0, cut.start()), (cut.start() + 1, len(clause.text))):
            part = clause.cut(start, end)
            yield replace(claim, span=part.span(0, len(part.text)), text=part.text, target=_focus(part))
        return
    yield replace(claim, target=_focus(clause))


def _counts(claim: Claim, clause: Parsed, registry: Registry) -> Iterator[Claim]:
    """A count of something by somebody: the group that is counted, the publisher as speaker, and "against N"
    as its own."""
    groups = [f for f in clause.actors if (a := registry.actor(f.value)) is not None and a.kind == "armed group"]
    others = [f for f in clause.actors if f not in groups]
    actor = clause.phrase(groups[0].start, groups[0].end, groups[0].value) if groups else claim.actor
    speaker = clause.phrase(others[0].start, others[0].end, others[0].value) if others and groups else None
    told = replace(claim, actor=actor, speaker=speaker)
    cut = kinds.has(clause.text, r",? (?:against|compared (?:with|to)|up from|down from)\b")
    later = [q for q in told.quantities if cut and q.span.start > clause.span(0, cut.end()).end]
    if not cut or not later or later == list(told.quantities):
        yield told
        return
    yield replace(told, quantities=tuple(q for q in told.quantities if q not in later))
    unit = told.quantities[0].unit
    second = tuple(q if q.unit else replace(q, unit=unit) for q in later)
    other = _other_time(told, clause, cut.end())
    if other is not None:
        yield replace(told, quantities=second, time=other)


def _other_time(claim: Claim, clause: Parsed, start: int) -> TimeMention | None:
    """The time of the second count: a date of its own, or the same months of another year."""
    first = claim.time.period if claim.time else None
    after = [when for when in clause.dates if when.start > start and when.period is not None]
    same = kinds.pattern(r"\bthe same (?:months?|period|time|quarter|weeks?)\b.*").search(clause.text, start)
    before = kinds.pattern(r"\b(?:a|one|the) (?:year (?:before|earlier)|previous year)\b").search(clause.text, start)
    if (same or before) and first is not None:
        hit = same or before
        assert hit is not None
        year = after[0].period.first.year if same and after and after[0].period else first.first.year - 1
        back = 12 * (first.first.year - year)
        period = Period(add_months(first.first, -back), add_months(first.last, -back))
        span = clause.span(hit.start(), hit.end())
        return TimeMention(
            span=span,
            text=hit.group(),
            period=period,
            precision="range",
            anchor=f"counted from {claim.time.text}" if claim.time else "",
        )
    if not after:
        return None
    when = after[0]
    return TimeMention(
        span=clause.span(when.start, when.end), text=when.text, period=when.period, precision=when.precision
    )


def _reaction(claim: Claim, clause: Parsed) -> Claim:
    """Who reacted, and toward whom: the first party before the verb and the first after it."""
    verb = kinds.has(clause.text, kinds.REACTIONS)
    at = verb.start() if verb else 0
    before = [f for f in clause.actors if f.start < at]
    after = [f for f in clause.actors if f.start > at]
    actor = clause.phrase(before[0].start, before[0].end, before[0].value) if before else claim.actor
    target = clause.phrase(after[0].start, after[0].end, after[0].value) if after else None
    place = claim.place if claim.place is None or actor is None or claim.place.span != actor.span else None
    return replace(claim, actor=actor, target=target, place=place)


def _focus(clause: Parsed) -> Phrase | None:
    hit = kinds.has(clause.text, r"\b(?:on|to|towards?|against|in|target\w*)\s+(?:attacks? (?:on|against) )?(?:the )?")
    return clause.phrase(hit.end(), len(clause.text)) if hit and hit.end() < len(clause.text) else None


def _extend(claims: list[Claim], parsed: Parsed) -> None:
    """A fragment ("Such as Russia.") belongs to the claim before it."""
    last = claims[-1]
    if parsed.actors and last.target is None:
        found = parsed.actors[0]
        claims[-1] = replace(last, target=parsed.phrase(found.start, found.end, found.value))
