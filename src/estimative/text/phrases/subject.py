"""The subject and the verb of a statement: where who ends and what they do begins."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from estimative.text.phrases import terms


class Word(Struct, frozen=True):
    """A word at *character* offsets [start, end), with its small letters. "IS-K" and "won't" are one word each."""

    start: int
    end: int
    low: str
    text: str


class Verb(Struct, frozen=True):
    """Where a subject ends (`subject`) and where the act begins (`act`)."""

    subject: int
    act: int


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_REACH = 400
"""No subject is longer than this."""
_MODALS = _set(
    """will would shall may might could can should must cannot won't can't is are was were has have had does do did"""
)
_COPULAS = _set("is are was were be been being")
_SOFT = _set("""continue continues remain remains intend intends plan plans seek seeks aim aims want wants hope hopes
    try tries""")
_ADVERBS = _set(
    """also still not very highly likely unlikely probably almost certainly improbably extremely virtually
certain probable improbable increasingly quite most now then both currently already only never soon further therefore
currently again nearly more less ever eventually possibly actively"""
)
_FILLERS = _ADVERBS | _set("to be been being")
_BEFORE_TO = _set("expected assessed judged able going set about due bound poised")
"""Fillers only where "to" follows: "is set |to| attack", not "will set fire"."""
_ESTIMATIVE = _set("probably likely certainly possibly unlikely")
_RELATIVES = _set("that which who whose whom what where")
_DETERMINERS = _set("the a an its their his her our this that these those any some no each every")
_FOLLOWING = _set(
    """to in on from into the a an its their his her out up over against with at by for as across through throughout
    until towards toward beyond within back down off away under between along before after this next soon"""
)
_PREPOSITIONS = _set("of to in on from into at by for with over across against near between under and or")
_NOUNS = _set(
    """attacks strikes raids talks plans threats protests clashes reports efforts moves calls claims demands supplies
    prices rates forces fires visits trades links controls exports imports elections"""
)
"""Nouns that look like a verb of the third person."""
_NEVER = _NOUNS | _FOLLOWING | _PREPOSITIONS
_PRONOUNS = _set("it they he she we")
_TIMES = _set("date time day moment point year month way reason place extent")
"""Nouns that take a clause without "that": "the earliest date |Northland would be able to test|"."""
_PAST = _set(
    """held took began broke fell rose won lost left sent spread struck made gave went met led kept built grew drew came
    became ran set cut hit shut put spent withdrew"""
)


@cache
def _words_pattern() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:[-‑'’.,][^\W_]+)*")


def words(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``."""
    found = []
    for match in _words_pattern().finditer(text, start, end):
        raw = match.group()
        found.append(Word(match.start(), match.end(), raw.lower().replace("’", "'"), raw))
    return found


def find(text: str, start: int, end: int, *, infinitive: bool = False, gerund: bool = False) -> Verb | None:
    """The verb of the statement that begins at `start`; None where none can be told.

    `infinitive` allows "X to increase" (after "we expect"), `gerund` "X spreading" (after "a chance of").
    """
    row = words(text, start, min(end, start + _REACH))
    at = _to(row) if infinitive else _gerund(row) if gerund else -1
    helper = _helper(row)
    if helper >= 0 and not (0 < at < helper):
        return Verb(_trimmed(row, helper), _main(text, row, helper))
    if at > 0:
        return Verb(_trimmed(row, at), _past_fillers(text, row, at).start)
    plain = _plain(row)
    return Verb(_trimmed(row, plain), row[plain].start) if plain > 0 else None


def _trimmed(row: list[Word], at: int) -> int:
    """The end of the subject before word `at`, adverbs and estimative words left out; its start where nothing stays."""
    while at > 0 and (row[at - 1].low in _ADVERBS or _manner(row[at - 1].low)) and row[at - 1].text.islower():
        at -= 1
    return row[at - 1].end if at else row[0].start


def _manner(low: str) -> bool:
    """Whether a word is an adverb by its ending: "rapidly", not "supply" or "family"."""
    nouns = ("pply", "mily", "embly", "poly", "ally", "uly", "eply", "omply", "iply")
    return len(low) > 4 and low.endswith("ly") and (low.endswith(("ically", "onally")) or not low.endswith(nouns))


