"""Reports: places, carets, JSON, and nothing that a terminal would obey."""

from __future__ import annotations

import msgspec

from estimative.lint import report
from estimative.model.findings import Edit, Finding, Fix
from estimative.model.spans import Span
from estimative.text.source import SourceText

KEYS = {"path", "code", "severity", "line", "column", "end_line", "end_column", "message", "fixable"}


def finding(start: int, end: int, message: str = "mend it") -> Finding:
    fix = Fix("safe", "write x", (Edit(Span(start, end), "x"),))
    return Finding(code="E104", severity="warning", span=Span(start, end), message=message, reason="r", fix=fix)


def test_json_has_one_based_columns_in_characters() -> None:
    data = "första\nÄr it likely 🙂 here".encode()
    at = data.index(b"here")
    (line,) = report.json_lines("a.txt", SourceText(data), [finding(at, at + 4)])
    record = msgspec.json.decode(line)
    assert set(record) >= KEYS
    assert (record["line"], record["column"], record["end_line"], record["end_column"]) == (2, 16, 2, 20)
    assert record["fixable"] is True
    assert record["fix"]["edits"][0]["start"] == at


def test_caret_stands_under_the_words() -> None:
    source = SourceText("日本 will spread".encode())
    _, line, caret, *_ = report.text("a.txt", source, [finding(7, 11)])
    assert line == "    1 | 日本 will spread"
    assert caret == "      |      ^^^^"


def test_long_lines_are_cut_around_the_finding() -> None:
    source = SourceText(b"x" * 5000 + b" will " + b"y" * 5000)
    _, line, caret, *_ = report.text("a.txt", source, [finding(5001, 5005)])
    assert len(line) < 120
    assert line[caret.index("^") :].startswith("will")


def test_terminal_controls_and_broken_bytes_are_shown_not_sent() -> None:
    source = SourceText(b"\x1b[31m\xff will\x07")
    out = "\n".join(report.text("a.txt", source, [finding(7, 11, "odd \x1b word")]))
    assert "\x1b" not in out
    assert "\x07" not in out
    assert "\udcff" not in out


def test_closing_line_counts_by_severity() -> None:
    assert report.total([finding(0, 1)], 1) == "1 finding (1 warning); [*] 1 fixable with --fix"
    assert report.total([], 2) == "no findings in 2 files"
