"""Words of violence by what they mean: acts, weapons, what is done to things and people, and death.

A clause that has one of them, tells in the past (or has no verb, as a log line has none) and names a day, a place or a
party tells an event, whatever its other words are. A mark of opinion or of the future takes that away.
"""

from __future__ import annotations

import re
from functools import cache

ACTS = (
    r"attacks?|assaults?|bombings?|blasts?|explosions?|detonations?|shootings?|shoot-?outs?|gunfire|gun ?fights?|"
    r"fire ?fights?|gun ?battles?|shots?|shelling|bombardments?|barrages?|salvos?|volleys?|(?:air|drone|missile|"
    r"rocket)[ -]?strikes?|raids?|ambush(?:es)?|massacres?|slaughter|carnage|bloodbath|killings?|murders?|"
    r"assassinations?|executions?|lynchings?|beheadings?|skirmish(?:es)?|clash(?:es)?|combat|engagements?|hostilities|"
    r"storming|hostage-taking|abductions?|kidnappings?|arson|sabotage|incursions?|onslaught|atrocit(?:y|ies)|"
    r"hold-?ups?|stabbings?|drive-by|rampage|bloodshed|violence|fighting"
)
"""Nouns that name an act."""
WEAPONS = (
    r"(?:car |truck |roadside |suicide |magnetic |sticky |petrol |pipe |parcel )?bombs?|bombers?|explosives?|"
    r"explosive devices?|devices?|[sv]*b?ieds?|svests?|(?:land)?mines?|grenades?|rockets?|missiles?|mortars?|shells?|"
    r"projectiles?|munitions?|drones?|bullets?|gunmen|gunman|snipers?|shooters?|assailants?|attackers?"
)
"""What it is done with, and whoever is named by it."""
DONE = (
    r"destroyed|damaged(?! (?:\w+ ){0,2}?(?:relations|reputation|credib\w+|trust|confidence|ties))|demolished|"
    r"levelled|leveled|flattened|razed|wrecked|gutted|devastated|shattered|crippled|"
    r"strafed|pounded|bombarded|pummell?ed|peppered|riddled|mowed down|mown down|picked off|cut down|slew|slain|"
    r"murdered|lynched|hanged|hacked|knifed|maimed|mutilated|tortured|pillaged|sacked|looted|ransacked|plundered|"
    r"derailed|sabotaged|blasted|engulfed|overran|overrun|seized(?! (?:power|control|on|upon|"
    r"the (?:opportunity|moment|chance|initiative)))|snatched|waylaid|rammed|gassed|shot down|shot up|"
    r"downed|blown up|set off|opened up (?:on|at)|tore (?:through|into|apart)|ripped (?:through|into|apart)|"
    r"burst into|broke into|shot (?:its|their|his) way|fought (?:its|their) way|battled|skirmished|"
    r"(?:was|were|been) (?:engaged|overrun|cut to pieces|put to (?:death|the sword)|wiped out|finished off)|"
    r"put (?:[\w'’-]+ ){1,6}?to (?:death|the sword)|"
    r"reduced (?:[\w'’-]+ ){0,4}?to (?:rubble|ashes|ruins)|went up in (?:flames|smoke)|rang out|rained down|"
    r"emptied (?:its|their|his) (?:magazines?|rifles?|guns?)|took (?:[\w'’-]+ ){0,4}?(?:hostage|captive)|"
    r"wiped out|gave battle|exchanged fire|crossed swords|trained (?:its|their) (?:guns|fire) on|unleashed"
)
"""Verbs in the past, and participles, that say what was done."""
DEATHS = (
    r"met (?:their|his|her|its) (?:end|death|fate)|gave (?:their|his|her) li(?:ves|fe)|dead|died|killed|perished|"
    r"fell(?! short| to| from| by| in (?:frequency|number)| in the (?:first|second|third|"
    r"fourth)| (?:sharply|steeply))|lost (?:their|his|her) li(?:ves|fe)|lost (?:\w+ ){1,4}?(?:men|man|fighters?|"
    r"soldiers?|"
    r"guards?|officers?|members?|troops|comrades?|guardians?|worshippers?)|"
    r"(?:did not|didn['’]t|none of [^,.;]{2,50}?) surviv\w*|succumbed|never (?:came|returned|made it) (?:home|back)|"
    r"fatalit(?:y|ies)|deaths?|bodies|corpses|casualt(?:y|ies)|wounded|injured|maimed|hurt|kia|wia|claimed (?:\w+ )"
    r"{1,4}?lives|cost (?:\w+ ){1,4}?(?:lives|life)|(?:was|were) no more"
)
_STRONG = (
    rf"{DONE}|died|killed|perished|fell(?! short| to| from| by| in)|lost (?:their|his|her) li(?:ves|fe)|survived?|"
    r"(?:left|lay|lying|were|was|found) (?:[\w'’-]+ ){0,3}?dead|succumbed|wounded|injured|maimed|hurt|met (?:their|his|"
    r"her|its) (?:end|death|fate)|lost (?:\w+ ){1,4}?(?:men|fighters?|soldiers?|guards?|officers?|members?|troops)|"
    r"attacked|bombed|stormed|shelled|struck|hit|raided|ambushed|exploded|detonated|blew up|went off|fired|shot|"
    r"carried out|staged|mounted|launched|perpetrated|took place|occurred|happened|claimed (?:\w+ ){1,4}?lives|"
    r"killing|wounding|there (?:was|were|had been)"
)
"""Words by which a clause tells an act itself, whoever its subject is."""
_PAST = (
    r"[a-z]{2,}ed|was|were|had|has|have|went|came|fell|left|lay|struck|hit|took|blew|broke|burst|shot|slew|tore|"
    r"rang|set|cut|put|fought|lost|fled|drove|threw|flew|saw|began|made|sent|met|brought|gave|held|ran|stood|sprang|"
    r"wrought|cost|hurt|killing|wounding|leaving"
)
"""A finite verb in the past by its form: the regular ending or one of the irregular verbs of such reports."""
_JUDGED = (
    r"\b(?:(?-i:is|are)(?! (?:said|reported|alleged|believed|thought|known|understood|suspected|feared) to have)|"
    r"seems?|seemed|appears?|appeared|suggest(?:s|ed)?|reflect(?:s|ed)?|demonstrat\w+|signal(?:s|led)|"
    r"underlin\w+|highlight\w+|illustrat\w+|prove[sd]?|regard(?:s|ed)?|consider(?:s|ed)?|"
    r"argu(?:e|es|ed)|watershed|turning[ -]point|symptom|evidence that|inevitable|unlikely|likely|possibl[ey]|"
    r"perhaps|arguably|capab\w+|unable|able to|will|would|could|may(?! \d)|might|should|can|cannot|must|"
    r"(?<!there )\b(?:was|were) (?:an?|part of|meant|intended|seen|regarded|considered|viewed|described|condemned|"
    r"praised|"
    r"mourned|commemorated|investigated)\b|pleaded|praised|hailed|mourned|condoled|lamented|"
    r"expected to|set to|going to|(?:plan|intend|threaten|vow|aim|mean|hop|prepar|seek)(?:s|ned|ed|t|d|ing)? to|"
    r"bound to|tend(?:s|ed)? to|risks?|fears?|feared|worried|concern(?:s|ed)?|because of|"
    r"why|whether|if|lesson|legacy|strategy|tactics?|policy|reputation|credib\w+)\b"
)
"""Marks of a judgement, a plan or the future."""


