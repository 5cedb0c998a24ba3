"""The parts of a judgment's statement: who, does what, where, to what end."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from msgspec import Struct

from estimative.model.spans import Found
from estimative.registry.registry import Registry
from estimative.text.phrases import dates, horizon, subject, terms
from estimative.text.phrases.letters import word_after


class Parts(Struct, frozen=True, kw_only=True):
    """Actor, act, place and purpose of a statement, each with *character* offsets, None where it has none.

    `actor.value` and `place.value` are registry names ("" where the registry has none); `act.value` is the act's first
    verb. A part of which nothing sensible can be read is None.
    """

    actor: Found | None = None
    act: Found | None = None
    place: Found | None = None
    purpose: Found | None = None


_LONGEST = 4000
"""What stands later than this in a sentence is no part of its statement."""
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
    return _read(sentence[:_LONGEST], registry)


@lru_cache(maxsize=512)
def _read(sentence: str, registry: Registry) -> Parts:
    """The parts, kept for the next reading: in an editor most statements are the same after a keystroke."""
    times = horizon.find(sentence)
    start = _start(sentence)
    lead = sentence[max(0, start - 5) : start].lower()
    nominal = lead.endswith(" of ")
    framed = start > 0 and not lead.endswith(("that ", ", "))
    start = _past_time(sentence, start, times)
    end = _clause(sentence, start, _end(sentence))
    verb = subject.find(sentence, start, end, infinitive=framed and not nominal, gerund=nominal)
    if verb is not None:
        end = _clause(sentence, verb.act, _end(sentence))
    purpose = _purpose(sentence, verb.act if verb else start, end) if verb else None
    act_end = purpose.start if purpose else end
    places = [found for found in registry.find_places(sentence) if not _named_by(sentence, found.end)]
    act = _act(sentence, verb.act, act_end, times) if verb else None
    return Parts(
        actor=_actor(sentence, start, verb.subject, registry) if verb else None,
        act=_without_place(sentence, act, places),
        place=_place(sentence, start, act_end, places),
        purpose=purpose,
    )


def _named_by(sentence: str, end: int) -> bool:
    """Whether a place's name is part of another one: "the Gulf |of Aden|" is not the Gulf."""
    return sentence.startswith(" of ", end) and sentence[end + 4 : end + 5].isupper()


def _end(sentence: str) -> int:
    end = len(sentence)
    while end > 0 and (sentence[end - 1].isspace() or sentence[end - 1] in ".!?"):
        end -= 1
    return end


@cache
def _turns() -> re.Pattern[str]:
    """Words with which another clause begins."""
    return re.compile(
        r"(?:,\s|\s)(?:though|although|whereas|but|unless|because|despite|albeit|even\s(?:if|though))\s"
        r"|,\s(?:while|yet|if|which|where|with|as|and\sthat|and\s(?:it|they|its|their)\s)|;\s|\sand\sthat\s|\s[–—]\s"
    )


def _clause(sentence: str, start: int, end: int) -> int:
    """Where the statement ends: before a clause that concedes, explains or says another thing. "With the aim of" and
    "so that" stay, for they are the purpose."""
    for match in _turns().finditer(sentence, start, end):
        if not sentence.startswith(("with the ", "with a view"), match.end() - 5):
            return match.start()
    return end


def _past_time(sentence: str, start: int, times: horizon.FoundHorizon | None) -> int:
    """Past a time that opens the statement: "that |in autumn 2016| the army stopped …"."""
    near = sentence[start : start + 60]
    found = next(iter(dates.find(near)), None)
    end = times.end if times is not None and times.start <= start + 1 < times.end else start
    if found is not None and found.relation and found.start <= len(found.relation) + 5:
        end = max(end, start + found.end)
    while end > start and end < len(sentence) and sentence[end] in ", ":
        end += 1
    return end


_INTRODUCING_LIST = """as in on by over during within through until before after since despite given while meanwhile
however overall moreover furthermore consequently therefore nevertheless finally absent barring further additionally
conversely separately for at if under following thus throughout"""
_INTRODUCING = frozenset(_INTRODUCING_LIST.split())


def _introduced(sentence: str) -> int:
    """Past an opening such as "As a result, " or "Over the next year, "."""
    first, last = word_after(sentence, 0)
    if sentence[first:last].lower() not in _INTRODUCING:
        return 0
    comma = sentence.find(", ", 0, 90)
    return comma + 2 if comma > 0 else 0


