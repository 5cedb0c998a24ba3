"""Proof that a grounding used nothing from after its cut-off: the same bytes from a store that never held it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from itertools import zip_longest
from typing import Any

import msgspec
from msgspec import Struct

from estimative.model.claims import Grounding
from estimative.store.base import Store, View
from estimative.store.truncated import Removed

SHOWN = 120
"""Characters of a value that the first difference shows."""


class Proof(Struct, frozen=True, kw_only=True):
    """The outcome: `sha256` is of the grounding's JSON, `replayed` of the one from the store without later rows.

    `removed` are the rows left out by kind, `difference` says where the two first differ, "" where they are identical.
    """

    cutoff: datetime
    identical: bool
    sha256: str
    replayed: str
    removed: tuple[Removed, ...] = ()
    difference: str = ""


def encode(grounding: Grounding) -> bytes:
    """The JSON of a grounding, as ``estimative ground --format json`` writes it (there a line end follows)."""
    return msgspec.json.format(msgspec.json.encode(grounding), indent=2)


def prove(store: Store, cutoff: datetime, ground: Callable[[View], Grounding]) -> Proof:
    """Ground twice, on a store and on a copy of it without the rows known after the cut-off, and compare the bytes.

    `ground` makes the grounding from a view, without hindsight. The copy is made by leaving out rows, not by a view.
    """
    mine = encode(ground(store.as_of(cutoff)))
    bare, removed = store.truncated(cutoff)
    with bare:
        theirs = encode(ground(bare.as_of(cutoff)))
    return Proof(
        cutoff=cutoff,
        identical=mine == theirs,
        sha256=_digest(mine),
        replayed=_digest(theirs),
        removed=removed,
        difference="" if mine == theirs else first_difference(msgspec.json.decode(mine), msgspec.json.decode(theirs)),
    )


def _digest(data: bytes) -> str:
    return sha256(data + b"\n").hexdigest()


def first_difference(mine: Any, theirs: Any, path: str = "") -> str:
    """Where two JSON values first differ and what they hold there; "" where they are equal."""
    if mine == theirs:
        return ""
    if isinstance(mine, dict) and isinstance(theirs, dict):
        keys = dict.fromkeys((*mine, *theirs))
        pairs = ((f"{path}.{key}" if path else key, mine.get(key), theirs.get(key)) for key in keys)
    elif isinstance(mine, list) and isinstance(theirs, list):
        pairs = ((f"{path}[{n}]", a, b) for n, (a, b) in enumerate(zip_longest(mine, theirs)))
    else:
        return f"{path}: {_shown(mine)}, without later rows {_shown(theirs)}"
    found = (first_difference(a, b, name) for name, a, b in pairs)
    return next(filter(None, found), f"{path}: one has more members")


def _shown(value: Any) -> str:
    text = msgspec.json.encode(value).decode()
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
