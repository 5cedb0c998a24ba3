"""Cross-border statements: where an attack took effect and where it came from, each by its own attestations.

*strict*  weapon or team crossed, stated by a party other than the attacker
*medium*  a government says that it was directed from there
*broad*   any attack of the actor inside a neighbouring state

The tests are those of resolution (`registry.crossing`). *no* stands only where the attack was inside the very
country it is said to come from; whatever is open, contested or not said is *not shown*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from estimative.ground import places, positions, wording
from estimative.ground.evidence import Evidence, cite_said, unique
from estimative.ground.matching import Candidate, name
from estimative.ground.reading.kinds import has
from estimative.ground.reading.memory import CROSS, OVER
from estimative.ground.words import acts
from estimative.model.claims import Cited, Claim, Difference, Tier, Verdict
from estimative.model.events import Attestation
from estimative.registry import crossing, entries
from estimative.registry.crossing import Told
from estimative.registry.standing import Standing

SHOWN = 3
INTO = (
    r"\b(?:into|onto) (?:the )?(?-i:[A-Z])|\blaunched from\b|"
    r"\bfrom (?:inside |within )?(?-i:[A-Z])[\w-]+[^.;]{0,20}\b(?:soil|territory)\b"
)
HOME = (
    r"\bresident\b|\bhome-?grown\b|\blocal (?:network|cell|plot)\b|\bsleeper cells? in\b|-based\b|\btrained in\b|"
    r"\bdirection from\b|\bdirected from\b|\bcrossed (?:over|from|the border)\b|\bentered from\b"
)
"""What a note on an attestation says about where an attacker lived or came from."""
_ORDER: tuple[Literal["strict", "medium", "broad"], ...] = ("strict", "medium", "broad")


class Ground(Struct, frozen=True):
    """What a cross-border statement is measured against: the country it is said to come from ("" where the text does
    not say) and those it may take effect in (none: any)."""

    home: str
    effect: frozenset[str] = frozenset()

    def abroad(self, country: str) -> bool:
        """Whether an effect in this country counts."""
        return bool(country) and country != self.home and (not self.effect or country in self.effect)


def speaks(claim: Claim) -> bool:
    """Whether a claim's own words put an attack across a border."""
    if claim.origin is not None:
        return True
    fire = claim.place is not None and bool(acts(claim.text) & {"rocket"} or has(claim.text, r"\bcross(?:ed|ing)?\b"))
    return bool(has(claim.text, rf"{CROSS}|{OVER}") or (fire and has(claim.text, INTO)))


def tiers(claim: Claim, stands: Sequence[Standing], evidence: Evidence, ground: Ground) -> tuple[Tier, ...]:
    """The three tiers over the attacks that a claim speaks of; their standings are completed with what was said of
    origin."""
    full = [_full(stand, evidence) for stand in stands]
    tests: dict[str, Callable[[Standing], Told]] = {
        "strict": lambda s: crossing.crossed(s, _attacker(s, claim), evidence.registry),
        "medium": lambda s: crossing.directed(s, _attacker(s, claim), evidence.registry),
        "broad": lambda s: _inside(s, ground, evidence),
    }
    return tuple(_tier(key, full, tests[key], ground=ground, claim=claim, evidence=evidence) for key in _ORDER)


def _full(stand: Standing, evidence: Evidence) -> Standing:
    origins = evidence.origins(stand.incident)
    return replace(stand, said=(*stand.said, *(a for a in origins if a not in stand.said)))


def _attacker(stand: Standing, claim: Claim) -> str:
    return stand.actor or name(claim)


def _inside(stand: Standing, ground: Ground, evidence: Evidence) -> Told:
    country = _country(stand, evidence)
    if not ground.abroad(country):
        return Told("no", "it took place inside no neighbouring state")
    contested = crossing.happened(stand, stand.actor, evidence.registry)
    return contested if contested.answer == "open" else Told("yes", f"it took place inside {_named(country)}")


def _tier(
    key: Literal["strict", "medium", "broad"],
    stands: Sequence[Standing],
    test: Callable[[Standing], Told],
    *,
    ground: Ground,
    claim: Claim,
    evidence: Evidence,
) -> Tier:
    if stands and ground.home and all(_country(s, evidence) == ground.home for s in stands):
        why = f"it took place inside {_named(ground.home)}"
        return Tier(
            name=key, met="no", why=wording.sentence(why), cites=unique(evidence.cite(s.incident) for s in stands)
        )
    told = [(stand, test(stand)) for stand in stands]
    met = [(s, t) for s, t in told if t.answer == "yes" and _theirs(s, claim, evidence)]
    if met:
        return Tier(name=key, met="yes", why=_listed(met), cites=_cites(met, evidence))
    near = [(s, t) for s, t in told if t.answer != "no"]
    if near:
        return Tier(name=key, met="not shown", why=_listed(near), cites=_cites(near, evidence))
    reason = wording.listed(t.reason for _, t in told) or "no attack of the kind was known"
    notes = _notes(stands)
    heard = ["; ".join(f"{a.by} ({wording.day(a.known.at)}): {a.note}" for a in notes)] if notes else []
    return Tier(
        name=key,
        met="not shown",
        why=wording.sentence("; noted beside it: ".join((reason, *heard))),
        cites=unique((*(evidence.cite(s.incident) for s in stands[:SHOWN]), *map(cite_said, notes))),
    )


def _notes(stands: Sequence[Standing]) -> tuple[Attestation, ...]:
    """What single attestations add about where the attacker lived or came from, where only one attack is meant."""
    if len(stands) != 1:
        return ()
    return tuple(a for a in stands[0].said if a.note and has(a.note, HOME))[:SHOWN]


