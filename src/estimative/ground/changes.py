"""What change a trend claims: its direction and, where stated, its size as a ratio ("doubled" is 2, "fell by a third"
is ⅔).

A size is a range of ratios: "more than doubled" begins at 2, "nearly tripled" is a little under 3, a plain "doubled" is
2 give or take a tenth.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from estimative.ground.reading import kinds
from estimative.model.claims import Claim

Direction = Literal["increase", "decrease", "no increase", "no decrease", "none", ""]
LOOSE = 0.1
"""A plain figure of a change stands for itself give or take this share of it."""
ABOUT = 0.2
"""The same for "about", "nearly", "almost"."""
TOP = 1000.0
"""Stands for no upper bound of a ratio."""

_WORDS = {"twice": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
          "ten": 10, "twelve": 12, "twenty": 20}  # fmt: skip
_MULTIPLES = {"doubl": 2, "tripl": 3, "trebl": 3, "quadrupl": 4, "quintupl": 5}
_PARTS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10}
_TIMES = {"one": 1, "a": 1, "an": 1, "two": 2, "three": 3, "four": 4, "nine": 9}
_NO = r"\b(?:no|not|never|n['’]t|without|hardly|little|neither)\b"
_FLAT = (
    r"\b(?:unchanged|stable|flat|steady|constant|level(?:l?ed)? off|(?:did|has|have|had|do|does)(?: not|n['’]t) change"
    r"\w*|no (?:\w+ )?change|(?:remain|stay)\w* (?:at )?(?:about |roughly |much )?the same|plateaued)\b"
)


class Change(Struct, frozen=True):
    """A stated change. `low` and `high` bound the ratio of after to before; None where the text gives no size.

    *no increase* and *no decrease* deny a change one way, *none* both ways.
    """

    direction: Direction
    low: float | None = None
    high: float | None = None
    text: str = ""

    @property
    def sized(self) -> bool:
        """Whether the text says by how much."""
        return self.low is not None

    def words(self) -> str:
        """For a reader: "increase (doubled)", "no increase"."""
        said = self.direction if self.direction not in ("none", "") else "no change" if self.direction else "change"
        return f"{said} ({self.text})" if self.text else said


def change(claim: Claim) -> Change:
    """The change that a claim states. A size without a direction ("doubled") gives the direction."""
    text = claim.text
    way = (claim.act.value if claim.act else "") or kinds.direction(text) or ("increase" if compared(text) else "")
    way = "decrease" if claim.kind != "trend" and _found(r"\b(?:fewer|less)\b", text) else way
    plain: Direction = "decrease" if way == "decrease" else "increase" if way == "increase" or claim.act is None else ""
    if _found(_FLAT, text):
        return Change("none", text=_found(_FLAT, text))
    if _denied(claim):
        return Change("no decrease" if plain == "decrease" else "no increase")
    size = _sized(text, plain)
    if size is None:
        return Change(plain)
    low, high, words = size
    direction: Direction = "decrease" if high < 1 else "increase" if low > 1 else plain
    return Change(direction, low, high, words)


def compared(text: str) -> bool:
    """Whether numbers of two times are compared: "more attacks in 2021 than in 2020", "twice as many … as in 2020"."""
    return bool(
        _found(r"\b(?:more|fewer|less)\b[^.;]{1,80}\bthan (?:in|during|for|over) ", text)
        or _found(r"\bas (?:many|much|often|frequently)\b[^.;]{1,60}\bas (?:in|during) ", text)
    )


def steady(text: str) -> bool:
    """Whether a text denies a change or says that something stayed as it was."""
    if _found(_FLAT, text):
        return True
    return bool(
        _found(rf"{_NO} (?:\w+ ){{0,2}}?(?:increase|rise|growth|surge|uptick|decline|decrease|fall|drop)s? in\b", text)
    )


def _denied(claim: Claim) -> bool:
    """Whether the change is denied: "did not increase", "no rise in", "has not fallen"."""
    if claim.negated:
        return True
    act = claim.act.text if claim.act else ""
    at = claim.text.find(act) if act else -1
    before = claim.text[max(0, at - 60) : at] if at >= 0 else ""
    if re.search(rf"{_NO}\W+(?:\w+\W+){{0,2}}$", before, re.IGNORECASE):
        return not re.search(r"\bnot only\W*(?:\w+\W+)?$", before, re.IGNORECASE)
    inside = re.search(
        rf"{_NO}\W+(?:\w+\W+){{0,1}}(?:increas|ris|rose|grow|grew|fall|fell|declin|decreas|doubl)", act, re.I
    )
    return inside is not None


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _found(expression: str, text: str) -> str:
    hit = _pattern(expression).search(text)
    return hit.group() if hit else ""


_SENSE = (
    r"(?P<sense>(?:well |much )?(?:more than|over|at least|less than|under|fewer than|nearly|almost|close to|about"
    r"|around|roughly|approximately|some|up to) (?:an? )?)?"
)
_NUMBER = r"(?P<number>\d{1,4}(?:\.\d+)?)"
_UPWARD = r"(?:higher|more|greater|increase|rise|growth|jump|surge|uptick|up)"
_DOWNWARD = r"(?:lower|fewer|less|decrease|fall|drop|decline|reduction|down)"


def _sized(text: str, direction: str) -> tuple[float, float, str] | None:
    """The stated ratio as (low, high, words); None without one."""
    for read in (_multiple, _fold, _halved, _percent, _part, _span):
        found = read(text, direction)
        if found is not None:
            return found
    return None


def _multiple(text: str, _direction: str) -> tuple[float, float, str] | None:
    hit = _pattern(rf"\b{_SENSE}(?P<word>doubl|tripl|trebl|quadrupl|quintupl)(?:ed|ing|es?)\b").search(text)
    return _around(_MULTIPLES[hit["word"].lower()], hit["sense"], hit.group()) if hit else None


def _fold(text: str, direction: str) -> tuple[float, float, str] | None:
    words = "|".join(_WORDS)
    hit = _pattern(
        rf"\b{_SENSE}(?:(?P<count>{words}|\d{{1,3}}(?:\.\d+)?)[ -]?"
        r"(?:fold\b|times (?:as (?:many|much|high|often|frequently)|more|higher|the))"
        rf"|(?P<twice>twice) (?:as (?:many|much|high|often|frequently)|the))"
    ).search(text)
    if hit is None:
        return None
    count = (hit["twice"] or hit["count"]).lower()
    factor = float(_WORDS.get(count, 0) or count)
    if factor <= 0:
        return None
    return _around(1 / factor if direction == "decrease" else factor, hit["sense"], hit.group())


def _halved(text: str, _direction: str) -> tuple[float, float, str] | None:
    hit = _pattern(rf"\b{_SENSE}halv(?:ed|ing|es?)\b").search(text)
    return _around(0.5, _turned(hit["sense"]), hit.group()) if hit else None


def _percent(text: str, direction: str) -> tuple[float, float, str] | None:
    unit = r" ?(?:%|per ?cent\b)"
    hit = _pattern(
        rf"\b(?:by|of) {_SENSE}{_NUMBER}{unit}(?! of\b)"
        rf"|\b{_SENSE.replace('sense', 'sense2')}{_NUMBER.replace('number', 'number2')}{unit} "
        rf"(?:(?:year[- ]on[- ]year|overall|annual) )?(?P<way>{_UPWARD}|{_DOWNWARD})\b"
        rf"|\b(?P<way3>up|down|rose|risen|grew|grown|increased|fell|fallen|dropped|declined|decreased) (?:by )?"
        rf"{_SENSE.replace('sense', 'sense3')}{_NUMBER.replace('number', 'number3')}{unit}"
    ).search(text)
    if hit is None:
        return None
    number = float(hit["number"] or hit["number2"] or hit["number3"])
    way = (hit["way"] or hit["way3"] or "").lower()
    down = (
        direction == "decrease"
        if not way
        else bool(_pattern(rf"^(?:{_DOWNWARD}|fell|fallen|dropped|declined|decreased)$").match(way))
    )
    sense = hit["sense"] or hit["sense2"] or hit["sense3"]
    if down and number > 100:
        return None
    return (
        _around(1 - number / 100, _turned(sense), hit.group())
        if down
        else _around(1 + number / 100, sense, hit.group())
    )


def _part(text: str, direction: str) -> tuple[float, float, str] | None:
    parts = "|".join(_PARTS)
    hit = _pattern(rf"\bby {_SENSE}(?:(?P<times>one|an?|two|three|four|nine)[ -])?(?P<part>{parts})s?\b").search(text)
    if hit is None:
        return None
    amount = _TIMES[(hit["times"] or "a").lower()] * _PARTS[hit["part"].lower()]
    if direction == "decrease":
        return _around(1 - amount, _turned(hit["sense"]), hit.group()) if amount < 1 else None
    return _around(1 + amount, hit["sense"], hit.group())


def _span(text: str, _direction: str) -> tuple[float, float, str] | None:
    """ "rose from 20 to 152": the ratio of the two numbers, unless they are years."""
    number = r"(\d{1,3}(?:,\d{3})+|\d+)"
    hit = _pattern(
        rf"\bfrom (?:about |some |around |nearly )?{number}(?: \w+)? to (?:about |some |around |nearly )?{number}\b"
    ).search(text)
    back = _pattern(rf"\bto {number},? from {number}\b").search(text) if hit is None else None
    if hit is None and back is None:
        return None
    found = hit or back
    assert found is not None
    first, last = (float(part.replace(",", "")) for part in found.groups())
    if back is not None:
        first, last = last, first
    years = all(1900 <= value <= 2100 for value in (first, last))
    return None if years or first <= 0 or last <= 0 else _around(last / first, None, found.group())


def _turned(sense: str | None) -> str | None:
    """The sense of a fall as one of its ratio: a fall of more than half leaves less than half."""
    words = (sense or "").strip().lower()
    if _pattern(r"more than|over|at least").search(words):
        return "less than"
    if _pattern(r"less than|under|fewer than|up to").search(words):
        return "more than"
    return sense


def _around(ratio: float, sense: str | None, words: str) -> tuple[float, float, str]:
    said = (sense or "").strip().lower()
    words = " ".join(words.split()).strip()
    if _pattern(r"more than|over|at least").search(said):
        return ratio * (1 - LOOSE / 2), TOP, words
    if _pattern(r"less than|under|fewer than|up to").search(said):
        return 0.0, ratio * (1 + LOOSE / 2), words
    if said:
        return ratio * (1 - ABOUT), ratio * (1 + ABOUT), words
    return ratio * (1 - LOOSE), ratio * (1 + LOOSE), words
