"""What publishers count, and which of their counts measure what a sentence speaks of.

A measure has a subject (attacks, killed, casualties, strength) and may be of a part only ("attacks on Hazaras", "killed
in Khyber Pakhtunkhwa"): a part measures a sentence that names the same part, and no other.
"""

from __future__ import annotations

import re
from functools import lru_cache

from estimative.ground import positions
from estimative.ground.evidence import Evidence
from estimative.ground.places import country_of
from estimative.ground.rates import LEVELS
from estimative.ground.words import content, fold
from estimative.model.claims import Claim
from estimative.model.events import Observation
from estimative.registry.registry import Registry

WORLD = "WORLD"
_EVENTS = content("attack attacks operations incidents events violence")
_FILLER = content(
    "recorded claimed counted reported verified carried out total number numbers all actors claim claims by or and to "
    "in of the attributed deaths killed fatalities people lives died injured wounded casualties security related "
    "estimate mostly terrorism tied linked"
)
_BASES = {
    "attacks": _EVENTS,
    "killed": content("killed deaths death dead fatalities killing"),
    "casualties": content("casualties injured wounded"),
}
_STRENGTH = ("recruit", "joining", "ranks", "fighter", "member", "strength", "support")
_DEFECTORS = ("official", "former", "deserter", "defector")
_DEAD = frozenset({"death", "deaths", "fatality", "fatalities", "killed", "lives", "died", "dead", "toll"})
_CASUALTIES = ("casualt", "killed and injured", "killed and wounded", "killed or injured", "dead and injured")
_ACTS = (
    "attack", "violence", "operation", "incident", "activity", "frequen", "often", "tempo", "pace", "bomb", "strike",
    "struck", "campaign", "killing", "shooting", "raid", "assault", "blast", "insurgency", "clash", "fighting",
    "ambush", "explosion", "conflict", "unrest", "hostilities", "battle",
)  # fmt: skip
_ASIDE = re.compile(r"\b(?:since|after|following|before|when)\b[^,;]*$|\b(?:compared|against|than)\b.*$", re.I)


def subject_of(claim: Claim) -> str:
    """What is said to change or is counted: attacks, killed, casualties, strength or other."""
    texts = [claim.act.text] if claim.act and claim.act.text else []
    for text in map(fold, (*texts, _ASIDE.sub("", claim.text))):
        if any(word in text for word in _STRENGTH):
            return "other" if any(word in fold(claim.text) for word in _DEFECTORS) else "strength"
        if any(word in text for word in _CASUALTIES):
            return "casualties"
        if set(text.split()) & _DEAD:
            return "killed"
        if any(word in text for word in _ACTS):
            return "attacks"
    return "attacks" if re.search(r"\bclaims (?:of responsibility|by)\b", claim.text, re.I) else "other"


def measures(item: Observation, subject: str) -> bool:
    """Whether an observation measures the subject as a whole, not a part of it (a province, a target, a day)."""
    return _subject(item.measure) == subject and not _extra(item.measure, item.actor)


@lru_cache(maxsize=4096)
def _subject(measure: str) -> str:
    text = fold(measure)
    if any(word in text for word in LEVELS) and "arrest" not in text:
        return "strength"
    words = content(measure)
    if "per cent" in text or text.startswith(("change", "share", "provinces", "people", "household")):
        return "other"
    if words & _BASES["casualties"]:
        return "casualties"
    if words & _BASES["killed"]:
        return "killed"
    return "attacks" if words & _EVENTS else "other"


@lru_cache(maxsize=4096)
def _extra(measure: str, actor: str) -> frozenset[str]:
    """The words of a measure that narrow it; of a strength none do."""
    if _subject(measure) == "strength":
        return frozenset()
    return content(measure) - _FILLER - _EVENTS - content(actor) - content("ISKP ISIL ISIS Daesh TTP")


