"""What a denial denies: the launch, the hit, responsibility, the figures, or that anything happened at all.

A party may admit that rockets were fired and deny that they landed; that is neither a denial nor a confirmation of an
attack. The parts are read from the words of an attestation's note and from those of the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from estimative.ground import wording
from estimative.ground.words import fold
from estimative.model.events import Attestation
from estimative.registry.registry import Registry
from estimative.registry.speakers import head

Part = Literal["launch", "hit", "responsibility", "figures", "occurrence"]

_HIT = ("hit", "land", "cross", "reach", "struck", "fell on", "fell in", "fell short", "impact", "territory", "soil",
        "damage", "stray")  # fmt: skip
_LAUNCH = ("launch", "fire", "fired", "shelling", "shells fell", "rockets fell", "fell short")
_BLAME = ("responsib", "involve", "behind", "role in", "any link", "its hand", "complicit", "carrying out",
          "had carried out", "culprit", "another group", "rival")  # fmt: skip
_FIGURES = ("figure", "toll", "number of dead", "casualty count", "death count", "how many")
_ADMITTED = ("admit", "fell short", "were fired", "was fired", "rockets fired", "shells fired", "confirm", "launched")


def _any(text: str, stems: Sequence[str]) -> bool:
    padded = f" {text}"
    return any(f" {stem}" in padded for stem in stems)


@cache
def asked(words: str) -> Part | Literal[""]:
    """The part that a text says was denied: "denied that any rocket hit the town" → hit; "" for the thing as such."""
    text = fold(words)
    if _any(text, _BLAME):
        return "responsibility"
    if _any(text, _FIGURES):
        return "figures"
    if _any(text, _HIT):
        return "hit"
    return "launch" if _any(text, _LAUNCH) else ""


@cache
def denied(kind: str, note: str) -> frozenset[Part]:
    """The parts that an attestation denies, by its kind and note; a whole denial without a note denies all."""
    text = fold(note)
    if kind not in ("denied", "partly_denied"):
        return frozenset()
    if _any(text, _FIGURES):
        return frozenset({"figures"})
    if _any(text, _BLAME):
        return frozenset({"responsibility"})
    if kind == "partly_denied":
        return frozenset({"hit"})
    return frozenset({"hit"}) if _any(text, _HIT) else frozenset({"occurrence"})


@cache
def admitted(kind: str, note: str) -> frozenset[Part]:
    """The parts that an attestation grants."""
    if kind == "partly_denied" and (_any(fold(note), _ADMITTED) or _any(fold(note), _LAUNCH)):
        return frozenset({"launch"})
    return frozenset({"launch", "hit", "occurrence"}) if kind == "confirmed" else frozenset()


def party(by: str, registry: Registry) -> str:
    """The party that a speaker stands for, as a reader would say it: "Uzbekistan", "the Taliban"."""
    who = registry.speaker(by)
    if not who:
        return head(by) or by
    short = who.removeprefix("Government of ")
    return f"the {short}" if short == "Taliban" else short


def summary(items: Iterable[Attestation], registry: Registry) -> str:
    """Who denied which part, party by party: "Uzbekistan denied a hit; the Taliban spoke of a launch that fell short
    (2 attestations known by 21 April 2022)"."""
    parties: dict[str, list[Attestation]] = {}
    for item in items:
        parties.setdefault(party(item.by, registry), []).append(item)
    return "; ".join(f"{who} {_position(said)}" for who, said in parties.items())


def _position(said: list[Attestation]) -> str:
    granted = [a for a in said if "launch" in admitted(a.kind, a.note)]
    if granted:
        short = any("short" in fold(a.note) for a in granted)
        told = "spoke of a launch that fell short" if short else "admitted the launch and denied a hit"
        return f"{told}{_known(granted)}"
    parts = frozenset(part for a in said for part in denied(a.kind, a.note))
    if "hit" in parts:
        what = "a hit" if any(a.kind == "denied" for a in said) else "it in part"
    elif "responsibility" in parts:
        what = "responsibility"
    else:
        what = "the figures" if parts == {"figures"} else "it"
    return f"denied {what}{_known(said)}"


def _known(said: Sequence[Attestation]) -> str:
    last = max(a.known.at for a in said)
    return f" ({wording.count(len(said), 'attestation')} known by {wording.day(last)})"
