"""A612: what changed since the earlier edition, and whether the text says so."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document
from estimative.lint.rule import Hit, rule
from estimative.lint.stems import stem
from estimative.lint.words import Words, vocabulary
from estimative.model.assessments import Assessment
from estimative.model.judgments import Judgment

_TOLD = vocabulary(
    "edition previously earlier revised revise revision changed changes raised lowered downgraded upgraded "
    "superseded supersedes corrected since longer prior former"
)
_ABOUT = vocabulary(
    "edition assessment judgment judgement judged assessed likelihood confidence estimate we our product"
)
_PLAIN = vocabulary(
    "it is that we judge assess with the a an of and in on at to by for will over next likely unlikely probably "
    "almost certain certainly highly very chance realistic possibility even least more than months years"
)
_ALIKE = 0.5


@rule("A612", "change-not-explained", severity="warning", since="0.2", standard="ICD 203 D.6.e(7)")
def change_not_explained(document: Document) -> Iterator[Hit]:
    """A likelihood, a confidence or a horizon that differs from the earlier edition's, and no word on why.

    Runs where the earlier edition is at hand: a file beside this one that the front matter's `supersedes` names.

    ## Why

    ICD 203 D.6.e(7) asks to explain change to or consistency of judgments. A confidence level that is dropped between
    editions tells more than one that is stated.

    ## Bad

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ~ earlier | judgment | It is highly unlikely that IS-K will carry out at least 60 attacks in Afghanistan by 2023.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ~ earlier | judgment | It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
    ```

    ## When to ignore

    Where a note of changes accompanies the product.
    """
    earlier = document.inputs.earlier
    if earlier is None or _explained(document):
        return
    before = [(item, _key(item)) for item in earlier.judgments]
    for judgment in document.assessment.judgments:
        old = _counterpart(_key(judgment), before)
        if old is not None:
            changes = list(_changes(old, judgment))
            if changes:
                span = judgment.term.span if judgment.term else judgment.span
                message = f"since the earlier edition {'; '.join(changes)}; say so, and why"
                evidence = (_edition(earlier), old.id)
                yield Hit(
                    span=span, message=message, reason="unexplained-change", judgment=judgment.id, evidence=evidence
                )


def _edition(earlier: Assessment) -> str:
    title = earlier.metadata.title.text if earlier.metadata.title else "earlier edition"
    return f"{title}, edition {earlier.metadata.edition.text}" if earlier.metadata.edition else title


def _explained(document: Document) -> bool:
    """Whether a sentence of the text speaks of a change of the product's own statements."""
    return any(not _ABOUT.isdisjoint(item.words.text) for item in document.having(_TOLD))


def _key(judgment: Judgment) -> frozenset[str]:
    words = Words(judgment.text)
    return frozenset(stem(word) for word in words.text if word not in _PLAIN and not word[0].isdigit())


def _counterpart(key: frozenset[str], before: list[tuple[Judgment, frozenset[str]]]) -> Judgment | None:
    """The earlier judgment that shares most words, where that is at least half of them."""
    best, score = None, 0.0
    for judgment, words in before[:200]:
        union = len(key | words)
        alike = len(key & words) / union if union else 0.0
        if alike > score:
            best, score = judgment, alike
    return best if score >= _ALIKE else None


def _changes(old: Judgment, new: Judgment) -> Iterator[str]:
    if old.term is not None and new.term is not None:
        was, now = ("not " * item.negated + item.term for item in (old.term, new.term))
        if was != now:
            yield f"“{was}” became “{now}”"
    elif old.term is not None:
        yield f"the likelihood (“{old.term.text}”) was dropped"
    if old.confidence is not None and new.confidence is None:
        yield f"the confidence ({old.confidence.level}) was dropped"
    elif old.confidence and new.confidence and old.confidence.level != new.confidence.level:
        yield f"{old.confidence.level} confidence became {new.confidence.level}"
    ends = [item.horizon.end if item.horizon else None for item in (old, new)]
    if ends[0] is not None and ends[1] is None:
        yield "the horizon was dropped"
