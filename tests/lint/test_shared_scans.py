"""What is worked out once for all rules gives the same as working it out at every place."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from estimative.lint.document import Document
from estimative.lint.words import Words
from estimative.text.flow import flow
from estimative.text.parse import parse
from estimative.text.phrases import dates
from estimative.text.source import SourceText

_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")
PARTS = st.sampled_from(
    [
        "May",
        "may ",
        "MAY",
        "IS-K",
        "al‑Qa’ida",
        "İ",
        "Σας ",
        "straße ",
        "2022",
        " ",
        "\n",
        "_",
        "é",
        "漢",
        "😀",
        "-\n",
        "the ",
    ]
)
TEXTS = st.lists(PARTS, max_size=14).map("".join)


@given(TEXTS)
def test_words_and_their_places(text: str) -> None:
    words, slow = Words(text), list(_WORD.finditer(text))
    assert words.text == [match.group().lower().replace("’", "'").replace("‑", "-") for match in slow]
    assert words.starts == [match.start() for match in slow]
    assert words.ends == [match.end() for match in slow]
    assert words.head(2).starts == words.starts[:2]


@given(TEXTS, st.binary(max_size=3))
def test_bytes_and_characters_of_a_source(text: str, stray: bytes) -> None:
    source = SourceText(text.encode() + stray + text.encode())
    at = 0
    for index, char in enumerate(source.text):
        assert source.byte(index) == at
        assert source.char(at) == index
        at += len(char.encode("utf-8", "surrogateescape"))
    assert source.byte(len(source.text)) == at


@given(TEXTS)
def test_a_flow_that_is_moved(text: str) -> None:
    here, there = flow(text), flow(text).moved(7)
    assert there.text == here.text
    if here.text:
        assert [there.start(at) for at in range(len(there.text))] == [
            7 + here.start(at) for at in range(len(here.text))
        ]


def test_passages_with_a_word_are_those_that_have_it() -> None:
    text = "Key Judgment 1\nIt is likely that Kabul will fall.\n- Kabul was hit.\n- Herat was not hit in May 2022.\n"
    document = Document(parse(text.encode()))
    for words in ({"kabul"}, {"herat", "fall"}, {"nobody"}):
        slow = [item for item in document.prose() if not words.isdisjoint(item.words.text)]
        assert document.having(words) == slow


def test_a_month_with_a_letter_that_only_folds_to_ascii_is_no_date() -> None:
    assert [item.text for item in dates.find("in Juneİin 2022")] == []
