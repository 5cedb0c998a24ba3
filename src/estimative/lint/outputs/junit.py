"""JUnit XML: a suite for each file, a failing case for each finding, a skipped one for each waived finding."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from estimative.lint.outputs.checked import Checked
from estimative.lint.report import Places, printable
from estimative.model.findings import Finding
from estimative.text.source import SourceText


def document(files: Sequence[Checked]) -> str:
    """The whole report. A file without findings has one case, which passes."""
    root = ET.Element("testsuites", name="estimative lint")
    for file in files:
        root.append(_suite(file))
    for name in ("tests", "failures", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode")


def _suite(file: Checked) -> ET.Element:
    suite = ET.Element("testsuite", name=printable(file.path))
    places = Places(SourceText(file.source))
    for item in file.findings:
        line, column = places.position(item.span.start)
        failure = ET.SubElement(_case(suite, file, item, places), "failure", type=item.severity)
        failure.set("message", printable(item.message))
        failure.text = f"{printable(file.path)}:{line}:{column}: {item.code} {printable(item.message)}"
    for item, waiver in file.waived:
        skipped = ET.SubElement(_case(suite, file, item, places), "skipped")
        skipped.set("message", printable(waiver.reason))
    if not len(suite):
        ET.SubElement(suite, "testcase", classname=printable(file.path), name="no findings")
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(file.findings)))
    suite.set("skipped", str(len(file.waived)))
    return suite


def _case(suite: ET.Element, file: Checked, item: Finding, places: Places) -> ET.Element:
    line, column = places.position(item.span.start)
    name = f"{item.code} at {line}:{column}"
    return ET.SubElement(suite, "testcase", classname=printable(file.path), name=name)
