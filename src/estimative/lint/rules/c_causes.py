"""C403, C405, C408: firsts, causes and advice that the text asserts and does not show."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import cites, numbered, phrase, reported, voiced
from estimative.lint.rule import Hit, rule
from estimative.lint.stems import stems
from estimative.lint.words import Words, vocabulary

_SUPERLATIVES = vocabulary("first largest biggest deadliest bloodiest worst boldest")
_EVENTS = vocabulary(
    "attack attacks bombing bombings assault assaults raid raids strike strikes operation operations offensive "
    "offensives explosion explosions ambush ambushes massacre massacres incident incidents"
)
_ONSETS = vocabulary("begun started commenced")
_NOT_RANK = vocabulary("time step half quarter phase responders responder aid place two three few at")


@rule("C403", "unsupported-first", severity="warning", since="0.2", standard="ICD 203 D.6.e(6)")
def unsupported_first(document: Document) -> Iterator[Hit]:
    """A first, a largest or an "unprecedented" without the date or number that would bear it out.

    Also a summary that calls something new ("has begun raiding") and gives no date, where a judgment says that it
    will continue.

    ## Why

    A superlative is a claim about every other case. Without a period and a count nobody can check it, and the reader
    takes it for a finding.

    ## Bad

    ```evidence
    - One of the first notable attacks of the group was on the airport. [^un]
    ```

    ## Good

    ```evidence
    - The attack on the airport on 26 August 2021 was the group's deadliest since 2015: 183 people died. [^un]
    ```

    ## When to ignore

    Where the sentence before gives the period and the count.
    """
    for passage in document.having(_SUPERLATIVES, "summary", "evidence"):
        words = passage.words
        index = next((at for at, word in enumerate(words.text) if word in _SUPERLATIVES and _ranked(words, at)), -1)
        if index >= 0 and not numbered(words) and not passage.dates and not voiced(words):
            first = index - 3 if words.text[max(0, index - 3) : index] == ["one", "of", "the"] else index
            yield _hit(
                passage, first, index, "since when, out of how many? Give the date, the period and the count", "rank"
            )
    for passage in document.having(("unprecedented",), "summary", "evidence"):
        words = passage.words
        index = words.text.index("unprecedented")
        if not numbered(words) and "since" not in words.text and not voiced(words):
            yield _hit(passage, index, index, "against what record? Give the period and the number", "unprecedented")
    yield from _onsets(document)


def _ranked(words: Words, index: int) -> bool:
    """Whether the superlative at `index` ranks an attack: "the first notable attacks"."""
    if words.at(index - 1) not in ("the", "its", "their") or words.at(index + 1) in _NOT_RANK:
        return False
    return not _EVENTS.isdisjoint(words.text[index + 1 : index + 4])


def _hit(passage: Passage, first: int, last: int, advice: str, reason: str) -> Hit:
    words = passage.words
    start, end = words.starts[first], words.ends[last]
    return passage.hit(start, end, f"“{passage.text[start:end]}”: {advice}", reason)


def _onsets(document: Document) -> Iterator[Hit]:
    """Undated "has begun …ing" in the summary about what a judgment expects to continue."""
    continued = [
        stems(document.statement(item).words)
        for item in document.assessment.judgments
        if item.act is not None and item.act.value == "continue"
    ]
    if not continued:
        return
    for passage in document.having(_ONSETS, "summary"):
        words = passage.words
        index = next(at for at, word in enumerate(words.text) if word in _ONSETS)
        new = words.at(index - 1) in ("has", "have") and words.at(index + 1).endswith("ing")
        if new and not passage.dates and not numbered(words):
            after = stems(Words(passage.text[words.starts[index] :]))
            if any(len(after & known) >= 2 for known in continued):
                advice = "since when? A judgment says that it continues; date the start and name the first case"
                yield _hit(passage, index - 1, index + 1, advice, "onset-undated")


_CAUSAL = vocabulary("because since due owing out")
_FEELINGS = vocabulary(
    "frustrated frustration frustrations angry anger angered resentment resentful resent desperate desperation "
    "disillusioned disillusionment disaffected humiliated humiliation hatred envy jealous jealousy fearful afraid "
    "embittered bitter bitterness outrage outraged discontented"
)
_PROVOCATIONS = vocabulary(
    "scandal scandals insult insults insulted cartoon cartoons remarks blasphemy provocation burning humiliation"
)
_STRUCK = vocabulary("attacked bombed struck raided stormed killed shot fired targeted assaulted ambushed detonated")
_RESULTS = vocabulary("result consequence")


@rule("C405", "cause-asserted", severity="warning", since="0.2", standard="ICD 203 D.6.e(3)")
def cause_asserted(document: Document) -> Iterator[Hit]:
    """A motive, or a cause, stated as a fact in evidence with nobody to vouch for it.

    Three forms are reported: what people feel as the reason of what they do; "as a result" between sentences that
    cite nothing, in a bullet that cites later; an attack made to follow from an insult that came before it.

    ## Why

    ICD 203 D.6.e(3) keeps information apart from inference. Motives are inferred, or claimed by somebody, and one
    thing after another is no cause.

    ## Bad

    ```evidence
    - In October 2021 two officers joined the group because they were angry at the new rulers. [^un]
    ```

    ## Good

    ```evidence
    - In October 2021 two officers joined the group; they told the UN that they had no pay and feared arrest. [^un]
    ```

    ## When to ignore

    Where the mechanism is shown in the same paragraph.
    """
    for passage in document.having(_FEELINGS, "summary", "evidence"):
        index = _felt(passage.words)
        if index >= 0 and not voiced(passage.words):
            message = "a motive stated as fact; say whose account it is, or judge it with a likelihood"
            yield passage.hit(passage.words.starts[index], passage.words.ends[-1], message, "motive-asserted")
    for passage in document.having(_RESULTS, "evidence"):
        words = passage.words
        opens = words.text[:2] == ["as", "a"] and words.at(2) in _RESULTS and words.at(3) != "of"
        if opens and not cites(passage) and not voiced(words) and not passage.terms and _unsupported(document, passage):
            message = "a cause asserted between sentences without a source; show the link, or judge it"
            yield passage.hit(0, words.ends[2], message, "cause-asserted")
    for passage in document.having(_PROVOCATIONS, "summary", "evidence"):
        index = _provoked(passage)
        if index >= 0 and not voiced(passage.words):
            message = "what came first is made the reason; say who claims that motive"
            yield passage.hit(passage.words.starts[0], passage.words.ends[0], message, "sequence-as-cause")


def _felt(words: Words) -> int:
    """The index of "because" where feelings of people are the reason, -1 where there is none."""
    for at, word in enumerate(words.text):
        if word in _CAUSAL:
            reach = words.text[at + 1 : at + 9]
            joined = word == "because" or reach[:1] == [{"due": "to", "owing": "to", "out": "of"}.get(word, "they")]
            if joined and not _FEELINGS.isdisjoint(reach):
                return at
    return -1


def _unsupported(document: Document, passage: Passage) -> bool:
    """Whether the sentence before cites nothing either while the bullet cites further on."""
    before = document.around(passage, 1, 0)[0]
    return before is not passage and not cites(before) and passage.block.span.start in document.cited_blocks


def _provoked(passage: Passage) -> int:
    words, text = passage.words, passage.text
    if words.at(0) not in ("following", "after"):
        return -1
    cause = next((at for at, word in enumerate(words.text) if word in _PROVOCATIONS), -1)
    struck = next((at for at, word in enumerate(words.text) if word in _STRUCK and at > cause), -1)
    apart = 0 <= cause < struck and "," in text[words.ends[cause] : words.starts[struck]]
    return struck if apart and cause < 10 else -1


_ADVISED = vocabulary(
    "west governments policymakers washington london brussels nato community states allies we donors government eu un"
)
_STANCE = vocabulary("imperative essential vital incumbent crucial")
_NOT_ADVICE = vocabulary("be note expect stress emphasise emphasize not see have also become remain still now find")
_MORE = vocabulary(
    "increasing increased greater more closer further improved expanded deeper stronger enhanced continued better"
)


@rule("C408", "advice", severity="warning", since="0.2", standard="ICD 203 D.6.b")
def advice(document: Document) -> Iterator[Hit]:
    """Advice to a government in place of evidence or judgment: "would benefit from closer cooperation".

    What somebody else is reported to recommend is left alone, and so are implications.

    ## Why

    ICD 203 D.6.b asks for analysis independent of political consideration. Advice is for the customer to draw; as
    evidence it says nothing about what will happen.

    ## Bad

    ```evidence
    - On 1 May 2022 a post fell; the region would benefit from closer cooperation with the Taliban. [^un]
    ```

    ## Good

    ```evidence
    - Uzbekistan and the Taliban agreed on 1 July 2022 to share the watch on the border. [^un]
    ```

    ## When to ignore

    In a paper that was asked for options.
    """
    for passage, first, last in advised(document):
        message = f"“{phrase(passage, first, last)}” advises; say what is the case, and what is likely"
        yield passage.hit(passage.words.starts[first], passage.words.ends[last], message, "prescription")


_ADVICE_WORDS = _STANCE | {"benefit", "recommend", "recommended", "should", "ought"}


def advised(document: Document) -> Iterator[tuple[Passage, int, int]]:
    """The sentences that give advice in the analyst's voice, and the words that do."""
    for passage in document.having(_ADVICE_WORDS, "summary", "judgment", "evidence"):
        words = passage.words
        for at, word in enumerate(words.text):
            if word in _ADVICE_WORDS:
                first, last = _advises(words, at)
                if first >= 0 and not reported(words, first, passage.text):
                    yield passage, first, last
                    break


def _advises(words: Words, at: int) -> tuple[int, int]:
    word, before, after = words.at(at), words.at(at - 1), words.at(at + 1)
    fits = False
    if word == "benefit":
        fits = before in ("would", "could") and after == "from" and words.at(at + 2) in _MORE
    elif word in ("recommend", "recommended"):
        fits = before == "we" or (word == "recommended" and words.text[max(0, at - 2) : at] == ["it", "is"])
    elif word in ("should", "ought"):
        fits = before in _ADVISED and after not in _NOT_ADVICE and bool(after)
    elif word in _STANCE:
        fits = words.text[max(0, at - 2) : at] == ["it", "is"] and after in ("that", "for", "to")
    return (max(0, at - 1), at + 1 if at + 1 < len(words) else at) if fits else (-1, -1)
