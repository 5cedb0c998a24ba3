"""A601 to A603: alternatives, assumptions and indicators."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.model.assessments import Role
from estimative.model.judgments import Judgment


def _lacking(
    document: Document, role: Role, cues: tuple[str, ...], judgments: tuple[Judgment, ...]
) -> tuple[Judgment, ...]:
    """The judgments without a section of this role; none where the document has no section but speaks of it."""
    blocks = document.assessment.role(role)
    if any(not block.judgment for block in blocks):
        return ()
    owners = {block.judgment for block in blocks}
    if not owners and any(cue in document.lowered for cue in cues):
        return ()
    return tuple(item for item in judgments if item.id not in owners)


def _hits(document: Document, missing: tuple[Judgment, ...], what: str, advice: str, reason: str) -> Iterator[Hit]:
    """One hit for the document where every judgment lacks it, else one a judgment."""
    total = len(document.assessment.judgments)
    if missing and len(missing) == total:
        yield Hit(span=document.first_judgment(), message=f"the document has no {what}; {advice}", reason=reason,
                  evidence=tuple(item.id for item in missing[:50]))  # fmt: skip
        return
    for item in missing:
        yield Hit(
            span=item.span, message=f"judgment {item.number} has no {what}; {advice}", reason=reason, judgment=item.id
        )


@rule("A601", "no-alternative", severity="warning", since="0.1", standard="ICD 203 D.6.e(4)")
def no_alternative(document: Document) -> Iterator[Hit]:
    """A judgment of likely or more and no alternative to it.

    One finding where the whole document has none, else one for each judgment without.

    ## Why

    ICD 203 D.6.e(4) asks for plausible alternatives where uncertainty is significant. Twenty to forty-five chances in
    a hundred that it goes otherwise are not a footnote.

    ## Bad

    ```sections
    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.
    ```

    ## Good

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.
    ```

    ## When to ignore

    In a short warning that points to a longer product.
    """
    likely = tuple(
        item for item in document.assessment.judgments if item.term is not None and item.term.band.low >= 0.5
    )
    missing = _lacking(document, "alternatives", ("alternativ", "competing hypothes", "another possibility"), likely)
    whole = len(missing) == len(likely)
    if missing and whole:
        advice = "for the judgments of likely or more, say what else could happen and how likely that is"
        yield Hit(span=missing[0].span, message=f"the document has no alternatives; {advice}", reason="no-alternatives",
                  evidence=tuple(item.id for item in missing[:50]))  # fmt: skip
        return
    yield from _hits(
        document, missing, "alternative", "say what else could happen and how likely that is", "no-alternatives"
    )


@rule("A602", "no-assumption", severity="warning", since="0.1", standard="ICD 203 D.6.e(3)")
def no_assumption(document: Document) -> Iterator[Hit]:
    """A judgment with no stated assumption.

    One finding where the whole document has none, else one for each judgment without.

    ## Why

    ICD 203 D.6.e(3) tells assumptions from judgments and asks what follows if a linchpin is wrong. A judgment rests
    on some, stated or not.

    ## Bad

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Indicators

    - Fewer than three claims in a month.
    ```

    ## Good

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities; if one falls, the count of attacks loses its meaning.

    ### Indicators

    - Fewer than three claims in a month.
    ```

    ## When to ignore

    Where every premise is cited evidence.
    """
    missing = _lacking(
        document, "assumptions", ("assumption", "we assume", "assumes that", "presuppos"), document.assessment.judgments
    )
    yield from _hits(
        document,
        missing,
        "assumptions",
        "name what the judgment rests on and what follows if it is wrong",
        "no-assumptions",
    )


@rule("A603", "no-indicator", severity="warning", since="0.1", standard="ICD 203 D.6.e(4)")
def no_indicator(document: Document) -> Iterator[Hit]:
    """A judgment with no indicator that would change it.

    One finding where the whole document has none, else one for each judgment without.

    ## Why

    ICD 203 D.6.e(4) asks for indicators that, if detected, would alter the judgment. Without them nobody knows what
    to watch.

    ## Bad

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.
    ```

    ## Good

    ```sections
    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.
    ```

    ## When to ignore

    For a judgment about the past.
    """
    cues = (
        "indicator",
        "signpost",
        "would change our",
        "would change this",
        "would alter",
        "warning sign",
        "would lead us to",
    )
    missing = _lacking(document, "indicators", cues, document.assessment.judgments)
    yield from _hits(document, missing, "indicators", "name what, if seen, would change the judgment", "no-indicators")
