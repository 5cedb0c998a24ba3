"""What makes words a term or not: fixed phrases that only look like one, negations, and stacked modifiers."""

from __future__ import annotations

from estimative.text.phrases.letters import word_after, word_before, words_before

_CHANCE = (
    "chance",
    "chances",
    "possibility",
    "probability",
    "likelihood",
    "prospect",
    "prospects",
    "odds",
    "risk",
    "threat",
)
_LINKS_LIST = """is are was were remains remain seems seem appears appear stays stay looks as so"""
_LINKS = frozenset(_LINKS_LIST.split())
_NOT_AFTER = {"probable": frozenset(["cause", "causes"])}
_AUXILIARIES_LIST = """will would can could may might should does do did has have had is are was were shall to"""
_AUXILIARIES = frozenset(_AUXILIARIES_LIST.split())
_MODIFIERS_LIST = """quite increasingly fairly rather somewhat reasonably pretty most more less least equally
particularly especially exceedingly relatively moderately slightly still entirely overwhelmingly all just seemingly
possibly potentially extremely exceptionally how so too distinctly wholly as scarcely hardly barely very highly
almost nearly roughly virtually"""
_MODIFIERS = frozenset(_MODIFIERS_LIST.split())
_NOT_LIST = """not n't never no nor neither cannot isn't aren't wasn't weren't isn’t aren’t wasn’t weren’t don't
doesn't don’t doesn’t hardly scarcely barely"""
_NOT = frozenset(_NOT_LIST.split())
_BETWEEN_LIST = """a an the at all be been is are was were seem seems appear appears so really necessarily considered"""
_BETWEEN = frozenset(_BETWEEN_LIST.split())


def is_term(folded: str, text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether the words at [start, end) are used as a term.

    "probable cause" is law, "remote" alone is distance unless a chance or a risk is called remote, and "more likely
    than not" is a term only where the scale has it.
    """
    following = folded[slice(*word_after(folded, end))]
    if words[-1] in _NOT_AFTER and following in _NOT_AFTER[words[-1]]:
        return False
    if words == ("remote",):
        return _predicated(folded, start)
    if words[0] == "roughly" and words[-1] == "even":
        return following not in (
            "distributed",
            "split",
            "matched",
            "spread",
            "divided",
            "numbers",
            "though",
            "if",
            "when",
        )
    if words[-1] in ("likely", "probable") and folded[end : end + 1] == "-":
        return False
    return not text[start:end].istitle() or len(words) > 1 or not _name(text, start, end)


def _predicated(folded: str, start: int) -> bool:
    """Whether "remote" is said of a chance: "the likelihood of a coup is remote"."""
    before = words_before(folded, start, 12)
    return bool(before) and before[0] in _LINKS and any(word in _CHANCE for word in before[1:])


def _name(text: str, start: int, end: int) -> bool:
    """Whether one capitalised word is part of a name ("Operation Likely Storm"), not the start of a sentence."""
    after, before = text[slice(*word_after(text, end))], text[slice(*word_before(text, start))]
    return before[:1].isupper() and after[:1].isupper()


def modifier(text: str, start: int) -> tuple[str, int]:
    """The word stacked on a term and where it starts, ("", -1) for none: "quite likely", "increasingly unlikely"."""
    low, high = word_before(text, start)
    word = text[low:high]
    if "\n\n" in text[high:start] or word.lower() not in _MODIFIERS:
        return "", -1
    before, end = word_before(text, low)
    if text[before:end].lower() in ("much", "far", "even", "any") and word.lower() in ("more", "less"):
        return text[before:high], before
    return word, low


def negated(text: str, start: int, end: int, words: tuple[str, ...]) -> bool:
    """Whether a negation governs the words at [start, end): "not likely", "no longer likely", "probably will not"."""
    if words[-1] == "not":
        return False
    if _negated_after(text, end):
        return True
    for word in words_before(text, start, 4):
        low = word.lower()
        if low in _NOT or low.endswith(("n't", "n’t")):
            return True
        if low not in _BETWEEN and low not in ("longer", "very", "as", "too"):
            return False
    return False


def _negated_after(text: str, end: int) -> bool:
    start, stop = word_after(text, end)
    word = text[start:stop].lower()
    if word in _AUXILIARIES and word != "to":
        start, stop = word_after(text, stop)
        word = text[start:stop].lower()
    following = text[slice(*word_after(text, stop))].lower() if stop > start else ""
    return (word == "not" and following != "only") or word in ("won't", "won’t")
