"""An assessment made by hand: three judgments on IS-K in our own words, with every span as the parser gives it."""

from __future__ import annotations

from datetime import date

from estimative import scales
from estimative.model.assessments import (
    Assessment,
    Block,
    Citation,
    Cutoff,
    DateReading,
    Hint,
    Metadata,
    Sentence,
)
from estimative.model.judgments import Confidence, Horizon, Judgment, Question, TermUse, Threshold, Tier
from estimative.model.sources import Grade, Report
from estimative.model.spans import Phrase, Span
from estimative.model.times import Known, end_of_day

TEXT = """\
---
title: IS-K after the takeover
cutoff: 09/07/22
scale: phia-2025
marking: TLP:CLEAR
---

## Summary

IS-K keeps the Taliban under pressure at home. Rockets towards *two* neighbours carry the fight abroad. [^rferl]

## Key judgment 1

It is highly likely that IS-K will keep up its attacks in Afghanistan over the next 12 months.

Confidence: moderate. Counters agree on direction, not on level.

- Gunmen hit a bus of the **al-Farooq Corps** in Herat on 5 July 2022. (source) Two people died. [^rferl]
- A gurdwara in Kabul was stormed on 18 June 2022, killing two. [^rferl]
- Attacks rose after the takeover of August 2021. [Counter](https://example.org/count)

## Key judgment 2

It is likely that IS-K will strike neighbouring states from Afghanistan over the next 12 months.

- A bombing in Peshawar in March 2022 killed 60. (source)
- Rockets were fired at Termez on 22 April 2022, which the Taliban denied. (source)
- Better border work would help everybody.

## Key judgment 3

It is unlikely that recruitment will fall.

- Pay attracts recruits. (source)

[^rferl]: RFE/RL, 4 July 2022, "Two dead in Herat", <https://example.org/herat> (B2)
"""
CUTOFF = end_of_day(date(2022, 7, 9))


def span(words: str, within: str = TEXT) -> Span:
    """The bytes of the first occurrence of some words."""
    start = within.encode().index(words.encode())
    return Span(start, start + len(words.encode()))


def known(year: int, month: int, day: int) -> Known:
    return Known(end_of_day(date(year, month, day)))


def sentence(words: str, *cites: str, text: str = TEXT) -> Sentence:
    """A sentence with the citations that follow it."""
    at = span(words, text)
    found, start = [], at.end
    for cite in cites:
        offset = text.encode().index(cite.encode(), start)
        kind = "placeholder" if cite == "(source)" else "footnote" if cite.startswith("[^") else "link"
        key = cite[2:-1] if kind == "footnote" else cite.partition("](")[2][:-1]
        found.append(Citation(span=Span(offset, offset + len(cite.encode())), text=cite, kind=kind, key=key))
        start = offset + len(cite.encode())
    line = text.encode()[: at.start].count(b"\n") + 1
    return Sentence(span=at, text=words, line=line, citations=tuple(found))


def block(line: str, role: str, *sentences: Sentence, judgment: str = "", text: str = TEXT) -> Block:
    """A block of one line of the text."""
    whole = span(line, text)
    marker = "## " if line.startswith("## ") else "- " if line.startswith("- ") else ""
    kind = {"## ": "heading", "- ": "bullet"}.get(marker, "paragraph")
    body = Span(whole.start + len(marker), whole.end)
    number = text.encode()[: whole.start].count(b"\n") + 1
    return Block(
        span=whole,
        role=role,
        line=number,
        body=body,
        kind=kind,
        marker=marker,
        judgment=judgment,
        sentences=sentences,
        level=2 if kind == "heading" else 0,
    )


SENTENCES = (
    "IS-K keeps the Taliban under pressure at home.",
    "Rockets towards *two* neighbours carry the fight abroad.",
    "It is highly likely that IS-K will keep up its attacks in Afghanistan over the next 12 months.",
    "Gunmen hit a bus of the **al-Farooq Corps** in Herat on 5 July 2022.",
    "Two people died.",
    "A gurdwara in Kabul was stormed on 18 June 2022, killing two.",
    "Attacks rose after the takeover of August 2021.",
    "It is likely that IS-K will strike neighbouring states from Afghanistan over the next 12 months.",
    "A bombing in Peshawar in March 2022 killed 60.",
    "Rockets were fired at Termez on 22 April 2022, which the Taliban denied.",
    "Better border work would help everybody.",
    "It is unlikely that recruitment will fall.",
    "Pay attracts recruits.",
)


