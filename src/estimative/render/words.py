"""Values as a reader reads them: days, periods, bands, probabilities, tolls and questions. Fixed English, no locale."""

from __future__ import annotations

from datetime import date, datetime, time

from estimative.model.events import Tally
from estimative.model.judgments import Question, Tier
from estimative.model.scales import Band
from estimative.model.times import Period
from estimative.scales.naming import interval

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY_END = time(23, 59, 59)
_OPS = {">=": "at least", ">": "more than", "<=": "at most", "<": "fewer than", "=": "exactly"}
_TESTS = {
    "crossed": "counts what crossed the border, by the word of a party other than the attacker",
    "directed": "counts what crossed, and what a government says crossed or was directed from there",
    "none": "counts any attack inside, no origin test",
}
_VERDICTS = {
    "supported": "supported",
    "partly": "partly supported",
    "contradicted": "contradicted",
    "not found": "not found",
    "not checkable": "not checkable",
}

_RELATIONS = {
    "same": "agrees",
    "off": "differs",
    "inside": "inside it",
    "near": "near it",
    "elsewhere": "elsewhere",
    "abroad": "in another country",
    "within": "within what was known",
    "below": "below what was known",
    "above": "above what was known",
    "claimed": "claimed by it",
    "attributed": "attributed to it",
    "disputed": "disputed",
    "unclaimed": "nobody named",
    "other": "another",
    "unknown": "cannot be told",
}


def day(value: date) -> str:
    """A day: 4 July 2022."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def moment(value: datetime) -> str:
    """An instant, UTC; the last instant of a day is that day: 9 July 2022."""
    if value.time().replace(microsecond=0) == _DAY_END:
        return day(value.date())
    return f"{day(value.date())}, {value.hour:02}:{value.minute:02} UTC"


def period(value: Period) -> str:
    """A run of days with nothing said twice: 4 July 2022; 4–9 July 2022; 19 August to 31 December 2021."""
    first, last = value.first, value.last
    if first == last:
        return day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {day(last)}"
    return f"{day(first)} to {day(last)}"


def band(value: Band) -> str:
    """A band in per cent: 55–80 %."""
    return interval(value)


def chance(p: float, *, floor: bool = False) -> str:
    """A probability in whole per cent, "<1 %" and ">99 %" at the ends; a floor reads "≥ 34 %"."""
    if floor:
        return f"≥ {int(p * 100 + 1e-9)} %"
    return f"{_percent(p)} %"


def chances(low: float, high: float) -> str:
    """An interval of probability: 1–12 %."""
    left, right = _percent(low), _percent(high)
    return f"{left} to {right} %" if "<" in left or ">" in right else f"{left}–{right} %"


def _percent(p: float) -> str:
    if 0 < p < 0.01:
        return "<1"
    return ">99" if 0.99 < p < 1 else f"{p * 100:.0f}"


def number(value: float) -> str:
    """A number without needless digits, thousands parted by a thin space."""
    text = f"{value:,.0f}" if abs(value) >= 1000 or value == int(value) else f"{value:.3g}"
    return text.replace(",", "\u202f")


def sentence(text: str) -> str:
    """Words as a sentence: a capital in front and a full stop behind."""
    words = text.strip()
    head = words[:1].upper() + words[1:]
    return head if not head or head[-1] in ".!?…" else f"{head}."


def score(value: float) -> str:
    """A score to three places."""
    return f"{value:.3f}"


def factor(value: float) -> str:
    """A factor between 0 and 1 to two places."""
    return f"{value:.2f}"


def tally(value: Tally) -> str:
    """A toll: "62", "60–67, best 63", "" where nobody gave one."""
    numbers = [n for n in (value.low, value.best, value.high) if n is not None]
    if not numbers:
        return ""
    low, high = min(numbers), max(numbers)
    if low == high:
        return str(low)
    best = f", best {value.best}" if value.best not in (None, low, high) else ""
    return f"{low}–{high}{best}"


def verdict(kind: str) -> str:
    """A verdict's name for a reader."""
    return _VERDICTS.get(kind, kind)


def relation(kind: str) -> str:
    """How a stated value stands to the known one, for a reader."""
    return _RELATIONS.get(kind, kind)


def named(term: str, *, floor: bool = False, top: str = "") -> str:
    """A model's term for a reader: a floor reads "likely or more", save at the top of the scale."""
    return f"{term} or more" if floor and term and term != top else term


def tested(tier: Tier) -> str:
    """A tier's own test in words."""
    return _TESTS[tier.origin_test]


def asks(question: Question, countries: dict[str, str], tier: str = "") -> str:
    """A question in words: "attacks by IS-K in Afghanistan: at least 0.8 × the period before".

    A tier without an origin test names no origin.
    """
    read = next((item for item in question.tiers if item.name == tier), None)
    where = countries.get(question.country, question.country)
    parts = [question.measure.replace("-", " ")]
    if question.actor:
        parts.append(f"by {question.actor}" if question.kind == "count" else f"of {question.actor}")
    if question.origin and not (read and read.origin_test == "none"):
        parts.append(f"from {countries.get(question.origin, question.origin)}")
    if question.effect:
        named = [countries.get(code, code) for code in question.effect]
        parts.append("in " + " or ".join(part for part in (", ".join(named[:-1]), named[-1]) if part))
    elif where:
        parts.append(f"in {where}")
    test = question.threshold
    amount = f"{number(test.value)} × the period before" if test.relative and test.value != 1 else ""
    amount = amount or ("the period before" if test.relative else number(test.value))
    said = f"{' '.join(parts)}: {_OPS[test.op]} {amount}"
    return f"{said}; {tested(read)}" if read else said
