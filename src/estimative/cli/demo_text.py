"""What the demo prints: judgments with word, band and model probability, verdicts, findings, outcomes and scores."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from estimative.cli.judged import termed

if TYPE_CHECKING:
    from estimative.model.claims import VerdictKind
    from estimative.model.forecasts import Forecast
    from estimative.model.judgments import Judgment
    from estimative.render.bundle import Bundle

WIDTH = 40


def lines(first: Bundle, second: Bundle) -> Iterator[str]:
    """The text of the demo, line by line."""
    title = first.assessment.metadata.title
    yield f"{title.text if title else first.name} · cut-off {first.cutoff.day} {first.cutoff:%B %Y}"
    yield ""
    yield from _judgments("first edition", first)
    yield from _judgments("second edition", second)
    yield from _checks(first, second)
    yield from _later(first, second)


def _judgments(name: str, bundle: Bundle) -> Iterator[str]:
    yield f"{name:<{WIDTH}}  {'analyst':<26}  model, 90 % interval"
    for judgment in bundle.assessment.judgments:
        made = [item for item in bundle.forecasts if item.judgment == judgment.id]
        head = _short(f"{judgment.number}  {judgment.text}")
        yield f"{head:<{WIDTH}}  {_word(judgment):<26}  {_number(made[0]) if made else 'no question'}"
        for item in made[1:]:
            label = f"{item.tier} reading" if item.tier else item.question
            yield f"{'':<{WIDTH}}  {label:>26}  {_number(item)}"
    yield ""


def _short(text: str) -> str:
    return text if len(text) <= WIDTH else text[: WIDTH - 1].rstrip() + "…"


def _word(judgment: Judgment) -> str:
    term = judgment.term
    if term is None:
        return "no estimative term"
    return f"{term.text} {term.band.low * 100:.0f}–{term.band.high * 100:.0f} %"


def _number(item: Forecast) -> str:
    if item.probability is None:
        return "none: no documented case" if item.model == "documented-floor" else "none: no data"
    mark = "≥ " if item.floor else ""
    span = f" ({item.interval[0] * 100:.0f}–{item.interval[1] * 100:.0f})" if item.interval else ""
    agrees = {True: "inside", False: "outside", None: ""}[item.agrees]
    term = f", {termed(item)}" if item.floor and item.term else ""
    return f"{mark}{_percent(item)} %{span}{term} {agrees}".rstrip()


def _checks(first: Bundle, second: Bundle) -> Iterator[str]:
    for name, bundle in (("first edition", first), ("second edition", second)):
        counts = Counter(verdict.kind for verdict in bundle.grounding.verdicts)
        order: tuple[VerdictKind, ...] = ("supported", "partly", "contradicted", "not found", "not checkable")
        yield f"claims, {name}: " + ", ".join(f"{counts[kind]} {kind}" for kind in order if counts[kind])
        severities = Counter(finding.severity for finding in bundle.findings)
        found = ", ".join(f"{severities[kind]} {kind}" for kind in ("error", "warning", "info") if severities[kind])
        yield f"findings, {name}: {found or 'none'}"
    yield ""


def _later(first: Bundle, second: Bundle) -> Iterator[str]:
    if first.later is None:
        return
    yield f"resolved as of {first.later.as_of.day} {first.later.as_of:%B %Y}"
    for item in first.later.resolutions:
        tier = f" ({item.tier})" if item.tier else ""
        literal = f", literally {item.literal}" if item.literal else ""
        yield f"  {item.judgment}{tier}: {item.outcome}{literal}{' · ' + item.bound if item.bound else ''}"
    yield ""
    yield "scores (0 is perfect)"
    for name, bundle in (("first edition", first), ("second edition", second)):
        for summary in bundle.later.summaries if bundle.later else ():
            same = summary.analyst_brier
            beside = f"  (word on the same {summary.analyst_n}: {same:.3f})" if same is not None else ""
            scored = f"Brier {summary.brier:.3f}  log {summary.log:.3f}  n = {summary.n}"
            yield f"  {name:<15} {summary.who:<17} {scored}{beside}"


def _percent(item: Forecast) -> str:
    """Whole per cent; a floor is never rounded up."""
    assert item.probability is not None
    return f"{int(item.probability * 100 + 1e-9)}" if item.floor else f"{item.probability * 100:.0f}"
