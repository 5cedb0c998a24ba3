"""What kind of statement a clause makes, from the words that mark it. The order of the tests is the rule.

Words that mislead are dealt with where they mislead: "claimed 62 lives" is a toll, "fell short" no decline,
"first half" no superlative, "may" only a hedge when it is no month, an anniversary is not the event it recalls.
"""

from __future__ import annotations

import re
from functools import cache

from estimative.ground.reading.marks import TESTS
from estimative.model.claims import ClaimKind

EVENT_VERBS = (
    r"attack(?:ed|ing|s)?|bomb(?:ed|ing|ings|s|er|ers)?|kill(?:ed|ing|s)?|storm(?:ed|ing)?|fir(?:ed|ing)|"
    r"shell(?:ed|ing|s)|struck|"
    r"strikes?|hit|target(?:ed|ing|s)|raid(?:ed|s|ing)?|assassinat\w+|ambush\w*|explo(?:ded|sions?|sive)|"
    r"detonat\w+|blew up|blew|blasts?|"
    r"opened fire|gunned|behead\w+|massacre\w*|rockets?|missiles?|abduct\w+|kidnap\w+|arrest(?:ed|s)?|detained|"
    r"clash(?:ed|es)?|"
    r"captur\w+|slaughter\w*|grenades?|fought|fighting|torched|"
    r"shot dead|shot|shooting|set fire|set ablaze|traded fire|overran|burn(?:ed|t) down|assault(?:ed|s)?|stabb\w+|"
    r"mortars?|claimed (?:at least |about |nearly |over |"
    r"more than )?[\w,-]+ lives"
)
PAST = (
    r"shot dead|burn(?:ed|t) down|captured|rounded up|slaughtered|butchered|lynched|torched|razed|overran|mowed down|"
    r"cut down|(?:came|rained|"
    r"crashed) down (?:on|in|near)|"
    r"landed (?:on|in|near|inside)|fell (?:on|inside|near|in (?=[A-Z]))|broke into|burst into|sprayed|rammed|"
    r"(?:hurled|threw|"
    r"lobbed) (?:\w+ ){0,2}(?:grenades?|bombs?|explosives)|set (?:fire to|ablaze)|fought|traded fire|executed|"
    r"repeated the (?:tactic|attack|bombing)|used (?:\w+ ){0,3}(?:guns?|explosives|grenades?|knives|rockets?|"
    r"weapons) (?:\w+ ){0,2}(?:against|on)|wounded|injured|"
    r"(?:was|were) (?:wounded|injured|hurt)|attacked|bombed|killed|stormed|fired|shelled|struck|hit|targeted|raided|"
    r"assassinated|ambushed|exploded|"
    r"detonated|blew up|blew|opened fire|gunned|"
    r"beheaded|massacred|abducted|kidnapped|arrested|detained|clashed|shot|stabbed|assaulted|rocketed|(?:has|"
    r"have|had) been (?:attack|bomb|shell|target|strik)ing|"
    r"(?:claimed|cost|took) (?:[\w,-]+ ){1,4}lives|died|lost (?:their|his|her) (?:lives|life)|went off|(?:tore|"
    r"ripped) through|blew up|came under (?:\w+ )?(?:attack|fire)|perished|left (?:at least |about |"
    r"more than )?[\w-]+ (?:people )?(?:dead|injured|wounded)"
)
LIGHT = (
    r"carr(?:y|ied|ying) out|conduct\w*|launch\w*|stag\w+|mount\w+|perpetrat\w+|committ?\w*|occurr\w*|"
    r"took place|happened|injur\w+|wound\w+|rocked|ripped|"
    r"(?:was|were) (?:reported|recorded|registered|heard|seen)|repeated the (?:attack|tactic|bombing)|leaving|"
    r"killing|begun|began|landed|fell"
)
RATE = r"tempo|pace|rate|rhythm|frequency|number|campaigns?"
"""What a change of how often something happens is said of."""
MEASURE = (
    r"claims|attack\w*|violence|operations?|incidents?|recruit\w*|casualt\w+|fatalit\w+|deaths|activity|tempo|pace|"
    r"frequency|joining|ranks|members|fighters|support|bombings|strikes|killings|shootings|assaults|raids|ambushes|"
    r"explosions|blasts|clashes|kidnappings|assassinations|campaigns?|insurgency|struck|bombed"
)
OFTEN = r"(?:more|less) (?:often|frequent(?:ly)?|regular(?:ly)?)"
UP = (
    r"step(?:s|ped|ping)? up|increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|surg\w+|gr(?:ew|own|owing|owth)|"
    r"escalat\w+|intensif\w+|more (?:often|frequent(?:ly)?|regular(?:ly)?|(?:\w+ )?(?:attacks|bombings|"
    r"strikes)(?! on\b))|"
    r"(?:went|gone|go|moved|climbed) (?:up )?from (?=\w+ to)|"
    r"doubled|doubling|tripled|quadrupled|multipl(?:y|ied|ying)|uptick|upsurge|upturn|spike\w*|mounting|accelerat\w+|"
    r"quicken\w*|ramp(?:s|ed|ing) up|soar\w*|climb(?:s|ed|ing)|jump(?:ed|s)|heighten\w+|"
    rf"(?:rais(?:e|es|ed|ing)|lift(?:ed|ing)) (?:\w+ )?(?:{RATE})|(?:higher|faster|growing) (?:{RATE})"
)
DOWN = (
    r"declin\w+|decreas\w+|fewer|dropp?(?:ed|ing|s)?|reduc\w+|slow(?:ed|ing)|fallen|fell(?! short| on| into| down|"
    r" inside| near|"
    r" in (?!\d|the (?:first|second|same|last|past|year|months?|weeks?)|early|late|january|february|march|april|may|"
    r"june|july|"
    r"august|september|october|november|december|frequency|number))|halved|halving|waned|waning|diminish\w+|"
    r"subsid\w+|eased|lull|scal(?:ed|ing) back|less (?:often|"
    r"frequent(?:ly)?|"
    rf"regular(?:ly)?)|(?:lower(?:s|ed|ing)?) (?:\w+ )?(?:{RATE})"
)
_MANY = (
    r"attacks|bombings|strikes|killings|shootings|assaults|raids|ambushes|operations|incidents|explosions|blasts|"
    r"clashes|victims|targets|casualties|deaths|dead"
)
SHARE = (
    rf"(?<!the )\bmost (?:of )?(?!recent\b|deadly\b|lethal\b|notabl|serious\b|violent\b|"
    rf"important)(?:[\w'’-]+ ){{0,4}}?(?:{_MANY})\b|"
    rf"\b(?:majority|bulk|nearly all|almost all|two[- ]thirds|three[- ]quarters|(?:a |one )?(?:half|third|"
    rf"quarter)|per ?cent|%|share|"
    rf"proportion) of (?:[\w'’-]+ ){{0,4}}?(?:{_MANY})\b"
)
"""Words that speak of a share of many attacks, which a sample cannot show."""

