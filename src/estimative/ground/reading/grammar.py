"""Marks of grammar that do not depend on which verb is used: past verbs by their form, modals and judging words.

A verb is taken for a past one by its ending or from the list of irregular verbs, so that a report is known for one by
its form even where its verb stands in no list of attacks.
"""

from __future__ import annotations

import re
from functools import cache

_IRREGULAR = (
    r"was|were|had|did|went|came|took|made|gave|got|said|told|saw|met|sent|held|led|left|lost|put|set|cut|hit|shot|"
    r"fell|fought|found|felt|flew|fled|drove|broke|brought|bought|built|burst|caught|chose|drew|ate|became|began|bore|"
    r"blew|dealt|died|dug|forgot|froze|grew|hid|hung|hurt|kept|knew|laid|lay|lit|meant|overran|paid|ran|rang|read|rode|"
    r"rose|sank|sat|saw|sought|seized|shook|shone|shrank|shut|slew|slid|slipped|smote|sold|spent|split|spoke|sprang|"
    r"spread|stole|stood|stormed|strode|struck|strove|stuck|swam|swept|swore|swung|thought|threw|tore|understood|"
    r"upset|withdrew|woke|wore|won|wound|wrote|bled|fed|bled|overtook|undid|spat|spun|stung|torn|slain"
)
_NO_VERB = (
    r"need|seed|indeed|speed|hundred|united|armed|allied|so-called|sacred|naked|wicked|exceed|proceed|succeed|breed|"
    r"weed|feed|greed|creed|biased|alleged|suspected|unclaimed|so-called|used|aged|unarmed|wanted"
)
_PAST = rf"\b(?:{_IRREGULAR}|(?!(?:{_NO_VERB})\b)[a-z]{{2,}}ed)\b"
_PRESENT = (
    r"\b(?:is|are|am|does|do|has|have|remains?|lies?|stands?|seems?|appears?|makes?|gives?|shows?|means?|needs?)\b"
)
_MODAL = (
    r"\b(?:will|won['’]t|would|could|should|might|must|can(?:not)?|ought to|shall)\b|(?-i:\bmay\b)(?!\s+\d)|"
    r"\b(?:likely|unlikely|probabl[ey]|possibl[ey]|perhaps|presumabl[ey]|conceivabl[ey]|arguabl[ey]|supposedly)\b"
)
_JUDGED = (
    r"\b(?:seem(?:s|ed)?|appear(?:s|ed)? (?:to|that)|in (?:our|my|their) (?:view|opinion|judge?ment|estimation)|"
    r"(?:we|i|analysts|observers|experts) (?:\w+ly )?(?:judge|assess|believe|think|consider|suspect|expect|doubt)|"
    r"(?:suggest|indicat|demonstrat|illustrat|underlin|underscor|highlight|prov|reveal|confirm|testif)(?:s|es|ed|ing|"
    r"ies)"
    r" (?:that|how|the (?:group|movement|regime|weakness|strength|limits?|threat|risk|ability|capacity|reach|need))|"
    r"show(?:s|ed) (?:that|how|the)|it is (?:\w+ )?(?:clear|hard|difficult|important|worth|striking|no (?:accident|"
    r"coincidence|surprise|wonder))|capable of|able to|unable to|willing(?:ness)? to|(?:serious|grave|real|growing|"
    r"major) (?:threat|danger|risk|concern|worry)|unfortunately|sadly|worryingly|remarkably|surprisingly|ironically|"
    r"no wonder|the (?:problem|danger|risk|question|irony|lesson|point|truth|reality) (?:is|was))\b"
)


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


@cache
def _small(text: str) -> re.Pattern[str]:
    return re.compile(text)


def past(text: str, start: int = 0) -> re.Match[str] | None:
    """The first verb in the past from `start` on, by its form."""
    return _small(_PAST).search(text, start)


def present(text: str) -> bool:
    """Whether a verb of the present comes before every verb of the past."""
    now = _small(_PRESENT).search(text)
    then = past(text, now.end() if now else 0)
    perfect = now is not None and then is not None and now.group() in ("has", "have") and then.start() - now.end() < 24
    first = past(text)
    return now is not None and not perfect and (first is None or now.start() < first.start())


def judging(text: str) -> bool:
    """Whether a clause judges, hedges or speaks of what may be."""
    return bool(_pattern(_MODAL).search(text) or _pattern(_JUDGED).search(text))


def plainly_told(text: str) -> bool:
    """Whether a clause tells something in the past and neither judges nor hedges."""
    verb = past(text)
    if verb is None or present(text) or judging(text):
        return False
    # "was calm", "were weak" say how something was, not what happened.
    return (
        _small(
            r"(?:was|were) (?:not )?(?!\w+(?:ed|en|wn)\b|a\b|an\b|the\b|in\b|on\b|at\b|by\b|\d)[a-z]+\b(?=[,.;]|$| "
            r"(?:and|but|in|for|of|about|to|on|at|with)\b)"
        ).match(text, verb.start())
        is None
    )


def verb_after(text: str, start: int) -> re.Match[str] | None:
    """The first past verb after a subject that ends at `start`, within the words that may stand between."""
    found = past(text, start)
    return found if found is not None and found.start() - start <= 90 else None
