"""What was known by the cut-off and speaks against a judgment: counts that went the other way, judgements of others,
denials of what its evidence tells, and incidents of the other sign (operations against the group whose attacks are to
go on; attacks where they are to fall).

Nothing here says that a judgment is wrong: it is what a reader should have been shown beside the evidence for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from estimative.ground import omissions, positions, posterior, predicates, trends, wording
from estimative.ground.evidence import Evidence, cite_count, cite_said, figure, unique
from estimative.ground.matching import same_actor
from estimative.ground.places import countries_of
from estimative.ground.predicates import Predicate
from estimative.ground.rates import SHORT, level, value
from estimative.ground.words import acts, targets
from estimative.model.claims import Cited, Contrary, Verdict
from estimative.model.events import Attestation, Incident, Observation, Statement
from estimative.model.judgments import Judgment
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

SHOWN = 3
"""How many incidents, and how many counts, statements and denials, are listed for one judgment."""
SURE = 0.9
"""P of a fall (or rise) from which a count is said to have gone that way."""
_TITLES = {"fall": "rose", "rise": "fell", "continue": "fell"}


def contrary(
    judgment: Judgment, about: Predicate, evidence: Evidence, verdicts: Iterable[Verdict], used: Collection[str] = ()
) -> tuple[Contrary, ...]:
    """What speaks against one judgment: counts, then statements, denials and incidents. `verdicts` are the document's,
    `used` the incidents that it speaks of.
    """
    if not about.kind:
        return ()
    own = [v for v in verdicts if v.claim.judgment == judgment.id]
    found = [*_compared(own, about), *_counts(about, evidence)]
    found += _statements(about, judgment, evidence)
    found += _denials(about, own, evidence)
    found += _incidents(about, evidence, used)
    kept = {tuple(c.id for c in cites): (why, cites) for why, cites in reversed(found)}
    return tuple(
        Contrary(judgment=judgment.id, why=wording.sentence(why), cites=cites)
        for why, cites in found
        if kept.get(tuple(c.id for c in cites)) == (why, cites)
    )


Found = tuple[str, tuple[Cited, ...]]


# --- counts -----------------------------------------------------------------------------------------------------


def _compared(own: list[Verdict], about: Predicate) -> list[Found]:
    """Comparisons behind the judgment's own trend sentences that went the other way."""
    found = []
    for item in (c for v in own if v.claim.kind == "trend" for c in v.comparisons if not c.variant):
        wrong = item.rise >= SURE if about.sense == "fall" else item.rise <= 1 - SURE
        if wrong and item.cites:
            rate = f"×{item.ratio:.2g} [{item.low:.2g}–{item.high:.2g}]"
            found.append((f"{item.series}, {item.baseline}: {item.before} → {item.after}, {rate}", item.cites))
    return found[:SHOWN]


def _counts(about: Predicate, evidence: Evidence) -> list[Found]:
    """Each publisher's newest count against its last one before, where it went the other way."""
    registry = evidence.registry
    if about.acts or about.targets or about.kind in ("cross-border", "operations") or not _whole(about, registry):
        return []
    groups: dict[tuple[str, str], list[Observation]] = {}
    for item in evidence.observations:
        fits = not about.countries or item.country in about.countries
        if not (fits and about.actor and same_actor(registry, about.actor, item.actor)) or value(item) is None:
            continue
        if trends.measures(item, about.subject) and (level(item) or item.period.days >= SHORT):
            groups.setdefault((item.series, item.measure), []).append(item)
    pairs = (_newest(groups[key], about) for key in sorted(groups))
    return [found for pair in pairs if pair and (found := _against(pair, about))][:SHOWN]


def _whole(about: Predicate, registry: Registry) -> bool:
    """Whether a judgment speaks of countries as a whole, of which counts are given."""
    return bool(about.countries) and all(registry.country(place) for place in about.places)


def _newest(items: list[Observation], about: Predicate) -> tuple[Observation, Observation] | None:
    """The newest observation that reaches into the look-back, and the last one before it."""
    items = sorted(items, key=lambda o: (o.period.last, o.period.days, o.known, o.id))
    late = items[-1]
    if late.period.last < about.window.first:
        return None
    before = [o for o in items if o.period.last < late.period.first]
    if not before:
        return None
    alike = [o for o in before if level(o) or 2 * o.period.days >= late.period.days]
    return ((alike or before)[-1], late)


