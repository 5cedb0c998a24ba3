"""Sentence ranges: abbreviations, numbers, quotes, source marks, lists, other scripts; and the laws for any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from estimative.text import sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences.split(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Central Command and the U.K. Home Office met Gen. A. B. Khan at 5.5 km.",
        "See e.g. Fig. 3 and No. 5 of vol. 2, i.e. the annex.",
        "It fell by 3.5 per cent on 9. July near St. Petersburg.",
        "A. We assess that it is likely.",
        "1. We judge that it will not.",
        "The line was wrapped\nby hand and goes on\nuntil here.",
        "They waited ... and then left.",
        "The site kun.uz reported it.",
        "Lt. Col. Smith et al. wrote this.",
        "The claim (see p. 4) came on Jan. 5.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “It is over.” Then he left.", ["He said “It is over.”", "Then he left."]),
        ("It happened in the U.S. The group fled.", ["It happened in the U.S.", "The group fled."]),
        ("It rose in 2022. In 2023 it fell.", ["It rose in 2022.", "In 2023 it fell."]),
        ("There were 14. 12 died.", ["There were 14.", "12 died."]),
        ("Why? Nobody knows! Wait… What?", ["Why?", "Nobody knows!", "Wait…", "What?"]),
        ("It left. al-Qaida stayed.", ["It left.", "al-Qaida stayed."]),
        ("これは文。次の文！", ["これは文。", "次の文！"]),
        ("One point\n- first item\n- second item", ["One point", "- first item", "- second item"]),
        ("A heading\n\nA paragraph", ["A heading", "A paragraph"]),
        ("It ended at 5 p.m. The group left.", ["It ended at 5 p.m.", "The group left."]),
    ],
)
def test_two_sentences_part(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell. (source) It rose. (source)", ["It fell.", "It rose."]),
        ("It fell.[^a][^b-2] It rose.[^c]", ["It fell.", "It rose."]),
        ("It fell. [1, 2–4] It rose¹.", ["It fell.", "It rose¹."]),
        ("It fell (source). It rose", ["It fell (source).", "It rose"]),
        ("It fell without a stop (source)", ["It fell without a stop"]),
        ("It fell.(source) It rose.", ["It fell.", "It rose."]),
        ("(source)", []),
        ("It fell. (This was a surprise.) It rose.", ["It fell.", "(This was a surprise.)", "It rose."]),
    ],
)
def test_source_marks_stand_outside_the_ranges(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_the_seeds_marks_follow_their_sentences(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    ranges = sentences.split(text)
    between = [text[a[1] : b[0]] for a, b in pairwise([*ranges, (len(text), len(text))])]
    assert sum(gap.count("(source)") for gap in between) == text.count("(source)") == 14
    assert not any("(source)" in text[start:end] for start, end in ranges)


@given(st.text(alphabet=st.sampled_from("aA1 .!?…\n()[]^“”\"'-。"), max_size=120))
@settings(max_examples=200)
def test_ranges_are_ordered_trimmed_and_lose_only_space_marks_and_stops(text: str) -> None:
    ranges = sentences.split(text)
    assert all(start < end for start, end in ranges)
    assert all(a[1] <= b[0] for a, b in pairwise(ranges))
    assert all(text[start:end] == text[start:end].strip() for start, end in ranges)
    covered = {at for start, end in ranges for at in range(start, end)}
    lost = "".join(char for at, char in enumerate(text) if at not in covered)
    assert not any(char.isalpha() and char.isascii() for char in lost.replace("[^", "")) or "[" in text


@pytest.mark.parametrize("unit", ["a. ", ". (", "(source) ", "[^a", "x", " ", ".", "A.B", "“"])
def test_long_lines_come_back(unit: str) -> None:
    assert isinstance(sentences.split(unit * 20_000), list)
