"""C406, C409, C410: evidence that repeats its judgment, contradicts its neighbours, or bears on something else."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import numbered
from estimative.lint.rule import Hit, rule
from estimative.lint.rules.c_causes import advised
from estimative.lint.stems import stems
from estimative.lint.words import vocabulary
from estimative.model.assessments import Block
from estimative.model.judgments import Judgment
from estimative.model.spans import Span


def _bullets(document: Document, judgment: Judgment) -> list[Block]:
    return [item for item in document.evidence(judgment.id) if item.kind == "bullet" and item.sentences]


def _whole(block: Block) -> Span:
    return Span(block.sentences[0].span.start, block.sentences[-1].span.end)


@rule("C406", "restates-judgment", severity="warning", since="0.2", standard="ICD 203 D.6.e(6)")
def restates_judgment(document: Document) -> Iterator[Hit]:
    """A bullet of evidence that says its judgment again, without a date or number of its own.

    ## Why

    A judgment cannot rest on itself. The bullet makes the case look one item stronger than it is.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    - IS-K carries out attacks in Afghanistan. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    - The group's newspaper called for raids on Taliban patrols on 1 July 2022. [^un]
    ```

    ## When to ignore

    Where the bullet introduces the ones that follow.
    """
    if not document.cited_blocks:
        return
    for judgment in document.assessment.judgments:
        claim = stems(document.statement(judgment).words)
        for block in _bullets(document, judgment):
            items = document.in_block(block)
            if len(items) != 1 or numbered(items[0].words) or items[0].dates:
                continue
            own = stems(items[0].words)
            share = 0.8 if block.span.start in document.cited_blocks else 0.5
            if len(own & claim) >= 3 and len(own & claim) >= share * len(own):
                message = "this repeats the judgment; give what it rests on, with a source, or drop it"
                yield Hit(span=_whole(block), message=message, reason="circular", judgment=judgment.id)


_MOSTLY = vocabulary("largely mostly mainly primarily predominantly overwhelmingly chiefly")
_SMALL = frozenset(
    {"smaller towns", "small towns", "rural areas", "remote villages", "small villages", "rural districts", "villages"}
)
_FEW = 50
"""Bullets of one judgment that are searched for places."""
_LARGE = 300_000
"""Inhabitants from which a place is no small town in any country."""


@rule("C409", "contradiction", severity="error", since="0.2", standard="ICD 203 D.6.e(6)")
def contradiction(document: Document) -> Iterator[Hit]:
    """A statement that the judgment's own evidence contradicts.

    Reported: attacks said to fall mostly on small places, where every attack that the evidence places is in a large
    city; one event of one day and place with two exact tolls.

    ## Why

    ICD 203 D.6.e(6) asks for a clear and logical argument. Of two statements that cannot both hold one is wrong, and
    the reader cannot know which.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    - The raid in Kabul on 18 June 2022 killed 12 people. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    - The raid in Kabul on 18 June 2022 killed two people, the UN says; the group claimed 50. [^un]
    ```

    ## When to ignore

    Where the two figures come from two sources and the text says so.
    """
    yield from _small_places(document)
    yield from _tolls(document)


def _small_places(document: Document) -> Iterator[Hit]:
    known: dict[str, list[str]] = {}
    for passage in document.having(_MOSTLY, "evidence", "summary"):
        words = passage.words
        at = next(at for at, word in enumerate(words.text) if word in _MOSTLY)
        near = " ".join(words.text[at : at + 6])
        kind = next((name for name in sorted(_SMALL, key=len, reverse=True) if name in near), "")
        if not kind:
            continue
        owner = passage.block.judgment
        if owner not in known:
            known[owner] = _cities(document, owner)
        cities = known[owner]
        if len(cities) >= 2:
            message = f"“{words.text[at]} … {kind}”, but the evidence below names {' and '.join(cities[:3])}"
            yield passage.hit(words.starts[at], words.ends[min(at + 5, len(words) - 1)], message, "own-examples")


def _cities(document: Document, judgment: str) -> list[str]:
    """The large cities that the bullets of a judgment report attacks in; none if they name a small place too."""
    found: list[str] = []
    for block in document.evidence(judgment)[:_FEW]:
        for item in document.in_block(block):
            if _ATTACKS.isdisjoint(item.words.text):
                continue
            for name in document.registry.find_places(item.text[:2000]):
                places = document.registry.place(name.value)
                size = max((item.population for item in places if item.kind == "city"), default=-1)
                if 0 <= size < _LARGE or item.text[name.end : name.end + 9].lower() == " province":
                    return []
                if size >= _LARGE and name.text not in found:
                    found.append(name.text)
    return found


_ATTACKS = vocabulary("attack attacked attacks bombed bombing bomb struck killed killing raid explosion blast")
_KILLS = vocabulary("killing killed")
_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS = {name: str(number) for number, name in enumerate(_WORDS)}
_ABOUT = vocabulary("least about over than up around nearly some wounding claimed said says denied")


def _tolls(document: Document) -> Iterator[Hit]:
    """Two exact tolls of one day and place, in two sentences that cite or name no different counter."""
    seen: dict[tuple[object, str], tuple[str, Passage]] = {}
    for passage in document.having(_KILLS, "evidence"):
        words = passage.words
        days = [item.period for item in passage.dates if item.precision == "day" and item.period is not None]
        at = next(at for at, word in enumerate(words.text) if word in _KILLS)
        toll = _NUMBERS.get(words.at(at + 1), words.at(at + 1))
        if len(days) != 1 or not toll.isdigit() or not _ABOUT.isdisjoint(words.text):
            continue
        for place in document.registry.find_places(passage.text):
            before = seen.setdefault((days[0], place.value), (toll, passage))
            if before[0] != toll:
                message = f"{toll} killed in {place.text} here, {before[0]} on line {before[1].sentence.line}"
                yield passage.hit(words.starts[at], words.ends[at + 1], message, "two-tolls")
                break


_RESPONSES = vocabulary("counter contain combat prevent curb respond address tackle confront repel stem")
_TRIES = vocabulary("seeking seeks sought working trying tries moved vowed moving acting steps")
_CROSSING = vocabulary("cross-border border across crossed into over cross crossing")


@rule("C410", "beside-the-point", severity="warning", since="0.2", standard="ICD 203 D.6.e(6)")
def beside_the_point(document: Document) -> Iterator[Hit]:
    """Evidence that does not bear on its judgment: another origin, another party's reaction, or advice.

    ## Why

    A judgment on attacks from one country is not supported by an attack in another unless the text says where it came
    from; nor by what a neighbour did about it, nor by what would help.

    ## Bad

    ```evidence
    - Tajikistan is working to counter these threats with partners such as Russia. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ```

    ## When to ignore

    Where another bullet ties the two together.
    """
    advice = {passage.block.span.start for passage, _, _ in advised(document)}
    for judgment in document.assessment.judgments:
        if judgment.actor is None or not judgment.actor.value:
            continue
        for block in _bullets(document, judgment):
            message, reason = _misses(document, judgment, block, advice)
            if reason:
                yield Hit(span=_whole(block), message=message, reason=reason, judgment=judgment.id)


def _misses(document: Document, judgment: Judgment, block: Block, advice: set[int]) -> tuple[str, str]:
    items = document.in_block(block)
    head = items[0]
    if block.span.start in advice and not any(item.dates for item in items):
        return "this says what would help, not what the actor does or will do", "advice-as-evidence"
    if _reacts(document, judgment, head) and not any(item.dates for item in items):
        return "the reaction of another party, with no date and no act of the judgment's own actor", "third-party"
    if judgment.place is not None and judgment.place.text.lower().startswith("from "):
        name = _elsewhere(document, judgment.place.value, items)
        if name:
            origin = judgment.place.value
            return f"{name} is not in {origin}, and nothing here says that this came from there", "other-origin"
    return "", ""


def _reacts(document: Document, judgment: Judgment, head: Passage) -> bool:
    words = head.words
    at = next((at for at, word in enumerate(words.text[:9]) if word in _TRIES), -1)
    if at < 1 or words.at(at + 1) != "to" or words.at(at + 2) not in _RESPONSES:
        return False
    actors = document.registry.find_actors(head.text)
    own = judgment.actor.value if judgment.actor is not None else ""
    return bool(actors) and actors[0].start < words.starts[at] and all(item.value != own for item in actors)


def _elsewhere(document: Document, origin: str, items: list[Passage]) -> str:
    """The first place outside `origin` of a bullet that names no crossing and nothing in the country of origin."""
    words = {word for item in items[:_FEW] for word in item.words.text}
    text = " ".join(item.text for item in items[:_FEW])
    if not _CROSSING.isdisjoint(words) or origin in text or _ATTACKS.isdisjoint(words):
        return ""
    registry = document.registry
    names = [item for item in registry.find_places(text) if registry.place(item.value)]
    outside = [item.text for item in names if registry.within(item.value, registry.country(origin)) is False]
    return outside[0] if outside and len(outside) == len(names) else ""
