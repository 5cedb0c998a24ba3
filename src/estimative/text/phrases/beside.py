"""The number that stands beside a term: "likely (55–80 %)", "likely (60 percent)", "a 70 % likely …"."""

from __future__ import annotations

import re
from functools import cache

from estimative.model.scales import Band
from estimative.model.spans import Found

_PERCENT = r"(?:%|per\s?cent|percent|pct)"
_NUMBER = r"[0-9]{1,3}(?:\.[0-9]{1,4})?"


@cache
def _after() -> re.Pattern[str]:
    sense = (
        r"(?P<sense>about|around|roughly|approximately|c\.|ca\.|~|≈|at least|more than|over|>=?|≥"
        r"|at most|less than|under|<=?|≤)?"
    )
    body = rf"(?P<low>{_NUMBER})\s?{_PERCENT}?(?:\s?(?:–|—|-|to|and)\s?(?P<high><?{_NUMBER}))?\s?(?P<unit>{_PERCENT})?"
    return re.compile(
        rf"\s?(?:,\s)?(?P<open>[(\[])\s?(?:p\s?=\s?|probability\s(?:of\s)?|i\.e\.,?\s)?{sense}\s?{body}[^)\]\n]{{0,40}}[)\]]"
    )


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?P<low>{_NUMBER})(?:\s?(?:–|—|-|to)\s?(?P<high>{_NUMBER}))?\s?{_PERCENT}\s?\(?$")


def beside(text: str, start: int, end: int) -> tuple[Found | None, Band | None]:
    """The number or range beside a term at [start, end), with its offsets, as probabilities; (None, None) for none.

    It stands in brackets after the term, or as a percentage right before it. A bare number without a per cent sign
    counts where it is a decimal fraction ("p = 0.6").
    """
    near = text[end : end + 4]
    match = _after().match(text, end) if "(" in near or "[" in near else None
    if match:
        return _read(text, match, match.start("open") + 1, match.end() - 1, match["unit"] or "%" in match.group())
    before = text[max(0, start - 12) : start]
    match = _before().search(text, max(0, start - 24), start) if "%" in before or "cent" in before.lower() else None
    if match and text[match.start() - 1 : match.start()] not in ("-", "–", ".", ","):
        return _read(text, match, match.start(), match.end(), "%")
    return None, None


def _read(
    text: str, match: re.Match[str], start: int, end: int, unit: str | bool | None
) -> tuple[Found | None, Band | None]:
    low = float(match["low"])
    high = float(match["high"].lstrip("<")) if match["high"] else low
    worded = any(word in match.group().lower() for word in ("cent", "pct"))
    if not unit and not worded:
        if not (0 <= low <= high <= 1 and "." in match["low"]):
            return None, None
    else:
        low, high = low / 100, high / 100
    if not 0 <= low <= high <= 1:
        return None, None
    sense = (match.groupdict().get("sense") or "").strip()
    band = Band(low, high)
    if sense in ("at least", "more than", "over", ">", ">=", "≥"):
        band = Band(low, 1.0, low_open=sense in ("more than", "over", ">"))
    elif sense in ("at most", "less than", "under", "<", "<=", "≤"):
        band = Band(0.0, high, high_open=sense in ("less than", "under", "<"))
    return Found(start, end, text[start:end].strip()), band
