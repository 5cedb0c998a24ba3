"""What a phrase of cause or effect is about: the economy, food, aid, recruitment …, so that a text, a declared series
and other people's judgements can be held against each other.
"""

from __future__ import annotations

import re
from functools import cache

from estimative.ground.words import content, fold
from estimative.model.series import DeclaredSeries

CONCEPTS: dict[str, str] = {
    "economy": r"econom\w*|povert\w*|poor(?:er|est)?|impoverish\w*|unemploy\w*|jobless\w*|jobs?|incomes?|livelihoods?|"
    r"inflation\w*|salar\w+|wages?|liquidity|bankrupt\w*|recession\w*|unpaid|banking",
    "prices": r"pric\w+|cost of living|inflation\w*|wheat|bread|fuel",
    "currency": r"exchange rate\w*|currenc\w+|afghani|devaluation\w*|depreciat\w+",
    "food": r"food|hunger|hungry|famine\w*|malnutrition\w*|malnourish\w*|starv\w+|ipc|harvest\w*|drought\w*",
    "humanitarian": r"humanitarian|displace\w*|refugees?|famine\w*|hunger",
    "aid": r"aid|assistance|sanctions?|donors?|funding",
    "recruitment": r"recruit\w*|enlist\w*|join(?:s|ed|ing)?|ranks?|swell\w*|fighters?|volunteers?|members?(?:hip)?|"
    r"radicali[sz]\w*|arms of|hands of|people (?:in)?to (?:armed |militant |extremist )?groups|strength",
    "support": r"support(?:s|ers?)?|sympath\w+|popularity|legitimacy",
    "violence": r"attacks?|violence|bombings?|killings?|fatalities|deaths?|casualt\w+|insurgen\w+|fighting|clashes",
    "repression": r"repress\w+|crackdowns?|persecut\w+|reprisals?|hunted|abuses?|injustices?",
    "releases": r"prison(?:s|ers?)? releases?|releases? of prisoners?|jailbreaks?|prison breaks?|freed prisoners?",
    "grievance": r"frustrat\w+|grievances?|resent\w+|disillusion\w+|angers?|angry|failings?",
}
_WORSE = r"worsen\w*|deepen\w*|deteriorat\w*|mounting|spiral\w*|aggravat\w*|slump\w*|plung\w*"
_CRISIS = r"cris[ie]s|crash\w*|collaps\w*|emergenc(?:y|ies)|hardship|shortages?"
_UP = r"ris(?:e|es|ing|en)|rose|increas\w*|grow\w*|grew|soar\w*|surg\w+|climb\w*|higher|more|spik\w*|jump\w*|swell\w*"
_DOWN = (
    r"fall(?:s|en|ing)?|fell|declin\w*|decreas\w*|drop\w*|shrink\w*|shrank|lower|fewer|less|cuts?|loss(?:es)?|reduc\w*"
)
_BETTER = r"improv\w*|recover(?:y|s|ed|ing)|eas(?:e|es|ed|ing)|stabili[sz]\w*"


@cache
def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


@cache
def concepts(text: str) -> frozenset[str]:
    """The concepts that a text names."""
    return frozenset(name for name, words in CONCEPTS.items() if _pattern(words).search(text))


def answers(series: DeclaredSeries, phrase: str) -> bool:
    """Whether a declared series stands for what a phrase is about: one of its terms is in the phrase, word for word
    but for endings; a series without terms answers by what its name and measure are about."""
    words = content(_singular(phrase))
    if series.terms:
        return any(wanted and wanted <= words for wanted in (content(_singular(term)) for term in series.terms))
    return bool(concepts(f"{series.name} {series.measure}") & concepts(phrase))


def _singular(text: str) -> str:
    return fold(text).replace("crises", "crisis")


def direction(phrase: str, *, worse: int = 0) -> int:
    """+1 or −1 where a phrase says which way something moves, else 0.

    `worse` is the direction that means worse (+1 for hunger, −1 for income): "worsening" and "crisis" take it. A word
    of rise or fall that is plain wins over it.
    """
    said = explicit(phrase, worse=worse)
    return said or (worse if _pattern(_CRISIS).search(phrase) else 0)


def explicit(phrase: str, *, worse: int = 0) -> int:
    """The same, from words of movement only: a crisis can last without getting worse, a worsening one cannot."""
    up, down = bool(_pattern(_UP).search(phrase)), bool(_pattern(_DOWN).search(phrase))
    if up != down:
        return 1 if up else -1
    if _pattern(_BETTER).search(phrase):
        return -worse
    return worse if _pattern(_WORSE).search(phrase) else 0
