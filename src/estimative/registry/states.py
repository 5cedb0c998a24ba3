"""States as actors: "Uzbekistan denied", "Tajik border troops", "the government of Iran"."""

from __future__ import annotations

from collections.abc import Iterator

from estimative.model.spans import Found
from estimative.registry.entries import Country
from estimative.registry.index import Match, NameIndex, Words

_OFFICES_LIST = """government governments authorities authority ministry minister ministers army military forces
force troops police officials official officers officer officeholders soldiers guards guard spokesman spokeswoman
spokesperson president presidency prime regime administration parliament security intelligence services service
embassy diplomats diplomat leadership officialdom court courts state envoy ambassador navy defence defense border
foreign interior counter-terrorism office presidential federal armed air agency commander commanders directorate
rangers"""
_OFFICES = frozenset(_OFFICES_LIST.split())
_TITLES_LIST = """prime foreign interior defence defense border presidential armed air federal state security"""
_TITLES = frozenset(_TITLES_LIST.split())
_BEFORE = ("government of", "governments of", "authorities of", "authorities in", "army of", "state of")
_PLACE_WORDS_LIST = """in into inside within from across throughout near outside through to on around over of at
towards toward between northern southern eastern western central north south east west at,"""
_PLACE_WORDS = frozenset(_PLACE_WORDS_LIST.split())


class StateFinder:
    """Finds states that act or are acted on; a country as a mere place is left out."""

    def __init__(self, index: NameIndex[Country, Country]) -> None:
        self._index = index

    def find(self, words: Words) -> Iterator[Found]:
        """States in text order; `value` is "Government of …"."""
        text = words.text
        for match in self._index.find(words):
            span = self._span(text, match)
            if span:
                start, end = span
                yield Found(start, end, text[start:end], f"Government of {match.entries[0].name}")

    def _span(self, text: str, match: Match[Country]) -> tuple[int, int] | None:
        end = _office(text, match.end)
        if end:
            return match.start, end
        before = _before(text, match.start)
        if before is not None:
            return before, match.end
        if match.name in match.entries[0].demonyms or after_place_word(text, match.start):
            return None
        return match.start, match.end


def _office(text: str, end: int) -> int:
    """Where the office that follows a name ends, 0 for none: "Uzbek| presidential spokesman"."""
    last = 0
    position = end + 2 if text[end : end + 2] in ("'s", "’s") else end
    for _ in range(4):
        if text[position : position + 1] != " ":
            break
        stop = position + 1
        while stop < len(text) and (text[stop].isalpha() or text[stop] == "-"):
            stop += 1
        word = text[position + 1 : stop].lower()
        if word not in _OFFICES:
            break
        position = stop
        last = stop
    return last


def _before(text: str, start: int) -> int | None:
    near = text[max(0, start - 24) : start].rstrip()
    near = near[:-4] if near.lower().endswith(" the") else near
    for words in _BEFORE:
        if near.lower().endswith(words):
            return max(0, start - 24) + len(near) - len(words)
    return None


def after_place_word(text: str, start: int) -> bool:
    """Whether what starts here is a place by the words before it: "in northern |", "from the |", "Peshawar, |"."""
    near = text[max(0, start - 40) : start]
    if near.endswith(", "):
        word = near[:-2].rpartition(" ")[2]
        return word[:1].isupper() and not after_list(near)
    words = near.split()
    if words and words[-1].lower() in ("the", "and", "or") and len(words) > 1:
        words = words[:-1] if words[-1].lower() == "the" else words
    return bool(words) and words[-1].lower().strip("(“\"'") in _PLACE_WORDS


def after_list(near: str) -> bool:
    """Whether the comma before is one of a list of several names rather than "city, country"."""
    return near.count(", ") > 1
