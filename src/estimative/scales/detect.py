"""Which scales the words of a text belong to."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from estimative.model.scales import Scale
from estimative.scales.tables import builtin, normal, term


class Membership(Struct, frozen=True, kw_only=True):
    """How far a text's terms belong to one scale: the distinct terms on it, and those that are not."""

    scale: str
    on: tuple[str, ...]
    off: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share of the distinct terms that are on the scale (0 for no terms)."""
        total = len(self.on) + len(self.off)
        return len(self.on) / total if total else 0.0


def detect(words: Iterable[str], scales: Iterable[Scale] | None = None) -> tuple[Membership, ...]:
    """The scales that hold any of these terms, best first: most terms held, then the order of `scales`."""
    distinct = sorted({normal(item) for item in words})
    found = []
    for place, scale in enumerate(builtin() if scales is None else tuple(scales)):
        on = tuple(item for item in distinct if term(item, scale))
        if on:
            off = tuple(item for item in distinct if item not in on)
            found.append((-len(on), place, Membership(scale=scale.id, on=on, off=off)))
    return tuple(item for _, _, item in sorted(found, key=lambda entry: entry[:2]))
