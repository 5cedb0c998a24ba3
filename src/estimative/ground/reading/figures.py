"""The numbers of a clause with their sense and unit: tolls, counts, money. A number of injured is never one of dead."""

from __future__ import annotations

from estimative.ground.reading.kinds import has
from estimative.ground.reading.parse import Parsed
from estimative.model.claims import Quantity, TimeMention

_TIMES = frozenset({"days", "weeks", "months", "years", "hours"})


def figures(parsed: Parsed) -> tuple[Quantity, ...]:
    """The numbers of a clause with their sense and unit."""
    return tuple(
        Quantity(
            span=parsed.span(q.start, q.end),
            text=q.text,
            sense=q.sense,
            low=q.low,
            high=q.high,
            unit=q.unit or _toll(parsed.text, q.start, q.end),
        )
        for q in parsed.quantities
        if not _article(q.text, q.low)
        and not has(parsed.text[max(0, q.start - 8) : q.start], r"\bno $")
        and not _age(parsed.text, q.start, q.end)
    )


def untimed(quantities: tuple[Quantity, ...], time: TimeMention | None) -> tuple[Quantity, ...]:
    """The numbers that are not part of a time told ("two days later")."""
    if time is None:
        return quantities
    return tuple(
        q
        for q in quantities
        if not (q.unit in (*_TIMES, "") and q.span.start < time.span.end and time.span.start < q.span.end)
    )


def _age(text: str, start: int, end: int) -> bool:
    """Whether a number is somebody's age: "Ahmad Khan, 25, was killed"."""
    return bool(
        has(text[max(0, start - 24) : start], r"(?-i:[A-Z])[\w’'-]+, $") and has(text[end:], r"^(?:,|\))")
    ) or bool(
        has(text[max(0, start - 3) : start], r"\w, $")
        and has(text[start:], r"^\d{1,2},\s(?:was|were|a|an|who|the|of|from)\b")
    )


def _article(text: str, low: float | None) -> bool:
    """Whether a number is only the article before a noun ("when a bomb exploded")."""
    return text.lower() in ("a", "an") or (low == 0 and not has(text, r"\d|zero|none|nobody|without|\bno\b"))


_KILLED = (
    r"\b(?:death )?toll\b[^,;.]*$|\bnumber of (?:dead|deaths|killed|fatalities)\b[^,;.]*$|\b(?:killing|killed|"
    r"kill)\b (?:(?:a|the) total of |some |as many as )?$"
)
_HURT = r"\b(?:wounding|injuring|hurting|wounded|injured) (?:some |another |a further |as many as )?$"
_HURT_AFTER = r"^ (?:\w+ ){0,2}?(?:were |was |others? )*(?:wounded|injured|hurt|maimed|hospitali[sz]ed)\b"


def _toll(text: str, start: int, end: int) -> str:
    """The unit of a bare number by the words around it: "a death toll of 12", "wounding another 40"."""
    before = text[max(0, start - 120) : start]
    if has(before[-40:], _HURT) or has(text[end : end + 40], _HURT_AFTER):
        return "injured"
    return "killed" if has(before, _KILLED) else ""
