"""J209 to J215: coherence, support and parts of judgments."""

from __future__ import annotations

import pytest

from estimative.lint.engine import lint
from estimative.model.findings import Finding
from estimative.text.parse import parse

HEAD = "---\ncutoff: 2022-07-09\nscale: phia-2025\n---\n"


def judged(*statements: str, code: str) -> list[Finding]:
    body = "".join(f"\n## Key judgment {at}\n\n{text}\n" for at, text in enumerate(statements, 1))
    return lint(parse((HEAD + body).encode()), select=(code,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It is likely that the army will take Herat by 1 January 2023.", "unlikely|1 July 2023"),
        ("It is likely that the army will take Herat by 1 July 2023.", "unlikely|1 July 2023"),
        ("It is almost certain that the army will take Herat by 1 July 2023.", "highly likely|1 July 2023"),
    ],
)
def test_one_event_with_two_likelihoods(one: str, other: str) -> None:
    term, day = other.split("|")
    found = judged(one, f"It is {term} that the army will take Herat by {day}.", code="J209")
    assert [item.judgment for item in found] == ["kj2"]
    assert found[0].evidence == ("kj1",)


def test_a_higher_count_cannot_be_likelier() -> None:
    found = judged(
        "It is unlikely that the group will carry out at least 20 raids in Kunar by 1 July 2023.",
        "It is likely that the group will carry out at least 50 raids in Kunar by 1 July 2023.",
        code="J209",
    )
    assert len(found) == 1
    assert "higher count" in found[0].message


def test_an_event_and_its_opposite_add_up() -> None:
    yes = "It is likely that the army will take Herat by 1 July 2023."
    no = "It is {} that the army will not take Herat by 1 July 2023."
    assert len(judged(yes, no.format("likely"), code="J209")) == 1
    assert judged(yes, no.format("unlikely"), code="J209") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "It is unlikely that the army will take Herat by 1 January 2023.",
            "It is likely that the army will take Herat by 1 July 2023.",
        ),
        (
            "It is likely that the army will remain in Herat until 1 January 2023.",
            "It is unlikely that the army will remain in Herat until 1 July 2024.",
        ),
        (
            "It is likely that the army will take Herat by 1 July 2023.",
            "It is unlikely that the army will take Kabul by 1 July 2023.",
        ),
        (
            "It is likely that the army will carry out at least 20 raids in Kunar by 1 July 2023.",
            "It is unlikely that the army will carry out at least 50 raids in Kunar by 1 July 2023.",
        ),
    ],
)
def test_coherent_judgments(one: str, other: str) -> None:
    assert judged(one, other, code="J209") == []


def test_many_equal_judgments_take_linear_time() -> None:
    same = ["It is likely that the army will take Herat by 1 July 2023."] * 300
    assert len(judged(*same[:90], code="J215")) == 89


def test_a_nested_judgment_is_named() -> None:
    (found,) = judged(
        "It is likely that the group will carry out at least 20 raids in Kunar by 1 July 2023.",
        "It is likely that the group will carry out at least 50 raids in Kunar by 1 July 2023.",
        code="J215",
    )
    assert "implied" in found.message


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("If the border closes, the group is likely to tax the road until 2024.", 1),
        ("Unless the border opens, the group is likely to tax the road until 2024.", 1),
        ("Even if the border closes, the group is likely to tax the road until 2024.", 0),
        ("Few, if any, raids are likely in Kunar until 2024.", 0),
        ("If the border closes, which is unlikely, the group is likely to tax the road.", 0),
        ("The group is likely to tax the road until 2024.", 0),
    ],
)
def test_conditions(sentence: str, count: int) -> None:
    assert len(judged(sentence, code="J213")) == count


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("It is likely that attacks will increase over the next 12 months.", 1),
        ("Protests will likely continue over the next 12 months.", 1),
        ("Protests in Kabul will likely continue over the next 12 months.", 0),
        ("Its attacks will likely increase over the next 12 months.", 0),
        ("Attacks by insurgents will likely increase over the next 12 months.", 0),
        ("Violence worldwide will likely increase over the next 12 months.", 0),
        ("Competition over water will likely increase over the next 12 months.", 0),
    ],
)
def test_who_and_where(sentence: str, count: int) -> None:
    assert len(judged(sentence, code="J214")) == count


CONFIDENT = """
## Key judgment 1

It is likely that the army will take Herat by 1 July 2023.

Confidence: high. The counts are full.

- It moved in May 2022. [^a]
- It moved in June 2022. [^b]

[^a]: UN, 20 June 2022, "Briefing", <https://example.org/un> (A2)
[^b]: {publisher}, 21 June 2022, "Briefing", <https://example.org/b> (A2)
"""


@pytest.mark.parametrize(("publisher", "count"), [("UN", 1), ("Red Cross", 0)])
def test_high_confidence_needs_a_second_origin(publisher: str, count: int) -> None:
    text = HEAD + CONFIDENT.format(publisher=publisher)
    assert len(lint(parse(text.encode()), select=("J211",))) == count
