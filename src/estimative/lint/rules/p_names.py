"""P903, P904: how a group is named, and whether it is one or many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from estimative.lint.document import Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.words import Phrases, Words, vocabulary
from estimative.model.findings import Edit, Fix

_SMALL = vocabulary("of the and for in al to")


@cache
def _names() -> tuple[Phrases[str], dict[str, frozenset[str]]]:
    """Names of several words and their spelling, and the acronyms of the group that each belongs to."""
    from estimative.registry import entries

    spelled: dict[str, str] = {}
    short: dict[str, frozenset[str]] = {}
    for actor in entries.actors():
        if actor.kind == "state":
            continue
        names = (actor.name, *actor.aliases)
        acronyms = frozenset(name for name in names if _acronym(name))
        for name in names:
            words = name.split()
            if len(words) > 1 and all(word[:1].isupper() or word in _SMALL for word in words):
                spelled[name.lower()] = name
                short[name] = acronyms
    return Phrases(spelled), short


def _acronym(name: str) -> bool:
    return 1 < len(name) < 9 and name.isupper() and name.replace("-", "").isalpha()


_INDEFINITE = vocabulary("a an any no every another")
_UNITS = vocabulary("corps brigade battalion division regiment")


@rule("P903", "name-form", severity="info", fix="safe", since="0.2")
def name_form(document: Document) -> Iterator[Hit]:
    """A group's name with a small letter in it, "name or acronym" in place of brackets, or a unit's name half in small.

    ## Why

    One form of a name can be found and counted. "Islamic state" and "Islamic State" are a kind of state and a group.

    ## Bad

    ```evidence
    - On 18 June 2022 Islamic state Khorasan attacked the gurdwara in Kabul, killing two people. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 Islamic State Khorasan attacked the gurdwara in Kabul, killing two people. [^un]
    ```

    ## When to ignore

    Where the words are meant as words. A desk adds names with `names` under `[lint]`.
    """
    table, short = _names()
    for passage in document.having(table.firsts & _capitals(document)):
        for first, end, name in table.find(passage.words):
            found = _misnamed(passage, first, end - 1, name, short[name])
            if found is not None:
                yield found
    for passage in document.having(_UNITS):
        yield from _half_named(passage)
    yield from _of_the_house(document)


def _of_the_house(document: Document) -> Iterator[Hit]:
    """Names that the desk spells in one way, written in another case."""
    names = document.inputs.house.names
    if not names:
        return
    own = Phrases({" ".join(Words(name).text): name for name in names if Words(name).text})
    for passage in document.having(own.firsts):
        for first, end, name in own.find(passage.words):
            span = passage.word_span(first, end - 1)
            shown = passage.text[passage.words.starts[first] : passage.words.ends[end - 1]]
            if shown != name and not (shown.isupper() and len(shown) > 5):
                fix = Fix("safe", f"write “{name}”", (Edit(span, name),))
                message = f"“{shown}”: the desk writes “{name}”"
                yield Hit(span=span, message=message, reason="house-name", judgment=passage.block.judgment, fix=fix)


def _capitals(document: Document) -> frozenset[str]:
    """First words of names that the document holds at all; "the" and its like are left out."""
    return frozenset(_names()[0].firsts - _SMALL) if document.lowered else frozenset()


def _misnamed(passage: Passage, first: int, last: int, name: str, acronyms: frozenset[str]) -> Hit | None:
    words = passage.words
    shown = passage.text[words.starts[first] : words.ends[last]]
    right, end = name, last
    after = passage.text[words.starts[last + 1] : words.ends[last + 2]] if last + 2 < len(words) else ""
    joined = after.startswith("or ") and after[3:] in acronyms
    if joined:
        right, end = f"{name} ({after[3:]})", last + 2
    lowered = (
        words.at(first - 1) not in _INDEFINITE
        and shown != name
        and shown.lower() == name.lower()
        and shown[:1].isupper()
        and not shown.isupper()
    )
    if not (lowered or joined):
        return None
    span = passage.word_span(first, end)
    fix = Fix("safe", f"write “{right}”", (Edit(span, right),))
    message = f"“{passage.text[words.starts[first] : words.ends[end]]}”: write “{right}”"
    return Hit(span=span, message=message, reason="name-form", judgment=passage.block.judgment, fix=fix)


def _half_named(passage: Passage) -> Iterator[Hit]:
    """ "Taliban al-Farooq corps": a proper name whose last word is small, after its owner without an apostrophe."""
    words, text = passage.words, passage.text
    for at, word in enumerate(words.text):
        proper = word in _UNITS and at > 1 and text[words.starts[at]].islower() and words.at(at - 1).startswith("al-")
        if proper and text[words.starts[at - 2]].isupper():
            owner = text[words.starts[at - 2] : words.ends[at - 2]]
            right = f"{owner}’s {text[words.starts[at - 1] : words.ends[at - 1]]} {word.capitalize()}"
            span = passage.word_span(at - 2, at)
            fix = Fix("suggested", f"write “{right}”", (Edit(span, right),))
            message = f"a unit's name: write “{right}”"
            yield Hit(span=span, message=message, reason="unit-name", judgment=passage.block.judgment, fix=fix)
            return


_SINGULAR = vocabulary("is has was claims carries continues remains")
_PLURAL = vocabulary("are have were claim carry continue remain oppose aim seek")
_JOINED = vocabulary("and or nor & while both like including than as")
_GOVERNED = vocabulary(
    "by of from in with against on to for between among under over within that who which until since after before if"
)


@rule("P904", "one-or-many", severity="info", since="0.2")
def one_or_many(document: Document) -> Iterator[Hit]:
    """A group that is one in some sentences and many in others: "IS-K has", "IS-K are".

    One finding a name, at the first of the rarer form.

    ## Why

    It reads like two authors, and a search for the one form misses the other.

    ## Bad

    ```evidence
    - On 18 June 2022 IS-K has attacked the gurdwara; IS-K has a cell in Kabul. On 1 July IS-K were there again. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 IS-K has attacked the gurdwara; IS-K has a cell in Kabul. On 1 July IS-K was there again. [^un]
    ```

    ## When to ignore

    In quotations, and for teams where the house style allows both.
    """
    used: dict[str, dict[str, list[tuple[Passage, int]]]] = {}
    for passage in document.having(_SINGULAR | _PLURAL):
        words, text = passage.words, passage.text
        for at in range(1, len(words)):
            word = words.text[at]
            if word not in _SINGULAR and word not in _PLURAL:
                continue
            name = text[words.starts[at - 1] : words.ends[at - 1]]
            if _acronym(name) and "-" in name and _subject(passage, at - 1):
                kind = "one" if word in _SINGULAR else "many"
                used.setdefault(name, {"one": [], "many": []})[kind].append((passage, at))
    for name, kinds in used.items():
        counts = Counter({kind: len(items) for kind, items in kinds.items()})
        if min(counts.values()) == 0:
            continue
        rare = min(kinds, key=lambda kind: (counts[kind], kind))
        passage, at = kinds[rare][0]
        lines = ", ".join(str(item.sentence.line) for item, _ in kinds[rare][:6])
        message = f"{name} is {'one' if rare == 'many' else 'many'} elsewhere; choose (here and on lines {lines})"
        yield passage.hit(passage.words.starts[at - 1], passage.words.ends[at], message, "one-or-many")


def _subject(passage: Passage, at: int) -> bool:
    """Whether the name at `at` is the whole subject: nothing joins it to another name or governs it."""
    words, text = passage.words, passage.text
    before = words.at(at - 1)
    plain = text[words.ends[at] : words.starts[at + 1]] == " "
    return plain and before not in _JOINED and before not in _GOVERNED and text[: words.starts[at]].rstrip()[-1:] != "/"
