"""What kind of statement a clause makes, from the words that mark it. The order of the tests is the rule.

Words that mislead are dealt with where they mislead: "claimed 62 lives" is a toll, "fell short" no decline,
"first half" no superlative, "may" only a hedge when it is no month, an anniversary is not the event it recalls.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from estimative.ground.reading import comparing, families, grammar, harm, politics, reasons
from estimative.ground.reading.amounts import DOWN, ESTIMATED, MEASURE, OFTEN, SHARE, SHIFTED, UP
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
    ("shift", SHIFTED),
    ("motive", reasons.PURPOSES),
)  # fmt: skip
TOLD = (
    r"\b(?:attacks?|bombings?|blasts?|shootings?|assaults?|explosions?|strikes?|massacre|raid|"
    r"ambush) (?:that|which) (?:occurred|took place|happened|struck|hit|killed)\b"
)
LEAD = r"^\W*(?:following|after|amid|in the wake of|in (?:response|reaction|retaliation) (?:to|for))\b"
COUNTED = frozenset(
    {
        "attacks",
        "incidents",
        "fighters",
        "members",
        "recruits",
        "people",
        "USD",
        "AFN",
        "EUR",
        "GBP",
        "PKR",
        "percent",
        "provinces",
        "districts",
        "countries",
        "households",
        "families",
    }
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
NEVER = (
    rf"\b(?:never|(?:has|have|had) (?:not|never)|hasn['’]t|haven['’]t|hadn['’]t|(?:has|have) yet to)\b"
    rf"(?: (?:so far|yet|been|once|before|ever|since|again|to|there|be)\b)*(?: \w+ly)? (?:{EVENT_VERBS}|carr\w+ out|"
    rf"stag\w+|mount\w+|launch\w*|conduct\w*|set off|suffer\w+|reach\w+|harm\w*|shell\w*)\b|"
    rf"\bno (?:\w+ ){{1,3}}?(?:has|have|had) (?:ever |so far |yet )*(?:been )?(?:{EVENT_VERBS}|landed|fallen|reached)\b"
)
"""A negation over a whole time: "has not been attacked since", "never struck"."""
UNCLAIMED = (
    r"\b(?:nobody|no[- ]one|no (?!doubt)(?:\w+ ){1,2}?)(?:[\w'’-]+ ){0,5}?(?:to |has |had )(?:own|claim|admit)\w*\b|"
    r"^\W*neither \w+ [^.;]{0,30}?\b(?:own|claim|admit)\w*\b|"
    r"^\W*who(?:ever)? [^.;]*\b(?:is|was|are|remains?|remained) (?:still )?(?:an? )?(?:unknown|not known|"
    r"unclear|not clear|"
    r"unanswered|a mystery|open)\b|\b(?:culprits?|perpetrators?|authors?) (?:remains?|remained|is|are|was|were) "
    r"(?:unknown|unidentified|unclear|not known)\b|"
    r"\b(?:no (?:group|one|organi[sz]ation|party|militant group)|nobody|none) (?:has |had |have |"
    r"immediately |so far |yet )*(?:put (?:its|their) name to|claim\w*|(?:taken|took) (?:responsibility|credit))|"
    r"\bunclaimed\b|\bwithout a claim\b|\bno claim (?:of responsibility )?(?:was|has|had)\b|"
    rf"{families.UNOWNED}|"
    r"\b(?:has|have|had) (?:yet to be|not (?:yet )?been|never been) claimed\b|"
    r"\b(?:nobody|no[- ]one|no \w+) (?:has|had|have) (?:yet |so far |been able to |come forward to )*(?:sa(?:id|y)|"
    r"established?|determined?|found out|come forward|identif\w+|claim\w*|own(?:ed)?)\b"
)
HYPOTHETICAL = (
    r"^\W*(?:if|unless|suppos(?:e|ing)|should(?= [^?]*$)|had (?=(?:the|an?|it|they|that|this) [^.]*\b(?:would|could|"
    r"might)\b)|should (?:the |an? )?(?-i:[A-Z])[\w-]+ (?:\w+ )?(?:attack|strike|fire|bomb|hit)|"
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


DENIED = rf"\b(?:{families.DENIES})\b"


class Clause(Struct, frozen=True, kw_only=True):
    """What is known of a clause beside its words.

    `party`: where the name of the party ends that stands before the verb, −1 without one; `state`: where the name of
    the state or body that acts in it ends, −1 where none does; `figures`: the units of its numbers; `eventful`: it has
    a place, time or actor that an event could be recognised by; `spoken_of`: an event was spoken of before, so that a
    toll alone can be that event's; `day`: it names a day.
    """

    state: int = -1
    party: int = -1
    figures: frozenset[str] = frozenset()
    eventful: bool = False
    spoken_of: bool = False
    day: bool = False


def kind_of(text: str, clause: Clause) -> ClaimKind:
    """The kind of a clause."""
    figures = clause.figures
    plain = _plain_kind(text, clause)
    if plain is not None:
        return plain
    for kind, expression in TESTS:
        if has(text, expression) and not _misled(kind, text):
            return kind
    found = _later_kind(text, clause)
    if found == "opinion" and clause.state >= 0 and politics.acts(text, clause.state):
        return "reaction"
    if clause.spoken_of and found in ("opinion", "background") and len(text.split()) <= _BRIEF and harm.suffered(text):
        return "event"  # "nine fatalities, thirteen injured", "a guard was wounded": of the event told before
    toll = clause.spoken_of and found in ("opinion", "background") and figures & {"killed", "injured", "casualties"}
    return "event" if toll and has(text, TOLD_TOLL) else found


_BRIEF = 10
"""Words up to which a clause about victims tells of the event spoken of before."""


def _plain_kind(text: str, clause: Clause) -> ClaimKind | None:
    """Kinds whose marks go before every other's."""
    if has(text, HYPOTHETICAL):
        return "forecast" if has(text, r"\b(?:will|would|could|might|may|likely)\b") else "opinion"
    counted = clause.figures & COUNTED and has(text, PUBLISHED) and not has(text, r"\b(?:will|likely|should|plans?)\b")
    rows: tuple[tuple[ClaimKind, bool], ...] = (
        ("claim", has(text, UNCLAIMED) is not None),
        ("opinion", has(text, r"^\W*(?:what|the thing that) [^,.;]{3,60} (?:was|is|were|are)\b") is not None),
        ("superlative", comparing.predicated(text)),
        ("reaction", clause.state >= 0 and politics.concerned(text, clause.state) and not has(text, DENIED)),
        ("count", bool(counted) and not _single(text, clause)),
        ("count", bool(clause.figures) and bool(has(text, _NUMBERED))),
        ("plan", bool(has(text, reasons.THREATENED))),
        ("forecast", bool(has(text, reasons.FUTURE)) and grammar.past(text) is None),
    )
    return next((kind for kind, found in rows if found), None)


