"""S306: what one side says of a contested event."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.lint.words import Phrases, vocabulary

_CLAIMS = Phrases[bool](dict.fromkeys(("claim to have", "claims to have", "claimed to have", "claiming to have"), True))
_OTHERS = vocabulary(
    "denied denies deny denial confirmed confirms confirm confirmation said says reported reports according "
    "verified unverified disputed disputes attributed officials police authorities monitors witnesses "
    "uncorroborated unconfirmed corroborated independent independently government spokesman spokesperson ministry "
    "un nobody"
)


@rule("S306", "one-side-only", severity="error", since="0.1", standard="ICD 203 D.6.e(1); Berkeley Protocol 208")
def one_side_only(document: Document) -> Iterator[Hit]:
    """An attacker's claim with no word from anyone else, or one source for what two others deny.

    Of claims only bullets that rest wholly on "claims to have" are reported; whether a denial exists elsewhere is a
    question for `estimative ground`.

    ## Why

    Perpetrators claim what serves them. The Berkeley Protocol (208) asks for the other side's statement or for the
    words that there is none; ICD 203 D.6.e(1) for the credibility of the source.

    ## Bad

    ```evidence
    - On 7 May 2022 IS-K claimed to have fired rockets at a border post. [^un]
    ```

    ## Good

    ```evidence
    - On 7 May 2022 IS-K claimed to have fired rockets at a border post; border troops denied a hit. [^un]
    ```

    ## When to ignore

    Where the claim itself, not the event, is the evidence.
    """
    heard: dict[int, bool] = {}
    for passage in document.prose("evidence"):
        if " to have " not in passage.text or "laim" not in passage.text:
            continue
        found = next(_CLAIMS.find(passage.words), None)
        if found is None:
            continue
        key = passage.block.span.start
        if key not in heard:
            heard[key] = any(word in _OTHERS for item in document.in_block(passage.block) for word in item.words.text)
        if not heard[key]:
            first, end, _ = found
            message = "this rests on the attacker's word; say who confirms or denies it, or that nobody does"
            yield passage.hit(passage.words.starts[first], passage.words.ends[end - 1], message, "claim-alone")
    yield from _joint_denials(document)


_DENIES = ("denied", "rejected", "disputed")


def _joint_denials(document: Document) -> Iterator[Hit]:
    """ "Denied by X and Y" about a claim, with a single source: each has words of its own, and one may mean less."""
    for passage in document.having(_DENIES, "evidence"):
        words = passage.words
        at = next(at for at, word in enumerate(words.text) if word in _DENIES)
        tail = words.text[at + 1 : at + 9]
        if tail[:1] != ["by"] or "and" not in tail or ("both" in tail and len(tail) < 4):
            continue
        near = document.around(passage, 8, 8)
        claimed = any("claim" in word for item in near for word in item.words.text)
        if claimed and sum(len(item.sentence.citations) for item in near) == 1:
            end = min(len(words) - 1, at + 1 + tail.index("and") + 1)
            message = "one source for two denials; give each party's own words, and say what stays open"
            yield passage.hit(words.starts[at], words.ends[end], message, "joint-denial")
