"""What kind of statement a clause makes, from the words that mark it. The order of the tests is the rule.

Words that mislead are dealt with where they mislead: "claimed 62 lives" is a toll, "fell short" no decline,
"first half" no superlative, "may" only a hedge when it is no month, an anniversary is not the event it recalls.
"""

from __future__ import annotations

import re
from functools import cache

from estimative.model.claims import ClaimKind

EVENT_VERBS = (
    r"attack(?:ed|ing|s)?|bomb(?:ed|ing|ings|s|er|ers)?|kill(?:ed|ing|s)?|storm(?:ed|ing)?|fir(?:ed|ing)|"
    r"shell(?:ed|ing|s)|struck|"
    r"strikes?|hit|target(?:ed|ing|s)|raid(?:ed|s|ing)?|assassinat\w+|ambush\w*|explo(?:ded|sions?|sive)|"
    r"detonat\w+|blew|blasts?|"
    r"opened fire|gunned|behead\w+|massacre\w*|rockets?|missiles?|abduct\w+|kidnap\w+|arrest(?:ed|s)?|detained|"
    r"clash(?:ed|es)?|"
    r"shot|shooting|assault(?:ed|s)?|stabb\w+|mortars?|claimed (?:at least |about |nearly |over |"
    r"more than )?[\w,-]+ lives"
)
PAST = (
    r"attacked|bombed|killed|stormed|fired|shelled|struck|hit|targeted|raided|assassinated|ambushed|exploded|"
    r"detonated|blew|opened fire|gunned|"
    r"beheaded|massacred|abducted|kidnapped|arrested|detained|clashed|shot|stabbed|assaulted|rocketed|(?:has|"
    r"have|had) been (?:attack|bomb|shell|target|strik)ing|"
    r"(?:claimed|cost|took) (?:[\w,-]+ ){1,4}lives|died|lost (?:their|his|her) (?:lives|life)|went off|(?:tore|"
    r"ripped) through|blew up|came under (?:\w+ )?(?:attack|fire)|perished|left (?:at least |about |"
    r"more than )?[\w-]+ (?:people )?(?:dead|injured|wounded)"
)
LIGHT = (
    r"carr(?:y|ied|ying) out|conduct\w*|launch\w*|stag\w+|mount\w+|perpetrat\w+|committ?\w*|occurr\w*|"
    r"took place|happened|injur\w+|wound\w+|rocked|ripped|"
    r"was reported|were reported|leaving|killing|begun|began|landed|fell"
)
RATE = r"tempo|pace|rate|rhythm|frequency|number|campaigns?"
"""What a change of how often something happens is said of."""
MEASURE = (
    r"attack\w*|violence|operations?|incidents?|recruit\w*|casualt\w+|fatalit\w+|deaths|activity|tempo|pace|"
    r"frequency|joining|ranks|members|fighters|support|bombings|strikes|killings|shootings|assaults|raids|ambushes|"
    r"explosions|blasts|clashes|kidnappings|assassinations|campaigns?|insurgency|struck|bombed"
)
OFTEN = r"(?:more|less) (?:often|frequent(?:ly)?|regular(?:ly)?)"
UP = (
    r"step(?:s|ped|ping)? up|increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|surg\w+|gr(?:ew|own|owing|owth)|"
    r"escalat\w+|intensif\w+|more (?:often|frequent(?:ly)?|regular(?:ly)?|(?:\w+ )?(?:attacks|bombings|"
    r"strikes)(?! on\b))|"
    r"doubled|doubling|tripled|quadrupled|multipl(?:y|ied|ying)|uptick|upsurge|upturn|spike\w*|mounting|accelerat\w+|"
    r"quicken\w*|ramp(?:s|ed|ing) up|soar\w*|climb(?:s|ed|ing)|jump(?:ed|s)|heighten\w+|"
    rf"(?:rais(?:e|es|ed|ing)|lift(?:ed|ing)) (?:\w+ )?(?:{RATE})|(?:higher|faster|growing) (?:{RATE})"
)
DOWN = (
    r"declin\w+|decreas\w+|fewer|dropp?(?:ed|ing|s)?|reduc\w+|slow(?:ed|ing)|fallen|fell(?! short| on| into|"
    r" in)|halved|halving|waned|waning|diminish\w+|subsid\w+|eased|lull|scal(?:ed|ing) back|less (?:often|"
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
    r"(?! (?:half|quarter|week|weeks|month|months|days?|hours?|phase|vice|deputy|responders?|lady|minister|"
    r"place|aid))|unprecedented)\b"
)
_TESTS: tuple[tuple[ClaimKind, str], ...] = (
    ("background", r"\banniversar\w+|\bcommemorat\w+|\b(?:a|one|two|three|five|ten|\d+) years? (?:after|since|"
                   r"on from)\b|\bin memory of\b"),
    ("prescription", r"\b(?:should|must|ought to|needs? to|would benefit|recommend\w*|advisable|it is vital)\b"),
    ("denial", r"\b(?:den(?:y|ied|ies|ying)|denials?|reject(?:ed|s) (?:the |these |this |that |any |"
               r"its )?(?:claim|report|allegation|attack)\w*|"
               r"dismissed (?:it|this|that|them|(?:the |these |any |this |that |such |all )?(?:\w+ )?(?:claim|"
               r"report|allegation|statement|"
               r"account|stor(?:y|ies))\w*)|refuted|reject(?:s|ed) (?:it|them|this|that) as)\b"),
    ("absence", r"\b(?:no|nor any|not any|without any|zero) (?:\w+[ -]){0,3}?(?:attacks?|incidents?|rockets?|"
                r"bombings?|strikes?|explosions?|clashes)\b"
                r"(?=.*\b(?:reported|recorded|occurred|took place|happened|known|seen|carried|claimed|was|were|"
                r"in|since|over)\b)"),
    ("plan", r"\b(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|threat(?:en|ens|ened|ening|s)?|vow(?:s|ed)?|"
             r"pledg\w+|intend\w*|prepar\w+|call(?:s|ed)? (?:on|for)|"
             r"urg\w+|inspir\w+|foil\w*|thwart\w*|aim(?:s|ed)?|wants?|sought|"
             r"seeks?) (?:\w+[ -]){0,5}?(?:to (?:\w+ )?(?:attack|strike|kill|bomb|target|hit|carry out|launch|"
             r"fire|stage)|"
             r"(?:new |more |further |an |a |its |fresh )*(?:attacks?|strikes?|bombings?|rocket))\b"),
    ("claim", r"\bclaim(?:s|ed|ing)?(?: to have| to be| that| responsib\w+| credit|(?: \w+){0,3}? (?:attack|"
              r"bombing|strike|rocket|mortar|fire|shelling|assault|blast|shooting|killing|operation|raid|"
              r"launch|it|them|"
              r"this)\w*| by)\b"
              r"|\b(?:was|were|been|being|is|are) (?:later |also |quickly |since )?claimed\b|\bclaim(?:s|"
              r"ed)? (?:the|it|them|this|both|a|an|on)\b|\b(?:took|taken|accepted) (?:credit|responsibility)\b"
              r"|\bsa(?:id|ys?) (?:that )?(?:it|they|its \w+) (?:had |was |were |has |have |is |are )?(?:been )?"
              r"(?:carried out|behind|responsible|fired|launched|attacked|killed|bombed|struck|hit|shot|detonated)"
              r"|\bresponsibility\b[^.;]{0,80}\bclaimed by\b|\bassum(?:ed|es) responsibility\b"),
    ("attribution", r"\b(?:blam(?:ed|es|ing)|attribut(?:ed|es) (?:\w+ ){0,4}?to|pinned (?:\w+ ){0,4}?on|"
                    r"held (?:\w+ ){1,4}?responsible|put (?:it |this )?down to|suspected of|(?:was|were|is|"
                    r"are) (?:behind|responsible for)|accus(?:ed|es) (?:[\w-]+ ){1,4}?of)\b"),
    ("analogy", r"^\W*(?:as (?:seen|happened|witnessed|was the case)|just as|similar(?:ly)? to|like (?:in|the) )"),
    ("forecast", r"\b(?:will|won't|is expected to|are expected to|(?:un)?likely to|could|might|(?-i:may)(?!\s+\d)|"
                 r"would)\b(?! have)"),
)  # fmt: skip
_LATER: tuple[tuple[ClaimKind, str], ...] = (
    ("shift", rf"{SHARE}|\b(?:increasingly|mostly|mainly|largely|predominantly|primarily) (?:been )?"
              r"(?:target|attack|hit|struck|strik|bomb|aim|direct|kill)\w*"),
    ("shift", r"\b(?:focus\w*|shift(?:ed|ing|s)?|concentrat\w+) (?:\w+ ){0,3}?(?:on|to|towards?|against|in)\b|"
              r"\b(?:largely|mostly|mainly|predominantly|primarily) (?:\w+ ){0,2}?(?:target|focus|against|in)\w*"),
    ("motive", r"\b(?:aim(?:s|ed|ing)?|seek(?:s|ing)?|want(?:s|ed)?|hop(?:es|ed)|desir\w+) (?:to|at)\b|"
               r"\bmotivat\w+|\bintention\w*\b"),
)  # fmt: skip
REACTIONS = (
    r"\b(?:urg(?:ed|es|ing)|call(?:ed|s|ing) (?:on|for|upon)|condemn\w*|seek(?:s|ing)?|sought|ask(?:ed|s|ing)|"
    r"warn(?:ed|s|ing)|offer(?:ed|s)|deploy\w*|"
    r"summon\w*|sanction\w*|demand\w*|express\w*|announc\w*|evacuat\w*|pledg\w*|appeal\w*|reinforc\w*|"
    r"strengthen\w*|held talks|met|visited|issued|sent)\b"
)
TOLD = (
    r"\b(?:attacks?|bombings?|blasts?|shootings?|assaults?|explosions?|strikes?|massacre|raid|"
    r"ambush) (?:that|which) (?:occurred|took place|happened|struck|hit|killed)\b"
)
CAUSES = (
    r"\b(?:because|as a result|due to|owing to|led to|leads to|leading to|result(?:ed|s|ing) in|driven by|"
    r"drives?|caused|consequence)\b"
)
LEAD = r"^\W*(?:following|after|amid|in the wake of|in (?:response|reaction|retaliation) (?:to|for))\b"
COUNTED = frozenset(
    {"attacks", "incidents", "fighters", "members", "recruits", "people", "USD", "AFN", "EUR", "GBP", "PKR", "percent"}
)
"""Units of numbers that a publisher counts or states, as against the toll of one event."""
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
    r"immediately |yet )*claim\w*|\bunclaimed\b|\bwithout a claim\b|\bno claim (?:of responsibility )?(?:was|"
    r"has|had)\b"
)


