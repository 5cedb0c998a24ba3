"""What a document says about itself outside front matter: title, marking, and labelled lines at its head."""

from __future__ import annotations

from msgspec import structs

from estimative.model.assessments import Metadata
from estimative.model.spans import Phrase
from estimative.model.times import Period
from estimative.text import headings, labels
from estimative.text.drafts import Draft
from estimative.text.phrases import dates
from estimative.text.source import SourceText

_ORGANISATIONS = ("national intelligence council", "joint intelligence committee", "director of national intelligence")
_HEAD = 12


def read(source: SourceText, drafts: list[Draft], metadata: Metadata) -> Metadata:
    """Front matter's metadata, filled up from the text where it says nothing."""
    found: dict[str, Phrase] = {}
    extra = dict(metadata.extra)
    for draft in drafts:
        start, end = draft.body
        if draft.role == "title" and not found.get("title"):
            found["title"] = _phrase(source, _value(source.safe, draft), end)
        elif draft.role == "marking":
            found.setdefault("marking", _phrase(source, start, end))
        elif draft.role == "metadata" and draft.kind == "paragraph":
            label = labels.find(source.safe, start, end)
            if label is not None and label.name in (
                "producer",
                "published",
                "edition",
                "scale",
                "marking",
                "supersedes",
            ):
                found.setdefault(label.name, _labelled(source, label, end))
            elif label is not None:
                extra.setdefault(label.words, " ".join(source.safe[label.value : end].split()))
    _dateline(source, drafts, found)
    missing = {name: phrase for name, phrase in found.items() if getattr(metadata, name) is None}
    return structs.replace(metadata, **missing, extra=extra)


def _value(text: str, draft: Draft) -> int:
    label = labels.find(text, *draft.body)
    start = label.value if label is not None and label.name == "title" else headings.portion(text, draft.body[0])
    while start < draft.body[1] and text[start].isspace():
        start += 1
    return start


def _phrase(source: SourceText, start: int, end: int, value: str = "") -> Phrase:
    span = source.span(start, end)
    return Phrase(span, source.slice(span), value)


def _labelled(source: SourceText, label: labels.Label, end: int) -> Phrase:
    value = source.safe[label.value : end]
    if label.name == "published":
        value = _day(value)
    return _phrase(source, label.value, end, value if len(value) < 400 else "")


def _day(words: str) -> str:
    period: Period | None = next((one.period for one in dates.find(words[:200]) if one.period), None)
    return period.first.isoformat() if period else ""


def _dateline(source: SourceText, drafts: list[Draft], found: dict[str, Phrase]) -> None:
    """A line at the head that is a date and nothing else is the date of publication."""
    for draft in drafts[:_HEAD]:
        start, end = draft.body
        words = source.safe[start:end]
        if draft.role not in ("heading", "context", "title") or not 6 <= len(words) <= 40 or "published" in found:
            continue
        date = next(iter(dates.find(words)), None)
        if date is not None and date.text.strip() == words.strip() and date.year:
            found["published"] = _phrase(source, start, end, _day(words))
            draft.role = "metadata"
