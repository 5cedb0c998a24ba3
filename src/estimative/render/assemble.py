"""From a bundle to the page: one pass that looks everything up, numbers it and puts it in the order of reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from estimative.model.findings import Severity
from estimative.model.forecasts import Resolution
from estimative.model.judgments import Judgment, Question
from estimative.model.spans import Phrase
from estimative.render import words
from estimative.render.body import Body
from estimative.render.bundle import Bundle, Later, case_id, grounded
from estimative.render.cards import cards, is_scored, tally
from estimative.render.clean import clean
from estimative.render.index import Index
from estimative.render.page import (
    CoverageView,
    CutoffView,
    InputView,
    LaterView,
    Page,
    ResolutionView,
    ScaleView,
    ScoreView,
    SectionView,
    SummaryView,
)  # fmt: skip
from estimative.render.verdict_views import CiteView
from estimative.render.verdicts import later_views
from estimative.scales import stated_rule

COUNTED = "(counted)"
"""Ends the line of a case that counts with a caveat (`score.qualify`); the others are left open."""

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

View = TypeVar("View", CoverageView, ScoreView, SummaryView)


def page(bundle: Bundle) -> Page:
    """The page of a bundle."""
    document = bundle.assessment
    shown = _in_document(bundle)
    index = Index(bundle.facts, references=document.references, shown=shown)
    body = Body(bundle, index)
    sections = body.sections()
    metadata, defaults = document.metadata, bundle.defaults
    severities = Counter(finding.severity for finding in bundle.findings)
    return Page(
        title=_words(metadata.title) or defaults.title or bundle.name,
        producer=_words(metadata.producer) or defaults.producer,
        language=defaults.locale or "en",
        published=_day(_words(metadata.published)),
        edition=_words(metadata.edition),
        supersedes=_words(metadata.supersedes),
        marking=_words(metadata.marking) or defaults.marking,
        cutoff=_cutoff(bundle),
        scale=_scale(bundle),
        cards=cards(bundle, index, body, sections),
        sections=sections,
        findings=body.loose_findings(),
        finding_counts=tuple((name, severities[name]) for name in SEVERITIES if severities[name]),
        tally=tally([verdict.kind for verdict in bundle.grounding.verdicts]),
        events=index.events(cited_by=_citing(sections), omitted=[o.incident for o in bundle.grounding.omissions]),
        counts=index.counts(),
        sources=index.sources(bundle.cutoff),
        coverage=tuple(_copy(item, CoverageView) for item in bundle.grounding.coverage),
        notes=bundle.grounding.notes,
        later=_later(bundle.later, bundle) if bundle.later else None,
        inputs=tuple(InputView(name=i.name, sha256=i.sha256, size=i.size) for i in bundle.inputs),
        versions=bundle.versions,
        options=bundle.options,
        source=clean(document.source.decode("utf-8", "surrogateescape")),
        known_later=later_views(bundle.grounding.later, bundle.grounding.verdicts, index, body.anchors),
    )


def _words(phrase: Phrase | None) -> str:
    return " ".join((phrase.value or phrase.text).split()) if phrase else ""


def _day(text: str) -> str:
    """A day in ISO form as a reader reads it; other words as they are."""
    try:
        return words.day(date.fromisoformat(text))
    except ValueError:
        return text


def _copy(item: object, kind: type[View]) -> View:
    """A view whose fields are those of the value."""
    return msgspec.convert(item, kind, from_attributes=True)


def _in_document(bundle: Bundle) -> set[str]:
    """The incidents that get a number: those behind a verdict, the omissions, and what speaks against a judgment."""
    attested = {a.id: a.incident for stood in bundle.facts.standings for a in stood.said}
    found = {item.incident for item in bundle.grounding.omissions}
    return found | {attested.get(cited.id, cited.id) for cited in grounded(bundle.grounding)}


def _citing(sections: Sequence[SectionView]) -> dict[str, list[str]]:
    """Incident → anchors of the sentences whose verdict rests on it, in the order of the text."""
    by_anchor: dict[str, list[str]] = {}
    for sentence in (s for section in sections for block in section.blocks for s in block.sentences):
        cites = [c for v in sentence.verdicts for c in (*v.cites, *(c for d in v.differences for c in d.cites))]
        for anchor in dict.fromkeys(c.anchor for c in cites if c.anchor):
            by_anchor.setdefault(anchor, []).append(sentence.id)
    return by_anchor


def _cutoff(bundle: Bundle) -> CutoffView:
    written = bundle.assessment.cutoff
    if written is None:
        return CutoffView(instant=bundle.cutoff, given=bundle.cutoff_given)
    readings = written.readings if written.ambiguous else ()
    return CutoffView(
        instant=bundle.cutoff,
        text=" ".join(written.text.split()),
        given=bundle.cutoff_given,
        readings=tuple((r.day, r.order, tuple(_hint(h.text, h.favours) for h in r.hints)) for r in readings),
    )


def _hint(text: str, favours: bool) -> str:
    return text if favours else f"against: {text}"


def _scale(bundle: Bundle) -> ScaleView:
    scale = bundle.scale
    return ScaleView(
        id=scale.id,
        title=scale.title,
        source=scale.source,
        rule=stated_rule(scale),
        declared=bundle.scale_declared,
        terms=tuple((term.name, term.band, term.synonyms) for term in scale.terms),
    )


def _later(later: Later, bundle: Bundle) -> LaterView:
    judgments = {judgment.id: judgment for judgment in bundle.assessment.judgments}
    questions = {question.id: question for j in judgments.values() for question in j.questions}
    outs = [summary.left_out for summary in later.summaries]
    shared = tuple(item for item in outs[0] if all(item in out for out in outs)) if outs else ()
    index = Index(later.facts, prefix="l", shown=[s.incident.id for s in later.facts.standings])
    return LaterView(
        as_of=later.as_of,
        resolutions=tuple(
            _resolution(r, judgments.get(r.judgment), questions.get(r.question), index) for r in later.resolutions
        ),
        scores=tuple(
            replace(_copy(s, ScoreView), number=judgments[s.judgment].number)
            if s.judgment in judgments
            else _copy(s, ScoreView)
            for s in later.scores
        ),
        summaries=tuple(
            replace(_copy(s, SummaryView), left_out=tuple(item for item in s.left_out if item not in shared))
            for s in later.summaries
        ),
        left_out=shared,
        events=index.events(cited_by={}),
        counts=index.counts(),
        sources=index.sources(later.as_of),
    )


def _resolution(item: Resolution, judgment: Judgment | None, question: Question | None, index: Index) -> ResolutionView:
    return ResolutionView(
        id=item.id,
        judgment=item.judgment,
        number=judgment.number if judgment else 0,
        question=item.question,
        asks=words.asks(question, index.countries, item.tier) if question else item.question,
        tier=item.tier,
        scored=is_scored(question, item.tier),
        outcome=item.outcome,
        why=item.why,
        value=item.value,
        reference=item.reference,
        bound=item.bound,
        literal=item.literal or "",
        told=question is not None and question.kind == "count" and bool(question.series),
        disputed=tuple(_disputed(line, index, item) for line in item.disputed if not line.endswith(COUNTED)),
        counted=tuple(_disputed(line, index, item) for line in item.disputed if line.endswith(COUNTED)),
        cites=index.cites(item.cites),
    )


def _disputed(line: str, index: Index, item: Resolution) -> CiteView:
    name = case_id(line)
    stood = next((s.incident for s in index.facts.standings if s.incident.id == name), None)
    place = f"{stood.place}, {words.day(stood.occurred.first)}" if stood else name
    known = stood.known.at if stood else item.as_of
    why = line.removeprefix(name).removeprefix(":").removesuffix(COUNTED).strip()
    return CiteView(kind="incident", id=name, label=place, known_at=known, anchor=index.anchor(name), note=why)