@cache
def pattern(text: str) -> re.Pattern[str]:
    """A compiled pattern, case-insensitive."""
    return re.compile(text, re.IGNORECASE)


def has(text: str, expression: str) -> re.Match[str] | None:
    """The first place where an expression matches."""
    return pattern(expression).search(text)


def kind_of(text: str, *, state: bool, figures: frozenset[str], eventful: bool) -> ClaimKind:
    """The kind of a clause.

    `state`: a state or body acts in it; `figures`: the units of its numbers; `eventful`: it has a place, time
    or actor that an event could be recognised by.
    """
    if has(text, UNCLAIMED):
        return "claim"
    for kind, expression in _TESTS:
        if has(text, expression) and not _misled(kind, text):
            return kind
    return _later_kind(text, state=state, figures=figures, eventful=eventful)


def _later_kind(text: str, *, state: bool, figures: frozenset[str], eventful: bool) -> ClaimKind:
    """The kinds whose marks are weaker, tried once no strong mark was found."""
    rows: tuple[tuple[ClaimKind, bool], ...] = (
        ("cause", bool(has(text, r"^\W*(?:because|due to|owing to)\b"))),
        ("superlative", bool(has(text, SUPERLATIVE))),
        ("shift", bool(has(text, SHARE))),
        ("count", bool(figures & COUNTED and has(text, REPORTED))),
        ("trend", _changes(text)),
        ("count", bool(figures & COUNTED and not figures & {"killed", "rockets"})),
        ("event", bool(has(text, TOLD))),
        ("reaction", bool(state and has(text, REACTIONS) and not has(text, rf"\b(?:{PAST})\b"))),
        *((kind, bool(has(text, expression))) for kind, expression in _LATER),
        ("event", eventful and (happened(text) or _told_toll(text, figures))),
        ("background", bool(has(text, LEAD))),
        ("cause", bool(has(text, CAUSES))),
    )
    return next((kind for kind, found in rows if found), "opinion")


