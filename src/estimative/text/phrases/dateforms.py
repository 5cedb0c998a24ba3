"""The written forms of dates and what each one covers. One pattern to find candidates, a small reader for each form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from estimative.model.assessments import DateReading
from estimative.model.times import Period, Precision
from estimative.text.phrases import relatives
from estimative.text.phrases.calendar import (
    MONTHS,
    SEASONS,
    day_of,
    extreme_of,
    full_year,
    month_number,
    months_of,
    part_of_month,
    part_of_year,
    run_of_months,
    whole_year,
)
from estimative.text.phrases.datewords import places
from estimative.text.phrases.letters import SMALL_NUMBERS, word_after, word_before
from estimative.text.phrases.rawdates import Raw, Style, fraction

_Reader = Callable[[str, int], Raw | None]
_MONTH = r"(?P<{0}>[A-Za-z]{{3,9}})\b\.?"
_DAY = r"(?P<{0}>[0-3]?[0-9])(?:st|nd|rd|th)?"
_TO = r"\s?(?:–|—|-|to|and|until|till|through)\s?(?:the\s)?"
_BEFORE_YEAR_LIST = """in since during by before after from until till of through throughout for between and to
late early mid year the mid- or calendar fiscal end beginning start around circa about into versus than"""
_BEFORE_YEAR = frozenset(_BEFORE_YEAR_LIST.split())
_BEFORE_MONTH_LIST = """in since by until till of during from late early mid before after last this next to and
through between mid- around the into throughout every for"""
_BEFORE_MONTH = frozenset(_BEFORE_MONTH_LIST.split())
_NOT_YEARS_LIST = """people fighters civilians attacks killed deaths casualties troops soldiers rockets incidents
men women children families members dead injured wounded km metres meters miles tons tonnes dollars usd persons
militants houses hours events"""
_NOT_YEARS = frozenset(_NOT_YEARS_LIST.split())


def scan(text: str) -> Iterator[Raw]:
    """Dates and relative times, left to right, without overlaps."""
    position = 0
    openers = _openers()
    for at, word in places(text, openers):
        if at < position:
            continue
        readers = _numbers(text, word, at + len(word)) if word[0] <= "9" else openers[word.lower()]
        for read in readers:
            raw = read(text, at)
            if raw is not None:
                position = raw.end
                yield raw
                break


def _numbers(text: str, digits: str, end: int) -> tuple[_Reader, ...]:
    """The readers for a run of digits, by its length and what follows it."""
    following = text[end : end + 1]
    if len(digits) == 6:
        return (_dtg,)
    if len(digits) == 4:
        return (_iso, _year) if following in ("-", "/", ".") else (_year,)
    if len(digits) > 2:
        return ()
    return (_numeric, _dayfirst) if following in ("/", ".", "-") else (_dayfirst,)


@cache
def _openers() -> dict[str, tuple[_Reader, ...]]:
    """The readers for a word that may open a date."""
    found: dict[str, tuple[_Reader, ...]] = {}
    for name in MONTHS:
        for word in (name, name[:3]):
            found[word] = (_monthfirst, _monthyear, _bare_month)
    found["sept"] = found["september"]
    found |= dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), (_quarter,))
    found |= dict.fromkeys(("first", "second", "third", "fourth", "latter", "final", "closing", "opening"), (_ordinal,))
    found |= dict.fromkeys(("early", "mid", "late", "middle", "beginning", "start", "end"), (_partyear,))
    found |= dict.fromkeys(SEASONS, (_season,))
    found |= dict.fromkeys(relatives.WORDS, relatives.READERS)
    found["last"] = (_ordinal, *relatives.READERS)
    return found


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A form's pattern, compiled when a text first needs it."""
    day, to, month = _DAY.format("day"), _TO, _MONTH.format("month")
    last = _DAY.format("last")
    year = r"(?P<year>(?:1[5-9]|20|21)[0-9]{2}(?![0-9]))"
    four = r"(?P<year>[0-9]{4})"
    forms = {
        "iso": rf"{four}-(?P<month>[0-9]{{2}})(?:-(?P<day>[0-9]{{2}})(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?)?(?![0-9-])",
        "numeric": r"(?P<a>[0-9]{1,2})(?P<sep>[/.\-])(?P<b>[0-9]{1,2})(?P=sep)(?P<year>[0-9]{4}|[0-9]{2})"
        r"(?![0-9]|[/.\-][0-9])",
        "yearfirst": r"(?P<year>[0-9]{4})(?P<sep>[/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9])",
        "dtg": r"(?P<day>[0-9]{2})[0-9]{4}Z?\s?(?P<month>[A-Z]{3})\s?(?P<year>[0-9]{4}|[0-9]{2})(?![0-9])",
        "dayfirst": rf"{day}(?:{to}{last})?[\s-](?:of\s)?{month}"
        rf"(?:(?:,?\s|-|\sof\s|,)(?:{year}|(?P<short>['’]?[0-9]{{2}})(?![0-9])))?",
        "monthfirst": rf"{month}\s(?:the\s)?{day}(?![0-9:%])(?:{to}{last}(?![0-9]))?(?:,?\s(?:of\s)?{year})?",
        "monthyear": rf"{month}(?:,?\s|\sof\s|-|\s')(?:{year}|(?<=')(?P<short>[0-9]{{2}})(?![0-9]))",
        "quarter": r"(?P<kind>[QH])(?P<number>[1-4])(?:\s|/|-|\sof\s)"
        r"(?P<year>(?:19|20)[0-9]{2}|['’]?[0-9]{2})(?![0-9])",
        "partyear": r"(?P<part>early|mid|late|middle|beginning|start|end)(?:\s|-)(?:in\s|of\s)?(?:the\s)?(?:year\s)?"
        rf"(?:(?P<month>[A-Z][a-z]{{2,8}})\.?\s)?{year}",
        "ordinal": r"(?P<number>first|second|third|fourth|last|latter|final|closing|opening)\s"
        r"(?:(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|[2-9]|1[01]|few)\s)?"
        r"(?P<kind>quarter|half|months?)\s(?:of|in)\s"
        rf"(?:the\syear\s)?{year}",
        "season": rf"(?P<season>spring|summer|autumn|fall|winter)(?:\sof|\sin)?\s{year}(?:[/–-][0-9]{{2,4}})?(?![0-9])",
    }
    flags = 0 if name in ("dtg", "quarter") else re.IGNORECASE
    return re.compile(forms[name], flags)


