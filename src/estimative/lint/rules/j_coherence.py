"""J209, J215: judgments that speak of the same event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from msgspec import Struct

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.lint.stems import stem
from estimative.lint.words import Words, vocabulary
from estimative.model.judgments import Judgment
from estimative.model.scales import Band
from estimative.scales.naming import interval

_SCAFFOLD = vocabulary(
    "it is that we judge assess believe estimate with confidence high moderate low will shall would to be a an the "
    "there chance probability likelihood roughly even odds of and in on at by for least more than not fail fails from "
    "over next until before within its their this these has have been"
)
_LASTING = vocabulary("remain remains continue continues keep keeps hold holds stay last survive maintain retain")
_NEGATIONS = vocabulary("not never no fail fails without")


class _Event(Struct, frozen=True):
    """What a judgment says: the event, how likely, until when, and from which count on."""

    judgment: Judgment
    band: Band
    end: date | None
    floor: float
    negated: bool
    lasting: bool


def _events(document: Document) -> Iterator[list[_Event]]:
    """The judgments by event, where several speak of one: in the order of their horizons and counts."""
    groups: dict[frozenset[str], list[_Event]] = {}
    alike: dict[frozenset[str], list[Judgment]] = {}
    for item in document.assessment.judgments:
        if item.term is not None and len(item.terms) == 1:
            alike.setdefault(_roughly(document, item), []).append(item)
    for candidates in alike.values():
        for judgment in candidates if len(candidates) > 1 else ():
            key, event = _read(document, judgment)
            if len(key) >= 3:
                groups.setdefault(key, []).append(event)
    for same in groups.values():
        if len(same) > 1:
            yield sorted(same, key=lambda item: (item.end or date.max, item.floor, item.negated, item.judgment.number))


def _roughly(document: Document, judgment: Judgment) -> frozenset[str]:
    """The words of a statement that may tell its event: cheap, and the same for all that speak of one."""
    words = set(document.statement(judgment).words.text) - _SCAFFOLD - _NEGATIONS
    if judgment.horizon is not None:
        words.difference_update(Words(judgment.horizon.text).text)
    if judgment.term is not None:
        words.difference_update(Words(judgment.term.text).text)
    return frozenset(stem(word) for word in words if not word[0].isdigit())


def _read(document: Document, judgment: Judgment) -> tuple[frozenset[str], _Event]:
    assert judgment.term is not None
    passage, skipped = document.statement(judgment), _beside_the_event(document, judgment)
    words = passage.words
    key, floor, negated = set(), 0.0, False
    for at, word in enumerate(words.text):
        start = words.starts[at]
        if any(first <= start < last for first, last in skipped):
            continue
        if word.replace(",", "").isdigit():
            if words.at(at - 2) == "at" and words.at(at - 1) == "least":
                floor = float(word.replace(",", ""))
            elif passage.text[words.ends[at] : words.ends[at] + 2].strip()[:1] != "%":
                key.add(word)
        elif word in _NEGATIONS:
            negated = True
        elif word not in _SCAFFOLD:
            key.add(stem(word))
    band = judgment.term.probability or judgment.term.band
    if judgment.term.negated:
        band = Band(1 - band.high, 1 - band.low)
    end = judgment.horizon.end if judgment.horizon else None
    return frozenset(key), _Event(judgment, band, end, floor, negated, not _LASTING.isdisjoint(words.text))


def _beside_the_event(document: Document, judgment: Judgment) -> list[tuple[int, int]]:
    """The characters of the statement that give its likelihood and its horizon."""
    passage = document.statement(judgment)
    found = [(term.start, term.end) for term in passage.terms]
    if judgment.horizon is not None:
        shown = " ".join(judgment.horizon.text.split())
        at = passage.text.find(shown)
        found += [(at, at + len(shown))] if at >= 0 else []
    return found


def _clash(a: _Event, b: _Event) -> str:
    """Why two likelihoods of one event cannot both hold, "" where they can. `b` ends no earlier than `a`."""
    if a.negated != b.negated:
        total = (a.band.low + b.band.low, a.band.high + b.band.high)
        apart = total[0] > 1 or total[1] < 1
        return (
            "the two exclude each other and their likelihoods do not add up to one" if a.end == b.end and apart else ""
        )
    if a.end == b.end and a.floor == b.floor:
        apart = a.band.low > b.band.high or b.band.low > a.band.high
        return "this is the same event with another likelihood" if apart else ""
    if a.end != b.end and a.floor == b.floor:
        narrow, wide = (b, a) if a.lasting else (a, b)
        why = "until the later day it cannot be less likely" if not a.lasting else "for longer it cannot be more likely"
    elif a.end == b.end:
        narrow, wide = (b, a) if b.floor > a.floor else (a, b)
        why = "the higher count cannot be more likely than the lower one"
    else:
        return ""
    return why if narrow.band.low > wide.band.high else ""


@rule("J209", "incoherent-likelihoods", severity="error", since="0.2", standard="ICD 203 D.6.e(8)")
def incoherent_likelihoods(document: Document) -> Iterator[Hit]:
    """Two judgments of one event whose likelihoods cannot both hold.

    The same event until a later day, or with a lower count, is at least as likely; an event and its opposite add up to
    one.

    ## Why

    These are the axioms of probability: whoever acts on both judgments loses whatever happens.

    ## Bad

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 January 2023.

    Confidence: low. The UN alone counts them.

    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]

    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    Key judgment 2
    --------------

    It is unlikely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment
    It is unlikely that IS-K will carry out at least 60 attacks in Afghanistan by 9 January 2023.

    Confidence: low. The UN alone counts them.

    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]

    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    Key judgment 2
    --------------

    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Where the two speak of different events in the same words; then tell them apart.
    """
    for same in _events(document):
        for a, b in pairwise(same):
            why = _clash(a, b)
            if why:
                one, two = (
                    f"“{item.judgment.term.text}” ({interval(item.band)})" for item in (a, b) if item.judgment.term
                )
                message = f"judgment {a.judgment.number} says {one}, judgment {b.judgment.number} {two}: {why}"
                yield Hit(
                    span=b.judgment.span,
                    message=message,
                    reason="incoherent",
                    judgment=b.judgment.id,
                    evidence=(a.judgment.id,),
                )


@rule("J215", "same-judgment-twice", severity="info", since="0.2", standard="ICD 203 D.6.e(6)")
def same_judgment_twice(document: Document) -> Iterator[Hit]:
    """A judgment that says what another one says, or follows from it: the same event until the same day.

    ## Why

    The reader counts two findings and there is one. Scored, it counts twice.

    ## Bad

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.

    Confidence: low. The UN alone counts them.

    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]

    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    Key judgment 2
    --------------

    It is likely that IS-K will carry out at least 40 attacks in Afghanistan by 9 July 2023.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.

    Confidence: low. The UN alone counts them.

    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]

    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    Key judgment 2
    --------------

    It is likely that IS-K will carry out at least two attacks in Uzbekistan by 9 July 2023.
    ```

    ## When to ignore

    Where the second is there to give the whole distribution of a count.
    """
    for same in _events(document):
        for a, b in pairwise(same):
            if a.end == b.end and a.negated == b.negated and not _clash(a, b):
                what = "says the same as" if a.floor == b.floor else "is implied by, or implies,"
                message = f"judgment {b.judgment.number} {what} judgment {a.judgment.number}; keep one of them"
                yield Hit(
                    span=b.judgment.span,
                    message=message,
                    reason="duplicate",
                    judgment=b.judgment.id,
                    evidence=(a.judgment.id,),
                )
