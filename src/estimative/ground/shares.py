"""Shares of the events of a complete data set, before and after: of a place, of violence against civilians, of a size
of settlement, each with a Beta (Jeffreys) interval and the chance that it rose.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from msgspec import Struct

from estimative.ground import baselines, census, censustrends, places, posterior, settlements, wording
from estimative.ground.census import Census, Scope
from estimative.ground.evidence import Evidence, unique
from estimative.ground.settlements import Size
from estimative.model.claims import Cited, Claim, Comparison, Difference, Verdict, VerdictKind
from estimative.model.events import Incident
from estimative.model.spans import Phrase
from estimative.model.times import Period

SURE = 0.95
FEW = 5
"""Events that each side must have at least."""
_MOST = re.compile(
    r"\b(?:most|majority|bulk|largely|mostly|mainly|predominantly|primarily|more than half|nearly all|almost all)\b",
    re.I,
)
_MORE = re.compile(
    r"\b(?:increasing\w*|shift\w*|mov(?:ed|ing)|recent|growing|rising|new|turn(?:ed|ing)|switch\w*|more and more"
    r"|share|proportion)\b",
    re.I,
)

_DEATHS = re.compile(r"\b(?:deaths|fatalities|killed|dead|lives|victims|casualties)\b", re.I)

Test = Callable[[Incident], bool | None]
"""Whether an event is part of the share; None where that is not known, so that it is left out of both sides."""


class Split(Struct, frozen=True, kw_only=True):
    """Events of a period (or their deaths) that are part of the share, and all of which that is known.

    `weight` is the mean deaths an event brings, by deaths (1 for events): people who die together are one draw.
    """

    part: float
    whole: float
    events: int
    unit: str
    weight: float
    period: Period
    cites: tuple[Cited, ...]

    def words(self) -> str:
        """121 of 233 events (2020)"""
        return (
            f"{wording.number(self.part)} of {wording.number(self.whole)} {self.unit} ({wording.period(self.period)})"
        )


def judge(
    claim: Claim, sizes: frozenset[Size], families: frozenset[str], place: Phrase | None, evidence: Evidence
) -> Verdict | None:
    """The verdict from a complete data set; None where the claim's country has none, or has a sample beside it and
    what the share is of cannot be told from the complete one."""
    country = censustrends.country_of(claim, evidence)
    held = census.of(country, evidence) if country else ()
    if not held:
        return None
    test, first = _test(sizes, families, place, evidence), f"{held[0].dataset} is complete by its definition, but"
    if test is None:
        return None if _sampled(country, evidence) else _open(claim, f"{first} does not code what the share is of")
    sides = baselines.sides(claim)
    if sides is None:
        return _open(claim, f"{first} the text names no period of which to take a share")
    found = [v for h in held if (v := _of(h, claim, sides, test, place, evidence)) is not None]
    return found[0] if found else _open(claim, f"{first} cannot be counted for the stated time")


def _sampled(country: str, evidence: Evidence) -> bool:
    """Whether a data set that is a sample holds events of the country too."""
    sets = (c for c in evidence.coverage if evidence.registry.dataset(c.dataset).counting == "sample")
    return any(country in c.countries for c in sets)


def _open(claim: Claim, why: str) -> Verdict:
    return Verdict(claim=claim, kind="not checkable", why=wording.sentence(why))


def _test(sizes: frozenset[Size], families: frozenset[str], place: Phrase | None, evidence: Evidence) -> Test | None:
    """What of an event is looked at; None where the data set's columns do not tell it."""
    registry = evidence.registry
    if sizes:
        return lambda item: None if not (known := settlements.size(item, registry)[0]) else known in sizes
    if families == {"civilians"}:
        return lambda item: item.event_type == census.VIOLENCE["3"]
    if place is not None:
        return lambda item: places.fit(place, item, registry) == "inside"
    return None


