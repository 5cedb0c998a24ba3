"""A bundle made by hand: three judgments on IS-K in our own words, with verdicts, forecasts, findings and a later outcome."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from estimative import scales
from estimative.model.assessments import (
    Assessment, Block, Citation, Cutoff, DateReading, Hint, Metadata, Sentence,
)  # fmt: skip
from estimative.model.claims import Cited, Claim, Coverage, Difference, Grounding, Omission, Verdict
from estimative.model.events import Attestation, Incident, Observation, Tally
from estimative.model.findings import Edit, Finding, Fix
from estimative.model.forecasts import Baseline, Forecast, Resolution, Score, ScoreSummary
from estimative.model.judgments import Confidence, Horizon, Judgment, Question, TermUse, Threshold, Tier
from estimative.model.sources import Grade, Report
from estimative.model.spans import Phrase, Span
from estimative.model.times import Known, Period, end_of_day
from estimative.registry.standing import Standing
from estimative.render.assemble import page as make_page
from estimative.render.bundle import Bundle, Defaults, Input, Later
from estimative.render.facts import Facts
from estimative.render.page import Page

TEXT = """\
---
title: IS-K after the takeover
cutoff: 09/07/22
scale: phia-2025
marking: TLP:CLEAR
---

## Summary

IS-K keeps the Taliban under pressure at home. Rockets towards *two* neighbours carry the fight across the border. [^rferl]

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
LATER = end_of_day(date(2023, 12, 31))
AHEAD = Period(date(2022, 7, 10), date(2023, 7, 9))


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
        span=whole, role=role, line=number, body=body, kind=kind, marker=marker, judgment=judgment, sentences=sentences,
        level=2 if kind == "heading" else 0,
    )  # fmt: skip


