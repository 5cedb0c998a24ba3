"""What a negation reaches: a subject that nobody is ("nobody fired", "not a shot was heard", "not one rocket left"), or
a verb ("was never hit").

A number of victims that is none ("nobody was hurt") is a figure, not a negated event.
"""

from __future__ import annotations

from estimative.ground.reading import harm, kinds

_NOBODY = (
    r"(?:^|[,;:]\s|\b(?:in|at|on|during|throughout|since|by|for) [^,;.]{2,40}? )\W*(?:that )?(?:nobody|no[- ]one|"
    r"not (?:a|an|one|a single|even one|even a) [a-z]+|no (?:[\w'’-]+ ){1,3}?|none of [^,.;]{2,40}?|nothing)\b"
)
_HURT = (
    r"\b(?:nobody|no[- ]one|not (?:a|one|a single) [a-z]+|none|no (?:\w+ ){1,2}?)\s*(?:else )?(?:was |were |has "
    r"been |had "
    r"been |is |got )?(?:\w+ly )?(?:killed|hurt|injured|wounded|harmed|died|dead|surviv\w+|casualt\w+|deaths?|"
    r"fatalit\w+|injur\w+|claim\w*|came forward|arrest\w*)\b"
)


def nothing(text: str) -> bool:
    """Whether the subject of an event's verb is nobody or nothing, so that the event did not happen."""
    hit = kinds.has(text, _NOBODY)
    if hit is None or kinds.has(text, _HURT) is not None:
        return False
    rest = text[hit.end() - 1 : hit.end() + 60]
    return (
        harm.named(text[hit.start() : hit.end()])
        or kinds.has(
            rest, rf"^\s?(?:[\w'’-]+ )?(?:\w+ )?(?:{kinds.EVENT_VERBS}|{harm.DONE}|planted|threw|launched|carried)\b"
        )
        is not None
    )
