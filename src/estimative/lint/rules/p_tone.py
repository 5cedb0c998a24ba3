"""P905, P906, P908, P912: loaded words, connectives and examples that do no work, passives that hide who acts."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import numbered, reported
from estimative.lint.rule import Hit, rule
from estimative.lint.words import Phrases, Words, vocabulary

_LOADED = vocabulary(
    "posh heinous barbaric thugs thuggish cowardly horrific horrifying shocking shockingly outrageous disgusting "
    "despicable appalling monstrous bloodthirsty fanatical madman evildoers"
)
_BLOWS = vocabulary("attack attacks blow blows bombing bombings blast raid raids strike strikes assault explosion")
_IDIOMS = Phrases[str](
    dict.fromkeys(
        (
            "writing on the wall",
            "writing appeared to be on the wall",
            "writing is on the wall",
            "writing was on the wall",
            "tip of the iceberg",
            "powder keg",
            "ticking time bomb",
            "perfect storm",
            "game changer",
            "game-changer",
            "house of cards",
            "wake-up call",
            "playing with fire",
            "sleeping giant",
            "only time will tell",
            "elephant in the room",
            "blood on their hands",
            "reign of terror",
        ),
        "",
    )
)
_IDIOM_ANCHORS = vocabulary(
    "writing tip powder ticking perfect game game-changer house wake-up playing sleeping only elephant blood reign"
)


@rule("P905", "loaded-word", severity="warning", since="0.2", standard="ICD 203 D.6.b")
def loaded_word(document: Document) -> Iterator[Hit]:
    """A word that judges, or an idiom in place of a fact: "posh hotels", "the writing on the wall".

    ## Why

    ICD 203 asks for objectivity before all. A loaded word takes a side that no evidence is offered for, and where it is
    a party's own wording the text spreads it.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen made a cowardly attack on the gurdwara in Kabul. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked worshippers in the gurdwara in Kabul. [^un]
    ```

    ## When to ignore

    In a description of propaganda. A desk adds words with `loaded_words` under `[lint]`, and takes some out with
    `allowed_words`.
    """
    for passage in document.having(_LOADED | {"scandal", "devastating"}):
        words = passage.words
        for at, word in enumerate(words.text):
            if _is_loaded(passage, at, word) and not reported(words, at, passage.text):
                message = f"“{word}” judges; say what happened, or whose word it is"
                yield passage.hit(words.starts[at], words.ends[at], message, "loaded")
    for passage in document.having(_IDIOM_ANCHORS):
        for first, end, _ in _IDIOMS.find(passage.words):
            start, stop = passage.words.starts[first], passage.words.ends[end - 1]
            yield passage.hit(start, stop, f"“{passage.text[start:stop]}” is an idiom; say what is meant", "idiom")
    yield from _of_the_house(document)


def _of_the_house(document: Document) -> Iterator[Hit]:
    """Words and phrases that the desk itself counts as loaded."""
    words = document.inputs.house.loaded
    if not words:
        return
    table = Phrases({" ".join(Words(word).text): word for word in words if Words(word).text})
    for passage in document.having(table.firsts):
        for first, end, word in table.find(passage.words):
            if not reported(passage.words, first, passage.text):
                start, stop = passage.words.starts[first], passage.words.ends[end - 1]
                message = f"“{word}” is on the desk's list of loaded words; say what happened, or whose word it is"
                yield passage.hit(start, stop, message, "loaded-by-house")


def _is_loaded(passage: Passage, at: int, word: str) -> bool:
    words = passage.words
    named = at > 0 or (len(words) > 1 and passage.text[words.starts[1]].isupper())
    if named and not passage.text[words.starts[at]].islower():
        return False
    if word == "devastating":
        return words.at(at + 1) in _BLOWS or words.at(at + 2) in _BLOWS
    if word == "scandal":
        return words.at(at - 1) in ("the", "this") and words.at(at + 1) in ("in", "of", "that", "which", "around")
    return word in _LOADED


_FLAT = Phrases[str](
    {
        "furthermore": "adds",
        "moreover": "adds",
        "additionally": "adds",
        "in addition": "adds",
        "consequently": "follows",
        "therefore": "follows",
        "thus": "follows",
        "hence": "follows",
        "as such": "follows",
        "most importantly": "ranks",
        "above all": "ranks",
        "first and foremost": "ranks",
        "last but not least": "ranks",
    }
)
_SAID = {
    "adds": "a bullet stands for itself",
    "follows": "nothing in this bullet stands before it to follow from",
    "ranks": "it ranks the items and the list gives no ranking",
}


@rule("P906", "idle-connective", severity="info", since="0.2", standard="ICD 203 D.6.e(6)")
def idle_connective(document: Document) -> Iterator[Hit]:
    """A connective at the head of a bullet, or a ranking word in one: "Consequently", "Above all".

    ## Why

    It promises an argument from one bullet to the next. In a list of evidence there is none, and the reader looks for
    it.

    ## Bad

    ```evidence
    - Consequently, on 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    ```

    ## When to ignore

    In a bullet that is a paragraph of its own argument.
    """
    seen: set[int] = set()
    for passage in document.prose("evidence", "summary", "alternatives"):
        if passage.block.kind != "bullet":
            continue
        opens = passage.block.span.start not in seen
        seen.add(passage.block.span.start)
        words = passage.words
        found = next(_FLAT.find(_head(words)), None) if words.at(0) in _FLAT.firsts else None
        if found is None or found[0] > 0 or (not opens and found[2] != "ranks"):
            continue
        start, end = words.starts[0], words.ends[found[1] - 1]
        message = f"“{passage.text[start:end]}”: {_SAID[found[2]]}; drop it or say what follows from what"
        yield passage.hit(start, end, message, f"idle-{found[2]}")


def _head(words: Words) -> Words:
    """The first four words of a sentence."""
    return words.head(4)


_GENERAL = vocabulary("largely mostly generally often usually mainly frequently typically commonly")


@rule("P908", "no-instance", severity="info", since="0.2")
def no_instance(document: Document) -> Iterator[Hit]:
    """ "For instance" or "for example" before a sentence that generalises.

    ## Why

    The reader is promised a case and gets a second claim, which needs support of its own.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen struck in Kabul. For instance, such attacks are mostly on places of worship. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen struck in Kabul. For instance, two people died in the gurdwara of Karte Parwan. [^un]
    ```

    ## When to ignore

    Where the cases follow in the next sentence.
    """
    for passage in document.having(("instance", "example")):
        words = passage.words
        opens = words.at(0) == "for" and words.at(1) in ("instance", "example")
        if opens and not numbered(words) and not passage.dates and not _GENERAL.isdisjoint(words.text):
            message = f"“{passage.text[: words.ends[1]].strip()}” and then a general claim; give one case, or drop it"
            yield passage.hit(words.starts[0], words.ends[1], message, "no-instance")


_BE = vocabulary("is are was were be been being")
_DEEDS = vocabulary("attacked killed ordered decided approved funded targeted bombed assassinated sabotaged expelled")
_TOLD = vocabulary("claimed alleged rumoured rumored feared hoped")


@rule("P912", "actor-hidden", severity="info", since="0.2", standard="ICD 203 D.6.e(6)")
def actor_hidden(document: Document) -> Iterator[Hit]:
    """A passive in a judgment or the summary that hides who acts or who says so: "it is being claimed".

    ## Why

    Who did it is half of a judgment. A passive may hide that nobody knows, and then that is what to say.

    ## Bad

    ```summary
    IS-K will likely carry out at least 60 attacks by 9 July 2023. In June two posts were bombed. [^un]
    ```

    ## Good

    ```summary
    IS-K will likely carry out at least 60 attacks by 9 July 2023. In June it bombed two posts. [^un]
    ```

    ## When to ignore

    Where it does not matter who acts, or the sentence before names the actor.
    """
    for passage in document.having(_DEEDS | _TOLD, "summary", "judgment"):
        words = passage.words
        for at, word in enumerate(words.text):
            deed = word in _DEEDS and words.at(at - 1) in _BE
            told = word in _TOLD and words.at(at - 1) in _BE and "it" in words.text[max(0, at - 3) : at]
            if (deed and "by" not in words.text[at + 1 : at + 16] and not _names(document, passage, at)) or told:
                message = "who? Name the actor, or say that it is not known"
                yield passage.hit(words.starts[at - 1], words.ends[at], message, "hidden-actor")
                break


def _names(document: Document, passage: Passage, at: int) -> bool:
    """Whether an actor is named after the passive, or the sentence says that none is known."""
    if not vocabulary("unknown unclear unidentified by").isdisjoint(passage.words.text):
        return True
    start = passage.words.starts[at]
    return any(item.start > start for item in document.registry.find_actors(passage.text))
