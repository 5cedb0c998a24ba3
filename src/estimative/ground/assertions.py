"""Verdicts on claims, denials and attributions: what is held against the View is that somebody said it, then
what others said."""

from __future__ import annotations

from msgspec.structs import replace

from estimative.ground import dating, denied, events, explained, figures, negations, positions, propositions, wording
from estimative.ground.events import Context
from estimative.ground.evidence import Evidence, cite_said
from estimative.ground.matching import Candidate
from estimative.ground.reading.kinds import has
from estimative.model.claims import Claim, Difference, Quantity, Verdict
from estimative.model.events import Attestation
from estimative.registry.standing import Standing

_EVENT = r"attacks?|bombings?|blasts?|shootings?|assaults?|explosions?|strikes?|raids?|ambush|killings?|fire|shelling"


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
    differences = [
        d for d in (_date(claim, best, made[:1], evidence), events.place_difference(claim, best, evidence)) if d
    ]
    differences += [d for q in claim.quantities if (d := _claimed_figure(q, made, stand, evidence)) is not None]
    opposed = events.unvoiced(claim, stand, evidence, context)
    others = positions.first_by_voice(stand.kinds("confirmed"))[:2]
    return Verdict(
        claim=claim,
        kind="partly" if differences else "supported",
        why=wording.sentence(_claim_why(made[0], differences, opposed, stand, evidence)),
        differences=(*differences, *((opposed,) if opposed else ())),
        cites=positions.cites(stand, evidence, unique_said((*made, *positions.opposed(stand, registry), *others))),
        notes=tuple(
            note
            for note in (
                f"confirmed by {positions.said(others)}" if others else "",
                "" if claim.time else f"the text gives no date: {wording.period(stand.incident.occurred)}",
            )
            if note
        ),
        attributes=explained.attributes(claim, best, evidence),
        weakest="" if differences else positions.weakest(stand, evidence, made),
    )


def _claim_why(
    made: Attestation, differences: list[Difference], opposed: Difference | None, stand: Standing, evidence: Evidence
) -> str:
    """When it was claimed, where the text differs, then who holds what against it."""
    denials = propositions.summary(positions.denials(stand, evidence.registry), evidence.registry)
    left = f"; {'left out: ' if opposed else ''}{denials}" if denials else ""
    if not differences:
        return f"supported as a claim: {made.by} claimed it ({wording.day(made.known.at)}){left}"
    tail = "; ".join(events.sentence_of(d, stand) for d in differences)
    plain = f"{made.by} claimed it ({wording.day(made.known.at)}), but {tail}"
    return f"{_lead(made, differences) or plain}{left}"


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


def _lead(made: Attestation, differences: list[Difference]) -> str:
    """The plain sentence for a claim whose stated date is neither that of the event nor explained; else ""."""
    if len(differences) != 1 or differences[0].attribute != "date" or differences[0].explanation != dating.UNEXPLAINED:
        return ""
    date = differences[0]
    off, side = abs(int(date.delta.split()[0])), "earlier" if date.delta.startswith("+") else "later"
    told = "" if wording.day(made.known.at) == date.known else f" (reported {wording.day(made.known.at)})"
    return (
        f"the store has this claim of {positions.voice(made.by)} on {date.known}{told}, {wording.spelled(off, 'day')} "
        f"{side}, and no known report explains {date.stated}"
    )


def _confirmed(claim: Claim, best: Candidate, evidence: Evidence) -> Verdict:
    """Whether the party that is said to confirm the event did so by the cut-off, or said otherwise."""
    stand, who = best.stand, positions.shown(claim)
    party = positions.speaker_of(claim)
    own = tuple(a for a in stand.said if positions.same_voice(a.by, party, evidence.registry))
    unnamed = has(claim.text, r"\b(?:anonymous|unnamed|sources?|on condition of anonymity)\b") is not None
    good = tuple(a for a in own if a.kind in ("confirmed", "claimed") and positions.anonymous(a.by) == unnamed)
    granted = tuple(a for a in own if "launch" in propositions.admitted(a.kind, a.note))
    if (
        propositions.asked(_first_part(claim.text)) == "launch"
    ):  # "conceded a launch" is met by whoever granted that much
        good = good or granted
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
    against = tuple(a for a in own if a.kind in ("denied", "partly_denied") and not unnamed)
    known = f"denied: {_words(against)}" if against else f"no confirmation by {who} known at the cut-off"
    missing = Difference(
        attribute="claim",
        stated=f"confirmed by {who}",
        known=known,
        span=claim.speaker.span if claim.speaker else claim.span,
        cites=tuple(cite_said(a) for a in against),
    )
    return Verdict(
        claim=claim,
        kind="contradicted" if against and not granted else "partly",
        why=wording.sentence(f"{positions.title(stand)} was known, but {known}"),
        differences=(missing, *differences),
        cites=positions.cites(stand, evidence, own or stand.said[:4]),
    )


