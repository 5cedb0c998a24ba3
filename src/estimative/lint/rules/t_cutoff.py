"""T501, T502, T508: the intelligence cut-off, and dates beyond it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from estimative.lint.document import Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary
from estimative.model.assessments import Cutoff, DateReading
from estimative.model.findings import Edit, Fix
from estimative.model.spans import Span


def written(day: date) -> str:
    """A day in the one form that nobody can misread: "9 July 2022"."""
    return f"{day.day} {day:%B %Y}"


def _has_year(text: str) -> bool:
    numbers = "".join(character if character.isdigit() else " " for character in text).split()
    return any(len(number) == 4 for number in numbers) or len(numbers) >= 3


@rule("T501", "cutoff", severity="error", fix="suggested", since="0.1", standard="ICD 203 D.6.c; ICD 206")
def cutoff(document: Document) -> Iterator[Hit]:
    """An intelligence cut-off that is missing, or that can be read as two days.

    Where the rest of the document decides between the readings, the suggested fix writes that day out.

    ## Why

    What could be known is judged by the cut-off, and so is every later score. "09/07/22" is 9 July in London and 7
    September in Washington.

    ## Bad

    ```metadata
    cutoff: 09/07/22
    published: 2022-09-11
    ```

    ```metadata
    cutoff: 9 July 2022
    ```

    ```metadata
    cutoff:
    ```

    ## Good

    ```metadata
    cutoff: 2022-07-09
    ```

    ## When to ignore

    In a text that never rests on reporting.
    """
    found = document.assessment.cutoff
    if found is None:
        if document.assessment.judgments or document.assessment.role("evidence"):
            shape = _shape(document)
            message = f"no intelligence cut-off; say up to when reporting was used (“Intelligence cut-off: {shape}”)"
            yield Hit(span=document.top(), message=message, reason="cutoff-missing")
    elif found.ambiguous:
        yield _ambiguous(document, found)
    elif found.day is None and _has_year(found.text):
        yield _unreadable(document, found)
    elif found.day is not None:
        for problem in document.assessment.problems:
            if problem.code == "cutoff":
                yield Hit(span=problem.span, message=problem.message, reason="cutoff-conflict")


def _unreadable(document: Document, found: Cutoff) -> Hit:
    """Words that are no day, or not in the form that front matter has."""
    days = {reading.day for reading in found.readings}
    fix = None
    if len(days) == 1:
        text = _as_there(document, found, *days)
        fix = Fix("suggested", f"write “{text}”", tuple(_edits(document, found, text)))
    wanted = "YYYY-MM-DD" if _in_front_matter(document, found) else f"{_shape(document)}, the month in letters"
    message = f"the cut-off “{found.text}” cannot be read as a day; write it as {wanted}"
    return Hit(span=found.span, message=message, reason="cutoff-unreadable", fix=fix)


def _shape(document: Document) -> str:
    """How the document itself would write a day, in words that no reader takes for one of its dates."""
    return "Month day, year" if document.month_first else "day Month year"


def _in_front_matter(document: Document, found: Cutoff) -> bool:
    return any(
        block.kind == "frontmatter" and block.span.covers(found.span) for block in document.assessment.blocks[:3]
    )


def _as_there(document: Document, found: Cutoff, day: date) -> str:
    """The day as its place wants it: ISO in front matter, written out in text in the document's own order."""
    if _in_front_matter(document, found):
        return day.isoformat()
    return f"{day:%B} {day.day}, {day.year}" if document.month_first else written(day)


def _ambiguous(document: Document, found: Cutoff) -> Hit:
    days = {reading.day: reading for reading in found.readings}
    readings = " or ".join(f"{written(day)} ({_order(days[day])})" for day in sorted(days))
    chosen = days.get(found.day) if found.day else None
    hints = "; ".join(hint.text for hint in chosen.hints if hint.favours) if chosen else ""
    decided = f"; the document supports {written(chosen.day)}" + (f": {hints}" if hints else "") if chosen else ""
    fix = None
    if chosen is not None:
        text = _as_there(document, found, chosen.day)
        fix = Fix("suggested", f"write “{text}”", tuple(_edits(document, found, text)))
    message = f"“{found.text}” can be read as {readings}{decided}"
    return Hit(span=found.span, message=message, reason="cutoff-ambiguous", fix=fix)