def _single(start: int, end: int, form: str, style: Style, year: int, month: int, day: int) -> Raw | None:
    found = day_of(year, month, day)
    if found is None:
        return None
    return Raw(
        start=start,
        end=end,
        form=form,
        style=style,
        precision="day",
        period=Period(found, found),
        year=year,
        month=month,
        day=day,
    )


def _iso(text: str, at: int) -> Raw | None:
    match = _pattern("iso").match(text, at) or _pattern("yearfirst").match(text, at)
    if match is None:
        return None
    year, month, day = int(match["year"]), int(match["month"]), match["day"]
    if day is None:
        if not (1 <= month <= 12 and year > 0):
            return None
        return Raw(
            start=at, end=match.end(), form="iso", style="iso", precision="month", period=months_of(year, month, month),
            year=year, month=month,
        )  # fmt: skip
    style: Style = "iso" if text[match.end("year")] == "-" else "year-first"
    return _single(at, match.end(), "iso", style, year, month, int(day)) if year > 0 else None


def _numeric(text: str, at: int) -> Raw | None:
    match = _pattern("numeric").match(text, at)
    if match is None or (at and text[at - 1] in "./-" and text[at - 2 : at - 1].isdigit()):
        return None
    a, b, digits, sep = match["a"], match["b"], match["year"], match["sep"]
    if sep != "/" and len(digits) == 2 and (len(a), len(b)) != (2, 2):
        return None
    year, readings = full_year(digits), []
    for order, day, month in (("day-first", int(a), int(b)), ("month-first", int(b), int(a))):
        found = day_of(year, month, day)
        if found is not None:
            readings.append(DateReading(day=found, order=order))  # type: ignore[arg-type]
    if not readings:
        impossible = sep == "/" and len(digits) == 4
        return Raw(start=at, end=match.end(), form="impossible", year=year) if impossible else None
    return Raw(start=at, end=match.end(), form="numeric", readings=tuple(readings))


