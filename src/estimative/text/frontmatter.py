"""Front matter: the YAML at the head of the Markdown form, as metadata, cut-off and scale, each value with its span."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from estimative.errors import UsageError
from estimative.model.assessments import Cutoff, DateReading, Metadata
from estimative.model.spans import Phrase
from estimative.model.times import cutoff_instant, period_of
from estimative.text import tree
from estimative.text.drafts import Range, Trouble
from estimative.text.source import SourceText
from estimative.text.tree import Value

_LARGEST = 65536
FIELDS = ("title", "producer", "published", "edition", "scale", "marking", "supersedes")
TLP = ("TLP:RED", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:GREEN", "TLP:CLEAR")


class Head(Struct, frozen=True):
    """Where front matter stands, in characters: `body` is the YAML between the rules."""

    end: int
    body: Range


class Read(Struct, frozen=True):
    """What front matter says."""

    metadata: Metadata = Metadata()
    cutoff: Cutoff | None = None
    troubles: tuple[Trouble, ...] = ()


def find(text: str) -> Head | None:
    """The front matter at the head of a text; None where it has none or never ends."""
    start = 1 if text.startswith("\ufeff") else 0
    if not text.startswith("---", start):
        return None
    at = _line_end(text, start)
    if text[start:at].rstrip() != "---":
        return None
    body = at
    while at < len(text) and at - start <= _LARGEST:
        end = _line_end(text, at)
        if text[at : at + 3] in ("---", "...") and text[at:end].rstrip() in ("---", "..."):
            words = text[body:at].strip()
            return Head(end, (body, at)) if not words or ":" in words else None
        at = end
    return None


def _line_end(text: str, at: int) -> int:
    feed = text.find("\n", at, at + _LARGEST + 8)
    back = text.find("\r", at, feed if feed >= 0 else at + _LARGEST + 8)
    if back >= 0:
        return back + 2 if text[back + 1 : back + 2] == "\n" else back + 1
    return feed + 1 if feed >= 0 else len(text)


def read(source: SourceText, body: Range) -> Read:
    """The metadata and cut-off of front matter; whatever cannot be read is a trouble at its own place."""
    mapping = tree.mapping(source.safe, *body)
    troubles = list(mapping.troubles)
    known: dict[str, Phrase] = {}
    extra: dict[str, str] = {}
    cutoff = None
    for key, value in mapping.values.items():
        if value.text.startswith("TODO"):
            troubles.append(Trouble(value.start, value.end, f"{key} is still to be filled in", "todo"))
        if key == "cutoff":
            cutoff = _cutoff(source, value, troubles)
        elif not value.plain:
            troubles.append(
                Trouble(value.start, value.end, f"{key}: expected one value, not a list or a mapping", "metadata")
            )
        elif value.text.startswith("TODO") or not value.text:
            continue
        elif key in FIELDS:
            known[key] = _field(source, key, value, troubles)
        else:
            extra[key] = value.text
    return Read(Metadata(**known, extra=extra), cutoff, tuple(troubles))


def _field(source: SourceText, key: str, value: Value, troubles: list[Trouble]) -> Phrase:
    said = value.text
    read_as = said
    if key == "published":
        try:
            read_as = period_of(said).first.isoformat()
        except UsageError:
            read_as = ""
            troubles.append(
                Trouble(value.start, value.end, f"published: not a date: {said!r}; write YYYY-MM-DD", "metadata")
            )
    if key == "marking" and said.upper().startswith("TLP") and said.upper().replace(" ", "") not in (*TLP, "TLP:WHITE"):
        troubles.append(
            Trouble(
                value.start, value.end, f"marking: not a TLP 2.0 label: {said!r}; one of {', '.join(TLP)}", "metadata"
            )
        )
    span = source.span(value.start, value.end)
    return Phrase(span, source.slice(span), read_as)


def _cutoff(source: SourceText, value: Value, troubles: list[Trouble]) -> Cutoff:
    """The cut-off of front matter: YYYY-MM-DD or a time. Anything else keeps the readings that its words allow, and
    is a trouble."""
    span = source.span(value.start, value.end)
    instant = _instant(value.text)
    if instant is not None:
        day = instant.date()
        return Cutoff(
            span=span, text=value.text, readings=(DateReading(day=day, order="iso"),), day=day, instant=instant
        )
    from estimative.text.phrases import cutoff as cutoffs
    from estimative.text.phrases import dates

    options: dict[object, DateReading] = {}
    for found in dates.find(value.text):
        options.update({(one.day, one.order): one for one in cutoffs.readings(found, ())})
    if not value.text.startswith("TODO"):
        message = f"cutoff: not a date: {value.text!r}; write YYYY-MM-DD, or YYYY-MM-DDTHH:MMZ for a time of day"
        troubles.append(Trouble(value.start, value.end, message, "cutoff"))
    return Cutoff(span=span, text=value.text, readings=tuple(options.values()))


def _instant(text: str) -> datetime | None:
    if len(text) < 10:
        return None
    try:
        return cutoff_instant(text)
    except (UsageError, ValueError, OverflowError):
        return None
