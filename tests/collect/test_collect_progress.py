"""Progress on a terminal, with rich and without."""

from __future__ import annotations

import sys

import pytest

from estimative.collect import progress
from estimative.collect.progress import Bar, Line, Showing


def test_a_plain_line_is_rewritten_and_wiped(capsys: pytest.CaptureFixture[str]) -> None:
    with Showing(Line(), "ucdp-ged", 200) as shown:
        shown.update(50, 1234)
    text = capsys.readouterr().err
    assert "ucdp-ged   25%  1,234 facts" in text
    assert text.endswith("\r\x1b[K")


def test_the_bar_runs_and_stops(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("rich")
    with Showing(Bar(), "ucdp-ged", 200) as shown:
        shown.update(200, 5)
    assert capsys.readouterr().out == ""


def test_without_rich_a_terminal_gets_the_plain_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress.sys.stderr, "isatty", lambda: True, raising=False)
    for name in ("rich", "rich.console", "rich.progress"):
        monkeypatch.setitem(sys.modules, name, None)
    assert isinstance(progress.for_terminal(), Line)