def _dtg(text: str, at: int) -> Raw | None:
    match = _pattern("dtg").match(text, at)
    month = month_number(match["month"]) if match else 0
    if match is None or not month:
        return None
    return _single(at, match.end(), "dtg", "day-first", full_year(match["year"]), month, int(match["day"]))


def _dayfirst(text: str, at: int) -> Raw | None:
    match = _pattern("dayfirst").match(text, at)
    if match is None:
        return None
    month, end = month_number(match["month"]), match.end()
    if not month:
        return None
    year = int(match["year"]) if match["year"] else None
    if match["short"]:
        quoted, shout = match["short"][0] in "'’", match["month"].isupper()
        dashed = text[match.end("month") : match.start("short")] == "-"
        if quoted or shout or dashed:
            year = full_year(match["short"])
        else:
            end = match.end("month")
    if match["month"].islower():
        return None
    return _days(text, at, end, "day-first", year, month, match["day"], match["last"])


def _monthfirst(text: str, at: int) -> Raw | None:
    match = _pattern("monthfirst").match(text, at)
    if match is None or match["month"].islower():
        return None
    year = int(match["year"]) if match["year"] else None
    month = month_number(match["month"])
    return _days(text, at, match.end(), "month-first", year, month, match["day"], match["last"])


def _days(
    text: str, start: int, end: int, style: Style, year: int | None, month: int, day: str, last: str | None
) -> Raw | None:
    """A day, or days, of a month; without a year there is no period."""
    first, final = int(day), int(last) if last else int(day)
    if not 1 <= first <= final <= 31:
        return None
    if text[end - 1 : end] == ".":
        end -= 1
    if day_of(year or 2024, month, first) is None or day_of(year or 2024, month, final) is None:
        return Raw(start=start, end=end, form="impossible", style=style, year=year, month=month, day=first)
    form = "range" if last else "written"
    if year is None:
        return Raw(start=start, end=end, form=form, style=style, month=month, day=first)
    period = Period(date(year, month, first), date(year, month, final))
    precision: Precision = "range" if last else "day"
    return Raw(
        start=start,
        end=end,
        form=form,
        style=style,
        precision=precision,
        period=period,
        year=year,
        month=month,
        day=first,
    )


def _monthyear(text: str, at: int) -> Raw | None:
    match = _pattern("monthyear").match(text, at)
    if match is None or match["month"].islower():
        return None
    year = int(match["year"]) if match["year"] else full_year(match["short"])
    month, part = month_number(match["month"]), _part_before(text, at)
    if not month:
        return None
    start = part[0] if part else at
    period = part_of_month(part[1], year, month) if part else months_of(year, month, month)
    return Raw(
        start=start,
        end=match.end(),
        form="month",
        precision="month",
        period=period,
        year=year,
        month=month,
        vague=bool(part),
    )


def _part_before(text: str, at: int) -> tuple[int, str] | None:
    start, end = word_before(text, at)
    word = text[start:end].lower().rstrip("-")
    if word in ("early", "mid", "late") and text[start:end]:
        return start, word
    return None


def _bare_month(text: str, at: int) -> Raw | None:
    start, end = word_after(text, at)
    word = re.split("[-'’]", text[start:end], maxsplit=1)[0]
    month = month_number(word)
    if start != at or not month or not word[0].isupper() or len(word) < 4 - (word in ("May",)):
        return None
    before = text[slice(*word_before(text, at))].lower()
    if before not in _BEFORE_MONTH or (before in ("the", "and", "to") and word in ("May", "March")):
        return None
    return Raw(start=at, end=at + len(word), form="month", month=month)