SUPERLATIVE = (
    r"\b(?:one of the (?:first|earliest|largest|deadliest|biggest|worst)|(?:the|its|their|for the) (?:first|"
    r"earliest|largest|deadliest|biggest|bloodiest|most lethal)"
    r"(?! (?:anniversary|half|quarter|week|weeks|month|months|days?|hours?|phase|vice|deputy|responders?|lady|minister|"
    r"place|aid))|(?-i:[A-Z])[\w-]+['’]s (?:first|deadliest|largest|biggest|bloodiest)(?! (?:half|quarter|vice|lady|"
    r"minister))|"
    r"unprecedented)\b"
)
_LATER: tuple[tuple[ClaimKind, str], ...] = (
    ("shift", rf"{SHARE}|\b(?:increasingly|mostly|mainly|largely|predominantly|primarily) (?:been )?"
              r"(?:target|attack|hit|struck|strik|bomb|aim|direct|kill)\w*"),
    ("shift", r"\b(?:focus\w*|shift(?:ed|ing|s)?|concentrat\w+) (?:\w+ ){0,3}?(?:on|to|towards?|against|in)\b|"
              r"\b(?:largely|mostly|mainly|predominantly|primarily) (?:\w+ ){0,2}?(?:target|focus|against|in)\w*"),
    ("shift", r"\b(?:shift(?:ed|ing|s)?|switch(?:ed|ing)?|mov(?:ed|ing)|turn(?:ed|ing)?) (?:[\w'’-]+ ){0,3}?"
              r"(?:target\w*|attention|attacks|fire|violence|operations|efforts|"
              r"sights)? ?(?:away )?from\b[^.;]{3,60}?\bto(?:wards?)?\b|"
              r"\bg(?:a|i)ve[sn]? way to\b|\breplaced by\b|\bmoved (?:its|their) (?:\w+ ){0,2}?(?:attacks|operations|"
              r"focus)\b"),
    ("motive", r"\bin order to\b|\bso as to\b|\b(?:meant|intended|designed|calculated|conceived) (?:as|to)\b|"
               r"\bin revenge for\b|"
               r"\b(?:aim(?:s|ed|ing)?|seek(?:s|ing)?|want(?:s|ed)?|hop(?:es|ed)|desir\w+) (?:to|at)\b|"
               r"\bmotivat\w+|\bintention\w*\b"),
)  # fmt: skip
REACTIONS = (
    r"\b(?:urg(?:ed|es|ing)|call(?:ed|s|ing) (?:on|for|upon)|condemn\w*|seek(?:s|ing)?|sought|ask(?:ed|s|ing)|"
    r"warn(?:ed|s|ing)|offer(?:ed|s)|deploy\w*|"
    r"summon\w*|sanction\w*|demand\w*|express\w*|announc\w*|evacuat\w*|pledg\w*|appeal\w*|reinforc\w*|"
    r"strengthen\w*|held talks|met|visited|issued|sent|voic\w+|"
    r"thank(?:ed|s)|clos(?:ed|es|ing) (?:its|the) (?:border|embassy|consulate|airspace)|"
    r"held (?:\w+ ){0,3}?(?:exercises?|drills?|"
    r"manoeuvres|meetings?|summit|talks)|agreed|signed|welcomed|praised|criticis\w+|criticiz\w+|protested|conven\w+|"
    r"exchang\w+|discuss\w+|put (?:[\w-]+ ){1,3}?on the agenda|tighten\w*|suspend\w*|recall\w*|expel\w*|impos\w+)\b"
)
TOLD = (
    r"\b(?:attacks?|bombings?|blasts?|shootings?|assaults?|explosions?|strikes?|massacre|raid|"
    r"ambush) (?:that|which) (?:occurred|took place|happened|struck|hit|killed)\b"
)
CAUSES = (
    r"\b(?:because|as a result|due to|owing to|led to|leads to|leading to|result(?:ed|s|ing) in|driven by|"
    r"drives?|caused|consequence|push(?:ed|es|ing) (?:[\w'’-]+ ){1,6}?(?:into|to|towards)|owes? (?:\w+ ){0,2}?to|"
    r"account(?:s|ed)? for|"
    r"explains?|fuel(?:s|led|ed)|thanks to|stems? from|the (?:more|poorer|worse|weaker|longer|"
    r"harder)\b[^.;]{2,60}, the (?:more|"
    r"less|stronger|fewer|weaker|greater))\b"
)
LEAD = r"^\W*(?:following|after|amid|in the wake of|in (?:response|reaction|retaliation) (?:to|for))\b"
COUNTED = frozenset(
    {"attacks", "incidents", "fighters", "members", "recruits", "people", "USD", "AFN", "EUR", "GBP", "PKR", "percent"}
)
"""Units of numbers that a publisher counts or states, as against the toll of one event."""
PUBLISHED = r"\b(?:verified|counted|recorded|documented|logged|tallied|registered|tracked|catalogued)\b"
"""What a publisher of counts does."""
REPORTED = (
    r"\b(?:put|counted|counts|recorded|records|estimated|estimates|documented|logged|registered|tallied|"
    r"numbers?|stands? at|"
    r"reported|had|has|there were)\b"
)
NEGATED = (
    r"\b(?:did not|didn't|has not|hasn't|have not|haven't|had not|never|was not|were not|wasn't|weren't|"
    r"failed to|no longer)\b"
)
UNCLAIMED = (
    r"\b(?:no (?:group|one|organi[sz]ation|party|militant group)|nobody|none) (?:has |had |have |"
    r"immediately |so far |yet )*(?:put (?:its|their) name to|claim\w*|(?:taken|took) (?:responsibility|credit))|"
    r"\bunclaimed\b|\bwithout a claim\b|\bno claim (?:of responsibility )?(?:was|has|had)\b"
)
HYPOTHETICAL = (
    r"^\W*(?:if|unless|suppos(?:e|ing)|should (?:the |an? )?(?-i:[A-Z])[\w-]+ (?:\w+ )?(?:attack|strike|fire|bomb|hit)|"
    r"were (?:the )?(?-i:[A-Z])[\w-]+ to|in the event (?:of|that)|assuming|"
    r"had (?:the )?(?-i:[A-Z])[\w-]+ (?:attacked|struck|fired|not))\b|"
    r"\b(?:would|could|might) have (?:\w+ )?(?:been )?(?:attacked|struck|hit|killed|bombed|fired|caused)\b"
)
ANNIVERSARY = (
    r"\b(?:(?:on|marking|to mark|ahead of|around|before|after|for|during|coinciding with) )?(?:the |its |"
    r"their )?(?:[\w-]+ )?"
    r"anniversary(?: of [^,;.]*)?|\b(?:a|one|two|three|five|ten|\d+) years? (?:after|since|on from) [^,;.]*"
)
"""The words that recall an event in a later year, with the event recalled."""
TOLD_TOLL = (
    r"\b(?:death toll|toll (?:of|stands|stood|rose|was)|there were (?:\w+ ){0,3}(?:fatalities|deaths|casualties|dead|"
    r"injured|injuries)|"
    r"(?:were|was) (?:killed|hurt|injured|wounded)|lost (?:their|his|her) li(?:ves|fe)|left [^.;]{2,40} (?:dead|"
    r"injured|wounded)|"
    r"(?:killed|killing|injured|injuring|wounded|wounding) (?:at least |about |some |more than |up to )?[\w-]+|died|"
    r"dead)\b"
)
"""A toll told on its own, of an event that another sentence names."""


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A compiled pattern, case-insensitive."""
    return re.compile(text, re.IGNORECASE)


def has(text: str, expression: str) -> re.Match[str] | None:
    """The first place where an expression matches."""
    return pattern(expression).search(text)


def kind_of(text: str, *, state: bool, figures: frozenset[str], eventful: bool, spoken_of: bool = False) -> ClaimKind:
    """The kind of a clause.

    `state`: a state or body acts in it; `figures`: the units of its numbers; `eventful`: it has a place, time
    or actor that an event could be recognised by; `spoken_of`: an event was spoken of before, so that a toll alone
    can be that event's.
    """
    plain = _plain_kind(text, state=state, figures=figures)
    if plain is not None:
        return plain
    for kind, expression in TESTS:
        if has(text, expression) and not _misled(kind, text):
            return kind
    found = _later_kind(text, state=state, figures=figures, eventful=eventful)
    if found == "opinion" and state and has(text, _DID) and not has(text, _STATIVE):
        return "reaction"
    toll = spoken_of and found == "opinion" and figures & {"killed", "injured", "casualties"}
    return "event" if toll and has(text, TOLD_TOLL) else found


_DID = (
    r"\b(?:(?!need|seed|indeed|speed|united|armed|allied|so-called)[a-z]{2,}ed|held|gave|took|sent|met|sought|put|"
    r"made|spoke|cut|began|went)\b"
)
_STATIVE = (
    r"\b(?:is|are|seems?|appears?|remains?|remained|believed?|feared?|faced|wanted|failed|struggled|opposed|insulted|"
    r"promised|increased|killed|joined|emerged)\b"
)
"""Verbs that do not tell what a state did about something."""


def _plain_kind(text: str, *, state: bool, figures: frozenset[str]) -> ClaimKind | None:
    """Kinds whose marks go before every other's."""
    if has(text, HYPOTHETICAL):
        return "forecast" if has(text, r"\b(?:will|would|could|might|may|likely)\b") else "opinion"
    counted = figures & COUNTED and has(text, PUBLISHED) and not has(text, r"\b(?:will|likely|should|plans?)\b")
    rows: tuple[tuple[ClaimKind, bool], ...] = (
        ("claim", has(text, UNCLAIMED) is not None),
        ("superlative", has(text, rf"\b(?:was|is|were|are|as) (?:one of )?{SUPERLATIVE}") is not None),
        ("reaction", state and has(text, r"\b(?:warn(?:ed|s)|urg(?:ed|es)) (?:in [\w ]{4,20} )?that\b") is not None),
        ("count", bool(counted)),
    )
    return next((kind for kind, found in rows if found), None)


