"""Annotations as GitHub's workflow commands: one line a finding, shown beside the changed line of a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from estimative.lint.outputs.checked import Checked
from estimative.lint.report import Places
from estimative.text.source import SourceText

LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def lines(files: Iterable[Checked]) -> Iterator[str]:
    """``::error file=…,line=…,col=…,endLine=…,endColumn=…,title=CODE::message``; lines and columns are 1-based."""
    for file in files:
        places = Places(SourceText(file.source))
        for item in file.findings:
            at = places.span(item.span.start, item.span.end)
            fields = {"file": file.path, "line": at["line"]}
            if at["line"] == at["end_line"]:
                fields |= {"col": at["column"], "endColumn": max(at["end_column"], at["column"])}
            else:
                fields |= {"endLine": at["end_line"]}
            fields["title"] = item.code
            told = ",".join(f"{key}={_property(str(value))}" for key, value in fields.items())
            yield f"::{LEVELS[item.severity]} {told}::{_data(item.message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
