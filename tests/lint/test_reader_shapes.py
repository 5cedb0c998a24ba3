"""Shapes that readers' own documents have: odds, percentages, sources by name, source lists, cut-offs, empty files."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.model.findings import Finding
from estimative.text.parse import parse

FRAME = """Key Judgments

{sentence}

Our overall confidence in these judgments is high because three independent sources agree.

Intelligence cut-off: 9 July 2022
"""


def found(text: str, *select: str) -> list[Finding]:
    return lint(parse(text.encode()), select=select or ("E",))


def codes(sentence: str, *select: str) -> list[str]:
    return [item.code for item in found(FRAME.format(sentence=sentence), *select)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The mill will purify its ore to 80 percent by the end of 2024.", ["E104"]),
        ("Unemployment will reach 12 % in 2024.", ["E104"]),
        ("We judge that exports fell by 5 per cent in the spring.", ["E116"]),
        ("There is a 70 % chance that the talks will fail by 2024.", []),
        ("The talks will fail (70 %) by 2024.", []),
        ("The likelihood that the talks will fail is 60 percent.", []),
        ("There is a better than even chance that the truce will hold to 2024.", ["E114"]),
        ("The odds are less than even that the truce will hold to 2024.", ["E114"]),
        ("Odds are that the truce holds to 2024.", ["E114"]),
        ("There is at least an even chance of a truce by 2024.", ["E114"]),
        ("The odds are slim.", []),
        ("The harvest was better than even the ministry hoped.", []),
        ("The navy may strike the port by May 2023.", ["E105"]),
        ("The navy could strike the port by May 2023.", ["E105"]),
        ("The navy could strike the port.", []),
        ("We cannot rule out that the navy may strike the port.", []),
        ("The minister said that the navy may strike the port.", []),
        ("There is a high risk of floods in the valley by 2024.", ["E115"]),
        ("Floods are likely by 2024, with a high risk of cholera.", []),
        ("Nurses are at risk of infection.", []),
    ],
)
def test_likelihoods(sentence: str, expected: list[str]) -> None:
    assert codes(sentence) == expected


def test_open_ended_term_is_rewritten() -> None:
    (item,) = found(FRAME.format(sentence="There is a better than even chance that the truce fails by 2024."), "E114")
    assert item.fix is not None
    assert [edit.text for edit in item.fix.edits] == ["It is likely"]


def test_numbers_are_held_against_the_inferred_scale() -> None:
    sentence = "It is highly likely that the army holds Kabul. It is unlikely (40 %) that it takes Herat by 2024."
    (item,) = found(FRAME.format(sentence=sentence), "E109")
    assert "25–35 %" in item.message
    assert " or 2" not in item.message


BULLETS = """Key Judgment 1
It is likely that the army will hold Kabul by 9 July 2023.
- On 29 April 2022 a bomb hit a mosque in Kabul.{first}
- The general staff moved two brigades to the north{second}.

Intelligence cut-off: 9 July 2022
"""


@pytest.mark.parametrize(
    "source", [" (AFP)", " (RFE/RL, 5 July 2022)", " (Dawn, March 6, 2022)", " (Kabul Times, 2022-03-06)"]
)
def test_sources_by_name_are_sources(source: str) -> None:
    assert found(BULLETS.format(first=source, second=source), "S301", "S303") == []


@pytest.mark.parametrize("words", [" (IS-K)", " (two killed)", " (see below)", " (Kabul, 5 July 2022)", " (in 2022)"])
def test_other_parentheses_are_no_sources(words: str) -> None:
    assert [item.reason for item in found(BULLETS.format(first="", second=words), "S301")] == ["no-source-anywhere"]


def test_a_name_spelt_out_before_its_short_form_is_no_source() -> None:
    text = BULLETS.format(first="", second=" for the British Broadcasting Corporation (BBC)")
    assert [item.reason for item in found(text, "S301")] == ["no-source-anywhere"]


def test_a_list_of_sources_at_the_end_is_seen() -> None:
    text = BULLETS.format(first="[1]", second="[2]")
    (without,) = found(text, "S303")
    assert without.reason == "no-source-list"
    listed = text.replace("Intelligence", "[1] Daily Post, 30 April 2022\n[2] Amaq\nIntelligence")
    assert found(listed, "S303") == []
    (lost,) = found(listed.replace("north[2]", "north[7]"), "S303")
    assert "“7”" in lost.message


def test_cutoff_examples_are_not_the_documents_dates() -> None:
    text = "Key Judgment 1\nIt is likely that the army will hold Kabul by {}.\n- On {} a bomb hit a bus. (AFP)\n"
    (day_first,) = found(text.format("9 July 2023", "5 July 2022"), "T501")
    (month_first,) = found(text.format("July 9, 2023", "July 5, 2022"), "T501")
    assert "day Month year" in day_first.message
    assert "Month day, year" in month_first.message


def test_cutoff_fix_keeps_the_documents_order() -> None:
    text = BULLETS.format(first=" (AFP)", second="").replace("29 April 2022", "June 29, 2022")
    text = text.replace("9 July 2023", "July 9, 2023").replace("9 July 2022", "07/09/2022")
    (item,) = found(text, "T501")
    assert item.fix is not None
    assert "July 9, 2022" in {edit.text for edit in item.fix.edits}


def test_cutoff_without_year_invents_none() -> None:
    text = "Title: Floods\nDate: 11 July 2021\n\n" + FRAME.format(sentence="It is likely that floods come by 2024.")
    (item,) = found(text.replace("9 July 2022", "8 July"), "T501", "T508")
    assert item.code == "T508"
    assert "2022" not in item.message


def test_the_noun_will_is_no_forecast() -> None:
    assert codes("It is likely that the leader's will names his heir.", "J201") == []
    assert codes("It is likely that the leader will name his heir.", "J201") == ["J201"]


def test_one_line_of_confidence_covers_every_judgment() -> None:
    text = (
        "Key judgements\n\n• It is likely that floods come by 2024.\n• It is unlikely that dams burst by 2024.\n\n{}\n"
    )
    line = "Analytical confidence: Moderate. The gauges are old."
    assert found(text.format(line), "J210") == []
    assert len(found(text.format("The gauges are old."), "J210")) == 2


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " \t\r\n"])
def test_an_empty_file_has_nothing_to_check(text: str) -> None:
    (item,) = (item for item in lint(parse(text.encode())) if item.severity != "info" and item.fix is None)
    assert (item.code, item.reason) == ("D705", "empty")
