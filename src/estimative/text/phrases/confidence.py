"""Confidence in the basis of a judgment: its level, whether it is compound or a number, and the reason given for it."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from msgspec import Struct

from estimative.model.spans import Found

Level = Literal["high", "moderate", "low", "other"]
_LEVELS: dict[str, Level] = {
    "high": "high", "moderate": "moderate", "medium": "moderate", "low": "low", "strong": "other", "very high": "high",
    "very low": "low", "limited": "other", "some": "other", "full": "other", "great": "other", "reasonable": "other",
    "considerable": "other", "little": "other", "complete": "other", "utmost": "other",
}  # fmt: skip


class FoundConfidence(Struct, frozen=True, kw_only=True):
    """A statement of confidence at *character* offsets [start, end).

    `level` is *other* for a compound ("moderate-to-high"), a number or a word of no standard; `levels` the words of a
    compound, `number` a probability (0 to 1). `standard` is False for words that no standard has ("some confidence",
    "medium"). `reason` is the reason in the same or the next sentence, with its own offsets.
    """

    start: int
    end: int
    text: str
    level: Level
    levels: tuple[str, ...] = ()
    number: float | None = None
    reason: Found | None = None

    @property
    def value(self) -> str:
        """The level."""
        return self.level

    @property
    def compound(self) -> bool:
        """Whether two levels are joined."""
        return len(self.levels) > 1


@cache
def _pattern() -> re.Pattern[str]:
    odd = "strong|limited|some|full|great|reasonable|considerable|little|complete|utmost"
    word = rf"(?:very\s)?(?:high|moderate|medium|low|{odd})"
    joined = rf"{word}(?:\s?(?:-|–|/|\sto\s|-to-|\sor\s|-or-)\s?{word})?"
    percent = r"[0-9]{1,3}(?:\.[0-9]+)?\s?(?:%|per\s?cent|percent)"
    return re.compile(
        rf"\b(?P<before>{joined}|{percent})[\s-](?:degree\sof\s|level\sof\s|analytic(?:al)?\s)?confiden(?:ce|t)\b(?!-building)"
        rf"|\b(?:analytic(?:al)?\s)?confidence(?:\s(?:level|rating|assessment))?(?:\sin\s(?:this|the|these|our)\s[a-z\s]{{3,40}}?)?"
        rf"(?:\s?[:=–—-]\s?|\s(?:is|remains|was|are|as)\s(?:assessed\s(?:as|to\sbe)\s|rated\s|therefore\s|only\s|judged\s)?)"
        rf"\*{{0,2}}(?P<after>{joined}|{percent})\b",
        re.IGNORECASE,
    )


def find(text: str) -> list[FoundConfidence]:
    """Statements of confidence, left to right. Confidence as a feeling ("public confidence is low") is none."""
    if "onfiden" not in text and "ONFIDEN" not in text:
        return []
    return [_read(text, match) for match in _pattern().finditer(text) if not _feeling(text, match)]


def _feeling(text: str, match: re.Match[str]) -> bool:
    """Whether somebody else's trust is meant: consumer, public, investor confidence, a vote of confidence."""
    before = text[max(0, match.start() - 24) : match.start()].lower().split()
    others = {
        "public",
        "consumer",
        "investor",
        "business",
        "popular",
        "voter",
        "market",
        "their",
        "his",
        "vote",
        "of",
        "losing",
    }
    return bool(before) and match["after"] is not None and before[-1].strip("'’s") in others


def _read(text: str, match: re.Match[str]) -> FoundConfidence:
    words = (match["before"] or match["after"]).lower()
    number = float(re.split(r"[%\sp]", words, maxsplit=1)[0]) / 100 if words[0].isdigit() else None
    levels = (
        ()
        if number is not None
        else tuple(re.findall(r"very\s\w+|[a-z]+", words.replace("-to-", " - ").replace(" to ", " - ")))
    )
    levels = tuple(item for item in levels if item not in ("to", "or"))
    level: Level = "other" if len(levels) != 1 else _LEVELS.get(levels[0], "other")
    reason = _reason(text, match.end())
    return FoundConfidence(
        start=match.start(),
        end=match.end(),
        text=match.group(),
        level=level,
        levels=levels,
        number=number,
        reason=reason,
    )


_BECAUSE = (
    "because",
    "as ",
    "since ",
    "given",
    "due to",
    "owing to",
    "based on",
    "reflecting",
    "on account of",
    "in view of",
    "for ",
)


def _reason(text: str, end: int) -> Found | None:
    """The clause after "because", a colon, a dash or a comma; else, after a full stop, the rest of the paragraph."""
    stop = text.find("\n\n", end)
    limit = min(stop if stop >= 0 else len(text), end + 1200)
    start = end
    while start < limit and text[start] in " \t*)_\n":
        start += 1
    tail = text[start:limit].lower()
    if tail[:1] in (".", ":", ";", ",", "–", "—", "-", "("):
        sentence = tail[:1] == "."
        start += 1
        while start < limit and text[start] in " \t*(_\n":
            start += 1
        if sentence or tail[:1] in (":", "–", "—", "-", "(", ";") or text[start:limit].lower().startswith(_BECAUSE):
            return _trimmed(text, start, limit if sentence else _sentence_end(text, start, limit))
        return None
    if tail.startswith(_BECAUSE):
        return _trimmed(text, start, _sentence_end(text, start, limit))
    return None


def _sentence_end(text: str, start: int, limit: int) -> int:
    from estimative.text import sentences

    ranges = sentences.split(text[start:limit])
    return start + ranges[0][1] if ranges else limit


def _trimmed(text: str, start: int, end: int) -> Found | None:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Found(start, end, text[start:end]) if end - start >= 8 else None
