"""Every rule has its page; its bad examples bring this finding and no other, its good ones none."""

from __future__ import annotations

from itertools import chain

import pytest

from estimative.lint import registry
from estimative.lint.engine import lint
from estimative.lint.examples import SLOTS, Example, examples, framed
from estimative.lint.fixes import mend
from estimative.lint.rule import Rule
from estimative.lint.staged import staged
from estimative.model.findings import Finding
from estimative.text.parse import parse

RULES = registry.rules()
CASES = list(
    chain.from_iterable([(rule, number, example) for number, example in enumerate(examples(rule))] for rule in RULES)
)


def findings(data: bytes) -> list[Finding]:
    return lint(parse(data))


def of(example: Example) -> list[Finding]:
    """The findings on an example, with what it says was known beside it."""
    return lint(parse(framed(example)), inputs=staged(example))


def test_the_frame_is_clean() -> None:
    assert findings(framed(Example("good", "judgment", {}, SLOTS["judgment"]))) == []


@pytest.mark.parametrize(("rule", "number", "example"), CASES, ids=[f"{r.code}-{e.kind}-{n}" for r, n, e in CASES])
def test_examples_fire_as_the_page_says(rule: Rule, number: int, example: Example) -> None:
    codes = {item.code for item in of(example)}
    assert codes == ({rule.code} if example.kind == "bad" else set())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_page_is_whole(rule: Rule) -> None:
    page = rule.page
    assert rule.summary.endswith((".", "”.", '".'))
    assert len(rule.summary) < 120
    assert [line for line in page.split("\n") if line.startswith("## ")] == [
        "## Why",
        "## Bad",
        "## Good",
        "## When to ignore",
    ]
    assert {item.kind for item in examples(rule)} == {"bad", "good"}
    assert rule.code in registry.page(rule.code)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_declared_fixability_is_what_examples_show(rule: Rule) -> None:
    bad = [item for example in examples(rule) if example.kind == "bad" for item in of(example)]
    kinds = {item.fix.kind for item in bad if item.fix}
    assert (rule.fix == "none" and not kinds) or rule.fix in kinds


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.fix == "safe"], ids=lambda rule: rule.code)
def test_safe_fixes_leave_nothing_of_their_kind(rule: Rule) -> None:
    for example in examples(rule):
        mended, left, _ = mend(framed(example), findings)
        assert not [item for item in left if item.fix and item.fix.kind == "safe"]
        assert example.kind == "bad" or mended == framed(example)