def _order(reading: DateReading) -> str:
    return {"day-first": "day first", "month-first": "month first", "year-first": "year first"}.get(
        reading.order, reading.order
    )


def _edits(document: Document, found: Cutoff, day: str) -> Iterator[Edit]:
    """Write the day for the numeric date inside the cut-off's words, and the noun with its hyphen."""
    from estimative.text.phrases import dates

    words = document.source.slice(found.span)
    base = document.source.char(found.span.start)
    numeric = [item for item in dates.find(words) if item.readings] or dates.find(words)
    start, end = (numeric[0].start, numeric[0].end) if numeric else (0, len(words))
    at = words.lower().find("cut off")
    if 0 <= at < start:
        gap = document.source.span(base + at + 3, base + at + 4)
        yield Edit(gap, "-")
    yield Edit(document.source.span(base + start, base + end), day)


@rule("T508", "cutoff-without-year", severity="warning", since="0.1", standard="ICD 203 D.6.c")
def cutoff_without_year(document: Document) -> Iterator[Hit]:
    """An intelligence cut-off with no year: "information available as of 22 January".

    ## Why

    Assessments outlive their cover page. Extracted, forwarded or archived, "22 January" belongs to any year.

    ## Bad

    ```metadata
    cutoff: 9 July
    ```

    ## Good

    ```metadata
    cutoff: 2022-07-09
    ```

    ## When to ignore

    Never; four digits cost nothing.
    """
    found = document.assessment.cutoff
    if found is None or found.ambiguous or found.day is not None or _has_year(found.text):
        return
    published = document.assessment.metadata.published
    year = f"{found.readings[0].day.year}, " if found.readings else ""
    hint = f" ({year}published {published.text})" if published else ""
    yield Hit(
        span=found.span, message=f"the cut-off “{found.text}” has no year; add it{hint}", reason="cutoff-without-year"
    )


_AHEAD = vocabulary(
    "will shall would by until till before through scheduled planned plans due expected upcoming next deadline "
    "intends may might could likely forecast projected anticipated expires expire election elections"
)
_LEADS = frozenset({"by", "until", "till", "before", "through", "to"})


@rule("T502", "after-cutoff", severity="error", since="0.1", standard="ICD 203 D.6.c")
def after_cutoff(document: Document) -> Iterator[Hit]:
    """An event dated after the intelligence cut-off, or a publication before it.

    Plans, deadlines and horizons may lie beyond the cut-off; what is told as having happened may not.

    ## Why

    Either the date is wrong or the cut-off is; in both cases nobody can say what the judgment rested on.

    ## Bad

    ```evidence
    - On 27 October 2022 gunmen attacked a bus in Herat, killing five people. [^un]
    ```

    ```metadata
    published: 2022-07-01
    ```

    ## Good

    ```evidence
    - On 4 July 2022 gunmen attacked a bus in Herat, killing two people. [^un]
    ```

    ## When to ignore

    For an editor's note that is dated and marked as later.
    """
    found = document.assessment.cutoff
    if found is None or found.day is None:
        return
    published = document.assessment.metadata.published
    if published is not None:
        issued = _iso(published.value or published.text)
        if issued is not None and issued < found.day:
            message = f"published on {written(issued)}, before its own cut-off of {written(found.day)}"
            yield Hit(span=published.span, message=message, reason="published-before-cutoff")
    for passage in document.prose("summary", "evidence", "context"):
        span = _beyond(passage, found.day)
        if span is not None:
            message = f"this is dated after the cut-off of {written(found.day)}; one of the two is wrong"
            yield Hit(span=span, message=message, reason="event-after-cutoff", judgment=passage.block.judgment)


def _beyond(passage: Passage, day: date) -> Span | None:
    """The first day in the sentence that lies after the cut-off, where the sentence tells what happened."""
    late = [
        item for item in passage.dates if item.period and item.precision in ("day", "month") and item.period.first > day
    ]
    if not late or _AHEAD & set(passage.words.text) or passage.terms or late[0].relation in _LEADS:
        return None
    return passage.span(late[0].start, late[0].end)


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
