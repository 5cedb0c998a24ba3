"""Claims and argument: what is reported, and what good text may say."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.text.parse import parse

FRAME = """Key Judgment 1
It is likely that IS-K will carry out at least 60 attacks {place} by 9 July 2023.
- {bullet}
- On 18 June 2022 gunmen attacked the gurdwara in Kabul. (source)
Intelligence cut-off: 9 July 2022
"""


def codes(bullet: str, *, place: str = "in Afghanistan", select: tuple[str, ...] = ("C",)) -> list[str]:
    text = FRAME.format(bullet=bullet, place=place).encode()
    return [item.code for item in lint(parse(text), select=select) if item.code != "C402"]


@pytest.mark.parametrize(
    ("bullet", "expected"),
    [
        ("The deadliest bombing of the group hit the port. (source)", ["C403"]),
        ("It was the deadliest bombing in the port. (source)", ["C403"]),
        ("It was the deadliest bombing since 2015. (source)", []),
        ("The raid was of unprecedented scale. (source)", ["C403"]),
        ("Protests reached an unprecedented 40 towns. (source)", []),
        ("For the first time the strike was at night. (source)", []),
        ("As seen in Somalia, clans change sides. (source)", ["C404"]),
        ("As seen in Somalia in 2009, clans change sides. (source)", []),
        ("As seen in Figure 2, clans change sides. (source)", []),
        ("Young men join out of anger at the police. (source)", ["C405"]),
        ("Young men join because of anger at the police, they told the UN. (source)", []),
        ("Exports fell because the port was closed. (source)", []),
        ("After the cartoon, the group bombed the office. (source)", ["C405"]),
        ("After the cartoon, the group bombed the office and claimed revenge. (source)", []),
        ("After the withdrawal, the group bombed the office. (source)", []),
        ("The group gives recruits pay of $200. (source)", ["C407"]),
        ("The group pays recruits $200 a month. (source)", []),
        ("The state paid $2 million for the port. (source)", []),
        ("A bomb hit the bank, killing 12. (source)", ["C407"]),
        ("A bomb hit the bank, killing 12, police said. (source)", []),
        ("A bomb hit the bank, killing at least up to 12, police said. (source)", ["C407"]),
        ("The West should arm the north. (source)", ["C410", "C408"]),
        ("The minister said that the West should arm the north. (source)", []),
        ("Should the West arm the north, the war would widen. (source)", []),
        ("The talks should be complete in May. (source)", []),
        ("We assume that the pass is open. (source)", ["C411"]),
        ("No raids were seen and no claims were reported, so the group has left. (source)", ["C413"]),
        ("No claims were reported in June. (source)", []),
        ("IS-K has denounced the talks. (source)", ["C414"]),
        ("IS-K has denounced the talks in a video. (source)", []),
        ("IS-K has denounced the talks of 3 May 2022. (source)", []),
        ("The port saw both smuggling and a rise in theft. (source)", ["C401"]),
        ("The port saw both a fall in trade and a rise in theft. (source)", []),
        ("Uzbekistan is working to contain the threat. (source)", ["C410"]),
        ("Uzbekistan is working to contain the threat with patrols begun on 3 May 2022. (source)", []),
    ],
)
def test_claims(bullet: str, expected: list[str]) -> None:
    assert codes(bullet) == expected


def test_an_attack_elsewhere_is_no_evidence_of_origin() -> None:
    attack = "A bomb attack hit a market in Quetta, Pakistan. (source)"
    assert codes(attack, place="from Afghanistan", select=("C410",)) == ["C410"]
    assert codes(attack, select=("C410",)) == []
    crossing = "Fighters crossed the border and attacked Quetta, Pakistan. (source)"
    assert codes(crossing, place="from Afghanistan", select=("C410",)) == []


def test_examples_that_contradict_their_rule() -> None:
    towns = "The raids are mostly in small towns. (source)\n- A bomb attack hit Herat. (source)"
    assert codes(towns, select=("C409",)) == ["C409"]
    assert codes("The raids are mostly in large cities. (source)", select=("C409",)) == []


def test_restatement_needs_the_judgments_words() -> None:
    assert codes("IS-K carries out attacks in Afghanistan.", select=("C406",)) == ["C406"]
    assert codes("IS-K carried out 14 attacks in Afghanistan in June 2022.", select=("C406",)) == []
