"""Questions about a sentence that several rules ask: whose words these are, what governs a modal, what hedges it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

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
        "zero doubt": "",
        "no question that": "",
        "out of the question": "",
        "is a certainty": "",
        "are a certainty": "",
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
        for stem in ("ertain", "doubt", "efinite", "nevitab", "question", "chance", "ossib", "guarantee", "bound")
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
        return "there" in words.text[max(0, first - 4) : first] or before in ("have", "has", "stands", "stand")
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
    """Whether a percentage in the text states a likelihood: "a 70 % chance", "(70 %)", not "enriched to 90 percent"."""
    if "%" not in text and "cent" not in text:
        return False
    return next(numbers(text), None) is not None


def numbers(text: str) -> Iterator[re.Match[str]]:
    """The percentages that state a likelihood, each with its sign."""
    if "%" not in text and "cent" not in text:
        return iter(())
    return (match for match in _percentages().finditer(text) if _states_likelihood(text, match))


@cache
def _percentages() -> re.Pattern[str]:
    return re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{1,4})?\s?(?:%|per ?cent\b)")


_LIKELIHOODS = vocabulary("chance chances probability likelihood odds likely unlikely certain sure confident")
_LEADING = " ~≈<>≤≥0123456789.%–—-"


def _states_likelihood(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    after = [word.strip(".,;:()[]").lower() for word in text[end : end + 40].split()[:3]]
    if _LIKELIHOODS & set(after):
        return True
    head = text[max(0, start - 24) : start].rstrip(_LEADING)
    if head.endswith(("(", "[")) and text[end : end + 12].lstrip(_LEADING)[:1] in (")", "]"):
        return True
    before = [word.strip(".,;:()[]").lower() for word in text[max(0, start - 120) : start].split()]
    return bool(_LIKELIHOODS & set(before))


OPEN_ENDED = Phrases[bool](
    {
        "better than even": True,
        "better than an even": True,
        "greater than even": True,
        "higher than even": True,
        "more than even": True,
        "more than an even": True,
        "at least even": True,
        "at least an even": True,
        "at least a roughly even": True,
        "odds are": True,
        "chances are": True,
        "the odds favour": True,
        "the odds favor": True,
        "less than even": False,
        "less than an even": False,
        "worse than even": False,
        "lower than even": False,
        "at most even": False,
        "at most an even": False,
        "no better than even": False,
        "no more than even": False,
        "no more than an even": False,
        "not better than even": False,
        "the odds are against": False,
    }
)
"""Likelihoods with one end only, and whether the open end is the upper one."""
_EVEN_NOUNS = vocabulary("chance chances odds probability likelihood prospect")
_MEASURED = vocabulary(
    "about roughly even slim slender long high low good better worse small great stacked stronger less more at most no "
    "not in greater higher lower fair poor against remote"
)


def open_ended(passage: Passage) -> list[tuple[int, int, bool]]:
    """Likelihoods without an upper or lower end: (first word, word after the last, whether upwards is open).

    "Odds are 3:1" or "chances are slim" give a measure and are left out, and so is what a term of a scale covers.
    """
    if not any(stem in passage.text for stem in (" even", "dds are", "dds fav", "hances are")):
        return []
    words = passage.words
    found = []
    for first, end, upwards in OPEN_ENDED.find(words):
        after = words.at(end)
        if words.at(end - 1) == "are":
            if after in _MEASURED or not after or after[0].isdigit():
                continue
        elif words.at(end - 1) == "even" and after not in _EVEN_NOUNS and not _stands_alone(words, first, after):
            continue
        last = end + 1 if words.at(end - 1) == "even" and after in _EVEN_NOUNS else end
        if not _inside_term(passage, words.starts[first], words.ends[last - 1]):
            found.append((first, last, upwards))
    return found


def _stands_alone(words: Words, first: int, after: str) -> bool:
    """Whether "better than even" without a noun speaks of odds: a chance is named before it, or "that" follows."""
    before = words.text[max(0, first - 25) : first]
    return after == "that" or bool(_EVEN_NOUNS & set(before))


def _inside_term(passage: Passage, start: int, end: int) -> bool:
    return any(term.start <= start and end <= term.end for term in passage.terms)


_OWNED = vocabulary("the a his her its their our my your free good ill own against at no any strong iron last god's of")
_SHARED = vocabulary("political popular national public collective")
_NOUN_AFTER = frozenset(("to", "of", "and", "or", "for", "is", "was", "remains", "in", "among", "against", ""))


def noun_will(words: Words, index: int) -> bool:
    """Whether the "will" at `index` is a noun: "the will of the people", "the leader's will"."""
    before = words.at(index - 1)
    return before in _OWNED or before.endswith("'s") or (before in _SHARED and words.at(index + 1) in _NOUN_AFTER)


SPOKEN = REPORTING | vocabulary(
    "according told describes described cites cited citing quoted quotes alleged alleges reportedly allegedly "
    "apparently admitted writes wrote motives motive attributes attributed attribute account accounts testimony "
    "interview interviews report reports survey surveys"
)
"""Words that hand a statement to somebody else: who said it is in the sentence."""
HEDGED = HEDGES | vocabulary(
    "probably likely unlikely perhaps appears appear seems seem suggests suggest assess judge believe"
)


def voiced(words: Words) -> bool:
    """Whether the sentence says whose account it is or marks it as a judgment."""
    return not (SPOKEN | HEDGED).isdisjoint(words.text)


def numbered(words: Words) -> bool:
    """Whether the sentence has a number written in digits."""
    return any(word[0].isdigit() for word in words.text)


def cites(passage: Passage, *, named: bool = False) -> bool:
    """Whether the sentence cites a source; with `named` a placeholder is none."""
    return any(not named or item.kind != "placeholder" for item in passage.sentence.citations)


def phrase(passage: Passage, first: int, last: int) -> str:
    """The words from `first` to `last`, both included, as written."""
    return passage.text[passage.words.starts[first] : passage.words.ends[last]]
