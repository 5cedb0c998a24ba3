"""From bytes to an assessment: the passes, in order. Nothing here raises, whatever the bytes are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from msgspec import structs

from estimative.errors import EstimativeError
from estimative.model.assessments import Assessment, Block, Cutoff, Metadata, Problem
from estimative.model.judgments import Judgment, Question
from estimative.model.scales import Scale
from estimative.model.sources import Report
from estimative.registry.registry import Registry
from estimative.text import dating, imprint, plain, prose, statements
from estimative.text.drafts import Draft, Trouble
from estimative.text.frontmatter import Read
from estimative.text.roles import Roles, Start
from estimative.text.source import SourceText

Form = Literal["auto", "plain", "markdown"]
_SPOKEN = frozenset(
    (
        "summary",
        "judgment",
        "confidence",
        "evidence",
        "alternatives",
        "assumptions",
        "indicators",
        "gaps",
        "implications",
        "cutoff",
        "context",
    )
)


def parse(
    data: bytes,
    *,
    form: Form = "auto",
    scale: str | None = None,
    registry: Registry | None = None,
    references: Sequence[Report] = (),
) -> Assessment:
    """The assessment in `data`, in either form; *auto* takes front matter, ``##`` headings and fences for Markdown.

    `scale` is the scale to read terms on where the document declares none, `references` the entries of sources.yaml.
    Never raises: what
    cannot be read is a `Problem`, and the blocks always tile the bytes.
    """
    source = SourceText(data)
    chosen, drafts, troubles = _drafts(source, form)
    head = _head(source, drafts)
    said = dating.find(source, drafts)
    roles = Roles(source.safe, drafts, (said.start, said.end) if said else None, chosen)
    roles.run()
    cutoff = head.cutoff or (said.cutoff if said else None)
    troubles += [
        *head.troubles,
        *roles.troubles,
        *(said.troubles if said else ()),
        *dating.check(head.cutoff, said, cutoff),
    ]
    metadata = imprint.read(source, drafts, head.metadata)
    blocks = tuple(_block(source, draft) for draft in drafts)
    if said is not None and head.cutoff is None:
        cutoff = dating.dated(said, metadata.published)
    likelihoods = _scale(metadata, scale, troubles) or _detected(source, drafts, roles.starts)
    asked = _questions(source, drafts, troubles)
    reader = statements.Reader(source, drafts, likelihoods, cutoff.day if cutoff else None, registry or _registry())
    judgments = tuple(_judgment(reader, start, blocks, asked) for start in roles.starts)
    reports = _reports(source, drafts, troubles)
    return Assessment(
        form=chosen,
        source=data,
        blocks=blocks,
        metadata=metadata,
        cutoff=cutoff,
        judgments=judgments,
        references=(*reports, *_further(reports, references)),
        problems=_problems(source, troubles, judgments, cutoff),
    )


def _drafts(source: SourceText, form: Form) -> tuple[Literal["plain", "markdown"], list[Draft], list[Trouble]]:
    """The drafts in the form asked for. Where the Markdown library fails on hostile input, the plain form still reads
    the file."""
    from estimative.text.signs import likely

    if form == "markdown" or (form == "auto" and likely(source.safe)):
        from estimative.text import markdown

        try:
            return "markdown", *markdown.read(source)
        except (KeyboardInterrupt, SystemExit, MemoryError):
            raise
        except BaseException as error:  # the library's panics are no Exception
            trouble = Trouble(
                0,
                min(1, len(source.text)),
                f"not readable as Markdown ({type(error).__name__}); read as plain text",
                "markdown",
            )
            return "plain", plain.read(source.safe)[0], [trouble]
    return "plain", *plain.read(source.safe)


def _head(source: SourceText, drafts: list[Draft]) -> Read:
    if drafts and drafts[0].kind == "frontmatter":
        from estimative.text import frontmatter

        return frontmatter.read(source, drafts[0].body)
    return Read()


def _block(source: SourceText, draft: Draft) -> Block:
    role = draft.role or "context"
    spoken = role in _SPOKEN and draft.kind in ("paragraph", "bullet")
    span = source.span(draft.start, draft.end)
    body = source.span(*draft.body)
    return Block(
        span=span,
        role=role,
        line=source.line(body.start if draft.kind not in ("blank", "fence") else span.start),
        body=body,
        kind=draft.kind,
        marker=draft.marker,
        level=draft.level,
        judgment=draft.judgment,
        sentences=prose.read(draft, source) if spoken else (),
    )


def _scale(metadata: Metadata, given: str | None, troubles: list[Trouble]) -> Scale | None:
    """The scale that the document declares, else the one given; an unknown name is a trouble and none is used."""
    from estimative import scales

    name = metadata.scale.text if metadata.scale and not metadata.scale.text.startswith("TODO") else given
    if not name:
        return None
    try:
        return scales.load(name.strip("\"' "))
    except EstimativeError as error:
        place = metadata.scale.span if metadata.scale else None
        message = f"scale: {error.message}" + (f"; {error.hint}" if error.hint else "")
        troubles.append(Trouble(place.start if place else 0, place.end if place else 0, message, "scale-bytes"))
        return scales.load(given) if given and given != name and given in scales.ids() else None


def _detected(source: SourceText, drafts: list[Draft], starts: list[Start]) -> Scale | None:
    """The scale that has most of the terms of the judgments, where none is declared: every term is then read on one
    scale."""
    from estimative import scales
    from estimative.text.phrases import terms

    words = "\n\n".join(prose.passage(drafts[at.draft], source, *drafts[at.draft].body).text for at in starts)
    best = next(iter(terms.detect_scales(words)), None)
    return scales.load(best.scale) if best is not None else None


@cache
def _registry() -> Registry:
    """The built-in registry: its indexes cost more than the parse of an assessment, so they are made once."""
    return Registry.default()


def _questions(source: SourceText, drafts: list[Draft], troubles: list[Trouble]) -> dict[str, list[Question]]:
    """The questions of every judgment, in order; ids are unique in the document."""
    found: dict[str, list[Question]] = {}
    taken: set[str] = set()
    for draft in drafts:
        if draft.role != "question":
            continue
        from estimative.text import questions

        own = found.setdefault(draft.judgment, [])
        body = _inner(source.safe, draft)
        default = f"{draft.judgment or 'doc'}-q{len(own) + 1}"
        question, wrong = questions.read(source, draft.body, body, default_id=default, judgment=draft.judgment)
        troubles += wrong
        if not draft.judgment:
            troubles.append(Trouble(*draft.body, "a question that stands under no judgment", "question"))
        if question is not None and question.id in taken:
            troubles.append(
                Trouble(
                    *draft.body, f"a question named {question.id} stands above; this one is named {default}", "question"
                )
            )
            question = structs.replace(question, id=default if default not in taken else f"{default}-{len(taken)}")
        if question is not None:
            taken.add(question.id)
            own.append(question)
    return found


def _reports(source: SourceText, drafts: list[Draft], troubles: list[Trouble]) -> list[Report]:
    """The document's own definitions of sources."""
    if not any(draft.role == "source" and draft.kind != "heading" for draft in drafts):
        return []
    from estimative.text import definitions

    return definitions.read(source, drafts, troubles)


