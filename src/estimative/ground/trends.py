"""Trends: a stated change held against counts on both sides of its turning point, as known at the cut-off.

Both sides are counts of one publisher (`estimative.ground.rates`) or of one complete data set
(`estimative.ground.censustrends`); incidents of a sample are never counted. The main comparisons follow the text's own
baseline, publisher and counting rule; the variants vary one of them each, and where one turns the conclusion over a
difference *sensitivity* says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from estimative.ground import baselines, censustrends, changes, rates, remainder, subjects, wording
from estimative.ground.baselines import Sides
from estimative.ground.changes import Change
from estimative.ground.evidence import Evidence, cite_count, figure, unique
from estimative.ground.posterior import OPEN
from estimative.ground.rates import SHORT, Pair
from estimative.ground.subjects import measures, relevant
from estimative.ground.subjects import subject_of as measure_of
from estimative.model.claims import Claim, Comparison, Difference, Verdict, VerdictKind
from estimative.model.events import Observation

__all__ = ["applies", "judge_trend", "measure_of", "measures", "refuse", "relevant"]

SURE = 0.95
"""P from which a rise counts as shown (and 1 − P for a fall)."""
STEADY = (0.67, 1.5)
"""A ratio whose interval stays inside these counts as no change."""
SHOWN = 3
_PLAIN = "Nothing in it can be held against events or counts"


def applies(claim: Claim) -> bool:
    """Whether a sentence that is read as something else denies a change or compares two times: "no increase in
    attacks", "fewer people were killed in 2020 than in 2019"."""
    told = claim.kind in ("absence", "opinion", "event") and changes.steady(claim.text)
    told = told or (claim.kind in ("event", "count", "opinion") and changes.compared(claim.text))
    return told and subjects.subject_of(claim) != "other" and baselines.sides(claim) is not None


def judge_trend(claim: Claim, evidence: Evidence) -> Verdict:
    """A rise or fall held against counts on both sides of the turning point, as known at the cut-off."""
    subject = subjects.subject_of(claim)
    if subject == "other":
        return _unmeasured(claim, evidence)
    sides = baselines.sides(claim)
    series = subjects.relevant(claim, subject, evidence)
    if sides is None:
        return refuse(claim, "the text names no period to compare", series)
    main, variants = _compared(claim, subject, sides, evidence)
    counted = censustrends.compare(claim, subject, sides, evidence)
    comparisons = [*main, *variants]
    if not main:
        main, comparisons = list(counted.main), [*counted.main, *counted.variants]
    else:
        comparisons += [replace(c, variant=c.variant or "other publisher") for c in counted.main]
    if not main:
        return refuse(claim, _no_pair(series, sides, counted.why), series)
    return _verdict(claim, changes.change(claim), comparisons, counted.notes)


def _unmeasured(claim: Claim, evidence: Evidence) -> Verdict:
    plain = remainder.judge_other(claim, evidence)
    why = wording.sentence(
        "no count of what is said to change is in the store" + plain.why.removeprefix(_PLAIN).rstrip(".")
    )
    return replace(plain, why=why)


def _compared(
    claim: Claim, subject: str, sides: Sides, evidence: Evidence
) -> tuple[list[Comparison], list[Comparison]]:
    """The main comparisons of published counts, and those that vary publisher, country, counting rule or measure."""
    series = subjects.relevant(claim, subject, evidence)
    pairs = rates.pairs(series, sides)
    if not pairs:
        return [], []
    land = subjects.home(tuple(p.items[0] for p in pairs))
    named = subjects.publisher(claim, series)
    rules = {subjects.rule(p.items[0]) for p in pairs if p.items[0].country == land}
    stated = "claimed" if "claim" in claim.text.lower() else "recorded"
    rule = stated if stated in rules else min(rules)
    labelled = [_label(pair, land, named, rule) for pair in pairs]
    others = [
        replace(c.comparison(), variant=what) for what, c in _other_measures(claim, subject, sides, evidence, land)
    ]
    main = [c for c in labelled if not c.variant]
    return main, [c for c in labelled if c.variant] + others


