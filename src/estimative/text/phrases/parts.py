"""The parts of a judgment's statement: who, does what, where, to what end."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from estimative.model.spans import Found
from estimative.registry.registry import Registry
from estimative.text.phrases import horizon, terms
from estimative.text.phrases.letters import word_after


class Parts(Struct, frozen=True, kw_only=True):
    """Actor, act, place and purpose of a statement, each with *character* offsets, None where it has none.

    `actor.value` and `place.value` are registry names ("" where the registry has none); `act.value` is the act's first
    verb.
    """

    actor: Found | None = None
    act: Found | None = None
    place: Found | None = None
    purpose: Found | None = None


_LONGEST = 4000
"""What stands later than this in a sentence is no part of its statement."""
_MODAL = (
    r"(?:will|would|is|are|has|have|had|shall|may|might|could|can|should|cannot|won['’]t|continues?|remains?|intends?|plans?|seeks?"
    r"|aims?|was|were|does|do|did)"
)
_INTENT_LIST = """destabilise destabilize undermine weaken erode discredit challenge provoke deter coerce influence
pressure gain secure maintain expand protect divide disrupt demonstrate exploit prevent delegitimise delegitimize
show prove force compel attract draw recruit raise fund finance sow counter degrade preserve strengthen isolate
retaliate avenge signal bolster distract intimidate overthrow topple establish create achieve advance promote
embarrass humiliate punish regain retain reduce limit increase win offset compensate restore consolidate"""
_INTENT = frozenset(_INTENT_LIST.split())


@cache
def _frame() -> re.Pattern[str]:
    """The words before the statement proper: "We assess with moderate confidence that it is highly likely that"."""
    return re.compile(
        r"(?:[-•*]\s*|\(?[A-Z0-9]{1,3}[.)]\s+|\([A-Z/]{1,6}\)\s*|Key\s[Jj]udge?ment\s\w+[:.]\s*)*"
        r"(?:(?:our\sassessment\sis|it\sis\s(?:assessed|judged)"
        r"|(?:we|the\s[a-z\s]{2,30}?|analysts|i)\s(?:also\s|further\s|continue\sto\s|therefore\s)?"
        r"(?:assess(?:es)?|judges?|believes?|estimates?|expects?|anticipates?|forecasts?|considers?|thinks?|concludes?)\b)"
        r"(?:[^,.;]{0,60}?\bconfidence\b)?,?\s(?:that\s)?)?"
        r"(?:(?:it|there)\s(?:is|remains|seems|appears)\s[^.;]{0,60}?\b(?:that|of|for)\s)?",
        re.IGNORECASE,
    )


def read(sentence: str, registry: Registry) -> Parts:
    """The parts of a statement of any shape: "It is likely that X will …", "We judge X to …", "X is likely to …"."""
    sentence = sentence[:_LONGEST]
    start = _start(sentence)
    times = horizon.find(sentence)
    purpose = _purpose(sentence, start)
    act_end = purpose.start if purpose else _end(sentence)
    actor = _actor(sentence, start, registry)
    act = _act(sentence, actor.end if actor else start, act_end, times)
    places = registry.find_places(sentence)
    return Parts(
        actor=actor,
        act=_without_place(sentence, act, places),
        place=_place(sentence, start, act_end, places),
        purpose=purpose,
    )


def _end(sentence: str) -> int:
    end = len(sentence)
    while end > 0 and (sentence[end - 1].isspace() or sentence[end - 1] in ".!?"):
        end -= 1
    return end


def _start(sentence: str) -> int:
    """Where the statement proper starts, after the frame."""
    for found in terms.find(sentence):
        following = sentence[found.end : found.end + 60]
        match = re.match(r"(?:\s?\([^)]{0,40}\))?,?\s(?:that|of|for)\s", following)
        if match and found.start < 140:
            return found.end + match.end()
    match = _frame().match(sentence)
    at = match.end() if match else 0
    lead = sentence.find(" that ", 0, 120)
    if lead > at and re.match(r"(?i)\W*(?:we|it|our|the|analysts|this)\b", sentence) and _judges(sentence[:lead]):
        at = lead + 6
    return at


def _judges(words: str) -> bool:
    return bool(
        re.search(
            r"(?i)\b(?:assess|judg|believ|estimat|expect|anticipat|forecast|confiden|likel|probab|chance|possib)", words
        )
    )


def _actor(sentence: str, start: int, registry: Registry) -> Found | None:
    """The subject: the first registered actor before the verb, else the noun phrase up to it."""
    verb = _verb(sentence, start)
    limit = verb if verb > start else min(len(sentence), start + 160)
    for found in registry.find_actors(sentence):
        if start <= found.start < limit and sentence[found.end : found.end + 2] not in ("'s", "’s"):
            return found
    if verb > start:
        end = verb
        while end > start and sentence[end - 1].isspace():
            end -= 1
        words = sentence[start:end]
        if 0 < len(words.split()) <= 12:
            return Found(start, end, words, "")
    return None


def _verb(sentence: str, start: int) -> int:
    match = re.compile(rf"\b{_MODAL}\b", re.IGNORECASE).search(sentence, start, min(len(sentence), start + 240))
    return match.start() if match else -1


def _act(sentence: str, start: int, end: int, times: horizon.FoundHorizon | None) -> Found | None:
    """From the main verb to the horizon, the purpose or the sentence's end."""
    match = re.compile(rf"\s*(?:[^.;]{{0,120}}?\b)?{_MODAL}\b", re.IGNORECASE).match(sentence, start, end)
    at = match.end() if match else start
    at = _past_fillers(sentence, at, end)
    if times and at < times.start < end:
        end = times.start
    while end > at and (sentence[end - 1].isspace() or sentence[end - 1] in ",;–—-"):
        end -= 1
    if end - at < 3:
        return None
    return Found(at, end, sentence[at:end], sentence[slice(*word_after(sentence, at))].lower())


