"""T506, T507: times counted from a day that nobody names, and horizons that are over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from estimative.lint.document import Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.rules.j_horizon import looks_ahead, run_out
from estimative.lint.rules.t_cutoff import written
from estimative.lint.words import Phrases, vocabulary
from estimative.model.findings import Edit, Fix
from estimative.model.judgments import Judgment
from estimative.model.spans import Span
from estimative.model.times import add_months

_RELATIVE = Phrases[str](
    {
        "yesterday": "day",
        "the day before yesterday": "",
        "last night": "",
        "earlier today": "",
        "last week": "",
        "last month": "month",
        "earlier this week": "",
        "earlier this month": "",
        "this week": "",
        "a few days ago": "",
        "several days ago": "",
        "a week ago": "",
        "two weeks ago": "",
        "a few weeks ago": "",
        "several weeks ago": "",
        "a month ago": "",
        "two months ago": "",
        "a few months ago": "",
        "several months ago": "",
    }
)
_ANCHORS = vocabulary("yesterday night today week month days ago weeks months")
_GOVERNING = vocabulary("of in on since by until from for over during the that")


@rule("T506", "relative-time", severity="warning", fix="suggested", since="0.2", standard="ICD 203 D.6.e(6)")
def relative_time(document: Document) -> Iterator[Hit]:
    """A time counted from today, in a text that will be read on another day: "last week", "a few months ago".

    ## Why

    The reader counts from the day of reading, the writer from the day of writing, and the source from its own. The
    date is the same for all three.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara. [^un] Last month the police closed two roads near it. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara. [^un] In June 2022 the police closed two roads near it. [^un]
    ```

    ## When to ignore

    In a daily product whose date stands on every page.
    """
    for passage in document.having(_ANCHORS, "summary", "evidence", "judgment", "context"):
        for first, end, unit in islice(_RELATIVE.find(passage.words), _MOST):
            if _anchored(passage, first, end) or passage.words.at(end) in ("before", "earlier") or _owned(passage, end):
                continue
            start, stop = passage.words.starts[first], passage.words.ends[end - 1]
            fix = _counted(document, passage, first, end, unit)
            message = f"“{passage.text[start:stop]}”: counted from which day? Give the date"
            yield passage.hit(start, stop, message, "no-anchor", fix=fix)
            break


def _anchored(passage: Passage, first: int, end: int) -> bool:
    """Whether a date stands beside the words: "last week, on 4 July 2022"."""
    left, right = passage.words.starts[first] - _BESIDE, passage.words.ends[end - 1] + _BESIDE
    return any(item.form != "relative" and item.start < right and left < item.end for item in passage.dates)


_BESIDE = 24
_MOST = 20
"""Times looked at in one sentence."""


def _owned(passage: Passage, end: int) -> bool:
    """Whether the words end in a possessive: "last week's talks" name an event."""
    return passage.text[passage.words.ends[end - 1] - 2 : passage.words.ends[end - 1]].lower() in ("'s", "’s")


def _counted(document: Document, passage: Passage, first: int, end: int, unit: str) -> Fix | None:
    """The day or the month, counted from the cut-off: right only if the writer counted from there."""
    cutoff = document.assessment.cutoff
    if not unit or cutoff is None or cutoff.day is None or passage.words.at(first - 1) in _GOVERNING:
        return None
    text = f"on {written(cutoff.day - timedelta(days=1))}" if unit == "day" else _month_before(cutoff.day)
    opens = passage.text[passage.words.starts[first]].isupper()
    text = text[:1].upper() + text[1:] if opens else text
    edit = Edit(passage.word_span(first, end - 1), text)
    return Fix("suggested", f"write “{text}” if it was counted from the cut-off", (edit,))


def _month_before(day: date) -> str:
    return f"in {add_months(day.replace(day=1), -1):%B %Y}"


@rule("T507", "horizon-over", severity="warning", since="0.2", standard="ICD 203 D.6.c")
def horizon_over(document: Document) -> Iterator[Hit]:
    """A forecast whose horizon ends on or before the cut-off, or before the day of publication.

    ## Why

    What is over can be looked up. A judgment that is published after its horizon says nothing, or claims a hit.

    ## Bad

    ```metadata
    published: 2023-07-11
    ```

    ## Good

    ```metadata
    published: 2022-07-11
    ```

    ## When to ignore

    In a reprint that says it is one.
    """
    cutoff, published = document.assessment.cutoff, document.assessment.metadata.published
    day = cutoff.day if cutoff else None
    issued = _iso(published.value or published.text) if published else None
    for judgment in document.assessment.judgments:
        passage, horizon = document.statement(judgment), judgment.horizon
        if horizon is not None and horizon.end is not None and looks_ahead(passage):
            if issued is not None and horizon.end < issued:
                yield _over(judgment, horizon.span, horizon.text, horizon.end, f"publication on {written(issued)}")
            elif day is not None and horizon.end <= day:
                yield _over(judgment, horizon.span, horizon.text, horizon.end, f"the cut-off of {written(day)}")
        elif horizon is None and day is not None:
            found = run_out(passage, day)
            if found is not None and found.period is not None:
                span = passage.span(found.start, found.end)
                yield _over(judgment, span, found.text, found.period.last, f"the cut-off of {written(day)}")


def _over(judgment: Judgment, span: Span, shown: str, end: date, before: str) -> Hit:
    message = f"“{shown}” ended on {written(end)}, before {before}; resolve it, or look ahead"
    return Hit(span=span, message=message, reason="horizon-over", judgment=judgment.id)


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None
