"""YAML with places: the keys and values of one mapping, each with the characters where it stands."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from estimative.text.drafts import Trouble

_DEEPEST = 64
_MOST = 50_000


class Value(Struct, frozen=True, kw_only=True):
    """A value at `start:end`. `text` is a scalar's words, `items` the scalars of a list (with their own places)."""

    start: int
    end: int
    text: str = ""
    plain: bool = True
    items: tuple[Value, ...] = ()
    fields: dict[str, Value] = {}
    key: tuple[int, int] = (0, 0)


class Mapping(Struct, frozen=True):
    """The values of a mapping by key, in order, and what could not be read."""

    values: dict[str, Value] = {}
    troubles: tuple[Trouble, ...] = ()


def mapping(text: str, start: int, end: int) -> Mapping:
    """Read ``text[start:end]`` as one YAML mapping. Never raises: what is no YAML is a trouble at its place."""
    import yaml

    words = text[start:end]
    if words.count("[") + words.count("{") > 2000 or _deep(words):
        return Mapping(troubles=(Trouble(start, end, "nested too deep to be read", "yaml"),))
    try:
        node = yaml.compose(words, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        return Mapping(troubles=(_trouble(error, start, end),))
    except (RecursionError, ValueError) as error:
        return Mapping(troubles=(Trouble(start, end, f"not YAML: {error}", "yaml"),))
    if node is None:
        return Mapping()
    if not isinstance(node, yaml.MappingNode):
        return Mapping(troubles=(Trouble(start, end, "expected lines of the form `key: value`", "yaml"),))
    reader = _Reader(start)
    return Mapping(reader.fields(node, 0), tuple(reader.troubles))


def _deep(words: str) -> bool:
    """Whether indents or dashes nest beyond what a person writes."""
    return any(len(line) - len(line.lstrip(" -?\t")) > 2 * _DEEPEST for line in words.split("\n"))


def _trouble(error: Any, start: int, end: int) -> Trouble:
    mark = getattr(error, "problem_mark", None)
    at = start + mark.index if mark is not None else start + (getattr(error, "position", 0) or 0)
    at = min(at, max(start, end - 1))
    said = getattr(error, "problem", None) or getattr(error, "reason", None) or "cannot be read"
    return Trouble(at, min(end, at + 1), f"not YAML: {said}", "yaml")


class _Reader:
    """Turns the library's nodes into values. `left` bounds the work: aliases can make a small text stand for an
    endless tree."""

    def __init__(self, base: int) -> None:
        self.base = base
        self.left = _MOST
        self.troubles: list[Trouble] = []

    def fields(self, node: Any, depth: int) -> dict[str, Value]:
        """The values of a mapping by key; of two with one key the first counts."""
        found: dict[str, Value] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key.value, str) else ""
            place = (self.base + key.start_mark.index, self.base + key.end_mark.index)
            if not name:
                self.troubles.append(Trouble(*place, "a key has to be a word", "yaml"))
            elif name in found:
                self.troubles.append(Trouble(*place, f"{name} stands twice; the first one counts", "yaml"))
            else:
                found[name] = self.value(value, depth + 1, place)
        return found

    def value(self, node: Any, depth: int, key: tuple[int, int] = (0, 0)) -> Value:
        """One value with its place."""
        start, end = self.base + node.start_mark.index, self.base + node.end_mark.index
        self.left -= 1
        if isinstance(node.value, str):
            return Value(start=start, end=end, text=node.value.strip(), key=key)
        if depth > _DEEPEST or self.left < 0:
            return Value(start=start, end=end, plain=False, key=key)
        if node.id == "sequence":
            items = tuple(self.value(item, depth + 1) for item in node.value[: max(0, self.left)])
            return Value(start=start, end=end, plain=False, items=items, key=key)
        return Value(start=start, end=end, plain=False, fields=self.fields(node, depth), key=key)