def _further(own: Sequence[Report], others: Sequence[Report]) -> list[Report]:
    """The entries of the registry that the document does not define itself."""
    ids = {report.id for report in own}
    return [report for report in others if report.id not in ids]


def _inner(text: str, draft: Draft) -> tuple[int, int]:
    """The lines between the fences."""
    start, end = draft.body
    first = text.find("\n", start, end)
    if first < 0:
        return end, end
    last = text.rfind("\n", start, end)
    closed = text[last + 1 : end].strip(" \t>`~") == "" and last > first - 1 and text[last + 1 : end].strip() != ""
    return first + 1, max(first + 1, last + 1 if closed else end)


def _judgment(
    reader: statements.Reader, start: Start, blocks: tuple[Block, ...], asked: dict[str, list[Question]]
) -> Judgment:
    return statements.build(reader, start, blocks, tuple(asked.get(start.id, ())))


def _problems(
    source: SourceText, troubles: list[Trouble], judgments: tuple[Judgment, ...], cutoff: Cutoff | None
) -> tuple[Problem, ...]:
    found = []
    for one in troubles:
        span = source.span(one.start, one.end)
        if one.code.endswith("-bytes"):
            span = type(span)(one.start, one.end)
        found.append(Problem(span, one.message, one.code.removesuffix("-bytes")))
    start = source.span(0, 0)
    if not judgments:
        found.append(Problem(start, "no key judgment found", "no-judgment"))
    if cutoff is None:
        found.append(Problem(start, "no intelligence cut-off found", "no-cutoff"))
    return tuple(sorted(found, key=lambda one: (one.span, one.code, one.message)))
