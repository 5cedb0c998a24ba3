"""D704: waivers that do not count."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint import waivers
from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.model.spans import Span


@rule("D704", "waiver", severity="warning", since="0.2")
def waiver(document: Document) -> Iterator[Hit]:
    """A waiver that has expired, has no reason, or cannot be read: it waives nothing.

    A waiver is a decision: somebody looked at a finding and decided to live with it. Without a reason nobody can
    review it, and without an end it outlives its reason. An expired waiver brings its findings back.

    ## Why

    ICD 203 D.6.e(6) asks for clear argumentation; a product that silences its own checks must say why, so that the
    next editor can see it.

    ## Bad

    ```evidence
    - Two people were killed on 18 June 2022. [^un] <!-- estimative: waive C407 -->
    ```

    ```evidence
    - Two people were killed on 18 June 2022. [^un] <!-- estimative: waive C407 until spring: agreed -->
    ```

    ## Good

    ```evidence
    - On 18 June 2022 two people were killed in Kabul. [^un] <!-- estimative: waive C407: the toll is the source's -->
    ```

    ## When to ignore

    Never: mend or delete the waiver.
    """
    for item in (*waivers.read(document.assessment), *document.waivers):
        where = item.span or Span(0, 0)
        if item.trouble:
            message = f"this waiver does not count: {item.trouble}"
            yield Hit(span=where, message=message, reason="waiver-unsound")
        elif item.expired(document.today):
            message = f"the waiver of {', '.join(item.rules)} ended on {item.until}: {item.reason}"
            yield Hit(span=where, message=message, reason="waiver-expired")