def _of(
    held: Census, claim: Claim, sides: baselines.Sides, test: Test, place: Phrase | None, evidence: Evidence
) -> Verdict | None:
    after = censustrends.countable(held, sides)
    if after is None or held.span is None:
        return None
    own = censustrends.scope_of(claim, evidence)
    same = own.place is not None and place is not None and own.place.text == place.text
    scope = Scope(place=None if same else own.place, actor=own.actor)
    events = census.select(held, scope, evidence)
    deaths = _DEATHS.search(claim.text) is not None
    late = _split(events, after, test, deaths=deaths)
    base = sides.named or Period(after.first - timedelta(after.days), after.first - timedelta(1))
    early = _split(events, base, test, deaths=deaths) if base.first >= held.span.first else None
    if late.events < FEW or not late.whole:
        return None
    most = _MOST.search(claim.text) is not None
    rising = _MORE.search(claim.text) is not None or not most
    if rising and (early is None or early.events < FEW) and not most:
        return None
    return _verdict(held, claim, late, early, most=most, rising=rising and early is not None and early.events >= FEW)


def _split(events: tuple[Incident, ...], period: Period, test: Test, *, deaths: bool) -> Split:
    rows = [(item, test(item)) for item in census.within(events, period)]
    told = [(item, bool(yes), census.tally(item)[1] if deaths else 1.0) for item, yes in rows if yes is not None]
    whole = sum(number for _, _, number in told)
    worst = sorted((item for item, yes, _ in told if yes), key=lambda i: (-census.tally(i)[1], i.id))[:2]
    return Split(
        part=sum(number for _, yes, number in told if yes), whole=whole, events=len(told),
        unit="deaths" if deaths else "events", period=period,
        weight=sum(number * number for _, _, number in told) / whole if whole else 1.0,
        cites=tuple(
            Cited("incident", i.id, i.known.at, f"{wording.period(i.occurred)}, {i.place or i.admin1}") for i in worst
        ),
    )  # fmt: skip


def _verdict(held: Census, claim: Claim, late: Split, early: Split | None, *, most: bool, rising: bool) -> Verdict:
    now = posterior.share(late.part, late.whole, dispersion=late.weight)
    stands: list[str] = []
    told = f"counted in {held.dataset}: {late.words()}, {now.share:.0%} [{now.low:.0%}–{now.high:.0%}]"
    comparisons: tuple[Comparison, ...] = ()
    if most:
        stands.append("for" if now.low > 0.5 else "against" if now.high < 0.5 else "open")
    if rising and early is not None:
        comparisons = (_comparison(held, late, early),)
        rise = comparisons[0].rise
        stands.append("for" if rise >= SURE else "against" if rise <= 1 - SURE else "open")
        told += f", after {early.words()}, {early.part / early.whole:.0%}; P(increase) {rise:.2f}"
    kind: VerdictKind = (
        "supported" if set(stands) == {"for"} else "contradicted" if set(stands) == {"against"} else "partly"
    )
    cites = unique((*late.cites, *(early.cites if early else ())))
    difference = Difference(
        attribute="share", stated="most" if most else "a growing share", known=told,
        explanation="shares of events of a data set that is complete by its definition", span=claim.span, cites=cites,
    )  # fmt: skip
    return Verdict(
        claim=claim, kind=kind, why=wording.sentence(told), differences=() if kind == "supported" else (difference,),
        cites=cites, comparisons=comparisons, notes=(settlements.RULE,) if settlements.stated(claim.text)[0] else (),
    )  # fmt: skip


def _comparison(held: Census, late: Split, early: Split) -> Comparison:
    weight = max(late.weight, early.weight)
    rise = posterior.more((late.part, late.whole), (early.part, early.whole), dispersion=weight)
    now, then = (posterior.share(s.part, s.whole, dispersion=weight) for s in (late, early))
    return Comparison(
        series=held.dataset, measure=f"share of {late.unit}", baseline=baselines.LENGTH,
        before=early.words(), after=late.words(),
        ratio=(now.share or 0.5 / late.whole) / (then.share or 0.5 / early.whole), low=now.low / then.high,
        high=min(posterior.OPEN, now.high / then.low), rise=rise, cites=unique((*late.cites, *early.cites)),
    )  # fmt: skip
