"""What a renderer is: it turns a bundle and its page into named files. Plugins: ``estimative.renderers``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from estimative.render.bundle import Bundle
from estimative.render.page import Page


class Renderer(Protocol):
    """A renderer. Equal input gives equal bytes: it knows no clock, no folder, no network and no random number."""

    name: str

    def render(self, bundle: Bundle, page: Page) -> Mapping[str, bytes]:
        """The files it makes, by name. Raises `MissingExtra` where a library it needs is not installed."""