def _label(pair: Pair, land: str, named: Sequence[Observation], rule: str) -> Comparison:
    item = pair.items[0]
    variant = pair.variant
    if named and item not in named:
        variant = "other publisher"
    elif item.country != land:
        variant = f"other country ({item.country})"
    elif subjects.rule(item) != rule:
        variant = f"other counting rule ({subjects.rule(item)})"
    return replace(pair.comparison(), variant=variant)


def _other_measures(claim: Claim, subject: str, sides: Sides, evidence: Evidence, land: str) -> list[tuple[str, Pair]]:
    """What the same actor's deaths and casualties say of a change in attacks, and the other way round."""
    others = {"attacks": ("killed", "casualties"), "killed": ("attacks",), "casualties": ("killed", "attacks")}
    found = []
    for other in others.get(subject, ()):
        items = tuple(o for o in subjects.relevant(claim, other, evidence) if o.country == land)
        found += [(f"other counting rule ({other})", pair) for pair in rates.pairs(items, sides) if not pair.variant]
    return found


def _verdict(claim: Claim, change: Change, comparisons: list[Comparison], notes: Iterable[str]) -> Verdict:
    main = [c for c in comparisons if not c.variant]
    stands = [_stand(c, change) for c in main]
    kind: VerdictKind = (
        "supported"
        if all(s == "for" for s in stands)
        else "contradicted"
        if all(s == "against" for s in stands)
        else "partly"
    )
    different = [] if kind == "supported" else [_difference(claim, main, change, stands)]
    flips = _sensitivity(claim, change, comparisons, kind)
    told = [words(main[0])]
    if kind == "partly" and len(set(stands)) > 1:
        told.append(words(next(c for c, s in zip(main, stands, strict=True) if s != stands[0])))
    lead = _lead(kind, change, main, stands)
    listed = (words(c) for c in comparisons if words(c) not in told)
    return Verdict(
        claim=claim, kind=kind, why=wording.sentence(f"{lead}: {', but '.join(told)}"),
        differences=tuple(d for d in (*different, flips) if d is not None),
        cites=unique(cite for c in main for cite in c.cites), notes=tuple(n for n in (*listed, *notes) if n),
        comparisons=tuple(comparisons),
    )  # fmt: skip


def _stand(item: Comparison, change: Change) -> str:
    """Whether one comparison speaks *for* a stated change, *against* it, agrees in direction but not in *size*, or
    leaves it *open*."""
    rises, falls = item.rise >= SURE, item.rise <= 1 - SURE
    if change.direction == "none":
        steady = STEADY[0] <= item.low and item.high <= STEADY[1]
        return "against" if rises or falls else "for" if steady else "open"
    if change.direction in ("no increase", "decrease"):
        agree, against = falls, rises
    else:
        agree, against = rises, falls
    if not change.sized:
        return "for" if agree else "against" if against else "open"
    assert change.low is not None
    assert change.high is not None
    near = change.low <= item.high and item.low <= change.high
    if agree:
        return "for" if near and _close(item, change) else "size"
    return "against" if against or not near else "open"


def _close(item: Comparison, change: Change) -> bool:
    """Whether the counted ratio itself is not far from the stated size: a wide interval alone supports no size."""
    assert change.low is not None
    assert change.high is not None
    return change.low / 1.35 <= item.ratio <= change.high * 1.35


def _lead(kind: str, change: Change, main: list[Comparison], stands: list[str]) -> str:
    if kind == "supported":
        return "counts on both sides agree" if len(main) > 1 else "counts of one publisher on both sides agree"
    if kind == "contradicted":
        return (
            "counts on both sides say otherwise"
            if len(main) > 1
            else "counts of one publisher on both sides say otherwise"
        )
    if set(stands) == {"size"}:
        return f"the direction agrees, the size ({change.text}) does not"
    if set(stands) == {"open"}:
        return _leaning(change, main)
    varied = [
        name
        for name, many in (("publisher", {c.series for c in main}), ("baseline", {c.baseline for c in main}))
        if len(many) > 1
    ]
    return f"it depends on the {wording.listed(varied) or 'size of the change'}"


