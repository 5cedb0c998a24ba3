"""The rules that are installed: found through the entry points ``estimative.rules``, loaded by family when wanted.

An entry point names a sequence of `Family` (or of `Rule`). The built-in one is `estimative.lint.rules.BUILTIN`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from estimative import plugins
from estimative.errors import PluginError, UsageError
from estimative.lint.rule import Family, Rule


@cache
def families() -> tuple[Family, ...]:
    """The families of every installed rule set, the built-in ones first."""
    from estimative.lint.rules import BUILTIN

    found = list(BUILTIN)
    for name in plugins.names("rules"):
        things = plugins.load("rules", name)
        if things is not BUILTIN:
            found += [item for item in _items(name, things) if isinstance(item, Family)]
    return tuple(found)


@cache
def rules() -> tuple[Rule, ...]:
    """Every installed rule, by code. Raises `PluginError` where two rules share a code or a name."""
    loaded = [item for family in families() for item in family.rules()]
    for name in plugins.names("rules"):
        loaded += [item for item in _items(name, plugins.load("rules", name)) if isinstance(item, Rule)]
    seen: dict[str, Rule] = {}
    for item in loaded:
        for key in (item.code, item.name):
            if key in seen:
                raise PluginError(
                    f"two rules are called {key!r}", hint="a rule set must use codes and names of its own"
                )
            seen[key] = item
    return tuple(sorted(loaded, key=lambda item: item.code))


def _items(name: str, things: object) -> Iterator[Family | Rule]:
    if not isinstance(things, Iterable):
        raise PluginError(f"the rule set {name!r} is no sequence of Family or Rule")
    for item in things:
        if not isinstance(item, Family | Rule):
            raise PluginError(f"the rule set {name!r} holds {item!r}", hint="it must hold Family or Rule objects")
        yield item


def codes() -> tuple[str, ...]:
    """The codes of every installed rule, sorted."""
    return tuple(item.code for item in rules())


def get(code: str) -> Rule:
    """The rule with this code or name. Raises `UsageError` with near matches."""
    wanted = code.strip()
    for item in rules():
        if wanted.upper() == item.code or wanted.lower() == item.name:
            return item
    raise UsageError(
        f"no rule {code!r}", hint=near(code, [name for item in rules() for name in (item.code, item.name)])
    )


def near(word: str, known: Iterable[str]) -> str:
    """A hint that names the known words nearest to a mistyped one."""
    from difflib import get_close_matches

    lowered = {item.lower(): item for item in known}
    close = [lowered[item] for item in get_close_matches(word.lower(), sorted(lowered), n=4, cutoff=0.5)]
    return f"did you mean {', '.join(close)}?" if close else "`estimative explain --rules` lists them"


def page(code: str) -> str:
    """The Markdown page of a rule: title, facts, and its docstring. Raises `UsageError` for an unknown code."""
    item = get(code)
    fixes = {
        "safe": "safe, applied by `--fix`",
        "suggested": "suggested",
        "meaning": "suggested, never applied unseen: it changes the meaning",
        "none": "none",
    }[item.fix]
    facts = [
        f"**{item.severity}**",
        f"fix: {fixes}",
        f"since {item.since}",
        f"scales: {', '.join(item.profiles) if item.profiles else 'all'}",
        *([f"rests on {item.standard}"] if item.standard else []),
    ]
    beside = "" if "\n~ " not in item.page else f"\n\n{_BESIDE}"
    return f"# {item.code} {item.name}\n\n{' · '.join(facts)}\n\n{item.page}{beside}\n"


_BESIDE = (
    "This rule compares the text with what is known beside it, and says nothing where that is not given. In the "
    "examples a line that begins with `~` says what that is."
)
