"""Number words, vague amounts, and the nouns that quantities count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from estimative.text.phrases.letters import SMALL_NUMBERS, word_after

_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "twenty": 20}
_BIG = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
VAGUE: dict[str, tuple[float, float | None]] = {
    "several": (3, None),
    "dozens": (24, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "millions": (2_000_000, None),
    "many": (3, None),
    "a dozen": (12, 12),
    "a handful": (2, None),
    "a couple": (2, 2),
    "a few": (2, None),
    "tens": (20, None),
}
"""What vague words say at least (and at most); readers differ above that."""

_BY_UNIT = {
    "killed": "killed kill kills killing dead death deaths fatalities fatality died dying slain slaying "
    "perished perish assassinated massacred gunned martyred murdered murdering beheaded executed lives slaughtered "
    "slaughtering butchered lynched KIA kia",
    "injured": "injured injuring wounded wounding hurt hurting injuries maimed WIA wia",
    "casualties": "casualties casualty victims",
    "arrested": "arrested arresting detained detaining captured capturing arrests",
    "attacks": "attacks attack operations incidents bombings bombing blasts explosions strikes raids ambushes "
    "assaults shootings assassinations clashes claims",
    "rockets": "rockets rocket missiles missile shells projectiles mortars katyushas",
    "fighters": "fighters militants members terrorists jihadists insurgents recruits gunmen rebels attackers",
    "soldiers": "soldiers troops officers policemen gendarmes peacekeepers constables rangers conscripts guards "
    "personnel",
    "people": "people persons individuals worshippers pilgrims passengers residents men inhabitants refugees "
    "villagers commuters traders shopkeepers farmers herders labourers miners drivers fishermen teachers "
    "nurses medics doctors journalists monks priests clerics imams students travellers shoppers bystanders "
    "households families mourners protesters pupils students evacuees workers",
    "civilians": "civilians noncombatants non-combatants",
    "children": "children girls boys",
    "provinces": "provinces districts",
    "vehicles": "vehicles vehicle tanks trucks buses",
    "hours": "hours",
    "days": "days day",
    "weeks": "weeks",
    "months": "months month",
    "years": "years year",
    "km": "km kilometres kilometers kilometre",
    "USD": "dollars",
    "prisoners": "prisoners inmates detainees hostages",
    "countries": "countries states",
    "homes": "homes houses",
}
UNITS = {word: unit for unit, words in _BY_UNIT.items() for word in words.split()}
"""Noun or verb → unit."""


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")


def number_words(text: str) -> Iterator[tuple[int, int, float, float | None, bool]]:
    """Numbers in words as (start, end, low, high, vague); high is None where the words set no upper bound."""
    position = 0
    for match in _words().finditer(text):
        start, word = match.start(), match.group().lower()
        if (
            start < position
            or word not in _heads()
            or (start and (text[start - 1].isdigit() or text[start - 1] == "-"))
        ):
            continue
        found = _vague(text, word, match.end())
        if found is None and _is_number(word):
            found = _counted(text, start, match.end())
        if found is not None:
            position = found[0]
            yield (start, *found)


@cache
def _heads() -> frozenset[str]:
    tens = {f"{ten}-{one}" for ten in _TENS for one in SMALL_NUMBERS}
    vague = {words.split()[0] for words in VAGUE}
    return frozenset(SMALL_NUMBERS) | frozenset(_TENS) | tens | vague


def _vague(text: str, word: str, end: int) -> tuple[int, float, float | None, bool] | None:
    """ "several", "dozens", "tens of thousands", "a dozen", "a hundred"."""
    if word == "a":
        first, last = word_after(text, end)
        following = text[first:last].lower()
        if following in _BIG and f"a {following}" not in VAGUE:
            return last, float(_BIG[following]), float(_BIG[following]), False
        found = VAGUE.get(f"a {following}")
        return (last, *found, True) if found else None
    found = VAGUE.get(word)
    if found is None:
        return None
    low, high = found
    first, last = word_after(text, end)
    if text[first:last].lower() == "of":
        first, last = word_after(text, last)
        times = {"hundreds": 5, "thousands": 500, "millions": 500_000}.get(text[first:last].lower())
        if times:
            return last, low * times, high, True
    return end, low, high, True


def _counted(text: str, start: int, end: int) -> tuple[int, float, float | None, bool] | None:
    """ "twenty-four", "two hundred", "two or three"."""
    low_end = _run(text, end)
    low = value(text[start:low_end])
    first, last = word_after(text, low_end)
    between = text[max(0, start - 8) : start].lower() == "between "
    if text[first:last].lower() in (("to", "or", "and") if between else ("to", "or")):
        first, last = word_after(text, last)
        if _is_number(text[first:last].lower()):
            high_end = _run(text, last)
            high = value(text[first:high_end])
            if high > low:
                return high_end, low, high, False
    return low_end, low, low, False


def _run(text: str, end: int) -> int:
    """The end of a number whose first word ends at `end`: "two| hundred thousand"."""
    while True:
        first, last = word_after(text, end)
        if last == end or text[first:last].lower() not in _BIG:
            return end
        end = last


def _is_number(word: str) -> bool:
    return all(part in SMALL_NUMBERS or part in _TENS for part in word.split("-"))


def value(words: str) -> float:
    """The number that words name: "two hundred" → 200."""
    total = current = 0.0
    for word in words.lower().replace("-", " ").split():
        if word in _BIG:
            current = max(current, 1) * _BIG[word]
            if _BIG[word] >= 1000:
                total, current = total + current, 0.0
        else:
            current += SMALL_NUMBERS.get(word, _TENS.get(word, 0))
    return total + current