def _start(sentence: str) -> int:
    """Where the statement proper starts, after the frame."""
    for found in terms.find(sentence[:300]):
        following = sentence[found.end : found.end + 60]
        match = re.match(r"(?:\s?\([^)]{0,40}\))?,?\s(?:that|of|for)\s", following)
        if match and found.start < 140:
            return found.end + match.end()
    opened = _introduced(sentence)
    match = _frame().match(sentence, opened)
    at = match.end() if match else opened
    lead = sentence.find(" that ", opened, opened + 120)
    if (
        lead > at
        and re.match(r"(?i)\W*(?:we|it|our|the|analysts|this)\b", sentence[opened : opened + 40])
        and _judges(sentence[opened:lead])
    ):
        at = lead + 6
    return at


def _judges(words: str) -> bool:
    return bool(
        re.search(
            r"(?i)\b(?:assess|judg|believ|estimat|expect|anticipat|forecast|confiden|likel|probab|chance|possib)", words
        )
    )


_PEOPLE_LIST = """fighters militants members forces troops cells leaders leadership commanders operatives elements
    supporters affiliates attacks attack gunmen units branches operations recruiters recruits propaganda media"""
_PEOPLE = frozenset(_PEOPLE_LIST.split())
"""Nouns that stand for the group before or after them: "IS-K |fighters|", "|members| of IS-K"."""


def _actor(sentence: str, start: int, end: int, registry: Registry) -> Found | None:
    """The subject: a registered actor by its own span where it is the subject, else the whole noun phrase."""
    words = sentence[start:end]
    if not 0 < len(words.split()) <= 24 or words.endswith(","):
        return None
    named = [found for found in registry.find_actors(sentence[:end]) if found.start >= start]
    if not named:
        return Found(start, end, words, "")
    first, last = named[0], named[-1]
    before = sentence[start : first.start].lower().split()
    after = sentence[first.end : end].lower().split()
    of = any(word in _JOINING for word in before)
    if first.end == end and not of:
        return first
    if of:
        stands = before[-1] == "of" and len(before) > 1 and before[-2] in _PEOPLE and last.end == end
    else:
        stands = bool(after) and after[0].strip(",") in _PEOPLE | {"and", "or", "in"}
    return Found(start, end, words, first.value if stands else "")


_JOINING_LIST = """of in on from between against by for with to among over"""
_JOINING = frozenset(_JOINING_LIST.split())


def _act(sentence: str, start: int, end: int, times: horizon.FoundHorizon | None) -> Found | None:
    """From the main verb to the horizon, a date, another judgment, the purpose or the sentence's end."""
    if times and start < times.start < end:
        end = times.start
    end = _undated(sentence, start, end)
    end = _tidied(sentence, start, subject.without_terms(sentence, start, end))
    if end - start < 3:
        return None
    return Found(start, end, sentence[start:end], sentence[slice(*word_after(sentence, start))].lower())


def _undated(sentence: str, start: int, end: int) -> int:
    """Where the act ends before a date that says when: not before one inside a noun phrase ("the 9 May parade")."""
    for found in dates.find(sentence[start:end]):
        if not found.relation or (found.period is None and not found.month and not found.readings):
            continue
        at = sentence.lower().rfind(found.relation, start, start + found.start)
        if at > start and found.relation not in ("of", "to", "between", "and", "as"):
            return at
    return end


_DANGLING_LIST = """in on by at of to the a an and or over for from with until before after than as that but"""
_DANGLING = frozenset(_DANGLING_LIST.split())


def _tidied(sentence: str, start: int, end: int) -> int:
    """The end without marks and little words that lead nowhere."""
    while end > start:
        if sentence[end - 1].isspace() or sentence[end - 1] in ",;:–—-(":
            end -= 1
            continue
        at = sentence.rfind(" ", start, end)
        if at < 0 or sentence[at + 1 : end].lower() not in _DANGLING:
            break
        end = at
    return end


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


def _purpose(sentence: str, start: int, stop: int) -> Found | None:
    """The intent clause: "in order to …", or "to" with a verb of intent after the act's own verb and object."""
    for match in _purposes().finditer(sentence, start, stop):
        if match["verb"] and (
            match["verb"].lower() not in _INTENT or not _after_object(sentence, start, match.start())
        ):
            continue
        end = stop
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
    return bool(words) and words[-1].lower() not in _CONTROL and position > start
