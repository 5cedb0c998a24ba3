"""Evidence-fit: does a bullet meet its judgment's own actor, act, place, origin and period?

A bullet is read through the verdicts on its claims. *Yes* and *no* need a fact: an incident that the bullet is about, a
count of the judgment's subject, or the bullet's own words where they say it outright. What nobody stated is *unshown*,
never *no*; opinions, motives, advice and reactions show nothing of an event, and the reason says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from estimative.ground import positions, trends, vocabulary, wording
from estimative.ground.evidence import Evidence, cite_said, unique, where
from estimative.ground.matching import involves, name, same_actor
from estimative.ground.omissions import hit
from estimative.ground.places import countries_of
from estimative.ground.places import fit as place_fit
from estimative.ground.predicates import Predicate
from estimative.ground.words import acts, content
from estimative.model.assessments import Assessment, Block
from estimative.model.claims import Cited, Claim, ClaimKind, Fit, Verdict
from estimative.model.events import Incident
from estimative.model.judgments import Judgment
from estimative.model.spans import Phrase, Span
from estimative.registry.registry import Registry
from estimative.registry.standing import Standing

EVENTLIKE: frozenset[ClaimKind] = frozenset({"event", "claim", "denial", "attribution", "superlative"})
COUNTED: frozenset[ClaimKind] = frozenset({"count", "trend", "shift"})
SAME = 0.6
"""Share of a bullet's telling words that its judgment has too, from which it is a restatement."""
NO_EVENT: dict[ClaimKind, str] = {
    "opinion": "it is a judgement of its own",
    "background": "it gives background",
    "motive": "it says what somebody wants",
    "cause": "it asserts a cause",
    "analogy": "it draws an analogy",
    "prescription": "it says what should be done",
    "forecast": "it is a forecast itself",
    "plan": "it tells of a plan or threat",
    "reaction": "it tells how others react",
}
ORDER: tuple[ClaimKind, ...] = (
    "reaction", "prescription", "forecast", "plan", "cause", "motive", "analogy", "opinion", "background",
)  # fmt: skip
FIELDS = ("actor", "act", "place", "origin", "period")


class Shown(Struct, frozen=True, kw_only=True):
    """What one claim of a bullet shows, attribute by attribute: yes, no or ""; `told` names what it is."""

    actor: str = ""
    act: str = ""
    place: str = ""
    origin: str = ""
    period: str = ""
    against: bool = False
    told: str = ""
    notes: tuple[str, ...] = ()
    cites: tuple[Cited, ...] = ()

    @property
    def score(self) -> int:
        """How many attributes are met, less those that are not."""
        values = [getattr(self, field) for field in FIELDS]
        return values.count("yes") - 2 * values.count("no") - 3 * self.against


def fits(
    assessment: Assessment,
    verdicts: Sequence[Verdict],
    about: Mapping[str, Predicate],
    cited: Mapping[str, Incident],
    evidence: Evidence,
) -> tuple[Fit, ...]:
    """The fit of every evidence bullet, in text order. `about`: the predicates by judgment id; `cited`: the incidents
    that the verdicts cite, by id.
    """
    judgments = {judgment.id: judgment for judgment in assessment.judgments}
    found = []
    for block in assessment.blocks:
        judgment, predicate = judgments.get(block.judgment), about.get(block.judgment)
        if block.role != "evidence" or judgment is None or predicate is None or not predicate.kind:
            continue
        own = [v for v in verdicts if block.span.start <= v.claim.span.start < block.span.end]
        if own:
            shown = list(_read(own, predicate, cited, evidence))
            found.append(_fit(block, judgment, predicate, own, shown, registry=evidence.registry))
    return tuple(found)


def _fit(
    block: Block,
    judgment: Judgment,
    about: Predicate,
    own: Sequence[Verdict],
    shown: list[Shown],
    *,
    registry: Registry,
) -> Fit:
    wanted = stated(about)
    if not shown:
        why = _eventless(own, judgment, registry)
        return Fit(judgment=judgment.id, line=block.line, span=block.body, unshown=wanted, why=why)
    best = max(shown, key=lambda item: item.score)
    # A denial in the same bullet speaks against; its event is still the one that the bullet offers.
    against = all(item.against for item in shown)
    values = {field: getattr(best, field) if field in wanted else "" for field in FIELDS}
    unshown = tuple(field for field in wanted if not values[field])
    return Fit(
        judgment=judgment.id,
        line=block.line,
        span=block.body,
        **values,
        against=against,
        why=_why(best, values, unshown, against=against),
        cites=unique(best.cites),
        unshown=unshown,
    )


def stated(about: Predicate) -> tuple[str, ...]:
    """The attributes that a predicate states and a bullet can therefore meet."""
    has = {
        "actor": bool(about.actor),
        "act": True,
        "place": bool(about.countries or about.places),
        "origin": about.kind == "cross-border" and bool(about.home),
        "period": True,
    }
    return tuple(field for field in FIELDS if has[field])


