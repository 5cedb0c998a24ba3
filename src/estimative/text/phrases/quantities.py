"""Numbers with their sense and unit: "60" killed is exact, "at least two" a lower bound, "US$300-1,000" a range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from estimative.model.claims import Sense
from estimative.registry.index import touches
from estimative.text.phrases import dates
from estimative.text.phrases.amounts import UNITS, VAGUE, number_words
from estimative.text.phrases.letters import word_after, words_before


class FoundQuantity(Struct, frozen=True, kw_only=True):
    """A quantity at *character* offsets [start, end), from its sense word to its unit.

    `low` and `high` bound it; for "at least" high is None, for "at most" low is None. `unit` is killed, injured,
    casualties, attacks, rockets, fighters, people, percent, an ISO currency … ("" where none is said); `noun` the
    words that gave it. `per` is the period of a rate ("month"). `vague` marks "dozens", "several".
    """

    start: int
    end: int
    text: str
    sense: Sense
    low: float | None = None
    high: float | None = None
    unit: str = ""
    noun: str = ""
    per: str = ""
    vague: bool = False

    @property
    def value(self) -> str:
        """The number as read: "60", "2–", "300–1000"."""
        low, high = ("" if part is None else f"{part:g}" for part in (self.low, self.high))
        return low if low == high else f"{low}–{high}"


_SENSE_WORDS: dict[Sense, str] = {
    "at least": "at least, no fewer than, no less than, not less than, more than, over, upwards of, in excess of, "
    "a minimum of, above, exceeding, minimum",
    "at most": "at most, no more than, not more than, up to, fewer than, less than, under, below, a maximum of, "
    "as many as",
    "about": "about, around, approximately, roughly, some, nearly, almost, close to, an estimated, estimated, "
    "circa, approx, approaching, ~",
    "range": "between",
}
_SENSES = {words: sense for sense, listed in _SENSE_WORDS.items() for words in listed.split(", ")}
_CURRENCY = {"us$": "USD", "$": "USD", "usd": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "rs": "PKR"}
_SCALES = {
    "hundred": 100,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
}


@cache
def _numbers() -> re.Pattern[str]:
    digits = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
    return re.compile(
        rf"(?P<currency>US\$|USD\s?|\$|€|£|EUR\s?|GBP\s?|Rs\.?\s?)?(?P<low>{digits})(?P<plus>\+)?"
        rf"(?:\s?(?P<join>–|—|-|to|or|and(?=\s))\s?(?:US\$|\$|€|£)?(?P<high>{digits}))?"
        r"(?P<scale>\s?(?:hundred|thousand|million|billion|trillion)\b|(?:m|bn|k)\b)?(?P<percent>\s?(?:%|"
        r"per\s?cent\b|percent\b))?"
    )


def find(text: str, times: Sequence[tuple[int, int]] | None = None) -> list[FoundQuantity]:
    """Quantities of the text, left to right. Dates, list numbers, ordinals and numbers in names are left out.

    `times` are the character ranges of the text's dates where they have been read already.
    """
    if times is None:
        times = [(item.start, item.end) for item in dates.find(text)]
    found = [item for item in (*_none(text), *_digits(text, times), *_words(text, times)) if item is not None]
    found.sort(key=lambda item: (item.start, -item.end))
    kept: list[FoundQuantity] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


@cache
def _none_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:no[- ]one|nobody|none)(?: (?:else|was|were|is|has|have|had|been|reported|reportedly|being)){0,4} "
        r"(?P<verb>killed|injured|hurt|wounded|died|harmed)\b"
        r"|\b(?P<before>killed|injured|hurt|wounded) (?:no[- ]one|nobody|none)\b(?! other)"
        r"|\b(?:no|without(?: any)?|zero)(?: (?:reported|known|immediate|further|other)){0,2} "
        r"(?P<noun>casualties|deaths|fatalities|injuries)\b",
        re.IGNORECASE,
    )


def _none(text: str) -> list[FoundQuantity]:
    """ "No one was killed", "without casualties": exactly none, and of what."""
    lower = text.lower()
    if not any(word in lower for word in ("no", "without", "zero")):
        return []
    found = []
    for hit in _none_pattern().finditer(text):
        noun = hit["verb"] or hit["before"] or hit["noun"]
        unit = {"died": "killed", "harmed": "injured", "injuries": "injured"}.get(
            noun.lower(), UNITS.get(noun.lower(), "")
        )
        found.append(
            FoundQuantity(
                start=hit.start(),
                end=hit.end(),
                text=hit.group(),
                sense="exact",
                low=0.0,
                high=0.0,
                unit=unit,
                noun=noun,
            )
        )
    return found


def _digits(text: str, times: Sequence[tuple[int, int]]) -> list[FoundQuantity]:
    found = []
    position = 0
    while (match := _numbers().search(text, position)) is not None:
        if match["join"] in ("and", "or") and not _paired(text, match):
            match = _numbers().search(text, match.start(), match.end("low"))
            assert match is not None
        position = max(match.end(), position + 1)
        if not touches(match.start(), match.end(), times) and _counts(text, match):
            found.append(_from_digits(text, match))
    return found


def _paired(text: str, match: re.Match[str]) -> bool:
    """Whether "4 and 6" is one range: after "between", or with "or" between neighbours ("two or three")."""
    if match["join"] == "or":
        return True
    nearest = words_before(text, match.start(), 1)
    return bool(nearest) and nearest[0].lower() == "between"


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a run of digits is a quantity: no part of a word ("KJ1", "5th"), no list or item number."""
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 2]
    if before.isalnum() or before in ("/", ".", "_", "#", "^", ":", "@") or (before == "-" and not match["currency"]):
        return False
    if after[:1].isalpha() or after[:1] in ("/", "_", "@") or (after[:1] in ":-" and after[1:].isalnum()):
        return False
    if after[:1] in (".", ")") and not text[max(0, match.start() - 6) : match.start()].strip(" \t\n(-•*"):
        return False
    return match["percent"] is not None or not _labelled(text, match.start())


