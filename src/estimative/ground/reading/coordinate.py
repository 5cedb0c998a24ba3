"""Coordination inside one clause: "attacked A on 3 March and B on 5 March", "rockets at Tajikistan and Uzbekistan".

Each part becomes a text of its own; what the parts share (actor, act, and a time or place that only one side has) is
handed on. A total over several places bounds each of them from above and no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from estimative.ground.reading.kinds import PAST, has, pattern
from estimative.ground.reading.parse import Parsed
from estimative.model.claims import Claim, Quantity
from estimative.model.spans import Found
from estimative.model.times import Period
from estimative.registry.registry import Registry
from estimative.text.phrases.dates import FoundDate

_JOIN = re.compile(r"(?:,? and|,? as well as|,? then|,? followed by|,)(?: then| again| later| once more| another)? ")
_LISTED = re.compile(
    r"(?:,|,? and|,? as well as|,? then)(?: then| later| again)? (?:in |at |near |on |against |into |over )?"
    r"(?:the )?(?:(?:neighbou?ring|nearby|northern|southern|eastern|western|central) )?(?:provinces? of |cit(?:y|"
    r"ies) of |city of )?"
)
_PAIRED = re.compile(
    r"\b(?:between|border (?:of|between|with)|from|road (?:between|from)|linking|connecting)\s+(?:the )?(?:[\w-]+ )?$",
    re.I,
)


_LONGEST = 2000
"""Characters of a clause that is read for coordination; nobody writes longer ones."""
_IN = re.compile(r"\b(?:in|at|near|outside) (?:the )?(?:\w+ )?[A-Z]\w+")


class Part(Struct, frozen=True):
    """One part of a coordination: its stretch of the clause, and the place or time that is its own."""

    start: int
    end: int
    place: Found | None = None
    time: FoundDate | None = None


def split(claim: Claim, clause: Parsed, registry: Registry) -> list[Part]:
    """The parts of a coordinated clause, [] where it is one statement."""
    if len(clause.text) > _LONGEST:
        return []
    found = _gapped(clause)
    if found or claim.kind == "count":  # a count over several places is one number
        return found
    return _places(claim, clause, registry) or _days(clause)


def _gapped(clause: Parsed) -> list[Part]:
    """ "a mosque in Kunduz on 3 March and a school in Kabul on 5 March": each side has a date, or a number and a place,
    of its own, and only the first a verb."""
    cuts: list[re.Match[str]] = []
    for hit in _JOIN.finditer(clause.text):
        if any(a <= hit.start() < b for a, b in clause.quoted):
            continue
        start = cuts[-1].end() if cuts else 0
        if has(clause.text[max(0, hit.start() - 80) : hit.start()], r"\bbetween\b(?![^,;]*\band\b)[^,;]*$"):
            continue
        if _own(clause, start, hit.start()) and _own(clause, hit.end(), len(clause.text)) and _bare(clause, hit.end()):
            cuts.append(hit)
    if not cuts:
        return []
    starts, ends = [0, *(hit.end() for hit in cuts)], [*(hit.start() for hit in cuts), len(clause.text)]
    parts = [Part(a, b) for a, b in zip(starts, ends, strict=True)]
    sides = [_has(clause, part.start, part.end) for part in parts]
    dated, placed = all(d for d, _, _ in sides), all(p for _, p, _ in sides)
    counted = placed and all(n for _, _, n in sides)
    onward = placed and all(has(clause.text[part.start : part.start + 12], _PREP) for part in parts[1:])
    return parts if dated or counted or onward else []


_PREP = r"^(?:in|at|near|against|on|outside|inside) "


def _own(clause: Parsed, start: int, end: int) -> bool:
    dated, placed, counted = _has(clause, start, end)
    return dated or (placed and (counted or start == 0 or has(clause.text[start : start + 12], _PREP) is not None))


def _has(clause: Parsed, start: int, end: int) -> tuple[bool, bool, bool]:
    """Whether a stretch has a date, a located place and a number of its own."""
    dated = any(
        start <= d.start and d.end <= end and (d.period or d.month) and d.relation != "and" for d in clause.dates
    )
    placed = any(
        start <= p.start
        and p.end <= end
        and has(clause.text[max(0, p.start - 24) : p.start], r"\b(?:in|at|near|on|outside)\b(?: \w+){0,2} $")
        for p in clause.places
    )
    placed = placed or any(
        start <= hit.start() and not any(d.start < hit.end() <= d.end for d in clause.dates)
        for hit in _IN.finditer(clause.text, start, end)
    )
    counted = any(
        start <= q.start and q.end <= end and q.unit not in ("days", "weeks", "months", "years")
        for q in clause.quantities
    )
    return dated, placed, counted


def _bare(clause: Parsed, start: int) -> bool:
    """Whether a part has no verb of its own and is no date that goes on ("between 3 March and 5 April")."""
    rest = clause.text[start:]
    return not has(
        rest[:60], rf"^(?:\w+ )?(?:{PAST})\b|^(?:\w+ly )?\w+ing\b|^(?:was|were|has|had|is|are)\b"
    ) and not any(d.start < start < d.end for d in clause.dates)


def _places(claim: Claim, clause: Parsed, registry: Registry) -> list[Part]:
    """ "Tajikistan and Uzbekistan", "Kabul, Herat and Kunduz": a part for each place of the list."""
    if claim.place is None:
        return []
    whole = (0, len(clause.text))
    for listed in _lists(clause.places, clause.text):
        held = any(clause.span(f.start, f.end) == claim.place.span for f in listed)
        if not held or len({f.value for f in listed}) < len(listed) or _nested(listed, clause.text, registry):
            continue
        if _PAIRED.search(clause.text[max(0, listed[0].start - 40) : listed[0].start]):
            return []
        return [Part(*whole, place=f) for f in listed]
    return []


def _lists(places: Sequence[Found], text: str) -> Iterator[list[Found]]:
    run: list[Found] = []
    for found in places:
        gap = text[run[-1].end : found.start] if run else ""
        if run and _LISTED.fullmatch(gap):
            run.append(found)
            continue
        if len(run) > 1:
            yield run
        run = [found]
    if len(run) > 1:
        yield run


def _nested(listed: list[Found], text: str, registry: Registry) -> bool:
    """ "Kunduz, Afghanistan" is one place: a comma and no "and" between a place and what it lies in."""
    if any(" and " in text[a.end : b.start] for a, b in pairwise(listed)):
        return False
    countries = [bool(registry.country(f.value)) for f in listed]
    if len(set(countries)) > 1:
        return True
    if all(countries):
        return False
    known = [registry.place(f.value) for f in listed]
    kinds = [{p.kind for p in found} for found in known]
    return any(
        "province" in b and "province" not in a and {p.country for p in x} & {p.country for p in y}
        for a, b, x, y in zip(kinds, kinds[1:], known, known[1:], strict=False)
    )


def _days(clause: Parsed) -> list[Part]:
    """ "on 3 and 5 March 2022": two days, where "between" would make them the ends of one time."""
    for when in clause.dates:
        if when.form != "range" or when.period is None or when.relation == "between" or when.period.days > 62:
            continue
        joined = pattern(r"^\w+ and [\w ]+$|^[\w ]+ and \w+").match(when.text)
        if (
            joined
            and " and " in when.text
            and not has(clause.text[max(0, when.start - 12) : when.start], r"\bbetween\b")
        ):
            ends = [Period(day, day) for day in (when.period.first, when.period.last)]
            return [
                Part(0, len(clause.text), time=FoundDate(
                    start=when.start, end=when.end, text=when.text, precision="day", period=end, form="written",
                    year=end.first.year, month=end.first.month, day=end.first.day,
                ))
                for end in ends
            ]  # fmt: skip
    return []


def shared(quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """A total over several places or days: no part of it can be larger, each may be smaller."""
    return tuple(
        replace(q, sense="at most", low=None)
        if q.high is not None and q.unit in ("killed", "injured", "casualties", "rockets", "attacks")
        else q
        for q in quantities
    )