def _why(best: Shown, values: dict[str, str], unshown: tuple[str, ...], *, against: bool) -> str:
    met = [field for field in FIELDS if values[field] == "yes"]
    missed = [field for field in FIELDS if values[field] == "no"]
    parts = [f"meets {wording.listed(met)}" if met else ""]
    parts.append(f"not the judgment's {wording.listed(missed, 'or')}" if missed else "")
    parts.append(f"{wording.listed(unshown)} not shown" if unshown else "")
    parts += best.notes
    parts.append("speaks against the judgment" if against else "")
    return wording.sentence(f"{best.told}: {'; '.join(part for part in parts if part)}")


# --- bullets without an event -----------------------------------------------------------------------------------


def _eventless(own: Sequence[Verdict], judgment: Judgment, registry: Registry) -> str:
    """Why a bullet shows nothing that an event or a count could."""
    if restates(" ".join(v.claim.text for v in own), judgment, registry):
        return "It restates the judgment and shows nothing beside it."
    if any(v.kind == "contradicted" for v in own):
        return "What it tells is contradicted by what was known, so that it shows nothing for the judgment."
    if any(v.claim.kind in EVENTLIKE and v.kind == "not found" for v in own):
        return "The event that it tells was not found among what was known, so that nothing is shown."
    if any(v.claim.kind in COUNTED and v.kind in ("supported", "partly") for v in own):
        return "It counts something other than what the judgment speaks of."
    if any(v.claim.kind in COUNTED for v in own):
        return "No count known by the cut-off shows what it tells."
    kinds = [v.claim.kind for v in own]
    kind = next((k for k in ORDER if k in kinds), None)
    if kind in ("motive", "opinion") and repeats_aim(own, judgment, registry):
        return "It repeats the aim that the judgment states, which no event or count could show."
    reason = NO_EVENT.get(kind, "it tells of no event") if kind else "it tells of no event"
    who = next((v.claim.actor.text for v in own if v.claim.kind == "reaction" and v.claim.actor), "")
    third = f" ({who})" if kind == "reaction" and who else ""
    return wording.sentence(f"{reason}{third}, which no event or count could show to meet the judgment")


def restates(text: str, judgment: Judgment, registry: Registry) -> bool:
    """Whether nearly all telling words of a bullet are the judgment's own, names left aside."""
    mine = content(text) - _names(text, registry)
    return len(mine) >= 2 and len(mine & content(judgment.text)) >= SAME * len(mine)


def repeats_aim(own: Sequence[Verdict], judgment: Judgment, registry: Registry) -> bool:
    """Whether a bullet says the judgment's stated purpose over again, of the same doings."""
    if judgment.purpose is None:
        return False
    text = " ".join(v.claim.text for v in own)
    mine = content(text) - _names(text, registry)
    aim = content(judgment.purpose.text) - _names(judgment.purpose.text, registry)
    return bool(mine & aim) and len(mine & content(judgment.text)) >= 2


def _names(text: str, registry: Registry) -> frozenset[str]:
    return content(" ".join(f.text for f in (*registry.find_actors(text), *registry.find_places(text))))


# --- what a claim shows -----------------------------------------------------------------------------------------


def _read(
    own: Iterable[Verdict], about: Predicate, cited: Mapping[str, Incident], evidence: Evidence
) -> Iterator[Shown]:
    for verdict in own:
        claim = verdict.claim
        if claim.kind in COUNTED:
            yield from _count(verdict, about, evidence)
        elif claim.kind in EVENTLIKE and not claim.negated and verdict.kind in ("supported", "partly"):
            incident = next((cited[c.id] for c in verdict.cites if c.id in cited), None)
            if incident is not None:
                yield _event(verdict, evidence.standing(incident), about, evidence)


def _event(verdict: Verdict, stand: Standing, about: Predicate, evidence: Evidence) -> Shown:
    incident, registry = stand.incident, evidence.registry
    operation = "operation" in acts(incident.event_type)
    origin, notes = _origin(stand, about, evidence)
    raid = operation and about.kind in ("attacks", "cross-border")
    denial = verdict.claim.kind == "denial" and verdict.kind == "supported"
    against = (raid and _upon(about, incident, registry)) or denial
    return Shown(
        actor="no" if raid else _actor(stand, about, registry),
        act=_act(incident, about, operation=operation),
        place=_place(incident, about, registry),
        origin=origin,
        period=_period(incident, about),
        against=against if about.sense != "fall" else not operation,
        told=_title(incident, denial=denial),
        notes=notes,
        cites=(evidence.cite(incident), *(cite_said(a) for a in evidence.origins(incident))),
    )


def _title(incident: Incident, *, denial: bool) -> str:
    what = incident.event_type or "incident"
    return f"{'denial of ' if denial else ''}{what} in {where(incident)}, {wording.period(incident.occurred)}"