SENTENCES = (
    "IS-K keeps the Taliban under pressure at home.",
    "Rockets towards *two* neighbours carry the fight across the border.",
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
        block(
            line[SENTENCES[0]], "summary", sentence(SENTENCES[0]), sentence(SENTENCES[1], "[^rferl]")
        ),
        block("## Key judgment 1", "heading", judgment="kj1"),
        one(SENTENCES[2], "judgment", judgment="kj1"),
        block("Confidence: moderate. Counters agree on direction, not on level.", "confidence", judgment="kj1"),
        block(
            line[SENTENCES[3]], "evidence", sentence(SENTENCES[3], "(source)"), sentence(SENTENCES[4], "[^rferl]"),
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
    )  # fmt: skip


def _judgment(number: int, words: str, term: str, *questions: Question) -> Judgment:
    scale = scales.load("phia-2025")
    row = next(item for item in scale.terms if item.name == term)
    at = span(words)
    inside = span(term, words)
    horizon = "over the next 12 months"
    return Judgment(
        id=f"kj{number}", number=number, span=at, extent=at, text=words, line=1, questions=questions,
        term=TermUse(
            span=Span(at.start + inside.start, at.start + inside.end), text=term, term=term, scale=scale.id, band=row.band
        ),
        confidence=Confidence(span=at, text="moderate", level="moderate", reason=Phrase(at, "Counters agree on direction."))
        if number == 1 else None,
        horizon=Horizon(span=at, text=horizon, end=date(2023, 7, 9), months=12, anchor="cutoff") if horizon in words else None,
    )  # fmt: skip


def _questions() -> tuple[Question, Question]:
    tiers = (Tier("strict", "crossed"), Tier("broad", "none"))
    first = Question(
        id="kj1-q1", judgment="kj1", measure="attacks", actor="IS-K", country="AFG", months=12,
        threshold=Threshold(">=", 0.8, relative=True), series=("UN-SG-AFG",),
    )  # fmt: skip
    second = Question(
        id="kj2-q1", judgment="kj2", measure="attacks", actor="IS-K", origin="AFG", effect=("PAK", "UZB"), months=12, tiers=tiers,
    )  # fmt: skip
    return first, second


def assessment() -> Assessment:
    first, second = _questions()
    readings = (
        DateReading(day=date(2022, 7, 9), order="day-first", hints=(Hint("every other date puts the day first"),)),
        DateReading(day=date(2022, 9, 7), order="month-first"),
    )
    reference = Report(
        id="rferl", publisher="RFE/RL", title="Two dead in Herat", published=date(2022, 7, 4), grade=Grade("B", "2"),
        url="https://example.org/herat", known=known(2022, 7, 4),
    )  # fmt: skip
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


def incident(name: str, country: str, place: str, day: date, at: tuple[float, float], **fields: object) -> Incident:
    return Incident(
        id=name, dataset="incidents", occurred=Period(day, day), known=Known(end_of_day(day)), country=country, place=place,
        latitude=at[0], longitude=at[1], event_type="shooting", target_type="Taliban", **fields,
    )  # fmt: skip


def stood(what: Incident, status: str, *said: tuple[str, str, Known, str]) -> Standing:
    attestations = tuple(
        Attestation(
            id=f"{what.id}#{i}", incident=what.id, report="rferl", kind=kind, by=by, known=when, field="killed" if value else "",
            value=value,
        )
        for i, (kind, by, when, value) in enumerate(said)
    )  # fmt: skip
    figures = [int(a.value) for a in attestations if a.value]
    toll = Tally(min(figures), figures[-1], max(figures)) if figures else Tally()
    return Standing(incident=what, status=status, actor="IS-K", said=attestations, killed=toll)


HERAT = incident("AFG-herat", "AFG", "Herat", date(2022, 7, 4), (34.35, 62.2))
KABUL = incident("AFG-kabul", "AFG", "Kabul, Karte Parwan", date(2022, 6, 18), (34.54, 69.14))
PESHAWAR = incident("PAK-peshawar", "PAK", "Peshawar", date(2022, 3, 4), (34.0, 71.56))
TERMEZ = incident("UZB-termez-april", "UZB", "Termez", date(2022, 4, 18), (37.22, 67.28))
SHELLS = incident("UZB-termez-july", "UZB", "Termez", date(2022, 7, 5), (37.22, 67.29))
SECOND_BUS = incident("AFG-herat-october", "AFG", "Herat", date(2022, 10, 27), (34.35, 62.21))


def facts() -> Facts:
    return Facts(
        standings=(
            stood(HERAT, "claimed", ("reported", "police", known(2022, 7, 4), "2"), ("claimed", "IS-K via Amaq", known(2022, 7, 5), "")),
            stood(KABUL, "claimed", ("reported", "AFP", known(2022, 6, 18), "2")),
            stood(PESHAWAR, "claimed", ("reported", "hospital", known(2022, 3, 5), "62"), ("reported", "AP", known(2022, 3, 6), "63")),
            stood(TERMEZ, "claimed, disputed", ("denied", "Government of Uzbekistan", known(2022, 4, 19), "")),
            stood(SHELLS, "unclaimed", ("confirmed", "Government of Uzbekistan", known(2022, 7, 6), "")),
        ),
        observations=(
            Observation(
                id="un-2021", series="UN-SG-AFG", report="un-2022", measure="attacks", actor="IS-K", country="AFG",
                period=Period(date(2021, 8, 19), date(2021, 12, 31)), known=known(2022, 2, 2), best=152,
            ),
        ),
        reports=(
            Report(
                id="un-2022", publisher="United Nations", title="The situation in Afghanistan", published=date(2022, 1, 28),
                grade=Grade("A"), url="https://example.org/un", known=known(2022, 2, 2),
            ),
            Report(id="rferl", publisher="RFE/RL", title="Two dead in Herat", published=date(2022, 7, 4), url="https://example.org/herat", known=known(2022, 7, 4)),
        ),
    )  # fmt: skip


def cited(item: Incident, at: Known) -> Cited:
    return Cited("incident", item.id, at.at, f"{item.place}, {item.occurred.first}")


def verdict(words: str, kind: str, why: str, *, judgment: str = "", claim: str = "event", **fields: object) -> Verdict:
    at = span(words)
    section = "evidence" if judgment else "summary"
    made = Claim(id=f"c{at.start}", kind=claim, span=at, text=words, line=1, section=section, judgment=judgment)
    return Verdict(claim=made, kind=kind, why=why, **fields)


def grounding() -> Grounding:
    claim_day = Difference(
        attribute="date", stated="5 July 2022", known="4 July 2022", delta="+1 day", explanation="the claim came out on 5 July",
        cites=(Cited("attestation", "AFG-herat#1", known(2022, 7, 5).at),),
    )  # fmt: skip
    toll = Difference(attribute="killed", stated="60", known="62–63", delta="−2", explanation="every settled figure is higher")
    wrong_day = Difference(attribute="date", stated="22 April 2022", known="18 April 2022", delta="+4 days")
    return Grounding(
        cutoff=CUTOFF,
        recorded=None,
        verdicts=(
            verdict(SENTENCES[3], "partly", "The attack was a day earlier.", judgment="kj1", differences=(claim_day,), cites=(cited(HERAT, known(2022, 7, 4)),)),
            verdict(SENTENCES[4], "supported", "Police gave two dead.", judgment="kj1", claim="count", cites=(cited(HERAT, known(2022, 7, 4)),)),
            verdict(SENTENCES[5], "supported", "AFP reported it that day.", judgment="kj1", cites=(cited(KABUL, known(2022, 6, 18)),)),
            verdict(SENTENCES[6], "not found", "No series covers both sides.", judgment="kj1", claim="trend", cites=(Cited("observation", "un-2021", known(2022, 2, 2).at, "152 attacks"),)),
            verdict(SENTENCES[8], "contradicted", "The toll is below every settled figure.", judgment="kj2", differences=(toll,), cites=(cited(PESHAWAR, known(2022, 3, 5)),)),
            verdict(SENTENCES[9], "partly", "The claim was four days earlier.", judgment="kj2", differences=(wrong_day,), cites=(cited(TERMEZ, known(2022, 4, 19)),)),
            verdict(SENTENCES[10], "not checkable", "A recommendation.", judgment="kj2", claim="prescription"),
        ),
        omissions=(
            Omission(judgment="kj2", incident=SHELLS.id, occurred=SHELLS.occurred, why="Confirmed by the state that was hit.", rank=1, cites=(cited(SHELLS, known(2022, 7, 6)),)),
        ),
        coverage=(Coverage(dataset="incidents", incidents=78, first=date(2021, 8, 26), last=date(2022, 7, 6), countries=("AFG", "PAK", "UZB"), note="a convenience sample"),),
        notes=("Absence from the sample is not absence.",),
    )  # fmt: skip


def forecasts() -> tuple[Forecast, ...]:
    shared = {"cutoff": CUTOFF, "window": AHEAD, "seed": 0, "scale": "phia-2025"}
    return (
        Forecast(
            id="f1", question="kj1-q1", judgment="kj1", model="gamma-poisson", probability=0.31, interval=(0.08, 0.66),
            term="unlikely", agrees=False, threshold=0.8, series="UN-SG-AFG", quantiles=((0.05, 60), (0.5, 150), (0.95, 300)),
            baselines=(Baseline("persistence", 0.5, "as many as before"),), why=("152 attacks in 135 days",), **shared,
        ),
        Forecast(id="f2", question="kj2-q1", judgment="kj2", model="documented-floor", probability=0.62, floor=True, term="likely", agrees=True, tier="strict", **shared),
        Forecast(id="f3", question="kj2-q1", judgment="kj2", model="gamma-poisson", probability=0.97, interval=(0.9, 0.995), term="almost certain", agrees=False, tier="broad", **shared),
    )  # fmt: skip


def findings() -> tuple[Finding, ...]:
    here = span("highly likely")
    fix = Fix("suggested", "Add a sentence on confidence.", (Edit(Span(here.end, here.end), ""),))
    return (
        Finding(code="M801", severity="info", span=span("09/07/22"), message="The cut-off can be read in two ways.", reason="ambiguous"),
        Finding(code="J203", severity="warning", span=span("keep up"), message="Say how many attacks count.", reason="no-metric", judgment="kj1"),
        Finding(code="S301", severity="error", span=span("(source)"), message="Name the source.", reason="placeholder", fix=fix),
    )


def later() -> Later:
    bus = stood(SECOND_BUS, "claimed", ("claimed", "IS-K via Amaq", known(2022, 10, 28), ""))
    return Later(
        as_of=LATER,
        resolutions=(
            Resolution(id="r1", question="kj1-q1", judgment="kj1", as_of=LATER, outcome="no", why="59 against at least 152.", value=59, reference=152, bound="ratio ≤ 0.5"),
            Resolution(id="r2", question="kj2-q1", judgment="kj2", as_of=LATER, outcome="no", tier="strict", why="Not shown.", disputed=(SECOND_BUS.id,)),
            Resolution(id="r3", question="kj2-q1", judgment="kj2", as_of=LATER, outcome="yes", tier="broad", why="Several.", value=5, reference=1, cites=(cited(SECOND_BUS, known(2022, 10, 28)),)),
        ),
        scores=(
            Score(question="kj1-q1", judgment="kj1", who="analyst", stated="highly likely", probability=None, outcome="no", brier=0.723, log=1.9, width=0.1, best=0.64, worst=0.81),
            Score(question="kj1-q1", judgment="kj1", who="model", stated="31 %", probability=0.31, outcome="no", brier=0.096, log=0.371),
        ),
        summaries=(ScoreSummary(who="analyst", n=2, brier=0.4, log=1.0, brier_interval=(0.1, 0.7), left_out=(("kj3", "no question"),)),),
        facts=Facts(standings=(bus,), reports=()),
    )  # fmt: skip


@pytest.fixture(scope="session")
def bundle() -> Bundle:
    """The whole bundle, with what happened later."""
    return Bundle(
        assessment=assessment(),
        name="is-k.md",
        scale=scales.load("phia-2025"),
        cutoff=CUTOFF,
        grounding=grounding(),
        findings=findings(),
        forecasts=forecasts(),
        facts=facts(),
        later=later(),
        inputs=(Input(name="is-k.md", sha256="0" * 64, size=len(TEXT.encode())),),
        versions={"estimative": "0.1.0"},
        options={"as-of": "2022-07-09"},
        defaults=Defaults(producer="Example desk"),
    )


@pytest.fixture(scope="session")
def page(bundle: Bundle) -> Page:
    """Its page."""
    return make_page(bundle)


@pytest.fixture(scope="session")
def bare(bundle: Bundle) -> Bundle:
    """The same without anything later, without facts, forecasts, findings or a marking."""
    document = replace(bundle.assessment, metadata=Metadata(), cutoff=None)
    empty = Grounding(cutoff=datetime(2022, 7, 9, tzinfo=UTC), recorded=None, verdicts=())
    return Bundle(assessment=document, name="bare.md", scale=bundle.scale, cutoff=empty.cutoff, grounding=empty)
