"""G904 to G908, G913: shares, denials, superlatives, trends and their age against what was known."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint import told
from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule

_EVENTS = ("event", "claim", "denial", "attribution")


@rule("G904", "share-not-supported", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def share_not_supported(document: Document) -> Iterator[Hit]:
    """A share or a shift of targets that the known incidents do not bear out: "largely smaller towns".

    ## Why

    A share needs a whole. Incidents of a sample can speak against one by examples, and seldom for it.

    ## Bad

    ```evidence
    - In June 2022 most of the posts attacked were in smaller towns, the UN says. [^un]
    ~ verdict | shift | not checkable | settlement | smaller towns | 27 of 28 known attacks: Kabul, Herat and Kunduz
    ```

    ## Good

    ```evidence
    - In June 2022 most of the posts attacked were in large cities, the UN says. [^un]
    ~ verdict | shift | supported | none | most of the posts attacked were in large cities
    ```

    ## When to ignore

    Where the text rests on a full count that the store does not hold.
    """
    for verdict, item in told.differences(document, "share", "settlement"):
        yield told.hit(verdict, told.against(item), f"{item.attribute}-not-supported", item)


@rule("G905", "contradicted-by-others", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def contradicted_by_others(document: Document) -> Iterator[Hit]:
    """A denial, a partial confirmation or a claim that was known and is missing here, or is put otherwise.

    ## Why

    The party that says it fired and the party that says nothing landed are both evidence. A text that gives one of
    them has chosen for the reader.

    ## Bad

    ```evidence
    - On 7 May 2022 IS-K claimed seven rockets at Panj, and the border guards denied it. [^un]
    ~ verdict | claim | supported | denial | IS-K claimed seven rockets | partly denied by Tajik border guards
    ```

    ## Good

    ```evidence
    - On 7 May 2022 IS-K claimed seven rockets at Panj; the border guards spoke of bullets only. [^un]
    ~ verdict | claim | supported | none | IS-K claimed seven rockets
    ```

    ## When to ignore

    Where the other party is known to speak without knowing.
    """
    for verdict, item in told.differences(document, "denial", "claim", "occurrence"):
        yield told.hit(verdict, told.against(item), f"{item.attribute}-differs", item)


@rule("G906", "superlative-refuted", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def superlative_refuted(document: Document) -> Iterator[Hit]:
    """A "first", "largest" or "deadliest" that earlier or larger known cases refute.

    ## Why

    A superlative is a claim about every other case, and one of them is enough to refute it.

    ## Bad

    ```evidence
    - On 18 June 2022 IS-K attacked the gurdwara, a bloody raid, the UN says. [^un]
    ~ verdict | superlative | contradicted | superlative | a bloody raid | 114 attacks by 30 June 2020 | 114 earlier
    ```

    ## Good

    ```evidence
    - On 18 June 2022 IS-K attacked the gurdwara, a bloody raid, the UN says. [^un]
    ~ verdict | superlative | supported | none | a bloody raid
    ```

    ## When to ignore

    Where the text limits the set that it compares with, and the cases lie outside it.
    """
    for verdict, item in told.differences(document, "superlative"):
        if "edition" in item.stated.lower():
            continue
        yield told.hit(verdict, told.against(item), "superlative-refuted", item)


@rule("G907", "trend-not-shown", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def trend_not_shown(document: Document) -> Iterator[Hit]:
    """A trend that the counts refute, do not show, or show against one baseline only.

    ## Why

    Counts vary. A rise is shown when a rate against another of the same publisher and method leaves little room for
    chance, and the window and the baseline are said.

    ## Bad

    ```evidence
    - From May to June 2022 the claims rose from nine to ten, the UN says. [^un]
    ~ verdict | trend | partly | trend | the claims rose | ×1.1 (UN, the same length before) | ×1.1
    ```

    ## Good

    ```evidence
    - From May to June 2022 the claims rose from nine to ninety, the UN says. [^un]
    ~ verdict | trend | supported | none | the claims rose
    ```

    ## When to ignore

    Where the text names a better count.
    """
    for verdict, item in told.differences(document, "trend"):
        message = f"{verdict.kind}: {told.against(item)}"
        yield told.hit(verdict, message, f"trend-{verdict.kind.replace(' ', '-')}", item)


@rule("G908", "newest-support-old", severity="warning", since="0.2", standard="ICD 203 D.6.c")
def newest_support_old(document: Document) -> Iterator[Hit]:
    """A statement about now or about a reaction whose newest support is months older than the cut-off.

    ## Why

    "Most recently" stays in a text from edition to edition while the report that bears it grows old.

    ## Bad

    ```evidence
    - By 1 July 2022 more former officers are joining the group, the UN says. [^un]
    ~ verdict | cause | not checkable | date | more former officers | 1 November 2021 | 250 days before the cut-off
    ```

    ## Good

    ```evidence
    - By 1 November 2021 some former officers joined the group, the UN says. [^un]
    ~ verdict | cause | not checkable | none | some former officers joined
    ```

    ## When to ignore

    Where nothing has changed since and the text says that this was checked.
    """
    for verdict, item in told.differences(document, "date"):
        if verdict.claim.kind not in _EVENTS or item.stated == "no date":
            words = document.source.slice(item.span) if item.span is not None and len(item.span) < 40 else "this"
            message = f"the newest support known for “{words}” is of {item.known}, {item.delta}; give that date"
            yield told.hit(verdict, message, "newest-support-old", item)


@rule("G913", "reading-dependent", severity="info", since="0.2", standard="ICD 203 D.6.e(2)")
def reading_dependent(document: Document) -> Iterator[Hit]:
    """A trend that turns over under another baseline, data set, counting rule or reporting delay.

    ## Why

    Where the answer depends on a choice, the choice is part of the answer (ICD 203 D.6.e(2): what causes the
    uncertainty).

    ## Bad

    ```evidence
    - From May to June 2022 the claims rose from nine to ten, the UN says. [^un]
    ~ verdict | trend | supported | sensitivity | the claims rose | ×0.9 against the same months a year before
    ```

    ## Good

    ```evidence
    - From May to June 2022 the claims rose from nine to ten, the UN says. [^un]
    ~ verdict | trend | supported | none | the claims rose
    ```

    ## When to ignore

    Where the text says which baseline it takes, and why.
    """
    for verdict, item in told.differences(document, "sensitivity"):
        yield told.hit(verdict, f"this depends on the reading: {item.known}; {item.explanation}", "sensitive", item)
