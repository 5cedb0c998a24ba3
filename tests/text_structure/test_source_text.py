"""Positions: bytes inside, lines and columns at the edges."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.model.spans import Span
from estimative.text.source import SourceText


def test_columns_count_characters_and_lines_end_as_editors_count() -> None:
    source = SourceText("é1\r\nb\rc\nd".encode())
    assert source.position(2) == (1, 2)
    assert [source.position(at)[0] for at in (0, 5, 7, 9)] == [1, 2, 3, 4]
    assert source.line_count == 4


def test_utf16_counts_an_astral_character_twice() -> None:
    source = SourceText("a\U0001f600b".encode())
    assert source.utf16(5) == (0, 3)


def test_a_final_line_end_starts_no_line() -> None:
    assert SourceText(b"a\nb\n").line_count == 2
    assert SourceText(b"").line_count == 1


def test_invalid_bytes_survive_and_keep_offsets() -> None:
    source = SourceText(b"a\xff\xc3\xa9b")
    assert source.text.encode("utf-8", "surrogateescape") == b"a\xff\xc3\xa9b"
    assert source.safe == "a?éb"
    assert source.slice(Span(2, 4)) == "é"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 2000))
def test_byte_and_character_offsets_invert_each_other(data: bytes, repeat: int) -> None:
    source = SourceText(b"\xc3\xa9" * repeat + data)
    for index in range(repeat, len(source.text) + 1):
        assert source.char(source.byte(index)) == index
