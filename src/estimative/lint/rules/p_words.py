"""What P901 looks for: words confused with others, each with the words around it that give the slip away."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from estimative.lint.document import Document, Passage
from estimative.lint.words import Words, vocabulary


class Confusion(Struct, frozen=True):
    """A slip: `wrong` stands where `right` is meant, if a word of `before` precedes it and one of `after` follows.

    An empty set asks for nothing. Two articles or possessives may stand between.
    """

    wrong: str
    right: str
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()


_ARTICLES = vocabulary("the a an its their his her all full")
_TABLE = """
ceased > seized | | power control territory hostages city town capital airport province palace
cease > seize | to | power control territory hostages city town capital airport
ceasing > seizing | | power control territory hostages
seized > ceased | | hostilities functioning
idealistic > ideal | an most the this | time moment opportunity place location conditions terrain environment target
loose > lose | to will would could may might not cannot can must | control power ground support territory influence face
loosing > losing | is are was were be been | control power ground support territory influence momentum
principle > principal | the its their a our | adversary adversaries threat threats actor actors source goal goals
principle > principal | the its their a our | aim aims source sources driver drivers rival backer sponsor supplier
rouge > rogue | | state states elements regime regimes actor actors unit units
effected > affected | badly severely adversely heavily worst areas provinces regions |
affect > effect | an the little no any | on of
it's > its | | own leader leaders forces fighters borders allies neighbours neighbors ability influence territory
there > their | of with from by | own forces leaders fighters allies
lead > led | has have had was were been | to by
past > passed | has have had | a the legislation
counsel > council | security un governing supreme | of resolution members member meeting has is will
boarder > border | | guards guard crossing crossings area areas troops region patrol patrols police security
sight > site | nuclear launch test enrichment construction storage |
sights > sites | nuclear launch test enrichment construction storage |
insight > incite | to may might will would could | violence unrest hatred riots attacks protests
incite > insight | an some further little | into
ordinance > ordnance | unexploded explosive |
calvary > cavalry | air armoured armored light heavy |
martial > marital | | status
marshal > martial | declared declare declares imposed impose under of | law
populous > populace | local general wider civilian the | is was has and who against
alluded > eluded | has have had | capture arrest detection
exasperate > exacerbate | to will would could may might | tensions conflict violence divisions grievances shortages
exasperated > exacerbated | has have had | tensions divisions grievances shortages violence
flaunt > flout | to | sanctions rules law laws embargo ceasefire
flaunted > flouted | has have had | sanctions rules law laws embargo ceasefire
hoards > hordes | | of
troupes > troops | army military ground border government |
causality > casualty | mass | attack attacks event events incident incidents
causalities > casualties | civilian heavy mass significant many more |
eminent > imminent | an | attack threat offensive collapse danger
diffuse > defuse | to | tensions tension situation crisis bomb bombs standoff
illicit > elicit | to | response responses reaction support
elicit > illicit | | drugs trade trafficking arms finance weapons networks
wreck > wreak | | havoc
wrecking > wreaking | | havoc
tow > toe | to | line
reign > rein | free |
reign > rein | to | in
aloud > allowed | not are is was were been | to
cash > cache | weapons |
statue > statute | the a under | of
personal > personnel | military security | were have had from in and
breech > breach | in a the | of
"""


@cache
def confusions() -> dict[str, tuple[Confusion, ...]]:
    """The table, by the wrong word."""
    found: dict[str, tuple[Confusion, ...]] = {}
    for line in _TABLE.strip().split("\n"):
        pair, before, after = (part.strip() for part in line.split("|"))
        wrong, _, right = pair.partition(" > ")
        entry = Confusion(wrong, right, vocabulary(before), vocabulary(after))
        found[wrong] = (*found.get(wrong, ()), entry)
    return found


def slips(document: Document) -> Iterator[tuple[Passage, int, int, str]]:
    """The confused words of a document: passage, first and last word, and what is meant for all of them."""
    for word, entries in confusions().items():
        for passage in document.having((word,)):
            for at in [at for at, other in enumerate(passage.words.text) if other == word]:
                last, right = _meant(passage, at, entries)
                if last >= at:
                    yield passage, at, last, " ".join([right, *passage.words.text[at + 1 : last + 1]])


def _meant(passage: Passage, at: int, entries: tuple[Confusion, ...]) -> tuple[int, str]:
    for entry in entries:
        last = _fits(passage.words, at, entry)
        if last >= at and not any(sign in _gap(passage, at, last) for sign in ".,;:()"):
            return last, entry.right
    return -1, ""


def _gap(passage: Passage, at: int, last: int) -> str:
    """The text from the word before to the last one: punctuation in it parts what only looks like a phrase."""
    return passage.text[passage.words.ends[at - 1] if at else 0 : passage.words.starts[last]]


def _fits(words: Words, at: int, entry: Confusion) -> int:
    """The last word of the slip at `at`, -1 where the words around it do not give one away."""
    if entry.before and words.at(at - 1) not in entry.before:
        return -1
    if not entry.after:
        return at
    step = at + 1
    if entry.after == _OF_ONLY and words.at(at + 2) not in _OF_WHAT[entry.wrong]:
        return -1
    while step < at + 3 and words.at(step) in _ARTICLES and words.at(step) not in entry.after:
        step += 1
    fits = words.at(step) in entry.after and words.at(step + 1) not in _POWERED
    return step if fits else -1


_OF_ONLY = vocabulary("of")
_OF_WHAT = {
    "hoards": vocabulary("fighters people protesters refugees migrants demonstrators men"),
    "statue": vocabulary("limitations"),
    "breech": vocabulary("the a an international security its their sanctions contract security"),
}
_POWERED = vocabulary("generation plant plants cuts exports supplies supply production sharing transmission line lines")


_VERBS = vocabulary(
    "carry expand undermine destabilise destabilize develop pursue seek provide pose maintain strengthen exploit "
    "attract acquire improve weaken threaten operate rely conduct recruit enrich launch build prevent reduce "
    "consolidate deter disrupt evade"
)
_ASPECT = vocabulary("continue continues continued seek seeks plan plans intend intends attempt attempts aim aims able")
_OBJECTS = vocabulary("attacks operations raids strikes assaults rockets missiles offensives campaigns out its their")
_STRICT = frozenset({"launch", "build", "recruit", "reduce", "conduct", "exploit"})


def articles_for_to(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """ "Continue the launch cross-border attacks": an article where "to" is meant before a verb with an object."""
    words = passage.words
    for at, word in enumerate(words.text):
        if word == "the" and words.at(at - 1) in _ASPECT and words.at(at + 1) in _VERBS:
            verb = words.text[at + 1]
            follows = words.text[at + 2 : at + 5]
            if verb not in _STRICT or not _OBJECTS.isdisjoint(_phrase(follows)):
                yield at, at + 1, f"to {verb}"


_LINKS = vocabulary("of on in against by for at to from with and or was is were are vehicle site pad")


def _phrase(follows: list[str]) -> list[str]:
    """The words up to the first that links or is a noun of its own: "launch of rockets" has no object."""
    at = next((number for number, word in enumerate(follows) if word in _LINKS), len(follows))
    return follows[:at]


_DONE = vocabulary("carried conducted launched claimed staged mounted executed attacked")
_ACTS = vocabulary(
    "attack attacks bombing bombings operation operations explosion blast raid raids assault assaults campaign strike "
    "strikes ambush offensive"
)


def is_for_in(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """The "is" of "carried out an attack is Peshawar, Pakistan": the sentence has its verb, and a name follows."""
    words, text = passage.words, passage.text
    if " is " not in text:
        return
    for at in range(1, len(words) - 1):
        if words.text[at] != "is" or words.text[at - 1] not in _ACTS or not text[words.starts[at + 1]].isupper():
            continue
        done = not _DONE.isdisjoint(words.text[max(0, at - 40) : at - 1])
        tail = text[words.ends[at + 1] : words.ends[at + 1] + 12]
        placed = (tail[:2] == ", " and tail[2:3].isupper()) or tail.startswith((" on ", " in ", " killing"))
        if done and placed:
            yield at, at, "in"


_FOES = vocabulary("threat threats challenge challenges risk risks danger dangers")
_FIGHTS = vocabulary("counter combat tackle confront address fight contain")
_FRIENDS = vocabulary("partners allies")


def from_for_with(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """ "Counter these threats from regional partners": as written the partners are the threat."""
    words = passage.words
    for at, word in enumerate(words.text):
        if word != "from" or words.at(at - 1) not in _FOES or words.at(at - 2) not in ("these", "those", "such", "the"):
            continue
        friend = not _FRIENDS.isdisjoint(words.text[at + 1 : at + 4])
        if friend and not _FIGHTS.isdisjoint(words.text[max(0, at - 5) : at]):
            yield at, at, "with"


_OWNERS = vocabulary("region group organisation organization movement president leader minister commander country")
_OWNED = {
    "region": vocabulary("countries states nations governments powers economies capitals"),
    "": vocabulary("intentions ability inability failings willingness unwillingness ambitions refusal reluctance"),
}


def owners(passage: Passage) -> Iterator[tuple[int, int, str]]:
    """A missing possessive: "the region countries", "the group intentions", "IS-K intentions have"."""
    words, text = passage.words, passage.text
    for at, word in enumerate(words.text):
        follows = words.at(at + 1)
        if follows not in _OWNED["region"] and follows not in _OWNED[""]:
            continue
        shown = text[words.starts[at] : words.ends[at]]
        common = word in _OWNERS and follows in _OWNED["region" if word == "region" else ""]
        hyphened = "-" in shown and shown.isupper() and follows in _OWNED[""]
        if (common or hyphened) and text[words.ends[at] : words.starts[at + 1]] == " ":
            yield at, at + 1, f"{shown}'s {follows}"


def find(document: Document) -> Iterator[tuple[Passage, int, int, str]]:
    """Every slip in the document: passage, first and last word, and what is meant."""
    yield from slips(document)
    for passage in document.having(_ASPECT):
        yield from ((passage, *slip) for slip in articles_for_to(passage))
    for passage in document.having(_ACTS):
        yield from ((passage, *slip) for slip in is_for_in(passage))
    for passage in document.having(_FOES):
        yield from ((passage, *slip) for slip in from_for_with(passage))
    for passage in document.having(_OWNED["region"] | _OWNED[""]):
        yield from ((passage, *slip) for slip in owners(passage))