def _first_part(text: str) -> str:
    """What is granted in "conceded that rockets were fired but insisted that none crossed"."""
    hit = has(text, r"\b(?:but|though|although|while|yet)\b")
    return text[: hit.start()] if hit else text


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
    """A claim's date may be that of the event or that of the claiming; it differs only when it is neither. Where the
    words tie it to the event ("the 3 June attack", "the attack on 3 June was claimed") only the event's will do."""
    time = claim.time
    if time is None or time.period is None:
        return None
    if dating.of_claiming(claim):
        return dating.claimed_on(claim, made)
    if not _of_event(claim) and any(time.period.contains(a.known.at.date()) for a in made):
        return None
    return dating.difference(claim, best.stand, evidence)


def _of_event(claim: Claim) -> bool:
    """Whether the words tie the stated time to the event itself, not to what was said of it."""
    sides = dating.around(claim)
    if sides is None:
        return False
    before, after = sides
    if has(after[:60], rf"^,?\s+(?:[\w'’-]+\s+){{0,3}}(?:{_EVENT})\b"):
        return True
    told = r"(?:claim|den(?:y|ied)|reject|dismiss|attribut|blam|confirm)"
    noun = has(before, rf"\b(?:{_EVENT})\b")
    return bool(noun and not has(before, rf"\b{told}\w*") and has(after, rf"\b(?:was|were|is|has been)\b.*{told}"))


def _claimed_figure(
    quantity: Quantity, made: tuple[Attestation, ...], stand: Standing, evidence: Evidence
) -> Difference | None:
    """A figure inside a claim is the claimant's: it is held against the claimant's own figures first."""
    own = [int(a.value) for a in made if a.field == quantity.unit and a.value.isdecimal()]
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
    found = found or denied.answered(claim, evidence)
    if not found:
        if claim.place is not None and claim.time is not None:
            return events.missing(claim, evidence)
        why = "nothing known at the cut-off answers to what is said to be denied"
        return Verdict(claim=claim, kind="not found", why=wording.sentence(why))
    stand, party = found[0].stand, positions.speaker_of(claim)
    own = tuple(a for a in stand.said if positions.same_voice(a.by, party, evidence.registry))
    if claim.negated:
        return negations.judge_undenied(claim, found[0], own or _anybody(claim, stand), evidence)
    whole = tuple(a for a in own if a.kind == "denied")
    partly = tuple(a for a in own if a.kind == "partly_denied")
    asked = propositions.asked(claim.act.text) if claim.act else ""
    if _half(asked, whole, partly):
        return _in_part(claim, stand, whole, partly, evidence)
    if whole or partly:
        return _denied(claim, found[0], whole + partly, evidence)
    if asked == "figures" and own:  # whoever gives another figure disputes one without denying the event
        return replace(_undenied(claim, stand, own, evidence), kind="partly")
    return _undenied(claim, stand, own, evidence)


def _anybody(claim: Claim, stand: Standing) -> tuple[Attestation, ...]:
    """Everything said of an event, where the text speaks of nobody in particular."""
    return () if claim.speaker is not None else stand.said


def _half(asked: str, denied: tuple[Attestation, ...], partly: tuple[Attestation, ...]) -> bool:
    """Whether what was denied is less than what the text says, or another part of it."""
    parts = frozenset(part for a in (*denied, *partly) for part in propositions.denied(a.kind, a.note))
    if asked == "hit":
        return bool(parts) and not parts & {"hit", "occurrence"}
    if asked in ("responsibility", "figures"):
        return bool(parts) and not parts & {asked, "occurrence"}
    return bool(partly) or (bool(parts) and parts <= {"figures"})


def _denied(claim: Claim, best: Candidate, own: tuple[Attestation, ...], evidence: Evidence) -> Verdict:
    """A denial as the text has it; its date may be that of the event or of the denial."""
    off = _date(claim, best, own, evidence)
    differences = tuple(d for d in (off, events.place_difference(claim, best, evidence)) if d)
    tail = "; ".join(events.sentence_of(d, best.stand) for d in differences)
    head = f"{positions.shown(claim)} denied it: {_words(own)}"
    return Verdict(
        claim=claim,
        kind="partly" if differences else "supported",
        why=wording.sentence(f"{head}, but {tail}" if tail else head),
        differences=differences,
        cites=positions.cites(best.stand, evidence, own),
        weakest="" if differences else positions.weakest(best.stand, evidence, own),
    )


