"""Which rules run: codes, prefixes, families and names, the more specific selector winning."""

from __future__ import annotations

from collections.abc import Sequence

from estimative.errors import UsageError
from estimative.lint.registry import near
from estimative.lint.rule import Rule

ALL = "ALL"


def chosen(rules: Sequence[Rule], select: Sequence[str], ignore: Sequence[str]) -> tuple[Rule, ...]:
    """The rules that `select` (empty: all) asks for and `ignore` does not take away.

    A selector is a code ("E101"), a prefix or family ("E1", "E"), a rule's name, or ALL. Of the selectors that fit a
    rule the longest decides; at equal length `ignore` wins. Raises `UsageError` for a selector that fits no rule,
    with near matches.
    """
    if not select and not ignore:
        return tuple(rules)
    wanted = [_checked(rules, item) for item in select] or [ALL]
    unwanted = [_checked(rules, item) for item in ignore]
    return tuple(item for item in rules if _strength(item, wanted) > _strength(item, unwanted))


def _checked(rules: Sequence[Rule], selector: str) -> str:
    text = selector.strip()
    if text.upper() == ALL:
        return ALL
    if text and any(_fits(item, text) for item in rules):
        return text
    known = [*(item.code for item in rules), *(item.name for item in rules), *sorted({item.family for item in rules})]
    raise UsageError(f"no rule fits {selector!r}", hint=near(text, known))


def _fits(item: Rule, selector: str) -> bool:
    return item.code.startswith(selector.upper()) or item.name == selector.lower()


def _strength(item: Rule, selectors: Sequence[str]) -> int:
    """How specifically the selectors name a rule: -1 not at all, 0 by ALL, else the letters of the code they give."""
    best = -1
    for selector in selectors:
        if selector == ALL:
            best = max(best, 0)
        elif item.name == selector.lower():
            best = max(best, len(item.code))
        elif item.code.startswith(selector.upper()):
            best = max(best, len(selector))
    return best


def split(given: Sequence[str]) -> tuple[str, ...]:
    """Selectors as given on a command line, several or comma-separated, one by one."""
    return tuple(part.strip() for item in given for part in item.split(",") if part.strip())
