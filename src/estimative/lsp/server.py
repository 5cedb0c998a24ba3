"""The server: the protocol's requests and notifications, each answered from the newest snapshot of its document."""

from __future__ import annotations

import asyncio
from importlib.metadata import version
from pathlib import Path

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from estimative.checking import Setup, setup
from estimative.errors import EstimativeError
from estimative.lsp import diagnostics, hovers, outline
from estimative.lsp.grounded import Grounded
from estimative.lsp.snapshot import Snapshot

PAUSE = 0.02
"""Seconds without a further change after which a text is linted again."""


class Server(LanguageServer):
    """The open documents, a snapshot each, and what the store said of them when they were last saved."""

    def __init__(self) -> None:
        super().__init__("estimative", version("estimative"))
        self.snapshots: dict[str, Snapshot] = {}
        self.grounded = Grounded()
        self._due: dict[str, asyncio.TimerHandle] = {}

    def snapshot(self, uri: str) -> Snapshot:
        """The newest state of a document."""
        document = self.workspace.get_text_document(uri)
        known = self.snapshots.get(uri)
        if known is not None and known.version == document.version and known.version is not None:
            return known
        data = document.source.encode("utf-8", "surrogateescape")
        if known is None or known.data != data:
            known = Snapshot(data, known.setup if known else self._setup(uri), version=document.version)
        known.version = document.version
        known.told = self.grounded.findings(uri, data)
        self.snapshots[uri] = known
        return known

    def _setup(self, uri: str) -> Setup:
        path = uris.to_fs_path(uri) or "-"
        try:
            return setup(path)
        except (EstimativeError, OSError) as error:
            shown = types.ShowMessageParams(type=types.MessageType.Warning, message=str(error))
            self.window_show_message(shown)
            return Setup(select=(), ignore=(), scale="", forced=False)

    def reread(self, uri: str) -> None:
        """Forget a document's settings: its project may have changed."""
        self.snapshots.pop(uri, None)

    def publish(self, uri: str) -> None:
        """Send the findings on a document."""
        snapshot = self.snapshot(uri)
        found = types.PublishDiagnosticsParams(
            uri=uri, diagnostics=diagnostics.diagnostics(snapshot), version=snapshot.version
        )
        self.text_document_publish_diagnostics(found)

    def later(self, uri: str) -> None:
        """Publish once the typing pauses."""
        if uri in self._due:
            self._due[uri].cancel()
        self._due[uri] = asyncio.get_running_loop().call_later(PAUSE, self.publish, uri)

    def close(self, uri: str) -> None:
        """Forget a document and clear its findings."""
        if uri in self._due:
            self._due.pop(uri).cancel()
        self.snapshots.pop(uri, None)
        self.grounded.forget(uri)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=[]))


def make() -> Server:
    """A server with every feature."""
    server = Server()
    _notifications(server)
    _requests(server)
    return server


def _notifications(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(_: Server, params: types.DidOpenTextDocumentParams) -> None:
        server.publish(params.text_document.uri)
        await _ground(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(_: Server, params: types.DidChangeTextDocumentParams) -> None:
        server.later(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(_: Server, params: types.DidSaveTextDocumentParams) -> None:
        server.reread(params.text_document.uri)
        server.publish(params.text_document.uri)
        await _ground(server, params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(_: Server, params: types.DidCloseTextDocumentParams) -> None:
        server.close(params.text_document.uri)


async def _ground(server: Server, uri: str) -> None:
    path = uris.to_fs_path(uri)
    snapshot = server.snapshot(uri)
    if path is not None and await asyncio.to_thread(server.grounded.ask, uri, Path(path), snapshot):
        now = server.snapshot(uri)
        now.told = server.grounded.findings(uri, now.data)
        server.publish(uri)
        server.workspace_code_lens_refresh(None)


def _requests(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(_: Server, params: types.HoverParams) -> types.Hover | None:
        return hovers.hover(server.snapshot(params.text_document.uri), params.position)

    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def actions(_: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        return diagnostics.actions(server.snapshot(uri), uri, params.range)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=["[", "^"]))
    def completion(_: Server, params: types.CompletionParams) -> list[types.CompletionItem]:
        return outline.completions(server.snapshot(params.text_document.uri), params.position)

    @server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
    def hints(_: Server, params: types.InlayHintParams) -> list[types.InlayHint]:
        return outline.hints(server.snapshot(params.text_document.uri), params.range)

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS)
    def lenses(_: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
        uri = params.text_document.uri
        return outline.lenses(server.snapshot(uri), server.grounded.of(uri))

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(_: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return outline.symbols(server.snapshot(params.text_document.uri))
