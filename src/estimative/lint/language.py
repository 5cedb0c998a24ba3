"""Questions about a sentence that several rules ask: whose words these are, what governs a modal, what hedges it."""

from __future__ import annotations

from bisect import bisect_left

from estimative.lint.document import Passage
from estimative.lint.words import Phrases, Words, vocabulary

HEDGES = frozenset(
    {
        "may",
        "might",
        "could",
        "possible",
        "possibly",
        "perhaps",
        "maybe",
        "potential",
        "potentially",
        "conceivably",
        "conceivable",
    }
)
HEDGING_ADVERBS = frozenset({"possibly", "perhaps", "maybe", "potentially", "conceivably"})
REPORTING = vocabulary(
    "said says say saying stated claimed claiming announced announces announcing pledged "
    "pledges promised vowed vows threatened threatens warned warns warning told declared declares "
    "insisted insists argued argues asserted asserts believes believed hoped feared expects thinks "
    "suggested suggests predicted predicts  denied denies confirmed confirms reported boasted "
    "boasts urged urges"
)
CONDITIONS = vocabulary(
    "whether assume assumes assuming assumed ensure ensures ensuring likelihood probability chance chances odds "
    "possibility risk risks prospect prospects danger if unless"
)
_UNCERTAIN_NOUNS = CONDITIONS - {"if", "unless"}
AUTHORS = frozenset({"we", "i"})
WEAK = vocabulary("also continue to further still therefore thus now do not generally collectively all have again")

CERTAINTY = Phrases[str](
    {
        "certain that": "almost certain that",
        "certain to": "almost certain to",
        "certainly": "almost certainly",
        "undoubtedly": "almost certainly",
        "unquestionably": "almost certainly",
        "definitely": "almost certainly",
        "inevitably": "almost certainly",
        "inevitable": "almost certain",
        "without doubt": "almost certainly",
        "without a doubt": "almost certainly",
        "beyond doubt": "almost certain",
        "no doubt": "",
        "no chance": "",
        "no possibility": "",
        "zero chance": "",
        "impossible that": "",
        "not possible for": "",
        "impossible for": "",
        "not possible that": "",
        "guaranteed to": "almost certain to",
        "bound to": "almost certain to",
    }
)
_UNCERTAIN = vocabulary(
    "not never almost nearly virtually far less more how reasonably fairly by isn't aren't hardly means from un make"
)


def certainties(passage: Passage) -> list[tuple[int, int, str]]:
    """Words that claim certainty, "not certain" left out: (first word, word after the last, what to write instead)."""
    if not any(
        stem in passage.text
        for stem in ("ertain", "doubt", "efinite", "nevitab", "nquestion", "chance", "ossib", "guarantee", "bound")
    ):
        return []
    words = passage.words
    return [found for found in CERTAINTY.find(words) if _claims_certainty(words, found[0])]


def _claims_certainty(words: Words, first: int) -> bool:
    word, before = words.at(first), words.at(first - 1)
    if before in _UNCERTAIN:
        return False
    if word == "bound":
        return before in _BE
    if word in ("impossible", "not") and words.at(first + 1 + (word == "not")) == "for":
        return "have" in words.text[first : first + 10]
    if word == "no" and words.at(first + 1) != "doubt":
        return "there" in words.text[max(0, first - 4) : first]
    return True


_BE = vocabulary("is are was were be seems appears")


_NEAR = 600
"""Characters around a word in which what governs it is looked for: beyond, a sentence is no longer one thought."""


def segment(passage: Passage, start: int) -> tuple[int, int]:
    """The stretch between semicolons in which character `start` lies: a likelihood beyond one does not govern it."""
    text = passage.text
    floor, ceiling = max(0, start - _NEAR), min(len(text), start + _NEAR)
    left, right = text.rfind(";", floor, start), text.find(";", start, ceiling)
    return floor if left < 0 else left + 1, ceiling if right < 0 else right


def term_between(passage: Passage, left: int, right: int) -> bool:
    """Whether an estimative term stands between two characters."""
    terms = passage.terms
    at = bisect_left(terms, left, key=lambda item: item.start)
    return at < len(terms) and terms[at].start < right


_NOUNS_TOO = frozenset({"states", "claims", "claim", "reports", "fears", "hopes", "promises", "state"})
"""Verbs of saying that are nouns as often ("the United States will"): they govern only with "that"."""


def reported(words: Words, index: int, text: str) -> bool:
    """Whether the word at `index` is governed by somebody else's saying: "the spokesman said that they will".

    A comma ends the reach of the verb unless "that" takes it up; "we believe" is the analyst, not a report.
    """
    for at in range(index - 1, max(-1, index - 40), -1):
        word = words.text[at]
        between = text[words.ends[at] : words.starts[index]]
        if ";" in between:
            return False
        if word == "according":
            return words.at(at + 2) != "our"
        governs = word in REPORTING or (word in _NOUNS_TOO and words.at(at + 1) == "that")
        if governs and not _by_authors(words, at):
            return "," not in between or "that" in words.text[at + 1 : index]
    return False


def _by_authors(words: Words, at: int) -> bool:
    before = at - 1
    while before >= 0 and words.text[before] in WEAK and at - before < 4:
        before -= 1
    return before >= 0 and words.text[before] in AUTHORS


def conditional(words: Words, index: int) -> bool:
    """Whether the clause of the word at `index` states a chance, assumption or question: "the chance that it will"."""
    return any(word in _UNCERTAIN_NOUNS for word in words.text[max(0, index - 25) : index])


def discounted(words: Words, index: int) -> bool:
    """Whether the word at `index` stands after "cannot rule out", the accepted phrase for the unlikely but grave."""
    before = words.text[max(0, index - 25) : index]
    return any(
        word in ("rule", "dismiss", "discount", "exclude") and before[at - 1 : at] in (["cannot"], ["not"], ["can't"])
        for at, word in enumerate(before)
    )


def number_written(text: str) -> bool:
    """Whether a percentage stands in the text."""
    return "%" in text or "percent" in text or "per cent" in text
