"""Definitions of sources: footnotes and numbered lists of a document, and the registry in sources.yaml."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec import Struct, structs

from estimative.errors import UsageError
from estimative.model.assessments import Problem
from estimative.model.sources import Grade, Report
from estimative.model.times import period_of
from estimative.text import tree
from estimative.text.drafts import Trouble
from estimative.text.phrases import dates
from estimative.text.source import SourceText
from estimative.text.tree import Value

_FIELDS = {
    "publisher": "publisher", "title": "title", "url": "url", "language": "language", "type": "type",
    "origin": "origin",
    "note": "note", "descriptor": "note", "archived": "archived", "sha256": "sha256", "hash": "sha256",
    "licence": "licence", "license": "licence", "published_basis": "published_basis",
}  # fmt: skip


class Definition(Struct, frozen=True):
    """One definition read from characters `start:end`: its report, or None while it is still to be written."""

    report: Report | None
    troubles: tuple[Trouble, ...] = ()


@cache
def _grade() -> re.Pattern[str]:
    return re.compile(r"[(\[]\s?(?:grade:?\s)?([A-Z])[-\s/]?([0-9])\s?[)\]]\.?")


@cache
def _year() -> re.Pattern[str]:
    return re.compile(r"(?:(?<=\n)|(?<=,)|(?<=, ))((?:19|20)\d\d)(?=\s*(?:[,.]|\Z|\n))")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"<((?:https?|ftp)://[^\s<>]{1,2000})>|((?:https?|ftp)://[^\s<>\"”)\]]{1,2000})")


@cache
def _title() -> re.Pattern[str]:
    return re.compile(r"“([^”]{1,600})”|\"([^\"]{1,600})\"|‘([^’]{1,600})’|\*([^*]{1,600})\*|_([^_]{1,600})_")


def read(key: str, text: str, start: int, end: int) -> Definition:
    """Read ``Publisher, 4 July 2022, "Title", <https://…> (B2)``. Parts may be missing; what is left over is the
    note."""
    words = text[start:end]
    if words.lstrip("*_ ").startswith("TODO"):
        return Definition(None, (Trouble(start, end, f"source {key} is still to be filled in", "todo"),))
    troubles: list[Trouble] = []
    rest = words
    url = _address().search(rest)
    rest = _blank(rest, url)
    title = _title().search(rest)
    rest = _blank(rest, title)
    mark = _last(_grade(), rest)
    grade = _graded(mark, start, troubles)
    rest = _blank(rest, mark)
    when = next((one for one in dates.find(rest) if one.year or one.readings), None)
    if when is not None:
        rest = rest[: when.start] + "\n" * (when.end - when.start) + rest[when.end :]
        if when.period is None:
            troubles.append(Trouble(start + when.start, start + when.end, f"not one day: {when.text!r}", "reference"))
    year = _year().search(rest) if when is None else None
    rest = _blank(rest, year)
    publisher, _, note = _tidy(rest).partition("\n")
    if not publisher:
        troubles.append(Trouble(start, end, f"source {key} names no publisher", "reference"))
    report = Report(
        id=key,
        publisher=publisher.split(", ")[0].strip(" ,;.") if not title and not when else publisher.strip(" ,;."),
        title=next((part for part in title.groups() if part), "").strip().rstrip(",") if title else "",
        published=when.period.first if when and when.period else date(int(year[1]), 1, 1) if year else None,
        published_basis="stated"
        if when and when.period and when.precision == "day"
        else "estimated"
        if when or year
        else "",
        url=(url[1] or url[2]).rstrip(".,;") if url else "",
        grade=grade,
        note=" ".join(note.replace("\n", " ").split()).strip(" ,;."),
    )
    return Definition(report, tuple(troubles))


def _blank(text: str, match: re.Match[str] | None) -> str:
    """The text with a matched part cut out, its place kept by line ends (which part what is left)."""
    if match is None:
        return text
    return text[: match.start()] + "\n" * (match.end() - match.start()) + text[match.end() :]


def _tidy(rest: str) -> str:
    parts = [part.strip(" ,;.\t") for part in re.split(r"\n+", rest.replace("\r", "\n"))]
    return "\n".join(part for part in parts if part)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(text))), None)


def _graded(mark: re.Match[str] | None, base: int, troubles: list[Trouble]) -> Grade:
    if mark is None:
        return Grade()
    letter, figure = mark.groups()
    if letter not in "ABCDEF" or figure not in "123456":
        message = f"not a grade: {letter}{figure}; reliability is A to F and credibility 1 to 6"
        troubles.append(Trouble(base + mark.start(), base + mark.end(), message, "grade"))
    return Grade(letter if letter in "ABCDEF" else "", figure if figure in "123456" else "")


def from_yaml(data: bytes) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """The reports of a sources.yaml, and what is wrong in it (spans are bytes of that file). Never raises.

    The file maps an id to its fields (publisher, title, published, url, grade, descriptor, licence …), or has a list
    of such
    mappings with an ``id`` under ``sources``.
    """
    source = SourceText(data)
    begin = 1 if source.safe.startswith("\ufeff") else 0
    read_as = tree.mapping(source.safe, begin, len(source.safe))
    troubles = list(read_as.troubles)
    entries = dict(read_as.values)
    listed = entries.pop("sources", None) or entries.pop("reports", None)
    pairs = list(entries.items()) + (_listed(listed, troubles) if listed is not None else [])
    reports = []
    for key, value in pairs:
        if value.plain or value.items:
            troubles.append(
                Trouble(*value.key, f"source {key}: expected fields such as publisher and title", "reference")
            )
        else:
            reports.append(_entry(key, value, troubles))
    return tuple(reports), tuple(Problem(source.span(one.start, one.end), one.message, one.code) for one in troubles)


def _listed(listed: Value, troubles: list[Trouble]) -> list[tuple[str, Value]]:
    pairs = list(listed.fields.items())
    for item in listed.items:
        if "id" in item.fields:
            pairs.append((item.fields["id"].text, item))
        else:
            troubles.append(Trouble(item.start, item.end, "a source needs an id", "reference"))
    return pairs


def _entry(key: str, value: Value, troubles: list[Trouble]) -> Report:
    report = Report(id=key, publisher="")
    for name, field in value.fields.items():
        if name in _FIELDS:
            report = structs.replace(report, **{_FIELDS[name]: field.text})
        elif name == "published":
            report = _published(report, field, troubles)
        elif name == "grade":
            mark = _grade().fullmatch(f"({field.text})")
            if mark is None:
                troubles.append(Trouble(field.start, field.end, f"not a grade: {field.text!r}; write B2", "grade"))
            else:
                found: list[Trouble] = []
                report = structs.replace(report, grade=_graded(mark, field.start, found))
                troubles += [Trouble(field.start, field.end, one.message, "grade") for one in found]
        elif name != "id":
            troubles.append(Trouble(*field.key, f"source {key}: unknown field {name}", "reference"))
    if not report.publisher:
        troubles.append(
            Trouble(
                *(value.key if value.key[1] else (value.start, value.end)),
                f"source {key} names no publisher",
                "reference",
            )
        )
    return report


def _published(report: Report, field: Value, troubles: list[Trouble]) -> Report:
    try:
        day = period_of(field.text).first
    except UsageError:
        troubles.append(Trouble(field.start, field.end, f"not a date: {field.text!r}; write YYYY-MM-DD", "reference"))
        return report
    return structs.replace(report, published=day, published_basis=report.published_basis or "stated")
