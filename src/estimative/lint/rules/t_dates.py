"""T504, T505: how evidence is dated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.model.findings import Edit, Fix

if TYPE_CHECKING:
    from estimative.text.phrases.dates import FoundDate

_RECENT = frozenset({"recent", "recently", "lately"})
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@rule("T504", "undated-recent", severity="warning", since="0.1", standard="ICD 203 D.6.e(6)")
def undated_recent(document: Document) -> Iterator[Hit]:
    """An undated "recent", "recently" or "most recently" in evidence or summary.

    ## Why

    The reader takes "recently" to mean shortly before the cut-off. Reports grow old while the word stays, from one
    edition to the next.

    ## Bad

    ```evidence
    - Most recently former officers have joined the group. [^un]
    ```

    ## Good

    ```evidence
    - By October 2021 some former officers had joined the group. [^un]
    ```

    ## When to ignore

    Where the sentence before gives the date.
    """
    for passage in document.prose("summary", "evidence"):
        if "ecent" not in passage.text and "ately" not in passage.text:
            continue
        words = passage.words
        for index, word in enumerate(words.text):
            if word not in _RECENT or words.at(index + 1) in ("years", "decades", "history", "past"):
                continue
            if any(item.period is not None or item.year for item in passage.dates):
                break
            first = index - 1 if words.at(index - 1) in ("most", "more") else index
            last = index + 1 if word == "recent" and words.at(index + 1) else index
            shown = passage.text[words.starts[first] : words.ends[last]]
            message = f"“{shown}”: when? Give the date or the months"
            yield passage.hit(words.starts[first], words.ends[last], message, "undated")
            break


@rule("T505", "mixed-date-formats", severity="info", fix="safe", since="0.1")
def mixed_date_formats(document: Document) -> Iterator[Hit]:
    """Dates written in more than one form: "5th of July 2022", "7th May 2022".

    Every date that is not in the plain form ("5 July 2022"; "July 5, 2022" where most put the month first) is
    reported; `--fix` rewrites it. Source lists and quotations keep theirs.

    ## Why

    One form can be searched and sorted, and a slip in it shows.

    ## Bad

    ```evidence
    - On the 18th of June 2022 gunmen attacked the gurdwara in Kabul; a bomb on 4 July 2022 hit a bus. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul; a bomb on 4 July 2022 hit a bus. [^un]
    ```

    ## When to ignore

    Where a house style uses two forms on purpose.
    """
    found = [(passage, item, form) for passage in document.prose() for item in passage.dates if (form := _form(item))]
    forms = Counter(form for _, _, form in found)
    if len(forms) < 2:
        return
    month_first = sum(count for form, count in forms.items() if form.startswith("month"))
    canonical = "month-plain" if month_first * 2 > sum(forms.values()) else "day-plain"
    for passage, item, form in found:
        if form == canonical:
            continue
        text = _rewritten(item, canonical)
        fix = None
        if text:
            start, end, text = _with_article(passage.text, item.start, item.end, text)
            fix = Fix("safe", f"write “{text}”", (Edit(passage.span(start, end), text),))
        message = f"“{item.text}” is one of {len(forms)} date forms in this document; write {_pattern(canonical)}"
        yield passage.hit(item.start, item.end, message, "mixed-date-formats", fix=fix)


def _pattern(canonical: str) -> str:
    return "day, month, year" if canonical == "day-plain" else "month day, year"


def _form(found: FoundDate) -> str:
    """The written form of a day: plain, ordinal, "of", ISO or numeric; "" for months, years and ranges."""
    if found.form == "numeric":
        return "numeric"
    if found.form not in ("written", "iso") or found.day is None or found.year is None:
        return ""
    if found.style in ("iso", "year-first"):
        return "iso"
    tail = found.text.lower()
    digits = str(found.day)
    at = tail.find(digits) + len(digits)
    ordinal = tail[at : at + 2] in ("st", "nd", "rd", "th")
    kind = "of" if " of " in tail else "ordinal" if ordinal else "plain"
    return f"{'month' if found.style == 'month-first' else 'day'}-{kind}"


def _rewritten(found: FoundDate, canonical: str) -> str:
    if not found.day or not found.month or not found.year or found.form == "numeric":
        return ""
    month = _MONTHS[found.month - 1]
    return f"{found.day} {month} {found.year}" if canonical == "day-plain" else f"{month} {found.day}, {found.year}"


def _with_article(text: str, start: int, end: int, written: str) -> tuple[int, int, str]:
    """Take in the article of "on the 22nd of April", which the plain form does not have."""
    before = text[max(0, start - 12) : start].lower()
    if before.endswith("the ") and before.split()[-2:-1] in (
        ["on"],
        ["by"],
        ["since"],
        ["until"],
        ["from"],
        ["before"],
        ["after"],
        ["of"],
    ):
        return start - 4, end, written
    return start, end, written
