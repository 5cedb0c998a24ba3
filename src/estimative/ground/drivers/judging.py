"""Verdicts on causal sentences: what was known of the cause, the effect, the way between them, and their association.

A cause is never *supported*. The strongest word for any part is *consistent with*; the weakest is *contradicted by
timing*, where the cause had moved the other way or the effect leads it; all else is *not shown*.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from estimative.ground import wording
from estimative.ground.drivers import reading
from estimative.ground.drivers.concepts import answers, direction, explicit
from estimative.ground.drivers.mechanism import heard
from estimative.ground.drivers.movement import Movement, chosen, middle, monthly, movement
from estimative.ground.evidence import Evidence, cite_count, figure, unique
from estimative.model.claims import Cited, Claim, Evidenced, Link, LinkKind, Verdict, VerdictKind
from estimative.model.events import Observation, Statement
from estimative.model.series import DeclaredSeries, Role
from estimative.model.spans import Phrase
from estimative.model.times import add_months

PAIRS = 6
"""Pairs of driver and effect that one sentence is tested on."""
_KINDS = ("cause", "forecast", "opinion", "background", "trend", "analogy")


class End(Struct, frozen=True, kw_only=True):
    """One end of a link in one declared series: how it moved, and which way the text says (+1, −1, 0 unsaid)."""

    series: DeclaredSeries
    items: tuple[Observation, ...]
    moved: Movement
    stated: int
    due: tuple[Observation, ...] = ()


def attach(
    verdicts: Iterable[Verdict], evidence: Evidence, series: Sequence[DeclaredSeries] = ()
) -> tuple[Verdict, ...]:
    """The verdicts, those on causal sentences with the evidence of each part of the link."""
    found: list[Verdict] = []
    causes: dict[str, Phrase | None] = {}
    before: Claim | None = None
    for verdict in verdicts:
        claim = verdict.claim
        near = before if before is not None and before.line == claim.line else None
        link = reading.link(claim, near, causes.get(claim.judgment)) if claim.kind in _KINDS else None
        if link is not None and not verdict.links:
            causes[claim.judgment] = link.cause
            verdict = _with(verdict, links(claim, link, evidence, series))  # noqa: PLW2901 (the same verdict, fuller)
        found.append(verdict)
        before = claim
    return tuple(found)


def judge_cause(claim: Claim, evidence: Evidence, series: Sequence[DeclaredSeries] = ()) -> Verdict:
    """The verdict on one causal sentence by itself; *not checkable* without parts where no link can be read from it."""
    why = "a cause is asserted: a sequence or a claim of it can be shown, the cause cannot"
    verdict = Verdict(claim=claim, kind="not checkable", why=wording.sentence(why))
    link = reading.link(claim)
    return verdict if link is None else _with(verdict, links(claim, link, evidence, series))


def links(claim: Claim, link: Link, evidence: Evidence, series: Sequence[DeclaredSeries]) -> tuple[Evidenced, ...]:
    """The evidence for cause, effect, mechanism and association, in this order."""
    cause, effect = _words(link.cause), _words(link.effect)
    drivers = _ends(cause, "driver", claim, evidence=evidence, series=series)
    effects = _ends(f"{_between(claim, link)} {effect}", "effect", claim, evidence=evidence, series=series)
    return (
        *(_part("cause", cause, end) for end in drivers),
        *(() if drivers else (_undeclared("cause", cause),)),
        *(_part("effect", effect, end, _first(drivers)) for end in effects),
        *(() if effects else (_undeclared("effect", effect),)),
        _mechanism(link, evidence),
        *_associations(drivers, effects, f"{cause} → {effect}"),
    )


def _words(phrase: Phrase | None) -> str:
    return reading.bare(phrase.text) if phrase is not None else ""


def _between(claim: Claim, link: Link) -> str:
    """The words between cause and effect, which say whether more or less is meant ("will reduce")."""
    if link.cause is None or link.effect is None or not claim.span.covers(link.effect.span):
        return ""
    start = claim.span.start
    return claim.text.encode()[max(link.cause.span.end - start, 0) : link.effect.span.start - start].decode(
        errors="ignore"
    )


def _first(ends: Sequence[End]) -> date | None:
    """The first day that any driver was measured on."""
    return min((item.period.first for end in ends for item in end.items), default=None)


def _ends(words: str, role: Role, claim: Claim, *, evidence: Evidence, series: Sequence[DeclaredSeries]) -> list[End]:
    since = None
    if claim.time is not None and claim.time.period is not None and claim.time.anchor == "since":
        since = claim.time.period.first
    ends = []
    for item in sorted((s for s in series if s.role == role and answers(s, words)), key=lambda s: s.name):
        kept = chosen(item, evidence.observations)
        worse = {"worse": 1, "better": -1}.get(item.higher_means, 0)
        stated = direction(words, worse=worse) or (worse if role == "driver" else 1)
        due = sorted((o for o in evidence.observations if item.projects(o)), key=lambda o: (o.period, o.known, o.id))
        ends.append(End(series=item, items=kept, moved=movement(item, kept, since), stated=stated, due=tuple(due[-1:])))
    return ends


def _part(part: str, words: str, end: End, driven: date | None = None) -> Evidenced:
    """What one series says of one end of the link; `driven` is the first day that a driver was measured on."""
    way = {"up": "rose", "down": "fell", "level": "hardly changed", "unknown": "cannot be compared"}[end.moved.way]
    told = f"{end.series.name} {way}: {end.moved.why}" if end.moved.used else f"{end.series.name}: {end.moved.why}"
    expected = [f"{figure(o)} were projected for {wording.period(o.period)}" for o in end.due]
    if driven is not None and end.moved.newest is not None and end.moved.newest < driven:
        expected.append(
            f"this was before any driver was measured ({wording.day(driven)}): timing cannot speak for a link"
        )
    kind: LinkKind = "not shown"
    if end.moved.sign and end.stated:
        said = explicit(words, worse={"worse": 1, "better": -1}.get(end.series.higher_means, 0))
        against: LinkKind = "contradicted by timing" if part == "cause" and said and end.moved.firm else "not shown"
        kind = "consistent with" if end.moved.sign == end.stated else against
    source = f"({end.series.source})"
    return Evidenced(
        part="cause" if part == "cause" else "effect",
        stated=words,
        kind=kind,
        why=wording.sentence(f"{'; '.join((told, *expected))} {source}"),
        cites=_cited((*end.moved.used, *end.due)),
    )


def _undeclared(part: str, words: str) -> Evidenced:
    why = f"no series is declared that answers to {words!r}" if words else "the sentence does not name it"
    return Evidenced(
        part="cause" if part == "cause" else "effect", stated=words, kind="not shown", why=wording.sentence(why)
    )


def _mechanism(link: Link, evidence: Evidence) -> Evidenced:
    """Who had asserted the link by the cut-off, and who spoke against it; contested, it is not shown."""
    found = heard(_words(link.cause), _words(link.effect), evidence)
    parts = []
    if found.supporting:
        parts.append(f"asserted by {_voices(found.supporting)}")
    if found.opposing:
        parts.append(f"spoken against by {_voices(found.opposing)}")
    why = "; ".join(parts) or "no judgement of others on it was known"
    return Evidenced(
        part="mechanism",
        stated=_words(link.mechanism) or "not stated",
        kind="consistent with" if found.supporting and not found.opposing else "not shown",
        why=wording.sentence(why),
        cites=tuple(_state(s) for s in (*found.supporting, *found.opposing)),
    )


def _voices(items: Sequence[Statement]) -> str:
    return "; ".join(f"{s.by} ({wording.day(s.known.at)}): {s.text.rstrip('.')}" for s in items)


def _state(item: Statement) -> Cited:
    return Cited("statement", item.id, item.known.at, f"{item.by}: {item.text}")


def _associations(drivers: Sequence[End], effects: Sequence[End], words: str) -> tuple[Evidenced, ...]:
    pairs = [(a, b) for a in drivers for b in effects]
    return tuple(_association(a, b, words) for a, b in pairs[:PAIRS])


def _association(driver: End, effect: End, words: str) -> Evidenced:
    """The lagged association of one pair of series, or that it is too short to tell."""
    from estimative.ground.drivers.association import LEAST, associate

    months = _joint(driver.items, effect.items)
    pair = f"{driver.series.name} and {effect.series.name}"
    if len(months) < LEAST:
        why = f"{pair} share {wording.count(len(months), 'month')} without a gap; {LEAST} are needed: too short to tell"
        return Evidenced(part="association", stated=words, kind="not shown", why=wording.sentence(why))
    found = associate(
        [middle(x) or 0.0 for x, _ in months.values()],
        [middle(y) or 0.0 for _, y in months.values()],
        lags=driver.series.lag_months,
        sign=driver.stated * effect.stated,
        first_month=min(months).month,
    )
    head = f"{pair}, {found.n} months"
    lead = f"{head}: the driver leads by {wording.count(found.lag, 'month')} at r = {found.r:.2f}, p = {found.p:.3f}"
    back = f"the effect leads by {wording.count(found.lead, 'month')} at r = {found.lead_r:.2f}, p = {found.lead_p:.3f}"
    kind: LinkKind = "not shown"
    if found.shown:
        kind = "consistent with"
    elif found.backwards:
        kind = "contradicted by timing"
    ends = [months[day] for day in (min(months), max(months))]
    return Evidenced(
        part="association",
        stated=words,
        kind=kind,
        why=wording.sentence(f"{lead}; placebo: {back}"),
        cites=_cited([item for pair in ends for item in pair]),
    )


def _joint(a: Sequence[Observation], b: Sequence[Observation]) -> dict[date, tuple[Observation, Observation]]:
    """The newest run of months without a gap that both series have."""
    first, second = monthly(a), monthly(b)
    both = sorted(set(first) & set(second), reverse=True)
    run: list[date] = []
    for day in both:
        if run and add_months(run[-1], -1) != day:
            break
        run.append(day)
    return {day: (first[day], second[day]) for day in reversed(run)}


def _cited(items: Sequence[Observation]) -> tuple[Cited, ...]:
    return unique(cite_count(item) for item in items)


def _with(verdict: Verdict, found: tuple[Evidenced, ...]) -> Verdict:
    """The verdict with the parts of the link, its kind by the mapping of `kind_of`, and what they come to in `why`."""
    said = "; ".join(f"{item.part}: {item.kind}" for item in found)
    kind = kind_of(verdict, found)
    told = [item.why.rstrip(".") for item in found if item.kind == "contradicted by timing"]
    head = f"{verdict.why} " + (wording.sentence(f"but {'; '.join(told)}") + " " if told else "")
    cites = unique((*verdict.cites, *(cite for item in found for cite in item.cites)))
    return replace(verdict, kind=kind, links=found, why=f"{head}By part, {said}.", cites=cites)


def kind_of(verdict: Verdict, found: Sequence[Evidenced]) -> VerdictKind:
    """The verdict on a sentence that asserts a cause.

    *contradicted* where the cause moved the other way in every series that moved, or the effect leads it (*partly*, if
    what else the sentence says is supported); *partly* for a bare cause of which both ends had moved as stated; else as
    it was. A prediction stays *not checkable*.
    """
    if verdict.claim.kind == "forecast":
        return verdict.kind
    kinds = {part: {item.kind for item in found if item.part == part} for part in ("cause", "effect", "association")}
    backwards = any(
        "contradicted by timing" in kinds[part] and "consistent with" not in kinds[part]
        for part in ("cause", "association")
    )
    if backwards:
        return (
            "contradicted"
            if verdict.kind == "not checkable"
            else "partly"
            if verdict.kind == "supported"
            else verdict.kind
        )
    both = "consistent with" in kinds["cause"] and "consistent with" in kinds["effect"]
    return "partly" if both and verdict.claim.kind == "cause" and verdict.kind == "not checkable" else verdict.kind
