"""The plain form as the Markdown form: the same words, and a visible TODO for everything that only the analyst
knows."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.model.assessments import Assessment, Block, Citation
from estimative.model.judgments import Judgment
from estimative.registry.registry import Registry
from estimative.text import converthead, headings
from estimative.text.escape import escape
from estimative.text.source import SourceText
from estimative.text.unparse import unparse

_SOURCE = 'TODO publisher, date, "title", <address> (grade)'


def to_markdown(assessment: Assessment) -> bytes:
    """The assessment in the Markdown form; one that is in it already stays as it is.

    Judgments, evidence and sentences parse to the same words. What the document does not say is marked ``TODO``:
    producer,
    dates, scale, marking, sources, horizons, confidence and questions. Page numbers and running heads are left out.
    """
    if assessment.form == "markdown":
        return unparse(assessment)
    writer = _Writer(assessment)
    parts = [converthead.front(assessment), *writer.body(), *writer.definitions()]
    text = "\n\n".join(part for part in parts if part) + "\n"
    return text.encode("utf-8", "surrogateescape")


class _Writer:
    """Writes the blocks in the document's order and numbers the sources that are still missing."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.source = SourceText(assessment.source)
        self.judgments = {judgment.id: judgment for judgment in assessment.judgments}
        self.missing = 0
        self.keys = {report.id for report in assessment.references}
        self.level = 2
        self.base = 0
        self.deep = 0
        self.under = False
        self.headed: set[str] = set()
        self.registry = Registry.default()

    def body(self) -> Iterator[str]:
        """Every block as Markdown; the bullets of one list on adjoining lines."""
        items: list[str] = []
        for block in self.assessment.blocks:
            item = block.kind == "bullet" and block.role not in ("judgment", "source")
            if items and not item and block.kind != "blank":
                yield "\n".join(items)
                items = []
            if block.kind in ("blank", "frontmatter") or (
                block.role in ("metadata", "marking", "source") and block.kind != "heading"
            ):
                continue
            if block.kind != "heading" and self.under and not block.judgment and block.role == "context":
                yield "## Context"
                self.under = False
            self.under = block.judgment != "" or (self.under and block.role == "cutoff")
            if item:
                items.append(self._item(block, first=not items))
            elif block.kind == "heading":
                yield self._heading(block)
            elif block.role == "judgment":
                yield from self._judgment(block)
            elif block.kind == "table":
                yield f"````\n{self.source.slice(block.body)}\n````"
            else:
                yield escape(self._words(block))
        if items:
            yield "\n".join(items)

    def _heading(self, block: Block) -> str:
        words = " ".join(self.source.slice(block.body).split())
        section = headings.classify(words).section
        shown = escape(words).replace("{", "\\{").rstrip("#.: ")
        if block.role == "title":
            return f"# {shown}"
        if section == "judgment" and block.judgment in self.judgments and block.judgment not in self.headed:
            self.headed.add(block.judgment)
            return f"{'#' * self.level} {shown} {{#{block.judgment}}}"
        if section == "judgments":
            self.level = 3
        elif section != "judgment" and not block.judgment:
            self.level = 2
        return f"{'#' * (self.level + 1 if block.judgment else 2)} {shown}"

    def _judgment(self, block: Block) -> Iterator[str]:
        judgment = self.judgments[block.judgment]
        if judgment.id not in self.headed:
            self.headed.add(judgment.id)
            label = _enumerator(block) or judgment.number
            yield f"{'#' * self.level} Key judgment {label} {{#{judgment.id}}}"
        yield _portion(block) + escape(self._words(block))
        yield from converthead.fill(judgment, self._country(judgment))

    def _country(self, judgment: Judgment) -> str:
        return self.registry.country(judgment.place.value) if judgment.place and judgment.place.value else ""

    def _item(self, block: Block, *, first: bool) -> str:
        """One item of a list, indented by its depth below the list's first."""
        if first:
            self.base = self.deep = block.level
        level = max(0, min(block.level - self.base, self.deep - self.base + 1))
        self.deep = self.base + level
        marker = "-"
        words = escape(self._words(block))
        if _enumerator(block):
            words = f"{block.marker.split()[-1]} {words}"
        words = _portion(block) + words
        indent = "  " * level
        return f"{indent}{marker} " + words.replace("\n", f"\n{indent}  ")

    def _words(self, block: Block) -> str:
        """A block's words, with a footnote in the place of every unfilled source and of every key that has a
        definition."""
        out: list[str] = []
        at = block.body.start
        for note in (note for sentence in block.sentences for note in sentence.citations):
            shown = self._note(note)
            if shown is not None and note.span.start >= at:
                out.append(self._slice(at, note.span.start) + shown)
                at = note.span.end
        out.append(self._slice(at, block.body.end))
        return "".join(out)

    def _slice(self, start: int, end: int) -> str:
        return self.assessment.source[start:end].decode("utf-8", "surrogateescape")

    def _note(self, note: Citation) -> str | None:
        if note.kind == "placeholder":
            self.missing += 1
            return f"\ue000todo-{self.missing}\ue001"
        keys = [key.strip() for key in note.key.replace(";", ",").split(",")]
        if note.kind == "key" and all(key in self.keys for key in keys):
            return "".join(f"\ue000{key}\ue001" for key in keys)
        return None

    def definitions(self) -> Iterator[str]:
        """The definitions: those of the document, and one to be written for every unfilled source."""
        lines = []
        for block in self.assessment.role("source"):
            if block.kind == "heading":
                continue
            key = next((report.id for report in self.assessment.references if self._defines(block, report.id)), "")
            words = " ".join(self.source.slice(block.body).split())
            if key:
                lines.append(f"[^{key}]: " + words.removeprefix(f"[{key}]").lstrip(": "))
            else:
                yield escape(words)
        lines += [f"[^todo-{number}]: {_SOURCE}" for number in range(1, self.missing + 1)]
        yield "\n".join(lines)

    def _defines(self, block: Block, key: str) -> bool:
        return block.marker.strip("().[] ") == key or self.source.slice(block.body).startswith(f"[{key}]")


def _portion(block: Block) -> str:
    """The portion mark that stands before a bullet or number, with a space; "" for none."""
    end = headings.portion(block.marker)
    return f"{block.marker[:end]} " if end else ""


def _enumerator(block: Block) -> str:
    """The number or letter of a numbered block; "" for a bullet."""
    bare = (block.marker.split() or [""])[-1].strip("().")
    return (
        bare
        if bare.isalnum() and bare != "o" and not block.marker.endswith("o") and _portion(block) != f"{block.marker} "
        else ""
    )
