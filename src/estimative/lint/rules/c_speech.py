"""C413, C414: silence taken for evidence, and groups that speak."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import numbered
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary

_SILENT = vocabulary("reported claimed recorded observed documented detected")
_CONCLUDES = vocabulary("so therefore thus proving showing demonstrating confirming meaning hence")
_COUNTED = vocabulary("attacks reports claims incidents evidence signs indications cases casualties activity")


@rule("C413", "silence-as-evidence", severity="info", since="0.2", standard="ICD 203 D.6.e(6)")
def silence_as_evidence(document: Document) -> Iterator[Hit]:
    """A conclusion drawn from nothing having been reported.

    ## Why

    Nothing reported may mean that nothing happened, or that nobody looked. The coverage decides which.

    ## Bad

    ```evidence
    - No attacks were reported in June 2022, so the group has left the province. [^un]
    ```

    ## Good

    ```evidence
    - Two monitors with staff in the province recorded no attack there in June 2022. [^un]
    ```

    ## When to ignore

    Where the sentence before says who watched and how closely.
    """
    for passage in document.having(_SILENT, "summary", "evidence"):
        words = passage.words
        for at, word in enumerate(words.text):
            if word not in _SILENT or words.at(at - 1) not in ("were", "was", "been", "being"):
                continue
            before = words.text[max(0, at - 8) : at]
            if "no" in before and not _COUNTED.isdisjoint(before) and _concludes(passage, at):
                message = "nothing reported is not nothing done; say who watched, and how closely"
                yield passage.hit(words.starts[max(0, at - len(before)) + before.index("no")], words.ends[at], message,
                                  "absence")  # fmt: skip
                break


def _concludes(passage: Passage, at: int) -> bool:
    words, text = passage.words, passage.text
    later = next((k for k in range(at + 1, len(words)) if words.text[k] in _CONCLUDES), -1)
    return later > 0 and text[words.ends[later - 1] : words.starts[later]].strip() in (",", ";", ", and")


_ACCUSES = vocabulary("accused condemned denounced vowed pledged boasted")
_CHANNELS = vocabulary(
    "spokesman spokesperson spokeswoman statement statements video audio magazine newspaper leader leaders official "
    "officials speech communique article editorial propaganda media outlet telegram message messages interview "
    "minister president commander publication publications publicly"
)


@rule("C414", "group-speaks", severity="info", since="0.2", standard="ICD 203 D.6.e(1)")
def group_speaks(document: Document) -> Iterator[Hit]:
    """A statement given to a whole group, without speaker, document or day: "the group has accused the state of …".

    ## Why

    Somebody said it, somewhere, on a day. Without that nobody can tell the words of the group from the analyst's
    paraphrase of them.

    ## Bad

    ```evidence
    - IS-K has accused the Taliban of leaving the path of war. [^un]
    ```

    ## Good

    ```evidence
    - The newspaper al-Naba of 1 July 2022 accused the Taliban of leaving the path of war. [^un]
    ```

    ## When to ignore

    Where the group has said it for years and the next sentence quotes it.
    """
    for passage in document.having(_ACCUSES, "summary", "evidence"):
        words = passage.words
        at = next(at for at, word in enumerate(words.text) if word in _ACCUSES)
        if words.at(at - 1) not in ("has", "have") or numbered(words) or passage.dates:
            continue
        if _CHANNELS.isdisjoint(words.text) and any(
            item.start < words.starts[at] for item in document.registry.find_actors(passage.text)
        ):
            message = "who said it, where and when? Name the speaker or the document"
            yield passage.hit(words.starts[at - 1], words.ends[at], message, "no-speaker")