def _blocks() -> tuple[Block, ...]:
    s = {words: words for words in SENTENCES}
    lines = TEXT.splitlines()
    line = {words: next(text for text in lines if words in text) for words in s}

    def one(words: str, role: str, *cites: str, judgment: str = "") -> Block:
        return block(line[words], role, sentence(words, *cites), judgment=judgment)

    front = Span(0, TEXT.index("## Summary"))
    footnote = next(text for text in lines if text.startswith("[^rferl]:"))
    return (
        Block(span=front, role="metadata", line=1, body=front, kind="frontmatter"),
        block("## Summary", "heading"),
        block(line[SENTENCES[0]], "summary", sentence(SENTENCES[0]), sentence(SENTENCES[1], "[^rferl]")),
        block("## Key judgment 1", "heading", judgment="kj1"),
        one(SENTENCES[2], "judgment", judgment="kj1"),
        block("Confidence: moderate. Counters agree on direction, not on level.", "confidence", judgment="kj1"),
        block(
            line[SENTENCES[3]],
            "evidence",
            sentence(SENTENCES[3], "(source)"),
            sentence(SENTENCES[4], "[^rferl]"),
            judgment="kj1",
        ),
        one(SENTENCES[5], "evidence", "[^rferl]", judgment="kj1"),
        one(SENTENCES[6], "evidence", "[Counter](https://example.org/count)", judgment="kj1"),
        block("## Key judgment 2", "heading", judgment="kj2"),
        one(SENTENCES[7], "judgment", judgment="kj2"),
        one(SENTENCES[8], "evidence", "(source)", judgment="kj2"),
        one(SENTENCES[9], "evidence", "(source)", judgment="kj2"),
        one(SENTENCES[10], "evidence", judgment="kj2"),
        block("## Key judgment 3", "heading", judgment="kj3"),
        one(SENTENCES[11], "judgment", judgment="kj3"),
        one(SENTENCES[12], "evidence", "(source)", judgment="kj3"),
        block(footnote, "source"),
    )


def _judgment(number: int, words: str, term: str, *questions: Question) -> Judgment:
    scale = scales.load("phia-2025")
    row = next(item for item in scale.terms if item.name == term)
    at = span(words)
    inside = span(term, words)
    horizon = "over the next 12 months"
    return Judgment(
        id=f"kj{number}",
        number=number,
        span=at,
        extent=at,
        text=words,
        line=1,
        questions=questions,
        term=TermUse(
            span=Span(at.start + inside.start, at.start + inside.end),
            text=term,
            term=term,
            scale=scale.id,
            band=row.band,
        ),
        confidence=Confidence(
            span=at, text="moderate", level="moderate", reason=Phrase(at, "Counters agree on direction.")
        )
        if number == 1
        else None,
        horizon=Horizon(span=at, text=horizon, end=date(2023, 7, 9), months=12, anchor="cutoff")
        if horizon in words
        else None,
    )


def _questions() -> tuple[Question, Question]:
    tiers = (Tier("strict", "crossed"), Tier("broad", "none"))
    first = Question(
        id="kj1-q1",
        judgment="kj1",
        measure="attacks",
        actor="IS-K",
        country="AFG",
        months=12,
        threshold=Threshold(">=", 0.8, relative=True),
        series=("UN-SG-AFG",),
    )
    second = Question(
        id="kj2-q1",
        judgment="kj2",
        measure="attacks",
        actor="IS-K",
        origin="AFG",
        effect=("PAK", "UZB"),
        months=12,
        tiers=tiers,
    )
    return first, second


def assessment() -> Assessment:
    first, second = _questions()
    readings = (
        DateReading(day=date(2022, 7, 9), order="day-first", hints=(Hint("every other date puts the day first"),)),
        DateReading(day=date(2022, 9, 7), order="month-first"),
    )
    reference = Report(
        id="rferl",
        publisher="RFE/RL",
        title="Two dead in Herat",
        published=date(2022, 7, 4),
        grade=Grade("B", "2"),
        url="https://example.org/herat",
        known=known(2022, 7, 4),
    )
    return Assessment(
        form="markdown",
        source=TEXT.encode(),
        blocks=_blocks(),
        metadata=Metadata(
            title=Phrase(span("IS-K after the takeover"), "IS-K after the takeover"),
            scale=Phrase(span("phia-2025"), "phia-2025"),
            marking=Phrase(span("TLP:CLEAR"), "TLP:CLEAR"),
        ),
        cutoff=Cutoff(span=span("09/07/22"), text="09/07/22", readings=readings, day=date(2022, 7, 9), instant=CUTOFF),
        judgments=(
            _judgment(1, SENTENCES[2], "highly likely", first),
            _judgment(2, SENTENCES[7], "likely", second),
            _judgment(3, SENTENCES[11], "unlikely"),
        ),
        references=(reference,),
    )
