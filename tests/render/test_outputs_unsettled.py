"""The page where something cannot be settled, or has no number."""

from __future__ import annotations

from msgspec.structs import replace

from estimative.render.assemble import page as make_page
from estimative.render.bundle import Bundle
from estimative.render.figures import rows
from estimative.render.html import HtmlRenderer


def shown(bundle: Bundle) -> str:
    return HtmlRenderer().render(bundle, make_page(bundle))["index.html"].decode()


def test_statements_that_no_fact_settles_are_folded(bundle: Bundle) -> None:
    verdicts = tuple(replace(v, kind="not checkable") for v in bundle.grounding.verdicts)
    text = shown(replace(bundle, grounding=replace(bundle.grounding, verdicts=verdicts)))
    assert "that no fact can settle</summary>" in text
    assert text.count('class="v v-not-checkable unsettled"') <= len(verdicts)
    assert 'unsettled" open' not in text


def test_a_tier_without_a_number_says_why(bundle: Bundle) -> None:
    blank = {"probability": None, "floor": False, "term": "", "agrees": None, "warnings": ("no case: no floor",)}
    made = tuple(replace(f, **blank) if f.tier == "strict" else f for f in bundle.forecasts)
    changed = replace(bundle, forecasts=made)
    assert "no model probability. No case: no floor." in shown(changed)
    assert [row.missing for row in rows(make_page(changed).cards[1])] == [False, True, False]


def test_counted_cases_stand_apart_from_open_ones(bundle: Bundle) -> None:
    assert bundle.later
    result = replace(bundle.later.resolutions[1], disputed=("A-1: who did it is open", "A-2: one voice only (counted)"))
    text = shown(replace(bundle, later=replace(bundle.later, resolutions=(result,))))
    assert text.index("Disputed cases, left open") < text.index("Counted with a caveat") < text.index("one voice only")
    assert "(counted)" not in text