def _changes(text: str) -> bool:
    measured = has(text, rf"\b(?:{MEASURE})\b") or has(text, rf"\b{OFTEN}\b")
    return bool(measured and has(text, rf"\b(?:{UP}|{DOWN})\b") and not _misled("trend", text))


def happened(text: str) -> bool:
    """Whether a clause says that something took place: a verb in the past, or an act named with a verb that
    carries it out."""
    if has(text, rf"\b(?:{PAST})\b") or has(text, rf"{NEGATED} (?:\w+ )?(?:{EVENT_VERBS})\b"):
        return True
    return bool(has(text, rf"\b(?:{EVENT_VERBS})\b") and has(text, rf"\b(?:{LIGHT})\b"))


def _told_toll(text: str, figures: frozenset[str]) -> bool:
    """Whether a clause gives the toll of an act: "The blast wounded 50"."""
    acted = has(text, rf"\b(?:{EVENT_VERBS})\b")
    return bool(acted and figures & {"killed", "injured", "casualties"})


def _misled(kind: ClaimKind, text: str) -> bool:
    """Words that look like a kind and are none."""
    if kind == "claim":
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
        number = has(text, rf"\b\d[\d,]* (?:\w+ )?(?:{MEASURE}) claimed\b")
        return bool(lives or noun or number)
    if kind == "attribution":
        return not has(
            text,
            r"\b(?:attacks?|bombings?|blasts?|killings?|shootings?|rockets?|assaults?|strikes?|shelling|"
            r"explosions?|assassinations?|it|this|them)\b",
        )
    if kind == "plan":
        return bool(has(text, r"\b(?:carried out|took place|killed|struck)\b")) and not has(
            text, r"\b(?:foil|thwart|vow|threaten)\w*"
        )
    if kind == "trend":
        if has(text, rf"\b{OFTEN}\b") and has(text, rf"\b(?:{EVENT_VERBS})\b"):
            return False
        if has(text, r"\btoll\b[^.;]{0,120}\b(?:rose|ris(?:es|en)|climbed|increased|jumped|grew|reached)\b"):
            return True
        # "increased pressure after the attacks" speaks of pressure: the change must stand close to what is measured.
        near = rf"\b(?:{UP}|{DOWN})\b[^.;]{{0,60}}\b(?:{MEASURE})\b|\b(?:{MEASURE})\b[^.;]{{0,60}}\b(?:{UP}|{DOWN})\b"
        return not has(text, near)
    if kind == "forecast":
        return bool(has(text, r"\b(?:against|of) (?:its|his|her|their) will\b|\bfree will\b"))
    return False


def direction(text: str) -> str:
    """increase, decrease or "" for the change that a clause speaks of."""
    up, down = has(text, rf"\b(?:{UP})\b"), has(text, rf"\b(?:{DOWN})\b")
    if up and down:
        return "increase" if up.start() < down.start() else "decrease"
    return "increase" if up else "decrease" if down else ""
