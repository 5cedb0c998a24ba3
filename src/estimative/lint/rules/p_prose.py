"""P901, P902, P907: real-word slips, fragments and doubled words, from short lists tuned on real assessments."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import ANALYSIS, Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.words import Phrases, pairs, vocabulary
from estimative.model.findings import Edit, Fix

_SLIPS = Phrases(
    pairs(
        """
        ceased power > seized power
        ceased control > seized control
        ceased the city > seized the city
        ceased territory > seized territory
        bought into question > brought into question
        bought to light > brought to light
        bought to justice > brought to justice
        bought about > brought about
        bought into force > brought into force
        bought under control > brought under control
        continue the launch > continue to launch
        continue the attack > continue to attack
        idealistic time > ideal time
        idealistic moment > ideal moment
        idealistic opportunity > ideal opportunity
        rouge state > rogue state
        rouge states > rogue states
        rouge elements > rogue elements
        rouge regime > rogue regime
        loose control > lose control
        loose power > lose power
        loose ground > lose ground
        loose support > lose support
        loose territory > lose territory
        tow the line > toe the line
        towing the line > toeing the line
        principle adversary > principal adversary
        principle threat > principal threat
        principle actor > principal actor
        principle source > principal source
        principle goal > principal goal
        principle aim > principal aim
        would of > would have
        could of > could have
        should of > should have
        might of been > might have been
        wreck havoc > wreak havoc
        wrecking havoc > wreaking havoc
        free reign > free rein
        reign in > rein in
        marshal law > martial law
        marital law > martial law
        eminent threat > imminent threat
        eminent attack > imminent attack
        formally known as > formerly known as
        diffuse tensions > defuse tensions
        diffuse the crisis > defuse the crisis
        diffuse the situation > defuse the situation
        illicit a response > elicit a response
        illicit support > elicit support
        more then > more than
        rather then > rather than
        less then > less than
        other then > other than
        greater then > greater than
        in affect > in effect
        an affect on > an effect on
        intensive purposes > intents and purposes
        mute point > moot point
        cash of weapons > cache of weapons
        weapons cash > weapons cache
        per say > per se
        baited breath > bated breath
        boarder guards > border guards
        boarder crossing > border crossing
        the boarder with > the border with
        causalities were reported > casualties were reported
        civilian causalities > civilian casualties
        heavy causalities > heavy casualties
        mass causality > mass casualty
        deep seeded > deep-seated
        deep-seeded > deep-seated
        there own > their own
        """
    )
)
_BE_FOR_IN = vocabulary(
    "attack attacks bombing bombings operation operations explosion blast raid assault campaign presence"
)
_UNSAFE = frozenset(
    {"reign in", "illicit support", "loose control", "loose support", "ceased control", "more then", "other then"}
)
_VERB_BEFORE = vocabulary("to could might would will may can must not they we and")


@rule("P901", "wrong-word", severity="warning", fix="suggested", since="0.1")
def wrong_word(document: Document) -> Iterator[Hit]:
    """A real word in place of the one that was meant: "ceased power", "bought into question".

    ## Why

    No spelling checker sees it, and some turn the sense around: a group that ceased power gave it up.

    ## Bad

    ```evidence
    - The Taliban ceased power in August 2021. [^un]
    ```

    ## Good

    ```evidence
    - The Taliban seized power in August 2021. [^un]
    ```

    ## When to ignore

    Where the word is meant ("a coat of rouge").
    """
    for passage in document.prose():
        for first, end, meant in _SLIPS.find(passage.words):
            phrase = " ".join(passage.words.text[first:end])
            if phrase in _UNSAFE and passage.words.at(first - 1) not in _wanted(phrase):
                continue
            yield _slip(passage, first, end - 1, meant)
        at = _place_after_is(passage)
        if at > 0:
            yield _slip(passage, at, at, "in")


def _wanted(phrase: str) -> frozenset[str]:
    """Words before an ambiguous phrase that make it a slip: "to loose control", "had ceased control"."""
    if phrase in ("more then", "other then"):
        return vocabulary("no any much far many for some is are was anything something")
    return _VERB_BEFORE | {"taliban", "has", "had", "have"} if phrase.startswith("ceased") else _VERB_BEFORE


def _place_after_is(passage: Passage) -> int:
    """The "is" of "carried out an attack is Peshawar, Pakistan", -1 for none: an act is done, a name follows."""
    words, text = passage.words, passage.text
    if " is " not in text:
        return -1
    for index, word in enumerate(words.text):
        if word == "is" and words.at(index - 1) in _BE_FOR_IN and index + 2 < len(words):
            name = text[words.starts[index + 1] : words.ends[index + 1]]
            comma = text[words.ends[index + 1]] == "," and text[words.starts[index + 2]].isupper()
            done = any(
                verb in words.text[max(0, index - 40) : index]
                for verb in ("carried", "conducted", "launched", "claimed", "staged")
            )
            if name[:1].isupper() and comma and done:
                return index
    return -1


def _slip(passage: Passage, first: int, last: int, meant: str) -> Hit:
    words = passage.words
    shown = passage.text[words.starts[first] : words.ends[last]]
    meant = meant[:1].upper() + meant[1:] if shown[:1].isupper() else meant
    span = passage.word_span(first, last)
    fix = Fix("suggested", f"write “{meant}”", (Edit(span, meant),))
    message = f"“{shown}”: “{meant}” is meant?"
    return Hit(span=span, message=message, reason="confused-word", judgment=passage.block.judgment, fix=fix)


_FINITE = vocabulary(
    "is are was were be been has have had do does did can could may might will would shall should must"
)


@rule("P902", "fragment", severity="info", since="0.1", standard="ICD 203 D.6.e(6)")
def fragment(document: Document) -> Iterator[Hit]:
    """A fragment set off as a sentence: "Such as Russia." and the like.

    ## Why

    The reader has to guess what it belongs to, and so does whoever checks the claim.

    ## Bad

    ```evidence
    - Tajikistan seeks help against the group. Such as Russia. [^un]
    ```

    ## Good

    ```evidence
    - Tajikistan seeks help against the group from Russia and others. [^un]
    ```

    ## When to ignore

    In headings and captions.
    """
    for passage in document.prose(*ANALYSIS):
        words = passage.words
        first, second = words.at(0), words.at(1)
        text = passage.text.strip()
        if text.endswith("?") or not text.endswith(".") or not text[:1].isupper():
            continue
        such = first == "such" and second == "as" and len(words) < 12 and not _FINITE & set(words.text)
        which = first == "which" and second not in ("is", "of", "one", "ones", "means")
        seen = first == "as" and second in ("seen", "shown", "noted") and len(words) < 10 and "," not in text
        if such or which or seen:
            last = min(len(words) - 1, 1)
            message = "this is not a sentence of its own; join it to the one before or complete it"
            yield Hit(
                span=passage.word_span(0, last), message=message, reason="fragment", judgment=passage.block.judgment
            )


_DOUBLED = Phrases(
    pairs(
        """
        growing increasingly > increasingly
        increasingly growing > growing
        past history > history
        end result > result
        still remains > remains
        still remain > remain
        each and every > every
        collaborate together > collaborate
        cooperate together > cooperate
        merge together > merge
        completely destroyed > destroyed
        completely eliminated > eliminated
        future prospects > prospects
        final outcome > outcome
        revert back > revert
        reverted back > reverted
        added bonus > bonus
        armed gunmen > gunmen
        local residents > residents
        new recruits joined > recruits joined
        """
    )
)
_SAFE = frozenset(
    {
        "growing increasingly",
        "past history",
        "end result",
        "each and every",
        "still remains",
        "still remain",
        "armed gunmen",
    }
)


@rule("P907", "redundancy", severity="info", fix="safe", since="0.1")
def redundancy(document: Document) -> Iterator[Hit]:
    """Two words where one says it: "growing increasingly", "past history".

    ## Why

    Space in an assessment is short, and doubling sounds like emphasis.

    ## Bad

    ```evidence
    - Former officers are growing increasingly restless, said the UN on 20 June 2022. [^un]
    ```

    ## Good

    ```evidence
    - Former officers are increasingly restless, said the UN on 20 June 2022. [^un]
    ```

    ## When to ignore

    In a fixed name.
    """
    for passage in document.prose():
        for first, end, short in _DOUBLED.find(passage.words):
            words = passage.words
            shown = passage.text[words.starts[first] : words.ends[end - 1]]
            meant = short[:1].upper() + short[1:] if shown[:1].isupper() else short
            span = passage.word_span(first, end - 1)
            safe = " ".join(words.text[first:end]) in _SAFE
            fix = Fix("safe" if safe else "suggested", f"write “{meant}”", (Edit(span, meant),))
            yield Hit(
                span=span,
                message=f"“{shown}” says it twice",
                reason="redundant",
                judgment=passage.block.judgment,
                fix=fix,
            )
