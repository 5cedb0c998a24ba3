"""Labelled lines: "Producer: Example desk", "Confidence: moderate. …", "Horizon: until 9 July 2023"."""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from estimative.text.headings import portion

LABELS: dict[str, tuple[str, ...]] = {
    "title": ("title", "subject"),
    "producer": (
        "producer", "author", "authors", "prepared by", "produced by", "originator", "issued by", "drafted by", "by",
        "from",
        "originating office", "analyst", "analysts", "producing office", "prepared under the auspices of",
    ),
    "published": (
        "published", "date", "date of publication", "issued", "publication date", "dated", "date of issue",
        "released",
    ),
    "edition": (
        "edition", "version", "issue", "report number", "report no", "serial", "product number",
        "document number",
    ),
    "scale": ("scale", "likelihood scale", "yardstick", "probability scale"),
    "marking": ("marking", "classification", "tlp", "protective marking", "handling"),
    "supersedes": ("supersedes", "replaces"),
    "extra": (
        "distribution", "to", "reference", "ref", "copy", "classified by", "derived from", "declassify on",
        "region", "topic",
    ),
    "confidence": (
        "confidence", "analytic confidence", "analytical confidence", "confidence level", "analytic confidence rating",
        "analytical confidence rating", "confidence in this judgment", "confidence in judgment", "overall confidence",
    ),
    "horizon": ("horizon", "time horizon", "timeframe", "time frame", "timescale", "period"),
}  # fmt: skip
METADATA = frozenset(("title", "producer", "published", "edition", "scale", "marking", "supersedes", "extra"))
_BANNERS = (
    "TOP SECRET", "SECRET", "CONFIDENTIAL", "UNCLASSIFIED", "OFFICIAL", "RESTRICTED", "CUI", "TLP:",
    "FOR OFFICIAL USE ONLY",
    "DECLASSIFIED", "PROTECT", "NATO ", "LIMITED DISTRIBUTION", "NOT PROTECTIVELY MARKED", "APPROVED FOR RELEASE",
    "FOUO", "UK ",
)  # fmt: skip


class Label(Struct, frozen=True):
    """A label and where its value begins."""

    name: str
    words: str
    value: int


@cache
def _words() -> dict[str, str]:
    return {word: name for name, words in LABELS.items() for word in words}


def find(text: str, start: int, end: int) -> Label | None:
    """The label that opens ``text[start:end]``, in any case and with emphasis marks; None where it has none."""
    begin = portion(text, start)
    colon = text.find(":", begin, min(end, begin + 48))
    if colon < 0:
        return None
    words = " ".join(text[begin:colon].split()).strip("*_ ").lower().replace("judgement", "judgment").rstrip(".")
    name = _words().get(words)
    if name is None:
        return None
    value = colon + 1
    while value < end and text[value] in " \t*_\r\n\u00a0":
        value += 1
    return Label(name, words, value)


def banner(text: str) -> bool:
    """Whether a line is a marking and nothing else: "UNCLASSIFIED//FOUO", "TLP:CLEAR", "OFFICIAL-SENSITIVE"."""
    words = text.strip(" \t\f()[]{}*_").upper()
    if not 3 <= len(words) <= 90 or not words.startswith(_BANNERS):
        return False
    shown = text.strip(" \t\f()[]{}*_")
    if words.startswith(("UK ", "NATO ", "LIMITED", "PROTECT")) and not any(
        mark in words
        for mark in ("SECRET", "OFFICIAL", "RESTRICTED", "CONFIDENTIAL", "UNCLASSIFIED", "DISTRIBUTION", "PROTECT ")
    ):
        return False
    return shown == words and not shown.endswith((".", ";")) and len(words.split()) <= 10
