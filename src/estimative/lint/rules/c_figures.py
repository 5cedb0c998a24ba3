"""C401, C407: several claims in one sentence, and figures that lack what they count."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import SPOKEN
from estimative.lint.rule import Hit, rule
from estimative.lint.words import Words, vocabulary

_CHANGES = vocabulary("increase rise surge decline growth drop expansion spike decrease fall escalation reduction")
_SIZES = vocabulary("marked sharp steady further significant general overall")


@rule("C401", "two-claims", severity="info", since="0.2", standard="ICD 203 D.6.e(6)")
def two_claims(document: Document) -> Iterator[Hit]:
    """One sentence of evidence that joins an act and a change of level under one source.

    ## Why

    The act may be well sourced and the change may have no data at all. Joined, they look alike.

    ## Bad

    ```evidence
    - On 7 May 2022 the UN named the province as a place of both recruitment and an increase in violence. [^un]
    ```

    ## Good

    ```evidence
    - On 7 May 2022 the UN named the province as a place of recruitment. [^un]
    ```

    ## When to ignore

    Where one source covers both and the numbers follow.
    """
    for passage in document.having(_CHANGES, "evidence"):
        words = passage.words
        for at, word in enumerate(words.text):
            if word in _CHANGES and words.at(at + 1) in ("in", "of"):
                joint = _joint(words, at)
                if joint > 0:
                    start, end = words.starts[joint - 1], words.ends[at]
                    message = f"“{passage.text[start:end]}” joins two claims; state and source each"
                    yield passage.hit(start, end, message, "act-and-change")
                    break


def _joint(words: Words, at: int) -> int:
    """The index of the "and" of "recruitment and an increase", -1 where a change stands on both sides."""
    article = at - 1 if words.at(at - 1) not in _SIZES else at - 2
    if words.at(article) not in ("a", "an", "the") or words.at(article - 1) != "and":
        return -1
    before = words.text[max(0, article - 7) : article - 1]
    return article - 1 if "both" in before and _CHANGES.isdisjoint(before) else -1


_PAYS = vocabulary("pay pays paid paying offer offers offered offering salary salaries wage wages stipend stipends")
_PAID = vocabulary("fighter fighters recruit recruits member members soldier soldiers volunteers militants informants")
_PERIODS = vocabulary(
    "per month monthly year yearly annually annual week weekly day daily each once total one-off lump apiece head"
)
_TOLL = vocabulary("killing killed wounding wounded injuring injured")
_BOUNDS = vocabulary("least most about around approximately roughly some nearly over than estimated up")
_SOURCED = SPOKEN | vocabulary("police hospital officials un ministry confirmed reported authorities doctors count")
_CLASH = (("at", "least", "about"), ("at", "least", "up"), ("up", "to", "at"), ("more", "than", "at"))


@rule("C407", "bare-figure", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def bare_figure(document: Document) -> Iterator[Hit]:
    """A figure that lacks what makes it one: the period of a payment, or who counted the dead.

    A toll is reported only in a document that cites sources, where its own sentence names none.

    ## Why

    Tolls rise for days and differ by counter; a wage means nothing without its period. A reader who meets another
    figure cannot tell which of the two is wrong.

    ## Bad

    ```evidence
    - The group offers fighters US$300. [^un]
    ```

    ## Good

    ```evidence
    - The group offers fighters US$300 a month. [^un]
    ```

    ## When to ignore

    Where the period or the counter is named in the sentence before.
    """
    for passage in document.having(_PAYS, "summary", "evidence"):
        words = passage.words
        at = _sum(passage)
        if at >= 0 and not _PAID.isdisjoint(words.text) and _PERIODS.isdisjoint(words.text):
            message = "a payment without its period; say whether it is by the month, once, or in all"
            yield passage.hit(words.starts[at], words.ends[at], message, "no-period")
    for passage in document.having(("least", "up", "than"), "summary", "evidence", "judgment"):
        words = passage.words
        for at in range(len(words) - 3):
            if tuple(words.text[at : at + 3]) in _CLASH and words.at(at + 3) in ("least", "to", "most"):
                message = "two bounds at once; keep the one that holds"
                yield passage.hit(words.starts[at], words.ends[at + 3], message, "two-bounds")
    if document.cited_blocks:
        yield from _tolls(document)


def _sum(passage: Passage) -> int:
    """The word with the first sum of money, -1 for none."""
    if not any(sign in passage.text for sign in ("$", "€", "£")):
        return -1
    text, words = passage.text, passage.words
    for at, start in enumerate(words.starts):
        if words.text[at][0].isdigit() and text[max(0, start - 1) : start] in ("$", "€", "£"):
            return at
    return -1


def _tolls(document: Document) -> Iterator[Hit]:
    for passage in document.having(_TOLL, "evidence"):
        words = passage.words
        if not _SOURCED.isdisjoint(words.text):
            continue
        if passage.block.span.start in document.named_blocks:
            continue
        for at, word in enumerate(words.text):
            number = next((k for k in range(at + 1, min(at + 4, len(words))) if _amount(words, k)), -1)
            if word in _TOLL and number > 0:
                exact = _BOUNDS.isdisjoint(words.text[at + 1 : number])
                what = "an exact toll" if exact else "a toll"
                message = f"{what} and nobody who counted; name the counter and the day of the count"
                yield passage.hit(words.starts[at], words.ends[at], message, "toll-exact" if exact else "toll-as-of")
                break


_AMOUNTS = vocabulary("one two three four five six seven eight nine ten eleven twelve dozens hundreds")


def _amount(words: Words, at: int) -> bool:
    word = words.text[at]
    return word in _AMOUNTS or (word.isdigit() and not (len(word) == 4 and word[:2] in ("19", "20")))
