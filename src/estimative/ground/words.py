"""Words of the trade folded to families, so that a text and a data set can be compared: acts, targets, places.

A family is a broad class ("rocket", "mosque"); two things agree when their families meet, and disagree only when
both have families of which none meet. Unknown words never count against anybody.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

ACTS: dict[str, tuple[str, ...]] = {
    "rocket": ("rocket", "missile", "shell", "mortar", "projectile", "artillery", "cross border fire"),
    "bombing": (
        "bomb", "ied", "explosi", "blast", "suicide", "detonat", "explode", "blew", "car bomb", "mine",
        "grenade", "vbied",
    ),
    "shooting": (
        "gun", "shot", "shoot", "armed attack", "open fire", "opened fire", "ambush", "firefight", "clash", "storm",
        "grenade",
    ),
    "killing": ("assassinat", "behead", "execut", "targeted killing", "murder", "stab"),
    "abduction": ("kidnap", "abduct", "hostage"),
    "operation": ("raid", "arrest", "detain", "counter operation", "sweep", "dismantl", "captur"),
}  # fmt: skip
GENERIC_ACTS = (
    "attack",
    "strike",
    "struck",
    "hit",
    "target",
    "assault",
    "kill",
    "massacre",
    "violence",
    "incident",
    "carnage",
)

TARGETS: dict[str, tuple[str, ...]] = {
    "taliban": ("taliban", "farooq corps"),
    "security forces": (
        "security force", "police", "soldier", "troops", "army", "military", "border base", "patrol", "checkpoint",
        "checkpost", "armed forces", "guard", "frontier corps", "corps", "officer",
        "service member", "servicem", "servicewom", "marine", "us forces",
    ),
    "shia": ("shia", "shiite", "shi ite", "hazara", "imambargah", "ashura"),
    "sikh": ("sikh", "hindu", "gurdwara"),
    "christian": ("christian", "church"),
    "sufi": ("sufi",),
    "sunni": ("sunni",),
    "mosque": ("mosque", "masjid", "worshipper", "prayer"),
    "temple": ("gurdwara", "temple"),
    "school": ("school", "pupil", "student", "education centre", "tuition", "madrasa", "university", "academy"),
    "hospital": ("hospital", "clinic"),
    "embassy": ("embassy", "diplomat", "consulate"),
    "airport": ("airport", "airfield", "abbey gate"),
    "bus": ("bus", "minibus", "vehicle", "van", "convoy", "car"),
    "market": ("market", "bazaar", "money changer", "shop"),
    "cleric": ("cleric", "scholar", "imam", "mullah", "sheikh"),
    "journalists": ("journalist", "reporter", "media centre"),
    "rally": ("rally", "gathering"),
    "hotel": ("hotel",),
    "border": ("border", "territory"),
    "civilians": ("civilian", "villager", "resident", "passenger", "bystander"),
    "is-k": ("is k", "iskp", "isil", "isis", "daesh", "islamic state"),
}  # fmt: skip
KINDRED: dict[str, tuple[str, ...]] = {
    "taliban": ("security forces", "bus"),
    "mosque": ("shia", "sunni", "sufi", "cleric"),
    "temple": ("sikh",),
    "border": ("security forces",),
    "bus": ("civilians", "taliban", "security forces", "shia"),
    "airport": ("security forces", "civilians"),
    "civilians": (
        "shia", "sunni", "sufi", "sikh", "christian", "mosque", "temple", "school", "market", "bus", "hospital",
        "journalists", "cleric", "rally", "hotel", "airport",
    ),
}  # fmt: skip
"""Families that may describe one target from two sides: a mosque and its worshippers' creed, a bus and who
rode in it."""

_STOPPED = (
    "a an and are as at be been by for from had has have he her his in into is it its of on or that the their "
    "them they this to",
    "was were which who whom with near city town district province area region village local central",
)
STOP = frozenset(word for line in _STOPPED for word in line.split())


_PLAIN = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=131_072)
def fold(text: str) -> str:
    """Lower case, no accents, punctuation as single spaces: "Mazar-e-Sharif" → "mazar e sharif"."""
    if text.isascii():
        return " ".join(_PLAIN.findall(text.lower().replace("'s ", " ")))
    plain = unicodedata.normalize("NFKD", text.lower().replace("'s ", " ").replace("’s ", " "))
    letters = (char if char.isalnum() else " " for char in plain if not unicodedata.combining(char))
    return " ".join("".join(letters).split())


def holds(text: str, stem: str) -> bool:
    """Whether the folded `text` has a word that begins with `stem` (or, for short stems, is it, plural allowed)."""
    start = 0
    while (at := text.find(stem, start)) >= 0:
        if at == 0 or text[at - 1] == " ":
            end = at + len(stem)
            tail = text[end:].split(" ", 1)[0]
            if len(stem) > 4 or tail in ("", "s", "es", "ed", "ing"):
                return True
        start = at + 1
    return False


def families(text: str, table: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The families of `table` that the words of `text` belong to."""
    folded = fold(text)
    return frozenset(
        name for name, stems in table.items() if any(stem in folded and holds(folded, stem) for stem in stems)
    )


@cache
def acts(text: str) -> frozenset[str]:
    """The act families of a text; empty for a generic "attack"."""
    return families(text, ACTS)


@cache
def targets(text: str) -> frozenset[str]:
    """The target families of a text."""
    return families(text, TARGETS)


IDENTITIES = frozenset({"taliban", "shia", "sikh", "christian", "sufi", "sunni", "is-k"})
"""Families that say who was hit: where both sides name one and none is shared, the targets differ whatever
else agrees."""


_CREEDS = ({"shia"}, {"sikh"}, {"christian"}, {"sufi", "sunni"})


def apart(stated: frozenset[str], known: str) -> bool:
    """Whether one community is named as the target and the data set names another: a Sunni mosque is no Shia one."""
    mine = {n for n, creed in enumerate(_CREEDS) if creed & stated}
    theirs = {n for n, creed in enumerate(_CREEDS) if creed & targets(known)}
    return bool(mine and theirs) and not mine & theirs


def kindred(stated: frozenset[str], known: frozenset[str]) -> bool:
    """Whether two sets of target families may describe one target."""
    mine, theirs = stated & IDENTITIES, known & IDENTITIES
    if mine and theirs and not mine & theirs:
        return False
    if stated & known:
        return True
    return any(
        other in KINDRED.get(name, ()) for a, b in ((stated, known), (known, stated)) for name in a for other in b
    )


@lru_cache(maxsize=65_536)
def content(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, without their endings: "joined" and "joining" are one."""
    return frozenset(_stem(word) for word in fold(text).split() if word not in STOP and len(word) > 2)


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    for ending in ("ements", "ement", "ments", "ment", "ings", "ing", "ied", "ies", "ed", "es", "s", "y", "e"):
        if ending == "s" and word.endswith(("us", "ss", "is")):  # "minibus" has no ending
            continue
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:7]
