"""Words of cause, purpose, likeness and advice: what is said of events, not what happened."""

from __future__ import annotations

CAUSES = (
    r"\b(?:because|as a result|due to|owing to|leads? to|led to|leading to|result(?:ed|s|ing) in|driven by|"
    r"drives?|caused|consequence|push(?:ed|es|ing) (?:[\w'’-]+ ){1,6}?(?:into|to|towards)|owes? (?:\w+ ){0,2}?to|"
    r"account(?:s|ed)? for|"
    r"explains?|fuel(?:s|led|ed)|thanks to|stems? from|the (?:more|poorer|worse|weaker|longer|"
    r"harder|bigger|stronger|deeper|hungrier)\b[^.;]{2,60}, the (?:more|"
    r"less|stronger|fewer|weaker|greater|easier|harder|worse|better))\b|"
    r"\b(?:breeds?|fosters?|spurs?|spurred|stok(?:es?|ed|ing)|feeds?(?= (?:the|its|their|recruit|extrem|milit|viol|"
    r"into|"
    r"on))|begets?|spawn(?:s|ed)|gives? rise to|gave rise to|swells?|nourish\w*|prompt(?:s|ed)|induc(?:es|ed)|"
    r"driving)\b|"
    r"\b(?:led|leads?|drove|drives?|push(?:ed|es)|forc(?:ed|es)|driv(?:en|es)|prompt(?:ed|s)|encourag(?:ed|es)|"
    r"persuad(?:ed|es)|tempt(?:ed|s)|induc(?:ed|es)|lur(?:ed|es)|enabl(?:ed|es)|allow(?:ed|s)|help(?:ed|s)|"
    r"embolden(?:ed|s)) "
    r"(?:[\w'’-]+ ){1,5}?(?:to (?!\d)[a-z]+|into|towards?|over to)\b|"
    r"\bma(?:kes?|de|king) (?:[\w'’-]+ ){1,6}?(?:easier|harder|worse|better|simpler|stronger|weaker|possible|"
    r"impossible|"
    r"attractive|vulnerable|desperate)\b|"
    r"^\W*it (?:is|was) (?:[\w'’-]+ ){1,12}?that (?:sent|drove|pushed|led|made|gave|brought|fed|fuel\w*|turned|swelled|"
    r"allowed|enabled|opened|created|caused|kept)\b|"
    r"\b(?:is|was|are|were|lies|lay) (?:at )?(?:the )?(?:root|cause|reason|driver|source|origin|motor|engine)s?\b|"
    r"\b(?:root|underlying|main|chief|principal) (?:causes?|reasons?|drivers?)\b"
)
PURPOSES = (
    r"\bin order to\b|\bso as to\b|\b(?:meant|intended|designed|calculated|conceived|crafted|timed|staged|chosen) "
    r"(?:\w+ )?(?:as|to|for maximum)\b|\bin revenge for\b|"
    r"\b(?:aim(?:s|ed|ing)?|seek(?:s|ing)?|want(?:s|ed)?|hop(?:es|ed)|desir\w+|serv(?:es|ed|ing)|wish(?:es|ed)?) "
    r"(?:to|at)"
    r"\b|\bmotivat\w+|\bintention\w*\b|\b(?:the )?(?:aim|goal|object|objective|purpose|point|motive|intent|idea)s? "
    r"(?:of [^,.;]{3,60} )?(?:is|was|were|being|behind)\b|\bwith (?:a view|an eye) to\b|\bfor the sake of\b|"
    r"\b(?:so that|lest)\b|\bbent on\b|\bout (?:of (?:spite|hatred|revenge|a desire)|to (?:prove|provoke|show|punish|"
    r"discredit|embarrass|undermine))\b"
)
LIKENESS = (
    r"^\W*(?:like|as with|as did|not unlike|much as|just as|in the same (?:way|manner)|by analogy)\b[^.;]{3,90}?,|"
    r"\b(?:the same (?:way|pattern|playbook|path|trajectory|course|mistake) (?:as|that)|follow(?:s|ed|ing) the "
    r"(?:same )?"
    r"(?:path|example|model|playbook|pattern|trajectory) of|(?:another|a second|a new) (?-i:[A-Z])\w+\b|"
    r"in the (?:mould|footsteps|image|manner|style) of|history (?:repeats|repeated|rhymes)|precedents? (?:of|for|in|"
    r"from|"
    r"suggest|elsewhere))\b"
)
ADVICE = (
    r"\b(?:is|are|be) (?:\w+ly )?(?:encouraged|advised|urged|invited|requested|recommended|well advised|best advised|"
    r"called upon|asked|required) to\b|\b(?:would do well|had better|would be (?:wise|prudent|advisable|well "
    r"advised))\b|"
    r"\bit (?:is|would be) (?:vital|essential|imperative|advisable|prudent|wise|urgent|crucial|important|necessary|"
    r"time) "
    r"(?:that|to|for)\b|\b(?:merits?|deserves?|warrants?|requires?|calls? for|demands?) (?:\w+ ){0,2}?(?:attention|"
    r"action|scrutiny|response|review|support|vigilance|caution)\b|"
    r"^\W*(?:please |do not |don['’]t |never |always )?(?:avoid|monitor|ensure|consider|exercise|refrain|limit|keep|"
    r"review|strengthen|support|engage|maintain|prepare|stay|remain alert|report any|vary|restrict|defer|watch|invest|"
    r"fund|press|urge|treat|assume|seek|increase|expand|work with|build|coordinate|share)\b(?! (?:was|were|is|are|has|"
    r"had|for|in|of|by|from|among))(?= \w)"
)
FUTURE = (
    r"\b(?:are|is) (?:\w+ly )?to be expected\b|\b(?:realistic|real|distinct|strong|slim|remote|good|high|low|growing|"
    r"even|reasonable|significant) (?:possibility|probability|chance|likelihood|prospect|risk|danger) (?:that|of)\b|"
    r"\b(?:chances|odds|prospects?|likelihood|probability|risk) (?:of|that|are|is)\b(?=[^.;]{0,80}\b(?:by|before|in "
    r"the|"
    r"over the|within|next|coming|rise|increase|grow|high|low|per ?cent|\d))|"
    r"\b(?:is|are) (?:bound|set|due|poised|about|going|certain|sure|destined|liable|apt|slated|on course|on track) "
    r"to\b|"
    r"\b(?:looks?|seems?|appears?) (?:set|likely|bound|certain|poised|destined)\b|\bexpect(?:s|ed|ing)? (?:to|that|"
    r"more|"
    r"further|an?|the|another|new)\b|\bforesee\w*\b|\bin the (?:months|weeks|years) (?:ahead|to come)\b|\bawaits?\b|"
    r"\bloom(?:s|ing)\b|\bonly a matter of time\b"
)
INTENDED = (
    r"\b(?:plan|intend|mean|aim|prepar|hop|want|resolv|determin|vow|swor|swear|pledg|threaten|promis|propos|announc)"
    r"(?:s|ed|es|e|ned|ning|ing)? (?:that (?:it|they|he|she) (?:would|will) |to )(?:\w+ )?(?!have\b)[a-z]+\b|"
    r"\b(?:foiled|thwarted|averted|disrupted|uncovered|prevented) (?:an?|the|several|two|three|another) (?:[\w'’-]+ "
    r"){0,3}?"
    r"(?:plot|plan|conspiracy|attempt|attack|bombing)s?\b"
)
THREATENED = (
    r"\b(?:said|warned|announced|declared|vowed|swore|threatened|promised|pledged) (?:[\w'’-]+ ){0,8}?"
    r"(?:it|they|its \w+|those who [^,.;]{2,60}?|anyone who [^,.;]{2,60}?|whoever [^,.;]{2,60}?) (?:would|will) "
    r"(?:be )?"
    r"(?:\w+ )?(?:go after|attack|strike|kill|hunt|target|bomb|avenge|hit|punish|fight|continue|killed|punished|"
    r"attacked|targeted|hunted|killed|executed|pay)\b|"
    r"\b(?:meant|intended|destined|bound) for (?:an? |the |use )\b|\b(?:was|were|had been) (?:to have|meant to|"
    r"supposed to|"
    r"due to) (?:attack|strike|hit|bomb|be used|explode|blow|kill)\w*\b|\bdeath threats?\b"
)
"""Threats, and devices that were meant for something."""
BEGUN = (
    r"\b(?:dates? (?:its|the|their|back|from)|dated? [^,.;]{2,50}? to|traces? (?:its|their) (?:origins?|roots|"
    r"beginnings)|"
    r"came into (?:being|existence)|was (?:first )?(?:proclaimed|announced|declared|recogni[sz]ed)|(?:emergence|"
    r"founding|"
    r"foundation|birth|origins?|creation|formation) (?:of|to|in|as|lies?|lay|dates?))\b|"
    r"\b(?:grew out|broke away|splintered|originated|evolved|descended?) (?:of|from|in|out of)\b"
)