def _later_kind(text: str, clause: Clause) -> ClaimKind:
    """The kinds whose marks are weaker, tried once no strong mark was found."""
    state, figures, eventful = clause.state, clause.figures, clause.eventful
    many = bool(figures & COUNTED) and not _single(text, clause)
    rows: tuple[tuple[ClaimKind, bool], ...] = (
        ("cause", bool(has(text, r"^\W*(?:because|due to|owing to)\b"))),
        ("superlative", comparing.ranked(text) is not None),
        ("shift", bool(has(text, SHARE))),
        ("trend", comparing.compared(text) is not None),
        ("count", comparing.rival(text)),
        ("cause", bool(has(text, r"\b(?:accounts?|accounted) for\b|\bowes? (?:\w+ ){0,2}?to\b|\bexplains?\b"))),
        ("count", many and bool(has(text, REPORTED))),
        ("trend", _changes(text)),
        ("count", many and not figures & {"killed", "rockets"}),
        ("count", bool(has(text, _NEEDY)) or (bool(figures) and not clause.day and bool(has(text, ESTIMATED)))),
        ("event", bool(has(text, TOLD))),
        ("reaction", state >= 0 and politics.reacts(text, state)),
        ("reaction", state >= 0 and not figures & {"killed", "injured"} and politics.acts(text, state)),
        *((kind, bool(has(text, expression))) for kind, expression in _LATER),
        ("event", eventful and (happened(text) or _told_toll(text, figures))),
        ("event", eventful and bool(figures & {"killed", "injured"}) and _verbless(text)),
        ("background", bool(has(text, LEAD))),
        ("event", eventful and harm.told(text, clause.party)),
        ("plan", bool(has(text, reasons.INTENDED))),
        ("forecast", bool(has(text, reasons.FUTURE))),
        ("prescription", bool(has(text, reasons.ADVICE))),
        ("cause", bool(has(text, reasons.CAUSES))),
        ("background", bool(has(text, reasons.BEGUN))),
        ("analogy", bool(has(text, reasons.LIKENESS))),
    )
    return next((kind for kind, found in rows if found), "opinion")


def _single(text: str, clause: Clause) -> bool:
    """Whether a number is the toll of one event of a day, not a publisher's count."""
    return clause.day and not clause.figures & {"attacks", "incidents"} and harm.told(text)


_NUMBERED = (
    rf"\b(?:{MEASURE})\b[^.;]{{0,80}}?\b(?:numbered|totall?ed|amounted to|added up to|stood at|came to) (?:\w+ "
    rf"){{0,3}}?"
    r"(?:\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|"
    r"ninety|a hundred|several hundred|dozens)\b)"
)
"""A number that attacks, deaths or fighters are said to come to."""
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


_CALM = r"quiet|calm|peaceful|tranquil"


def _no_denial(text: str) -> bool:
    """Whether something is rejected that is no event and no charge: "rejects the idea of a nation state"."""
    return bool(has(text, r"\breject\w*")) and not has(
        text,
        r"\b(?:den(?:y|ied|ies|ial)|dismiss\w*|claims?|reports?|allegations?|accusations?|charges?|responsib\w*|"
        r"involve\w*|that|attacks?|launch\w*|rockets?|suggestions?|account|version|it|this|blame|figures?|toll)\b",
    )


def _misled(kind: ClaimKind, text: str) -> bool:
    """Words that look like a kind and are none."""
    if kind in ("claim", "denial"):
        return _no_claim(text) if kind == "claim" else _no_denial(text)
    if kind == "background":
        rest = pattern(ANNIVERSARY).sub(" ", text)
        return rest != text and happened(rest)
    if kind == "attribution":
        return not has(
            text,
            r"\b(?:attacks?|bombings?|bombs?|blasts?|killings?|shootings?|rockets?|assaults?|strikes?|shelling|"
            r"explosions?|assassinations?|grenades?|massacre|carnage|raids?|ambush|murders?|bloodshed|deaths?|it|"
            r"this|that|them|both|salvos?|incidents?|fire|launch|bombed|attacked|killed|shot|struck|fired|murdered)\b",
        )
    if kind == "plan":
        return bool(has(text, r"\b(?:carried out|took place|killed|struck)\b")) and not has(
            text, r"\b(?:foil|thwart|vow|threaten|prevent|avert)\w*"
        )
    if kind == "absence":  # "the first half of 2021 was calm" says of no place that it was
        return bool(has(text, rf"^\W*(?:the|that|this) (?:\w+ ){{1,2}}of \d{{4}} was (?:{_CALM})"))
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
