"""G910: what was known, bears on a judgment, and is not in the text."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint import told
from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule

SHOWN = 3
"""Omissions reported for each judgment, the heaviest first; `estimative ground` lists the rest."""
WEIGHT = 0.3
"""What bearing, grade and freshness together must reach."""


@rule("G910", "event-not-cited", severity="info", since="0.2", standard="ICD 203 D.6.e(1)")
def event_not_cited(document: Document) -> Iterator[Hit]:
    """An event known by the cut-off that bears on a judgment and is not cited.

    The three that weigh most are named for each judgment: how squarely they meet it, how well they were attested, how
    fresh they were.

    ## Why

    The event that a reader knows and the text leaves out costs the product its credit, whichever way it points.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ~ omission | kj1 | UZB-2022-07-05-termez | 2022-07-05 | rocket fire in Termez, confirmed by the ministry
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ~ verdict | event | supported | none | On 18 June 2022 gunmen attacked the gurdwara in Kabul
    ```

    ## When to ignore

    Where the text chooses examples and says so.
    """
    grounding = document.inputs.grounding
    if grounding is None:
        return
    judgments = {item.id: item for item in document.assessment.judgments}
    shown: dict[str, int] = {}
    for item in sorted(grounding.omissions, key=lambda item: (item.judgment, item.rank)):
        judgment = judgments.get(item.judgment)
        heavy = item.bearing * (item.grade or 1.0) * (item.freshness or 1.0) >= WEIGHT
        if judgment is not None and heavy and shown.get(item.judgment, 0) < SHOWN:
            shown[item.judgment] = shown.get(item.judgment, 0) + 1
            evidence = tuple(dict.fromkeys((item.incident, *told.ids(item.cites))))
            message = f"known by the cut-off and not cited: {item.why}"
            yield Hit(span=judgment.span, message=message, reason="omission", judgment=item.judgment, evidence=evidence)
