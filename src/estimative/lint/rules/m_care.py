"""M802, M803, M804: content above the product's marking, people who need care, and live links to harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary
from estimative.model.findings import Edit, Fix
from estimative.model.spans import Span

_TLP = {"CLEAR": 0, "WHITE": 0, "GREEN": 1, "AMBER": 2, "AMBER+STRICT": 3, "RED": 4}
_CLASSES = {"U": 0, "UNCLASSIFIED": 0, "C": 1, "CONFIDENTIAL": 1, "S": 2, "SECRET": 2, "TS": 3, "TOP SECRET": 3}
_RELEASED = ("declassified", "approved for release", "for public release", "redacted")


@cache
def _portion_tlp() -> re.Pattern[str]:
    return re.compile(r"[(\[]TLP:(CLEAR|WHITE|GREEN|AMBER\+STRICT|AMBER|RED)[)\]]")


@rule("M802", "above-the-marking", severity="error", since="0.2", standard="TLP 2.0 (FIRST, 2022); ICD 206")
def above_the_marking(document: Document) -> Iterator[Hit]:
    """A sentence or source marked above the product: (TLP:AMBER) in a product of TLP:CLEAR.

    A document that says it was declassified or released is left alone.

    ## Why

    The product travels by its own marking and takes the passage along. Whoever gave it under AMBER did not agree.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people (TLP:AMBER). [^un]
    ```

    ## Good

    ```evidence marking=TLP:AMBER
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people (TLP:AMBER). [^un]
    ```

    ## When to ignore

    Never; raise the marking or take the passage out.
    """
    marking = document.assessment.metadata.marking
    if marking is None or any(words in document.lowered for words in _RELEASED):
        return
    own = (marking.value or marking.text).strip().upper()
    if own.startswith("TLP:") and own[4:].split(" ")[0] in _TLP:
        yield from _tlp_above(document, _TLP[own[4:].split(" ")[0]], own)
    elif own.split("//")[0].strip() in _CLASSES:
        yield from _class_above(document, _CLASSES[own.split("//")[0].strip()], own)


def _tlp_above(document: Document, rank: int, own: str) -> Iterator[Hit]:
    if "tlp:" not in document.lowered:
        return
    skipped = [item.span for item in document.assessment.blocks if item.role in ("metadata", "code", "marking")]
    for match in _portion_tlp().finditer(document.source.text):
        if _TLP[match[1]] > rank:
            span = document.source.span(match.start(), match.end())
            if not any(item.covers(span) for item in skipped):
                message = f"{match[0]} in a product marked {own}; raise the marking or take the passage out"
                yield Hit(span=span, message=message, reason="portion-above")


def _class_above(document: Document, rank: int, own: str) -> Iterator[Hit]:
    for passage in document.passages:
        portion = passage.sentence.portion.strip("()[] ").split("/")[0].upper()
        if portion and _CLASSES.get(portion, -1) > rank:
            message = f"a portion marked {passage.sentence.portion} in a product marked {own}"
            yield Hit(span=passage.sentence.span, message=message, reason="portion-above")


_AGES = frozenset(f"{age}-year-old" for age in range(1, 18))
_KIN = vocabulary("boy girl child son daughter student schoolboy schoolgirl pupil teenager named called")
_SPECIAL = vocabulary("hiv-positive homosexual bisexual transgender")


@cache
def _contacts() -> re.Pattern[str]:
    return re.compile(r"(?<![\w+])\+[0-9]{1,3}[ -]?[0-9]{2,4}(?:[ -]?[0-9]{2,4}){2,3}(?![\w-])")


@rule("M803", "person-at-risk", severity="warning", since="0.2", standard="Berkeley Protocol; GDPR Art. 9")
def person_at_risk(document: Document) -> Iterator[Hit]:
    """A minor by name, a telephone number, or a named person's health or orientation.

    ## Why

    The Berkeley Protocol asks to do no harm to those whom the information is about, and the GDPR gives such data
    protection of its own. The assessment seldom needs them.

    ## Bad

    ```evidence
    - On 18 June 2022 the raid wounded a 12-year-old boy named Karim Nazari. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 the raid wounded a boy of twelve. [^un]
    ```

    ## When to ignore

    Where the person or family has published it, or the number is the desk's own.
    """
    for passage in document.having(_AGES | {"aged"}):
        at = _minor(passage.words.text)
        if at >= 0 and _person_near(passage.text, passage.words.ends[at], passage.words.starts[at]):
            message = "a minor by name; leave the name out"
            yield passage.hit(passage.words.starts[at], passage.words.ends[at], message, "minor")
    for passage in document.having(_SPECIAL):
        words = passage.words
        at = next(at for at, word in enumerate(words.text) if word in _SPECIAL)
        if words.at(at - 1) in ("is", "was") and passage.text[words.starts[max(0, at - 2)]].isupper() and at > 1:
            message = "special-category data of a person; leave it out unless the judgment rests on it"
            yield passage.hit(words.starts[at], words.ends[at], message, "special-category")
    if "+" in document.lowered:
        for passage in document.prose():
            for match in _contacts().finditer(passage.text) if "+" in passage.text else ():
                message = "a telephone number; leave it out, or keep it in the evidence file"
                yield passage.hit(match.start(), match.end(), message, "telephone")


def _minor(words: list[str]) -> int:
    for at, word in enumerate(words):
        if word in _AGES:
            return at
        if word == "aged" and at + 1 < len(words) and words[at + 1].isdecimal() and 0 < int(words[at + 1][:3]) < 18:
            follows = words[at + 2] if at + 2 < len(words) else ""
            return at + 1 if follows not in ("to", "and", "or", "years") else -1
    return -1


def _person_near(text: str, end: int, start: int) -> bool:
    """Whether two capitalised words stand side by side just after an age ("12-year-old boy named …"), or before it."""
    after = [word for word in text[end : end + 60].split() if word.lower().strip(",") not in _KIN][:2]
    before = text[max(0, start - 40) : start].replace("aged", " ").split()[-2:]
    return any(len(pair) == 2 and all(_name(word) for word in pair) for pair in (after, before))


def _name(word: str) -> bool:
    return word[:1].isupper() and word.strip(",.").isalpha() and len(word) > 2


_CHANNELS = ("t.me/", "telegram.me/", "justpaste.it/", "rocket.chat/")
_MEDIA = ("amaq", "nashir", "azaim", "khorasan", "khurasan", "isis", "daesh", "caliph", "propaganda", "naba", "furqan")
_FILES = (".exe", ".scr", ".apk", ".hta", ".ps1", ".bat", ".dll", ".vbs", ".jar", ".msi")


@cache
def _links() -> re.Pattern[str]:
    return re.compile(r"https?://([^\s<>()\[\]\"'“”/]{1,250})(/[^\s<>()\[\]\"'“”]{0,500})?", re.IGNORECASE)


@rule("M804", "live-link", severity="warning", fix="safe", since="0.2", standard="Berkeley Protocol")
def live_link(document: Document) -> Iterator[Hit]:
    """A link that opens a channel of an armed group, a hidden service or a program.

    `--fix` defangs it: hxxps, and brackets around the dots of the host.

    ## Why

    One click tells the group who reads about it, or runs what it sent. The address stays readable when it is defanged.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara, the group claims on https://t.me/amaq_example. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara, the group claims on hxxps://t[.]me/amaq_example. [^un]
    ```

    ## When to ignore

    In an evidence file that only cleared staff open.
    """
    if "://" not in document.lowered:
        return
    for match in _links().finditer(document.source.text):
        host, path = match[1].lower(), (match[2] or "").lower().rstrip(".,;")
        if _harmful(host, path):
            span = document.source.span(match.start(), match.end(1))
            scheme = match[0].partition("://")[0]
            safe = f"{scheme.lower().replace('tt', 'xx')}://{match[1].replace('.', '[.]')}"
            fix = Fix("safe", f"write {safe}", (Edit(span, safe),))
            message = "a live link to a group's channel, a hidden service or a program; defang it"
            yield Hit(span=Span(span.start, span.end), message=message, reason="live-link", fix=fix)


def _harmful(host: str, path: str) -> bool:
    address = host + path
    channel = address.startswith(_CHANNELS) and any(name in path for name in _MEDIA)
    return channel or host.endswith(".onion") or path.endswith(_FILES)
