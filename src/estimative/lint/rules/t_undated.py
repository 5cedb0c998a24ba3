"""T503: attacks, eves and reactions without their day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from estimative.lint.document import Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.rules.t_cutoff import written
from estimative.lint.words import vocabulary

_ATTACKS = vocabulary("attacked killed bombed shelled detonated ambushed assassinated raided stormed killing wounding")


@rule("T503", "undated-event", severity="warning", since="0.1", standard="ICD 203 D.6.e(6)")
def undated_event(document: Document) -> Iterator[Hit]:
    """An attack or a state's reaction told as evidence with no date in its bullet, or a day given as an eve.

    ## Why

    An event without a day can be neither found in a data set nor told from the next one like it. "On the eve of" is a
    day for some readers and a week for others.

    ## Bad

    ```evidence
    - Gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ```

    ```evidence
    - Uzbekistan is actively seeking help against the group from its partners. [^un]
    ```

    ```summary
    IS-K is likely to carry out at least 60 attacks by 9 July 2023. Kabul was quiet on the eve of the withdrawal. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ```

    ```evidence
    - In May 2022 Uzbekistan asked its partners for help against the group. [^un]
    ```

    ## When to ignore

    For a long-past event that everyone can place.
    """
    dated: dict[int, bool] = {}
    for passage in document.having(_ATTACKS, "evidence"):
        words = passage.words
        index = next((at for at, word in enumerate(words.text) if word in _ATTACKS and _happened(passage, at)), -1)
        if index < 0:
            continue
        key = passage.block.span.start
        if key not in dated:
            dated[key] = any(item.day is not None for other in document.in_block(passage.block) for item in other.dates)
        if not dated[key]:
            dated[key] = True
            message = "an attack without its day; say when it happened (and where)"
            yield passage.hit(words.starts[index], words.ends[index], message, "event-without-day")
    yield from _eves(document)
    yield from _reactions(document)


def _eves(document: Document) -> Iterator[Hit]:
    """ "On the eve of the US withdrawal": which day? The registry may know the event's own."""
    for passage in document.having(("eve",), "summary", "evidence", "judgment", "context"):
        words = passage.words
        for at, word in enumerate(words.text):
            on_eve = (
                word == "eve" and words.at(at - 1) == "the" and words.at(at - 2) == "on" and words.at(at + 1) == "of"
            )
            if not on_eve or any(item.day is not None for item in passage.dates):
                continue
            start = words.starts[at - 2]
            found = [item for item in document.registry.find_events(passage.text) if item.start > start]
            event = document.registry.event(found[0].value) if found else None
            known = (
                f" ({event.name}: {written(date.fromisoformat(event.last or event.first))})"
                if event is not None
                else ""
            )
            yield passage.hit(start, words.ends[at + 1], f"which day was that? Give the date{known}", "eve")
            break


_SEEKING = vocabulary("seeking asking calling appealing lobbying urging negotiating requesting")
_SOUGHT = vocabulary("help aid assistance support backing protection mediation counter reinforcements guarantees")


def _reactions(document: Document) -> Iterator[Hit]:
    """A state that "is seeking" help, in a sourced bullet without any date: since when, and in what act?"""
    for passage in document.having(_SEEKING, "evidence"):
        words = passage.words
        at = next(at for at, word in enumerate(words.text) if word in _SEEKING)
        being = {"is", "are"} & set(words.text[max(0, at - 2) : at])
        sourced = passage.block.kind == "bullet" and passage.block.span.start in document.cited_blocks
        if not being or not sourced or _SOUGHT.isdisjoint(words.text[at + 1 : at + 8]):
            continue
        block = document.in_block(passage.block)
        if any(item.dates or _YEARS.search(item.text) for item in block) or not _by_a_state(document, passage, at):
            continue
        first = at - 2 if words.at(at - 2) in ("is", "are") else at - 1
        message = "a reaction without its date; say when, and in what act (a visit, a request, a statement)"
        yield passage.hit(words.starts[first], words.ends[at], message, "reaction-without-date")


_YEARS = re.compile(r"\b(?:19|20)[0-9]{2}\b")


def _by_a_state(document: Document, passage: Passage, at: int) -> bool:
    """Whether a country stands before the verb."""
    head = passage.text[: passage.words.starts[at]]
    return any(document.registry.country(item.text) for item in document.registry.find_places(head))


def _happened(passage: Passage, index: int) -> bool:
    """Whether the word tells an act done.

    Not one of many ("have attacked", "the posts attacked were"), none ("were killed in all") or a plan.
    """
    if passage.words.at(index + 1) in ("were", "was", "are", "is"):
        return False
    before = set(passage.words.text[max(0, index - 4) : index])
    return not before & {
        "have",
        "has",
        "had",
        "was",
        "were",
        "been",
        "be",
        "being",
        "often",
        "regularly",
        "not",
        "never",
        "who",
    }
