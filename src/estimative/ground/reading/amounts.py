"""Words of amounts: what is measured, how it changes, and what share of many attacks is spoken of."""

from __future__ import annotations

RATE = r"tempo|pace|rate|rhythm|frequency|numbers?|campaigns?|levels?|intensity"
"""What a change of how often something happens is said of."""
MEASURE = (
    r"claims|attack\w*|violence|operations?|incidents?|recruit\w*|casualt\w+|fatalit\w+|deaths|activity|tempo|pace|"
    r"frequency|joining|ranks|members|fighters|support|bombings|strikes|killings|shootings|assaults|raids|ambushes|"
    r"explosions|blasts|clashes|kidnappings|assassinations|abductions|campaigns?|insurgency|struck|bombed|fighting|"
    r"hostilities|bloodshed|insecurity|unrest|(?:security )?situation|conflict|numbers? of|rate of|lethality|"
    r"shelling|rocket fire|rocketing|beheadings|murders|arrests|defections|desertions|displacement"
)
OFTEN = r"(?:more|less) (?:often|frequent(?:ly)?|regular(?:ly)?)"
_EXTREME = (
    r"(?:reach|hit|touch|attain|mark|set|struck)(?:ed|es|s|ing)? (?:an? |its |their |the )?(?:new |all-time |record |"
    r"historic |fresh )?"
)
UP = (
    r"step(?:s|ped|ping)? up|increas(?:e|es|ed|ing)|ris(?:e|es|en|ing)|rose|surg\w+|gr(?:ew|own|owing|owth)|"
    r"escalat\w+|intensif\w+|more (?:often|frequent(?:ly)?|regular(?:ly)?|(?:\w+ )?(?:attacks|bombings|"
    r"strikes)(?! on\b))|"
    r"(?:went|gone|go|moved|climbed) (?:up )?from (?=\w+ to)|"
    r"doubled|doubling|tripled|tripling|trebl\w+|quadrupl\w+|quintupl\w+|\w+fold increase|multipl(?:y|ied|ying)|uptick|"
    r"upsurge|upswing|(?:was|were|is|are|stood|came) (?:\w+ )?up (?=by|on|from|\w+ ?per|\d)|upturn|spike\w*|mounting|"
    r"accelerat\w+|quicken\w*|ramp(?:s|ed|ing) up|soar\w*|climb(?:s|ed|ing)|"
    r"jump(?:ed|s)|leap(?:t|ed|s)|heighten\w+|worsen\w*|deteriorat\w+|swell(?:s|ed|ing)|swollen|mushroom(?:ed|ing)|"
    r"balloon(?:ed|ing)|snowball(?:ed|ing)|pick(?:ed|s|ing) up|gather(?:ed|s|ing) (?:pace|momentum|speed)|shot up|"
    r"flar(?:ed|es|ing) up|peaked|resurgen\w+|proliferat\w+|hotted up|"
    rf"{_EXTREME}(?:peaks?|highs?|highest|heights?|records?)|"
    rf"(?:rais(?:e|es|ed|ing)|lift(?:ed|ing)) (?:\w+ )?(?:{RATE})|(?:higher|faster|growing) (?:{RATE})"
)
DOWN = (
    r"declin\w+|decreas\w+|fewer|dropp?(?:ed|ing|s)?|reduc\w+|slow(?:ed|ing)|fallen|fell(?! short| on| into| down|"
    r" inside| near| at|"
    r" in (?!\d|the (?:first|second|third|fourth|last|final|past|same|year|months?|weeks?|quarter|spring|summer|autumn|"
    r"winter|wake)|early|late|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|frequency|number))|halved|halving|waned|waning|diminish\w+|"
    r"subsid\w+|eased|lull|scal(?:ed|ing) back|dwindl\w+|plummet\w*|plung(?:ed|es|ing)|slump\w*|shr(?:ank|unk|ink\w*)|"
    r"dipped|reced\w+|abat(?:ed|es|ing)|ebb(?:ed|s|ing)|tail(?:ed|s|ing) off|peter(?:ed|s|ing) out|cool(?:ed|s|ing)"
    r" (?:off|down)|calmed|slid|slacken\w*|lessen\w*|tapered off|thinned out|died (?:down|away)|downturn|downtick|"
    r"(?:was|were|is|are|stood|came) (?:\w+ )?down (?=by|on|from|\w+ ?per|\d)|"
    r"less (?:often|frequent(?:ly)?|"
    rf"regular(?:ly)?)|{_EXTREME}(?:lows?|lowest|troughs?)|(?:lower(?:s|ed|ing)?) (?:\w+ )?(?:{RATE})"
)
_MANY = (
    r"attacks|bombings|strikes|killings|shootings|assaults|raids|ambushes|operations|incidents|explosions|blasts|"
    r"clashes|victims|targets|casualties|deaths|dead|violence|fatalities|bloodshed|killed|claims"
)
SHARE = (
    rf"(?<!the )\bmost (?:of )?(?!recent\b|deadly\b|lethal\b|notabl|serious\b|violent\b|"
    rf"important|senior\b)(?:[\w'’-]+ ){{0,4}}?(?:{_MANY})\b|"
    rf"\b(?:majority|bulk|brunt|lion['’]s share|nearly all|almost all|two[- ]thirds|three[- ]quarters|(?:a |one "
    rf")?(?:half|"
    rf"third|quarter|fifth)|per ?cent|%|share|"
    rf"proportion) of (?:[\w'’-]+ ){{0,4}}?(?:{_MANY})\b|"
    rf"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|out of) (?:every )?(?:\d+|two|three|four|five|six|"
    rf"seven|eight|nine|ten) (?:\w+ )?(?:{_MANY})\b"
)
"""Words that speak of a share of many attacks, which a sample cannot show."""
SHIFTED = (
    r"\b(?:focus|cent(?:re|er) of gravity|epicent(?:re|er)|weight|theatre|front line|locus|heart|hub|bulk|emphasis|"
    r"brunt)"
    r" (?:of [^,.;]{3,50}? )?(?:has |have |had )?(?:\w+ly |since |now )?(?:shift|drift|mov|migrat|mov|slid|turn|pass|"
    r"relocat|swung|swing|spread|travel)\w*\b|"
    r"\b(?:has|have|had) (?:\w+ly |since |now |increasingly )?(?:become|replaced|supplanted|overtaken|eclipsed|"
    r"displaced)"
    r" (?:[\w'’-]+ ){0,5}?(?:targets?|ones|victims|prey|quarry|method|weapon|tactic|battleground|theatre|focus|hub|"
    r"front)\b|\b(?:target|prey|quarry|method|weapon|victims?) of choice\b|"
    r"\b(?:favou?red|preferred|principal|main|chief|usual|primary) (?:targets?|victims?|weapons?|methods?|prey)\b|"
    r"\b(?:turned|turning|switched|switching) (?:[\w'’-]+ ){0,4}?(?:from|away from) [^,.;]{2,50}? (?:to|on|towards?)\b|"
    r"\b(?:spread|migrated|drifted|moved|expanded) (?:steadily |gradually |slowly )?(?:from|beyond|out of|away from) "
    r"[^,.;]{2,50}? (?:to|into|towards?)\b|"
    r"\b(?:no longer|less and less|more and more|increasingly) (?:[\w'’-]+ ){0,3}?(?:aimed|directed|targeted|hit|"
    r"struck)\b"
)
"""Words that say that targets, places or means have changed, which asks for a share before and after."""
ESTIMATED = (
    r"\b(?:put|puts|estimat\w+|reckon\w*|plac(?:e|es|ed)|assess\w*|gauged|gav?e[sn]?|set|calculat\w+|believ\w+|has|"
    r"had)\b"
    r"[^;.]{0,60}?\b(?:strength|number|numbers|size|ranks|membership|manpower|force|headcount|total|figure|tally|count)"
    r"\b[^;.]{0,80}?(?:\bat\b|\bas\b|\bof\b|\bto be\b|\bfrom\b)(?=[^;.]{0,24}?\d)|"
    r"\b(?:strength|membership|manpower|headcount|numbers) (?:\w+ ){0,4}?(?:was|is|were|stands?|stood) (?:\w+ ){0,3}?"
    r"(?:at|put at|estimated (?:at|to be)|of)\b|"
    r"\b(?:numbered|number|totall?ed|totals|amounted to|added up to|came to|stood at|ran to)\b(?=[^;.]{0,24}?\d)"
)
"""Words that give the size of something at a time."""