def _theirs(stand: Standing, claim: Claim, evidence: Evidence) -> bool:
    """Whether the attack is put down to the claim's actor by somebody (or the claim names none)."""
    return claim.actor is None or (bool(stand.actor) and evidence.registry.same_actor(name(claim), stand.actor))


def _listed(told: Sequence[tuple[Standing, Told]]) -> str:
    shown = sorted(told, key=lambda p: (p[0].incident.occurred.last, p[0].incident.id), reverse=True)
    parts = [
        f"{positions.title(s)}: {t.reason}" + ("" if s.actor else ", but nobody had claimed it or been named for it")
        for s, t in shown[:SHOWN]
    ]
    more = f"; and {len(shown) - SHOWN} more" if len(shown) > SHOWN else ""
    return wording.sentence("; ".join(parts) + more)


def _cites(told: Sequence[tuple[Standing, Told]], evidence: Evidence) -> tuple[Cited, ...]:
    shown = sorted(told, key=lambda p: (p[0].incident.occurred.last, p[0].incident.id), reverse=True)[:SHOWN]
    return unique(c for s, t in shown for c in (evidence.cite(s.incident), *map(cite_said, t.said)))


def _country(stand: Standing, evidence: Evidence) -> str:
    country = stand.incident.country
    return country if len(country) == 3 and country.isupper() else evidence.registry.country(country)


def _named(country: str) -> str:
    return next((entry.name for entry in entries.countries() if entry.iso3 == country), country)


def attach(
    verdicts: Iterable[Verdict], matches: Mapping[str, tuple[Candidate, ...]], evidence: Evidence
) -> tuple[Verdict, ...]:
    """The verdicts, those on cross-border statements (and on the evidence of such judgments) with their tiers."""
    verdicts = tuple(verdicts)
    homes = _homes(verdicts, evidence)
    return tuple(_with(verdict, matches, homes, evidence) for verdict in verdicts)


def _homes(verdicts: Sequence[Verdict], evidence: Evidence) -> dict[str, str]:
    """By judgment (and "" for the whole text), the country that its own words let attacks come from."""
    found: dict[str, str] = {}
    for claim in (v.claim for v in verdicts):
        if claim.origin is None:
            continue
        code = places.country_of(places.name(claim.origin), evidence.registry)
        if claim.section == "judgment" and code:
            found.setdefault(claim.judgment, code)
        if code:
            found.setdefault("", code)
    return found


def _with(
    verdict: Verdict, matches: Mapping[str, tuple[Candidate, ...]], homes: Mapping[str, str], evidence: Evidence
) -> Verdict:
    claim = verdict.claim
    own = speaks(claim)
    if verdict.tiers or claim.kind not in _KINDS or not (own or homes.get(claim.judgment)):
        return verdict
    ground = _ground(claim, homes, evidence)
    found = matches.get(claim.id) or (() if _own(claim) else matches.get(claim.about, ()))
    single = [found[0].stand] if found and verdict.kind != "not found" else []
    if not own and not any(ground.abroad(_country(s, evidence)) for s in single):
        return verdict
    general = claim.kind == "forecast" or (not found and verdict.kind in ("supported", "not checkable"))
    if not single and (not general or claim.negated or not ground.effect):
        return verdict
    stands = single or _instances(ground, evidence, claim)
    return _told(verdict, tiers(claim, stands, evidence, ground), bool(single))


_KINDS = ("event", "claim", "attribution", "absence", "forecast", "superlative")


def _own(claim: Claim) -> bool:
    return claim.place is not None or claim.target is not None


def _ground(claim: Claim, homes: Mapping[str, str], evidence: Evidence) -> Ground:
    registry = evidence.registry
    home = places.country_of(places.name(claim.origin), registry) if claim.origin is not None else ""
    home = home or homes.get(claim.judgment, "") or homes.get("", "")
    place = places.country_of(places.name(claim.place), registry) if claim.place is not None else ""
    effect = frozenset({place}) if place and place != home else frozenset(registry.neighbours(home))
    return Ground(home, effect)


def _instances(ground: Ground, evidence: Evidence, claim: Claim) -> list[Standing]:
    """The attacks in a state where the effect counts: those of the claim's actor, and those said to have crossed."""
    if not ground.effect:
        return []
    period = claim.time.period if claim.time is not None and claim.kind != "forecast" else None
    found = evidence.find(period=period, countries=sorted(ground.effect))
    stands = [evidence.standing(item) for item in found if "operation" not in acts(item.event_type)]
    return [s for s in stands if _theirs(s, claim, evidence) or (not s.actor and evidence.origins(s.incident))]


def _told(verdict: Verdict, found: tuple[Tier, ...], single: bool) -> Verdict:
    """The verdict with its tiers named in `why`; an event whose stated origin nobody else vouches for is *partly*."""
    said = "; ".join(f"{tier.name}: {tier.met}" for tier in found)
    why = f"{verdict.why} Cross-border, by reading: {said}."
    verdict = replace(verdict, tiers=found, why=why)
    claim = verdict.claim
    if not (single and claim.kind == "event" and not claim.negated and _from(claim)):
        return verdict
    if any(tier.met == "yes" for tier in found[:2]):
        return verdict
    assert claim.origin is not None
    missing = Difference(
        attribute="origin",
        stated=claim.origin.text,
        known="not shown",
        explanation=found[0].why.rstrip("."),
        span=claim.origin.span,
        cites=found[0].cites,
    )
    kind = "partly" if verdict.kind == "supported" else verdict.kind
    return replace(verdict, kind=kind, differences=(*verdict.differences, missing))


def _from(claim: Claim) -> bool:
    """Whether the text says in so many words where the attack came from."""
    return claim.origin is not None and bool(
        has(claim.text, rf"{CROSS}|{OVER}|\bfrom\b|\bcross(?:ed|ing) (?:in|over|from)\b")
    )
