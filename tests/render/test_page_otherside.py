"""The page of an explained verdict and of a judgment's other side."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from sample_world import grounding, hindsight

from estimative.model.claims import Comparison, Contrary
from estimative.render.assemble import page as make_page
from estimative.render.bundle import Bundle
from estimative.render.html import HtmlRenderer
from estimative.render.page import BlockView, Page
from estimative.render.verdict_views import VerdictView
from estimative.render.verdicts import attribute_rows, comparison_view


def shown(bundle: Bundle) -> str:
    return HtmlRenderer().render(bundle, make_page(bundle))["index.html"].decode()


def verdicts(page: Page) -> Iterator[VerdictView]:
    for section in page.sections:
        for block in section.blocks:
            for sentence in block.sentences:
                yield from sentence.verdicts


def blocks(page: Page) -> Iterator[BlockView]:
    for section in page.sections:
        yield from section.blocks


@pytest.fixture(scope="module")
def text(bundle: Bundle) -> str:
    return shown(bundle)


def test_a_difference_stands_in_the_row_of_its_attribute(page: Page) -> None:
    rows = next(v for v in verdicts(page) if v.attributes).attributes
    told = [(r.attribute, r.relation, r.differs) for r in rows]
    assert told == [("target", "agrees", False), ("date", "differs", True)]
    assert rows[1].note == "+1 day; the claim came out on 5 July"


def test_a_difference_without_an_attribute_keeps_a_row_of_its_own() -> None:
    difference = next(d for v in grounding().verdicts for d in v.differences if d.attribute == "killed")
    (row,) = attribute_rows((), (difference,))
    assert (row.attribute, row.stated, row.known, row.differs) == ("killed", "60", "62–63", True)


def test_the_weakest_link_is_said_once(page: Page) -> None:
    found = next(v for v in verdicts(page) if v.weakest)
    assert (found.weakest, found.notes) == ("one origin", ())


def test_an_antecedent_leads_to_the_line_it_points_to(page: Page) -> None:
    (back,) = next(v for v in verdicts(page) if v.antecedents).antecedents
    first = next(s for b in blocks(page) for s in b.sentences if s.line == 18)
    assert (back.value, back.line, back.anchor) == ("the bus in Herat", 18, first.id)


@pytest.mark.parametrize(
    ("ratio", "place", "words"),
    [
        (1.0, 50.0, "1"),
        (4.0, 75.0, "4"),
        (0.25, 25.0, "0.25"),
        (0.0, 0.0, "0"),
        (float("inf"), 100.0, "∞"),
        (90, 100, "90"),
    ],
)
def test_a_ratio_has_its_place_on_the_scale(page: Page, ratio: float, place: float, words: str) -> None:
    made = Comparison(
        series="s", measure="m", baseline="b", before="1", after="2", ratio=ratio, low=ratio, high=ratio, rise=0.5
    )
    view = comparison_view(made, _index())
    assert (view.ratio_x, view.ratio) == (place, words)


def _index():  # type: ignore[no-untyped-def]
    from estimative.render.facts import Facts
    from estimative.render.index import Index

    return Index(Facts())


def test_a_bullet_says_how_it_fits(page: Page) -> None:
    found = [b.fit.summary for b in blocks(page) if b.fit]
    assert found == ["meets actor, act, place; origin not shown", "shows no event or count that could meet it"]


def test_contrary_evidence_and_factors_stand_with_their_judgment(page: Page, text: str) -> None:
    second = next(s for s in page.sections if s.judgment == "kj2")
    assert [c.why for c in second.contrary] == ["Uzbekistan denied the rockets of April."]
    assert second.contrary[0].cites[0].anchor
    assert "bearing 0.80 × grade 0.95 × freshness 0.99 = 0.75" in text
    assert all(not s.contrary for s in page.sections if s.judgment != "kj2")


def test_comparisons_show_the_main_reading_and_fold_the_others(text: str) -> None:
    table = text[text.index('class="compared"') :]
    assert table.index("7.6") < table.index("1 other reading") < table.index("reports a month late")
    assert "P(rise)" in table


def test_tiers_links_and_cover_are_words(text: str) -> None:
    for words in ("strict: no", "cause: not shown", "What the store covers", "Weakest link"):
        assert words in text


def test_known_later_stands_apart_and_only_on_request(bundle: Bundle, text: str) -> None:
    assert 'id="known-later"' not in text
    later = shown(replace(bundle, grounding=hindsight(), later=None))
    before, after = later.split('<section id="known-later"')
    assert "A second bus was hit" not in before
    assert "A second bus was hit" in after
    assert "known 28 October 2022" in after


def test_nothing_known_later_changes_what_stands_before_it(bundle: Bundle) -> None:
    plain = make_page(replace(bundle, later=None))
    later = make_page(replace(bundle, grounding=hindsight(), later=None))
    assert replace(later, known_later=()) == plain


def test_hostile_words_of_the_store_stay_words(bundle: Bundle) -> None:
    bad = Contrary(judgment="kj1", why='<script>alert(1)</script>" onclick="x')
    page = shown(replace(bundle, grounding=replace(bundle.grounding, contrary=(bad,))))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_a_page_without_the_other_side_has_no_box(bare: Bundle) -> None:
    text = shown(bare)
    assert 'class="text omissions' not in text
    assert 'class="v fit' not in text
    assert not re.search(r'<table class="(?:differences|compared)"', text)
