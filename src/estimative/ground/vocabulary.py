"""Finer families of acts and targets than `words` has, for what a judgment may single out: suicide attacks, drones, aid
workers, officials, infrastructure.

A family here is used beside those of `words`; two descriptions agree when families meet.
"""

from __future__ import annotations

from functools import cache

from estimative.ground import words

FINE_ACTS: dict[str, tuple[str, ...]] = {
    "suicide": ("suicide", "self detonat"),
    "drone": ("drone", "unmanned", "quadcopter"),
    "roadside bomb": ("ied", "roadside", "improvised", "landmine"),
    "car bomb": ("car bomb", "vbied", "vehicle borne", "truck bomb"),
    "assassination": ("assassinat", "targeted killing"),
    "abduction": ("kidnap", "abduct", "hostage"),
    "rocket": ("rocket", "missile", "mortar", "shelling", "projectile", "artillery"),
    "shooting": ("gunmen", "shooting", "gun attack", "armed attack", "armed assault", "ambush"),
    "bombing": ("bombing", "explosi", "blast"),
}
COARSE: dict[str, frozenset[str]] = {
    "suicide": frozenset({"bombing"}),
    "drone": frozenset({"rocket"}),
    "roadside bomb": frozenset({"bombing"}),
    "car bomb": frozenset({"bombing"}),
    "assassination": frozenset({"killing", "shooting"}),
    "abduction": frozenset({"abduction"}),
    "rocket": frozenset({"rocket"}),
    "shooting": frozenset({"shooting"}),
    "bombing": frozenset({"bombing"}),
}
"""The family of `words.ACTS` that a fine one is a kind of."""

TARGETS: dict[str, tuple[str, ...]] = {
    "aid workers": ("aid worker", "aid convoy", "aid agenc", "humanitarian", "ngo", "relief worker", "charit", "red c"),
    "health workers": ("polio", "vaccinat", "health worker", "medic", "doctor", "nurse"),
    "officials": ("official", "governor", "minister", "politician", "mayor", "judge", "lawmaker", "candidate"),
    "foreigners": ("foreign", "chinese", "russian", "western", "expatriate", "tourist"),
    "infrastructure": ("infrastructure", "pylon", "power line", "power plant", "electric", "pipeline", "railway", "dam",
                       "bridge", "telecom"),
    "peacekeepers": ("peacekeep", "un mission", "minusma", "monusco", "minusca", "amisom"),
    "elections": ("election", "polling", "voter"),
    "elders": ("elder", "tribal leader"),
    "christian": ("christian", "church", "coptic"),
    "farmers": ("farmer", "herder", "fisher"),
    "women": ("women", "woman", "girl"),
    "children": ("child", "boys"),
    "prison": ("prison", "jail"),
    "refugees": ("refugee", "displaced", "idp"),
}  # fmt: skip
UNDER: dict[str, frozenset[str]] = {
    "civilians": frozenset(
        {"aid workers", "health workers", "farmers", "refugees", "elders", "school", "hospital", "market",
         "journalists", "shia", "sikh", "sufi", "sunni", "christian", "mosque", "temple", "rally", "hotel"}
    ),
    "foreigners": frozenset({"embassy"}),
    "minority": frozenset({"shia", "sikh", "sufi", "christian"}),
    "embassy": frozenset(),
}  # fmt: skip
"""What falls under a wider class."""


@cache
def fine_acts(text: str) -> frozenset[str]:
    """The fine act families that some words single out; a bombing that is a suicide one is only that."""
    found = words.families(text, FINE_ACTS)
    return found - {"bombing"} if found & {"suicide", "car bomb", "roadside bomb"} else found


@cache
def targets(text: str) -> frozenset[str]:
    """The target families of some words, finer ones included."""
    found = words.targets(text) | words.families(text, TARGETS)
    if words.holds(words.fold(text), "minorit"):
        found |= {"minority"}
    return found


def act_fit(stated: frozenset[str], event: str, told: str) -> float:
    """How well an event meets stated acts: 1 named alike, 0.5 of the coarser kind or not described, 0 of another.

    `event` is the data set's type, `told` its summary.
    """
    if not stated or stated & words.families(f"{event} {told}", FINE_ACTS):
        return 1.0
    known = words.acts(event)
    if not known:
        return 0.5
    return 0.5 if any(known & COARSE[name] for name in stated) and not _other(stated, event) else 0.0


def _other(stated: frozenset[str], event: str) -> bool:
    """Whether the type names another fine kind, so that the coarser one says nothing for it."""
    return bool(words.families(event, FINE_ACTS) - stated - {"bombing", "shooting", "roadside bomb"})


def target_fit(stated: frozenset[str], known: frozenset[str]) -> float:
    """How well a target meets stated ones: 1 shared, 0.8 falls under it, 0.3 where it is not described, 0 another."""
    if not stated or stated & known:
        return 1.0
    if any(known & UNDER.get(name, frozenset()) for name in stated):
        return 0.8
    if not known:
        return 0.3
    return 0.5 if words.kindred(stated - set(UNDER), known) and not _apart(stated, known) else 0.0


def _apart(stated: frozenset[str], known: frozenset[str]) -> bool:
    """Whether one side names a particular class that the other's particulars exclude."""
    return bool(stated & words.IDENTITIES) and bool(known & words.IDENTITIES)
