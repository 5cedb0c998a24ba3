"""Damaged tables: every record is read or set aside with its line, and reading gets back into step."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from estimative.collect.table import Table
from estimative.errors import DataError


def split(path: Path, data: bytes) -> tuple[list[tuple[int, list[str]]], list[tuple[int, bytes, str]]]:
    """Records with their lines, and damage."""
    path.write_bytes(data)
    damage: list[tuple[int, bytes, str]] = []
    table = Table(path, expected="a table", on_damage=lambda *found: damage.append(found), on_bytes=lambda size: None)
    return [(table.line, row) for row in table.records()], damage


def test_lines_are_physical_where_fields_hold_line_ends(tmp_path: Path) -> None:
    records, damage = split(tmp_path / "t.csv", b'a,b\r\n1,"x\r\ny\r\nz"\r\n\r\n2,w\r\n')
    assert records == [(2, ["1", "x\r\ny\r\nz"]), (6, ["2", "w"])]
    assert damage == []


def test_an_unbalanced_quote_costs_its_own_line_only(tmp_path: Path) -> None:
    records, damage = split(tmp_path / "t.csv", b'a,b\n1,x\n2,"y\n3,z\n4,"q, r"\n5,s\n')
    assert [row[0] for _, row in records] == ["1", "3", "4", "5"]
    assert [(line, raw) for line, raw, _ in damage] == [(3, b'2,"y\n')]


def test_an_unbalanced_quote_with_nothing_to_close_it(tmp_path: Path) -> None:
    records, damage = split(tmp_path / "t.csv", b'a,b\n1,"x\n2,y\n3,z\n')
    assert records == [(3, ["2", "y"]), (4, ["3", "z"])]
    assert "not closed" in damage[0][2]


def test_a_wrong_number_of_fields_is_set_aside_but_empty_ones_at_the_end_are_not(tmp_path: Path) -> None:
    records, damage = split(tmp_path / "t.csv", b"a,b\n1,x,\n2\n3,y,z\n4,w\n")
    assert [row for _, row in records] == [["1", "x"], ["4", "w"]]
    assert [(line, reason) for line, _, reason in damage] == [
        (3, "expected 2 fields, found 1"),
        (4, "expected 2 fields, found 3"),
    ]


def test_bytes_that_are_not_utf8_or_nul_cost_their_record(tmp_path: Path) -> None:
    records, damage = split(tmp_path / "t.csv", b"a,b\n" + b"0,ok\n" * 99 + b'1,"caf\xe9\nx"\n2,\x00\n3,y\n')
    assert records[-1] == (104, ["3", "y"])
    assert [(line, raw) for line, raw, _ in damage] == [(101, b'1,"caf\xe9\nx"\n'), (103, b"2,\x00\n")]


def test_a_cut_last_record_says_that_the_file_may_be_cut(tmp_path: Path) -> None:
    records, damage = split(tmp_path / "t.csv", b"a,b,c\n1,x,y\n2,")
    assert len(records) == 1
    assert "cut short" in damage[0][2]


def test_bom_semicolons_and_tabs(tmp_path: Path) -> None:
    assert split(tmp_path / "t.csv", b"\xef\xbb\xbfa;b\n1;x\n")[0] == [(2, ["1", "x"])]
    assert split(tmp_path / "t.csv", b"a\tb\n1\tx,y\n")[0] == [(2, ["1", "x,y"])]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"), (b"\n \n", "empty"), (b"\xef\xbb\xbf", "empty"), (b"\x1f\x8b\x08\x00", "gzip"),
        (b"PK\x03\x04\x00", "spreadsheet"), ("a,b\n".encode("utf-16"), "UTF-16"), (b"\x00\x01\x02", "not text"),
        (b"a,b\rc,d\r", "carriage"), (b'"a,b\n', "header cannot be read"), (b"a,\xe9\n", "not UTF-8"),
    ],
)  # fmt: skip
def test_files_that_are_no_tables_are_refused_by_name(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "t.csv"
    with pytest.raises(DataError, match=words) as caught:
        split(path, data)
    assert str(path) in caught.value.where
    assert caught.value.hint


def test_a_field_of_five_megabytes_lands(tmp_path: Path) -> None:
    records, damage = split(tmp_path / "t.csv", b"a,b\n1," + b"x" * 5_000_000 + b"\n2,y\n")
    assert [len(row[1]) for _, row in records] == [5_000_000, 1]
    assert damage == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_every_line_of_any_bytes_is_read_or_set_aside(tmp_path: Path, data: bytes) -> None:
    body = data.replace(b"\r", b"")
    records, damage = split(tmp_path / "t.csv", b"a,b\n" + b"0,0\n" * 200 + body)
    lines = {line for line, _ in records} | {line for line, _, _ in damage}
    assert len(records) >= 200
    filled = [number for number, line in enumerate(body.split(b"\n"), start=202) if line]
    assert all(any(line <= number for line in lines if line > 201) for number in filled)
