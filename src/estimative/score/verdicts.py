"""The answer of one check on one incident."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

from msgspec import Struct

from estimative.model.events import Attestation

Answer = Literal["yes", "open", "no"]
YES: Final = "yes"
NO: Final = "no"


class Check(Struct, frozen=True):
    """*yes*, *no* or *open*, why, what was said for it, and a caveat where *yes* should be read with care."""

    answer: Answer
    reason: str = ""
    said: tuple[Attestation, ...] = ()
    caveat: str = ""


def yes(reason: str, said: Sequence[Attestation] = (), caveat: str = "") -> Check:
    """The check is passed."""
    return Check("yes", reason, tuple(said), caveat)


def open_(reason: str, said: Sequence[Attestation] = ()) -> Check:
    """The check can be read either way."""
    return Check("open", reason, tuple(said))


def no(reason: str, said: Sequence[Attestation] = ()) -> Check:
    """The check is not passed."""
    return Check("no", reason, tuple(said))