def _undenied(claim: Claim, stand: Standing, own: tuple[Attestation, ...], evidence: Evidence) -> Verdict:
    """A denial that was not known: the party had confirmed it, or said nothing, while others may have denied it."""
    who, registry = positions.shown(claim), evidence.registry
    conceded = tuple(a for a in own if a.kind in ("confirmed", "claimed"))
    others = positions.opposed(stand, registry)
    if conceded:
        known = f"confirmed by {positions.said(conceded[:2])}"
        head = f"{who} did not deny it but confirmed it: {_words(conceded)}"
    else:
        told = propositions.summary(positions.denials(stand, registry), registry)
        known = f"no denial by {who}" + (f", but by {positions.said(others)}" if others else "")
        head = f"no denial by {who} was known at the cut-off" + (f"; {told}" if told else "")
    difference = Difference(
        attribute="denial",
        stated=f"denied by {who}",
        known=known,
        span=claim.speaker.span if claim.speaker else claim.span,
        cites=tuple(cite_said(a) for a in (conceded or others)),
    )
    return Verdict(
        claim=claim,
        kind="contradicted" if conceded else "not found",
        why=wording.sentence(head),
        differences=(difference,),
        cites=positions.cites(stand, evidence, conceded or others),
    )


def _in_part(
    claim: Claim, stand: Standing, denied: tuple[Attestation, ...], partly: tuple[Attestation, ...], evidence: Evidence
) -> Verdict:
    """A party that denied one part and conceded another, whether in one breath or by two mouths."""
    who, items = positions.shown(claim), (*partly, *denied)
    launch = any("launch" in propositions.admitted(a.kind, a.note) for a in partly)
    parts = frozenset(part for a in items for part in propositions.denied(a.kind, a.note))
    what = "a hit but not the launch" if launch else "the figures only" if parts <= {"figures"} else "a part only"
    head = f"{who} denied {what}: {_words(partly[:1] or denied[:1])}"
    if partly and denied:
        head += f", while {_words(denied[:1])}"
    difference = Difference(
        attribute="denial",
        stated=f"denied by {who}",
        known=f"partly denied by {positions.said(positions.first_by_voice(items))}",
        explanation=_words(items),
        span=claim.speaker.span if claim.speaker else claim.span,
        cites=tuple(cite_said(a) for a in items),
    )
    return Verdict(
        claim=claim,
        kind="partly",
        why=wording.sentence(head),
        differences=(difference,),
        cites=positions.cites(stand, evidence, items),
    )


def _words(items: tuple[Attestation, ...]) -> str:
    shown = positions.first_by_voice(items)[:3]
    return "; ".join(f"{positions.said([a])}" + (f": {a.note}" if a.note else "") for a in shown)


def judge_attribution(claim: Claim, evidence: Evidence, context: Context) -> Verdict:
    """Whether somebody put it down to the actor by the cut-off."""
    found = context.matches.get(claim.id) or context.matches.get(claim.about, ())
    if not found:
        return events.missing(claim, evidence)
    best, who, registry = found[0], positions.speaker_of(claim), evidence.registry
    if claim.negated and claim.actor is not None:
        return negations.judge_unblamed(claim, best, evidence)
    stand = best.stand
    who = "" if positions.unspecific(who) else who
    blamed = tuple(a for a in stand.kinds("attributed") if not who or positions.same_voice(a.by, who, registry))
    if blamed and best.actor != "other":
        off = (dating.difference(claim, stand, evidence), events.place_difference(claim, best, evidence))
        differences = tuple(d for d in off if d)
        tail = "; ".join(events.sentence_of(d, stand) for d in differences)
        head = f"put down to {stand.actor or 'it'} by {_words(blamed)}"
        return Verdict(
            claim=claim,
            kind="partly" if differences else "supported",
            why=wording.sentence(f"{head}, but {tail}" if tail else head),
            cites=positions.cites(stand, evidence, blamed),
            differences=differences,
            attributes=explained.attributes(claim, best, evidence),
            weakest="" if differences else positions.weakest(stand, evidence, blamed),
        )
    plain = events.judge(replace(claim, kind="event"), evidence, context)
    note = f"no attribution by {who} was known at the cut-off" if who else ""
    return replace(
        plain,
        claim=claim,
        kind="partly" if plain.kind == "supported" and who else plain.kind,
        notes=tuple(n for n in (note, *plain.notes) if n),
    )
