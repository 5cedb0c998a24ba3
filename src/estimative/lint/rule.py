"""A rule: a small function over a document, what is known about it, and its page, which is the function's docstring.

    @rule("E104", "bare-will", severity="warning", fix="suggested", since="0.1")
    def bare_will(document: Document) -> Iterator[Hit]:
        '''A prediction with "will" and no likelihood. … ## Why … ## Bad … ## Good … ## When to ignore …'''

The page's examples are fenced blocks whose first word names a slot of a clean document (see
`estimative.lint.examples`); the tests put every bad one there and expect this code and no other, and every good one
and expect silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from estimative.model.findings import Fix, FixKind, Severity
from estimative.model.spans import Span

if TYPE_CHECKING:
    from estimative.lint.document import Document

Fixability = FixKind | Literal["none"]


class Hit(Struct, frozen=True, kw_only=True):
    """What a rule found at one place, before the engine adds the rule's code and severity. Fields as in `Finding`."""

    span: Span
    message: str
    reason: str
    judgment: str = ""
    evidence: tuple[str, ...] = ()
    fix: Fix | None = None


Check = Callable[["Document"], Iterator[Hit]]


class Rule(Struct, frozen=True, kw_only=True):
    """One rule and everything that selection, reports and pages need to know of it.

    `fix` is the strongest kind of fix it may offer. `profiles` are the scales for which the rule holds, empty for
    all; a scale that no standard knows (a house scale) gets every rule. `standard` is the section that it rests on.
    `page` is Markdown.
    """

    code: str
    name: str
    severity: Severity
    since: str
    check: Check
    fix: Fixability = "none"
    profiles: tuple[str, ...] = ()
    standard: str = ""

    @property
    def page(self) -> str:
        """The rule's page in Markdown: its function's docstring without the indentation."""
        return _dedented((self.check.__doc__ or "").strip())

    @property
    def summary(self) -> str:
        """The first line of the page."""
        return (self.check.__doc__ or "").strip().partition("\n")[0]

    @property
    def family(self) -> str:
        """The letters that the code begins with."""
        return self.code.rstrip("0123456789")


class Family(Struct, frozen=True):
    """A family of rules: its letter, its title, and the modules that hold its rules, imported when wanted."""

    letter: str
    title: str
    modules: tuple[str, ...]

    def rules(self) -> tuple[Rule, ...]:
        """The rules of the family, by code."""
        from importlib import import_module

        found = [item for name in self.modules for item in vars(import_module(name)).values() if isinstance(item, Rule)]
        return tuple(sorted(found, key=lambda item: item.code))


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    since: str,
    fix: Fixability = "none",
    profiles: tuple[str, ...] = (),
    standard: str = "",
) -> Callable[[Check], Rule]:
    """Make a `Rule` of a function. Its docstring is the page; the first line of it is the summary."""

    def made(check: Check) -> Rule:
        return Rule(
            code=code,
            name=name,
            severity=severity,
            since=since,
            check=check,
            fix=fix,
            profiles=profiles,
            standard=standard,
        )

    return made


def _dedented(page: str) -> str:
    first, *rest = page.split("\n")
    margin = min((len(line) - len(line.lstrip()) for line in rest if line.strip()), default=0)
    return "\n".join([first, *(line[margin:] for line in rest)])
