"""Verdicts on claims, denials and attributions: what is held against the View is that somebody said it, then
what others said."""

from __future__ import annotations

from msgspec.structs import replace

from estimative.ground import dating, events, figures, positions, wording
from estimative.ground.events import Context
from estimative.ground.evidence import Evidence, cite_said
from estimative.ground.matching import Candidate
from estimative.ground.words import fold
from estimative.model.claims import Claim, Difference, Quantity, Verdict
from estimative.model.events import Attestation
from estimative.registry.standing import Standing

HIT = ("hit", "land", "cross", "reach", "struck", "fell on", "impact", "territory", "damage")
LAUNCH = ("launch", "fire", "fired", "attack", "shelling", "occur", "took place")


def judge_claim(claim: Claim, evidence: Evidence, context: Context) -> Verdict:
    """Whether the speaker claimed it by the cut-off; the truth of what is claimed is another matter, and said so."""
    found = context.matches.get(claim.id, ())
    if not found:
        return events.missing(claim, evidence)
    if claim.negated:
        return _unclaimed(claim, found[0], evidence)
    if claim.act is not None and claim.act.value == "said":
        return _said(claim, found[0].stand, evidence)
    if claim.act is not None and claim.act.value == "confirmed":
        return _confirmed(claim, found[0], evidence)
    who, registry = positions.speaker_of(claim), evidence.registry
    best = next((c for c in found if _claims(c.stand, who, evidence)), found[0])
    stand = best.stand
    made = _claims(stand, who, evidence)
    if not made:
        return _no_claim(claim, best, evidence)
    differences = [d for d in (_date(claim, best, made, evidence), events.place_difference(claim, best, evidence)) if d]
    differences += [d for q in claim.quantities if (d := _claimed_figure(q, made, stand, evidence)) is not None]
    opposed = events.unvoiced(claim, stand, evidence, context)
    head = f"{made[0].by} claimed it ({wording.day(made[0].known.at)})"
    tail = "; ".join(events.sentence_of(d, stand) for d in differences)
    left = f"; {events.sentence_of(opposed, stand)}" if opposed else ""
    others = positions.first_by_voice(stand.kinds("confirmed"))[:2]
    return Verdict(
        claim=claim,
        kind="partly" if differences else "supported",
        why=wording.sentence(
            f"{_lead(made[0], differences, stand) or f'{head}, but {tail}'}{left}"
            if tail
            else f"supported as a claim: {head}{left}"
        ),
        differences=(*differences, *((opposed,) if opposed else ())),
        cites=positions.cites(stand, evidence, unique_said((*made, *positions.opposed(stand, registry), *others))),
        notes=tuple(
            note
            for note in (
                f"confirmed by {positions.said(others)}" if others else "",
                "weakest link: only the attacker's word" if stand.status == "claimed, unconfirmed" else "",
                "" if claim.time else f"the text gives no date: {wording.period(stand.incident.occurred)}",
            )
            if note
        ),
    )


def _said(claim: Claim, stand: Standing, evidence: Evidence) -> Verdict:
    """Whether a party said anything of the event by the cut-off, and what."""
    who = positions.speaker_of(claim)
    own = tuple(a for a in stand.said if positions.same_voice(a.by, who, evidence.registry))
    if not own:
        why = f"no statement of {positions.shown(claim)} on {positions.title(stand)} was known at the cut-off"
        return Verdict(claim=claim, kind="not found", why=wording.sentence(why), cites=(evidence.cite(stand.incident),))
    kinds = wording.listed(a.kind.replace("_", " ") for a in own)
    why = f"{positions.shown(claim)} spoke on {positions.title(stand)} ({kinds}): {_words(own)}"
    return Verdict(
        claim=claim, kind="supported", why=wording.sentence(why), cites=positions.cites(stand, evidence, own)
    )


def _lead(made: Attestation, differences: list[Difference], stand: Standing) -> str:
    """The plain sentence for a claim whose stated date is neither that of the event nor explained; else ""."""
    if len(differences) != 1 or differences[0].attribute != "date" or differences[0].explanation != dating.UNEXPLAINED:
        return ""
    date, what = differences[0], positions.SAID_AS.get(stand.incident.event_type, stand.incident.event_type)
    off, side = abs(int(date.delta.split()[0])), "before" if date.delta.startswith("+") else "after"
    return (
        f"{made.by} claimed the {what or 'attack'} on {wording.day(made.known.at)}; it is dated {date.known}, "
        f"{wording.count(off, 'day')} {side} the date in the text, and no known report explains {date.stated}"
    )


