"""Sentences such as real estimates have, and what the rules of language say of each."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.text.parse import parse

FRAME = """Key Judgments

{sentence}

Our overall confidence in these judgments is high because three independent sources agree.

Intelligence cut-off: 9 July 2022
"""


def codes(sentence: str, *, select: tuple[str, ...] = ("E", "J202")) -> set[str]:
    assessment = parse(FRAME.format(sentence=sentence).encode())
    return {item.code for item in lint(assessment, select=select)}


FOUND = [
    ("We assess with low confidence that the cell was most likely directed from abroad.", {"E103"}),
    ("We assess, with moderate confidence, that the unit is likely deployed.", {"E103"}),
    ("We judge that the group has rebuilt its network in the north.", {"E116"}),
    ("We continue to assess that the ministry is not enriching uranium.", {"E116"}),
    ("We judge with high confidence that in 2019 the ministry halted its work.", {"E116"}),
    ("The IC assesses that the fleet is growing its stock of missiles.", {"E116"}),
    ("We assess these groups lack the means to strike abroad.", {"E116"}),
    ("We have moderate-to-high confidence in these findings.", {"E107"}),
    ("We are 80% confident that the cell planned it.", {"E107"}),
    ("It is certain that the closure hurts trade.", {"E108"}),
    ("There is no doubt that the raid was planned abroad.", {"E108"}),
    ("The government is bound to fall.", {"E108"}),
    ("We assess that the navy will seek new bases through 2030.", {"E104"}),
    ("Extremists will continue to pose a threat in 2024.", {"E104"}),
    ("If left alone, it’ll spread to the south.", {"E104"}),
    ("Drugs made there and sold in the United States will kill more people.", {"E104"}),
    ("It is not possible for the rebels to have fired the shell.", {"E108"}),
    ("Violence is going to increase after the vote.", {"E104"}),
    ("We expect that the price of grain will fall.", {"E104"}),
    ("The regime almost certainly will retaliate in the near term.", {"J202"}),
    ("It is a realistic possibility that talks resume by June 2023.", {"E101"}),
    ("It is quite likely that the cell survives.", {"E106"}),
    ("It is not unlikely that the cell survives.", {"E113"}),
    ("It is likely (40 %) that the talks fail by 1 May 2023.", {"E109"}),
]

QUIET = [
    "We cannot rule out that the group has acquired a device.",
    "We cannot rule out that the group has acquired—or will acquire—a device.",
    "We do not have enough reporting to say whether it will restart.",
    "We assess that the ministry will probably not be able to build one before about 2031.",
    "The threat will probably grow over the next three years.",
    "The spokesman said that his fighters will respond.",
    "According to state media, the army will withdraw.",
    "The people lack the political will to fight.",
    "By his last will the estate went to the party.",
    "We assess the threat from cyber actors in this section.",
    "We believe the leadership probably retains the option.",
    "The outcome will depend on outside support.",
    "It is not certain that the ceasefire holds.",
    "War is not inevitable.",
    "The group could conduct an attack in the West.",
    "IS-K has remote access to the site.",
    "There was probable cause for the arrest.",
    "On 7th May 2022 at least two people died in March camp.",
    "A senior officer said it was “highly likely” that the line would fall.",
    "Analysts have high confidence in the reporting.",
    "The survey reports a 95 % confidence interval.",
    "Consumer confidence is low and a recession is likely by 2024.",
    "IS-K claimed the attack and the ministry denied it.",
    "We estimate that the group has 4,000 to 6,000 fighters.",
    "We judge it very unlikely that the army will intervene by 2025.",
    "The chance that it will spread is small.",
    "Will Smith met the delegation in Doha.",
]


@pytest.mark.parametrize(("sentence", "expected"), FOUND)
def test_found(sentence: str, expected: set[str]) -> None:
    assert codes(sentence) == expected


@pytest.mark.parametrize("sentence", QUIET)
def test_quiet(sentence: str) -> None:
    assert codes(sentence) == set()


def test_a_cutoff_without_a_year_is_its_own_finding() -> None:
    text = b"We judge it likely that the army holds Kabul to 2024.\n\nInformation as of 22 January was used.\n"
    found = {item.code for item in lint(parse(text), select=("T501", "T508"))}
    assert found == {"T508"}


def test_ipcc_scale_allows_confidence_beside_likelihood() -> None:
    text = FRAME.format(sentence="We assess with low confidence that a drought is likely by 2030.").encode()
    assert any(item.code == "E103" for item in lint(parse(text), scale="icd203"))
    assert not any(item.code == "E103" for item in lint(parse(text), scale="ipcc-ar5"))


def test_off_scale_term_names_its_counterpart() -> None:
    text = FRAME.format(sentence="It is highly likely that the army holds Kabul until 2024.").encode()
    (declared,) = lint(parse(text), select=("E101",), scale="icd203")
    assert "very likely" in declared.message
    assert declared.fix is not None
    assert declared.fix.kind == "safe"
    (undeclared,) = lint(parse(text), select=("E101",))
    assert "PHIA" in undeclared.message
    assert "declare" in undeclared.message
    assert undeclared.fix is None


def test_mixed_rows_are_reported_once() -> None:
    text = FRAME.format(
        sentence="It is very likely that talks fail. They are highly improbable. It is very unlikely."
    ).encode()
    assert [item.reason for item in lint(parse(text), select=("E102",), scale="icd203")] == ["two-rows"]


SETTLED = [
    "The ruling will take effect on 1 January 2025.",
    "The next session will open on 2 September 2023, by order of the court.",
    "Under the treaty the state will release the water in dry months.",
    "They fled the town and will not say who told them to.",
]
UNSETTLED = [
    "The ruling will cause unrest on 1 January 2025.",
    "Under pressure the state will release the prisoners.",
    "They will not return to the town.",
]


@pytest.mark.parametrize("sentence", SETTLED)
def test_calendar_law_and_refusal_are_no_estimates(sentence: str) -> None:
    assert "E104" not in codes(sentence)


@pytest.mark.parametrize("sentence", UNSETTLED)
def test_a_date_or_a_name_alone_settles_nothing(sentence: str) -> None:
    assert "E104" in codes(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A refusal is out of the question.", {"E108"}),
        ("Its rivals have no chance of dislodging it.", {"E108"}),
        ("There is zero doubt that the brigade fired the rounds.", {"E108"}),
        ("Analytical confidence: Moderate/High. Access is good.", {"E107"}),
        ("We hold this view with a confidence of 0.7.", {"E107"}),
        ("Levels of high, moderate, or low confidence describe the sources.", set()),
    ],
)
def test_certainty_and_confidence_in_other_words(sentence: str, expected: set[str]) -> None:
    assert codes(sentence) == expected


@pytest.mark.parametrize("words", ["ICD 203", "PHIA 2025", "phia-2025", "IPCC AR6"])
def test_a_scale_is_known_by_the_name_that_people_write(words: str) -> None:
    text = FRAME.format(sentence="It is likely that the army holds Kabul until 2024.")
    assert lint(parse(f"---\nscale: {words}\n---\n\n{text}".encode()), select=("E101",)) == []