def part(item: Observation, claim: Claim) -> bool:
    """Whether a measure of a part is of the part that the claim names: "on Hazaras", "in Kabul", "civilians"."""
    extra = _extra(item.measure, item.actor)
    before = _ASIDE.sub("", claim.text) or claim.text
    held = content(before)
    if not extra or not extra <= held:
        return False
    tail = re.split(r"\b(?:on|against|in|of|targeting|among)\b", before, flags=re.I)[1:]
    return extra <= content(" ".join(tail)) or any(content(w) <= content(before) for w in extra)


def of_actor(claim: Claim, item: Observation, registry: Registry) -> bool:
    """Whether a count is of the claim's actor; of everybody where the claim names nobody."""
    actor = (claim.actor.value or claim.actor.text) if claim.actor else ""
    everybody = fold(item.actor) in ("all", "any", "")
    if not actor:
        return everybody
    if item.country == WORLD:  # the umbrella's attacks all over the world are not its branch's
        return registry.covers(actor, item.actor)
    return registry.same_actor(actor, item.actor)


def _placed(claim: Claim, item: Observation, registry: Registry) -> bool:
    """Whether a count is of the claim's country or, for a smaller place, names it; without a place any country is."""
    if re.search(r"\b(?:worldwide|globally|global|around the world|across the world)\b", claim.text, re.I):
        return item.country == WORLD
    if claim.place is None:
        return item.country != WORLD
    place = claim.place.value or claim.place.text
    iso = country_of(place, registry)
    if not iso or item.country != iso:
        return False
    if registry.country(place) or registry.country(place.removeprefix("the ")):
        return True
    return bool(content(place) & content(item.measure))


def relevant(claim: Claim, subject: str, evidence: Evidence) -> tuple[Observation, ...]:
    """Observations that measure what a claim speaks of: of its actor and country, of its part where it names one."""
    registry = evidence.registry
    found = [
        o for o in evidence.observations
        if _subject(o.measure) == subject and _placed(claim, o, registry) and of_actor(claim, o, registry)
    ]  # fmt: skip
    parts = [o for o in found if part(o, claim)]
    if parts:
        return tuple(parts)
    small = claim.place is not None and not registry.country(claim.place.value or claim.place.text)
    return () if small else tuple(o for o in found if measures(o, subject))


def home(items: tuple[Observation, ...]) -> str:
    """The country that counts are mostly of: that with the most observations, then the first by name."""
    codes = sorted({o.country for o in items})
    return max(codes, key=lambda code: sum(o.country == code for o in items), default="")


def rule(item: Observation) -> str:
    """The counting rule of a measure: claimed by the perpetrator, or recorded by the publisher."""
    return "claimed" if "claim" in fold(item.measure) and "recorded" not in fold(item.measure) else "recorded"


_REPORTS = (
    r"(?:['’]s)? (?:data|figures?|counts?|counted|numbers|recorded|reported|records|reports|estimates?|estimated"
    r"|tallies|tally|documented|logged|registered|put|says|said|monitors?)\b"
)


def publisher(claim: Claim, items: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """The counts of the publisher that a text names ("The UN counted …", "according to ITIC"); () where it names
    none that is held."""
    speaker = fold(positions.speaker_of(claim)).split()
    speaker += [_initials(speaker)] if speaker else []
    heads = {fold(o.series).split()[0] for o in items}
    named = {head for head in heads if _says(claim.text, head) or head in (*speaker[:1], *speaker[-1:])}
    return tuple(o for o in items if fold(o.series).split()[0] in named)


def _initials(words: list[str]) -> str:
    """The initials of a state's or body's name: "Government of United States" gives us."""
    return "".join(word[0] for word in words if word not in ("government", "of", "the", "and", "for"))


def _says(text: str, head: str) -> bool:
    name = re.escape(head)
    return bool(
        re.search(
            rf"\b(?:according to|(?:data|figures) (?:from|of|by)|(?:recorded|counted) by)(?: the)? {name}\b", text, re.I
        )
        or re.search(rf"\b{name}{_REPORTS}", text, re.I)
    )  # fmt: skip
