"""M805: rows of a data set that may not be passed on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule

_ROWS = 3
"""Rows with an event's id from which a table is taken for an extract."""


@cache
def _event_id() -> re.Pattern[str]:
    return re.compile(r"(?<![A-Za-z0-9])[A-Z]{3}[0-9]{3,6}(?![A-Za-z0-9])")


@rule("M805", "restricted-rows", severity="error", since="0.2")
def restricted_rows(document: Document) -> Iterator[Hit]:
    """A table of single events with ACLED's event ids: rows that its terms do not let anybody pass on.

    ## Why

    ACLED's terms of use allow figures and analysis made from its data and not the raw rows. An extract in a product
    that is shared breaks them for every reader.

    ## Bad

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    Context
    -------

    Events as ACLED has them:

    | event | day |
    |---|---|
    | AFG12345 | 4 July 2022 |
    | AFG12346 | 5 July 2022 |
    | AFG12347 | 6 July 2022 |
    ```

    ## Good

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    Context
    -------

    Events a month, counted from ACLED:

    | month | events |
    |---|---|
    | May 2022 | 12 |
    | June 2022 | 14 |
    | July 2022 | 9 |
    ```

    ## When to ignore

    With the publisher's written leave.
    """
    if "acled" not in document.lowered:
        return
    for block in document.assessment.blocks:
        if block.kind == "table":
            text = document.source.slice(block.span)
            rows = sum(1 for line in text.split("\n") if _event_id().search(line))
            if rows >= _ROWS:
                message = (
                    f"{rows} single events with ACLED's ids; give counts in their place, its rows may not be shared"
                )
                yield Hit(span=block.body, message=message, reason="restricted-rows", judgment=block.judgment)
