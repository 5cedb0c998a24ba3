"""Who speaks in words such as "IS via Amaq" or "Taliban spokesman Mujahid", and for which party."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

Party = Literal["perpetrator", "government", "un", "monitor", "media", "other"]

_MEDIA = """afp ap reuters bbc cnn dawn press media wikipedia newspaper radio tv television news sputnik rt pajhwok
tolonews khaama dpa ians ani pti ntb nrk rfe rl telesur voicepk opindia reporterly aljazeera guardian nyt times
post journalist journalists photo wire asvaka bakhtar ariana tebyan twitter digest page"""
_MEDIA_NAMES = """al jazeera, asia-plus, hasht-e subh, the indian express, kabul now, the news on sunday, the
khorasan diary, militant wire, local reports, afghan media, press photo, amu tv, washington post, new york times"""
_MONITORS = """afghan witness, extrac, sair, satp, icm, itic, cep, ctg, hudson, human rights watch, hrw, amnesty,
iswnews, jamestown, caspian policy center, caci, acled, ucdp, iess, site intelligence, long war journal, isw,
critical threats, rsis, pips, picss, euaa, crisis group, bellingcat, airwars, monitor, analyst, research,
institute, think tank"""
_OFFICIAL = """police ministry minister spokesman spokeswoman spokesperson governor government official officials
authorities army military forces troops border pentagon court department investigators investigation inquiry
prosecutor prosecutors intelligence embassy president presidential mayor security directorate director commander
representative parliament senate foreign cabinet coastguard customs inspector"""
_OTHER = """witness witnesses eyewitness eyewitnesses resident residents hospital doctor doctors community head
mosque party local sources source rescue ambulance campaigners"""
_RELAY = re.compile(r",\s|\s+(?:via|per|by|on|to|through|cited|as|according|in)\s+|\s*\(|:\s")


def head(by: str) -> str:
    """The speaker proper: what stands before "via", "per", "cited by", a comma or a bracket."""
    return _RELAY.split(by.strip(), maxsplit=1)[0].strip()


def bracket(by: str) -> str:
    """What stands in the first brackets: the side of a named official, as in "… police chief (Taliban)"."""
    start, end = by.find("("), by.find(")")
    return by[start + 1 : end].strip() if 0 <= start < end else ""


@cache
def _sets() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    return frozenset(_MEDIA.split()), frozenset(_OFFICIAL.split()), frozenset(_OTHER.split())


@cache
def _names(names: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()) for name in names.split(","))


def is_official(words: str) -> bool:
    """Whether the words name an office or its holder."""
    return bool(_sets()[1] & set(_split(words)))


def bystander(words: str) -> bool:
    """Whether the words name somebody who saw it, not somebody who speaks for a side: "Taliban witness"."""
    return bool(
        {"witness", "witnesses", "eyewitness", "eyewitnesses", "resident", "residents", "victim", "victims"}
        & set(_split(words))
    )


def described(words: str) -> Party:
    """The party of a speaker that is no registered actor, from the words that describe it."""
    media, official, other = _sets()
    said, low = set(_split(words)), words.lower()
    if {"un", "unama", "unicef", "unhcr", "ohchr"} & said:
        return "un"
    if any(_has(low, name) for name in _names(_MONITORS)):
        return "monitor"
    if any(_has(low, name) for name in _names(_MEDIA_NAMES)):
        return "media"
    if said & official and not ("hospital" in said and "police" not in said):
        return "government"
    return "media" if said & media and not said & other else "other"


def _has(low: str, name: str) -> bool:
    at = low.find(name)
    while at >= 0:
        after = low[at + len(name) : at + len(name) + 1]
        if (at == 0 or not low[at - 1].isalnum()) and not after.isalnum():
            return True
        at = low.find(name, at + 1)
    return False


def _split(words: str) -> list[str]:
    return [word[:-2] if word.endswith(("'s", "’s")) else word for word in _tokens(words)]


def _tokens(words: str) -> list[str]:
    return [part for word in words.lower().replace("/", " ").split() for part in [word.strip(".,;:'\"()’")] if part]
