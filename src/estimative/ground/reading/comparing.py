"""Changes and superlatives told by grammar: comparisons of two times, and adjectives of the highest degree with the
event noun that they are said of."""

from __future__ import annotations

import re
from functools import cache

_EVENT = (
    r"attacks?|bombings?|blasts?|explosions?|strikes?|assaults?|raids?|shootings?|massacres?|killings?|assassinations?|"
    r"ambush(?:es)?|incidents?|operations?|rocket fire|rockets?|launch(?:es)?|barrages?|shelling|clash(?:es)?|battles?|"
    r"offensives?|incursions?|losses|loss|toll|death toll|acts?|violence|events?|suicide|atrocit(?:y|ies)|claims?|"
    r"kidnappings?|abductions?|targets?|bloodshed|casualties|fighting|episodes?|bomb|bomber|outrage|time|instance|case"
)
_HIGHEST = (
    r"(?:most (?!of\b|recent|likely|probabl|notabl|important|common)[a-z-]+|least [a-z-]+|first|earliest|"
    r"(?!(?:west|east|latest|nearest|closest|request|arrest|forest|guest|interest|protest|priest|conquest|harvest|"
    r"unrest|invest|test|rest|best|honest|modest|oldest|youngest)\b|[a-z]*(?:west|east)\b)[a-z]{3,}est)"
)
_NOT_FIRST = (
    r"(?! (?:anniversary|half|halves|quarter|weeks?|months?|days?|hours?|years?|phase|vice|deputy|responders?|lady|"
    r"minister|"
    r"place|aid|instance|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d+) (?:days|weeks|months|quarters|"
    r"years|"
    r"hours))\b)(?![,.;]|$)"
)
RANKED = (
    rf"\b(?:one of |among )?(?:the|its|their|his|(?-i:[A-Z])[\w-]+['’]s?|(?-i:[A-Z])[\w-]+['’]) (?:very |single |by "
    rf"far the )?"
    rf"(?:(?:second|third)[- ])?{_HIGHEST}{_NOT_FIRST} (?:ever )?(?:[\w'’-]+ ){{0,5}}?(?:{_EVENT})\b"
)
"""An adjective of the highest degree with the event noun that it is said of."""
_RANK = (
    rf"(?:one of |among )?(?:the|its|their|his|(?-i:[A-Z])[\w-]+['’]s?) (?:very |single |by far the )?(?:(?:second|"
    rf"third)[- ])?"
    rf"(?:{_HIGHEST}{_NOT_FIRST} (?:ever )?(?:[\w'’-]+ ){{0,5}}?(?:{_EVENT})\b|(?:deadliest|bloodiest|worst|"
    r"largest|biggest|most (?:lethal|violent|deadly)|first|earliest)\b(?=[,.;]|$| (?:since|so far|yet|to date|of|in|"
    r"for|"
    r"ever|by|on|against|anywhere|he|it|they|that|known|recorded)\b))"
)
_OF_KIND = (
    r"\b(?:the|its|their) (?:first|largest|deadliest|worst|biggest) (?:ever|of (?:its|the|their|that) \w+)\b|"
    r"\b(?:deadliest|bloodiest|worst|most (?:lethal|violent|deadly|murderous)) (?:[\w'’-]+ ){0,2}?(?:year|month|week|"
    r"day|"
    r"quarter|season|spring|summer|autumn|winter|period|hour|night|stretch)\b|"
    rf"\b(?:was|is|were|are|became|remains?|remained) {_RANK}"
)
_RANKED_PERSON = (
    rf"\b(?:the|its|their) {_HIGHEST} (?:[\w'’-]+ ){{1,5}}?(?:to (?:be|have been) (?:killed|assassinated|murdered|"
    r"wounded|abducted|captured|targeted|hit|attacked)|(?:killed|assassinated|attacked|hit|struck) (?:since|so far|yet|"
    r"to date|in))\b"
)
_NEVER = (
    r"\bnever (?:before|until|previously)\b|\b(?:had|has|have) (?:never|not) (?:\w+ ){1,6}?(?:before|until|"
    r"previously)\b|"
    r"\b(?:only |just |merely )?the (?:second|third|fourth|fifth) time (?:that|in|since|rockets|the|this|it|it['’]s)\b|"
    r"\bnot since\b|\bunprecedented\b|\b(?:was|were|is) without precedent\b"
)
_NONE_MORE = (
    rf"^\W*(?:no|not one|none of the)(?: other| single| previous| earlier)? (?:[\w'’-]+ "
    rf"){{0,3}}?(?:{_EVENT})\b[^;.]{{0,80}}?\b"
    r"(?:(?:more|fewer|greater|higher|worse|deadlier|bloodier|larger|bigger)\b[^;.]{0,40}?\bthan|as (?:many|deadly|"
    r"large|"
    r"bloody|costly|lethal)|(?:equal|match|rival|surpass|exceed)\w*)\b|\b(?:more|higher|heavier|greater|fewer) "
    r"[^,.;]{0,50}?\b"
    r"than any (?:other|previous|earlier|single)\b|"
    r"\b(?:deadlier|bloodier|larger|bigger|worse|more lethal|more deadly|costlier) than any (?:other |previous |"
    r"earlier )?|"
    r"^\W*(?:no|not one|none of the) (?:other )?(?:[\w'’-]+ ){1,3}?(?:has|have|had|was|were|is|"
    r"are)\b[^.;]{0,70}?\b(?:more|worse|"
    r"as (?:much|often|badly|heavily|many))\b[^.;]{0,70}?\b(?:than|as)\b"
)
_LARGE = (
    r"\b(?:largest|deadliest|biggest|worst|bloodiest|heaviest|costliest|gravest|highest|fiercest|"
    r"most (?:lethal|deadly|violent|destructive|murderous|devastating|bloody|costly|serious)|deadlier|bloodier|larger|"
    r"bigger|worse|more lives|as many|as deadly|highest)\b"
)
_TIMES = (
    r"\b(?:twice|thrice|half|(?:two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?)[ -]?(?:times|fold)) "
    r"(?:as (?:many|often|much|high|frequent(?:ly)?|deadly|violent|active|common)|more|higher|the (?:number|rate|level|"
    r"total|figure|toll))\b"
)
_THAN = (
    r"\b(?:more|fewer|less|higher|lower|greater|smaller|deadlier|bloodier|calmer|quieter|busier)\b[^;.]{0,80}?\b"
    r"than (?:in|during|over|for|at|a year|the (?:year|month|quarter|previous|same|preceding|whole)|last|before|"
    r"(?:any|every|all) (?:other |previous |earlier |preceding )?(?:year|month|quarter|time)|it (?:was|had)|"
    r"(?:19|20)\d\d|(?:january|february|march|april|june|july|august|september|october|november|december)|a (?:week|"
    r"month|decade))\b"
)
_TAKEN_OFF = (
    r"\b(?:tempo|pace|rate|numbers?|frequency|violence|activity|level)\b[^,.;]{0,50}?\b(?:exploded|took off|went "
    r"through "
    r"the roof|collapsed|fell away|evaporated)\b"
)
_BASE = (
    r"(?:(?:19|20)\d\d|year|month|quarter|spring|summer|autumn|winter|half|january|february|march|april|may|june|july|"
    r"august|september|october|november|december)"
)
_OVER = (
    r"\b(?:outnumber|outstrip|exceed|surpass|overtak|overtook|eclips|dwarf|top(?=ped\b))\w*\b "
    r"(?:(?:all of |the whole of )?(?:19|20)\d\d|"
    r"(?:those|that|the (?:[\w-]+ ){0,3}(?:number|total|figure|level|toll)s?) "
    rf"(?:of|in|from|for|during) (?:the |all of |early |late )?(?:\w+ )?{_BASE}|the (?:previous|preceding) \w+)\b"
)
"""One time's number over another's; a number over another party's is none."""
_RIVAL = r"\b(?:outnumber|outstrip|exceed|surpass|overtak|overtook|eclips|dwarf)\w*\b"
_COUNTED = (
    r"\b(?:attack\w*|violence|operations?|incidents?|recruit\w*|casualt\w+|fatalit\w+|deaths?|activity|bombings?|"
    r"strikes?|"
    r"struck|killings?|killed|shootings?|assaults?|raids?|ambush\w*|explosions?|blasts?|clash\w*|kidnappings?|rockets?|"
    r"claims?|fighting|battles?|people died|fighters|members|bombs?|conflict|hit|died|dead|victims|toll|"
    r"abductions?|assassinations?|shelling|bombed|events?)\b"
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def compared(text: str) -> re.Match[str] | None:
    """The words that compare how often something happens at two times ("twice as many as"), None without any."""
    if not _pattern(_COUNTED).search(text):
        return None
    times = _pattern(_TIMES).search(text)
    base = (
        r"\b(?:as|than) (?:in|during|over|for|at|the|a|before|it|they|last|(?:19|20)\d\d)\b|"
        r"\b(?:the (?:number|rate|level))\b"
    )
    if times is not None and _pattern(base).search(text, times.start()):
        return times
    return next((hit for shape in (_THAN, _OVER, _TAKEN_OFF) if (hit := _pattern(shape).search(text))), None)


def direction(words: str) -> str:
    """increase or decrease, for the words of a comparison."""
    down = _pattern(
        r"^(?:half|(?:a|one)[ -](?:third|quarter)|fewer|less|lower|smaller|calmer|quieter)\b|\b(?:collapsed|fell away|"
        r"evaporated)$"
    ).search(words)
    return "decrease" if down is not None else "increase"


def ranked(text: str) -> re.Match[str] | None:
    """The words that rank an event among others, None where a clause ranks none."""
    for shape in (RANKED, _RANKED_PERSON, _OF_KIND, _NEVER, _NONE_MORE):
        hit = _pattern(shape).search(text)
        if hit is not None:
            return hit
    return None


def predicated(text: str) -> bool:
    """Whether an event is said to be the first or the largest: "was the deadliest", "is their first attack"."""
    hit = _pattern(
        rf"\b(?:was|is|were|are|as|be|been|being|became|marked|made it|marks|constituted) (?={_RANK})"
    ).search(text)
    return hit is not None or _pattern(_NONE_MORE).search(text) is not None


def rival(text: str) -> bool:
    """Whether two parties' numbers are compared, not two times: "outnumbered those of every other group"."""
    return bool(_pattern(_COUNTED).search(text) and _pattern(_RIVAL).search(text))


def none_more(text: str) -> bool:
    """Whether a ranking is told the other way round: "no attack has cost more lives than"."""
    return _pattern(_NONE_MORE).search(text) is not None


def large(text: str) -> bool:
    """Whether a ranking is by size, not by time."""
    return _pattern(_LARGE).search(text) is not None
