"""R951, R955: the analyst's band against the model's interval, and resolutions against their evidence."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint import told
from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.lint.rules.r_questions import asked, closes
from estimative.model.judgments import Judgment
from estimative.model.scales import Band
from estimative.scales.naming import interval

_REASONS = (
    "base rate",
    "base-rate",
    "baseline",
    "the model",
    "model's",
    "forecast model",
    "statistical",
    "reference class",
    "past rate",
)


@rule("R951", "against-the-model", severity="warning", since="0.2", standard="ICD 203 D.6.e(8)")
def against_the_model(document: Document) -> Iterator[Hit]:
    """A likelihood whose band lies wholly outside the interval of the model, with no word on why.

    Runs where forecasts are at hand (`estimative lint --ground`). A floor binds from below only.

    ## Why

    The analyst may well know better than a base rate. The reader has to be told what it is that the counts do not
    know.

    ## Bad

    ````question
    ```question
    id: q1
    measure: attacks
    actor: IS-K
    country: AFG
    window: 12 months
    test: ">= 60"
    series: [UN-SG-AFG]
    note: shared by days
    ```
    ~ forecast | q1 | 0.05 | 0.2
    ````

    ## Good

    ````question
    ```question
    id: q1
    measure: attacks
    actor: IS-K
    country: AFG
    window: 12 months
    test: ">= 60"
    series: [UN-SG-AFG]
    note: shared by days
    ```
    ~ forecast | q1 | 0.5 | 0.9
    ````

    ## When to ignore

    Where the section says, in other words than the rule looks for, why the counts mislead.
    """
    judgments = {item.id: item for item in document.assessment.judgments}
    seen: set[str] = set()
    for item in document.inputs.forecasts:
        judgment = judgments.get(item.judgment)
        if judgment is None or judgment.term is None or item.question in seen:
            continue
        seen.add(item.question)
        known = _known(item.probability, item.interval, floor=item.floor)
        band = _band(judgment)
        if known is None or (band.low <= known.high and known.low <= band.high) or _reasoned(document, judgment):
            continue
        what = f"at least {known.low:.0%}" if item.floor else interval(known)
        shown = f"“{judgment.term.text}” ({interval(band)})"
        message = f"{shown} lies outside what the {item.model} model gives ({what}); say why"
        yield Hit(
            span=judgment.term.span,
            message=message,
            reason="outside-interval",
            judgment=judgment.id,
            evidence=(item.id, *told.ids(item.cites)),
        )


def _known(probability: float | None, bounds: tuple[float, float] | None, *, floor: bool) -> Band | None:
    """What the model leaves open: from the floor up, or its interval."""
    if probability is not None and floor:
        return Band(round(probability, 3), 1.0)
    return Band(round(bounds[0], 3), round(bounds[1], 3)) if bounds is not None else None


def _band(judgment: Judgment) -> Band:
    assert judgment.term is not None
    band = judgment.term.probability or judgment.term.band
    return Band(1 - band.high, 1 - band.low) if judgment.term.negated else band


def _reasoned(document: Document, judgment: Judgment) -> bool:
    """Whether the judgment's own section speaks of a base rate or a model."""
    text = document.source.slice(judgment.extent).lower()
    return any(words in text for words in _REASONS)


@rule("R955", "resolved-without-evidence", severity="error", since="0.2")
def resolved_without_evidence(document: Document) -> Iterator[Hit]:
    """A resolution that cites nothing, was made before the window closed, or says "no" on older evidence alone.

    Runs where recorded resolutions are at hand (`estimative lint --ground`).

    ## Why

    "It did not happen" can only be known when the time is over. A score that rests on less is not a score.

    ## Bad

    ````question
    ```question
    id: q1
    measure: attacks
    actor: IS-K
    country: AFG
    window: 2022-07-10..2023-07-09
    test: ">= 60"
    series: [UN-SG-AFG]
    note: shared by days
    ```
    ~ resolution | q1 | no | 2023-08-01 | 2023-02-01
    ````

    ## Good

    ````question
    ```question
    id: q1
    measure: attacks
    actor: IS-K
    country: AFG
    window: 2022-07-10..2023-07-09
    test: ">= 60"
    series: [UN-SG-AFG]
    note: shared by days
    ```
    ~ resolution | q1 | no | 2023-08-01 | 2023-07-20
    ````

    ## When to ignore

    Never; resolve it again when the evidence is there.
    """
    cutoff = document.assessment.cutoff.day if document.assessment.cutoff else None
    for judgment, question, span in asked(document):
        end = closes(question, cutoff)
        for item in document.inputs.resolutions:
            if item.question != question.id or item.outcome not in ("yes", "no") or end is None:
                continue
            late = any(cite.known_at.date() > end for cite in item.cites)
            fault = ""
            if not item.cites:
                fault = "cites no evidence"
            elif item.as_of.date() <= end:
                fault = f"was made on {item.as_of:%Y-%m-%d}, before the window closed on {end}"
            elif item.outcome == "no" and not late:
                fault = f"says “no” on evidence recorded before the window closed on {end}"
            if fault:
                message = f"the resolution of {question.id} ({item.outcome}) {fault}"
                evidence = (item.id, *told.ids(item.cites))
                yield Hit(span=span, message=message, reason="no-evidence", judgment=judgment.id, evidence=evidence)
