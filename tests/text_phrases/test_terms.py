"""Estimative terms in sentences: longest first, with negation, modifiers and numbers; and the traps."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative import scales
from estimative.model.scales import Band
from estimative.text.phrases import terms

WORDS = [
    "not",
    "very",
    "highly",
    "likely",
    "unlikely",
    "probably",
    "(",
    "60",
    "%",
    ")",
    "“",
    "”",
    "remote",
    "chance",
    ".",
    "is",
]


def names(text: str, scale: str | None = None) -> list[str]:
    return [item.term for item in terms.find(text, scales.load(scale) if scale else None)]


@pytest.mark.parametrize("scale_id", scales.ids())
def test_every_term_and_synonym_is_found_whole(scale_id: str) -> None:
    scale = scales.load(scale_id)
    for row in scale.terms:
        for words in (row.name, *row.synonyms):
            if words == "remote":
                continue
            for form in scales.forms(words):
                found = terms.find(f"It is {form} that it happens.", scale)
                assert [(item.text, item.term, item.scale, item.band) for item in found] == [
                    (form, row.name, scale_id, row.band)
                ]


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("It is highly likely that", "highly likely"),
        ("a very unlikely case", "very unlikely"),
        ("It will almost certainly fail", "almost certain"),
        ("a roughly even chance of", "roughly even chance"),
        ("There is a realistic possibility that", "realistic possibility"),
        ("a remote chance of", "remote chance"),
        ("Very\nlikely, it will", "very likely"),
        ("HIGHLY LIKELY", "highly likely"),
    ],
)
def test_the_longest_term_wins(text: str, term: str) -> None:
    assert term in (names(text) or [""])[0] or scales.normal(terms.find(text)[0].text) == term


@pytest.mark.parametrize(
    "text",
    [
        "7th May 2022 and March 2022",
        "at least two died",
        "remote access to a remote village is needed",
        "The police had probable cause.",
        "the will of the people will do",
        "an unlikelyword and likelyish",
        "The weather is certain.",
        "an even number of chances",
        "The village is remote and poor.",
    ],
)
def test_traps_do_not_fire(text: str) -> None:
    assert terms.find(text) == []


def test_remote_is_a_term_where_a_chance_is_remote() -> None:
    found = terms.find("The likelihood of a coup remains remote.", scales.load("icd203"))
    assert [(item.text, item.term) for item in found] == [("remote", "almost no chance")]


@pytest.mark.parametrize(
    ("text", "negated", "modifier"),
    [
        ("It is not likely to", True, ""),
        ("It is not unlikely that", True, ""),
        ("It isn’t very likely", True, ""),
        ("It is no longer likely", True, ""),
        ("It is quite likely", False, "quite"),
        ("It is increasingly likely", False, "increasingly"),
        ("the most likely target", False, "most"),
        ("It is much more likely to", False, "much more"),
        ("It will probably not", True, ""),
        ("It probably will not", True, ""),
        ("not only likely", False, ""),
        ("Likely, yes", False, ""),
    ],
)
def test_negation_and_modifiers(text: str, negated: bool, modifier: str) -> None:
    (found,) = terms.find(text, scales.load("icd203"))
    if modifier or not found.text.lower().startswith("very"):
        assert (found.negated, found.modifier) == (negated, modifier)


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("It is likely (55–80 %) that", Band(0.55, 0.8)),
        ("It is likely (60 percent) that", Band(0.6, 0.6)),
        ("It is likely [about 65%] that", Band(0.65, 0.65)),
        ("It is likely (p = 0.6) that", Band(0.6, 0.6)),
        ("a 70 % likely outcome", Band(0.7, 0.7)),
        ("a roughly even (45-55 per cent) chance", Band(0.45, 0.55)),
        ("It is likely (more than 60 %) that", Band(0.6, 1.0, low_open=True)),
        ("It is likely (see p. 4) that", None),
        ("It is likely (60) that", None),
        ("It is likely (140 %) that", None),
    ],
)
def test_the_number_beside_a_term(text: str, band: Band | None) -> None:
    (found,) = terms.find(text, scales.load("icd203"))
    assert found.probability == band
    if found.number:
        assert text[found.number.start : found.number.end].strip() == found.number.text


def test_quoted_terms_are_marked_not_dropped() -> None:
    found = terms.find("He said “it is likely” but it is unlikely.")
    assert [(item.term, item.quoted) for item in found] == [("likely", True), ("unlikely", False)]
    assert [m.on for m in terms.detect_scales("He said “it is very likely” but it is highly likely.")] == [
        ("highly likely",)
    ]


def test_a_declared_scale_reads_its_own_words_first() -> None:
    assert terms.find("It is probable.", scales.load("nz"))[0].scale == "nz"
    (found,) = terms.find("It is highly likely.", scales.load("icd203"))
    assert (found.scale, found.scales) == ("phia-2025", ("phia-2025",))
    assert terms.find("It is likely.", scales.load("icd203+numbers"))[0].scale == "icd203+numbers"


def test_without_a_scale_the_texts_own_terms_choose_it() -> None:
    assert {item.scale for item in terms.find("It is highly likely. It is likely.")} == {"phia-2025"}
    assert {item.scale for item in terms.find("It is very likely. It is almost no chance. It is likely.")} == {"icd203"}


def test_a_house_scale_is_searched_too() -> None:
    rows = [{"name": "odds against", "percent": [0, 50]}, {"name": "odds on", "percent": [50, 100]}]
    house = scales.read({"id": "house:x", "title": "x", "source": "x", "ties": "towards-even", "terms": rows})
    assert [(item.term, item.scale) for item in terms.find("It is odds on that it is likely.", house)] == [
        ("odds on", "house:x"),
        ("likely", "icd203"),
    ]


@given(st.lists(st.sampled_from(WORDS), max_size=30))
@settings(max_examples=200)
def test_offsets_are_the_texts_own_and_do_not_overlap(words: list[str]) -> None:
    text = " ".join(words)
    found = terms.find(text)
    assert all(text[item.start : item.end] == item.text for item in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
