"""Whether an attribute that was read agrees with the one that was labelled.

Names agree when the registry takes both for one actor, country or place, or when all words of one stand in the other
(a word counts as the same where the first five letters are: "Uzbek", "Uzbekistan"); of several labelled names
("IS|IS-K") one has to. Both the words of the text and what they were read as are tried. Days agree when both ends are
the same. Figures agree in number and in sense (exact, at least, at most, about, range).
"""

from __future__ import annotations

import re
import unicodedata

from benchmarks.labelled.corpus import Gold
from estimative.model.claims import Claim, Quantity
from estimative.model.spans import Phrase
from estimative.registry.registry import Registry

NAMED = ("actor", "place", "target", "origin", "speaker")
FIGURES = ("killed", "injured")
ATTRIBUTES = (*NAMED, "time", *FIGURES)
_STOP = frozenset(("the", "a", "an", "of", "in", "at", "and"))
_FIGURE = re.compile(r"(>=|>|<=|<|~)?([\d,]+)(?:-([\d,]+))?\Z")
_SENSE = {"": "exact", ">=": "at least", ">": "at least", "<=": "at most", "<": "at most", "~": "about"}


def stated(gold: Gold) -> list[str]:
    """The attributes that a label gives, in the order of `ATTRIBUTES`."""
    return [name for name in ATTRIBUTES if (gold.first if name == "time" else getattr(gold, name))]


def agrees(name: str, gold: Gold, claim: Claim, registry: Registry) -> bool:
    """Whether a claim as read has the attribute as labelled."""
    if name == "time":
        period = claim.time.period if claim.time else None
        return period is not None and (period.first.isoformat(), period.last.isoformat()) == (gold.first, gold.last)
    if name in FIGURES:
        return any(_figure(getattr(gold, name), item) for item in claim.quantities if _unit(item) == name)
    if name == "speaker":
        return any(_named(gold.speaker, phrase, registry) for phrase in _speakers(claim))
    if name == "place":  # a building may stand as the place or as what was hit
        return _named(gold.place, claim.place, registry) or _named(gold.place, claim.target, registry)
    return _named(getattr(gold, name), getattr(claim, name), registry)


def _speakers(claim: Claim) -> list[Phrase | None]:
    """Who says so. Whoever claims, denies or reacts may stand as the actor: the sentence has no other."""
    return [claim.speaker, claim.actor if claim.kind in ("claim", "denial", "reaction") else None]


def _named(wanted: str, phrase: Phrase | None, registry: Registry) -> bool:
    if phrase is None:
        return False
    given = [name for name in (phrase.text, phrase.value) if name]
    return any(_same(a, b, registry) for a in wanted.split("|") for b in given)


def _same(a: str, b: str, registry: Registry) -> bool:
    if registry.same_actor(a, b) and registry.same_actor(b, a):
        return True
    country = registry.country(a)
    if country and country in (registry.country(b), b):
        return True
    left, right = _words(a), _words(b)
    return bool(left and right) and (left <= right or right <= left)


def _words(name: str) -> set[str]:
    plain = "".join(c for c in unicodedata.normalize("NFD", name.casefold()) if not unicodedata.combining(c))
    return {word[:5] for word in re.findall(r"[a-z0-9]+", plain) if word not in _STOP}


def _unit(item: Quantity) -> str:
    return {"dead": "killed", "wounded": "injured"}.get(item.unit, item.unit)


def _figure(wanted: str, item: Quantity) -> bool:
    return any(_figures_agree(figure, item) for figure in wanted.split("|"))


def _figures_agree(wanted: str, item: Quantity) -> bool:
    sign, low, high = figure(wanted)
    if item.sense != _SENSE[sign] and high is None:
        return False
    if high is not None:
        return item.sense == "range" and (item.low, item.high) == (low, high)
    if sign == "~":
        return item.low is not None and item.high is not None and item.low <= low <= item.high
    bound = item.high if sign.startswith("<") else item.low
    return bound == low or (sign == ">" and bound == low + 1) or (sign == "<" and bound == low - 1)


def figure(text: str) -> tuple[str, int, int | None]:
    """The sign, the number and the end of the range of a labelled figure. Raises `ValueError` for any other text."""
    match = _FIGURE.match(text)
    if match is None:
        raise ValueError(f"no figure: {text}")
    first, last = (int(part.replace(",", "")) if part else None for part in match.groups()[1:])
    return match.group(1) or "", first or 0, last
