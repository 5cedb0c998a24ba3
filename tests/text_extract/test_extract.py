"""Word, PDF and HTML documents: their text, its places, and what is refused."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from pypdf import PdfReader, PdfWriter

from estimative.cli.lint import command
from estimative.errors import InputError
from estimative.text.extract import extract
from estimative.text.parse import parse

PAGE = b"""<html><head><title>t</title><style>p{}</style></head><body><nav>menu</nav><h1>Threat note</h1>
<h2>Key judgment 1</h2><p>It is <b>likely</b> that attacks rise by 9&nbsp;July 2023.</p>
<ul><li>One attack. <script>x()</script></li><li>Two attacks.</li></ul>after</body></html>"""


def word() -> bytes:
    document = docx.Document()
    document.add_heading("Threat note", 0)
    document.add_heading("Key judgment 1", 1)
    document.add_paragraph("It is likely that attacks rise by 9 July 2023.")
    document.add_paragraph("The front will move east.", style="List Bullet")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].merge(table.rows[0].cells[1]).text = "In a cell"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*pages: str) -> bytes:
    """A PDF of one line a page, written by hand: objects, a cross-reference table and a trailer."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    bodies = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>"]
    bodies.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for index, text in enumerate(pages):
        stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET"
        font = "/Resources << /Font << /F1 3 0 R >> >>"
        bodies.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {font} /Contents {5 + 2 * index} 0 R >>")
        bodies.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    out, starts = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{start:010} 00000 n \n" for start in starts)
    size = len(bodies) + 1
    tail = (
        f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n"
    )
    return out + tail.encode() + b"%%EOF"


def test_html_keeps_order_and_drops_what_nobody_sees() -> None:
    found = extract(PAGE, "a.html")
    lines = [line for line in found.data.decode().split("\n") if line]
    assert lines[:3] == ["# Threat note", "## Key judgment 1", "It is likely that attacks rise by 9 July 2023."]
    assert lines[3:] == ["- One attack.", "- Two attacks.", "after"]


def test_word_headings_lists_and_cells() -> None:
    assessment = parse(extract(word(), "a.docx").data)
    assert [j.text for j in assessment.judgments] == ["It is likely that attacks rise by 9 July 2023."]
    assert b"In a cell" in assessment.source
    assert assessment.source.count(b"In a cell") == 1


def test_pdf_places_are_pages() -> None:
    found = extract(pdf("Key judgment 1", "It is likely that attacks rise."), "a.pdf")
    at = found.data.index(b"It is likely")
    assert [name for start, name in found.places if start <= at][-1] == "page 2"


def test_findings_name_the_paragraph(tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    path.write_bytes(word())
    out = CliRunner().invoke(command, [str(path), "--select", "E104", "--format", "json"], standalone_mode=False)
    (record,) = [json.loads(line) for line in out.stdout.splitlines()]
    assert record["place"] == "paragraph 4"


def test_documents_are_never_written(tmp_path: Path) -> None:
    path = tmp_path / "note.docx"
    path.write_bytes(word())
    result = CliRunner().invoke(command, [str(path), "--fix"], standalone_mode=False)
    assert result.return_value == 2
    assert path.read_bytes() == word() or path.stat().st_size == len(word())


def test_encrypted_and_broken_files_are_refused() -> None:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(pdf("secret"))))
    writer.encrypt("password")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(InputError, match="encrypted"):
        extract(locked.getvalue(), "a.pdf")
    for name, data in (("a.pdf", b"%PDF-1.4 nothing"), ("a.docx", b"PK\x03\x04junk"), ("a.docx", b"\xd0\xcf\x11\xe0")):
        with pytest.raises(InputError, match=r"a\.(pdf|docx)"):
            extract(data, name)


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(InputError, match="no text"):
        extract(pdf(""), "scan.pdf")


def test_a_bomb_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for index in range(5):
            archive.writestr(f"word/{index}.xml", b"0" * (60 * 2**20))
    with pytest.raises(InputError, match="unpacks"):
        extract(out.getvalue(), "a.docx")