_LABEL_WORDS = """judgment judgement no number resolution figure table annex kj page phase version level chapter
section item highway route road motorway gate sector zone ward block camp brigade battalion division corps regiment
flight article room unit checkpoint post aged age pd line kilometre"""
_LABELS = frozenset(_LABEL_WORDS.split())


def _labelled(text: str, start: int) -> bool:
    """Whether the word right before names a numbered thing: "Key Judgment 2", "No. 5"."""
    at = start
    while at > 0 and start - at < 3 and text[at - 1] in " .\u00a0":
        at -= 1
    nearest = words_before(text, at, 1)
    return bool(nearest) and at < start and nearest[0].lower() in _LABELS


def _from_digits(text: str, match: re.Match[str]) -> FoundQuantity:
    factor = _SCALES[match["scale"].strip().lower()] if match["scale"] else 1.0
    low = _number(match["low"]) * factor
    high = _number(match["high"]) * factor if match["high"] else low
    if match["scale"] and match["high"] and high < low:
        low /= factor
    currency = _CURRENCY.get((match["currency"] or "").strip(" .").lower(), "")
    unit = currency or ("percent" if match["percent"] else "")
    plus = bool(match["plus"])
    return _made(text, match.start(), match.end(), low, high, unit=unit, plus=plus)


def _number(digits: str) -> float:
    return float(digits.replace(",", ""))


def _words(text: str, times: Sequence[tuple[int, int]]) -> list[FoundQuantity]:
    found = []
    for start, end, low, high, vague in number_words(text):
        if touches(start, end, times):
            continue
        item = _made(text, start, end, low, high, vague=vague)
        if item.unit or item.sense != "exact" or vague or _compared(text, start) or _partitive(text, start, end):
            found.append(item)
    return found


