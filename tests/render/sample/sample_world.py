"""What the store knew of the sample's sentences, what the model said, and what happened later."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace
from sample_document import SENTENCES, known, span

from estimative.model.claims import (
    Antecedent,
    Attribute,
    Cited,
    Claim,
    Comparison,
    Contrary,
    Coverage,
    Difference,
    Evidenced,
    Fit,
    Grounding,
    Omission,
    Tier,
    Verdict,
)
from estimative.model.claims import (
    Later as KnownLater,
)
from estimative.model.events import Attestation, Incident, Observation, Tally
from estimative.model.findings import Edit, Finding, Fix
from estimative.model.forecasts import Baseline, Forecast, Resolution, Score, ScoreSummary
from estimative.model.sources import Grade, Report
from estimative.model.spans import Span
from estimative.model.times import Known, Period, end_of_day
from estimative.registry.standing import Standing
from estimative.render.bundle import Later
from estimative.render.facts import Facts

CUTOFF = end_of_day(date(2022, 7, 9))
LATER = end_of_day(date(2023, 12, 31))
AHEAD = Period(date(2022, 7, 10), date(2023, 7, 9))


def incident(name: str, country: str, place: str, day: date, at: tuple[float, float], **fields: object) -> Incident:
    return Incident(
        id=name,
        dataset="incidents",
        occurred=Period(day, day),
        known=Known(end_of_day(day)),
        country=country,
        place=place,
        latitude=at[0],
        longitude=at[1],
        event_type="shooting",
        target_type="Taliban",
        **fields,
    )


def stood(what: Incident, status: str, *said: tuple[str, str, Known, str]) -> Standing:
    attestations = tuple(
        Attestation(
            id=f"{what.id}#{i}",
            incident=what.id,
            report="rferl",
            kind=kind,
            by=by,
            known=when,
            field="killed" if value else "",
            value=value,
        )
        for i, (kind, by, when, value) in enumerate(said)
    )
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
            stood(
                HERAT,
                "claimed",
                ("reported", "police", known(2022, 7, 4), "2"),
                ("claimed", "IS-K via Amaq", known(2022, 7, 5), ""),
            ),
            stood(KABUL, "claimed", ("reported", "AFP", known(2022, 6, 18), "2")),
            stood(
                PESHAWAR,
                "claimed",
                ("reported", "hospital", known(2022, 3, 5), "62"),
                ("reported", "AP", known(2022, 3, 6), "63"),
            ),
            stood(TERMEZ, "claimed, disputed", ("denied", "Government of Uzbekistan", known(2022, 4, 19), "")),
            stood(SHELLS, "unclaimed", ("confirmed", "Government of Uzbekistan", known(2022, 7, 6), "")),
        ),
        observations=(
            Observation(
                id="un-2021",
                series="UN-SG-AFG",
                report="un-2022",
                measure="attacks",
                actor="IS-K",
                country="AFG",
                period=Period(date(2021, 8, 19), date(2021, 12, 31)),
                known=known(2022, 2, 2),
                best=152,
            ),
        ),
        reports=(
            Report(
                id="un-2022",
                publisher="United Nations",
                title="The situation in Afghanistan",
                published=date(2022, 1, 28),
                grade=Grade("A"),
                url="https://example.org/un",
                known=known(2022, 2, 2),
            ),
            Report(
                id="rferl",
                publisher="RFE/RL",
                title="Two dead in Herat",
                published=date(2022, 7, 4),
                url="https://example.org/herat",
                known=known(2022, 7, 4),
            ),
        ),
    )


def cited(item: Incident, at: Known) -> Cited:
    return Cited("incident", item.id, at.at, f"{item.place}, {item.occurred.first}")


def verdict(words: str, kind: str, why: str, *, judgment: str = "", claim: str = "event", **fields: object) -> Verdict:
    at = span(words)
    section = "evidence" if judgment else "summary"
    back = fields.pop("antecedents", ())
    made = Claim(
        id=f"c{at.start}", kind=claim, span=at, text=words, line=1, section=section, judgment=judgment, antecedents=back
    )
    return Verdict(claim=made, kind=kind, why=why, **fields)


def _compared() -> Comparison:
    return Comparison(
        series="UN-SG-AFG",
        measure="attacks",
        baseline="same months a year before",
        before="20 (19 August to 31 December 2020)",
        after="152 (19 August to 31 December 2021)",
        ratio=7.6,
        low=5.2,
        high=11.4,
        rise=0.9999,
        cites=(Cited("observation", "un-2021", known(2022, 2, 2).at, "152 attacks"),),
    )


def hindsight() -> Grounding:
    """The grounding with what became known of its first claim only after the cut-off."""
    made = grounding()
    bus = Cited("incident", SECOND_BUS.id, known(2022, 10, 28).at, "Herat, 27 October 2022")
    told = KnownLater(claim=made.verdicts[0].claim.id, why="A second bus was hit.", cites=(bus,))
    return replace(made, later=(told,))


def grounding() -> Grounding:
    claim_day = Difference(
        attribute="date",
        stated="5 July 2022",
        known="4 July 2022",
        delta="+1 day",
        explanation="the claim came out on 5 July",
        cites=(Cited("attestation", "AFG-herat#1", known(2022, 7, 5).at),),
    )
    toll = Difference(
        attribute="killed", stated="60", known="62–63", delta="−2", explanation="every settled figure is higher"
    )
    wrong_day = Difference(attribute="date", stated="22 April 2022", known="18 April 2022", delta="+4 days")
    return Grounding(
        cutoff=CUTOFF,
        recorded=None,
        verdicts=(
            verdict(
                SENTENCES[3],
                "partly",
                "The attack was a day earlier.",
                judgment="kj1",
                differences=(claim_day,),
                cites=(cited(HERAT, known(2022, 7, 4)),),
                attributes=(
                    Attribute(attribute="target", stated="a bus", known="a bus of it", relation="same", points=2.0),
                    Attribute(attribute="date", stated="5 July 2022", known="4 July 2022", relation="off", points=1.0),
                ),
                notes=("weakest link: one origin",),
                weakest="one origin",
            ),
            verdict(
                SENTENCES[4],
                "supported",
                "Police gave two dead.",
                judgment="kj1",
                claim="count",
                cites=(cited(HERAT, known(2022, 7, 4)),),
                antecedents=(
                    Antecedent(
                        attribute="event",
                        span=span("Two people"),
                        text="Two people",
                        value="the bus in Herat",
                        source=span(SENTENCES[3]),
                        line=18,
                    ),
                ),
            ),
            verdict(
                SENTENCES[5],
                "supported",
                "AFP reported it that day.",
                judgment="kj1",
                cites=(cited(KABUL, known(2022, 6, 18)),),
            ),
            verdict(
                SENTENCES[6],
                "not found",
                "No series covers both sides.",
                judgment="kj1",
                claim="trend",
                cites=(Cited("observation", "un-2021", known(2022, 2, 2).at, "152 attacks"),),
                comparisons=(_compared(), replace(_compared(), variant="reports a month late", ratio=6.1)),
                covers="the store holds 3 incidents for the place and period",
            ),
            verdict(
                SENTENCES[8],
                "contradicted",
                "The toll is below every settled figure.",
                judgment="kj2",
                differences=(toll,),
                cites=(cited(PESHAWAR, known(2022, 3, 5)),),
            ),
            verdict(
                SENTENCES[9],
                "partly",
                "The claim was four days earlier.",
                judgment="kj2",
                differences=(wrong_day,),
                cites=(cited(TERMEZ, known(2022, 4, 19)),),
                tiers=(Tier(name="strict", met="no", why="Both states deny that it crossed."),),
                links=(
                    Evidenced(part="cause", stated="pay", kind="not shown", why="no series of pay is in the store"),
                ),
            ),
            verdict(SENTENCES[10], "not checkable", "A recommendation.", judgment="kj2", claim="prescription"),
        ),
        omissions=(
            Omission(
                judgment="kj2",
                incident=SHELLS.id,
                occurred=SHELLS.occurred,
                why="Confirmed by the state that was hit.",
                rank=1,
                cites=(cited(SHELLS, known(2022, 7, 6)),),
                bearing=0.8,
                grade=0.95,
                freshness=0.99,
            ),
        ),
        fits=(
            Fit(
                judgment="kj2",
                line=31,
                span=span(SENTENCES[8]),
                actor="yes",
                act="yes",
                place="yes",
                unshown=("origin",),
                why="Nobody said where it came from.",
                cites=(cited(PESHAWAR, known(2022, 3, 5)),),
            ),
            Fit(judgment="kj2", line=33, span=span(SENTENCES[10]), why="Advice shows no event.", unshown=("act",)),
        ),
        contrary=(
            Contrary(
                judgment="kj2",
                why="Uzbekistan denied the rockets of April.",
                cites=(Cited("attestation", f"{TERMEZ.id}#0", known(2022, 4, 19).at, "denied"),),
            ),
        ),
        coverage=(
            Coverage(
                dataset="incidents",
                incidents=78,
                first=date(2021, 8, 26),
                last=date(2022, 7, 6),
                countries=("AFG", "PAK", "UZB"),
                note="a convenience sample",
            ),
        ),
        notes=("Absence from the sample is not absence.",),
    )


def forecasts() -> tuple[Forecast, ...]:
    shared = {"cutoff": CUTOFF, "window": AHEAD, "seed": 0, "scale": "phia-2025"}
    return (
        Forecast(
            id="f1",
            question="kj1-q1",
            judgment="kj1",
            model="gamma-poisson",
            probability=0.31,
            interval=(0.08, 0.66),
            term="unlikely",
            agrees=False,
            threshold=0.8,
            series="UN-SG-AFG",
            quantiles=((0.05, 60), (0.5, 150), (0.95, 300)),
            baselines=(Baseline("persistence", 0.5, "as many as before"),),
            why=("152 attacks in 135 days",),
            **shared,
        ),
        Forecast(
            id="f2",
            question="kj2-q1",
            judgment="kj2",
            model="documented-floor",
            probability=0.62,
            floor=True,
            term="likely",
            agrees=True,
            tier="strict",
            **shared,
        ),
        Forecast(
            id="f3",
            question="kj2-q1",
            judgment="kj2",
            model="gamma-poisson",
            probability=0.97,
            interval=(0.9, 0.995),
            term="almost certain",
            agrees=False,
            tier="broad",
            **shared,
        ),
    )


def findings() -> tuple[Finding, ...]:
    here = span("highly likely")
    fix = Fix("suggested", "Add a sentence on confidence.", (Edit(Span(here.end, here.end), ""),))
    return (
        Finding(
            code="M801",
            severity="info",
            span=span("09/07/22"),
            message="The cut-off can be read in two ways.",
            reason="ambiguous",
        ),
        Finding(
            code="J203",
            severity="warning",
            span=span("keep up"),
            message="Say how many attacks count.",
            reason="no-metric",
            judgment="kj1",
        ),
        Finding(
            code="S301",
            severity="error",
            span=span("(source)"),
            message="Name the source.",
            reason="placeholder",
            fix=fix,
        ),
    )


def later() -> Later:
    bus = stood(SECOND_BUS, "claimed", ("claimed", "IS-K via Amaq", known(2022, 10, 28), ""))
    return Later(
        as_of=LATER,
        resolutions=(
            Resolution(
                id="r1",
                question="kj1-q1",
                judgment="kj1",
                as_of=LATER,
                outcome="no",
                why="59 against at least 152.",
                value=59,
                reference=152,
                bound="ratio ≤ 0.5",
            ),
            Resolution(
                id="r2",
                question="kj2-q1",
                judgment="kj2",
                as_of=LATER,
                outcome="no",
                tier="strict",
                why="Not shown.",
                disputed=(SECOND_BUS.id,),
            ),
            Resolution(
                id="r3",
                question="kj2-q1",
                judgment="kj2",
                as_of=LATER,
                outcome="yes",
                tier="broad",
                why="Several.",
                value=5,
                reference=1,
                cites=(cited(SECOND_BUS, known(2022, 10, 28)),),
            ),
        ),
        scores=(
            Score(
                question="kj1-q1",
                judgment="kj1",
                who="analyst",
                stated="highly likely",
                probability=None,
                outcome="no",
                brier=0.723,
                log=1.9,
                width=0.1,
                best=0.64,
                worst=0.81,
            ),
            Score(
                question="kj1-q1",
                judgment="kj1",
                who="model",
                stated="31 %",
                probability=0.31,
                outcome="no",
                brier=0.096,
                log=0.371,
            ),
        ),
        summaries=(
            ScoreSummary(
                who="analyst", n=2, brier=0.4, log=1.0, brier_interval=(0.1, 0.7), left_out=(("kj3", "no question"),)
            ),
        ),
        facts=Facts(standings=(bus,), reports=()),
    )
