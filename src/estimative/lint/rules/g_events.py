"""G901, G902, G903, G909, G911, G912: an event of the text against the event that was known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from estimative.lint import told
from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.model.findings import Edit, Fix
from estimative.model.spans import Span

if TYPE_CHECKING:
    from estimative.model.claims import Difference, Verdict

_EVENTS = ("event", "claim", "denial", "attribution")


@rule("G901", "event-not-found", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def event_not_found(document: Document) -> Iterator[Hit]:
    """A dated event that no loaded data set holds.

    The message says what the store covers: a sample that does not hold an event does not show that it did not happen.

    ## Why

    ICD 203 D.6.e(1) asks for the credibility of what a product rests on. An event that nobody recorded is misdated,
    misplaced, known from one source, or wrong.

    ## Bad

    ```evidence
    - On 1 June 2022 gunmen attacked a market in Farah, killing two people. [^un]
    ~ verdict | event | not found | none | On 1 June 2022 gunmen attacked a market in Farah
    ~ covers | 78 incidents of Afghanistan, a sample
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ~ verdict | event | supported | none | On 18 June 2022 gunmen attacked the gurdwara in Kabul
    ```

    ## When to ignore

    Where the source is cited and the data set is known to miss the place or the time.
    """
    later = _later(document)
    for verdict in told.verdicts(document):
        claim = verdict.claim
        dated = claim.time is not None and claim.time.period is not None
        if verdict.kind == "not found" and claim.kind in _EVENTS and dated and claim.id not in later:
            covers = f" ({verdict.covers})" if verdict.covers else ""
            why = verdict.why.rstrip(".")
            yield told.hit(verdict, f"not found in the store as of the cut-off: {why}{covers}", "not-found")


def _later(document: Document) -> dict[str, str]:
    """The claims without support at the cut-off that have some by what became known later, and since when."""
    grounding = document.inputs.grounding
    return {item.claim: item.why for item in grounding.later} if grounding else {}


@rule("G911", "known-only-later", severity="error", since="0.2", standard="ICD 203 D.6.c")
def known_only_later(document: Document) -> Iterator[Hit]:
    """An event whose only support was recorded after the cut-off.

    ## Why

    What nobody could know on the day of the cut-off cannot have been used: the date is wrong, the cut-off is, or the
    text was changed after it.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ~ verdict | event | not found | none | On 18 June 2022 gunmen attacked the gurdwara in Kabul
    ~ later | two items known only since 27 October 2022 bear on it
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ~ verdict | event | supported | none | On 18 June 2022 gunmen attacked the gurdwara in Kabul
    ~ later | two items known only since 27 October 2022 bear on it
    ```

    ## When to ignore

    Where the report was at hand by the cut-off and the store holds a later copy of it.
    """
    later = _later(document)
    for verdict in told.verdicts(document):
        if verdict.kind == "not found" and verdict.claim.kind in _EVENTS and verdict.claim.id in later:
            message = f"nothing of this was known at the cut-off: {later[verdict.claim.id]}"
            yield told.hit(verdict, message, "known-only-later")


@rule("G902", "date-differs", severity="warning", fix="meaning", since="0.2", standard="ICD 203 D.6.e(1)")
def date_differs(document: Document) -> Iterator[Hit]:
    """An event dated otherwise than it was known, by how much, and whether the day of its claim explains it.

    ## Why

    A claim is often published a day after the attack. A product that takes the one day for the other counts events in
    the wrong week and cannot be matched with anybody's data.

    ## Bad

    ```evidence
    - On 5 July 2022 gunmen attacked a bus in Herat, killing two people. [^un]
    ~ verdict | event | partly | date | 5 July 2022 | 4 July 2022 | +1 day | the claim was published on 5 July 2022
    ```

    ## Good

    ```evidence
    - On 4 July 2022 gunmen attacked a bus in Herat, killing two people. [^un]
    ~ verdict | event | supported | none | On 4 July 2022 gunmen attacked a bus in Herat
    ```

    ## When to ignore

    Where the text's own source is better than the data set's; then mend the data.
    """
    for verdict, item in told.differences(document, "date"):
        if verdict.claim.kind in _EVENTS and item.stated != "no date":
            yield told.hit(verdict, told.against(item), "date-differs", item, fix=_known_day(document, item))


@cache
def _day() -> re.Pattern[str]:
    return re.compile(r"([1-9]|[12][0-9]|3[01]) ([A-Z][a-z]+) ([0-9]{4})\Z")


def _known_day(document: Document, item: Difference) -> Fix | None:
    """Write the known day in the document's own order; None where it is no single day or no date stands there."""
    known = _day().match(item.known)
    if known is None or item.span is None or not any(c.isdigit() for c in document.source.slice(item.span)):
        return None
    day, month, year = known.groups()
    text = f"{month} {day}, {year}" if document.month_first else item.known
    start = item.span.start
    if document.source.data[max(0, start - 7) : start].lower() in (b" on the ", b"\non the ", b"on the "):
        start -= 4
    return Fix("meaning", f"write “{text}”, when it happened", (Edit(Span(start, item.span.end), text),))


@rule("G903", "place-differs", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def place_differs(document: Document) -> Iterator[Hit]:
    """An event put in another place or country than it was known from, or said to come from where nobody shows it did.

    ## Why

    Across a border the same rocket is another judgment.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked a gurdwara in Jalalabad, killing two people. [^un]
    ~ verdict | event | partly | place | Jalalabad | Kabul, Karte Parwan | | what was attacked and the day agree
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked a gurdwara in Kabul, killing two people. [^un]
    ~ verdict | event | supported | none | On 18 June 2022 gunmen attacked a gurdwara in Kabul
    ```

    ## When to ignore

    Where the two names mean one place; then add the name to the project's places.
    """
    for verdict, item in told.differences(document, "place", "origin"):
        reason = "origin-not-shown" if item.attribute == "origin" else "place-differs"
        yield told.hit(verdict, told.against(item), reason, item)


@rule("G912", "actor-differs", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def actor_differs(document: Document) -> Iterator[Hit]:
    """An actor, a target or an act that is not the one known, or that rests on the attacker's word alone.

    ## Why

    An attribution is an analysis of its own. An attack that nobody claimed is not the group's because it resembles
    the group's.

    ## Bad

    ```evidence
    - On 5 July 2022 IS-K bombed a police post in Kabul, killing two people. [^un]
    ~ verdict | event | partly | actor | IS-K | unclaimed at the cut-off | | no claim and no attribution was known
    ```

    ## Good

    ```evidence
    - On 5 July 2022 a bomb hit a police post in Kabul, killing two people. [^un]
    ~ verdict | event | supported | none | On 5 July 2022 a bomb hit a police post in Kabul
    ```

    ## When to ignore

    Where the text gives its own grounds for the attribution.
    """
    for verdict, item in told.differences(document, "actor", "target", "act"):
        yield told.hit(verdict, told.against(item), f"{item.attribute}-differs", item)
    for verdict in told.verdicts(document):
        if verdict.claim.kind == "event" and _on_its_word(verdict):
            message = "told as a fact, and known from the attacker's word alone; say that it was claimed"
            yield told.hit(verdict, message, "only-claimed")


def _on_its_word(verdict: Verdict) -> bool:
    return verdict.kind == "supported" and verdict.weakest == "only the attacker's word"


_NO_FIGURES = frozenset(
    {
        *("date", "place", "origin", "actor", "target", "act", "claim", "denial", "occurrence", "share", "settlement"),
        *("superlative", "trend", "sensitivity"),
    }
)


@rule("G909", "figure-differs", severity="warning", fix="meaning", since="0.2", standard="ICD 203 D.6.e(1)")
def figure_differs(document: Document) -> Iterator[Hit]:
    """A figure outside those known, or an exact one where only a bound is known.

    ## Why

    Tolls rise for days after an attack, and the attacker counts otherwise than the hospital. Below the lowest settled
    figure a number is simply wrong; "at least" that figure holds.

    ## Bad

    ```evidence
    - On 4 March 2022 a bomber attacked a mosque in Peshawar, killing 60 people. [^un]
    ~ verdict | event | partly | killed | 60 | 62–67 | -2 to -7 | below every figure, so that 'at least 62' would hold
    ```

    ## Good

    ```evidence
    - On 4 March 2022 a bomber attacked a mosque in Peshawar, killing at least 62 people. [^un]
    ~ verdict | event | supported | none | On 4 March 2022 a bomber attacked a mosque in Peshawar
    ```

    ## When to ignore

    Where the figure counts something else and the text says what.
    """
    for verdict in told.verdicts(document):
        for item in verdict.differences:
            if item.attribute not in _NO_FIGURES:
                message = f"{item.attribute}: {told.against(item)}"
                yield told.hit(verdict, message, "figure-differs", item, fix=_at_least(document, item))


def _at_least(document: Document, item: Difference) -> Fix | None:
    """Write the bound that holds, where grounding names one and an exact figure stands in digits."""
    _, found, rest = item.explanation.partition("'at least ")
    bound = rest.partition("'")[0]
    if not found or item.span is None or not document.source.slice(item.span).replace(",", "").isdigit():
        return None
    return Fix("meaning", f"write “at least {bound}”, which holds", (Edit(item.span, f"at least {bound}"),))