def _leaning(change: Change, main: list[Comparison]) -> str:
    down = change.direction in ("decrease", "no increase")
    ways = {c.ratio == 1 or (c.ratio < 1) == down for c in main}
    if change.direction == "none" or len(ways) > 1 or any(c.ratio == 1 for c in main):
        return "the counts show no change either way"
    return f"the counts point {'that' if ways == {True} else 'the other'} way, but do not show it"


def words(item: Comparison) -> str:
    """A comparison for a reader: series, both counts with their periods, the ratio with its interval and P."""
    what = "×" if "level" in item.baseline else "daily rate ×"
    chance = "" if "level" in item.baseline else f", P(increase) {item.rise:.2f}"
    vary = f"{item.variant}; " if item.variant else ""
    return (
        f"{item.series}: {item.before} → {item.after}, {what}{times(item.ratio)} "
        f"[{times(item.low)}–{times(item.high)}{chance}] ({vary}against {item.baseline})"
    )


def times(ratio: float) -> str:
    """A ratio for a reader: 1.4, 0.03, 300, … where it has no upper end."""
    return "…" if ratio >= OPEN else f"{ratio:,.0f}" if ratio >= 20 else f"{ratio:.2g}"


def _difference(claim: Claim, main: list[Comparison], change: Change, stands: list[str]) -> Difference:
    known = wording.listed(f"×{times(c.ratio)} ({c.series}, against {c.baseline})" for c in main)
    explanation = "daily rates after against before, by publisher and baseline; never a mix of publishers"
    if set(stands) == {"open"}:
        explanation = "neither a rise nor a fall is shown at P 0.95, given how much the counts vary; " + explanation
    return Difference(
        attribute="trend",
        stated=change.words(),
        known=known,
        delta=_range(main),
        explanation=explanation,
        span=claim.act.span if claim.act else claim.span,
        cites=unique(cite for c in main for cite in c.cites),
    )


def _range(items: list[Comparison]) -> str:
    low, high = (times(pick(c.ratio for c in items)) for pick in (min, max))
    return f"×{low}" if low == high else f"×{low} to ×{high}"


def _sensitivity(claim: Claim, change: Change, comparisons: list[Comparison], kind: str) -> Difference | None:
    """What turns the conclusion over: another baseline, publisher, country, counting rule or delay (rule G913)."""
    for_, against = ([c for c in comparisons if _stand(c, change) == s] for s in ("for", "against"))
    other = against if kind == "supported" else for_ if kind == "contradicted" else []
    if kind == "partly":
        mixed = [c for c in comparisons if _stand(c, change) != "for"]
        other = for_ if for_ and mixed else []
    if not other:
        return None
    first = other[0]
    return Difference(
        attribute="sensitivity",
        stated=change.words(),
        known=wording.listed(words(c) for c in other[:SHOWN]),
        delta=_range(comparisons),
        explanation=f"another reading turns it over: {first.variant or first.baseline}",
        span=claim.act.span if claim.act else claim.span,
        cites=unique(cite for c in other for cite in c.cites),
    )


def _no_pair(series: tuple[Observation, ...], sides: Sides, counted: str) -> str:
    turn = wording.day(sides.turn.first)
    published = (
        f"no publisher's counts known at the cut-off cover both sides of {turn}"
        if series
        else "no count of it by any publisher was known at the cut-off"
    )
    return f"{published}; {counted}" if counted else published


def refuse(claim: Claim, reason: str, series: tuple[Observation, ...]) -> Verdict:
    """The verdict where no honest comparison can be made, with the latest counts that there are."""
    long = (o for o in rates.newest(series) if o.period.days >= SHORT)
    latest = sorted(long, key=lambda o: (o.period.last, o.id), reverse=True)[:SHOWN]
    told = tuple(f"counted: {figure(o)} {o.measure}, {wording.period(o.period)} ({o.series})" for o in latest)
    rule = "incidents are a convenience sample and give no rate"
    return Verdict(
        claim=claim,
        kind="not checkable",
        why=wording.sentence("; ".join(p for p in (reason, rule if "is complete" not in reason else "") if p)),
        cites=unique(cite_count(o) for o in latest),
        notes=told,
    )