def _partitive(text: str, start: int, end: int) -> bool:
    """Whether a number word counts a part of something: "two of the guards", "three of them"; "one of the" counts
    nothing."""
    return text[start:end].lower() != "one" and text.startswith(
        (" of the ", " of them", " of its ", " of their ", " of those ", " of whom"), end
    )


_COMPARING = frozenset(["against", "versus", "than", "from", "at"])


def _compared(text: str, start: int) -> bool:
    """Whether a number word without a noun is one side of a comparison: "23 attacks, against eight in 2021"."""
    nearest = words_before(text, start, 1)
    return bool(nearest) and nearest[0].lower() in _COMPARING


def _made(
    text: str,
    start: int,
    end: int,
    low: float,
    high: float | None,
    *,
    unit: str = "",
    plus: bool = False,
    vague: bool = False,
) -> FoundQuantity:
    start, sense = _sense(text, start)
    if high is not None and low > high:
        low, high = high, low
    if plus or (sense == "exact" and high is None):
        sense = "at least"
    if sense == "exact" and low != high:
        sense = "range"
    noun, unit, end = _unit(text, start, end, unit)
    per, end = _per(text, end)
    ends = {"at least": (low, None), "at most": (None, high)}.get(sense, (low, high))
    if sense == "at least" and vague:
        ends = (low, high)
    return FoundQuantity(
        start=start,
        end=end,
        text=text[start:end],
        sense=sense,
        low=ends[0],
        high=ends[1],
        unit=unit,
        noun=noun,
        per=per,
        vague=vague,
    )


def _sense(text: str, start: int) -> tuple[int, Sense]:
    """The sense word before a number and where it starts."""
    before = text[max(0, start - 18) : start]
    low = before.lower().rstrip()
    for words in sorted(_SENSES, key=len, reverse=True):
        if low.endswith(words):
            at = start - len(before) + len(low) - len(words)
            if at == 0 or not text[at - 1].isalnum():
                return at, _SENSES[words]
    return start, "exact"


def _unit(text: str, start: int, end: int, unit: str) -> tuple[str, str, int]:
    """The noun that the number counts, within a few words after it, else the verb before it ("killing 60")."""
    if unit:
        return "", unit, end
    position = end
    for _ in range(4):
        first, last = word_after(text, position)
        word = text[first:last].lower()
        if first == last or word in ("a", "an", "in", "on", "at", "by", "from", "after", "and", "for", "during"):
            break
        if word in UNITS:
            return _worse(text, start, text[first:last], UNITS[word], first, last)
        position = last
    for word in words_before(text, start, 2):
        if word.lower() in VAGUE:
            continue
        if UNITS.get(word.lower()) in ("killed", "injured", "arrested"):
            return word, UNITS[word.lower()], end
    return "", "", end


def _worse(text: str, start: int, noun: str, unit: str, first: int, last: int) -> tuple[str, str, int]:
    """People said to be killed or injured are counted as such: "killing at least two people"."""
    if unit not in ("people", "soldiers", "fighters", "civilians", "children", "prisoners"):
        return noun, unit, last
    for word in words_before(text, start, 2):
        verb = UNITS.get(word.lower())
        if verb in ("killed", "injured", "arrested"):
            return noun, verb, last
    position = last
    for _ in range(4):
        low, high = word_after(text, position)
        word = text[low:high].lower()
        if UNITS.get(word) in ("killed", "injured", "arrested"):
            return text[first:high], UNITS[word], high
        if low == high or word not in (
            "were",
            "was",
            "been",
            "have",
            "had",
            "has",
            "being",
            "reported",
            "are",
            "reportedly",
            "lost",
            "their",
        ):
            break
        position = high
    return noun, unit, last


def _per(text: str, end: int) -> tuple[str, int]:
    match = _per_pattern().match(text, end)
    return (match["unit"].lower(), match.end()) if match else ("", end)


@cache
def _per_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\s(?:a|per|each|every)\s(?P<unit>day|week|month|quarter|year)\b(?! (?:earlier|before|ago|later|after))",
        re.IGNORECASE,
    )
