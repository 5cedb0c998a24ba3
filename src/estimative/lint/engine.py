"""The engine: run the chosen rules over one assessment and put their findings in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from estimative import scales
from estimative.lint import waivers
from estimative.lint.document import NOTHING, Document
from estimative.lint.inputs import Inputs
from estimative.lint.registry import rules as installed
from estimative.lint.rule import Hit, Rule
from estimative.lint.selection import chosen
from estimative.lint.waivers import Settled, Waiver
from estimative.model.assessments import Assessment
from estimative.model.findings import Finding
from estimative.model.scales import Scale

if TYPE_CHECKING:
    from datetime import date

    from estimative.registry.registry import Registry


def lint(  # noqa: PLR0913 - what one call may know; all but the first by name
    assessment: Assessment,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    scale: Scale | str | None = None,
    registry: Registry | None = None,
    rules: Sequence[Rule] | None = None,
    waived: Sequence[Waiver] = (),
    today: date | None = None,
    inputs: Inputs = NOTHING,
    profile: Scale | None = None,
) -> list[Finding]:
    """The findings on an assessment that no waiver covers, by position and then by code; arguments as in `examine`."""
    settled = examine(
        assessment,
        select=select,
        ignore=ignore,
        scale=scale,
        registry=registry,
        rules=rules,
        waived=waived,
        today=today,
        inputs=inputs,
        profile=profile,
    )
    return list(settled.standing)


def examine(  # noqa: PLR0913 - as above
    assessment: Assessment,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    scale: Scale | str | None = None,
    registry: Registry | None = None,
    rules: Sequence[Rule] | None = None,
    waived: Sequence[Waiver] = (),
    today: date | None = None,
    inputs: Inputs = NOTHING,
    profile: Scale | None = None,
) -> Settled:
    """The findings on an assessment, those that stand apart from those that are waived.

    `select` and `ignore` hold codes, prefixes, families or names of rules; the more specific wins. `scale` stands for
    the document's own declaration, `rules` for the installed ones. `waived` are the project's waivers beside those of
    the text; `today` is the day on which waivers expire (None: none does). `inputs` is what is known beside the text:
    verdicts of the store, forecasts, the earlier edition, a desk's own words. `profile` is the scale whose rules hold,
    whatever is declared. Time grows linearly with the text. Raises `UsageError` for an unknown selector or scale.
    """
    available = installed() if rules is None else tuple(rules)
    given = scales.load(scale) if isinstance(scale, str) and scale else scale
    document = Document(
        assessment,
        scale=given if isinstance(given, Scale) else None,
        registry=registry,
        waivers=tuple(waived),
        today=today,
        inputs=inputs,
        profile=profile,
    )
    allowed = frozenset(word.lower() for word in inputs.house.allowed)
    found = {
        _finding(rule, hit)
        for rule in chosen(available, select, ignore)
        if _holds(rule, document)
        for hit in rule.check(document)
        if not allowed or rule.family != "P" or not _allowed(document, hit, allowed)
    }
    ordered = sorted(found, key=lambda item: (item.span.start, item.span.end, item.code, item.message))
    return waivers.settle(ordered, (*waivers.read(assessment), *waived), assessment.source, today=today)


def _holds(rule: Rule, document: Document) -> bool:
    """Whether the rule belongs to the document's scale; a house scale that no standard knows keeps every rule."""
    scale = document.profile.id
    return not rule.profiles or scale in rule.profiles or scale not in scales.ids()


def _allowed(document: Document, hit: Hit, allowed: frozenset[str]) -> bool:
    """Whether a finding of the prose family is about words that the desk allows."""
    return " ".join(document.source.slice(hit.span).lower().split()) in allowed


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(
        code=rule.code,
        severity=rule.severity,
        span=hit.span,
        message=hit.message,
        reason=hit.reason,
        judgment=hit.judgment,
        evidence=hit.evidence,
        fix=hit.fix,
    )