def _against(pair: tuple[Observation, Observation], about: Predicate) -> Found | None:
    before, after = pair
    old, new = value(before) or 0.0, value(after) or 0.0
    told = f"{figure(before)} ({wording.period(before.period)}) → {figure(after)} ({wording.period(after.period)})"
    cites = (cite_count(before), cite_count(after))
    if level(after):
        low, high = after.low or new, before.high or old
        flat = about.sense == "rise" and new <= old and (after.high or new) <= high
        if about.sense == "fall":
            return (f"{after.series} rose: {told}", cites) if low > high else None
        if flat or (after.high or new) < (before.low or old):
            return f"{after.series} {'did not rise' if new >= old else 'fell'}: {told}", cites
        return None
    rate = posterior.ratio(new, after.period.days, old, before.period.days)
    wrong = rate.rise >= SURE if about.sense == "fall" else rate.rise <= 1 - SURE
    if not wrong:
        return None
    shown = f"daily rate ×{rate.ratio:.2g} [{rate.low:.2g}–{rate.high:.2g}]"
    return f"{after.series} {_TITLES[about.sense or 'continue']}: {told}, {shown}", cites


# --- judgements of others ---------------------------------------------------------------------------------------


def _statements(about: Predicate, judgment: Judgment, evidence: Evidence) -> list[Found]:
    """Judgements of others against it: those filed under its question, else those whose words say the opposite."""
    asked = {name.casefold() for name in about.questions} | {n.split("-")[-1].casefold() for n in about.questions}
    wrong = "for" if predicates.denies(judgment) else "against"
    kept = []
    for item in evidence.statements:
        filed = item.question.casefold() in asked
        if filed:
            good = item.direction == wrong and _topical(item, about, evidence.registry, least=1)
        else:
            good = item.direction in ("for", "against") and _opposite(item, about, evidence.registry)
        if good:
            kept.append(item)
    kept.sort(key=lambda s: (-s.known.at.timestamp(), s.id))
    return [(f"{s.by} ({wording.day(s.known.at)}): {s.text}", (_cite(s),)) for s in kept[:SHOWN]]


def _opposite(item: Statement, about: Predicate, registry: Registry) -> bool:
    told = predicates.direction(item.text)
    opposed = told == "rise" if about.sense == "fall" else told == "fall"
    return opposed and predicates.about(item.text, about) and _topical(item, about, registry, least=2)


def _topical(item: Statement, about: Predicate, registry: Registry, *, least: int) -> bool:
    """Whether a statement shares at least so many of actor, country and subject, and contradicts none."""
    actors = [f.value for f in registry.find_actors(item.text)]
    lands = {code for f in registry.find_places(item.text) for code in countries_of(f.value, registry)}
    wanted = about.countries | ({about.home} if about.home else frozenset())
    if lands and wanted and not lands & wanted:
        return False
    shared = bool(about.actor) and any(same_actor(registry, about.actor, name) for name in actors)
    return shared + bool(lands & wanted) + predicates.about(item.text, about) >= least


def _cite(item: Statement) -> Cited:
    return Cited("statement", item.id, item.known.at, f"{item.by}: {item.text}")


# --- denials ----------------------------------------------------------------------------------------------------


def _denials(about: Predicate, own: list[Verdict], evidence: Evidence) -> list[Found]:
    """Denials of the incidents that the judgment's own evidence tells, of a crossing too where it speaks of one."""
    mentioned = [(v.claim.line, positions.speaker_of(v.claim)) for v in own if v.claim.kind == "denial"]
    told = {c.id for v in own if v.kind in ("supported", "partly") for c in v.cites if c.kind == "incident"}
    if about.kind not in ("attacks", "cross-border") or about.sense == "fall" or not told:
        return []
    found = []
    known = [item for key in sorted(told) if (item := evidence.incident(key)) is not None]
    for incident in sorted(known, key=lambda item: (item.occurred.first, item.id)):
        stand = evidence.standing(incident)
        if not incident.occurred.overlap(about.window) or not omissions.bearing(about, stand, evidence)[0]:
            continue
        items = list(positions.opposed(stand, evidence.registry))
        if about.kind == "cross-border":
            items += _origin_denied(stand, items, evidence)
        items = [item for item in items if not positions.anonymous(item.by)]
        if items:
            found.append((_denied(items, stand, mentioned, evidence.registry), unique(cite_said(i) for i in items)))
    return found


