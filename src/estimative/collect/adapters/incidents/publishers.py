"""Publishers as sources: ``The Hindu (AFP)`` is one outlet that reprints an agency, ``X via Y`` is X read through Y."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from msgspec import Struct

_BRACKETS = re.compile(r"(.+?) \(([^()]+)\)\Z")
_NAMES_A_COPY = re.compile(
    r"\b(copy|edition|mirror|agency|academy|centre|center|institute|university|ministry)\b", re.I
)
_WORD = re.compile(r"[^\W_]+")
_LEAD = ("with ", "digest of ", "reprint of ")
_TAIL = (" text", " texts", " report", " reports", " data", " style")


class Publisher(Struct, frozen=True):
    """A publisher taken apart: the outlet, the agency whose text it carries, and what else the words said."""

    name: str
    origin: str = ""
    note: str = ""


def read(text: str, is_country: Callable[[str], object]) -> Publisher:
    """Take ``Outlet (Agency)`` apart. A country or a description in the brackets belongs to the outlet's name."""
    body, via, channel = text.partition(" via ")
    note = f"read via {channel}" if via else ""
    match = _BRACKETS.match(body)
    if match is None or is_country(match[2]) or _NAMES_A_COPY.search(match[2]) or match[2][:1].isdecimal():
        return Publisher(body, "", note)
    origin = _bare(match[2])
    if origin != match[2]:
        note = "; ".join(part for part in (f"publisher as given: {body}", note) if part)
    return Publisher(match[1], origin, note)


def _bare(text: str) -> str:
    """The agency's name without the words around it: "with AFP", "VOA text", "UN reports"."""
    for lead in _LEAD:
        text = text.removeprefix(lead)
    for tail in _TAIL:
        text = text.removesuffix(tail)
    return text


class Names:
    """Ids for publishers: the name's words in small letters; a digest more where two names would share one."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}
        self._taken: set[str] = set()

    def __contains__(self, name: str) -> bool:
        return name in self._ids

    def id(self, name: str) -> str:
        """The id of this publisher, the same every time."""
        found = self._ids.get(name)
        if found is None:
            found = "-".join(_WORD.findall(name.lower())) or "publisher"
            if found in self._taken:
                found += "-" + hashlib.blake2b(name.encode(), digest_size=4).hexdigest()
            self._ids[name] = found
            self._taken.add(found)
        return found
