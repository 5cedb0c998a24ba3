"""Waivers: where they hold, what makes them void, and that nothing is lost."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.lint import waivers
from estimative.lint.engine import examine, lint
from estimative.text.parse import parse

NOTE = """Key Judgment 1
It is likely that the army will hold Kabul by 9 July 2023.{line}
{above}- The front will move east. (source)
- The siege will end. (source)
"""


def note(line: str = "", above: str = "", head: str = "") -> bytes:
    return (head + NOTE.format(line=line, above=above)).encode()


def found(data: bytes, code: str = "E104", **options: object) -> list[int]:
    assessment = parse(data)
    return [data.count(b"\n", 0, f.span.start) + 1 for f in lint(assessment, select=[code], **options)]  # type: ignore[arg-type]


def test_without_a_waiver_both_bullets_are_found() -> None:
    assert found(note()) == [3, 4]


def test_at_the_end_of_a_line_it_holds_for_that_line() -> None:
    data = note().replace(b"east. (source)", b"east. (source) <!-- estimative: waive E104: agreed -->")
    assert found(data) == [4]


def test_alone_on_a_line_it_holds_for_the_block_below() -> None:
    assert found(note(above="<!-- estimative: waive E1: agreed -->\n")) == [5]


@pytest.mark.parametrize("form", ["plain", "markdown"])
def test_for_the_whole_file_in_both_forms(form: str) -> None:
    data = note(head="<!-- estimative: waive-file E104, T5: agreed -->\n\n")
    assert not examine(parse(data, form=form), select=["E104"]).standing  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("comment", "reason"),
    [
        ("waive E104", "waiver-unsound"),
        ("waive: because", "waiver-unsound"),
        ("waive E104 until spring: agreed", "waiver-unsound"),
        ("ignore E104: agreed", "waiver-unsound"),
        ("waive E104 until 2022-01-01: agreed", "waiver-expired"),
    ],
)
def test_a_void_waiver_waives_nothing_and_is_reported(comment: str, reason: str) -> None:
    data = note(above=f"<!-- estimative: {comment} -->\n")
    assert found(data, today=date(2022, 6, 1)) == [4, 5]
    (told,) = lint(parse(data), select=["D704"], today=date(2022, 6, 1))
    assert told.reason == reason


def test_on_its_last_day_it_still_holds() -> None:
    data = note(above="<!-- estimative: waive E104 until 2022-06-01: agreed -->\n")
    assert found(data, today=date(2022, 6, 1)) == [5]


def test_waived_findings_keep_their_reason() -> None:
    data = note(above="<!-- estimative: waive E104: the desk decided -->\n")
    ((finding, waiver),) = examine(parse(data), select=["E104"]).waived
    assert (finding.code, waiver.reason) == ("E104", "the desk decided")


def test_an_idle_waiver_is_known() -> None:
    data = note(above="<!-- estimative: waive T501: agreed -->\n")
    (idle,) = examine(parse(data), select=["E104"]).idle
    assert idle.rules == ("T501",)


def test_a_comment_is_no_part_of_the_text() -> None:
    data = note(line=" <!-- estimative: waive E104 until 2022-12-31: the chance is even -->")
    (judgment,) = parse(data).judgments
    assert judgment.text.endswith("2023.")


def test_a_project_waiver_can_be_narrowed_to_words_and_files() -> None:
    standing = waivers.Standing(rules=("e104",), reason="agreed", files=("*.txt",), words="siege")
    waiver = standing.waiver("assessments/note.txt")
    assert waiver is not None
    assert standing.waiver("note.md") is None
    assert found(note(), waived=[waiver]) == [3]
