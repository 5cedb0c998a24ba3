"""What states and bodies do about something: the verbs of reactions, and what tells them from a state's own attack."""

from __future__ import annotations

import re
from functools import cache

from estimative.ground.reading import grammar

REACTIONS = (
    r"\b(?:urg(?:ed|es|ing)|call(?:ed|s|ing) (?:on|for|upon|in)|condemn\w*|seek(?:s|ing)?|sought|ask(?:ed|s|ing)|"
    r"warn(?:ed|s|ing)|caution(?:ed|s|ing)|offer(?:ed|s)|deploy\w*|deplor\w*|denounc\w*|decr(?:ied|ies)|lament\w*|"
    r"mourn\w*|plead(?:s|ed|ing)?|pled|beseech\w*|implor\w*|exhort\w*|press(?:ed|es) (?:for|the)|lobb(?:ied|ies)|"
    r"summon\w*|sanction\w*|demand\w*|express\w*|announc\w*|evacuat\w*|pledg\w*|appeal\w*|reinforc\w*|beef(?:ed|s) up|"
    r"bolster\w*|strengthen\w*|step(?:ped|s) up|held talks|met|visited|issued|sent|voic\w+|hosted|gathered|"
    r"thank(?:ed|s)|clos(?:ed|es|ing) (?:its|the) (?:border|embassy|consulate|airspace|mission|crossing)\w*|shut|"
    r"reopen\w*|withdrew|withdrawn|pulled out|held (?:\w+ ){0,3}?(?:exercises?|drills?|"
    r"manoeuvres|meetings?|summit|talks|consultations)|agreed|signed|welcomed|praised|criticis\w+|criticiz\w+|"
    r"protested|"
    r"conven\w+|told (?:its|the|all) (?:citizens|nationals|people|diplomats|staff|ambassador)|advised|"
    r"exchang\w+|discuss\w+|put (?:[\w-]+ ){1,3}?on the agenda|tighten\w*|suspend\w*|recall\w*|expel\w*|impos\w+|"
    r"let it be known|made it known|took note|designat\w+|blacklist\w*|banned|froze|doubled (?:its|the) (?:guard|"
    r"garrison|presence)|extradit\w+|grant(?:ed|s)|promis(?:ed|es)|dispatch\w*|despatch\w*|airlift\w*|mobili[sz]ed|"
    r"reiterat\w+|underlin\w+|stress(?:ed|es)|remind(?:ed|s)|request\w*|propos\w+|vetoed|voted|adopted|resolved)\b"
)
CONCERNED = (
    r"\b(?:warn|caution|urg|appeal|plead|deplor|condemn|denounc|voic|express|lament|call|counsel|advis)\w*\b"
    r"[^;.]{0,70}?\b(?:that|against|for|about|over|of|to)\b"
)
"""A state's warning, plea or concern, whatever it says will happen."""
_VIOLENT = (
    r"\b(?:attacked|bombed|killed|stormed|fired|shelled|struck|hit|targeted|raided|assassinated|ambushed|detonated|"
    r"opened fire|gunned|massacred|abducted|kidnapped|arrested|detained|clashed|shot|captured|burned|burnt|looted|"
    r"razed|executed|murdered|slaughtered|pounded|bombarded|fought|lost|suffered|seized|overran|destroyed|wounded|"
    r"injured|beheaded|blew|torched|rounded up|stabbed|battled|engaged|fell|died|perished)\b"
)
_STATIVE = (
    r"\b(?:was|were|had|did|saw|felt|found|knew|meant|remained|believed?|feared?|faced|wanted|failed|struggled|opposed|"
    r"insulted|increased|joined|emerged|seemed|appeared|became|grew|fell|rose|stood|lay|endured|experienced|recorded|"
    r"witnessed|counted|registered|claimed|denied|blamed|said|accused|attributed|rejected|confirmed|read|put|held "
    r"that)\b"
)
"""Verbs that do not tell what a state did about something."""
_ABOUT = (
    r"\b(?:after|following|over|when|since|against|about|for|because|as|on|to|in (?:response|reaction|the wake)|where|"
    r"amid|upon|despite)\b"
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


def reacts(text: str, after: int) -> bool:
    """Whether a state that is named up to `after` reacts: a verb of reaction before every verb of attack, or with
    something between them that makes the attack what is reacted to."""
    hit = _pattern(REACTIONS).search(text, after)
    if hit is None:
        return False
    violent = _pattern(_VIOLENT).search(text, after)
    if violent is None:
        return _pattern(_VIOLENT).search(text, 0, after) is None or "," in text[:after]
    return hit.start() < violent.start() and _pattern(_ABOUT).search(text, hit.end(), violent.start()) is not None


def concerned(text: str, after: int) -> bool:
    """Whether a state warns, pleads or voices concern."""
    hit = _pattern(CONCERNED).search(text, after)
    return hit is not None and hit.start() - after <= 80 and grammar.past(text, after) is not None


def acts(text: str, after: int) -> bool:
    """Whether the first verb after a state's name tells something that it did and that is no attack."""
    verb = grammar.verb_after(text, after)
    if verb is None or grammar.past(text) is None or not after:
        return False
    before = grammar.past(text)
    if before is not None and before.start() < after and "," not in text[before.end() : after]:
        return False
    violent = _pattern(_VIOLENT).search(text, verb.end())
    if violent is not None and _pattern(_ABOUT).search(text, verb.end(), violent.start()) is None:
        return False  # "sent jets that bombed": the attack is its own
    return not (_pattern(_VIOLENT).match(text, verb.start()) or _pattern(_STATIVE).match(text, verb.start()))
