"""Number words, vague amounts, and the nouns that quantities count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from estimative.text.phrases.letters import SMALL_NUMBERS

_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "twenty": 20}
_BIG = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
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
    "martyred murdered murdering beheaded executed lives",
    "injured": "injured injuring wounded wounding hurt hurting injuries maimed",
    "casualties": "casualties casualty victims",
    "arrested": "arrested arresting detained detaining captured capturing arrests",
    "attacks": "attacks attack operations incidents bombings bombing blasts explosions strikes raids ambushes "
    "assaults shootings assassinations clashes claims",
    "rockets": "rockets rocket missiles missile shells projectiles mortars katyushas",
    "fighters": "fighters militants members terrorists jihadists insurgents recruits gunmen",
    "soldiers": "soldiers troops officers policemen guards personnel",
    "people": "people persons individuals worshippers pilgrims passengers residents men inhabitants refugees "
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
def _pattern() -> re.Pattern[str]:
    small = "|".join(sorted((*SMALL_NUMBERS, *_TENS), key=len, reverse=True))
    vague = "|".join(sorted(VAGUE, key=len, reverse=True))
    big = "|".join(_BIG)
    number = rf"(?:{small})(?:-(?:one|two|three|four|five|six|seven|eight|nine))?(?:\s(?:{big})\b)*"
    return re.compile(
        rf"(?<![\w-])(?:(?P<vague>{vague})(?:\s(?P<plural>of\s(?:hundreds|thousands|millions)))?|(?P<hundred>a\s(?:{big}))"
        rf"|(?P<low>{number})(?:\s(?:to|or)\s(?P<high>{number}))?)(?![\w-])",
        re.IGNORECASE,
    )


def number_words(text: str) -> Iterator[tuple[int, int, float, float | None, bool]]:
    """Numbers in words as (start, end, low, high, vague); high is None where the words set no upper bound."""
    for match in _pattern().finditer(text):
        if match["vague"]:
            low, high = VAGUE[match["vague"].lower()]
            if match["plural"]:
                low *= {"hundreds": 5, "thousands": 500, "millions": 500_000}[match["plural"].lower().split()[1]]
            yield match.start(), match.end(), low, high, True
        elif match["hundred"]:
            size = float(_BIG[match["hundred"].lower().split()[1]])
            yield match.start(), match.end(), size, size, False
        else:
            low = _value(match["low"])
            high = _value(match["high"]) if match["high"] else low
            yield match.start(), match.end(), low, high, False


def _value(words: str) -> float:
    total = current = 0.0
    for word in words.lower().replace("-", " ").split():
        if word in _BIG:
            current = max(current, 1) * _BIG[word]
            if _BIG[word] >= 1000:
                total, current = total + current, 0.0
        else:
            current += SMALL_NUMBERS.get(word, _TENS.get(word, 0))
    return total + current
