"""The manifest: what a build was made from and what it made, by digest. No clock and no folder is in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct

from estimative.model.codec import dumps
from estimative.render.bundle import Bundle, Input, digest

NAME = "manifest.json"
SCHEMA = "estimative.manifest/1"


class Evidence(Struct, frozen=True, kw_only=True):
    """What a view of the store gave to the build: its cut-off, and the digest of the facts that were used."""

    cutoff: datetime
    facts: int
    sha256: str


class Manifest(Struct, frozen=True, kw_only=True):
    """The record of a build. Equal manifests mean equal outputs."""

    schema: str
    inputs: tuple[Input, ...]
    store: Evidence
    later: Evidence | None
    scale: str
    versions: dict[str, str]
    options: dict[str, str]
    outputs: tuple[Input, ...]


def manifest(bundle: Bundle, outputs: Mapping[str, bytes]) -> Manifest:
    """The manifest of a bundle's outputs (name → bytes), sorted by name."""
    later = bundle.later
    return Manifest(
        schema=SCHEMA,
        inputs=tuple(sorted(bundle.inputs, key=lambda item: item.name)),
        store=_evidence(bundle.cutoff, bundle.facts),
        later=_evidence(later.as_of, later.facts) if later else None,
        scale=bundle.scale.id,
        versions=dict(sorted(bundle.versions.items())),
        options=dict(sorted(bundle.options.items())),
        outputs=tuple(digest(name, outputs[name]) for name in sorted(outputs)),
    )


def _evidence(cutoff: datetime, facts: Struct) -> Evidence:
    record = digest("facts", dumps(facts))
    count = sum(len(getattr(facts, name)) for name in facts.__struct_fields__)
    return Evidence(cutoff=cutoff, facts=count, sha256=record.sha256)


def encoded(found: Manifest) -> bytes:
    """The manifest as a file."""
    return dumps(found, indent=True) + b"\n"