_FILLERS_LIST = """to be been being also still not very highly likely unlikely probably almost certainly improbably
extremely virtually certain probable improbable increasingly quite most now then both expected assessed judged"""
_FILLERS = frozenset(_FILLERS_LIST.split())


def _past_fillers(sentence: str, at: int, end: int) -> int:
    """Past the words between the modal and the verb: "is |very likely to| expand"."""
    while True:
        first, last = word_after(sentence, at)
        if first == last or last > end or sentence[first:last].lower() not in _FILLERS:
            return first if first < end else at
        at = last
        bracket = re.compile(r"\s?\([^)]{0,40}\)").match(sentence, at)
        if bracket and "%" in bracket.group():
            at = bracket.end()


def _without_place(sentence: str, act: Found | None, places: list[Found]) -> Found | None:
    """The act without a place that ends it: "continue its attacks |in Afghanistan|"."""
    if act is None:
        return None
    for found in places:
        if found.end == act.end:
            lead = re.compile(r"\s(?:in|inside|within|across|throughout|near|from|against)\s(?:the\s)?$").search(
                sentence, act.start, found.start
            )
            if lead and lead.start() > act.start and lead.group().split()[0] not in ("from", "against"):
                return Found(act.start, lead.start(), sentence[act.start : lead.start()], act.value)
    return act


_LEADS = re.compile(
    r"\b(?:in|inside|within|across|throughout|near|from|into|against|over|along|on|around|at)\s(?:the\s|northern\s|southern\s|eastern\s|western\s)*$"
)


def _place(sentence: str, start: int, end: int, places: list[Found]) -> Found | None:
    """The first place of the statement with its preposition, before the purpose; "in" goes before "from"."""
    found: list[tuple[int, Found]] = []
    for item in places:
        if not start <= item.start < end:
            continue
        lead = _LEADS.search(sentence, max(start, item.start - 40), item.start)
        if lead:
            word = lead.group().split()[0]
            rank = (
                0
                if word
                in ("in", "inside", "within", "across", "throughout", "near", "into", "along", "on", "at", "around")
                else 1
            )
            found.append((rank, Found(lead.start(), item.end, sentence[lead.start() : item.end], item.value)))
    return min(found, key=lambda pair: (pair[0], pair[1].start))[1] if found else None


@cache
def _purposes() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<marker>in\sorder\sto|so\sas\sto|with\sthe\s(?:aim|intention|intent|goal|purpose|objective)\sof|in\s(?:an\s)?(?:effort|attempt|bid)\sto"
        r"|aimed\sat|aiming\sto|so\sthat\sit\scan|with\sa\sview\sto|for\sthe\spurpose\sof|so\sthat)\s|\bto\s(?P<verb>[a-z]+)\b",
        re.IGNORECASE,
    )


def _purpose(sentence: str, start: int) -> Found | None:
    """The intent clause: "in order to …", or "to" with a verb of intent after the act's own verb and object."""
    for match in _purposes().finditer(sentence, start):
        if match["verb"] and (
            match["verb"].lower() not in _INTENT or not _after_object(sentence, start, match.start())
        ):
            continue
        end = _end(sentence)
        times = horizon.find(sentence[match.start() : end])
        if times and match.start() + times.end == end:
            end = match.start() + times.start
        while end > match.start() and (sentence[end - 1].isspace() or sentence[end - 1] == ","):
            end -= 1
        return Found(match.start(), end, sentence[match.start() : end])
    return None


_CONTROL_LIST = """likely unlikely probable able unable ready willing continue continues continuing seek seeks
seeking try tries trying attempt attempts attempting aim aims plan plans planning intend intends begin begins start
starts fail fails failing ability capability capacity want wants going expected set due used need needs have has
hope hopes opt ambition ambitions desire intent intention prepare prepares preparing certain sure order effort
possible improbable chance refuse refuses threaten threatens efforts"""
_CONTROL = frozenset(_CONTROL_LIST.split())


def _after_object(sentence: str, start: int, position: int) -> bool:
    """Whether "to" follows an object or a time, not a verb that takes it: "attacks |to weaken", not "seek |to"."""
    words = re.findall(r"[A-Za-z'’-]+", sentence[max(start, position - 40) : position])
    return bool(words) and words[-1].lower() not in _CONTROL and -1 < _verb(sentence, start) < position