def _later_kind(text: str, *, state: bool, figures: frozenset[str], eventful: bool) -> ClaimKind:
    """The kinds whose marks are weaker, tried once no strong mark was found."""
    rows: tuple[tuple[ClaimKind, bool], ...] = (
        ("cause", bool(has(text, r"^\W*(?:because|due to|owing to)\b"))),
        ("cause", bool(has(text, r"\b(?:accounts?|accounted) for\b|\bowes? (?:\w+ ){0,2}?to\b|\bexplains?\b"))),
        ("superlative", bool(has(text, SUPERLATIVE))),
        ("shift", bool(has(text, SHARE))),
        ("count", bool(figures & COUNTED and has(text, REPORTED))),
        ("trend", _changes(text)),
        ("count", bool(figures & COUNTED and not figures & {"killed", "rockets"})),
        ("count", bool(has(text, _NEEDY))),
        ("event", bool(has(text, TOLD))),
        ("reaction", bool(state and has(text, REACTIONS) and not has(text, rf"\b(?:{PAST})\b"))),
        *((kind, bool(has(text, expression))) for kind, expression in _LATER),
        ("event", eventful and (happened(text) or _told_toll(text, figures))),
        ("event", eventful and bool(figures & {"killed", "injured"}) and _verbless(text)),
        ("background", bool(has(text, LEAD))),
        ("cause", bool(has(text, CAUSES))),
    )
    return next((kind for kind, found in rows if found), "opinion")


