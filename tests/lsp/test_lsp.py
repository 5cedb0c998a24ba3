"""The language server over standard input and output, spoken to by a real client."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from lsprotocol import types
from pygls.lsp.client import LanguageClient

T = TypeVar("T")
URI = "file:///note.txt"
TEXT = """Key Judgment 1
🙂 كابل It is likely that the army will hold Kabul by 9 July 2023.
- 🙂 قندهار The front will move east. (source)  \nIntelligence cut-off: 9 July 2022
"""


class Client(LanguageClient):
    """A client that keeps the diagnostics it is sent."""

    def __init__(self) -> None:
        super().__init__("test", "1")
        self.found: dict[str, list[types.Diagnostic]] = {}
        self.told = asyncio.Event()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def _(params: types.PublishDiagnosticsParams) -> None:
            self.found[params.uri] = list(params.diagnostics)
            self.told.set()

        @self.feature(types.WORKSPACE_CODE_LENS_REFRESH)
        def _(*_: Any) -> None:
            return None

    async def heard(self, uri: str = URI) -> list[types.Diagnostic]:
        """The next diagnostics that come."""
        await asyncio.wait_for(self.told.wait(), 20)
        self.told.clear()
        return self.found[uri]


def spoken(talk: Callable[[Client], Awaitable[T]], text: str = TEXT, uri: str = URI) -> T:
    """Start a server, open a document, talk, and shut it down."""

    async def session() -> T:
        client = Client()
        await client.start_io(sys.executable, "-m", "estimative", "lsp")
        await client.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=None))
        client.initialized(types.InitializedParams())
        item = types.TextDocumentItem(uri=uri, language_id="plaintext", version=1, text=text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(text_document=item))
        try:
            return await asyncio.wait_for(talk(client), 60)
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            process = client._server
            assert process is not None
            assert process.stdin is not None
            process.stdin.close()  # as an editor does; the server then ends at once
            await client.stop()

    return asyncio.run(session())


def at(word: str, text: str = TEXT) -> types.Position:
    """The position of a word, counted in UTF-16 code units as the protocol does."""
    before = text[: text.index(word)]
    line = before.count("\n")
    return types.Position(line, len(before.rpartition("\n")[2].encode("utf-16-le")) // 2)


def here(word: str) -> types.Range:
    start = at(word)
    return types.Range(start, types.Position(start.line, start.character + len(word)))


DOCUMENT = types.TextDocumentIdentifier(URI)


def test_diagnostics_stand_at_the_words_behind_emoji_and_arabic() -> None:
    async def talk(client: Client) -> list[types.Diagnostic]:
        return await client.heard()

    found = {item.code: item for item in spoken(talk)}
    assert found["E104"].range == here("will move"[:4]) or found["E104"].range.start == at("will move")
    assert found["S303"].range == here("(source)")
    assert found["S303"].severity == types.DiagnosticSeverity.Error


def test_a_change_is_answered_with_new_findings() -> None:
    async def talk(client: Client) -> tuple[set[Any], set[Any]]:
        before = {item.code for item in await client.heard()}
        where = here("will move")
        change = types.TextDocumentContentChangePartial(range=where, text="has moved")
        identity = types.VersionedTextDocumentIdentifier(version=2, uri=URI)
        client.text_document_did_change(types.DidChangeTextDocumentParams(identity, [change]))
        return before, {item.code for item in await client.heard()}

    before, after = spoken(talk)
    assert "E104" in before
    assert "E104" not in after


def test_hover_shows_the_term_on_each_scale() -> None:
    async def talk(client: Client) -> types.Hover | None:
        params = types.HoverParams(text_document=DOCUMENT, position=at("likely"))
        return await client.text_document_hover_async(params)

    shown = spoken(talk)
    assert shown is not None
    assert isinstance(shown.contents, types.MarkupContent)
    assert "icd203" in shown.contents.value
    assert "phia-2025" in shown.contents.value
    assert shown.range == here("likely")


def test_code_actions_fix_waive_and_fix_all() -> None:
    async def talk(client: Client) -> Any:
        await client.heard()
        whole = types.Range(types.Position(0, 0), types.Position(9, 0))
        context = types.CodeActionContext(diagnostics=[])
        return await client.text_document_code_action_async(types.CodeActionParams(DOCUMENT, whole, context))

    titles = {action.title: action for action in spoken(talk)}
    (waive,) = [action for title, action in titles.items() if title.startswith("E104: waive")]
    (edit,) = waive.edit.changes[URI]
    assert edit.new_text == " <!-- estimative: waive E104: -->"
    assert any(action.kind == types.CodeActionKind.SourceFixAll for action in titles.values())


def test_hints_lenses_and_symbols() -> None:
    async def talk(client: Client) -> tuple[Any, Any, Any]:
        whole = types.Range(types.Position(0, 0), types.Position(9, 0))
        hints = await client.text_document_inlay_hint_async(types.InlayHintParams(DOCUMENT, whole))
        lenses = await client.text_document_code_lens_async(types.CodeLensParams(DOCUMENT))
        symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(DOCUMENT))
        return hints, lenses, symbols

    hints, lenses, symbols = spoken(talk)
    assert [hint.label for hint in hints] == ["(55–80 %)"]
    assert hints[0].position == here("likely").end
    assert [lens.command.title for lens in lenses] == ["question no"]
    assert [child.name for child in symbols[0].children] != []


@pytest.mark.parametrize(("before", "label"), [("- A bullet [^", "un"), ("It is li", "likely")])
def test_completion_offers_sources_and_terms(before: str, label: str) -> None:
    text = f"# Key judgment 1\n\n{before}\n\n[^un]: UN, 20 June 2022, Briefing\n"

    async def talk(client: Client) -> list[str]:
        place = at(before, text)
        end = types.Position(place.line, place.character + len(before))
        params = types.CompletionParams(types.TextDocumentIdentifier("file:///note.md"), end)
        found = await client.text_document_completion_async(params)
        return [item.label for item in (found if isinstance(found, list) else found.items if found else [])]

    assert label in spoken(talk, text, "file:///note.md")


def test_the_store_is_asked_in_a_project(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from estimative.cli.main import cli

    root = tmp_path / "isk"
    runner = CliRunner()
    assert runner.invoke(cli, ["init", str(root), "--example", "is-k"], standalone_mode=False).exit_code == 0
    (root / "store.duckdb").unlink(missing_ok=True)
    import os

    old = os.getcwd()
    os.chdir(root)
    try:
        assert runner.invoke(cli, ["collect"], standalone_mode=False).exit_code == 0
    finally:
        os.chdir(old)
    path = root / "assessments" / "first-edition.md"
    uri, text = path.as_uri(), path.read_text("utf-8")

    async def talk(client: Client) -> list[str]:
        for _ in range(100):
            found = await client.text_document_code_lens_async(types.CodeLensParams(types.TextDocumentIdentifier(uri)))
            titles = [lens.command.title for lens in found or [] if lens.command]
            if any("grounded" in title for title in titles):
                return titles
            await asyncio.sleep(0.2)
        return titles

    titles = spoken(talk, text, uri)
    assert all("grounded" in title for title in titles)
    assert all("question yes" in title for title in titles)


def test_a_text_that_is_no_assessment_is_no_trouble() -> None:
    async def talk(client: Client) -> int:
        return len(await client.heard("file:///x.txt"))

    assert spoken(talk, "\n\n\x00\ufffd", "file:///x.txt") >= 0
