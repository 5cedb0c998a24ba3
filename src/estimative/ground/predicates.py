"""A judgment's own predicate: who does what to whom, where, from where, and in which direction, as far as events and
counts can bear on it.

Questions say it exactly; without one it is read from the judgment's words, its stated purpose left aside ("to undermine
the promise made to its neighbours" makes no attack a cross-border one).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from typing import Literal

from msgspec import Struct

from estimative.ground import vocabulary
from estimative.ground.places import countries_of, country_of
from estimative.model.judgments import Judgment, Question
from estimative.model.spans import Found
from estimative.model.times import Period, add_months
from estimative.registry.registry import Registry

Kind = Literal["attacks", "cross-border", "operations", "level", ""]
Sense = Literal["rise", "continue", "fall", ""]

MONTHS = 12
"""Length of the look-back where a judgment states no horizon."""
UNLIKELY = 0.4
"""A term whose band has its middle below this denies what it judges."""
_CROSS = (
    r"cross[- ]?border|trans[- ]?border|across (?:its|the|their) borders?|over the border|beyond (?:its|the) borders?|"
    r"(?:into|inside|against|in|on) (?:\w+ ){0,2}neighbou?r(?:s|ing (?:states?|countr(?:y|ies)|territory))\b|"
    r"spill(?:s|ing)? over|spillover"
)
_VIOLENCE = (
    r"attack|violen|bomb|insurgen|assault|offensive|kill|murder|strike|striking|terror|surge|kidnap|abduct|target|hit|"
    r"rocket|shell|missile|drone|ambush|massacre|assassinat|fighting|clash|hostilit|shoot|raid|fatalit|casualt|deaths?\b"
)
_OPERATION = r"\b(?:raids?|raiding|arrests?|crackdowns?|sweeps?|counter[- ]?terror\w*|operations? against|manhunt\w*)\b"
_LEVEL = r"\b(?:recruit\w*|fighters?|members(?:hip)?|ranks|strength|support|capabilit\w+|popularity)\b"
_RISE = (
    r"\b(?:increas\w+|ris(?:e|es|ing)|grow(?:s|ing|th)?|escalat\w+|intensif\w+|expand\w*|surg\w+|spread\w*|worsen\w*|doubl\w+|tripl\w+|"
    r"step(?:s|ped|ping)? up|more (?:often|frequent\w*|attacks)|higher|accelerat\w+|mount(?:s|ing)\b)"
)
_FALL = (
    r"\b(?:decreas\w+|declin\w+|diminish\w*|fewer|halv(?:e|es|ed|ing)|reduc\w+|subsid\w+|wan(?:e|es|ing)|weaken\w*|"
    r"lower|(?:will|may|to|could|would|is likely to) (?:\w+ )?(?:fall|drop|cease|end|stop|lessen|ease)|"
    r"falling|less (?:often|frequent\w*))\b"
)
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*"
_IN = rf"\b(?:in|around|near|across) (?:\w+ern |the )?({_NAME}(?:(?:, and |, | and ){_NAME})*)"
_SEASONS = (
    "january february march april may june july august september october november december ramadan spring summer "
    "autumn winter q1 q2 q3 q4"
)
_LASTS = r"\b(?:continu\w+|persist\w*|remain\w*|keep\w*|maintain\w*|sustain\w*|last)\b"


class Predicate(Struct, frozen=True, kw_only=True):
    """What a judgment says, as far as incidents and counts can bear on it.

    `kind`: *attacks*, *cross-border* attacks, *operations* against a group, a *level* (fighters, recruits), or "" where
    nothing in a store can bear on it. `sense` is the direction with the likelihood's polarity in it: "unlikely to fall"
    continues. `places` are stated places (names), `countries` ISO alpha-3 codes, `home` the origin of a cross-border
    one, `against` the group that operations are directed at. `forms`, `acts` and `targets` are families of
    `vocabulary`; empty where the judgment does not say. `deadly`: only events with dead are meant. `window` is the
    look-back before the document's cut-off, as long as the horizon.
    """

    kind: Kind
    window: Period
    sense: Sense = ""
    actor: str = ""
    against: str = ""
    countries: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    home: str = ""
    acts: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    deadly: bool = False
    subject: Literal["attacks", "killed", "strength"] = "attacks"
    questions: tuple[str, ...] = ()
    text: str = ""


def read(judgment: Judgment, registry: Registry, today: date) -> Predicate:
    """The predicate of a judgment. `today` ends the look-back: the document's own cut-off."""
    months = judgment.horizon.months if judgment.horizon and judgment.horizon.months else MONTHS
    window = Period(add_months(today, -months) + timedelta(1), today)
    asked = next((q for q in judgment.questions if q.origin or q.effect or q.country), None)
    text = _stated(judgment)
    aim = _aim(text)
    actor, against = _who(judgment, text, aim, registry, asked)
    places = _places(text, registry, acting=actor)
    kind = _kind(judgment, text, asked, against=against, forces=_rules(actor, registry))
    if kind == "" or (kind == "attacks" and not (actor or places or (asked and asked.country))):
        # "Strikes are likely to last": without a group or a place, violence is not what is meant.
        return Predicate(kind="", window=window, actor=actor, text=text)
    countries, home = _where(kind, text, places, registry, asked)
    return Predicate(
        kind=kind,
        window=window,
        sense=_sense(judgment, text),
        actor=actor,
        against=against,
        countries=countries,
        places=() if kind == "cross-border" or (asked and asked.country) else places,
        home=home,
        acts=vocabulary.fine_acts(text) if kind in ("attacks", "cross-border") else frozenset(),
        targets=_targets(text, aim) if kind in ("attacks", "cross-border") else frozenset(),
        deadly=bool(_find(r"\b(?:mass[- ]casualty|deadly|lethal)\b", text)) or _subject(kind, text, asked) == "killed",
        subject=_subject(kind, text, asked),
        questions=tuple(q.id for q in judgment.questions),
        text=text,
    )