_NEEDY = (
    r"\b\d[\d.,]* (?:million|thousand) [^.;]{2,60}?\b(?:fac(?:ed?|ing)|need(?:ed|s)?|require\w*|fled|(?:were|"
    r"are) displaced|suffer\w*|"
    r"lack(?:ed|s)?|liv(?:ed?|ing)|(?:were|are|was) (?:in need|hungry|food insecure|at risk))\b"
)


def _changes(text: str) -> bool:
    measured = has(text, rf"\b(?:{MEASURE})\b") or has(text, rf"\b{OFTEN}\b")
    return bool(measured and has(text, rf"\b(?:{UP}|{DOWN})\b") and not _misled("trend", text))


def happened(text: str) -> bool:
    """Whether a clause says that something took place: a verb in the past, or an act named with a verb that
    carries it out."""
    if has(text, rf"\b(?:{PAST})\b") or has(text, rf"{NEGATED} (?:\w+ )?(?:{EVENT_VERBS})\b"):
        return True
    return bool(has(text, rf"\b(?:{EVENT_VERBS})\b") and has(text, rf"\b(?:{LIGHT})\b"))


def _verbless(text: str) -> bool:
    """A report in telegram style: an act, a toll and no verb."""
    return bool(has(text, rf"\b(?:{EVENT_VERBS})\b")) and not has(
        text, r"\b(?:is|are|was|were|has|have|had|will|would)\b"
    )


