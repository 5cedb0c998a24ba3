"""What the store brings up in the editor: findings of family G, kept in place while the text changes."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest
from click.testing import CliRunner

from estimative.checking import setup
from estimative.cli.main import cli
from estimative.lsp.diagnostics import actions, diagnostics
from estimative.lsp.grounded import Grounded
from estimative.lsp.snapshot import Snapshot

URI = "file:///first-edition.txt"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first edition in the casebook's project, its store filled."""
    root = tmp_path_factory.mktemp("casebook") / "isk"
    runner = CliRunner()
    assert runner.invoke(cli, ["init", str(root), "--example", "is-k"], standalone_mode=False).exit_code == 0
    if not (root / "store.duckdb").exists():
        with pytest.MonkeyPatch.context() as patch:
            patch.chdir(root)
            assert runner.invoke(cli, ["collect"], standalone_mode=False).exit_code == 0
    return root / "assessments" / "first-edition.txt"


@pytest.fixture(scope="module")
def asked(path: Path) -> Grounded:
    found = Grounded()
    assert found.ask(URI, path, Snapshot(path.read_bytes(), setup(str(path))))
    return found


@pytest.fixture
def grounded(asked: Grounded) -> Grounded:
    """The store's answer, as it was when the document was opened."""
    return deepcopy(asked)


def opened(path: Path, grounded: Grounded, data: bytes) -> Snapshot:
    snapshot = Snapshot(data, setup(str(path)))
    snapshot.told = grounded.findings(URI, data)
    return snapshot


def marked(snapshot: Snapshot, code: str) -> set[bytes]:
    return {snapshot.data[item.span.start : item.span.end] for item in snapshot.findings if item.code == code}


def test_the_stores_findings_are_diagnostics(path: Path, grounded: Grounded) -> None:
    snapshot = opened(path, grounded, path.read_bytes())
    codes = [str(item.code) for item in diagnostics(snapshot)]
    assert {"G902", "G909", "G910", "S303"} <= set(codes)
    assert len([item for item in snapshot.findings if item.code == "G909"]) == 1
    assert grounded.of(URI)


def test_they_move_with_the_text(path: Path, grounded: Grounded) -> None:
    data = path.read_bytes()
    before = marked(opened(path, grounded, data), "G902")
    opened(path, grounded, b"Title\n\n" + data)
    after = marked(opened(path, grounded, b"Title\n\n" + data + b"\nMore.\n"), "G902")
    assert before == after != set()


def test_what_is_written_over_goes(path: Path, grounded: Grounded) -> None:
    data = path.read_bytes()
    changed = data.replace(b"5th of July 2022", b"4th of July 2022")
    assert changed != data
    assert len(marked(opened(path, grounded, changed), "G902")) == 1


def test_a_fact_is_offered_with_a_warning(path: Path, grounded: Grounded) -> None:
    snapshot = opened(path, grounded, path.read_bytes())
    (item,) = [item for item in snapshot.findings if item.code == "G909"]
    titles = [action.title for action in actions(snapshot, URI, snapshot.positions.range(item.span))]
    assert any(title.startswith("G909: write “at least 62”") and "changes the meaning" in title for title in titles)


def test_no_store_no_answer(tmp_path: Path) -> None:
    found = Grounded()
    snapshot = Snapshot(b"Summary\nAll quiet.\n", setup(str(tmp_path / "note.txt")))
    assert not found.ask(URI, tmp_path / "note.txt", snapshot)
    assert found.findings(URI, snapshot.data) == ()
