"""Source definitions: footnotes and sources.yaml."""

from __future__ import annotations

from datetime import date

import pytest

from estimative.text import references


@pytest.mark.parametrize(
    ("words", "publisher", "title", "published", "grade"),
    [
        (
            'Alba Post, 4 July 2022, "Two boats", <https://example.org/1> (B2)',
            "Alba Post",
            "Two boats",
            date(2022, 7, 4),
            "B2",
        ),
        ("Harbour Radio, 6 May 2021 (C3)", "Harbour Radio", "", date(2021, 5, 6), "C3"),
        (
            "Council of the North, *Yearly report*, 2021, https://example.org/y",
            "Council of the North",
            "Yearly report",
            date(2021, 1, 1),
            "",
        ),
        ("Alba Post", "Alba Post", "", None, ""),
    ],
)
def test_shapes_of_a_definition(words: str, publisher: str, title: str, published: date | None, grade: str) -> None:
    found = references.read("k", words, 0, len(words))
    assert found.report
    assert (found.report.publisher, found.report.title, found.report.published, str(found.report.grade)) == (
        publisher,
        title,
        published,
        grade,
    )
    assert not found.troubles


def test_a_wrong_grade_is_a_trouble_at_its_place() -> None:
    words = "Alba Post, 4 July 2022 (G7)"
    (trouble,) = references.read("k", words, 0, len(words)).troubles
    assert words[trouble.start : trouble.end] == "(G7)"


def test_what_is_still_to_be_written_is_no_report() -> None:
    found = references.read("k", "TODO publisher", 0, 14)
    assert found.report is None
    assert found.troubles[0].code == "todo"


def test_sources_yaml() -> None:
    data = b"post-0704:\n  publisher: Alba Post\n  published: 2022-07-04\n  grade: B2\n"
    data += b"  licence: CC-BY\nradio:\n  publisher: Radio\n"
    reports, problems = references.from_yaml(data)
    assert not problems
    assert [one.id for one in reports] == ["post-0704", "radio"]
    assert reports[0].published == date(2022, 7, 4)


def test_sources_yaml_names_what_is_wrong() -> None:
    data = b"a:\n  publisher: P\n  grade: Z9\n  colour: red\n  published: soon\nb: x\n"
    reports, problems = references.from_yaml(data)
    assert [one.id for one in reports] == ["a"]
    assert {data[one.span.start : one.span.end] for one in problems} == {b"Z9", b"colour", b"soon", b"b"}


@pytest.mark.parametrize("data", [b"", b"\xff\x00", b"[", b"- a", b"a: &a\n  x: *a\n"])
def test_hostile_sources_never_raise(data: bytes) -> None:
    assert isinstance(references.from_yaml(data)[0], tuple)
