"""S304, S305, S311: what one source is made to carry."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.lint.document import Document, Passage
from estimative.lint.language import SPOKEN
from estimative.lint.rule import Hit, rule
from estimative.lint.words import vocabulary
from estimative.model.assessments import Block
from estimative.model.sources import Report
from estimative.model.spans import Span

_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "a trend",
        vocabulary("increased increase stepped escalated intensified risen surged declined frequency decreased fallen"),
    ),
    ("a share", vocabulary("largely mostly mainly primarily predominantly chiefly majority percent")),
    ("a shift of target", vocabulary("focus focused focussed targeting shifted shift prioritised prioritized")),
    ("a toll", vocabulary("killed killing wounded wounding injured dead casualties")),
    ("a claim", vocabulary("claimed claim claims denied")),
    ("a motive", vocabulary("because frustrated revenge retaliation motivated")),
    ("a payment", vocabulary("paid pays salary salaries wages offering stipend")),
    ("a forecast", vocabulary("will")),
)


def _span(block: Block) -> Span:
    return Span(block.sentences[0].span.start, block.sentences[-1].span.end)


@rule("S304", "one-source-many-claims", severity="info", since="0.2", standard="ICD 206")
def one_source_many_claims(document: Document) -> Iterator[Hit]:
    """One source at the end of a bullet whose sentences make three or more kinds of claim.

    ## Why

    A count, a share and a shift of targets seldom stand in one report. Whoever checks the bullet cannot know which of
    them the source bears out.

    ## Bad

    ```evidence
    - The UN says that the group stepped up its raids. They are mostly in villages, with a focus on police posts. [^un]
    ```

    ## Good

    ```evidence
    - The UN says that the group stepped up its raids from 9 to 14 a month. [^un] Mostly police posts were hit. [^un]
    ```

    ## When to ignore

    Where the one report does say all of it.
    """
    for block in document.assessment.role("evidence"):
        if not 1 < len(block.sentences) < 4 or sum(len(item.citations) for item in block.sentences) != 1:
            continue
        words = {word for item in document.in_block(block) for word in item.words.text}
        kinds = [name for name, signs in _KINDS if not signs.isdisjoint(words)]
        if len(kinds) >= 3:
            message = f"one source for {', '.join(kinds[:-1])} and {kinds[-1]}; cite the source of each"
            yield Hit(span=_span(block), message=message, reason="one-source", judgment=block.judgment)


def reports(document: Document) -> dict[str, Report]:
    """The sources that the document defines, by id."""
    return {item.id: item for item in document.assessment.references}


def _origin(report: Report) -> str:
    return (report.origin or report.publisher).strip().lower()


@rule("S305", "one-origin", severity="warning", since="0.2", standard="ICD 203 D.6.e(1)")
def one_origin(document: Document) -> Iterator[Hit]:
    """Three or more bullets of a judgment that all go back to one origin.

    ## Why

    Three papers that quote one agency are one source. ICD 203 D.6.e(1) asks for the quality of sources, and agreement
    counts only between those that do not copy each other.

    ## Bad

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    - On 4 July 2022 gunmen attacked a bus in Herat, killing two people. [^un]
    - On 5 July 2022 a bomb went off beside a patrol in Kunduz. [^un]
    ```

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people. [^un]
    - On 4 July 2022 gunmen attacked a bus in Herat, killing two people. [^un]
    ```

    ## When to ignore

    Where the one origin is a full and open record, such as a court's or a monitor's data set.
    """
    known = reports(document)
    if not known:
        return
    for judgment in document.assessment.judgments:
        origins: list[set[str]] = []
        for block in document.evidence(judgment.id):
            keys = {item.key for sentence in block.sentences for item in sentence.citations}
            if keys and keys <= known.keys():
                origins.append({_origin(known[key]) for key in keys})
            elif keys:
                origins = []
                break
        found = set().union(*origins)
        if len(origins) >= 3 and len(found) == 1 and "" not in found:
            name = next(iter(known.values())).publisher if len(known) == 1 else found.pop()
            message = f"all {len(origins)} sourced bullets go back to one origin ({name}); add one that is independent"
            yield Hit(span=judgment.span, message=message, reason="one-origin", judgment=judgment.id)


_PARTY = (
    "amaq",
    "nashir",
    "azaim",
    "al-naba",
    "voice of khorasan",
    "voice of khurasan",
    "furqan media",
    "alemarah",
    "al-emarah",
    "as-sahab",
    "al-shahada",
    "shahada agency",
    "umar media",
)
_VOICED = SPOKEN - vocabulary("report reports reported confirmed confirm confirms survey surveys")


@rule("S311", "party-channel", severity="warning", since="0.2", standard="ICD 203 D.6.e(1); Berkeley Protocol 208")
def party_channel(document: Document) -> Iterator[Hit]:
    """A fact in the analyst's voice whose only source is the attacker's own channel.

    ## Why

    Such channels publish to impress: tolls grow, failures vanish. Their word is evidence that they claimed it.

    ## Bad

    ````text
    ---
    title: The gurdwara
    producer: Example desk
    cutoff: 2022-07-09
    published: 2022-07-11
    edition: 1
    scale: phia-2025
    marking: TLP:CLEAR
    ---

    Key judgment 1
    --------------

    It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.

    Confidence: low. The only count is the group's own.

    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing 50 people. [^amaq]

    ### Alternatives

    It is unlikely that the group will split by 9 July 2023.

    ### Assumptions

    - The Taliban hold the cities.

    ### Indicators

    - Fewer than three claims in a month.

    [^amaq]: Amaq, 19 June 2022, "Bulletin", <https://example.org/a> (E4)
    ````

    ## Good

    ```evidence
    - On 18 June 2022 gunmen attacked the gurdwara in Kabul, killing two people; the group claimed 50. [^un]
    ```

    ## When to ignore

    Where the source is cited for what the group wants to be seen.
    """
    channels = {
        key for key, item in reports(document).items() if any(name in item.publisher.lower() for name in _PARTY)
    }
    if not channels:
        return
    for passage in document.prose("evidence", "summary"):
        keys = {item.key for item in passage.sentence.citations}
        if keys and keys <= channels and not _voiced(passage):
            message = "the only source is a channel of the attacker; write that it claims this, and add another"
            yield Hit(span=passage.sentence.span, message=message, reason="party-only", judgment=passage.block.judgment,
                      evidence=tuple(sorted(keys)))  # fmt: skip


def _voiced(passage: Passage) -> bool:
    return not _VOICED.isdisjoint(passage.words.text)