def _origin_denied(stand: Standing, said: list[Attestation], evidence: Evidence) -> list[Attestation]:
    voices = {positions.voice(item.by) for item in said}
    held = (a for a in evidence.origins(stand.incident) if a.kind in ("denied", "partly_denied"))
    return [a for a in positions.first_by_voice(held) if positions.voice(a.by) not in voices]


def _denied(items: list[Attestation], stand: Standing, mentioned: list[tuple[int, str]], registry: Registry) -> str:
    """Who denied it, what is left out of the text first, and the lines that let a denier speak."""
    given = {
        item.id: line
        for line, who in mentioned
        for item in items
        if who and positions.same_voice(item.by, who, registry)
    }
    shown = sorted(items, key=lambda item: item.id in given)
    told = "; ".join(_denial(item) for item in shown[:SHOWN])
    more = f"; and {len(items) - SHOWN} more" if len(items) > SHOWN else ""
    lines = wording.listed(str(n) for n in sorted(set(given.values())))
    said = f" (a denial stands in line {lines})" if lines else ""
    return f"{positions.title(stand)} was denied by {told}{more}{said}"


def _denial(item: Attestation) -> str:
    part = "in part" if item.kind == "partly_denied" else "the origin" if item.field == "origin" else ""
    detail = ", ".join(p for p in (part, item.note) if p)
    return f"{positions.said([item])}{f', {detail}' if detail else ''}"


# --- incidents of the other sign --------------------------------------------------------------------------------


def _incidents(about: Predicate, evidence: Evidence, used: Collection[str]) -> list[Found]:
    if about.kind not in ("attacks", "cross-border"):
        return []
    if about.sense == "fall":
        ranked = omissions.rank(about, evidence, used)
        chosen = [(f"{r.reason}: {positions.title(r.stand)}, {positions.phrase(r.stand)}", r.stand) for r in ranked[:3]]
    else:
        chosen = [
            (f"an operation against the group: {positions.title(s)}, {positions.phrase(s)}", s)
            for s in _operations(about, evidence, used)
        ]
    return [(why, unique(positions.cites(stand, evidence))) for why, stand in chosen]


def _operations(about: Predicate, evidence: Evidence, used: Collection[str]) -> list[Standing]:
    """Raids and arrests against the judgment's actor in its look-back, the weightiest first."""
    lands = about.countries | ({about.home} if about.home else frozenset())
    if about.kind == "cross-border" and about.home:
        lands = frozenset({about.home})
    scored = []
    for incident in evidence.find(period=about.window, countries=lands) if about.actor else ():
        if incident.id in used or not _raid(about, incident, evidence.registry):
            continue
        if about.kind == "cross-border" and not _at_border(incident):
            continue
        stand = evidence.standing(incident)
        fresh = omissions.freshness(incident.occurred, about.window.last)
        weight = omissions.severity(about, stand) * omissions.grade(stand, evidence) * fresh
        scored.append((-weight, incident.id, stand))
    return [stand for _, _, stand in sorted(scored, key=lambda item: item[:2])[:SHOWN]]


def _raid(about: Predicate, incident: Incident, registry: Registry) -> bool:
    """Whether somebody else moved against the judgment's actor."""
    if "operation" not in acts(incident.event_type):
        return False
    if incident.actor and same_actor(registry, about.actor, incident.actor):
        return False
    named = registry.find_actors(f"{incident.event_type}; {incident.target_actor}; {incident.target_type}")
    return any(same_actor(registry, about.actor, whom) for whom in (incident.target_actor, *(f.value for f in named)))


def _at_border(incident: Incident) -> bool:
    """Whether an operation was against what crosses a border; a raid elsewhere says little of that."""
    told = f"{incident.summary} {incident.target_type} {incident.event_type}"
    return "rocket" in acts(told) or "border" in targets(told)
