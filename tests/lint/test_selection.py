"""Selecting rules by code, prefix, family and name."""

from __future__ import annotations

import pytest

from estimative.errors import UsageError
from estimative.lint import registry
from estimative.lint.selection import chosen, split


def picked(select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> set[str]:
    return {rule.code for rule in chosen(registry.rules(), select, ignore)}


def test_everything_without_selectors() -> None:
    assert picked() == set(registry.codes()) == picked(("ALL",))


def test_families_prefixes_codes_and_names() -> None:
    assert {code[0] for code in picked(("E",))} == {"E"}
    assert picked(("E10",)) == {code for code in registry.codes() if code.startswith("E10")}
    assert picked(("bare-will", "t501")) == {"E104", "T501"}


def test_the_more_specific_selector_wins() -> None:
    assert picked(("E",), ("E104",)) == picked(("E",)) - {"E104"}
    assert picked(("E104",), ("E",)) == {"E104"}
    assert picked(("E104",), ("E104",)) == set()


def test_unknown_selector_names_near_ones() -> None:
    with pytest.raises(UsageError, match="E10"):
        picked(("E1O4",))
    with pytest.raises(UsageError, match="bare-will"):
        picked((), ("bare-wil",))


def test_comma_separated_lists_are_split() -> None:
    assert split(("E101, J", "T")) == ("E101", "J", "T")


def test_page_and_codes_for_explain() -> None:
    assert "# E104 bare-will" in registry.page("E104") == registry.page("bare-will")
    assert list(registry.codes()) == sorted(registry.codes())
    with pytest.raises(UsageError):
        registry.page("E999")
