"""Parties that the registry does not know: a capitalised name that acts as a group does.

"The Gulmarg Liberation Front attacked …", "Misseriya gunmen killed …": a name is a party where it stands before a verb
of attack or after "by" and is marked as a group: by a word in it (Army, Front, Movement …), by its capitals (an
acronym), or by the fighters it has. A person's or a town's name is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from estimative.ground.reading import harm
from estimative.model.spans import Found
from estimative.registry.index import touches

_NAME = (
    r"(?:(?:al|el|ul)-)?[A-Z][\w'’/-]*(?: (?:(?:of|and|for|the|de|del|du|la|al|el|in)(?: the)? )?(?:al-|"
    r"el-)?[A-Z][\w'’/-]*){0,7}"
)
_MEN = (
    r"(?:fighters?|militants|militia(?:s|men)?|rebels?|gunmen|gunman|insurgents|forces|bombers?|group|movement|army|"
    r"cartel|gang|separatists|faction|members|troops|herders|raiders|warriors|paramilitaries|guerrillas|jihadists)"
)
_VERB = (
    r"(?:attacked|bombed|killed|stormed|fired|shelled|struck|hit|targeted|raided|assassinated|ambushed|detonated|"
    r"gunned|"
    r"beheaded|massacred|abducted|kidnapped|opened fire|shot|clashed|overran|seized|burned|burnt|looted|claimed|denied|"
    r"carried out|launched|set fire|torched|burned down|slaughtered|traded fire|wounded|rejected|executed|murdered|"
    r"attacks?|vowed|threatened|blew up|left (?:\w+ ){1,3}?dead|put (?:\w+ ){1,4}?to death|slew|battled|"
    r"(?:was|were) behind|"
    rf"{harm.DONE})"
)
_GROUP = (
    r"Army|Armies|Front|Movement|Forces?|Party|Brigades?|Group|Cartel|Militias?|Council|Union|Liberation|Resistance|"
    r"Islamic|Democratic|Revolutionary|Coalition|Alliance|Guards?|Battalions?|Emirate|Jihad|Ansar|Jaish|Jaysh|Jama'?at|"
    r"Jamaat|Harakat|Lashkar|Hizb|Katibat|Liwa|Supporters|Gang|Clan|Tigers|Insurgents|Rebels|Warriors|Separatists|"
    r"Faction|Organi[sz]ation|Command|Network|Mujahide?en|Partisans|Commandos?"
)
_PLAIN = frozenset(
    [
        "The",
        "A",
        "An",
        "In",
        "On",
        "At",
        "By",
        "From",
        "After",
        "Before",
        "When",
        "While",
        "As",
        "Gunmen",
        "Gunman",
        "Militants",
        "Attackers",
        "Police",
        "Fighters",
        "Rebels",
        "Unknown",
        "Unidentified",
        "Two",
        "Three",
        "Four",
        "Several",
        "Many",
        "Soldiers",
        "Troops",
        "Residents",
        "Insurgents",
        "It",
        "They",
        "He",
        "She",
        "This",
        "These",
        "Those",
        "Bombs",
        "Rockets",
        "Clashes",
        "Suicide",
        "Suspected",
        "Armed",
        "Masked",
        "Separatist",
        "Separatists",
        "Islamist",
        "Islamists",
        "Jihadist",
        "Jihadists",
        "Government",
        "Security",
        "Army",
        "Local",
        "Foreign",
        "Tribal",
        "Communist",
        "Shia",
        "Shiite",
        "Sunni",
        "Christian",
        "Muslim",
        "Sikh",
        "Hindu",
        "Kurdish",
        "Arab",
        "Tribal",
        "Ethnic",
        "Rebel",
        "Rival",
        "Criminal",
        "Drug",
        "Former",
        "Pro",
        "Anti",
        "Militia",
        "Afghan",
        "Civilians",
        "Both",
        "Some",
        "Other",
        "Its",
        "Their",
        "Our",
        "State",
        "Western",
        "Eastern",
        "Northern",
        "Southern",
        "Russian-backed",
        "Joint",
        "Regional",
        "National",
        "Federal",
        "Coalition",
        "No",
        "Neither",
        "Either",
        "All",
    ]
)
_THINGS = frozenset(
    [
        "IED",
        "IEDs",
        "VBIED",
        "SVBIED",
        "SUV",
        "UAV",
        "UAVs",
        "RPG",
        "RPGs",
        "HQ",
        "NGO",
        "NGOs",
        "TV",
        "PM",
        "GPS",
        "CCTV",
        "FPV",
        "EFP",
        "US",
        "UK",
        "UAE",
        "USA",
        "MP",
        "MPs",
        "SAF",
        "EF",
        "KIA",
        "WIA",
        "SVEST",
        "SVESTs",
        "PBIED",
        "NSTR",
        "SIGACT",
        "SIGACTs",
        "SIGACTS",
        "EOD",
        "HME",
        "IDPs",
        "UXO",
        "CIV",
        "TB",
    ]
)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    aside = r"(?: \([A-Z][\w/-]+\))?"
    adverbs = r"(?: (?:has|have|had|also|then|later|reportedly|allegedly|recently|repeatedly|since|again))*"
    acts = re.compile(rf"(?<![\w-])(?P<name>{_NAME}){aside}(?P<men> {_MEN})?{aside}{adverbs} (?={_VERB}\b)")
    agent = re.compile(
        rf"\b(?:by|from|of|against|and) (?:the |an? |suspected |alleged |fighters (?:of|from) |{_MEN} (?:of|from) )*"
        rf"(?P<name>{_NAME})(?P<men> {_MEN})?\b"
    )
    return acts, agent


def find(text: str, known: Sequence[Found], times: Sequence[tuple[int, int]]) -> list[Found]:
    """Unlisted parties in a text, in order; `known` are those that the registry found, `times` its dates."""
    if not any(char.isupper() for char in text[1:]):
        return []
    acting, agent = _patterns()
    found: list[Found] = []
    for pattern, passive in ((acting, False), (agent, True)):
        for hit in pattern.finditer(text):
            item = _party(hit, passive=passive)
            if item is not None and not _taken(item, known, times) and not _taken(item, found, ()):
                found.append(item)
    return sorted(found, key=lambda f: f.start)


def _taken(item: Found, known: Sequence[Found], times: Sequence[tuple[int, int]]) -> bool:
    """Whether the words belong to something else. A longer name may hold a country's: "Uganda Salvation Front"."""
    if touches(item.start, item.end, times):
        return True
    inside = [f for f in known if f.start < item.end and item.start < f.end]
    return any(not (_state(f) and item.start <= f.start and f.end < item.end) for f in inside)


def _state(found: Found) -> bool:
    return found.value.startswith("Government of ")


def _party(hit: re.Match[str], *, passive: bool) -> Found | None:
    """The party of a match, None where nothing marks the name as a group's."""
    start, end = hit.span("name")
    words = hit["name"].split()
    while words and (words[0].strip("'’") in _PLAIN or words[0] in ("of", "and", "for", "the", "in")):
        start += len(words.pop(0)) + 1
    if not words:
        return None
    if words[-1].endswith(("'s", "’s")):
        if passive:
            return None
        end -= 2
    name = hit.string[start:end]
    acronym = len(words) == 1 and name not in _THINGS and re.fullmatch(r"[A-Z][A-Z0-9/&.-]+[a-z]?", name) is not None
    group = len(words) > 1 and re.search(rf"\b(?:{_GROUP})\b", name) is not None
    if not (acronym and not passive) and not group and not (hit["men"] and words[0] not in _THINGS):
        return None
    return Found(start, end, name, name)