def _confirmed(claim: Claim, best: Candidate, evidence: Evidence) -> Verdict:
    """Whether the party that is said to confirm the event did so by the cut-off, or said otherwise."""
    stand, who = best.stand, positions.shown(claim)
    party = positions.speaker_of(claim)
    own = tuple(a for a in stand.said if positions.same_voice(a.by, party, evidence.registry))
    good = tuple(a for a in own if a.kind in ("confirmed", "claimed") and not positions.anonymous(a.by))
    differences = tuple(
        d for d in (dating.difference(claim, stand, evidence), events.place_difference(claim, best, evidence)) if d
    )
    if good:
        tail = "; ".join(events.sentence_of(d, stand) for d in differences)
        why = f"{who} confirmed {positions.title(stand)}: {_words(good)}"
        return Verdict(
            claim=claim,
            kind="partly" if differences else "supported",
            why=wording.sentence(f"{why}, but {tail}" if tail else why),
            differences=differences,
            cites=positions.cites(stand, evidence, good),
        )
    denied = tuple(a for a in own if a.kind in ("denied", "partly_denied"))
    known = f"denied: {_words(denied)}" if denied else f"no confirmation by {who} known at the cut-off"
    missing = Difference(
        attribute="claim",
        stated=f"confirmed by {who}",
        known=known,
        span=claim.speaker.span if claim.speaker else claim.span,
        cites=tuple(cite_said(a) for a in denied),
    )
    return Verdict(
        claim=claim,
        kind="contradicted" if denied else "partly",
        why=wording.sentence(f"{positions.title(stand)} was known, but {known}"),
        differences=(missing, *differences),
        cites=positions.cites(stand, evidence, own or stand.said[:4]),
    )


def _unclaimed(claim: Claim, best: Candidate, evidence: Evidence) -> Verdict:
    """A sentence that says nobody (or a party not) had claimed it."""
    stand, made = best.stand, _claims(best.stand, positions.speaker_of(claim), evidence)
    if not made:
        why = f"no claim of {positions.title(stand)} was known at the cut-off"
        return Verdict(claim=claim, kind="supported", why=wording.sentence(why), cites=positions.cites(stand, evidence))
    known = f"claimed by {positions.said(positions.first_by_voice(made)[:2])}"
    difference = Difference(
        attribute="claim", stated="unclaimed", known=known, span=claim.span, cites=tuple(cite_said(a) for a in made)
    )
    return Verdict(
        claim=claim,
        kind="contradicted",
        why=wording.sentence(f"{positions.title(stand)} had been {known}"),
        differences=(difference,),
        cites=positions.cites(stand, evidence, made),
    )


def _claims(stand: Standing, who: str, evidence: Evidence) -> tuple[Attestation, ...]:
    registry = evidence.registry
    return tuple(
        a
        for a in stand.kinds("claimed")
        if not who or registry.speaks_for(a.by, who) or positions.same_voice(a.by, who, registry)
    )


def unique_said(items: tuple[Attestation, ...]) -> tuple[Attestation, ...]:
    """Attestations without repetition."""
    return tuple({item.id: item for item in items}.values())


def _date(claim: Claim, best: Candidate, made: tuple[Attestation, ...], evidence: Evidence) -> Difference | None:
    """A claim's date may be that of the event or that of the claiming; it differs only when it is neither."""
    time = claim.time
    if time is not None and time.period is not None and time.period.contains(made[0].known.at.date()):
        return None
    return dating.difference(claim, best.stand, evidence)


def _claimed_figure(
    quantity: Quantity, made: tuple[Attestation, ...], stand: Standing, evidence: Evidence
) -> Difference | None:
    """A figure inside a claim is the claimant's: it is held against the claimant's own figures first."""
    own = [int(a.value) for a in made if a.field == quantity.unit and a.value.isdigit()]
    if own and figures.fits(quantity, min(own), max(own)):
        return None
    return figures.compare(quantity, stand, evidence.registry)


def _no_claim(claim: Claim, best: Candidate, evidence: Evidence) -> Verdict:
    stand, who = best.stand, positions.speaker_of(claim)
    others = stand.kinds("claimed")
    known = (
        f"claimed by {positions.said(positions.first_by_voice(others)[:2])}"
        if others
        else "no claim known at the cut-off"
    )
    difference = Difference(
        attribute="claim",
        stated=who,
        known=known,
        span=claim.speaker.span if claim.speaker else claim.span,
        cites=(evidence.cite(stand.incident), *(cite_said(a) for a in others)),
    )
    head = f"{positions.title(stand)} was known, {known}" + (f", not by {who}" if others else f" by {who}")
    return Verdict(
        claim=claim,
        kind="contradicted" if others else "partly",
        why=wording.sentence(head if others else f"{positions.title(stand)} was known, but no claim of it by {who}"),
        differences=tuple(d for d in (difference, dating.difference(claim, stand, evidence)) if d),
        cites=positions.cites(stand, evidence, stand.said[:4]),
    )