def _told_toll(text: str, figures: frozenset[str]) -> bool:
    """Whether a clause gives the toll of an act: "The blast wounded 50"."""
    acted = has(text, rf"\b(?:{EVENT_VERBS})\b")
    return bool(acted and figures & {"killed", "injured", "casualties"})


def _no_claim(text: str) -> bool:
    """Claims that claim nothing: lives, counts of claims, and attacks named by who claimed them."""
    lives = has(
        text,
        r"\bclaim(?:s|ed|ing)? (?:the |at least |about |nearly |over |more than )*[\w,-]+ (?:lives|"
        r"victims)\b",
    )
    noun = has(
        text,
        rf"\b(?:attacks?|bombings?|blasts?|shootings?|assaults?|strikes?|"
        rf"explosions?) (?:later )?claimed by\b[^,.;]*\b(?:{EVENT_VERBS})\b",
    )
    if has(text, r"\bclaims (?:by|of)\b") and _changes(text):
        return True
    number = has(text, rf"\b\d[\d,]* (?:\w+ )?(?:{MEASURE}) claimed\b")
    return bool(lives or noun or number)


def _no_trend(text: str) -> bool:
    """Changes of something else: of a toll as it became known, or of pressure after attacks."""
    if has(text, rf"\b{OFTEN}\b") and has(text, rf"\b(?:{EVENT_VERBS})\b"):
        return False
    if has(text, r"\btoll\b[^.;]{0,120}\b(?:rose|ris(?:es|en)|climbed|increased|jumped|grew|reached)\b"):
        return True
    # "increased pressure after the attacks" speaks of pressure: the change must stand close to what is measured.
    near = rf"\b(?:{UP}|{DOWN})\b[^.;]{{0,60}}\b(?:{MEASURE})\b|\b(?:{MEASURE})\b[^.;]{{0,60}}\b(?:{UP}|{DOWN})\b"
    return not has(text, near)