@cache
def _compiled() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    flags = re.IGNORECASE
    return (
        re.compile(rf"\b(?:{ACTS}|{WEAPONS}|{DONE}|{DEATHS})\b", flags),
        re.compile(rf"\b(?:{_PAST})\b"),
        re.compile(_JUDGED, flags),
        re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|do|does|did|be|been)\b", flags),
    )


def named(text: str) -> bool:
    """Whether a clause has a word of violence at all."""
    return _compiled()[0].search(text) is not None


def told(text: str, subject: int = -1) -> bool:
    """Whether a clause tells violence as something that happened: in the past, or without any verb, and not as a
    judgement.

    `subject` is where the name of the party ends that the clause begins with, −1 where it begins with none: a party
    that does something else about an attack ("pleaded ignorance of the rocket fire") tells no attack.
    """
    words, past, judged, auxiliary = _compiled()
    if words.search(text) is None or judged.search(text) is not None:
        return False
    verb = past.search(text)
    if verb is None:
        return auxiliary.search(text) is None
    if subject < 0 or subject > verb.start() or _strong().search(text) is not None:
        return True
    return re.search(rf"\b(?:{ACTS})\b", text[: verb.start()], re.IGNORECASE) is not None


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_STRONG})\b", re.IGNORECASE)


def suffered(text: str) -> bool:
    """Whether a clause tells that people died or were hurt, not as a judgement."""
    return told(text) and re.search(rf"\b(?:{DEATHS})\b", text, re.IGNORECASE) is not None


def judged(text: str) -> bool:
    """Whether a clause carries a mark of a judgement, a plan or the future."""
    return _compiled()[2].search(text) is not None