def _helper(row: list[Word]) -> int:
    """The first modal or verb of intent of the main clause; the verb of a relative clause is passed over."""
    for at, word in enumerate(row):
        if not word.text.islower() or (at and row[at - 1].low in _RELATIVES):
            continue
        if word.low in _MODALS:
            if at > 1 and row[at - 2].low in _TIMES and (row[at - 1].text.istitle() or row[at - 1].low in _PRONOUNS):
                continue
            return at
        before = row[at - 1].low if at else ""
        after = row[at + 1].low if at + 1 < len(row) else ""
        if word.low in _SOFT and at and (after == "to" or before in _ADVERBS):
            return at
        if before in _ESTIMATIVE and at > 1 and _verbal(row, at):
            return at
    return -1


def _verbal(row: list[Word], at: int) -> bool:
    """Whether a word after "probably" is a verb: not where the pair stands before a noun ("a likely attack")."""
    low = row[at].low
    adjective = any(row[back].low in _DETERMINERS for back in range(max(0, at - 3), at))
    return not adjective and low not in _ADVERBS and low not in _PREPOSITIONS and low not in _RELATIVES


def _main(text: str, row: list[Word], at: int) -> int:
    """Where the act begins after a helper: past "and will", adverbs, numbers in brackets and "be" before a
    participle."""
    if row[at].low not in _MODALS:
        return row[at].start
    while at + 2 < len(row) and row[at + 1].low in ("and", "or") and row[at + 2].low in _MODALS:
        at += 2
    word = _past_fillers(text, row, at + 1)
    before = row.index(word) - 1 if word in row else at
    copula = next((row[back] for back in range(before, at - 1, -1) if row[back].low in _COPULAS), None)
    told = any(row[back].low == "to" for back in range(at, before + 1))
    if copula is not None and not told and not word.low.endswith(("ing", "ed", "en")):
        return copula.start
    return word.start


def _past_fillers(text: str, row: list[Word], at: int) -> Word:
    """The first word from `at` on that is neither filler nor inside brackets; the row's end where there is none."""
    while at < len(row):
        gap = text[row[at - 1].end : row[at].start] if at else ""
        if "(" in gap:
            close = text.find(")", row[at].start, row[at].start + 40)
            at = next((nxt for nxt in range(at, len(row)) if row[nxt].start > close >= 0), len(row))
        elif row[at].low in _FILLERS or (row[at].low in _BEFORE_TO and at + 1 < len(row) and row[at + 1].low == "to"):
            at += 1
        else:
            return row[at]
    last = row[-1].end
    return Word(last, last, "", "")


def _to(row: list[Word]) -> int:
    """The "to" of an infinitive after a noun phrase."""
    return next((at for at, word in enumerate(row) if word.low == "to" and at), -1)


def _gerund(row: list[Word]) -> int:
    return next((at for at, word in enumerate(row) if at and len(word.low) > 5 and word.low.endswith("ing")), -1)


def _plain(row: list[Word]) -> int:
    """A verb without helper: "the ceasefire |holds| in the south", "Northland |stopped| its work"."""
    for at in range(1, len(row)):
        word, before = row[at], row[at - 1]
        if before.low in _PRONOUNS and word.low not in _ADVERBS:
            return at
        if not word.text.islower() or before.low in _DETERMINERS or before.low in _PREPOSITIONS:
            continue
        last = at + 1 == len(row)
        if not last and row[at + 1].low not in _FOLLOWING:
            continue
        if word.low not in _NEVER and _agrees(before, word):
            return at
    return -1


def _agrees(noun: Word, verb: Word) -> bool:
    """Whether a word can be the verb of the noun before it: "holds" after one thing, "spread" after several."""
    if verb.low in _PAST or (verb.low.endswith("ed") and not noun.low.endswith("ly")):
        return True
    several = noun.low.endswith("s") and not noun.low.endswith(("ss", "us", "is")) and not noun.text.isupper()
    third = verb.low.endswith("s") and not verb.low.endswith(("ss", "us"))
    return several != third and verb.low not in _ADVERBS and not verb.low.endswith(("ly", "ing", "tion"))


def without_terms(text: str, start: int, end: int) -> int:
    """Where a phrase has to end so that no estimative term stands in it: before the clause that holds the term."""
    for found in terms.find(text[start:end]):
        at = start + found.start
        cut = max((text.rfind(mark, start, at) for mark in (",", " and ", " but ", " or ", ";", " that ")), default=-1)
        return cut if cut > start else at
    return end