def _quarter(text: str, at: int) -> Raw | None:
    match = _pattern("quarter").match(text, at)
    if match is None:
        return None
    year, number = full_year(match["year"]), int(match["number"])
    return fraction(at, match.end(), year, number, 4 if match["kind"] == "Q" else 2)


def _ordinal(text: str, at: int) -> Raw | None:
    match = _pattern("ordinal").match(text, at)
    if match is None:
        return None
    kind = match["kind"].lower()
    parts = {"quarter": 4, "half": 2}.get(kind, 12)
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(match["number"].lower(), parts)
    if kind == "months" or match["count"]:
        return _run(match, at)
    return fraction(at, match.end(), int(match["year"]), number, parts)


def _run(match: re.Match[str], at: int) -> Raw | None:
    """The first or last months of a year."""
    count, year = (match["count"] or "few").lower(), int(match["year"])
    many = int(count) if count.isdigit() else SMALL_NUMBERS.get(count, 0)
    period = run_of_months(match["number"].lower(), many, year) if match["kind"].lower() == "months" else None
    if period is None:
        return None
    end = match.end()
    return Raw(start=at, end=end, form="part", precision="range", period=period, year=year, vague=not many)


def _partyear(text: str, at: int) -> Raw | None:
    match = _pattern("partyear").match(text, at)
    if match is None:
        return None
    year, word = int(match["year"]), match["part"].lower()
    part = {"middle": "mid"}.get(word, word)
    month = month_number(match["month"]) if match["month"] else 0
    if match["month"] and not month:
        return None
    if part in ("beginning", "start", "end"):
        period = extreme_of(part == "end", year, month)
    else:
        period = part_of_month(part, year, month) if month else part_of_year(part, year)
    precision: Precision = "month" if month else "range"
    return Raw(
        start=at,
        end=match.end(),
        form="part",
        precision=precision,
        period=period,
        year=year,
        month=month or None,
        vague=True,
    )


def _season(text: str, at: int) -> Raw | None:
    match = _pattern("season").match(text, at)
    if match is None:
        return None
    year = int(match["year"])
    first, last = SEASONS[match["season"].lower()]
    return Raw(
        start=at,
        end=match.end(),
        form="season",
        precision="range",
        period=months_of(year, first, last),
        year=year,
        vague=True,
    )


def _year(text: str, at: int) -> Raw | None:
    end = at + 4
    digits = text[at:end]
    if len(digits) != 4 or not digits.isdigit() or not 1900 <= int(digits) <= 2099 or text[end : end + 1].isalnum():
        return None
    after = text[end : end + 2]
    if (
        after[:1] in ("%", "°")
        or (after[:1] in ",." and after[1:].isdigit())
        or text[at - 1 : at] in ("$", "€", "£", ",")
    ):
        return None
    start, stop = word_before(text, at)
    before = text[start:stop].lower()
    following = text[slice(*word_after(text, end))].lower()
    opened = text[at - 1 : at] in ("(", "–", "-", "/") and at > 0
    if following in _NOT_YEARS or not (before in _BEFORE_YEAR or opened or month_number(before)):
        return None
    if following in ("and", "to") and _counts_after(text, end):
        return None
    year = int(digits)
    return Raw(start=at, end=end, form="year", precision="year", period=whole_year(year), year=year)


def _counts_after(text: str, end: int) -> bool:
    """Whether "and 2000 fighters" follows: then "between 1900" is no year either."""
    match = re.compile(r"\s(?:and|to)\s[0-9][0-9,]{3,8}\s([a-z]+)").match(text, end)
    return match is not None and match[1] in _NOT_YEARS


def in_year(month: int, day: int | None, year: int) -> Period | None:
    """A day or whole month of a year, None where the calendar has no such day."""
    if day is None:
        return months_of(year, month, month)
    found = day_of(year, month, day)
    return Period(found, found) if found else None
