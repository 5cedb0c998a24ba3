"""J203 to J207: what would have to happen for a judgment to come true, and what does not belong in it."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.rule import Hit, rule
from estimative.lint.words import Phrases, pairs, vocabulary
from estimative.model.findings import Edit, Fix
from estimative.model.judgments import Judgment
from estimative.model.spans import Span

_CHANGE = vocabulary(
    "continue increase remain worsen surge rise grow decline decrease intensify escalate expand deteriorate "
    "persist improve weaken strengthen reduce diminish accelerate"
)
_BEFORE = vocabulary(
    "will to would shall and or probably likely almost certainly not also further both further steadily gradually "
    "significantly"
)
_NUMBER_WORDS = vocabulary(
    "two three four five six seven eight nine ten eleven twelve dozen twenty thirty forty fifty sixty hundred "
    "thousand half double doubled triple twice quarter third zero twofold"
)
_MONTHS = vocabulary("january february march april may june july august september october november december")


def _change(passage: Passage) -> int:
    """The index of the verb of change that the statement predicts, -1 for none."""
    words = passage.words
    for index, word in enumerate(words.text):
        changes = word in _CHANGE or (word == "keep" and words.at(index + 1) == "up")
        if changes and words.at(index - 1) in _BEFORE and words.at(index + 1) != "of":
            return index
    return -1


def _measured(passage: Passage, judgment: Judgment) -> bool:
    """Whether a number stands in the statement outside its horizon and its dates."""
    horizon = judgment.horizon.span if judgment.horizon else None
    words = passage.words
    for index, word in enumerate(words.text):
        number = word[:1].isdigit() or word in _NUMBER_WORDS
        year = word.isdigit() and len(word) == 4 and word[:2] in ("19", "20")
        dated = year or words.at(index + 1) in _MONTHS or words.at(index - 1) in _MONTHS
        if number and not dated and not (horizon and horizon.covers(passage.word_span(index, index))):
            return True
    return False


@rule("J203", "no-threshold", severity="warning", since="0.1", standard="ICD 203 D.6.e(2)")
def no_threshold(document: Document) -> Iterator[Hit]:
    """A judgment of change ("continue", "increase", "remain", "worsen") with nothing to measure it by.

    Say what is counted, by whom, and how much is enough: in the sentence, or in a `question` block below it.

    ## Why

    One attack "continues" a campaign and so do a hundred. Forecasting tournaments void such questions; of one public
    set almost a third could not be resolved as written.

    ## Bad

    ```judgment
    It is likely that IS-K will continue its attacks in Afghanistan until 9 July 2023.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will continue its attacks in Afghanistan, at least five a month, until 9 July 2023.
    ```

    ## When to ignore

    Where the verb states something that holds or does not ("the border will remain closed").
    """
    for judgment in document.assessment.judgments:
        passage = document.statement(judgment)
        index = _change(passage)
        if index < 0 or judgment.questions or _measured(passage, judgment):
            continue
        span = passage.word_span(index, index)
        act = judgment.act.span if judgment.act else None
        if act is not None and act.start <= span.start < act.end and act.end - span.start < 200:
            span = Span(span.start, act.end)
        shown = " ".join(document.source.slice(span).split())
        message = f"“{shown}”: by what measure, and how much? Add a number and who counts it, or a question block"
        yield Hit(span=span, message=message, reason="no-threshold", judgment=judgment.id)


_PAIRS = pairs(
    """
    command > control
    law > order
    men > women
    women > children
    research > development
    weapons > ammunition
    arms > ammunition
    peace > security
    peace > stability
    tactics > techniques
    trade > commerce
    food > water
    death > destruction
    rules > regulations
    """
)
_OBJECT_VERBS = _CHANGE | vocabulary(
    "boost undermine erode raise lower cause drive disrupt threaten attract gain lose provoke trigger deepen"
)
_STOP = vocabulary(
    "in on at from over by against to for with within through until across among during under that which who "
    "while as before after because despite"
)
_MODALS = frozenset({"will", "shall", "would"})


@rule("J204", "two-outcomes", severity="warning", since="0.1", standard="ICD 203 D.6.e(6)")
def two_outcomes(document: Document) -> Iterator[Hit]:
    """Two outcomes under one likelihood: "will increase recruitment and support".

    ## Why

    If one happens and the other does not, was the judgment right? The likelihood of both together is also lower than
    that of either. ICD 203 D.6.e(6) asks for clear statements; one judgment, one outcome.

    ## Bad

    ```judgment
    It is likely that the food crisis will increase recruitment and support at least twofold by 9 July 2023.
    ```

    ## Good

    ```judgment
    It is likely that the food crisis will increase recruitment at least twofold by 9 July 2023.
    ```

    ## When to ignore

    Where the two words name one thing.
    """
    for judgment in document.assessment.judgments:
        passage = document.statement(judgment)
        found = _joined(passage)
        if found is not None:
            first, last = found
            shown = passage.text[passage.words.starts[first] : passage.words.ends[last]]
            message = (
                f"“{shown}” joins two outcomes under one likelihood; make two judgments, or keep the one that matters"
            )
            yield Hit(span=passage.word_span(first, last), message=message, reason="two-outcomes", judgment=judgment.id)


def _joined(passage: Passage) -> tuple[int, int] | None:
    words = passage.words
    for index, word in enumerate(words.text):
        if word != "and":
            continue
        modal = next((at for at in (index + 1, index + 2) if words.at(at) in _MODALS), -1)
        earlier = [at for at in range(max(0, index - 40), index) if words.text[at] in _MODALS]
        if modal > 0 and earlier and words.at(index - 1) not in _MODALS:
            return earlier[0], modal
        if _two_objects(passage, index):
            return index - 1, index + 1
    return None


def _two_objects(passage: Passage, index: int) -> bool:
    """Whether "and" at `index` joins two bare nouns that end the object of a verb of change."""
    words, text = passage.words, passage.text
    left, right = words.at(index - 1), words.at(index + 1)
    if not left or not right or _PAIRS.get(left) == right or left == right:
        return False
    if text[words.starts[index - 1]].isupper() or text[words.starts[index + 1]].isupper():
        return False
    ends = words.at(index + 2) in _STOP or words.at(index + 2) == "" or text[words.ends[index + 1]] in ",.;"
    for at in range(index - 2, max(-1, index - 7), -1):
        if words.text[at] in _STOP or any(mark in text[words.ends[at] : words.starts[at + 1]] for mark in ",;:"):
            return False
        if words.text[at] in _OBJECT_VERBS:
            return ends
    return False


_EVASIONS = Phrases[bool](
    dict.fromkeys(("may or may not", "might or might not", "could or could not", "will or will not"), True)
)


@rule("J205", "cannot-be-wrong", severity="warning", since="0.1", standard="ICD 203 D.6.e(8)")
def cannot_be_wrong(document: Document) -> Iterator[Hit]:
    """A statement that no event can prove wrong: "may or may not".

    ## Why

    ICD 203 D.6.e(8): analysts make accurate judgments and do not avoid difficult ones. A sentence that allows
    everything tells nothing.

    ## Bad

    ```judgment
    It is likely that IS-K, which may or may not split, will carry out at least 60 attacks by 9 July 2023.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will stay united and carry out at least 60 attacks by 9 July 2023.
    ```

    ## When to ignore

    Where the sentence says that something else holds in both cases.
    """
    for passage in document.prose():
        if " or " in passage.text and " not" in passage.text:
            for first, end, _ in _EVASIONS.find(passage.words):
                span = passage.word_span(first, end - 1)
                message = "this allows every outcome; say how likely it is, or leave it out"
                yield Hit(span=span, message=message, reason="unfalsifiable", judgment=passage.block.judgment)


_KEEPING = vocabulary("continue keep sustain maintain resume extend")
_RISES = vocabulary(
    "surge rise increase escalation upsurge upswing spike wave resurgence decline expansion growth momentum"
)


@rule("J206", "presupposition", severity="info", since="0.1", standard="ICD 203 D.6.e(3)")
def presupposition(document: Document) -> Iterator[Hit]:
    """A judgment that takes a disputed state for granted: "continue its surge".

    ## Why

    The likelihood covers the future; the surge itself is asserted in passing, without evidence. ICD 203 D.6.e(3)
    keeps assumptions apart from judgments: show the surge first, with its counts.

    ## Bad

    ```judgment
    It is likely that IS-K will continue its surge of attacks, at least 20 a month, until 9 July 2023.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 20 attacks a month until 9 July 2023.
    ```

    ## When to ignore

    Where the evidence below shows the trend with its measure and its baseline.
    """
    for judgment in document.assessment.judgments:
        words = document.statement(judgment).words
        for index, word in enumerate(words.text):
            owner = index + 2 if words.at(index + 1) == "up" else index + 1
            if word in _KEEPING and words.at(owner) in ("its", "their", "the", "this", "his"):
                last = next((at for at in range(owner + 1, owner + 4) if words.at(at) in _RISES), -1)
                if last > 0:
                    span = document.statement(judgment).word_span(owner, last)
                    shown = " ".join(document.source.slice(span).split())
                    message = f"“{shown}” is taken for granted; show it in the evidence, with counts and a baseline"
                    yield Hit(span=span, message=message, reason="presupposition", judgment=judgment.id)
                    break


@rule("J207", "intent-in-forecast", severity="info", fix="suggested", since="0.1", standard="ICD 203 D.6.e(3)")
def intent_in_forecast(document: Document) -> Iterator[Hit]:
    """A purpose inside a forecast: "will attack … to undermine the government".

    ## Why

    The event can be observed, the purpose cannot: when the attack comes, half of the judgment stays open. Intent is a
    judgment of its own, with its own evidence (ICD 203 D.6.e(3)).

    ## Bad

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks over the next 12 months to undermine the Taliban regime.
    ```

    ## Good

    ```judgment
    It is likely that IS-K will carry out at least 60 attacks in Afghanistan over the next 12 months.
    ```

    ## When to ignore

    Where the purpose names the target and not the motive.
    """
    for judgment in document.assessment.judgments:
        purpose = judgment.purpose
        if purpose is None or judgment.horizon is None:
            continue
        before = document.source.data[purpose.span.start - 1 : purpose.span.start]
        closing = document.source.data[purpose.span.end : judgment.span.end].strip() in (b".", b"")
        edit = Edit(Span(purpose.span.start - 1, purpose.span.end), "")
        fix = (
            Fix("suggested", "take the purpose out and judge it apart", (edit,)) if before == b" " and closing else None
        )
        message = "the purpose cannot be resolved with the event; judge the intent apart, with its own evidence"
        yield Hit(span=purpose.span, message=message, reason="intent", judgment=judgment.id, fix=fix)
