"""The document's own text as sections of blocks, each sentence with its verdicts and each block with its findings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby

from estimative.model.assessments import Assessment, Block, Citation, Sentence
from estimative.model.claims import Verdict
from estimative.model.findings import Finding
from estimative.model.spans import Span
from estimative.render.bundle import Bundle
from estimative.render.clean import clean
from estimative.render.index import Index
from estimative.render.inline import Inline, marked, plain
from estimative.render.page import BlockView, FindingView, SectionView, SentenceView
from estimative.render.verdict_views import OmissionView
from estimative.render.verdicts import contrary_views, fit_view, verdict_view
from estimative.text.source import SourceText

ELSEWHERE = {"title", "metadata", "source", "cutoff", "marking", "question", "blank"}
"""Roles that the page shows in its header, its cards or its list of sources."""

WORST = ("contradicted", "partly", "not found", "supported", "not checkable")
"""Verdicts, the one that a reader must see first in front."""

Key = tuple[str, str]


class Body:
    """Reads the blocks of a bundle's assessment. Anchors: ``s…`` sentences, ``v…`` verdicts, ``b…`` blocks."""

    def __init__(self, bundle: Bundle, index: Index) -> None:
        self.bundle = bundle
        self.index = index
        self.assessment: Assessment = bundle.assessment
        self.text = SourceText(bundle.assessment.source)
        self.notes = index.notes()
        self._starts = [block.span.start for block in self.assessment.blocks]
        self._sentences = [s for block in self.assessment.blocks for s in block.sentences]
        self._sentence_starts = [s.span.start for s in self._sentences]
        self.anchors: dict[int, str] = {}
        read = [(block.role in ELSEWHERE, s) for block in self.assessment.blocks for s in block.sentences]
        for number, (elsewhere, sentence) in enumerate(read, 1):
            if not elsewhere:
                self.anchors.setdefault(sentence.line, f"s{number}")
        self._verdicts = self._spread(bundle.grounding.verdicts)
        self._fits = {item.span.start: item for item in bundle.grounding.fits}
        self._findings: dict[int, list[Finding]] = {}
        for finding in bundle.findings:
            self._findings.setdefault(self._block_at(finding.span.start), []).append(finding)
        self._shown: set[int] = set()
        self._number = 0

    def sections(self) -> tuple[SectionView, ...]:
        """The sections in the document's order; text of one kind that follows on is one section."""
        keyed = self._keyed()
        found: list[SectionView] = []
        for key, pairs in groupby(keyed, key=lambda pair: pair[0]):
            blocks = [number for _, number in pairs]
            section = self._section(f"t{len(found) + 1}", key, blocks)
            if section.blocks:
                found.append(section)
        return tuple(found)

    def loose_findings(self) -> tuple[FindingView, ...]:
        """Findings on places that no section shows (the front matter, a question block). Call after `sections`."""
        loose = [f for at, items in sorted(self._findings.items()) if at not in self._shown for f in items]
        return self.findings(loose)

    def findings(self, items: Iterable[Finding]) -> tuple[FindingView, ...]:
        """Findings with their positions."""
        return tuple(self._finding(item) for item in items)

    def runs(self, span: Span) -> tuple[Inline, ...]:
        """The words of a span with their marks."""
        return self._marks(self.text.slice(span))

    def _marks(self, text: str) -> tuple[Inline, ...]:
        return marked(text, self.notes) if self.assessment.form == "markdown" else plain(text)

    def _finding(self, item: Finding) -> FindingView:
        line, column = self.text.position(item.span.start)
        return FindingView(
            code=item.code,
            severity=item.severity,
            message=item.message,
            line=line,
            column=column,
            fix=item.fix.message if item.fix else "",
        )

    def _block_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _spread(self, verdicts: Sequence[Verdict]) -> dict[Span, list[Verdict]]:
        """Verdicts by the sentence that their claim starts in."""
        spread: dict[Span, list[Verdict]] = {}
        for verdict in verdicts:
            at = bisect_right(self._sentence_starts, verdict.claim.span.start) - 1
            if at >= 0:
                spread.setdefault(self._sentences[at].span, []).append(verdict)
        return spread

    # --- sections ------------------------------------------------------------------------------------------------

    def _keyed(self) -> list[tuple[Key, int]]:
        """Each block that is shown with the section it belongs to; a heading goes with what follows it."""
        keyed: list[tuple[Key, int]] = []
        following: Key = ("other", "")
        for number in range(len(self.assessment.blocks) - 1, -1, -1):
            block = self.assessment.blocks[number]
            if block.role in ELSEWHERE:
                continue
            if block.judgment:
                following = ("judgment", block.judgment)
            elif block.kind != "heading":
                following = ("summary", "") if block.role == "summary" else ("other", "")
            keyed.append((following, number))
        return keyed[::-1]

    def _section(self, name: str, key: Key, blocks: list[int]) -> SectionView:
        kind, judgment = key
        title, blocks = self._titled(key, blocks)
        found = next((j for j in self.assessment.judgments if j.id == judgment), None)
        return SectionView(
            id=name,
            title=f"Key judgment {found.number}" if found else title,
            kind="summary" if kind == "summary" else "judgment" if found else "other",
            judgment=judgment,
            blocks=tuple(self._block(number) for number in blocks),
            omissions=self._omissions(judgment) if found else (),
            contrary=contrary_views(self.bundle.grounding.contrary, judgment, self.index) if found else (),
        )

    def _titled(self, key: Key, blocks: list[int]) -> tuple[str, list[int]]:
        """The section's title and its blocks without the heading that gave it.

        Findings on a judgment's heading go to the block under it, those on another heading to the document's.
        """
        first = self.assessment.blocks[blocks[0]]
        usual = {"summary": "Summary", "judgment": "Key judgment"}.get(key[0], "Further text")
        if first.kind != "heading":
            return usual, blocks
        if key[0] == "judgment" and len(blocks) > 1:
            moved = self._findings.pop(blocks[0], [])
            self._findings[blocks[1]] = moved + self._findings.get(blocks[1], [])
        words = "".join(run.text for run in self.runs(first.body)).strip(" .:")
        return words or usual, blocks[1:]

    def _omissions(self, judgment: str) -> tuple[OmissionView, ...]:
        left_out = [item for item in self.bundle.grounding.omissions if item.judgment == judgment]
        labels = {e.incident.id: e.incident for e in self.bundle.facts.standings}
        used = self._used()
        found = []
        for item in sorted(left_out, key=lambda o: (o.rank, o.incident)):
            if item.incident in used:
                continue
            incident = labels.get(item.incident)
            label = (
                ", ".join(part for part in (incident.event_type, incident.place) if part) if incident else item.incident
            )
            anchor = self.index.anchor(item.incident)
            found.append(
                OmissionView(
                    label=label or item.incident,
                    occurred=item.occurred,
                    why=item.why,
                    anchor=anchor,
                    bearing=item.bearing,
                    grade=item.grade,
                    freshness=item.freshness,
                )
            )
        return tuple(found)

    def _used(self) -> set[str]:
        """The incidents that a verdict rests on: the text speaks of them, wherever it does."""
        said = {a.id: s.incident.id for s in self.bundle.facts.standings for a in s.said}
        verdicts = self.bundle.grounding.verdicts
        cites = [c for v in verdicts for c in (*v.cites, *(c for d in v.differences for c in d.cites))]
        return {said.get(c.id, c.id) for c in cites}

    # --- blocks --------------------------------------------------------------------------------------------------

    def _block(self, number: int) -> BlockView:
        block = self.assessment.blocks[number]
        self._shown.add(number)
        self._number += 1
        raw = clean(self.text.slice(block.span)).strip("\n") if block.kind in ("fence", "html", "table") else ""
        return BlockView(
            id=f"b{self._number}",
            role=block.role,
            kind=block.kind,
            line=block.line,
            level=block.level,
            runs=() if raw or block.sentences else self.runs(block.body),
            raw=raw,
            sentences=() if raw else self._sentence_views(block),
            findings=self.findings(self._findings.get(number, ())),
            fit=fit_view(fit, self.index) if (fit := self._fits.get(block.body.start)) else None,
        )

    def _sentence_views(self, block: Block) -> tuple[SentenceView, ...]:
        views = []
        several = len(block.sentences) > 1
        at = block.body.start
        for place, sentence in enumerate(block.sentences):
            following = block.sentences[place + 1].span.start if place + 1 < len(block.sentences) else block.body.end
            views.append(self._sentence(sentence, Span(at, sentence.span.start), following, place if several else -1))
            at = following
        return tuple(views)

    def _sentence(self, sentence: Sentence, before: Span, following: int, place: int) -> SentenceView:
        verdicts = self._verdicts.get(sentence.span, [])
        name = f"s{bisect_right(self._sentence_starts, sentence.span.start)}"
        kinds = {verdict.kind for verdict in verdicts}
        return SentenceView(
            id=name,
            line=sentence.line,
            runs=self.runs(sentence.span),
            lead=self.runs(before) if before.end > before.start else (),
            cites=self._trailing(sentence, following),
            letter=_letter(place),
            verdict=next((kind for kind in WORST if kind in kinds), ""),
            verdicts=tuple(
                verdict_view(
                    v,
                    name=f"{name}v{i + 1}",
                    claim="".join(run.text for run in self._marks(v.claim.text)),
                    index=self.index,
                    anchors=self.anchors,
                )
                for i, v in enumerate(verdicts)
            ),
        )

    def _trailing(self, sentence: Sentence, following: int) -> tuple[Inline, ...]:
        """What stands between a sentence and the next: its citations, and any other text as it is."""
        runs: list[Inline] = []
        at = sentence.span.end
        for citation in sorted(sentence.citations, key=lambda c: c.span):
            if citation.span.start < at or citation.span.end > following:
                continue
            runs += [r for r in self.runs(Span(at, citation.span.start)) if r.text.strip()]
            runs += self._citation(citation)
            at = citation.span.end
        return (*runs, *(r for r in self.runs(Span(at, following)) if r.text.strip()))

    def _citation(self, item: Citation) -> tuple[Inline, ...]:
        if item.kind == "placeholder":
            return (Inline(clean(item.text), "missing"),)
        if item.kind == "link":
            return self.runs(item.span)
        return (Inline(clean(item.key or item.text), "note", self.notes.get(item.key, "")),)


def _letter(place: int) -> str:
    """a, b, … z, aa for the sentences of one block; "" where it has only one."""
    if place < 0:
        return ""
    return chr(97 + place % 26) if place < 26 else _letter(place // 26 - 1) + chr(97 + place % 26)
