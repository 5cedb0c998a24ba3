"""The prose pack: words confused, sentences that are none, names, tone, numbers, spelling."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.lint.fixes import mend
from estimative.model.findings import Finding
from estimative.text.parse import parse

FRAME = """Key Judgment 1
It is likely that IS-K will carry out at least 60 attacks in Afghanistan by 9 July 2023.
- {sentence} (UN, 20 June 2022)
Intelligence cut-off: 9 July 2022
"""


def found(sentence: str, *select: str) -> list[Finding]:
    return lint(parse(FRAME.format(sentence=sentence).encode()), select=select)


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("The rebels ceased the capital in May.", "seized the capital"),
        ("The army may loose its territory in the east.", "lose its territory"),
        ("Iran is the principle sponsor of the militia.", "principal sponsor"),
        ("Moscow flouted the truce and wants to flaunt sanctions.", "flout sanctions"),
        ("The raid was badly effected by rain.", "effected"),
        ("Inspectors reached the enrichment sight on Monday.", "site"),
        ("The group of it's own fighters left.", "its own"),
        ("They plan to wreck havoc in the port.", "wreak havoc"),
        ("Police found unexploded ordinance near the school.", "ordnance"),
        ("The unit lost the weapons cash near Kunduz.", "cache"),
        ("The movement continues the exploit its access.", ""),
        ("The group seeks the undermine the vote.", "to undermine"),
        ("The cell claimed a bombing is Quetta, Pakistan, on Monday.", "in"),
        ("The raid was bought to light by the press.", "brought to light"),
        ("Towns in the region countries were shelled.", "region's countries"),
        ("Kabul seeks to counter those threats from its allies.", "with"),
        ("Officers say that the group intentions are unclear.", "group's intentions"),
        ("It would of been easier in spring; it would of had support.", "would have been"),
    ],
)
def test_confused_words(sentence: str, meant: str) -> None:
    findings = found(sentence, "P901")
    offered = [edit.text for item in findings if item.fix for edit in item.fix.edits]
    if meant and meant != "effected":
        assert meant in offered
    assert all(item.fix is None or item.fix.kind == "meaning" for item in findings)


@pytest.mark.parametrize(
    "sentence",
    [
        "The plant ceased power generation in May.",
        "The ministry ceased operations and ceased fire.",
        "The group bought about 300 rifles and bought into a shipping firm.",
        "A loose coalition lost ground; loose control of the border followed.",
        "The principle of restraint holds, and the principal aim is trade.",
        "The change was effected by decree and had an effect on trade.",
        "It's likely, it's possible, and its own leaders say so.",
        "The navy will continue the launch of rockets and continue the launch vehicle program.",
        "The most recent attack is Kabul's worst since May.",
        "Whatever comes from there, leaders will take it.",
        "The country's leaders, the region's countries and the group's intentions were discussed.",
        "Police countered the threat from abroad with regional partners.",
        "The worst-hit areas were the northern districts.",
        "The marshal spoke of law; martial law was declared.",
        "They raised the flag and razed the town to the ground.",
        "The lead elements have lead contamination.",
        "The statue of the poet was seized by the police.",
        "The statute of limitations has passed, and the past year was quiet.",
    ],
)
def test_right_words(sentence: str) -> None:
    assert found(sentence, "P901") == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The convoy was stopped on the road Following the raid the army closed the pass.", 1),
        ("The minister left for The Hague and While You Wait was on the air.", 0),
        ("The group on 5 May 2022, attacked a post.", 1),
        ("On 5 May 2022, the group attacked a post.", 0),
        ("The group, on 5 May 2022, attacked a post.", 0),
        ("The council met on 5 May 2022, adjourned and met again.", 0),
        ("Such as Russia.", 1),
        ("Such as it was, the plan failed.", 0),
    ],
)
def test_sentences(sentence: str, count: int) -> None:
    assert len(found(sentence, "P902")) == count


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("The posh hotel hosted talks.", ["P905"]),
        ("Posh Spice met the delegation.", []),
        ("A devastating attack hit the port.", ["P905"]),
        ("A devastating earthquake hit the port.", []),
        ("A corruption scandal brought down the cabinet.", []),
        ("The minister said that the act was cowardly and the cowardly men fled.", []),
        ("Above all, trade fell.", ["P906"]),
        ("Trade fell above all in the north.", []),
        ("For example, raids mostly happen at night.", ["P908"]),
        ("For example, on 3 May 2022 the raid happened at night.", []),
        ("For example, three of the raids mostly failed in 2021.", []),
    ],
)
def test_tone(sentence: str, codes: list[str]) -> None:
    assert [item.code for item in found(sentence, "P905", "P906", "P908")] == codes


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Fighters get US$300- US$1000 a month.", "US$300–1,000"),
        ("Fighters get $300 -$400 a month.", "$300–400"),
        ("Fighters get US$300–400 a month.", ""),
        ("Fighters get €300-400 a month.", ""),
    ],
)
def test_money(sentence: str, text: str) -> None:
    assert [edit.text for item in found(sentence, "P909") if item.fix for edit in item.fix.edits] == [text] * bool(text)


def test_names_and_number() -> None:
    (item,) = found("The Islamic state Khorasan or ISKP attacked.", "P903")
    assert item.fix is not None
    assert item.fix.edits[0].text == "Islamic State Khorasan (ISKP)"
    assert found("An Islamic state was declared; the Islamic State grew.", "P903") == []
    assert len(found("IS-K has a cell. IS-K has money. IS-K are feared.", "P904")) == 1
    assert found("IS-K has a cell. Attacks by IS-K are feared. TTP and IS-K are rivals.", "P904") == []


def test_spelling_is_mended_to_the_common_one() -> None:
    text = FRAME.format(sentence="The organised defence centre recognised the favor of its neighbour.").encode()
    mended, left, _ = mend(text, lambda data: lint(parse(data), select=("P910",)))
    assert b"favour" in mended
    assert [item for item in left if item.fix] == []
    assert found("The Department of Defense met the World Health Organization over the colour of labour.", "P910") == []
