"""The page's data: numbered, linked, and free of anything later than the cut-off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from sample_document import SENTENCES

from estimative.model.codec import dumps
from estimative.render.assemble import page as make_page
from estimative.render.bundle import Bundle
from estimative.render.page import Page, SentenceView


def sentences(page: Page) -> Iterator[SentenceView]:
    for section in page.sections:
        for block in section.blocks:
            yield from block.sentences


def walk(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield key, item
            yield from walk(item)
    elif isinstance(value, list):
        for item in value:
            yield from walk(item)


def test_sections_are_the_document_s_parts(page: Page) -> None:
    assert [s.title for s in page.sections] == ["Summary", "Key judgment 1", "Key judgment 2", "Key judgment 3"]
    assert len(list(sentences(page))) == len(SENTENCES)


def test_a_sentence_carries_its_verdict_and_its_citations(page: Page) -> None:
    found = next(s for s in sentences(page) if s.line == 18)
    assert found.verdict == "partly"
    assert [run.kind for run in found.cites] == ["missing"]
    assert found.verdicts[0].differences[0].delta == "+1 day"


def test_sentences_of_one_block_get_letters(page: Page) -> None:
    assert [s.letter for s in sentences(page) if s.line == 18] == ["a", "b"]


def test_cards_put_word_and_number_side_by_side(page: Page) -> None:
    first, second, third = page.cards
    assert (first.term, first.forecasts[0].probability, first.forecasts[0].agrees) == ("highly likely", 0.31, False)
    assert [f.scored for f in second.forecasts] == [True, False]
    assert "No question block" in third.no_number
    assert dict(first.tally) == {"supported": 2, "partly": 1, "not found": 1}


def test_events_are_numbered_by_day_and_know_who_cites_them(page: Page) -> None:
    assert [e.number for e in page.events] == [1, 2, 3, 4, 5]
    assert [e.occurred.first for e in page.events] == sorted(e.occurred.first for e in page.events)
    herat = next(e for e in page.events if e.incident == "AFG-herat")
    assert len(herat.cited_by) == 2
    assert next(e for e in page.events if e.incident == "UZB-termez-july").omitted


def test_nothing_before_the_later_part_was_known_after_the_cutoff(page: Page) -> None:
    data = msgspec.json.decode(dumps(msgspec.structs.replace(page, later=None)))
    moments = [value for key, value in walk(data) if key == "known_at" and value]
    assert moments
    assert all(msgspec.convert(m, type=type(page.cutoff.instant)) <= page.cutoff.instant for m in moments)


def test_later_events_stand_in_the_later_part_only(page: Page) -> None:
    assert page.later is not None
    assert [e.incident for e in page.later.events] == ["AFG-herat-october"]
    assert b"AFG-herat-october" not in dumps(msgspec.structs.replace(page, later=None))


def test_findings_stand_at_their_block_or_with_the_document(page: Page) -> None:
    assert [f.code for f in page.findings] == ["M801"]
    at = {f.code: (f.line, f.column) for s in page.sections for b in s.blocks for f in b.findings}
    assert at["J203"] == (14, 36)
    assert page.cards[0].findings[0].code == "J203"


def test_the_ambiguous_cutoff_keeps_both_readings(page: Page) -> None:
    assert [order for _, order, _ in page.cutoff.readings] == ["day-first", "month-first"]


def test_anchors_are_unique(page: Page) -> None:
    data = msgspec.json.decode(dumps(page))
    shown = [*page.events, *page.sources, *page.counts, *sentences(page), *page.cards, *page.sections]
    assert page.later is not None
    names = [item.id for item in (*shown, *page.later.events, *page.later.sources)]
    assert len(names) == len(set(names))
    assert data["later"]["events"][0]["id"].startswith("l")


def test_a_bare_bundle_makes_a_page(bare: Bundle) -> None:
    made = make_page(bare)
    assert made.title == "bare.md"
    assert made.later is None
    assert made.events == ()


@pytest.mark.parametrize("field", ["title", "marking"])
def test_the_document_s_own_words_come_first(page: Page, field: str) -> None:
    assert getattr(page, field) in {"IS-K after the takeover", "TLP:CLEAR"}
    assert page.producer == "Example desk"


def test_an_omission_that_a_verdict_cites_is_drawn_as_cited(page: Page, bundle: Bundle) -> None:
    herat = next(e for e in page.events if e.incident == "AFG-herat")
    grounding = bundle.grounding
    again = msgspec.structs.replace(grounding.omissions[0], incident=herat.incident)
    both = msgspec.structs.replace(grounding, omissions=(*grounding.omissions, again))
    made = make_page(msgspec.structs.replace(bundle, grounding=both))
    found = next(e for e in made.events if e.incident == herat.incident)
    assert found.cited_by
    assert not found.omitted
    assert all(not (e.omitted and e.cited_by) for e in made.events)
    assert found.id not in {o.anchor for section in made.sections for o in section.omissions}
