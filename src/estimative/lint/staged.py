"""What an example says was known beside its text: the lines of a page that begin with "~ ", read into `Inputs`.

~ verdict | event | partly | date | 5 July 2022 | 4 July 2022 | +1 day | the claim was published on 5 July
~ covers | incidents of Afghanistan, 2021 to 2022          (of the verdict before it)
~ later | known only since 27 October                      (of the verdict before it)
~ omission | kj1 | UZB-1 | 2022-07-05 | rocket fire in Termez
~ forecast | q1 | 0.1 | 0.3
~ resolution | q1 | no | 2023-08-01 | 2023-07-20           (as of, and when its evidence was known)
~ earlier | judgment | It was likely that …                (the slot of the earlier edition, and its text)
~ earlier | question | id: q1; measure: attacks            (a block, its lines parted by semicolons)
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from msgspec.structs import replace

from estimative.lint.examples import Example, framed
from estimative.lint.inputs import Inputs
from estimative.model.assessments import Assessment
from estimative.model.claims import Cited, Claim, Difference, Grounding, Later, Omission, TimeMention, Verdict
from estimative.model.forecasts import Forecast, Resolution
from estimative.model.spans import Span
from estimative.model.times import Period, end_of_day
from estimative.text.parse import parse

CUTOFF = end_of_day(date(2022, 7, 9))


def staged(example: Example) -> Inputs:
    """What was known beside an example; nothing where it has no such lines."""
    if not example.beside:
        return Inputs()
    stage = _Stage(framed(example))
    earlier: dict[str, str] = {}
    for line in example.beside:
        kind, *fields = (part.strip() for part in line.split("|"))
        if kind == "earlier":
            earlier[fields[0]] = fields[1]
        else:
            getattr(stage, kind)(*fields)
    return stage.inputs(earlier)


class _Stage:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.verdicts: list[Verdict] = []
        self.laters: list[Later] = []
        self.omissions: list[Omission] = []
        self.forecasts: list[Forecast] = []
        self.resolutions: list[Resolution] = []

    def inputs(self, earlier: dict[str, str]) -> Inputs:
        parts: dict[str, Any] = {"verdicts": tuple(self.verdicts), "omissions": tuple(self.omissions)}
        store = self.verdicts or self.omissions
        return Inputs(
            grounding=Grounding(cutoff=CUTOFF, recorded=None, later=tuple(self.laters), **parts) if store else None,
            forecasts=tuple(self.forecasts),
            resolutions=tuple(self.resolutions),
            earlier=_edition(earlier) if earlier else None,
        )

    def verdict(self, claim: str, kind: str, attribute: str, stated: str, *rest: str) -> None:
        """One verdict with one difference; with the attribute "none" without."""
        start = self.data.find(stated.encode())
        span = Span(start, start + len(stated.encode()))
        known, delta, explanation = (*rest, "", "", "")[:3]
        cites = (Cited("incident", "AFG-1", CUTOFF, known),)
        made = Difference(
            attribute=attribute,
            stated=stated,
            known=known,
            delta=delta,
            explanation=explanation,
            span=span,
            cites=cites,
        )
        told: Any = {"kind": kind, "why": explanation or known}
        time = TimeMention(span=span, text=stated, period=Period(date(2022, 6, 1), date(2022, 7, 9)))
        about: Any = {
            "time": time,
            "kind": claim,
            "span": span,
            "text": stated,
            "line": 1,
            "section": "evidence",
            "judgment": "kj1",
        }
        differences = () if attribute == "none" else (made,)
        self.verdicts.append(
            Verdict(claim=Claim(id=f"c{len(self.verdicts)}", **about), differences=differences, cites=cites, **told)
        )

    def covers(self, words: str) -> None:
        self.verdicts[-1] = replace(self.verdicts[-1], covers=words)

    def later(self, why: str) -> None:
        self.laters.append(Later(claim=self.verdicts[-1].claim.id, why=why, cites=self.verdicts[-1].cites))

    def omission(self, judgment: str, incident: str, day: str, why: str) -> None:
        when = date.fromisoformat(day)
        rank = len(self.omissions) + 1
        self.omissions.append(
            Omission(judgment=judgment, incident=incident, occurred=Period(when, when), why=why, rank=rank, bearing=1.0)
        )

    def forecast(self, question: str, low: str, high: str) -> None:
        interval = (float(low), float(high))
        made: Any = {"id": f"f-{question}", "question": question, "judgment": "kj1", "model": "counts", "seed": 0}
        window = Period(date(2022, 7, 10), date(2023, 7, 9))
        self.forecasts.append(
            Forecast(cutoff=CUTOFF, window=window, probability=sum(interval) / 2, interval=interval, **made)
        )

    def resolution(self, question: str, outcome: str, day: str, known: str = "") -> None:
        made: Any = {"id": f"r-{question}", "question": question, "judgment": "kj1", "outcome": outcome}
        cites = (Cited("observation", "count-1", end_of_day(date.fromisoformat(known))),) if known else ()
        as_of: datetime = end_of_day(date.fromisoformat(day))
        self.resolutions.append(Resolution(as_of=as_of, cites=cites, **made))


def _edition(slots: dict[str, str]) -> Assessment:
    """The earlier edition: the clean document with this slot, of half a year before."""
    slot, text = next(iter(slots.items()))
    if slot == "question":
        text = "```question\n" + text.replace("; ", "\n") + "\n```"
    overrides = {"cutoff": "2022-01-09", "published": "2022-01-11", "edition": "0"}
    return parse(framed(Example("good", slot, overrides, text)))
