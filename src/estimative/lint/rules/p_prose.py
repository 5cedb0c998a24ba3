"""P901, P902, P907: real-word slips, fragments and doubled words, from short lists tuned on real assessments."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import ANALYSIS, Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.rules import p_words
from estimative.lint.words import Phrases, pairs, vocabulary
from estimative.model.findings import Edit, Fix

_SLIPS = Phrases(
    pairs(
        """
        bought into question > brought into question
        bought into force > brought into force
        bought into line > brought into line
        bought into disrepute > brought into disrepute
        bought to light > brought to light
        bought to justice > brought to justice
        bought to an end > brought to an end
        bought to bear > brought to bear
        bought to power > brought to power
        bought about a > brought about a
        bought about the > brought about the
        bought about by > brought about by
        bought under control > brought under control
        would of been > would have been
        would of had > would have had
        could of been > could have been
        should of been > should have been
        might of been > might have been
        rather then > rather than
        less then > less than
        greater then > greater than
        higher then > higher than
        fewer then > fewer than
        towing the line > toeing the line
        in affect > in effect
        intensive purposes > intents and purposes
        mute point > moot point
        per say > per se
        baited breath > bated breath
        deep seeded > deep-seated
        deep-seeded > deep-seated
        raised to the ground > razed to the ground
        statues of limitations > statutes of limitations
        seized to exist > ceased to exist
        seized to be > ceased to be
        seized fire > ceased fire
        """
    )
)


@rule("P901", "wrong-word", severity="warning", fix="meaning", since="0.1")
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
    for passage in document.having(_SLIPS.firsts):
        for first, end, meant in _SLIPS.find(passage.words):
            yield _slip(passage, first, end - 1, meant)
    for passage, first, last, meant in p_words.find(document):
        yield _slip(passage, first, last, meant)


def _slip(passage: Passage, first: int, last: int, meant: str) -> Hit:
    words = passage.words
    shown = passage.text[words.starts[first] : words.ends[last]]
    meant = meant[:1].upper() + meant[1:] if shown[:1].isupper() else meant
    span = passage.word_span(first, last)
    fix = Fix("meaning", f"write “{meant}”", (Edit(span, meant),))
    message = f"“{shown}”: “{meant}” is meant?"
    return Hit(span=span, message=message, reason="confused-word", judgment=passage.block.judgment, fix=fix)


_FINITE = vocabulary(
    "is are was were be been has have had do does did can could may might will would shall should must"
)


@rule("P902", "fragment", severity="info", since="0.1", standard="ICD 203 D.6.e(6)")
def fragment(document: Document) -> Iterator[Hit]:
    """A fragment set off as a sentence, two sentences run together, or a comma between subject and verb.

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
    yield from _run_ons(document)
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


_OPENERS = vocabulary(
    "following however although because since despite when while after consequently furthermore therefore moreover "
    "this these they"
)
_LEADERS = frozenset({"on", "in"})
_SUBJECTS = vocabulary("group army police government militia regime forces rebels movement cell ministry taliban")


def _run_ons(document: Document) -> Iterator[Hit]:
    for passage in document.having(_OPENERS):
        words = passage.words
        at = next((at for at in _places(words.text) if 1 < at < len(words) - 2 and _runs_on(passage, at)), -1)
        if at > 0:
            message = "two sentences run together here; end the first"
            yield passage.hit(words.starts[at - 1], words.ends[at], message, "run-on")
    for passage in document.having(_LEADERS):
        if not _LEADERS.isdisjoint(passage.words.text[1:5]) and any(item.precision == "day" for item in passage.dates):
            yield from _parted(passage)


def _places(words: list[str]) -> list[int]:
    return [at for at, word in enumerate(words) if word in _OPENERS]


def _runs_on(passage: Passage, at: int) -> bool:
    """Whether a word that opens sentences stands with a capital after a small word, in running text of one line."""
    words, text = passage.words, passage.text
    start, end = words.starts[at], words.ends[at]
    if not (text[start].isupper() and text[start + 1 : end].islower()):
        return False
    plain = text[words.ends[at - 1] : start] == " " and text[words.starts[at - 1]].islower()
    titled = text[words.starts[at + 1]].isupper() and text[words.starts[at - 2]].isupper()
    span = passage.span(words.starts[at - 1], end)
    return plain and not titled and b"\n" not in passage.source_bytes(span)


def _parted(passage: Passage) -> Iterator[Hit]:
    """ "The group on 5 July 2022, attacked": one comma after a date that stands between subject and verb."""
    words, text = passage.words, passage.text
    for item in passage.dates:
        first = next((at for at in range(1, min(6, len(words))) if words.starts[at] >= item.start), -1)
        at = first - 1 - (words.at(first - 1) == "the") if first > 0 else -1
        if at < 1 or words.at(at) not in _LEADERS or text[words.ends[at - 1] : words.starts[at]] != " ":
            continue
        after = next((k for k in range(first, len(words)) if words.starts[k] >= item.end), -1)
        subject = words.at(at - 1) in _SUBJECTS or text[words.starts[at - 1] : words.ends[at - 1]][:2].isupper()
        parted = after > 0 and text[words.ends[after - 1] : words.starts[after]] == ", "
        if subject and parted and (words.at(after).endswith("ed") or words.at(after) in _FINITE):
            message = "a comma parts the subject from its verb; drop it, or set one before the date too"
            yield passage.hit(words.ends[after - 1], words.ends[after - 1] + 1, message, "comma-before-verb")
            return


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
    yield from _echoes(document)


_PRONOUNS = frozenset({"they", "it", "he", "she"})
_SAYING = frozenset({"claimed", "said", "stated", "reported", "announced"})


def _echoes(document: Document) -> Iterator[Hit]:
    """ "X claimed … They claimed to have …": the second sentence opens by saying again who says it."""
    before: Passage | None = None
    for passage in document.prose("evidence", "summary"):
        words, last = passage.words, before
        before = passage
        if (
            words.at(0) not in _PRONOUNS
            or words.at(1) not in _SAYING
            or last is None
            or last.block is not passage.block
        ):
            continue
        if words.at(1) in last.words.text and len(last.words) < 16:
            message = f"“{words.at(1)}” again, of the same speaker; join the two sentences"
            yield passage.hit(words.starts[0], words.ends[1], message, "echo")
