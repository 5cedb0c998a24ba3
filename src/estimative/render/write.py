"""From a bundle to files in a folder: renderers in turn, then the manifest over what they made."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from estimative import plugins
from estimative.errors import PluginError
from estimative.render.assemble import page as make_page
from estimative.render.bundle import Bundle
from estimative.render.manifest import NAME, Manifest, encoded, manifest
from estimative.render.renderer import Renderer

FORMATS = ("html", "json")


def render(bundle: Bundle, formats: Sequence[str] = FORMATS) -> dict[str, bytes]:
    """The files of the named renderers, manifest included, by name. Raises `PluginError` for an unknown renderer."""
    page = make_page(bundle)
    files: dict[str, bytes] = {}
    for name in dict.fromkeys(formats):
        made = _renderer(name).render(bundle, page)
        clash = sorted(set(made) & {*files, NAME})
        if clash:
            raise PluginError(f"the renderer {name!r} makes {clash[0]}, which is taken", hint="leave one of them out")
        files |= made
    return {**files, NAME: encoded(manifest(bundle, files))}


def _renderer(name: str) -> Renderer:
    found = plugins.load("renderers", name)
    made: Renderer = found() if isinstance(found, type) else found
    return made


def write(bundle: Bundle, folder: Path, formats: Sequence[str] = FORMATS) -> Manifest:
    """Write the files into `folder` (made if need be), each replaced as a whole, and return the manifest."""
    files = render(bundle, formats)
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in sorted(files.items(), key=lambda item: item[0] == NAME):
        part = folder / f".{name}.part"
        part.write_bytes(data)
        part.replace(folder / name)
    return manifest(bundle, {name: data for name, data in files.items() if name != NAME})