def _misled(kind: ClaimKind, text: str) -> bool:
    """Words that look like a kind and are none."""
    if kind == "claim":
        return _no_claim(text)
    if kind == "background":
        rest = pattern(ANNIVERSARY).sub(" ", text)
        return rest != text and happened(rest)
    if kind == "attribution":
        return not has(
            text,
            r"\b(?:attacks?|bombings?|bombs?|blasts?|killings?|shootings?|rockets?|assaults?|strikes?|shelling|"
            r"explosions?|assassinations?|grenades?|massacre|carnage|raids?|ambush|murders?|bloodshed|deaths?|it|"
            r"this|them)\b",
        )
    if kind == "plan":
        return bool(has(text, r"\b(?:carried out|took place|killed|struck)\b")) and not has(
            text, r"\b(?:foil|thwart|vow|threaten|prevent|avert)\w*"
        )
    if kind == "trend":
        return _no_trend(text)
    if kind == "forecast":
        return bool(has(text, r"\b(?:against|of) (?:its|his|her|their) will\b|\bfree will\b"))
    return False


def direction(text: str) -> str:
    """increase, decrease or "" for the change that a clause speaks of."""
    up, down = has(text, rf"\b(?:{UP})\b"), has(text, rf"\b(?:{DOWN})\b")
    if up and down:
        return "increase" if up.start() < down.start() else "decrease"
    return "increase" if up else "decrease" if down else ""
