"""The words that mark the kind of a statement, strongest kinds first: the order is the rule."""

from __future__ import annotations

from estimative.ground.reading import families
from estimative.model.claims import ClaimKind

TESTS: tuple[tuple[ClaimKind, str], ...] = (
    ("background", r"\banniversar\w+|\bcommemorat\w+|\b(?:a|one|two|three|five|ten|\d+) years? (?:after|since|"
                   r"on from)\b|\bin memory of\b"),
    ("background", r"\b(?:was|were) (?:formed|founded|established|created|set up|born) (?:in|by|as|around)\b|"
                   r"\b(?:emerged|arose|split (?:off|away)|was formed) (?:in|from) (?:the |\d)|\bha(?:s|ve) (?:ruled|"
                   r"existed|controlled|"
                   r"governed|been active|operated) [^.;]{0,60}?\b(?:since|for)\b"),
    ("prescription", r"\b(?:(?<!^)should|must|ought to|needs? to|would benefit|recommend\w*|advisable|it is vital)\b"),
    ("denial", rf"\b(?:{families.DENIES})\b"),
    ("absence", families.QUIET),
    ("plan", r"\b(?:plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|promis(?:ed|es|ing)|swore|sworn|prepar\w+|warn(?:ed|s) of|"
             r"hop(?:ed|es)|attempt(?:ed|ing)? to plan|threat(?:en|ens|ened|ening|s)?|vow(?:s|ed)?|"
             r"pledg\w+|intend\w*|prepar\w+|call(?:s|ed)? (?:on|for)|"
             r"urg\w+|inspir\w+|foil\w*|thwart\w*|prevent(?:ed|s|ing)?|avert(?:ed|s|ing)?|aim(?:s|ed)?|wants?|sought|"
             r"seeks?) (?:\w+[ -]){0,5}?(?:to (?:\w+ )?(?:attack|strike|kill|bomb|target|hit|carry out|launch|"
             r"fire|stage|avenge|retaliate|continue|expand|intensify)|"
             r"(?:bloody |swift )?(?:revenge|vengeance|retaliation)\b|"
             r"(?:new |more |further |an |a |its |fresh )*(?:attacks?|strikes?|bombings?|rocket))\b"),
    ("plan", r"\b(?:attacks?|attempts?|bombings?|plots?|strikes?|assaults?)\b[^.;]{0,60}\b(?:was|were|been) (?:\w+ )?"
             r"(?:foiled|thwarted|prevented|averted|disrupted|called off|aborted)\b"),
    ("claim", rf"{families.OWNS}|"
              r"\bclaim(?:s|ed|ing)?(?: to have| to be| that| responsib\w+| credit|(?: \w+){0,3}? (?:attack|"
              r"bombing|strike|rocket|mortar|fire|shelling|assault|blast|shooting|killing|operation|raid|"
              r"launch|it|them|"
              r"this)\w*| by)\b"
              r"|\b(?:was|were|been|being|is|are) (?:later |also |quickly |since )?claimed\b|\bclaim(?:s|"
              r"ed)? (?:the|it|them|this|both|a|an|on)\b|\b(?:took|taken|accepted) (?:credit|responsibility)\b"
              r"|\bsa(?:id|ys?) (?:that )?(?:it|they|its \w+) (?:had |was |were |has |have |is |are )?(?:been )?"
              r"(?:carried out|behind|responsible|fired|launched|attacked|killed|bombed|struck|hit|shot|detonated)"
              r"|\bresponsibility\b[^.;]{0,80}\bclaimed by\b|\bassum(?:ed|es) responsibility\b"
              r"|\b(?:own(?:ed|s) up to|put (?:its|their) name to|(?:declared|called|named) itself the author of)\b|"
              r"\bcredit(?:ed|s) (?:itself|themselves) with\b|\bby its own account\b|"
              r"\b(?:asserted|boasted) (?:that|of)\b|\b(?:avowed|acknowledged) responsibility\b|"
              r"\bresponsib\w+[^.;]{0,80}\blies with\b"),
    ("attribution", rf"\b(?:{families.BLAMES})|"
                    r"\b(?:blam(?:ed|es|ing)|attribut(?:ed|es|ing)\b[^.;]{0,140}?\bto|pinned [^.;]{0,100}?\bon|"
                    r"(?:held|holds|holding) (?:[\w'’-]+ ){1,5}?responsible|(?:put|puts) (?:[\w'’-]+ ){1,14}?down to|"
                    r"suspect(?:ed|s)(?: (?:[\w'’-]+ ){1,5}?)? ?of|(?:was|were|is|are) (?:behind|responsible for)|"
                    r"accus(?:ed|es|ing) (?:[\w'’-]+ ){1,6}?of|suspicion\b[^.;]{0,100}?\b(?:fell|falls|rests?) on|"
                    r"traced?[sd]? [^.;]{0,100}?\bto|(?:saw|sees) the hand of|point(?:ed|s|ing)? (?:the|a) finger at|"
                    r"(?:lists?|listed|counts?|counted) [^.;]{0,100}?\bamong the (?:attacks|acts|work|operations) of|"
                    r"bears? the (?:hallmarks?|signature) of|bore the (?:hallmarks?|signature) of|the work of)\b"),
    ("analogy", r"^\W*(?:as (?:seen|happened|witnessed|was the case)|as (?:in|with) (?-i:[A-Z])|just as|(?:much|just|"
                r"not unlike|"
                r"rather) like|similar(?:ly)? to|like (?:in|the) |unlike (?-i:[A-Z]))|\b(?:resembl\w+|reminiscent of|"
                r"mirrors?|"
                r"echoes|recalls|parallels?|is akin to|compar(?:es|able) to|similar to what)\b"),
    ("forecast", r"\b(?:we|analysts|observers) (?:\w+ )?expect\b|\b(?:likely|probable) (?:over|in|during) the (?:next|"
                 r"coming)\b|"
                 r"\bover the (?:coming|next)\b|\b(?:will|won't|is expected to|are expected to|(?:un)?likely to|"
                 r"could|might|(?-i:may)(?!\s+\d)|"
                 r"would)\b(?! have)"),
)  # fmt: skip
"""Kind and the pattern that marks it; `kinds` tries them in this order and knows the words that mislead."""