def judge_denial(claim: Claim, evidence: Evidence, context: Context) -> Verdict:
    """Whether the party denied it by the cut-off, and which part of it."""
    found = context.matches.get(claim.id) or context.matches.get(claim.about, ())
    if not found:
        return Verdict(
            claim=claim, kind="not found", why="Nothing known at the cut-off answers to what is said to be denied."
        )
    stand, who, registry = found[0].stand, positions.shown(claim), evidence.registry
    party = positions.speaker_of(claim)
    own = tuple(a for a in stand.said if positions.same_voice(a.by, party, registry))
    denied = tuple(a for a in own if a.kind == "denied")
    partly = tuple(a for a in own if a.kind == "partly_denied")
    conceded = tuple(a for a in own if a.kind in ("confirmed", "claimed"))
    span = claim.speaker.span if claim.speaker else claim.span
    if partly and _aspect(claim) != "hit":
        return _in_part(claim, stand, denied, partly, evidence)
    if denied or partly:
        head = f"{who} denied it: {_words(denied or partly)}"
        return Verdict(
            claim=claim,
            kind="supported",
            why=wording.sentence(head),
            cites=positions.cites(stand, evidence, denied + partly),
        )
    if conceded:
        difference = Difference(
            attribute="denial",
            stated=f"denied by {who}",
            known=f"confirmed by {positions.said(conceded[:2])}",
            span=span,
            cites=tuple(cite_said(a) for a in conceded),
        )
        head = f"{who} did not deny it but confirmed it: {_words(conceded)}"
        return Verdict(
            claim=claim,
            kind="contradicted",
            why=wording.sentence(head),
            differences=(difference,),
            cites=positions.cites(stand, evidence, conceded),
        )
    others = positions.opposed(stand, registry)
    tail = f"; denied by {positions.said(others)}" if others else ""
    return Verdict(
        claim=claim,
        kind="not found",
        why=wording.sentence(f"no denial by {who} was known at the cut-off{tail}"),
        cites=positions.cites(stand, evidence, others),
    )


def _in_part(
    claim: Claim, stand: Standing, denied: tuple[Attestation, ...], partly: tuple[Attestation, ...], evidence: Evidence
) -> Verdict:
    """A party that denied one part and conceded another, whether in one breath or by two mouths."""
    who = positions.shown(claim)
    launch = any(
        fold(word) in fold(a.note) for a in partly for word in ("launch", "fired", "shells", "rockets", "fell short")
    )
    what = "a hit but not the launch" if launch else "a part only"
    head = f"{who} denied {what}: {_words(partly[:1])}"
    if denied:
        head += f", while {_words(denied[:1])}"
    difference = Difference(
        attribute="denial",
        stated=f"denied by {who}",
        known=f"partly denied by {positions.said(positions.first_by_voice(partly))}",
        explanation=_words((*partly, *denied)),
        span=claim.speaker.span if claim.speaker else claim.span,
        cites=tuple(cite_said(a) for a in (*partly, *denied)),
    )
    return Verdict(
        claim=claim,
        kind="partly",
        why=wording.sentence(head),
        differences=(difference,),
        cites=positions.cites(stand, evidence, (*partly, *denied)),
    )


def _words(items: tuple[Attestation, ...]) -> str:
    shown = positions.first_by_voice(items)[:3]
    return "; ".join(f"{positions.said([a])}" + (f": {a.note}" if a.note else "") for a in shown)


def _aspect(claim: Claim) -> str:
    text = fold(claim.act.text) if claim.act else ""
    return "hit" if any(word in text for word in HIT) else "launch" if any(word in text for word in LAUNCH) else ""


def judge_attribution(claim: Claim, evidence: Evidence, context: Context) -> Verdict:
    """Whether somebody put it down to the actor by the cut-off."""
    found = context.matches.get(claim.id) or context.matches.get(claim.about, ())
    if not found:
        return events.missing(claim, evidence)
    best, who, registry = found[0], positions.speaker_of(claim), evidence.registry
    stand = best.stand
    blamed = tuple(a for a in stand.kinds("attributed") if not who or positions.same_voice(a.by, who, registry))
    if blamed:
        return Verdict(
            claim=claim,
            kind="supported",
            why=wording.sentence(f"put down to {stand.actor or 'it'} by {_words(blamed)}"),
            cites=positions.cites(stand, evidence, blamed),
            differences=tuple(d for d in (dating.difference(claim, stand, evidence),) if d),
        )
    plain = events.judge(replace(claim, kind="event"), evidence, context)
    note = f"no attribution by {who} was known at the cut-off" if who else ""
    return replace(
        plain,
        claim=claim,
        kind="partly" if plain.kind == "supported" and who else plain.kind,
        notes=tuple(n for n in (note, *plain.notes) if n),
    )