def _stated(judgment: Judgment) -> str:
    """The judgment's words without its purpose."""
    text = " ".join(judgment.text.split())
    purpose = " ".join(judgment.purpose.text.split()) if judgment.purpose else ""
    return text.replace(purpose, " ") if purpose and text.find(purpose) > len(text) // 4 else text


@cache
def _compiled(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _find(expression: str, text: str) -> re.Match[str] | None:
    return _compiled(expression).search(text)


def _aim(text: str) -> str:
    """The words that say whom or what violence is directed at; "" where none do."""
    hit = _find(
        r"\b(?:attacks?|violence|strikes?|bombings?|assaults?|raids?|fire|hostility|operations?|offensives?|kidnappings?|"
        r"killings?|shootings?) (?:\w+ ){0,2}?(?:on|against|at|of|targeting)\s+"
        r"|\b(?:target|attack|kill|kidnap|abduct|assassinate|murder|bomb|strike|shell|hit|arrest|detain|capture|raid|targeting|attacking|killing)\s+"
        r"(?=(?:\w+[ -]){0,3}\w+)",
        text,
    )
    if hit is not None:
        rest = text[hit.end() :]
        stop = _compiled_case(
            r"[,;.]|\b(?:in|into|over|within|by|during|from|across|near|around|until|before|after|to|will|is|are|has|have|"
            r"through|with|as|at least)\b"
        ).search(rest)
        return rest[: stop.start()] if stop else rest
    hit = _find(r"\bagainst (?:the )?(?=[A-Z])", text)
    if hit is not None:
        return " ".join(text[hit.end() :].split(" ", 3)[:3])
    passive = _find(
        r"\b(?:be|being|been) (?:\w+ )?"
        r"(?:attacked|targeted|killed|kidnapped|abducted|bombed|hit|murdered|struck|assaulted|shelled)\b",
        text,
    )
    if passive is not None:
        return text[: passive.start()]
    return ""


def _who(judgment: Judgment, text: str, aim: str, registry: Registry, asked: Question | None) -> tuple[str, str]:
    """The group (else state) that acts, and the group that it acts against."""
    start = text.find(aim) if aim else -1
    named = registry.find_actors(text)
    aimed = [f for f in named if aim and start <= f.start < start + len(aim)]
    groups = [f.value for f in named if f not in aimed and _group(f.value, registry)]
    against = next((f.value for f in aimed if _group(f.value, registry)), "")
    if asked and asked.actor:
        return asked.actor, against
    stated = judgment.actor.value if judgment.actor else ""
    known = registry.actor(stated) if stated else None
    active = not _find(r"^\W*(?:be|see|suffer|face|experience|remain)\b", judgment.act.text if judgment.act else "")
    states = stated if known is not None and known.kind == "state" and (against or (active and not groups)) else ""
    own = stated if stated and _group(stated, registry) and stated not in [f.value for f in aimed] else ""
    return own or states or next(iter(groups), ""), against


def _group(name: str, registry: Registry) -> bool:
    known = registry.actor(name)
    return known is not None and known.kind == "armed group"


def _rules(name: str, registry: Registry) -> bool:
    known = registry.actor(name) if name else None
    return known is not None and (known.kind == "state" or bool(known.governs))


def _kind(judgment: Judgment, text: str, asked: Question | None, *, against: str, forces: bool) -> Kind:
    """`forces`: the one who acts is a state or rules one, so that killing a group's fighters is an operation."""
    if asked and (asked.origin or asked.effect):
        return "cross-border"
    if asked and asked.measure in ("attacks", "fatalities", "civilian-fatalities"):
        return "attacks"
    measured = next((q for q in judgment.questions if q.measure), None)
    if against and (_find(_OPERATION, text) or (forces and _find(r"\b(?:kill|capture|defeat|clear|dismantle)", text))):
        return "operations"
    if (measured and measured.kind == "level") or (_find(_LEVEL, text) and not _find(r"\battacks?\b", text)):
        return "level"
    if _find(_CROSS, text):
        return "cross-border"
    if _find(rf"\b(?:{_VIOLENCE})", text):
        return "cross-border" if _find(r"\bfrom [A-Z][\w-]+(?: \w+){0,3} (?:into|against)\s+[A-Z]", text) else "attacks"
    if _find(r"\boperations?\b", text):
        return "attacks"
    return ""


def _places(text: str, registry: Registry, *, acting: str) -> tuple[str, ...]:
    """The places a judgment names, those unknown to the registry too ("in Borno"), but not the state that acts."""
    known = registry.actor(acting) if acting else None
    own = known.country if known is not None and known.kind == "state" else ""
    named = [f for f in registry.find_places(text) if not own or registry.country(f.value) != own]
    taken = [(f.start, f.end) for f in (*registry.find_places(text), *registry.find_actors(text))]
    found = [Found(f.start, f.end, f.text, f.value or f.text) for f in named]
    for hit in _compiled_case(_IN).finditer(text):
        for name in _compiled_case(_NAME).finditer(text, hit.start(1), hit.end(1)):
            overlaps = any(a < name.end() and name.start() < b for a, b in taken)
            if not overlaps and not _calendar(name.group()) and not vocabulary.targets(name.group()):
                found.append(Found(name.start(), name.end(), name.group(), name.group()))
    return tuple(dict.fromkeys(f.value for f in sorted(found, key=lambda f: f.start)))


@cache
def _compiled_case(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


def _calendar(name: str) -> bool:
    first = name.lower().split(maxsplit=1)[0]
    return first in _SEASONS.split()


def _where(
    kind: Kind, text: str, places: tuple[str, ...], registry: Registry, asked: Question | None
) -> tuple[frozenset[str], str]:
    """The countries of the effect, and the origin of a cross-border judgment."""
    if kind != "cross-border":
        if asked and asked.country:
            return frozenset({asked.country}), ""
        return frozenset(code for place in places for code in countries_of(place, registry)), ""
    home = asked.origin if asked and asked.origin else _home(text, places, registry)
    if asked and asked.effect:
        return frozenset(asked.effect), home
    into = frozenset(
        code
        for place in places
        if _find(rf"\b(?:into|against|on|in|and|inside|,) (?:the )?{re.escape(place)}\b", text)
        for code in countries_of(place, registry)
        if code != home
    )
    return into or frozenset(registry.neighbours(home) if home else ()), home


def _home(text: str, places: tuple[str, ...], registry: Registry) -> str:
    """Where it comes from: the place after "from", else the only place named unless violence goes *into* it."""
    for place in places:
        if _find(rf"\b(?:from|out of|launched in|based in) (?:\w+ern )?(?:the )?{re.escape(place)}\b", text):
            return country_of(place, registry)
    codes = [code for place in places if (code := country_of(place, registry))]
    if len(set(codes)) == 1 and not _find(rf"\b(?:into|against|on) (?:the )?{re.escape(places[0])}\b", text):
        return codes[0]
    return ""


def _targets(text: str, aim: str) -> frozenset[str]:
    """Target families of the aim, or of a compound ("school attacks", "anti-Shia violence", "in Shia districts")."""
    if aim:
        return vocabulary.targets(aim)
    hit = _find(r"\b(?:anti-)?([\w-]+) (?:attacks?|bombings?|killings?|kidnappings?|shootings?|violence)\b", text)
    near = vocabulary.targets(hit.group(1)) if hit else frozenset()
    creeds = vocabulary.targets(text) & {"shia", "sikh", "christian", "sufi"}
    return (near | creeds) - {"is-k", "taliban", "border"}


def _subject(kind: Kind, text: str, asked: Question | None) -> Literal["attacks", "killed", "strength"]:
    if kind == "level":
        return "strength"
    if asked and asked.measure:
        return "killed" if "fatal" in asked.measure else "attacks"
    attacks = _find(r"\b(?:attacks?|bombings?|strikes|raids)\b", text)
    deaths = _find(r"(?<!mass[- ])\b(?:fatalit\w+|deaths?|casualt\w+)\b", text)
    return "killed" if deaths and not (attacks and attacks.start() < deaths.start()) else "attacks"


def _sense(judgment: Judgment, text: str) -> Sense:
    """The direction, with the likelihood in it: an unlikely rise is a fall as far as contrary evidence goes."""
    rest = text if judgment.term is None else " ".join(text.replace(judgment.term.text, " ").split())
    up, down = _find(_RISE, rest), _find(_FALL, rest)
    tested = next((q.threshold for q in judgment.questions if q.threshold.relative), None)
    if tested is not None:
        sense: Sense = (
            "fall" if tested.op in ("<", "<=") else "rise" if tested.value > 1 or tested.op == ">" else "continue"
        )
    elif down and not (up and up.start() < down.start()):
        sense = "fall"
    elif up and not _find(_LASTS, rest):
        sense = "rise"
    else:
        sense = "continue"
    if not denies(judgment):
        return sense
    return "continue" if sense == "fall" else "fall"


def denies(judgment: Judgment) -> bool:
    """Whether the likelihood speaks against what is judged: "unlikely", "remote", "not likely"."""
    term = judgment.term
    if term is None:
        return False
    band = term.probability or term.band
    low = (band.low + band.high) / 2 < UNLIKELY
    return low != term.negated


def about(text: str, judgment: Predicate) -> bool:
    """Whether some words speak of what a predicate speaks of (violence, or a group's strength)."""
    if judgment.kind == "level":
        return bool(_find(_LEVEL, text))
    if judgment.kind == "cross-border":
        return bool(_find(_CROSS + r"|\bneighbou?r|\binto [A-Z]", text))
    return bool(_find(rf"\b(?:{_VIOLENCE})", text)) and not _find(_CROSS, text)


def direction(text: str) -> Sense:
    """The direction that some words state: rise, fall or "" (none, or both)."""
    up, down = (
        _find(_RISE + r"|\b(?:rose|grew|climbed|rebound\w*|resurgen\w+)\b", text),
        _find(_FALL + r"|\b(?:fell|down|dropped|hinder\w*|less|lowest)\b", text),
    )
    return "rise" if up and not down else "fall" if down and not up else ""