def _upon(about: Predicate, incident: Incident, registry: Registry) -> bool:
    return bool(about.actor) and (
        same_actor(registry, about.actor, incident.target_actor)
        or any(same_actor(registry, about.actor, f.value) for f in registry.find_actors(incident.event_type))
    )


def _actor(stand: Standing, about: Predicate, registry: Registry) -> str:
    """Yes where it is put down to the judgment's actor; no where only to another; "" where nobody was named."""
    if not about.actor or not stand.actor:
        return ""
    if involves(about.actor, stand, registry):
        return "yes"
    return "" if any(same_actor(registry, about.actor, a.names) for a in stand.said if a.names) else "no"


def _act(incident: Incident, about: Predicate, *, operation: bool) -> str:
    if about.kind == "operations":
        return "yes" if operation else "" if not acts(incident.event_type) else "no"
    if about.kind == "level":
        return ""
    if operation:
        return "no"
    act = vocabulary.act_fit(about.acts, incident.event_type, incident.summary)
    whom = vocabulary.target_fit(about.targets, hit(incident))
    return "yes" if act == 1.0 and whom >= 0.8 else "no" if not act * whom else ""


def _place(incident: Incident, about: Predicate, registry: Registry) -> str:
    land = registry.country(incident.country) or incident.country
    if not land:
        return ""
    if about.countries and land not in about.countries:
        return "no"
    if about.kind == "cross-border":
        return "" if not about.countries else "yes"
    smaller = [p for p in about.places if not registry.country(p)]
    if not smaller:
        return "yes" if about.countries else ""
    fitting = {place_fit(Phrase(Span(0, 0), p, p), incident, registry) for p in about.places}
    return "yes" if fitting & {"inside", "country"} else "no" if fitting <= {"abroad"} else ""


def _origin(stand: Standing, about: Predicate, evidence: Evidence) -> tuple[str, tuple[str, ...]]:
    """Yes where somebody other than the attacker held that it came from the stated origin and nobody denied it."""
    if about.kind != "cross-border":
        return "", ()
    held = evidence.origins(stand.incident)
    came = [a for a in held if a.kind not in ("denied", "partly_denied") and a.value in ("crossed", "directed")]
    denied = [a for a in held if a.kind in ("denied", "partly_denied") and a.value in ("crossed", "directed")]
    named = [a for a in came if not positions.anonymous(a.by)]
    others = [a for a in named if not (about.actor and evidence.registry.speaks_for(a.by, about.actor))]
    if others and not denied:
        return "yes", ()
    if came and denied:
        return "", ("its origin is disputed",)
    if denied:
        return "", ("an origin across the border is denied",)
    return "", (
        "no named party but the attacker says where it came from" if came else "nobody said where it came from",
    )


def _period(incident: Incident, about: Predicate) -> str:
    """Yes inside the look-back; no where it is a whole look-back older than that."""
    if incident.occurred.overlap(about.window):
        return "yes"
    return "no" if (about.window.first - incident.occurred.last).days > about.window.days else ""


# --- counts -----------------------------------------------------------------------------------------------------


def _count(verdict: Verdict, about: Predicate, evidence: Evidence) -> list[Shown]:
    """What a count or a trend shows: only what its own words and the counts behind it say."""
    claim = verdict.claim
    subject = trends.measure_of(claim)
    if claim.kind == "shift" or subject == "other" or verdict.kind in ("not found", "not checkable"):
        return []
    down = claim.kind == "trend" and claim.act is not None and claim.act.value == "decrease"
    opposed = (down if about.sense != "fall" else claim.kind == "trend" and not down) and verdict.kind == "supported"
    whole = not (about.acts or about.targets) and about.kind in ("attacks", "level")
    time = claim.time.period if claim.time else None
    return [
        Shown(
            actor=_named(claim, about, evidence.registry),
            act="yes" if whole and subject == about.subject else "",
            place=_counted_in(verdict, about, evidence),
            period="yes" if time is not None and time.overlap(about.window) else "",
            against=opposed,
            told=f"{claim.kind} of {subject}",
            cites=tuple(c for c in verdict.cites if c.kind == "observation"),
        )
    ]


def _named(claim: Claim, about: Predicate, registry: Registry) -> str:
    if claim.actor is None or not about.actor:
        return ""
    return "yes" if same_actor(registry, about.actor, name(claim)) else ""


def _counted_in(verdict: Verdict, about: Predicate, evidence: Evidence) -> str:
    """Yes where the stated place, else every count behind the verdict, is of the judgment's countries."""
    place = verdict.claim.place
    ids = {c.id for c in verdict.cites if c.kind == "observation"}
    lands = frozenset(o.country for o in evidence.observations if o.id in ids)
    if place is not None:
        lands = countries_of(place.value or place.text, evidence.registry)
    return "yes" if lands and about.countries and lands <= about.countries else ""
